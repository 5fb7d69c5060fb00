"""What holds together: cutpoints, bridges, cores, clustering around an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk.measures.engine import Engine, Floats, engine_of
from netzwerk.measures.record import MARK, TIE, TIES, Measure, on_ties

if TYPE_CHECKING:
    from netzwerk.network import Network


def cutpoint(engine: Engine) -> np.ndarray:
    """Mark the actors without whom a component falls apart (Harary); direction ignored.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    ndarray of bool, shape (n,)
        False without a tie.

    Examples
    --------
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> cutpoint(line).tolist()
    [False, True, False]
    """
    marks = np.zeros(engine.n, dtype=bool)
    if engine.m:
        marks[engine.undirected.graph.articulation_points()] = True
    return marks


def bridges(net: Network) -> pd.Series:
    """Mark the ties without which a component falls apart (Harary); direction ignored.

    Parameters
    ----------
    net : Network
        Reads the ties in its `tie_state`.

    Returns
    -------
    Series of bool
        Aligned with `net.ties`; False for ties in another state. In a directed network a mutual pair is
        one tie, and both its arcs are marked.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> rows = pd.DataFrame({"source": ["A", "B", "A", "C"], "target": ["B", "C", "C", "D"]})
    >>> bridges(Network.of(reports=rows)).tolist()
    [False, False, False, True]
    """
    engine = engine_of(net)
    ties = engine.undirected
    cut = np.zeros(ties.m, dtype=bool)
    if ties.m:
        cut[ties.graph.bridges()] = True
    codes = ties.i[cut] * engine.n + ties.j[cut]
    low, high = np.minimum(engine.i, engine.j), np.maximum(engine.i, engine.j)
    marks = pd.Series(False, index=net.ties.index, name="bridge")
    marks[net.ties["state"].eq(net.tie_state)] = np.isin(low * engine.n + high, codes)
    return marks


def coreness(engine: Engine) -> Floats:
    """Give the largest k such that the actor is in the k-core: all inside have k ties or more inside.

    Seidman 1983. In a directed network in- and outgoing ties count, so that a mutual pair counts twice.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    ndarray, shape (n,)
        0 or more; 0 without a tie.

    Examples
    --------
    >>> tailed = Engine(4, np.array([0, 1, 0, 2]), np.array([1, 2, 2, 3]), np.ones(4))
    >>> coreness(tailed).tolist()
    [2.0, 2.0, 2.0, 1.0]
    """
    return np.array(engine.graph.coreness(mode="all"), dtype=float)


def local_clustering(engine: Engine) -> Floats:
    """Give the share of pairs of an actor's partners who are tied to each other (Watts & Strogatz 1998).

    Direction is ignored. networkx gives 0 where there are fewer than two partners.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    ndarray, shape (n,)
        0 to 1; NaN with fewer than two partners.

    Examples
    --------
    >>> tailed = Engine(4, np.array([0, 1, 0, 2]), np.array([1, 2, 2, 3]), np.ones(4))
    >>> local_clustering(tailed).round(3).tolist()
    [1.0, 1.0, 0.333, nan]
    """
    if not engine.n:
        return np.zeros(0)
    return np.array(engine.undirected.graph.transitivity_local_undirected(mode="nan"), dtype=float)


MEASURES = (
    Measure("coreness", on_ties(coreness), "Seidman 1983"),
    Measure("cutpoint", on_ties(cutpoint), "Harary 1969", gives=MARK, high=1.0),
    Measure("bridge", bridges, "Harary 1969", gives=MARK, high=1.0, of=TIE),
    Measure(
        "local_clustering", on_ties(local_clustering), "Watts & Strogatz 1998",
        (TIES,), high=1.0, undefined=("one_partner",),
    ),
)  # fmt: skip
