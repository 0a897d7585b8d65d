"""The exercises that commands work on: learners' as they were handed out, instructors' whole."""

from dataclasses import dataclass
from pathlib import Path

from crmlab.grading import lessons
from crmlab.grading.exercises import exercise, shelf
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.shelf import Shelf
from crmlab.grading.refusal import Refusal

EXERCISES = shelf.CHECKOUT


@dataclass(frozen=True)
class Course:
    """The folders of exercises by lesson, in the order of the course."""

    folders: dict[str, Path]

    def load(self, name: str) -> Exercise:
        """Read the exercise of a lesson, written `credit/ratios` or `credit-ratios`.

        Raises:
            Refusal: there is no such lesson.
            ExerciseError: there is a fault in the exercise.
        """
        return exercise.load(self.folders[lessons.named(name, self.folders)])


def handed_out() -> Shelf:
    """Find the exercises that a learner can do here.

    Raises:
        Refusal: there are none.
    """
    return shelf.find(EXERCISES)


def find(root: Path | None = None) -> Course:
    """Find the exercises in `root`, else in the checkout that this program runs from.

    Raises:
        Refusal: there are none.
    """
    folders = exercise.find(root or EXERCISES)
    if not folders and root:
        raise Refusal(
            f"{root} holds no <track>/<lesson>/exercise.py: name a checkout's exercises folder.",
            f"{root} 中没有 <专题>/<课程>/exercise.py：请指定课程仓库的 exercises 文件夹。",
        )
    if not folders:
        raise Refusal(
            "There are no hidden checks beside crmlab: run it from a checkout of the course, or "
            "name a checkout's exercises folder with --checks.",
            "crmlab 旁边没有隐藏检查：请在课程仓库中运行，或用 --checks 指定仓库的 exercises "
            "文件夹。",
        )
    return Course({lesson: folders[lesson] for lesson in lessons.in_course_order(folders)})
