"""Fifty faults and more in one town: each found in its place, in one run, said in full in both languages."""

from __future__ import annotations

import json

import openpyxl
import pytest

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.render.workbook import HEADER_ROW, review_workbook
from netzwerk.tables import tidy
from netzwerk.texts import LANGUAGES
from tests.faulty_town import make_faulty_town
from tests.sheets import roster, sheet, town


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw") / "neudorf"
    return folder, make_faulty_town(folder)


@pytest.fixture(scope="module")
def tables(faulty):
    sheets = nw.read(faulty[0])
    return {lang: nw.tidy(sheets, lang=lang) for lang in LANGUAGES}


def places(findings):
    return [
        (row["file"], row["sheet"], int(row["row"] or 0), int(row["column"] or 0), row["code"])
        for row in findings.to_dict("records")
    ]


def test_there_are_fifty_kinds_of_faults(faulty):
    assert len({code for *_, code in faulty[1]}) >= 50


def test_each_fault_is_a_finding_in_its_place_and_nothing_else_is(faulty, tables):
    assert sorted(places(tables["de"].findings)) == sorted(faulty[1])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_finding_says_what_is_wrong_and_what_to_do(tables, lang):
    ask = {"de": "bitte", "en": "please"}[lang]
    for row in tables[lang].findings.to_dict("records"):
        message = row["message"]
        assert len(message) > 40 and message.endswith("."), message
        assert row["severity"] in ("note", "warning", "error")
        if row["severity"] != "note":
            assert ask in message.lower(), message


def test_every_sentence_is_another_one_in_the_other_language(tables):
    german, english = (tables[lang].findings["message"].tolist() for lang in LANGUAGES)
    assert len(german) == len(english)
    assert not set(german) & set(english)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refused_value_is_named_with_what_is_allowed(tables, lang):
    found = tables[lang].findings.set_index("code")
    for code, value in (("out_of_range", "7"), ("several_numbers", "2-3"), ("unclear_number", "1.234")):
        assert found.loc[code, "value"] == value
        assert value in found.loc[code, "message"]
        assert "1" in found.loc[code, "message"] and "3" in found.loc[code, "message"]
    assert {"de": "besteht, gewünscht, abgelehnt", "en": "existing, desired, refused"}[lang] in found.loc[
        "unknown_state", "message"
    ]


def test_the_review_holds_all_of_them(tables, tmp_path):
    (tmp_path / "review.xlsx").write_bytes(review_workbook(tables["de"]))
    page = openpyxl.load_workbook(tmp_path / "review.xlsx").worksheets[1]
    rows = [row for row in page.iter_rows(min_row=HEADER_ROW + 1, values_only=True) if row[0]]
    assert len(rows) == len(tables["de"].findings)
    assert {row[5] for row in rows} == set(tables["de"].findings["message"])


def test_scripts_get_all_of_them(faulty, capsys):
    assert call(["check", str(faulty[0]), "--json"]) == 1
    (wave,) = json.loads(capsys.readouterr().out)["waves"]
    assert len(wave["findings"]) == len(faulty[1])
    assert {"file", "sheet", "row", "column", "value", "code", "severity", "message"} <= set(
        wave["findings"][0]
    )


def test_the_terminal_says_each_kind_once_and_every_error(capsys, tmp_path):
    raw = tmp_path / "neudorf"
    raw.mkdir()
    lines = "".join(f"Kulturkreis {i};Kulturkreis {i + 1};{i + 4}\n" for i in range(30))
    names = "".join(f"Kulturkreis {i}\n" for i in range(31))
    (raw / "liste.csv").write_text(
        f"Organisation;Sektor\n{names.replace(chr(10), ';Verein' + chr(10))}", "utf-8"
    )
    (raw / "tisch1.csv").write_text(f"Wer;mit wem;Intensität\n{lines}", "utf-8")
    for name in ("leer1.csv", "leer2.csv"):
        (raw / name).write_bytes(b"")
    assert call(["check", str(raw), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert said.count("outside the scale") == 1
    assert "30 places of this kind, first tisch1.csv · C2" in said
    assert said.count("is empty") == 2


def test_the_terminal_says_how_far_a_few_decisions_reach(capsys, tmp_path):
    raw = tmp_path / "neudorf"
    raw.mkdir()
    names = [f"{word}lotsen" for word in ("Integrations", "Schul", "Sprach")]
    (raw / "liste.csv").write_text("Organisation;Sektor\n" + "".join(f"{n};Verein\n" for n in names), "utf-8")
    lines = [*("Lotsen;Schullotsen;2\n" for _ in range(1)), *("Sprache;Schullotsen;2\n" for _ in range(1))]
    (raw / "tisch1.csv").write_text("Wer;mit wem;Intensität\n" + "".join(lines), "utf-8")
    call(["check", str(raw)])
    said = capsys.readouterr().out
    assert "klären 90 % von dem, was offen ist" in said
    assert said.index("klären 90 %") < said.index("„Lotsen“ (Angaben daran: 1)")


# Holes in netzwerk.toml.


def test_a_row_of_headings_beyond_the_sheet_is_said_and_the_heading_looked_for():
    from netzwerk.settings import SheetSettings

    lines = sheet([("Wer", "mit wem"), ("AWO", "DRK")], "tisch1.xlsx")
    for row, expected in ((99, ["header_row_empty"]), (1, [])):
        read = tidy(town(roster("AWO", "DRK"), lines, sheets={"tisch1.xlsx": SheetSettings(header_row=row)}))
        assert read.findings["code"].tolist() == expected
        assert len(read.reports) == 1


def test_names_and_groups_that_nobody_bears_are_said():
    lines = sheet([("Wer", "mit wem"), ("AWO", "DRK")], "tisch1.xlsx")
    asked = {"members": {"tisch1": ["AWO", "Zauberkessel"], "Tisch 9": ["AWO"]}}
    read = tidy(town(roster("AWO", "DRK"), lines, asked=asked))
    assert read.findings["code"].tolist() == ["members_name", "members_group"]
    assert read.findings["file"].unique().tolist() == ["netzwerk.toml"]
    assert "Zauberkessel" in read.findings["message"].iloc[0]
    assert "tisch1" in read.findings["message"].iloc[1]


@pytest.mark.parametrize("lang, said", [("de", "mit sich selbst"), ("en", "with itself")])
def test_measure_says_which_lines_join_an_organisation_with_itself(tmp_path, capsys, lang, said):
    (tmp_path / "actors.csv").write_text("actor\na\nb\nc\n")
    (tmp_path / "ties.csv").write_text("source,target\na,b\nb,b\nb,c\n")
    files = [str(tmp_path / name) for name in ("actors.csv", "ties.csv")]
    assert call(["measure", *files, "--out", str(tmp_path / "out"), "--draws", "2", "--lang", lang]) == 0
    heard = capsys.readouterr().out
    assert said in heard and "(b)" in heard
