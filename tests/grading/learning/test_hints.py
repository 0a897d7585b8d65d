from pathlib import Path

import pytest

from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.learning import hints
from crmlab.grading.learning.memory import Memory
from crmlab.grading.refusal import Refusal


@pytest.fixture
def own(tmp_path: Path) -> Memory:
    return Memory(tmp_path)


def test_each_call_gives_one_step_more_until_the_last(exercise: Exercise, own: Memory) -> None:
    shown = [hints.reveal(exercise, "share", own) for _ in range(3)]
    assert [len(hint.steps) for hint in shown] == [1, 2, 2]
    assert shown[1].steps[1] == ("Write `part / whole`.", "写 `part / whole`。")
    assert shown[0].total == 2


def test_the_next_hint_is_offered_while_there_is_one(exercise: Exercise, own: Memory) -> None:
    assert hints.offer(exercise, own, ["half", "share"]) == (
        "Stuck? `crmlab hint value/shares share` gives hint 1 of 2.",
        "没有头绪？`crmlab hint value/shares share` 给出第 1 条提示（共 2 条）。",
    )
    hints.reveal(exercise, "share", own)
    hints.reveal(exercise, "share", own)
    assert hints.offer(exercise, own, ["half", "share"]) is None


def test_the_part_to_hint_at_is_the_first_unfinished_one(exercise: Exercise, own: Memory) -> None:
    assert hints.next_part(exercise, own) == "share"
    own.finish(exercise.lesson, {"share": "key"})
    assert hints.next_part(exercise, own) == "share"  # no other part has a hint


def test_a_part_without_a_hint_is_told(exercise: Exercise, own: Memory) -> None:
    with pytest.raises(Refusal, match="There is no hint for half: read its task once more"):
        hints.reveal(exercise, "half", own)
