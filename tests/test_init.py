"""The first netzwerk.toml: written from what was read, it changes nothing and leaves less assumed."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.errors import OutputError
from netzwerk.intake.configuration import settings_from
from netzwerk.pipeline.beginning import configuration_text
from netzwerk.pipeline.looking import Check
from netzwerk.settings import SETTINGS_TABLES
from netzwerk.tables import Tables, tidy
from netzwerk.texts import LANGUAGES
from tests.sheets import roster, sheet, town
from tests.towns import make_town

SAMPLE = Path(__file__).parents[1] / "data" / "raw" / "beispielstadt"
# What no line can state without changing it, or no line can state at all.
LEFT = {"asked_first_column", "scale", "scale_falling", "no_roster"}


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
    assert {a.code for a in after.assumptions} == {"asked_first_column"}


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


def test_a_member_list_taken_out_of_its_comment_counts(tmp_path):
    (tmp_path / "tisch1.csv").write_text("Akteur;Partner;Intensität\nHaus;Hof;2\n", "utf-8")
    path = nw.init(tmp_path).path
    text = path.read_text("utf-8")
    start = text.index("# [asked.members]")
    end = text.index("\n\n", start)
    freed = "\n".join(line.removeprefix("# ") for line in text[start:end].splitlines())
    path.write_text(text[:start] + freed.replace('["Haus"]', '["Haus", "Hof"]') + text[end:], "utf-8")
    asked = nw.check(tmp_path).tables[0].asked
    assert list(asked["actor"]) == ["haus", "hof"]
