import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crmlab.company.draws import ONE, Draws, curve, near, part, splitmix

ROWS = np.arange(20_000, dtype=np.int64)


def test_the_stream_is_splitmix64() -> None:
    # The published sequence for seed 1234567.
    assert splitmix(1234567, np.arange(5, dtype=np.int64)).tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


def test_a_row_draws_the_same_whatever_stands_beside_it() -> None:
    alone = Draws(7, "table", np.array([41], dtype=np.int64)).word("column")
    assert alone[0] == Draws(7, "table", ROWS).word("column")[41]


def test_variants_tables_and_columns_have_streams_of_their_own() -> None:
    words = [
        Draws(variant, table, ROWS[:1]).word(column)[0]
        for variant in (0, 1)
        for table in ("a", "b")
        for column in ("x", "y")
    ]
    assert len(set(words)) == 8


def test_numbers_below_a_limit_are_all_drawn_about_equally_often() -> None:
    counts = np.bincount(Draws(0, "table", ROWS).below("die", 6))
    # 20 000 throws: 3 333 each, with a standard deviation of sqrt(20 000 · 1/6 · 5/6) = 53.
    assert len(counts) == 6
    assert np.abs(counts - 20_000 / 6).max() < 4 * 53


def test_a_bell_lies_around_zero_and_stays_within_one() -> None:
    bell = Draws(0, "table", ROWS).bell("noise")
    # Four equal chances on (0, 1): variance 4/12, less 2, over 2: deviation sqrt(1/12) = 0.289.
    assert abs(bell.mean() / ONE) < 0.01
    assert abs(bell.std() / ONE - 0.289) < 0.01
    assert np.abs(bell).max() <= ONE


@given(st.integers(0, ONE), st.integers(-ONE, ONE))
def test_a_place_with_noise_is_still_a_place(place: int, noise: int) -> None:
    moved = near(np.array([place], dtype=np.int64), np.array([noise], dtype=np.int64))
    assert 0 <= moved[0] <= ONE


def test_a_curve_passes_through_its_points_and_straight_between_them() -> None:
    places = np.array([0, 100_000, 200_000, 600_000, ONE], dtype=np.int64)
    heights = curve(places, ends=(0, 0.2, 1), heights=(-1, 1, 5))
    # Half way to the second point: 0. Half way from it to the third: 3.
    assert heights.tolist() == [-ONE, 0, ONE, 3 * ONE, 5 * ONE]


def test_a_part_is_rounded_down_to_whole_fen() -> None:
    # A third of 10.00 yuan in millionths: 1000 · 333 333 / 1 000 000 = 333.33 fen.
    amount, third = np.array([1000], dtype=np.int64), np.array([333_333], dtype=np.int64)
    assert part(amount, third).tolist() == [333]
