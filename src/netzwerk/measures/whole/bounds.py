"""What pairs that nobody was asked about could change: the bounds of density, degree and components."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from netzwerk.measures.engine import Engine, engine_of
from netzwerk.measures.record import ASKED, TIES, Measure

if TYPE_CHECKING:
    from netzwerk.network import Network


def unasked(net: Network) -> npt.NDArray[np.bool_]:
    """Mark the pairs that nobody was asked about and nobody reported: bool, shape (n, n), diagonal False."""
    missing = ~net.asked_matrix
    np.fill_diagonal(missing, False)
    return missing


def count_unasked(net: Network) -> int:
    """Count the pairs (directed: ordered pairs) that nobody was asked about and nobody reported.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> count_unasked(Network.of(reports=pd.DataFrame({"source": ["a"], "target": ["b"]})))
    0
    """
    if net.everything_asked:
        return 0
    return int(unasked(net).sum()) // (1 if net.directed else 2)


def with_unasked(net: Network) -> Engine:
    """Return the network in which every pair that nobody was asked about is a tie, direction ignored."""
    ties = engine_of(net).undirected
    if net.everything_asked:
        return ties
    missing = unasked(net)
    i, j = np.nonzero(np.triu(missing | missing.T))
    more = [np.concatenate(pair) for pair in ((ties.i, i), (ties.j, j))]
    codes = np.unique(more[0] * max(net.n, 1) + more[1])
    return Engine(net.n, codes // max(net.n, 1), codes % max(net.n, 1), np.ones(len(codes)))


def degree_bounds(net: Network) -> pd.DataFrame:
    """Bound each actor's degree: as named, and with every own pair that nobody was asked about.

    Parameters
    ----------
    net : Network
        Reads ties and who was asked; direction ignored.

    Returns
    -------
    DataFrame
        low, high, indexed by actor; equal where everyone was asked.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "group": "1"}),
    ...     asked=pd.DataFrame({"group": ["1"], "actor": ["b"], "about": ["*"]}),
    ... )
    >>> degree_bounds(net)["high"].tolist()
    [2.0, 2.0, 2.0]
    """
    low = engine_of(net).partners.astype(float)
    high = with_unasked(net).partners.astype(float)
    return pd.DataFrame({"low": low, "high": high}, index=net.index)


def degree_most(net: Network) -> npt.NDArray[np.float64]:
    """Count the partners that an actor could have: those named, and all whom nobody was asked about.

    The upper bound of degree, whose lower bound is degree itself; see `degree_bounds`.

    Parameters
    ----------
    net : Network
        Reads ties and who was asked; direction ignored.

    Returns
    -------
    ndarray, shape (n,)
        Degree to n − 1; the degree itself where everyone was asked.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     reports=pd.DataFrame({"source": ["a"], "target": ["b"], "group": "1"}),
    ...     actors=pd.DataFrame({"actor": ["a", "b", "c"]}),
    ...     asked=pd.DataFrame({"group": ["1"], "actor": ["a"], "about": ["*"]}),
    ... )
    >>> degree_most(net).tolist()
    [1.0, 2.0, 1.0]
    """
    return with_unasked(net).partners.astype(float)


MEASURES = (Measure("degree_most", degree_most, "Manski 2003", (TIES, ASKED), engine="numpy"),)
