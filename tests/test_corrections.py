"""Corrections are applied last: the tables follow them, the sheets stay, and every cell says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from netzwerk.decided import Decision
from netzwerk.forms.corrections import read_corrections
from netzwerk.intake import read
from netzwerk.network import Network
from netzwerk.sheet import Cell
from netzwerk.tables import tidy
from netzwerk.views import plan_map
from tests.sheets import pairs, roster, sheet, town

AWO, CARITAS, AMT, SPORT = "AWO Neustadt", "Caritas Neustadt", "Jugendamt Neustadt", "Sportverein Neustadt"
HEAD = ("Was", "Von", "Zu", "bisher", "wird", "wer sagt das", "wann")
TIES = [
    ("Wer", "mit wem", "Intensität", "Status"),
    (AWO, CARITAS, "2", "besteht"), (AWO, AMT, "1", "besteht"), (CARITAS, SPORT, "", "gewünscht"),
]  # fmt: skip
FIELDS = [("Organisation", "Sprache", "Arbeit"), (AWO, "L", "x"), (AMT, "x", "")]


def corrections(*lines, head=HEAD, file="korrekturen.xlsx", wave=""):
    return sheet([head, *lines], file, wave=wave)


def corrected(*lines, sheets=(), settings=None, **options):
    """The tables of one table of ties and one of fields, with these corrections."""
    there = town(roster(AWO, CARITAS, AMT, SPORT), sheet(TIES), sheet(FIELDS, "felder.xlsx"), *sheets)
    there = replace(there, corrections=(corrections(*lines, **options),), **(settings or {}))
    return tidy(there)


def said(tables, state="existing"):
    """The reports of one state, as pairs of names."""
    return [tuple(pair[:2]) for pair in pairs(tables, "state") if pair[2] == state]


def cells(tables, file):
    """What became of each cell of a file: {(row, column): (outcome, code)}."""
    rows = tables.ledger[tables.ledger["file"].eq(file)].to_dict("records")
    return {(r["row"], r["column"]): (r["outcome"], r["code"]) for r in rows}


def findings(tables):
    return {(r["file"], r["row"], r["code"]): r["severity"] for r in tables.findings.to_dict("records")}


def actor(tables, name):
    return tables.actors.set_index("name").loc[name]


# Ties and wishes.


def test_one_tie_is_taken_out_and_another_added():
    tables = corrected(
        ("Kooperation", AWO, CARITAS, "2", "stimmt nicht"), ("Kooperation", SPORT, AMT, "", "fehlt")
    )
    assert said(tables) == [(AWO, AMT), (SPORT, AMT)]
    assert cells(tables, "tisch1.xlsx")[2, 2] == ("corrected", "corrected")
    assert cells(tables, "korrekturen.xlsx")[2, 5] == ("corrected", "correction")
    assert cells(tables, "korrekturen.xlsx")[3, 5] == ("added", "correction")
    assert findings(tables)["tisch1.xlsx", 2, "corrected"] == "note"


def test_who_overrules_a_sheet_is_named_where_it_is_overruled():
    message = corrected(("Kooperation", CARITAS, AWO, "", "stimmt nicht")).findings["message"].iloc[0]
    assert "korrekturen.xlsx" in message
    assert "Zeile 2" in message
    assert "stimmt nicht" in message


def test_the_details_of_the_map_show_where_an_added_tie_stands():
    tables = corrected(("Kooperation", SPORT, AMT, "", "fehlt"))
    ties = plan_map(Network.of(tables)).ties
    shown = [line for tie in ties for line in tie.evidence if line.file == "korrekturen.xlsx"]
    assert [(line.cell, line.group) for line in shown] == [("E2", "korrekturen")]


@pytest.mark.parametrize("word", ["3", "geändert: 3", "geändert (eng)", "eng"])
def test_a_changed_strength_is_the_ties_alone(word):
    tables = corrected(("Kooperation", CARITAS, AWO, "2", word))
    tie = Network.of(tables).ties.iloc[0]
    assert (tie["strength"], tie["groups"]) == (3.0, "korrekturen|tisch1")
    assert not tie["assumed"]
    assert cells(tables, "tisch1.xlsx")[2, 2] == ("corrected", "corrected")


def test_a_wish_that_came_true_is_a_tie_and_a_wish_no_more():
    tables = corrected(("Wunsch", CARITAS, SPORT, "gewünscht", "besteht"))
    assert (CARITAS, SPORT) in said(tables)
    assert said(tables, "wished") == []


def test_a_tie_that_is_only_a_wish_is_one():
    tables = corrected(("Kooperation", AWO, AMT, "besteht", "gewünscht", AWO))
    assert said(tables) == [(AWO, CARITAS)]
    wish = tables.reports[tables.reports["state"].eq("wished")].iloc[-1]
    assert (wish["wished_by"], wish["first_person"]) == ("source", True)


def test_who_was_asked_about_a_tie_that_is_not_there_has_answered_no():
    matrix = sheet([("", AWO, CARITAS, AMT), (AWO, "", "2", ""), (CARITAS, "", "", "1"), (AMT, "", "", "")],
                   "matrix.xlsx")  # fmt: skip
    tables = corrected(("Kooperation", AWO, CARITAS, "", "stimmt nicht"), sheets=[matrix])
    asked = tables.asked[tables.asked["file"].eq("matrix.xlsx")].set_index(["actor", "about"])["answer"]
    assert (asked["awo-neustadt", "caritas-neustadt"], asked["caritas-neustadt", "jugendamt-neustadt"]) == (
        "no", "yes",
    )  # fmt: skip


def test_in_a_directed_network_the_other_direction_stays():
    back = sheet([TIES[0], (CARITAS, AWO, "2", "besteht")], "tisch2.xlsx")
    line = ("Kooperation", AWO, CARITAS, "", "stimmt nicht")
    straight = corrected(line, sheets=[back])
    assert said(straight) == [(AWO, AMT)]
    there = town(roster(AWO, CARITAS, AMT, SPORT), sheet(TIES), back, directed=True)
    directed = tidy(replace(there, corrections=(corrections(line),)))
    assert said(directed) == [(AWO, AMT), (CARITAS, AWO)]


def test_of_several_partners_in_one_cell_one_is_corrected():
    partners = sheet([("Akteur", "Partner"), (SPORT, f"{AWO}; {AMT}; {CARITAS}")], "gruppe4.xlsx")
    tables = corrected(("Kooperation", SPORT, AMT, "", "stimmt nicht"), sheets=[partners])
    line = tables.ledger[tables.ledger["file"].eq("gruppe4.xlsx") & tables.ledger["row"].eq(2)].iloc[1]
    assert line["outcome"] == "corrected"
    assert "1 korrigiert, 2 verwendet" in line["message"]


# Organisations, sectors, names, fields.


def test_an_organisation_can_be_added_and_used_in_the_lines_above_it():
    tables = corrected(
        ("Kooperation", "Bücherei", AWO, "", "fehlt"), ("Sektor", "Bücherei", "", "", "vereine"),
        ("Organisation", "Bücherei", "", "", "fehlt"),
    )  # fmt: skip
    assert ("Bücherei", AWO) in said(tables)
    assert actor(tables, "Bücherei")[["sector", "on_roster"]].tolist() == ["Verein", True]


def test_an_organisation_that_is_none_goes_with_all_that_is_said_of_it():
    tables = corrected(("Organisation", AMT, "", "", "stimmt nicht"))
    assert AMT not in tables.actors["name"].tolist()
    assert said(tables) == [(AWO, CARITAS)]
    assert "jugendamt-neustadt" not in set(tables.affiliations["actor"])
    assert Network.of(tables).n == 3


def test_sectors_and_names_are_corrected_and_keys_stay():
    tables = corrected(
        ("Sektor", AWO, "", "Verein", "Wohlfahrt"), ("Name", AMT, "", "", "Fachbereich Jugend"),
        ("Kooperation", "Fachbereich Jugend", SPORT, "", "fehlt"), ("Sektor", SPORT, "", "", "stimmt nicht"),
    )  # fmt: skip
    assert actor(tables, AWO)["sector"] == "Wohlfahrt"
    assert actor(tables, "Fachbereich Jugend")["actor"] == "jugendamt-neustadt"
    assert actor(tables, SPORT)["sector"] == "unknown"
    assert ("Fachbereich Jugend", SPORT) in said(tables)


def test_fields_are_corrected_by_their_roles():
    tables = corrected(
        ("Handlungsfeld", AMT, "sprache", "", "federführend"),
        ("Handlungsfeld", AWO, "Arbeit", "", "stimmt nicht"),
        ("Handlungsfeld", SPORT, "Gesundheit", "", "fehlt"),
    )  # fmt: skip
    names = dict(tables.actors[["actor", "name"]].to_numpy())
    rows = {(names[a], f, r) for a, f, r in tables.affiliations[["actor", "field", "role"]].to_numpy()}
    assert rows == {
        (AWO, "Sprache", "lead"), (AMT, "Sprache", "lead"), (SPORT, "Gesundheit", "active"),
    }  # fmt: skip
    assert cells(tables, "felder.xlsx")[2, 3][0] == "corrected"


# What cannot be followed.


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("Kooperation", "Raumschiff GmbH", AWO, "", "fehlt"), "correction_name"),
        (("Kooperation", AWO, SPORT, "", "stimmt nicht"), "correction_nothing"),
        (("Kooperation", AWO, CARITAS, "", "fehlt"), "correction_needless"),
        (("Kooperation", AWO, CARITAS, "", "geändert"), "correction_value"),
        (("Kooperation", AWO, CARITAS, "", "7"), "correction_value"),
        (("Kooperation", AWO, "", "", "fehlt"), "correction_who"),
        (("Kooperation", AWO, AWO, "", "fehlt"), "self_tie"),
        (("Quark", AWO, CARITAS, "", "fehlt"), "correction_what"),
        (("Organisation", AWO, "", "", "fehlt"), "correction_needless"),
        (("Name", AWO, "", "", CARITAS), "correction_taken"),
        (("Handlungsfeld", SPORT, "Sprache", "", "stimmt nicht"), "correction_nothing"),
        (("Handlungsfeld", SPORT, "Sprache", "", "vielleicht"), "correction_value"),
    ],
)
def test_what_cannot_be_followed_changes_nothing_and_is_a_finding(line, code):
    tables, plain = corrected(line), corrected()
    for name in ("actors", "reports", "affiliations", "asked"):
        assert getattr(tables, name).equals(getattr(plain, name)), name
    finding = tables.findings[tables.findings["file"].eq("korrekturen.xlsx")]
    assert finding["code"].tolist() == [code]
    assert finding["message"].str.len().gt(20).all()


def test_a_name_that_only_resembles_one_waits_and_can_be_decided():
    line = ("Kooperation", "Jugendhaus", SPORT, "", "fehlt")
    tables = corrected(line)
    assert tables.mentions.iloc[-1][["text", "how"]].tolist() == ["Jugendhaus", "pending"]
    assert cells(tables, "korrekturen.xlsx")[2, 2][0] == "pending"
    decided = (Decision("Jugendhaus", "same", AMT),)
    assert (AMT, SPORT) in said(corrected(line, settings={"decisions": decided}))


def test_lines_that_contradict_each_other_are_not_followed():
    tables = corrected(
        ("Kooperation", AWO, CARITAS, "", "stimmt nicht"), ("Kooperation", CARITAS, AWO, "", "3"),
        ("Kooperation", AWO, AMT, "", "stimmt nicht"),
    )  # fmt: skip
    assert said(tables) == [(AWO, CARITAS)]
    assert Counter(tables.findings["code"])["corrections_contradict"] == 2


def test_a_state_before_that_the_sheets_do_not_know_is_said():
    tables = corrected(("Kooperation", AWO, CARITAS, "1", "3"))
    assert findings(tables)["korrekturen.xlsx", 2, "correction_was"] == "warning"
    assert Network.of(tables).ties.iloc[0]["strength"] == 3


# Lists of corrections themselves.


def test_headings_may_be_english_and_what_is_was():
    head = ("wave", "what", "source", "target", "was", "becomes", "who said so", "when")
    line = ("w", "tie", AWO, CARITAS, "2", "wrong", "", "")
    read_line = read_corrections(corrections(line, head=head)).lines[0]
    assert (read_line.about, read_line.text("was"), read_line.verdict) == ("tie", "2", "wrong")
    assert said(corrected(line, head=head)) == [(AWO, AMT)]


@pytest.mark.parametrize(
    ("named", "followed", "heard"),
    [("w", True, False), ("2019", False, False), ("", False, True), ("1999", False, True)],
)
def test_a_line_is_about_the_wave_that_it_names(named, followed, heard):
    line = (named, "Kooperation", AWO, CARITAS, "", "stimmt nicht")
    tables = corrected(line, head=("Erhebung", *HEAD), settings={"others": ("2019-folge",)})
    assert ((AWO, CARITAS) not in said(tables)) == followed
    assert ("correction_wave" in tables.findings["code"].tolist()) == heard


def test_a_line_in_a_waves_folder_needs_no_name():
    tables = corrected(
        ("Kooperation", AWO, CARITAS, "", "stimmt nicht"), wave="w", settings={"others": ("2019-folge",)}
    )
    assert said(tables) == [(AWO, AMT)]


def test_every_cell_is_in_the_ledger_once_and_who_said_so_is_not():
    tables = corrected(
        ("Kooperation", AWO, CARITAS, "2", "stimmt nicht", "Kontaktperson 01", "1.5."),
        ("Kooperation", "Raumschiff GmbH", AWO, "", "fehlt", "Kontaktperson 02"),
        ("", "", "", "", "", "Kontaktperson 03"),
        (None, None, None, None, None, None, None, "eine Bemerkung am Rand"),
    )
    rows = tables.ledger[tables.ledger["file"].eq("korrekturen.xlsx")]
    assert not rows.duplicated(["row", "column"]).any()
    assert len(rows) == len(HEAD) + 7 + 5 + 1 + 1
    assert "Kontaktperson" not in rows.to_csv()
    assert "am Rand" not in rows.to_csv()


def test_a_list_of_corrections_is_read_as_german_excel_saves_it_and_raw_stays(tmp_path):
    folder = tmp_path / "neustadt"
    folder.mkdir()
    roster = "\n".join(["Organisation;Sektor", f"{AWO};Verein", f"{CARITAS};Verein", "Bücherei;Kultur"])
    (folder / "akteure.csv").write_text(roster, "utf-8")
    (folder / "tisch1.csv").write_text(f"Wer;mit wem;Intensität\n{AWO};{CARITAS};2\n", "utf-8")
    lines = ["Was;Von;Zu;bisher;wird;wer sagt das", "Kooperation;Bücherei;AWO Neustadt;;fehlt;",
             f"Kooperation;{AWO};{CARITAS};2;stimmt nicht;Büro"]  # fmt: skip
    (folder / "korrekturen.csv").write_bytes("\r\n".join(lines).encode("cp1252"))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    tables = tidy(read(folder))
    assert said(tables) == [("Bücherei", AWO)]
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert not [a for a in tables.assumptions if "korrekturen" in a.file]


def test_corrections_left_in_out_are_read_too_and_twice_the_same_is_one(tmp_path):
    folder, out = tmp_path / "neustadt", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    (folder / "akteure.csv").write_text(f"Organisation;Sektor\n{AWO};Verein\n{CARITAS};Verein\n", "utf-8")
    (folder / "tisch1.csv").write_text(f"Wer;mit wem;Intensität\n{AWO};{CARITAS};2\n", "utf-8")
    text = f"Was;Von;Zu;wird\nKooperation;{AWO};{CARITAS};3\n"
    (out / "korrekturen.csv").write_text(text, "utf-8")
    assert Network.of(tidy(read(folder, out=out))).ties.iloc[0]["strength"] == 3
    assert "OUT/korrekturen.csv" in read(folder, out=out).inputs


def test_a_line_struck_through_is_followed_and_said():
    texts = ("Kooperation", AWO, CARITAS, "2", "3")
    tables = corrected([Cell(2, n, text, struck=n == 5) for n, text in enumerate(texts, 1)])
    assert Network.of(tables).ties.iloc[0]["strength"] == 3
    assert findings(tables)["korrekturen.xlsx", 2, "struck"] == "warning"
