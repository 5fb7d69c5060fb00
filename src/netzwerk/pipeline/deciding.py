"""What people decided is kept in OUT/names.csv: taken over from review.xlsx, and never asked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from netzwerk import schema, terms
from netzwerk.decided import Decision
from netzwerk.names import kept, spelling_key
from netzwerk.pipeline.placing import free_name
from netzwerk.render.tables import table_text
from netzwerk.sheet import Sheets
from netzwerk.texts import say

__all__ = ["Keeping", "keep"]

_OUT = "OUT/"
_COUNTED = (terms.SAME, terms.DIFFERENT, terms.NEW)


@dataclass(frozen=True)
class Keeping:
    """What is kept of the decisions, and what of it is new.

    Attributes
    ----------
    sheets : Sheets
        The sheets, with the decisions as they are kept.
    content : bytes
        names.csv; empty where nobody decided anything.
    name : str
        The file's name: another one where a names.csv lies there that could not be read.
    fresh : tuple of Decision
        What was taken over this time, as it was read.
    """

    sheets: Sheets
    content: bytes
    name: str
    fresh: tuple[Decision, ...] = ()

    def lines(self, lang: str) -> list[str]:
        """Say in one line what was taken over."""
        spellings: dict[str, str] = {}
        for one in self.fresh:
            spellings.setdefault(spelling_key(one.spelling), one.decision)
        if not spellings:
            return []
        counts = Counter(spellings.values())
        told = [
            f"{say(f'review.spellings.{word}', lang)} {counts[word]}" for word in _COUNTED if counts[word]
        ]
        files = ", ".join(sorted({one.file.removeprefix(_OUT) for one in self.fresh}))
        values: dict[str, object] = {"count": len(spellings), "files": files, "told": ", ".join(told)}
        key = "pipeline.taken_one" if len(spellings) == 1 else "pipeline.taken"
        return [say(key, lang, name=self.name, **values)]


def keep(sheets: Sheets, out: Path) -> Keeping:
    """Gather what people decided, as OUT/names.csv keeps it.

    What stands in a names.csv beside the sheets stays there; it is not copied.

    Parameters
    ----------
    sheets : Sheets
        With the decisions that were read.
    out : Path
        Where the run writes to.
    """
    name = free_name(out, "names.csv", sheets.taken)
    theirs = [one for one in sheets.decisions if _is_list(one) and not one.file.startswith(_OUT)]
    known = set(map(_pair, theirs))
    lines = kept(one for one in sheets.decisions if one not in theirs and _pair(one) not in known)
    before = known | {_pair(one) for one in sheets.decisions if _is_list(one)}
    fresh = [one for one in lines if one.decision in _COUNTED and _pair(one) not in before]
    placed = tuple(replace(one, file=name, row=row) for row, one in enumerate(lines, 2))
    return Keeping(
        sheets=replace(sheets, decisions=(*theirs, *placed)),
        content=_printed(lines) if lines else b"",
        name=name,
        fresh=tuple(fresh),
    )


def _is_list(one: Decision) -> bool:
    return one.file.rsplit("/", 1)[-1].lower().startswith("names")


def _pair(one: Decision) -> tuple[str, str, str]:
    return spelling_key(one.spelling), one.decision, spelling_key(one.name)


def _printed(lines: Iterable[Decision]) -> bytes:
    rows = [(one.spelling, one.name, one.decision, one.remark) for one in lines]
    frame = pd.DataFrame(rows, columns=list(schema.NAMES.names))
    return table_text(frame, schema.NAMES).encode()
