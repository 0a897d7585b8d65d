"""A model and a search beside the libraries that others use for them, with the same results."""

import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from crmlab.value import BetaGeoModel
from tests.benchmarks.others import HOME, install
from tests.benchmarks.timing import in_turn, said
from tests.value.cdnow import summary

RUNS = 3
COPIES = 20
BASKETS, PRODUCTS, LINES = 100_000, 500, 1_000_000
SUPPORT = 0.001

_BEGIN = """
import sys, time, resource
import pandas as pd
{imports}
lines = pd.read_csv(sys.argv[1])
support = {support}
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
{work}
taken = time.perf_counter() - began
more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(taken, more / 1024, len(rules), rules["lift"].sum())
"""
_OURS = _BEGIN.format(
    support=SUPPORT,
    imports="from crmlab.crm import association_rules",
    work="rules = association_rules(lines, min_support=support)",
)
_MLXTEND = _BEGIN.format(
    support=SUPPORT,
    imports="from mlxtend.frequent_patterns import association_rules, fpgrowth",
    work="""
baskets = pd.crosstab(lines["order"], lines["product"]).astype(bool)
found = fpgrowth(baskets, min_support=support, use_colnames=True, max_len=2)
rules = association_rules(found, metric="confidence", min_threshold=0)
""",
)


def measured() -> Iterator[str]:
    """Measure the model on one and on many copies of CDNOW, then the rules of a random market."""
    for copies in (1, COPIES):
        yield _purchases(copies)
    install()
    with tempfile.TemporaryDirectory() as folder:
        yield from _rules(Path(folder) / "lines.csv")


def _purchases(copies: int) -> str:
    from lifetimes import BetaGeoFitter

    one = summary()
    x, t_x, age = (np.tile(each, copies) for each in (one.frequency, one.recency, one.age))

    def ours() -> float:
        began = time.perf_counter()
        model = BetaGeoModel.fit(x, t_x, age)
        taken = time.perf_counter() - began
        found.append((model.r, model.alpha, model.a, model.b))
        return taken

    def theirs() -> float:
        began = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fitted = BetaGeoFitter().fit(x, t_x, age)
        taken = time.perf_counter() - began
        found.append(tuple(fitted.params_[["r", "alpha", "a", "b"]]))
        return taken

    found: list[tuple[float, ...]] = []
    mine, lifetimes = in_turn(ours, theirs, runs=RUNS)
    if not np.allclose(found, found[0], rtol=1e-3):
        raise SystemExit(f"BG/NBD: the parameters differ: {found}")
    return (
        f"BG/NBD, {copies * len(one.age):>6,} customers  {mine:.2f} s   "
        f"lifetimes {lifetimes:.2f} s   ratio {mine / lifetimes:.2f} (below 1)"
    )


def _rules(path: Path) -> Iterator[str]:
    chance = np.random.default_rng(0)
    popular = chance.zipf(1.3, LINES) % PRODUCTS
    pd.DataFrame({"order": chance.integers(BASKETS, size=LINES), "product": popular}).to_csv(
        path, index=False
    )
    ours = [float(word) for word in said([sys.executable, "-c", _OURS, path]).split()]
    theirs = [float(word) for word in said([HOME / "bin" / "python", "-c", _MLXTEND, path]).split()]
    if ours[2] != theirs[2] or not np.isclose(ours[3], theirs[3]):
        raise SystemExit(f"association_rules: not the rules of mlxtend: {ours}, {theirs}")
    yield (
        f"association_rules, {LINES:,} lines  {ours[0]:.2f} s   "
        f"mlxtend's fpgrowth {theirs[0]:.2f} s   {theirs[0] / ours[0]:.0f} times (at least 5)"
    )
    yield (
        f"{ours[2]:,.0f} rules alike; {ours[1]:.0f} MB more than before   "
        f"mlxtend {theirs[1]:.0f} MB (less)"
    )
