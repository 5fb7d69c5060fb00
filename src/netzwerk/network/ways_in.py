"""Other ways in: graphs of networkx and igraph, and matrices, as the tables that `Network.of` takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from netzwerk.errors import NetworkError, TableError
from netzwerk.schema import ACTORS, REPORTS

if TYPE_CHECKING:
    import igraph
    import networkx as nx

__all__ = ["of_igraph", "of_matrix", "of_networkx"]

# A DataFrame, or what numpy makes an array of; a DataFrame, keys, or None.
Matrix: TypeAlias = Any
Actors: TypeAlias = Any
# What a graph's edges and a table's column may call the strength, the first that is there.
_STRENGTHS = ("strength", "weight")


def of_networkx(graph: nx.Graph, *, strength: str, sector: str) -> dict[str, Any]:
    """Read a networkx graph: nodes are actors, each edge a report.

    Parameters
    ----------
    graph : Graph, DiGraph, MultiGraph or MultiDiGraph
        Attributes named as columns of the tables are read.
    strength, sector : str
        Which attribute of edges and nodes these are.

    Returns
    -------
    dict
        actors, reports and directed, as `Network.of` takes them.
    """
    if not all(hasattr(graph, name) for name in ("nodes", "edges", "is_directed")):
        raise NetworkError("not_a_graph", what="networkx", kind=type(graph).__name__)
    keys = {node: _key(node) for node in graph.nodes}
    nodes = [(keys[node], dict(said)) for node, said in graph.nodes(data=True)]
    edges = [(keys[a], keys[b], dict(said)) for a, b, said in graph.edges(data=True)]
    return _tables(nodes, edges, directed=graph.is_directed(), strength=strength, sector=sector)


def of_igraph(graph: igraph.Graph, *, strength: str, sector: str) -> dict[str, Any]:
    """Read an igraph graph: a vertex's `name` is the actor's key (else its number), its `label` the name."""
    if not all(hasattr(graph, name) for name in ("vs", "es", "is_directed")):
        raise NetworkError("not_a_graph", what="igraph", kind=type(graph).__name__)
    nodes = []
    for vertex in graph.vs:
        said = vertex.attributes()
        key = _key(said.pop("name", vertex.index))
        nodes.append((key, said | {"name": said.pop("label", None)}))
    edges = [(nodes[e.source][0], nodes[e.target][0], e.attributes()) for e in graph.es]
    return _tables(nodes, edges, directed=graph.is_directed(), strength=strength, sector=sector)


def _key(node: object) -> str:
    """Write a node's key as text; a whole number as one, whatever its type."""
    return str(int(node)) if isinstance(node, float) and node.is_integer() else str(node).strip()


def _tables(
    nodes: Sequence[tuple[str, dict[str, Any]]],
    edges: Sequence[tuple[str, str, dict[str, Any]]],
    *,
    directed: bool,
    strength: str,
    sector: str,
) -> dict[str, Any]:
    if nodes and all("bipartite" in said for _, said in nodes):
        raise NetworkError("two_mode_graph")
    _require(sector, "sector", (said for _, said in nodes))
    stated = _stated(strength, [said for *_, said in edges])
    wanted = [name for name in ACTORS.names if name not in ("actor", "sector")]
    actors = [
        {"actor": key, "sector": said.get(sector)} | {n: said[n] for n in wanted if said.get(n) is not None}
        for key, said in nodes
    ]
    kept = [name for name in REPORTS.names if name not in ("source", "target", "strength")]
    reports = []
    for source, target, said in edges:
        report = {n: said[n] for n in kept if said.get(n) is not None}
        report |= {"kind": said["kinds"]} if said.get("kinds") is not None else {}
        value = _positive(said.get(stated) if stated else None, f"{source} – {target}")
        reports.append({"source": source, "target": target, "strength": value} | report)
    return {
        "actors": pd.DataFrame(actors, columns=_columns(("actor", "sector"), actors)),
        "reports": pd.DataFrame(reports, columns=_columns(("source", "target", "strength"), reports)),
        "directed": directed,
    }


def _columns(first: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys([*first, *(name for row in rows for name in row)]))


def _stated(strength: str, edges: Sequence[Mapping[str, Any]]) -> str:
    """Return the attribute that holds the strength; none where no edge has one."""
    if strength:
        _require(strength, "", edges)
        return strength
    return next((name for name in _STRENGTHS if any(name in said for said in edges)), "")


def _require(name: str, default: str, said: Iterable[Mapping[str, Any]]) -> None:
    """Refuse an attribute that was named and that nothing has."""
    held = sorted({str(key) for attributes in said for key in attributes})
    if held and name not in held and name != default:
        raise NetworkError("no_attribute", name=name, present=", ".join(held))
    if not held and name != default:
        raise NetworkError("no_attribute", name=name, present="–")


def _positive(value: object, tie: str) -> float:
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return float("nan")
    number = pd.to_numeric(str(value), errors="coerce")
    if not 0 < number < float("inf"):
        raise NetworkError("tie_not_positive", tie=tie, value=value)
    return float(number)


def of_matrix(matrix: Matrix, actors: Actors, *, directed: bool) -> dict[str, Any]:
    """Read a square matrix: a number above 0 is a tie and its strength, 0 none, an empty cell not asked.

    Parameters
    ----------
    matrix : DataFrame, or what numpy makes an array of
        Who names stands in the rows, who is named in the columns; the diagonal is not read.
    actors : DataFrame, sequence of str, or None
        A table of actors, or the keys in the matrix's order; None: the frame's own labels.
    directed : bool
        Whether a cell and its mirror are two ties; else they must say the same, or one of them nothing.

    Returns
    -------
    dict
        actors, reports, asked and directed, as `Network.of` takes them.
    """
    frame = _square(matrix, actors)
    values = frame.to_numpy(dtype=float, copy=True)
    np.fill_diagonal(values, 0.0)
    keys = frame.index.to_numpy()
    wrong = np.argwhere((values < 0) | np.isinf(values))
    if len(wrong):
        i, j = wrong[0]
        raise NetworkError("tie_not_positive", tie=f"{keys[i]} – {keys[j]}", value=values[i, j])
    if not directed:
        _require_alike(values, keys)
    table = actors if isinstance(actors, pd.DataFrame) else pd.DataFrame({"actor": keys}, dtype=object)
    i, j = np.nonzero(np.nan_to_num(values) > 0)
    once = np.ones(len(i), dtype=bool) if directed else (i < j) | np.isnan(values[j, i])
    i, j = i[once], j[once]
    return {
        "actors": table,
        "reports": pd.DataFrame({"source": keys[i], "target": keys[j], "strength": values[i, j]}),
        "asked": _asked(values, keys),
        "directed": directed,
    }


def _square(matrix: Matrix, actors: Actors) -> pd.DataFrame:
    """Give the matrix as a frame of numbers whose rows and columns are the same actors in one order."""
    if hasattr(matrix, "toarray"):
        matrix = matrix.toarray()
    labelled = isinstance(matrix, pd.DataFrame)
    frame = matrix if labelled else _array(matrix)
    if frame.shape[0] != frame.shape[1]:
        raise NetworkError("not_square", rows=frame.shape[0], columns=frame.shape[1])
    table = actors if isinstance(actors, pd.DataFrame) else None
    if table is not None:
        actors = None if labelled else _keys_of(table)
    if actors is not None:
        actors = list(actors)
        if len(actors) != len(frame):
            raise NetworkError("not_as_many", rows=len(frame), actors=len(actors))
        frame = frame.set_axis(actors, axis=0).set_axis(actors, axis=1)
    frame = frame.set_axis([_key(k) for k in frame.index]).set_axis([_key(k) for k in frame.columns], axis=1)
    strange = [*frame.columns.difference(frame.index), *frame.index.difference(frame.columns)]
    if strange:
        raise NetworkError("labels_differ", label=strange[0])
    if not frame.index.is_unique:
        raise NetworkError("label_twice", label=frame.index[frame.index.duplicated()][0])
    if labelled and table is not None:
        _require_listed(frame.index, table)
    frame = frame.loc[:, list(frame.index)]
    numbers = frame.apply(pd.to_numeric, errors="coerce").astype(float)
    lost = np.argwhere((numbers.isna() & frame.notna() & frame.ne("")).to_numpy())
    if len(lost):
        i, j = lost[0]
        raise NetworkError("not_a_number", tie=f"{frame.index[i]} – {frame.index[j]}", value=frame.iat[i, j])
    return numbers


def _array(matrix: Matrix) -> pd.DataFrame:
    try:
        array = np.asarray(matrix)
    except ValueError as error:  # lines of different lengths
        raise NetworkError("not_square", rows=len(matrix), columns="?") from error
    return pd.DataFrame(array.reshape(0, 0) if not array.size else array)


def _keys_of(table: pd.DataFrame) -> pd.Series:
    return table["actor"] if "actor" in table.columns else table.index.to_series()


def _require_listed(keys: pd.Index, table: pd.DataFrame) -> None:
    """Refuse a matrix that names somebody who is not in the table of actors."""
    strange = keys.difference([_key(key) for key in _keys_of(table)])
    if len(strange):
        row = keys.get_loc(strange[0]) + 1
        raise TableError("unknown_actor", table="matrix", row=row, value=strange[0])


def _require_alike(values: np.ndarray, keys: np.ndarray) -> None:
    said = ~np.isnan(values) & ~np.isnan(values.T)
    differ = np.argwhere(np.triu(said & (np.abs(values - values.T) > 1e-12 * np.abs(values))))
    if len(differ):
        i, j = differ[0]
        raise NetworkError(
            "not_symmetric", a=keys[i], b=keys[j], one=f"{values[i, j]:g}", other=f"{values[j, i]:g}"
        )


def _asked(values: np.ndarray, keys: np.ndarray) -> pd.DataFrame | None:
    """List who was asked about whom where cells are empty; None where none is."""
    known = ~np.isnan(values)
    np.fill_diagonal(known, False)
    if known.sum() == len(keys) * (len(keys) - 1):
        return None
    i, j = np.nonzero(known)
    return pd.DataFrame({"group": "matrix", "actor": keys[i], "about": keys[j]}, dtype=object)
