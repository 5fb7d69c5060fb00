"""The best set of so many actors: proved where that can be done, else greedy with swaps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import comb

import numpy as np

from netzwerk.measures.effects.set_kernel import (
    loss_bounds,
    reached_by,
    steps_between,
    ties_left,
    ties_past,
    within_steps,
)
from netzwerk.measures.effects.set_search import LEVEL, Losses, costliest
from netzwerk.measures.engine import Engine

__all__ = ["FRAGMENTATION", "NEARNESS", "REACH", "Best", "KeySearch", "all_sets"]

FRAGMENTATION, NEARNESS = "fragmentation", "fragmentation_distance"
REACH = {"reach_1": 1, "reach_2": 2}
# The best of so many sets is proved, with so much work (words read): about a minute and a half.
MOST_SETS, _MOST_WORK = 5_000_000, 24_000_000_000
# Greedy tries everybody up to so many actors, beyond only those whose loss could cost most.
_TRY_ALL, _TRY_SOME = 400, 100
_CHUNK = 20_000
# Up to so many sets all are tried for their loss.
_AT_ONCE = 20_000
Score = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Best:
    """The best sets of one size: positions, equals in actor order; and whether none is better for certain."""

    sets: np.ndarray
    exact: bool


def all_sets(n: int, size: int) -> np.ndarray:
    """List the sets of so many of n actors, in actor order: shape (C(n, size), size).

    Examples
    --------
    >>> all_sets(3, 2).tolist()
    [[0, 1], [0, 2], [1, 2]]
    """
    sets = np.arange(n, dtype=np.int32)[:, None] if size else np.zeros((1, 0), dtype=np.int32)
    for _ in range(size - 1):
        more = n - 1 - sets[:, -1]
        start = np.repeat(np.cumsum(more) - more, more)
        following = np.arange(int(more.sum()), dtype=np.int32) - start + np.repeat(sets[:, -1], more) + 1
        sets = np.column_stack([np.repeat(sets, more, axis=0), following]).astype(np.int32)
    return sets


class KeySearch:
    """One network's sets: scored by what is left when they go, or by whom they reach; higher is better."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.n = engine.n
        self._found: dict[tuple[str, int], np.ndarray | None] = {}

    @cached_property
    def _bounds(self) -> dict[str, np.ndarray]:
        return dict(zip((FRAGMENTATION, NEARNESS), loss_bounds(self.engine), strict=True))

    @cached_property
    def _within(self) -> dict[str, np.ndarray]:
        return {kind: within_steps(self.engine, steps) for kind, steps in REACH.items()}

    @cached_property
    def _whole(self) -> dict[str, float]:
        connected, near = ties_left(self.engine, np.zeros((1, 0), dtype=np.int64))
        return {FRAGMENTATION: float(connected[0]), NEARNESS: float(near[0])}

    def values(self, kind: str, sets: np.ndarray) -> np.ndarray:
        """Give each set's fragmentation (NaN with fewer than two left), or the share it reaches."""
        if kind in REACH:
            return reached_by(self._within[kind], sets) / max(self.n, 1)
        left = self.n - sets.shape[1]
        held = ties_left(self.engine, sets)[kind == NEARNESS]
        return 1.0 - held / (left * (left - 1)) if left > 1 else np.full(len(sets), np.nan)

    def best(self, kind: str, size: int) -> Best:
        """Return the best sets of one size, and whether that is proved."""
        sets = comb(self.n, size)
        if sets <= MOST_SETS:
            found = self._reaching(kind, size) if kind in REACH else self._parting(kind, size)
            if found is not None:
                return Best(found, exact=True)
        return Best(self._greedy(kind, size)[None], exact=False)

    def _reaching(self, kind: str, size: int) -> np.ndarray:
        sets = all_sets(self.n, size)
        chunks = [self.values(kind, sets[low : low + _CHUNK]) for low in range(0, len(sets), _CHUNK)]
        best: np.ndarray = sets[_highest(np.concatenate(chunks))]
        return best

    def _parting(self, kind: str, size: int) -> np.ndarray | None:
        """Prove which sets cost most; None where that takes too much work."""
        if (kind, size) not in self._found:
            if comb(self.n, size) <= _AT_ONCE:
                self._found |= self._all_tried(size)
            else:
                known, budget = self._greedy(kind, size), _MOST_WORK // self._work
                self._found[kind, size] = costliest(self._losses[kind], known, budget=budget)
        return self._found[kind, size]

    def _all_tried(self, size: int) -> dict[tuple[str, int], np.ndarray | None]:
        """Try the sets of one size for both kinds of loss: so few are scored sooner than ruled out."""
        sets = all_sets(self.n, size)
        connected, near = ties_left(self.engine, sets)
        scores = {FRAGMENTATION: -connected.astype(float), NEARNESS: -near}
        return {(kind, size): sets[_highest(score)] for kind, score in scores.items()}

    @cached_property
    def _losses(self) -> dict[str, Losses]:
        apart = steps_between(self.engine)
        worth = {FRAGMENTATION: np.isfinite(apart).astype(float), NEARNESS: 1.0 / apart}
        return {kind: self._losses_of(kind, between) for kind, between in worth.items()}

    def _losses_of(self, kind: str, between: np.ndarray) -> Losses:
        near, whole = kind == NEARNESS, self._whole[kind]
        return Losses(
            own=2 * between.sum(axis=1), most=self._bounds[kind], between=between,
            of=lambda sets: whole - self._held(kind, sets),
            passing=lambda marks: np.maximum(whole - ties_past(self.engine, marks)[near], 0.0),
        )  # fmt: skip

    @cached_property
    def _work(self) -> int:
        """How many words are read to look at one set: every tie both ways, step by step."""
        apart = steps_between(self.engine)
        steps = int(apart[np.isfinite(apart)].max(initial=1))
        return 2 * max(self.engine.undirected.m, self.n) * -(-self.n // 64) * (steps + 1)

    def _held(self, kind: str, sets: np.ndarray) -> np.ndarray:
        return ties_left(self.engine, sets)[kind == NEARNESS].astype(float)

    def _pool(self, kind: str) -> np.ndarray:
        """Whom greedy tries."""
        if kind in REACH or self.n <= _TRY_ALL:
            return np.arange(self.n)
        return np.sort(np.argsort(-self._bounds[kind], kind="stable")[:_TRY_SOME])

    def _greedy(self, kind: str, size: int) -> np.ndarray:
        """Add the best to the best smaller set, then swap while that helps; of equals the first."""
        pool = self._pool(kind)
        chosen: list[int] = self.best(kind, size - 1).sets[0].tolist() if size > 1 else []
        chosen.append(self._next(kind, chosen, pool)[0])
        value = float(self._score(kind, np.array([chosen]))[0])
        while True:
            trials = [(*self._next(kind, chosen[:k] + chosen[k + 1 :], pool), k) for k in range(size)]
            actor, reached, place = max(trials, key=lambda trial: trial[1])
            if reached <= value + LEVEL:
                return np.array(sorted(chosen))
            chosen, value = [*chosen[:place], *chosen[place + 1 :], actor], reached

    def _next(self, kind: str, chosen: list[int], pool: np.ndarray) -> tuple[int, float]:
        others = pool[~np.isin(pool, chosen)]
        sets = np.column_stack([np.tile(np.array(chosen, dtype=np.int64), (len(others), 1)), others])
        scores = self._score(kind, sets)
        place = int(np.argmax(scores >= scores.max() - LEVEL))
        return int(others[place]), float(scores[place])

    def _score(self, kind: str, sets: np.ndarray) -> np.ndarray:
        return self.values(kind, sets) if kind in REACH else -self._held(kind, sets)


def _highest(scores: np.ndarray) -> np.ndarray:
    """Places of the highest score, in their order."""
    best = scores.max(initial=-np.inf)
    return np.flatnonzero(scores >= best - LEVEL * max(1.0, abs(best)))
