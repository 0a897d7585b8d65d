"""The files that a class handed in, wherever they lie: in a folder, in a zip, in zips in these."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from crmlab.grading import notebook
from crmlab.grading.classes import archives
from crmlab.grading.classes.archives import Entry
from crmlab.grading.notebook import Unreadable

MOST_FILES = 1000

# What `crmlab submit` keeps of an earlier zip is the same learner's.
LEARNERS_ZIP = re.compile(r"submission-(.+?)(?:\.backup-\d+)?\.zip", re.IGNORECASE)

_NOISE = {"__MACOSX", ".ipynb_checkpoints"}


@dataclass(frozen=True)
class Packed:
    """Where a file lies that is an entry of a zip, which may itself be an entry of a zip."""

    archive: "Path | Packed"
    number: int


@dataclass(frozen=True)
class File:
    """A file that was handed in: its name with its folders, and the place of its content.

    The folders of a `stray` name lead out of its zip and say nothing about whose it is.
    """

    parts: tuple[str, ...]
    place: Path | Packed
    stray: bool = False

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.parts[-1]

    def content(self) -> bytes:
        """Give what the file holds.

        Raises:
            Unreadable: it is a link, too large, or damaged in its zip.
        """
        return _content(self.place, self.name, notebook.LIMIT_BYTES)

    def unpacked(self) -> list["File"]:
        """List the files in this zip.

        Raises:
            Unreadable: it is no zip, too large, or holds too many files.
        """
        content = _content(self.place, self.name, notebook.ZIP_LIMIT_BYTES)
        with archives.opened(content, self.name) as archive:
            entries = archives.entries(archive)
        if len(entries) > MOST_FILES:
            raise Unreadable(
                f"{self.name} holds more than {MOST_FILES} files: hand in the notebooks alone.",
                f"{self.name} 中的文件超过 {MOST_FILES} 个：请只提交笔记本。",
            )
        return list(_files(entries, self.place, within=self.parts))


def listing(where: Path) -> tuple[list[File], set[str]]:
    """List the files below a folder or in a zip of one, and the names of its top folders.

    Hidden files and what operating systems and Jupyter leave behind are passed over.

    Raises:
        Unreadable: it is neither.
    """
    if where.is_dir():
        folders = {path.name for path in where.iterdir() if path.is_dir()}
        return list(_below(where)), folders - _NOISE
    with archives.opened(where, where.name) as archive:
        entries = _unwrapped(archives.entries(archive), where.stem)
    inner = [entry for entry in entries if not entry.stray]
    folders = {entry.parts[0] for entry in inner if entry.folder or len(entry.parts) > 1}
    return list(_files(entries, where)), folders - _NOISE


def _content(place: Path | Packed, name: str, limit_bytes: int) -> bytes:
    if isinstance(place, Path):
        return notebook.read_regular(place, limit_bytes=limit_bytes)
    outer = place.archive
    source = outer if isinstance(outer, Path) else _content(outer, name, notebook.ZIP_LIMIT_BYTES)
    with archives.opened(source, name) as archive:
        return archives.read(archive, place.number, name, limit_bytes=limit_bytes)


def _below(root: Path) -> Iterator[File]:
    """Walk a folder without following links; one that may not be read counts as empty."""
    waiting = [root]
    while waiting:
        with suppress(PermissionError):
            for path in waiting.pop().iterdir():
                parts = path.relative_to(root).parts
                if path.is_dir() and not path.is_symlink() and path.suffix.lower() != ".ipynb":
                    waiting.append(path)
                elif not _is_noise(parts):
                    yield File(parts, path)


def _unwrapped(entries: list[Entry], name: str) -> list[Entry]:
    """Take off the folder of all learners' folders, where a zip holds that, called like itself."""
    kept = [entry for entry in entries if not _is_noise(entry.parts)]
    if all(entry.parts[0] == name for entry in kept) and any(map(_is_of_a_class, kept)):
        return [replace(entry, parts=entry.parts[1:]) for entry in kept if len(entry.parts) > 1]
    return kept


def _is_of_a_class(entry: Entry) -> bool:
    _, *inner = entry.parts
    if len(inner) == 1:
        return LEARNERS_ZIP.fullmatch(inner[0]) is not None
    return bool(inner) and inner[-1].lower().endswith((".ipynb", ".zip"))


def _files(
    entries: Iterable[Entry], archive: Path | Packed, *, within: tuple[str, ...] = ()
) -> Iterator[File]:
    for entry in entries:
        if not entry.folder and not _is_noise(entry.parts):
            yield File((*within, *entry.parts), Packed(archive, entry.number), entry.stray)


def _is_noise(parts: tuple[str, ...]) -> bool:
    return parts[-1].startswith(".") or not _NOISE.isdisjoint(parts)
