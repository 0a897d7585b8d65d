from collections.abc import Callable

import pytest

from crmlab.core.text import Text
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.release import untouched_cells
from crmlab.grading.judging.judge import checks_of
from crmlab.grading.refusal import Refusal
from crmlab.grading.running import sandbox
from crmlab.grading.running.walls import Limits
from tests.grading.conftest import CHECKS, EXERCISE, TITLE, Judged, Walled, outcomes, part

PUBLIC = ["test_stock_is_left_out", "test_no_debt_no_ratio", "test_the_hotel", "test_whom_to_phone"]


@pytest.mark.parametrize("where", ["here", "in a sandbox"])
def test_the_solution_earns_all_points(
    judged: Judged, honest: list[str], request: pytest.FixtureRequest, where: str
) -> None:
    options = request.getfixturevalue("walled") if where == "in a sandbox" else {}
    verdict = judged(*honest, **options)
    assert (verdict.status, verdict.points, verdict.max_points) == ("graded", 7, 7)
    assert (verdict.sandboxed, verdict.reason, verdict.cell_errors) == (
        bool(options),
        Text("", ""),
        (),
    )


def test_untouched_earns_none_and_says_why(judged: Judged, shop: Exercise) -> None:
    verdict = judged(*untouched_cells(shop))
    assert (verdict.status, verdict.points, verdict.max_points) == ("graded", 0, 7)
    assert [check.message and check.message.en for check in verdict.checks] == [
        "`quick_ratio` is not written yet.",
        "`quick_ratio` is not written yet.",
        "`hotel` is None: no answer has been assigned to it yet (print gives nothing back).",
        "`phones` is None: no answer has been assigned to it yet (print gives nothing back).",
        None,  # a hidden check
    ]


def test_a_known_mistake_is_named_by_a_public_check_and_not_by_a_hidden_one(
    judged: Judged, shop: Exercise
) -> None:
    verdict = judged(shop.wrong[0].cell.source)
    assert [(check.hidden, check.mistake) for check in verdict.checks if check.mistake] == [
        (False, "stock_left_in")
    ]
    assert outcomes(verdict)["test_other_figures"] == "failed"


def test_points_are_counted_for_each_check(judged: Judged, honest: list[str]) -> None:
    verdict = judged(*honest, "def quick_ratio(assets, stock, debt):\n    return 1.25")
    assert (verdict.points, verdict.max_points) == (4, 7)
    assert outcomes(verdict) == {
        "test_stock_is_left_out": "passed",
        "test_no_debt_no_ratio": "failed",
        "test_the_hotel": "passed",
        "test_whom_to_phone": "passed",
        "test_other_figures": "failed",
    }


def test_a_cell_that_fails_is_told_and_the_others_count(judged: Judged) -> None:
    verdict = judged("1 / 0", "hotel = 2.5", "import no_such_module\nphones = ['ada', 'ben']")
    assert verdict.points == 1
    assert [error.en for error in verdict.cell_errors] == [
        "Cell 1, line 1, `1 / 0`, raised ZeroDivisionError: division by zero.",
        (
            "Cell 3, line 1, `import no_such_module`, raised ModuleNotFoundError: "
            "No module named 'no_such_module'."
        ),
    ]


def test_answers_are_bound_by_name_not_by_place(judged: Judged, honest: list[str]) -> None:
    assert judged(*reversed(honest), "# a cell of my own").points == 7
    assert judged("\n".join(honest)).points == 7


def test_hidden_checks_count_only_where_they_are_asked_for(
    judged: Judged, honest: list[str]
) -> None:
    verdict = judged(*honest, hidden=False)
    assert [check.id for check in verdict.checks] == PUBLIC
    assert verdict.max_points == 5


def test_parts_can_be_chosen(judged: Judged, honest: list[str]) -> None:
    verdict = judged(*honest, parts=["hotel", "phones"])
    assert [check.id for check in verdict.checks] == PUBLIC[2:]


@pytest.mark.parametrize(
    ("cell", "status"), [("while True: pass", "timeout"), ("import os; os._exit(0)", "crashed")]
)
def test_cells_that_do_not_finish_earn_nothing_though_every_check_is_listed(
    judged: Judged, honest: list[str], cell: str, status: str
) -> None:
    verdict = judged(*honest, cell, limits=Limits(cells_seconds=1))
    assert (verdict.status, verdict.points, verdict.max_points) == (status, 0, 7)
    assert verdict.reason.en
    assert verdict.reason.zh
    assert set(outcomes(verdict).values()) == {"failed"}


def test_a_machine_on_which_nothing_starts_leaves_the_whole_open(
    judged: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_kept", {})
    monkeypatch.setattr("sys.executable", "/no/such/program")
    assert judged("hotel = 2.5").status == "could-not-check"


def test_the_variant_reaches_the_code(judged: Judged) -> None:
    cell = "import os\nif os.environ['CRMLAB_VARIANT'] == '7': hotel = 2.5"
    assert [judged(cell, variant=variant).points for variant in (7, 8)] == [1, 0]


def test_on_a_learners_own_books_both_sides_compute_from_the_same(
    judged: Judged, write_exercise: Callable[..., Exercise]
) -> None:
    checks = '''
from crmlab.grading import check, right


@check("total", points=1)
def test_the_total(student, books):
    """All assets
    全部资产"""
    assert student.total == right(books["statements"].current_assets.sum(), within=0.01)
'''
    total = 'total = float(books["statements"]["current_assets"].sum())'
    own = write_exercise(TITLE + part("total", total), checks)
    set_up = "from crmlab import company\nbooks = company.load()"
    for variant in (0, 5):
        verdict = judged(set_up, total, exercise=own, variant=variant)
        assert (verdict.status, verdict.points) == ("graded", 1)
    other = judged(set_up.replace("load()", "load(variant=6)"), total, exercise=own, variant=5)
    assert other.points == 0
    assert "expected" not in str(other.checks[0].message)


STUMBLING = '''
from crmlab.grading import check


@check("hotel", points=1)
def test_twice_the_hotel(student):
    """Twice the hotel
    酒店的两倍"""
    assert 2 * student.hotel + 1 == 6


@check("phones", points=1)
def test_the_second_phone(student):
    """The second phone
    第二个电话"""
    assert sorted(student.phones)[1] == "ben"
'''


@pytest.fixture(scope="module")
def stumbling(write_exercise: Callable[..., Exercise]) -> Exercise:
    """Checks that are sound, but can be made to stumble."""
    return write_exercise(EXERCISE, STUMBLING)


@pytest.mark.parametrize(
    ("cell", "trouble"),
    [
        ("hotel = 'a'", "TypeError"),
        ("hotel = {}", "TypeError"),
        ("import pandas\nhotel = pandas.DataFrame({'a': [1, 2]})", "ValueError"),
        ("phones = ['ada']", "IndexError"),
        ("phones = [1, 'ada']", "TypeError"),
        ("phones = 7", "TypeError"),
        ("import decimal\nhotel = decimal.Decimal('1E+399')", None),
    ],
)
def test_a_sound_check_that_stumbles_over_an_answer_fails_that_answer(
    judged: Judged, stumbling: Exercise, honest: list[str], cell: str, trouble: str | None
) -> None:
    verdict = judged(*honest, cell, exercise=stumbling)
    assert (verdict.status, verdict.points) == ("graded", 1)
    if trouble:
        [failed] = [check for check in verdict.checks if check.outcome == "failed"]
        assert failed.message is not None
        assert trouble in failed.message.en


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("student.hotel", "student.motel"), "defines no 'motel'"),
        (("right(2.5)", "right(2.5, a=1, b=1)"), "must lead to an answer of its own"),
        (("== right(2.5)", "== right(2.5) + 1"), "TypeError"),
        (("(student):", "(student, no_such_fixture):"), "no_such_fixture"),
    ],
)
def test_a_check_with_a_fault_of_its_own_leaves_the_whole_open(
    judged: Judged,
    write_exercise: Callable[..., Exercise],
    honest: list[str],
    change: tuple[str, str],
    said: str,
) -> None:
    broken = write_exercise(EXERCISE, CHECKS.replace(*change))
    verdict = judged(*honest, exercise=broken)
    assert verdict.status == "could-not-check"
    assert said in verdict.reason.en
    assert verdict.points <= verdict.max_points


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ("def test_it(:", "SyntaxError"),
        ("def test_bare(student): pass", "test_bare has no @check(...) mark"),
        ("x = 1", "there are no checks"),
        ("", "there is no file of checks"),
    ],
)
def test_checks_that_cannot_be_read_leave_the_whole_open(
    judged: Judged, write_exercise: Callable[..., Exercise], checks: str, said: str
) -> None:
    unreadable = write_exercise(EXERCISE, checks)
    verdict = judged("hotel = 2.5", exercise=unreadable)
    assert (verdict.status, verdict.checks) == ("could-not-check", ())
    assert said in verdict.reason.en
    with pytest.raises(Refusal, match="The checks cannot be read"):
        checks_of(unreadable, hidden=True)


def test_the_checks_of_an_exercise_can_be_listed(shop: Exercise) -> None:
    checks = checks_of(shop, hidden=True)
    assert [(check.id, check.points, check.hidden) for check in checks] == [
        *zip(PUBLIC, [2, 1, 1, 1], [False] * 4, strict=True),
        ("test_other_figures", 2, True),
    ]
    assert {check.outcome for check in checks} == {"failed"}
    assert [check.id for check in checks_of(shop, hidden=False)] == PUBLIC


def test_free_text_is_collected_when_all_parts_are_judged(
    judged: Judged, write_exercise: Callable[..., Exercise]
) -> None:
    rubric = """
# %% [markdown] rubric="why" points="3" lang="en"
# Names the ratio.
# %% [markdown] rubric="why" points="3" lang="zh"
# 说出比率。
"""
    free = write_exercise(EXERCISE + part("why", 'why = "Because."') + rubric, CHECKS)
    cell = 'why = "It sits on stock."'
    assert judged(cell, exercise=free).texts == {"why": "It sits on stock."}
    assert judged(cell, exercise=free, parts=["hotel"]).texts == {}


def test_the_libraries_of_the_lab_work_within_the_limits(judged: Judged, walled: Walled) -> None:
    verdict = judged(
        """
        import tempfile
        import duckdb, matplotlib.pyplot as plt, numpy as np, scipy.optimize
        from crmlab import company
        statements = company.load()["statements"]
        with tempfile.TemporaryFile() as file:
            statements.plot(x="cash", y="sales", kind="scatter")
            plt.savefig(file)
        count = duckdb.sql("select count(*) from statements where cash >= 0").fetchall()[0][0]
        solved = scipy.optimize.minimize(lambda x: (x[0] - 2.5) ** 2, [0.0]).x[0]
        phones = ["ada", "ben"] if count == len(statements) else []
        hotel = round(float(np.linalg.inv(np.eye(200))[0, 0] * solved), 6)
        """,
        limits=Limits(),
        **walled,
    )
    assert (verdict.cell_errors, verdict.points) == ((), 2)
