"""Text files as Excel, a Mac and people leave them."""

from __future__ import annotations

from pathlib import Path

ROWS = [
    ("Akteur", "Partner", "Stärke"),
    ("Jugendamt", "Müllerverein", "1,0"),
    ("Caritas", "AWO, Kreis", "2,5"),
]


def write(folder: Path, name: str, data: bytes) -> Path:
    """One file of these bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path


def lines(rows, separator=";", end="\r\n"):
    """Rows as text, the last one without a line end."""
    return end.join(separator.join(row) for row in rows)


def excel_german(folder):
    """Semicolons, cp1252, CRLF, decimal comma, no line end at the end."""
    return write(folder, "tisch1_excel.csv", lines(ROWS).encode("cp1252"))


def excel_mac(folder):
    """Excel for Mac: mac_roman, CR only."""
    rows = [("Akteur", "Partner"), ("Büro Straße", "Bürgerbüro"), ("Straßenverein", "Caritas")]
    return write(folder, "tisch2_mac.csv", lines(rows, end="\r").encode("mac_roman"))


def excel_unicode(folder, *, mark=True):
    """Excel's "Unicode text": UTF-16LE and tabs, with or without its mark."""
    data = lines(ROWS, "\t").encode("utf-16-le")
    name = "tisch3_unicode.txt" if mark else "tisch3_ohne_marke.txt"
    return write(folder, name, (b"\xff\xfe" if mark else b"") + data)


def twice_encoded(folder):
    """Half of the rows were UTF-8 read as cp1252 and saved again."""
    good, bad = "Flüchtlingshilfe", "Flüchtlingshilfe – Süd".encode().decode("cp1252")
    rows = [("Akteur", "Partner"), (good, "Caritas"), (bad, "Straße")]
    return write(folder, "doppelt_kodiert.csv", lines(rows).encode())


def sep_line(folder):
    """`sep=;`, a title, a blank line, the header in line 4, footers."""
    text = "sep=;\r\nTisch 5\r\n\r\nWer;mit wem;Stärke\r\nAWO;Caritas;2\r\nSumme;;12\r\nStand: 12.3.\r\n"
    return write(folder, "sep_zeile.csv", text.encode("utf-8-sig"))


def one_column(folder):
    """A single column of names that hold commas."""
    names = ["Akteur", "AWO, Kreisverband", "Caritas", "Diakonie, Ortsverein", "DRK, Kreis", "VHS"]
    return write(folder, "nur_eine_spalte.csv", "\n".join(names).encode())
