import pytest

from crmlab.grading.classes.choice import Choice, choice
from crmlab.grading.refusal import Refusal

LEARNERS = ["ada", "bo", "credit-desk"]
LESSONS = ["credit/limits", "credit/ratios"]
ALL = [(learner, lesson) for learner in LEARNERS for lesson in LESSONS]


def chosen(*names: str) -> list[tuple[str, str]]:
    picked = choice(names, learners=LEARNERS, known=LESSONS)
    return [pair for pair in ALL if picked.takes(*pair)]


def test_without_names_all_are_meant() -> None:
    assert chosen() == ALL
    assert Choice().takes("anyone", "anything")


@pytest.mark.parametrize("name", ["credit/ratios", "credit-ratios"])
def test_a_lesson_is_meant_for_all_learners(name: str) -> None:
    assert chosen(name) == [(learner, "credit/ratios") for learner in LEARNERS]


def test_a_learner_is_meant_with_all_lessons_and_with_what_is_none() -> None:
    assert chosen("ada") == [("ada", lesson) for lesson in LESSONS]
    assert choice(["ada"], learners=LEARNERS, known=LESSONS).takes("ada", "notes.ipynb")


def test_learners_add_up_and_lessons_narrow_them_down() -> None:
    assert chosen("ada", "bo", "credit/limits") == [
        ("ada", "credit/limits"),
        ("bo", "credit/limits"),
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("adda", "did you mean ada?"),
        ("credit/ratio", "did you mean credit/ratios?"),
        ("zoe", "mend what --only names."),
    ],
)
def test_a_name_of_neither_is_told_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(Refusal) as refused:
        chosen("ada", name)
    expected = f"{name} is neither a learner of this class nor a lesson: {hint}"
    assert str(refused.value) == expected
