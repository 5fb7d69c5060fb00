"""Bombs, traps and disguises, built part by part."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

from tests.nasty import books
from tests.nasty.sheets import opendocument

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def small(folder: Path, name="tisch.xlsx") -> Path:
    """A workbook of two rows."""
    return books.save(books.book(("Tisch", [["Akteur", "Partner"], ["AWO", "DRK"]])), folder / name)


def entities(folder, levels=6):
    """Entities that multiply by ten at each level, in the workbook's styles."""
    names = "".join(
        f'<!ENTITY e{i} "{"".join([f"&e{i - 1};"] * 10) if i else "lol"}">' for i in range(levels)
    )
    declared = f'<?xml version="1.0"?><!DOCTYPE styleSheet [{names}]>'
    bomb = f'{declared}<styleSheet xmlns="{books.MAIN}">&e{levels - 1};</styleSheet>'
    return books.rewrite(small(folder, f"entitaeten_{levels}.xlsx"), styles=lambda _: bomb.encode())


def outside_entity(folder):
    """A sheet that asks for a file of the machine."""
    top = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return books.rewrite(small(folder, "xxe.xlsx"), sheet1=lambda xml: top + xml.split(b"?>", 1)[-1])


def utf16_entities(folder):
    """The same, hidden from a search for bytes."""
    top = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x "y">]>'
    return books.rewrite(
        small(folder, "xxe16.xlsx"),
        sheet1=lambda xml: (top + xml.decode().split("?>", 1)[-1]).encode("utf-16"),
    )


def swelling(folder, size=400_000_000):
    """400 kB that unpack to 400 MB."""
    path = small(folder, "bombe.xlsx")
    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new:
        for part in old.infolist():
            if part.filename != "xl/sharedStrings.xml":
                new.writestr(part.filename, old.read(part))
        with new.open("xl/sharedStrings.xml", "w", force_zip64=False) as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return path


def swelling_sheet(folder, size=60_000_000):
    """A sheet of far too many filled cells that packs well."""
    cell = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    return books.rewrite(
        small(folder, "zellen.xlsx"),
        sheet1=lambda xml: (
            xml.split(b"<sheetData>")[0]
            + b"<sheetData>"
            + cell * (size // len(cell))
            + b"</sheetData></worksheet>"
        ),
    )


def many_parts(folder, count=4_000):
    """An archive of very many parts."""
    path = folder / "teile.xlsx"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as new:
        for number in range(count):
            new.writestr(f"xl/{number}.xml", b"")
    return path


def climbing(folder):
    """A part whose name leads out of the archive."""
    path = small(folder, "pfad.xlsx")
    with zipfile.ZipFile(path, "a") as more:
        more.writestr("../../evil.xml", b"<a/>")
    return path


def doubled(folder):
    """The same part twice: readers disagree on which one counts."""
    import warnings

    path = small(folder, "doppelt.xlsx")
    with zipfile.ZipFile(path, "a") as more, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        more.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
    return path


def repeated_rows(folder, often=1_000_000):
    """A filled row declared a million times."""
    filled = "<table:table-cell><text:p>AWO</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="{often}">{filled}</table:table-row>'
    return opendocument(folder / "wiederholt.ods", raw=row)


def entities_opendocument(folder):
    """An entity in content.xml."""
    return opendocument(folder / "entitaet.ods", rows=[["AWO"]], top='<!DOCTYPE d [<!ENTITY a "b">]>')


def damaged(folder):
    """A workbook cut in half."""
    path = small(folder, "halb.xlsx")
    path.write_bytes(path.read_bytes()[:2000])
    return path


def torn_sheet(folder):
    """A workbook whose sheet is cut off."""
    return books.rewrite(small(folder, "riss.xlsx"), sheet1=lambda xml: xml[: len(xml) // 2])


def html_as_xls(folder):
    """What databases call an Excel export."""
    path = folder / "export.xls"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("<html><body><table><tr><td>Akteur</td></tr></table></body></html>", "utf-8")
    return path


def csv_as_xlsx(folder):
    """A text file named like a workbook."""
    path = folder / "tisch9.xlsx"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes("Akteur;Partner\r\nAWO;DRK\r\n".encode("cp1252"))
    return path


def compound(folder, name, stream):
    """Microsoft's old container with one stream of this name: enough to be recognised."""
    folder.mkdir(parents=True, exist_ok=True)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    entry = stream.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(stream) + 2)
    path = folder / name
    path.write_bytes(head + entry.ljust(512, b"\0"))
    return path


def protected(folder):
    """A workbook behind a password is an encrypted package in the old container."""
    return compound(folder, "geschuetzt.xlsx", "EncryptedPackage")


def old_workbook(folder):
    """The old binary workbook."""
    return compound(folder, "alt.xls", "Workbook")


def empty(folder):
    """No byte at all."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "leer.csv"
    path.write_bytes(b"")
    return path
