"""Where an actor stands among clusters: which it belongs to, and how its partners spread over them.

Clusters count only where they are discernible; else nobody belongs to one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from netzwerk.measures.engine import engine_of
from netzwerk.measures.record import CLUSTERS, MEMBERSHIP, TIES, Measure
from netzwerk.measures.sectors import mixing

if TYPE_CHECKING:
    from collections.abc import Callable

    from netzwerk.measures.engine import Engine, Floats, Ints
    from netzwerk.network import Network

_found: WeakKeyDictionary[Network, pd.Series] = WeakKeyDictionary()


def cluster(net: Network) -> pd.Series:
    """Name the cluster that each actor belongs to, as `clusters` finds them with seed 1.

    Parameters
    ----------
    net : Network
        Reads ties, direction and strength ignored.

    Returns
    -------
    Series of str
        The cluster's key as in clusters.csv; NaN for actors without a tie, and for all where no clusters
        are discernible.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> pair = Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))
    >>> cluster(pair).isna().all().item()
    True
    """
    found = _found.get(net)
    if found is None:
        from netzwerk.measures.clusters.answer import clusters

        keys = clusters(net).table.set_index("actor")["cluster"].astype(object)
        found = _found[net] = keys.where(keys.ne("") & keys.notna(), np.nan).reindex(net.index)
    return found


def _over_clusters(net: Network, *, kernel: Callable[[Engine, Ints], Floats]) -> Floats:
    """Apply a kernel over sectors to clusters; actors without a tie are a class of their own, and NaN."""
    belongs = cluster(net)
    codes = pd.factorize(belongs, sort=True, use_na_sentinel=False)[0].astype(np.int64)
    return np.where(belongs.notna(), kernel(engine_of(net), codes), np.nan)


_GUIMERA = "Guimerà & Amaral 2005"
_READS = (TIES, CLUSTERS)
_NONE = ("no_clusters",)

MEASURES = (
    Measure(
        "cluster", cluster, "Traag, Waltman & van Eck 2019", _READS,
        gives=MEMBERSHIP, undefined=("no_partner", *_NONE), drawn=True,
    ),
    Measure(
        "participation_cluster", partial(_over_clusters, kernel=mixing.participation_in), _GUIMERA, _READS,
        high=1.0, engine="scipy", undefined=("no_partner", *_NONE), drawn=True,
    ),
    Measure(
        "within_z_cluster", partial(_over_clusters, kernel=mixing.within_z_in), _GUIMERA, _READS,
        low=-np.inf, engine="numpy", undefined=("no_partner", *_NONE, "cluster_alike"), drawn=True,
    ),
)  # fmt: skip
