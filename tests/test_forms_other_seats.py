"""Who sat where, as other towns write it: persons with their organisation, groups as headers."""

from __future__ import annotations

import pytest

from netzwerk.tables import tidy
from tests.sheets import roster, sheet, town

NAMES = ("Jugendamt", "Tafel", "Caritas", "Polizei", "Diakonie")


def told(*rows):
    return tidy(town(roster(*NAMES), sheet(rows, "blatt.xlsx")))


def seats(tables, kind="group"):
    names = dict(tables.actors[["actor", "name"]].to_numpy())
    return {(names[r.actor], r.field) for r in tables.affiliations.itertuples() if r.kind == kind}


WRITTEN = {
    "a list to sign": [
        ("Teilnehmerliste",),
        ("Nr.", "Name", "Organisation", "Tisch", "Unterschrift"),
        (1, "Frau 01", "Jugendamt", 1, ""),
        (2, "Herr 02", "Caritas", 1, ""),
        (3, "Frau 03", "Tafel", 2, ""),
    ],
    "tables with their topics side by side": [
        ("Tisch 1 – Bildung", "Tisch 2 – Gesundheit"),
        ("Jugendamt", "Tafel"),
        ("Caritas", ""),
    ],
    "persons with their organisation": [
        ("Anwesend Tisch 1",),
        ("Kontaktperson 01 (Jugendamt)",),
        ("Kontaktperson 02 (Caritas)",),
        (),
        ("Anwesend Tisch 2",),
        ("Kontaktperson 03 (Tafel)",),
        ("Kontaktperson 03 (Tafel)",),
    ],
}


@pytest.mark.parametrize("way", WRITTEN)
def test_who_sat_where_is_read_and_makes_no_tie(way):
    tables = told(*WRITTEN[way])
    assert seats(tables) == {("Jugendamt", "Tisch 1"), ("Caritas", "Tisch 1"), ("Tafel", "Tisch 2")}
    assert tables.reports.empty
    assert tables.actors["name"].tolist() == list(NAMES)


def test_names_below_working_groups_are_their_members_and_no_partners():
    tables = told(
        ("Arbeitsgruppen und ihre Mitglieder",),
        ("AG Bildung", "AG Gesundheit", "Arbeitskreis Wohnen"),
        ("Jugendamt", "Caritas", "Tafel"),
        ("Polizei", "Tafel", ""),
    )
    assert seats(tables, "committee") == {
        ("Jugendamt", "AG Bildung"),
        ("Polizei", "AG Bildung"),
        ("Caritas", "AG Gesundheit"),
        ("Tafel", "AG Gesundheit"),
        ("Tafel", "Arbeitskreis Wohnen"),
    }
    assert tables.reports.empty
    assert set(tables.affiliations["role"]) == {"member"}


def test_two_known_names_side_by_side_head_no_groups():
    names = ("AK Asyl", "AK Wohnen", "Tafel", "Polizei")
    rows = [("AK Asyl", "AK Wohnen"), ("Tafel", "Polizei"), ("AK Asyl", "Tafel")]
    tables = tidy(town(roster(*names), sheet(rows, "blatt.xlsx")))
    assert tables.affiliations.empty


def test_names_beside_the_question_who_sits_here_sit_here():
    tables = told(
        ("Wer sitzt hier?", "Jugendamt, Caritas"),
        (),
        ("Wer", "Mit wem", "Intensität"),
        ("Jugendamt", "Tafel", 2),
    )
    assert seats(tables) == {("Jugendamt", "blatt"), ("Caritas", "blatt")}
    assert len(tables.reports) == 1
    assert set(tables.asked["actor"]) == {"jugendamt", "caritas"}


def test_ticks_below_tables_are_seats_beside_persons_and_totals():
    tables = told(
        ("Organisation", "Person", "Tisch 1", "Tisch 2"),
        ("Jugendamt", "Frau 01", "x", ""),
        ("Caritas", "Herr 02", "", "x"),
        ("gesamt", "", 1, 1),
    )
    assert seats(tables) == {("Jugendamt", "Tisch 1"), ("Caritas", "Tisch 2")}
    assert seats(tables, "field") == set()


def test_the_members_of_a_working_group_are_no_second_roster():
    tables = told(
        ("Mitglieder der AG Bildung",),
        ("Organisation", "Ansprechperson"),
        ("Jugendamt", "Frau 01"),
        ("Caritas", "Herr 02"),
    )
    assert seats(tables, "committee") == {("Jugendamt", "AG Bildung"), ("Caritas", "AG Bildung")}
    assert "Frau 01" not in tables.ledger.to_csv()
