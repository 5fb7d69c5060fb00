"""Core and periphery: the discrete model of Borgatti & Everett (1999), fitted by search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from netzwerk.measures.chance import generator
from netzwerk.measures.engine import Engine, Floats, Ints
from netzwerk.measures.record import MARK, Measure, on_ties

STARTS = 50
_BETTER = 1e-12
_MANY = 300
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Core:
    """A fitted core: who is in it, and the correlation of ties with the model's pattern."""

    members: Marks
    r: float


@dataclass(frozen=True)
class _Search:
    """Ties as a dense 0/1 matrix, and what the correlation needs besides the core itself."""

    ties: Floats
    m: int

    @property
    def n(self) -> int:
        return len(self.ties)

    def fit(self, size: Ints | Floats, inside: Floats) -> Floats:
        """Give Pearson's r over all pairs for cores of this size with so many ties at their members."""
        pairs = self.n * (self.n - 1) / 2
        left = self.n - size
        zeros = left * (left - 1) / 2
        ones = pairs - zeros
        scale = self.m * (pairs - self.m) * ones * zeros
        apart = pairs * inside - self.m * ones
        return np.where(scale > 0, apart / np.sqrt(np.where(scale > 0, scale, 1.0)), -np.inf)

    def to_periphery(self, cores: Marks) -> Floats:
        """Count each actor's ties to the periphery of each core, shape (starts, n)."""
        return np.asarray((~cores).astype(float) @ self.ties)

    def value(self, cores: Marks) -> tuple[Ints, Floats]:
        """Size of each core, and ties with at least one end in it."""
        outside = ~cores
        within = (self.to_periphery(cores) * outside).sum(axis=1) / 2
        return cores.sum(axis=1), self.m - within


def core_periphery(engine: Engine, *, seed: int = 1) -> Core:
    """Find the core whose pattern fits best: a tie wherever at least one end is in the core.

    Maximises Pearson's r between ties and pattern over all pairs (direction ignored) by steepest flips,
    then swaps, from 50 random starts and from every cut of the degree order (above 300 actors: the 50 best
    cuts). Among equal fits the smaller core, then the first in actor order.

    Parameters
    ----------
    engine : Engine
        Reads ties.
    seed : int
        Of the random starts.

    Returns
    -------
    Core
        members (bool, shape (n,)) and r, −1 to 1; nobody and NaN below three actors, without ties, and
        where all are tied.

    Examples
    --------
    >>> star = Engine(5, np.zeros(4, dtype=int), np.arange(1, 5), np.ones(4))
    >>> fitted = core_periphery(star)
    >>> fitted.members.tolist(), round(fitted.r, 6)
    ([True, False, False, False, False], 1.0)
    """
    ties = engine.undirected
    if ties.n < 3 or ties.m in (0, ties.n * (ties.n - 1) // 2):
        return Core(np.zeros(ties.n, dtype=bool), float("nan"))
    search = _Search(ties.adjacency.toarray(), ties.m)
    cores = _flipped(search, _starts(search, seed))
    while True:
        cores = np.unique(cores, axis=0)
        swapped = np.array([_swapped(search, core) for core in cores])
        if (swapped == cores).all():
            return _best(search, cores)
        cores = _flipped(search, swapped)


def _starts(search: _Search, seed: int) -> Marks:
    n = search.n
    dice = generator(seed, "core")
    sizes = dice.integers(1, n - 1, size=STARTS)
    order = dice.random((STARTS, n)).argsort(axis=1).argsort(axis=1)
    by_degree = np.argsort(-search.ties.sum(axis=1), kind="stable").argsort(kind="stable")
    cuts = by_degree[None, :] < np.arange(1, n - 1)[:, None]
    if n > _MANY:
        cuts = cuts[np.argsort(-search.fit(*search.value(cuts)), kind="stable")[:STARTS]]
    return np.concatenate([order < sizes[:, None], cuts])


def _flipped(search: _Search, cores: Marks) -> Marks:
    """Move one actor at a time in or out of each core, the best first, while the fit rises."""
    cores = cores.copy()
    size, inside = search.value(cores)
    now, outward = search.fit(size, inside), search.to_periphery(cores)
    live = np.arange(len(cores))
    while len(live):
        sign = np.where(cores[live], -1, 1)
        sizes = size[live, None] + sign
        fits = search.fit(sizes, inside[live, None] + sign * outward[live])
        fits[(sizes < 1) | (sizes >= search.n)] = -np.inf
        who = fits.argmax(axis=1)
        rows = np.arange(len(live))
        rises = fits[rows, who] > now[live] + _BETTER
        live, who, step = live[rises], who[rises], sign[rows, who][rises]
        now[live] = fits[rows[rises], who]
        size[live] += step
        inside[live] += step * outward[live, who]
        outward[live] -= step[:, None] * search.ties[who]
        cores[live, who] ^= True
    return cores


def _swapped(search: _Search, core: Marks) -> Marks:
    """Exchange one member for one outsider where that brings ties into the core; else the core itself."""
    outward = search.to_periphery(core[None, :])[0]
    members, others = np.flatnonzero(core), np.flatnonzero(~core)
    gain = outward[others][None, :] - outward[members][:, None] + search.ties[np.ix_(members, others)]
    out, come = np.unravel_index(gain.argmax(), gain.shape)
    if gain[out, come] <= 0:
        return core
    swapped = core.copy()
    swapped[[members[out], others[come]]] = False, True
    return swapped


def _best(search: _Search, cores: Marks) -> Core:
    size, inside = search.value(cores)
    fits = search.fit(size, inside)
    best = np.flatnonzero(fits >= fits.max() - _BETTER)
    chosen = min(best, key=lambda row: (size[row], np.flatnonzero(cores[row]).tolist()))
    return Core(cores[chosen], float(fits[chosen]))


def core(engine: Engine, *, seed: int = 1) -> Marks:
    """Mark the members of the best-fitting core; see `core_periphery`.

    Examples
    --------
    >>> star = Engine(4, np.zeros(3, dtype=int), np.arange(1, 4), np.ones(3))
    >>> core(star).tolist()
    [True, False, False, False]
    """
    return core_periphery(engine, seed=seed).members


MEASURES = (
    Measure("core", on_ties(core), "Borgatti & Everett 1999", gives=MARK, high=1.0, engine="numpy"),
)  # fmt: skip
