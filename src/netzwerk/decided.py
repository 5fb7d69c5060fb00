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
