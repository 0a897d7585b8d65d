"""The colours of the course by the rule of WCAG 2.2: 4.5 to 1 for text, also that of figures."""

import re
from itertools import combinations

import pytest

from docs.hooks.outputs import ROOT

CSS = (ROOT / "docs/assets/colours.css").read_text(encoding="utf-8")
PAPER = (ROOT / "docs/assets/paper.css").read_text(encoding="utf-8")
TEXT = [
    ("--md-default-fg-color", "--md-default-bg-color"),
    ("--md-default-fg-color--light", "--md-default-bg-color"),
    ("--md-default-fg-color--light", "--panel"),
    ("--md-typeset-a-color", "--md-default-bg-color"),
    ("--md-typeset-a-color", "--panel"),
    ("--md-accent-fg-color", "--md-default-bg-color"),
    ("--md-code-fg-color", "--md-code-bg-color"),
    ("--md-code-hl-comment-color", "--md-code-bg-color"),
    ("--md-code-hl-constant-color", "--md-code-bg-color"),
    ("--md-code-hl-function-color", "--md-code-bg-color"),
    ("--md-code-hl-keyword-color", "--md-code-bg-color"),
    ("--md-code-hl-number-color", "--md-code-bg-color"),
    ("--md-code-hl-operator-color", "--md-code-bg-color"),
    ("--md-code-hl-special-color", "--md-code-bg-color"),
    ("--md-code-hl-string-color", "--md-code-bg-color"),
    ("--right", "--panel"),
    ("--right", "--right-panel"),
    ("--wrong", "--panel"),
    ("--wrong", "--wrong-panel"),
    ("--md-primary-bg-color", "--md-primary-fg-color"),
    ("--md-primary-bg-color--light", "--md-footer-bg-color--dark"),
]
TEXT += [(f"--figure-{name}", "--md-default-bg-color") for name in (*range(5), "grey")]


def colours(scheme: str) -> dict[str, str]:
    """Read the variables that hold in a scheme."""
    found: dict[str, str] = {}
    for selector in ('[data-md-color-primary="custom"]', f'[data-md-color-scheme="{scheme}"]'):
        block = CSS.split(selector + " {")[1].split("}")[0]
        found |= dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))
    return found


def contrast(one: str, other: str) -> float:
    """Compare two colours' relative luminance."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_colours_can_be_told_apart(scheme: str, front: str, back: str) -> None:
    known = colours(scheme)
    assert contrast(known[front], known[back]) >= 4.5


def test_figures_can_be_told_apart_on_paper_without_colour_too() -> None:
    known = dict(re.findall(r"(--figure-\w+): (#[0-9a-f]{6});", PAPER))
    assert len(known) == 6
    assert min(contrast(colour, "#ffffff") for colour in known.values()) >= 4.5
    assert min(contrast(one, other) for one, other in combinations(known.values(), 2)) >= 1.25
