"""Scales of other towns: frequencies, ticks, signs in steps, school marks, counts, or none that is stated."""

from __future__ import annotations

import pytest

from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Tafel", "VHS", "Jugendamt", "Sozialamt", "Kita Arche", "Polizei", "Sportjugend")
QUIET = ("no_roster",)


def told(*rows):
    return tidy(town(roster(*NAMES), sheet(rows, "blatt.xlsx")))


def strengths(tables):
    return [strength for *_, strength in pairs(tables, "strength")]


def found(tables):
    return [code for *_, code in codes(tables) if code not in QUIET]


def listed(header, *written, above=()):
    """One tie a value, below a header of intensity."""
    lines = [["Tafel", name, value] for name, value in zip(NAMES[1:], written, strict=False)]
    return told(*above, ["Akteur", "Partner", header], *lines)


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("1x pro Monat", 2), ("2x/Woche", 3), ("einmal im Quartal", 2), ("einmal jährlich", 1),
        ("2-3 mal im Jahr", 1), ("alle 2 Wochen", 2), ("jede Woche", 3), ("ca. 4x jährlich", 2),
        ("täglich", 3), ("once a month", 2), ("every two weeks", 2), ("twice a year", 1),
        ("mehrmals wöchentlich", 3),
        ("halbjährlich", 1), ("14-tägig", 2), ("dreimal wöchentlich", 3), ("eher locker", 1),
        ("ziemlich eng", 3), ("fairly close", 3),
    ],
)  # fmt: skip
def test_how_often_is_as_good_as_the_word_for_it(written, level):
    tables = listed("Wie häufig?", written, "wöchentlich")
    assert strengths(tables) == [level, 3]
    assert found(tables) == []


def test_a_frequency_that_spans_two_levels_is_asked_for():
    tables = listed("Wie oft?", "1-30 mal im Jahr", "monatlich")
    assert strengths(tables) == [2]
    assert found(tables) == ["unclear_number"]


def test_when_needed_is_a_cooperation_without_intensity():
    tables = listed("Wie oft?", "bei Bedarf", "anlassbezogen")
    assert strengths(tables) == [None, None]
    assert found(tables) == []


@pytest.mark.parametrize("signs", [("+++", "+", "++"), ("***", "*", "**")])
def test_signs_in_steps_are_a_scale_where_the_longest_is_there(signs):
    tables = listed("Intensität", *signs)
    assert strengths(tables) == [3, 1, 2]
    assert "scale_plus" in {one.code for one in tables.assumptions}
    assert found(listed("Intensität", "++", "**")) == ["unknown_word", "unknown_word"]


def test_a_legend_says_what_signs_mean_before_anything_else():
    above = [["x = selten, xx = regelmäßig, xxx = eng"]]
    assert strengths(listed("Wie eng?", "xxx", "x", "xx", above=above)) == [3, 1, 2]


def test_school_marks_are_turned():
    tables = listed("Schulnote für die Zusammenarbeit", 1, 6, 3)
    assert strengths(tables) == [3, 1, 2.2]
    assert "scale_falling" in {one.code for one in tables.assumptions}


def test_ends_of_a_scale_in_the_header_need_no_known_words():
    assert strengths(listed("Wie dick ist der Draht? (1 = dünn, 5 = dick)", 5, 1, 3)) == [3, 1, 2]


def test_a_scale_above_the_partners_counts_for_their_brackets():
    rows = [
        ["Akteur", "Partner (Intensität in Klammern, 1-5)"],
        ["Tafel", "VHS (5), Jugendamt (1), Polizei (3)"],
    ]
    assert strengths(told(*rows)) == [3, 1, 2]


def test_where_most_numbers_lie_beyond_no_number_is_an_intensity():
    tables = listed("Stärke", 5, 2, 4, 1, 4, 5)
    assert strengths(tables) == [None, None]
    assert sorted(found(tables)) == [*["out_of_range"] * 4, "scale_unknown"]
    assert strengths(listed("Stärke", 7, 2, 1, 3)) == [2, 1, 3]


def test_counts_are_no_intensities_but_cooperations():
    tables = listed("Häufigkeit (Kontakte pro Jahr)", 52, 2, 12, 1)
    assert strengths(tables) == [None] * 4
    assert found(tables) == ["scale_counted"]
    matrix = told(["Anzahl gemeinsamer Projekte"], ["", "Tafel", "VHS"], ["Tafel", "", 12], ["Polizei", 1, 4])
    assert strengths(matrix) == [None] * 3
    assert found(matrix) == ["scale_counted"]
    stated = listed("Häufigkeit (Kontakte pro Jahr)", 52, 1, above=[["1 = selten, 52 = häufig"]])
    assert strengths(stated) == [3, 1]


def test_columns_that_stand_for_intensities_hold_ticks_or_partners():
    ticked = told(["Akteur", "Partner", "eng", "mittel", "lose", "Wunsch"], ["Tafel", "VHS", "x", "", "", ""],
                  ["Tafel", "Polizei", "", "", "x", ""], ["VHS", "Polizei", "", "", "", "x"])  # fmt: skip
    assert pairs(ticked, "state", "strength") == [
        ("Tafel", "VHS", "existing", 3.0), ("Tafel", "Polizei", "existing", 1.0),
        ("VHS", "Polizei", "wished", None),
    ]  # fmt: skip
    steps = told(["Akteur", "Partner", 1, 2, 3], ["Tafel", "VHS", "", "", "x"],
                 ["Tafel", "Polizei", "x", "", ""], ["VHS", "Polizei", "", "x", ""])  # fmt: skip
    assert strengths(steps) == [3, 1, 2]
    named = told(["Akteur", "enge Zusammenarbeit", "gelegentliche Kontakte", "gewünschte Zusammenarbeit"],
                 ["Tafel", "VHS, Jugendamt", "Polizei", "Sozialamt"])  # fmt: skip
    assert [pair[1:] for pair in pairs(named, "state", "strength")] == [
        ("VHS", "existing", 3.0), ("Jugendamt", "existing", 3.0), ("Polizei", "existing", 1.0),
        ("Sozialamt", "wished", None),
    ]  # fmt: skip
    assert found(ticked) == found(steps) == found(named) == []


def test_a_header_that_says_no_is_not_read_as_its_opposite():
    rows = [["Akteur", "Partner", "nicht gewünscht"], ["Tafel", "VHS", "x"], ["Tafel", "Polizei", ""]]
    assert [state for *_, state in pairs(told(*rows), "state")] == ["refused", "existing"]
    rows = [
        ["Akteur", "Bestehende Kooperation mit", "Keine Kooperation gewünscht mit"],
        ["Tafel", "VHS", "Polizei"],
    ]
    assert [state for *_, state in pairs(told(*rows), "state")] == ["existing", "refused"]
    rows = [["Akteur", "Partner", "Mit wem arbeiten Sie nicht zusammen?"], ["Tafel", "VHS", "Polizei"]]
    tables = told(*rows)
    assert pairs(tables) == [("Tafel", "VHS")]
    assert found(tables) == ["unknown_column"]


def test_a_question_how_is_no_question_with_whom():
    rows = [["Organisation 1", "Organisation 2", "In welcher Form arbeiten sie zusammen?", "Wozu?"],
            ["Tafel", "VHS", "Beratung, Projekt", ""], ["Tafel", "Polizei", "", "Kurse"]]  # fmt: skip
    assert pairs(told(*rows), "kind") == [("Tafel", "VHS", "Beratung|Projekt"), ("Tafel", "Polizei", "Kurse")]


def test_a_wish_with_the_intensity_zero_stays_a_wish():
    rows = [
        ["Akteur", "Partner", "Intensität von 0 bis 10", "Wunsch"],
        ["Tafel", "VHS", 0, "x"],
        ["VHS", "Polizei", 10, ""],
    ]
    assert pairs(told(*rows), "state") == [("Tafel", "VHS", "wished"), ("VHS", "Polizei", "existing")]
    said = [["Akteur", "Partner", "Stand"], ["Tafel", "VHS", "noch nicht, aber gewünscht"]]
    assert pairs(told(*said), "state") == [("Tafel", "VHS", "wished")]
