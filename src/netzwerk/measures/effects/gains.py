"""What a new tie would bring, worked out as if it were added: how many pairs come within two steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netzwerk import terms
from netzwerk.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Cells of the dense block that is held at once while pairs within two steps are counted.
_BLOCK = 8_000_000


def existing_pairs(net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs with an existing tie, direction ignored, each once: i < j, sorted."""
    return _pairs(net, terms.EXISTING)


def refused_pairs(net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs that somebody refused, direction ignored, each once: i < j, sorted."""
    return _pairs(net, terms.REFUSED)


def _pairs(net: Network, state: str) -> tuple[np.ndarray, np.ndarray]:
    rows = net.ties[net.ties["state"].eq(state)]
    i = net.index.get_indexer(rows["source"]).astype(np.int64)
    j = net.index.get_indexer(rows["target"]).astype(np.int64)
    codes = np.unique(np.minimum(i, j) * net.n + np.maximum(i, j))
    return codes // max(net.n, 1), codes % max(net.n, 1)


def adjacency(net: Network) -> csr_array:
    """Return the symmetric 0/1 matrix of the existing ties, direction ignored: sparse, shape (n, n)."""
    from scipy.sparse import csr_array

    i, j = existing_pairs(net)
    ones = np.ones(2 * len(i), dtype=np.float32)
    places = (np.concatenate([i, j]), np.concatenate([j, i]))
    return csr_array((ones, places), shape=(net.n, net.n))


def _out_of_reach(ties: csr_array, i: np.ndarray, j: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each (i, j): how many partners of j, and whether j itself, lie further than two steps from i."""
    n = ties.shape[0]
    partners, itself = np.zeros(len(i), dtype=np.int64), np.zeros(len(i), dtype=np.int64)
    order = np.argsort(i, kind="stable")
    starts, first = np.unique(i[order], return_index=True)
    ends = np.append(first, len(i))
    size = max(1, _BLOCK // max(n, 1))
    for low in range(0, len(starts), size):
        rows = starts[low : low + size]
        far = ((ties[rows] + ties[rows] @ ties).toarray() == 0).astype(np.float32)
        far[np.arange(len(rows)), rows] = 0.0
        mine = order[ends[low] : ends[low + len(rows)]]
        row = np.searchsorted(rows, i[mine])
        partners[mine] = np.rint((ties @ far.T)[j[mine], row])
        itself[mine] = far[row, j[mine]]
    return partners, itself


def pairs_gained(net: Network, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Count, for each absent tie, the pairs that it alone would bring within two steps of each other.

    With N(j) the partners of j and R(i) those within two steps of i:
    gain = [j ∉ R(i)] + |N(j) ∖ R(i)| + |N(i) ∖ R(j)|.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored.
    i, j : ndarray of int
        Positions of the ends; i and j are two and have no tie.

    Returns
    -------
    ndarray of int
        One count a pair, at least 0; the same as adding the tie to a copy and counting again.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> ties = pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]})
    >>> pairs_gained(Network.of(reports=ties), np.array([0]), np.array([3])).tolist()
    [1]
    """
    ties = adjacency(net)
    beyond_i, apart = _out_of_reach(ties, i, j)
    beyond_j, _ = _out_of_reach(ties, j, i)
    gained: np.ndarray = beyond_i + beyond_j + apart
    return gained


def pairs_gained_together(net: Network, i: np.ndarray, j: np.ndarray) -> int:
    """Count the pairs that several new ties at once would bring within two steps of each other.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored.
    i, j : ndarray of int
        Positions of the ends.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> ties = pd.DataFrame({"source": ["a", "c"], "target": ["b", "d"]})
    >>> pairs_gained_together(Network.of(reports=ties), np.array([0, 1]), np.array([2, 3]))
    4
    """
    from scipy.sparse import csr_array

    ties = adjacency(net)
    ones = np.ones(2 * len(i), dtype=np.float32)
    new = csr_array((ones, (np.concatenate([i, j]), np.concatenate([j, i]))), shape=ties.shape)
    return _within_two(ties + new) - _within_two(ties)


def _within_two(ties: csr_array) -> int:
    near = ties + ties @ ties
    itself = int(np.count_nonzero(near.diagonal()))
    return (int(near.count_nonzero()) - itself) // 2
