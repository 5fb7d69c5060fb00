"""Old workbooks (.xls): every cell with what a reader must know of it, read in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from netzwerk.errors import FileRefusedError
from netzwerk.intake import legacy, legacy_child, read
from netzwerk.intake.legacy import read_legacy
from netzwerk.tables import tidy
from tests.nasty import archives, old_books


def test_an_old_workbook_gives_what_a_new_one_gives(tmp_path):
    tisch, hidden, very_hidden = read_legacy(old_books.everything(tmp_path / "alt.xls").read_bytes())
    shown = {at: (cell.text, cell.kind) for at, cell in tisch.cells.items()}
    assert [shown[1, c] for c in range(1, 7)] == [
        ("Müllerverein\nNord", "text"), ("1", "number"), ("2.5", "number"), ("04109", "number"),
        ("TRUE", "bool"), ("#N/A", "error"),
    ]  # fmt: skip
    assert [shown[2, c] for c in (1, 2, 3)] == [
        ("2018-02-01", "date"), ("2018-04-12 09:30:00", "date"), ("09:30:00", "date"),
    ]  # fmt: skip
    assert [tisch.cells[3, c].struck for c in (1, 2)] == [True, False]
    assert ("partly_struck", 3, 2) in tisch.remarks
    assert shown[3, 3] == ("✓", "text")
    assert (tisch.cells[5, 1].rows, tisch.cells[5, 1].columns) == (3, 2)
    assert [at for at, cell in tisch.cells.items() if cell.hidden] == [(1, 8), (8, 1)]
    assert (tisch.hidden, hidden.hidden, very_hidden.hidden) == (False, True, True)


def test_comments_are_read_and_reported_and_their_words_stay_inside(tmp_path):
    rows = [["Akteur", "Partner", "Intensität"], ["AWO", "Caritas", 2], ["DRK", "AWO", 3]]
    notes = {(2, 1): "Kommentar mit ä", (3, 3): "noch einer", (9, 9): "neben allem"}
    book = old_books.old_book(
        tmp_path / "welle" / "alt.xls", ("Tisch", rows), notes=notes, author="Kontaktperson 01"
    )
    (tisch,) = read_legacy(book.read_bytes())
    assert {at: cell.comment for at, cell in tisch.cells.items() if cell.comment} == {
        (2, 1): "Kommentar mit ä", (3, 3): "noch einer"
    }  # fmt: skip
    assert ("comment_on_blank", 9, 9) in tisch.remarks
    tables = tidy(read(tmp_path / "welle"))
    found = tables.findings[tables.findings["code"].str.startswith("comment")]
    assert sorted(zip(found["row"], found["column"], strict=True)) == [(2, 1), (3, 3), (9, 9)]
    assert tables.reports["strength"].tolist() == [2, 3]
    assert not tables.ledger.to_csv().count("Kommentar mit") + tables.ledger.to_csv().count(
        "Kontaktperson 01"
    )


def test_dates_counted_from_1904_are_the_same_days(tmp_path):
    (tisch,) = read_legacy(old_books.dates_1904(tmp_path / "mac.xls").read_bytes())
    assert tisch.cells[1, 1].text == "2018-02-01"


def test_a_value_in_the_last_corner_is_set_aside_and_said(tmp_path):
    old_books.far(tmp_path / "welle" / "fern.xls")
    sheets = read(tmp_path / "welle")
    assert [(n.code, n.row, n.column) for n in sheets.notes] == [("far_cell", 65_536, 256)]
    assert len(sheets.sheets[0].cells) == 4


@pytest.mark.parametrize("make", [old_books.scrambled, lambda path: archives.old_workbook(path.parent)])
def test_a_broken_old_workbook_is_refused_with_a_sentence(tmp_path, make):
    with pytest.raises(FileRefusedError) as caught:
        read_legacy(make(tmp_path / "alt.xls").read_bytes())
    assert caught.value.key == "damaged"


def test_a_workbook_of_too_many_cells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(legacy, "MAX_CELLS", 5)
    with pytest.raises(FileRefusedError, match="5") as caught:
        read_legacy(old_books.everything(tmp_path / "alt.xls").read_bytes())
    assert caught.value.key == "too_many_cells"


def test_a_child_that_waits_for_ever_or_dies_is_said_in_one_sentence(tmp_path, monkeypatch):
    for program in ("import time; time.sleep(60)", "import os; os.abort()"):
        (tmp_path / "kind.py").write_text(program, "utf-8")
        monkeypatch.setattr(legacy, "_CHILD", tmp_path / "kind.py")
        monkeypatch.setattr(legacy, "_SECONDS", 0.5)
        with pytest.raises(FileRefusedError) as caught:
            read_legacy(b"")
        assert caught.value.key == "old_workbook"


def test_the_child_bounds_its_own_memory_and_time():
    asked = (
        "import json, resource, sys; sys.path.insert(0, sys.argv[1]); import legacy_child;"
        "legacy_child.bound();"
        "print(json.dumps([resource.getrlimit(w)[0] for w in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]))"
    )
    folder = legacy_child.__file__.rsplit("/", 1)[0]
    done = subprocess.run([sys.executable, "-c", asked, folder], capture_output=True, check=True)
    assert json.loads(done.stdout) == [legacy_child.MEMORY, legacy_child.SECONDS]
