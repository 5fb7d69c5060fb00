"""Clusters held against what is known of the actors: tables, sectors, fields; and their names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.chance import generator, p_value
from netzwerk.measures.clusters.agreement import ami, ari, contingency, nmi, permuted_p
from netzwerk.network import Network

__all__ = ["cluster_names", "field_marks", "with_fields", "with_labels"]

SHUFFLES = 999
_TOLERANCE = 1e-12
_DOMINANT = 0.5


def with_labels(clusters: np.ndarray, labels: pd.Series, *, what: str, seed: int) -> dict[str, float]:
    """Compare clusters with a label of the actors, over those that have one.

    Parameters
    ----------
    clusters : ndarray of int, shape (n,)
        Each actor's cluster.
    labels : Series, length n
        Each actor's table or sector; missing where it has none.
    what : str
        `groups` or `sectors`: the beginning of the figures' names.
    seed : int
        The run's seed, for the shuffles.

    Returns
    -------
    dict of str to float
        `<what>_ari`, `_p`, `_nmi`, `_ami`, `_ami_p`; NaN where there is nothing to compare.
    """
    known = labels.notna().to_numpy()
    a, b = clusters[known], labels[known].to_numpy(dtype=str)
    dice = generator(seed, "clusters", what)
    return {
        f"{what}_ari": ari(a, b),
        f"{what}_p": permuted_p(ari, a, b, dice=dice, draws=SHUFFLES),
        f"{what}_nmi": nmi(a, b),
        f"{what}_ami": ami(a, b),
        f"{what}_ami_p": permuted_p(nmi, a, b, dice=dice, draws=SHUFFLES),
    }


def field_marks(net: Network, actors: np.ndarray) -> pd.DataFrame:
    """Mark the fields that each of these actors (positions) works in or leads; planned does not count."""
    rows = net.affiliations
    works = rows[rows["kind"].eq(terms.FIELD) & rows["role"].isin(terms.WORKING_ROLES)]
    marks = pd.crosstab(works["actor"], works["field"]).gt(0)
    return marks.reindex(net.index[actors], fill_value=False)


def with_fields(clusters: np.ndarray, marks: pd.DataFrame, *, seed: int) -> dict[str, float]:
    """Compare how alike the actors' fields are within and between clusters.

    Parameters
    ----------
    clusters : ndarray of int, shape (n,)
        Each actor's cluster.
    marks : DataFrame of bool, shape (n, fields)
        Who works in which field; actors without any are left out.
    seed : int
        The run's seed, for the shuffles.

    Returns
    -------
    dict of str to float
        `fields_within`, `fields_between`: mean Jaccard of the field sets of two actors; `fields_p` of their
        difference under shuffled clusters, one-sided. NaN where there is nothing to compare.
    """
    known = marks.any(axis=1).to_numpy(dtype=bool)
    _, labels = np.unique(clusters[known], return_inverse=True)
    sets = marks.to_numpy(dtype=float)[known]
    shared = sets @ sets.T
    size = np.diag(shared)
    alike = shared / np.maximum(size[:, None] + size - shared, 1.0) if len(sets) else shared
    np.fill_diagonal(alike, 0.0)
    within, between = _within_between(alike, labels)
    if np.isnan(within) or np.isnan(between):
        return {"fields_within": within, "fields_between": between, "fields_p": float("nan")}
    dice = generator(seed, "clusters", "fields")
    shuffled = (_within_between(alike, dice.permutation(labels)) for _ in range(SHUFFLES))
    extreme = sum(inside - outside >= within - between - _TOLERANCE for inside, outside in shuffled)
    return {"fields_within": within, "fields_between": between, "fields_p": p_value(extreme, SHUFFLES)}


def _within_between(alike: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """Mean over the pairs in one cluster, and over the others."""
    members = (labels[:, None] == np.arange(labels.max(initial=-1) + 1)).astype(float)
    inside = float(((alike @ members) * members).sum())
    sizes = members.sum(axis=0)
    pairs, all_pairs = float((sizes * (sizes - 1)).sum()), len(labels) * (len(labels) - 1)
    nan = float("nan")
    return (
        inside / pairs if pairs else nan,
        (float(alike.sum()) - inside) / (all_pairs - pairs) if all_pairs > pairs else nan,
    )


def cluster_names(
    clusters: np.ndarray, sectors: Sequence[str], marks: pd.DataFrame, *, mixed: str
) -> list[str]:
    """Name each cluster after the sector of at least half of its members, else after such a field.

    Of several fields the one that sets the cluster apart most from the rest; else `mixed`. Names that come
    up again are numbered.

    Parameters
    ----------
    clusters : ndarray of int, shape (n,)
        0, 1, …
    sectors : sequence of str
        Each actor's sector.
    marks : DataFrame of bool, shape (n, fields)
        Who works in which field.
    mixed : str
        The word for neither.

    Examples
    --------
    >>> none = pd.DataFrame(index=range(3))
    >>> cluster_names(np.array([0, 0, 1]), ["Kultur", "Kultur", "unknown"], none, mixed="gemischt")
    ['Kultur', 'gemischt']
    """
    names: list[str] = []
    for cluster in range(int(clusters.max(initial=-1)) + 1):
        inside = clusters == cluster
        names.append(_dominant_sector(np.asarray(sectors)[inside]) or _telling_field(marks, inside) or mixed)
    seen: dict[str, int] = {}
    for place, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        names[place] = name if seen[name] == 1 else f"{name} {seen[name]}"
    return names


def _dominant_sector(sectors: np.ndarray) -> str:
    values, counts = np.unique(sectors, return_counts=True)
    top = int(np.argmax(counts))
    dominant = counts[top] >= _DOMINANT * len(sectors) and values[top] != terms.UNKNOWN
    return str(values[top]) if dominant and (counts == counts[top]).sum() == 1 else ""


def _telling_field(marks: pd.DataFrame, inside: np.ndarray) -> str:
    if marks.empty:
        return ""
    here = marks.to_numpy(dtype=float)[inside].mean(axis=0)
    there = marks.to_numpy(dtype=float)[~inside].mean(axis=0) if (~inside).any() else np.zeros_like(here)
    lead = np.where(here >= _DOMINANT, here - there, -1.0)
    top = int(np.argmax(lead))
    return str(marks.columns[top]) if lead[top] > 0 else ""


def largest_share(clusters: np.ndarray, sectors: np.ndarray) -> float:
    """Give the largest share that one sector has in a cluster; NaN without actors."""
    table = contingency(clusters, sectors)
    return float((table / table.sum(axis=1, keepdims=True)).max()) if table.size else float("nan")
