import pytest

from crmlab.grading.checks import habits


def test_a_function_that_prints_and_gives_nothing_back_is_noticed() -> None:
    found = habits.of(
        [
            "def shown(x):\n    for y in x:\n        print(y)",
            "def both(x):\n    print(x)\n    return x",
            "def outer(x):\n    print(x)\n    def inner():\n        return 1",
            "def silent(x):\n    x + 1",
        ]
    )
    assert found.printing == {"shown", "outer"}


def test_of_a_function_written_twice_the_last_counts() -> None:
    cells = ["def share(x):\n    print(x)", "def share(x):\n    return x"]
    assert habits.of(cells).printing == set()


@pytest.mark.parametrize(
    ("asked", "like"),
    [
        ("hotel_quick", "hotel_quik"),
        ("quick_ratio", "quickratio"),
        ("hotel_points", "hotel_point"),
        ("customers", None),  # which only a comprehension binds
        ("phone_list", None),
    ],
)
def test_a_misspelt_name_is_found(asked: str, like: str | None) -> None:
    cells = [
        "hotel_quik = 1\nfirst, second = 1, 2",
        "hotel_point: float = 3\nowed = [customer for customer in (1, 2)]",
        "def quickratio(): ...",
        "%matplotlib inline",
    ]
    assert habits.of(cells).like(asked) == like
