"""Among the bundles of a repair that are equally good, the one whose keys come first."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from netzwerk.measures.gaps.repair.needs import Needs
from netzwerk.measures.gaps.repair.state import Open

__all__ = ["first_by_key"]

# Counted, not timed, so that runs agree.
_NODES, _MOST_VARIABLES = 300, 4_000


class _Rows(Protocol):
    needs: Needs

    def may_be_open(self) -> list[Open]: ...

    def constraints(self, names: list[Open]) -> tuple[object, np.ndarray, np.ndarray]: ...

    def violated(self, chosen: np.ndarray, given_up: set[Open]) -> bool: ...


def first_by_key(model: _Rows, chosen: np.ndarray) -> tuple[np.ndarray, bool]:
    """Among the bundles of the same number and cost, find the one whose sorted keys come first.

    Its first key is the smallest that any of them holds, its second the smallest of those that hold the
    first, and so on: each found by a programme of its own, in which y ≤ x marks one step and the place of
    the marked one is made smallest.

    Parameters
    ----------
    model : object
        The rows so far; more are added where a bundle violates a requirement.
    chosen : ndarray of int
        Positions of the steps of one smallest bundle, ascending.

    Returns
    -------
    ndarray of int
        Positions, ascending; where the programmes allowed do not suffice, the best seen till then.
    bool
        Whether it is proved to be the first.
    """
    kept: list[int] = []
    tries = _MOST_VARIABLES // max(1, len(model.needs.steps))
    while len(kept) < len(chosen):
        while chosen[len(kept)] > (kept[-1] + 1 if kept else 0):
            found = _smaller(model, chosen, kept) if tries else None
            tries -= 1
            if found is None:
                return chosen, False
            if not model.violated(found, set()):
                chosen = found
                break
        kept.append(int(chosen[len(kept)]))
    return chosen, True


def _smaller(model: _Rows, chosen: np.ndarray, kept: list[int]) -> np.ndarray | None:
    """Find a bundle with the kept steps whose next one comes as early as can be; None: not proved."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import block_array, csr_array, eye_array

    names = model.may_be_open()
    matrix, low, high = model.constraints(names)
    count, size = len(model.needs.steps), len(model.needs.steps) + len(names)
    start, end = (kept[-1] + 1 if kept else 0), int(chosen[len(kept)]) + 1
    width = end - start
    cost = np.array([step.cost for step in model.needs.steps], dtype=float)
    total = np.zeros((2, size))
    total[0, :count], total[1, :count] = 1.0, cost
    marked = eye_array(width, size, k=start)
    rows = block_array(
        [
            [matrix, None],
            [csr_array(total), None],
            [-marked, eye_array(width)],
            [None, csr_array(np.ones((1, width)))],
        ],
        format="csr",
    )
    fixed = (float(len(chosen)), float(cost[chosen].sum()))
    least, most = np.zeros(size + width), np.ones(size + width)
    least[kept] = 1.0
    most[:start] = least[:start]
    most[count:size] = 0.0
    price = np.append(np.zeros(size), np.arange(width, dtype=float))
    found = milp(
        price, integrality=np.append(np.ones(size), np.zeros(width)), bounds=Bounds(least, most),
        constraints=LinearConstraint(
            rows,
            np.concatenate([low, fixed, np.full(width, -np.inf), [1.0]]),
            np.concatenate([high, fixed, np.zeros(width), [1.0]]),
        ),
        options={"mip_rel_gap": 0.0, "node_limit": _NODES},
    )  # fmt: skip
    if found.x is None or found.status != 0:
        return None
    answer: np.ndarray = np.flatnonzero(np.round(found.x[:count]).astype(bool))
    return answer
