"""What was read, in lines for a terminal: counts, what could not be read, what is to be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from netzwerk import terms
from netzwerk.errors import EXIT_DONE, EXIT_PARTLY_READ
from netzwerk.pipeline.assumed import overruling
from netzwerk.render.decisions import open_spellings, settling
from netzwerk.sheet import Sheets
from netzwerk.tables import Tables
from netzwerk.texts import say

# Spellings that a terminal names; review.xlsx and --json name all.
MOST_LINES = 12


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
    """Name the spellings that wait for a person, the heaviest first, and how far a few decisions reach."""
    waiting = [one for one in open_spellings(tables, lang=lang) if one.how == terms.PENDING]
    needed, total = settling(tuple(waiting))
    said = []
    if len(waiting) > 1:
        key = "settles_one" if needed == 1 else "settles"
        said.append("  " + say(f"review.spellings.{key}", lang, count=needed, hangs=total))
    for one in waiting[:MOST_LINES]:
        likely = ", ".join(proposal.name for proposal in one.proposals) or "–"
        said.append(say("pipeline.spelling", lang, text=one.text, count=one.hangs, likely=likely))
    return said + _more(len(waiting) - MOST_LINES, lang)


def finding_lines(tables: Tables, lang: str) -> list[str]:
    """Say what is to be mended: every error, and of each other kind how often and where first.

    Spellings to decide are left out: they are named before.
    """
    found = tables.findings[tables.findings["code"].ne("name_pending")]
    errors = found[found["severity"].eq(terms.ERROR)]
    others = found[found["severity"].ne(terms.ERROR)]
    said = [_finding(row, 1, lang) for row in errors.to_dict("records")]
    for _, alike in others.groupby(["severity", "code"], sort=False):
        said.append(_finding(alike.to_dict("records")[0], len(alike), lang))
    return said


def _finding(row: Mapping[Any, Any], count: int, lang: str) -> str:
    values: dict[str, object] = {
        "severity": say(f"pipeline.severity_{row['severity']}", lang), "count": count, "where": where(row),
        "message": row["message"],
    }  # fmt: skip
    return say("pipeline.finding" if count == 1 else "pipeline.finding_many", lang, **values)


def _more(count: int, lang: str) -> list[str]:
    return [say("pipeline.more", lang, count=count)] if count > 0 else []


def assumed_lines(tables: Sequence[Tables], lang: str) -> list[str]:
    """Say what was assumed, as lines of netzwerk.toml."""
    block = overruling([(one.wave, one.assumptions) for one in tables], lang=lang)
    return ["", say("pipeline.assumed", lang), *block] if block else []
