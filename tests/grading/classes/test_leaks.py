import base64
import json
from collections.abc import Callable

import pytest

from crmlab.grading.classes.leaks import leak, secrets_of, squeezed
from crmlab.grading.exercises import release
from crmlab.grading.exercises.exercise import Exercise
from tests.grading.conftest import CHECKS, EXERCISE, HIDDEN

NAME = "credit-shop/credit-shop.ipynb"


def found(exercise: Exercise, text: str, name: str = NAME) -> str | None:
    what = leak(name, text.encode(), secrets_of(exercise))
    return what.en if what else None


def test_what_is_released_gives_nothing_away(shop: Exercise) -> None:
    assert found(shop, json.dumps(release.notebook(shop, lang="en"))) is None
    assert found(shop, json.dumps(release.notebook(shop, lang="zh"))) is None
    assert found(shop, (shop.folder / "test_exercise.py").read_text("utf-8")) is None


PLANTED = {
    "    return (assets - stock) / debt": "the solution of quick_ratio",
    "# return  (assets-stock)/debt": "the solution of quick_ratio",
    "so `return (assets - stock) / debt` it is": "the solution of quick_ratio",
    'raise ValueError("debt must be > 0")': "the solution of quick_ratio",
    "phones = ['ada', 'ben']": "the solution of phones",
    "    ### BEGIN SOLUTION": "a solution",
    "def test_other_figures(student):": "a hidden check",
    "assert student.quick_ratio(100, 40, 30) == right(2.0)": "a hidden check",
    "see test_hidden.py": "a hidden check",
    "from crmlab.company import truth": "a truth of the practice company",
    "crmlab.company.truth.defaults()": "a truth of the practice company",
}


@pytest.mark.parametrize(("text", "what"), PLANTED.items(), ids=PLANTED)
def test_what_was_planted_is_found_in_any_kind_of_file(
    text: str, what: str, shop: Exercise
) -> None:
    assert found(shop, f"before\n{text}\nafter") == what
    notebook = {"cells": [{"source": ["x = 1\n", text], "outputs": []}]}
    assert found(shop, json.dumps(notebook)) == what
    hidden_away = {"metadata": {"crmlab": {"note": [{text: 1}]}}}
    assert found(shop, json.dumps(hidden_away)) == what


def test_a_file_is_found_by_its_name(shop: Exercise) -> None:
    assert found(shop, "", name="credit-shop/test_hidden.py") == "a hidden check"


def test_what_leads_up_to_a_check_may_stand_in_the_public_ones_too(shop: Exercise) -> None:
    shared = "from crmlab.grading import check, right"
    assert squeezed(shared) not in secrets_of(shop)
    assert found(shop, shared) is None


def test_what_learners_are_given_anyway_is_no_secret_of_a_solution(
    write_exercise: Callable[..., Exercise],
) -> None:
    line = "return (assets - stock) / debt"
    given = f"# %%\ndef acid_test(assets, stock, debt):\n    {line}\n"
    told = write_exercise(f"{EXERCISE}\n{given}", CHECKS, HIDDEN)
    assert found(told, line) is None
    assert found(told, 'raise ValueError("debt must be > 0")') == "the solution of quick_ratio"


def test_a_hidden_check_is_a_secret_although_it_was_copied_into_the_public_ones(
    write_exercise: Callable[..., Exercise],
) -> None:
    careless = write_exercise(EXERCISE, f"{CHECKS}\n{HIDDEN}", HIDDEN)
    public = (careless.folder / "test_exercise.py").read_text("utf-8")
    assert found(careless, public) == "a hidden check"


def test_half_of_what_is_written_is_no_text_and_is_looked_into_all_the_same(
    shop: Exercise,
) -> None:
    broken = b'\xff{"cells": [\n  phones = ["ada"]\n return (assets - stock) / debt'
    what = leak(NAME, broken, secrets_of(shop))
    assert what is not None
    assert what.zh == "小题 quick_ratio 的解答"


def test_short_lines_stand_anywhere(shop: Exercise) -> None:
    assert found(shop, "hotel = 2.5") is None  # the solution itself, of 9 signs


def test_what_was_encoded_is_not_found(shop: Exercise) -> None:
    """The builder makes no such thing; the search is against slips."""
    text = base64.b64encode(b"return (assets - stock) / debt").decode()
    assert found(shop, text) is None
