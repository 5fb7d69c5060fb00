"""Surveys as other towns export them: codes, numbered questions, two scales, a question a partner."""

from __future__ import annotations

import pytest

from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Jugendamt", "Tafel", "Caritas", "Polizei", "Diakonie", "VHS")
HAS, NONE = "existing", None


def told(*rows):
    return tidy(town(roster(*NAMES), sheet(rows, "umfrage.xlsx")))


def said(tables):
    return set(pairs(tables, "state", "strength"))


def answers(tables):
    return {(r.actor, r.about): r.answer for r in tables.asked.itertuples() if r.about}


ASKED = {
    "codes before the questions": [
        (
            "id. Antwort ID",
            "submitdate. Datum Abgeschickt",
            "org. Ihre Organisation",
            "k[SQ001]. Wie oft? [Tafel]",
            "k[SQ002]. Wie oft? [Caritas]",
        ),
        (1, "x"),
        (2, "y"),
    ],
    "codes behind the answers": [
        ("Antwort ID", "Letzte Seite", "Ihre Organisation", "Wie oft? [Tafel]", "Wie oft? [Caritas]"),
        (1, 3),
        (2, 3),
    ],
    "one question before each partner": [
        ("Zeitstempel", "", "1. Ihre Organisation", "2. Wie oft? - Tafel", "2. Wie oft? - Caritas"),
        ("x", ""),
        ("y", ""),
    ],
    "a dot between question and partner": [
        ("ID", "Startzeit", "Ihre Organisation", "Wie oft?.Tafel", "Wie oft?.Caritas"),
        (1, "x"),
        (2, "y"),
    ],
    "numbered questions": [
        ("Nr.", "", "Organisation", "Frage 3: Wie oft? [Tafel]", "Frage 3: Wie oft? [Caritas]"),
        (1, ""),
        (2, ""),
    ],
}


@pytest.mark.parametrize("way", ASKED)
def test_a_question_is_asked_of_each_partner_however_it_is_written(way):
    head, first, second = ASKED[way]
    often = "eng (A3)" if way.startswith("codes behind") else "eng"
    tables = told(head, (*first, "Jugendamt", often, "gar nicht"), (*second, "Polizei", "", "mittel"))
    assert said(tables) == {("Jugendamt", "Tafel", HAS, 3.0), ("Polizei", "Caritas", HAS, 2.0)}
    assert answers(tables)["jugendamt", "caritas"] == "no"
    assert tables.actors["name"].tolist() == list(NAMES)


def test_a_numbered_question_that_asks_for_wishes_gives_wishes():
    often, wish = "Frage 3: Wie oft Kontakt? [%s]", "Frage 4: Wunsch nach mehr Kontakt? [%s]"
    tables = told(
        ("Organisation", *(q % n for q in (often, wish) for n in ("Tafel", "Caritas"))),
        ("Jugendamt", "oft", "nie", "", "ja"),
        ("Diakonie", "selten", "manchmal", "ja", "nein"),
    )
    assert said(tables) == {
        ("Jugendamt", "Tafel", HAS, 3.0),
        ("Jugendamt", "Caritas", "wished", NONE),
        ("Diakonie", "Tafel", HAS, 1.0),
        ("Diakonie", "Caritas", HAS, 2.0),
        ("Diakonie", "Tafel", "wished", NONE),
    }


def test_two_scales_of_one_question_are_two_questions():
    heads = [
        f"How close is your cooperation? [{n}][{s}]" for n in ("Tafel", "VHS") for s in ("Today", "Desired")
    ]
    tables = told(
        ("Response ID", "Last page", "Your organisation", *heads),
        (1, 3, "Jugendamt", "close", "", "rarely", "Yes"),
        (2, 3, "Polizei", "never", "Yes", "", ""),
    )
    assert said(tables) == {
        ("Jugendamt", "Tafel", HAS, 3.0),
        ("Jugendamt", "VHS", HAS, 1.0),
        ("Jugendamt", "VHS", "wished", NONE),
        ("Polizei", "Tafel", "wished", NONE),
    }
    assert answers(tables)["polizei", "tafel"] == "no"


def test_one_question_an_intensity_gives_each_partner_its_own_and_wishes_none():
    tables = told(
        (
            "ID",
            "Startzeit",
            "Fertigstellungszeit",
            "Ihre Organisation",
            "Mit wem arbeiten Sie eng zusammen?",
            "Mit wem arbeiten Sie gelegentlich zusammen?",
            "Mit wem gar nicht, aber gewünscht?",
        ),
        (1, "a", "b", "Jugendamt", "Tafel;Caritas;", "Polizei;", "Diakonie;"),
    )
    assert said(tables) == {
        ("Jugendamt", "Tafel", HAS, 3.0),
        ("Jugendamt", "Caritas", HAS, 3.0),
        ("Jugendamt", "Polizei", HAS, 1.0),
        ("Jugendamt", "Diakonie", "wished", NONE),
    }


def test_a_survey_of_one_line_a_cooperation_keeps_how_often_and_whose_wish():
    tables = told(
        ("Zeitstempel", "Organisation", "Partnerorganisation", "Häufigkeit", "Wunsch"),
        ("1", "Jugendamt", "Tafel", "wöchentlich", ""),
        ("2", "Jugendamt", "Polizei", "nie", "ja"),
        ("3", "Caritas", "Tafel", "monatlich", ""),
    )
    assert said(tables) == {
        ("Jugendamt", "Tafel", HAS, 3.0),
        ("Jugendamt", "Polizei", "wished", NONE),
        ("Caritas", "Tafel", HAS, 2.0),
    }
    assert set(tables.reports["group"]) == {"umfrage: Jugendamt", "umfrage: Caritas"}
    assert codes(tables) == []


def test_a_survey_with_places_for_partners_keeps_the_intensity_of_each():
    tables = told(
        (
            "Zeitstempel",
            "Ihre Organisation",
            "Partner 1",
            "Intensität Partner 1",
            "Partner 2",
            "Intensität Partner 2",
        ),
        ("1", "Jugendamt", "Tafel", 3, "Polizei", 1),
        ("2", "Caritas", "Diakonie", 2, "", ""),
    )
    assert said(tables) == {
        ("Jugendamt", "Tafel", HAS, 3.0),
        ("Jugendamt", "Polizei", HAS, 1.0),
        ("Caritas", "Diakonie", HAS, 2.0),
    }


def test_codes_for_answers_are_read_by_the_legend_and_questioned_without_one():
    rows = [
        ("Antwort ID", "Letzte Seite", "Ihre Organisation", "Wie oft? [Tafel]", "Wie oft? [Caritas]"),
        (1, 3, "Jugendamt", "A3", "A1"),
        (2, 3, "Diakonie", "A2", "A3"),
    ]
    bare = told(*rows)
    assert bare.reports.empty
    assert {code for *_, code in codes(bare)} == {"unknown_word"}
    keyed = told(*rows, (), ("Legende: A1 = gelegentlich, A2 = regelmäßig, A3 = eng",))
    assert [s for *_, s in pairs(keyed, "strength")] == [3.0, 1.0, 2.0, 3.0]


def test_kinds_ticked_for_each_partner_are_kinds():
    ask = "Which kinds of cooperation exist? [%s]"
    tables = told(
        ("Timestamp", "Your organization", ask % "Tafel", ask % "Caritas"),
        ("x", "Jugendamt", "Information;Projects", ""),
    )
    assert pairs(tables, "kind", "strength") == [("Jugendamt", "Tafel", "Information|Projects", None)]


def test_a_scale_that_the_question_states_is_the_surveys():
    ask = "Wie eng arbeiten Sie zusammen?\n(1 = kaum, 5 = sehr eng) [%s]"
    tables = told(
        ("Antwort ID", "Letzte Seite", "Ihre Organisation", ask % "Tafel", ask % "Caritas"),
        (1, 4, "Jugendamt", 5, 1),
        (2, 4, "Polizei", "", 3),
    )
    assert [strength for *_, strength in pairs(tables, "strength")] == [3.0, 1.0, 2.0]
    assert codes(tables) == []


def test_a_partner_in_round_brackets_behind_one_question_and_a_scale_there():
    often = told(
        ("ID", "Startzeit", "Ihre Organisation", "Wie häufig? (Tafel)", "Wie häufig? (Caritas)"),
        (1, "x", "Jugendamt", "oft", "nie"),
    )
    assert said(often) == {("Jugendamt", "Tafel", HAS, 3.0)}
    scaled = told(
        ("Akteur", "Partner 1", "Wie oft? (1-3)", "Partner 2", "Wie oft? (1-3)"),
        ("Jugendamt", "Tafel", 3, "Caritas", 1),
    )
    assert said(scaled) == {("Jugendamt", "Tafel", HAS, 3.0), ("Jugendamt", "Caritas", HAS, 1.0)}


@pytest.mark.parametrize("second, heard", [("eng", ["two_strengths"]), ("selten", [])])
def test_two_scales_without_names_that_differ_are_said_and_the_greater_counts(second, heard):
    heads = [
        f"Wie arbeiten Sie zusammen? [{name}][Skala {k}]" for name in ("Tafel", "Polizei") for k in (1, 2)
    ]
    tables = told(
        ("Antwort ID", "Letzte Seite", "Ihre Organisation", *heads),
        (1, 3, "Jugendamt", "selten", second, "", ""),
        (2, 3, "Caritas", "eng", "eng", "selten", ""),
    )
    found = tables.ledger[tables.ledger["code"].eq("two_strengths")]
    assert found["code"].tolist() == heard
    assert set(found["severity"]) <= {"warning"} and set(found["outcome"]) <= {"used"}
    greater = 3.0 if second == "eng" else 1.0
    assert ("Jugendamt", "Tafel", HAS, greater) in said(tables)
    assert {("Caritas", "Tafel", HAS, 3.0), ("Caritas", "Polizei", HAS, 1.0)} <= said(tables)
