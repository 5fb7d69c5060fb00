"""The list of nasty files, one entry a number: what makes it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.nasty import archives, books, exports, groups, old_books, sheets, text

Make = Callable[[Path], object]


def _beside_a_good_one(*makes: Make) -> Make:
    def make(folder: Path) -> None:
        archives.small(folder, "ein-guter-tisch.xlsx")
        for one in makes:
            one(folder)

    return make


def _listed(name: str, make: Make) -> Make:
    def made(folder: Path) -> None:
        groups.roster(folder)
        make(folder / name)

    return made


def _dates(folder: Path) -> None:
    books.dates_in_a_list(folder / "datumsfalle.xlsx")
    books.dates_in_a_list(folder / "datumsfalle_1904.xlsx", epoch_1904=True)


def _marks(folder: Path) -> None:
    books.marks(folder / "matrix_x.xlsx", ("AWO", "DRK", "VHS", "Tafel"))


def _lock(folder: Path) -> None:
    text.write(folder, "~$tisch1.xlsx", b"\x05Tisch")
    (folder / "x.csv").mkdir()


def _unicode(folder: Path) -> None:
    text.excel_unicode(folder, mark=True)
    text.excel_unicode(folder, mark=False)


ENTRIES: dict[int, tuple[str, Make]] = {
    1: ("cp1252, semicolons, decimal comma", text.excel_german),
    2: ("Excel for Mac", text.excel_mac),
    3: ("UTF-16 with and without mark", _unicode),
    4: ("encoded twice", text.twice_encoded),
    5: ("sep=; and a title", text.sep_line),
    6: ("one column of names with commas", text.one_column),
    7: ("a matrix of marks", _marks),
    8: ("a slanting matrix", _listed("matrix_schief.xlsx", groups.slanting_matrix)),
    9: ("merged titles and actors", lambda folder: books.merged_tables(folder / "verbunden.xlsx")),
    10: ("three tables on one sheet", _listed("gruppen_bloecke.xlsx", groups.blocks)),
    11: ("colours, struck, hidden", lambda folder: books.colours_in_a_list(folder / "farben.xlsx")),
    12: ("formulas and errors", lambda folder: books.formulas_in_a_list(folder / "formeln.xlsx")),
    13: ("dates made of numbers", _dates),
    14: ("one body in twelve spellings", _listed("schreibweisen.xlsx", groups.spellings)),
    15: ("several partners in one cell", _listed("mehrfach.xlsx", groups.full_cells)),
    16: ("a blank in the last corner", lambda folder: books.huge_blank(folder / "riesig_leer.xlsx")),
    17: ("bombs", _beside_a_good_one(
        lambda folder: archives.entities(folder, 6), lambda folder: archives.entities(folder, 9),
        archives.outside_entity, archives.swelling, archives.repeated_rows, archives.climbing,
        archives.doubled)),
    18: ("disguises", _beside_a_good_one(
        archives.html_as_xls, archives.csv_as_xlsx, lambda folder: old_books.tie_list(folder / "tisch.xls"),
        archives.protected, archives.empty, _lock)),
    19: ("names that are code elsewhere", lambda folder: books.attack(folder / "angriff.xlsx")),
    20: ("exports of online surveys", _beside_a_good_one(exports.microsoft_forms, exports.limesurvey)),
    21: ("copies among forty files", groups.forty_files),
}  # fmt: skip

# Each bomb by itself, for the figures: refused in under a second.
BOMBS: dict[str, Make] = {
    "entities, six levels": lambda folder: archives.entities(folder, 6),
    "entities, nine levels": lambda folder: archives.entities(folder, 9),
    "an entity from outside": archives.outside_entity,
    "400 kB that unpack to 400 MB": archives.swelling,
    "a million repeated rows": archives.repeated_rows,
    "a name that climbs out": archives.climbing,
    "a part twice": archives.doubled,
    "one value in the last corner": lambda folder: books.far_value(folder / "fern.xlsx"),
    "the same in an old workbook": lambda folder: old_books.far(folder / "fern.xls"),
}


def _cell(text: str, *, said: str = "", before: str = "") -> str:
    kind = 'office:value-type="string"' if "value-type" not in said else ""
    return f"<table:table-cell {kind} {said}>{before}<text:p>{text}</text:p></table:table-cell>"


def opendocument(folder: Path) -> Path:
    """A list as LibreOffice writes it: repeats, a span, an annotation, a blank tail to the last row."""
    note = "<office:annotation><text:p>Kontaktperson 09 fragen</text:p></office:annotation>"
    number = _cell("2,00", said='office:value-type="float" office:value="2"')
    blank = '<table:table-cell table:number-columns-repeated="1024"/>'
    lines = [
        "".join(_cell(word) for word in ("Akteur", "Partner", "Intensität")),
        _cell("Tafel", said='table:number-rows-spanned="2"') + _cell("Klinikum", before=note) + number,
        "<table:covered-table-cell/>" + _cell("Verein") + number,
        _cell("VHS", said='table:number-columns-repeated="2"') + number,
    ]
    raw = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    raw += f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    return sheets.opendocument(folder / "tisch5.ods", raw=raw)
