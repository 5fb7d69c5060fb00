"""The headers of one row, as columns with the roles they play together."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from netzwerk.forms.codes import with_brackets, without_codes, without_number
from netzwerk.forms.grid import Grid
from netzwerk.forms.lexicon import Lexicon, plain, role_words, state_in_title, strength_words
from netzwerk.texts import words

_HINT = re.compile(r"\([^()]*\)\s*$")
_BRACKETED_END = re.compile(r"\[([^\[\]]+)\]\s*$")
_MARKUP = re.compile(r"<br\s*/?>|</p>|</?[a-zA-Z][^<>]*>")
_ACTORS = ("actor", "weak_actor", "name")
_SEATING = frozenset(plain(word) for word in words("lines")["seating"]["titles"])
_CONSENTS = ("public", "participants", "wishes_told", "present")
# What is said of an institution whose own name stands before it: Name, Art, Träger.
_BEARERS = frozenset(map(plain, words("lines")["bearers"]))
_NUMBERS = frozenset(plain(word) for word in words("headers")["number"]) - {"code"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it is, what stands above it, the role it plays, how sure.

    A survey's column of one partner keeps its `question`, and the role that `asks` for.
    """

    index: int
    header: str
    role: str = ""
    score: float = 0.0
    upper: str = ""
    state: str = ""
    level: float | None = None
    question: str = ""
    asks: str = ""

    @property
    def partner(self) -> str:
        """The partner in a survey's header: `How do you work with … [Partner]`; else the header."""
        return (bracketed(self.header) if self.question else "") or self.header


def bracketed(header: str) -> str:
    """Return what stands in square brackets at a header's end.

    Examples
    --------
    >>> bracketed("Wie arbeiten Sie zusammen mit … [Jugendamt]")
    'Jugendamt'
    """
    found = _BRACKETED_END.search(header)
    return found[1].strip() if found else ""


def without_markup(header: str) -> str:
    """Return a header as people see it, without the tags that a program leaves in it.

    Examples
    --------
    >>> without_markup("<p>Mit wem?&nbsp;<strong>[AWO]</strong></p>")
    'Mit wem? [AWO]'
    """
    if not _MARKUP.search(header) and "&" not in header:
        return header
    return " ".join(html.unescape(_MARKUP.sub(" ", header)).split())


def column_field(column: Column) -> tuple[str, str]:
    """Return the field that a column stands for, and the role, where fields stand above and roles below them.

    Examples
    --------
    >>> column_field(Column(2, "Leitung", upper="Bildung")), column_field(Column(2, "Bildung"))
    (('Bildung', 'lead'), ('Bildung', ''))
    """
    role = role_word(column.header) if column.upper else ""
    return (column.upper, role) if role else (column.header, "")


def asks_seats(text: str) -> bool:
    """Tell whether a header or title asks who sits at the table.

    Examples
    --------
    >>> asks_seats("Wer sitzt an diesem Tisch? (Nr. oder Name)"), asks_seats("Wer")
    (True, False)
    """
    return plain(_HINT.sub("", text)) in _SEATING


def by_number(header: str) -> bool:
    """Tell whether a header asks for the roster's numbers.

    Examples
    --------
    >>> by_number("Mit wem (Nr. oder Name)"), by_number("Mit wem")
    (True, False)
    """
    return not _NUMBERS.isdisjoint(plain(header).split())


def read_columns(grid: Grid, row: int, lexicon: Lexicon, *, upper: int = 0) -> list[Column]:
    """Return the labelled columns of one row; `upper` is the row of group labels above it, if any."""
    columns: list[Column] = []
    written = {
        index: text for index in range(1, grid.right + 1) if (text := _header(grid, row, index, upper=upper))
    }
    headers = with_brackets(without_codes(list(written.values())))
    for index, header in zip(written, headers, strict=True):
        above = grid.text(upper, index) if upper else ""
        role = lexicon.role(without_number(header))
        if not above and columns and _role_again(header, columns[-1]):
            above = columns[-1].upper
        column = Column(index, header, role.name, role.score, "" if above == header else above)
        columns.append(_with_upper(column, lexicon))
    return _without_fields(columns, lexicon)


def _without_fields(columns: list[Column], lexicon: Lexicon) -> list[Column]:
    """Give a word for a role its own meaning back beside partners: Planned? below Cooperation."""
    if not any(column.role in ("target", "target_wish") for column in columns):
        return columns
    again = {c.index: lexicon.role(without_number(c.header)) for c in columns if column_field(c)[1]}
    return [
        replace(c, role=again[c.index].name, score=again[c.index].score) if c.index in again else c
        for c in columns
    ]


def _header(grid: Grid, row: int, index: int, *, upper: int) -> str:
    """Return what stands above a column: in its row, or above it where nothing below parts that further."""
    header = without_markup(grid.text(row, index))
    if header or not upper or not _parts(grid, row, upper):
        return header
    lone = grid.own(upper, index)
    return without_markup(lone.text.strip()) if lone is not None and lone.kind == "text" else ""


def _parts(grid: Grid, row: int, upper: int) -> bool:
    """Whether a row holds nothing but labels below the wide ones of the row above it."""
    wide = [(c.column, c.column + c.columns) for c in grid.by_row.get(upper, ()) if c.columns > 1]
    cells = grid.by_row.get(row, ())
    return bool(wide) and all(
        cell.kind == "text" and any(left <= cell.column < right for left, right in wide) for cell in cells
    )


def _role_again(header: str, left: Column) -> bool:
    """Whether a role stands beside another whose field is written above that one alone."""
    return bool(column_field(left)[1]) and bool(role_word(header))


def role_word(header: str) -> str:
    """Return the role that a header is the word of; letters and marks are none.

    Examples
    --------
    >>> role_word("Leitung"), role_word("L")
    ('lead', '')
    """
    folded = plain(header)
    return role_words().get(folded, "") if len(folded) > 2 else ""


def _with_upper(column: Column, lexicon: Lexicon) -> Column:
    """Let the label above say what the one below leaves open: contact over name, wish over partner."""
    if not column.upper:
        return column
    if column_field(column)[1]:
        return replace(column, role="", score=0.0)
    above = lexicon.role(column.upper)
    state = state_in_title(column.upper)
    contact = above.name == "contact" and above.score >= 0.9
    if contact or (not column.role and above.name in ("contact", "remark", "technical")):
        return replace(column, role=above.name, score=1.0 if contact else above.score)
    if state == "wished" and column.role == "target":
        return replace(column, role="target_wish")
    both = lexicon.role(f"{column.upper} {column.header}")
    if not column.role and both.name in _CONSENTS:
        return replace(column, role=both.name, score=both.score)
    return replace(column, state=state)


def split_runs(columns: Sequence[Column]) -> list[list[Column]]:
    """Cut a row of headers where a second table begins beside the first.

    A table begins again at a repeated actor header: directly, if the first has its partner already, or
    after a blank column; and beside a list of those who sit at the table.
    """
    runs: list[list[Column]] = []
    for column in columns:
        begins = not runs
        if runs:
            seen = [c for c in runs[-1] if c.role in _ACTORS]
            gap = column.index - runs[-1][-1].index > 1
            again = column.role in _ACTORS and any(_same(column, c) for c in seen)
            complete = any(c.role in ("target", "target_wish") for c in runs[-1])
            seated = any(asks_seats(c.header) for c in runs[-1])
            begins = (again and (gap or complete)) or (
                gap and column.role in ("actor", "weak_actor") and (complete or seated)
            )
        if begins:
            runs.append([])
        runs[-1].append(column)
    return runs


def _same(one: Column, two: Column) -> bool:
    return plain(re.sub(r"\d+\s*$", "", one.header)) == plain(re.sub(r"\d+\s*$", "", two.header))


def settle_roles(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Give each column its role among the others: one actor, the rest partners or nothing.

    Examples
    --------
    >>> settled = settle_roles([Column(1, "Organisation", "actor", 1), Column(2, "Name", "name", 1)])
    >>> [column.role for column in settled]
    ['actor', 'contact']
    """
    settled = list(columns)
    actor = _first_actor(settled)
    levels = sum(not c.role and plain(c.header) in strength_words() for c in settled) > 1
    partners = levels or any(c.role in ("target", "target_wish") for c in settled)
    for place, column in enumerate(settled):
        if column.role in _ACTORS:
            settled[place] = replace(column, role=_actor_role(column, actor, partners))
        elif levels and not column.role and plain(column.header) in strength_words():
            level = strength_words()[plain(column.header)]
            settled[place] = replace(column, role="target", score=1.0, level=level)
        elif column.role == "kind" and not partners and _without_partner(settled, actor):
            settled[place] = replace(column, role="sector")
    return tuple(settled)


def numbered_actors(columns: list[Column]) -> list[Column]:
    """Take a lone column of numbers for the actors, where partners stand beside it and no other actor."""
    roles = [c.role for c in columns]
    if roles.count("number") != 1 or not {"target", "target_wish"} & set(roles) or set(_ACTORS) & set(roles):
        return columns
    return [replace(c, role="actor") if c.role == "number" else c for c in columns]


def listed_partners(columns: list[Column]) -> list[Column]:
    """Take a lone column of partners for the actors, where columns of a roster or measures stand there."""
    roles = [c.role for c in columns]
    measures = {"field", "role"} <= set(roles)  # a measure, who is responsible, and who takes part
    listed = measures or {"sector", "contact", "short", "public", "present"} & set(roles)
    told = {*_ACTORS, "target_wish", "strength", "wish", "exists", "refused"} & set(roles)
    told |= set() if measures else {"state"} & set(roles)
    if roles.count("target") != 1 or not listed or told:
        return columns
    return [replace(c, role="actor") if c.role == "target" else c for c in columns]


def _first_actor(columns: Sequence[Column]) -> Column | None:
    roles = {c.role for c in columns}
    named = next((c for c in columns if c.role == "name"), None)
    bearer = [c for c in columns if c.role == "weak_actor" and plain(c.header) in _BEARERS]
    if (
        named
        and bearer
        and not roles & {"actor", "contact"}
        and roles & {"kind", "sector", "number", "short"}
    ):
        return named if all(named.index < c.index for c in bearer) else bearer[0]
    for role in _ACTORS:
        of_role = [c for c in columns if c.role == role]
        if of_role:
            return max(of_role, key=lambda c: (c.score, -c.index))
    return None


def _actor_role(column: Column, actor: Column | None, partners: bool) -> str:
    if actor is None or column is actor:
        return "actor"
    if not partners and column.index > actor.index and _same(column, actor):
        return "target"
    return "contact" if column.role == "name" else ""


def _without_partner(columns: Sequence[Column], actor: Column | None) -> bool:
    return not any(actor and c.role == "actor" and c is not actor and _same(c, actor) for c in columns)
