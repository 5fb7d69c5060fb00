"""The record of what is known of how sure values and ranks are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netzwerk.measures.doubt.covered import COVERED
from netzwerk.measures.doubt.pairs import indistinguishable, unsettled
from netzwerk.measures.doubt.ranks import places
from netzwerk.measures.doubt.whole_spans import with_spans
from netzwerk.measures.record import SMALLEST, VALUE, Measure

__all__ = ["Stability"]


@dataclass(frozen=True, eq=False, repr=False)
class Stability:
    """What is known of how sure values and ranks are.

    Attributes
    ----------
    centrality : DataFrame
        Columns of results/centrality.csv, one row an actor and measure: value, its span, rank, its span
        (the wider of drawn reports and left-out groups), what the span rests on, a note.
    table : DataFrame
        Columns of results/stability.csv, each kind alone.
    whole : DataFrame
        measure, value, low, high, basis: spans of measures of the network from drawn reports.
    draws : mapping of str to ndarray, shape (draws, n)
        Each measure's values in the drawn networks.
    index : Index
        The actors.
    lights : DataFrame
        measure, light (green, yellow, red), figure and kind (what decided), value, note (the same in words).
    records : mapping of str to Measure
        The measures, by name.
    """

    centrality: pd.DataFrame
    table: pd.DataFrame
    whole: pd.DataFrame
    draws: Mapping[str, np.ndarray]
    index: pd.Index
    lights: pd.DataFrame
    records: Mapping[str, Measure]

    def probability_first(self, k: int = 1) -> pd.DataFrame:
        """Share of draws in which each actor is among the first k, level places shared evenly.

        Parameters
        ----------
        k : int
            How many places.

        Returns
        -------
        DataFrame
            Indexed by actor, a column a measure that ranks.
        """
        ranked = {name: record for name, record in self.records.items() if record.gives == VALUE}
        return pd.DataFrame(
            {
                name: places(self.draws[name], smallest=record.first == SMALLEST).first(k)
                for name, record in ranked.items()
            },
            index=self.index,
        )

    def indistinguishable(self, measure: str) -> pd.DataFrame:
        """List the pairs of actors whose order by a measure the draws do not settle.

        Parameters
        ----------
        measure : str
            One that ranks.

        Returns
        -------
        DataFrame
            actor_a, actor_b (in the actors' order), share: of the draws in which a is above b, level ones
            counted half; between .025 and .975.
        """
        order = places(self.draws[measure], smallest=self.records[measure].first == SMALLEST)
        return indistinguishable(*unsettled(order), self.index)

    @property
    def coverage(self) -> pd.DataFrame:
        """How often spans held the true value and rank in simulated workshops: measure, value, rank."""
        known = [(name, *COVERED[name]) for name in self.draws if name in COVERED]
        return pd.DataFrame(known, columns=["measure", "value", "rank"])

    def with_spans(self, table: pd.DataFrame) -> pd.DataFrame:
        """Add spans from drawn reports to those rows of results/network.csv that have no bounds.

        Parameters
        ----------
        table : DataFrame
            What `whole` gave for the same network.

        Returns
        -------
        DataFrame
            The same rows; where a span was added, `basis` says reports and the note is empty.
        """
        return with_spans(table, self.whole)

    def __repr__(self) -> str:
        drawn = len(next(iter(self.draws.values()), ()))
        return f"<Stability: {len(self.index)} actors, {len(self.draws)} measures, {drawn} draws>"
