"""What each kind of correction does to the tables: ties, wishes, organisations, sectors, names, fields."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from netzwerk import terms
from netzwerk.forms import corrections as said
from netzwerk.forms.corrections import Correction
from netzwerk.forms.lines import Fate
from netzwerk.forms.said import Scale, Value
from netzwerk.forms.values import BLANK, read_role, read_value
from netzwerk.names import fold, make_key
from netzwerk.settings import Settings
from netzwerk.sheet import Cell
from netzwerk.tables.calling import Called, Calling
from netzwerk.tables.folding import stem
from netzwerk.tables.frames import Frames


class RefusedLineError(Exception):
    """A line that cannot be followed: the code of its finding, the column, and what it quotes."""

    def __init__(self, code: str, column: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.column, self.values = code, column, values
        self.outcome, self.severity = terms.REFUSED_CELL, terms.WARNING


@dataclass(frozen=True)
class Done:
    """What became of a line that was followed, or needed no following: the tables after it, its outcome."""

    frames: Frames
    outcome: str
    code: str = "correction"
    severity: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    column: str = "becomes"


@dataclass
class Amender:
    """Applies one line after the other to the tables.

    Attributes
    ----------
    frames : Frames
        The tables, with the lines applied so far.
    calling : Calling
        Who is called what.
    settings : Settings
        The project's scale.
    wave : str
        The wave's name.
    mentions : list of tuple
        The organisations that the lines name, as rows of the table of mentions.
    remarks : list of Fate
        What the cells of the line at hand are to say beside what became of it.
    """

    frames: Frames
    calling: Calling
    settings: Settings
    wave: str
    mentions: list[tuple[object, ...]] = field(default_factory=list)
    remarks: list[Fate] = field(default_factory=list)

    def apply(self, line: Correction) -> Done:
        """Apply one line.

        Raises
        ------
        RefusedLineError
            If it cannot be followed; the tables are then as before.
        """
        self.remarks = []
        done = self._handler(line)(line)
        self.frames = done.frames
        return done

    def _handler(self, line: Correction) -> Callable[[Correction], Done]:
        handlers = {
            said.TIE: self._tie, said.WISH: self._tie, said.ACTOR: self._actor, said.SECTOR: self._sector,
            said.NAME: self._name, said.FIELD: self._field,
        }  # fmt: skip
        if line.about not in handlers:
            raise RefusedLineError("correction_what", "what", name=line.text("what"))
        return handlers[line.about]

    # Whom a line is about.

    def _whom(self, line: Correction, role: str) -> str:
        """Find the organisation in a column; unknown names are findings, unsure ones wait for a person."""
        text = line.text(role)
        if not text:
            raise RefusedLineError("correction_who", "what" if "what" in line.columns else role)
        called = self.calling.whom(text)
        if called.actor or called.suggestions:
            self._mention(line, role, called)
        if called.actor:
            return called.actor
        near = ", ".join(self.calling.names(called.suggestions)) or "–"
        refused = RefusedLineError("correction_name", role, name=text, others=near)
        if called.suggestions:
            refused.outcome = terms.PENDING
        raise refused

    def _mention(self, line: Correction, role: str, called: Called) -> None:
        self.mentions.append(
            (self.wave, line.file, line.sheet, line.row, line.columns[role], line.text(role), called.actor,
             called.how, terms.JOIN.join(called.suggestions))
        )  # fmt: skip

    # What a line is about.

    def _tie(self, line: Correction) -> Done:
        pair = (self._whom(line, "source"), self._whom(line, "target"))
        if pair[0] == pair[1]:
            raise RefusedLineError("self_tie", "target", name=line.text("target"))
        state = terms.EXISTING if line.about == said.TIE else terms.WISHED
        wanted, strength = self._wanted(line, state)
        frames = self.frames
        now = frames.between(pair, state)
        self._check_was(line, now)
        if not wanted:
            if not now.any():
                raise RefusedLineError("correction_nothing", "becomes")
            return Done(frames.without_reports(now), terms.CORRECTED)
        if wanted == state and now.any() and strength is None:
            return Done(frames, terms.IGNORED, "correction_needless", terms.NOTE)
        fresh = not now.any()
        frames = frames.silent(now) if wanted == state else frames.without_reports(now)
        frames = frames.with_row("reports", self._report(line, pair, (wanted, strength)))
        return Done(frames, terms.ADDED if fresh else terms.CORRECTED)

    def _wanted(self, line: Correction, state: str) -> tuple[str, float | None]:
        """Read what a tie becomes: its state (empty: none) and strength."""
        if line.verdict == said.WRONG:
            return "", None
        if not line.value and line.verdict == said.MISSING:
            return state, None
        value = self._value(line.value)
        if value.kind == "strength" and state == terms.EXISTING:
            return state, value.strength
        if value.kind in ("state", "mark"):
            return value.state or state, None
        if value.kind in ("no", "none"):
            return "", None
        raise RefusedLineError("correction_value", "becomes", name=line.text("becomes"))

    def _value(self, text: str) -> Value:
        settings = self.settings
        low, high = settings.scale_low, settings.scale_high
        scale = Scale(low=low, high=high, project_low=low, project_high=high)
        return read_value(Cell(1, 1, text), scale)

    def _check_was(self, line: Correction, now: pd.Series) -> None:
        """Say where a line believes something else of the tie than the sheets say."""
        text = line.text("was")
        rows = self.frames.reports[now]
        value = self._value(text) if text else BLANK
        exists = len(rows) > 0
        differs = {
            "strength": not rows["strength"].sub(value.strength or 0).abs().lt(1e-9).any(),
            "state": not exists and value.state == terms.EXISTING,
            "mark": not exists, "no": exists, "none": exists,
        }.get(value.kind, False)  # fmt: skip
        if differs:
            place = (line.row, line.columns["was"])
            fate = Fate(*place, terms.USED, "correction_was", terms.WARNING, {"name": text})
            self.remarks.append(fate)

    def _report(
        self, line: Correction, pair: tuple[str, str], told: tuple[str, float | None]
    ) -> Mapping[str, object]:
        state, strength = told
        party = self.calling.whom(line.text("said_by")).actor if line.text("said_by") else ""
        own = party == pair[0] or (party == pair[1] and state == terms.EXISTING)
        wished_by = terms.BY_SOURCE if own else terms.BY_GROUP
        return {
            "wave": self.wave, "file": line.file, "sheet": line.sheet,
            "row": line.row, "column": line.column("becomes", "target"),
            "group": line.file.rsplit("/", 1)[-1].rsplit(".", 1)[0], "source": pair[0], "target": pair[1],
            "state": state, "strength": math.nan if strength is None else strength,
            "wished_by": wished_by if state == terms.WISHED else "", "first_person": own,
        }  # fmt: skip

    def _actor(self, line: Correction) -> Done:
        frames = self.frames
        if line.verdict == said.WRONG:
            actor = self._whom(line, "source")
            self.calling.forget(actor)
            return Done(frames.without_actor(actor), terms.CORRECTED)
        if line.verdict != said.MISSING:
            raise RefusedLineError("correction_value", "becomes", name=line.text("becomes"))
        name = " ".join(line.text("source").split())
        if not name:
            raise RefusedLineError("correction_who", "what")
        called = self.calling.whom(name)
        if called.actor and frames.value(called.actor, "on_roster") == "True":
            return Done(frames, terms.IGNORED, "correction_needless", terms.NOTE)
        if called.actor:
            return Done(frames.with_value(called.actor, "on_roster", True), terms.ADDED)
        actor = make_key(name, set(frames.actors["actor"]))
        self.calling.add(name, actor)
        sector = self._sector_of(line.value) if line.value else terms.UNKNOWN
        row = {
            "actor": actor, "name": name, "sector": sector, "on_roster": True, "present": False,
            "named_in_public": False,
        }  # fmt: skip
        return Done(frames.with_row("actors", row), terms.ADDED)

    def _sector(self, line: Correction) -> Done:
        actor = self._whom(line, "source")
        value = line.value or line.text("target")
        if line.verdict != said.WRONG and not value:
            raise RefusedLineError("correction_value", "becomes", name=line.text("becomes"))
        sector = terms.UNKNOWN if line.verdict == said.WRONG and not line.value else self._sector_of(value)
        return Done(self.frames.with_value(actor, "sector", sector), terms.CORRECTED)

    def _sector_of(self, text: str) -> str:
        """Return a sector in the spelling that is there already."""
        known: dict[str, str] = {stem(sector): sector for sector in self.frames.actors["sector"]}
        return known.get(stem(text), " ".join(text.split()))

    def _name(self, line: Correction) -> Done:
        actor = self._whom(line, "source")
        name = " ".join((line.value or line.text("target")).split())
        if not name:
            raise RefusedLineError("correction_value", "becomes", name=line.text("becomes"))
        names = self.frames.actors.loc[self.frames.actors["actor"].ne(actor), "name"]
        if fold(name) in set(names.map(fold)):
            raise RefusedLineError("correction_taken", "becomes", name=name)
        self.calling.add(name, actor)
        return Done(self.frames.with_value(actor, "name", name), terms.CORRECTED)

    def _field(self, line: Correction) -> Done:
        actor, frames = self._whom(line, "source"), self.frames
        known = {stem(name): name for name in frames.affiliations["field"]}
        text = line.text("target")
        if not text:
            raise RefusedLineError("correction_who", "what")
        name = known.get(stem(text), " ".join(text.split()))
        there = frames.affiliations["actor"].eq(actor) & frames.affiliations["field"].eq(name)
        role = self._role(line)
        if not role:
            if not there.any():
                raise RefusedLineError("correction_nothing", "becomes")
            return Done(frames.without_affiliations(there), terms.CORRECTED)
        if frames.affiliations.loc[there, "role"].eq(role).any():
            return Done(frames, terms.IGNORED, "correction_needless", terms.NOTE)
        place = self._report(line, (actor, actor), (terms.EXISTING, None))
        where = {key: place[key] for key in ("wave", "file", "sheet", "row", "column")}
        row = {"actor": actor, "field": name, "role": role, "kind": terms.FIELD, **where}
        fresh = not there.any()
        return Done(
            frames.without_affiliations(there).with_row("affiliations", row),
            terms.ADDED if fresh else terms.CORRECTED,
        )

    @staticmethod
    def _role(line: Correction) -> str:
        """Read which role an organisation has in a field; empty where it has none."""
        if line.verdict == said.WRONG:
            return ""
        if not line.value and line.verdict == said.MISSING:
            return terms.ACTIVE
        role, fault = read_role(Cell(1, 1, line.value), Scale())
        if fault or not line.value:
            raise RefusedLineError("correction_value", "becomes", name=line.text("becomes"))
        return role
