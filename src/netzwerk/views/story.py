"""The story: stations made from the statements, each a view with its caption; kept in a small text file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from netzwerk import terms
from netzwerk.errors import SettingsError
from netzwerk.network import Network
from netzwerk.texts import say
from netzwerk.views.statements import Statement

__all__ = ["Station", "read_story", "stations", "story_text"]

VIEWS = ("who", "connect", "missing", "changed")
LINES = ("confirmed", "single", "wished", "refused")


@dataclass(frozen=True, slots=True)
class Station:
    """One station: what is said, what is noted for who speaks, and what the map shows.

    Attributes
    ----------
    caption, notes : str
        The sentence on the wall, and what only who speaks needs.
    view : str
        who, connect, missing or changed.
    focus, gap, matter, field : str
        An actor, a gap, a matter or a field that stands out; empty: nothing.
    gaps : str
        The type of gaps drawn.
    lines : tuple of str
        The ties drawn: confirmed, single, wished, refused; empty: as the view has them.
    size, colour : str
        What size and colour show; empty: all alike, and the sector.
    """

    caption: str
    notes: str = ""
    view: str = "who"
    focus: str = ""
    gap: str = ""
    matter: str = ""
    field: str = ""
    gaps: str = ""
    lines: tuple[str, ...] = ()
    size: str = ""
    colour: str = ""

    def record(self) -> dict[str, Any]:
        """Return it as the page reads it."""
        return {**asdict(self), "lines": list(self.lines)}


def stations(
    net: Network, statements: Sequence[Statement], gaps: Iterable[Any] = (), *, lang: str = "de"
) -> tuple[Station, ...]:
    """Make the story of one network: about eight stations, those only that have something to show.

    Parameters
    ----------
    net : Network
        Ties of every state and affiliations.
    statements : sequence of Statement
        What the first screen says.
    gaps : iterable of MapGap
        Ranked; the first wish is shown by itself.
    lang : str
        de or en.

    Returns
    -------
    tuple of Station
        Empty for a network without actors.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.views.statements import state
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> [station.view for station in stations(net, state(net))]
    ['who', 'who', 'who']
    """
    if not net.n:
        return ()
    said = {statement.register: statement.sentence for statement in statements}
    told = [_told("start", lang)]
    if said.get("whole"):
        told.append(_told("whole", lang, caption=said["whole"]))
    existing = net.ties[net.ties["state"].eq(terms.EXISTING)]
    if net.groups and 0 < existing["confirmed"].sum() < len(existing):
        told.append(
            _told("sure", lang, lines=("confirmed",), n=int(existing["confirmed"].sum()), all=len(existing))
        )
    told += _missing(net, said, tuple(gaps), lang=lang)
    if "clusters" in said:
        told.append(_told("clusters", lang, caption=said["clusters"], colour="cluster"))
    return tuple([*told, _told("end", lang)])


def _missing(net: Network, said: dict[str, str], gaps: Sequence[Any], *, lang: str) -> list[Station]:
    known = {gap.type for gap in gaps}
    told = []
    if "missing" in said and known:
        first = "wish" if "wish" in known else next(gap.type for gap in gaps)
        told.append(_told("missing", lang, caption=said["missing"], view="missing", gaps=first))
    wish = next((gap for gap in gaps if gap.type == "wish" and gap.actor_a and gap.actor_b), None)
    if wish is not None:
        names = net.actors.set_index("actor")["name"]
        told.append(
            _told("wish", lang, view="missing", gap=wish.gap, a=names[wish.actor_a], b=names[wish.actor_b])
        )
    open_field = next((gap for gap in gaps if gap.type == "coverage" and gap.fields), None)
    if open_field is not None:
        name = open_field.fields[0]
        told.append(_told("field", lang, field=name, about=name, why=open_field.evidence))
    return told


def _told(name: str, lang: str, *, caption: str = "", **more: object) -> Station:
    """Make a station of the catalogue's words; what is no attribute goes into its caption."""
    own = {entry.name for entry in fields(Station)}
    values = {key: value for key, value in more.items() if key not in own}
    shown = {key: value for key, value in more.items() if key in own}
    return Station(caption or say(f"story.{name}", lang, **values), say(f"story.{name}_notes", lang), **shown)  # type: ignore[arg-type]


def story_text(told: Sequence[Station], *, lang: str = "de") -> str:
    """Return the story as a small TOML file that people edit.

    Examples
    --------
    >>> print(story_text([Station("Hier beginnt es.")], lang="en").splitlines()[-1])
    caption = "Hier beginnt es."
    """
    blocks = [f"# {line}" for line in say("story.file", lang).splitlines()]
    for station in told:
        blocks += ["", "[[station]]"]
        for name, value in station.record().items():
            plain = (
                value != [] if isinstance(value, list) else value and not (name == "view" and value == "who")
            )
            if name == "caption" or plain:
                blocks.append(f"{name} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(blocks) + "\n"


def read_story(text: str, *, name: str = "story.toml") -> tuple[Station, ...]:
    """Read the story that people edited.

    Parameters
    ----------
    text : str
        What `story_text` wrote, with whatever was changed.
    name : str
        What the file is called, for errors.

    Raises
    ------
    SettingsError
        If it is no TOML, or a station says what none may say.

    Examples
    --------
    >>> read_story(story_text([Station("A", lines=("confirmed",))]))[0].lines
    ('confirmed',)
    """
    try:
        told = tomllib.loads(text.removeprefix("\ufeff")).get("station", [])
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError("story_broken", name=name, why=str(fault)) from None
    own = [entry.name for entry in fields(Station)]
    read = []
    for place, entry in enumerate(told if isinstance(told, list) else [told], 1):
        wrong = [key for key in entry if key not in own] if isinstance(entry, dict) else ["station"]
        if wrong or not str(entry.get("caption", "")).strip():
            word = wrong[0] if wrong else "caption"
            raise SettingsError("story_station", name=name, station=place, word=word, allowed=", ".join(own))
        values = {key: value if key == "lines" else str(value) for key, value in entry.items()}
        lines = values.pop("lines", [])
        listed = lines if isinstance(lines, list) else [lines]
        _check(name, place, view=[values.get("view", "who")], lines=[str(line) for line in listed])
        read.append(Station(**values, lines=tuple(str(line) for line in listed)))
    return tuple(read)


def _check(name: str, place: int, *, view: list[str], lines: list[str]) -> None:
    for given, allowed in ((view, VIEWS), (lines, LINES)):
        for word in given:
            if word not in allowed:
                raise SettingsError(
                    "story_station", name=name, station=place, word=word, allowed=", ".join(allowed)
                )
