"""Text files: encodings, separators, line ends, and where each field stands."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netzwerk.errors import FileRefusedError
from netzwerk.intake import read
from netzwerk.intake.delimited import guess_separator, read_delimited
from netzwerk.intake.encodings import decode
from netzwerk.intake.repair import proposed
from netzwerk.sheet import is_blank
from tests.nasty import text

WORDS = ["Bürgerbüro", "Straße", "Ökumene", "Übergang", "Grüne Ärzte", "Fußballverein", "Müller & Söhne"]


def texts(sheets):
    """Rows of texts of the only sheet, by row."""
    (sheet,) = sheets
    return [
        [c.text for c in sheet.cells.values() if c.row == row] for row in sorted({r for r, _ in sheet.cells})
    ]


def test_a_german_excel_file_is_read_and_its_encoding_said(tmp_path):
    text.excel_german(tmp_path / "welle")
    sheets = read(tmp_path / "welle")
    assert texts(sheets) == [list(row) for row in text.ROWS]
    (assumed,) = sheets.assumptions
    assert assumed.toml == '[sheets."tisch1_excel.csv"]\nencoding = "cp1252"\nseparator = ";"'


def test_a_file_of_excel_for_mac_is_read_or_asked_about(tmp_path):
    text.excel_mac(tmp_path / "welle")
    sheets = read(tmp_path / "welle")
    assert texts(sheets)[1:] == [["Büro Straße", "Bürgerbüro"], ["Straßenverein", "Caritas"]]
    assert 'encoding = "mac_roman"' in sheets.assumptions[0].toml


@pytest.mark.parametrize("mark", [True, False])
def test_unicode_text_is_read_with_and_without_its_mark(tmp_path, mark):
    text.excel_unicode(tmp_path / "welle", mark=mark)
    assert texts(read(tmp_path / "welle")) == [list(row) for row in text.ROWS]


def test_text_encoded_twice_keeps_its_letters_and_bears_a_proposal(tmp_path):
    text.twice_encoded(tmp_path / "welle")
    cells = read(tmp_path / "welle").sheets[0].cells
    assert cells[2, 1].repair == ""
    assert cells[3, 1].text.startswith("FlÃ¼chtlingshilfe")
    assert cells[3, 1].repair == "Flüchtlingshilfe – Süd"
    assert cells[3, 2].repair == ""


def test_a_file_that_names_its_separator_is_believed_and_lines_are_counted_as_they_stand(tmp_path):
    text.sep_line(tmp_path / "welle")
    sheets = read(tmp_path / "welle")
    cells = sheets.sheets[0].cells
    assert cells[1, 1].text == "sep=;"
    assert [cells[4, column].text for column in (1, 2, 3)] == ["Wer", "mit wem", "Stärke"]
    assert cells[6, 3].text == "12"
    assert "separator" not in "".join(a.toml for a in sheets.assumptions)


def test_names_with_commas_stay_one_column(tmp_path):
    text.one_column(tmp_path / "welle")
    assert [row[0] for row in texts(read(tmp_path / "welle"))][1] == "AWO, Kreisverband"


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_every_separator_is_found_beside_titles_and_decimal_commas(separator):
    rows = [["Tisch 3"], [], ["Wer", "mit wem", "Stärke"], ["AWO Süd", "Caritas", "2"], ["DRK", "VHS", "1"]]
    lines = "\n".join(separator.join(row) for row in rows)
    assert guess_separator(lines) == separator


def test_semicolons_within_quoted_partners_do_not_part_a_comma_file():
    lines = 'Akteur,Partner\n"AWO","DRK; VHS; Caritas"\n"DRK","AWO; VHS; Kita"\n'
    cells = read_delimited(lines).cells
    assert cells[2, 2].text == "DRK; VHS; Caritas"


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path):
    data = 'Akteur;Partner\n"Haus am Markt;Caritas\nDRK;VHS\nAWO;Kita\n'
    text.write(tmp_path / "welle", "tisch.csv", data.encode())
    sheets = read(tmp_path / "welle")
    assert sheets.sheets[0].cells[4, 2].text == "Kita"
    assert [note.code for note in sheets.notes] == ["quotes_unbalanced"]


def test_a_break_within_quotes_stays_within_its_cell():
    cells = read_delimited('Akteur;Ort\n"Gesamtschule\nStadtpark";Süd\nAWO;Nord\n').cells
    assert cells[2, 1].text == "Gesamtschule\nStadtpark"
    assert cells[3, 1].text == "AWO"


def test_what_netzwerk_toml_says_of_a_file_is_not_guessed(tmp_path):
    text.write(tmp_path / "stadt", "tisch.csv", "A,B;C\n1,2;3\n".encode("cp850"))
    (tmp_path / "stadt" / "netzwerk.toml").write_text(
        '[sheets."tisch.csv"]\nencoding = "cp850"\nseparator = ","\n', "utf-8"
    )
    sheets = read(tmp_path / "stadt")
    assert sheets.sheets[0].cells[1, 2].text == "B;C"
    assert sheets.assumptions == ()


def test_letters_that_were_lost_before_are_counted(tmp_path):
    text.write(tmp_path / "welle", "tisch.csv", "Akteur;Partner\nB\ufffdrgerb\ufffdro;AWO\n".encode())
    (note,) = read(tmp_path / "welle").notes
    assert (note.code, note.severity, note.values["count"]) == ("letters_lost", "warning", 2)


def test_a_text_longer_than_any_cell_is_set_aside_and_said(tmp_path):
    text.write(tmp_path / "welle", "tisch.csv", b"Akteur;Partner\nAWO;" + b"x" * 40_000 + b"\nDRK;VHS\n")
    sheets = read(tmp_path / "welle")
    assert [(n.code, n.row, n.column) for n in sheets.notes] == [("cell_too_long", 2, 2)]
    assert (2, 2) not in sheets.sheets[0].cells


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(FileRefusedError):
        decode(bytes([1, 0, 3, 7, 0, 0, 0, 200, 0, 0, 1, 5, 9, 9]))


def test_a_word_that_two_encodings_read_alike_well_is_asked_about(tmp_path):
    text.write(tmp_path / "welle", "tisch.csv", "Akteur;Ort\nAWO;Straße\n".encode("cp850"))
    (note,) = read(tmp_path / "welle").notes
    assert (note.code, note.values["encoding"], note.values["rival"]) == (
        "encoding_unsure",
        "cp850",
        "cp1252",
    )
    assert (note.values["example"], note.values["other"]) == ("Straße", "Straáe")


@pytest.mark.parametrize(
    "line", ["Kosten 500 €", "„Haus“ – Träger", "Haus „Am Markt“", "Málaga", "Cafés – Süd"]
)
def test_signs_of_cp1252_are_no_letters_of_a_mac(line):
    assert decode(line.encode("cp1252")).text == line


@given(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=12),
    st.sampled_from(["cp1252", "cp850", "mac_roman"]),
)
def test_german_words_come_back_from_every_old_encoding(names, encoding):
    assert decode("\r\n".join(names).encode(encoding)).text == "\r\n".join(names)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_whatever_was_encoded_twice_is_mended(names):
    whole = "; ".join(names)
    broken = whole.encode().decode("cp1252", errors="ignore")
    if broken.encode("cp1252").decode("utf-8", errors="ignore") == whole:
        assert proposed(broken) == whole
    assert proposed(whole) == ""


FIELDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(
    st.lists(st.lists(FIELDS, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_field_that_was_written_comes_back_in_its_place(rows, separator, end):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    cells = read_delimited(out.getvalue(), separator).cells
    written = {(r, c): field for r, row in enumerate(rows, 1) for c, field in enumerate(row, 1)}
    assert {at: cell.text for at, cell in cells.items()} == {
        at: field for at, field in written.items() if not is_blank(field)
    }
