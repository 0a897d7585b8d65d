import re
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib import pyplot as plt

from crmlab import figures

CSS = (Path(__file__).parents[1] / "docs/assets/colours.css").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    with mpl.rc_context():
        yield
    plt.close("all")


def test_a_learner_s_figure_has_the_colours_of_the_site_in_daylight() -> None:
    figures.use()
    day = CSS.split('[data-md-color-scheme="default"] {')[1].split("}")[0]
    series = [re.search(rf"--figure-{n}: (#\w+);", day) for n in range(5)]
    drawn = plt.rcParams["axes.prop_cycle"].by_key()["color"]
    assert drawn == [found[1] for found in series if found]
    assert f"--md-default-fg-color: {plt.rcParams['text.color']};" in day


def test_the_style_can_be_used_by_its_name_alone() -> None:
    plt.style.use("crmlab.lantern")
    assert not plt.rcParams["axes.spines.top"]


def test_chinese_letters_come_from_a_font_that_the_machine_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(font_manager, "get_font_names", lambda: ["DejaVu Sans", "SimHei"])
    figures.use()
    assert plt.rcParams["font.family"] == ["sans-serif", "SimHei"]
