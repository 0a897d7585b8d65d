import csv
import json
from pathlib import Path

from tests.cli.conftest import Run

NOTEBOOK = Path("my-work/credit-shares.ipynb")
SOLVED = "def share(part, whole):\n    return part / whole"
LEARNED_BY_HEART = "def share(part, whole):\n    return 0.25"
ENDED = "import os\nos._exit(0)"


def answer(source: str, path: Path = NOTEBOOK) -> None:
    """Put an answer into the cell of the part `share`."""
    notebook = json.loads(path.read_text("utf-8"))
    (cell,) = (cell for cell in notebook["cells"] if "def share" in cell["source"])
    cell["source"] = source
    path.write_text(json.dumps(notebook), "utf-8")


def test_a_learner_starts_fails_mends_and_passes(crmlab: Run) -> None:
    assert crmlab("start", "credit/shares").code == 0
    untouched = crmlab("check", "credit/shares")
    assert untouched.code == 1
    assert "0 of 1 public checks passed: 0 of 2 points." in untouched.out
    answer("def share(part, whole):\n    return whole / part")
    upside_down = crmlab("check", "credit/shares")
    assert "gave 4; 0.25 was expected." in upside_down.out
    answer(SOLVED)
    assert crmlab("check", "credit/shares").code == 0
    assert "2 / 2" in crmlab("list").out


def test_a_class_is_graded_with_hidden_checks(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    for learner, source in {"ada": SOLVED, "bo": LEARNED_BY_HEART, "eve": ENDED}.items():
        path = Path("hand-ins", learner, NOTEBOOK.name)
        path.parent.mkdir(parents=True)
        path.write_bytes(NOTEBOOK.read_bytes())
        answer(source, path)
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--no-sandbox")
    assert ran.code == 0
    with Path("grades/grades.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["learner"], row["status"], row["points"]) for row in csv.DictReader(file)]
    assert rows == [("ada", "graded", "3"), ("bo", "graded", "2"), ("eve", "crashed", "0")]
