"""What was assumed, as lines of netzwerk.toml that would overrule it: one block, ready to paste."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
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
        Lines. Where two waves assume different things of files of one name, the table names the wave, too.

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


def fold(assumed: Iterable[tuple[str, Sequence[Assumption]]], *, lang: str) -> Folded:
    """Gather assumptions by the tables of netzwerk.toml that they belong to."""
    folded = Folded()
    for wave, assumptions in assumed:
        for one in assumptions:
            sentence = say(f"assumptions.{one.code}", lang, **one.values)
            comment = f"# {' '.join(sentence.split())}"
            header, _, rest = one.toml.partition("\n")
            if one.file and not header.startswith(_SHEETS):
                comment += f" ({one.file})"
            if rest:
                _take(folded.tables, header, tomllib.loads(rest), comment=comment, wave=wave)
            elif comment not in folded.bare:
                folded.bare.append(comment)
    return folded


def _take(
    tables: dict[str, dict[str, _Line]], header: str, values: Mapping[str, Any], *, comment: str, wave: str
) -> None:
    """Put values under their table; where another wave said otherwise, name the wave."""
    known = tables.get(header, {})
    differing = [key for key, value in values.items() if key in known and known[key].value != value]
    if differing and header.startswith(_SHEETS):
        header = header.replace(_SHEETS, f"{_SHEETS}{wave}/", 1)
    keys = tables.setdefault(header, {})
    for nth, (key, value) in enumerate(values.items()):
        name = f"{wave}/{key}" if key in differing and header == _MEMBERS else key
        line = keys.setdefault(name, _Line(value))
        if header in _WORDS:
            line.value = [*line.value, *(word for word in value if word not in line.value)]
        if nth == 0 and comment not in line.comments:
            line.comments.append(comment)
