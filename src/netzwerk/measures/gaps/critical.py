"""Existing ties on which something hangs: the triangles and the connections that their loss would open."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.gains import existing_pairs
from netzwerk.measures.effects.losses import losses
from netzwerk.measures.gaps.motifs import shared_fields, working
from netzwerk.network import Network
from netzwerk.schema import CRITICAL
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["critical_ties"]


def critical_ties(net: Network, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Say of each existing tie which closed triangles actor – field – actor it carries, and whom it joins.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored; affiliations of kind `field`, active or lead.
    lang : str
        Language of the effect.

    Returns
    -------
    DataFrame
        actor_a, actor_b, triangles (fields that both work in: each becomes an open triangle without the
        tie), fields (joined by `|`), separated (pairs of actors that its loss would part), effect. One row an
        existing tie; most triangles first, then most separated, then the actors in their order.

    Notes
    -----
    Bodin 2017; Angst & Seppelt (motifr), who call them critical ties.

    Examples
    --------
    >>> net = Network.of(
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}),
    ...     affiliations=pd.DataFrame({"actor": ["a", "b"], "field": ["school", "school"]}),
    ... )
    >>> critical_ties(net)[["actor_a", "actor_b", "triangles", "separated"]].to_numpy().tolist()
    [['a', 'b', 1, 2], ['b', 'c', 0, 2]]
    """
    i, j = existing_pairs(net)
    listed, count = shared_fields(net, working(net), i=i, j=j)
    lost = losses(net)
    apart = dict(zip(map(tuple, lost.bridges.tolist()), lost.sides.prod(axis=1).tolist(), strict=True))
    separated = np.array(
        [apart.get(pair, 0) for pair in zip(i.tolist(), j.tolist(), strict=True)], dtype=np.int64
    )
    order = np.lexsort((j, i, -separated, -count))
    keys = net.index.to_numpy(dtype=object)
    told = [_effect(*row, lang=lang) for row in zip(listed, count.tolist(), separated.tolist(), strict=True)]
    table = pd.DataFrame(
        {
            "actor_a": keys[i], "actor_b": keys[j], "triangles": count, "fields": listed,
            "separated": separated, "effect": np.array(told, dtype=object),
        },
        columns=CRITICAL.names,
    )  # fmt: skip
    return table.iloc[order].reset_index(drop=True)


def _effect(fields: str, triangles: int, separated: int, *, lang: str) -> str:
    opened = say(
        "critical.opens_one" if triangles == 1 else "critical.opens", lang,
        triangles=triangles, fields=", ".join(fields.split(terms.JOIN)),
    ) if triangles else ""  # fmt: skip
    parted = say("critical.separates", lang, pairs=separated) if separated else ""
    return "; ".join(filter(None, (opened, parted)))
