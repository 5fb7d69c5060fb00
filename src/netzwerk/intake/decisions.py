"""Files in which people decided: told apart by name and content, so that none is read as a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netzwerk.intake.grid import Grid

# The name's beginning, and words of which the first rows must hold all of one set.
_FILES = (
    ("review", ({"entscheidung"}, {"decision"})),
    ("massnahmen", ({"entscheidung"}, {"decision"})),
    ("names", ({"spelling"}, {"schreibweise"})),
    ("korrekturen", ({"was"}, {"fehlt"}, {"stimmt nicht"})),
    ("fields", ({"field", "needs_sector"}, {"field", "depends_on"})),
    ("organisations", ({"actor", "successor of"}, {"actor", "successor_of"})),
)
_ROWS = 12


def decision_of(file: str, grids: Iterable[Grid]) -> str:
    """Name the decisions that a file holds, or nothing where it is a sheet like others.

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
    wanted = next((sets for name, sets in _FILES if stem.startswith(name)), ())
    if not wanted:
        return ""
    for grid in grids:
        head = {cell.text.strip().lower() for cell in grid.cells.values() if cell.row <= _ROWS}
        if any(words <= head for words in wanted):
            return stem
    return ""
