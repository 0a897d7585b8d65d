"""Maximum likelihood, with a refusal where there is none."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]
    Slope = Callable[[Array], tuple[float, Array]]

FAR = 1e4
"""Parameters beyond this factor from where the search began are no result."""


def column(name: str, values: "ArrayLike", *, above: float | None = None) -> "Array":
    """Return values as floats, one a customer.

    Raises:
        ValueError: they are not finite numbers in one row, or one is not `above` (or is negative).
    """
    import numpy as np

    from crmlab.core.arguments import broken

    try:
        checked = np.atleast_1d(np.asarray(values, dtype=np.float64))
    except (TypeError, ValueError):
        raise broken(name, "numbers, one a customer", values) from None
    if checked.ndim != 1:
        raise broken(name, "numbers, one a customer", f"{checked.ndim} dimensions")
    low, rule = (checked < 0, ">= 0") if above is None else (checked <= above, f"> {above:g}")
    for wrong, must in ((~np.isfinite(checked), "a finite number"), (low, rule)):
        if wrong.any():
            raise broken(name, must, float(checked[wrong][0]))
    return checked


def distinct(*columns: "Array") -> "tuple[Array, Array]":
    """Give the customers that differ, column by column, and how many there are of each."""
    import numpy as np

    rows = np.stack(columns)[:, np.lexsort(columns)]
    differs = (rows[:, 1:] != rows[:, :-1]).any(axis=0)
    starts = np.flatnonzero(np.append(True, differs))
    return rows[:, starts], np.diff(np.append(starts, rows.shape[1])).astype(np.float64)


def most_likely(model: str, slope: "Slope", start: "Array", customers: float) -> "Array":
    """Find positive parameters at which the log-likelihood is highest.

    `slope` gives, for parameters, the log-likelihood and its derivative by each parameter.

    Raises:
        RuntimeError: there is no such point within reach: the parameters run away, or the data do
            not tell one combination of them from another.
    """
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    def falling(logs: "Array") -> "tuple[float, Array]":
        parameters = start * np.exp(logs)
        level, by_parameter = slope(parameters)
        return -level / customers, -by_parameter * parameters / customers

    def bounded(logs: "Array") -> "tuple[float, Array]":
        with np.errstate(all="ignore"):
            level, by_log = falling(logs)
        good = np.isfinite(level) and np.isfinite(by_log).all()
        return (level, by_log) if good else (np.inf, np.zeros_like(by_log))

    zero = np.zeros_like(start)
    found = minimize(bounded, zero, jac=True, method="BFGS", options={"gtol": 1e-8})
    refusal = f"{model} did not converge: these customers do not tell its parameters"
    _, left = bounded(found.x)
    if np.abs(found.x).max() > np.log(FAR):
        raise RuntimeError(f"{refusal}, which run away to {start * np.exp(found.x)}; use more data")
    if not np.isfinite(found.fun) or np.abs(left).max() > 1e-5:
        raise RuntimeError(f"{refusal}; use more customers or a longer time")
    step = 1e-4
    curve = np.array([
        (bounded(found.x + move)[1] - bounded(found.x - move)[1]) / (2 * step)
        for move in step * np.eye(len(start))
    ])  # fmt: skip
    if np.linalg.eigvalsh((curve + curve.T) / 2)[0] < 1e-6:
        raise RuntimeError(f"{refusal} one from the other; use more customers or a longer time")
    best: Array = start * np.exp(found.x)
    return best
