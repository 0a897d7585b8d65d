from pathlib import Path

import pytest

from crmlab.grading import files


def test_a_file_is_written_with_its_folders_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "grades.csv"
    files.write(path, "一\n")
    assert path.read_bytes() == "一\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        files.write(path, "\ud800")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("grades.csv", "old")]


def test_a_link_is_replaced_and_what_it_points_to_stays(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("mine")
    (tmp_path / "grades.csv").symlink_to("target")
    files.write(tmp_path / "grades.csv", "new")
    assert (tmp_path / "target").read_text() == "mine"
    assert (tmp_path / "grades.csv").read_text() == "new"


def test_every_backup_has_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "credit-ratios.ipynb"
    for content in ("first", "second"):
        path.write_text(content)
        files.set_aside(path)
    assert not path.exists()
    assert (tmp_path / "credit-ratios.backup-1.ipynb").read_text() == "first"
    assert (tmp_path / "credit-ratios.backup-2.ipynb").read_text() == "second"


def test_replacing_keeps_what_was_different(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    assert files.replace(path, "one") is None
    assert files.replace(path, "one") is None
    backup = files.replace(path, "two")
    assert backup == tmp_path / "grades.backup-1.csv"
    assert (backup.read_text(), path.read_text()) == ("one", "two")


def test_a_file_may_come_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    assert files.replace(path, iter(["a,", "b\n"])) is None
    assert files.replace(path, iter(["a", ",b\n"])) is None
    assert path.read_text() == "a,b\n"


def test_a_piece_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        files.replace(path, iter(["new", "\ud800"]))
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("grades.csv", "old")]
