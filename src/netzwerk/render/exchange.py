"""The network for other programs: GraphML and GEXF, with nothing in them that those cannot hold."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from netzwerk import terms
from netzwerk.network import Network
from netzwerk.render.plain import xml_text

if TYPE_CHECKING:
    import networkx as nx

# Lists within one value; a bar would need quoting in some readers.
_JOIN = "; "
# GEXF says when a file was made; the same input shall give the same bytes.
_DAY = re.compile(r'lastmodifieddate="[^"]*"')
_FIXED_DAY = 'lastmodifieddate="1980-01-01"'
# GEXF keeps these for itself.
_TAKEN = ("pid", "label", "id", "for", "start", "end", "viz", "weight", "type")


def exchange_graph(net: Network, measures: pd.DataFrame | None = None) -> nx.Graph:
    """Return the network as networkx writes it: every actor, the ties that measures count, plain values.

    Parameters
    ----------
    net : Network
        Its existing ties are written, so that no other program counts a wish as a tie; for wishes hand in
        `net.where(state="wished")`.
    measures : DataFrame, optional
        One row an actor, one column a measure: become attributes of the actors; undefined is left out.

    Returns
    -------
    networkx.Graph or DiGraph
        Actors carry name, short, sector, on_roster and present; ties state, strength, assumed, confirmed,
        reports, groups, kinds. Both in their order.

    Examples
    --------
    >>> import pandas as pd
    >>> net = Network.of(reports=pd.DataFrame({"source": ["a"], "target": ["b"], "strength": [2]}))
    >>> exchange_graph(net).edges["a", "b"]["strength"]
    2.0
    """
    import networkx as nx

    graph = nx.DiGraph() if net.directed else nx.Graph()
    values: Mapping[str, Any] = {} if measures is None else measures.to_dict("index")
    keys = {actor: xml_text(actor) for actor in net.index}
    for row in net.actors.to_dict("records"):
        own = {name: row[name] for name in ("name", "short", "sector", "on_roster", "present")}
        graph.add_node(keys[row["actor"]], **_plain(own | dict(values.get(row["actor"], {}))))
    for row in net.ties[net.ties["state"].eq(net.tie_state)].to_dict("records"):
        told = {name: row[name] for name in ("state", "strength", "assumed", "confirmed", "reports")}
        told |= {name: row[name].replace(terms.JOIN, _JOIN) for name in ("groups", "kinds")}
        graph.add_edge(keys[row["source"]], keys[row["target"]], **_plain(told))
    return graph


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what both formats can hold: text, numbers, marks; undefined is left out."""
    kept: dict[str, Any] = {}
    for name, value in values.items():
        attribute = f"{name}_" if name in _TAKEN else str(name)
        if isinstance(value, str):
            kept[attribute] = xml_text(value)
        elif pd.api.types.is_bool(value):
            kept[attribute] = bool(value)
        elif pd.api.types.is_integer(value):
            kept[attribute] = int(value)
        elif pd.api.types.is_float(value) and math.isfinite(value):
            kept[attribute] = float(f"{value:.10g}")
        elif isinstance(value, list | tuple):
            kept[attribute] = _JOIN.join(xml_text(str(entry)) for entry in value)
    return kept


def graphml_text(net: Network, measures: pd.DataFrame | None = None) -> str:
    """Print the network as GraphML.

    Parameters
    ----------
    net : Network
        The network; see `exchange_graph` for what actors and ties carry.
    measures : DataFrame, optional
        Measures of the actors.
    """
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(prettyprint=True, infer_numeric_types=True, edge_id_from_attribute=None)
    writer.add_graph_element(exchange_graph(net, measures))
    marks = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for data in writer.xml.iter("data"):
        if data.get("key") in marks:  # networkx writes True, which XML does not know
            data.text = str(data.text).lower()
    held = io.BytesIO()
    writer.dump(held)
    return _ended(held.getvalue())


def gexf_text(net: Network, measures: pd.DataFrame | None = None) -> str:
    """Print the network as GEXF, with the actors' names as labels and strength as the format's weight.

    Parameters
    ----------
    net : Network
        The network; see `exchange_graph` for what actors and ties carry.
    measures : DataFrame, optional
        Measures of the actors.
    """
    import networkx as nx

    graph = exchange_graph(net, measures)
    for _, told in graph.nodes(data=True):
        told["label"] = told.get("name", "")
    for _, _, told in graph.edges(data=True):
        if "strength" in told:
            told["weight"] = told["strength"]
    held = io.BytesIO()
    nx.write_gexf(graph, held, version="1.2draft")
    return _ended(_DAY.sub(_FIXED_DAY, held.getvalue().decode("utf-8")).encode("utf-8"))


def _ended(text: bytes) -> str:
    return text.decode("utf-8").replace("\r\n", "\n").rstrip("\n") + "\n"
