"""Who must sit at the table so that everyone is reached: the smallest set that does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.effects.gains import adjacency
from netzwerk.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Cover", "smallest_cover"]

# Branch-and-bound nodes before the best set so far must do; counted, not timed, so that runs agree.
_NODES = 30


@dataclass(frozen=True)
class Cover:
    """Positions of a set that reaches everyone, in order, and whether no smaller one does."""

    actors: np.ndarray
    exact: bool


def smallest_cover(net: Network, steps: int) -> Cover:
    """Find the smallest set of actors within so many steps of whom everybody is.

    Whoever has no tie must be asked in person. Of equally small sets the one whose keys come first on the
    whole is taken, whatever the order of the table.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored.
    steps : int
        How many steps count as reached.

    Returns
    -------
    Cover

    Notes
    -----
    A minimum dominating set, by mixed-integer programming (scipy's HiGHS).

    Examples
    --------
    >>> import pandas as pd
    >>> line = pd.DataFrame({"source": list("abcd"), "target": list("bcde")})
    >>> smallest_cover(Network.of(reports=line), 1).actors.tolist()
    [0, 3]
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import eye_array

    order = np.argsort(net.index.to_numpy(dtype=str), kind="stable")
    near = (adjacency(net) + eye_array(net.n))[order][:, order].tocsr()
    reach = near
    for _ in range(steps - 1):
        reach = (reach @ near).tocsr()
    reach.data[:] = 1.0
    cost = 1.0 + np.arange(net.n) / (net.n * (net.n + 1.0))
    found = milp(
        cost, integrality=1, bounds=Bounds(0, 1), constraints=LinearConstraint(reach, lb=1),
        options={"mip_rel_gap": 0.0, "node_limit": _NODES},
    )  # fmt: skip
    chosen = _greedily(reach) if found.x is None else np.flatnonzero(np.round(found.x))
    return Cover(np.sort(order[chosen]), exact=found.status == 0)


def _greedily(reach: csr_array) -> np.ndarray:
    """Take whoever reaches most of those not yet reached, the first of equals."""
    missing = np.ones(reach.shape[0])
    chosen: list[int] = []
    while missing.any():
        chosen.append(int(np.argmax(reach @ missing)))
        missing[reach[[chosen[-1]]].indices] = 0.0
    return np.array(sorted(chosen))
