"""The code of a notebook that may come from anyone.

The file is opened by its descriptor and never twice, so that nothing can be put in its place
between a look and a read; of its JSON only the sources of code cells are taken.
"""

import json
import os
import stat
from pathlib import Path
from typing import Any

from crmlab.grading.refusal import Refusal

LIMIT_BYTES = 10_000_000
ZIP_LIMIT_BYTES = 20_000_000
"""Of a learner's zip, and so of the list of files that it can claim to hold."""

_FLAGS = os.O_RDONLY
for _wanted in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):  # no link, no wait for a pipe; Windows
    _FLAGS |= getattr(os, _wanted, 0)


class Unreadable(Refusal):
    """A file that is no notebook, with what is wrong with it."""


def code_cells(path: Path, *, limit_bytes: int = LIMIT_BYTES) -> list[str]:
    """Give the sources of the code cells of the notebook at `path`.

    Raises:
        Unreadable: it is missing, a link, too large or not a notebook.
    """
    return cells_of(read_regular(path, limit_bytes=limit_bytes), path.name)


def read_regular(path: Path, *, limit_bytes: int) -> bytes:
    """Read a file that is neither a link, a folder nor a device, and no larger than allowed.

    Raises:
        Unreadable: it is one of these, or cannot be read.
    """
    name = path.name
    try:
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise a_link(name)
        if stat.S_ISDIR(kind):
            raise Unreadable(
                f"{name} is a folder: put the notebook itself there.",
                f"{name} 是文件夹：请放入笔记本文件本身。",
            )
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Unreadable(
                    f"{name} is not an ordinary file: put the notebook itself there.",
                    f"{name} 不是普通文件：请放入笔记本文件本身。",
                )
            content = file.read(limit_bytes + 1)
    except FileNotFoundError:
        raise Unreadable(
            f"{name} does not exist: check its name and folder.",
            f"{name} 不存在：请检查文件名和所在文件夹。",
        ) from None
    except OSError as error:
        raise Unreadable(
            f"{name} cannot be opened ({error.strerror}): check who may read it.",
            f"{name} 无法打开（{error.strerror}）：请检查读取权限。",
        ) from None
    if len(content) > limit_bytes:
        raise too_large(name, limit_bytes)
    return content


def a_link(name: str) -> Unreadable:
    """Say that a file only points to another."""
    return Unreadable(
        f"{name} is a symbolic link: put the file itself there.",
        f"{name} 是符号链接：请放入文件本身。",
    )


def too_large(name: str, limit_bytes: int) -> Unreadable:
    """Say that a file is larger than allowed."""
    size = f"{limit_bytes / 1e6:g} MB"
    return Unreadable(
        f"{name} is larger than {size}: hand it in without large outputs.",
        f"{name} 超过 {size}：请清除大块输出后再提交。",
    )


def cells_of(content: bytes, name: str) -> list[str]:
    """Give the sources of the code cells of a notebook file that has this content.

    >>> cells_of(b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["a = 1"]}]}', "x")
    ['a = 1']

    Raises:
        Unreadable: the content is not that of a notebook; the sentence begins with `name`.
    """
    match _json(content, name):
        case {"nbformat": 4, "cells": [*cells]}:
            return _sources(cells, "source", name)
        case {"nbformat": 3, "worksheets": [*sheets]}:
            return _sources(_all_cells(sheets), "input", name)
        case {"nbformat": int(version)} if version not in (3, 4):
            raise Unreadable(
                f"{name} is of a notebook format that is not read here (only 3 and 4 are): "
                "open it in JupyterLab and save it again.",
                f"{name} 的笔记本格式版本不受支持（只支持 3 和 4）："
                "请在 JupyterLab 中打开并重新保存。",
            )
        case _:
            raise _no_notebook(name)


def _json(content: bytes, name: str) -> Any:
    if not content.strip():
        raise Unreadable(
            f"{name} is empty: save the notebook again.", f"{name} 是空文件：请重新保存笔记本。"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(
            f"{name} is not UTF-8 text: open it in JupyterLab and save it again.",
            f"{name} 不是 UTF-8 编码的文本：请在 JupyterLab 中打开并重新保存。",
        ) from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if text.lstrip().startswith("{") and (
            error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        ):
            raise Unreadable(
                f"{name} breaks off in the middle: save or copy it once more.",
                f"{name} 不完整，中途断开：请重新保存或复制一次。",
            ) from None
        raise _no_notebook(name) from None
    except (ValueError, RecursionError):
        raise _no_notebook(name) from None


def _all_cells(sheets: list[Any]) -> list[Any]:
    found: list[Any] = []
    for sheet in sheets:
        match sheet:
            case {"cells": [*cells]}:
                found += cells
    return found


def _sources(cells: list[Any], key: str, name: str) -> list[str]:
    if not all(isinstance(cell, dict) and "cell_type" in cell for cell in cells):
        raise _damaged(name)
    return [_joined(cell.get(key), name) for cell in cells if cell["cell_type"] == "code"]


def _joined(source: Any, name: str) -> str:
    """Give a cell's source, which a file may hold as one string or as its lines.

    Half of a surrogate pair, which JSON can write and UTF-8 cannot, becomes a question mark.
    """
    lines = source if isinstance(source, list) else [source]
    if not all(isinstance(line, str) for line in lines):
        raise _damaged(name)
    separator = "" if not lines or lines[0].endswith("\n") else "\n"
    return separator.join(lines).encode("utf-8", "replace").decode()


def _no_notebook(name: str) -> Unreadable:
    return Unreadable(
        f"{name} is not a Jupyter notebook: hand in the .ipynb file that JupyterLab saved.",
        f"{name} 不是 Jupyter 笔记本：请提交 JupyterLab 保存的 .ipynb 文件。",
    )


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        f"{name} is damaged, a cell lacks its source: open it in JupyterLab and save it again.",
        f"{name} 已损坏，有单元格缺少内容：请在 JupyterLab 中打开并重新保存。",
    )
