"""What a meeting decided (massnahmen.xlsx), and who carries on whose work (organisations.csv)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from netzwerk.decided import Agreement, Succession
from netzwerk.forms.lexicon import plain
from netzwerk.intake.grid import Grid
from netzwerk.intake.lists import Head, Line, head_of, lines_of
from netzwerk.texts import words

_THEIRS = ("decision", "responsible", "due", "status", "remark")


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a list of measures holds.

    Attributes
    ----------
    agreements : tuple of Agreement
        One a line that names a matter, those that nobody filled in among them.
    loose : tuple of int
        Lines that somebody filled in without the key of a matter, counted from 1.
    whole : bool
        Whether that is all that a person can have written into it; else the file must be kept.
    """

    agreements: tuple[Agreement, ...]
    loose: tuple[int, ...]
    whole: bool


@cache
def _roles(section: str) -> Mapping[str, str]:
    return {plain(word): role for role, entries in words("decisions")[section].items() for word in entries}


def is_agreements(folded: Collection[str]) -> bool:
    """Whether folded headings are those of a list of measures: a matter's key and what was decided on it.

    Examples
    --------
    >>> is_agreements({"schluessel", "entscheidung", "bis"}), is_agreements({"entscheidung", "bis"})
    (True, False)
    """
    roles = {_roles("agreements").get(word, "") for word in folded}
    return {"matter", "decision"} <= roles


def is_successions(folded: Collection[str]) -> bool:
    """Whether folded headings are those of organisations.csv: an organisation, and whose work it carries on.

    Examples
    --------
    >>> is_successions({"actor", "successor of", "since"}), is_successions({"organisation", "sektor"})
    (True, False)
    """
    lists = words("decisions")["successions"]
    named = {plain(word) for word in lists["actor"]}
    sure = {plain(word) for word in lists["successor_of"][:5]}
    return not named.isdisjoint(folded) and not sure.isdisjoint(folded)


def read_agreements(grids: Iterable[Grid], *, wave: str, file: str) -> Agreed:
    """Read what was decided on matters; columns in any order, German or English headings.

    Parameters
    ----------
    grids : iterable of Grid
        The file's sheets.
    wave : str
        Whose list it is where no column says so.
    file : str
        How the file is called in findings.

    Examples
    --------
    >>> from netzwerk.sheet import Cell
    >>> rows = [("Schlüssel", "Entscheidung", "bis"), ("pair:awo--drk", "Vereinbart", "Mai")]
    >>> cells = {(r, c): Cell(r, c, t) for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
    >>> read_agreements([Grid("", cells)], wave="", file="massnahmen.csv").agreements[0].decision
    'vereinbart'
    """
    found: list[Agreement] = []
    loose: list[int] = []
    whole = True
    for grid in grids:
        if grid.hidden:
            continue
        head = head_of(grid, _roles("agreements"), {"matter", "decision"}.issubset)
        if head is None:
            whole = whole and not any(cell.comment for cell in grid.cells.values())
            continue
        for row, cells in lines_of(grid).items():
            if row > head.row:
                one = _agreement(head, cells, wave=wave, place=(file, row))
                found += [one] if one.matter else []
                loose += [row] if not one.matter and any(one.said) else []
                whole = whole and (bool(one.matter) or not any(one.said)) and not _noted(head, cells)
    return Agreed(tuple(found), tuple(loose), whole)


def _noted(head: Head, cells: Line) -> bool:
    """Whether somebody wrote where nothing is read: a comment, a cell beyond the list."""
    return any(cell.comment or column > head.right for column, cell in cells.items())


def _agreement(head: Head, cells: Line, *, wave: str, place: tuple[str, int]) -> Agreement:
    said = {role: " · ".join(filter(None, head.said(cells, role))) for role in ("matter", "about", *_THEIRS)}
    known = _roles("agreed").get(plain(said["decision"].rstrip(".! ")), said["decision"])
    stated = "".join(head.said(cells, "wave"))
    remark = " · ".join(filter(None, (said["remark"], *head.more(cells))))
    return Agreement(
        **said | {"decision": known, "remark": remark}, wave=stated or wave, file=place[0], row=place[1]
    )


def read_successions(grids: Iterable[Grid], *, file: str) -> tuple[Succession, ...]:
    """Read who carries on whose work; an organisation that was dissolved has nobody.

    Examples
    --------
    >>> from netzwerk.sheet import Cell
    >>> rows = [("actor", "successor of", "since"), ("Haus B", "Haus A", "2019"), ("aufgelöst", "Haus C", "")]
    >>> cells = {(r, c): Cell(r, c, t) for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
    >>> [(one.actor, one.successor_of) for one in read_successions([Grid("", cells)], file="o.csv")]
    [('Haus B', 'Haus A'), ('', 'Haus C')]
    """
    found = []
    for grid in grids:
        head = None if grid.hidden else head_of(grid, _roles("successions"), _succeeds)
        if head is None:
            continue
        for row, cells in lines_of(grid).items():
            said = {role: " ".join(head.said(cells, role)) for role in ("actor", "successor_of", "since")}
            if row > head.row and said["successor_of"]:
                found.append(Succession(**said | {"actor": carrying_on(said["actor"])}, file=file, row=row))
    return tuple(found)


def carrying_on(actor: str) -> str:
    """Return who carries on the work; empty where the word says that nobody does.

    Examples
    --------
    >>> carrying_on("aufgelöst"), carrying_on("Haus B")
    ('', 'Haus B')
    """
    nobody = {plain(word) for word in words("decisions")["successions"]["nobody"]}
    return "" if plain(actor) in nobody else actor


def _succeeds(roles: Collection[str]) -> bool:
    return {"actor", "successor_of"} <= set(roles)
