"""The ledger balances: every cell that holds data has one line, and what is personal never leaves."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk import terms
from netzwerk.intake import read
from netzwerk.sheet import Cell, Note, is_blank
from netzwerk.tables import tidy
from tests.sample import RAW, WAVES
from tests.sheets import roster, sheet, town

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
wave = pytest.mark.parametrize("wave", WAVES)


def workbook_cells(path):
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.row, cell.column): str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and str(cell.value).strip()
    }


def delimited_cells(path):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    separator = ";" if text.split("\n", 1)[0].count(";") > 2 else ","
    rows = enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1)
    return {("", r, c): field for r, row in rows for c, field in enumerate(row, 1) if field.strip()}


def open_document_cells(path):
    content = ElementTree.fromstring(ZipFile(path).read("content.xml"))
    cells = {}
    for table in content.iter(f"{TABLE}table"):
        row = 0
        for line in table.iter(f"{TABLE}table-row"):
            column = 0
            for cell in line:
                text = "\n".join("".join(p.itertext()) for p in cell.iter(f"{TEXT}p"))
                if text.strip():
                    cells[table.get(f"{TABLE}name"), row + 1, column + 1] = text
                column += int(cell.get(f"{TABLE}number-columns-repeated", 1))
            row += int(line.get(f"{TABLE}number-rows-repeated", 1))
    return cells


READERS = {".xlsx": workbook_cells, ".csv": delimited_cells, ".ods": open_document_cells}


@cache
def tables(wave):
    return tidy(read(RAW).wave(wave))


@wave
def test_counts_in_are_counts_out_by_an_independent_reader(wave):
    ledger = tables(wave).ledger
    for path in sorted((RAW / wave).iterdir()):
        there = READERS[path.suffix](path)
        lines = ledger[ledger["file"].eq(path.name) & ledger["row"].gt(0)]
        places = list(lines[["sheet", "row", "column"]].itertuples(index=False, name=None))
        assert len(places) == len(set(places))
        assert set(places) == set(there), path.name


@wave
def test_values_in_the_ledger_are_those_of_the_file_or_empty(wave):
    ledger = tables(wave).ledger
    for path in sorted((RAW / wave).iterdir()):
        there = READERS[path.suffix](path)
        for line in ledger[ledger["file"].eq(path.name) & ledger["value"].ne("")].to_dict("records"):
            stands = there[line["sheet"], line["row"], line["column"]]
            assert " ".join(line["value"].split()) == " ".join(stands.split())


@wave
def test_every_line_has_a_known_outcome_and_each_finding_a_sentence(wave):
    ledger = tables(wave).ledger
    assert set(ledger["outcome"]) <= set(terms.OUTCOMES)
    assert set(ledger["severity"]) <= {"", *terms.SEVERITIES}
    assert ledger["code"].ne("").all()
    assert ledger[ledger["severity"].ne("")]["message"].str.endswith(".").all()


@wave
def test_contacts_remarks_and_respondents_leave_in_no_table(wave):
    made = tables(wave)
    written = "\n".join(
        frame.to_csv()
        for frame in (made.actors, made.reports, made.affiliations, made.asked, made.mentions, made.ledger)
    )
    for personal in (
        "@",
        "Kontaktperson",
        "Rückfrage klären",
        "nur Projekt",
        "seit 2015",
        "unleserlich",
        "Moderation",
    ):
        assert personal not in written
    hidden = made.ledger[made.ledger["code"].isin(["contact", "remark", "respondent", "technical"])]
    assert len(hidden) > 80
    assert set(hidden["value"]) == {""}
    assert set(hidden["outcome"]) == {"ignored"}


@wave
def test_pending_names_make_no_report_and_their_cells_wait(wave):
    made = tables(wave)
    waiting = made.mentions[made.mentions["how"].eq("pending")]
    assert len(waiting)
    ledger = made.ledger.set_index(["file", "sheet", "row", "column"])
    for place in waiting[["file", "sheet", "row", "column"]].itertuples(index=False, name=None):
        assert ledger.loc[place, "outcome"] == "pending"
    places = set(waiting[["file", "row", "column"]].itertuples(index=False, name=None))
    assert not places & set(
        made.reports[["file", "row", "column"]].itertuples(index=False, name=None)
    ) or any(made.ledger["message"].str.contains("verwendet, "))


def test_where_parts_of_a_cell_fare_differently_the_first_outcome_rules_and_the_rest_is_said():
    made = tidy(town(roster("Caritasverband", "Jobcenter", "Diakonie"),
                     sheet([["Organisation", "arbeitet zusammen mit"], ["Caritasverband",
                     "Jobcenter (2), Diakonie (9)"],
                            ["Diakonie", "Jobcenter, Diakonie"]])))  # fmt: skip
    cells = made.ledger.set_index(["file", "row", "column"])
    assert cells.loc[("tisch1.xlsx", 2, 2), ["outcome", "code"]].tolist() == ["refused", "out_of_range"]
    assert "1 verwendet, 1 nicht verwendet." in cells.loc[("tisch1.xlsx", 2, 2), "message"]
    assert cells.loc[("tisch1.xlsx", 3, 2), ["outcome", "code"]].tolist() == ["refused", "self_tie"]
    assert len(made.reports) == 2


def test_what_the_door_says_of_a_file_or_a_cell_stands_in_the_ledger():
    from dataclasses import replace

    listed = town(roster("A-Verein Nord", "B-Verein Süd"))
    notes = (
        Note("file_damaged", "error", "w", "kaputt.xlsx"),
        Note("far_cell", "warning", "w", "liste.xlsx", "", 2, 1),
    )
    ledger = tidy(replace(listed, notes=notes)).ledger
    assert ledger.iloc[0][["file", "row", "outcome", "severity"]].tolist() == [
        "kaputt.xlsx",
        0,
        "refused",
        "error",
    ]
    assert ledger.query("row == 2 and column == 1")[["outcome", "severity"]].to_numpy().tolist() == [
        ["used", "warning"]
    ]


def test_personal_data_in_a_column_nobody_knows_is_kept_out():
    made = tidy(
        town(
            sheet(
                [
                    ["Organisation", "Sektor", "Seltsames"],
                    ["AWO", "Verein", "Tel. 0231 123456"],
                    ["DRK", "Verein", "x@y.example"],
                ]
            )
        )
    )
    assert made.ledger.query("column == 3 and row > 1")[["value", "code"]].to_numpy().tolist() == [
        ["", "contact"],
        ["", "contact"],
    ]


WORDS = st.sampled_from(
    ["", "", "Akteur", "Partner", "Organisation", "Sektor", "Wunsch", "Intensität (1-5)", "Art", "AWO",
    "DRK", "Caritas", "Jobcenter",
     "x", "W", "2", "7", "-", "?", "eng", "AWO, DRK (2)", "AWO\nDRK", "Gruppe 3", "Tisch 1",
     "Gewünschte Kooperationen", "Summe", "Quelle: Wand",
     "1 = selten, 5 = täglich", "Wie eng? [AWO]", "Wie eng? [DRK]", "id", "submitdate", "\u00a0", "#NV",
     "a@b.example", "Wer sitzt hier?"]
)  # fmt: skip
CELLS = st.builds(
    lambda text, rows, columns, hidden, struck, kind: (text, rows, columns, hidden, struck, kind),
    WORDS, st.sampled_from([1, 1, 1, 2]), st.sampled_from([1, 1, 1, 3]), st.booleans(), st.booleans(),
    st.sampled_from(["text", "text", "text", "number", "date", "error", "formula"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=9), st.booleans())
def test_random_sheets_never_break_the_reader_and_always_balance(rows, listed):
    cells = [
        [
            Cell(r, c, t, kind, height, width, hidden and r % 4 == 0, struck)
            for c, (t, height, width, hidden, struck, kind) in enumerate(row, 1)
        ]
        for r, row in enumerate(rows, 1)
    ]
    sheets = [roster("AWO", "DRK", "Caritas", "Jobcenter")] if listed else []
    made = tidy(town(*sheets, sheet(cells, "zufall.xlsx")))
    lines = made.ledger.query("file == 'zufall.xlsx' and row > 0")
    places = sorted(lines[["row", "column"]].itertuples(index=False, name=None))
    assert places == sorted((c.row, c.column) for row in cells for c in row if not is_blank(c.text))
    assert set(lines["outcome"]) <= set(terms.OUTCOMES)
    assert not re.search(r"a@b", lines.to_csv())
    keys = set(made.actors["actor"])
    assert set(made.reports["source"]) | set(made.reports["target"]) | set(made.affiliations["actor"]) <= keys
    assert made.reports["strength"].dropna().between(1, 3).all()
    assert (made.reports["source"] != made.reports["target"]).all()
