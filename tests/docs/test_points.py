from docs.hooks import points
from docs.hooks.outputs import ROOT

CHECKS = """\
@check("quick_ratio", points=2)
def test_one(student): ...

@check("hotel", points=0.5)
def test_two(student): ...

def helper(points=7): ...
"""


def test_the_points_of_checks_add_up_and_helpers_have_none() -> None:
    assert points.of_checks(CHECKS) == 2 + 0.5


def test_public_and_hidden_checks_and_texts_marked_by_hand_count() -> None:
    folder = ROOT / "exercises/credit/ratios"
    public, hidden = (
        points.of_checks((folder / name).read_text("utf-8"))
        for name in ("test_exercise.py", "test_hidden.py")
    )
    assert points.of("credit/ratios") == public + hidden + 3  # the reason is worth three


def test_a_lesson_without_an_exercise_has_no_points() -> None:
    assert points.of("credit/none") == 0
