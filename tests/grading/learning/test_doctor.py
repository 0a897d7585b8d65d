import importlib.metadata
import json
import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from crmlab.core.text import Text
from crmlab.grading.learning import doctor
from crmlab.grading.running import sandbox


@pytest.fixture(autouse=True)
def no_walls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "why_not", lambda: Text("No bubblewrap.", "没有 bubblewrap。"))


def found(here: Path, state: str) -> list[Text]:
    return [finding.text for finding in doctor.examine(here) if finding.state == state]


def test_a_missing_sandbox_is_worth_a_note_and_no_more(tmp_path: Path) -> None:
    assert found(tmp_path, "bad") == []
    assert Text(
        "Checks run without a sandbox, which is fine for your own work. No bubblewrap.",
        "检查在沙箱之外运行，检查自己的作业没有问题。没有 bubblewrap。",
    ) in found(tmp_path, "note")


def test_missing_libraries_are_named_with_the_command_that_brings_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = importlib.metadata.version

    def version(name: str) -> str:
        if name in ("pandas", "pytest", "ipykernel"):
            raise importlib.metadata.PackageNotFoundError(name)
        return present(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    remedy = "run `pip install '.[lab]'` in the folder you installed from"
    assert [text.en for text in found(tmp_path, "bad")] == [
        f"Not installed: pandas, pytest; {remedy}.",
        f"Jupyter has no Python kernel: {remedy}.",
    ]


def test_a_kernel_that_is_another_python_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["/opt/other/bin/python", "-m", "ipykernel_launcher"]}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    [text] = found(tmp_path, "bad")
    assert text.en == (
        "Jupyter's kernel is another Python (/opt/other/bin/python), which may lack crmlab: run "
        f"`{sys.executable} -m ipykernel install --sys-prefix --name python3`."
    )
    assert "内核是另一个 Python" in text.zh


@pytest.mark.parametrize("program", ["python", "python3.11", f"{Path(sys.executable).parent}/py"])
def test_a_kernel_of_this_environment_is_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    spec = tmp_path / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": [program, "-m", "ipykernel_launcher"]}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert found(tmp_path, "bad") == []


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("OneDrive - Firm/crm", "is synchronised by a cloud service"),
        ("坚果云/crm", "is synchronised by a cloud service"),
        ("100% #1", "has characters that Jupyter or a browser may stumble over"),
    ],
)
def test_an_unlucky_folder_is_worth_a_note(tmp_path: Path, folder: str, sentence: str) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)
    assert any(f"{place}/my-work {sentence}" in text.en for text in found(place, "note"))


def test_a_folder_that_was_named_with_to_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".crmlab.json").write_text('{"folder": "OneDrive/lab"}')
    assert any("OneDrive/lab is synchronised" in text.en for text in found(tmp_path, "note"))


def test_a_folder_that_is_a_file_or_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _path, mode: mode != os.W_OK)
    [text] = found(tmp_path, "bad")
    assert text.en.startswith(f"You may not write in {tmp_path}: begin elsewhere")


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=50 << 20))
    [text] = found(tmp_path, "bad")
    assert text.en == "Only 50 MB are free where your work is: make room for 200 MB."


def test_nothing_is_touched_by_looking(tmp_path: Path) -> None:
    (tmp_path / ".crmlab.json").write_text("{")
    list(doctor.examine(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [".crmlab.json"]
