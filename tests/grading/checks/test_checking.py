import os
from pathlib import Path

import pytest

from crmlab.grading.checks.checking import run
from crmlab.grading.checks.plugin import Checks
from tests.grading.checking import Ran, mark, only


def test_two_files_of_the_same_name_are_not_mixed_up(ran: Ran, tmp_path: Path) -> None:
    ran(mark("assert student.hotel == 2.5"))
    (tmp_path / "next").mkdir()
    assert only(ran(mark("assert False"), name="next/test_exercise.py")).outcome == "failed"


def test_the_users_own_options_and_files_of_pytest_do_not_matter(
    ran: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option -x")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    (tmp_path / "conftest.py").write_text("raise SystemExit")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --collect-only")
    assert only(ran(mark("pass"))).outcome == "passed"
    assert os.environ["PYTEST_ADDOPTS"] == "--no-such-option -x"


def test_where_pytest_itself_fails_the_checks_are_in_trouble(
    ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Checks, "pytest_runtestloop", lambda _self: 1 / 0)
    assert "ZeroDivisionError" in ran(mark("pass")).troubles[0]


def test_whoever_stops_it_by_hand_stops_it(ran: Ran) -> None:
    with pytest.raises(KeyboardInterrupt):
        ran(mark("raise KeyboardInterrupt"))


def test_nothing_is_printed(ran: Ran, capfd: pytest.CaptureFixture[str]) -> None:
    ran(mark("print('figures')\nassert student.hotel == 2"))
    assert capfd.readouterr() == ("", "")


def test_an_exercise_without_a_file_of_checks_is_in_trouble() -> None:
    checks = Checks()
    run([], checks)
    assert checks.troubles == ["there is no file of checks"]
