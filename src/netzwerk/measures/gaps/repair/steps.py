"""A repair found step by step: where the smallest cannot be proved, each step the one that mends most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from netzwerk.measures.gaps.repair.needs import Needs, Step
from netzwerk.measures.gaps.repair.state import components, unsafe

__all__ = ["step_by_step"]

# How many of the cheapest ties are tried at each step.
_TRIED = 60


def step_by_step(needs: Needs, cap: int, *, taken: Iterable[Step] = ()) -> tuple[Step, ...]:
    """Staff the fields, then join the parts, then free from single actors; under the cap.

    Every tie is chosen among the cheapest that would do, by how few actors others then hang on, by
    preference, by key.

    Parameters
    ----------
    needs : Needs
        The network and the steps that may be taken.
    cap : int
        How many new steps one actor may take.
    taken : iterable of Step
        Steps to go on from.

    Returns
    -------
    tuple of Step
        Those taken first. Not always the fewest; what cannot be had under the cap is left out.
    """
    plan = _Plan(needs, cap)
    for step in taken:
        plan.take(step)
    plan.cover()
    plan.connect()
    plan.secure()
    return tuple(plan.steps)


class _Plan:
    """The steps taken so far, and who took how many."""

    def __init__(self, needs: Needs, cap: int) -> None:
        self.needs, self.cap = needs, cap
        self.steps: list[Step] = []
        self.used: Counter[int] = Counter()
        self.ties = list(needs.ties)
        self.possible = sorted((step for step in needs.steps if step.j >= 0), key=lambda s: (s.cost, s.key))

    def take(self, step: Step) -> None:
        """Take a step."""
        self.steps.append(step)
        self.used.update(step.ends)
        if step.j >= 0:
            self.ties.append((step.i, step.j))

    def _free(self, step: Step) -> bool:
        return step not in self.steps and all(self.used[end] < self.cap for end in step.ends)

    def cover(self) -> None:
        """Add the members that each field lacks, another sector first."""
        for name, actors in self.needs.fields.items():
            mine = [step for step in self.needs.steps if step.field == name]
            now = {*actors, *(step.i for step in self.steps if step.field == name)}
            while not self.needs.covered(frozenset(now)):
                there = {int(self.needs.sectors[k]) for k in now}
                free = [step for step in mine if self._free(step)]
                if len(now) > 1:
                    free = [step for step in free if int(self.needs.sectors[step.i]) not in there]
                if not free:
                    break
                best = min(
                    free, key=lambda s: (int(self.needs.sectors[s.i]) in there, s.cost, self.used[s.i], s.key)
                )
                self.take(best)
                now.add(best.i)

    def connect(self) -> None:
        """Join the parts, the smallest first."""
        closed: set[int] = set()
        while True:
            label = components(self.needs.n, self.ties)
            sizes = np.bincount(label)
            parts = [int(k) for k in np.argsort(sizes, kind="stable")[:-1]]
            parts = [part for part in parts if int(np.flatnonzero(label == part)[0]) not in closed]
            if not parts:
                return
            crossing = [s for s in self.possible if (label[s.i] == parts[0]) != (label[s.j] == parts[0])]
            best = self._best(crossing)
            if best is None:
                closed.add(int(np.flatnonzero(label == parts[0])[0]))
            else:
                self.take(best)

    def secure(self) -> None:
        """Tie what hangs on single actors to the rest, as long as that mends something."""
        hopeless: set[int] = set()
        while True:
            hanging = [(k, label) for k, label in unsafe(self.needs.n, self.ties) if k not in hopeless]
            if not hanging:
                return
            actor, label = hanging[0]
            crossing = [s for s in self.possible if label[s.i] != label[s.j] and actor not in s.ends]
            best = self._best(crossing)
            if best is None or self._hanging([best]) >= self._hanging([]):
                hopeless.add(actor)
            else:
                self.take(best)

    def _best(self, steps: Iterable[Step]) -> Step | None:
        free = [step for step in steps if self._free(step)]
        cheap = free[:_TRIED]
        if not cheap:
            return None
        return min(cheap, key=lambda s: (self._hanging([s]), s.cost, s.key))

    def _hanging(self, steps: Iterable[Step]) -> int:
        """How many actors are parted from the largest part by single losses, summed over these."""
        ties = [*self.ties, *((step.i, step.j) for step in steps)]
        total = 0
        for actor, label in unsafe(self.needs.n, ties):
            sizes = np.bincount(label)
            sizes[label[actor]] = 0
            total += int(sizes.sum() - sizes.max())
        return total
