"""Thousands of actors: who works together more stands in one bundle, and each bundle opens by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.chance import generator, lend
from netzwerk.network import Network
from netzwerk.views.layout import without_overlaps

if TYPE_CHECKING:
    from igraph import Graph

__all__ = ["ALONE", "BUNDLED_FROM", "REST", "Bundled", "bundle"]

BUNDLED_FROM = 3000  # actors; beyond, a picture of all of them says nothing
SMALL = 12  # actors; smaller groups share one bundle, as do those without a tie
MOST = 120  # bundles; the smaller ones beyond share one, too
CELL = 34.0  # pixels that an actor's mark takes with the room around it
CLOSED = 0.62  # size of a closed bundle's mark, of the room that its actors take
ALONE, REST = -1, -2
_GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, eq=False)
class Bundled:
    """Where thousands stand.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        Each actor's bundle, from 0; -1 where it has no tie, -2 in the bundle of all small groups.
    places : ndarray of float, shape (n, 2)
        Each actor's place once its bundle is open.
    centres : dict of int to (x, y, radius)
        Each bundle's mark.
    frame : (width, height)
        What all of it fills.
    """

    labels: np.ndarray
    places: np.ndarray
    centres: dict[int, tuple[float, float, float]]
    frame: tuple[float, float]


def bundle(net: Network, *, seed: int = 1) -> Bundled:
    """Put thousands of actors into bundles, and give each bundle and each actor a place.

    Parameters
    ----------
    net : Network
        Whose existing ties pull; direction and strength are not read.
    seed : int
        The same seed gives the same bundles and places.

    Returns
    -------
    Bundled
        Bundles by modularity (Leiden, one start): a way to open the picture bit by bit, and no finding about
        clusters, which have a test of their own.

    Examples
    --------
    >>> import pandas as pd
    >>> pairs = [(f"{b}{i}", f"{b}{j}") for b in "xy" for i in range(13) for j in range(i)]
    >>> net = Network.of(reports=pd.DataFrame(pairs, columns=["source", "target"]))
    >>> sorted(np.bincount(bundle(net).labels).tolist())
    [13, 13]
    """
    import igraph

    edges = net.edges[["i", "j"]].to_numpy(dtype=int)
    graph = igraph.Graph(n=net.n, edges=edges.tolist()).simplify()
    dice = generator(seed, "bundles", net.n)
    with lend(dice):
        found = graph.community_leiden(objective_function="modularity", n_iterations=3)
    labels = _folded(np.array(found.membership), np.array(graph.degree()))
    kept = [int(label) for label in np.unique(labels)]
    members = {label: np.flatnonzero(labels == label) for label in kept}
    reach = {label: CELL * np.sqrt(len(members[label]) / np.pi) + CELL / 2 for label in kept}
    centres = _centres(kept, labels, edges, reach=reach, dice=dice)
    places = np.zeros((net.n, 2))
    for label in kept:
        places[members[label]] = centres[label] + _inside(
            graph.induced_subgraph(members[label].tolist()), dice
        )
    corner = np.array([centres[label] - reach[label] for label in kept]).min(axis=0)
    frame = np.array([centres[label] + reach[label] for label in kept]).max(axis=0) - corner
    marks = {
        label: (*np.round(centres[label] - corner, 1).tolist(), round(float(reach[label] * CLOSED), 1))
        for label in kept
    }
    return Bundled(labels, np.round(places - corner, 1), marks, (float(frame[0]), float(frame[1])))


def _folded(membership: np.ndarray, degree: np.ndarray) -> np.ndarray:
    """Give the bundles numbers by size; those without a tie, and all small groups, share one each."""
    counts = np.bincount(membership)
    order = np.lexsort((np.arange(len(counts)), -counts))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    labels: np.ndarray = rank[membership]
    labels[(counts[membership] < SMALL) | (labels >= MOST)] = REST
    labels[degree == 0] = ALONE
    return labels


def _centres(
    kept: list[int],
    labels: np.ndarray,
    edges: np.ndarray,
    *,
    reach: dict[int, float],
    dice: np.random.Generator,
) -> dict[int, np.ndarray]:
    """Place the bundles: those with many ties between them near each other, none over another."""
    import igraph

    place = {label: k for k, label in enumerate(kept)}
    ends = np.array([place[int(label)] for label in labels])[edges] if len(edges) else np.zeros((0, 2), int)
    between = np.sort(ends[ends[:, 0] != ends[:, 1]], axis=1)
    pairs, counts = np.unique(between.reshape(-1, 2), axis=0, return_counts=True)
    graph = igraph.Graph(n=len(kept), edges=pairs.tolist())
    start = dice.random((len(kept), 2)).tolist()
    with lend(dice):
        drawn = graph.layout_fruchterman_reingold(
            seed=start, niter=400, weights=np.sqrt(counts).tolist() or None
        )
    shape = np.array(drawn.coords).reshape(-1, 2)
    sizes = np.array([[2.0 * reach[label]] * 2 for label in kept])
    frame = np.sqrt((sizes**2).sum(axis=0) * np.array([1.9, 0.75]))
    span = np.maximum(np.ptp(shape, axis=0), 1e-9)
    spread = (shape - shape.min(axis=0)) / span * np.maximum(frame - sizes.max(axis=0), 1.0) + sizes.max(
        axis=0
    ) / 2
    apart = without_overlaps(spread, sizes, (float(frame[0]), float(frame[1])))
    return {label: apart[k] for label, k in place.items()}


def _inside(graph: Graph, dice: np.random.Generator) -> np.ndarray:
    """Place a bundle's actors in a disc without overlaps: a force layout, drawn to the spots of a spiral."""
    n = graph.vcount()
    start = dice.random((n, 2)).tolist()
    with lend(dice):
        drawn = graph.layout_fruchterman_reingold(seed=start, niter=30)
    shape = np.array(drawn.coords).reshape(-1, 2)
    shape = shape - np.median(shape, axis=0)
    spots = np.arange(n) + 0.5
    radius, turn = CELL * np.sqrt(spots / np.pi), spots * _GOLDEN
    disc = np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])
    inwards = np.argsort(np.hypot(*shape.T), kind="stable")
    placed = np.zeros((n, 2))
    for low in range(0, n, 24):
        ring = inwards[low : low + 24]
        ring = ring[np.argsort(np.arctan2(shape[ring, 1], shape[ring, 0]), kind="stable")]
        free = np.arange(low, low + len(ring))
        free = free[np.argsort(np.arctan2(disc[free, 1], disc[free, 0]), kind="stable")]
        placed[ring] = disc[free]
    return placed
