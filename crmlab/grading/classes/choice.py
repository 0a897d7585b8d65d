"""Those learners and lessons of a class that `--only` names."""

from collections.abc import Collection
from dataclasses import dataclass

from crmlab.grading import lessons
from crmlab.grading.refusal import Refusal


@dataclass(frozen=True)
class Choice:
    """Learners and lessons; where none are named, all are meant."""

    learners: frozenset[str] = frozenset()
    lessons: frozenset[str] = frozenset()

    def takes(self, learner: str, lesson: str) -> bool:
        """Whether a learner's work on a lesson is meant."""
        return (not self.learners or learner in self.learners) and (
            not self.lessons or lesson in self.lessons
        )


def choice(names: Collection[str], *, learners: Collection[str], known: Collection[str]) -> Choice:
    """Tell learners from lessons, which may be written `credit/ratios` or `credit-ratios`.

    Raises:
        Refusal: a name is neither that of a learner nor of a lesson.
    """
    chosen: dict[str, str] = {}
    for name in set(names) - set(learners):
        try:
            chosen[name] = lessons.named(name, known)
        except Refusal:
            meant = lessons.nearest(name, [*learners, *known])
            raise Refusal(
                f"{name} is neither a learner of this class nor a lesson: "
                + (f"did you mean {meant}?" if meant else "mend what --only names."),
                f"{name} 既不是本班学员，也不是课程："
                + (f"您是想用 {meant} 吗？" if meant else "请改正 --only 后的名称。"),
            ) from None
    return Choice(frozenset(names) - chosen.keys(), frozenset(chosen.values()))
