"""Columns of other towns: headers in two rows, yes and no, numbers for names, totals, today and tomorrow."""

from __future__ import annotations

import pytest

from netzwerk.sheet import Cell
from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Tafel", "VHS", "Jugendamt", "Sozialamt", "Polizei")


def told(*rows):
    return tidy(town(roster(*NAMES), sheet(rows, "blatt.xlsx")))


def found(tables):
    return [code for *_, code in codes(tables) if code != "no_roster"]


def said(*rows):
    """Each partner of the Tafel with state and strength."""
    return [pair[1:] for pair in pairs(told(*rows), "state", "strength")]


def wide(row, column, text, *, columns):
    return Cell(row, column, text, columns=columns)


def test_headers_above_a_parted_one_count_for_their_own_columns():
    rows = [[wide(1, 1, "Who works together?", columns=2), "", "How often?", "On what?", "Wanted?"],
            ["Organisation A", "Organisation B"], ["Tafel", "VHS", "weekly", "Courses", ""],
            ["Tafel", "Polizei", "", "", "yes"]]  # fmt: skip
    tables = told(*rows)
    assert pairs(tables, "kind", "state", "strength") == [
        ("Tafel", "VHS", "Courses", "existing", 3.0), ("Tafel", "Polizei", "", "wished", None),
    ]  # fmt: skip
    assert found(tables) == []


def test_partners_may_stand_below_a_state_alone():
    rows = [["Organisation", wide(1, 2, "Zusammenarbeit", columns=2)], ["", "besteht mit", "gewünscht mit"],
            ["Tafel", "VHS; Polizei", "Jugendamt"]]  # fmt: skip
    rows[0][0] = Cell(1, 1, "Organisation", rows=2)
    assert said(*rows) == [
        ("VHS", "existing", None),
        ("Polizei", "existing", None),
        ("Jugendamt", "wished", None),
    ]


@pytest.mark.parametrize("head", ["Kontakt vorhanden?", "Kontakt", "Zusammenarbeit ja/nein"])
def test_no_is_no_cooperation_whatever_the_header_calls_it(head):
    rows = [
        ["Akteur", "Partner", head, "Intensität"],
        ["Tafel", "VHS", "ja", 3],
        ["Tafel", "Polizei", "nein", ""],
    ]
    assert said(*rows) == [("VHS", "existing", 3.0)]


def test_kinds_that_are_states_are_states():
    rows = [["Von", "Nach", "Art"], ["Tafel", "VHS", "bestehend"], ["Tafel", "Polizei", "gewünscht"]]
    assert said(*rows) == [("VHS", "existing", None), ("Polizei", "wished", None)]
    mixed = [["Von", "Nach", "Art"], ["Tafel", "VHS", "Beratung"], ["Tafel", "Polizei", "gewünscht"]]
    assert [kind for *_, kind in pairs(told(*mixed), "kind")] == ["Beratung", "gewünscht"]


@pytest.mark.parametrize("heads", [("Ist", "Soll"), ("Intensität heute", "Intensität gewünscht")])
def test_an_intensity_that_is_wished_for_is_a_wish_where_there_is_none_today(heads):
    rows = [
        ["Akteur", "Partner", *heads],
        ["Tafel", "VHS", 1, 3],
        ["Tafel", "Polizei", 0, 2],
        ["Tafel", "Jugendamt", 2, 2],
    ]
    assert said(*rows) == [
        ("VHS", "existing", 1.0),
        ("Polizei", "wished", None),
        ("Jugendamt", "existing", 2.0),
    ]


def test_of_two_intensities_the_first_is_read_by_its_own_scale_and_the_other_named():
    tables = told(["Akteur", "Partner", "Häufigkeit (1-4)", "Qualität der Zusammenarbeit (1-5)"],
                  ["Tafel", "VHS", 4, 5], ["Tafel", "Polizei", 1, 2])  # fmt: skip
    assert pairs(tables, "strength") == [("Tafel", "VHS", 3.0), ("Tafel", "Polizei", 1.0)]
    assert found(tables) == ["second_strength"]
    trust = [
        ["Akteur", "Partner", "Intensität", "Vertrauen (1-5)", "Nutzen (1-5)"],
        ["Tafel", "VHS", 3, 5, 4],
    ]
    assert said(*trust) == [("VHS", "existing", 3.0)]


def test_numbers_stand_for_names_where_the_headers_ask_for_them():
    listed = sheet([["Nr.", "Organisation"], *([i, name] for i, name in enumerate(NAMES, 1))], "liste.xlsx")
    for rows in (
        [["Akteur (Nr.)", "Partner (Nr.)"], [1, 2], [1, 5]],
        [["Nr.", "arbeitet mit Nr."], [1, "2, 5"]],
    ):
        assert pairs(tidy(town(listed, sheet(rows)))) == [("Tafel", "VHS"), ("Tafel", "Polizei")]


def test_columns_of_a_matrix_that_count_or_rank_are_nobody():
    tables = told(["", "Tafel", "VHS", "Polizei", "Anzahl Partner", "Rang"], ["Tafel", "", 3, 1, 2, 1],
                  ["VHS", "", "", "", 0, 2], ["Polizei", "", "", "", 0, 2], ["∑", 0, 3, 1])  # fmt: skip
    assert pairs(tables, "strength") == [("Tafel", "VHS", 3.0), ("Tafel", "Polizei", 1.0)]
    assert found(tables) == []


def test_a_matrix_is_told_by_names_on_both_sides_whatever_stands_between():
    tables = told(["", "Tafel", "VHS", "Polizei"], ["Tafel", "", "ja, eng", "ja (selten)"],
                  ["VHS", "", "", "mal so"], ["Polizei", "", "", ""])  # fmt: skip
    assert pairs(tables, "strength") == [("Tafel", "VHS", 3.0), ("Tafel", "Polizei", 1.0)]
    assert found(tables) == ["unknown_word"]


@pytest.mark.parametrize("keys", [("B", "G"), ("1", "2"), ("a", "b")])
def test_a_legend_may_give_states_letters_or_numbers(keys):
    legend = [f"{keys[0]} = bestehende Kooperation, {keys[1]} = gewünscht"]
    wanted = [("VHS", "existing", None), ("Polizei", "wished", None)]
    rows = [["Akteur", "Partner", "Status"], ["Tafel", "VHS", keys[0]], ["Tafel", "Polizei", keys[1]]]
    assert said(legend, *rows) == wanted
    matrix = [
        ["", "Tafel", "VHS", "Polizei"],
        ["Tafel", "", *keys],
        ["VHS", "", "", ""],
        ["Polizei", "", "", ""],
    ]
    assert said(*matrix, [], legend) == wanted


def test_partners_below_what_they_work_on_have_it_for_a_kind():
    rows = [["Akteur", "Bildung", "Gesundheit"], ["Tafel", "VHS", "Polizei"], ["VHS", "Jugendamt", ""]]
    assert pairs(told(*rows), "kind") == [
        ("Tafel", "VHS", "Bildung"), ("Tafel", "Polizei", "Gesundheit"), ("VHS", "Jugendamt", "Bildung"),
    ]  # fmt: skip


def test_a_sentence_among_partners_is_asked_for_and_nobody_new():
    tables = told(
        ["Akteur", "Partner"], ["Tafel", "VHS, Polizei"], ["VHS", "eigentlich mit allen hier im Raum"]
    )
    assert pairs(tables) == [("Tafel", "VHS"), ("Tafel", "Polizei")]
    assert found(tables) == ["sentence"]


def test_lines_drawn_with_letters_are_no_names():
    tables = told(
        ["Akteur", "Partner", "Stärke"], ["---", "---", "---"], ["Tafel", "VHS", 3], ["===", "===", "==="]
    )
    assert pairs(tables) == [("Tafel", "VHS")]
    assert found(tables) == []


def test_blanks_round_a_number_are_no_contact():
    assert said(["Akteur ", " Partner ", " Intensität"], ["Tafel ", " VHS ", " 3"]) == [
        ("VHS", "existing", 3.0)
    ]


def test_planned_below_cooperation_is_a_wish_and_no_role():
    rows = [[wide(1, 1, "Who", columns=2), "", wide(1, 3, "Cooperation", columns=3)],
            ["Organisation", "Department", "Partner", "How close? (1 = loosely, 5 = closely)", "Planned?"],
            ["Tafel", "", "VHS", 5, ""], ["Tafel", "", "Polizei", "", "x"]]  # fmt: skip
    assert said(*rows) == [("VHS", "existing", 3.0), ("Polizei", "wished", None)]
