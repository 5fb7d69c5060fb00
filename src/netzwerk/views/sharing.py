"""Several components on one map: each gets a share of the frame, as large as its boxes need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

__all__ = ["share_frame", "slices"]

Frame = tuple[float, float]
Rectangle = tuple[float, float, float, float]
BETWEEN = 18.0  # pixels between two components
GROWS, HURRY, MORE, MOST_TRIES = 1.01, 0.006, 1.12, 24
LONGER = 1.3  # a rectangle is cut across its longer side; labels are wide, so rather wide than high


def slices(weights: Sequence[float], frame: Rectangle) -> list[Rectangle]:
    """Cut a rectangle into one for each weight, with areas in proportion, none of them a strip.

    Parameters
    ----------
    weights : sequence of float
        Positive; the largest first keeps equal ones together.
    frame : (left, top, width, height)
        What is cut.

    Returns
    -------
    list of (left, top, width, height)
        In the order of the weights; together they are the frame.

    Examples
    --------
    >>> slices([1, 1], (0, 0, 200, 100))
    [(0, 0, 100.0, 100), (100.0, 0, 100.0, 100)]
    """
    if len(weights) == 1:
        return [frame]
    total, before = sum(weights), 0.0
    cut = 1
    for place, weight in enumerate(weights[:-1], 1):
        if abs(before + weight - total / 2) > abs(before - total / 2) and place > 1:
            break
        before, cut = before + weight, place
    left, top, width, height = frame
    share = before / total
    if width * 1.0 >= height * LONGER:
        first, second = (
            (left, top, width * share, height),
            (left + width * share, top, width * (1 - share), height),
        )
    else:
        first, second = (
            (left, top, width, height * share),
            (left, top + height * share, width, height * (1 - share)),
        )
    return [*slices(weights[:cut], first), *slices(weights[cut:], second)]


def share_frame(
    parts: Sequence[np.ndarray],
    frame: Frame,
    *,
    boxes: np.ndarray,
    places: np.ndarray,
    lay: Callable[[np.ndarray, Frame], np.ndarray],
) -> Frame:
    """Lay every component out in a rectangle of its own; the frame grows until all fit.

    Parameters
    ----------
    parts : sequence of ndarray of int
        Positions of each component's actors, the largest first.
    frame : (width, height)
        What they should fill together.
    boxes, places : ndarray of float, shape (n, 2)
        Sizes of the boxes; their centres, which are filled in.
    lay : callable
        Gives a component's centres in a frame of its own, from its upper left corner.

    Returns
    -------
    (width, height)
        What they fill.
    """
    weights = [float((boxes[part] + BETWEEN).prod(axis=1).sum()) for part in parts]
    width, height = frame
    for turn in range(MOST_TRIES):
        rectangles = slices(weights, (0.0, 0.0, width, height))
        own = [
            lay(part, (box[2] - BETWEEN, box[3] - BETWEEN))
            for part, box in zip(parts, rectangles, strict=True)
        ]
        extents = [(shape + boxes[part] / 2).max(axis=0) for shape, part in zip(own, parts, strict=True)]
        room = [np.array(box[2:]) - BETWEEN / 3 for box in rectangles]
        fits = [bool((extent <= rest).all()) for extent, rest in zip(extents, room, strict=True)]
        if all(fits):
            break
        weights = [w if fit else w * MORE for w, fit in zip(weights, fits, strict=True)]
        grown = GROWS + turn * HURRY
        width, height = width * grown, height * grown
    for part, shape, extent, box in zip(parts, own, extents, rectangles, strict=True):
        corner = np.array(box[:2]) + np.maximum((np.array(box[2:]) - extent) / 2, 0.0)
        places[part] = shape + corner
    return width, height
