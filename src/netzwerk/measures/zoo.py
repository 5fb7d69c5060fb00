"""Small networks named by their shape, on which every measure must keep its promise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from netzwerk.network import Network

__all__ = ["network", "zoo"]

# (source, target), or with a strength.
Tie = tuple[Any, ...]


def network(
    actors: Iterable[object],
    ties: Sequence[Tie] = (),
    *,
    sectors: Iterable[str] | None = None,
    directed: bool = False,
) -> Network:
    """Make a network of these actors and ties; a tie is (source, target) or (source, target, strength).

    Examples
    --------
    >>> network("abc", [("a", "b"), ("b", "c", 2)])
    <Network: 3 actors, 2 ties; 1 component>
    """
    keys = [str(actor) for actor in actors]
    rows = [(*tie, 1.0) if len(tie) == 2 else tie for tie in ties]
    table = pd.DataFrame({"actor": keys, "sector": list(sectors) if sectors else ["A"] * len(keys)})
    reports = pd.DataFrame(
        [(str(s), str(t), float(w)) for s, t, w in rows], columns=["source", "target", "strength"]
    )
    return Network.of(actors=table, reports=reports, directed=directed)


def _line(n: int) -> list[Tie]:
    return [(i, i + 1) for i in range(n - 1)]


def zoo() -> dict[str, Network]:
    """Make them all, undirected first."""
    seven = range(7)
    islands = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]
    return {
        "nobody": network([]),
        "one actor": network([0]),
        "all alone": network(range(5)),
        "one pair": network(range(2), [(0, 1)]),
        "two islands": network(range(6), islands, sectors="AAABBB"),
        "one alone": network(range(5), _line(4), sectors="AABBC"),
        "star": network(seven, [(0, i) for i in range(1, 7)], sectors="ABBCCDD"),
        "circle": network(seven, [(i, (i + 1) % 7) for i in seven], sectors="ABABABC"),
        "line": network(seven, _line(7), sectors="AAABBBB"),
        "complete": network(range(5), [(i, j) for i in range(5) for j in range(i)]),
        "bipartite": network(range(5), [(i, j) for i in range(2) for j in range(2, 5)], sectors="AABBB"),
        "valued": network(range(4), [(0, 1, 5), (1, 2, 5), (0, 2, 1), (2, 3, 2.5)], sectors="AABB"),
        "same pair twice": network(range(3), [(0, 1, 1), (1, 0, 3), (1, 2, 2)]),
        "self-named": network(range(3), [(0, 0), (0, 1)]),
        "all sectors different": network(range(4), _line(4), sectors="ABCD"),
        "directed cycle": network(range(4), [(i, (i + 1) % 4) for i in range(4)], directed=True),
        "only receives": network(range(4), [(0, 3), (1, 3), (2, 3), (0, 1)], directed=True),
        "directed line": network(range(4), _line(4), directed=True, sectors="AABB"),
        "mutual": network(range(3), [(0, 1), (1, 0), (1, 2)], directed=True, sectors="ABB"),
        "directed alone": network(range(3), directed=True),
    }
