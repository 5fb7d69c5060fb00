"""Who says a line of a list: nearly always one organisation, and the fields it names for itself."""

from __future__ import annotations

from netzwerk import terms
from netzwerk.forms.affiliations import in_words
from netzwerk.forms.columns import Column
from netzwerk.forms.draft import Draft
from netzwerk.forms.values import UNREAD
from netzwerk.sheet import Cell


def sources_of(draft: Draft, source: Cell) -> list[int]:
    """Return the positions of a line's sources: nearly always one."""
    if source is draft.table.owner:
        return [draft.mention(source, draft.table.owner_name)]
    parts = draft.parts(source.text, several=False)
    return [draft.mention(source, None if part.text == source.text else part.text) for part in parts]


def own_fields(draft: Draft, row: int, fields: tuple[Column, ...]) -> None:
    """Read the fields that an organisation names beside its partners."""
    actor = draft.table.actor
    source = draft.table.grid.at(row, actor.index) if actor else draft.table.owner
    if source is not None and source.kind not in UNREAD:
        in_words(draft, row, sources_of(draft, source), columns=(fields, ()), kind=terms.FIELD)
