"""The lines of review.xlsx and names.csv, as people filled them in and as any spreadsheet saved them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from netzwerk import terms
from netzwerk.decided import Decision
from netzwerk.forms.lexicon import plain
from netzwerk.intake.decisions import REVIEW
from netzwerk.intake.grid import Grid
from netzwerk.intake.lists import ROWS, Head, Line, head_of, lines_of
from netzwerk.texts import LANGUAGES, catalogue, words


@dataclass(frozen=True, slots=True)
class Filled:
    """What a file of decisions holds.

    Attributes
    ----------
    decisions : tuple of Decision
        One a pair of spellings.
    whole : bool
        Whether that is all that a person can have written into it; else the file must be kept.
    loose : tuple of int
        Lines without a decision in which a person left a comment, or struck something through; 0 where the
        file has no line of headings at all.
    """

    decisions: tuple[Decision, ...]
    whole: bool
    loose: tuple[int, ...] = ()


def read_decisions(kind: str, grids: Iterable[Grid], *, file: str) -> Filled:
    """Read what people decided about spellings.

    Parameters
    ----------
    kind : str
        `review` or `names`, as `decision_of` says.
    grids : iterable of Grid
        The file's sheets; columns in any order, German or English headings.
    file : str
        How the file is called in findings.

    Examples
    --------
    >>> from netzwerk.sheet import Cell
    >>> rows = [("Schreibweise", "Name", "Entscheidung"), ("Die AWO", "AWO Neustadt", "Gleich")]
    >>> cells = {(r, c): Cell(r, c, t) for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
    >>> read_decisions("names", [Grid("", cells)], file="names.csv").decisions[0].decision
    'same'
    """
    decisions: list[Decision] = []
    loose: list[int] = []
    whole, headed = True, False
    for grid in grids:
        lines = lines_of(grid)
        head = head_of(grid, _roles(), _is_head)
        if head is None:
            whole = whole and (grid.hidden or not _beside(grid, lines))
            continue
        headed = True
        noted = {row for code, row, _ in grid.remarks if code == "comment_on_blank"}
        for row, cells in lines.items():
            if row > head.row:
                found = list(_decided(kind, head, cells, place=(file, row)))
                decisions += found
                told = row not in noted and _understood(head, cells, found)
                whole = whole and told
                beside = row in noted or any(cell.comment or cell.struck for cell in cells.values())
                loose += [row] if beside and not found else []
    return Filled(tuple(decisions), whole and headed and not loose, tuple(loose) if headed else (0,))


@cache
def _roles() -> Mapping[str, str]:
    return {
        plain(word): role for role, entries in words("decisions")["spellings"].items() for word in entries
    }


def _is_head(roles: Collection[str]) -> bool:
    """Whether a row names a spelling and what is to be said of it."""
    return "spelling" in roles and not {"decision", "name"}.isdisjoint(roles)


def _beside(grid: Grid, lines: Mapping[int, Line]) -> bool:
    """Whether somebody wrote beside a list that is not theirs to fill in."""
    width = next((max(cells) for row, cells in lines.items() if row <= ROWS and len(cells) > 2), 0)
    noted = any(cell.comment for cell in grid.cells.values())
    return noted or any(column > width for row, column in grid.cells if row > 1 and width)


def _understood(head: Head, cells: Line, found: list[Decision]) -> bool:
    """Whether what a person put into a line is in its decisions."""
    theirs = [column for column in cells if head.roles.get(column) in ("decision", "name", "remark")]
    beyond = [column for column in cells if column > head.right]
    return not any(cell.comment for cell in cells.values()) and (bool(found) or not (theirs or beyond))


def _decided(kind: str, head: Head, cells: Line, *, place: tuple[str, int]) -> Iterator[Decision]:
    """Yield the pairs of one line: one for each organisation that the spelling is not."""
    texts = {role: head.said(cells, role) for role in ("spelling", "decision", "name", "remark")}
    spelling, said, name = ("\n".join(texts[role]) for role in ("spelling", "decision", "name"))
    remark = " · ".join([*texts["remark"], *head.more(cells)])
    if not spelling or not (said or name or remark):
        return
    decision = _decision(said) or (terms.SAME if name and not said else "")
    proposals = [_proposal(text) for text in head.said(cells, "proposal")]
    first = next((_proposal(cell.text) for column, cell in cells.items() if head.is_first(column)), "")
    names = [name]
    if kind == REVIEW and decision == terms.DIFFERENT and name:
        decision = said + " / " + name  # both at once: a question, not an answer
    elif kind == REVIEW and decision == terms.DIFFERENT:
        names = [text for text in proposals if text] or [""]
    elif kind == REVIEW and decision == terms.SAME and not name:
        names = [first]
    for number, one in enumerate(names):
        yield Decision(spelling, decision or said, one, "" if number else remark, *place)


def _decision(said: str) -> str:
    """Return the decision that a word means; nothing where nobody knows the word."""
    lists = words("decisions")["decisions"]
    known: dict[str, str] = {plain(word): name for name, entries in lists.items() for word in entries}
    return known.get(plain(said.rstrip(".! ")), "")


@cache
def _reasons() -> frozenset[str]:
    texts = [catalogue(lang) for lang in LANGUAGES]
    return frozenset(text for one in texts for key, text in one.items() if key.startswith("names."))


def _proposal(text: str) -> str:
    """Return the name in a proposal, without the reason below it."""
    none = {catalogue(lang)["review.spellings.no_proposal"] for lang in LANGUAGES}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and lines[-1] in _reasons():
        lines = lines[:-1]
    name = " ".join(lines)
    return "" if name in none else name
