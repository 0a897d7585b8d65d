"""The site: how soon a reader sees a page, how good it is, how long its author waits."""

import statistics
from collections.abc import Iterator

from docs.hooks.build import SITE
from tests.benchmarks.gzipped import Site
from tests.benchmarks.lighthouse import CATEGORIES, seen
from tests.benchmarks.timing import BIN, seconds
from tests.benchmarks.writing import built, edited, grown

PAGES = {"home": "/", "lesson, English": "/credit/ratios/", "lesson, Chinese": "/zh/credit/ratios/"}
LEAST = {"desktop": 95, "mobile": 90}
RUNS = 3


def measured() -> Iterator[str]:
    """Measure one after the other, a line each."""
    seconds([BIN / "python", "-m", "docs.hooks", "build"])
    with Site(SITE) as site:
        for name, place in PAGES.items():
            weight = site.first_visit(place)
            yield f"{name:24} {weight:6.0f} KB gzip at the first visit (at most 250)"
        index = statistics.median(seen(site.address, "mobile").speed for _ in range(RUNS))
        yield f"this machine's index of Lighthouse is {index:.0f}, which says how a mobile is shown"
        for form, least in LEAST.items():
            for name, place in PAGES.items():
                said = _scores(site.address + place, form, index)
                yield f"{name:24} {form:7} {said} (at least {least})"
    yield from built()
    yield edited()
    yield from grown()


def _scores(address: str, form: str, index: float) -> str:
    runs = [seen(address, form, index).scores for _ in range(RUNS)]
    said = [f"{name} {statistics.median(run[name] for run in runs):.0f}" for name in CATEGORIES]
    return ", ".join(said)
