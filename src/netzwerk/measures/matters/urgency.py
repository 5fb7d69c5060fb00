"""How much each gap matters: need by its type and weight, impact by trying it on a copy, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.gains import existing_pairs, pairs_gained, refused_pairs
from netzwerk.measures.effects.losses import losses, pairs_apart
from netzwerk.measures.gaps.motifs import working
from netzwerk.network import Network

BASE: Mapping[str, float] = MappingProxyType({
    "coverage": 1.0, "wish": 1.0, "isolation": 0.9, "fragility": 0.8, "repair": 0.8, "functional": 0.7,
    "cross-sector": 0.7, "integrative": 0.7, "hole": 0.5, "one-sided": 0.4, "predicted": 0.3,
    "redundancy": 0.3,
})  # fmt: skip
SURENESS: Mapping[str, float] = MappingProxyType(
    {terms.BOTH_ASKED: 1.0, terms.ONE_ASKED: 0.5, terms.NONE_ASKED: 0.0, "": 1.0}
)
# Types whose two actors would begin to cooperate.
_NEW_TIES = ("wish", "functional", "hole", "predicted")


def gap_need(gaps: pd.DataFrame) -> np.ndarray:
    """Return each gap's need: base(type) · (½ + ½ · weight / largest weight of the type).

    Examples
    --------
    >>> import pandas as pd
    >>> gap_need(pd.DataFrame({"type": ["wish", "wish", "hole"], "weight": [2.0, 1.0, 4.0]})).tolist()
    [1.0, 0.75, 0.5]
    """
    weight = gaps["weight"].astype(float)
    largest = weight.groupby(gaps["type"]).transform("max")
    share = (weight / largest).where(largest > 0, 1.0).fillna(0.0)
    need: np.ndarray = gaps["type"].map(BASE).to_numpy(dtype=float) * (0.5 + 0.5 * share.to_numpy())
    return need


def gap_impact(net: Network, gaps: pd.DataFrame, gained: np.ndarray) -> np.ndarray:
    """Return each gap's impact, 0 to 1: what closing it would bring, tried on a copy.

    The gain of a tie is the number of pairs that it brings within two steps; the gain where something
    fragile is mended is the number of pairs saved from separation. Each is divided by the largest such gain
    of a pair, at most 1. Two sectors or two fields that could be tied in several ways have the gain of the
    best of them; an actor that hangs on little has the least gain of the ties wished with it, or, where
    nobody wishes for one, of all that it could have. Coverage is 1, redundancy and an existing tie 0.

    Parameters
    ----------
    net : Network
        Existing and refused ties, direction ignored.
    gaps : DataFrame
        Columns of `schema.GAPS`.
    gained : ndarray
        What `gap_gain` counted.
    """
    kinds = gaps["type"].to_numpy(dtype=object)
    impact = np.where(kinds == "coverage", 1.0, 0.0)
    largest = gained[np.isin(kinds, _NEW_TIES)].max(initial=0.0) or gained.max(initial=0.0)
    saved = _saved(net, gaps)
    for gain, most in ((gained, largest), (saved, saved.max(initial=0.0))):
        if most > 0:
            impact = np.maximum(impact, np.minimum(gain / most, 1.0))
    return impact


def gap_gain(net: Network, gaps: pd.DataFrame) -> np.ndarray:
    """Count the pairs that the tie that would close each gap would bring within two steps.

    Where there are several ways: the best of them, for an actor the least.
    """
    ways = _Ways(net)
    kinds, fields, sectors = (gaps[name].tolist() for name in ("type", "field", "sectors"))
    i, j = (net.index.get_indexer(gaps[end]).astype(np.int64) for end in ("actor_a", "actor_b"))
    for row, kind in enumerate(kinds):
        if kind in _NEW_TIES:
            ways.add(row, i[row : row + 1], j[row : row + 1])
        elif kind == "isolation":
            ways.add(row, i[row : row + 1], ways.partners(int(i[row])))
        elif kind == "integrative":
            ways.add(row, *ways.in_fields(fields[row].split(terms.JOIN)))
        elif kind == "cross-sector":
            ways.add(row, *ways.in_sectors(sectors[row].split(terms.JOIN)))
    return ways.gains(least=gaps["type"].eq("isolation").to_numpy())


class _Ways:
    """The ties that a gap could be closed by, and what the best of them would bring."""

    def __init__(self, net: Network) -> None:
        self.net, self.rows, self.codes = net, list[np.ndarray](), list[np.ndarray]()
        closed = [one * net.n + other for one, other in (existing_pairs(net), refused_pairs(net))]
        self.closed = np.unique(np.concatenate(closed))
        wishes = net.ties[net.ties["state"].eq(terms.WISHED)]
        self.wished = tuple(
            net.index.get_indexer(wishes[end]).astype(np.int64) for end in ("source", "target")
        )
        at_work = working(net)
        self.fields = {
            field: np.unique(net.index.get_indexer(actors)).astype(np.int64)
            for field, actors in at_work.groupby("field")["actor"]
        }

    def partners(self, actor: int) -> np.ndarray:
        """Return those who wish to cooperate with an actor or with whom it wishes to; else everybody."""
        i, j = self.wished
        wished = np.concatenate([j[i == actor], i[j == actor]])
        low, high = np.minimum(wished, actor), np.maximum(wished, actor)
        wished = wished[~np.isin(low * self.net.n + high, self.closed)]
        return wished if len(wished) else np.arange(self.net.n)

    def in_fields(self, names: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return the actors of the first and of the last field."""
        nobody = np.empty(0, dtype=np.int64)
        return self.fields.get(names[0], nobody), self.fields.get(names[-1], nobody)

    def in_sectors(self, names: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return the actors of the first and of the last sector."""
        sectors = self.net.sectors.to_numpy(dtype=object)
        return np.flatnonzero(sectors == names[0]), np.flatnonzero(sectors == names[-1])

    def add(self, row: int, some: np.ndarray, others: np.ndarray) -> None:
        """Let a gap be closed by a tie between one of these and one of those."""
        low = np.minimum(some[:, None], others[None, :])
        high = np.maximum(some[:, None], others[None, :])
        codes = (low * self.net.n + high)[(low != high) & (low >= 0)]
        self.codes.append(codes)
        self.rows.append(np.full(len(codes), row))

    def gains(self, *, least: np.ndarray) -> np.ndarray:
        """Return the largest gain among each gap's ways, the least where that is asked; 0 without any."""
        gains = np.where(least, np.inf, 0.0)
        if self.codes:
            rows, codes = np.concatenate(self.rows), np.concatenate(self.codes)
            possible = ~np.isin(codes, self.closed)
            rows, codes = rows[possible], codes[possible]
            distinct, which = np.unique(codes, return_inverse=True)
            if len(distinct):
                counted = pairs_gained(self.net, distinct // self.net.n, distinct % self.net.n)[which]
                low = least[rows]
                np.minimum.at(gains, rows[low], counted[low].astype(float))
                np.maximum.at(gains, rows[~low], counted[~low].astype(float))
        return np.where(np.isinf(gains), 0.0, gains)


def _saved(net: Network, gaps: pd.DataFrame) -> np.ndarray:
    """How many pairs closing each gap would save from being separated."""
    kinds = gaps["type"].to_numpy(dtype=object)
    saved = np.where(kinds == "fragility", gaps["weight"].to_numpy(dtype=float), 0.0)
    ties = (kinds == "repair") & gaps["actor_b"].ne("").to_numpy()
    if ties.any():
        now = _at_risk(net)
        for row in np.flatnonzero(ties).tolist():
            ends = gaps[["actor_a", "actor_b"]].iloc[row]
            saved[row] = max(0, now - _at_risk(_with_tie(net, *ends)))
    return saved


def _at_risk(net: Network) -> int:
    """Pairs apart already, and pairs that the loss of a single actor would separate, over all actors."""
    sizes = np.bincount(net.component_labels(), minlength=1).tolist()
    return pairs_apart(tuple(sizes)) + sum(map(pairs_apart, losses(net).parts))


def _with_tie(net: Network, a: str, b: str) -> Network:
    pairs = net.ties.loc[net.ties["state"].eq(terms.EXISTING), ["source", "target"]]
    reports = pd.concat([pairs, pd.DataFrame({"source": [a], "target": [b]})], ignore_index=True)
    return Network.of(actors=net.actors, reports=reports)
