"""What a mark depends on. Where all of it is the same, a notebook is not judged again."""

import hashlib
import json
import platform
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from crmlab.grading.running.walls import Limits


@dataclass(frozen=True)
class Circumstances:
    """The notebook and the checks by their SHA-256, versions, the variant, walls and limits."""

    notebook: str
    checks: str
    crmlab: str
    python: str
    pandas: str
    variant: int
    sandboxed: bool
    limits: str


def circumstances(
    notebook: str, checks: str, *, variant: int, sandboxed: bool, limits: Limits
) -> Circumstances:
    """Take down how a notebook is judged here; both digests are SHA-256."""
    return Circumstances(
        notebook=notebook,
        checks=checks,
        crmlab=_version("crmlab"),
        python=platform.python_version(),
        pandas=_version("pandas"),
        variant=variant,
        sandboxed=sandboxed,
        limits=json.dumps(asdict(limits), sort_keys=True),
    )


def digest(content: bytes) -> str:
    """Give the SHA-256 of a file.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


def digest_of_checks(exercise: Path) -> str:
    """Give the SHA-256 of the names and contents of the files in an exercise's folder."""
    files = {
        path.relative_to(exercise).as_posix(): digest(path.read_bytes())
        for path in exercise.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    return digest(json.dumps(files, sort_keys=True).encode())


_version = cache(metadata.version)
