from pathlib import Path

import pytest

from docs.hooks import outputs
from docs.hooks.cells import Output
from docs.hooks.outputs import Outputs

PAGE = ("x = 20", "print(x * 21)")


def test_a_page_runs_once_and_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Outputs(tmp_path).of([PAGE, PAGE])
    assert [ran.outputs for ran in first[PAGE]] == [[], [Output("text", "420\n")]]

    def never(*_: object) -> None:
        raise AssertionError("it ran again")

    monkeypatch.setattr(outputs, "run_pages", lambda pages: list(map(never, pages)))
    assert Outputs(tmp_path).of([PAGE]) == first


def test_a_page_runs_again_when_what_it_rests_on_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = tmp_path / "ground"
    (ground / "crmlab").mkdir(parents=True)
    (ground / "crmlab/ratios.py").write_text("one = 1")
    monkeypatch.setattr(outputs, "ROOT", ground)
    Outputs(tmp_path / "kept").of([PAGE])
    Outputs(tmp_path / "kept").of([PAGE])
    assert len(list((tmp_path / "kept").iterdir())) == 1
    (ground / "crmlab/ratios.py").write_text("one = 2")
    Outputs(tmp_path / "kept").of([PAGE])
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_a_page_that_fails_is_not_kept(tmp_path: Path) -> None:
    (ran,) = Outputs(tmp_path).of([("1 / 0",)]).values()
    assert ran[0].problem == "ZeroDivisionError: division by zero"
    assert list(tmp_path.iterdir()) == []
