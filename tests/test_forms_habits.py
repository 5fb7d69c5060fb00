"""Habits of other towns: scales of their own, brackets, details behind each partner, groups in a column."""

from __future__ import annotations

from itertools import pairwise

import pytest

from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Tafel Süd", "VHS", "Jugendamt", "Sozialamt", "Kita 1", "Kita 2", "SV 07 Neustadt")


def told(*rows, **settings):
    return tidy(town(roster(*NAMES), sheet(rows, "blatt.xlsx"), **settings))


def heard(tables):
    return [one for one in codes(tables) if one[2] != "no_roster"]


SCALES = {
    "0–4 in the header, below a word for contact": (
        [["Organisation", "Partner", "Kontakt (0-4)"]], (4, 1, 0), (3.0, None, None)),
    "0–4 in a legend": (
        [["0 = kein Kontakt, 1 = selten, 2 = gelegentlich, 3 = regelmäßig, 4 = sehr eng"],
         ["Wer", "Mit wem", "Wie oft?"]], (4, 1, 0), (3.0, 1.0, None)),
    "++, + and o": (
        [["++ = eng, + = mittel, o = lose"], ["Wer", "Mit wem", "Intensität"]], ("++", "+", "o"),
        (3.0, 2.0, 1.0)),
    "school marks": (
        [["Wer", "Mit wem", "Bewertung (1 = sehr gut, 5 = sehr schlecht)"]], (1, 3, 5), (3.0, 2.0, 1.0)),
    "words below a header that nobody knows": (
        [["Wer", "Mit wem", "Einschätzung"]], ("eng", "mittel", "lose"), (3.0, 2.0, 1.0)),
    "1–10": ([["Wer", "Mit wem", "Stärke (1-10)"]], (10, "5,5", 1), (3.0, 2.0, 1.0)),
}  # fmt: skip


@pytest.mark.parametrize("habit", SCALES)
def test_a_scale_of_its_own_is_brought_to_the_projects(habit):
    above, written, strengths = SCALES[habit]
    partners = ("VHS", "Jugendamt", "Sozialamt")
    tables = told(*above, *(["Tafel Süd", *line] for line in zip(partners, written, strict=True)))
    expected = [(p, s) for p, s, w in zip(partners, strengths, written, strict=True) if w != 0]
    if habit.startswith("0–4 in the header"):
        expected = [("VHS", 3.0), ("Jugendamt", 1.0)]
    assert [pair[1:] for pair in pairs(tables, "strength")] == expected
    assert heard(tables) == []


def test_what_stands_in_brackets_is_a_wish_where_the_legend_says_so_and_a_note_elsewhere():
    rows = [["Wer", "Partner"], ["Tafel Süd", "VHS, (Jugendamt), Kita 1"], ["Kita 2", "[Sozialamt]; VHS (2)"]]
    plain = told(*rows)
    assert {state for *_, state in pairs(plain, "state")} == {"existing"}
    assert heard(plain) == [(2, 2, "bracketed_name"), (3, 2, "bracketed_name")]
    for legend in ("( ) = Wunsch", "in Klammern: gewünscht", "[ ] = desired"):
        tables = told([legend], *rows)
        assert {(a, b) for a, b, state in pairs(tables, "state") if state == "wished"} == {
            ("Tafel Süd", "Jugendamt"), ("Kita 2", "Sozialamt"),
        }  # fmt: skip
        assert heard(tables) == []


def test_marks_in_brackets_are_wishes_where_the_legend_says_so():
    rows = [["", "VHS", "Jugendamt", "Sozialamt"], ["Tafel Süd", "x", "(x)", ""], ["Kita 1", "(2)", "2", "x"]]
    tables = told(["Matrix; (x) = Wunsch"], [], *rows)
    assert {(a, b) for a, b, state in pairs(tables, "state") if state == "wished"} == {
        ("Tafel Süd", "Jugendamt"), ("Kita 1", "VHS"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (["Akteur", "Partner 1", "Intensität 1", "Partner 2", "Intensität 2"],
         [["Tafel Süd", "VHS", 2, "Jugendamt", 1], ["VHS", "Kita 1", 3, "", ""]]),
        (["Akteur", "Partner", "Stärke", "Wunschpartner", "Bemerkung"],
         [["Tafel Süd", "VHS", 2, "", ""], ["Tafel Süd", "Jugendamt", 1, "Kita 2", ""],
          ["VHS", "Kita 1", 3, "", ""]]),
    ],
)  # fmt: skip
def test_an_intensity_behind_a_partner_is_that_partners(head, lines):
    tables = told(head, *lines)
    existing = {(b, strength) for _, b, state, strength in pairs(tables, "state", "strength")
                if state == "existing"}  # fmt: skip
    assert existing == {("VHS", 2.0), ("Jugendamt", 1.0), ("Kita 1", 3.0)}
    assert heard(tables) == []


def test_kinds_as_headers_with_marks_below_belong_to_the_pair_of_their_line():
    tables = told(["Akteur", "Partner", "Beratung", "Projekt"], ["Tafel Süd", "VHS", "x", ""],
                  ["VHS", "Jugendamt", "x", "x"])  # fmt: skip
    assert pairs(tables, "kind") == [
        ("Tafel Süd", "VHS", "Beratung"),
        ("VHS", "Jugendamt", "Beratung|Projekt"),
    ]
    assert tables.affiliations.empty


def test_a_column_of_groups_parts_a_list_into_its_groups():
    tables = told(["Tisch", "Akteur", "Partner"], [1, "Tafel Süd", "VHS"], [1, "VHS", "Kita 1"],
                  [2, "Sozialamt", "VHS"])  # fmt: skip
    assert pairs(tables, "group") == [("Tafel Süd", "VHS", "Tisch 1"), ("VHS", "Kita 1", "Tisch 1"),
                                      ("Sozialamt", "VHS", "Tisch 2")]  # fmt: skip
    assert set(tables.asked["group"]) == {"Tisch 1", "Tisch 2"}
    own = tables.ledger.query("file == 'blatt.xlsx'")
    assert len(own) == 12
    assert set(own.query("column == 1 and row > 1")["outcome"]) == {"used"}


def test_numbers_across_stand_for_the_names_that_bear_them_down_the_side():
    tables = told(
        ["", "1", "2", "3"], ["1 Tafel Süd", "", 1, "W"], ["2 VHS", "", "", 2], ["3 Jugendamt", "", "", ""]
    )
    assert pairs(tables, "state", "strength") == [
        ("Tafel Süd", "VHS", "existing", 1.0), ("Tafel Süd", "Jugendamt", "wished", None),
        ("VHS", "Jugendamt", "existing", 2.0),
    ]  # fmt: skip


def test_a_remark_between_the_lines_is_no_organisation():
    for rows in (
        [
            ["Akteur", "Partner", "Stärke"],
            ["Tafel Süd", "VHS", 2],
            ["hier war die Gruppe uneinig"],
            ["VHS", "Kita 1", 1],
        ],
        [["", "VHS", "Kita 1"], ["Tafel Süd", 2, ""], ["hier war die Gruppe uneinig"], ["VHS", "", 1]],
    ):
        tables = told(*rows)
        assert len(tables.reports) == 2
        assert set(tables.actors["name"]) == set(NAMES)
        assert heard(tables) == [(3, 1, "remark_line")]
        assert "uneinig" not in tables.ledger.to_csv()


def test_fields_may_stand_down_with_all_who_work_in_them_beside():
    tables = told(["Maßnahme", "Verantwortlich", "Beteiligte"], ["Sprachcafé", "VHS", "Tafel Süd, Jugendamt"],
                  ["Wohnlotsen", "Sozialamt", "Jugendamt"])  # fmt: skip
    assert set(tables.affiliations[["actor", "field", "role"]].itertuples(index=False, name=None)) == {
        ("tafel-sued", "Sprachcafé", "active"), ("jugendamt", "Sprachcafé", "active"),
        ("vhs", "Sprachcafé", "lead"), ("jugendamt", "Wohnlotsen", "active"),
        ("sozialamt", "Wohnlotsen", "lead"),
    }  # fmt: skip
    words = told(["Organisation", "Handlungsfelder"], ["VHS", "Bildung; Arbeit (Federführung)"],
                 ["Jugendamt", "Wohnen (geplant)"])  # fmt: skip
    assert words.affiliations[["field", "role"]].to_numpy().tolist() == [
        ["Bildung", "active"], ["Arbeit", "lead"], ["Wohnen", "planned"],
    ]  # fmt: skip


def test_attendance_may_be_ticked_below_tables_or_listed_under_a_title():
    ticked = told(["Organisation", "Tisch 1", "Tisch 2"], ["Tafel Süd", "x", ""], ["VHS", "-", "x"])
    listed = told(["Anwesende an Tisch 4"], ["Organisation"], ["Kita 1"], ["VHS"])
    assert ticked.affiliations[["actor", "field"]].to_numpy().tolist() == [
        ["tafel-sued", "Tisch 1"],
        ["vhs", "Tisch 2"],
    ]
    assert listed.affiliations[["actor", "field"]].to_numpy().tolist() == [
        ["kita-1", "Tisch 4"],
        ["vhs", "Tisch 4"],
    ]
    assert ticked.reports.empty
    assert listed.reports.empty


def test_states_in_half_a_sentence_are_read_and_those_turned_round_are_not():
    said = {"wird gewünscht": "wished", "existiert bereits": "existing", "Kooperation ist geplant": "wished",
            "noch nicht gewünscht": None, "wäre schön": None}  # fmt: skip
    tables = told(["Akteur", "Partner", "Status"], *(["Tafel Süd", "VHS", text] for text in said))
    states = {line.row: line.state for line in tables.reports.itertuples()}
    assert [states.get(row) for row in range(2, 2 + len(said))] == list(said.values())
    assert [one for one in heard(tables) if one[2] == "unknown_state"] == [
        (5, 3, "unknown_state"),
        (6, 3, "unknown_state"),
    ]


def test_a_line_of_numbered_names_within_a_list_is_no_header():
    names = [f"Organisation {number}" for number in range(4)]
    rows = [["Akteur", "Kooperationspartner", "Art", "Intensität", "Status", "Bemerkung"],
            *([a, b, "Projekt", 2, "besteht", "Zeile"] for a, b in pairwise(names))]  # fmt: skip
    tables = tidy(town(sheet(rows, "blatt.xlsx")))
    assert pairs(tables, "kind", "strength") == [(a, b, "Projekt", 2.0) for a, b in pairwise(names)]
