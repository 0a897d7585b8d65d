"""Hints, a step at a time."""

from collections.abc import Iterable
from typing import NamedTuple

from crmlab.core.text import Text
from crmlab.grading.exercises.handout import Handout
from crmlab.grading.learning.memory import Memory
from crmlab.grading.refusal import Refusal


class Hint(NamedTuple):
    """The steps of a part's hint that have been shown so far, and how many there are."""

    part: str
    steps: tuple[Text, ...]
    total: int


def next_part(exercise: Handout, own: Memory) -> str:
    """Name the first part that is not finished and has hints, else the first that has any.

    Raises:
        Refusal: no part has a hint.
    """
    finished = own.finished(exercise.lesson)
    hinted = [part for part in exercise.parts if exercise.hints.get(part)]
    if not hinted:
        raise Refusal(
            f"{exercise.lesson} has no hints: read the lesson once more.",
            f"{exercise.lesson} 没有提示：请再读一遍课文。",
        )
    return next((part for part in hinted if part not in finished), hinted[0])


def reveal(exercise: Handout, part: str, own: Memory) -> Hint:
    """Give the next step of a part's hint with those before it, and note in `own` that it was.

    Raises:
        Refusal: the part has no hint.
    """
    steps = exercise.hints.get(part, ())
    if not steps:
        raise Refusal(
            f"There is no hint for {part}: read its task once more.",
            f"小题 {part} 没有提示：请再读一遍题目。",
        )
    count = min(own.hints(exercise.lesson, part) + 1, len(steps))
    own.show_hints(exercise.lesson, part, count)
    return Hint(part, steps[:count], len(steps))


def offer(exercise: Handout, own: Memory, failed: Iterable[str]) -> Text | None:
    """Say how to get the next hint for the first of the `failed` parts that has one left."""
    for part in failed:
        shown, total = own.hints(exercise.lesson, part), len(exercise.hints.get(part, ()))
        if shown < total:
            command = f"`crmlab hint {exercise.lesson} {part}`"
            return Text(
                f"Stuck? {command} gives hint {shown + 1} of {total}.",
                f"没有头绪？{command} 给出第 {shown + 1} 条提示（共 {total} 条）。",
            )
    return None
