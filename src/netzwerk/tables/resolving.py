"""Every mention to an actor: on the roster, new, or held back for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from netzwerk import terms
from netzwerk.forms.lines import Fate, Mention, Reading
from netzwerk.names import Decider
from netzwerk.schema import MENTIONS
from netzwerk.tables.people import Register

_NUMBERED = re.compile(r"\s*(?:nr\.?\s*)?\d{1,3}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and what became of it."""

    mention: Mention
    actor: str
    how: str
    suggestions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether a person must decide first."""
        return self.how == terms.PENDING


def _numbered(mentions: Sequence[Mention]) -> bool:
    """Whether a sheet is written by roster numbers: most of its names begin with one."""
    marked = sum(bool(_NUMBERED.match(m.text)) for m in mentions)
    return len(mentions) > 1 and marked > 0.5 * len(mentions)


def resolve_reading(reading: Reading, resolver: Decider, register: Register) -> tuple[Named, ...]:
    """Resolve the mentions of one table."""
    numbered = reading.numbered or _numbered(reading.mentions)
    named = []
    for mention in reading.mentions:
        found = resolver.resolve(mention.text, numbered=numbered)
        suggestions = tuple(s.actor for s in found.suggestions[:3])
        reasons = tuple(str(s.reason) for s in found.suggestions[:3])
        if found.actor is not None:
            named.append(Named(mention, found.actor, found.how, suggestions, reasons))
        elif found.how in (terms.NEW, terms.DECIDED):
            named.append(Named(mention, register.new(resolver.stands_for(mention.text)), found.how))
        else:
            named.append(Named(mention, "", terms.PENDING, suggestions, reasons))
    return tuple(named)


def name_fate(named: Named, names: Mapping[str, str], *, listed: bool) -> Fate:
    """Return what a mention says of its cell.

    Parameters
    ----------
    named : Named
        The resolved mention.
    names : mapping of str to str
        Each key's name.
    listed : bool
        Whether there is a roster at all; without one nobody is missing from it.
    """
    where = (named.mention.row, named.mention.column)
    text = " ".join(named.mention.text.split())
    if named.pending:
        suggested = ", ".join(names[actor] for actor in named.suggestions) or "–"
        values = {"name": text, "suggestions": suggested}
        return Fate(*where, terms.PENDING, "name_pending", terms.WARNING, values)
    if named.how == terms.NEW and listed:
        return Fate(*where, terms.USED, "name_new", terms.WARNING, {"name": text})
    if named.how == terms.TYPO:
        return Fate(*where, terms.USED, "name_typo", terms.NOTE, {"name": text, "actor": names[named.actor]})
    return Fate(*where, terms.USED, "name")


def mentions_frame(
    readings: Sequence[Reading],
    named: Sequence[Sequence[Named]],
    wave: str,
    *,
    more: Iterable[tuple[object, ...]] = (),
) -> pd.DataFrame:
    """Return the table of mentions, with `more` rows at its end."""
    rows = [
        (wave, reading.file, reading.sheet, n.mention.row, n.mention.column, n.mention.text, n.actor, n.how,
         terms.JOIN.join(n.suggestions))
        for reading, those in zip(readings, named, strict=True)
        for n in those
    ]  # fmt: skip
    return pd.DataFrame([*rows, *more], columns=list(MENTIONS.names))
