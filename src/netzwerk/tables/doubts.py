"""What only shows once the names are resolved: a label twice, a respondent twice, a group in two files."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from netzwerk import terms
from netzwerk.forms.lines import Fate, Reading
from netzwerk.names.decide import UNKNOWN_WORD, Doubt
from netzwerk.settings import CONFIGURATION, Settings
from netzwerk.sheet import Assumption, Note, Sheets
from netzwerk.tables.people import Located
from netzwerk.tables.resolving import Named


def labels_twice(reading: Reading, named: Sequence[Named]) -> list[Located]:
    """Find organisations that stand twice among the rows, or among the columns, of a matrix or survey.

    In a survey a second line is a second answer, in a matrix it may be another body's.
    """
    if reading.form not in (terms.MATRIX, terms.SURVEY) or not reading.answers:
        return []
    found = []
    rows = dict.fromkeys(answer.actor for answer in reading.answers if not answer.empty_row)
    columns = dict.fromkeys(answer.about for answer in reading.answers if answer.about is not None)
    for positions in (rows, columns):
        seen: set[str] = set()
        for position in positions:
            one = named[position]
            if one.actor and one.actor in seen:
                twice = reading.form == terms.SURVEY and positions is rows
                code = "respondent_twice" if twice else "label_twice"
                values = {"name": " ".join(one.mention.text.split())}
                where = (one.mention.row, one.mention.column)
                fate = Fate(*where, terms.USED, code, terms.WARNING, values)
                found.append((reading.file, reading.sheet, fate))
            seen.add(one.actor)
    return found


def same_groups(readings: Sequence[Reading], settings: Settings) -> list[Assumption]:
    """Find groups whose name stands in more than one file: taken for one, and said.

    Where one sheet holds several groups, no line of netzwerk.toml could state them.
    """
    first: dict[str, str] = {}
    sheets: dict[str, set[str]] = {}
    groups: dict[tuple[str, str], set[str]] = {}
    told = [r for r in readings if r.relations and not r.respondents]
    for reading in readings:
        sheets.setdefault(reading.file, set()).add(reading.sheet)
    for reading in told:
        first.setdefault(reading.group, reading.file)
        groups.setdefault((reading.file, reading.sheet), set()).add(reading.group)
    assumed = []
    for reading in told:
        stated = settings.sheet(reading.wave, reading.file, reading.sheet).group
        if first[reading.group] == reading.file or stated:
            continue
        alone = len(groups[reading.file, reading.sheet]) == 1
        several = len(sheets[reading.file]) > 1
        key = _quoted(f"{reading.file}/{reading.sheet}" if several else reading.file)
        toml = f"[sheets.{key}]\ngroup = {_quoted(reading.group)}" if alone else ""
        assumed.append(Assumption("same_group", toml, reading.file, {"group": reading.group}))
    return assumed


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def member_notes(
    settings: Settings, resolve: Callable[[str], str | None], *, groups: Collection[str], sheets: Sheets
) -> list[Note]:
    """Say which names of `[asked.members]` are nobody's, and which of its groups no sheet has.

    A group without a sheet is said where it is named with its wave, or where there is one wave only.
    """
    wave = sheets.waves[0] if sheets.waves else ""
    notes = []
    for group, names in settings.asked.get("members", {}).items():
        where, known = str(group).removeprefix(f"{wave}/"), ", ".join(sorted(groups)) or "–"
        if any(str(group).startswith(f"{other}/") for other in sheets.others):
            continue
        if where not in groups and (where != group or not sheets.others):
            notes.append(_said_of("members_group", {"name": str(group), "others": known}))
            continue
        unknown = [name for name in names if resolve(name) is None] if where in groups else []
        notes += [_said_of("members_name", {"name": name, "other": str(group)}) for name in unknown]
    return notes


def _said_of(code: str, values: Mapping[str, object]) -> Note:
    return Note(code, terms.WARNING, file=CONFIGURATION, values=values)


def decision_notes(doubts: Iterable[Doubt]) -> list[Note]:
    """Say which decisions of people are not followed, and why."""
    notes = []
    for doubt in doubts:
        one = doubt.decision
        values: dict[str, object] = {
            "name": " ".join(one.spelling.split()),
            "other": one.decision if doubt.code == UNKNOWN_WORD else one.name or "–",
            "others": ", ".join(doubt.others) or "–",
        }
        notes.append(Note(doubt.code, terms.WARNING, file=one.file, row=one.row, values=values))
    return notes
