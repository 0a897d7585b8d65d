"""The exercises that a learner can do here: those of the checkout, else those of the wheel."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crmlab.grading import lessons
from crmlab.grading.exercises import exercise, packed
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.packed import Packed
from crmlab.grading.refusal import Refusal

CHECKOUT = lessons.CHECKOUT / "exercises"
WHEEL = Path(__file__).parents[2] / "exercises"


@dataclass(frozen=True)
class Shelf:
    """The folders of exercises by lesson, in the order of the course."""

    folders: dict[str, Path]
    is_packed: bool

    def load(self, name: str) -> Exercise | Packed:
        """Read the exercise of a lesson, written `credit/ratios` or `credit-ratios`.

        Raises:
            Refusal: there is no such lesson.
            ExerciseError: there is a fault in the exercise.
        """
        folder = self.folders[lessons.named(name, self.folders)]
        return packed.load(folder) if self.is_packed else exercise.load(folder)

    def all(self) -> Iterator[Exercise | Packed]:
        """Read every exercise.

        Raises:
            ExerciseError: there is a fault in one.
        """
        return map(self.load, self.folders)


def find(checkout: Path = CHECKOUT, wheel: Path = WHEEL) -> Shelf:
    """Find the exercises.

    Raises:
        Refusal: there are none.
    """
    if folders := exercise.find(checkout):
        in_order = {lesson: folders[lesson] for lesson in lessons.in_course_order(folders)}
        return Shelf(in_order, is_packed=False)
    if folders := packed.find(wheel):
        return Shelf(folders, is_packed=True)
    raise Refusal(
        "There are no exercises beside crmlab: run it from a checkout of the course, or install "
        "the wheel that `make dist` builds there.",
        "crmlab 旁边没有练习：请在课程仓库中运行，或安装在仓库中用 `make dist` 生成的 wheel。",
    )
