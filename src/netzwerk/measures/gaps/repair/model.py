"""The smallest repair as a mixed-integer programme: cuts are added until nothing is violated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.gaps.repair.first import first_by_key
from netzwerk.measures.gaps.repair.needs import Needs, Step
from netzwerk.measures.gaps.repair.state import CONNECT, COVER, SECURE, Open, components, unmet, unsafe
from netzwerk.measures.gaps.repair.steps import step_by_step

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Solved", "solve"]

# What is given up last where not all can be had.
_WORTH = {CONNECT: 10_000.0, COVER: 100.0, SECURE: 1.0}
# Counted, not timed, so that runs agree.
_NODES, _MOST_ROWS, _MOST_STEPS = 300, 60, 8_000


@dataclass(frozen=True)
class Solved:
    """The steps to take, what stays open, and the fewest with which that can be had; None: not known.

    `first` says whether no equally good bundle has keys that come earlier.
    """

    steps: tuple[Step, ...]
    open: tuple[Open, ...]
    optimal: bool
    fewest: int | None = None
    first: bool = False


@dataclass
class _Cuts:
    """Rows Σ x + Σ slack ≥ need, as they are found."""

    rows: list[tuple[np.ndarray, tuple[Open, ...], int]] = field(default_factory=list)
    seen: set[tuple[bytes, tuple[Open, ...], int]] = field(default_factory=set)

    def add(self, steps: np.ndarray, slack: Iterable[Open], need: int = 1) -> bool:
        key = (steps.tobytes(), tuple(sorted(slack, key=str)), need)
        if key in self.seen:
            return False
        self.seen.add(key)
        self.rows.append((steps, key[1], need))
        return True


class _Model:
    """Steps as 0/1 variables, requirements as rows; a requirement may be given up where it must."""

    def __init__(self, needs: Needs, cap: int) -> None:
        self.needs, self.cap = needs, cap
        self.i = np.array([step.i for step in needs.steps], dtype=np.int64)
        self.j = np.array([step.j for step in needs.steps], dtype=np.int64)
        self.label = components(needs.n, needs.ties)
        self.main = int(np.argmax(np.bincount(self.label))) if needs.n else 0
        self.cuts = _Cuts()
        self._first_rows()
        self.first = len(self.cuts.rows)

    def _first_rows(self) -> None:
        parts = set(self.label.tolist()) - {self.main}
        for part in parts:
            self._apart(self.label == part)
        if parts:
            ties = np.flatnonzero((self.j >= 0) & (self.label[self.i] != self.label[self.j]))
            self.cuts.add(ties, [(CONNECT, part) for part in parts], len(parts))
        for name, actors in self.needs.fields.items():
            mine = np.array(
                [k for k, step in enumerate(self.needs.steps) if step.field == name], dtype=np.int64
            )
            self.cuts.add(mine, [(COVER, name)], 2 - len(actors))
            sectors = {int(self.needs.sectors[k]) for k in actors}
            for sector in sectors or set(self.needs.sectors.tolist()):
                if len(sectors) < 2 <= self.needs.enough_sectors:
                    others = mine[self.needs.sectors[self.i[mine]] != sector]
                    self.cuts.add(others, [(COVER, name)])

    def _crossing(self, inside: np.ndarray, without: int = -1) -> np.ndarray:
        """Ties from inside to outside that do not end at one actor."""
        ties = self.j >= 0
        across = ties & (inside[self.i] != inside[self.j])
        return np.flatnonzero(across & (self.i != without) & (self.j != without))

    def _apart(self, inside: np.ndarray) -> bool:
        """Ask that a side with some parts, the main one not among them, be joined to the rest."""
        steps = self._crossing(inside)
        return any(
            [self.cuts.add(steps, [(CONNECT, part)]) for part in sorted(set(self.label[inside].tolist()))]
        )

    def violated(self, chosen: np.ndarray, given_up: set[Open]) -> bool:
        """Add the rows that this choice violates; whether there are any."""
        added = [(int(self.i[k]), int(self.j[k])) for k in chosen if self.j[k] >= 0]
        ties = (*self.needs.ties, *added)
        now = components(self.needs.n, ties)
        main = now[np.flatnonzero(self.label == self.main)[0]] if self.needs.n else 0
        new = [self._apart(now == part) for part in sorted(set(now.tolist()) - {int(main)})]
        for actor, label in unsafe(self.needs.n, ties):
            if (SECURE, actor) not in given_up:
                new.append(self._secure(actor, label))
                new += [self._secure(actor, side) for side in _sides(label, actor)]
        return any(new)

    def _secure(self, actor: int, side: np.ndarray) -> bool:
        """Ask for a tie between what the actor's loss parts: any two parts, or one side and the rest."""
        touched = set(self.label.tolist()) - {self.main}
        slack = [(SECURE, actor), *((CONNECT, part) for part in touched)]
        return self.cuts.add(self._crossing(side, without=actor), slack)

    def programme(self, *, given_up: set[Open], elastic: bool) -> tuple[np.ndarray, set[Open], bool] | None:
        """Solve with the rows so far: chosen steps, what was given up, whether that is proved best."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        names = self.may_be_open()
        size = len(self.i) + len(names)
        if not size:
            return np.zeros(0, dtype=np.int64), set(), True
        most = np.append(np.ones(len(self.i)), [float(elastic or name in given_up) for name in names])
        found = milp(
            self._cost(names, elastic), integrality=1, bounds=Bounds(0, most),
            constraints=LinearConstraint(*self.constraints(names)),
            options={"mip_rel_gap": 0.0, "node_limit": _NODES},
        )  # fmt: skip
        if found.x is None:
            return None
        taken = np.round(found.x).astype(bool)
        left = {name for name, still in zip(names, taken[len(self.i) :], strict=True) if still}
        return np.flatnonzero(taken[: len(self.i)]), left, found.status == 0

    def may_be_open(self) -> list[Open]:
        """Name the requirements of the rows so far: the variables that follow the steps."""
        return sorted({one for _, slack, _ in self.cuts.rows for one in slack}, key=str)

    def constraints(self, names: list[Open]) -> tuple[csr_array, np.ndarray, np.ndarray]:
        """Return the rows so far and the cap of each actor: matrix, least and most."""
        from scipy.sparse import coo_array

        place = {name: len(self.i) + k for k, name in enumerate(names)}
        entries: list[tuple[int, int, float]] = []
        for k, (steps, slack, _) in enumerate(self.cuts.rows):
            entries += [(k, step, 1.0) for step in steps.tolist()]
            entries += [(k, place[name], 2.0 if name[0] == COVER else 1.0) for name in slack]
        low: list[float] = [need for _, _, need in self.cuts.rows]
        high = [np.inf] * len(low)
        for mine in self._of_actor():
            entries += [(len(low), step, 1.0) for step in mine]
            low.append(-np.inf)
            high.append(self.cap)
        row, column, value = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = coo_array((value, (row, column)), shape=(len(low), len(self.i) + len(names))).tocsr()
        return matrix, np.array(low), np.array(high)

    def _of_actor(self) -> Iterator[list[int]]:
        mine: dict[int, list[int]] = {}
        for k, step in enumerate(self.needs.steps):
            for end in step.ends:
                mine.setdefault(end, []).append(k)
        return (steps for _, steps in sorted(mine.items()) if len(steps) > self.cap)

    def _cost(self, names: list[Open], elastic: bool) -> np.ndarray:
        """Price steps by number, then preference; where requirements may be given up, these first."""
        if elastic:
            return np.append(np.full(len(self.i), 1e-3), [_WORTH[name[0]] for name in names])
        most = len(set(self.label.tolist())) + 2 * len(self.needs.fields) + self.needs.n
        price = np.array([step.cost for step in self.needs.steps], dtype=float)
        return np.append(3 * most + 1 + price, np.zeros(len(names)))


def solve(needs: Needs, cap: int) -> Solved:
    """Find the smallest repair under a cap per actor, or the largest part of one.

    Rows are added until no requirement is violated: every set of components must be joined to the rest,
    every field covered, and no actor's loss may part more than one other from the largest part.

    Parameters
    ----------
    needs : Needs
        The network and the steps that may be taken.
    cap : int
        How many new steps one actor may take.

    Returns
    -------
    Solved
        `open` names the components, fields and cutpoints that stay as they are.
    """
    if len(needs.steps) > _MOST_STEPS:
        return _greedily(needs, cap, fewest=None)
    model = _Model(needs, cap)
    found = _settle(model, set(), elastic=False)
    if found is None:
        loose = _settle(model, set(), elastic=True)
        if loose is None or not loose.settled:
            return _greedily(needs, cap, fewest=None)
        found = _settle(model, loose.given_up, elastic=False)
    if found is None or not found.settled:
        return _greedily(needs, cap, fewest=len(found.chosen) if found and needs.complete else None)
    chosen, first = found.chosen, False
    if found.proved and not found.given_up:
        chosen, first = first_by_key(model, chosen)
    steps = tuple(needs.steps[k] for k in chosen)
    if found.given_up or any(
        unmet(needs, steps)
    ):  # parts that cannot reach the largest may still join others
        steps = step_by_step(needs, cap, taken=steps)
    optimal = found.proved and needs.complete
    return Solved(
        steps, tuple(unmet(needs, steps)), optimal, len(steps) if optimal else None, optimal and first
    )


@dataclass(frozen=True)
class _Round:
    """What the rows so far allow: chosen steps, what is given up, whether proved best, whether all holds."""

    chosen: np.ndarray
    given_up: set[Open]
    proved: bool
    settled: bool


def _settle(model: _Model, given_up: set[Open], *, elastic: bool) -> _Round | None:
    """Add rows until nothing is violated, or they grow too many; None where nothing can be had."""
    while True:
        found = model.programme(given_up=given_up, elastic=elastic)
        if found is None:
            return None
        chosen, left, proved = found
        if not model.violated(chosen, left | given_up):
            return _Round(chosen, left, proved, settled=True)
        if len(model.cuts.rows) > _MOST_ROWS + model.first or not proved:
            return _Round(chosen, left, proved, settled=False)


def _greedily(needs: Needs, cap: int, *, fewest: int | None) -> Solved:
    steps = step_by_step(needs, cap)
    left = tuple(unmet(needs, steps))
    return Solved(steps, left, optimal=False, fewest=fewest if not left else None)


def _sides(label: np.ndarray, actor: int) -> Iterator[np.ndarray]:
    """Yield sides of two actors or more, as many opposite, that a tie must leave: parts, or small ones."""
    sizes = np.bincount(label)
    sizes[label[actor]] = 0
    parts = [int(k) for k in np.argsort(-sizes, kind="stable") if sizes[k]]
    alone = [k for k in parts if sizes[k] == 1]
    chosen = [[k] for k in parts if sizes[k] > 1]
    chosen += [parts[1:], *([a, b] for a, b in combinations(alone, 2))]
    for some in chosen:
        count = int(sizes[some].sum())
        if min(count, len(label) - 1 - count) > 1:
            yield np.isin(label, some)
