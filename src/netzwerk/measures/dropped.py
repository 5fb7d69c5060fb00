"""Actors dropped: how well the order of those who stay survives when some had never been invited."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from netzwerk.measures.chance import generator
from netzwerk.measures.ranks import spearman
from netzwerk.measures.registry import find, measure
from netzwerk.measures.replicates import Progress, in_chunks, measure_draws
from netzwerk.measures.spans import percentiles
from netzwerk.network import Network

__all__ = ["actors_dropped"]

SHARES = (0.05, 0.1, 0.2, 0.3)


def actors_dropped(
    net: Network,
    names: str | Sequence[str],
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
    names : str or sequence of str
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
        kind (`actors_dropped`), level (the share), actor (empty), measure, value (mean Spearman correlation
        with the full network over the actors that stay and have a value in both), low, high (2.5 and 97.5
        percentiles). NaN where the order is constant.

    References
    ----------
    Borgatti, S. P., Carley, K. M., & Krackhardt, D. (2006). On the robustness of centrality measures under
    conditions of imperfect data. Social Networks 28, 124–136.

    Examples
    --------
    >>> ring = [(f"a{i}", f"a{(i + 1) % 9}") for i in range(9)] + [("a0", f"a{i}") for i in range(2, 8)]
    >>> net = Network.of(reports=pd.DataFrame(ring, columns=["source", "target"]))
    >>> actors_dropped(net, "degree", draws=20, shares=[0.1])["level"].tolist()
    ['0.1']
    """
    names = (names,) if isinstance(names, str) else tuple(names)
    rows = []
    for share in shares:
        work = partial(_chunk, net=net, names=names, seed=seed, share=share)
        chunks = list(in_chunks(work, draws, what="actors_dropped", jobs=jobs, progress=progress))
        found = np.concatenate(chunks) if chunks else np.empty((0, len(names)))
        low, high = percentiles(found)
        rows.append(
            pd.DataFrame(
                {
                    "kind": "actors_dropped", "level": f"{share:g}", "actor": "", "measure": names,
                    "value": _mean(found), "low": low, "high": high,
                }
            )
        )  # fmt: skip
    return pd.concat(rows, ignore_index=True)


def _mean(draws: np.ndarray) -> np.ndarray:
    defined = ~np.isnan(draws)
    total = np.where(defined, draws, 0.0).sum(axis=0)
    count = defined.sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _chunk(
    number: int, size: int, *, net: Network, names: tuple[str, ...], seed: int, share: float
) -> np.ndarray:
    """Spearman correlations of one chunk, shape (size, measures)."""
    dice = generator(seed, "dropped", round(share * 1000), number)
    leave = min(max(1, round(share * net.n)), net.n)
    gone = np.zeros((size, net.n), dtype=bool)
    for row in gone:
        row[dice.permutation(net.n)[:leave]] = True
    ends = net.edges[["i", "j"]].to_numpy(dtype=np.int64)
    ties = np.where(gone[:, ends].any(axis=2), np.nan, net.edges["strength"].to_numpy(dtype=float))
    drawn = measure_draws(net, ends, ties, records=[find(name) for name in names])
    full = measure(net, names)
    found = np.empty((size, len(names)))
    for place, name in enumerate(names):
        before = np.tile(full[name].to_numpy(dtype=float), (size, 1))
        found[:, place] = spearman(before, np.where(gone, np.nan, drawn[name]))
    return found
