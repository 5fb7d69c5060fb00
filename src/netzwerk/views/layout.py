"""Where each actor stands: computed once, from a seed, without overlapping boxes.

Each component is laid out by itself and turned to lie flat; the largest takes the top, the smaller ones
and the actors without a tie stand in rows below it. The unit is the screen's pixel at the size at which
the whole map fills its frame.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from netzwerk.measures.chance import generator, lend
from netzwerk.network import Network
from netzwerk.views.sharing import share_frame

__all__ = ["GAP", "crossings", "lay_out", "overlapping", "push", "without_overlaps"]

STARTS = 36  # seeded starts of a component's layout, of which the one with the fewest crossings is kept
FINALISTS = 6  # of which the overlaps are removed before the best is kept
TRIED_UP_TO = 150  # actors; larger components get one start
STRESS_UP_TO = 400  # actors; larger components get Fruchterman–Reingold
GAP = 6.0  # pixels between two boxes
ROWS_GAP = 26.0  # between the largest component and the rows below it
IN_FRAME, MOST_PUSHES = 200, 3000  # pushes inside the frame, and with the frame growing a little at each
PREFER = np.array([0.6, 1.0])  # boxes are wide and so is the map: rather aside than up or down
GROWTH = 1.002
SPREAD = 0.5  # how far a crowd is spread: 0 keeps distances, 1 only the order from left to right
ASPECT = 1.75  # width to height
SHARING = 4  # actors from which a component has a share of the frame; smaller ones stand in rows
SMALL_PARTS = 0.15  # share of actors beyond the largest component from which the frame is shared out


def lay_out(net: Network, boxes: np.ndarray, *, seed: int = 1, width: float = 1000.0) -> np.ndarray:
    """Return the centre of each actor's box, no two boxes overlapping.

    Parameters
    ----------
    net : Network
        Whose ties pull; direction and strength are not read.
    boxes : ndarray of float, shape (n, 2)
        Width and height of each actor's mark and label together.
    seed : int
        The same seed gives the same places.
    width : float
        The width that the map should fill; its height follows from the aspect. More actors than fit
        take more room.

    Returns
    -------
    ndarray of float, shape (n, 2)
        x to the right and y downwards, from 0; rounded to a tenth.

    Examples
    --------
    >>> import pandas as pd
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> lay_out(net, np.full((3, 2), 20.0)).shape
    (3, 2)
    """
    places = np.zeros((net.n, 2))
    if not net.n:
        return places
    parts = _components(net)
    edges = net.edges[["i", "j"]].to_numpy(dtype=int)
    tied = [part for part in parts if len(part) >= SHARING]
    if len(tied) > 1 and sum(map(len, tied[1:])) > SMALL_PARTS * sum(map(len, tied)):
        rest = sum(_area(boxes[part]) for part in parts[len(tied) :])
        room = width / ASPECT - (rest / width + ROWS_GAP if rest else 0.0)
        frame = share_frame(
            tied, (width, max(room, width / ASPECT / 2)), boxes=boxes, places=places,
            lay=lambda part, own: _component(part, edges, boxes, frame=own, seed=seed),
        )  # fmt: skip
        parts, width, top = parts[len(tied) :], max(width, frame[0]), frame[1] + ROWS_GAP
    elif len(parts[0]) > 1:
        rest = sum(_area(boxes[part]) for part in parts[1:])
        room = max(width / ASPECT - (rest / width + ROWS_GAP if rest else 0.0), width / ASPECT / 2)
        places[parts[0]] = _component(parts[0], edges, boxes, frame=(width, room), seed=seed)
        parts = parts[1:]
        top = float((places + boxes / 2)[:, 1].max()) + ROWS_GAP
        width = max(width, float((places + boxes / 2)[:, 0].max()))
    else:
        top = 0.0
    _pack_rows(parts, edges, boxes, places=places, top=top, width=width, seed=seed)
    return np.round(places, 1)


def _components(net: Network) -> list[np.ndarray]:
    """Actors of each component: the largest first, then by their first actor; those alone last."""
    labels = net.component_labels()
    parts = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _area(boxes: np.ndarray) -> float:
    return float(((boxes[:, 0] + GAP) * (boxes[:, 1] + GAP)).sum())


def _component(
    part: np.ndarray, edges: np.ndarray, boxes: np.ndarray, *, frame: tuple[float, float], seed: int
) -> np.ndarray:
    """Lay one component out in a frame, from its upper left corner."""
    local = np.full(int(edges.max(initial=-1)) + 1, -1)
    local[part[part < len(local)]] = np.arange(len(part))[part < len(local)]
    own = local[edges]
    own = own[(own >= 0).all(axis=1)]
    sizes = boxes[part]
    fitted = [_fit(_lie_flat(shape), sizes, frame) for shape in _shapes(len(part), own, seed)]
    if len(fitted) > 1:
        fitted = sorted(fitted, key=lambda shape: _cost(shape, own, sizes))[:FINALISTS]
    apart = [without_overlaps(shape, sizes, frame) for shape in fitted]
    return min(apart, key=lambda shape: _cost(shape, own, sizes)) if len(apart) > 1 else apart[0]


def _shapes(n: int, edges: np.ndarray, seed: int) -> Iterator[np.ndarray]:
    """Yield layouts of one component in no particular unit, from seeded starts."""
    import igraph

    graph = igraph.Graph(n=n, edges=edges.tolist())
    dice = generator(seed, "layout", n)
    for turn in range(STARTS if 3 < n <= TRIED_UP_TO else 1):
        start = dice.random((n, 2)).tolist()
        if n <= STRESS_UP_TO and turn % 3 < 2:
            yield np.array(graph.layout_kamada_kawai(seed=start).coords)
            continue
        with lend(dice):
            turns = 400 if n <= TRIED_UP_TO else 80
            yield np.array(graph.layout_fruchterman_reingold(seed=start, niter=turns).coords)


def _lie_flat(shape: np.ndarray) -> np.ndarray:
    """Turn a layout so that it is widest from left to right; mirror it into one of four alike."""
    centred: np.ndarray = shape - shape.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    if axes.shape != (2, 2):
        return centred
    turned: np.ndarray = centred @ axes.T
    turned *= np.where((turned**3).sum(axis=0) < 0, -1.0, 1.0)
    return turned


def _fit(shape: np.ndarray, sizes: np.ndarray, frame: tuple[float, float]) -> np.ndarray:
    """Stretch a layout so that its boxes fill the frame."""
    shape = _spread(shape, SPREAD if len(shape) > TRIED_UP_TO else SPREAD / 2)
    span = np.ptp(shape, axis=0)
    room = np.maximum(np.asarray(frame) - sizes.max(axis=0), 1.0)
    if len(shape) < 30:  # a few actors need no whole frame
        needed = np.sqrt(_area(sizes) * 3.0)
        room = np.minimum(room, np.array([needed * np.sqrt(ASPECT), needed / np.sqrt(ASPECT)]))
        room = np.maximum(room, sizes.max(axis=0))
    scale = np.divide(room, span, out=np.ones(2), where=span > 1e-9)
    fitted: np.ndarray = (shape - shape.min(axis=0)) * scale + sizes.max(axis=0) / 2
    return fitted


def _spread(shape: np.ndarray, share: float) -> np.ndarray:
    """Draw a crowded middle apart: mix each coordinate with its place in the order."""
    low, span = shape.min(axis=0), np.ptp(shape, axis=0)
    order = shape.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(shape) - 1, 1)
    spread: np.ndarray = (1 - share) * shape + share * (low + order * span)
    return spread


def without_overlaps(places: np.ndarray, sizes: np.ndarray, frame: tuple[float, float]) -> np.ndarray:
    """Push overlapping boxes apart, inside the frame as long as that works, else beyond it."""
    places = np.array(places, dtype=float)
    half = (sizes + GAP) / 2
    low, high = half, np.maximum(np.asarray(frame) - half, half)
    for turn in range(MOST_PUSHES):
        pairs = overlapping(places, half)
        if not len(pairs):
            break
        places += push(places, half, pairs)
        if turn < IN_FRAME:
            places = np.clip(places, low, high)
        else:
            places *= GROWTH
    places -= (places - half).min(axis=0)
    return places


def overlapping(places: np.ndarray, half: np.ndarray) -> np.ndarray:
    """Pairs of boxes that overlap, as rows (i, j) with i < j."""
    if len(places) <= 400:
        i, j = np.triu_indices(len(places), 1)
    else:
        from scipy.spatial import cKDTree

        near = cKDTree(places).query_pairs(2 * float(np.hypot(*half.max(axis=0))), output_type="ndarray")
        near = near[np.lexsort((near[:, 1], near[:, 0]))]
        i, j = near[:, 0], near[:, 1]
    reach = half[i] + half[j] - np.abs(places[i] - places[j])
    pairs: np.ndarray = np.column_stack([i, j])[(reach > 1e-6).all(axis=1)]
    return pairs


def push(places: np.ndarray, half: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Half of what each overlap needs, along the axis that needs less."""
    i, j = pairs[:, 0], pairs[:, 1]
    apart = places[i] - places[j]
    reach = half[i] + half[j] - np.abs(apart)
    along = np.eye(2)[(reach * PREFER).argmin(axis=1)]
    side = np.where(apart >= 0, 1.0, -1.0)
    step = along * side * (reach + 0.5) / 2
    moved = np.zeros_like(places)
    np.add.at(moved, i, step)
    np.add.at(moved, j, -step)
    bounded: np.ndarray = np.clip(moved, -40.0, 40.0)
    return bounded


def _cost(places: np.ndarray, edges: np.ndarray, sizes: np.ndarray) -> float:
    """Crossings, and ties that run through the box of a third actor, which confuse more."""
    return crossings(places, edges) + 2.0 * _through(places, edges, sizes)


def crossings(places: np.ndarray, edges: np.ndarray) -> int:
    """Count the pairs of ties that cross.

    Parameters
    ----------
    places : ndarray of float, shape (n, 2)
        Where the actors stand.
    edges : ndarray of int, shape (m, 2)
        Positions of the two ends of each tie.

    Examples
    --------
    >>> square = np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]])
    >>> crossings(square, np.array([[0, 2], [1, 3], [0, 1]]))
    1
    """
    if len(edges) < 2:
        return 0
    a, b = places[edges[:, 0]], places[edges[:, 1]]

    def side(p: np.ndarray, q: np.ndarray) -> np.ndarray:
        """On which side of each tie (rows) each tie's end q lies."""
        return np.asarray(
            (b - a)[:, None, 0] * (q[None, :, 1] - p[:, None, 1])
            - (b - a)[:, None, 1] * (q[None, :, 0] - p[:, None, 0])
        )

    parted = side(a, a) * side(a, b) < -1e-9
    return int((parted & parted.T).sum() // 2)


def _through(places: np.ndarray, edges: np.ndarray, sizes: np.ndarray) -> int:
    """Count the (tie, actor) where the tie runs through the middle of an actor's box."""
    if not len(edges):
        return 0
    a, b = places[edges[:, 0]][:, None], places[edges[:, 1]][:, None]
    along = b - a
    length = np.maximum((along**2).sum(axis=2), 1e-9)
    share = np.clip(((places[None] - a) * along).sum(axis=2) / length, 0, 1)
    nearest = np.abs(a + share[..., None] * along - places[None])
    hit = (nearest < sizes[None] * 0.42).all(axis=2)
    hit[np.arange(len(edges)), edges[:, 0]] = hit[np.arange(len(edges)), edges[:, 1]] = False
    return int(hit.sum())


def _pack_rows(
    parts: list[np.ndarray],
    edges: np.ndarray,
    boxes: np.ndarray,
    *,
    places: np.ndarray,
    top: float,
    width: float,
    seed: int,
) -> None:
    """Stand the remaining components in rows, one after the other, from the left."""
    left, below, row = 0.0, top, 0.0
    before = 0
    for part in parts:
        if len(part) == 1 and before > 1:  # those without a tie begin a row of their own
            left, below, row = 0.0, below + row + ROWS_GAP, 0.0
        before = len(part)
        if len(part) == 1:
            own = (boxes[part] + GAP) / 2
        else:
            needed = np.sqrt(_area(boxes[part]) * 1.6)
            flat = (min(width / 2, needed * 1.9), min(width / 4, needed / 1.2))
            own = _component(part, edges, boxes, frame=flat, seed=seed)
        extent = (own + (boxes[part] + GAP) / 2).max(axis=0)
        if left and left + extent[0] > width:
            left, below, row = 0.0, below + row, 0.0
        places[part] = own + np.array([left, below])
        left, row = left + extent[0] + GAP, max(row, extent[1])
