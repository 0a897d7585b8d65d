"""Files written whole or not at all, older ones kept, and files as they go into a zip."""

import filecmp
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

Content = str | bytes | Iterable[str]
"""Of a file, whole or piece by piece; text is written in UTF-8."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write(path: Path, content: Content) -> None:
    """Put `content` at `path` in one step: no reader finds half of it."""
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


def replace(path: Path, content: Content) -> Path | None:
    """Write `content` like `write`; give the backup of what stood there if it was different."""
    backup = None
    with _draft(path, content) as draft:
        if path.is_file() and filecmp.cmp(draft, path, shallow=False):
            return None
        if os.path.lexists(path):
            backup = set_aside(path)
        draft.replace(path)
    return backup


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Describe a file in a zip so that the same content is always the same bytes."""
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16  # else nobody may read it once it is unpacked
    return entry


@contextmanager
def _draft(path: Path, content: Content) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if isinstance(content, bytes):
            draft.write_bytes(content)
        else:
            with draft.open("w", encoding="utf-8", newline="") as file:
                file.writelines([content] if isinstance(content, str) else content)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
