"""Why a value is missing, or what must be said of it: conditions by name, sentences in the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from netzwerk import terms
from netzwerk.measures.engine import engine_of

if TYPE_CHECKING:
    from netzwerk.network import Network

Condition = Callable[["Network"], "np.ndarray | bool"]


def _always(net: Network) -> bool:
    return True


def _acyclic(net: Network) -> bool:
    engine = engine_of(net)
    return engine.directed and bool(engine.graph.is_dag())


def _no_clusters(net: Network) -> bool:
    from netzwerk.measures.clusters.membership import cluster

    return bool(cluster(net).isna().all())


REASONS: Mapping[str, Condition] = MappingProxyType(
    {
        "undirected": lambda net: not net.directed,
        "one_actor": lambda net: net.n < 2,
        "two_actors": lambda net: net.n < 3,
        "no_ties": lambda net: engine_of(net).m == 0,
        "no_partner": lambda net: engine_of(net).partners == 0,
        "one_partner": lambda net: engine_of(net).partners < 2,
        "acyclic": _acyclic,
        "one_sector": lambda net: net.sectors.nunique() < 2,
        "no_clusters": _no_clusters,
        "no_actors": lambda net: net.n == 0,
        "disconnected": lambda net: bool(engine_of(net).components.max(initial=0) > 0),
        "no_fields": lambda net: not net.affiliations["kind"].eq(terms.FIELD).any(),
        "nobody_asked": lambda net: net.n < 2 or not net.asked_matrix.any(),
    }
)


def reason_texts(net: Network, keys: tuple[str, ...], where: np.ndarray) -> np.ndarray:
    """For each actor in `where`, the first of the keys whose condition holds; empty elsewhere.

    A key without a condition always holds: it is the last resort of its list.
    """
    said = np.full(net.n, "", dtype=object)
    for key in keys:
        holds = np.broadcast_to(REASONS.get(key, _always)(net), (net.n,))
        said[where & holds & (said == "")] = key
    return said


def first_reason(net: Network, keys: tuple[str, ...]) -> str:
    """Return the first of the keys whose condition holds for the network; `undefined` if none does."""
    holding = (key for key in keys if np.all(REASONS.get(key, _always)(net)))
    return next(holding, "undefined")
