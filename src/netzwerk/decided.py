"""What a person decided about a spelling, as it stands in review.xlsx or names.csv."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One pair of spellings and what a person says of it; a line of names.csv.

    Attributes
    ----------
    spelling : str
        What stands in the sheets.
    decision : str
        `same`, `different`, `new` or `later`; any other word as it was written.
    name : str
        The other spelling: the organisation it is, or the one it is not; empty where none is named.
    remark : str
        What the person wrote beside it.
    file : str
        Where it was read.
    row : int
        The line there, counted from 1.
    """

    spelling: str
    decision: str
    name: str = ""
    remark: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a meeting decided on a matter, as it stands in massnahmen.xlsx or agreements.csv.

    Attributes
    ----------
    matter : str
        The matter's key.
    decision : str
        `vereinbart`, `zurückgestellt`, `verworfen` or `erledigt`; any other word as it was written.
    responsible, due, status, remark : str
        Who sees to it, until when, how far it is, and what else was written beside it.
    about : str
        What the matter is about, in words.
    wave : str
        The wave whose list it stands in; empty for every wave.
    file : str
        Where it was read.
    row : int
        The line there, counted from 1.
    """

    matter: str
    decision: str = ""
    responsible: str = ""
    due: str = ""
    status: str = ""
    remark: str = ""
    about: str = ""
    wave: str = ""
    file: str = ""
    row: int = 0

    @property
    def said(self) -> tuple[str, str, str, str, str]:
        """What a person filled in."""
        return self.decision, self.responsible, self.due, self.status, self.remark


@dataclass(frozen=True, slots=True)
class Succession:
    """One line of organisations.csv: who carries on whose work.

    A renamed organisation has one line, a merged one a line for each that went into it; one that was split
    stands as the predecessor of several. `actor` is empty where an organisation was dissolved.
    """

    actor: str
    successor_of: str
    since: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class FieldStated:
    """One line of fields.csv: what a field of action needs, and which fields it depends on.

    `needs_sector` and `depends_on` may name several, joined by `|`. `wave` is empty for every wave.
    """

    field: str
    needs_sector: str = ""
    depends_on: str = ""
    wave: str = ""
