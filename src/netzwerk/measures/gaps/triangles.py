"""Triangles of two levels, counted: actor – field – actor and actor – field – field, open and closed.

A triangle is closed where its third side is there: two actors of a field have a tie, two fields of an actor
are stated to depend on each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from netzwerk.measures.effects.gains import adjacency
from netzwerk.measures.gaps.motifs import working
from netzwerk.measures.gaps.stated_fields import stated_fields
from netzwerk.network import Network
from netzwerk.schema import WHOLE
from netzwerk.texts import DEFAULT_LANGUAGE, say

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["membership_matrix", "triangle_rows", "triangles"]


def membership_matrix(net: Network, fields: Sequence[str]) -> csr_array:
    """Return who works in which field (active or lead): sparse 0/1, shape (actors, fields)."""
    from scipy.sparse import csr_array

    once = working(net)[["actor", "field"]].drop_duplicates()
    rows = net.index.get_indexer(once["actor"])
    columns = pd.Index(list(fields), dtype=object).get_indexer(once["field"])
    ones = np.ones(len(once), dtype=np.int64)
    return csr_array((ones, (rows, columns)), shape=(net.n, len(fields)))


def triangles(net: Network, fields: pd.DataFrame | None = None) -> dict[str, float]:
    """Count triangles of two levels: functional (actor – field – actor), integrative (actor – field – field).

    With B who works where, A the ties and L the stated links: functional_closed = Σ_{i<j} (B Bᵀ ∘ A)_ij,
    functional_open = Σ_{i<j} (B Bᵀ ∘ (1 − A))_ij; integrative likewise over pairs of fields with Bᵀ B and L.

    Parameters
    ----------
    net : Network
        Existing ties, direction ignored, and affiliations of kind `field`, active or lead.
    fields : DataFrame, optional
        What is stated to depend on each other, as `stated_fields` reads it.

    Returns
    -------
    dict of str to float
        functional_closed, functional_open, integrative_closed, integrative_open; the last two NaN where
        no link is stated, the first two where nobody works anywhere.

    Notes
    -----
    Bodin 2017; Angst & Seppelt (motifr), where they are called social-ecological motifs.

    Examples
    --------
    >>> work = pd.DataFrame({"actor": ["a", "b", "a"], "field": ["school", "school", "sport"]})
    >>> links = pd.DataFrame({"field_a": ["school"], "field_b": ["sport"]})
    >>> triangles(Network.of(affiliations=work), links)
    {'functional_closed': 0.0, 'functional_open': 1.0, 'integrative_closed': 1.0, 'integrative_open': 0.0}
    """
    stated = stated_fields(net, fields)
    member = membership_matrix(net, stated.names)
    in_field, of_actor = (np.asarray(member.sum(axis=axis)).ravel() for axis in (0, 1))
    all_functional = float((in_field * (in_field - 1) // 2).sum())
    all_integrative = float((of_actor * (of_actor - 1) // 2).sum())
    together = member @ member.T
    functional = float(together.multiply(adjacency(net)).sum() / 2)
    place = {name: k for k, name in enumerate(stated.names)}
    shared = member.T @ member
    integrative = float(sum(shared[place[f], place[g]] for f, g in stated.links))
    nobody, unlinked = not member.nnz, not stated.links
    return {
        "functional_closed": np.nan if nobody else functional,
        "functional_open": np.nan if nobody else all_functional - functional,
        "integrative_closed": np.nan if unlinked else integrative,
        "integrative_open": np.nan if unlinked else all_integrative - integrative,
    }


def triangle_rows(
    net: Network, fields: pd.DataFrame | None = None, *, lang: str = DEFAULT_LANGUAGE
) -> pd.DataFrame:
    """Return the triangles as rows of results/network.csv; what is undefined says why."""
    rows = []
    for name, value in triangles(net, fields).items():
        reason = (
            ("no_field_links" if name.startswith("integrative") else "nobody_works")
            if np.isnan(value)
            else ""
        )
        rows.append((name, value, np.nan, np.nan, "", say(f"triangles.{reason or name}", lang)))
    return pd.DataFrame(rows, columns=WHOLE.names).astype({"value": float})
