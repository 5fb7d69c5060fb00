"""Positions in two modes: actors by fields, committees or groups (Borgatti & Everett 1997).

Ties run between the modes only, so that the largest possible value depends on the size of both; every
measure is divided by it. Actors in no field, and fields without an actor, count in both sizes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.engine import Floats
from netzwerk.measures.positions import centrality
from netzwerk.measures.record import FIELDS, NETWORK, Measure
from netzwerk.measures.two_mode.barber import barber_modularity
from netzwerk.measures.two_mode.incidence import Incidence, incidence_of

if TYPE_CHECKING:
    from netzwerk.network import Network

Kernel = Callable[[Incidence], Floats]


def two_mode_degree(two: Incidence) -> Floats:
    """Give the share of the fields that an actor is in: k / fields.

    Parameters
    ----------
    two : Incidence
        Turned round, it gives the share of the actors that are in a field.

    Returns
    -------
    ndarray, shape (actors,)
        0 to 1; NaN where there is no field.

    Examples
    --------
    >>> two_mode_degree(Incidence(("a", "b"), ("x", "y"), np.array([[1.0, 1.0], [0.0, 1.0]]))).tolist()
    [1.0, 0.5]
    """
    count, fields = two.shape
    return two.table.sum(axis=1) / fields if fields else np.full(count, np.nan)


def two_mode_closeness(two: Incidence) -> Floats:
    """Relate an actor's distances to the smallest possible ones: (fields + 2(actors − 1)) / Σd.

    Where not everybody is reached, the share of those reached is multiplied in, as for `closeness`; this
    is networkx's `bipartite.closeness_centrality`.

    Parameters
    ----------
    two : Incidence
        Turned round, it gives the fields' closeness.

    Returns
    -------
    ndarray, shape (actors,)
        0 to 1; 0 for an actor in no field, NaN where there is no field.

    Examples
    --------
    >>> two_mode_closeness(Incidence(("a", "b"), ("x", "y"), np.array([[1.0, 1.0], [0.0, 1.0]]))).tolist()
    [1.0, 0.6666666666666666]
    """
    count, fields = two.shape
    if not fields:
        return np.full(count, np.nan)
    # Wasserman & Faust over both modes: r²/(Σd · (nodes − 1)), which is 0 where nobody is reached.
    over_both = centrality.closeness(two.graph)[:count]
    reached = (np.bincount(two.graph.components)[two.graph.components] - 1.0)[:count]
    least = fields + 2 * (count - 1)
    return np.where(reached > 0, over_both * least / np.maximum(reached, 1.0), 0.0)


def two_mode_betweenness(two: Incidence, *, norm: bool = True) -> Floats:
    """Divide the betweenness in the network of both modes by the largest that its sizes allow.

    Borgatti & Everett 1997: with n actors, m fields, s = ⌊(n − 1)/m⌋ and t = (n − 1) mod m, the largest is
    (m²(s + 1)² + m(s + 1)(2t − s − 1) − t(2s − t + 3)) / 2. networkx's
    `bipartite.betweenness_centrality` agrees; igraph and sna give the raw count.

    Parameters
    ----------
    two : Incidence
        Turned round, it gives the fields' betweenness.
    norm : bool
        Whether to divide.

    Returns
    -------
    ndarray, shape (actors,)
        0 to 1 (raw: 0 or more); NaN where there is no field, or no room for anything between.

    Examples
    --------
    >>> two = Incidence(("a", "b"), ("x", "y"), np.array([[1.0, 1.0], [0.0, 1.0]]))
    >>> two_mode_betweenness(two).tolist(), two_mode_betweenness(two, norm=False).tolist()
    ([1.0, 0.0], [2.0, 0.0])
    """
    count, fields = two.shape
    if not fields:
        return np.full(count, np.nan)
    raw = two.graph.betweenness[:count]
    if not norm or not count:
        return raw.copy()
    s, t = divmod(count - 1, fields)
    m = fields
    most = (m**2 * (s + 1) ** 2 + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
    return raw / most if most > 0 else np.full(count, np.nan)


def density(two: Incidence) -> float:
    """Give the share of possible affiliations that exist.

    Parameters
    ----------
    two : Incidence
        Who is in what.

    Returns
    -------
    float
        0 to 1; NaN without actors or fields.

    Examples
    --------
    >>> density(Incidence(("a", "b"), ("x",), np.array([[1.0], [0.0]])))
    0.5
    """
    return float(two.table.mean()) if two.table.size else float("nan")


def clustering(two: Incidence) -> float:
    """Give the share of three-paths that close to a circle of four (Robins & Alexander 2004): 4·C₄ / L₃.

    C₄ = Σ_{i<k} s_ik(s_ik − 1)/2 with s_ik the fields that two actors share; L₃ = Σ (k_i − 1)(d_f − 1) over
    affiliations.

    Parameters
    ----------
    two : Incidence
        Either way round: the value is the same.

    Returns
    -------
    float
        0 to 1; NaN without a three-path.

    Examples
    --------
    >>> clustering(Incidence(("a", "b"), ("x", "y"), np.ones((2, 2))))
    1.0
    """
    table = two.table if two.shape[0] <= two.shape[1] else two.table.T
    shared = np.triu(table @ table.T, 1)
    circles = float((shared * (shared - 1) / 2).sum())
    i, j = np.nonzero(table)
    paths = float(((table.sum(axis=1)[i] - 1) * (table.sum(axis=0)[j] - 1)).sum())
    return 4 * circles / paths if paths else float("nan")


def _of_actors(kernel: Kernel) -> Callable[[Network], Floats]:
    return lambda net: kernel(incidence_of(net))


def _of_whole(kernel: Callable[[Incidence], float]) -> Callable[[Network], float]:
    return lambda net: kernel(incidence_of(net))


# By name, what is computed of the nodes of either mode, and of both together.
POSITIONS: dict[str, Kernel] = {
    "two_mode_degree": two_mode_degree,
    "two_mode_closeness": two_mode_closeness,
    "two_mode_betweenness": two_mode_betweenness,
    "two_mode_betweenness_raw": partial(two_mode_betweenness, norm=False),
}
TOGETHER: dict[str, Callable[[Incidence], float]] = {
    "two_mode_density": density,
    "two_mode_clustering": clustering,
    "two_mode_modularity": barber_modularity,
}
_EVERETT, _NOTHING = "Borgatti & Everett 1997", ("no_fields", "no_room_between")

MEASURES = tuple(
    Measure(
        name, _of_actors(kernel), _EVERETT, (FIELDS,), high=np.inf if name.endswith("_raw") else 1.0,
        engine="numpy" if name.endswith("degree") else "igraph", isolates="varies", undefined=_NOTHING,
    )
    for name, kernel in POSITIONS.items()
)  # fmt: skip

WHOLE = (
    Measure(
        "two_mode_density", _of_whole(density), _EVERETT, (FIELDS,),
        high=1.0, of=NETWORK, engine="numpy", undefined=("no_fields",),
    ),
    Measure(
        "two_mode_clustering", _of_whole(clustering), "Robins & Alexander 2004", (FIELDS,),
        high=1.0, of=NETWORK, engine="numpy", undefined=("no_fields", "no_three_paths"),
    ),
    Measure(
        "two_mode_modularity", _of_whole(barber_modularity), "Barber 2007", (FIELDS,),
        high=1.0, of=NETWORK, engine="numpy", undefined=("no_fields", "no_members"),
    ),
)  # fmt: skip
