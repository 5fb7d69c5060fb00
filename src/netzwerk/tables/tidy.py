"""Sheets to checked tables: the roster first, then every table by its form, then the ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from netzwerk import terms
from netzwerk.errors import TableError
from netzwerk.forms import Desk, Lexicon, Reading, legend_lines, read_sheet
from netzwerk.forms.lines import Fate
from netzwerk.forms.read import REPORTING, Prepared
from netzwerk.names import Decider, Resolver, fold
from netzwerk.settings import Settings
from netzwerk.sheet import Assumption, Note, Sheets, no_collection
from netzwerk.tables.asking import asked_assumptions, asked_frame, seats, stated_members
from netzwerk.tables.calling import Calling
from netzwerk.tables.correcting import Corrected, correct
from netzwerk.tables.doubts import decision_notes, labels_twice, member_notes, same_groups
from netzwerk.tables.folding import Folding, fold_words
from netzwerk.tables.frames import Frames
from netzwerk.tables.ledger import Ledger
from netzwerk.tables.outweighing import Outweighed, outweigh
from netzwerk.tables.people import Register
from netzwerk.tables.private import either, persons_by_shape, persons_told, without_named_persons
from netzwerk.tables.record import Tables
from netzwerk.tables.reporting import Reports, memberships_frame
from netzwerk.tables.resolving import Named, mentions_frame, name_fate, resolve_reading
from netzwerk.texts import DEFAULT_LANGUAGE

# What never stands inside one name: an intensity in brackets before more text, a semicolon.
_SEVERAL = re.compile(r"[(\[]\d[)\]].|;")


@dataclass(frozen=True)
class Read:
    """All tables of a wave, read, with their mentions resolved."""

    readings: tuple[Reading, ...]
    named: tuple[tuple[Named, ...], ...]
    register: Register
    resolver: Decider
    listed: bool

    def actor(self, text: str) -> str | None:
        """Return whom a name means that is written elsewhere than on the sheets, in netzwerk.toml."""
        return self.resolver.resolve(text).actor or self.register.named(text)


@no_collection()
def tidy(
    sheets: Sheets,
    *,
    lang: str = DEFAULT_LANGUAGE,
    decisions: Mapping[str, str | None] | None = None,
    after: Tables | None = None,
) -> Tables:
    """Read the sheets of one wave into checked tables, with a ledger of every cell.

    The roster is read first; then each table of each sheet is found, its form recognised by what is in
    it, and read. Names are resolved to the roster's actors; kinds, sectors and fields are folded to one
    spelling. What cannot be read surely is set aside with a finding, never guessed.

    Parameters
    ----------
    sheets : Sheets
        What `read` gave, of one wave (`sheets.wave(name)`).
    lang : str
        Language of the findings: `de` or `en`.
    decisions : mapping of str to str or None, optional
        Further spellings that a person decided, beside those of `sheets.decisions`: the actor's key, or
        None for an organisation of its own.
    after : Tables, optional
        An earlier wave, whose spellings of kinds, sectors and fields are kept where they fit.

    Returns
    -------
    Tables
        actors, reports, affiliations, asked, mentions, ledger, assumptions.

    Raises
    ------
    TableError
        If the sheets are of several waves.

    Examples
    --------
    >>> from netzwerk.sheet import Cell, Sheet, Sheets
    >>> from netzwerk.settings import Settings
    >>> lines = [("Akteur", "Partner", "Intensität"), ("AWO", "DRK", "2")]
    >>> cells = {(r, c): Cell(r, c, t) for r, line in enumerate(lines, 1) for c, t in enumerate(line, 1)}
    >>> town = Sheets((Sheet("w", "tisch1.csv", "", cells),), ("w",), "Musterstadt", Settings())
    >>> tidy(town).reports[["source", "target", "strength"]].to_numpy().tolist()
    [['awo', 'drk', 2.0]]
    """
    if len(sheets.waves) > 1:
        raise TableError("several_waves", count=len(sheets.waves), first=sheets.waves[0])
    wave = sheets.waves[0] if sheets.waves else ""
    sheets = without_named_persons(sheets)
    read = _read(sheets, decisions or {})
    names = read.register.names()
    kind, sector, field = _foldings(read, sheets, after)
    reports = Reports(wave, kind, names)
    for reading, named in zip(read.readings, read.named, strict=True):
        reports.add(reading, named)
    stated = stated_members(sheets.settings, read.actor, wave=wave, others=sheets.others)
    sitting = seats(read.readings, read.named) | _roster_seats(read)
    members = sitting | stated
    asked = asked_frame(read.readings, read.named, members=members, group=reports.group, wave=wave)
    seated = {actor for actors in sitting.values() for actor in actors}
    doubts = read.resolver.doubted(mention.text for reading in read.readings for mention in reading.mentions)
    frames = Frames(
        read.register.frame(sector, list(asked["actor"]), seated), reports.frame(),
        memberships_frame(read.readings, read.named, wave=wave, field=field), asked,
        directed=sheets.settings.directed,
    )  # fmt: skip
    calling = Calling.of(read.resolver, frames.actors, directed=frames.directed)
    outweighed = outweigh(read.readings, read.named, frames, names=names)
    corrected = correct(sheets, outweighed.frames, calling)
    ledger = _ledger(read, reports, (kind, sector, field), wave=wave, lang=lang)
    _account(ledger, outweighed)
    _account(ledger, corrected)
    groups = {reading.group for reading in read.readings if reading.form not in ("", terms.ROSTER)} | set(
        sitting
    )
    unknown = member_notes(sheets.settings, read.actor, groups=groups, sheets=sheets)
    notes = (*sheets.notes, *_unlisted(read, wave), *decision_notes(doubts), *unknown)
    return Tables(
        wave=wave, town=sheets.town,
        actors=corrected.frames.actors,
        reports=corrected.frames.reports,
        affiliations=corrected.frames.affiliations,
        asked=corrected.frames.asked,
        mentions=mentions_frame(read.readings, read.named, wave, more=corrected.mentions),
        ledger=ledger.frame((*sheets.sheets, *sheets.corrections), notes),
        assumptions=_once(
            [a for a in sheets.assumptions if not a.file or a.file in {s.file for s in sheets}],
            _assumed(read, sheets.settings), kind.assumptions, sector.assumptions, field.assumptions,
            asked_assumptions(read.readings, read.named, members=members, names=names),
        ),
        settings=sheets.settings,
        undone=read.resolver.undone(),
    )  # fmt: skip


def _read(sheets: Sheets, decisions: Mapping[str, str | None]) -> Read:
    """Read the rosters, then everything with their names known."""
    lexicon = Lexicon.of(sheets.settings)
    several = Counter((s.wave, s.file) for s in sheets)
    prepared: dict[object, Prepared] = {}
    legends: dict[tuple[str, str], tuple[str, ...]] = {}
    for sheet in sheets if max(several.values(), default=0) > 1 else ():
        legends[sheet.wave, sheet.file] = legends.get((sheet.wave, sheet.file), ()) + legend_lines(sheet)

    def all_of(
        knows: Callable[[str], bool],
        only: Sequence[str] = (),
        *,
        names_only: bool = False,
        persons: re.Pattern[str] | None = None,
    ) -> list[Reading]:
        found = []
        for sheet in sheets:
            place = (sheet.wave, sheet.file)
            desk = Desk(
                sheets.settings, lexicon, knows, several[place] > 1, legends.get(place, ()), persons,
                names_only, prepared,
            )  # fmt: skip
            found += read_sheet(sheet, desk, only=only)
        return found

    register = Register.of(all_of(lambda _: False, (terms.ROSTER,)))
    roster_names = [person.name for person in register.people]
    if shaped := persons_by_shape(sheets, roster_names):
        register = Register.of(all_of(lambda _: False, (terms.ROSTER,), persons=shaped))
        roster_names = [person.name for person in register.people]
    listed = bool(register.people)
    listing = Resolver(register.entries, decisions=decisions, town=sheets.town)
    resolver = Decider(listing, sheets.decisions)
    knows = _short_enough(resolver, register)
    if not listed:
        lists = all_of(knows, REPORTING, names_only=True, persons=shaped)
        first = {fold(reading.mentions[r.source].text) for reading in lists for r in reading.relations}

        def knows(text: str) -> bool:
            return fold(text) in first

    readings = tuple(all_of(knows, persons=shaped))
    if persons := persons_told(sheets, readings, roster_names):
        readings = tuple(all_of(knows, persons=either(persons, shaped)))
    named = tuple(resolve_reading(reading, resolver, register) for reading in readings)
    return Read(readings, named, register, resolver, listed)


def _short_enough(resolver: Decider, register: Register) -> Callable[[str], bool]:
    """Ask the resolver only about what could be one name: nothing far longer than the longest of them."""
    longest = max((len(person.name) for person in register.people), default=0) + 20

    def knows(text: str) -> bool:
        return len(text) <= longest and not _SEVERAL.search(text) and resolver.knows(text)

    return knows


def _foldings(read: Read, sheets: Sheets, after: Tables | None) -> tuple[Folding, Folding, Folding]:
    settings = sheets.settings
    agreed: dict[str, Iterable[str]] = {}
    if after is not None:
        agreed = {
            "kinds": after.reports["kind"].str.split(terms.JOIN, regex=False).explode().dropna(),
            "sectors": after.actors["sector"], "fields": after.affiliations["field"],
        }  # fmt: skip

    def of(what: str, stated: Mapping[str, tuple[str, ...]]) -> Folding:
        places = [(r.file, r.sheet, word) for r in read.readings for word in getattr(r, what)]
        names = sorted(set(agreed.get(what, ())) - {"", terms.UNKNOWN})
        return fold_words(what, places, stated, agreed=names)

    return of("kinds", settings.kinds), of("sectors", settings.sectors), of("fields", settings.fields)


def _roster_seats(read: Read) -> dict[str, list[str]]:
    """Who sat where by the roster's own column; who was absent sat nowhere, whatever seat was planned."""
    found: dict[str, list[str]] = {}
    for person in read.register.people:
        line = person.line
        if line and line.group and line.present is not False:
            found.setdefault(line.group, []).append(person.actor)
    return found


def _ledger(read: Read, reports: Reports, foldings: Sequence[Folding], *, wave: str, lang: str) -> Ledger:
    ledger = Ledger(wave, lang)
    names = read.register.names()
    for reading, named in zip(read.readings, read.named, strict=True):
        ledger.add(reading.file, reading.sheet, reading.fates)
        ledger.add(reading.file, reading.sheet, _name_fates(reading, named, names, listed=read.listed))
        for file, sheet, fate in labels_twice(reading, named):
            ledger.add(file, sheet, [fate])
    for file, sheet, fate in (*reports.fates, *read.register.notes, *(n for f in foldings for n in f.notes)):
        ledger.add(file, sheet, [fate])
    return ledger


def _account(ledger: Ledger, corrected: Corrected | Outweighed) -> None:
    """Write down what became of corrections or profile pages, and of the cells that they overrule."""
    for file, sheet, fate in corrected.fates:
        ledger.add(file, sheet, [fate])
    for place, fate in corrected.over:
        ledger.correct(place, fate)


def _name_fates(
    reading: Reading, named: Sequence[Named], names: Mapping[str, str], *, listed: bool
) -> list[Fate]:
    """Return what each mention says of its cell; silent where its line says what became of it."""
    covered = {cell for relation in reading.relations for cell in relation.cells}
    fates = [name_fate(one, names, listed=listed) for one in named]
    return [f for f in fates if f.severity or (f.row, f.column) not in covered]


def _unlisted(read: Read, wave: str) -> list[Note]:
    """Say that there is no roster, where there is none."""
    missing = not read.listed and read.register.people
    return [Note("no_roster", terms.NOTE, wave)] if missing else []


def _assumed(read: Read, settings: Settings) -> list[Assumption]:
    found = [a for reading in read.readings for a in reading.assumptions]
    found += same_groups(read.readings, settings)
    if not read.listed and read.register.people:
        found.append(Assumption("no_roster", "", "", {"count": len(read.register.people)}))
    return found


def _once(*lists: Sequence[Assumption]) -> tuple[Assumption, ...]:
    """Each assumption once, in order."""
    return tuple({(a.code, a.toml, a.file): a for found in lists for a in found}.values())
