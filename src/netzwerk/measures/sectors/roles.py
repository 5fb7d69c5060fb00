"""Gould–Fernandez roles: whose sectors an actor stands between, with what chance would give.

All count open two-paths i → v → k without a tie i → k, over ordered pairs of ends; undirected ties count
both ways.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.engine import Floats, Ints, engine_of
from netzwerk.measures.record import DIRECTION, SECTORS, TIES, Measure
from netzwerk.measures.sectors.two_paths import TwoPaths, paths_of, sector_codes

if TYPE_CHECKING:
    from netzwerk.network import Network

COORDINATOR, ITINERANT, REPRESENTATIVE = "coordinator", "itinerant", "representative"
GATEKEEPER, LIAISON, BROKERAGE = "gatekeeper", "liaison", "brokerage"
ROLES = (COORDINATOR, ITINERANT, REPRESENTATIVE, GATEKEEPER, LIAISON)
ACROSS = (REPRESENTATIVE, GATEKEEPER, LIAISON)


def _is_role(paths: TwoPaths, role: str) -> np.ndarray:
    a, b, c = paths.sector[paths.i], paths.sector[paths.v], paths.sector[paths.k]
    if role == COORDINATOR:
        return np.asarray((a == b) & (b == c))
    if role == ITINERANT:
        return np.asarray((a == c) & (a != b))
    if role == REPRESENTATIVE:
        return np.asarray((a == b) & (b != c))
    if role == GATEKEEPER:
        return np.asarray((a != b) & (b == c))
    return np.asarray((a != b) & (b != c) & (a != c))


def role_count(net: Network, role: str) -> Floats:
    """Count the open two-paths that each actor brokers in one role (Gould & Fernandez 1989).

    coordinator A→A→A, itinerant (consultant) A→B→A, representative A→A→B, gatekeeper A→B→B, liaison
    A→B→C by sectors of i, v, k; brokerage is their sum. As in sna; UCINET lists them in another order.

    Parameters
    ----------
    net : Network
        Reads ties along arcs, and sectors.
    role : str
        One of the six.

    Returns
    -------
    ndarray, shape (n,)
        0 or more; undirected ties count both ways; 0 without a tie.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(
    ...     actors=pd.DataFrame({"actor": ["a", "b", "c"], "sector": ["X", "X", "Y"]}),
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}),
    ... )
    >>> role_count(net, "gatekeeper").tolist(), role_count(net, "brokerage").tolist()
    ([0.0, 1.0, 0.0], [0.0, 2.0, 0.0])
    """
    paths = paths_of(net)
    return paths.count(np.ones(len(paths.v), dtype=bool) if role == BROKERAGE else _is_role(paths, role))


@dataclass(frozen=True)
class _Pairs:
    """M ordered pairs of ends, and C = Σ_i a_i(a_i − 1) + Σ_k b_k(b_k − 1), one an actor."""

    number: Floats
    shared: Floats


def _pairs(role: str, sector: Ints) -> _Pairs:
    """How many pairs (i, k) could make each actor a broker in this role, and how many share an end."""
    n, sizes = len(sector), np.bincount(sector).astype(float)
    own = sizes[sector]
    others = n - own
    squares, cubes = (sizes**2).sum(), (sizes**3).sum()
    if role == COORDINATOR:
        return _Pairs((own - 1) * (own - 2), 2 * (own - 1) * (own - 2) * (own - 3))
    if role == ITINERANT:
        number = squares - own**2 - others
        return _Pairs(number, 2 * _sum_over_others(sizes, own, lambda s: s * (s - 1) * (s - 2)))
    if role in (REPRESENTATIVE, GATEKEEPER):
        number = (own - 1) * others
        return _Pairs(number, number * (others - 1) + number * (own - 2))
    if role == LIAISON:
        number = others**2 - (squares - own**2)
        ends = _liaison_ends(own, others, power_sums=(squares, cubes))
        return _Pairs(number, 2 * (ends - number))
    number = np.full(n, (n - 1.0) * (n - 2.0))
    return _Pairs(number, 2 * number * (n - 3))


def _sum_over_others(sizes: Floats, own: Floats, term: Callable[[Floats], Floats]) -> Floats:
    return np.asarray(term(sizes).sum() - term(own), dtype=float)


def _liaison_ends(own: Floats, others: Floats, *, power_sums: tuple[float, float]) -> Floats:
    """Σ over sectors h other than one's own of n_h (others − n_h)²."""
    squares, cubes = power_sums[0] - own**2, power_sums[1] - own**3
    return others**3 - 2 * others * squares + cubes


def _moments(net: Network, role: str) -> tuple[Floats, Floats]:
    """Give expectation and standard deviation of a role's count, given size, density and sector sizes."""
    engine, n = engine_of(net), net.n
    if n < 2:
        return np.zeros(n), np.zeros(n)
    d = engine.m * (1 if net.directed else 2) / (n * (n - 1))
    chance = d**2 * (1 - d)
    pairs = _pairs(role, sector_codes(net))
    together = d**3 * (1 - d) ** 2 - d**4 * (1 - d) ** 2
    variance = pairs.number * chance * (1 - chance) + pairs.shared * together
    return pairs.number * chance + 0.0, np.sqrt(np.maximum(variance, 0.0))


def role_expected(net: Network, role: str) -> Floats:
    """Give the count of a role to expect by chance, in closed form as in sna.

    M · P with M the ordered pairs that could make the actor a broker of this kind and P = d²(1 − d) in a
    network where every arc exists with probability d, the density over ordered pairs.

    Parameters
    ----------
    net : Network
        Reads the number of ties, and sectors.
    role : str
        One of the six.

    Returns
    -------
    ndarray, shape (n,)
        0 or more; the same for all actors of one sector.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    >>> role_expected(net, "brokerage").round(4).tolist()
    [0.2963, 0.2963, 0.2963]
    """
    return _moments(net, role)[0]


def role_z(net: Network, role: str) -> Floats:
    """Say how many standard deviations a role's count lies from its expectation, as in sna.

    var = M·P(1 − P) + C·(d³(1 − d)² − d⁴(1 − d)²), C counting pairs of two-paths that share one end.
    In an undirected network the same formula reads every tie both ways: z is then no test.

    Parameters
    ----------
    net : Network
        Reads ties along arcs, and sectors.
    role : str
        One of the six.

    Returns
    -------
    ndarray, shape (n,)
        NaN where nothing can vary (for example liaisons among two sectors).

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> net = Network.of(reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    >>> role_z(net, "liaison").tolist()
    [nan, nan, nan]
    """
    expected, deviation = _moments(net, role)
    apart = role_count(net, role) - expected
    varies = deviation > 0
    return np.where(varies, apart / np.where(varies, deviation, 1.0), np.nan)


_SOURCE = "Gould & Fernandez 1989"
_READS = (TIES, SECTORS, DIRECTION)


def _lifted(kernel: Callable[[Network, str], Floats], role: str) -> Callable[[Network], Floats]:
    return lambda net: kernel(net, role)


def _role_records(role: str) -> tuple[Measure, ...]:
    return (
        Measure(role, _lifted(role_count, role), _SOURCE, _READS, engine="numpy"),
        Measure(
            f"{role}_expected", _lifted(role_expected, role), _SOURCE, _READS,
            engine="numpy", texts="role_expected", part=role, isolates="varies",
        ),
        Measure(
            f"{role}_z", _lifted(role_z, role), _SOURCE, _READS,
            low=-np.inf, engine="numpy", texts="role_z", part=role,
            undefined=("nothing_varies",), isolates="varies",
        ),
    )  # fmt: skip


MEASURES = tuple(record for role in (*ROLES, BROKERAGE) for record in _role_records(role))
