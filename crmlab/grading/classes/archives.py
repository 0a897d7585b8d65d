"""Zip files that may come from anyone: listed and read in memory, never unpacked to disk."""

import io
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path

from crmlab.grading.notebook import Unreadable, a_link, too_large


@dataclass(frozen=True)
class Entry:
    """A file or folder in an archive: its number there and the parts of its name.

    `stray` says that the name leads out of the archive, so that its parts mean nothing.
    """

    number: int
    parts: tuple[str, ...]
    folder: bool
    stray: bool


def opened(source: Path | bytes, name: str) -> zipfile.ZipFile:
    """Open a zip file from its path or its content.

    Raises:
        Unreadable: it is no zip, or damaged.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except Exception:  # noqa: BLE001 - a forged archive may fail in any way
        raise Unreadable(
            f"{name} is not a zip file or is damaged: pack it once more.",
            f"{name} 不是 zip 文件或已损坏：请重新打包。",
        ) from None


def entries(archive: zipfile.ZipFile) -> list[Entry]:
    """List what is in an archive; names that Windows wrote may hold backslashes."""
    found = []
    for number, info in enumerate(archive.infolist()):
        name = info.filename.replace("\\", "/")
        first, *_ = steps = name.split("/")
        parts = tuple(part for part in steps if part not in ("", "."))
        stray = not first or ":" in first or ".." in steps
        if parts:
            found.append(Entry(number, parts, folder=name.endswith("/"), stray=stray))
    return found


def read(archive: zipfile.ZipFile, number: int, name: str, *, limit_bytes: int) -> bytes:
    """Read one file of an archive, whatever size the archive says it has.

    Raises:
        Unreadable: it is a link, locked, damaged or too large.
    """
    info = archive.infolist()[number]
    if stat.S_ISLNK(info.external_attr >> 16):
        raise a_link(name)
    if info.flag_bits & 1:
        raise Unreadable(
            f"{name} is locked with a password: hand it in without one.",
            f"{name} 设有密码：请去掉密码后再提交。",
        )
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(
            f"{name} is packed in an unusual way: pack it as an ordinary zip.",
            f"{name} 的压缩方式不受支持：请打包为普通 zip 文件。",
        )
    try:
        with archive.open(info) as file:
            content = file.read(limit_bytes + 1)
    except Exception:  # noqa: BLE001 - as above
        raise Unreadable(
            f"{name} is damaged inside its zip file: pack it once more.",
            f"{name} 在 zip 文件中已损坏：请重新打包。",
        ) from None
    if len(content) > limit_bytes:
        raise too_large(name, limit_bytes)
    return content
