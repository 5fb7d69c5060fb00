"""review.xlsx: what to decide stands first, nothing in it is a formula, equal tables give equal bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from netzwerk.intake.decisions import decision_of
from netzwerk.intake.workbook import Grid
from netzwerk.names import Resolver, RosterEntry
from netzwerk.render.decisions import open_spellings, settling
from netzwerk.render.workbook import HEADER_ROW, review_workbook
from netzwerk.schema import AFFILIATIONS, ASKED, LEDGER, MENTIONS, REPORTS
from netzwerk.sheet import Assumption, Cell
from netzwerk.tables import Tables

ROSTER = ["Caritasverband Musterau e.V.", "Caritas-Altenheim St. Anna", "Stadt Musterau – Jugendamt"]
ATTACK = '=HYPERLINK("http://x";"k")'


def frame(contract, rows=()):
    return pd.DataFrame(list(rows), columns=list(contract.names), dtype=object)


def place(row, column, file="tisch1.xlsx", sheet="Tisch 1"):
    return {"wave": "w", "file": file, "sheet": sheet, "row": row, "column": column}


def mention(text, how, where, suggestions=""):
    return {**where, "text": text, "actor": "", "how": how, "suggestions": suggestions}


def cell(value, where, outcome="pending", severity=""):
    message = "Bitte prüfen." if severity else ""
    return {
        **where,
        "value": value,
        "outcome": outcome,
        "code": "c",
        "severity": severity,
        "message": message,
    }


def tables(mentions=(), ledger=(), assumptions=()):
    actors = pd.DataFrame(
        {"actor": [f"o{k}" for k in range(len(ROSTER))], "name": ROSTER, "short": "", "on_roster": True}
    )
    return Tables(
        "2020-01-01-probe", "Musterau", actors,
        frame(REPORTS), frame(AFFILIATIONS), frame(ASKED), frame(MENTIONS, mentions), frame(LEDGER, ledger),
        tuple(assumptions),
    )  # fmt: skip


@pytest.fixture
def filled():
    matrix = [
        cell("Caritas-Haus", place(2, 3, "matrix.xlsx")),
        *(cell("2", place(r, 3, "matrix.xlsx")) for r in (4, 6)),
    ]
    mentions = [
        mention("Raumschiff GmbH", "new", place(3, 1)),
        mention(ATTACK, "pending", place(5, 2), "o2"),
        mention("Caritas-Haus", "pending", place(2, 3, "matrix.xlsx"), "o0|o1"),
        mention("CARITAS-HAUS ", "pending", place(9, 1), "o0|o1"),
        mention("Caritas-Haus", "pending", place(12, 1), "o0|o1"),
        mention("Jugendamt", "alias", place(20, 1)),
    ]
    ledger = [
        *matrix,
        cell(ATTACK, place(5, 2), severity="warning"),
        cell("CARITAS-HAUS ", place(9, 1)), cell("Caritas-Haus", place(12, 1)),
        cell("?", place(7, 4), "refused", "error"), cell("x", place(8, 4), "used", "note"),
        cell("y", place(1, 1, "a.xlsx"), "used", "note"),
    ]  # fmt: skip
    return tables(
        mentions, ledger, [Assumption("blank_in_matrix", '[asked]\nblank_in_matrix = "no"', "m.csv")]
    )


def sheets(book):
    return openpyxl.load_workbook(io.BytesIO(book)).worksheets


def lines(sheet):
    return [list(row) for row in sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)]


def test_spellings_stand_by_how_much_hangs_on_them_the_new_ones_last(filled):
    told = [(one.text, one.how, one.hangs) for one in open_spellings(filled)]
    assert told == [("Caritas-Haus", "pending", 4), (ATTACK, "pending", 1), ("Raumschiff GmbH", "new", 1)]


def test_one_decision_settles_every_way_of_writing_it(filled):
    assert len(open_spellings(filled)) == 3
    assert "tisch1.xlsx Tisch 1 A9" in open_spellings(filled)[0].where


def test_the_first_line_says_how_far_a_few_decisions_reach(filled):
    assert settling(open_spellings(filled)) == (2, 5)
    assert sheets(review_workbook(filled))[0]["A3"].value.startswith("2 Entscheidungen klären 90 %")


def test_suggestions_carry_their_reasons(filled):
    first = open_spellings(filled)[0]
    found = Resolver([RosterEntry(f"o{k}", name) for k, name in enumerate(ROSTER)]).resolve("Caritas-Haus")
    assert found.suggestions
    assert [one.name for one in first.proposals] == ROSTER[:2]
    assert all(one.reason for one in first.proposals)


def test_a_decision_is_chosen_from_four_words_and_the_suggestions_by_name(filled):
    sheet, *_, lists = sheets(review_workbook(filled))
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"gleich,verschieden,neu,später"' in rules.values()
    assert "'Vorschläge'!$A$6:$B$6" in rules.values()
    assert lists.sheet_state == "hidden"
    assert [cell.value for cell in lists[6][:2]] == ROSTER[:2]


def test_findings_name_file_sheet_and_cell_errors_first(filled):
    findings = sheets(review_workbook(filled))[1]
    assert [line[0] for line in lines(findings)] == ["Fehler", "Warnung", "Hinweis", "Hinweis"]
    assert lines(findings)[0][1:5] == ["tisch1.xlsx", "Tisch 1", "D7", "?"]
    assert findings["A3"].value == "1 Fehler, 1 Warnung, 2 Hinweise"


def test_assumptions_bring_the_line_that_would_overrule_them(filled):
    assert lines(sheets(review_workbook(filled))[2])[0][1:] == ["m.csv", '[asked]\nblank_in_matrix = "no"']


def test_nothing_in_it_is_a_formula_or_a_link(filled):
    book = review_workbook(filled)
    for sheet in sheets(book):
        assert not [c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("xl/worksheets/_rels")]
    assert any(line[1] == ATTACK for line in lines(sheets(book)[0]))


def test_equal_tables_give_equal_bytes_without_the_time_of_day(filled):
    book = review_workbook(filled)
    assert book == review_workbook(filled)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(("lang", "tabs"), [
    ("de", ["Schreibweisen", "Befunde", "Annahmen"]), ("en", ["Spellings", "Findings", "Assumptions"]),
])  # fmt: skip
def test_where_nothing_is_open_it_says_so(lang, tabs):
    book = sheets(review_workbook(tables(), lang=lang))
    assert [sheet.title for sheet in book] == tabs
    assert all(len(lines(sheet)) == 1 for sheet in book)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_reader_of_sheets_knows_it_for_what_it_is(filled, lang):
    sheet = sheets(review_workbook(filled, lang=lang))[0]
    cells = {
        (cell.row, cell.column): Cell(cell.row, cell.column, str(cell.value))
        for row in sheet.iter_rows() for cell in row if cell.value is not None
    }  # fmt: skip
    assert decision_of("review.xlsx", [Grid("Schreibweisen", cells)]) == "review"


def test_links_lead_to_the_cells_of_the_sheets_and_nowhere_else(filled):
    book = review_workbook(filled, links={"tisch1.xlsx": "../../raw/neustadt/tisch1.xlsx"})
    findings = sheets(book)[1]
    (cell,) = [row[3] for row in findings.iter_rows(min_row=HEADER_ROW + 1) if row[3].value == "D7"]
    link = cell.hyperlink
    assert (link.target.replace("\\", "/"), link.location) == (
        "../../raw/neustadt/tisch1.xlsx",
        "'Tisch 1'!D7",
    )
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        links = b"".join(archive.read(name) for name in archive.namelist() if "_rels/sheet" in name)
    assert links.count(b"Target=") == links.count(b"tisch1.xlsx")


@pytest.mark.parametrize("file", ["a#b.xlsx", "a[1].xlsx", "100%.xlsx"])
def test_a_file_that_no_link_can_name_has_none(filled, file):
    found = filled.ledger.assign(file=file)
    book = review_workbook(replace(filled, ledger=found), links={file: f"../raw/{file}"})
    assert not [
        row[3].hyperlink for row in sheets(book)[1].iter_rows(min_row=HEADER_ROW + 1) if row[3].hyperlink
    ]
