"""Actors dropped: how well the order of those who stay survives when some had never been invited."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from netzwerk.measures.chance import generator
from netzwerk.measures.doubt.kept import Kept, kept_orders, kept_rows
from netzwerk.measures.draws.replicates import Progress, in_chunks, measure_draws
from netzwerk.measures.record import Measure
from netzwerk.measures.registry import find, measure
from netzwerk.network import Network

__all__ = ["SHARES", "actors_dropped", "orders_kept"]

SHARES = (0.05, 0.1, 0.2, 0.3)
KIND = "actors_dropped"


def actors_dropped(
    net: Network,
    names: str | Measure | Sequence[str | Measure],
    *,
    seed: int = 1,
    draws: int = 100,
    shares: Sequence[float] = SHARES,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Drop a share of the actors with their ties, and compare the order of those who stay with before.

    Parameters
    ----------
    net : Network
        Its ties are measured.
    names : str, Measure, or sequence of these
        Measures of actors' positions.
    seed : int
        The run's seed.
    draws : int
        How often for each share.
    shares : sequence of float
        Shares of the actors that are dropped, rounded to whole actors, at least one.
    jobs, progress
        As in `in_chunks`; the result does not depend on them.

    Returns
    -------
    DataFrame
        kind (`actors_dropped`), level, actor (empty), measure, value, low, high (2.5 and 97.5 percentiles).
        Level is the share dropped: mean Spearman correlation with the full network over the actors that stay
        and have a value in both (NaN where the order is constant); followed by `top_1` or `top_3`: the mean
        share of the first one, or three, of those who stay that are the same.

    References
    ----------
    Borgatti, S. P., Carley, K. M., & Krackhardt, D. (2006). On the robustness of centrality measures under
    conditions of imperfect data. Social Networks 28, 124–136.

    Examples
    --------
    >>> ring = [(f"a{i}", f"a{(i + 1) % 9}") for i in range(9)] + [("a0", f"a{i}") for i in range(2, 8)]
    >>> net = Network.of(reports=pd.DataFrame(ring, columns=["source", "target"]))
    >>> actors_dropped(net, "degree", draws=20, shares=[0.1])["level"].tolist()
    ['0.1', '0.1 top_1', '0.1 top_3']
    """
    names = (names,) if isinstance(names, str | Measure) else tuple(names)
    return kept_rows(
        orders_kept(net, names, seed=seed, draws=draws, shares=shares, jobs=jobs, progress=progress)
    )


def orders_kept(
    net: Network,
    names: Sequence[str | Measure],
    *,
    seed: int,
    draws: int,
    shares: Sequence[float] = SHARES,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> list[Kept]:
    """Compare the order with that in every draw, share by share; parameters as for `actors_dropped`."""
    full = measure(net, names)
    found: list[Kept] = []
    for share in shares:
        work = partial(_chunk, net=net, names=tuple(names), seed=seed, share=share)
        chunks = list(in_chunks(work, draws, what=KIND, jobs=jobs, progress=progress))
        found += kept_orders(names, full, chunks, kind=KIND, share=share)
    return found


def _chunk(
    number: int, size: int, *, net: Network, names: tuple[str | Measure, ...], seed: int, share: float
) -> dict[str, np.ndarray]:
    """Values of those who stay in one chunk of draws, shape (size, n); NaN for those dropped."""
    dice = generator(seed, "dropped", round(share * 1000), number)
    leave = min(max(1, round(share * net.n)), net.n)
    gone = np.zeros((size, net.n), dtype=bool)
    for row in gone:
        row[dice.permutation(net.n)[:leave]] = True
    ends = net.edges[["i", "j"]].to_numpy(dtype=np.int64)
    ties = np.where(gone[:, ends].any(axis=2), np.nan, net.edges["strength"].to_numpy(dtype=float))
    drawn = measure_draws(net, ends, ties, records=[find(name) for name in names])
    return {name: np.where(gone, np.nan, values) for name, values in drawn.items()}
