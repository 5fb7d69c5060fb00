"""Rosters, matrices and own forms of other towns: counted names, parted headers, sections, named sheets."""

from __future__ import annotations

import pytest

import netzwerk as nw
from netzwerk.sheet import Cell
from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town
from tests.written import write_rows

NAMES = ("Tafel", "VHS", "Jugendamt", "Sozialamt", "Polizei")


def listed(*rows):
    """The actors of a roster that stands alone."""
    actors = tidy(town(sheet(rows, "akteure.xlsx"))).actors
    return actors.set_index("name")


def told(*rows, file="blatt.xlsx", name=""):
    return tidy(town(roster(*NAMES), sheet(rows, file, name=name)))


def found(tables):
    return [code for *_, code in codes(tables) if code != "no_roster"]


def wide(row, column, text, *, columns):
    return Cell(row, column, text, columns=columns)


def test_consent_may_stand_below_a_header_over_several_columns():
    actors = listed(
        ["Organisation", "", wide(1, 3, "Nennung erlaubt?", columns=2), ""],
        ["Name", "Kürzel", "im Kreis der Teilnehmenden", "öffentlich"],
        ["Tafel Musterstadt", "Tafel", "ja", "nein"], ["Verein Nord", "VN", "ja", "ja"],
    )  # fmt: skip
    assert actors["named_to_participants"].tolist() == [True, True]
    assert actors["named_in_public"].tolist() == [False, True]
    asked = listed(["Stakeholder", "May we name you publicly?"], ["Youth Office", "yes"], ["Food Bank", "no"])
    assert asked["named_in_public"].tolist() == [True, False]


def test_who_carries_an_institution_is_not_the_institution():
    head = ["Nr", "Name", "Art", "Träger"]
    actors = listed(head, [1, "Kita Arche", "Kita", "Stadt"], [2, "Schule Nord", "Schule", "Stadt"])
    assert actors["sector"].to_dict() == {"Kita Arche": "Kita", "Schule Nord": "Schule"}
    people = listed(["Name", "Verein", "Telefon"], ["Person 01", "Tafel", "01"], ["Person 02", "Chor", "02"])
    assert list(people.index) == ["Tafel", "Chor"]


def test_headings_of_sectors_are_told_from_names_whose_contacts_are_taken_out():
    actors = listed(["Organisation", "E-Mail"], ["Verwaltung", ""], ["Jugendamt", "a@beispiel.de"],
                    ["Sozialamt", "b@beispiel.de"], ["Vereine", ""], ["Tafel", "c@beispiel.de"])  # fmt: skip
    assert actors["sector"].to_dict() == {
        "Jugendamt": "Verwaltung",
        "Sozialamt": "Verwaltung",
        "Tafel": "Vereine",
    }


def test_a_roster_that_counts_its_names_gives_numbers_and_names():
    rows = [["Akteure"], ["1. Caritas"], ["2. Tafel"], ["3. VHS"]]
    assert list(listed(*rows).index) == ["Caritas", "Tafel", "VHS"]
    schools = [["Akteure"], ["1. Oberschule"], ["2. Oberschule"], ["3. Oberschule"]]
    assert list(listed(*schools).index) == ["1. Oberschule", "2. Oberschule", "3. Oberschule"]
    by_number = tidy(
        town(sheet(rows, "akteure.xlsx"), sheet([["Wer (Nr.)", "Mit wem (Nr.)"], [1, 3], [2, 3]]))
    )
    assert pairs(by_number) == [("Caritas", "VHS"), ("Tafel", "VHS")]


@pytest.mark.parametrize(
    "rows",
    [
        [["Akteure", "1. Tafel", "2. VHS", "3. Polizei"], ["1. Tafel", "", 3, 1], ["2. VHS", "", "", "W"],
         ["3. Polizei"]],
        [["Nr.", "Akteur", 1, 2, 3], [1, "Tafel", "x", 3, 1], [2, "VHS", "", "x", "W"],
         [3, "Polizei", "", "", "x"]],
        [["von \\ nach", "Tafel", "VHS", "Polizei"], ["1) Tafel", "", 3, 1], ["2) VHS", "", "", "W"],
         ["3) Polizei"]],
    ],
)  # fmt: skip
def test_numbers_that_count_the_names_of_a_matrix_are_none_of_them(rows):
    tables = told(*rows)
    assert pairs(tables, "state", "strength") == [
        ("Tafel", "VHS", "existing", 3.0), ("Tafel", "Polizei", "existing", 1.0),
        ("VHS", "Polizei", "wished", None),
    ]  # fmt: skip
    assert found(tables) == []


@pytest.mark.parametrize("place", [{"name": "Tafel"}, {"file": "Tafel.xlsx"}])
def test_a_sheet_named_after_an_organisation_is_its_own_form(place):
    tables = told(
        ["Kooperationspartner", "Intensität", "Wunsch?"], ["VHS", 3, ""], ["Polizei", "", "x"], **place
    )
    assert pairs(tables, "state", "strength") == [
        ("Tafel", "VHS", "existing", 3.0), ("Tafel", "Polizei", "wished", None)
    ]  # fmt: skip
    assert "owner_named" in {one.code for one in tables.assumptions}
    nobody = told(["Kooperationspartner", "Intensität", "Wunsch?"], ["VHS", 3, ""], ["Polizei", "", "x"])
    assert pairs(nobody) == []
    assert found(nobody) == ["form_unknown"]


def test_a_list_that_lies_on_its_side_may_have_colons():
    tables = told(
        ["Akteur:", "Tafel", "VHS"], ["Kooperationspartner:", "VHS, Polizei", "Jugendamt, Sozialamt"]
    )
    assert pairs(tables) == [
        ("Tafel", "VHS"),
        ("Tafel", "Polizei"),
        ("VHS", "Jugendamt"),
        ("VHS", "Sozialamt"),
    ]


def test_a_sheet_of_its_own_may_be_the_legend():
    rows = [["Akteur", "Partner", "Stärke"], ["Tafel", "VHS", 5], ["VHS", "Polizei", 2]]
    legend = sheet(
        [["Stärke 1", "sehr lose"], ["Stärke 3", "mittel"], ["Stärke 5", "sehr eng"]], name="Legende"
    )
    tables = tidy(town(roster(*NAMES), sheet(rows, name="Daten"), legend))
    assert pairs(tables, "strength") == [("Tafel", "VHS", 3.0), ("VHS", "Polizei", 1.5)]
    assert found(tables) == []


@pytest.mark.parametrize("kind", [".ods", ".csv", ".xls"])
def test_lines_of_two_names_come_back_from_every_kind_of_file(tmp_path, kind):
    write_rows(
        tmp_path, "liste", ".xlsx", [["Organisation", "Sektor"], *([name, "Verein"] for name in NAMES)]
    )
    write_rows(
        tmp_path, "tisch", kind, [["Tafel -> VHS (eng)"], ["VHS -> Polizei (W)"], ["Tafel -> Jugendamt"]]
    )
    tables = tidy(nw.read(tmp_path))
    assert pairs(tables, "state", "strength") == [
        ("Tafel", "VHS", "existing", 3.0), ("VHS", "Polizei", "wished", None),
        ("Tafel", "Jugendamt", "existing", None),
    ]  # fmt: skip
