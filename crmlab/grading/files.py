"""Files written whole or not at all, and older ones kept."""

import filecmp
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path


def write(path: Path, content: str | Iterable[str]) -> None:
    """Put `content`, whole or piece by piece, at `path` in one step: no reader finds half of it."""
    with _draft(path, content) as draft:
        draft.replace(path)


def set_aside(path: Path) -> Path:
    """Rename a file to the first free `name.backup-1.ext` and say which that is."""
    for number in count(1):
        backup = path.with_name(f"{path.stem}.backup-{number}{path.suffix}")
        if not os.path.lexists(backup):
            path.rename(backup)
            break
    return backup


def replace(path: Path, content: str | Iterable[str]) -> Path | None:
    """Write `content` like `write`; give the backup of what stood there if it was different."""
    backup = None
    with _draft(path, content) as draft:
        if path.is_file() and filecmp.cmp(draft, path, shallow=False):
            return None
        if os.path.lexists(path):
            backup = set_aside(path)
        draft.replace(path)
    return backup


@contextmanager
def _draft(path: Path, content: str | Iterable[str]) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.writelines([content] if isinstance(content, str) else content)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
