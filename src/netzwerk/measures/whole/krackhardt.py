"""Krackhardt's four (1994): how far a network is one hierarchy that looks like an out-tree."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from netzwerk.measures.engine import Engine

Marks = npt.NDArray[np.bool_]


def _sizes(engine: Engine) -> npt.NDArray[np.float64]:
    return np.bincount(engine.components).astype(float)


def connectedness(engine: Engine) -> float:
    """Give the share of pairs of actors joined by some path, direction ignored.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    float
        0 to 1; NaN below two actors.

    Examples
    --------
    >>> connectedness(Engine(3, np.array([0]), np.array([1]), np.ones(1)))
    0.3333333333333333
    """
    if engine.n < 2:
        return float("nan")
    sizes = _sizes(engine)
    return float((sizes * (sizes - 1)).sum() / (engine.n * (engine.n - 1)))


def reach(engine: Engine) -> Marks:
    """Say who reaches whom along arcs, each actor itself included.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.

    Returns
    -------
    ndarray of bool, shape (n, n)
        From row to column.

    Examples
    --------
    >>> reach(Engine(2, np.array([0]), np.array([1]), np.ones(1), directed=True)).tolist()
    [[True, True], [False, True]]
    """
    from scipy.sparse.csgraph import breadth_first_order

    reached = np.zeros((engine.n, engine.n), dtype=bool)
    for actor in range(engine.n):
        reached[actor, breadth_first_order(engine.adjacency, actor, return_predecessors=False)] = True
    return reached


def hierarchy(engine: Engine) -> float:
    """Give the share of pairs with any reach that reach each other in one direction only.

    Parameters
    ----------
    engine : Engine
        Reads arcs.

    Returns
    -------
    float
        0 (all mutual) to 1; NaN where undirected, or where nobody reaches anybody.

    Examples
    --------
    >>> hierarchy(Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2), directed=True))
    1.0
    """
    if not engine.directed or not engine.m:
        return float("nan")
    reached = reach(engine)
    np.fill_diagonal(reached, False)
    return float(1 - (reached & reached.T).sum() / (reached | reached.T).sum())


def efficiency(engine: Engine) -> float:
    """Say how few ties there are beyond those that hold the components together.

    1 − (m − Σ(n_c − 1)) / (Σ n_c(n_c − 1) − Σ(n_c − 1)) over components, with arcs; undirected with pairs,
    n_c(n_c − 1)/2.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    float
        0 (all tied) to 1 (a tree); NaN where no component has room for more ties than its tree.

    Examples
    --------
    >>> efficiency(Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2)))
    1.0
    """
    sizes = _sizes(engine)
    needed = (sizes - 1).sum()
    most = (sizes * (sizes - 1)).sum() / (1 if engine.directed else 2)
    return float(1 - (engine.m - needed) / (most - needed)) if most > needed else float("nan")


def least_upper_bounds(engine: Engine) -> float:
    """Give the share of pairs within a component that have a least upper bound.

    u is an upper bound of {i, j} if u reaches both, itself included; a least one is reached by every other.
    1 − pairs without / Σ (n_c − 1)(n_c − 2)/2 over components of three or more. (sna::lubness takes the
    upper bound that reaches the others, which is not Krackhardt's definition.)

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.

    Returns
    -------
    float
        At most 1; NaN without a component of three.

    Examples
    --------
    >>> least_upper_bounds(Engine(3, np.array([0, 1]), np.array([2, 2]), np.ones(2), directed=True))
    0.0
    """
    sizes = _sizes(engine)
    possible = ((sizes - 1) * (sizes - 2) / 2)[sizes >= 3].sum()
    if not possible:
        return float("nan")
    labels = engine.components
    large = (sizes >= 3)[labels]
    same = (labels[:, None] == labels[None, :]) & large[:, None]
    without = np.triu(same & ~_has_least(reach(engine)), 1).sum()
    return float(1 - without / possible)


def _has_least(reached: Marks) -> Marks:
    """Whether each pair has a least upper bound.

    Whoever reaches an upper bound is one too; so u is least for {i, j} exactly if as many actors reach u
    as there are upper bounds, that is, if the largest such number among them is their count.
    """
    above = reached.sum(axis=0)
    bounds = reached.astype(np.float32).T @ reached.astype(np.float32)
    largest = np.zeros(reached.shape, dtype=np.int64)
    for bound in np.unique(reached, axis=0, return_index=True)[1]:
        below = np.flatnonzero(reached[bound])
        block = np.ix_(below, below)
        largest[block] = np.maximum(largest[block], above[bound])
    return np.asarray((bounds > 0) & (largest == bounds.astype(np.int64)))
