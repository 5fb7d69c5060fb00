"""Workbooks as people make them, and as nobody should."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(*sheets):
    """A workbook with these sheets: (name, rows)."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def save(made, path: Path) -> Path:
    """Save a workbook, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path


def rewrite(path: Path, **parts) -> Path:
    """Replace parts of a workbook, by short name, with what a function makes of them."""
    names = {
        "sheet1": "xl/worksheets/sheet1.xml",
        "book": "xl/workbook.xml",
        "styles": "xl/styles.xml",
    }
    changes = {names[key]: change for key, change in parts.items()}
    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    assert set(changes) <= set(old.namelist()), "nothing to rewrite"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, changes[part.filename](data) if part.filename in changes else data)
    return path


def marks(path, names=("A", "B", "C", "D")):
    """A matrix of marks in every habit."""
    rows = [
        ["", *names],
        [names[0], None, "x", "X", "×"],
        [names[1], "✓", None, "ü", "(x)"],
        [names[2], "x?", "xx", None, "-"],
        [names[3], "   ", "\u00a0", "\u200b", None],
    ]
    made = book(("Matrix", rows))
    sheet = made["Matrix"]
    sheet["D3"].font = Font(name="Wingdings")
    for place in ("B2", "C3", "D4", "E5"):
        sheet[place].fill = PatternFill("solid", fgColor="FF000000")
    return save(made, path)


def merged(path):
    """Group titles over columns, an actor over three rows, spacer columns."""
    made = book(("Tisch", [["Gruppe A", None, None, "Gruppe B"], ["Akteur", "Partner", None, "Akteur"],
                           ["AWO", "Caritas"], [None, "DRK"], [None, "VHS"]]))  # fmt: skip
    sheet = made["Tisch"]
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A5")
    return save(made, path)


def colours(path):
    """Colour alone, a struck actor, a comment, a hidden column and row, hidden sheets."""
    made = book(("Tisch", [["Akteur", "vertraulich", "Stärke"], ["AWO", "geheim", None], ["Caritas", None, 2],
                           ["DRK", None, 3]]), ("Versteckt", [["Notiz"]]), ("Tief", [["Notiz"]]))  # fmt: skip
    sheet = made["Tisch"]
    sheet["C2"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["A3"].font = Font(strike=True)
    sheet["A2"].comment = Comment("ruft zurück", "Tisch 1")
    sheet["C2"].comment = Comment("wohl eng", "Tisch 1")
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[4].hidden = True
    made["Versteckt"].sheet_state = "hidden"
    made["Tief"].sheet_state = "veryHidden"
    return save(made, path)


def _cells(*cells: str) -> bytes:
    return (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        + "".join(cells)
        + "</row></sheetData></worksheet>"
    ).encode()


def formulas(path):
    """With and without stored values, errors, a formula that shows nothing, one that looks like a remark."""
    save(book(("Tisch", [["x"]])), path)
    return rewrite(
        path,
        sheet1=lambda _: _cells(
            '<c r="A1"><f>1+1</f></c>',
            '<c r="B1"><f>1+1</f><v>2</v></c>',
            '<c r="C1" t="e"><v>#N/A</v></c>',
            '<c r="D1" t="e"><f>Blatt!A1</f><v>#REF!</v></c>',
            '<c r="E1" t="str"><f>IF(A1="";"";A1)</f><v></v></c>',
            '<c r="F1" t="str"><f>[1]Tabelle1!$A$1</f><v>Caritas</v></c>',
            '<c r="G1"><f>Rückfrage klären</f></c>',
            '<c r="H1" t="b"><v>1</v></c>',
            '<c r="I1" t="inlineStr"><is><t>=kein Rechenweg</t></is></c>',
        ),
    )


def dates(path, *, epoch_1904=False):
    """What a spreadsheet makes of 1-2 and 3/4; a postcode as a number."""
    made = book(
        (
            "Tisch",
            [[dt.date(2018, 2, 1), dt.date(2018, 4, 3), 4109, 1.0, 2.5, dt.datetime(2018, 4, 12, 9, 30)]],
        )
    )
    sheet = made["Tisch"]
    sheet["A1"].number_format = "d. mmm"
    sheet["C1"].number_format = "00000"
    if epoch_1904:
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    return save(made, path)


def huge_blank(path, *, rows=1_048_576):
    """Twelve rows, one blank in the last corner, formats down to the last row."""
    save(book(("Tisch", [["Akteur", "Partner"]] + [[f"Akteur {i}", "AWO"] for i in range(11)])), path)
    blanks = "".join(f'<row r="{r}" s="1" customFormat="1"/>' for r in range(13, rows))
    blanks += '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    return rewrite(
        path,
        sheet1=lambda xml: xml.replace(b"</sheetData>", blanks.encode() + b"</sheetData>").replace(
            b'ref="A1:B12"', b'ref="A1:XFD1048576"'
        ),
    )


def far_value(path):
    """A legal workbook of a few kB with one number in the very last cell."""
    save(book(("Tisch", [["Akteur", "Partner"], ["AWO", "DRK"]])), path)
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return rewrite(path, sheet1=lambda xml: xml.replace(b"</sheetData>", far))


def merged_whole_sheet(path):
    """One merged range over all of the sheet."""
    save(book(("Tisch", [["Akteur"], ["AWO"]])), path)
    all_of_it = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return rewrite(path, sheet1=lambda xml: xml.replace(b"</sheetData>", all_of_it))


def attack(path):
    """Names that are code elsewhere."""
    names = [
        '=HYPERLINK("http://x";"k")', "+49 2304 1", "@SUM", "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "../../evil", "CON", "{{7*7}}", "a\u202eb", "a\u2028b",
        "x" * 300, "🙂",
    ]  # fmt: skip
    made = book(("Tisch", [["Akteur"]]))
    for row, name in enumerate(names, 2):
        cell = made["Tisch"].cell(row, 1)
        cell.value = name
        cell.data_type = "s"
    save(made, path)
    return names


def large(path, rows=30_000):
    """30,000 rows of six columns."""
    kinds = ("Projekt", "Beratung", "Austausch")
    made = [
        [f"Organisation {i % 700}", f"Partner {i % 900}", kinds[i % 3], i % 3 + 1, "besteht", f"Zeile {i}"]
        for i in range(rows)
    ]
    return save(book(("Liste", made)), path)


def merged_tables(path):
    """Group titles over columns, an actor over three rows, a spacer column: a whole sheet of two tables."""
    made = book(("Tisch", [["Gruppe A", None, None, None, "Gruppe B", None, None],
                           ["Akteur", "Partner", "Intensität", None, "Akteur", "Partner", "Intensität"],
                           ["AWO", "Caritas", 1, None, "DRK", "VHS", 3],
                           [None, "DRK", 2, None, "Caritas", "VHS", 2],
                           [None, "VHS", 3]]))  # fmt: skip
    sheet = made["Tisch"]
    for area in ("A1:C1", "E1:G1", "A3:A5"):
        sheet.merge_cells(area)
    return save(made, path)


def colours_in_a_list(path):
    """Intensity by colour alone, a struck actor, a comment, a hidden column, a very hidden sheet."""
    made = book(("Tisch", [["Akteur", "Partner", "vertraulich", "Stärke"], ["AWO", "DRK", "geheim", None],
                           ["Caritas", "DRK", "intern", 2], ["VHS", "AWO", None, 3]]),
                ("Tief", [["Akteur", "Partner"], ["Notiz", "niemand"]]))  # fmt: skip
    sheet = made["Tisch"]
    sheet["D2"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["A3"].font = Font(strike=True)
    sheet["A2"].comment = Comment("Kontaktperson 04 ruft zurück", "Tisch 1")
    sheet.column_dimensions["C"].hidden = True
    made["Tief"].sheet_state = "veryHidden"
    return save(made, path)


def formulas_in_a_list(path):
    """Intensities from formulas: stored, not stored, errors; a name from another workbook."""
    rows = [["Akteur", "Partner", "Intensität"], *(["AWO", name, None] for name in ("DRK", "VHS", "Caritas"))]
    save(book(("Tisch", [*rows, ["AWO", "KiTa", None], ["AWO", None, 1]])), path)
    stored = {
        b'<c r="C2" />': b'<c r="C2"><f>1+1</f><v>2</v></c>',
        b'<c r="C3" />': b'<c r="C3"><f>1+2</f></c>',
        b'<c r="C4" />': b'<c r="C4" t="e"><v>#N/A</v></c>',
        b'<c r="C5" />': b'<c r="C5" t="e"><f>Blatt!A1</f><v>#REF!</v></c>',
        b'<c r="B6" />': b'<c r="B6" t="str"><f>[1]Tabelle1!$A$1</f><v>Tafel</v></c>',
    }

    def filled(xml):
        for place, cell in stored.items():
            number = int(place.split(b'"')[1][1:])
            end = f'<row r="{number}"'.encode()
            start = xml.index(end)
            close = xml.index(b"</row>", start)
            row = xml[start:close]
            if place.split(b'"')[1].startswith(b"C"):
                row += cell
            else:
                row = row.replace(b'<c r="C6"', cell + b'<c r="C6"')
            xml = xml[:start] + row + xml[close:]
        return xml

    rewrite(path, sheet1=filled)
    with zipfile.ZipFile(path, "a") as more:
        more.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    return path


def dates_in_a_list(path, *, epoch_1904=False):
    """Intensities that a spreadsheet made into dates, and a postcode."""
    rows = [["AWO", "DRK", dt.date(2018, 2, 1), 4109], ["AWO", "VHS", dt.date(2018, 4, 3), 4109]]
    made = book(("Tisch", [["Akteur", "Partner", "Intensität", "PLZ"], *rows, ["AWO", "Tafel", 2, 4109]]))
    for row in (2, 3, 4):
        made["Tisch"][f"D{row}"].number_format = "00000"
    made["Tisch"]["C2"].number_format = made["Tisch"]["C3"].number_format = "d. mmm"
    if epoch_1904:
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    return save(made, path)
