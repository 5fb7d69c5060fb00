"""The first netzwerk.toml: written from what was read, it changes nothing and leaves less assumed."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.errors import OutputError, SettingsError
from netzwerk.intake.configuration import settings_from
from netzwerk.pipeline.assumed import overruling
from netzwerk.pipeline.beginning import configuration_text
from netzwerk.pipeline.looking import Check
from netzwerk.settings import SETTINGS_TABLES
from netzwerk.tables import Tables, tidy
from netzwerk.texts import LANGUAGES
from tests.sheets import roster, sheet, town
from tests.towns import make_town

SAMPLE = Path(__file__).parents[1] / "data" / "raw" / "beispielstadt"
# What no line of netzwerk.toml can state.
LEFT = {"no_roster"}


def same(one: Tables, two: Tables) -> bool:
    frames = [f.name for f in fields(Tables) if isinstance(getattr(one, f.name), pd.DataFrame)]
    assert len(frames) >= 6
    return all(getattr(one, name).equals(getattr(two, name)) for name in frames)


def stated(sheets):
    """The tables of one wave, and those read with the netzwerk.toml written from them."""
    before = tidy(sheets)
    text = configuration_text(Check(sheets, (before,), "de"))
    after = tidy(replace(sheets, settings=settings_from(tomllib.loads(text))))
    return before, after


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """The sample town with its netzwerk.toml, and what was read before and with it."""
    folder = tmp_path_factory.mktemp("towns") / "beispielstadt"
    shutil.copytree(SAMPLE, folder)
    out = tmp_path_factory.mktemp("out")
    before = nw.check(folder, out=out)
    written = nw.init(folder)
    return written, before, nw.check(folder, out=out)


def test_read_again_with_it_the_sample_gives_the_same_tables(begun):
    _, before, after = begun
    assert len(before.tables) == 2
    assert all(same(one, two) for one, two in zip(before.tables, after.tables, strict=True))


def test_nothing_that_it_states_is_assumed_any_more(begun):
    _, before, after = begun
    assert {a.code for tables in before.tables for a in tables.assumptions} - LEFT
    assert {a.code for tables in after.tables for a in tables.assumptions} <= LEFT


def test_a_later_wave_whose_files_are_called_alike_is_read_afresh(begun):
    text = begun[0].path.read_text("utf-8")
    names = tomllib.loads(text)["sheets"]
    assert names
    assert all(name.startswith(("2018-04-12-auftakt/", "2019-03-21-folge/")) for name in names)


def test_one_that_is_there_is_never_overwritten(begun, capsys):
    path = begun[0].path
    before = path.read_bytes()
    with pytest.raises(OutputError, match="nie überschrieben"):
        nw.init(path.parent)
    assert call(["init", str(path.parent), "--lang", "en"]) == 2
    assert "never overwritten" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_it_lies_in_the_towns_folder_whichever_wave_is_named(tmp_path, capsys):
    wave = tmp_path / "raw" / "ort" / "2020-01-01-auftakt"
    wave.mkdir(parents=True)
    (wave / "tisch1.csv").write_text("Akteur;Partner;Intensität\nHaus;Hof;2\n", "utf-8")
    assert call(["init", str(wave)]) == 0
    assert "netzwerk.toml" in capsys.readouterr().out
    assert (wave.parent / "netzwerk.toml").is_file()


@pytest.mark.parametrize("seed", range(0, 40, 3))
def test_made_up_towns_give_the_same_tables(seed):
    before, after = stated(town(*make_town(seed).sheets))
    assert same(before, after)
    assert {a.code for a in after.assumptions if a.toml} <= LEFT


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_shows_every_setting_that_there_is(lang):
    sheets = town(sheet([("Akteur", "Partner"), ("Haus", "Hof")]))
    text = configuration_text(Check(sheets, (tidy(sheets),), lang))
    for table, keys in SETTINGS_TABLES.items():
        assert f"[{table}" in text
        assert all(key in text for key in keys), (table, keys)


def test_names_with_quotes_and_backslashes_stay_what_they_are():
    lines = [("Akteur", "Partner", "Art"), ('Verein "Brücke"', "Hof \\ Garten", 'Projekt "Nord"'),
             ("Hof \\ Garten", "Haus", 'projekt "nord"'),
             ("Haus", 'Verein "Brücke"', 'Projekt "Nord"')]  # fmt: skip
    sheets = town(roster('Verein "Brücke"', "Hof \\ Garten", "Haus"), sheet(lines, 'tisch "1".xlsx'))
    before, after = stated(sheets)
    assert same(before, after)
    assert not after.assumptions


def test_several_tables_of_several_forms_on_one_sheet_are_left_to_be_recognised():
    rows = [("Wer sitzt hier?", "", "Wer", "Mit wem", "Intensität"), ("Haus", "", "Haus", "Hof", "2"),
            ("Hof", "", "Hof", "Garten", "1")]  # fmt: skip
    sheets = town(roster("Haus", "Hof", "Garten"), sheet(rows, "tisch1.xlsx"))
    before, after = stated(sheets)
    assert set(before.affiliations["kind"]) == {"group"}
    assert same(before, after)


def test_each_sheet_of_a_workbook_is_stated_by_itself(tmp_path):
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Liste"
    for line in (("Organisation", "Sektor"), ("Haus", "Verein"), ("Hof", "Verein")):
        first.append(line)
    second = book.create_sheet("Tisch 1")
    for line in ((), ("Akteur", "Partner", "Intensität"), ("Haus", "Hof", 2)):
        second.append(line)
    book.save(tmp_path / "alles.xlsx")
    before = nw.check(tmp_path)
    written = nw.init(tmp_path)
    said = tomllib.loads(written.path.read_text("utf-8"))["sheets"]
    assert said["alles.xlsx/Liste"] == {"form": "roster", "header_row": 1}
    assert said["alles.xlsx/Tisch 1"] == {"form": "tie_list", "header_row": 2}
    assert same(before.tables[0], nw.check(tmp_path).tables[0])


def test_a_member_who_is_added_was_asked_too(tmp_path):
    (tmp_path / "tisch1.csv").write_text("Akteur;Partner;Intensität\nHaus;Hof;2\n", "utf-8")
    path = nw.init(tmp_path).path
    path.write_text(path.read_text("utf-8").replace('["Haus"]', '["Haus", "Hof"]'), "utf-8")
    asked = nw.check(tmp_path).tables[0].asked
    assert list(asked["actor"]) == ["haus", "hof"]


def pasted(sheets):
    """The tables of one wave, and those read with the lines that a terminal prints, pasted as they are."""
    before = tidy(sheets)
    lines = overruling([(before.wave, before.assumptions)], lang="de")
    after = tidy(replace(sheets, settings=settings_from(tomllib.loads("\n".join(lines)))))
    return before, after


def unstated(tables):
    return [one for one in tables.assumptions if one.toml]


LISTED = ("Bürgerverein Lindenhof", "Kita Wiesengrund", "Caritasverband Neustadt", "Jobcenter Neustadt")
A, B, C, D = LISTED
STRANGE = {
    "steps and no contact in a legend": [["0 = kein Kontakt, 1 = selten … 4 = täglich"],
        ["Akteur", "Partner", "Intensität"], [A, B, "0"], [A, C, "2"], [A, D, "4"]],
    "a scale from nothing in the header": [["Akteur", "Partner", "Intensität (0-4)"], [A, B, "0"],
        [A, C, "2"], [B, D, "4"]],
    "school marks": [["Akteur", "Partner", "Schulnote"], [A, B, "1"], [A, C, "6"], [B, C, "3"]],
    "words of its own": [["1 = sehr eng, 5 = selten"], ["Akteur", "Partner", "Intensität"], [A, B, "1"],
        [A, C, "5"], [A, D, "sehr eng"]],
    "letters beside": [["Legende: 1 = selten … 5 = täglich; W = gewünscht; ( ) = Wunsch"],
        ["Akteur", "Partner", "Intensität"], [A, B, "W"], [A, C, "3"], [A, "(" + D + ")", ""]],
    "plus signs": [["Akteur", "Partner", "Intensität"], [A, B, "+"], [A, C, "+++"], [A, D, "++"]],
    "numbers beyond any scale": [["Akteur", "Partner", "Intensität"], [A, B, "12"], [A, C, "2"], [A, D, "40"],
        [B, C, "17"]],
    "a matrix": [["Legende: 1 = selten, 5 = täglich"], ["", A, B, C], [A, "", "5", ""], [B, "1", "", "–"],
        [C, "", "3", ""]],
    "two tables, two scales": [["Bestehende Kooperationen"], ["Akteur", "Partner", "Intensität (1-5)"],
        [A, B, "5"], [A, C, "3"], [], ["Weitere Kooperationen"], ["Akteur", "Partner", "Stärke (1-3)"],
        [B, C, "3"], [B, D, "2"]],
    "groups in a column": [["Tisch", "Akteur", "Partner", "Intensität (1-5)"], ["1", A, B, "5"],
        ["2", C, D, "1"], ["2", D, A, "3"]],
    "an own form": [["Organisation: " + A], ["Partner", "Intensität (1-5)"], [B, "5"], [C, "1"]],
}  # fmt: skip


@pytest.mark.parametrize("habit", STRANGE)
def test_the_lines_printed_for_a_habit_change_nothing_when_pasted(habit):
    for way in (pasted, stated):
        before, after = way(town(roster(*LISTED), sheet(STRANGE[habit], "tisch1.xlsx")))
        assert same(before, after)
        assert habit.startswith(("plus", "two tables")) or before.assumptions
        assert not unstated(after)


def test_members_that_a_line_states_may_have_been_absent():
    """Who stands first on a sheet is taken as asked; whether it was present, the roster says."""
    head = ("Organisation", "Sektor", "anwesend")
    listed = sheet([head, (A, "Verein", "nein"), (B, "Verein", "ja"), (C, "Verein", "nein")], "liste.xlsx")
    lines = sheet([("Akteur", "Partner", "Intensität"), (A, B, "2"), (C, B, "1")], "tisch1.xlsx")
    before, after = pasted(town(listed, lines))
    assert before.actors["present"].tolist() == [False, True, False]
    assert same(before, after)
    assert not unstated(after)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_lines_pasted_change_nothing_whatever_the_town(seed, listed):
    before, after = pasted(town(*make_town(seed, listed=listed).sheets))
    assert same(before, after)
    assert not unstated(after)


def test_one_waves_lines_do_not_reach_into_another(tmp_path):
    """Both waves have a tisch1.csv: with a legend and without, with attendance and without."""
    one, two = tmp_path / "2018-01-01-a", tmp_path / "2019-01-01-b"
    one.mkdir()
    two.mkdir()
    lines = f"Akteur;Partner;Intensität\n{A};{B};3\n{A};{C};1\n"
    (one / "tisch1.csv").write_text("Tisch 1\n1 = selten, 5 = täglich\n" + lines, "utf-8")
    (two / "tisch1.csv").write_text("Tisch 1\n" + lines, "utf-8")
    (two / "sitz.csv").write_text(f"Tisch 1\nWer sitzt hier?\n{A}\n{D}\n", "utf-8")
    before = nw.check(tmp_path)
    block = overruling([(t.wave, t.assumptions) for t in before.tables], lang="de")
    (tmp_path / "netzwerk.toml").write_text("\n".join(block), "utf-8")
    after = nw.check(tmp_path)
    assert '[sheets."2018-01-01-a/tisch1.csv"]' in block
    assert any(line.startswith('"2018-01-01-a/Tisch 1"') for line in block)
    assert all(same(a, b) for a, b in zip(before.tables, after.tables, strict=True))
    assert not [a for tables in after.tables for a in unstated(tables)]


def test_the_samples_printed_lines_change_nothing_when_pasted(begun, tmp_path):
    before = begun[1]
    folder = tmp_path / "beispielstadt"
    shutil.copytree(SAMPLE, folder)
    block = overruling([(t.wave, t.assumptions) for t in before.tables], lang="de")
    (folder / "netzwerk.toml").write_text("\n".join(block), "utf-8")
    after = nw.check(folder)
    assert all(same(a, b) for a, b in zip(before.tables, after.tables, strict=True))
    assert not [a for tables in after.tables for a in unstated(tables)]


@pytest.mark.parametrize("scale", ["[1]", "[3, 3]", '["1", "5"]', "[-1, 4]", "5", "[1.5, 4]", "[true, 4]"])
def test_a_scale_that_is_none_is_refused_in_one_sentence(scale):
    with pytest.raises(SettingsError, match=r"scale.*\[1, 5\]"):
        settings_from(tomllib.loads(f'[sheets."a.xlsx"]\nscale = {scale}'))


def test_a_sheets_own_line_is_stronger_than_the_projects_scale_and_its_legend():
    rows = [
        ["Legende: 1 = selten, 5 = täglich"],
        ["Akteur", "Partner", "Intensität"],
        [A, B, "1"],
        [A, C, "4"],
    ]
    said = settings_from(tomllib.loads('[sheets."tisch1.xlsx"]\nscale = [4, 1]\n[scale]\nlow = 1\nhigh = 5'))
    sheets = replace(town(roster(*LISTED), sheet(rows, "tisch1.xlsx")), settings=said)
    assert tidy(sheets).reports["strength"].tolist() == [5, 1]
