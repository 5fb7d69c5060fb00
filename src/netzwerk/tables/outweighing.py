"""Profile pages that came back outweigh the groups: what an organisation says of its own ties goes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from netzwerk import terms
from netzwerk.forms.lines import Denial, Fate, Reading, Relation
from netzwerk.tables.frames import Frames, Place
from netzwerk.tables.people import Located
from netzwerk.tables.resolving import Named


@dataclass
class Outweighed:
    """What the profile pages of a wave came to.

    Attributes
    ----------
    frames : Frames
        The tables, without what the profile pages deny.
    fates : list of (file, sheet, Fate)
        What is to be said at the profile pages' own cells.
    over : list of (place, Fate)
        What the cells of the groups' sheets say whose word gave way.
    """

    frames: Frames
    fates: list[Located] = field(default_factory=list)
    over: list[tuple[Place, Fate]] = field(default_factory=list)


def outweigh(
    readings: Sequence[Reading],
    named: Sequence[Sequence[Named]],
    frames: Frames,
    *,
    names: Mapping[str, str],
) -> Outweighed:
    """Let profile pages speak first of the ties of the organisation that sent them.

    A denied tie or wish drops every report of it but the other side's own; a confirmed one with an intensity
    takes the groups' intensities out of theirs; an existing tie drops refusals, a refused one existing ties
    and wishes.

    Parameters
    ----------
    readings : sequence of Reading
        All tables of the wave; those of other forms are left alone.
    named : sequence of sequence of Named
        Their mentions, resolved.
    frames : Frames
        The tables as the sheets give them.
    names : mapping of str to str
        Each key's name.
    """
    done = Outweighed(frames)
    pages = {(reading.file, reading.sheet) for reading in readings if reading.form == terms.PROFILE}
    for reading, those in zip(readings, named, strict=True):
        lines: list[Denial | Relation] = [*reading.denials, *reading.relations]
        for line in lines if reading.form == terms.PROFILE else ():
            one, other = those[line.source], those[line.target]
            if not (one.pending or other.pending or one.actor == other.actor):
                _apply(done, reading, line, pair=(one.actor, other.actor), pages=pages, names=names)
    return done


def _apply(
    done: Outweighed,
    reading: Reading,
    line: Denial | Relation,
    *,
    pair: tuple[str, str],
    pages: set[tuple[str, str]],
    names: Mapping[str, str],
) -> None:
    before = len(done.frames.touched)
    reports = done.frames.reports
    places = zip(reports["file"], reports["sheet"], strict=True)
    paged = pd.Series([place in pages for place in places], index=reports.index, dtype=bool)
    own = reports["first_person"].astype(bool) & reports["source"].eq(pair[1])
    theirs = ~own & ~paged
    if isinstance(line, Denial):
        said = done.frames.between(pair, line.state)
        kept = said & (own | paged) & reports["source"].ne(pair[0])
        if kept.any():
            note = Fate(line.row, line.column, terms.USED, "denied_by_one", terms.WARNING,
                        {"name": names[pair[1]]})  # fmt: skip
            done.fates.append((reading.file, reading.sheet, note))
        done.frames = done.frames.without_reports(said & theirs)
    else:
        against = {state: done.frames.between(pair, state) & theirs for state in terms.STATES}
        done.frames = _without_contradiction(done.frames, line, against)
    values = {"name": names[pair[0]], "file": reading.file}
    for place in done.frames.touched[before:]:
        fate = Fate(*place[2:], terms.CORRECTED, "outweighed", terms.NOTE, values)
        done.over.append((place, fate))


def _without_contradiction(frames: Frames, line: Relation, against: Mapping[str, pd.Series]) -> Frames:
    """Take out what contradicts a tie that its own party reports."""
    if line.state == terms.REFUSED:
        return frames.without_reports(against[terms.EXISTING] | against[terms.WISHED])
    if line.state == terms.EXISTING and line.strength is not None:
        other = frames.reports["strength"].sub(line.strength).abs().gt(1e-9)
        frames = frames.silent(against[terms.EXISTING] & other)
    return frames.without_reports(against[terms.REFUSED])
