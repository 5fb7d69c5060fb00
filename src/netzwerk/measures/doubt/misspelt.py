"""Names mistaken: what is left of an order when spellings were merged, or kept apart, wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.chance import generator
from netzwerk.measures.doubt.kept import Kept, kept_orders
from netzwerk.measures.draws.replicates import Progress, in_chunks, measure_draws
from netzwerk.measures.record import Measure
from netzwerk.measures.registry import find, measure
from netzwerk.network import Network

__all__ = ["MERGED", "SPLIT", "orders_kept"]

MERGED, SPLIT = "names_merged", "names_split"
SHARES = (0.05, 0.1)
_FEWEST = 3

# The ties of one draw: ends and strengths; and who is no longer there.
Ties = tuple[np.ndarray, np.ndarray, np.ndarray]


def orders_kept(
    net: Network,
    names: Sequence[str | Measure],
    *,
    seed: int,
    draws: int,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> list[Kept]:
    """Mistake a share of the names, and compare the order of the others with before.

    Merged: some actors' ties go to another actor drawn at random, and they are gone. Split: of what was
    reported of some actors, each report goes, with probability one half, to a second spelling, which is an
    actor of its own with unknown sector; the order is compared among the actors as they were.

    Parameters
    ----------
    net : Network
        Its ties are measured.
    names : sequence of str or Measure
        Measures of actors' positions.
    seed : int
        The run's seed.
    draws : int
        How often for each kind and share (5 and 10 % of the actors, at least one).
    jobs, progress
        As in `in_chunks`; the result does not depend on them.

    Returns
    -------
    list of Kept
        Nothing where there are fewer than three actors.

    References
    ----------
    Wang, D. J., Shi, X., McFarland, D. A., & Leskovec, J. (2012). Measurement error in network data. Social
    Networks 34, 396–409.
    """
    if net.n < _FEWEST:
        return []
    full = measure(net, names)
    found: list[Kept] = []
    for kind in (MERGED, SPLIT):
        for share in SHARES:
            work = partial(_chunk, net=net, names=tuple(names), seed=seed, kind=kind, share=share)
            chunks = list(in_chunks(work, draws, what=kind, jobs=jobs, progress=progress))
            found += kept_orders(names, full, chunks, kind=kind, share=share)
    return found


def _chunk(
    number: int,
    size: int,
    *,
    net: Network,
    names: tuple[str | Measure, ...],
    seed: int,
    kind: str,
    share: float,
) -> dict[str, np.ndarray]:
    """Values of the actors as they were in one chunk of draws, shape (size, n); NaN for those gone."""
    dice = generator(seed, kind, round(share * 1000), number)
    chosen = min(max(1, round(share * net.n)), net.n - 1)
    gone = np.zeros((size, net.n), dtype=bool)
    drawn: list[Ties] = []
    for row in gone:
        who = dice.permutation(net.n)
        if kind == MERGED:
            row[who[:chosen]] = True
            drawn.append(_merged(net, who[:chosen], who[chosen:], dice=dice))
        else:
            drawn.append(_split(net, who[:chosen], dice))
    larger = net if kind == MERGED else _with_spellings(net, chosen)
    ends, strengths = _side_by_side(drawn, larger)
    values = measure_draws(larger, ends, strengths, records=[find(name) for name in names])
    return {name: np.where(gone, np.nan, found[:, : net.n]) for name, found in values.items()}


def _edges(net: Network) -> Ties:
    edges = net.edges
    i, j = edges["i"].to_numpy(dtype=np.int64), edges["j"].to_numpy(dtype=np.int64)
    return i, j, edges["strength"].to_numpy(dtype=float)


def _merged(net: Network, gone: np.ndarray, others: np.ndarray, *, dice: np.random.Generator) -> Ties:
    """Give the ties of those gone to others."""
    i, j, strength = _edges(net)
    now = np.arange(net.n)
    now[gone] = dice.choice(others, len(gone))
    i, j = now[i], now[j]
    apart = i != j
    return i[apart], j[apart], strength[apart]


def _split(net: Network, chosen: np.ndarray, dice: np.random.Generator) -> Ties:
    """Give each report of the chosen, by the toss of a coin, to a second spelling numbered from n on."""
    i, j, strength = _edges(net)
    reports = net.ties.loc[net.ties["state"].eq(net.tie_state), "reports"].to_numpy(dtype=np.int64)
    second = np.full(net.n, -1)
    second[chosen] = net.n + np.arange(len(chosen))
    at_i = second[i] >= 0
    touched = at_i | (second[j] >= 0)
    moved = np.where(touched, dice.binomial(reports, 0.5), 0)
    new_i, new_j = np.where(at_i, second[i], i), np.where(at_i, j, second[j])
    old, new = moved < reports, moved > 0
    return (
        np.concatenate([i[old], new_i[new]]),
        np.concatenate([j[old], new_j[new]]),
        np.concatenate([strength[old], strength[new]]),
    )


def _with_spellings(net: Network, count: int) -> Network:
    """Add actors without sector, whose keys no other has."""
    keys = [f"\x00{number}" for number in range(count)]
    said = {"actor": keys, "name": keys, "sector": [terms.UNKNOWN] * count}
    columns = {
        name: said.get(name, [False if kind.kind == "b" else ""] * count)
        for name, kind in net.actors.dtypes.items()
    }
    return replace(net, actors=pd.concat([net.actors, pd.DataFrame(columns)], ignore_index=True))


def _side_by_side(drawn: Sequence[Ties], net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Lay ties of several draws over the pairs that any of them has: (pairs, 2), and (draws, pairs)."""
    coded = []
    for i, j, strength in drawn:
        low, high = (i, j) if net.directed else (np.minimum(i, j), np.maximum(i, j))
        coded.append((low * net.n + high, strength))
    pairs = np.unique(np.concatenate([codes for codes, _ in coded]))
    ties = np.full((len(coded), len(pairs)), np.nan)
    for row, (codes, strength) in zip(ties, coded, strict=True):
        place = np.searchsorted(pairs, codes)
        np.fmax.at(row, place, strength)  # merged ties keep the larger strength
    return np.column_stack([pairs // net.n, pairs % net.n]), ties
