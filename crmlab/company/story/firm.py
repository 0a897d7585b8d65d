"""What the lessons fix about a firm; whatever is not said here is left to chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crmlab.company.days import YEAR_END
from crmlab.core.text import Text

Range = tuple[float, float]


@dataclass(frozen=True)
class Decline:
    """Something that falls from a day on, in even steps, to a share of what it was."""

    since: date
    days: int
    left: float


@dataclass(frozen=True)
class StoryFirm:
    """A firm with a part to play.

    `health` lies between 0 (worst) and 1; `figures` are ranges for what `sectors.py` leaves to
    chance, in the same units. `statement` is the day of the last statement that it sent.
    `pays_part` is the day from which it pays only a share of each bill, and that share. `drift`
    is what happens to our share of its purchases, `decline` to these purchases as a whole.
    """

    role: str
    number: int
    name: Text
    kind: str
    region: str
    since: date
    key_account: bool
    about: Text
    health: Range
    figures: Mapping[str, Range]
    terms: str
    statement: date = YEAR_END
    on_account: bool = False
    pays_part: tuple[date, float] | None = None
    drift: Decline | None = None
    decline: Decline | None = None
    defaults: bool = False
