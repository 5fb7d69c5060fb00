"""review.xlsx: what a person decides (spellings), mends (findings) and overrules (assumptions)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

import pandas as pd

from netzwerk import terms
from netzwerk.measures.gaps.rows import column_letters
from netzwerk.render.book import HEADER_ROW, Column, Page, looks_of
from netzwerk.render.decisions import Spelling, open_spellings, settling
from netzwerk.render.zipped import repack
from netzwerk.tables import Tables
from netzwerk.texts import say

_DECISIONS = ("same", "different", "new", "later")
_PROPOSALS = 3
_NO_LINKS: Mapping[str, str] = MappingProxyType({})
_NOT_IN_LINKS = frozenset("#%[]?*\\\n")
_WHERE, _CELL = 3, 3  # the columns that bear links


SPELLINGS = (
    Column("number", 6, "number"), Column("spelling", 27, "strong"), Column("hangs", 10, "number"),
    Column("where", 28), Column("proposal_1", 34), Column("proposal_2", 24), Column("proposal_3", 24),
    Column("decision", 14, "input"), Column("same_as", 28, "input"), Column("remark", 18, "input"),
)  # fmt: skip
FINDINGS = (
    Column("severity", 12, "strong"), Column("file", 26), Column("sheet", 20), Column("cell", 8),
    Column("value", 34), Column("message", 82),
)  # fmt: skip
ASSUMPTIONS = (Column("assumed", 80), Column("file", 28), Column("line", 62, "code"))


def review_workbook(tables: Tables, *, lang: str = "de", links: Mapping[str, str] = _NO_LINKS) -> bytes:
    """Write what is to be decided, mended and overruled as a workbook for Excel and LibreOffice.

    Parameters
    ----------
    tables : Tables
        Mentions, ledger, actors and assumptions of one wave.
    lang : str
        Language of headings and drop-downs.
    links : mapping of str to str
        How each sheet's file is reached from where the workbook will lie.

    Returns
    -------
    bytes
        An .xlsx of three sheets; nothing in it is a formula, whatever a name looks like, and links lead to
        the cells of the sheets only; equal tables give equal bytes.
    """
    from xlsxwriter import Workbook

    held = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(held, {"in_memory": True, **safe}) as book:
        title = " · ".join(filter(None, (say("review.title", lang), tables.town, tables.wave)))
        book.set_properties({"title": title, "created": datetime(1980, 1, 1)})
        looks = looks_of(book)
        first = Page(book, looks, key="review.spellings", columns=SPELLINGS, lang=lang)
        spellings = open_spellings(tables, lang=lang)
        _spellings(first, spellings, links)
        page = Page(book, looks, key="review.findings", columns=FINDINGS, lang=lang)
        _findings(page, tables.findings, links)
        _assumptions(Page(book, looks, key="review.assumptions", columns=ASSUMPTIONS, lang=lang), tables)
        _drop_downs(first, spellings)
    return repack(held.getvalue())


def _target(links: Mapping[str, str], place: tuple[str, str, int, int]) -> str:
    """Name a cell of a sheet's file as a link does; empty where the file cannot be reached or named."""
    file, sheet, row, column = place
    path = links.get(file, "")
    if not path or _NOT_IN_LINKS & set(path + sheet):
        return ""
    if not (sheet and row):
        return f"external:{path}"
    quoted = sheet.replace("'", "''")
    return f"external:{path}#'{quoted}'!{column_letters(column or 1)}{row}"


def _spellings(page: Page, spellings: tuple[Spelling, ...], links: Mapping[str, str]) -> None:
    needed, total = settling(spellings)
    if needed:
        page.summary(page.say("settles_one" if needed == 1 else "settles", count=needed, hangs=total))
    for number, spelling in enumerate(spellings, 1):
        at = page.row([number, *_spelling_cells(page, spelling), *spelling.entered])
        if target := _target(links, spelling.first):
            page.link((at, _WHERE), target, spelling.where)
    page.close(page.say("nothing"))


def _spelling_cells(page: Page, spelling: Spelling) -> list[str | int]:
    proposals = [
        f"{one.name}\n{one.reason}" if one.reason else one.name for one in spelling.proposals[:_PROPOSALS]
    ]
    if not proposals:
        proposals = [page.say("no_proposal")]
    return [spelling.text, spelling.hangs, spelling.where, *proposals, *[""] * (_PROPOSALS - len(proposals))]


def _drop_downs(page: Page, spellings: Sequence[Spelling]) -> None:
    """Offer the four decisions, and the suggestions by name from a hidden last sheet."""
    if not spellings:
        return
    keys = [column.key for column in page.columns]
    decision, same_as = keys.index("decision"), keys.index("same_as")
    choice = {
        "validate": "list",
        "source": [page.say(word) for word in _DECISIONS],
        "error_title": page.say("decision"),
        "error_message": page.say("only_these"),
    }
    page.sheet.data_validation(HEADER_ROW, decision, HEADER_ROW + page.rows - 1, decision, choice)
    lists = page.book.add_worksheet(page.say("lists"))
    lists.hide()
    for row, spelling in enumerate(spellings, HEADER_ROW):
        for place, proposal in enumerate(spelling.proposals):
            lists.write_string(row, place, proposal.name)
        if spelling.proposals:
            last = column_letters(len(spelling.proposals))
            source = f"='{page.say('lists')}'!$A${row + 1}:${last}${row + 1}"
            names = {"validate": "list", "source": source, "show_error": False}
            page.sheet.data_validation(row, same_as, row, same_as, names)


def _findings(page: Page, findings: pd.DataFrame, links: Mapping[str, str]) -> None:
    order = {severity: place for place, severity in enumerate(reversed(terms.SEVERITIES))}
    rows = findings.assign(order=findings["severity"].map(order))
    rows = rows.sort_values(["order", "file", "sheet", "row", "column"], kind="stable")
    counts = rows["severity"].value_counts()
    told = [
        page.say(f"{word}_one" if counts[word] == 1 else f"{word}_many", count=int(counts[word]))
        for word in order
        if word in counts
    ]
    if told:
        page.summary(", ".join(told))
    for line in rows.itertuples(index=False):
        cell = _address(line.row, line.column)
        values = [page.say(line.severity), line.file, line.sheet, cell, line.value, line.message]
        at = page.row([str(value) for value in values], {0: line.severity})
        row, column = (0 if pd.isna(number) else int(number or 0) for number in (line.row, line.column))
        place = (str(line.file), str(line.sheet), row, column)
        if target := _target(links, place):
            page.link((at, _CELL), target, cell)
    page.close(page.say("nothing"))


def _address(row: float, column: float) -> str:
    """Return the cell as a spreadsheet shows it; the row alone where no column is known."""
    if pd.isna(row) or not row:
        return ""
    letters = "" if pd.isna(column) else column_letters(int(column))
    return f"{letters}{int(row)}"


def _assumptions(page: Page, tables: Tables) -> None:
    for one in tables.assumptions:
        page.row([say(f"assumptions.{one.code}", page.lang, **one.values), one.file, one.toml])
    page.close(page.say("nothing"))
