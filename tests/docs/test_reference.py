"""The reference says of every public name of a track what its docstring says."""

import re
from pathlib import Path

import pytest

import crmlab.credit
from docs.hooks import reference
from tests.docs.written import DOCS

MODULE = '''\
"""Lesson trade/turns."""

LEAST: float = 0.5
"""What a shop needs at least."""

_OURS = 2


@dataclass(frozen=True)
class Turn:
    """A year's turns."""

    count: float

    @property
    def days(self) -> float:
        """Days a turn."""
        return 365 / self.count

    def _check(self) -> None:
        pass


def turns(
    *, sales: float, stock: float
) -> float:
    """Times a year that the stock is sold (库存周转率).

    >>> turns(sales=10, stock=5)
    2.0

    Raises:
        ValueError: `stock` is not positive: an empty shop
            turns nothing.
        TypeError, KeyError: never.

    Source: A. Author, "A book", whose second
        edition agrees.
    """
    return sales / stock
'''
WRITTEN = '''\
### `LEAST` { #LEAST }

```{.python .no-run}
LEAST: float = 0.5
```

What a shop needs at least.

### `Turn` { #Turn }

```{.python .no-run}
class Turn:
    count: float

    @property
    def days(self) -> float:
        """Days a turn."""
```

A year's turns.

### `turns` { #turns }

```{.python .no-run}
def turns(
    *, sales: float, stock: float
) -> float:
```

Times a year that the stock is sold (库存周转率).

```pycon
>>> turns(sales=10, stock=5)
2.0
```

**Raises**

- `ValueError`: `stock` is not positive: an empty shop turns nothing.
- `TypeError, KeyError`: never.

**Source**: A. Author, "A book", whose second edition agrees.'''
STUB = """\
from .others import other as other
from .turns import LEAST as LEAST
from .turns import Turn as Turn
from .turns import turns as turns
"""


@pytest.mark.parametrize("file", ["turns.py", "turns/shops.py"])
def test_a_module_or_package_is_described_by_what_it_hands_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    track = tmp_path / "crmlab/trade"
    (track / file).parent.mkdir(parents=True)
    (track / file).write_text(MODULE, "utf-8")
    (track / "__init__.pyi").write_text(STUB, "utf-8")
    monkeypatch.setattr(reference, "ROOT", tmp_path)
    assert reference.markdown("trade", "turns") == WRITTEN
    (track / file).write_text(MODULE.replace("def turns", "def twists"), "utf-8")
    with pytest.raises(KeyError, match="turns"):
        reference.markdown("trade", "turns")


def told(lang: str) -> dict[str, str]:
    """Give what the page says of each name, without the code that it begins with."""
    page = (DOCS / lang / "credit/reference.md").read_text("utf-8")
    modules = re.findall("<!-- reference of ([a-z_]+) -->", page)
    text = "".join(f"{reference.markdown('credit', module)}\n" for module in modules)
    parts = re.split(r"^### `(\w+)`.*\n", text, flags=re.M)[1:]
    names, bodies = parts[::2], parts[1::2]
    assert len(set(names)) == len(names)
    return {name: body.split("\n```\n", 1)[1] for name, body in zip(names, bodies, strict=True)}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_public_name_of_the_track_stands_in_its_reference(lang: str) -> None:
    assert set(told(lang)) == set(dir(crmlab.credit))


def test_no_public_name_of_the_track_is_left_without_a_word() -> None:
    assert [name for name, body in told("en").items() if not body.strip()] == []
