"""And out again: the ties as a graph of networkx or igraph, or as a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import igraph
    import networkx as nx

    from netzwerk.network.derived import Derived

__all__ = ["to_igraph", "to_matrix", "to_networkx"]

_SAID = ("short", "on_roster", "present", "named_in_public")


def _nodes(net: Derived) -> list[dict[str, Any]]:
    columns = ["actor", "name", "sector", *_SAID]
    return list(net.actors[columns].to_dict("records"))


def _edges(net: Derived, every_state: bool) -> list[dict[str, Any]]:
    """Return the ties with what is known of them; nothing undefined among it."""
    ties = net.ties if every_state else net.ties[net.ties["state"].eq(net.tie_state)]
    edges = []
    for tie in ties[["source", "target", "state", "strength", "kinds", "groups", "reports"]].to_dict(
        "records"
    ):
        if np.isnan(tie["strength"]):
            del tie["strength"]
        else:
            tie["distance"] = 1.0 / tie["strength"]
        edges.append(tie)
    return edges


def to_networkx(net: Derived, *, every_state: bool = False) -> nx.Graph:
    """Return an editable networkx graph, as `Network.to_networkx` says."""
    import networkx as nx

    kinds = {(0, 0): nx.Graph, (0, 1): nx.DiGraph, (1, 0): nx.MultiGraph, (1, 1): nx.MultiDiGraph}
    graph = kinds[every_state, net.directed]()
    for said in _nodes(net):
        graph.add_node(said.pop("actor"), **said)
    for said in _edges(net, every_state):
        ends = said.pop("source"), said.pop("target")
        graph.add_edge(*ends, **({"key": said["state"]} if every_state else {}), **said)
    return graph


def to_igraph(net: Derived, *, every_state: bool = False) -> igraph.Graph:
    """Return an igraph graph, as `Network.to_igraph` says."""
    import igraph

    nodes, edges = _nodes(net), _edges(net, every_state)
    place = {said["actor"]: number for number, said in enumerate(nodes)}
    graph = igraph.Graph(
        n=len(nodes), edges=[(place[e["source"]], place[e["target"]]) for e in edges], directed=net.directed
    )
    graph.vs["name"], graph.vs["label"] = ([said[key] for said in nodes] for key in ("actor", "name"))
    for key in ("sector", *_SAID):
        graph.vs[key] = [said[key] for said in nodes]
    for key in ("state", "strength", "distance", "kinds", "groups", "reports"):
        graph.es[key] = [said.get(key) for said in edges]
    return graph


def to_matrix(net: Derived, *, valued: bool = True, asked: bool = False) -> pd.DataFrame:
    """Return the ties as a square table, as `Network.to_matrix` says."""
    values = np.zeros((net.n, net.n))
    i, j = net.edges["i"].to_numpy(), net.edges["j"].to_numpy()
    strength = net.edges["strength"].to_numpy() if valued else 1.0
    values[i, j] = strength
    if not net.directed:
        values[j, i] = strength
    if asked:
        missing = ~net.asked_matrix
        np.fill_diagonal(missing, False)
        values[missing] = np.nan
    return pd.DataFrame(values, index=net.index, columns=net.index.rename(None))
