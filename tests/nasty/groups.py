"""What groups make of a sheet: slanting matrices, blocks of tables, twelve spellings, full cells."""

from __future__ import annotations

from pathlib import Path

from tests.nasty import books

ROSTER = ("Klinikum Nord", "Jugendamt Neustadt", "Müller & Söhne", "Ausländer- und Integrationsbehörde",
          "Stadt Neustadt/Fachdienst 50", "AWO Kreisverband Neustadt e. V.", "AWO-Kita Regenbogen",
          "Flüchtlingshilfe Süd gGmbH", "Flüchtlingsrat Süd", "Straßenverein",
          "Jugendhaus Neustadt", "Tafel")  # fmt: skip


def roster(folder: Path) -> Path:
    """The list of record that these sheets are read against."""
    rows = [["Organisation", "Sektor"], *([name, "Verein"] for name in ROSTER)]
    return books.save(books.book(("Liste", rows)), folder / "organisationen.xlsx")


def slanting_matrix(path: Path) -> Path:
    """Row names unlike column names: one extra, one spelled differently, another order, one twice."""
    rows = [
        ["", "Tafel", "Klinikum Nord", "AWO", "AWO", "Jugendamt Neustadt", "Summe"],
        ["Jugendamt Neustadt", 2, None, 1, None, None, 3],
        ["Klinikum-Nord", None, None, None, 3, 2, 5],
        ["Straßenverein", 1, None, None, None, None, 1],
        ["AWO", None, 2, None, None, None, 2],
        ["Summe", 3, 2, 1, 3, 2, 11],
    ]
    return books.save(books.book(("Matrix", rows)), path)


def blocks(path: Path) -> Path:
    """Three tables on one sheet, side by side and below each other, each with a header of its own."""
    rows = [
        ["Gruppe 1", None, None, None, "Gruppe 2"],
        ["Akteur", "Partner", "Intensität", None, "Akteur", "Partner", "Intensität"],
        ["Tafel", "Klinikum Nord", 1, None, "Straßenverein", "Tafel", 3],
        ["Tafel", "Straßenverein", 2, None, "Straßenverein", "Jugendhaus Neustadt", 2],
        [None, None, None, None, "Klinikum Nord", "Jugendhaus Neustadt", 1],
        [],
        ["Gruppe 3"],
        ["Von", "Mit wem", "Wie oft"],
        ["Klinikum Nord", "Jugendamt Neustadt", "monatlich"],
        ["Tafel", "Jugendamt Neustadt", "selten"],
    ]
    return books.save(books.book(("Ergebnisse", rows)), path)


# One body, twelve spellings; and bodies beside it that are others.
SPELLINGS = (
    "Flüchtlingshilfe Süd gGmbH", "Fl\u0075\u0308chtlingshilfe S\u0075\u0308d gGmbH",
    "Fluechtlingshilfe Sued gGmbH",
    "Flüchtlingshilfe\u00a0Süd gGmbH", "Flüchtlings\u00adhilfe Süd", "Flüchtlings\u200bhilfe Süd gGmbH",
    "Flüchtlingshilfe – Süd", "FLÜCHTLINGSHILFE SÜD", "Flüchtlingshilfe Süd gem. GmbH",
    "Flüchtlingshilfe Süd",
    "Flüchtlingshilfe  Süd  gGmbH ", "„Flüchtlingshilfe Süd“",
)  # fmt: skip
STREET = ("Straßenverein", "Strassenverein", "STRASSENVEREIN e. V.")
OTHERS = ("Flüchtlingsrat Süd", "AWO-Kita Regenbogen", "AWO Kreisverband Neustadt", "Jugendamt Neustadt",
          "Jugendhaus Neustadt")  # fmt: skip


def spellings(path: Path) -> Path:
    """Each spelling in a line of its own."""
    rows = [["Akteur", "Partner"], *([name, "Tafel"] for name in (*SPELLINGS, *STREET, *OTHERS))]
    return books.save(books.book(("Tisch", rows)), path)


# A cell of partners, and who is in it.
CELLS = (
    ("Tafel\nStraßenverein", ("Tafel", "Straßenverein")),
    ("Tafel; Straßenverein; Jugendamt Neustadt", ("Tafel", "Straßenverein", "Jugendamt Neustadt")),
    ("Tafel, Straßenverein", ("Tafel", "Straßenverein")),
    ("Tafel / Straßenverein", ("Tafel", "Straßenverein")),
    ("Tafel u. Straßenverein", ("Tafel", "Straßenverein")),
    ("Tafel und Straßenverein", ("Tafel", "Straßenverein")),
    ("Tafel & Straßenverein", ("Tafel", "Straßenverein")),
    ("• Tafel\n• Straßenverein", ("Tafel", "Straßenverein")),
    ("- Tafel\n- Straßenverein (2)", ("Tafel", "Straßenverein")),
    ("1. Tafel\n2. Straßenverein\n3. Jugendhaus Neustadt", ("Tafel", "Straßenverein", "Jugendhaus Neustadt")),
    ("Müller & Söhne", ("Müller & Söhne",)),
    ("Müller & Söhne, Tafel", ("Müller & Söhne", "Tafel")),
    ("Ausländer- und Integrationsbehörde", ("Ausländer- und Integrationsbehörde",)),
    ("Ausländer- und Integrationsbehörde und Tafel", ("Ausländer- und Integrationsbehörde", "Tafel")),
    ("Stadt Neustadt/Fachdienst 50", ("Stadt Neustadt/Fachdienst 50",)),
    ("Stadt Neustadt/Fachdienst 50; Tafel", ("Stadt Neustadt/Fachdienst 50", "Tafel")),
)


def full_cells(path: Path) -> Path:
    """Several partners in one cell, in every habit; and names that contain what separates."""
    rows = [["Akteur", "Kooperationspartner"], *(["Klinikum Nord", cell] for cell, _ in CELLS)]
    return books.save(books.book(("Tisch", rows)), path)


def contradicting(folder: Path) -> None:
    """Two workshops of which one says a tie is there, and the other that it is refused."""
    for wave, state in (("2018-04-12-auftakt", "besteht"), ("2019-03-21-folge", "abgelehnt")):
        rows = [["Akteur", "Partner", "Status"], ["Tafel", "Klinikum Nord", state]]
        rows += [["Tafel", "Straßenverein", "besteht"]]
        books.save(books.book(("Tisch 1", rows)), folder / wave / "tisch1.xlsx")


def forty_files(folder: Path) -> None:
    """Forty files of which two are copies."""
    for number in range(1, 39):
        rows = [["Akteur", "Partner"], ["Tafel", f"Verein {number}"]]
        path = books.save(books.book((f"Tisch {number}", rows)), folder / f"tisch{number:02}.xlsx")
        if number in (7, 23):
            (folder / f"Kopie von {path.name}").write_bytes(path.read_bytes())
