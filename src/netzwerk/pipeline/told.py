"""What was read, in lines for a terminal: counts, what could not be read, what is to be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from netzwerk import terms
from netzwerk.errors import EXIT_DONE, EXIT_PARTLY_READ
from netzwerk.pipeline.assumed import overruling
from netzwerk.sheet import Sheets
from netzwerk.tables import Tables
from netzwerk.texts import say


def exit_code(tables: Sequence[Tables]) -> int:
    """Return 0, or 1 where a file, sheet or table could not be read."""
    unread = any(one.ledger["severity"].eq(terms.ERROR).any() for one in tables)
    return EXIT_PARTLY_READ if unread else EXIT_DONE


def read_line(sheets: Sheets, lang: str) -> str:
    """Say how much was read."""
    files = len({(sheet.wave, sheet.file) for sheet in sheets})
    return say("pipeline.read", lang, town=sheets.town, files=files, waves=len(sheets.waves))


def findings_line(tables: Tables, lang: str) -> str:
    """Count what a reader must hear of."""
    counts = tables.findings["severity"].value_counts()
    return say(
        "pipeline.findings", lang, pending=len(to_decide(tables)),
        errors=int(counts.get(terms.ERROR, 0)), warnings=int(counts.get(terms.WARNING, 0)),
        notes=int(counts.get(terms.NOTE, 0)),
    )  # fmt: skip


def unread_lines(tables: Tables, lang: str) -> list[str]:
    """Name every file, sheet or table that could not be read, and why."""
    rows = tables.findings[tables.findings["severity"].eq(terms.ERROR)]
    return [
        say("pipeline.unread", lang, where=where(row), why=row["message"]) for row in rows.to_dict("records")
    ]


def where(row: Mapping[Any, Any]) -> str:
    """Name a place as a person finds it: file, sheet, cell."""
    row_number, column = int(row["row"] or 0), int(row["column"] or 0)
    cell = f"{column_letters(column)}{row_number}" if row_number and column else ""
    return " · ".join(part for part in (str(row["file"]), str(row["sheet"]), cell) if part)


def column_letters(number: int) -> str:
    """Name a column as a spreadsheet does.

    Examples
    --------
    >>> column_letters(1), column_letters(26), column_letters(28)
    ('A', 'Z', 'AB')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def to_decide(tables: Tables) -> pd.DataFrame:
    """Return the spellings that wait for a person, once each: text, suggestions, how often it stands."""
    waiting = tables.mentions[tables.mentions["how"].eq(terms.PENDING)]
    counted = waiting.groupby("text", sort=False).agg(
        suggestions=("suggestions", "first"), mentions=("text", "size")
    )
    return counted.reset_index().sort_values("mentions", ascending=False, kind="stable", ignore_index=True)


def spelling_lines(tables: Tables, lang: str) -> list[str]:
    """Name the spellings that wait for a person, with those that they may mean."""
    names = tables.actors.set_index("actor")["name"].to_dict()
    said = []
    for row in to_decide(tables).to_dict("records"):
        actors = [actor for actor in str(row["suggestions"]).split(terms.JOIN) if actor]
        likely = ", ".join(names.get(actor, actor) for actor in actors) or "–"
        values: dict[str, object] = {"text": row["text"], "count": row["mentions"], "likely": likely}
        said.append(say("pipeline.spelling", lang, **values))
    return said


def assumed_lines(tables: Sequence[Tables], lang: str) -> list[str]:
    """Say what was assumed, as lines of netzwerk.toml."""
    block = overruling([(one.wave, one.assumptions) for one in tables], lang=lang)
    return ["", say("pipeline.assumed", lang), *block] if block else []
