"""Exports of online surveys: columns, several answers in a cell, and respondents that go nowhere."""

from __future__ import annotations

import pytest

from netzwerk.forms.columns import Column
from netzwerk.forms.exports import as_survey
from netzwerk.forms.lexicon import Lexicon
from netzwerk.intake import read
from netzwerk.settings import Settings
from netzwerk.tables import tidy
from tests.nasty import books, exports
from tests.sheets import codes, pairs, roster, sheet, town

PROGRAMS = {
    "LimeSurvey": exports.limesurvey,
    "Microsoft Forms": exports.microsoft_forms,
    "Google Forms": exports.google_forms,
}
TIES = {
    ("Jugendamt", "Klinikum Nord", "existing", 2.0), ("Jugendamt", "Tafel Süd", "existing", 3.0),
    ("Jugendamt", "AWO, Kreisverband", "wished", None), ("Klinikum Nord", "Jugendamt", "existing", 1.0),
    ("Klinikum Nord", "Tafel Süd", "wished", None), ("Klinikum Nord", "Musikschule", "wished", None),
}  # fmt: skip


def exported(folder, make):
    """The tables of a wave of a roster and one export."""
    made = make(folder / "welle")
    names = [("Organisation", "Sektor"), *((name, "Verein") for name in exports.NAMES)]
    books.save(books.book(("Liste", names)), folder / "welle" / "organisationen.xlsx")
    return tidy(read(folder / "welle")), made


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_export_is_read_without_typing_anything_anew(tmp_path, program):
    tables, made = exported(tmp_path, PROGRAMS[program])
    assert set(pairs(tables, "state", "strength")) == TIES
    assert len(tables.reports) == len(TIES)
    wished = tables.reports.query("state == 'wished'")
    assert set(wished["wished_by"]) == {"source"}
    assert set(tables.reports["group"]) == {f"{made.stem}: Jugendamt", f"{made.stem}: Klinikum Nord"}
    fields = tables.affiliations[["actor", "field", "role"]].to_numpy().tolist()
    assert fields == [["jugendamt", "Bildung", "active"], ["klinikum-nord", "Gesundheit", "active"]]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_word_for_none_is_an_answer_and_a_blank_then_is_none(tmp_path, program):
    tables, _ = exported(tmp_path, PROGRAMS[program])
    said = {(r.actor, r.about): (r.answer, r.wishes) for r in tables.asked.itertuples()}
    assert said["jugendamt", "awo-kreisverband"] == ("no", True)
    assert said["klinikum-nord", "tafel-sued"] == ("no", True)
    assert said["jugendamt", "musikschule"] == ("none", True)
    assert said["klinikum-nord", "jugendamt"] == ("yes", True)


@pytest.mark.parametrize("program", PROGRAMS)
def test_respondents_and_what_they_remark_go_nowhere(tmp_path, program):
    tables, made = exported(tmp_path, PROGRAMS[program])
    frames = (
        tables.actors,
        tables.reports,
        tables.affiliations,
        tables.asked,
        tables.mentions,
        tables.ledger,
    )
    written = "\n".join(frame.to_csv() for frame in frames)
    for personal in (exports.PERSON, exports.MAIL, "12345", "10.0.0.7", "anonymous"):
        assert personal not in written
    assert tables.actors["name"].tolist() == list(exports.NAMES)
    own = tables.ledger[tables.ledger["file"].eq(made.name)]
    assert own.query("severity in ('warning', 'error')").empty


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_program_is_told_by_its_own_columns_and_said(tmp_path, program):
    tables, _ = exported(tmp_path, PROGRAMS[program])
    assert [a.values["program"] for a in tables.assumptions if a.code == "survey_export"] == [program]
    assert 'form = "survey"' in next(a.toml for a in tables.assumptions if a.code == "form_survey")


def test_a_survey_of_codes_instead_of_names_is_not_read_and_says_how_to_export_it(tmp_path):
    tables, _ = exported(tmp_path, exports.limesurvey_coded)
    assert tables.reports.empty
    assert [code for _, _, code in codes(tables)] == ["survey_codes"]
    assert tables.actors["name"].tolist() == list(exports.NAMES)


def test_ranks_and_fields_for_others_hold_names_and_comments_nothing():
    grid = "Ihre wichtigsten Partner? [%s]"
    headers = [
        "id",
        "lastpage",
        "Ihre Organisation",
        *(grid % n for n in ("Rang 1", "2", "Sonstiges", "Kommentar")),
    ]
    columns = as_survey([Column(i, h) for i, h in enumerate(headers, 1)], Lexicon.of(Settings()))
    assert [c.role for c in columns[3:]] == ["target", "target", "target", "remark"]


def test_a_question_for_the_kind_belongs_to_the_tie_with_its_partner():
    often, kind = "Wie oft? [%s]", "Art der Zusammenarbeit? [%s]"
    asked = [question % name for question in (often, kind) for name in ("Tafel", "VHS")]
    rows = [("Ihre Organisation", *asked),
            ("Jugendamt", "monatlich", "nie", "Beratung; Räume", ""),
            ("VHS", "", "", "Projekte", "")]  # fmt: skip
    tables = tidy(town(roster("Jugendamt", "Tafel", "VHS"), sheet(rows, "umfrage.xlsx")))
    assert pairs(tables, "kind", "strength") == [
        ("Jugendamt", "Tafel", "Beratung|Räume", 2.0), ("VHS", "Tafel", "Projekte", None),
    ]  # fmt: skip


def test_several_ticks_in_one_cell_of_a_grid_are_each_an_answer():
    grid = "Wie arbeiten Sie zusammen? [%s]"
    rows = [
        ("Ihre Organisation", grid % "Tafel", grid % "VHS"),
        ("Jugendamt", "monatlich, gewünscht", "gewünscht"),
    ]
    tables = tidy(town(roster("Jugendamt", "Tafel", "VHS"), sheet(rows, "umfrage.xlsx")))
    assert pairs(tables, "state", "strength") == [
        ("Jugendamt", "Tafel", "existing", 2.0), ("Jugendamt", "Tafel", "wished", None),
        ("Jugendamt", "VHS", "wished", None),
    ]  # fmt: skip


def test_a_registration_by_online_form_is_a_roster():
    rows = [("Zeitstempel", "E-Mail-Adresse", "Organisation", "Sektor", "Ihr Name"),
            ("13.04.2018 14:18:40", "a@b.example", "Tafel", "Verein", "Kontaktperson 01"),
            ("13.04.2018 15:18:40", "c@b.example", "VHS", "Bildung", "Kontaktperson 02")]  # fmt: skip
    tables = tidy(town(sheet(rows, "anmeldung.csv")))
    assert tables.actors[["name", "sector"]].to_numpy().tolist() == [["Tafel", "Verein"], ["VHS", "Bildung"]]
