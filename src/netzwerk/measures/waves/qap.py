"""How alike two networks of the same actors are, and what chance alone would give (QAP)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from netzwerk.measures.chance import generator, p_value
from netzwerk.measures.engine import Ints

__all__ = ["Qap", "qap"]

DRAWS = 5000
# Cells that are held at once while actors change places.
_CELLS = 4_000_000


class Qap(NamedTuple):
    """The correlation of two networks with its p, and how often actors changed places."""

    r: float
    p: float
    draws: int


def qap(
    n: int, one: tuple[Ints, Ints], other: tuple[Ints, Ints], *, directed: bool = False, seed: int = 1,
    draws: int = DRAWS,
) -> Qap:  # fmt: skip
    """Correlate two networks over all pairs of actors, and test it by letting actors change places.

    r is Pearson's over the off-diagonal cells (undirected: each pair once) of the two 0/1 matrices; rows and
    columns of the one are permuted together, p = (1 + #{r* ≥ r}) / (R + 1), one-sided. With both numbers of
    ties fixed r rises with the ties in common alone, so that whole numbers are compared.

    Parameters
    ----------
    n : int
        How many actors there are.
    one, other : tuple of ndarray of int
        Positions of the ends of each network's ties, one row a pair (directed: an arc), no loops, none twice.
    directed : bool
        Whether the ties have a direction.
    seed, draws : int
        Where chance begins, and R.

    Returns
    -------
    Qap
        r from -1 to 1 and p; NaN where a network has no tie or every tie, for then nothing varies.

    References
    ----------
    Krackhardt, D. (1988). Predicting with networks: nonparametric multiple regression analysis of dyadic
    data. Social Networks 10, 359–381.

    Examples
    --------
    >>> line = (np.array([0, 1, 2]), np.array([1, 2, 3]))
    >>> found = qap(4, line, line)
    >>> round(found.r, 6), 0.05 < found.p < 0.12
    (1.0, True)
    """
    pairs = n * (n - 1) / (1 if directed else 2)
    counts = [float(len(ties[0])) for ties in (one, other)]
    if not all(0 < count < pairs for count in counts):
        return Qap(float("nan"), float("nan"), 0)
    table = _table(n, other, directed=directed)
    both = int(table[one[0], one[1]].sum())
    shares = [count / pairs for count in counts]
    spread = np.sqrt(np.prod([share * (1 - share) for share in shares]))
    r = (both / pairs - shares[0] * shares[1]) / spread
    extreme = sum(int((shared >= both).sum()) for shared in _shared(n, one, table, seed=seed, draws=draws))
    return Qap(float(r), p_value(extreme, draws), draws)


def _table(n: int, ties: tuple[Ints, Ints], *, directed: bool) -> np.ndarray:
    table = np.zeros((n, n), dtype=bool)
    table[ties] = True
    if not directed:
        table[ties[1], ties[0]] = True
    return table


def _shared(
    n: int, ties: tuple[Ints, Ints], table: np.ndarray, *, seed: int, draws: int
) -> Iterator[np.ndarray]:
    """Ties in common, draw by draw, when actors have changed places; in chunks that fit into memory."""
    size = max(1, _CELLS // max(n, len(ties[0])))
    dice = generator(seed, "qap")
    for first in range(0, draws, size):
        chunk = min(size, draws - first)
        places = dice.permuted(np.tile(np.arange(n, dtype=np.int32), (chunk, 1)), axis=1)
        yield table[places[:, ties[0]], places[:, ties[1]]].sum(axis=1)
