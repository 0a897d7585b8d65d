import re
from typing import Any

import pytest

from crmlab.value import abc, pareto
from tests.engines import ENGINES, Engine, names, on_every_engine

PANDAS = ENGINES[0]
DEALERS = [420.0, 260.0, 90.0, 60.0, 50.0, 40.0, 30.0, 25.0, 15.0, 10.0]


def worth(values: list[float], keys: str = "ABCDEFGHIJ") -> dict[str, list[Any]]:
    return {"customer": list(keys[: len(values)]), "value": values}


@on_every_engine
def test_a_class_is_read_from_the_share_before_the_row(engine: Engine) -> None:
    table = engine.frame(worth([5.0, 85.0, 10.0]))
    result = abc(table)
    assert type(result) is type(table)
    assert names(result) == ["customer", "value", "share", "before", "after", "class"]
    # read after the row, 85 % would be no A
    assert engine.rows(result) == [
        ("B", 85.0, 0.85, 0.0, 0.85, "A"),
        ("C", 10.0, 0.1, 0.85, 0.95, "B"),
        ("A", 5.0, 0.05, 0.95, 1.0, "C"),
    ]


@on_every_engine
def test_the_wholesalers_ten_dealers(engine: Engine) -> None:
    classes = [row[5] for row in engine.rows(abc(engine.frame(worth(DEALERS))))]
    # before each: 0, 42, 68, 77 | 83, 88, 92 | 95, 97.5, 99 %
    assert classes == list("AAAABBBCCC")


@on_every_engine
def test_on_a_cut_counts_as_beyond_it_and_ties_are_broken_by_the_key(engine: Engine) -> None:
    rows = engine.rows(abc(engine.frame(worth([10.0, 10.0, 40.0, 40.0], "dcba"))))
    assert [(row[0], row[5]) for row in rows] == [("a", "A"), ("b", "A"), ("c", "B"), ("d", "B")]


@on_every_engine
def test_other_cuts_make_other_classes(engine: Engine) -> None:
    rows = engine.rows(abc(engine.frame(worth([50.0, 30.0, 20.0])), cuts=(0.3, 0.5, 0.9)))
    assert [row[5] for row in rows] == ["A", "C", "C"]  # 0, 50 and 80 % before


@on_every_engine
def test_the_curve_of_the_ten_dealers(engine: Engine) -> None:
    rows = engine.rows(pareto(engine.frame(worth(DEALERS))))
    assert names(pareto(engine.frame(worth(DEALERS)))) == [
        "customer", "value", "rank", "customers", "values",
    ]  # fmt: skip
    assert rows[1] == ("B", 260.0, 2, 0.2, 0.68)  # 420 + 260 of 1 000
    assert rows[-1][2:] == (10, 1.0, 1.0)


@on_every_engine
@pytest.mark.parametrize("classed", [abc, pareto])
def test_what_has_no_shares_is_refused(engine: Engine, classed: Any) -> None:
    with pytest.raises(
        ValueError, match=r"value must be zero or more .*, got customer='B', value=-"
    ):
        classed(engine.frame(worth([5.0, -1.0])))
    with pytest.raises(ValueError, match=r"value must be above zero in sum, got value=0\.0"):
        classed(engine.frame(worth([0.0, 0.0])))
    with pytest.raises(ValueError, match="customer must be unique, got customer='A'"):
        classed(engine.frame(worth([1.0, 2.0], "AA")))


@pytest.mark.parametrize("cuts", [(), (0.95, 0.8), (0.8, 1.0), (0.0, 0.5), (0.5, 0.5)])
def test_cuts_rise_between_0_and_1(cuts: tuple[float, ...]) -> None:
    with pytest.raises(
        ValueError, match=re.escape(f"cuts must be rising shares between 0 and 1, got {cuts}")
    ):
        abc(PANDAS.frame(worth(DEALERS)), cuts=cuts)
