"""How far a network reaches: distances, components, actors without a tie."""

from __future__ import annotations

import numpy as np

from netzwerk.measures.engine import Engine

_NAN = float("nan")


def mean_distance(engine: Engine) -> float:
    """Average the shortest paths over ordered pairs of which the one reaches the other.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.

    Returns
    -------
    float
        1 or more; NaN without ties.

    Examples
    --------
    >>> mean_distance(Engine(4, np.array([0, 1]), np.array([1, 2]), np.ones(2)))
    1.3333333333333333
    """
    if engine.m and (steps := engine.steps_out) is not None:
        pairs = steps.sum(axis=1)
        return float(np.arange(1, len(pairs) + 1) @ pairs / pairs.sum())
    return float(engine.graph.average_path_length(unconn=True)) if engine.m else _NAN


def diameter(engine: Engine) -> float:
    """Give the longest shortest path among those who reach each other.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.

    Returns
    -------
    float
        1 or more, a whole number of steps; NaN without ties.

    Examples
    --------
    >>> diameter(Engine(4, np.array([0, 1]), np.array([1, 2]), np.ones(2)))
    2.0
    """
    return float(engine.graph.diameter(unconn=True)) if engine.m else _NAN


def components(engine: Engine) -> float:
    """Count the components, direction ignored; an actor without a tie is one.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    float
        0 to n; 0 without actors.

    Examples
    --------
    >>> components(Engine(4, np.array([0, 1]), np.array([1, 2]), np.ones(2)))
    2.0
    """
    return float(len(np.unique(engine.components)))


def largest_component(engine: Engine) -> float:
    """Count the actors of the largest component, direction ignored.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    float
        0 to n; 1 where nobody has a tie.

    Examples
    --------
    >>> largest_component(Engine(4, np.array([0, 1]), np.array([1, 2]), np.ones(2)))
    3.0
    """
    return float(np.bincount(engine.components).max(initial=0))


def isolates(engine: Engine) -> float:
    """Count the actors without a tie.

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    float
        0 to n.

    Examples
    --------
    >>> isolates(Engine(4, np.array([0, 1]), np.array([1, 2]), np.ones(2)))
    1.0
    """
    return float((engine.partners == 0).sum())
