"""Who works in which field, as other towns write it: two levels of headers, measures, no field."""

from __future__ import annotations

import pytest

from netzwerk.sheet import Cell
from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Jugendamt", "Tafel", "Caritas", "VHS", "Kita Arche")


def told(*rows):
    return tidy(town(roster(*NAMES), sheet(rows, "blatt.xlsx")))


def fields(tables):
    names = dict(tables.actors[["actor", "name"]].to_numpy())
    return {(names[r.actor], r.field, r.role) for r in tables.affiliations.itertuples()}


def over_two(text, column):
    return Cell(2, column, text, columns=2)


@pytest.mark.parametrize("merged", [False, True])
def test_roles_below_fields_say_who_leads_and_who_takes_part(merged):
    above = (
        ("Akteur", over_two("Bildung", 2), "", over_two("Wohnen", 4), "")
        if merged
        else ("Akteur", "Bildung", "", "Wohnen", "")
    )
    tables = told(
        ("Mitwirkung in Handlungsfeldern",),
        above,
        ("", "aktiv", "Leitung", "aktiv", "Leitung"),
        ("Jugendamt", "x", "", "x", ""),
        ("Caritas", "", "x", "", ""),
        ("Tafel", "", "", "", "x"),
    )
    assert fields(tables) == {
        ("Jugendamt", "Bildung", "active"),
        ("Jugendamt", "Wohnen", "active"),
        ("Caritas", "Bildung", "lead"),
        ("Tafel", "Wohnen", "lead"),
    }
    assert codes(tables) == []


def test_a_line_a_field_names_who_leads_who_takes_part_and_who_means_to():
    tables = told(
        ("Handlungsfeld", "Federführung", "Beteiligte", "geplant"),
        ("Bildung", "VHS", "Jugendamt, Kita Arche", "Tafel"),
        ("Wohnen", "Caritas", "", ""),
    )
    assert fields(tables) == {
        ("VHS", "Bildung", "lead"),
        ("Jugendamt", "Bildung", "active"),
        ("Kita Arche", "Bildung", "active"),
        ("Tafel", "Bildung", "planned"),
        ("Caritas", "Wohnen", "lead"),
    }
    assert codes(tables) == []


def test_measures_of_a_concept_have_somebody_responsible_and_partners_who_take_part():
    tables = told(
        ("Nr.", "Maßnahme", "Zuständig", "Partner", "Stand"),
        ("1.1", "Sprachcafé", "VHS", "Jugendamt, Tafel", "läuft"),
        ("1.2", "Elterntreff", "Kita Arche", "Caritas", ""),
    )
    assert fields(tables) == {
        ("VHS", "Sprachcafé", "lead"),
        ("Jugendamt", "Sprachcafé", "active"),
        ("Tafel", "Sprachcafé", "active"),
        ("Kita Arche", "Elterntreff", "lead"),
        ("Caritas", "Elterntreff", "active"),
    }
    assert tables.reports.empty


def test_a_line_without_its_field_is_a_finding_and_no_guess():
    tables = told(
        ("Handlungsfeld", "Organisation", "Rolle"),
        ("Bildung", "Jugendamt", "Leitung"),
        ("", "VHS", "aktiv"),
    )
    assert fields(tables) == {("Jugendamt", "Bildung", "lead")}
    assert codes(tables) == [(3, 2, "field_missing")]


def test_words_for_seats_in_committees_are_roles():
    tables = told(
        ("Committee membership",),
        ("Organisation", "Steering committee", "Advisory board"),
        ("Jugendamt", "chair", "observer"),
        ("Caritas", "voting member", ""),
    )
    assert fields(tables) == {
        ("Jugendamt", "Steering committee", "lead"),
        ("Jugendamt", "Advisory board", "member"),
        ("Caritas", "Steering committee", "member"),
    }


def test_a_profile_page_stays_one_beside_columns_of_numbers():
    tables = told(
        ("Netzwerkprofil: Jugendamt",),
        ("Partner", "Intensität laut Tisch", "Stimmt?", "Korrektur"),
        ("Tafel", 2, "ja", ""),
        ("Caritas", 1, "besteht nicht mehr", ""),
        (),
        ("Es fehlt:",),
        ("Partner", "Intensität"),
        ("VHS", 3),
    )
    assert pairs(tables, "strength") == [("Jugendamt", "Tafel", 2.0), ("Jugendamt", "VHS", 3.0)]
    assert ("caritas", "no") in set(tables.asked[["about", "answer"]].itertuples(index=False, name=None))


def test_an_own_form_with_its_headers_down_the_side_says_partners_wishes_and_fields():
    tables = told(
        ("Organisation", "Jugendamt"),
        ("Partner heute", "Tafel, Caritas"),
        ("Wunschpartner", "VHS"),
        ("Handlungsfelder", "Bildung, Wohnen"),
    )
    assert pairs(tables, "state") == [
        ("Jugendamt", "Tafel", "existing"),
        ("Jugendamt", "Caritas", "existing"),
        ("Jugendamt", "VHS", "wished"),
    ]
    assert fields(tables) == {("Jugendamt", "Bildung", "active"), ("Jugendamt", "Wohnen", "active")}
    assert codes(tables) == []


def test_a_line_between_rules_is_a_remark_and_no_organisation():
    tables = told(("Akteur", "Partner"), ("Jugendamt", "Tafel"), ("-- Pause --",), ("Caritas", "VHS"))
    assert tables.actors["name"].tolist() == list(NAMES)
    assert codes(tables) == [(3, 1, "remark_line")]


def test_a_title_that_names_the_field_speaks_for_the_list_below_it():
    tables = told(
        ("Handlungsfeld: Bildung",),
        ("Organisation", "Rolle"),
        ("Jugendamt", "federführend"),
        ("VHS", "beteiligt"),
        (),
        ("Handlungsfeld: Wohnen",),
        ("Organisation", "Rolle"),
        ("Caritas", "beteiligt"),
    )
    assert fields(tables) == {
        ("Jugendamt", "Bildung", "lead"),
        ("VHS", "Bildung", "active"),
        ("Caritas", "Wohnen", "active"),
    }
