"""Files written whole or not at all, and older ones kept."""

import os
from itertools import count
from pathlib import Path


def write(path: Path, content: str) -> None:
    """Put `content` at `path` in one step, so that no reader ever finds half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(content, encoding="utf-8", newline="")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Rename a file to the first free `name.backup-1.ext` and say which that is."""
    for number in count(1):
        backup = path.with_name(f"{path.stem}.backup-{number}{path.suffix}")
        if not os.path.lexists(backup):
            path.rename(backup)
            break
    return backup


def replace(path: Path, content: str) -> Path | None:
    """Write `content` like `write`; give the backup of what stood there if it was different."""
    backup = None
    if os.path.lexists(path):
        if path.is_file() and path.read_bytes() == content.encode():
            return None
        backup = set_aside(path)
    write(path, content)
    return backup
