import io
import stat
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.grading.classes import archives
from crmlab.grading.classes.archives import Entry
from crmlab.grading.notebook import Unreadable

NAME = "credit-ratios.ipynb"


def packed(fill: Callable[[zipfile.ZipFile], None]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        fill(archive)
    return content.getvalue()


def zipped(*files: tuple[str, bytes]) -> bytes:
    def fill(archive: zipfile.ZipFile) -> None:
        for name, data in files:
            archive.writestr(name, data)

    return packed(fill)


def read(content: bytes, limit_bytes: int = 100) -> bytes:
    with archives.opened(content, "a.zip") as archive:
        return archives.read(archive, 0, NAME, limit_bytes=limit_bytes)


def test_an_entry_is_read_from_a_path_or_from_content(tmp_path: Path) -> None:
    content = zipped(("a", b"first"), ("b", b"second"))
    (tmp_path / "a.zip").write_bytes(content)
    for source in (content, tmp_path / "a.zip"):
        with archives.opened(source, "a.zip") as archive:
            assert archives.read(archive, 1, "b", limit_bytes=6) == b"second"


def test_of_two_entries_with_one_name_each_is_read() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        content = zipped(("a", b"1"), ("a", b"2"))
    with archives.opened(content, "a.zip") as archive:
        assert [archives.read(archive, n, "a", limit_bytes=9) for n in (0, 1)] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("ada/x.ipynb", ("ada", "x.ipynb")),
        ("ada\\x.ipynb", ("ada", "x.ipynb")),
        ("./ada//x.ipynb", ("ada", "x.ipynb")),
        ("a..b/x.ipynb", ("a..b", "x.ipynb")),
    ],
)
def test_an_entry_is_named_by_its_folders(name: str, parts: tuple[str, ...]) -> None:
    with archives.opened(zipped((name, b"")), "a.zip") as archive:
        assert archives.entries(archive) == [Entry(0, parts, folder=False, stray=False)]


@pytest.mark.parametrize(
    "name",
    [
        "../x.ipynb",
        "ada/../bo/x.ipynb",
        "ada\\..\\..\\x.ipynb",
        "/ada/x.ipynb",
        "C:\\ada\\x.ipynb",
    ],
)
def test_a_name_that_leads_out_is_marked(name: str) -> None:
    with archives.opened(zipped((name, b"")), "a.zip") as archive:
        assert [entry.stray for entry in archives.entries(archive)] == [True]


def test_a_folder_is_an_entry_as_well_and_the_top_is_none() -> None:
    with archives.opened(zipped(("./", b""), ("ada/", b"")), "a.zip") as archive:
        assert archives.entries(archive) == [Entry(1, ("ada",), folder=True, stray=False)]


def link(archive: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo(NAME)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(info, "/etc/passwd")


def bomb(archive: zipfile.ZipFile) -> None:
    archive.writestr(NAME, b" " * 50_000_000, zipfile.ZIP_DEFLATED)


def unusual(archive: zipfile.ZipFile) -> None:
    archive.writestr(NAME, b"{}", zipfile.ZIP_LZMA)


def changed(old: bytes, new: bytes) -> bytes:
    content = zipped((NAME, b"content"))
    assert old in content
    return content.replace(old, new)


BAD = {
    "a link": (packed(link), "is a symbolic link: put the file itself there."),
    "a bomb": (packed(bomb), "is larger than 0.0001 MB: hand it in without large outputs."),
    "unusual": (packed(unusual), "is packed in an unusual way: pack it as an ordinary zip."),
    # In both headers flags follow the version, 2.0; their lowest bit says that it is locked.
    "locked": (
        changed(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00"),
        "is locked with a password: hand it in without one.",
    ),
    "damaged": (
        changed(b"content", b"CONTENT"),
        "is damaged inside its zip file: pack it once more.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_dangerous_entry_is_not_read(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert str(refused.value) == f"{NAME} {sentence}"
    assert refused.value.reason.zh.startswith(NAME)


def test_an_entry_may_say_that_it_is_small_and_is_not_believed() -> None:
    true_size, claimed = (200).to_bytes(4, "little"), (2).to_bytes(4, "little")
    content = zipped((NAME, b" " * 200)).replace(true_size, claimed)
    with pytest.raises(Unreadable):
        read(content)


@given(st.data())
def test_whatever_is_changed_in_a_zip_nothing_but_a_sentence_comes_of_it(
    data: st.DataObject,
) -> None:
    content = bytearray(zipped((f"ada/{NAME}", b"content"), ("submission-bo.zip", b"x")))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Unreadable), archives.opened(bytes(content), "a.zip") as archive:
        for entry in archives.entries(archive):
            archives.read(archive, entry.number, NAME, limit_bytes=100)
