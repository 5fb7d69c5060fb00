"""Files in which people decided: told apart by what is in them, and never read as a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netzwerk.forms.lexicon import plain
from netzwerk.intake.agreed import is_agreements, is_successions
from netzwerk.intake.grid import Grid
from netzwerk.intake.lists import ROWS
from netzwerk.texts import words

REVIEW, NAMES, CORRECTIONS = "review", "names", "korrekturen"
MEASURES, FIELDS, ORGANISATIONS = "massnahmen", "fields", "organisations"
# The name's beginning, and words of which the first rows must hold all of one set.
_FILES = (
    (REVIEW, ({"entscheidung"}, {"decision"})),
    (MEASURES, ({"entscheidung"}, {"decision"})),
    (NAMES, ({"spelling"}, {"schreibweise"})),
    (FIELDS, ({"field", "needs_sector"}, {"field", "depends_on"})),
)
_CORRECTING = ("korrektur", "correction")


def decision_of(file: str, grids: Iterable[Grid]) -> str:
    """Name the decisions that a file holds, or nothing where it is a sheet like others.

    A filled review.xlsx, massnahmen.xlsx or organisations.csv is known by its headings, whatever it was
    called when it was saved.

    Parameters
    ----------
    file : str
        Its path within the wave or the town.
    grids : iterable of Grid
        What it holds.

    Examples
    --------
    >>> decision_of("names.csv", [])
    ''
    """
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    stem = re.sub(r"[^a-zß]+.*", "", stem).replace("ß", "ss")
    name, wanted = next(((name, sets) for name, sets in _FILES if stem.startswith(name)), ("", ()))
    for grid in grids:
        head = {cell.text.strip().lower() for cell in grid.cells.values() if cell.row <= ROWS}
        if _is_review(head):
            return REVIEW
        folded = {plain(text) for text in head}
        if is_agreements(folded):
            return MEASURES
        if is_successions(folded):
            return ORGANISATIONS
        if any(words <= head for words in wanted):
            return name
        if stem.startswith(_CORRECTING) and _corrects(head):
            return CORRECTIONS
    return ""


def _is_review(head: Iterable[str]) -> bool:
    """Whether the headings are those of review.xlsx: a spelling, a decision, and whom it is the same as."""
    said = words("decisions")["spellings"]
    folded = {plain(text) for text in head}
    same_as = ({"gleich mit"}, {"same as"})
    return (
        any(those <= folded for those in same_as)
        and not folded.isdisjoint(said["spelling"])
        and not folded.isdisjoint(said["decision"])
    )


def _corrects(head: Iterable[str]) -> bool:
    """Whether the headings are those of a list of corrections: two of whom, what, and what it becomes."""
    folded = {plain(text) for text in head}
    roles = words("decisions")["corrections"]
    return sum(not folded.isdisjoint(map(plain, entries)) for entries in roles.values()) >= 3
