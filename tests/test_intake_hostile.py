"""Files that could hurt: refused or trimmed, in a child process with hard bounds; the others are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from netzwerk.errors import NothingReadError
from netzwerk.intake import read
from netzwerk.texts import say
from tests.nasty import archives, books

CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (512_000_000, 512_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from netzwerk.intake import read
sheets = read(sys.argv[1])
notes = [[n.file, n.code, n.severity, n.row] for n in sheets.notes]
print(json.dumps(notes + [len(s.cells) for s in sheets]))
"""
REFUSED = {
    "entities of six levels": (lambda folder: archives.entities(folder, 6), "file_entities"),
    "entities of nine levels": (lambda folder: archives.entities(folder, 9), "file_entities"),
    "an entity from outside": (archives.outside_entity, "file_entities"),
    "entities in UTF-16": (archives.utf16_entities, "file_entities"),
    "entities in an .ods": (archives.entities_opendocument, "file_entities"),
    "400 kB that unpack to 400 MB": (archives.swelling, "file_bomb"),
    "a sheet of far too many cells": (archives.swelling_sheet, "file_bomb"),
    "very many parts": (archives.many_parts, "file_bomb"),
    "a million repeated rows": (archives.repeated_rows, "file_repeats"),
    "a name that climbs out": (archives.climbing, "file_odd_archive"),
    "a part that is there twice": (archives.doubled, "file_odd_archive"),
    "a workbook cut in half": (archives.damaged, "file_damaged"),
    "a sheet cut in half": (archives.torn_sheet, "file_damaged"),
    "HTML named .xls": (archives.html_as_xls, "file_html"),
    "CSV named .xlsx": (archives.csv_as_xlsx, "file_disguised"),
    "a workbook behind a password": (archives.protected, "file_encrypted"),
    "an old workbook that holds nothing": (archives.old_workbook, "file_damaged"),
    "an empty file": (archives.empty, "file_empty"),
}


def in_child(folder):
    """Read a folder in a process of at most 512 MB and ten seconds of computing."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CHILD, str(folder)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_a_sentence_and_the_other_is_read(tmp_path, name):
    make, code = REFUSED[name]
    make(tmp_path / "welle")
    archives.small(tmp_path / "welle", "ein-guter-tisch.xlsx")
    (_, told, severity, _), cells = in_child(tmp_path / "welle")
    assert (told, severity, cells) == (code, "error", 4)
    for lang in ("de", "en"):
        assert say(f"findings.{code}", lang, allowed=1, ending=".x", content="?", encoding="?").endswith(".")


def test_formats_down_to_the_last_row_are_trimmed_with_a_notice(tmp_path):
    books.huge_blank(tmp_path / "welle" / "riesig_leer.xlsx")
    assert in_child(tmp_path / "welle") == [["riesig_leer.xlsx", "area_trimmed", "note", 0], 24]


def test_a_single_value_in_the_last_corner_is_set_aside_and_said(tmp_path):
    books.far_value(tmp_path / "welle" / "fern.xlsx")
    assert in_child(tmp_path / "welle") == [["fern.xlsx", "far_cell", "warning", 1_048_576], 4]


def test_a_merged_range_over_the_whole_sheet_hurts_nobody(tmp_path):
    books.merged_whole_sheet(tmp_path / "welle" / "verbunden.xlsx")
    assert in_child(tmp_path / "welle") == [2]


def test_a_file_that_may_not_be_read_does_not_stop_the_others(tmp_path):
    archives.small(tmp_path / "welle")
    (tmp_path / "welle" / "weg.xlsx").symlink_to(tmp_path / "nirgends.xlsx")
    os.mkfifo(tmp_path / "welle" / "rohr.csv")
    (tmp_path / "welle" / "ordner.csv").mkdir()
    sheets = read(tmp_path / "welle")
    assert [(n.file, n.code) for n in sheets.notes] == [
        ("rohr.csv", "file_unreadable"), ("weg.xlsx", "file_unreadable"),
    ]  # fmt: skip
    assert len(sheets) == 1


def test_a_file_that_is_skipped_on_purpose_is_no_error(tmp_path):
    archives.small(tmp_path / "stadt")
    archives.empty(tmp_path / "stadt")
    (tmp_path / "stadt" / "netzwerk.toml").write_text('[sheets."leer.csv"]\nskip = true\n', "utf-8")
    assert [(n.code, n.severity) for n in read(tmp_path / "stadt").notes] == [("file_empty", "note")]


def test_where_nothing_can_be_read_one_sentence_says_why(tmp_path):
    archives.protected(tmp_path / "welle")
    with pytest.raises(NothingReadError, match="Kennwort") as caught:
        read(tmp_path / "welle")
    assert caught.value.exit_code == 3


@pytest.mark.slow
def test_a_workbook_of_thirty_thousand_rows_is_read_in_bounds(tmp_path):
    books.large(tmp_path / "welle" / "liste.xlsx")
    assert in_child(tmp_path / "welle") == [180_000]
