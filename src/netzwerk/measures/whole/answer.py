"""The network as a whole: one row a measure, with the bounds that pairs nobody was asked about leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.core.model import MOST_ACTORS, core_periphery
from netzwerk.measures.engine import Engine, engine_of
from netzwerk.measures.positions import partner
from netzwerk.measures.positions.centrality import IN, OUT
from netzwerk.measures.positions.cohesion import bridges, cutpoint
from netzwerk.measures.reasons import first_reason
from netzwerk.measures.record import ANSWERS, DIRECTION, NETWORK, SECTORS, TIES, Measure
from netzwerk.measures.sectors import roles
from netzwerk.measures.sectors.two_paths import sector_codes
from netzwerk.measures.two_mode import positions as two_mode
from netzwerk.measures.whole import centralization, krackhardt, patterns
from netzwerk.measures.whole.bounds import count_unasked, with_unasked
from netzwerk.measures.whole.extent import components, diameter, isolates, largest_component, mean_distance
from netzwerk.schema import WHOLE as CONTRACT
from netzwerk.texts import DEFAULT_LANGUAGE, say

if TYPE_CHECKING:
    from netzwerk.network import Network

_NAN = float("nan")
# Who reaches whom holds a cell for every pair.
_MOST_PAIRED = 10_000


def _pairs(net: Network) -> float:
    return net.n * (net.n - 1) / (1 if net.directed else 2)


def density(net: Network) -> float:
    """Give the share of possible pairs (directed: ordered pairs) that have a tie, unasked ones included.

    Parameters
    ----------
    net : Network
        Reads ties; actors without one count.

    Returns
    -------
    float
        0 to 1; NaN below two actors.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> density(Network.of(reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    0.6666666666666666
    """
    return engine_of(net).m / _pairs(net) if net.n > 1 else _NAN


def density_asked(net: Network) -> float:
    """Give the share of the pairs asked about, or reported, that have a tie.

    Parameters
    ----------
    net : Network
        Reads ties and who was asked.

    Returns
    -------
    float
        0 to 1; NaN where nobody was asked.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> density_asked(Network.of(reports=pd.DataFrame({"source": ["a"], "target": ["b"]})))
    1.0
    """
    asked = _pairs(net) - count_unasked(net)
    return engine_of(net).m / asked if asked else _NAN


def _on(kernel: Callable[..., float], **options: object) -> Callable[[Network], float]:
    return lambda net: kernel(engine_of(net), **options)


def _by_sector(kernel: Callable[..., float]) -> Callable[[Network], float]:
    return lambda net: kernel(engine_of(net), sector_codes(net))


def _role_sum(role: str) -> Callable[[Network], float]:
    return lambda net: float(roles.role_count(net, role).sum())


_row = partial(Measure, engine="numpy", of=NETWORK)


_FREEMAN, _KRACKHARDT = "Freeman 1979", "Krackhardt 1994"
_TIED, _SECTOR = ("no_ties",), (TIES, SECTORS)
_ARCS: dict[str, Any] = {"reads": (TIES, DIRECTION), "high": 1.0}

WHOLE: tuple[Measure, ...] = (
    _row("actors", lambda net: float(net.n)),
    _row("ties", lambda net: float(engine_of(net).m)),
    _row("density", density, high=1.0, undefined=("one_actor",)),
    _row("density_asked", density_asked, high=1.0, undefined=("nobody_asked",)),
    _row("components", _on(components), engine="igraph"),
    _row("largest_component", _on(largest_component), engine="igraph"),
    _row("isolates", _on(isolates)),
    _row("cutpoints", lambda net: float(cutpoint(engine_of(net)).sum()), engine="igraph"),
    _row("bridges", lambda net: float(bridges(net).sum()), engine="igraph"),
    _row("mean_distance", _on(mean_distance), reads=(TIES, DIRECTION), engine="igraph", undefined=_TIED),
    _row("diameter", _on(diameter), reads=(TIES, DIRECTION), engine="igraph", undefined=_TIED),
    _row(
        "transitivity", _on(patterns.transitivity), "Wasserman & Faust 1994",
        **_ARCS, engine="scipy", undefined=("no_two_paths",),
    ),
    _row(
        "mean_local_clustering", _on(patterns.mean_local_clustering), "Watts & Strogatz 1998",
        high=1.0, engine="igraph", undefined=("no_two_partners",),
    ),
    _row(
        "mean_local_clustering_zero", _on(patterns.mean_local_clustering, zero=True),
        "Watts & Strogatz 1998", high=1.0, engine="igraph", undefined=("no_actors",),
    ),
    _row("reciprocity", _on(patterns.reciprocity), **_ARCS, directed_only=True, undefined=_TIED),
    _row(
        "reciprocity_dyad", _on(patterns.reciprocity, dyads=True),
        **_ARCS, directed_only=True, undefined=_TIED,
    ),
    _row("centralization_degree", _on(centralization.degree), _FREEMAN, high=1.0, undefined=("two_actors",)),
    *(
        _row(
            f"centralization_degree_{mode}", _on(centralization.degree, mode=mode), _FREEMAN,
            **_ARCS, directed_only=True, undefined=("one_actor",),
            texts=f"along_{mode}", part="centralization_degree",
        )
        for mode in (IN, OUT)
    ),
    _row(
        "centralization_betweenness", _on(centralization.betweenness), _FREEMAN,
        **_ARCS, engine="igraph", undefined=("two_actors",),
    ),
    _row(
        "centralization_closeness", _on(centralization.closeness), _FREEMAN,
        high=1.0, engine="igraph", undefined=("two_actors", "disconnected"),
    ),
    _row(
        "centralization_eigenvector", _on(centralization.eigenvector), _FREEMAN,
        **_ARCS, engine="scipy", undefined=("two_actors", "no_ties", "acyclic", "lead_equally"),
    ),
    _row(
        "assortativity_sector", _by_sector(patterns.assortativity_sector), "Newman 2003",
        reads=(*_SECTOR, DIRECTION), low=-1.0, high=1.0, undefined=("no_ties", "one_sector_tied"),
    ),
    _row(
        "assortativity_degree", _on(patterns.assortativity_degree), "Newman 2003",
        reads=(TIES, DIRECTION), low=-1.0, high=1.0, undefined=("no_ties", "same_degrees"),
    ),
    _row(
        "ei_index", _by_sector(patterns.ei_index), "Krackhardt & Stern 1988",
        reads=_SECTOR, low=-1.0, high=1.0, undefined=_TIED,
    ),
    *(
        _row(
            role, _role_sum(role), "Gould & Fernandez 1989",
            reads=(*_SECTOR, DIRECTION), texts="role_sum", part=role,
        )
        for role in (*roles.ROLES, roles.BROKERAGE)
    ),
    _row(
        "core_periphery_r", lambda net: core_periphery(engine_of(net)).r, "Borgatti & Everett 1999",
        low=-1.0, high=1.0, undefined=("two_actors", "no_ties", "all_tied"), most=MOST_ACTORS,
    ),
    _row(
        "krackhardt_connectedness", _on(krackhardt.connectedness), _KRACKHARDT,
        high=1.0, engine="igraph", undefined=("one_actor",),
    ),
    _row(
        "krackhardt_hierarchy", _on(krackhardt.hierarchy), _KRACKHARDT,
        **_ARCS, engine="scipy", directed_only=True, undefined=_TIED, most=_MOST_PAIRED,
    ),
    _row(
        "krackhardt_efficiency", _on(krackhardt.efficiency), _KRACKHARDT,
        **_ARCS, undefined=("small_components",),
    ),
    _row(
        "krackhardt_lub", _on(krackhardt.least_upper_bounds), _KRACKHARDT,
        **_ARCS, engine="scipy", undefined=("small_components",), most=_MOST_PAIRED,
    ),
    *two_mode.WHOLE,
    *partner.WHOLE,
)  # fmt: skip

# What must be said of a value that is there.
_REMARKS = {
    "two_mode_modularity": "modules_by_chance", "trust": "floor_of_25", "value": "floor_of_25",
}  # fmt: skip
# Measures that more ties can only raise, or only lower: their value once every unasked pair is a tie.
_ONE_WAY: dict[str, Callable[[Engine], float]] = {
    "components": components,
    "largest_component": largest_component,
    "isolates": isolates,
    "krackhardt_connectedness": krackhardt.connectedness,
}


def _bounds(net: Network, name: str) -> tuple[float, float]:
    """Bounds of one measure: pairs that nobody was asked about taken as absent, and as ties."""
    if name == "density" and net.n > 1:
        most = (engine_of(net).m + count_unasked(net)) / _pairs(net)
        return density(net), most
    if name == "ties":
        return float(engine_of(net).m), float(engine_of(net).m + count_unasked(net))
    if name not in _ONE_WAY:
        return _NAN, _NAN
    ends = sorted((_ONE_WAY[name](engine_of(net)), _ONE_WAY[name](with_unasked(net))))
    return ends[0], ends[1]


def whole(net: Network, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Measure the network as a whole.

    Parameters
    ----------
    net : Network
        Its ties in `tie_state`; n counts actors without a tie.
    lang : str
        `de` or `en`, for the notes.

    Returns
    -------
    DataFrame
        measure, value, low, high, basis, note. low and high bound what pairs that nobody was asked about
        could change (taken as absent, and as ties); measures that more ties can raise or lower have none.
        Undefined values are NaN with a note. Rows that ask for direction stand only where there is one,
        but for reciprocity and Krackhardt's hierarchy, which say that they are undefined; PARTNER's scores
        only where trust or value were asked.

    Examples
    --------
    >>> from netzwerk.network import Network
    >>> net = Network.of(reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    >>> table = whole(net).set_index("measure")
    >>> table.loc["diameter", "value"].item(), table.loc["transitivity", "value"].item()
    (2.0, 0.0)
    """
    count = count_unasked(net)
    rows = [_line(net, record, count) for record in WHOLE if _listed(net, record)]
    table = pd.DataFrame(rows, columns=CONTRACT.names)
    table["note"] = [say(f"reasons.{key}", lang, count=count) if key else "" for key in table["note"]]
    return table.astype({"value": float, "low": float, "high": float})


def _listed(net: Network, record: Measure) -> bool:
    if ANSWERS in record.reads and not partner.has_answers(net):
        return False
    return net.directed or not record.directed_only or not record.texts.startswith("along_")


def _line(net: Network, record: Measure, count: int) -> tuple[str, float, float, float, str, str]:
    if record.directed_only and not net.directed:
        return record.name, _NAN, _NAN, _NAN, "", "undirected"
    if net.n > record.most:
        return record.name, _NAN, _NAN, _NAN, "", "too_large"
    value = float(record.function(net))
    low, high = _bounds(net, record.name)
    if np.isnan(value):
        return record.name, value, _NAN, _NAN, "", first_reason(net, record.undefined)
    if np.isnan(low):
        told = "not_monotone" if TIES in record.reads and record.name != "actors" else ""
        return record.name, value, _NAN, _NAN, "", _REMARKS.get(record.name, told)
    note = "pairs_not_asked" if count else "all_asked"
    return record.name, value, low, high, terms.BASIS_BOUNDS, note
