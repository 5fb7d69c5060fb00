"""Structural holes: brokers whose contacts do not know each other, and the pairs that they keep apart."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk.measures.effects.gains import adjacency, pairs_gained, refused_pairs
from netzwerk.measures.engine import engine_of
from netzwerk.measures.gaps.quality import pair_quality, sides
from netzwerk.measures.gaps.rows import gap_rows, pair_columns
from netzwerk.measures.gaps.texts import decimal, say_gain
from netzwerk.measures.positions.holes import constraint, effective_size
from netzwerk.network import Network
from netzwerk.texts import say

FEWEST, MOST, FEWEST_PARTNERS = 3, 10, 3
_ALIKE = 1e-9


def hole_brokers(net: Network) -> np.ndarray:
    """Return the brokers: a tenth of all actors (at least 3, at most 10), lowest constraint first.

    Only actors with three partners or more count; equal constraint is ordered by key, so that nothing
    depends on the order of the table. Positions, shape (k,).

    Examples
    --------
    >>> star = pd.DataFrame({"source": ["a"] * 3, "target": ["b", "c", "d"]})
    >>> hole_brokers(Network.of(reports=star)).tolist()
    [0]
    """
    engine = engine_of(net).undirected
    able = np.flatnonzero(engine.partners >= FEWEST_PARTNERS)
    held = np.round(constraint(engine)[able] / _ALIKE)
    keys = net.index.to_numpy(dtype=str)[able]
    count = min(MOST, max(FEWEST, net.n // 10))
    chosen: np.ndarray = able[np.lexsort((keys, held))][:count]
    return chosen


def hole_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the pairs of a broker's partners who have no tie and nobody else between them.

    Refused pairs are left out. The weight is the broker's effective size (unvalued).

    Parameters
    ----------
    net : Network
        Existing and refused ties, direction ignored.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair; the broker stands in the evidence: it may change, the pair stays.

    Notes
    -----
    Burt 1992.

    Examples
    --------
    >>> star = pd.DataFrame({"source": ["a"] * 3, "target": ["b", "c", "d"]})
    >>> hole_gaps(Network.of(reports=star))[["gap", "weight"]].to_numpy().tolist()
    [['hole:b--c', 3.0], ['hole:b--d', 3.0], ['hole:c--d', 3.0]]
    """
    brokers, ties = hole_brokers(net), adjacency(net)
    i, j, broker = _kept_apart(net, brokers)
    size = effective_size(engine_of(net).undirected)
    names = net.actors["name"].to_numpy(dtype=object)
    partners = np.diff(ties.indptr)
    told = {
        k: say("gaps.hole", lang, broker=names[k], partners=int(partners[k]), size=decimal(size[k], lang))
        for k in brokers.tolist()
    }
    return gap_rows(
        "hole",
        len(i),
        **pair_columns(net, "hole", i=i, j=j),
        weight=size[broker],
        evidence=[told[k] for k in broker.tolist()],
        effect=say_gain(net, i, j, gained=pairs_gained(net, i, j), lang=lang),
        quality=pair_quality(sides(net), i, j),
    )


def _kept_apart(net: Network, brokers: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs (i < j) of a broker's partners without a tie, a refusal or another intermediary; and whose."""
    ties = adjacency(net)
    refused = {one * net.n + other for one, other in zip(*refused_pairs(net), strict=True)}
    found: list[tuple[int, int, int]] = []
    for broker in brokers.tolist():
        partners = np.sort(ties.indices[ties.indptr[broker] : ties.indptr[broker + 1]])
        near = ties[partners]
        between = (near @ near.T).toarray()
        tied = near[:, partners].toarray()
        apart = np.triu((between == 1) & (tied == 0), k=1)
        pairs = ((int(partners[a]), int(partners[b])) for a, b in np.argwhere(apart))
        found += [(a, b, broker) for a, b in pairs if a * net.n + b not in refused]
    table = np.array(sorted(found), dtype=np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]
