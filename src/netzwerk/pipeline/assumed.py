"""What was assumed, as lines of netzwerk.toml that would overrule it: one block, ready to paste."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from netzwerk.sheet import Assumption
from netzwerk.texts import say

__all__ = ["Folded", "fold", "overruling"]

_SHEETS, _MEMBERS = '[sheets."', "[asked.members]"
_WORDS = ("[kinds]", "[sectors]", "[fields]")


@dataclass
class _Line:
    """One key of a table: its value, and the sentences that explain it."""

    value: Any
    comments: list[str] = field(default_factory=list)


def overruling(assumed: Iterable[tuple[str, Sequence[Assumption]]], *, lang: str) -> list[str]:
    r"""Fold the assumptions of all waves into one text of netzwerk.toml, each sentence as a comment.

    Parameters
    ----------
    assumed : iterable of (wave, assumptions)
        What was taken for granted.
    lang : str
        Language of the comments.

    Returns
    -------
    list of str
        Lines. Where not all waves assume the same of files or groups of one name, the wave is named, too.

    Examples
    --------
    >>> guess = Assumption("blank_in_matrix", '[asked]\nblank_in_matrix = "no"', "gruppe-3.xlsx")
    >>> lines = overruling([("2018", [guess]), ("2019", [guess])], lang="en")
    >>> lines[0], lines[1][:2], lines[2]
    ('[asked]', '# ', 'blank_in_matrix = "no"')
    """
    folded = fold(assumed, lang=lang)
    return folded.bare + [line for header in folded.tables for line in folded.printed(header)]


@dataclass(frozen=True)
class Folded:
    """The assumptions of all waves: tables of netzwerk.toml, and sentences that no line overrules."""

    tables: dict[str, dict[str, _Line]] = field(default_factory=dict)
    bare: list[str] = field(default_factory=list)

    def printed(self, header: str) -> list[str]:
        """Return the lines of one table; none where it has none."""
        keys = self.tables.get(header, {})
        lines = [header] if keys else []
        for key, line in keys.items():
            name = (
                key
                if key.replace("_", "").isalnum() and key.isascii()
                else json.dumps(key, ensure_ascii=False)
            )
            lines += [*line.comments, f"{name} = {json.dumps(line.value, ensure_ascii=False)}"]
        return lines


@dataclass(frozen=True)
class _Said:
    """One key of one assumption, before it is known whether all waves say the same."""

    wave: str
    file: str
    header: str
    key: str
    value: Any
    comment: str

    @property
    def scoped(self) -> bool:
        """Whether it speaks of one sheet or group, so that the wave may be named."""
        return self.header == _MEMBERS or self.header.startswith(_SHEETS)

    def of_its_wave(self) -> tuple[str, str]:
        """Return table and key with the wave named."""
        if self.header == _MEMBERS:
            return self.header, f"{self.wave}/{self.key}"
        return self.header.replace(_SHEETS, f"{_SHEETS}{self.wave}/", 1), self.key


def fold(
    assumed: Iterable[tuple[str, Sequence[Assumption]]],
    *,
    lang: str,
    below: Collection[str] = (),
    beside: Collection[str] = (),
) -> Folded:
    """Gather assumptions by the tables of netzwerk.toml that they belong to.

    Parameters
    ----------
    assumed : iterable of (wave, assumptions)
        What was taken for granted.
    lang : str
        Language of the comments.
    below : collection of str
        Waves that are named in any case.
    beside : collection of str
        Files that belong to every wave: their tables never name one.
    """
    everything = [(wave, list(those)) for wave, those in assumed]
    folded = Folded()
    said = [one for wave, those in everything for one in _said(wave, those, folded, lang=lang)]
    alike: dict[tuple[str, str], dict[str, list[Any]]] = {}
    for one in said:
        alike.setdefault((one.header, one.key), {}).setdefault(one.wave, []).append(one.value)
    for one in said:
        values = list(alike[one.header, one.key].values())
        agreed = len(values) == len(everything) and all(value == values[0] for value in values)
        shared = one.header != _MEMBERS and one.file in beside
        named = one.scoped and not shared and (one.wave in below or not agreed)
        header, key = one.of_its_wave() if named else (one.header, one.key)
        line = folded.tables.setdefault(header, {}).setdefault(key, _Line(one.value))
        if header in _WORDS:
            line.value = [*line.value, *(word for word in one.value if word not in line.value)]
        if one.comment and one.comment not in line.comments:
            line.comments.append(one.comment)
    return folded


def _said(wave: str, those: Sequence[Assumption], folded: Folded, *, lang: str) -> Iterator[_Said]:
    """Yield what assumptions say key by key; those that no line states go to the bare sentences."""
    for one in those:
        sentence = say(f"assumptions.{one.code}", lang, **one.values)
        comment = f"# {' '.join(sentence.split())}"
        header, _, rest = one.toml.partition("\n")
        if one.file and not header.startswith(_SHEETS):
            comment += f" ({one.file})"
        if not rest and comment not in folded.bare:
            folded.bare.append(comment)
        for nth, (key, value) in enumerate(tomllib.loads(rest).items()):
            yield _Said(wave, one.file, header, key, value, "" if nth else comment)
