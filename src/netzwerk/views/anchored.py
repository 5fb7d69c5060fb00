"""Places that stay: who stood on the map before keeps its place, who joins stands near its partners."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netzwerk.views.layout import GAP, overlapping, push

__all__ = ["settle"]

MOST_MOVED = 0.012  # of the map's width, along each axis: what a longer label may push a stayer aside
TURNS = 60
STEP, RINGS, ANGLES = 16.0, 60, 24


def settle(
    boxes: np.ndarray,
    before: np.ndarray,
    edges: np.ndarray,
    *,
    taken: Sequence[tuple[float, float, float, float]] = (),
    width: float = 1000.0,
) -> np.ndarray:
    """Return the centre of each actor's box: stayers as they stood, joiners near their partners.

    Parameters
    ----------
    boxes : ndarray of float, shape (n, 2)
        Width and height of each actor's mark and label together.
    before : ndarray of float, shape (n, 2)
        Where each stood; NaN for those who join.
    edges : ndarray of int, shape (m, 2)
        Positions of the two ends of each tie.
    taken : sequence of (x, y, width, height)
        Boxes of those who left: their places stay free for the map that compares.
    width : float
        The width of the map; nobody stands beyond it as long as there is room below.

    Returns
    -------
    ndarray of float, shape (n, 2)
        A stayer moves at most 1.2 % of the width along each axis, and only where a box that grew would cover
        another.

    Examples
    --------
    >>> before = np.array([[50.0, 50.0], [150.0, 50.0], [np.nan, np.nan]])
    >>> settle(np.full((3, 2), 20.0), before, np.array([[0, 2]]))[:2].tolist()
    [[50.0, 50.0], [150.0, 50.0]]
    """
    places = np.array(before, dtype=float)
    stay = ~np.isnan(places).any(axis=1)
    places[stay] = _apart(places[stay], boxes[stay], MOST_MOVED * width)
    walls = np.array(list(taken), dtype=float).reshape(-1, 4)
    near = _partners(edges, len(boxes))
    waiting = [int(k) for k in np.flatnonzero(~stay)]
    while waiting:
        placed = ~np.isnan(places).any(axis=1)
        here = max(waiting, key=lambda k: (sum(placed[j] for j in near[k]), -k))
        waiting.remove(here)
        partners = [j for j in near[here] if placed[j]]
        goal = (
            places[partners].mean(axis=0) if partners else _below(places[placed], boxes[placed], boxes[here])
        )
        filled = np.vstack([np.hstack([places[placed], boxes[placed]]), walls])
        places[here] = _free(goal, boxes[here], filled, width=width)
    return np.round(places, 1)


def _apart(places: np.ndarray, boxes: np.ndarray, most: float) -> np.ndarray:
    half = (boxes + GAP) / 2
    moved = places.copy()
    for _ in range(TURNS):
        pairs = overlapping(moved, half)
        if not len(pairs):
            break
        moved = np.clip(moved + push(moved, half, pairs), places - most, places + most)
    return moved


def _partners(edges: np.ndarray, n: int) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(n)]
    for i, j in edges.tolist():
        near[i].append(j)
        near[j].append(i)
    return near


def _below(places: np.ndarray, boxes: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Return the beginning of the row below everyone."""
    bottom = float((places[:, 1] + boxes[:, 1] / 2).max()) if len(places) else 0.0
    return np.array([own[0] / 2, bottom + own[1] / 2 + GAP])


def _free(goal: np.ndarray, own: np.ndarray, filled: np.ndarray, *, width: float) -> np.ndarray:
    """Return the free place nearest to a goal, on rings around it; beyond them the row below everyone."""
    turns = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
    rings = np.arange(RINGS)[:, None] * STEP
    offsets = np.stack([rings * np.cos(turns), rings * np.sin(turns) * 0.7], axis=-1).reshape(-1, 2)
    spots = goal + offsets
    inside = (spots >= own / 2).all(axis=1) & (spots[:, 0] <= max(width - own[0] / 2, own[0]))
    apart = np.abs(spots[:, None, :] - filled[None, :, :2])
    covers = (apart < (own + filled[None, :, 2:]) / 2 + GAP / 2).all(axis=2).any(axis=1)
    found = np.flatnonzero(inside & ~covers)
    if len(found):
        spot: np.ndarray = spots[found[0]]
        return spot
    return _below(filled[:, :2], filled[:, 2:], own)
