"""Two or three actors whose loss together fragments the network: the sets among the fragile."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.effects.key_players import search_of
from netzwerk.measures.effects.key_search import FRAGMENTATION
from netzwerk.measures.engine import engine_of
from netzwerk.measures.gaps.quality import actor_quality, sides
from netzwerk.measures.gaps.rows import enumerate_words, gap_key, gap_rows, sentence
from netzwerk.network import Network
from netzwerk.texts import say

# Beyond so many actors the search for sets costs more than such a row tells.
MOST_ACTORS = 400
_SIZES = (2, 3)


def fragile_sets(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the two, and the three, actors whose loss fragments the network most, where each adds to it.

    The weight is how many pairs of the others they part. Of sets that are equally good the one whose
    keys come first counts, so that it stays the same whatever the order of the table.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`, a row a set, at most two.

    Examples
    --------
    >>> ring = pd.DataFrame({"source": list("abcd"), "target": list("bcda")})
    >>> fragile_sets(Network.of(reports=ring))[["gap", "actor_a", "weight"]].to_numpy().tolist()
    [['fragility:set:a--c', 'a|c', 1.0]]
    """
    sets = [found for size in _SIZES if (found := _worst(net, size)) is not None]
    keys, names = net.index.to_numpy(dtype=object), net.actors["name"].to_numpy(dtype=object)
    parts = [_parts(net, found) for found in sets]
    pairs = [_apart(net, found) for found in sets]
    before = len(_parts(net, np.empty(0, dtype=np.int64)))
    asked = sides(net)
    return gap_rows(
        "fragility",
        len(sets),
        gap=["fragility:set:" + gap_key("", *keys[found])[1:] for found in sets],
        actor_a=[terms.JOIN.join(keys[found]) for found in sets],
        sectors=[terms.JOIN.join(sorted(set(net.sectors.to_numpy()[found]))) for found in sets],
        weight=[float(separated) for separated in pairs],
        evidence=[
            sentence(
                say("gaps.fragility_set", lang, count=len(left), sizes=" + ".join(map(str, left))),
                enumerate_words(names[found]),
            )
            for found, left in zip(sets, parts, strict=True)
        ],
        effect=[
            say("gaps.fragility_set_effect", lang, pairs=separated, before=before, after=len(left))
            for separated, left in zip(pairs, parts, strict=True)
        ],
        quality=[_least(actor_quality(asked, found)) for found in sets],
        a=[int(found[0]) for found in sets],
        b=[int(found[1]) for found in sets],
    )


def _least(words: np.ndarray) -> str:
    """Give the least that was asked about any of them."""
    order = (terms.NONE_ASKED, terms.ONE_ASKED, terms.BOTH_ASKED)
    return min(map(str, words), key=order.index)


def _worst(net: Network, size: int) -> np.ndarray | None:
    if not size + 2 <= net.n <= MOST_ACTORS:
        return None
    sets = search_of(net).best(FRAGMENTATION, size).sets.tolist()
    keys = net.index.to_numpy()
    found = np.array(min(sets, key=lambda one: sorted(keys[one])), dtype=np.int64)
    lost = _apart(net, found)
    fewer = [np.delete(found, place) for place in range(size)]
    return found if lost > max(_apart(net, some) for some in fewer) else None


def _parts(net: Network, gone: np.ndarray) -> list[int]:
    """Sizes of the components that are left, largest first."""
    graph = engine_of(net).undirected.graph.copy()
    graph.delete_vertices(gone.tolist())
    return sorted(graph.connected_components().sizes(), reverse=True)


def _apart(net: Network, gone: np.ndarray) -> int:
    """How many pairs of the others, connected now, the loss parts."""
    now = np.delete(engine_of(net).components, gone)
    before = sum(int(size) * (int(size) - 1) // 2 for size in np.bincount(now))
    after = sum(size * (size - 1) // 2 for size in _parts(net, gone))
    return before - after
