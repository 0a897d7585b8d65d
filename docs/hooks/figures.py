"""Figures of the lessons: drawn by matplotlib, coloured by the page that shows them."""

import html
import io
import re
import unicodedata
import warnings
from collections.abc import Callable
from typing import Any

_Extent = tuple[float, float, float]  # width, height and descent in points

# Matplotlib draws in these stand-ins; the page's style sheet says what they are in light and dark.
_INK = "#0a0b01"
_SERIES = tuple(f"#0a0b1{n}" for n in range(5))
_COLOURS = {
    _INK: "currentColor",
    **{colour: f"var(--figure-{n})" for n, colour in enumerate(_SERIES)},
}

_TAG = re.compile(r"<svg\b[^>]*\bviewBox=\"(?P<box>[^\"]*)\"[^>]*>(?P<body>.*)</svg>", re.DOTALL)
_DROPPED = re.compile(
    r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>|<!--.*?-->|font-family:[^;\"]*;?", re.DOTALL
)
_ID = re.compile(r'(\bid="|\burl\(#|\bhref="#)')


def prepare() -> None:
    """Set matplotlib up for the figures of a page."""
    import matplotlib as mpl
    from cycler import cycler
    from matplotlib.backends.backend_svg import RendererSVG

    mpl.use("svg")
    inked = "text.color axes.labelcolor axes.edgecolor xtick.color ytick.color patch.edgecolor"
    settings: dict[Any, Any] = dict.fromkeys([*inked.split(), "grid.color"], _INK)
    settings |= {
        "grid.alpha": 0.15,
        "axes.prop_cycle": cycler(color=_SERIES),
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "figure.figsize": (5.2, 3.2),
        "figure.constrained_layout.use": True,
        "savefig.transparent": True,
        "svg.fonttype": "none",
        "svg.hashsalt": "crmlab",
    }
    mpl.rcParams.update(settings)
    measure = _measuring_chinese(RendererSVG.get_text_width_height_descent)
    RendererSVG.get_text_width_height_descent = measure  # type: ignore[method-assign]
    warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")


def _measuring_chinese(latin: Callable[..., _Extent]) -> Callable[..., _Extent]:
    """Measure a Chinese letter by its square.

    Matplotlib has no font for it and would take it for a narrow box; the reader's browser has.
    """

    def measure(renderer: Any, text: str, prop: Any, ismath: Any) -> _Extent:
        narrow = "".join(c for c in text if unicodedata.east_asian_width(c) not in "WF")
        if narrow == text or ismath:
            return latin(renderer, text, prop, ismath)
        width, height, descent = latin(renderer, narrow + "x", prop, ismath)
        squares = (len(text) - len(narrow)) * prop.get_size_in_points()
        return width - latin(renderer, "x", prop, ismath)[0] + squares, height, descent

    return measure


def is_figure(value: object) -> bool:
    """Say whether `value` is a matplotlib figure."""
    from matplotlib.figure import Figure

    return isinstance(value, Figure)


def opened() -> list[Any]:
    """Take the figures that pyplot holds open, and close them."""
    from matplotlib import pyplot as plt

    figures = [plt.figure(number) for number in plt.get_fignums()]
    plt.close("all")
    return figures


def draw(figure: Any) -> str:
    """Draw a figure as an SVG file, the same bytes for the same figure."""
    sheet = io.StringIO()
    figure.savefig(sheet, format="svg", metadata={"Date": None})
    return sheet.getvalue()


def inline(svg: str, *, alt: str, prefix: str) -> str:
    """Make of an SVG file what a page can hold: its colours, its fonts, ids of its own.

    `prefix` tells the figures of a page apart; `alt` is what a reader hears who cannot see it.
    """
    match = _TAG.search(svg)
    if match is None:
        raise ValueError("not an SVG file with a viewBox")
    body = _DROPPED.sub("", match["body"])
    for colour, shown in _COLOURS.items():
        body = body.replace(colour, shown)
    body = _ID.sub(rf"\g<1>{prefix}-", body)
    return (
        f'<svg class="lesson-figure" role="img" aria-label="{html.escape(alt)}" '
        f'viewBox="{match["box"]}">{" ".join(body.split())}</svg>'
    )
