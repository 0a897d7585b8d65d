import json
import os
from pathlib import Path
from typing import Any

import nbformat as untyped_nbformat
import pytest

from crmlab.grading.notebook import Unreadable, cells_of, code_cells

nbformat: Any = untyped_nbformat
CODE = {"cell_type": "code", "source": "answer = 1"}


def v4(*cells: object, **more: object) -> bytes:
    return json.dumps({"nbformat": 4, "cells": cells} | more).encode()


def v3(*cells: object) -> bytes:
    return json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}).encode()


def test_the_sources_of_code_cells_are_given_in_their_order() -> None:
    text = {"cell_type": "markdown", "source": "# Title"}
    second = {"cell_type": "code", "source": "b = 2"}
    assert cells_of(v4(text, CODE, text, second), "x.ipynb") == ["answer = 1", "b = 2"]


@pytest.mark.parametrize("source", ["a = 1\nb = 2", ["a = 1\n", "b = 2"]])
def test_a_source_may_be_a_string_or_its_lines(source: object) -> None:
    assert cells_of(v4({"cell_type": "code", "source": source}), "x") == ["a = 1\nb = 2"]


@pytest.mark.parametrize(
    "lines", ["a = 1\nb = 2", ["a = 1\n", "b = 2"], ["a = 1", "b = 2"]], ids=str
)
def test_nbformat_3_keeps_its_code_in_worksheets_under_input(lines: object) -> None:
    heading = {"cell_type": "heading", "level": 1, "source": "Title"}
    assert cells_of(v3(heading, {"cell_type": "code", "input": lines}), "x") == ["a = 1\nb = 2"]


@pytest.mark.parametrize("version", [3, 4])
def test_files_that_nbformat_writes_are_read(version: int, tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(source) for source in ("a = 1\nb = '比率'", "", "c = a")]
    notebook = nbformat.convert(nbformat.v4.new_notebook(cells=cells), version)
    path = tmp_path / "x.ipynb"
    nbformat.write(notebook, path)
    assert code_cells(path) == ["a = 1\nb = '比率'", "", "c = a"]


def test_a_byte_order_mark_of_utf_8_is_passed_over() -> None:
    assert cells_of(b"\xef\xbb\xbf" + v4(CODE), "x") == ["answer = 1"]


def test_a_notebook_without_code_has_no_cells() -> None:
    assert cells_of(v4(), "x") == []


def test_half_a_surrogate_pair_cannot_leave_as_text_that_utf_8_refuses() -> None:
    (source,) = cells_of(v4({"cell_type": "code", "source": "a = '\ud83d'"}), "x")
    assert source == "a = '?'"


DAMAGED = "x.ipynb is damaged, a cell lacks its source: open it in JupyterLab and save it again."
NO_NOTEBOOK = "x.ipynb is not a Jupyter notebook: hand in the .ipynb file that JupyterLab saved."
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "x.ipynb is empty: save the notebook again."),
    "blank": (b" \n", "x.ipynb is empty: save the notebook again."),
    "cut off between cells": (
        v4(CODE, CODE)[:60],
        "x.ipynb breaks off in the middle: save or copy it once more.",
    ),
    "cut off inside a string": (
        v4(CODE, CODE)[:-15],
        "x.ipynb breaks off in the middle: save or copy it once more.",
    ),
    "GBK": (
        '{"nbformat": 4, "cells": [{"cell_type": "code", "source": "速动比率"}]}'.encode("gbk"),
        "x.ipynb is not UTF-8 text: open it in JupyterLab and save it again.",
    ),
    "UTF-16": (
        v4(CODE).decode().encode("utf-16"),
        "x.ipynb is not UTF-8 text: open it in JupyterLab and save it again.",
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\x00",
        "x.ipynb is not UTF-8 text: open it in JupyterLab and save it again.",
    ),
    "a script": (b"answer = 1\n", NO_NOTEBOOK),
    "a web page": (b"<!doctype html>", NO_NOTEBOOK),
    "another JSON object": (b'{"cells": []}', NO_NOTEBOOK),
    "a JSON list": (b"[]", NO_NOTEBOOK),
    "a number": (b"4", NO_NOTEBOOK),
    "text after the end": (v4(CODE) + b"}", NO_NOTEBOOK),
    "cells that are no list": (b'{"nbformat": 4, "cells": {}}', NO_NOTEBOOK),
    "worksheets of nbformat 4": (b'{"nbformat": 4, "worksheets": []}', NO_NOTEBOOK),
    "nested too deeply": (b"[" * 200_000, NO_NOTEBOOK),
    "closed but nested too deeply": (b"[" * 200_000 + b"]" * 200_000, NO_NOTEBOOK),
    "a version beyond reading": (b'{"nbformat": ' + b"9" * 5000 + b', "cells": []}', NO_NOTEBOOK),
    "nbformat 2": (
        b'{"nbformat": 2, "worksheets": []}',
        "x.ipynb is of a notebook format that is not read here (only 3 and 4 are): ",
    ),
    "a cell that is a string": (v4("answer = 1"), DAMAGED),
    "a cell without a type": (v4({"source": "answer = 1"}), DAMAGED),
    "a cell without a source": (v4({"cell_type": "code"}), DAMAGED),
    "a source that is null": (v4({"cell_type": "code", "source": None}), DAMAGED),
    "a source that is a number": (v4({"cell_type": "code", "source": 1}), DAMAGED),
    "a source with a number in it": (v4({"cell_type": "code", "source": ["a", 1]}), DAMAGED),
    "a source that is an object": (v4({"cell_type": "code", "source": {"a": 1}}), DAMAGED),
    "nbformat 3 code under source": (v3(CODE), DAMAGED),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_what_is_no_notebook_is_told_in_one_sentence(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.ipynb"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        code_cells(path)
    assert str(refused.value).startswith(sentence)
    assert str(refused.value).endswith(".")
    assert refused.value.reason.zh.startswith("x.ipynb ")
    assert path.read_bytes() == content


def link(path: Path) -> None:
    (path.parent / "real.ipynb").write_bytes(v4(CODE))
    path.symlink_to("real.ipynb")


def dangling_link(path: Path) -> None:
    path.symlink_to("nothing.ipynb")


PLACES: dict[str, tuple[Any, str]] = {
    "nothing": (
        lambda _: None,
        "x.ipynb does not exist: check its name and folder.",
    ),
    "a link": (link, "x.ipynb is a symbolic link: put the file itself there."),
    "a link to nothing": (dangling_link, "x.ipynb is a symbolic link: put the file itself there."),
    "a folder": (Path.mkdir, "x.ipynb is a folder: put the notebook itself there."),
    "a pipe": (os.mkfifo, "x.ipynb is not an ordinary file: put the notebook itself there."),
}


@pytest.mark.parametrize(("make", "sentence"), PLACES.values(), ids=PLACES)
def test_only_an_ordinary_file_is_opened(make: Any, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    make(path)
    with pytest.raises(Unreadable) as refused:
        code_cells(path)
    assert str(refused.value) == sentence


def test_a_file_that_may_not_be_opened_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300 + ".ipynb")
    with pytest.raises(Unreadable, match=r"cannot be opened \(File name too long\): check who"):
        code_cells(path)


def test_a_file_may_be_as_large_as_allowed_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_bytes(v4(CODE))
    assert code_cells(path, limit_bytes=len(v4(CODE))) == ["answer = 1"]
    with pytest.raises(Unreadable) as refused:
        code_cells(path, limit_bytes=len(v4(CODE)) - 1)
    assert "x.ipynb is larger than" in str(refused.value)
    assert "hand it in without large outputs" in str(refused.value)
