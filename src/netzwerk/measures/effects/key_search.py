"""The best set of so many actors: exact where all sets can be tried, else greedy with swaps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import comb

import numpy as np

from netzwerk.measures.effects.set_kernel import loss_bounds, reached_by, ties_left, within_steps
from netzwerk.measures.engine import Engine

__all__ = ["FRAGMENTATION", "NEARNESS", "REACH", "Best", "KeySearch", "all_sets"]

FRAGMENTATION, NEARNESS = "fragmentation", "fragmentation_distance"
REACH = {"reach_1": 1, "reach_2": 2}
# All sets are tried up to so many, and up to so much work (words read) for those that could be best.
MOST_SETS, _MOST_WORK = 5_000_000, 3_000_000_000
# Greedy tries everybody up to so many actors, beyond only those whose loss could cost most.
_TRY_ALL, _TRY_SOME = 400, 100
_CHUNK = 20_000
_LEVEL = 1e-9
Score = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Best:
    """The best sets of one size: positions, equals in actor order; and whether all sets were tried."""

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
        self._tried: dict[int, dict[str, tuple[np.ndarray | None, np.ndarray]]] = {}

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
        """Return the best sets of one size: every set is tried where that can be done."""
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
        """Try the sets that could cost at least what the greedy one does; None where these are too many."""
        if size not in self._tried:
            self._tried[size] = self._try(size)
        sets, scores = self._tried[size][kind]
        return None if sets is None else sets[_highest(scores)]

    def _try(self, size: int) -> dict[str, tuple[np.ndarray | None, np.ndarray]]:
        """Score the sets of one size by both kinds of fragmentation, at once where both can be."""
        sets = all_sets(self.n, size)
        some = {kind: sets[self._could_be_best(kind, size, sets)] for kind in (FRAGMENTATION, NEARNESS)}
        words = 2 * max(self.engine.undirected.m, self.n) * -(-self.n // 64)
        if all(len(rows) == len(sets) for rows in some.values()) and len(sets) * words <= _MOST_WORK:
            connected, near = ties_left(self.engine, sets)
            return {FRAGMENTATION: (sets, -connected.astype(float)), NEARNESS: (sets, -near)}
        return {
            kind: (rows, -self._held(kind, rows)) if len(rows) * words <= _MOST_WORK else (None, np.zeros(0))
            for kind, rows in some.items()
        }

    def _could_be_best(self, kind: str, size: int, sets: np.ndarray) -> np.ndarray:
        if len(sets) <= _CHUNK:
            return np.ones(len(sets), dtype=bool)
        least = self._whole[kind] - self._held(kind, self._greedy(kind, size)[None])[0]
        bound = self._bounds[kind][sets].sum(axis=1)
        return np.asarray(bound >= least * (1 - _LEVEL) - _LEVEL)

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
            if reached <= value + _LEVEL:
                return np.array(sorted(chosen))
            chosen, value = [*chosen[:place], *chosen[place + 1 :], actor], reached

    def _next(self, kind: str, chosen: list[int], pool: np.ndarray) -> tuple[int, float]:
        others = pool[~np.isin(pool, chosen)]
        sets = np.column_stack([np.tile(np.array(chosen, dtype=np.int64), (len(others), 1)), others])
        scores = self._score(kind, sets)
        place = int(np.argmax(scores >= scores.max() - _LEVEL))
        return int(others[place]), float(scores[place])

    def _score(self, kind: str, sets: np.ndarray) -> np.ndarray:
        return self.values(kind, sets) if kind in REACH else -self._held(kind, sets)


def _highest(scores: np.ndarray) -> np.ndarray:
    """Places of the highest score, in their order."""
    best = scores.max(initial=-np.inf)
    return np.flatnonzero(scores >= best - _LEVEL * max(1.0, abs(best)))
