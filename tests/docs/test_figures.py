import re
from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from matplotlib.backends.backend_svg import RendererSVG

from docs.hooks import figures


@pytest.fixture(autouse=True)
def _prepared() -> Iterator[None]:
    """Give matplotlib back as it was."""
    measure = RendererSVG.get_text_width_height_descent
    with mpl.rc_context():
        figures.prepare()
        yield
    RendererSVG.get_text_width_height_descent = measure  # type: ignore[method-assign]
    plt.close("all")


def bars(label: str) -> Any:
    fig, ax = plt.subplots()
    ax.barh([label], [1])
    return fig


def inlined(figure: Any) -> str:
    return figures.inline(figures.draw(figure), alt='Under "1"', prefix="f2")


def test_the_same_figure_gives_the_same_file() -> None:
    assert figures.draw(bars("hotel")) == figures.draw(bars("hotel"))


def test_ink_and_data_take_their_colours_from_the_page() -> None:
    svg = inlined(bars("hotel"))
    assert "fill: currentColor" in svg
    assert "fill: var(--figure-0)" in svg
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {"#ffffff"}


def test_labels_stay_text_in_the_page_s_own_fonts() -> None:
    svg = inlined(bars("港湾酒店"))
    assert ">港湾酒店</text>" in svg
    assert "font-family" not in svg


def test_a_figure_speaks_to_those_who_cannot_see_it() -> None:
    assert 'role="img" aria-label="Under &quot;1&quot;"' in inlined(bars("hotel"))


def test_ids_belong_to_the_figure_and_are_met_where_they_are_used() -> None:
    svg = inlined(bars("hotel"))
    ids = set(re.findall(r'\bid="([^"]*)"', svg))
    used = set(re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', svg))
    assert ids
    assert all(name.startswith("f2-") for name in ids)
    assert {a or b for a, b in used} <= ids


def test_chinese_gets_the_room_of_its_squares() -> None:
    def left(label: str) -> float:
        figure = bars(label)
        figure.draw_without_rendering()
        figures.draw(figure)
        return float(figure.axes[0].get_position().x0 * figure.get_figwidth() * 72)

    four_more = left("港湾大酒店酒店") - left("港湾大")
    assert four_more == pytest.approx(4 * 10, abs=1)  # four letters of 10 points


def test_a_file_without_a_view_box_is_refused() -> None:
    with pytest.raises(ValueError, match="viewBox"):
        figures.inline("<svg></svg>", alt="", prefix="f1")


def test_figures_that_pyplot_holds_are_taken_once() -> None:
    figure = bars("hotel")
    assert figures.opened() == [figure]
    assert figures.opened() == []


def test_dots_of_one_look_share_it_and_are_circles() -> None:
    fig, ax = plt.subplots()
    ax.scatter([1, 2, 3], [1, 2, 3], s=16, color="0.5")
    ax.scatter([1, 2], [3, 4], color="C0", marker="s")
    runs = re.findall(r'<g style="fill: var\(--figure-.*?\)[^>]*>(.*?)</g>', inlined(fig))
    assert [run.count("<circle ") for run in runs] == [3, 0]
    assert runs[0].count(' r="2"') == 3  # s is the square of the diameter, 4 points
    assert runs[1].count("<use ") == 2
    assert not any("style" in run for run in runs)
