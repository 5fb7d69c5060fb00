"""Workbooks and OpenDocument sheets: every cell with what a reader must know of it."""

from __future__ import annotations

import datetime as dt
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netzwerk.intake import read
from netzwerk.intake.aside import set_aside
from netzwerk.intake.opendocument import read_opendocument
from netzwerk.intake.workbook import read_workbook
from netzwerk.sheet import Cell, is_blank
from tests.nasty import books
from tests.nasty.sheets import opendocument
from tests.sample import RAW


def grid(path):
    """The only sheet of a file."""
    reader = read_opendocument if path.suffix == ".ods" else read_workbook
    (only,) = reader(path.read_bytes())
    return only


def shown(path):
    """Texts by address."""
    return {at: cell.text for at, cell in grid(path).cells.items()}


def test_marks_stay_as_typed_and_a_tick_of_wingdings_is_a_tick(tmp_path):
    cells = shown(books.marks(tmp_path / "matrix_x.xlsx"))
    assert [cells[2, c] for c in (3, 4, 5)] == ["x", "X", "×"]
    assert (cells[3, 2], cells[3, 4], cells[3, 5]) == ("✓", "✓", "(x)")
    assert not {(5, 2), (5, 3), (5, 4), (2, 2)} & set(cells), "blanks and the painted diagonal hold nothing"


def test_a_merged_range_is_one_cell_with_its_span(tmp_path):
    cells = grid(books.merged(tmp_path / "verbunden.xlsx")).cells
    assert (cells[1, 1].rows, cells[1, 1].columns) == (1, 2)
    assert (cells[3, 1].text, cells[3, 1].rows, cells[3, 1].columns) == ("AWO", 3, 1)
    assert (4, 1) not in cells


def test_hidden_struck_and_commented_cells_are_told(tmp_path):
    tisch, hidden, very_hidden = read_workbook(books.colours(tmp_path / "farben.xlsx").read_bytes())
    assert tisch.cells[2, 2].hidden
    assert tisch.cells[4, 1].hidden
    assert not tisch.cells[2, 1].hidden
    assert tisch.cells[3, 1].struck
    assert tisch.cells[2, 1].comment == "ruft zurück"
    assert tisch.remarks == (("comment_on_blank", 2, 3),)
    assert (tisch.hidden, hidden.hidden, very_hidden.hidden) == (False, True, True)


def test_a_cell_struck_through_in_part_is_told_from_one_struck_whole(tmp_path):
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    gone = InlineFont(strike=True)
    made = books.book(("Tisch", [["Partner"]]))
    made["Tisch"]["A2"] = CellRichText("AWO, ", TextBlock(gone, "Caritas"))
    made["Tisch"]["A3"] = CellRichText(TextBlock(gone, "DRK"))
    only = grid(books.save(made, tmp_path / "t.xlsx"))
    assert only.cells[2, 1].text == "AWO, Caritas"
    assert (only.cells[2, 1].struck, only.cells[3, 1].struck) == (False, True)
    assert only.remarks == (("partly_struck", 2, 1),)


def test_formulas_show_what_is_stored_and_say_when_nothing_is(tmp_path):
    cells = grid(books.formulas(tmp_path / "formeln.xlsx")).cells
    kinds = {column: (cell.kind, cell.text) for (_, column), cell in cells.items()}
    assert kinds == {
        1: ("formula", "=1+1"),
        2: ("number", "2"),
        3: ("error", "#N/A"),
        4: ("error", "#REF!"),
        6: ("text", "Caritas"),
        7: ("formula", "=Rückfrage klären"),
        8: ("bool", "TRUE"),
        9: ("text", "=kein Rechenweg"),
    }


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_dates_that_a_spreadsheet_made_are_dates_and_a_postcode_keeps_its_zero(tmp_path, epoch_1904):
    cells = grid(books.dates(tmp_path / "datumsfalle.xlsx", epoch_1904=epoch_1904)).cells
    assert [(c.kind, c.text) for c in cells.values()] == [
        ("date", "2018-02-01"), ("date", "2018-04-03"), ("number", "04109"), ("number", "1"),
        ("number", "2.5"), ("date", "2018-04-12 09:30:00"),
    ]  # fmt: skip


def test_names_that_are_code_elsewhere_are_text(tmp_path):
    names = books.attack(tmp_path / "angriff.xlsx")
    assert list(shown(tmp_path / "angriff.xlsx").values())[1:] == names


def test_a_link_to_another_workbook_is_said(tmp_path):
    path = books.formulas(tmp_path / "welle" / "formeln.xlsx")
    with zipfile.ZipFile(path, "a") as more:
        more.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    assert "external_links" in {note.code for note in read(tmp_path / "welle").notes}


def test_a_workbook_of_the_strict_kind_is_read_as_well(tmp_path):
    path = books.save(books.book(("Tisch", [["Akteur"], ["AWO"]])), tmp_path / "streng.xlsx")

    def strict(xml):
        return xml.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )

    books.rewrite(path, sheet1=strict, book=strict, styles=strict)
    assert shown(path) == {(1, 1): "Akteur", (2, 1): "AWO"}


def test_rows_and_cells_without_an_address_keep_their_order(tmp_path):
    path = books.save(books.book(("Tisch", [["x"]])), tmp_path / "ohne.xlsx")
    bare = "<row><c/><c t='str'><v>B</v></c></row><row/><row><c t='str'><v>A</v></c></row>"
    books.rewrite(
        path,
        sheet1=lambda _: (
            f'<worksheet xmlns="{books.MAIN}"><sheetData>{bare}</sheetData></worksheet>'.encode()
        ),
    )
    assert shown(path) == {(1, 2): "B", (3, 1): "A"}


def test_an_opendocument_sheet_tells_spans_repeats_hidden_struck_and_notes(tmp_path):
    raw = """
        <table:table-row>
        <table:table-cell table:number-rows-spanned="2" office:value-type="string">
        <office:annotation><text:p>bitte anrufen</text:p></office:annotation>
        <text:p>AWO</text:p><text:p>Kreis</text:p></table:table-cell>
        <table:table-cell table:style-name="weg"><text:p>DRK</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>
        </table:table-row>
        <table:table-row><table:covered-table-cell/>
        <table:table-cell office:value-type="float" office:value="2.5"><text:p>2,5</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>
        <table:table-row table:visibility="collapse">
        <table:table-cell><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="date" office:date-value="2018-02-01">
        <text:p>1. Feb</text:p></table:table-cell></table:table-row>"""
    styles = (
        '<style:style style:name="weg" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    cells = grid(opendocument(tmp_path / "tisch.ods", raw=raw, styles=styles)).cells
    assert (cells[1, 1].text, cells[1, 1].rows, cells[1, 1].comment) == ("AWO\nKreis", 2, "bitte anrufen")
    assert cells[1, 2].struck
    assert not cells[1, 1].struck
    assert (cells[1, 3].text, cells[1, 4].text) == ("x", "x")
    assert (cells[2, 2].kind, cells[2, 2].text) == ("number", "2.5")
    assert (cells[1003, 1].text, cells[1003, 1].hidden) == ("a  b", True)
    assert (cells[1004, 1].kind, cells[1004, 1].text) == ("date", "2018-02-01")


def test_a_hidden_opendocument_sheet_and_column_are_told(tmp_path):
    styles = (
        '<style:style style:name="zu" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    path = opendocument(
        tmp_path / "t.ods", rows=[["A", "B"]], styles=styles, columns=columns, table='table:style-name="zu"'
    )
    only = grid(path)
    assert only.hidden
    assert [cell.hidden for cell in only.cells.values()] == [False, True]


def test_a_list_far_down_is_a_list_and_a_lone_cell_far_away_is_not():
    alone = {(1, 1): Cell(1, 1, "AWO"), (9_000, 1): Cell(9_000, 1, "x")}
    many = {(row, 1): Cell(row, 1, "AWO") for row in (1, *range(9_000, 9_100))}
    assert set_aside(alone)[1] == [("far_cell", 9_000, 1)]
    assert set_aside(many) == (many, [])


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=10)
VALUES = st.one_of(
    TEXTS.map(lambda t: t.replace("_x", "-x")), st.integers(-10**9, 10**9), st.just("04109"), st.just("NA"),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.booleans(), st.none(),
)  # fmt: skip
ROWS = st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=6)


def as_shown(value):
    """What a person sees of a value."""
    return str(value).upper() if isinstance(value, bool) else str(value)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ROWS)
def test_every_value_of_a_workbook_comes_back_in_its_place(tmp_path, rows):
    made = openpyxl.Workbook()
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            cell = made.active.cell(r, c, value)
            if isinstance(value, str):
                cell.data_type = "s"
    made.save(tmp_path / "t.xlsx")
    assert shown(tmp_path / "t.xlsx") == {
        (r, c): as_shown(value)
        for r, row in enumerate(rows, 1)
        for c, value in enumerate(row, 1)
        if value is not None and not is_blank(as_shown(value))
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(st.one_of(TEXTS, st.none()), min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_text_of_an_opendocument_sheet_comes_back_in_its_place(tmp_path, rows):
    path = opendocument(tmp_path / "t.ods", rows=rows)
    assert shown(path) == {
        (r, c): text
        for r, row in enumerate(rows, 1)
        for c, text in enumerate(row, 1)
        if text is not None and not is_blank(text)
    }


def independent(path):
    """Addresses of all cells that hold something, without our reader."""
    if path.suffix == ".xlsx":
        return {
            (sheet.title, cell.row, cell.column)
            for sheet in openpyxl.load_workbook(path)
            for row in sheet
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    tree = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    return {
        (sheet.get(f"{table}name"), r, c)
        for sheet in tree.iter(f"{table}table")
        for r, row in enumerate(sheet.iter(f"{table}table-row"), 1)
        for c, cell in enumerate(row, 1)
        if "".join(cell.itertext()).strip()
    }


@pytest.mark.parametrize(
    "path", sorted(RAW.glob("*/*.[xo][ld]s*")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_every_filled_cell_of_the_sample_is_handed_in(path):
    reader = read_opendocument if path.suffix == ".ods" else read_workbook
    found = {(g.name, *at) for g in reader(path.read_bytes()) for at in g.cells}
    assert found == independent(path)
