"""What meetings decided on matters is kept in OUT/agreements.csv, from run to run and from wave to wave."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from netzwerk import schema, terms
from netzwerk.decided import Agreement, Succession
from netzwerk.measures.matters.folded import canonical
from netzwerk.names import absorbed, origins, predecessors
from netzwerk.pipeline.placing import free_name, seen_before
from netzwerk.render.tables import table_text
from netzwerk.sheet import Note, Sheets
from netzwerk.texts import say

__all__ = ["Agreeing", "agree"]

_OUT = "OUT/"
_MEMORY = "agreements.csv"
_DATE = re.compile(r"\A(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
Held = dict[tuple[str, str], Agreement]


@dataclass(frozen=True)
class Agreeing:
    """What was decided on matters, wave by wave, and what of it is new.

    Attributes
    ----------
    sheets : Sheets
        The sheets, with what must be said of the lists of measures, and without the lists that must stay.
    held : mapping of (wave, matter) to Agreement
        What agreements.csv keeps.
    name : str
        What that file is called: another name where one lies there that could not be read.
    fresh : tuple of Agreement
        What was taken over this time.
    followed_in : mapping of str to str
        sha256 of the lists that have been followed and stay where they are: nothing in them is new again.
    loose : frozenset of (wave, matter)
        What was taken over from lists that do not say of which wave they speak.
    """

    sheets: Sheets
    held: Held
    name: str
    fresh: tuple[Agreement, ...] = ()
    followed_in: Mapping[str, str] = field(default_factory=dict)
    loose: frozenset[tuple[str, str]] = frozenset()

    @property
    def content(self) -> bytes:
        """Return agreements.csv; empty where nobody decided anything."""
        lines = [replace(one, wave=wave) for (wave, _), one in sorted(self.held.items())]
        if not lines:
            return b""
        rows = [(one.wave, one.matter, *one.said, one.about) for one in lines]
        frame = pd.DataFrame(rows, columns=list(schema.AGREEMENTS.names))
        return table_text(frame, schema.AGREEMENTS).encode()

    def of(self, wave: str, known: Mapping[str, str]) -> dict[str, Agreement]:
        """Return what holds in a wave, by matter: decided in it, or before it and not changed since.

        Parameters
        ----------
        wave : str
            The wave.
        known : mapping of str to str
            The key by which an organisation is known over all waves.
        """
        found = _holding(self.held, wave)
        return {canonical(key, known): replace(one, matter=canonical(key, known))
                for key, one in found.items() if any(one.said)}  # fmt: skip

    def shown(
        self, wave: str, matters: Collection[str], known: Mapping[str, Agreement]
    ) -> dict[str, Agreement]:
        """Leave out what a list without a wave says of matters that this wave never had."""
        return {key: one for key, one in known.items() if key in matters or (wave, key) not in self.loose}

    def settled(self, arising: Mapping[str, Collection[str]]) -> Agreeing:
        """Keep what lists without a wave say where the matter arises; everywhere, where it arises nowhere.

        Parameters
        ----------
        arising : mapping of str to collection of str
            The matters of each wave's register.
        """
        anywhere = {key for those in arising.values() for key in those}
        stray = {
            (wave, key) for wave, key in self.loose if key in anywhere and key not in arising.get(wave, ())
        }
        return replace(self, held={place: one for place, one in self.held.items() if place not in stray})

    def lines(self, lang: str) -> list[str]:
        """Say in one line what was taken over."""
        if not self.fresh:
            return []
        counts = Counter(one.decision for one in self.fresh if one.decision in terms.AGREEMENTS)
        words = [
            f"{say(f'massnahmen.{word}', lang)} {counts[word]}" for word in terms.AGREEMENTS if counts[word]
        ]
        told = ", ".join(words) or say("massnahmen.undecided", lang)
        files = ", ".join(sorted({one.file.removeprefix(_OUT) for one in self.fresh}))
        key = "massnahmen.taken_one" if len(self.fresh) == 1 else "massnahmen.taken"
        return [say(key, lang, name=self.name, count=len(self.fresh), files=files, told=told)]


def agree(sheets: Sheets, out: Path) -> Agreeing:
    """Gather what was decided on matters: kept before, and filled in since.

    What lies in a list as an earlier run wrote it, or has been followed before, is nothing new. Where two
    lists say something different and new about one matter, neither is followed.

    Parameters
    ----------
    sheets : Sheets
        With every list of measures that was read.
    out : Path
        Where the run writes to.
    """
    memory = [one for one in sheets.agreements if _is_memory(one)]
    lists = [one for one in sheets.agreements if not _is_memory(one)]
    held: Held = {(one.wave, one.matter): one for one in sorted(memory, key=_from_out) if one.matter}
    told = {*sheets.waves, *(one.wave for one in sheets.agreements)} - {""}
    places = [out, out.parent, *(below / wave for below in (out, out.parent) for wave in sorted(told))]
    old = seen_before(places) if held else frozenset()
    news, loose = _news(
        [one for one in lists if sheets.agreed_in.get(one.file) not in old], held, sheets.waves
    )
    followed, notes, unsettled = _settled(news)
    held |= followed
    notes += _unknown_words(held)
    taken = sheets.taken - {sheets.agreed_in.get(file, "") for file in unsettled}
    followed_in = {
        file: code for file, code in sheets.agreed_in.items()
        if file not in unsettled and not (file.startswith(_OUT) and code in taken)
    }  # fmt: skip
    return Agreeing(
        sheets=replace(sheets, notes=(*sheets.notes, *notes), taken=taken),
        held=held,
        name=free_name(out, _MEMORY, taken),
        loose=frozenset(loose),
        fresh=tuple(one for one in followed.values() if any(one.said)),
        followed_in=followed_in,
    )


def lineage(successions: Iterable[Succession], waves: Sequence[pd.DataFrame]) -> dict[str, str]:
    """Return the key by which each organisation of the last of these waves is known over all of them.

    Parameters
    ----------
    successions : iterable of Succession
        Lines of organisations.csv.
    waves : sequence of DataFrame
        The tables of actors, the earlier waves first.
    """
    names = {key: name for actors in waves for key, name in zip(actors["actor"], actors["name"], strict=True)}
    before = predecessors(successions, names)
    here = origins(before, waves[-1]["actor"])
    return absorbed(before) | here


def _is_memory(one: Agreement) -> bool:
    return one.file.rsplit("/", 1)[-1].lower().startswith("agreements")


def _from_out(one: Agreement) -> bool:
    return one.file.startswith(_OUT)


def _holding(held: Held, wave: str) -> dict[str, Agreement]:
    """Return what holds in a wave: later lists overrule earlier ones."""
    return {key: one for (of, key), one in sorted(held.items(), key=lambda item: item[0]) if of <= wave}


def _news(
    lists: Iterable[Agreement], held: Held, waves: Sequence[str]
) -> tuple[dict[tuple[str, str], list[Agreement]], set[tuple[str, str]]]:
    """Return what lists say that differs from what holds, by wave and matter; and where no wave was stated.

    An empty line takes a decision back only in a list that lies in OUT: elsewhere it may be an old copy.
    """
    holding = {wave: _holding(held, wave) for wave in waves}
    news: dict[tuple[str, str], list[Agreement]] = defaultdict(list)
    loose: set[tuple[str, str]] = set()
    for one in lists:
        for wave in [one.wave] if one.wave else waves:
            before = holding.setdefault(wave, _holding(held, wave)).get(one.matter)
            said = before.said if before else ("",) * 5
            if _alike(one.said) != _alike(said) and (any(one.said) or _from_out(one)):
                about = one.about or (before.about if before else "")
                news[wave, one.matter].append(replace(one, wave=wave, about=about))
                loose |= set() if one.wave else {(wave, one.matter)}
    return news, loose


def _alike(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return entries with their dates as numbers, for one program shows a date as another does not.

    Examples
    --------
    >>> _alike(("vereinbart", "31.12.2026")) == _alike(("vereinbart", "2026-12-31"))
    True
    """
    return tuple(_DATE.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", text) for text in said)


def _settled(
    news: Mapping[tuple[str, str], list[Agreement]],
) -> tuple[Held, list[Note], set[str]]:
    """Follow what nobody contradicts; say what contradicts itself, and in which files."""
    followed: Held = {}
    notes: list[Note] = []
    unsettled: set[str] = set()
    for place, entries in news.items():
        filled = [one for one in entries if any(one.said)] or entries[:1]
        if len({_alike(one.said) for one in filled}) == 1:
            followed[place] = filled[0]
            continue
        unsettled |= {one.file for one in filled}
        others = "; ".join(f"{one.file}: {', '.join(filter(None, one.said))}" for one in filled)
        values = {"name": filled[0].about or filled[0].matter, "others": others}
        notes.append(_note("agreements_contradict", filled[0], values))
    return followed, notes, unsettled


def _unknown_words(held: Held) -> list[Note]:
    """Say which decisions nobody knows the word of."""
    return [
        _note("agreement_word", one, {"name": one.about or one.matter, "other": one.decision})
        for one in held.values()
        if one.decision and one.decision not in terms.AGREEMENTS
    ]


def _note(code: str, one: Agreement, values: Mapping[str, object]) -> Note:
    return Note(code, terms.WARNING, one.wave, one.file.removeprefix(_OUT), row=one.row, values=values)
