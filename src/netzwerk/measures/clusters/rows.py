"""What was found of clusters as rows: clusters.csv, and every figure behind the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from netzwerk.measures.chance import generator
from netzwerk.measures.clusters import partitions
from netzwerk.measures.clusters.agreement import ari, contingency
from netzwerk.measures.clusters.search import BETWEEN, Effort, Found
from netzwerk.network import Network
from netzwerk.texts import say

__all__ = ["cluster_table", "count_rows", "figure_rows", "scan_rows", "spread"]

# measure, value, note
Row = tuple[str, str, str]

_RESOLUTIONS = tuple(round(0.5 + 0.1 * step, 1) for step in range(16))


def _said(value: float) -> str:
    """Write a figure so that it reads the same everywhere; nothing for NaN."""
    return "" if np.isnan(value) else f"{value:.6g}"


def figure_rows(
    known: Mapping[str, float], *, effort: Effort, between: Sequence[str] = (), lang: str
) -> list[Row]:
    """One row a figure, with what it means; `between` names the organisations between clusters."""
    said = {"starts": effort.starts, "runs": effort.runs, "who": ", ".join(between) or "–"}
    return [(key, _said(value), say(f"clusters.note.{key}", lang, **said)) for key, value in known.items()]


def scan_rows(found: Found, *, seed: int, lang: str) -> list[Row]:
    """How many clusters other resolutions give, and how they agree with the consensus."""
    rows = []
    dice = generator(seed, "clusters", "scan")
    for resolution in _RESOLUTIONS:
        labels, _ = partitions.best_partition(
            found.tied.ties, found.tied.n, dice=dice, starts=found.effort.starts, resolution=resolution
        )
        agreement = _said(round(ari(found.labels, labels), 3)) or "–"
        note = say("clusters.note.scan", lang, resolution=resolution, agreement=agreement)
        rows.append((f"scan_{resolution}", str(int(labels.max()) + 1), note))
    return rows


def count_rows(net: Network, found: Found, called: Sequence[str], *, lang: str) -> list[Row]:
    """Cross-tabulate discernible clusters and sectors, a row a cell."""
    sectors = net.sectors.iloc[found.tied.actors].to_numpy(dtype=str)
    counts = contingency(found.labels, sectors)
    return [
        (
            f"count:{cluster + 1}|{sector}",
            str(counts[cluster, place]),
            say("clusters.note.count", lang, cluster=cluster + 1, name=name, sector=sector),
        )
        for cluster, name in enumerate(called)
        for place, sector in enumerate(np.unique(sectors))
    ]


def between_names(net: Network, found: Found) -> list[str]:
    """Names of the organisations between clusters, in the order of their keys."""
    places = found.tied.actors[found.membership < BETWEEN]
    return [str(name) for name in net.actors["name"].iloc[places]]


def spread(net: Network, found: Found | None) -> pd.Series:
    """Spread the consensus over all actors of the network; NaN for those without a tie."""
    values = np.full(net.n, np.nan)
    if found is not None:
        values[found.tied.actors] = found.labels
    return pd.Series(values, index=net.index, name="cluster")


def cluster_table(net: Network, found: Found | None, called: Sequence[str]) -> pd.DataFrame:
    """Rows of clusters.csv: a cluster's number from 1, its name, the membership; empty without names."""
    table = pd.DataFrame({"actor": net.index.to_numpy(), "cluster": "", "name": "", "membership": np.nan})
    if found is not None and called:
        place = found.tied.actors
        table.loc[place, "cluster"] = [str(label + 1) for label in found.labels]
        table.loc[place, "name"] = [called[label] for label in found.labels]
        table.loc[place, "membership"] = found.membership
    return table
