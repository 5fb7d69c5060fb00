"""Exports of online surveys: which program wrote a table, and what its columns are; the mapping is data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from netzwerk.forms.codes import without_number
from netzwerk.forms.columns import Column, bracketed, settle_roles
from netzwerk.forms.lexicon import Lexicon, plain
from netzwerk.texts import words

_CODE = re.compile(r"[A-Za-z]{0,3}\d{1,4}")
_BRACKETS = "brackets"


@dataclass(frozen=True, slots=True)
class Export:
    """A program's way to write its answers down: its name, and its own columns by their folded headers."""

    title: str
    signs: tuple[frozenset[str], ...]
    technical: frozenset[str]
    respondent: frozenset[str]


@cache
def _exports() -> tuple[Export, ...]:
    def folded(entries: Iterable[str]) -> frozenset[str]:
        return frozenset(map(plain, entries))

    return tuple(
        Export(one["title"], tuple(map(folded, one["signs"])), folded(one["technical"]),
               folded(one["respondent"]))
        for name, one in words("exports").items() if name != _BRACKETS
    )  # fmt: skip


def export_of(headers: Iterable[str]) -> Export | None:
    """Return the program that a row of headers comes from.

    Examples
    --------
    >>> export_of(["ID", "Startzeit", "Fertigstellungszeit", "Ihre Organisation"]).title
    'Microsoft Forms'
    >>> export_of(["Organisation", "Partner"])
    """
    folded = frozenset(map(plain, headers))
    return next((one for one in _exports() if all(sign & folded for sign in one.signs)), None)


def question_of(header: str) -> str:
    """Return the question before the partner in square brackets.

    Examples
    --------
    >>> question_of("Wie oft? [Jugendamt]")
    'Wie oft?'
    """
    inside = bracketed(header)
    return header[: header.rindex("[")].strip() if inside else ""


def coded(columns: Sequence[Column]) -> bool:
    """Tell whether partners stand as the survey's own codes (`G1Q2[SQ001]`), which say no name."""
    partners = [c.partner for c in columns if c.question]
    return bool(partners) and all(_CODE.fullmatch(partner) for partner in partners)


def as_survey(columns: Sequence[Column], lexicon: Lexicon) -> tuple[Column, ...]:
    """Give the columns of an online survey their roles; nothing for any other table.

    A question that is asked of several partners, each in square brackets, becomes columns of values, which
    keep what is asked; answers in words (`[Sonstiges]`, `[Rang 1]`) become columns of partners.

    Parameters
    ----------
    columns : sequence of Column
        A whole row of headers.
    lexicon : Lexicon
        Header words.
    """
    export = export_of(c.header for c in columns)
    asked = Counter(question_of(c.header) for c in columns if bracketed(c.header))
    grids = {question for question, often in asked.items() if often > 1}
    if export is None and not grids:
        return ()
    found = []
    for column in columns:
        folded = plain(column.header)
        if export is not None and folded in export.respondent:
            found.append(replace(column, role="respondent", score=1.0))
        elif export is not None and folded in export.technical:
            found.append(replace(column, role="technical", score=1.0))
        elif bracketed(column.header) and question_of(column.header) in grids:
            found.append(_asked(column, lexicon))
        else:
            found.append(column)
    free = settle_roles(c for c in found if not c.question)
    return tuple(sorted((*free, *(c for c in found if c.question)), key=lambda c: c.index))


def _asked(column: Column, lexicon: Lexicon) -> Column:
    """Return the column of one partner, or of what stands in brackets instead of one."""
    question, inside = question_of(column.header), plain(bracketed(column.header))
    *_, scale = question.rpartition("?")  # two scales of one question: Wie eng? Wunsch [Tafel]
    asks = lexicon.role(scale).name or lexicon.role(without_number(question)).name
    said = {name: set(map(plain, entries)) for name, entries in words("exports")[_BRACKETS].items()}
    if inside in said["remark"]:
        return replace(column, role="remark", score=1.0, question="")
    first = re.sub(r"[\d#.]+$", "", inside).strip()
    if first in said["named"] or (not first and inside.isdigit()):
        wished = asks in ("target_wish", "wish")
        return replace(column, role="target_wish" if wished else "target", score=0.9, question="")
    return replace(column, role="value", score=1.0, question=question or "?", asks=asks)
