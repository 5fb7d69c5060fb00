"""Which actors cannot be told apart: pairs whose order changes from draw to draw."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk.measures.doubt.ranks import Places, above

__all__ = ["indistinguishable", "unsettled"]

_ENDS = (0.025, 0.975)


def unsettled(order: Places) -> tuple[np.ndarray, np.ndarray]:
    """Compare all with all in every draw: the share above, and whether it settles nothing.

    Parameters
    ----------
    order : Places
        One measure's order in every draw.

    Returns
    -------
    tuple of ndarray, shape (n, n)
        Share of draws with row above column (ties half); whether it lies between .025 and .975.
    """
    share = above(order)
    with np.errstate(invalid="ignore"):
        return share, np.asarray((share > _ENDS[0]) & (share < _ENDS[1]))


def indistinguishable(share: np.ndarray, open_ones: np.ndarray, index: pd.Index) -> pd.DataFrame:
    """List the pairs whose order the draws do not settle: actor_a, actor_b, share with a above b.

    Examples
    --------
    >>> from netzwerk.measures.doubt.ranks import places
    >>> drawn = places(np.array([[3.0, 1.0, 0.0], [1.0, 3.0, 0.0]]))
    >>> indistinguishable(*unsettled(drawn), pd.Index(["a", "b", "c"])).to_numpy().tolist()
    [['a', 'b', 0.5]]
    """
    i, j = np.nonzero(np.triu(open_ones, 1))
    keys = index.to_numpy()
    return pd.DataFrame({"actor_a": keys[i], "actor_b": keys[j], "share": share[i, j]})
