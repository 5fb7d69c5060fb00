"""A tie that one side names and the other, who was asked, does not."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.gains import existing_pairs, refused_pairs
from netzwerk.measures.gaps.quality import Sides, pair_quality, sides
from netzwerk.measures.gaps.rows import gap_rows, mentions, pair_columns, sentence
from netzwerk.network import Network
from netzwerk.texts import say


def one_sided_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the existing ties that A names while B was asked and does not name A.

    Only naming that has a direction is read: in a directed network every tie; in an undirected one what
    actors say of themselves (questionnaires, partner lists), where B's own group, naming the pair, speaks for
    B too. Refused pairs are left out. The weight is 1.

    Parameters
    ----------
    net : Network
        Existing reports, who was asked, and refused pairs.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, one row a pair: actor_a names, actor_b does not.

    Notes
    -----
    Krackhardt 1987.

    Examples
    --------
    >>> arcs = pd.DataFrame({"source": ["a", "b", "a"], "target": ["b", "a", "c"]})
    >>> one_sided_gaps(Network.of(reports=arcs, directed=True))[["actor_a", "actor_b"]].to_numpy().tolist()
    [['a', 'c']]
    """
    asked = sides(net)
    lines = _namings(net)
    i, j, mutual = _one_way(net, lines, asked=asked)
    named = dict(iter(lines.groupby("code")))
    low, high = np.minimum(i, j), np.maximum(i, j)
    columns = pair_columns(net, "one-sided", i=low, j=high)
    keys, names = net.index.to_numpy(dtype=object), net.actors["name"].to_numpy(dtype=object)
    ties = len(existing_pairs(net)[0])
    effect = say("gaps.one_sided_effect", lang, before=mutual, after=mutual + 1, ties=ties)
    return gap_rows(
        "one-sided",
        len(i),
        **(columns | {"actor_a": keys[i], "actor_b": keys[j], "a": i, "b": j}),
        weight=1.0,
        evidence=[
            sentence(
                say("gaps.one_sided", lang, a=names[a], b=names[b]), mentions(named[a * net.n + b], lang)
            )
            for a, b in zip(i.tolist(), j.tolist(), strict=True)
        ],
        effect=effect,
        quality=pair_quality(asked, i, j),
    )


def _namings(net: Network) -> pd.DataFrame:
    """Return the reports of existing ties in which a direction means who named whom, with code i · n + j."""
    said = net.reports[net.reports["state"].eq(terms.EXISTING)]
    lines = said if net.directed else said[said["first_person"].astype(bool)]
    i, j = (net.index.get_indexer(lines[end]).astype(np.int64) for end in ("source", "target"))
    return lines.assign(code=i * net.n + j)[i != j]


def _one_way(net: Network, lines: pd.DataFrame, *, asked: Sides) -> tuple[np.ndarray, np.ndarray, int]:
    """Give the ends (who names, who does not) of ties named by one side, and how many both name."""
    codes = np.unique(lines["code"].to_numpy(dtype=np.int64))
    size = max(net.n, 1)
    i, j = codes // size, codes % size
    back = np.concatenate([codes, _by_own_group(net)])
    returned = np.isin(j * net.n + i, back)
    mutual = len(np.unique((np.minimum(i, j) * net.n + np.maximum(i, j))[returned]))
    low, high = refused_pairs(net)
    refused = low * net.n + high
    closed = np.isin(np.minimum(i, j) * net.n + np.maximum(i, j), refused)
    open_ = ~returned & ~closed & asked.asked(j, i)
    return i[open_], j[open_], mutual


def _by_own_group(net: Network) -> np.ndarray:
    """Codes i · n + j where a group at which i sat named the tie of i and j; none in directed networks."""
    if net.directed or net.asked_by is None:
        return np.empty(0, dtype=np.int64)
    seats = net.asked_by[["group", "actor"]].drop_duplicates()
    said = net.reports[net.reports["state"].eq(terms.EXISTING)]
    found = []
    for mine, other in (("source", "target"), ("target", "source")):
        own = said.merge(seats, left_on=["group", mine], right_on=["group", "actor"])
        ends = [net.index.get_indexer(own[end]).astype(np.int64) for end in (mine, other)]
        found.append(ends[0] * net.n + ends[1])
    return np.unique(np.concatenate(found))
