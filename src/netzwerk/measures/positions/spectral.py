"""Centrality by feedback: eigenvector, PageRank, Katz – who is tied to those who are tied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.engine import Engine, Floats, Ints
from netzwerk.measures.record import DIRECTION, STRENGTH, TIES, Measure, nothing, on_ties

if TYPE_CHECKING:
    from scipy.sparse import csr_array

DAMPING = 0.85
KATZ_SHARE = 0.5
_DENSE = 400
_SAME = 1e-9


def eigenvector(engine: Engine, *, valued: bool = False) -> Floats:
    """Score each actor by the scores of those who are tied to it (Bonacich 1972); the largest is 1.

    λx = Aᵀx for the largest eigenvalue λ, so that a directed network is read by incoming ties. Only the
    leading component, and what it reaches along arcs, is non-zero.

    Parameters
    ----------
    engine : Engine
        Reads ties, or strength.
    valued : bool
        Whether strength counts.

    Returns
    -------
    ndarray, shape (n,)
        0 to 1; NaN for all without ties, in an acyclic directed network, and where two components lead
        equally, because then no order of their actors is right.

    Examples
    --------
    >>> line = Engine(4, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> eigenvector(line).round(4).tolist()
    [0.7071, 1.0, 0.7071, 0.0]
    """
    matrix = engine.valued if valued else engine.adjacency
    labels = _strong_components(engine)
    radii = _radii(matrix, labels)
    lead = _sole_leader(engine, radii, labels)
    if lead is None:
        return nothing(engine)
    inside = np.flatnonzero(labels == lead)
    scores = np.zeros(engine.n)
    scores[inside] = _perron(matrix[inside][:, inside])[1]
    if engine.directed:
        _pass_on(matrix, scores, radius=float(radii[lead]))
    return np.asarray(scores / scores.max(), dtype=float)


def _strong_components(engine: Engine) -> Ints:
    if not engine.n:
        return np.zeros(0, dtype=np.int64)
    mode = "strong" if engine.directed else "weak"
    return np.asarray(engine.graph.connected_components(mode=mode).membership, dtype=np.int64)


def _radii(matrix: csr_array, labels: Ints) -> Floats:
    """Give the largest eigenvalue of each component that could lead; 0 for single actors."""
    sizes = np.bincount(labels)
    radii = np.zeros(len(sizes))
    order = np.argsort(labels, kind="stable")
    starts = np.concatenate([[0], np.cumsum(sizes)])
    for label in np.flatnonzero(sizes > 1):
        inside = order[starts[label] : starts[label + 1]]
        part = matrix[inside][:, inside]
        if part.sum(axis=1).max() >= radii.max() * (1 - _SAME):
            radii[label] = _perron(part)[0]
    return radii


def _perron(matrix: csr_array) -> tuple[float, Floats]:
    """Largest eigenvalue of an irreducible non-negative matrix, and the vector of its transpose."""
    across = matrix.T
    symmetric = abs(matrix - across).max() == 0
    if matrix.shape[0] <= _DENSE:
        solve = np.linalg.eigh if symmetric else np.linalg.eig
        values, vectors = solve(across.toarray())
    else:
        from scipy.sparse import linalg

        start = np.ones(matrix.shape[0])
        solve, which = (linalg.eigsh, "LA") if symmetric else (linalg.eigs, "LR")
        values, vectors = solve(across, k=1, which=which, v0=start)
    place = int(np.argmax(values.real))
    return float(values[place].real), np.abs(vectors[:, place].real)


def _leaders(radii: Floats) -> Ints:
    top = radii.max(initial=0.0)
    return np.flatnonzero(radii >= top * (1 - _SAME)) if top > 0 else np.zeros(0, dtype=np.int64)


def _sole_leader(engine: Engine, radii: Floats, labels: Ints) -> int | None:
    """Return the one leading component that feeds no other leading one; None if there is not exactly one."""
    leaders = _leaders(radii)
    if len(leaders) > 1 and engine.directed:
        firsts = [int(np.flatnonzero(labels == leader)[0]) for leader in leaders]
        fed = np.isfinite(np.array(engine.graph.distances(firsts, firsts)))
        leaders = leaders[fed.sum(axis=1) == 1]
    return int(leaders[0]) if len(leaders) == 1 else None


def _pass_on(matrix: csr_array, scores: Floats, *, radius: float) -> None:
    """Fill in those whom the leading component reaches: (λI − Aᵀ)x = what comes in from it."""
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.csgraph import breadth_first_order
    from scipy.sparse.linalg import spsolve

    inside = np.flatnonzero(scores)
    reached = breadth_first_order(matrix, inside[0], return_predecessors=False)
    after = np.setdiff1d(reached, inside)
    if len(after):
        incoming = matrix[inside][:, after].T @ scores[inside]
        own = csc_array(radius * eye_array(len(after)) - matrix[after][:, after].T)
        scores[after] = spsolve(own, incoming)


def pagerank(engine: Engine, *, valued: bool = False) -> Floats:
    """Share a walker's time among actors who follows ties and starts anew with probability 0.15.

    Brin & Page 1998, damping 0.85; from an actor who names nobody the walker goes anywhere.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs, or strength.
    valued : bool
        Whether a tie is followed in proportion to its strength.

    Returns
    -------
    ndarray, shape (n,)
        Above 0, summing to 1; actors without a tie share the least.

    Examples
    --------
    >>> pair = Engine(2, np.array([0]), np.array([1]), np.ones(1))
    >>> pagerank(pair).round(9).tolist()
    [0.5, 0.5]
    """
    if not engine.n:
        return np.zeros(0)
    weights = engine.strength.tolist() if valued and engine.m else None
    return np.array(engine.graph.pagerank(damping=DAMPING, weights=weights), dtype=float)


def katz(engine: Engine) -> Floats:
    """Count the walks that end at an actor, each step worth less (Katz 1953).

    x = (I − αAᵀ)⁻¹1 with α = 0.5 / largest eigenvalue, raw: an actor whom nobody names has 1.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs (incoming).

    Returns
    -------
    ndarray, shape (n,)
        1 or more; NaN for all where the largest eigenvalue is 0 (no ties, or an acyclic directed network).

    Examples
    --------
    >>> pair = Engine(3, np.array([0]), np.array([1]), np.ones(1))
    >>> katz(pair).tolist()
    [2.0, 2.0, 1.0]
    """
    radius = _radii(engine.adjacency, _strong_components(engine)).max(initial=0.0)
    if radius <= 0:
        return nothing(engine)
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.linalg import spsolve

    system = csc_array(eye_array(engine.n) - (KATZ_SHARE / radius) * engine.adjacency.T)
    return np.asarray(spsolve(system, np.ones(engine.n)), dtype=float)


_BONACICH = "Bonacich 1972"
_PAGE = "Brin & Page 1998"
_LED = ("no_ties", "acyclic", "lead_equally")
_OUTSIDE = ("outside_leading",)

MEASURES = (
    Measure(
        "eigenvector", on_ties(eigenvector), _BONACICH, (TIES, DIRECTION),
        high=1.0, engine="scipy", undefined=_LED, remarks=_OUTSIDE,
    ),
    Measure(
        "eigenvector_valued", on_ties(eigenvector, valued=True), _BONACICH, (TIES, STRENGTH, DIRECTION),
        high=1.0, engine="scipy", undefined=_LED, remarks=_OUTSIDE,
    ),
    Measure("pagerank", on_ties(pagerank), _PAGE, (TIES, DIRECTION), high=1.0, isolates="varies"),
    Measure(
        "pagerank_valued", on_ties(pagerank, valued=True), _PAGE, (TIES, STRENGTH, DIRECTION),
        high=1.0, isolates="varies",
    ),
    Measure(
        "katz", on_ties(katz), "Katz 1953", (TIES, DIRECTION),
        low=1.0, engine="scipy", isolates="1", undefined=("no_ties", "acyclic"),
    ),
)  # fmt: skip
