"""Whose form a sheet is: the line above a table that names the one organisation which fills it in."""

from __future__ import annotations

from netzwerk.forms.grid import Grid
from netzwerk.forms.lexicon import Lexicon, line_table, plain
from netzwerk.sheet import Cell

_ACTORS = ("actor", "weak_actor")
# A line that names the organisation whose form it is holds little else.
_OWNER_CELLS = 3


def _profiled(text: str) -> str:
    """Return whose profile a title says it is: `Profil: Caritas`, `Netzwerkprofil von Caritas`."""
    words = text.replace(":", " ").split()
    for length in range(min(len(words) - 1, 4), 0, -1):
        if plain(" ".join(words[:length])) in line_table("profile")["titles"]:
            return " ".join(words[length:]).strip(' –-„“"')
    return ""


def owner_of(grid: Grid, row: int, lexicon: Lexicon) -> tuple[Cell, str] | None:
    """Find a line above that names the one organisation which fills in the form."""
    for above in range(row - 1, 0, -1):
        cells = grid.by_row.get(above, ())
        for cell in cells if len(cells) <= _OWNER_CELLS else ():
            if profiled := _profiled(cell.text):
                return cell, profiled
            head, colon, name = cell.text.partition(":")
            if not colon or lexicon.role(head).name not in _ACTORS or lexicon.role(head).score < 0.9:
                continue
            beside = next((c for c in grid.by_row[above] if c.column > cell.column), None)
            if name.strip():
                return cell, name.strip()
            if beside is not None:
                return beside, beside.text.strip()
    return None
