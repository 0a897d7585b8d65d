import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import pytest

from crmlab.grading.running import barring
from crmlab.grading.running.barring import Leaned, bar, loaded

SOURCE = """
import functools
from math import sqrt

CONVENTION = {"bank": 20}

def quick(a, b=2, *, c=3): return a + b + c
def parts(): yield 1
async def later(): return 1

def noted(function):
    @functools.wraps(function)
    def inner(*args): return function(*args)
    return inner

@noted
def decorated(a): return a

@functools.lru_cache
def cached(a): return a

class Card:
    def __init__(self, total=1): self._total = total
    @property
    def total(self): return self._total
    @staticmethod
    def of(a): return a
    @classmethod
    def new(cls): return 1

half = functools.partial(quick, 1)
"""


@pytest.fixture
def formulas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A package with a part that has formulas, one that cannot be imported, and one that runs."""
    package = tmp_path / "formulas"
    package.mkdir()
    (package / "__init__.py").write_text("from formulas.ratios import quick")
    (package / "ratios.py").write_text(SOURCE)
    (package / "fits.py").write_text("import no_such_library")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", sys.meta_path.copy())
    importlib.invalidate_caches()
    yield importlib.import_module("formulas.ratios")
    barring.leaned.clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == "formulas"]:
        del sys.modules[name]


USES: dict[str, Callable[[ModuleType], object]] = {
    "a function": lambda m: m.quick(1),
    "a function with named arguments": lambda m: m.quick(1, b=1, c=1),
    "a generator": lambda m: m.parts(),
    "a coroutine": lambda m: m.later(),
    "a decorated function": lambda m: m.decorated(1),
    "a cached function": lambda m: m.cached(1),
    "a constructor": lambda m: m.Card(),
    "a static method": lambda m: m.Card.of(1),
    "a class method": lambda m: m.Card.new(),
    "an attribute": lambda m: m.Card.__new__(m.Card).total,
    "the package": lambda _: importlib.import_module("formulas").quick(1),
    "a function in code as text": lambda m: eval("m.quick(1)", {"m": m}),  # noqa: S307
    "a partial function": lambda m: functools.partial(m.quick, 1)(),
    "a partial function of the module's own": lambda m: m.half(),
    "a function for another": lambda m: list(map(m.quick, [1])),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_every_way_of_calling_a_barred_module_is_noticed(
    formulas: ModuleType, use: Callable[[ModuleType], object]
) -> None:
    bar(["formulas"])
    with pytest.raises(Leaned):
        use(formulas)
    assert barring.leaned == ["formulas"]


def test_what_was_imported_before_is_barred_under_its_other_name(formulas: ModuleType) -> None:
    names = {
        "other": formulas.quick,
        "inner": formulas.decorated,
        "below": formulas.decorated.__wrapped__,
        "kept": formulas.cached,
    }
    bar(["formulas"])
    for function in names.values():
        with pytest.raises(Leaned):
            function(1)


def test_an_object_made_before_can_do_nothing_any_more(formulas: ModuleType) -> None:
    card = formulas.Card(3)
    bar(["formulas"])
    with pytest.raises(Leaned):
        _ = card.total


def test_the_call_is_noted_even_where_its_error_is_caught(formulas: ModuleType) -> None:
    bar(["formulas"])
    with suppress(BaseException):
        formulas.quick(1)
    assert barring.leaned == ["formulas"]


def test_only_functions_are_barred_and_only_the_modules_own(formulas: ModuleType) -> None:
    bar(["formulas"])
    assert formulas.CONVENTION == {"bank": 20}
    assert formulas.sqrt(9) == 3


def test_barring_twice_is_barring_once(formulas: ModuleType) -> None:
    bar(["formulas"])
    bar(["formulas.ratios", "formulas"])
    with pytest.raises(Leaned):
        formulas.quick(1)
    assert len(barring.leaned) == 1


def test_what_is_not_barred_stays_as_it_is(formulas: ModuleType) -> None:
    bar([])
    assert formulas.quick(1) == 6


def test_a_module_is_loaded_when_a_part_of_it_is(formulas: ModuleType) -> None:
    assert formulas.__name__ == "formulas.ratios"
    assert loaded(["formulas", "formulas.ratios", "formulas.fits", "form"]) == [
        "formulas",
        "formulas.ratios",
    ]


def test_importing_a_part_that_was_not_loaded_is_noticed(formulas: ModuleType) -> None:
    assert formulas.quick(1) == 6
    bar(["formulas"])
    with pytest.raises(Leaned):
        importlib.import_module("formulas.fits")
    assert barring.leaned == ["formulas"]
