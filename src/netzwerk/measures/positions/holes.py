"""Structural holes (Burt 1992): constraint, effective size, efficiency, hierarchy.

All read Z = W + Wᵀ over the whole network, diagonal 0: what one invests in another counts in both
directions (undirected ties alike). p_ij = z_ij / Σ_k z_ik; m_jq = z_jq / max_k z_jk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netzwerk.measures.engine import Engine, Floats
from netzwerk.measures.record import SMALLEST, STRENGTH, TIES, Measure, on_ties

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def _invested(engine: Engine, valued: bool) -> csr_array:
    from scipy.sparse import csr_array

    matrix = engine.valued if valued else engine.adjacency
    return csr_array(matrix + matrix.T)


def _scaled(matrix: csr_array, by: Floats) -> csr_array:
    from scipy.sparse import diags_array

    return diags_array(np.divide(1.0, by, out=np.zeros_like(by), where=by > 0)) @ matrix


def _contacts(engine: Engine) -> csr_array:
    return engine.undirected.adjacency


def _dyadic(engine: Engine, valued: bool) -> csr_array:
    """c_ij = (p_ij + Σ_q p_iq p_qj)² for every contact j of i, sparse (n, n)."""
    invested = _invested(engine, valued)
    share = _scaled(invested, np.asarray(invested.sum(axis=1), dtype=float))
    both = (share + share @ share).multiply(_contacts(engine))
    return both.multiply(both).tocsr()


def _or_nan(engine: Engine, values: Floats) -> Floats:
    return np.where(engine.partners > 0, values, np.nan)


def constraint(engine: Engine, *, valued: bool = False) -> Floats:
    """Sum up how much an actor's contacts lead back to each other (Burt 1992).

    c_i = Σ_{j: z_ij>0} (p_ij + Σ_q p_iq p_qj)². A low value means contacts who do not know each other.

    Parameters
    ----------
    engine : Engine
        Reads ties (a_ij + a_ji), or strength.
    valued : bool
        Whether strength counts.

    Returns
    -------
    ndarray, shape (n,)
        Above 0, 1 with one contact, at most 1.125 undirected and unvalued, below 2 always; NaN without a
        tie. UCINET's default, the ego network model, leaves out ties beyond the ego network and differs.

    Examples
    --------
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> constraint(line).tolist()
    [1.0, 0.5, 1.0]
    """
    return _or_nan(engine, np.asarray(_dyadic(engine, valued).sum(axis=1), dtype=float))


def effective_size(engine: Engine, *, valued: bool = False) -> Floats:
    """Count an actor's contacts less their redundancy (Burt 1992; Borgatti 1997).

    e_i = Σ_{j: z_ij>0} (1 − Σ_{q≠i,j} p_iq m_jq); in an undirected unvalued network n − 2t/n with n
    contacts and t ties among them. networkx's vectorised form is wrong for valued and directed networks.

    Parameters
    ----------
    engine : Engine
        Reads ties (a_ij + a_ji), or strength.
    valued : bool
        Whether strength counts.

    Returns
    -------
    ndarray, shape (n,)
        0 to the number of contacts; NaN without a tie.

    Examples
    --------
    >>> triangle = Engine(3, np.array([0, 1, 0]), np.array([1, 2, 2]), np.ones(3))
    >>> effective_size(triangle).tolist()
    [1.0, 1.0, 1.0]
    """
    invested = _invested(engine, valued)
    share = _scaled(invested, np.asarray(invested.sum(axis=1), dtype=float))
    largest = invested.max(axis=1).toarray().ravel() if engine.n else np.zeros(0)
    marginal = _scaled(invested, largest)
    redundant = (share @ marginal.T).multiply(_contacts(engine)).sum(axis=1)
    return _or_nan(engine, engine.partners - np.asarray(redundant, dtype=float))


def efficiency(engine: Engine) -> Floats:
    """Divide the effective size by the number of distinct contacts (Burt 1992).

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    ndarray, shape (n,)
        0 to 1; NaN without a tie.

    Examples
    --------
    >>> triangle = Engine(3, np.array([0, 1, 0]), np.array([1, 2, 2]), np.ones(3))
    >>> efficiency(triangle).tolist()
    [0.5, 0.5, 0.5]
    """
    return effective_size(engine) / np.where(engine.partners > 0, engine.partners, 1)


def hierarchy(engine: Engine) -> Floats:
    """Say how far an actor's constraint comes from one single contact (Burt 1992, Coleman–Theil).

    With N contacts, c_ij the constraint by contact j and c̄ their mean:
    Σ_j (c_ij/c̄) ln(c_ij/c̄) / (N ln N).

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    ndarray, shape (n,)
        0 (all contacts constrain alike) to 1; 1 with one contact; NaN without a tie.

    Examples
    --------
    >>> line = Engine(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> hierarchy(line).tolist()
    [1.0, 0.0, 1.0]
    """
    dyadic = _dyadic(engine, valued=False).tocoo()
    count = engine.partners.astype(float)
    mean = np.bincount(dyadic.row, dyadic.data, minlength=engine.n)[: engine.n] / np.maximum(count, 1)
    ratio = dyadic.data / mean[dyadic.row]
    spread = np.bincount(dyadic.row, ratio * np.log(ratio), minlength=engine.n)[: engine.n]
    scale = np.where(count > 1, count * np.log(np.maximum(count, 2)), 1.0)
    return _or_nan(engine, np.where(count > 1, np.maximum(spread, 0.0) / scale, 1.0))


_BURT = "Burt 1992"
_NONE = ("no_partner",)
_VALUED = (TIES, STRENGTH)

MEASURES = (
    Measure(
        "constraint", on_ties(constraint), _BURT,
        high=2.0, first=SMALLEST, engine="scipy", undefined=_NONE,
    ),
    Measure(
        "constraint_valued", on_ties(constraint, valued=True), _BURT, _VALUED,
        high=2.0, first=SMALLEST, engine="scipy", undefined=_NONE,
    ),
    Measure(
        "effective_size", on_ties(effective_size), "Burt 1992; Borgatti 1997",
        engine="scipy", undefined=_NONE,
    ),
    Measure(
        "effective_size_valued", on_ties(effective_size, valued=True), "Burt 1992; Borgatti 1997", _VALUED,
        engine="scipy", undefined=_NONE,
    ),
    Measure("efficiency", on_ties(efficiency), _BURT, high=1.0, engine="scipy", undefined=_NONE),
    Measure("hierarchy", on_ties(hierarchy), _BURT, high=1.0, engine="scipy", undefined=_NONE),
)  # fmt: skip
