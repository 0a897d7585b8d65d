import json
from pathlib import Path

from tests.cli.conftest import Run


def test_points_are_shown_by_track_and_lesson(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    Path("my-work/.crmlab.json").write_text('{"passed": {"credit/shares": ["test_a_quarter"]}}')
    assert [line.rstrip() for line in crmlab("progress").out.splitlines()] == [
        "credit           2/2 (100 %)",
        "  credit/shares  2/2 (100 %)",
        "value            0/2 (0 %)",
        "  value/loss     not started",
        "Points so far, by the public checks: 2/4 (50 %).",
    ]
    assert crmlab("progress", "--lang", "zh").out.endswith("目前得分（公开检查）：2/4 (50 %)。\n")


def test_a_program_gets_one_document(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    document = json.loads(crmlab("progress", "--json").out)
    assert (document["command"], document["exit"]) == ("progress", 0)
    assert document["items"][0] == {
        "track": "credit",
        "lesson": "credit/shares",
        "points": 0,
        "max_points": 2.0,
        "started": True,
    }


def test_a_damaged_memory_is_told_once(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    crmlab("start", "value/loss")
    Path("my-work/.crmlab.json").write_text("[]")
    ran = crmlab("progress")
    assert ran.code == 0
    assert ran.err.count("was damaged") == 1
