"""Reports and memberships: resolved lines as tables, and what each cell of a line came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from netzwerk import terms
from netzwerk.forms.lines import Fate, Reading, Relation
from netzwerk.schema import AFFILIATIONS, REPORTS
from netzwerk.tables.folding import Folding
from netzwerk.tables.people import Located
from netzwerk.tables.resolving import Named

_LABELLED = (terms.MATRIX, terms.SURVEY)


@dataclass
class Reports:
    """The reports of a wave while they are gathered; the same line twice in a group is `repeated`."""

    wave: str
    kind: Folding
    names: Mapping[str, str]
    rows: list[dict[str, Any]] = field(default_factory=list)
    fates: list[Located] = field(default_factory=list)
    _seen: set[tuple[object, ...]] = field(default_factory=set)
    _mirrors: dict[tuple[object, ...], tuple[object, ...]] = field(default_factory=dict)
    _respondents: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, reading: Reading, named: Sequence[Named]) -> None:
        """Take over the relations of one table."""
        for relation in reading.relations:
            outcome, code, severity = self._relation(reading, relation, named)
            self._account(reading, relation, named, fate=(outcome, code, severity))

    def group(self, reading: Reading, source: Named) -> str:
        """Return the group of a report: in a survey each respondent is one, each line of theirs another."""
        if not reading.respondents or not source.actor:
            return reading.group
        key = (f"{reading.file}|{reading.sheet}|{source.actor}", source.mention.row)
        if key not in self._respondents:
            before = sum(k[0] == key[0] for k in self._respondents)
            name = self.names[source.actor].replace(terms.JOIN, "/")
            again = f" ({before + 1})" if before else ""
            self._respondents[key] = f"{reading.group}: {name}{again}"
        return self._respondents[key]

    def _relation(self, reading: Reading, relation: Relation, named: Sequence[Named]) -> tuple[str, str, str]:
        source, target = named[relation.source], named[relation.target]
        if relation.outcome == terms.REFUSED_CELL:
            return terms.IGNORED, "line_set_aside", ""
        if relation.outcome == terms.IGNORED:
            return terms.USED, "answer_none", ""
        if source.pending or target.pending:
            return terms.PENDING, "waits", ""
        if source.actor == target.actor:
            return self._self_tie(reading)
        return self._report(reading, relation, (source, target))

    @staticmethod
    def _self_tie(reading: Reading) -> tuple[str, str, str]:
        if reading.form in _LABELLED:
            return terms.IGNORED, "diagonal", ""
        return terms.REFUSED_CELL, "self_tie", terms.WARNING

    def _report(
        self, reading: Reading, relation: Relation, pair: tuple[Named, Named]
    ) -> tuple[str, str, str]:
        source, target = pair[0].actor, pair[1].actor
        group = self.group(reading, pair[0])
        kind = self._kinds(relation.kind)
        said = (kind, relation.state, relation.strength)
        key = (group, source, target, *said)
        mirrored = self._mirror(reading, (group, source, target), said)
        if mirrored == "same":
            return terms.REPEATED, "mirror", ""
        self.rows.append(
            {
                "wave": self.wave, "file": reading.file, "sheet": reading.sheet, "row": relation.row,
                "column": relation.column, "group": group, "source": source, "target": target, "kind": kind,
                "state": relation.state, "strength": relation.strength,
                "wished_by": self._wished_by(reading, relation), "first_person": reading.first_person,
            }
        )  # fmt: skip
        if mirrored == "different":
            return terms.USED, "mirror_differs", terms.WARNING
        if key in self._seen:
            return terms.REPEATED, "repeated", terms.NOTE
        self._seen.add(key)
        return terms.USED, "report", ""

    def _mirror(self, reading: Reading, ends: tuple[str, str, str], said: tuple[object, ...]) -> str:
        """Whether the mirror cell of one matrix said the same, something else, or nothing."""
        if reading.form != terms.MATRIX:
            return ""
        group, source, target = ends
        table = (reading.file, reading.sheet, group)
        before = self._mirrors.get((*table, target, source))
        self._mirrors.setdefault((*table, source, target), said)
        if before is None:
            return ""
        return "same" if before == said else "different"

    def _kinds(self, text: str) -> str:
        kinds = [self.kind(kind) for kind in text.split(terms.JOIN) if kind]
        return terms.JOIN.join(dict.fromkeys(kinds))

    @staticmethod
    def _wished_by(reading: Reading, relation: Relation) -> str:
        if relation.state != terms.WISHED:
            return ""
        return terms.BY_SOURCE if reading.first_person else terms.BY_GROUP

    def _account(
        self, reading: Reading, relation: Relation, named: Sequence[Named], *, fate: tuple[str, str, str]
    ) -> None:
        """Say of each cell of the line what the line came to; the finding stands at the partner."""
        outcome, code, severity = fate
        target = named[relation.target]
        values = {"name": " ".join(target.mention.text.split())}
        at = (target.mention.row, target.mention.column)
        where = at if at in relation.cells else relation.cells[-1]
        for row, column in relation.cells:
            here = (row, column) == where
            heard = severity if here else ""
            mark = outcome if here or outcome != terms.REFUSED_CELL else terms.IGNORED
            named_code = code if mark == outcome else "line_set_aside"
            part = Fate(row, column, mark, named_code, heard, values)
            self.fates.append((reading.file, reading.sheet, part))

    def frame(self) -> pd.DataFrame:
        """Return the table of reports."""
        frame = pd.DataFrame(self.rows, columns=list(REPORTS.names))
        return frame.assign(strength=pd.to_numeric(frame["strength"]))


def memberships_frame(
    readings: Sequence[Reading], named: Sequence[Sequence[Named]], *, wave: str, field: Folding
) -> pd.DataFrame:
    """Return the table of affiliations; pending names make none."""
    rows = []
    for reading, those in zip(readings, named, strict=True):
        for m in reading.memberships:
            one = those[m.actor]
            if not one.pending:
                name = m.field if m.kind == terms.GROUP else field(m.field)
                rows.append(
                    (one.actor, name, m.role, m.kind, wave, reading.file, reading.sheet, m.row, m.column)
                )
    return pd.DataFrame(rows, columns=list(AFFILIATIONS.names))
