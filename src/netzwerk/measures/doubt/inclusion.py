"""Neighbourhood inclusion: the order of two actors on which every centrality agrees."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk.measures.engine import engine_of
from netzwerk.network import Network

__all__ = ["comparable_share", "neighbourhood_inclusion"]


def neighbourhood_inclusion(net: Network) -> pd.DataFrame:
    """List the pairs of which one has all the partners that the other has.

    i is below j where N(i) ⊆ N(j) ∪ {j}: whatever i has, j has too. Every centrality that counts walks or
    shortest paths, and wants more of them, then ranks j at least as high as i; of other pairs centralities
    may disagree. This is as much order as ties alone give.

    Parameters
    ----------
    net : Network
        Reads ties, direction and strength ignored.

    Returns
    -------
    DataFrame
        below, above (keys, in the actors' order), equal: whether each is below the other. Actors without a
        tie are below everybody and left out. Such pairs stand once, equal ones with the first actor first.

    References
    ----------
    Schoch, D., & Brandes, U. (2016). Re-conceptualizing centrality in social networks. European Journal of
    Applied Mathematics 27, 971–985.

    Examples
    --------
    >>> star = pd.DataFrame({"source": list("aaa"), "target": list("bcd")})
    >>> neighbourhood_inclusion(Network.of(reports=star)).head(4).to_numpy().tolist()
    [['b', 'a', False], ['b', 'c', True], ['b', 'd', True], ['c', 'a', False]]
    """
    i, j = _included(net)
    codes, back = i * net.n + j, j * net.n + i
    equal = np.isin(codes, back)
    once = ~equal | (i < j)
    keys = net.index.to_numpy()
    return pd.DataFrame({"below": keys[i[once]], "above": keys[j[once]], "equal": equal[once]})


def comparable_share(net: Network) -> float:
    """Give the share of pairs that neighbourhood inclusion orders, those of actors without a tie included.

    NaN below two actors.

    Examples
    --------
    >>> line = pd.DataFrame({"source": list("abc"), "target": list("bcd")})
    >>> round(comparable_share(Network.of(reports=line)), 3)
    0.667
    """
    if net.n < 2:
        return float("nan")
    i, j = _included(net)
    ordered = len(np.unique(np.minimum(i, j) * net.n + np.maximum(i, j)))
    alone = int((engine_of(net).partners == 0).sum())
    with_alone = alone * (net.n - alone) + alone * (alone - 1) // 2
    return (ordered + with_alone) / (net.n * (net.n - 1) / 2)


def _included(net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Positions of the pairs i, j with N(i) ⊆ N(j) ∪ {j}; actors without a tie left out; sorted."""
    engine = engine_of(net).undirected
    ties = engine.adjacency
    shared = (ties @ ties + ties).tocoo()
    i, j = shared.row.astype(np.int64), shared.col.astype(np.int64)
    held = (i != j) & (np.rint(shared.data).astype(np.int64) == engine.partners[i])
    order = np.lexsort((j[held], i[held]))
    return i[held][order], j[held][order]
