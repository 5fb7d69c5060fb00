"""What a repair starts from: the steps that could be taken, and what each field of action lacks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from netzwerk import terms
from netzwerk.measures.effects.gains import existing_pairs, refused_pairs
from netzwerk.measures.gaps.motifs import working
from netzwerk.measures.gaps.rows import gap_key
from netzwerk.measures.gaps.stated_fields import StatedFields
from netzwerk.network import Network

__all__ = ["Needs", "Step", "needs_of"]

MUTUAL, ONE_SIDED, FUNCTIONAL, OTHER = 0, 1, 2, 3
# Beyond so many actors not every pair is looked at, only those that somebody has a reason for.
ALL_PAIRS = 120


@dataclass(frozen=True, order=True)
class Step:
    """A tie to be made (i < j), or a membership (j = −1, with its field); ordered by key."""

    key: str
    i: int
    j: int = -1
    field: str = ""
    cost: int = OTHER

    @property
    def ends(self) -> tuple[int, ...]:
        """Whose step it is."""
        return (self.i,) if self.j < 0 else (self.i, self.j)


@dataclass(frozen=True, eq=False)
class Needs:
    """A network as a repair sees it.

    Attributes
    ----------
    n : int
        Actors.
    ties : tuple of (int, int)
        Existing ties.
    steps : tuple of Step
        What may be done, sorted by key.
    fields : dict of str to frozenset of int
        Who works in each field that is not covered.
    sectors : ndarray of int, shape (n,)
        Each actor's sector as a code.
    complete : bool
        Whether every possible step is among them.
    """

    n: int
    ties: tuple[tuple[int, int], ...]
    steps: tuple[Step, ...]
    fields: dict[str, frozenset[int]]
    sectors: np.ndarray
    complete: bool

    @property
    def enough_sectors(self) -> int:
        """How many sectors a field needs: two, or one where there are no more."""
        return min(2, len(set(self.sectors.tolist())))

    def covered(self, actors: frozenset[int]) -> bool:
        """Whether a field with these at work has two actors of two sectors."""
        return len(actors) >= 2 and len({int(self.sectors[k]) for k in actors}) >= self.enough_sectors


def needs_of(net: Network, stated: StatedFields) -> Needs:
    """Gather what could be done: ties that nobody refused, memberships in fields that are not covered."""
    codes = np.unique(net.sectors.to_numpy(dtype=str), return_inverse=True)[1].astype(np.int64)
    work = working(net)
    at_work = {
        name: frozenset(
            net.index.get_indexer(sorted(set(work.loc[work["field"].eq(name), "actor"]))).tolist()
        )
        for name in stated.names
    }
    ties = tuple(zip(*(end.tolist() for end in existing_pairs(net)), strict=True))
    bare = Needs(net.n, ties, (), {}, codes, complete=net.n <= ALL_PAIRS)
    lacking = {name: actors for name, actors in at_work.items() if not bare.covered(actors)}
    steps = (*_ties(net, at_work), *_memberships(net, lacking))
    return Needs(net.n, ties, tuple(sorted(steps)), lacking, codes, complete=bare.complete)


def _preferences(net: Network, at_work: dict[str, frozenset[int]]) -> dict[tuple[int, int], int]:
    """Pairs with a reason: wished for from both sides, from one, in the same field."""
    cost = {
        (min(i, j), max(i, j)): FUNCTIONAL
        for actors in at_work.values()
        for i, j in combinations(sorted(actors), 2)
    }
    wished = net.reports[net.reports["state"].eq(terms.WISHED)]
    ends = zip(*(net.index.get_indexer(wished[end]).tolist() for end in ("source", "target")), strict=True)
    directions = {(i, j) for i, j in ends if i != j}
    for i, j in directions:
        cost[min(i, j), max(i, j)] = MUTUAL if (j, i) in directions else ONE_SIDED
    return cost


def _ties(net: Network, at_work: dict[str, frozenset[int]]) -> list[Step]:
    cost = _preferences(net, at_work)
    keys = net.index.tolist()
    taken = {pair for pairs in (existing_pairs(net), refused_pairs(net)) for pair in zip(*pairs, strict=True)}
    pairs = list(combinations(range(net.n), 2)) if net.n <= ALL_PAIRS else sorted(_likely(net, cost))
    return [
        Step(gap_key("repair", keys[i], keys[j]), i, j, cost=cost.get((i, j), OTHER))
        for i, j in pairs
        if (i, j) not in taken
    ]


def _likely(net: Network, cost: dict[tuple[int, int], int]) -> set[tuple[int, int]]:
    """In a large network: pairs with a wish, and those of whoever hangs on little with two others each."""
    wished = {pair for pair, price in cost.items() if price < FUNCTIONAL}
    degree = np.bincount(np.concatenate(existing_pairs(net)), minlength=net.n)
    order = np.lexsort((net.index.to_numpy(dtype=str), degree))
    few = np.sort(order[:ALL_PAIRS])
    return wished | set(combinations(few.tolist(), 2))


def _memberships(net: Network, lacking: dict[str, frozenset[int]]) -> list[Step]:
    keys, rows = net.index.tolist(), net.affiliations
    planned = rows[rows["role"].eq(terms.PLANNED) & rows["kind"].eq(terms.FIELD)]
    meant = set(zip(planned["actor"], planned["field"], strict=True))
    return [
        Step(
            gap_key("repair", key, f"field={name}"), k, field=name,
            cost=MUTUAL if (key, name) in meant else OTHER,
        )
        for name, actors in lacking.items()
        for k, key in enumerate(keys)
        if k not in actors
    ]  # fmt: skip
