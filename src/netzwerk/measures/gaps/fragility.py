"""What hangs on single actors, single ties or a few actors: what their loss would split."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk.measures.effects.gains import adjacency
from netzwerk.measures.effects.losses import Losses, losses, pairs_apart
from netzwerk.measures.gaps.fragile_sets import fragile_sets
from netzwerk.measures.gaps.quality import Sides, actor_quality, pair_quality, sides
from netzwerk.measures.gaps.rows import Heard, gap_key, gap_rows, pair_columns, sentence
from netzwerk.measures.gaps.texts import component_count
from netzwerk.measures.sectors.brokerage import exclusivity
from netzwerk.network import Network
from netzwerk.texts import say

# A bridge counts where both sides have at least this many actors.
SMALLEST_SIDE = 2


def fragility_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the cutpoints, the exclusive brokers, the bridges with two actors on each side, and fragile sets.

    An exclusive broker has `exclusivity` of 1 or more: without it, actors of different sectors lie more than
    two steps apart. The weight is the number of pairs of the others that the loss would separate: of an
    exclusive broker that is no cutpoint 0, of a bridge the product of its sides' sizes. Sets are those of two
    and three actors whose loss fragments the network most (`key_players`), where each
    of them adds to it; they are sought up to 400 actors.

    Parameters
    ----------
    net : Network
        Existing ties are read, direction ignored but by exclusivity; sectors.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`; an actor fills actor_a, a bridge both ends, a set actor_a, joined by `|`.

    Notes
    -----
    Borgatti 2006; Hamilton, Hileman & Bodin 2020.

    Examples
    --------
    >>> import pandas as pd
    >>> line = pd.DataFrame({"source": list("abc"), "target": list("bcd")})
    >>> fragility_gaps(Network.of(reports=line))[["gap", "weight"]].to_numpy().tolist()
    [['fragility:b', 2.0], ['fragility:c', 2.0], ['fragility:b--c', 4.0]]
    """
    lost, asked = losses(net), sides(net)
    parts = [
        _actors(net, lost, asked=asked, lang=lang),
        _bridges(net, lost, asked=asked, lang=lang),
        fragile_sets(net, lang=lang),
    ]
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def _actors(net: Network, lost: Losses, *, asked: Sides, lang: str) -> pd.DataFrame:
    parts = dict(zip(lost.cutpoints.tolist(), lost.parts, strict=True))
    alone = _exclusive(net)
    actors = np.array(sorted({*parts, *alone}), dtype=np.int64)
    keys, count = net.index.to_numpy()[actors], component_count(net)[1]
    pairs = [pairs_apart(parts.get(k, ())) for k in actors.tolist()]
    steps = _within_two_without(net, [k for k in alone if k not in parts])

    def evidence(k: int) -> str:
        split = parts.get(k, ())
        cut = say("gaps.fragility_cutpoint", lang, count=len(split), sizes=_sizes(split)) if split else ""
        only = say("gaps.fragility_exclusive", lang, pairs=alone[k]) if k in alone else ""
        return sentence(cut, only)

    def effect(k: int, separated: int) -> str:
        if k not in parts:
            return say("gaps.fragility_effect_steps", lang, before=steps[k][0], after=steps[k][1])
        after = count + len(parts[k]) - 1
        return say("gaps.fragility_effect", lang, pairs=separated, before=count, after=after)

    return gap_rows(
        "fragility",
        len(actors),
        gap=[gap_key("fragility", key) for key in keys],
        actor_a=keys,
        sectors=net.sectors.to_numpy()[actors],
        weight=[float(separated) for separated in pairs],
        evidence=[evidence(k) for k in actors.tolist()],
        effect=[effect(k, separated) for k, separated in zip(actors.tolist(), pairs, strict=True)],
        quality=actor_quality(asked, actors),
        a=actors,
    )


def _exclusive(net: Network) -> dict[int, int]:
    """Find the exclusive brokers, each with how many pairs only it joins in two steps."""
    both_ways = 1 if net.directed else 2
    counts = exclusivity(net)
    return {int(k): int(counts[k]) // both_ways for k in np.flatnonzero(counts >= 1)}


def _within_two_without(net: Network, actors: list[int]) -> dict[int, tuple[int, int]]:
    """How many pairs of the others lie within two steps, with and without each actor."""
    if not actors:
        return {}
    ties = adjacency(net)
    near = ((ties + ties @ ties) > 0).astype(np.int64)
    near.setdiag(0)
    near.eliminate_zeros()
    degree = np.asarray(near.sum(axis=1)).ravel()
    total = int(degree.sum()) // 2
    between = (ties @ ties).tocsr()
    found = {}
    for k in actors:
        partners = ties.indices[ties.indptr[k] : ties.indptr[k + 1]]
        only = (between[partners][:, partners].toarray() == 1) & (ties[partners][:, partners].toarray() == 0)
        before = total - int(degree[k])
        found[k] = before, before - int(np.triu(only, k=1).sum())
    return found


def _sizes(parts: tuple[int, ...]) -> str:
    return " + ".join(map(str, parts))


def _bridges(net: Network, lost: Losses, *, asked: Sides, lang: str) -> pd.DataFrame:
    wide = (lost.sides >= SMALLEST_SIDE).all(axis=1)
    i, j = lost.bridges[wide, 0], lost.bridges[wide, 1]
    near, far = lost.sides[wide, 0], lost.sides[wide, 1]
    count = component_count(net)[1]
    heard = Heard(net)
    ends = list(zip(near.tolist(), far.tolist(), strict=True))
    return gap_rows(
        "fragility",
        len(i),
        **pair_columns(net, "fragility", i=i, j=j),
        weight=(near * far).astype(float),
        evidence=[
            sentence(say("gaps.fragility_bridge", lang, near=one, far=other), heard.of(a, b, lang))
            for (a, b), (one, other) in zip(lost.bridges[wide].tolist(), ends, strict=True)
        ],
        effect=[
            say("gaps.fragility_effect", lang, pairs=one * other, before=count, after=count + 1)
            for one, other in ends
        ],
        quality=pair_quality(asked, np.asarray(i), np.asarray(j)),
    )
