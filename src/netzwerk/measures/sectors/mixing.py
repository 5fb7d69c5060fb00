"""How an actor's partners spread over sectors: participation, diversity, E–I index, degree within.

Partners are distinct others, direction ignored; actors without a stated sector share the sector `unknown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.engine import Engine, Floats, Ints, engine_of
from netzwerk.measures.record import SECTORS, TIES, Measure
from netzwerk.measures.sectors.two_paths import sector_codes

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from netzwerk.network import Network


def _partners_by(engine: Engine, codes: Ints) -> csr_array:
    """How many partners each actor has in each class, sparse (n, classes)."""
    from scipy.sparse import csr_array

    classes = int(codes.max(initial=-1)) + 1
    belongs = csr_array((np.ones(engine.n), (np.arange(engine.n), codes)), shape=(engine.n, max(classes, 1)))
    return csr_array(engine.undirected.adjacency @ belongs)


def participation_in(engine: Engine, codes: Ints) -> Floats:
    """Say how evenly partners spread over classes: 1 − Σ_s (k_s / k)² (Guimerà & Amaral 2005).

    Parameters
    ----------
    engine : Engine
        Reads ties, direction ignored.
    codes : ndarray of int, shape (n,)
        Each actor's class (sector or cluster) as a code from 0.

    Returns
    -------
    ndarray, shape (n,)
        0 (all in one class) to 1 − 1/S; NaN without a tie.

    Examples
    --------
    >>> star = Engine(3, np.array([0, 0]), np.array([1, 2]), np.ones(2))
    >>> participation_in(star, np.array([0, 0, 1])).tolist()
    [0.5, 0.0, 0.0]
    """
    counts = _partners_by(engine, codes)
    squares = np.asarray(counts.multiply(counts).sum(axis=1), dtype=float)
    partners = engine.partners.astype(float)
    return np.where(partners > 0, 1.0 - squares / np.maximum(partners, 1.0) ** 2, np.nan)


def within_z_in(engine: Engine, codes: Ints) -> Floats:
    """Standardise the number of partners in one's own class within that class (Guimerà & Amaral 2005).

    z_i = (κ_i − mean κ) / sd κ over the actors of i's class, population sd, those without a tie included.

    Parameters
    ----------
    engine : Engine
        Reads ties, direction ignored.
    codes : ndarray of int, shape (n,)
        Each actor's class (sector or cluster) as a code from 0.

    Returns
    -------
    ndarray, shape (n,)
        NaN where all of the class have equally many partners in it (a class of one too).

    Examples
    --------
    >>> star = Engine(3, np.array([0, 0]), np.array([1, 2]), np.ones(2))
    >>> within_z_in(star, np.zeros(3, dtype=int)).round(4).tolist()
    [1.4142, -0.7071, -0.7071]
    """
    if not engine.n:
        return np.zeros(0)
    inside = own_class(engine, codes)
    sizes = np.bincount(codes)
    mean = np.bincount(codes, inside) / np.maximum(sizes, 1)
    apart = inside - mean[codes]
    variance = (np.bincount(codes, apart**2) / np.maximum(sizes, 1))[codes]
    lowest, highest = np.full(len(sizes), np.inf), np.full(len(sizes), -np.inf)
    np.minimum.at(lowest, codes, inside)
    np.maximum.at(highest, codes, inside)
    varies = (highest > lowest)[codes]
    return np.where(varies, apart / np.sqrt(np.where(varies, variance, 1.0)), np.nan)


def own_class(engine: Engine, codes: Ints) -> Floats:
    """Count the partners in an actor's own class, direction ignored.

    Parameters
    ----------
    engine : Engine
        Reads ties.
    codes : ndarray of int, shape (n,)
        Each actor's class as a code from 0.

    Returns
    -------
    ndarray, shape (n,)
        0 to the number of partners.

    Examples
    --------
    >>> star = Engine(3, np.array([0, 0]), np.array([1, 2]), np.ones(2))
    >>> own_class(star, np.array([0, 0, 1])).tolist()
    [1.0, 1.0, 0.0]
    """
    ties = engine.undirected
    same = codes[ties.i] == codes[ties.j]
    ends = np.concatenate([ties.i[same], ties.j[same]])
    return np.bincount(ends, minlength=engine.n)[: engine.n].astype(float)


def participation(net: Network) -> Floats:
    """Say how evenly an actor's partners spread over sectors; see `participation_in`.

    Parameters
    ----------
    net : Network
        Reads ties, direction ignored, and sectors.

    Returns
    -------
    ndarray, shape (n,)
        0 to 1 − 1/S; NaN without a tie.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     actors=pd.DataFrame({"actor": ["a", "b", "c"], "sector": ["X", "X", "Y"]}),
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}),
    ... )
    >>> participation(net).tolist()
    [0.0, 0.5, 0.0]
    """
    return participation_in(engine_of(net), sector_codes(net))


def within_z(net: Network) -> Floats:
    """Standardise the number of partners in an actor's own sector; see `within_z_in`.

    Parameters
    ----------
    net : Network
        Reads ties, direction ignored, and sectors.

    Returns
    -------
    ndarray, shape (n,)
        NaN where all of the sector have equally many partners in it.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(reports=pd.DataFrame({"source": ["a", "a"], "target": ["b", "c"]}))
    >>> within_z(net).round(4).tolist()
    [1.4142, -0.7071, -0.7071]
    """
    return within_z_in(engine_of(net), sector_codes(net))


def ei_actor(net: Network) -> Floats:
    """Subtract the share of partners in the own sector from that in others (Krackhardt & Stern 1988).

    (E − I) / (E + I) over all partners.

    Parameters
    ----------
    net : Network
        Reads ties, direction ignored, and sectors.

    Returns
    -------
    ndarray, shape (n,)
        −1 (all in the own sector) to 1 (none); NaN without a tie.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     actors=pd.DataFrame({"actor": ["a", "b", "c"], "sector": ["X", "X", "Y"]}),
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}),
    ... )
    >>> ei_actor(net).tolist()
    [-1.0, 0.0, 1.0]
    """
    engine = engine_of(net)
    partners = engine.partners.astype(float)
    outside = partners - 2 * own_class(engine, sector_codes(net))
    return np.where(partners > 0, outside / np.maximum(partners, 1.0), np.nan)


def sector_diversity(net: Network) -> Floats:
    """Rescale participation to the range 0 to 1: the index of qualitative variation (Blau 1977).

    IQV = participation · S / (S − 1), S the sectors in the network, `unknown` included.

    Parameters
    ----------
    net : Network
        Reads ties, direction ignored, and sectors.

    Returns
    -------
    ndarray, shape (n,)
        0 (all partners in one sector) to 1 (equally many in each); NaN without a tie, or with one sector.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     actors=pd.DataFrame({"actor": ["a", "b", "c"], "sector": ["X", "X", "Y"]}),
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}),
    ... )
    >>> sector_diversity(net).tolist()
    [0.0, 1.0, 0.0]
    """
    count = net.sectors.nunique()
    return participation(net) * (count / (count - 1) if count > 1 else np.nan)


_GUIMERA = "Guimerà & Amaral 2005"
_READS = (TIES, SECTORS)
_NONE = ("no_partner",)

MEASURES = (
    Measure(
        "participation", participation, _GUIMERA, _READS, high=1.0, engine="scipy", undefined=_NONE,
    ),
    Measure(
        "within_z", within_z, _GUIMERA, _READS,
        low=-np.inf, engine="numpy", undefined=("sector_alike",), isolates="varies",
    ),
    Measure(
        "ei_actor", ei_actor, "Krackhardt & Stern 1988", _READS,
        low=-1.0, high=1.0, engine="numpy", undefined=_NONE,
    ),
    Measure(
        "sector_diversity", sector_diversity, "Blau 1977", _READS,
        high=1.0, engine="scipy", undefined=("one_sector", *_NONE),
    ),
)  # fmt: skip
