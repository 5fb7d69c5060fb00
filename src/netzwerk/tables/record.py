"""The record of the checked tables of one wave."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from netzwerk.decided import Decision
from netzwerk.settings import Settings
from netzwerk.sheet import Assumption


@dataclass(frozen=True, eq=False, repr=False)
class Tables:
    """The checked tables of one wave, as `schema` pins their columns, and what became of every cell.

    Attributes
    ----------
    wave, town : str
        The wave's and the town's name.
    actors, reports, affiliations, asked, mentions, ledger : DataFrame
        Columns as in `netzwerk.schema`; actors in the order of the roster, those not on it after them.
    assumptions : tuple of Assumption
        What was taken for granted, each with the line of netzwerk.toml that would overrule it.
    settings : Settings
        What netzwerk.toml said.
    undone : tuple of Decision
        What people wrote about spellings that settles nothing yet: put off, or not to be followed.
    """

    wave: str
    town: str
    actors: pd.DataFrame
    reports: pd.DataFrame
    affiliations: pd.DataFrame
    asked: pd.DataFrame
    mentions: pd.DataFrame
    ledger: pd.DataFrame
    assumptions: tuple[Assumption, ...] = ()
    settings: Settings = field(default_factory=Settings)
    undone: tuple[Decision, ...] = ()

    @property
    def findings(self) -> pd.DataFrame:
        """The lines of the ledger that a reader must hear of, errors first."""
        order = {"error": 0, "warning": 1, "note": 2}
        heard = self.ledger[self.ledger["severity"].isin(order)]
        return heard.sort_values("severity", key=lambda s: s.map(order), kind="stable")

    def __repr__(self) -> str:
        return (
            f"<Tables '{self.wave}': {len(self.actors)} actors, {len(self.reports)} reports, "
            f"{len(self.affiliations)} affiliations, {len(self.findings)} findings>"
        )
