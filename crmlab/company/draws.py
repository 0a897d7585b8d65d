"""Chance that is the same on every machine: whole numbers from a stream of raw bits.

A column's stream is SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number
generators", OOPSLA 2014), entered at the row's own place. So a row's draws depend on the
variant, the table, the column and the row alone: another column, another table or a larger
company leaves them as they were. All that follows is integer arithmetic, which no processor
and no numpy rounds in its own way; shares and ratios are counted in millionths (`ONE`).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
Flags = NDArray[np.bool_]

ONE = 1_000_000


@dataclass(frozen=True)
class Draws:
    """The draws of some rows of one table; `rows` are their places, from 0."""

    variant: int
    table: str
    rows: Ints

    def word(self, column: str) -> Words:
        """Draw 64 bits for each row."""
        name = f"{self.variant}/{self.table}/{column}".encode()
        seed = int.from_bytes(hashlib.sha256(name).digest()[:8], "big")
        return splitmix(seed, self.rows)

    def below(self, column: str, limit: int) -> Ints:
        """Draw a whole number from 0 to `limit` - 1, all equally likely; `limit` < 2**31."""
        upper_half = self.word(column) >> np.uint64(32)
        return _whole(upper_half * np.uint64(limit) >> np.uint64(32))

    def chance(self, column: str) -> Ints:
        """Draw a share from 0 to just below `ONE`, all equally likely."""
        return self.below(column, ONE)

    def bell(self, column: str) -> Ints:
        """Draw from -`ONE` to `ONE`, mostly near 0: the sum of four equal chances."""
        total = np.zeros_like(self.rows)
        for shift in (0, 16, 32, 48):
            total += _whole((self.word(column) >> np.uint64(shift)) & np.uint64(0xFFFF))
        return (total - 2 * 0xFFFF) * ONE // (2 * 0xFFFF)


def _whole(words: Words) -> Ints:
    return words.astype(np.int64)


def splitmix(seed: int, rows: Ints) -> Words:
    """Give the words of SplitMix64 at the places `rows` of the stream that starts at `seed`."""
    state = (rows.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    state += np.uint64(seed)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


def near(place: Ints, noise: Ints) -> Ints:
    """Move a place between 0 and `ONE` by some noise; what would leave at an end comes back."""
    moved: Ints = np.abs(place + noise)
    return np.where(moved > ONE, 2 * ONE - moved, moved)


def curve(place: Ints, ends: Sequence[float], heights: Sequence[float]) -> Ints:
    """Read a line through the points (`ends`, `heights`) at each place; heights in millionths.

    >>> curve(np.array([0, 250_000, 1_000_000]), ends=(0, 0.5, 1), heights=(1, 3, 10)).tolist()
    [1000000, 2000000, 10000000]
    """
    x = np.array([round(end * ONE) for end in ends], dtype=np.int64)
    y = np.array([round(height * ONE) for height in heights], dtype=np.int64)
    left = np.clip(np.searchsorted(x, place, side="right") - 1, 0, len(x) - 2)
    along: Ints = np.diff(y)[left] * (place - x[left]) // np.diff(x)[left]
    return y[left] + along


def part(amount: Ints, share: Ints | int) -> Ints:
    """Take a share, in millionths, of each amount."""
    return amount * share // ONE
