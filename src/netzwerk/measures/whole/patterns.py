"""Whether ties close, are returned, and join alike: transitivity, reciprocity, assortativity, E–I index."""

from __future__ import annotations

import numpy as np

from netzwerk.measures.engine import Engine, Ints
from netzwerk.measures.positions.cohesion import local_clustering


def transitivity(engine: Engine) -> float:
    """Give the share of two-paths that are closed; directed: of ordered triads i → j → k with i → k.

    Σ_{i≠k} (A²)_ik A_ik / Σ_{i≠k} (A²)_ik. networkx's `transitivity` of a directed network is another
    quantity, igraph's ignores direction; sna's `gtrans` agrees.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.

    Returns
    -------
    float
        0 to 1; NaN without a two-path.

    Examples
    --------
    >>> transitivity(Engine(3, np.array([0, 1, 0]), np.array([1, 2, 2]), np.ones(3), directed=True))
    1.0
    """
    if not engine.m:
        return float("nan")
    ties = engine.adjacency
    steps = ties @ ties
    all_paths = steps.sum() - steps.diagonal().sum()
    return float(steps.multiply(ties).sum() / all_paths) if all_paths else float("nan")


def mean_local_clustering(engine: Engine, *, zero: bool = False) -> float:
    """Average local clustering over the actors with two partners; `zero`: over all, 0 for the rest.

    Parameters
    ----------
    engine : Engine
        Reads ties, direction ignored.
    zero : bool
        Whether an actor with fewer than two partners counts as 0 (networkx's `average_clustering`).

    Returns
    -------
    float
        0 to 1; NaN where nobody has two partners (zero: without actors).

    Examples
    --------
    >>> tailed = Engine(4, np.array([0, 1, 0, 2]), np.array([1, 2, 2, 3]), np.ones(4))
    >>> round(mean_local_clustering(tailed), 4), round(mean_local_clustering(tailed, zero=True), 4)
    (0.7778, 0.5833)
    """
    values = local_clustering(engine)
    counted = np.nan_to_num(values) if zero else values[~np.isnan(values)]
    return float(counted.mean()) if len(counted) else float("nan")


def reciprocity(engine: Engine, *, dyads: bool = False) -> float:
    """Give the share of arcs that are returned; `dyads`: of tied pairs, those tied both ways.

    sna's default counts pairs without a tie as mutual, and differs.

    Parameters
    ----------
    engine : Engine
        Reads arcs.
    dyads : bool
        Whether pairs are counted rather than arcs.

    Returns
    -------
    float
        0 to 1; NaN where undirected, or without ties.

    Examples
    --------
    >>> arcs = Engine(3, np.array([0, 1, 1]), np.array([1, 0, 2]), np.ones(3), directed=True)
    >>> round(reciprocity(arcs), 4), reciprocity(arcs, dyads=True)
    (0.6667, 0.5)
    """
    if not engine.directed or not engine.m:
        return float("nan")
    pairs = engine.undirected.m
    returned = engine.m - pairs
    return returned / pairs if dyads else 2 * returned / engine.m


def assortativity_sector(engine: Engine, codes: Ints) -> float:
    """Correlate the sectors at the two ends of a tie (Newman 2003): (Σ e_ss − Σ a_s b_s) / (1 − Σ a_s b_s).

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.
    codes : ndarray of int, shape (n,)
        Each actor's sector as a code from 0.

    Returns
    -------
    float
        −1 to 1; NaN without ties, and where all tied actors share one sector.

    Examples
    --------
    >>> pairs = Engine(4, np.array([0, 2]), np.array([1, 3]), np.ones(2))
    >>> assortativity_sector(pairs, np.array([0, 0, 1, 1]))
    1.0
    """
    if not engine.m:
        return float("nan")
    ends = [codes[engine.i], codes[engine.j]]
    sources, targets = ends if engine.directed else (np.concatenate(ends), np.concatenate(ends[::-1]))
    kinds = codes.max() + 1
    shares = [np.bincount(end, minlength=kinds) / len(sources) for end in (sources, targets)]
    expected = float(shares[0] @ shares[1])
    if max(share.max() for share in shares) == 1 and expected == 1:
        return float("nan")
    return float(((sources == targets).mean() - expected) / (1 - expected))


def assortativity_degree(engine: Engine) -> float:
    """Correlate the degrees at the two ends of a tie (Newman 2003); directed: source out, target in.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.

    Returns
    -------
    float
        −1 to 1; NaN without ties, and where one end's degree is the same throughout.

    Examples
    --------
    >>> star = Engine(4, np.zeros(3, dtype=int), np.arange(1, 4), np.ones(3))
    >>> round(assortativity_degree(star), 9)
    -1.0
    """
    if not engine.m:
        return float("nan")
    if engine.directed:
        sources = np.bincount(engine.i, minlength=engine.n)[engine.i]
        targets = np.bincount(engine.j, minlength=engine.n)[engine.j]
    else:
        ends = [engine.partners[engine.i], engine.partners[engine.j]]
        sources, targets = np.concatenate(ends), np.concatenate(ends[::-1])
    if np.ptp(sources) == 0 or np.ptp(targets) == 0:
        return float("nan")
    return float(np.corrcoef(sources, targets)[0, 1])


def ei_index(engine: Engine, codes: Ints) -> float:
    """Subtract the share of ties within sectors from that between them (Krackhardt & Stern 1988).

    Parameters
    ----------
    engine : Engine
        Reads ties (directed: arcs).
    codes : ndarray of int, shape (n,)
        Each actor's sector as a code from 0.

    Returns
    -------
    float
        −1 (all within) to 1 (all between); NaN without ties.

    Examples
    --------
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> ei_index(line, np.array([0, 0, 1]))
    0.0
    """
    if not engine.m:
        return float("nan")
    return float(1 - 2 * (codes[engine.i] == codes[engine.j]).mean())
