"""What hangs on single actors and single ties: the parts that their loss would leave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netzwerk.measures.effects.gains import existing_pairs
from netzwerk.network import Network


@dataclass(frozen=True)
class Losses:
    """What the loss of single actors and single ties would separate.

    Attributes
    ----------
    cutpoints : ndarray of int
        Positions of the actors whose loss splits their component, in actor order.
    parts : tuple of tuple of int
        Sizes of the parts that are left of it, largest first.
    bridges : ndarray of int, shape (k, 2)
        Ends (i < j) of the ties whose loss splits their component, sorted.
    sides : ndarray of int, shape (k, 2)
        How many actors are left on the side of each end, the end included.
    """

    cutpoints: np.ndarray
    parts: tuple[tuple[int, ...], ...]
    bridges: np.ndarray
    sides: np.ndarray


def pairs_apart(parts: tuple[int, ...]) -> int:
    """Count the pairs of actors that sit in two different parts.

    Examples
    --------
    >>> pairs_apart((3, 2, 1))
    11
    """
    return (sum(parts) ** 2 - sum(part**2 for part in parts)) // 2


def losses(net: Network) -> Losses:
    """Work out what every cutpoint and every bridge holds together, in one walk over the blocks.

    Actors and blocks (maximal parts that no single actor's loss splits) form a tree in each component:
    what hangs below a block is what its upper actor's loss takes away.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored.

    Returns
    -------
    Losses
        Empty where nothing hangs on a single actor or tie.

    Notes
    -----
    Linear in actors and ties (Hopcroft & Tarjan 1973, through igraph's blocks).

    Examples
    --------
    >>> import pandas as pd
    >>> ties = pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]})
    >>> lost = losses(Network.of(reports=ties))
    >>> lost.parts
    ((2, 1), (2, 1))
    >>> lost.sides.tolist()
    [[1, 3], [2, 2], [3, 1]]
    """
    import igraph

    i, j = existing_pairs(net)
    graph = igraph.Graph(n=net.n, edges=np.column_stack([i, j]))
    cover, cuts = graph.biconnected_components(return_articulation_points=True)
    blocks = [tuple(block) for block in cover]
    components = graph.connected_components()
    totals = [len(components[k]) for k in components.membership]
    above, below = _hanging(blocks, net.n)
    bridges = sorted(
        (*sorted(block), *_sides(block, above[k], below=below[k], total=totals[block[0]]))
        for k, block in enumerate(blocks)
        if len(block) == 2
    )
    table = np.array(bridges, dtype=np.int64).reshape(-1, 4)
    parts = _parts(sorted(cuts), above, below=below, totals=totals)
    return Losses(np.array(sorted(cuts), dtype=np.int64), parts, table[:, :2], table[:, 2:])


def _hanging(blocks: list[tuple[int, ...]], n: int) -> tuple[list[int], list[int]]:
    """Each block's upper actor, and how many actors hang below that actor by this block."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    actor = [one for block in blocks for one in block]
    block = [n + k for k, members in enumerate(blocks) for _ in members]
    size = n + len(blocks)
    forest = coo_array((np.ones(len(actor)), (actor, block)), shape=(size, size))
    _, tree = connected_components(forest, directed=False)
    roots = np.unique(tree, return_index=True)[1]
    rows, columns = np.append(actor, np.full(len(roots), size)), np.append(block, roots)
    rooted = coo_array((np.ones(len(rows)), (rows, columns)), shape=(size + 1, size + 1)).tocsr()
    order, up = breadth_first_order(rooted, size, directed=False)
    hung = np.append(np.ones(n, dtype=np.int64), np.zeros(len(blocks) + 1, dtype=np.int64))
    for node in order[:0:-1]:
        hung[up[node]] += hung[node]
    return [int(k) for k in up[n:size]], [int(k) for k in hung[n:size]]


def _sides(block: tuple[int, ...], upper: int, *, below: int, total: int) -> tuple[int, int]:
    return (total - below, below) if min(block) == upper else (below, total - below)


def _parts(
    cuts: list[int], above: list[int], *, below: list[int], totals: list[int]
) -> tuple[tuple[int, ...], ...]:
    hung: dict[int, list[int]] = {cut: [] for cut in cuts}
    for upper, count in zip(above, below, strict=True):
        if upper in hung:
            hung[upper].append(count)
    for cut, counts in hung.items():
        rest = totals[cut] - 1 - sum(counts)
        counts.extend([rest] if rest else [])
    return tuple(tuple(sorted(hung[cut], reverse=True)) for cut in cuts)
