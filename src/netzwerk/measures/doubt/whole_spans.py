"""Spans of measures of the network as a whole, from the same draws as those of actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.draws.spans import recentred
from netzwerk.measures.record import Measure
from netzwerk.measures.whole.answer import WHOLE
from netzwerk.network import Network

__all__ = ["DRAWN_WHOLE", "whole_records", "whole_spans", "with_spans"]

# Measures of the network with a span from draws. Counts (components, isolates …) have none: re-centred, they
# would leave what is possible; `whole` gives them bounds.
DRAWN_WHOLE = (
    "density", "mean_distance", "transitivity", "mean_local_clustering", "mean_local_clustering_zero",
    "centralization_degree", "centralization_betweenness", "centralization_closeness",
    "assortativity_sector", "assortativity_degree", "ei_index",
)  # fmt: skip


def whole_records() -> list[Measure]:
    """Return the records of the measures that are drawn, in the order of network.csv."""
    return [record for record in WHOLE if record.name in DRAWN_WHOLE]


def whole_spans(net: Network, chunks: Sequence[Mapping[str, np.ndarray]]) -> pd.DataFrame:
    """Give spans as those of actors: re-centred, cut to the range, holding the value.

    Parameters
    ----------
    net : Network
        Whose values are observed.
    chunks : sequence of mapping
        Draws of each measure, shape (draws,), chunk by chunk.

    Returns
    -------
    DataFrame
        measure, value, low, high, basis.
    """
    rows = []
    drawn_ones = whole_records() if not chunks else [r for r in whole_records() if r.name in chunks[0]]
    for record in drawn_ones:
        value = np.array([record.function(net)], dtype=float)
        drawn = np.concatenate([chunk[record.name] for chunk in chunks] or [np.empty(0)])[:, None]
        low, high = recentred(value, drawn, low=record.low, high=record.high)
        rows.append((record.name, value[0], low[0], high[0], terms.BASIS_REPORTS))
    return pd.DataFrame(rows, columns=["measure", "value", "low", "high", "basis"])


def with_spans(table: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Add spans to those rows of results/network.csv that have no bounds; their note is then empty."""
    found = spans.set_index("measure").reindex(table["measure"])
    bare = table["low"].isna() & table["value"].notna() & found["low"].notna().to_numpy()
    filled = table.copy()
    for column in ("low", "high", "basis"):
        filled.loc[bare, column] = found[column].to_numpy()[bare]
    filled.loc[bare, "note"] = ""
    return filled
