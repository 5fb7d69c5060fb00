"""Who joins sectors that are not tied otherwise (Hamilton, Hileman & Bodin 2020).

All count open two-paths i → v → k without a tie i → k, over ordered pairs of ends; undirected ties count
both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.engine import Floats
from netzwerk.measures.record import DIRECTION, SECTORS, TIES, Measure
from netzwerk.measures.sectors.two_paths import TwoPaths, paths_of

if TYPE_CHECKING:
    from netzwerk.network import Network


def _across(paths: TwoPaths) -> np.ndarray:
    return np.asarray(paths.sector[paths.i] != paths.sector[paths.k])


def brokering(net: Network) -> Floats:
    """Count the open two-paths between different sectors (Hamilton, Hileman & Bodin 2020).

    representative + gatekeeper + liaison.

    Parameters
    ----------
    net : Network
        Reads ties along arcs, and sectors.

    Returns
    -------
    ndarray, shape (n,)
        0 or more; undirected ties count both ways.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     actors=pd.DataFrame({"actor": ["a", "b", "c"], "sector": ["X", "X", "Y"]}),
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}),
    ... )
    >>> brokering(net).tolist()
    [0.0, 2.0, 0.0]
    """
    paths = paths_of(net)
    return paths.count(_across(paths))


def exclusivity(net: Network) -> Floats:
    """Count the two-paths between sectors whose ends have no other intermediary (Hamilton et al. 2020).

    Parameters
    ----------
    net : Network
        Reads ties along arcs, and sectors.

    Returns
    -------
    ndarray, shape (n,)
        0 to `brokering`.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> rows = pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]})
    >>> sectors = pd.DataFrame({"actor": list("abcd"), "sector": list("XXYY")})
    >>> exclusivity(Network.of(actors=sectors, reports=rows)).tolist()
    [0.0, 2.0, 2.0, 0.0]
    """
    paths = paths_of(net)
    _, place, times = np.unique(paths.i * max(paths.n, 1) + paths.k, return_inverse=True, return_counts=True)
    return paths.count(_across(paths) & (times[place] == 1))


def sector_pairs(net: Network) -> Floats:
    """Count the distinct pairs of sectors that an actor's open two-paths join (Hamilton et al. 2020).

    Parameters
    ----------
    net : Network
        Reads ties along arcs, and sectors.

    Returns
    -------
    ndarray, shape (n,)
        0 to S(S − 1)/2.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     actors=pd.DataFrame({"actor": ["a", "b", "c"], "sector": ["X", "X", "Y"]}),
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}),
    ... )
    >>> sector_pairs(net).tolist()
    [0.0, 1.0, 0.0]
    """
    paths = paths_of(net)
    across = _across(paths)
    ends = np.sort(np.column_stack([paths.sector[paths.i], paths.sector[paths.k]])[across], axis=1)
    distinct = np.unique(np.column_stack([paths.v[across], ends]), axis=0)
    return np.bincount(distinct[:, 0], minlength=paths.n)[: paths.n].astype(float)


_HAMILTON = "Hamilton, Hileman & Bodin 2020"
_READS = (TIES, SECTORS, DIRECTION)

MEASURES = (
    Measure("brokering", brokering, _HAMILTON, _READS, engine="numpy"),
    Measure("exclusivity", exclusivity, _HAMILTON, _READS, engine="numpy"),
    Measure("sector_pairs", sector_pairs, _HAMILTON, _READS, engine="numpy"),
)
