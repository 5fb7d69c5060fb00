"""A sheet that lies on its side: what was read from its mirror, back in its own rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from netzwerk.forms.lines import ActorLine, Denial, Fate, Membership, Mention, Reading, Relation, Word

T = TypeVar("T", ActorLine, Denial, Fate, Membership, Mention, Relation, Word)


def turned(reading: Reading) -> Reading:
    """Exchange rows and columns in all that a turned sheet gave; no line could state how it was read."""

    def exchanged(items: Sequence[T]) -> tuple[T, ...]:
        return tuple(replace(item, row=item.column, column=item.row) for item in items)

    relations = [replace(r, cells=tuple((row, column) for column, row in r.cells)) for r in reading.relations]
    return replace(
        reading,
        relations=exchanged(relations),
        actors=exchanged(reading.actors),
        mentions=exchanged(reading.mentions),
        memberships=exchanged(reading.memberships),
        denials=exchanged(reading.denials),
        kinds=exchanged(reading.kinds),
        sectors=exchanged(reading.sectors),
        fields=exchanged(reading.fields),
        fates=exchanged(reading.fates),
        assumptions=tuple(
            replace(one, toml="") if one.code.startswith("form_") else one for one in reading.assumptions
        ),
    )
