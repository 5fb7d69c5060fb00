"""The first netzwerk.toml of a town, written from what was read: what it states is no assumption any more."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netzwerk import terms
from netzwerk.errors import OutputError
from netzwerk.intake.configuration import settings_from
from netzwerk.intake.folder import lay_out
from netzwerk.pipeline.assumed import Folded, fold
from netzwerk.pipeline.looking import Check, check
from netzwerk.pipeline.preparing import Written, write_new
from netzwerk.settings import CONFIGURATION, REGISTER_WEIGHTS, WISHES
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["configuration_text", "init"]

_SHEETS = '[sheets."'
_WORDS = ("kinds", "sectors", "fields")


def init(raw: str | os.PathLike[str], *, lang: str = DEFAULT_LANGUAGE) -> Written:
    """Write a town's first netzwerk.toml, with comments, from what was read.

    Read again with it, the sheets give the same tables, and nothing that it states is assumed any more.

    Parameters
    ----------
    raw : path
        A town's folder, or one wave of it; netzwerk.toml lies in the town's folder.
    lang : str
        Language of the comments: `de` or `en`.

    Returns
    -------
    Written
        Where it lies.

    Raises
    ------
    OutputError
        If there is a netzwerk.toml: it is never overwritten; or if it cannot be written.
    NothingReadError
        If there is nothing to read.
    """
    target = lay_out(raw).root / CONFIGURATION
    if target.exists():
        raise OutputError("settings_are_there", path=target)
    seen = check(target.parent, lang=lang)
    text = configuration_text(
        seen, below=[wave for wave in seen.sheets.waves if (target.parent / wave).is_dir()]
    )
    write_new(target, text.encode())
    return Written(target, say("init.written", lang, path=target))


def configuration_text(seen: Check, *, below: Sequence[str] = ()) -> str:
    """Return netzwerk.toml for what was read.

    Parameters
    ----------
    seen : Check
        What reading alone shows.
    below : sequence of str
        Waves that are folders of the town: their sheets are named with them, so that a later wave whose
        files are called alike is read afresh.
    """
    assumed = [(one.wave, one.assumptions) for one in seen.tables]
    beside = {sheet.file for sheet in seen.sheets if not sheet.wave}
    lines = _Text(seen, fold(assumed, lang=seen.lang, below=below, beside=beside)).lines()
    settings_from(tomllib.loads("\n".join(lines)))
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class _Text:
    """The file while it is written."""

    seen: Check
    stated: Folded

    def say(self, key: str) -> str:
        return say(f"init.{key}", self.seen.lang)

    def comment(self, key: str) -> list[str]:
        return [f"# {line}" for line in self.say(key).splitlines()]

    def lines(self) -> list[str]:
        parts = [
            self.comment("head"), self.town(), self.scale(), self.strength(), self.asked(), self.members(),
            self.sheets(), self.headers(), *(self.words(name) for name in _WORDS), self.privacy(),
            self.editions(), self.register(), self.reliability(), self.bare(),
        ]  # fmt: skip
        return [line for part in parts if part for line in (*part, "")][:-1]

    def town(self) -> list[str]:
        said = self.seen.sheets.settings
        examples = [_off(_line(key, self.say(key))) for key in ("title", "coordination", "contact")]
        directed = _off(_line("directed", said.directed))
        return [*self.comment("town"), "[town]", _line("name", self.seen.sheets.town), *examples, directed]

    def scale(self) -> list[str]:
        """State the project's scale; that of a sheet stands with the sheet."""
        said = self.seen.sheets.settings
        ends = [_line("low", said.scale_low), _line("high", said.scale_high)]
        return [*self.comment("scale"), "[scale]", *ends]

    def strength(self) -> list[str]:
        return [*self.comment("strength"), "[strength]", _line("rule", self.seen.sheets.settings.strength)]

    def asked(self) -> list[str]:
        stated = self.stated.printed("[asked]") or ["[asked]", _off(_line("blank_in_matrix", "no"))]
        return [*self.comment("asked"), *stated]

    def members(self) -> list[str]:
        example = {self.say("group"): [self.say("organisation")]}
        stated = self.stated.printed("[asked.members]") or ["[asked.members]", *map(_off, _lines(example))]
        return [*self.comment("members"), *stated]

    def sheets(self) -> list[str]:
        tables = [header for header in self.stated.tables if header.startswith(_SHEETS)]
        return [*self.comment("sheets"), *(line for header in tables for line in self.stated.printed(header))]

    def headers(self) -> list[str]:
        return [*self.comment("headers"), "[headers]", _off(_line("target", [self.say("header_example")]))]

    def words(self, name: str) -> list[str]:
        stated = self.stated.printed(f"[{name}]")
        example = [f"[{name}]", *map(_off, _lines({self.say("word"): [self.say("other_word")]}))]
        order = [_off(_line("order", self._sectors()))] if name == "sectors" else []
        return [*self.comment(name), *(stated or example), *order]

    def _sectors(self) -> list[str]:
        found = (str(word) for tables in self.seen.tables for word in tables.actors["sector"])
        return [word for word in dict.fromkeys(found) if word != terms.UNKNOWN]

    def editions(self) -> list[str]:
        return [*self.comment("editions"), "[editions]", _off(_line("wishes", WISHES[0]))]

    def register(self) -> list[str]:
        never = _off(_line("never_convenes", list(self.seen.sheets.settings.never_convenes)))
        weights = [_off(_line(name, value)) for name, value in REGISTER_WEIGHTS.items()]
        effort = _off(_line(json.dumps(self.say("matter")), terms.EASY))
        return [*self.comment("register"), "[register]", never, "[register.weights]", *weights,
                "[register.effort]", effort]  # fmt: skip

    def reliability(self) -> list[str]:
        beta = _off(_line("beta", self.seen.sheets.settings.false_mentions))
        return [*self.comment("reliability"), "[reliability]", beta]

    def privacy(self) -> list[str]:
        return [*self.comment("privacy"), "[privacy]", _off(_line("keep_columns", [self.say("column")]))]

    def bare(self) -> list[str]:
        return [*self.comment("bare"), *self.stated.bare] if self.stated.bare else []


def _off(line: str) -> str:
    """Return a line as a comment, so that it does not count."""
    return line if line.startswith("#") else f"# {line}"


def _line(key: str, value: object) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _lines(values: dict[str, list[str]]) -> Iterable[str]:
    return [_line(json.dumps(key, ensure_ascii=False), value) for key, value in values.items()]
