"""The tables of a wave while corrections are applied: rows dropped, added, changed, and what it touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from netzwerk import terms

Place = tuple[str, str, int, int]
_PLACE = ["file", "sheet", "row", "column"]


@dataclass(frozen=True, eq=False)
class Frames:
    """The four tables, and the cells whose word was corrected so far.

    Attributes
    ----------
    actors, reports, affiliations, asked : DataFrame
        As `schema` pins their columns.
    directed : bool
        Whether (a, b) and (b, a) are two ties.
    touched : tuple of (file, sheet, row, column)
        Cells that said something else.
    """

    actors: pd.DataFrame
    reports: pd.DataFrame
    affiliations: pd.DataFrame
    asked: pd.DataFrame
    directed: bool = False
    touched: tuple[Place, ...] = ()

    def between(self, pair: tuple[str, str], state: str) -> pd.Series:
        """Mark the reports of one pair and state."""
        return self._joins(self.reports["source"], self.reports["target"], pair) & self.reports["state"].eq(
            state
        )

    def _joins(self, one: pd.Series, other: pd.Series, pair: tuple[str, str]) -> pd.Series:
        straight = one.eq(pair[0]) & other.eq(pair[1])
        return straight if self.directed else straight | (one.eq(pair[1]) & other.eq(pair[0]))

    def without_reports(self, which: pd.Series) -> Frames:
        """Drop reports; whoever was asked about such a pair alone has then answered no."""
        asked = self.asked
        existing = self.reports[which & self.reports["state"].eq(terms.EXISTING)]
        for pair in existing[["source", "target"]].drop_duplicates().itertuples(index=False, name=None):
            denied = self._joins(asked["actor"], asked["about"], pair) & asked["answer"].eq(terms.YES)
            asked = asked.assign(answer=asked["answer"].mask(denied, terms.NO))
        left = self.reports[~which].reset_index(drop=True)
        return replace(self, reports=left, asked=asked, touched=self._touch(self.reports[which]))

    def without_affiliations(self, which: pd.Series) -> Frames:
        """Drop memberships."""
        left = self.affiliations[~which].reset_index(drop=True)
        return replace(self, affiliations=left, touched=self._touch(self.affiliations[which]))

    def without_actor(self, actor: str) -> Frames:
        """Drop an organisation with everything that is said of it."""
        of_it = self.reports["source"].eq(actor) | self.reports["target"].eq(actor)
        less = self.without_reports(of_it)
        less = less.without_affiliations(less.affiliations["actor"].eq(actor))
        named = less.asked["actor"].eq(actor) | less.asked["about"].eq(actor)
        return replace(
            less,
            actors=less.actors[less.actors["actor"].ne(actor)].reset_index(drop=True),
            asked=less.asked[~named].reset_index(drop=True),
        )

    def silent(self, which: pd.Series) -> Frames:
        """Take the strengths out of reports whose tie gets another one; the reports stay."""
        strengths = self.reports["strength"].mask(which)
        said = self.reports[which & self.reports["strength"].notna()]
        return replace(self, reports=self.reports.assign(strength=strengths), touched=self._touch(said))

    def with_row(self, table: str, row: Mapping[str, Any]) -> Frames:
        """Add one row to a table."""
        frame: pd.DataFrame = getattr(self, table)
        empty = {name: float("nan") if dtype.kind == "f" else "" for name, dtype in frame.dtypes.items()}
        full = {name: row.get(name, blank) for name, blank in empty.items()}
        more = pd.DataFrame([full], columns=frame.columns).astype(frame.dtypes.to_dict())
        grown = more if frame.empty else pd.concat([frame, more], ignore_index=True)
        return replace(self, **{table: grown})

    def with_value(self, actor: str, column: str, value: object) -> Frames:
        """Set one value of an actor."""
        values = self.actors[column].mask(self.actors["actor"].eq(actor), value)
        return replace(self, actors=self.actors.assign(**{column: values}))

    def value(self, actor: str, column: str) -> str:
        """Return one value of an actor."""
        return str(self.actors.loc[self.actors["actor"].eq(actor), column].iloc[0])

    def _touch(self, rows: pd.DataFrame) -> tuple[Place, ...]:
        places = rows[_PLACE].itertuples(index=False, name=None)
        return (*self.touched, *((str(f), str(s), int(r), int(c)) for f, s, r, c in places))
