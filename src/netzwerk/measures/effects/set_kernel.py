"""What is left when sets of actors go, and what sets reach: thousands of sets at once, in bits.

Whom each actor reaches is one bit an actor, packed into words of 64; a step further is an OR over partners,
in all sets side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from netzwerk.measures.engine import Engine

__all__ = ["loss_bounds", "reached_by", "steps_between", "ties_left", "ties_past", "within_steps"]

_WORD = 64
# Bytes of reach held at once: about what a processor keeps near. In large networks so many sets are counted
# together all the same, or each step is spent on going from actor to actor, if so many bytes hold them.
_NEAR, _TOGETHER, _MOST_BYTES = 1_500_000, 64, 64_000_000


def _bits(n: int) -> np.ndarray:
    """One actor a row, its own bit set: uint64, shape (n, words)."""
    words = np.zeros((n, -(-n // _WORD)), dtype=np.uint64)
    place = np.arange(n)
    words[place, place // _WORD] = np.uint64(1) << (place % _WORD).astype(np.uint64)
    return words


def _neighbours(engine: Engine) -> list[np.ndarray]:
    matrix = engine.undirected.adjacency
    return np.split(matrix.indices.astype(np.int64), matrix.indptr[1:-1]) if engine.n else []


def _at_once(bits: np.ndarray) -> int:
    """How many sets are counted together; what is counted does not depend on it."""
    each = max(1, 8 * bits.size)
    return max(1, _NEAR // each, min(_TOGETHER, _MOST_BYTES // each))


def ties_left(engine: Engine, sets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count who still reaches whom once each set of actors has gone.

    Parameters
    ----------
    engine : Engine
        Reads ties, direction and strength ignored.
    sets : ndarray of int, shape (r, k)
        Positions of the actors that go.

    Returns
    -------
    connected : ndarray of int, shape (r,)
        Ordered pairs of the others that still reach each other: Σ s (s − 1) over components.
    near : ndarray of float, shape (r,)
        Σ 1/d over the same pairs, d the steps between them in what is left.

    Examples
    --------
    >>> from netzwerk.measures.engine import Engine
    >>> line = Engine(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.ones(3))
    >>> connected, near = ties_left(line, np.array([[0], [1]]))
    >>> connected.tolist(), near.tolist()
    ([6, 2], [5.0, 2.0])
    """
    bits, partners = _bits(engine.n), _neighbours(engine)
    tied = within_steps(engine, 1)
    sets = np.asarray(sets, dtype=np.int64).reshape(len(sets), -1)
    size = _at_once(bits)
    chunks = [_left(bits, tied, partners, sets=sets[low : low + size]) for low in range(0, len(sets), size)]
    if not chunks:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    return np.concatenate([one for one, _ in chunks]), np.concatenate([other for _, other in chunks])


def _left(
    bits: np.ndarray, tied: np.ndarray, partners: list[np.ndarray], *, sets: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    n, words = bits.shape
    count = len(sets)
    gone = np.bitwise_or.reduce(bits[sets], axis=1) if sets.shape[1] else np.zeros((count, words), np.uint64)
    stay = np.ones((n, count), dtype=bool)
    stay[sets.T, np.arange(count)] = False
    here = np.where(stay[:, :, None], np.uint64(0xFFFFFFFFFFFFFFFF), np.uint64(0)) & ~gone
    near, steps = np.zeros(count), 1
    reach = bits[:, None, :] & here
    total = alone = stay.sum(axis=0).astype(np.int64)
    further = (bits | tied)[:, None, :] & here
    while True:
        now = np.bitwise_count(further).sum(axis=(0, 2), dtype=np.int64)
        near += (now - total) / steps
        if (now == total).all() or (now == alone * alone).all():
            return now - alone, near
        total, reach, steps = now, further, steps + 1
        further = np.empty_like(reach)
        for actor, others in enumerate(partners):
            row = reach[others].reshape(len(others), count * words)
            grown = np.bitwise_or.reduce(row, axis=0).reshape(count, words) if len(others) else 0
            further[actor] = (reach[actor] | grown) & here[actor]


def ties_past(engine: Engine, marks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count who reaches whom if marked actors pass nothing on; they still begin and end paths.

    Parameters
    ----------
    engine : Engine
        Reads ties, direction and strength ignored.
    marks : ndarray of bool, shape (r, n)
        Who passes nothing on, a row a case.

    Returns
    -------
    connected, near : ndarray, shape (r,)
        As `ties_left` gives them, over all ordered pairs.

    Examples
    --------
    >>> from netzwerk.measures.engine import Engine
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> connected, near = ties_past(line, np.array([[False, True, False]]))
    >>> connected.tolist(), near.tolist()
    ([4], [4.0])
    """
    bits, partners = _bits(engine.n), _neighbours(engine)
    size = _at_once(bits)
    chunks = [_past(bits, partners, marks[low : low + size].T) for low in range(0, len(marks), size)]
    if not chunks:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    return np.concatenate([one for one, _ in chunks]), np.concatenate([other for _, other in chunks])


def _past(bits: np.ndarray, partners: list[np.ndarray], marks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    n, words = bits.shape
    count = marks.shape[1]
    silent, own = np.nonzero(marks), bits[np.nonzero(marks)[0]]
    reach = np.repeat(bits[:, None, :], count, axis=1)
    total, near, steps = np.full(count, n, dtype=np.int64), np.zeros(count), 1
    while True:
        passed = reach.copy()
        passed[silent] = own
        further = np.empty_like(reach)
        for actor, others in enumerate(partners):
            row = passed[others].reshape(len(others), count * words)
            grown = np.bitwise_or.reduce(row, axis=0).reshape(count, words) if len(others) else 0
            further[actor] = reach[actor] | grown
        now = np.bitwise_count(further).sum(axis=(0, 2), dtype=np.int64)
        near += (now - total) / steps
        if (now == total).all():
            return now - n, near
        total, reach, steps = now, further, steps + 1


def steps_between(engine: Engine) -> np.ndarray:
    """Return how many steps apart two actors are: shape (n, n), infinite where never, and to oneself."""
    from scipy.sparse.csgraph import shortest_path

    apart: np.ndarray = shortest_path(engine.undirected.adjacency, unweighted=True)
    np.fill_diagonal(apart, np.inf)
    return apart


def within_steps(engine: Engine, steps: int) -> np.ndarray:
    """Return whom each actor reaches in so many steps, itself included: bits, shape (n, words)."""
    bits, partners = _bits(engine.n), _neighbours(engine)
    for _ in range(steps):
        grown = [np.bitwise_or.reduce(bits[others], axis=0, initial=0) for others in partners]
        bits = bits | np.array(grown, dtype=np.uint64).reshape(bits.shape)
    return bits


def reached_by(reach: np.ndarray, sets: np.ndarray) -> np.ndarray:
    """Count how many actors each set reaches: shape (r,).

    Examples
    --------
    >>> from netzwerk.measures.engine import Engine
    >>> line = Engine(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.ones(3))
    >>> reached_by(within_steps(line, 1), np.array([[0, 3], [0, 1]])).tolist()
    [4, 3]
    """
    union = np.bitwise_or.reduce(reach[sets], axis=1)
    counts: np.ndarray = np.bitwise_count(union).sum(axis=1, dtype=np.int64)
    return counts


def loss_bounds(engine: Engine) -> tuple[np.ndarray, np.ndarray]:
    """Bound what an actor's going can cost, so that sets that cannot be best need not be tried.

    A pair is parted, or moved further apart, only if every shortest path between them passes the set; so the
    loss of a set is at most the sum, over its actors, of the pairs they end and the share of shortest paths
    they lie on: once with every pair counted 1, once with 1/d.

    Returns
    -------
    connected, near : ndarray of float, shape (n,)
        Upper bounds in the units of `ties_left`.

    Notes
    -----
    The second is length-scaled betweenness (Borgatti & Everett 2006) plus twice the harmonic sum.

    Examples
    --------
    >>> from netzwerk.measures.engine import Engine
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> [bound.tolist() for bound in loss_bounds(line)]
    [[4.0, 6.0, 4.0], [3.0, 5.0, 3.0]]
    """
    ties, n = engine.undirected.adjacency, engine.n
    fronts, seen = [np.eye(n)], np.eye(n, dtype=bool)
    while fronts[-1].any():
        ahead = np.where(seen, 0.0, ties @ fronts[-1])
        seen |= ahead > 0
        fronts.append(ahead)
    return _passed(ties, fronts, power=0), _passed(ties, fronts, power=1)


def _passed(ties: csr_array, fronts: list[np.ndarray], *, power: int) -> np.ndarray:
    """Sum the pairs that an actor ends, both ways, and its share of shortest paths, each worth d^−power."""
    total = np.zeros(len(fronts[0]))
    beyond = np.zeros_like(fronts[0])
    for steps in range(len(fronts) - 1, 0, -1):
        there = fronts[steps] > 0
        worth = np.where(there, float(steps) ** -power, 0.0)
        total += 2 * worth.sum(axis=1) + np.where(there, beyond, 0.0).sum(axis=1)
        share = np.divide(worth + beyond, fronts[steps], out=np.zeros_like(beyond), where=there)
        beyond = (ties @ share) * fronts[steps - 1]
    return total
