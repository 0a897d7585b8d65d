import math
from typing import Any, NoReturn

import pytest

from crmlab.grading.running.opaque import Opaque


def refuse(kind: str) -> NoReturn:
    raise TypeError(f"a {kind} was used")


USES = {
    "==": lambda it: it == 1,
    "==, on the right": lambda it: it == 1,
    "!=": lambda it: it != 1,
    "in": lambda it: 1 in [it],
    "not in": lambda it: it not in (2, 3),
    "<": lambda it: it < 1,
    "bool": bool,
    "len": len,
    "iter": list,
    "hash": lambda it: {it},
    "float": float,
    "int": int,
    "abs": abs,
    "round": round,
    "+": lambda it: it + 1,
    "+, on the right": lambda it: 1 + it,
    "/": lambda it: 1 / it,
    "index": lambda it: it["x"],
    "attribute": lambda it: it.value,
    "call": lambda it: it(),
    "sum": lambda it: sum([it]),
    "sorted": lambda it: sorted([it, it]),
    "max": lambda it: max(it, 1),
    "approx": lambda it: it == pytest.approx(1),
    "math": math.isclose,
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_every_use_of_an_opaque_value_is_refused(use: Any) -> None:
    arguments = [Opaque("Anything", refuse)] * (2 if use is math.isclose else 1)
    with pytest.raises(TypeError, match="a Anything was used"):
        use(*arguments)


def test_an_opaque_value_can_be_shown() -> None:
    assert repr([Opaque("object", refuse)]) == "[<object>]"
