"""Folders: waves, what belongs to all of them, copies, decisions, settings, and what is no sheet."""

from __future__ import annotations

import hashlib
import shutil

import pytest

from netzwerk.errors import NothingReadError, SettingsError
from netzwerk.intake import read
from tests.nasty import archives, books
from tests.nasty.text import write
from tests.sample import RAW, WAVES

ROWS = "Akteur;Partner\r\nAWO;{}\r\n"


def sheet(folder, name="tisch.csv", partner="DRK"):
    """A csv of two rows."""
    return write(folder, name, ROWS.format(partner).encode())


def test_the_sample_is_read_wave_by_wave():
    sheets = read(RAW)
    assert sheets.waves == WAVES
    assert sheets.town == "beispielstadt"
    assert sheets.notes == ()
    assert len(sheets.wave(WAVES[0])) == 8
    assert len(sheets.wave(WAVES[1])) == 9


def test_one_wave_given_by_itself_is_the_same_as_within_its_town():
    whole, alone = read(RAW), read(RAW / WAVES[1])
    assert alone.waves == (WAVES[1],)
    assert alone.town == whole.town
    assert alone.sheets == whole.wave(WAVES[1]).sheets
    assert set(alone.inputs.items()) < set(whole.inputs.items())


def test_inputs_bear_the_sum_of_every_file():
    inputs = read(RAW).inputs
    name = f"{WAVES[0]}/gruppe-2.csv"
    assert inputs[name] == hashlib.sha256((RAW / name).read_bytes()).hexdigest()
    assert len(inputs) == 17


def test_sheets_beside_the_waves_belong_to_every_wave(tmp_path):
    town = tmp_path / "raw" / "stadt"
    sheet(town, "akteure.csv")
    sheet(town / "2018-auftakt", partner="VHS")
    sheet(town / "2019-folge", partner="Caritas")
    sheets = read(town)
    assert sheets.waves == ("2018-auftakt", "2019-folge")
    assert [s.file for s in sheets.wave("2019-folge")] == ["akteure.csv", "tisch.csv"]
    alone = read(town / "2018-auftakt")
    assert [(s.wave, s.file) for s in alone] == [("", "akteure.csv"), ("2018-auftakt", "tisch.csv")]
    assert alone.town == "stadt"


def test_a_folder_of_sheets_without_waves_is_one_wave_of_its_own_name(tmp_path):
    sheet(tmp_path / "Musterstadt")
    sheets = read(tmp_path / "Musterstadt")
    assert (sheets.town, sheets.waves) == ("Musterstadt", ("Musterstadt",))
    assert [s.wave for s in sheets] == ["Musterstadt"]


def test_a_folder_beside_strangers_files_takes_none_of_them(tmp_path):
    sheet(tmp_path / "Downloads", "steuer.csv")
    sheet(tmp_path / "Downloads" / "2018-04-12-auftakt")
    assert [s.file for s in read(tmp_path / "Downloads" / "2018-04-12-auftakt")] == ["tisch.csv"]


def test_a_folder_of_several_towns_asks_for_one(tmp_path):
    sheet(tmp_path / "raw" / "astadt" / "auftakt")
    sheet(tmp_path / "raw" / "bstadt" / "auftakt")
    with pytest.raises(NothingReadError, match="astadt"):
        read(tmp_path / "raw")


def test_waves_may_have_folders_of_their_own(tmp_path):
    sheet(tmp_path / "stadt" / "2018-auftakt" / "Tisch 1")
    sheet(tmp_path / "stadt" / "2018-auftakt" / "Tisch 2", partner="VHS")
    sheets = read(tmp_path / "stadt")
    assert sheets.waves == ("2018-auftakt",)
    assert [s.file for s in sheets] == ["Tisch 1/tisch.csv", "Tisch 2/tisch.csv"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "gibt es nicht"),
        (lambda path: path.mkdir(), "kein Blatt"),
        (lambda path: path.write_text("x"), "ist eine Datei"),
        (lambda path: write(path, "notiz.pdf", b"%PDF-1.7"), "kein Blatt"),
        (lambda path: write(path, "leer.csv", b";;;\r\n;;\r\n"), "in keiner steht etwas"),
    ],
)
def test_nothing_to_read_is_one_sentence(tmp_path, make, words):
    make(tmp_path / "raw")
    with pytest.raises(NothingReadError, match=words):
        read(tmp_path / "raw")


def test_photos_get_a_note_and_readmes_hidden_files_and_thumbnails_none(tmp_path):
    wave = tmp_path / "welle"
    sheet(wave)
    write(wave, "pinnwand.JPG", b"\xff\xd8\xff")
    for name in ("README.md", "readme.txt", ".DS_Store", "Thumbs.db", ".tisch.csv.swp"):
        write(wave, name, b"x")
    assert [(n.file, n.code, n.severity) for n in read(wave).notes] == [
        ("pinnwand.JPG", "file_ignored", "note")
    ]


def test_a_lock_file_is_said_and_not_read(tmp_path):
    archives.small(tmp_path / "welle")
    write(tmp_path / "welle", "~$tisch.xlsx", b"\x05Jemand")
    assert [(n.file, n.code) for n in read(tmp_path / "welle").notes] == [("~$tisch.xlsx", "lock_file")]


def test_a_copy_is_read_once_and_said(tmp_path):
    wave = tmp_path / "welle"
    for number in range(20):
        sheet(wave, f"tisch{number:02}.csv", partner=f"Partner {number}")
    for number in (3, 7):
        shutil.copy(wave / f"tisch{number:02}.csv", wave / f"Kopie von tisch{number:02}.csv")
    sheets = read(wave)
    assert len(sheets) == 20
    assert [(n.file, n.code, n.values["original"]) for n in sheets.notes] == [
        ("Kopie von tisch03.csv", "file_copy", "tisch03.csv"),
        ("Kopie von tisch07.csv", "file_copy", "tisch07.csv"),
    ]


def test_decisions_are_no_sheets_but_an_english_roster_is_one(tmp_path):
    town = tmp_path / "stadt"
    sheet(town / "2018")
    write(town, "fields.csv", b"field,needs_sector,depends_on\nSprache,Schule,\n")
    write(town, "organisations.csv", b"name,sector\nAWO,Welfare\n")
    books.save(books.book(("Schreibweisen", [["Schreibweise", "Entscheidung"]])), town / "review.xlsx")
    sheets = read(town)
    assert [(n.file, n.code) for n in sheets.notes] == [
        ("fields.csv", "decision_file"), ("review.xlsx", "decision_file"),
    ]  # fmt: skip
    assert [s.file for s in sheets] == ["organisations.csv", "tisch.csv"]


def test_settings_are_read_and_name_the_town(tmp_path):
    sheet(tmp_path / "stadt")
    (tmp_path / "stadt" / "netzwerk.toml").write_text('[town]\nname = "Köln"\n', "utf-8")
    sheets = read(tmp_path / "stadt")
    assert (sheets.town, sheets.settings.name) == ("Köln", "Köln")
    assert "netzwerk.toml" in sheets.inputs


@pytest.mark.parametrize("toml", ['[twon]\nname = "x"\n', "[town\n", '[town]\nname = "\xfc"\n'])
def test_settings_that_cannot_be_understood_are_one_sentence(tmp_path, toml):
    sheet(tmp_path / "stadt")
    (tmp_path / "stadt" / "netzwerk.toml").write_bytes(toml.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"netzwerk\.toml"):
        read(tmp_path / "stadt")


def test_two_waves_that_need_different_encodings_are_told_apart(tmp_path):
    for wave, encoding in (("2018", "cp1252"), ("2019", "utf-8")):
        write(tmp_path / "stadt" / wave, "tisch.csv", "Akteur;Ort\nBüro;Süd\nAWO;Nord\n".encode(encoding))
    lines = [assumed.toml.splitlines()[0] for assumed in read(tmp_path / "stadt").assumptions]
    assert lines == ['[sheets."2018/tisch.csv"]', '[sheets."2019/tisch.csv"]']


def test_reading_writes_nothing(tmp_path):
    shutil.copytree(RAW, tmp_path / "stadt")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "stadt").rglob("*")}
    read(tmp_path / "stadt")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "stadt").rglob("*")} == before
