"""What a network still lacks after some steps of repair: parts apart, fields, actors on whom others hang."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from netzwerk.measures.gaps.repair.needs import Needs, Step

__all__ = ["CONNECT", "COVER", "SECURE", "Open", "components", "unmet", "unsafe"]

CONNECT, COVER, SECURE = "connect", "cover", "secure"
Open = tuple[str, int | str]


def unmet(needs: Needs, steps: Iterable[Step]) -> Iterator[Open]:
    """Name what is still to be met after these steps: components apart, fields, cutpoints."""
    steps = list(steps)
    ties = (*needs.ties, *((step.i, step.j) for step in steps if step.j >= 0))
    label = components(needs.n, ties)
    main = int(np.argmax(np.bincount(label))) if needs.n else 0
    for part in sorted(set(label.tolist()) - {main}):
        yield CONNECT, int(np.flatnonzero(label == part)[0])
    for name, actors in needs.fields.items():
        if not needs.covered(actors | {step.i for step in steps if step.field == name}):
            yield COVER, name
    for actor, _ in unsafe(needs.n, ties):
        yield SECURE, actor


def components(n: int, ties: Iterable[tuple[int, int]]) -> np.ndarray:
    """Label each actor's component by numbers from 0."""
    import igraph

    return np.array(igraph.Graph(n=n, edges=list(ties)).connected_components().membership, dtype=np.int64)


def unsafe(n: int, ties: Iterable[tuple[int, int]]) -> Iterator[tuple[int, np.ndarray]]:
    """Find the actors whose loss parts more than one other from the largest part, each with what is left.

    The array labels the components without the actor's ties; the actor is one of its own.
    """
    import igraph

    graph = igraph.Graph(n=n, edges=list(ties))
    before = np.array(graph.connected_components().membership, dtype=np.int64)
    for actor in sorted(graph.articulation_points()):
        rest = graph.copy()
        rest.delete_edges(rest.incident(actor))
        label = np.array(rest.connected_components().membership, dtype=np.int64)
        own = np.bincount(label[(before == before[actor]) & (np.arange(n) != actor)])
        if own.sum() - own.max() > 1:
            yield actor, label
