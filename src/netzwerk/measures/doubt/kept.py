"""How much of an order is kept when a network is drawn anew: rank correlation, and who stays in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk.measures.doubt.ranks import Places, correlated, places
from netzwerk.measures.draws.spans import percentiles
from netzwerk.measures.record import SMALLEST, Measure
from netzwerk.measures.registry import find

__all__ = ["Kept", "kept_order", "kept_orders", "kept_rows", "overlap"]

# The places whose holders are compared.
TOP = (1, 3)


@dataclass(frozen=True, eq=False)
class Kept:
    """What is kept of one measure's order under one kind of error.

    Attributes
    ----------
    kind, level : str
        What went wrong, and how much of it; as in results/stability.csv.
    measure : str
        The measure's name.
    spearman : ndarray, shape (draws,)
        Correlation with the order as observed, over the actors with a value in both; NaN where all are level.
    top : mapping of int to ndarray, shape (draws,)
        Share of the first k that are the same, level places shared evenly.
    """

    kind: str
    level: str
    measure: str
    spearman: np.ndarray
    top: dict[int, np.ndarray]


def overlap(a: Places, b: Places, k: int) -> np.ndarray:
    """Share of the first k places that the same actors hold, row by row: Σ min(shares) / min(k, ranked).

    Examples
    --------
    >>> orders = [places(np.array([row])) for row in ([3.0, 2.0, 1.0], [3.0, 1.0, 1.0])]
    >>> overlap(*orders, 1).tolist(), overlap(*orders, 2).tolist()
    ([1.0], [0.75])
    """
    most = np.minimum(k, np.minimum(a.ranked.sum(axis=1), b.ranked.sum(axis=1)))
    shared = np.minimum(a.shares(k), b.shares(k)).sum(axis=1)
    return np.where(most > 0, shared / np.maximum(most, 1), np.nan)


def kept_order(
    record: Measure,
    value: np.ndarray,
    drawn: np.ndarray,
    *,
    known: Places | None = None,
    kind: str,
    level: str = "",
) -> Kept:
    """Compare one measure's order with its order in every draw, over the actors with a value in both.

    Parameters
    ----------
    record : Measure
        Whose values they are; says which end is first.
    value : ndarray, shape (n,)
        As observed.
    drawn : ndarray, shape (draws, n)
        NaN for whom a draw lacks.
    known : Places, optional
        The order in every draw, where it is known already.
    kind, level : str
        As in `Kept`.
    """
    smallest = record.first == SMALLEST
    before = places(value[None], smallest=smallest)
    after = known or places(drawn, smallest=smallest)
    rho = correlated(before.mean_rank, after.mean_rank)
    top = {k: overlap(before, after, k) for k in TOP}
    partly = np.flatnonzero((after.ranked != before.ranked).any(axis=1))
    if len(partly):  # the others have moved up: order anew among those with a value in both
        both = after.ranked[partly] & before.ranked
        first, second = (
            places(np.where(both, v, np.nan), smallest=smallest) for v in (value[None], drawn[partly])
        )
        rho[partly] = correlated(first.mean_rank, second.mean_rank)
        for k in TOP:
            top[k][partly] = overlap(first, second, k)
    return Kept(kind, level, record.name, rho, top)


def kept_orders(
    names: Sequence[str | Measure],
    full: pd.DataFrame,
    chunks: Sequence[Mapping[str, np.ndarray]],
    *,
    kind: str,
    share: float,
) -> list[Kept]:
    """Compare each measure's order with that in the chunks of draws of one error.

    Parameters
    ----------
    names : sequence of str or Measure
        Which measures.
    full : DataFrame
        Their values as observed.
    chunks : sequence of mapping
        Values in each chunk, shape (size, n).
    kind, share : str, float
        The error, and how much of it.
    """
    found = []
    for record in map(find, names):
        drawn = np.concatenate([chunk[record.name] for chunk in chunks] or [np.empty((0, len(full)))])
        value = full[record.name].to_numpy(dtype=float)
        found.append(kept_order(record, value, drawn, kind=kind, level=f"{share:g}"))
    return found


def kept_rows(kept: Sequence[Kept]) -> pd.DataFrame:
    """Rows of results/stability.csv: mean and 2.5 and 97.5 percentile over the draws, actor empty.

    The level names the figure (`spearman`, `top_1`, `top_3`); of errors with a level, that alone stands for
    the correlation (`0.1`), and before the others (`0.1 top_1`).
    """
    rows = []
    for one in kept:
        figures = {one.level or "spearman": one.spearman}
        figures |= {f"{one.level} top_{k}".strip(): share for k, share in one.top.items()}
        for level, draws in figures.items():
            low, high = percentiles(draws[:, None])
            rows.append((one.kind, level, "", one.measure, mean(draws), low[0], high[0]))
    return pd.DataFrame(rows, columns=["kind", "level", "actor", "measure", "value", "low", "high"]).astype(
        {"value": float, "low": float, "high": float}
    )


def mean(draws: np.ndarray) -> float:
    """Mean of the defined draws; NaN where there is none."""
    defined = draws[~np.isnan(draws)]
    return float(defined.mean()) if len(defined) else float("nan")
