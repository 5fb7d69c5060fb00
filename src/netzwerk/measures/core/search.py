"""The search for cores, in many networks side by side: flips, then swaps, from many starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from netzwerk.measures.chance import generator
from netzwerk.measures.engine import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array

STARTS = 50
# Beyond so many actors tables are held sparse, too, and random networks are searched from few starts.
MANY = 80
BETTER = 1e-12
_MANY = 300
_LIGHT_STARTS = 10
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Networks:
    """Networks of n actors and m ties each as dense 0/1 tables, shape (networks, n, n).

    `sparse` holds the same tables, where they are large and therefore nearly empty.
    """

    ties: Floats
    m: int
    sparse: tuple[csr_array, ...] = ()

    def ends(self, network: int) -> tuple[Ints, Ints]:
        """Positions of each tie's two ends, the smaller first."""
        if not self.sparse:
            i, j = np.nonzero(np.triu(self.ties[network]))
            return i, j
        table = self.sparse[network].tocoo()
        once = table.row < table.col
        return table.row[once].astype(np.int64), table.col[once].astype(np.int64)

    @property
    def n(self) -> int:
        """How many actors each network has."""
        return int(self.ties.shape[-1])

    def fit(self, size: Ints, inside: Floats) -> Floats:
        """Give Pearson's r over all pairs for cores of this size with so many ties at their members."""
        pairs = self.n * (self.n - 1) / 2
        left = self.n - size
        zeros = left * (left - 1) / 2
        ones = pairs - zeros
        scale = self.m * (pairs - self.m) * ones * zeros
        apart = pairs * inside - self.m * ones
        return np.where(scale > 0, apart / np.sqrt(np.where(scale > 0, scale, 1.0)), -np.inf)


@dataclass(frozen=True)
class Cores:
    """Cores in search, a row each: which network it is of, who is in it."""

    owner: Ints
    members: Marks

    def __getitem__(self, rows: Ints | Marks) -> Cores:
        return Cores(self.owner[rows], self.members[rows])

    def outward(self, search: Networks) -> Floats:
        """Count each actor's ties to the periphery of each core, shape (rows, n)."""
        return _ties_to(search, self.owner, ~self.members)

    def inside(self, outward: Floats, search: Networks) -> Floats:
        """Count the ties with at least one end in each core."""
        return np.asarray(search.m - (outward * ~self.members).sum(axis=1) / 2)

    def distinct(self) -> Cores:
        """Return each core once."""
        packed = np.packbits(self.members, axis=1)
        keyed = np.column_stack([self.owner.astype(">u4").view(np.uint8).reshape(-1, 4), packed])
        return self[np.unique(keyed, axis=0, return_index=True)[1]]


def _ties_to(search: Networks, owner: Ints, marked: Marks) -> Floats:
    """Count each actor's ties to those marked, a row each, shape (rows, n)."""
    counted = np.empty(marked.shape)
    for network in np.unique(owner):
        rows = owner == network
        if search.sparse:
            counted[rows] = (search.sparse[network] @ marked[rows].T.astype(float)).T
        else:
            counted[rows] = marked[rows].astype(float) @ search.ties[network]
    return counted


def ascended(search: Networks, seed: int, *, light: bool = False) -> tuple[Cores, Floats]:
    """Climb from all starts until neither flip nor swap helps.

    Parameters
    ----------
    search : Networks
        Of three actors or more; neither empty nor complete.
    seed : int
        Of the random starts, the same for each network.
    light : bool
        Whether to begin from the ten best cuts of the degree order alone.

    Returns
    -------
    tuple of Cores and ndarray
        The cores reached, and the fit of each.

    Examples
    --------
    >>> star = np.zeros((1, 4, 4))
    >>> star[0, 0, 1:] = star[0, 1:, 0] = 1.0
    >>> float(ascended(Networks(star, 3), 1)[1].max())
    1.0
    """
    starts = _best_cuts(search) if light else _starts(search, seed)
    moving, settled = _flipped(search, starts), []
    while len(moving.owner):
        swapped = _swapped(search, moving)
        stays = (swapped.members == moving.members).all(axis=1)
        settled.append(moving[stays])
        moving = _flipped(search, swapped[~stays])
    cores = _joined(settled)
    outward = cores.outward(search)
    return cores, search.fit(cores.members.sum(axis=1), cores.inside(outward, search))


def _joined(parts: list[Cores]) -> Cores:
    owner = np.concatenate([part.owner for part in parts])
    return Cores(owner, np.concatenate([part.members for part in parts]))


def _starts(search: Networks, seed: int) -> Cores:
    n = search.n
    dice = generator(seed, "core", "starts")
    sizes = dice.integers(1, n - 1, size=STARTS)
    drawn = dice.random((STARTS, n)).argsort(axis=1).argsort(axis=1) < sizes[:, None]
    rows = []
    for network, ties in enumerate(search.ties):
        place = np.argsort(-ties.sum(axis=1), kind="stable").argsort(kind="stable")
        cuts = place[None, :] < np.arange(1, n - 1)[:, None]
        rows.append(Cores(np.full(STARTS + len(cuts), network), np.concatenate([drawn, cuts])))
    starts = _joined(rows)
    return starts if n <= _MANY else _few_cuts(search, starts)


def _best_cuts(search: Networks) -> Cores:
    """Of the cuts of each network's degree order keep the ten that fit best."""
    sizes = np.arange(1, search.n - 1)
    rows = []
    for network, ties in enumerate(search.ties):
        place = np.argsort(-ties.sum(axis=1), kind="stable").argsort(kind="stable")
        i, j = search.ends(network)
        inside = np.cumsum(np.bincount(np.minimum(place[i], place[j]), minlength=search.n))
        fits = search.fit(sizes, inside[sizes - 1].astype(float))
        chosen = np.sort(sizes[np.argsort(-fits, kind="stable")[:_LIGHT_STARTS]])
        rows.append(Cores(np.full(len(chosen), network), place[None, :] < chosen[:, None]))
    return _joined(rows)


def _few_cuts(search: Networks, starts: Cores) -> Cores:
    """Of the cuts of a large network keep the 50 that fit best."""
    cuts = starts[np.arange(STARTS, len(starts.owner))]
    fits = search.fit(cuts.members.sum(axis=1), cuts.inside(cuts.outward(search), search))
    best = STARTS + np.argsort(-fits, kind="stable")[:STARTS]
    return starts[np.concatenate([np.arange(STARTS), best])]


def _flipped(search: Networks, starts: Cores) -> Cores:
    """Move one actor at a time in or out of each core, the best first, while the fit rises."""
    owner, members = starts.owner, starts.members.copy()
    outward, size = starts.outward(search), members.sum(axis=1)
    inside = starts.inside(outward, search)
    now = search.fit(size, inside)
    settled = [starts[np.arange(0)]]
    while len(owner):
        who, step, fits = _best_move(members, outward, search=search, size=size, inside=inside)
        rises = fits > now + BETTER
        if not rises.all():
            settled.append(Cores(owner[~rises], members[~rises]))
            owner, members, outward, size = owner[rises], members[rises], outward[rises], size[rises]
            inside, who, step, fits = inside[rises], who[rises], step[rises], fits[rises]
        rows, now = np.arange(len(owner)), fits
        size = size + step
        inside = inside + step * outward[rows, who]
        outward -= step[:, None] * search.ties[owner, who]
        members[rows, who] ^= True
    return _joined(settled).distinct()


def _best_move(
    members: Marks, outward: Floats, *, search: Networks, size: Ints, inside: Floats
) -> tuple[Ints, Ints, Floats]:
    """Who had best move in or out of each core, in which direction, and the fit then.

    Of those who could come in, only the one with most ties to the periphery can be best, of those who
    could leave, the one with fewest: at equal size the fit rises with the ties inside.
    """
    rows = np.arange(len(members))
    comes = np.where(members, -1.0, outward).argmax(axis=1)
    leaves = np.where(members, outward, np.inf).argmin(axis=1)
    in_, out = (
        search.fit(size + step, inside + step * outward[rows, who])
        for step, who in ((1, comes), (-1, leaves))
    )
    in_ = np.where(members.all(axis=1), -np.inf, in_)
    out = np.where(size > 1, out, -np.inf)
    enters = (in_ > out) | ((in_ == out) & (comes < leaves))
    return np.where(enters, comes, leaves), np.where(enters, 1, -1), np.where(enters, in_, out)


def _swapped(search: Networks, cores: Cores) -> Cores:
    """Exchange one member for one outsider in each core where that brings ties into it.

    The outsider with the most ties to the periphery comes for the member with the fewest; where both have
    equally many, the exchange gains only if they are tied.
    """
    swapped = cores[np.arange(len(cores.owner))]
    outward, members = cores.outward(search), cores.members
    fewest = np.where(members, outward, np.inf).min(axis=1, keepdims=True)
    most = np.where(members, -np.inf, outward).max(axis=1, keepdims=True)
    out, come = members & (outward == fewest), ~members & (outward == most)
    level = np.flatnonzero(most[:, 0] == fewest[:, 0])
    out[level] &= _ties_to(search, cores.owner[level], come[level]) > 0
    gains = (most[:, 0] >= fewest[:, 0]) & out.any(axis=1)
    rows = np.flatnonzero(gains)
    leaver = out[rows].argmax(axis=1)
    tied = search.ties[cores.owner[rows], leaver] > 0
    come[rows] &= tied | (most > fewest)[rows]
    swapped.members[rows, leaver] = False
    swapped.members[rows, come[rows].argmax(axis=1)] = True
    return swapped
