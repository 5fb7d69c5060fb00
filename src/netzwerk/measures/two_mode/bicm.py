"""What chance alone would share: the bipartite configuration model, and exact Poisson–binomial tails."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from netzwerk.measures.engine import Floats, Ints

Marks = npt.NDArray[np.bool_]

__all__ = ["expected_table", "poisson_binomial_tail"]

_ROUNDS, _CLOSE = 500, 1e-11


def expected_table(table: Floats) -> Floats:
    """Fit the model that is most random given the expected degrees of both modes (Saracco et al. 2015).

    p_if = x_i y_f / (1 + x_i y_f) with Σ_f p_if = k_i and Σ_i p_if = d_f, by Newton's method on the
    likelihood, once for each distinct degree. Who is in everything has p = 1, who is in nothing 0.

    Parameters
    ----------
    table : ndarray of float, shape (actors, fields)
        Who is in what, 0 and 1; only its margins are read.

    Returns
    -------
    ndarray, shape (actors, fields)
        The probability of each affiliation.

    Examples
    --------
    >>> expected_table(np.eye(2)).round(6).tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    chance = np.zeros(table.shape)
    rows, columns = np.arange(table.shape[0]), np.arange(table.shape[1])
    left = [table.sum(axis=1), table.sum(axis=0)]
    while len(rows) and len(columns):
        full = left[0] == len(columns), left[1] == len(rows)
        empty = left[0] == 0, left[1] == 0
        if not any(marks.any() for marks in (*full, *empty)):
            chance[np.ix_(rows, columns)] = _fitted(left[0], left[1])
            break
        chance[np.ix_(rows[full[0]], columns)] = 1.0
        chance[np.ix_(rows, columns[full[1]])] = 1.0
        chance[np.ix_(rows[empty[0]], columns)] = 0.0
        chance[np.ix_(rows, columns[empty[1]])] = 0.0
        rows, columns, left = _without(rows, columns, left=left, full=full, empty=empty)
    return chance


def _without(
    rows: Ints,
    columns: Ints,
    *,
    left: list[Floats],
    full: tuple[Marks, Marks],
    empty: tuple[Marks, Marks],
) -> tuple[Ints, Ints, list[Floats]]:
    """Take out the rows and columns that are decided, and what they gave to the others."""
    keep = ~(full[0] | empty[0]), ~(full[1] | empty[1])
    degrees = left[0] - full[1].sum(), left[1] - full[0].sum()
    return rows[keep[0]], columns[keep[1]], [degrees[0][keep[0]], degrees[1][keep[1]]]


def _fitted(k: Floats, d: Floats) -> Floats:
    """Solve for one multiplier a distinct degree: log x by rows, log y by columns."""
    rows, of_row, many = np.unique(k, return_inverse=True, return_counts=True)
    columns, of_column, wide = np.unique(d, return_inverse=True, return_counts=True)
    theta, eta = np.log(rows / np.sqrt(k.sum())), np.log(columns / np.sqrt(k.sum()))
    for _ in range(_ROUNDS):
        p = _logistic(theta, eta)
        short = np.concatenate([many * (rows - p @ wide), wide * (columns - many @ p)])
        if np.abs(short).max() < _CLOSE * len(k):
            break
        step = np.linalg.lstsq(_curvature(p, many, wide), short, rcond=None)[0]
        step *= min(1.0, 2.0 / max(np.abs(step).max(), 1e-300))
        theta, eta = theta + step[: len(rows)], eta + step[len(rows) :]
    return np.asarray(_logistic(theta, eta)[of_row][:, of_column])


def _logistic(theta: Floats, eta: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-(theta[:, None] + eta[None, :]))))


def _curvature(p: Floats, many: Ints, wide: Ints) -> Floats:
    spread = p * (1 - p) * many[:, None] * wide[None, :]
    return np.block([[np.diag(spread.sum(axis=1)), spread], [spread.T, np.diag(spread.sum(axis=0))]])


def poisson_binomial_tail(chances: Floats) -> Floats:
    """Give P(X ≥ x) for every x, X the number of successes among independent trials, exactly.

    Parameters
    ----------
    chances : ndarray, shape (…, trials)
        Each trial's probability; several distributions side by side.

    Returns
    -------
    ndarray, shape (…, trials + 1)
        The tail at x = 0, 1, …, trials; at 0 it is 1.

    Examples
    --------
    >>> poisson_binomial_tail(np.array([0.5, 0.5])).tolist()
    [1.0, 0.75, 0.25]
    """
    trials = chances.shape[-1]
    mass = np.zeros((*chances.shape[:-1], trials + 1))
    mass[..., 0] = 1.0
    for trial in range(trials):
        p = chances[..., trial, None]
        mass[..., 1 : trial + 2] = mass[..., 1 : trial + 2] * (1 - p) + mass[..., : trial + 1] * p
        mass[..., :1] *= 1 - p
    tail = np.cumsum(mass[..., ::-1], axis=-1)[..., ::-1]
    return np.asarray(np.clip(tail, 0.0, 1.0))
