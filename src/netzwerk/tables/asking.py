"""Who was asked about whom, one rule a form (definitions.md 6)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from netzwerk import terms
from netzwerk.forms.lines import Reading
from netzwerk.schema import ASKED
from netzwerk.settings import Settings
from netzwerk.sheet import Assumption
from netzwerk.tables.resolving import Named

Group = Callable[[Reading, Named], str]
_LISTS = (terms.TIE_LIST, terms.PARTNER_LIST)
_RANK = {terms.YES: 0, terms.NO: 1, terms.NONE: 2}


def seats(readings: Sequence[Reading], named: Sequence[Sequence[Named]]) -> dict[str, list[str]]:
    """Who sat at which group by the sheets of attendance."""
    members: dict[str, list[str]] = {}
    for reading, those in zip(readings, named, strict=True):
        for membership in reading.memberships:
            one = those[membership.actor]
            if membership.kind == terms.GROUP and not one.pending:
                members.setdefault(membership.field, []).append(one.actor)
    return {group: list(dict.fromkeys(actors)) for group, actors in members.items()}


def _sat(
    readings: Sequence[Reading], named: Sequence[Sequence[Named]], members: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Who sat at each group that filled lists and matrices: the known members, else all who stand first."""
    first: dict[str, list[str]] = {}
    for reading, those in zip(readings, named, strict=True):
        if reading.form in (*_LISTS, terms.MATRIX):
            egos = [those[a.actor] for a in reading.answers if not a.empty_row]
            first.setdefault(reading.group, []).extend(one.actor for one in egos if not one.pending)
    found = {group: list(dict.fromkeys(actors)) for group, actors in first.items()}
    return found | {group: list(actors) for group, actors in members.items() if group in found}


def asked_frame(
    readings: Sequence[Reading],
    named: Sequence[Sequence[Named]],
    *,
    members: Mapping[str, Sequence[str]],
    group: Group,
    wave: str,
) -> pd.DataFrame:
    """Return who was asked: in lists the members about everyone, else each answer as it stands."""
    best: dict[tuple[str, str, str, str], tuple[str, bool, bool]] = {}
    sat = _sat(readings, named, members)
    for reading, those in zip(readings, named, strict=True):
        for key, (answer, wishes, blank) in _answers(reading, those, sat=sat, group=group):
            place = (reading.file, *key)
            before = best.get(place, (terms.NONE, False, True))
            first = min((before, (answer, wishes, blank)), key=lambda said: (_RANK[said[0]], said[2]))
            best[place] = (first[0], wishes or before[1], first[2])
    rows = [(wave, *key, *said) for key, said in best.items()]
    return pd.DataFrame(rows, columns=list(ASKED.names))


def _answers(
    reading: Reading, named: Sequence[Named], *, sat: Mapping[str, Sequence[str]], group: Group
) -> list[tuple[tuple[str, str, str], tuple[str, bool, bool]]]:
    rows: list[tuple[tuple[str, str, str], tuple[str, bool, bool]]] = []
    wishes = any(answer.wishes for answer in reading.answers)
    there = sat.get(reading.group, ())
    if reading.form in _LISTS and reading.answers:
        return [((reading.group, one, terms.EVERYONE), (terms.YES, wishes, False)) for one in there]
    for answer in reading.answers:
        source = named[answer.actor]
        target = named[answer.about] if answer.about is not None else None
        if source.pending or (target is not None and (target.pending or target.actor == source.actor)):
            continue
        if answer.empty_row and source.actor not in there:
            continue
        about = terms.EVERYONE if target is None else target.actor
        key = (group(reading, source), source.actor, about)
        rows.append((key, (answer.answer, answer.wishes, answer.blank)))
    return rows


def asked_assumptions(
    readings: Sequence[Reading],
    named: Sequence[Sequence[Named]],
    *,
    members: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
) -> list[Assumption]:
    """For each list whose members nobody stated: those in its first column are taken for them."""
    assumptions = []
    done: set[str] = set()
    sat = _sat(readings, named, members)
    for reading in readings:
        if (
            reading.form not in _LISTS
            or reading.group in members
            or reading.group in done
            or not reading.answers
        ):
            continue
        done.add(reading.group)
        there = sat[reading.group]
        listed = json.dumps([names[actor] for actor in there], ensure_ascii=False)
        toml = f"[asked.members]\n{json.dumps(reading.group, ensure_ascii=False)} = {listed}"
        values = {"group": reading.group, "count": len(there)}
        assumptions.append(Assumption("asked_first_column", toml, reading.file, values))
    return assumptions


def stated_members(
    settings: Settings, resolve: Callable[[str], str | None], *, wave: str = "", others: Sequence[str] = ()
) -> dict[str, list[str]]:
    """`[asked.members]` of netzwerk.toml as keys; a name that is nobody's is left out.

    A group is named as its sheet names it, or as `wave/group` where the waves differ; those of `others`, the
    other waves, are left out.
    """
    members: Any = settings.asked.get("members", {})
    if not isinstance(members, Mapping):
        return {}
    own = {f"{wave}/{group}" for group in members} & {str(group) for group in members}
    elsewhere = tuple(f"{other}/" for other in others)
    said = {
        group: names
        for group, names in members.items()
        if f"{wave}/{group}" not in own and not str(group).startswith(elsewhere)
    }
    found = {
        str(group).removeprefix(f"{wave}/") if wave else str(group): [resolve(str(name)) for name in names]
        for group, names in said.items()
    }
    return {group: [actor for actor in actors if actor] for group, actors in found.items()}
