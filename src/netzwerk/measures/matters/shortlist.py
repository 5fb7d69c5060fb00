"""The few matters to begin with: the first in rank, spread over organisations, types and efforts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# At most so many matters, so many of one organisation; at least so many types and easy ones where there are.
LONGEST, PER_ACTOR, TYPES, EASY = 10, 2, 3, 3
# How far the search for a list that keeps all rules goes before it takes fewer types or easy ones.
_PATIENCE = 4_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter as the shortlist sees it: its first type, whom it is about, whether it is easy."""

    type: str
    actors: tuple[str, ...]
    easy: bool


def shortlist(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Choose the matters to begin with.

    Down the ranks a matter is taken where the rules can still be kept with it: ten matters, two per
    organisation, three types and three easy ones. Where the rules cannot be kept at all, as many types and
    easy ones as there are.

    Parameters
    ----------
    candidates : sequence of Candidate
        In the order of their ranks.

    Returns
    -------
    tuple of int
        Positions of the chosen ones, in the order of the ranks.

    Examples
    --------
    >>> many = [Candidate("wish", ("hub", f"o{k}"), True) for k in range(4)]
    >>> shortlist([*many, Candidate("coverage", (), False)])
    (0, 1, 4)
    """
    for types, easy in _aims(candidates):
        if _completes(candidates, _Chosen(), 0, need=(types, easy), tries=[_PATIENCE]):
            return _down_the_ranks(candidates, (types, easy))
    return ()


def _aims(candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Return what to aim at, the most first: types, easy ones."""
    types = min(TYPES, len({one.type for one in candidates}))
    easy = min(EASY, sum(one.easy for one in candidates))
    aims = [(t, e) for t in range(types + 1) for e in range(easy + 1)]
    return sorted(aims, key=lambda aim: (-sum(aim), -aim[0]))


class _Chosen:
    """What has been chosen so far."""

    def __init__(self) -> None:
        self.count, self.easy = 0, 0
        self.types: Counter[str] = Counter()
        self.actors: Counter[str] = Counter()

    def takes(self, one: Candidate) -> bool:
        return self.count < LONGEST and all(self.actors[actor] < PER_ACTOR for actor in one.actors)

    def add(self, one: Candidate, sign: int = 1) -> None:
        self.count += sign
        self.easy += sign * one.easy
        self.types[one.type] += sign
        for actor in one.actors:
            self.actors[actor] += sign

    def lacks(self, need: tuple[int, int]) -> tuple[int, int]:
        return need[0] - sum(count > 0 for count in self.types.values()), need[1] - self.easy


def _down_the_ranks(candidates: Sequence[Candidate], need: tuple[int, int]) -> tuple[int, ...]:
    chosen, places = _Chosen(), []
    for place, one in enumerate(candidates):
        if not chosen.takes(one):
            continue
        chosen.add(one)
        if _completes(candidates, chosen, place + 1, need=need, tries=[_PATIENCE]):
            places.append(place)
        else:
            chosen.add(one, -1)
        if chosen.count == LONGEST:
            break
    return tuple(places)


def _completes(
    candidates: Sequence[Candidate], chosen: _Chosen, start: int, *, need: tuple[int, int], tries: list[int]
) -> bool:
    """Whether matters further down can bring what is lacking; gives up after so many tries."""
    types, easy = chosen.lacks(need)
    if types <= 0 and easy <= 0:
        return True
    if max(types, easy) > LONGEST - chosen.count:
        return False
    for place in range(start, len(candidates)):
        one = candidates[place]
        helps = (easy > 0 and one.easy) or (types > 0 and not chosen.types[one.type])
        if not helps or not chosen.takes(one):
            continue
        tries[0] -= 1
        if tries[0] < 0:
            return False
        chosen.add(one)
        done = _completes(candidates, chosen, place + 1, need=need, tries=tries)
        chosen.add(one, -1)
        if done:
            return True
    return False
