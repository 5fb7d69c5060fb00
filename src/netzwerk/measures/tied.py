"""The actors with a tie, and their ties: what is drawn anew when chance keeps the degrees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk.measures.engine import engine_of
from netzwerk.network import Network

__all__ = ["Tied", "tied_of"]


@dataclass(frozen=True, eq=False)
class Tied:
    """The actors with a tie (positions, in the order of their keys), and their ties: one row a pair."""

    actors: np.ndarray
    ties: np.ndarray

    @property
    def n(self) -> int:
        """How many actors have a tie."""
        return len(self.actors)


def tied_of(net: Network) -> Tied:
    """Take the actors with a tie, sorted by key, so that no draw depends on the order of the table."""
    engine = engine_of(net).undirected
    with_tie = np.flatnonzero(engine.partners > 0)
    actors = with_tie[np.argsort(net.index[with_tie].to_numpy(dtype=str), kind="stable")]
    place = np.full(net.n, -1, dtype=np.int64)
    place[actors] = np.arange(len(actors))
    ties = np.sort(np.column_stack([place[engine.i], place[engine.j]]), axis=1)
    return Tied(actors, ties[np.lexsort((ties[:, 1], ties[:, 0]))])
