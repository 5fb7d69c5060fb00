"""What a run and a measuring made: data first, lines for a terminal from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from netzwerk import terms
from netzwerk.errors import EXIT_DONE
from netzwerk.network import Network
from netzwerk.pipeline.answers import Answers
from netzwerk.pipeline.comparing import Compared
from netzwerk.pipeline.told import assumed_lines, exit_code, findings_line, read_line, unread_lines
from netzwerk.sheet import Sheets
from netzwerk.tables import Tables
from netzwerk.texts import say

__all__ = ["MAP", "MEASURES", "REVIEW", "Measured", "Run", "Wave"]

REVIEW = "review.xlsx"
MEASURES = "massnahmen.xlsx"
# So many matters are named on the terminal.
_NAMED = 3
MAP = "map.html"


@dataclass(frozen=True, eq=False)
class Wave:
    """One wave of a run: what was read, what was answered, where it lies.

    Attributes
    ----------
    tables : Tables
        The checked tables and the ledger.
    net : Network
        The network they make.
    answers : Answers or None
        What was measured; nothing in a quick run.
    folder : Path
        Where its files lie.
    files : tuple of str
        Their paths in the folder.
    review : str
        The name of the workbook of what is to be decided; another one where a person wrote something into
        it that could not be taken over.
    editions : tuple of str
        The editions that were made beside the internal one.
    measures : str
        The name of the workbook of what is to be agreed on; another one for the same reason.
    gone : int
        On how many matters something was decided that do not come up any more.
    """

    tables: Tables
    net: Network
    answers: Answers | None
    folder: Path
    files: tuple[str, ...]
    review: str = REVIEW
    editions: tuple[str, ...] = ()
    measures: str = MEASURES
    gone: int = 0

    @property
    def matters(self) -> tuple[str, ...]:
        """The keys of its register; none where nothing was measured."""
        return () if self.answers is None else tuple(self.answers.register["matter"])

    def lines(self, lang: str) -> list[str]:
        """Say what became of this wave."""
        ties = self.net.ties
        counts: dict[str, object] = {
            "actors": self.net.n,
            "ties": len(self.net.edges),
            "confirmed": int((ties["state"].eq(terms.EXISTING) & ties["confirmed"]).sum()),
            "wished": int(ties["state"].eq(terms.WISHED).sum()),
        }
        said = [self.tables.wave or self.tables.town, say("pipeline.network", lang, **counts)]
        if self.answers is not None:
            said.append(say("pipeline.gaps", lang, gaps=len(self.answers.gaps)))
            said += _first_matters(self.answers.register, lang)
        said += unread_lines(self.tables, lang)
        said.append(findings_line(self.tables, lang))
        if self.review != REVIEW:
            said.append(say("pipeline.review_kept", lang, name=self.review))
        else:
            said.append(say("pipeline.review", lang, path=self.folder / self.review))
        said += self._agreed(lang)
        said.append(say("pipeline.map", lang, path=self.folder / MAP))
        for edition in self.editions:
            said.append(
                say("pipeline.edition", lang, edition=edition, path=self.folder / "editions" / edition)
            )
        return said

    def _agreed(self, lang: str) -> list[str]:
        """Say where it is entered what is agreed on, and what does not come up any more."""
        if self.answers is None:
            return []
        if self.measures != MEASURES:
            said = [say("massnahmen.kept", lang, name=self.measures)]
        else:
            said = [say("massnahmen.path", lang, path=self.folder / self.measures)]
        if self.gone:
            key = "massnahmen.gone_one" if self.gone == 1 else "massnahmen.gone"
            said.append(say(key, lang, count=self.gone, name=self.measures))
        return said


def _first_matters(register: pd.DataFrame, lang: str) -> list[str]:
    """Name the first matters of the shortlist."""
    rows = register[register["shortlist"].astype(bool)].head(_NAMED)
    said = [say("massnahmen.row", lang, rank=row["rank"], sentence=row["sentence"])
            for row in rows.to_dict("records")]  # fmt: skip
    if rows["convenor"].eq("").any():
        said.append(say("massnahmen.nobody", lang))
    return [say("massnahmen.first", lang), *said] if said else []


@dataclass(frozen=True, eq=False)
class Run:
    """A finished run.

    Attributes
    ----------
    sheets : Sheets
        What was read.
    out : Path
        Where everything lies.
    waves : tuple of Wave
        In their order.
    lang : str
        Language of its lines.
    taken : tuple of str
        What was taken over of people's decisions, said in a line.
    compared : Compared or None
        What changed from wave to wave, where there are several.
    """

    sheets: Sheets
    out: Path
    waves: tuple[Wave, ...]
    lang: str
    taken: tuple[str, ...] = ()
    compared: Compared | None = None

    @property
    def exit_code(self) -> int:
        """0, or 1 where a file, sheet or table could not be read."""
        return exit_code([wave.tables for wave in self.waves])

    def lines(self) -> list[str]:
        """Say in short what was read and assumed, and last what was made."""
        said = [read_line(self.sheets, self.lang), *self.taken]
        said += assumed_lines([wave.tables for wave in self.waves], self.lang)
        for wave in self.waves:
            said += ["", *wave.lines(self.lang)]
        if self.compared is not None:
            said += ["", *self.compared.lines()]
        return said

    def __repr__(self) -> str:
        files = sum(len(wave.files) for wave in self.waves)
        return f"<Run '{self.sheets.town}': {len(self.waves)} waves, {files} files in {self.out}>"


@dataclass(frozen=True, eq=False)
class Measured:
    """What was measured from clean tables.

    Attributes
    ----------
    nets : tuple of Network
        The networks they make, one a wave.
    folder : Path
        Where everything lies.
    lang : str
        Language of its lines.
    compared : Compared or None
        What changed from wave to wave, where there are several.
    """

    nets: tuple[Network, ...]
    folder: Path
    lang: str
    compared: Compared | None = None

    @property
    def exit_code(self) -> int:
        """0: what cannot be read ends with an error before."""
        return EXIT_DONE

    def lines(self) -> list[str]:
        """Say in short what was measured and where it lies."""
        said = []
        for net in self.nets:
            counts: dict[str, object] = {"actors": net.n, "ties": len(net.edges)}
            said += [net.wave] * bool(net.wave) + [say("pipeline.measured", self.lang, **counts)]
            unstated = int(net.sectors.eq(terms.UNKNOWN).sum())
            if 0 < unstated < net.n:
                said.append(say("pipeline.without_sector", self.lang, count=unstated))
            said += self._self_ties(net)
        if self.compared is not None:
            said += ["", *self.compared.lines(), ""]
        return [*said, say("pipeline.folder", self.lang, path=self.folder)]

    def _self_ties(self, net: Network) -> list[str]:
        """Say which lines join an organisation with itself: they are no ties."""
        own = net.reports.loc[net.reports["source"].eq(net.reports["target"]), "source"]
        if own.empty:
            return []
        who = ", ".join(dict.fromkeys(own))
        key = "pipeline.self_tie" if len(own) == 1 else "pipeline.self_ties"
        return [say(key, self.lang, count=len(own), who=who)]
