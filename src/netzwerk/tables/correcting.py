"""Corrections, applied last: what people say of the map wins over the sheets, and every cell says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from netzwerk import terms
from netzwerk.forms import corrections as said
from netzwerk.forms import plain
from netzwerk.forms.corrections import Correction, read_corrections
from netzwerk.forms.lines import Fate
from netzwerk.sheet import Sheets
from netzwerk.tables.amending import Amender, Done, RefusedLineError
from netzwerk.tables.calling import Calling
from netzwerk.tables.folding import stem
from netzwerk.tables.frames import Frames, Place
from netzwerk.tables.people import Located

_SIDE = ("said_by", "when", "remark")
_PAIRED = (said.TIE, said.WISH)


@dataclass
class Corrected:
    """What the corrections of a wave came to.

    Attributes
    ----------
    frames : Frames
        The tables with the corrections in them.
    fates : list of (file, sheet, Fate)
        What became of the cells of the lists of corrections.
    over : list of (place, Fate)
        What the cells of other sheets say that were corrected.
    mentions : list of tuple
        Further rows of the table of mentions.
    """

    frames: Frames
    fates: list[Located] = field(default_factory=list)
    over: list[tuple[Place, Fate]] = field(default_factory=list)
    mentions: list[tuple[object, ...]] = field(default_factory=list)


def correct(sheets: Sheets, frames: Frames, calling: Calling) -> Corrected:
    """Apply the corrections of one wave, in the order of files and lines.

    Organisations that are missing are added first, those that are not there taken out last. Lines that
    contradict each other are not followed.

    Parameters
    ----------
    sheets : Sheets
        The wave's sheets, with those in which people correct.
    frames : Frames
        The tables as the sheets give them.
    calling : Calling
        Who is called what.
    """
    wave = sheets.waves[0] if sheets.waves else ""
    desk = _Desk(Amender(frames, calling, sheets.settings, wave), wave, sheets.others)
    lines: list[Correction] = []
    for sheet in sheets.corrections:
        one = read_corrections(sheet)
        desk.done.fates += [(one.file, one.sheet, fate) for fate in one.fates]
        lines += [line for line in one.lines if desk.of_this_wave(line, sheet.wave)]
    torn = _contradicting(lines, calling)
    for line in sorted(lines, key=_turn):
        desk.apply(line, torn=line in torn)
    desk.done.frames = desk.amender.frames
    desk.done.mentions = desk.amender.mentions
    return desk.done


def _turn(line: Correction) -> int:
    if line.about != said.ACTOR:
        return 1
    return 0 if line.verdict == said.MISSING else 2


def _contradicting(lines: Sequence[Correction], calling: Calling) -> list[Correction]:
    """Find lines that say different things of the same tie, organisation or membership."""
    about: dict[object, list[Correction]] = defaultdict(list)
    for line in lines:
        ends = [calling.key(line.text(role)) for role in ("source", "target")]
        if line.about == said.FIELD:
            ends[1] = stem(line.text("target"))
        elif line.about not in _PAIRED:
            ends = ends[:1]
        pair = frozenset(ends) if line.about in _PAIRED and not calling.directed else tuple(ends)
        about[line.about, pair].append(line)
    return [
        line
        for those in about.values()
        if len({(one.verdict, plain(one.value)) for one in those}) > 1
        for line in those
    ]


class _Desk:
    """Where the lines are worked on, one after the other, and each of their cells is accounted for."""

    def __init__(self, amender: Amender, wave: str, others: Sequence[str]) -> None:
        self.amender, self.wave, self.others = amender, wave, others
        self.done = Corrected(amender.frames)

    def of_this_wave(self, line: Correction, lies_in: str) -> bool:
        """Whether a line is about this wave; one that names none, where there are several, is said."""
        named = plain(line.text("wave"))
        if lies_in or named == plain(self.wave) or not (named or self.others):
            return True
        here = bool(named) and named in plain(self.wave)
        there = [other for other in self.others if named and named in plain(other)]
        if here and not there:
            return True
        if there and not here:
            self._account(line, Done(self.amender.frames, terms.IGNORED, "other_wave"))
        else:
            waves = ", ".join(sorted((self.wave, *self.others)))
            self._account(line, RefusedLineError("correction_wave", "wave", waves=waves))
        return False

    def apply(self, line: Correction, *, torn: bool) -> None:
        """Apply one line, or say why not."""
        before = len(self.amender.frames.touched)
        try:
            if torn:
                raise RefusedLineError("corrections_contradict", "becomes")
            came = self.amender.apply(line)
        except RefusedLineError as refused:
            self._account(line, refused)
            return
        values = {"file": line.file, "count": line.row, "other": line.text("becomes")}
        for place in came.frames.touched[before:]:
            fate = Fate(*place[2:], terms.CORRECTED, "corrected", terms.NOTE, values)
            self.done.over.append((place, fate))
        self._account(line, came)
        self.done.fates += [(line.file, line.sheet, fate) for fate in self.amender.remarks]

    def _account(self, line: Correction, came: Done | RefusedLineError) -> None:
        """Say of each cell of the line what the line came to; the finding stands where it is to be mended."""
        main = line.column(came.column, "becomes", "what")
        for role, place in line.columns.items():
            if place == main:
                fate = Fate(line.row, place, came.outcome, came.code, came.severity, came.values)
            elif role in _SIDE:
                fate = Fate(line.row, place, terms.IGNORED, "side_column", private=True)
            elif came.outcome in (terms.ADDED, terms.CORRECTED):
                fate = Fate(line.row, place, terms.USED, "correction")
            else:
                waits = came.outcome == terms.PENDING
                outcome, code = (terms.PENDING, "waits") if waits else (terms.IGNORED, "line_set_aside")
                fate = Fate(line.row, place, outcome, code)
            self.done.fates.append((line.file, line.sheet, fate))
