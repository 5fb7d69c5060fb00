"""Centrality along ties and paths: degree, strength, betweenness, harmonic and Wasserman–Faust closeness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from netzwerk.measures.engine import Engine, Floats
from netzwerk.measures.record import DIRECTION, DISTANCE, STRENGTH, TIES, Measure, nothing, on_ties

Kernel = Callable[[str], Callable[..., Any]]

ALL, IN, OUT = "all", "in", "out"


def degree(engine: Engine, *, mode: str = ALL, norm: bool = False) -> Floats:
    """Count each actor's distinct partners, not lines (Freeman 1979).

    Parameters
    ----------
    engine : Engine
        Reads ties.
    mode : str
        `all` ignores direction; `in` counts those who name the actor, `out` those it names.
    norm : bool
        Divide by n − 1; NaN where there is only one actor.

    Returns
    -------
    ndarray, shape (n,)
        0 to n − 1 (norm: 0 to 1); 0 without a tie.

    Examples
    --------
    >>> star = Engine(3, np.array([0, 0]), np.array([1, 2]), np.ones(2))
    >>> degree(star).tolist(), degree(star, norm=True).tolist()
    ([2.0, 1.0, 1.0], [1.0, 0.5, 0.5])
    """
    if mode == ALL:
        counts = engine.partners.astype(float)
    else:
        ends = {IN: engine.j, OUT: engine.i}[mode]
        counts = np.bincount(ends, minlength=engine.n)[: engine.n].astype(float)
    if not norm:
        return counts
    return counts / (engine.n - 1) if engine.n > 1 else nothing(engine)


def strength(engine: Engine, *, mode: str = ALL) -> Floats:
    """Add up the strengths of each actor's ties (Barrat et al. 2004); directed: in + out.

    Parameters
    ----------
    engine : Engine
        Reads strength.
    mode : str
        `all`, or `in` and `out` along arcs.

    Returns
    -------
    ndarray, shape (n,)
        0 or more; 0 without a tie.

    Examples
    --------
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.array([1.0, 2.5]))
    >>> strength(line).tolist()
    [1.0, 3.5, 2.5]
    """
    ends = {ALL: (engine.i, engine.j), IN: (engine.j,), OUT: (engine.i,)}[mode]
    total = np.zeros(engine.n)
    for end in ends:
        np.add.at(total, end, engine.strength)
    return total


def betweenness(engine: Engine, *, valued: bool = False, norm: bool = False) -> Floats:
    """Add up, over all pairs of others, the share of shortest paths that run through the actor.

    Freeman 1977, by Brandes 2001: b_v = Σ_{s≠v≠t} σ_st(v) / σ_st, each pair once (directed: each ordered
    pair, along arcs). `valued` takes 1 / strength as a tie's length; tied paths are recognised with the
    relative tolerance 1e-10, because sums of floats lose them (networkx is wrong on 8 of 34 karate actors).

    Parameters
    ----------
    engine : Engine
        Reads ties, or distance.
    valued : bool
        Whether lengths are 1 / strength.
    norm : bool
        Divide by (n − 1)(n − 2) / 2, directed (n − 1)(n − 2); NaN below three actors.

    Returns
    -------
    ndarray, shape (n,)
        0 or more (norm: 0 to 1); 0 without a tie.

    Examples
    --------
    >>> triangle = Engine(3, np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([5.0, 5.0, 1.0]))
    >>> betweenness(triangle).tolist(), betweenness(triangle, valued=True).tolist()
    ([0.0, 0.0, 0.0], [0.0, 1.0, 0.0])
    """
    if valued and engine.m:
        raw = np.array(
            engine.graph.betweenness(directed=engine.directed, weights=engine.distance), dtype=float
        )
    else:
        raw = engine.betweenness.copy()
    if not norm:
        return raw
    pairs = (engine.n - 1) * (engine.n - 2) / (1 if engine.directed else 2)
    return raw / pairs if engine.n > 2 else nothing(engine)


def harmonic(engine: Engine, *, mode: str = ALL, valued: bool = False) -> Floats:
    """Average the inverse distances to all others; who cannot be reached adds nothing.

    Rochat 2009, Boldi & Vigna 2014: h_v = Σ_{u≠v} 1/d(v, u) / (n − 1). The closeness to show by default,
    because it stays defined in a network of several components.

    Parameters
    ----------
    engine : Engine
        Reads ties, or distance.
    mode : str
        `all` ignores direction (a pair's larger strength); `in` reads paths towards the actor, `out` from it.
    valued : bool
        Whether lengths are 1 / strength; then the value may exceed 1.

    Returns
    -------
    ndarray, shape (n,)
        0 to 1 unvalued; 0 without a tie; NaN where there is only one actor.

    Examples
    --------
    >>> islands = Engine(5, np.array([0, 2, 3]), np.array([1, 3, 4]), np.ones(3))
    >>> harmonic(islands).tolist()
    [0.25, 0.25, 0.375, 0.5, 0.375]
    """
    if engine.n < 2:
        return nothing(engine)
    ties = engine.undirected if mode == ALL else engine
    lengths = ties.distance if valued and ties.m else None
    steps = None if valued else _steps(ties, mode)
    if steps is not None:
        far = np.arange(1, len(steps) + 1)
        return np.asarray((steps / far[:, None]).sum(axis=0) / (engine.n - 1))
    return np.array(ties.graph.harmonic_centrality(mode=mode, weights=lengths, normalized=True), dtype=float)


def closeness(engine: Engine, *, mode: str = ALL) -> Floats:
    """Relate how many others an actor reaches to how far away they are (Wasserman & Faust 1994).

    With r others reached at a total distance D: (r / D) · (r / (n − 1)); 0 where r = 0. This is networkx's
    `closeness_centrality`; igraph leaves the second factor out (an isolated pair then scores 1), sna gives
    0 to everyone once somebody cannot be reached.

    Parameters
    ----------
    engine : Engine
        Reads ties.
    mode : str
        `all` ignores direction; `in` reads paths towards the actor, `out` from it.

    Returns
    -------
    ndarray, shape (n,)
        0 to 1; 0 without a tie.

    Examples
    --------
    >>> islands = Engine(5, np.array([0, 2, 3]), np.array([1, 3, 4]), np.ones(3))
    >>> closeness(islands).round(3).tolist()
    [0.25, 0.25, 0.333, 0.5, 0.333]
    """
    if engine.n < 2:
        return np.zeros(engine.n)
    ties = engine.undirected if mode == ALL else engine
    steps = _steps(ties, mode)
    if steps is not None:
        total = np.arange(1, len(steps) + 1) @ steps
        return np.asarray(steps.sum(axis=0) ** 2 / np.maximum(total, 1.0) / (engine.n - 1))
    among_reached = np.array(ties.graph.closeness(mode=mode, normalized=True), dtype=float)
    reached = _reached(ties, mode)
    return np.where(reached > 0, np.nan_to_num(among_reached) * reached / (engine.n - 1), 0.0)


def _steps(ties: Engine, mode: str) -> Floats | None:
    """How many others are 1, 2, … steps away, shape (steps, n); None where igraph is asked actor by actor."""
    return ties.steps_in if mode == IN else ties.steps_out


def _reached(ties: Engine, mode: str) -> Floats:
    if ties.directed:
        return np.array(ties.graph.neighborhood_size(order=ties.n, mode=mode, mindist=1), dtype=float)
    sizes = np.bincount(ties.components)
    return sizes[ties.components].astype(float) - 1.0


_FREEMAN = "Freeman 1979"
_BARRAT = "Barrat et al. 2004"
_BRANDES = "Freeman 1977; Brandes 2001"
_HARMONIC = "Rochat 2009; Boldi & Vigna 2014"
_FAUST = "Freeman 1979; Wasserman & Faust 1994"
_ARCS = (TIES, DIRECTION)
_LENGTHS = (TIES, STRENGTH, DISTANCE)


def _towards_and_from(name: str, kernel: Kernel, like: Measure) -> tuple[Measure, ...]:
    """Derive the two directed forms of a record: towards the actor, and from it."""
    return tuple(
        replace(
            like,
            name=name.format(mode),
            function=kernel(mode),
            reads=(*like.reads, DIRECTION),
            directed_only=True,
            texts=f"along_{mode}",
            part=like.name,
        )
        for mode in (IN, OUT)
    )


_DEGREE = Measure("degree", on_ties(degree), _FREEMAN, engine="numpy")
_STRENGTH = Measure("strength", on_ties(strength), _BARRAT, (TIES, STRENGTH), engine="numpy")
_HARMONIC_PLAIN = Measure("harmonic", on_ties(harmonic), _HARMONIC, high=1.0, undefined=("one_actor",))
_HARMONIC_VALUED = Measure(
    "harmonic_valued", on_ties(harmonic, valued=True), _HARMONIC, _LENGTHS, undefined=("one_actor",)
)
_CLOSENESS = Measure("closeness", on_ties(closeness), _FAUST, high=1.0)

MEASURES = (
    _DEGREE,
    Measure(
        "degree_norm", on_ties(degree, norm=True), _FREEMAN,
        high=1.0, engine="numpy", undefined=("one_actor",),
    ),
    *_towards_and_from("{}_degree", lambda mode: on_ties(degree, mode=mode), _DEGREE),
    _STRENGTH,
    *_towards_and_from("{}_strength", lambda mode: on_ties(strength, mode=mode), _STRENGTH),
    Measure("betweenness", on_ties(betweenness), _BRANDES, _ARCS),
    Measure(
        "betweenness_norm", on_ties(betweenness, norm=True), _BRANDES, _ARCS,
        high=1.0, undefined=("two_actors",),
    ),
    Measure("betweenness_valued", on_ties(betweenness, valued=True), _BRANDES, (*_LENGTHS, DIRECTION)),
    _HARMONIC_PLAIN,
    *_towards_and_from("harmonic_{}", lambda mode: on_ties(harmonic, mode=mode), _HARMONIC_PLAIN),
    _HARMONIC_VALUED,
    *_towards_and_from(
        "harmonic_valued_{}", lambda mode: on_ties(harmonic, mode=mode, valued=True), _HARMONIC_VALUED
    ),
    _CLOSENESS,
    *_towards_and_from("closeness_{}", lambda mode: on_ties(closeness, mode=mode), _CLOSENESS),
)  # fmt: skip
