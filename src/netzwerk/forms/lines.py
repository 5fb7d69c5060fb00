"""What comes out of a form: frozen lines, and what became of each cell; nothing is resolved here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from netzwerk import terms
from netzwerk.sheet import Address, Assumption


def _nothing() -> Mapping[str, object]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a cell, or of one part of it; `private` keeps its value out of the ledger."""

    row: int
    column: int
    outcome: str
    code: str
    severity: str = ""
    values: Mapping[str, object] = field(default_factory=_nothing)
    private: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written, without intensity, bullet or question."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One report: where it stands, the positions of its two mentions, and what it says.

    `outcome` is `used`, or `refused` where a value in it cannot be read; `cells` are the cells that
    share its fate.
    """

    row: int
    column: int
    source: int
    target: int
    kind: str = ""
    state: str = terms.EXISTING
    strength: float | None = None
    outcome: str = terms.USED
    cells: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """An actor in a field, committee or group, and its role there."""

    row: int
    column: int
    actor: int
    field: str
    role: str
    kind: str = terms.FIELD


@dataclass(frozen=True, slots=True)
class Answer:
    """Who was asked about whom (`about` None: everyone), and whether a tie was the answer.

    `blank` says that nothing stands in the cell, `empty_row` that nothing stands in the whole row: it
    counts only where its actor is known to have sat there.
    """

    actor: int
    about: int | None
    answer: str
    wishes: bool
    blank: bool = False
    empty_row: bool = False


@dataclass(frozen=True, slots=True)
class Denial:
    """A tie or wish that an organisation says is not so, on its own profile page."""

    row: int
    column: int
    source: int
    target: int
    state: str = terms.EXISTING


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One line of a roster."""

    row: int
    column: int
    name: str
    short: tuple[str, ...] = ()
    number: str = ""
    sector: str = ""
    present: bool | None = None
    public: bool | None = None
    group: str = ""
    participants: bool | None = None
    wishes_told: bool | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A kind, sector or field as written, to be folded to one spelling."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One table of a sheet, read.

    Attributes
    ----------
    wave, file, sheet, form, group : str
        Where it stands, what it is, whose it is.
    first_person : bool
        Whether each line is told by its own source.
    respondents : bool
        Whether each source is a group of its own (a survey).
    half : bool
        Whether mirror cells say the same twice (a matrix).
    member_kind : str
        What its memberships are to: field, committee or group.
    numbered : bool
        Whether its headers ask for the roster's numbers.
    """

    wave: str
    file: str
    sheet: str
    form: str
    group: str = ""
    first_person: bool = False
    respondents: bool = False
    actors: tuple[ActorLine, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    answers: tuple[Answer, ...] = ()
    denials: tuple[Denial, ...] = ()
    kinds: tuple[Word, ...] = ()
    sectors: tuple[Word, ...] = ()
    fields: tuple[Word, ...] = ()
    fates: tuple[Fate, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    numbered: bool = False
