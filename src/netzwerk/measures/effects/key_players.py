"""Key players: the few without whom the network falls apart, and the few through whom all are reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.measures.effects.key_search import FRAGMENTATION, NEARNESS, REACH, KeySearch
from netzwerk.measures.effects.reach_all import smallest_cover
from netzwerk.measures.engine import engine_of
from netzwerk.network import Network
from netzwerk.schema import KEY_PLAYERS
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["key_players", "search_of"]

SIZES = (1, 2, 3)
MOST_LISTED = 10
# Who reaches whom holds a bit for every pair.
MOST_ACTORS = 10_000
KINDS = (FRAGMENTATION, NEARNESS, *REACH)
_searches: WeakKeyDictionary[Network, KeySearch] = WeakKeyDictionary()
Row = tuple[str, int, str, float, bool | None, float, float, float, str]


def search_of(net: Network) -> KeySearch:
    """Return the network's search, kept as long as the network lives."""
    found = _searches.get(net)
    if found is None:
        found = _searches[net] = KeySearch(engine_of(net).undirected)
    return found


def key_players(net: Network, sizes: Sequence[int] = SIZES, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Find the sets of actors whose loss fragments the network most, and those that reach most of it.

    With K gone and n' actors left: fragmentation = 1 − Σ s (s − 1) / (n' (n' − 1)), s the sizes of the
    components; fragmentation_distance = 1 − Σ 1/d / (n' (n' − 1)) over ordered pairs, d their distance in
    what is left. reach_1 and reach_2: share of all actors within one (two) steps of any of K, K included.
    invite_1 and invite_2: the smallest set that reaches everyone so; who must sit at the table.

    Parameters
    ----------
    net : Network
        Existing ties, direction and strength ignored; actors without a tie count.
    sizes : sequence of int
        How many actors in a set.
    lang : str
        Language of the notes.

    Returns
    -------
    DataFrame
        kind, size, actors (joined by `|`), value, exact (whether no set is better for certain), bound (no
        set has a higher value; NaN: no bound), fragmentation, fragmentation_distance (both, once this set has
        gone), note. Sets that are equally good are rows of their own, up to ten, the first in actor order
        first. A size of 0 is the network as it is. Greedy with swaps beyond 5,000,000 sets, or where the
        proof takes more than about a minute (where hardly any actor stands out): its reach is at least
        1 − 1/e of the best, its fragmentation has no bound. Nothing beyond 10,000 actors.

    Raises
    ------
    NetworkError
        If a size is below 1.

    Notes
    -----
    Borgatti 2006; Kempe, Kleinberg & Tardos 2003 for the bound. Reach is counted for all sets, the costliest
    loss is proved by branch and bound (Land & Doig 1960; see `costliest`).

    Examples
    --------
    >>> star = pd.DataFrame({"source": ["a"] * 3, "target": ["b", "c", "d"]})
    >>> table = key_players(Network.of(reports=star), [1]).set_index(["kind", "size"])
    >>> table.loc[[("fragmentation", 1), ("reach_1", 1)], ["actors", "value"]].to_numpy().tolist()
    [['a', 1.0], ['a', 1.0]]
    """
    wrong = [size for size in sizes if size < 1]
    if wrong:
        raise NetworkError("set_too_small", value=wrong[0])
    rows = list(_rows(net, sizes, lang)) if 0 < net.n <= MOST_ACTORS else []
    table = pd.DataFrame(rows, columns=KEY_PLAYERS.names)
    return table.astype({"size": int, "value": float, "exact": bool})


def _rows(net: Network, sizes: Sequence[int], lang: str) -> Iterator[Row]:
    search = search_of(net)
    for kind in KINDS:
        least_left = 0 if kind in REACH else 2
        if kind not in REACH and net.n >= least_left:
            yield from _told(net, kind, np.zeros((1, 0), dtype=np.int64), note=say("key_players.now", lang))
        for size in sorted(set(sizes)):
            if size > net.n - least_left:
                continue
            best = search.best(kind, size)
            note = (
                "" if best.exact else say(f"key_players.greedy_{'reach' if kind in REACH else 'loss'}", lang)
            )
            if len(best.sets) > MOST_LISTED:
                note = say("key_players.more", lang, count=len(best.sets), listed=MOST_LISTED)
            yield from _told(net, kind, best.sets[:MOST_LISTED], exact=best.exact, note=note)
    for kind, steps in REACH.items():
        cover = smallest_cover(net, steps)
        note = say(
            "key_players.everyone" if cover.exact else "key_players.everyone_greedy", lang, steps=steps
        )
        yield from _told(
            net, f"invite_{steps}", cover.actors[None], exact=cover.exact, note=note, value_of=kind
        )


def _told(
    net: Network, kind: str, sets: np.ndarray, *, exact: bool = True, note: str, value_of: str = ""
) -> Iterator[Row]:
    search, keys = search_of(net), net.index.to_numpy()
    lost = [search.values(which, sets) for which in (FRAGMENTATION, NEARNESS)]
    values = search.values(value_of or kind, sets)
    for row, actors in enumerate(sets):
        value = float(values[row])
        bound = value if exact else min(1.0, value / (1 - exp(-1))) if kind in REACH else np.nan
        named = terms.JOIN.join(keys[actors])
        yield kind, len(actors), named, value, exact, bound, float(lost[0][row]), float(lost[1][row]), note
