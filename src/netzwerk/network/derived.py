"""The tables of a network, and everything that is derived from them: ties, graph, who was asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.network import ways_out
from netzwerk.network.asked import count_informants
from netzwerk.network.sentence import sentence
from netzwerk.network.ties import derive_ties

if TYPE_CHECKING:
    import igraph
    import networkx as nx

__all__ = ["Derived"]


@dataclass(frozen=True, eq=False, repr=False)
class Derived:
    """Four checked tables, and what follows from them; `Network` adds the ways in."""

    actors: pd.DataFrame
    reports: pd.DataFrame
    affiliations: pd.DataFrame
    asked_by: pd.DataFrame | None = None
    directed: bool = False
    strength_rule: str = "mean"
    tie_state: str = terms.EXISTING
    wave: str = ""

    @cached_property
    def index(self) -> pd.Index:
        """The actors' keys in the order of the actor table; every answer is indexed by it."""
        return pd.Index(self.actors["actor"], name="actor")

    @property
    def n(self) -> int:
        """How many actors there are, those without a tie included."""
        return len(self.actors)

    @cached_property
    def sectors(self) -> pd.Series:
        """Each actor's sector, indexed by actor; `unknown` where none is stated."""
        return pd.Series(self.actors["sector"].to_numpy(), index=self.index, name="sector")

    @cached_property
    def ties(self) -> pd.DataFrame:
        """One row a pair and state, as `derive_ties` folds the reports (strength, groups, confirmed …)."""
        return derive_ties(self.reports, self.index, directed=self.directed, rule=self.strength_rule)

    @cached_property
    def edges(self) -> pd.DataFrame:
        """The ties that measures count: i, j (positions in `index`), strength; sorted by i, j.

        Where `tie_state` is not existing, strength is 1: a wish has none.
        """
        kept = self.ties[self.ties["state"].eq(self.tie_state)]
        return pd.DataFrame(
            {
                "i": self.index.get_indexer(kept["source"]),
                "j": self.index.get_indexer(kept["target"]),
                "strength": kept["strength"].fillna(1.0).to_numpy(dtype=float),
            }
        )

    @cached_property
    def graph(self) -> nx.Graph:
        """A frozen networkx graph of the ties, each with strength and distance (1 / strength)."""
        import networkx as nx

        graph = nx.DiGraph() if self.directed else nx.Graph()
        for actor in self.actors.to_dict("records"):
            graph.add_node(actor["actor"], name=actor["name"], sector=actor["sector"])
        keys = self.index.to_numpy()
        for i, j, strength in self.edges.itertuples(index=False):
            graph.add_edge(keys[i], keys[j], strength=strength, distance=1.0 / strength)
        return nx.freeze(graph)

    @property
    def everything_asked(self) -> bool:
        """Whether nothing limits who was asked about whom (clean tables)."""
        return self.asked_by is None

    @cached_property
    def informants(self) -> np.ndarray:
        """How many groups or respondents were asked about each pair: int, shape (n, n), diagonal 0.

        1 for every pair where everyone was asked about everyone.
        """
        if self.asked_by is None:
            return np.ones((self.n, self.n), dtype=np.int32) - np.eye(self.n, dtype=np.int32)
        return count_informants(self.asked_by, self.index, directed=self.directed)

    @cached_property
    def asked_matrix(self) -> np.ndarray:
        """Whether each pair was asked about, or a report exists: bool, shape (n, n), diagonal False."""
        asked = self.informants > 0
        source = self.index.get_indexer(self.reports["source"])
        target = self.index.get_indexer(self.reports["target"])
        asked[source, target] = True
        if not self.directed:
            asked[target, source] = True
        np.fill_diagonal(asked, False)
        return asked

    @property
    def asked(self) -> pd.DataFrame:
        """The pairs that somebody was asked about, or reported: source, target, informants."""
        asked = self.asked_matrix if self.directed else np.triu(self.asked_matrix)
        i, j = np.nonzero(asked)
        keys = self.index.to_numpy()
        return pd.DataFrame({"source": keys[i], "target": keys[j], "informants": self.informants[i, j]})

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that reported, sorted."""
        return tuple(sorted(set(self.reports["group"]) - {""}))

    def to_networkx(self, *, every_state: bool = False) -> nx.Graph:
        """Return an editable copy of the ties as a networkx graph; `Network.from_networkx` reads it back.

        Parameters
        ----------
        every_state : bool
            Wishes and refusals too: a multigraph, an edge a pair and state (its key).

        Returns
        -------
        Graph, DiGraph, MultiGraph or MultiDiGraph
            Nodes are keys, with name and sector; edges carry state, strength, distance (1 / strength; both
            only where the tie exists), kinds, groups, reports. `graph` is the frozen one of the house.
        """
        return ways_out.to_networkx(self, every_state=every_state)

    def to_igraph(self, *, every_state: bool = False) -> igraph.Graph:
        """Return the ties as an igraph graph; `Network.from_igraph` reads it back.

        Parameters
        ----------
        every_state : bool
            Wishes and refusals too, as edges of their own; see their attribute `state`.

        Returns
        -------
        Graph
            A vertex's `name` is the key, its `label` the name; edges as in `to_networkx`, None where
            nothing is known.
        """
        return ways_out.to_igraph(self, every_state=every_state)

    def to_matrix(self, *, valued: bool = True, asked: bool = False) -> pd.DataFrame:
        """Return the ties as a square table of actors; `Network.from_matrix` reads it back.

        Parameters
        ----------
        valued : bool
            Strengths; else 1 for a tie.
        asked : bool
            Leave pairs blank (NaN) that nobody was asked about.

        Returns
        -------
        DataFrame
            0 where there is no tie; symmetric unless directed.
        """
        return ways_out.to_matrix(self, valued=valued, asked=asked)

    def component_labels(self) -> np.ndarray:
        """Each actor's component (0, 1, …), direction ignored; an actor without a tie is its own."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        ones = np.ones(len(self.edges))
        matrix = coo_array((ones, (self.edges["i"], self.edges["j"])), shape=(self.n, self.n))
        return np.asarray(connected_components(matrix, directed=False)[1])

    def __repr__(self) -> str:
        return sentence(self)

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}
