"""One measure's doubt: its values, its draws, what leaving groups out does, as rows of the result tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures.doubt.ranks import Places, places
from netzwerk.measures.draws.spans import Span, extremes, percentiles, recentred, wider
from netzwerk.measures.record import SMALLEST, VALUE, Measure
from netzwerk.texts import say

__all__ = ["Doubt", "own_notes"]

# A share of draws below this is not worth a note.
_SHARE_SAID = 0.01


@dataclass(frozen=True, eq=False)
class Doubt:
    """What is known of how sure one measure's values and ranks are.

    Attributes
    ----------
    record : Measure
        The measure.
    value : ndarray, shape (n,)
        As observed; a mark as 0 or 1.
    drawn : ndarray, shape (draws, n)
        In networks of reports drawn anew.
    without : ndarray, shape (groups, n)
        With each group left out.
    own : ndarray of bool, shape (groups, n)
        Whether the actor sat at that group.
    """

    record: Measure
    value: np.ndarray
    drawn: np.ndarray
    without: np.ndarray
    own: np.ndarray

    @property
    def name(self) -> str:
        """The measure's name."""
        return self.record.name

    @property
    def ranked(self) -> bool:
        """Whether values have an order; marks have none."""
        return self.record.gives == VALUE

    def _places(self, values: np.ndarray) -> Places:
        defined = values if self.ranked else np.full(values.shape, np.nan)
        return places(defined, smallest=self.record.first == SMALLEST)

    @cached_property
    def rank(self) -> np.ndarray:
        """Observed ranks, shape (n,); NaN for marks and where there is no value."""
        return np.asarray(self._places(self.value[None]).rank[0])

    @cached_property
    def places(self) -> Places:
        """The order in every draw."""
        return self._places(self.drawn)

    @cached_property
    def _rank_without(self) -> np.ndarray:
        return self._places(self.without).rank

    @cached_property
    def value_span(self) -> Span:
        """Span of the value from drawn reports; a mark has none."""
        if not self.ranked:
            return np.full(len(self.value), np.nan), np.full(len(self.value), np.nan)
        return recentred(self.value, self.drawn, low=self.record.low, high=self.record.high)

    def _holding(self, span: Span, value: np.ndarray) -> Span:
        low, high = wider(span, (value, value))
        return np.where(np.isnan(value), np.nan, low), np.where(np.isnan(value), np.nan, high)

    @cached_property
    def rank_span(self) -> Span:
        """Span of the rank from drawn reports, widened to hold the observed one."""
        return self._holding(percentiles(self.places.rank), self.rank)

    @cached_property
    def group_spans(self) -> tuple[Span, Span]:
        """Spans of value and rank over the groups that the actor did not sit at."""
        return (
            self._holding(extremes(np.where(self.own, np.nan, self.without)), self.value),
            self._holding(extremes(np.where(self.own, np.nan, self._rank_without)), self.rank),
        )

    @cached_property
    def own_ranks(self) -> Span:
        """Best and worst rank without one of the actor's own groups; NaN where it sat at none."""
        return extremes(np.where(self.own, self._rank_without, np.nan))

    @property
    def basis(self) -> np.ndarray:
        """What each actor's spans rest on."""
        foreign = np.any(~self.own, axis=0)
        drawn = len(self.drawn) > 0
        both = terms.BASIS_BOTH if drawn else terms.BASIS_GROUPS
        return np.where(foreign & self.ranked, both, terms.BASIS_REPORTS if drawn else "")

    def centrality(self, index: pd.Index, *, note: pd.Series) -> pd.DataFrame:
        """Rows of results/centrality.csv."""
        rank_low, rank_high = wider(self.rank_span, self.group_spans[1])
        low, high = self.value_span
        return pd.DataFrame(
            {
                "actor": index.to_numpy(), "measure": self.name, "value": self.value,
                "low": low, "high": high, "rank": self.rank, "rank_low": rank_low, "rank_high": rank_high,
                "basis": self.basis, "note": note.to_numpy(),
            }
        )  # fmt: skip

    def rows(self, index: pd.Index, first: Sequence[int]) -> pd.DataFrame:
        """Rows of results/stability.csv: each kind alone, for value and rank."""
        nothing = (np.full(len(self.value), np.nan),) * 2
        blocks: list[tuple[str, str, np.ndarray, Span]] = []
        if not self.ranked:
            blocks.append(("resampled", "share", self.marked, nothing))
        else:
            blocks.append(("resampled", "value", self.value, self.value_span))
            blocks.append(("resampled", "rank", self.rank, self.rank_span))
            blocks += [("resampled", f"first_{k}", self.places.first(k), nothing) for k in first]
        if self.ranked and len(self.without):
            blocks.append(("group_out", "value", self.value, self.group_spans[0]))
            blocks.append(("group_out", "rank", self.rank, self.group_spans[1]))
            blocks.append(("group_out", "own_group", self.rank, self.own_ranks))
        frames = [
            pd.DataFrame(
                {
                    "kind": kind, "level": level, "actor": index.to_numpy(), "measure": self.name,
                    "value": value, "low": span[0], "high": span[1],
                }
            )
            for kind, level, value, span in blocks
        ]  # fmt: skip
        return pd.concat(frames, ignore_index=True)

    @property
    def marked(self) -> np.ndarray:
        """Share of draws in which a mark is set, shape (n,); NaN without draws."""
        return (
            self.drawn.sum(axis=0) / len(self.drawn) if len(self.drawn) else np.full(len(self.value), np.nan)
        )

    @property
    def undefined(self) -> np.ndarray:
        """Share of draws without a value, of those actors that have one as observed."""
        share = np.isnan(self.drawn).sum(axis=0) / max(1, len(self.drawn))
        return np.where(np.isnan(self.value), 0.0, share)


def own_notes(doubt: Doubt, said: pd.Series, last: str = "", *, lang: str) -> pd.Series:
    """Add to what is said of the values: the rank without the own table, and draws without a value.

    Parameters
    ----------
    doubt : Doubt
        One measure's.
    said : Series of str
        What the measure itself says of each actor.
    last : str
        What is to be said of all of them, after the rest.
    lang : str
        `de` or `en`.
    """
    sat = np.asarray(np.any(doubt.own, axis=0))
    texts = []
    for place, first in enumerate(said):
        parts = [first, _without_own(doubt, place, lang) if sat[place] else "", _draws(doubt, place, lang)]
        parts.append(last)
        texts.append("; ".join(part for part in parts if part))
    return pd.Series(texts, index=said.index, dtype=object)


def _without_own(doubt: Doubt, place: int, lang: str) -> str:
    if np.isnan(doubt.rank[place]):
        return ""
    low, high = doubt.own_ranks[0][place], doubt.own_ranks[1][place]
    if np.isnan(low):
        return say("stability.own_group_no_rank", lang)
    if low == high:
        return say("stability.own_group", lang, rank=int(low))
    return say("stability.own_groups", lang, low=int(low), high=int(high))


def _draws(doubt: Doubt, place: int, lang: str) -> str:
    if not len(doubt.drawn):
        return ""
    if not doubt.ranked:
        return say("stability.marked_draws", lang, share=round(100 * doubt.marked[place]))
    share = float(doubt.undefined[place])
    return "" if share < _SHARE_SAID else say("stability.undefined_draws", lang, share=round(100 * share))
