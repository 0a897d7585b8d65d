"""Figures of the lessons: drawn by matplotlib, coloured by the page that shows them."""

import functools
import html
import io
import re
import unicodedata
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

_Extent = tuple[float, float, float]  # width, height and descent in points

# Of the lessons and of what their readers draw; by its file, since its name would import crmlab.
STYLE = Path(__file__).parents[2] / "crmlab" / "lantern.mplstyle"

_TAG = re.compile(r"<svg\b[^>]*\bviewBox=\"(?P<box>[^\"]*)\"[^>]*>(?P<body>.*)</svg>", re.DOTALL)
_DROPPED = re.compile(
    r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>|<!--.*?-->|font-family:[^;\"]*;?", re.DOTALL
)
_DOTS = re.compile(  # of a scatter plot: each has the look of all written out
    r'<(?:use|circle) [^>]*? style="(?P<look>[^"]*)"/>'
    r'(?:\s*<(?:use|circle) [^>]*? style="(?P=look)"/>)+'
)
# Matplotlib's round marker: from the lowest point, eight curves around the middle.
_ROUND = re.compile(r'<path id="(?P<id>[^"]*)" d="M 0 (?P<radius>[\d.]+)(?: C [-\d. ]+){8} z ?"')
_USE = re.compile(r'<use xlink:href="#(?P<id>[^"]*)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)"')
_ID = re.compile(r'(\bid="|\burl\(#|\bhref="#)')


def prepare() -> None:
    """Set matplotlib up for the figures of a page."""
    import matplotlib as mpl
    from matplotlib import style
    from matplotlib.backends.backend_svg import RendererSVG

    mpl.use("svg")
    style.use(STYLE)
    page: dict[Any, Any] = {
        "savefig.transparent": True,
        "svg.fonttype": "none",
        "svg.hashsalt": "crmlab",
    }
    mpl.rcParams.update(page)
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
    """Draw a figure as an SVG file, the same bytes for the same figure.

    The colours of the style, and the grey `0.5`, become those that the page's style sheet gives in
    light and dark.
    """
    sheet = io.StringIO()
    figure.savefig(sheet, format="svg", metadata={"Date": None})
    svg = sheet.getvalue()
    for colour, shown in _colours().items():
        svg = svg.replace(colour, shown)
    return svg


@functools.cache
def _colours() -> dict[str, str]:
    from matplotlib import rcParams
    from matplotlib.colors import to_hex
    from matplotlib.style import context

    with context(STYLE):
        ink = rcParams["text.color"]
        series = rcParams["axes.prop_cycle"].by_key()["color"]
    shown = {to_hex(colour): f"var(--figure-{n})" for n, colour in enumerate(series)}
    return {to_hex(ink): "currentColor", to_hex("0.5"): "var(--figure-grey)", **shown}


def inline(svg: str, *, alt: str, prefix: str) -> str:
    """Make of an SVG file what a page can hold: its fonts, ids of its own.

    `prefix` tells the figures of a page apart; `alt` is what a reader hears who cannot see it.
    """
    match = _TAG.search(svg)
    if match is None:
        raise ValueError("not an SVG file with a viewBox")
    body = _DROPPED.sub("", match["body"])
    body = _DOTS.sub(_gathered, _rounded(" ".join(body.split())))
    body = _ID.sub(rf"\g<1>{prefix}-", body)
    return (
        f'<svg class="lesson-figure" role="img" aria-label="{html.escape(alt)}" '
        f'viewBox="{match["box"]}">{body.strip()}</svg>'
    )


def _rounded(body: str) -> str:
    """Draw round markers as circles: a browser copies what is used, and is slow at hundreds."""
    radii = {marker["id"]: marker["radius"] for marker in _ROUND.finditer(body)}

    def circle(use: re.Match[str]) -> str:
        if use["id"] not in radii:
            return use[0]
        return f'<circle cx="{use["x"]}" cy="{use["y"]}" r="{radii[use["id"]]}"'

    return _USE.sub(circle, body)


def _gathered(dots: re.Match[str]) -> str:
    """Say once how dots look: a browser takes long over each look that it has to read."""
    look = f' style="{dots["look"]}"'
    return f"<g{look}>{dots[0].replace(look, '')}</g>"
