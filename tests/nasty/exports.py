"""Exports of online surveys, as LimeSurvey, Microsoft Forms and Google Forms write them; all invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.nasty import books
from tests.nasty.text import write

NAMES = ("Klinikum Nord", "Jugendamt", "AWO, Kreisverband", "Tafel Süd", "Musikschule")
PERSON, MAIL = "Kontaktperson 07", "kontakt07@stadt.example"
REMARK = f"Bitte {PERSON} anrufen, Tel. 02304 12345"


def quoted(rows):
    """Every field in quotes, parted by commas, as these programs do."""
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def limesurvey(folder: Path):
    """Two grids of partners, a choice with a field for others, HTML and line breaks in the questions."""
    grid = "<p>Wie intensiv arbeiten<br />Sie zusammen mit …?&nbsp;</p> [%s]"
    wish = "Mit wem möchten Sie\nkünftig zusammenarbeiten? [%s]"
    head = ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "IP-Adresse", "Nachname",
            "Welche <b>Organisation</b> vertreten Sie?", *(grid % name for name in NAMES),
            *(wish % name for name in (*NAMES, "Sonstiges")),
            "In welchen Handlungsfeldern sind Sie aktiv? [Bildung]",
            "In welchen Handlungsfeldern sind Sie aktiv? [Gesundheit]",
            "Möchten Sie noch etwas sagen?"]  # fmt: skip
    rows = [
        ["1", "2018-04-13 10:00:00", "3", "de", "10.0.0.7", PERSON, "Jugendamt",
         "regelmäßig", "", "gar nicht", "sehr eng", "", "Nein", "Nein", "Ja", "Nein", "Nein", "",
         "Ja", "Nein", REMARK],
        ["2", "13.04.2018 11:20", "3", "de", "10.0.0.8", "", "Klinikum Nord",
         "", "gelegentlich", "", "gar nicht", "", "Nein", "Nein", "Nein", "Ja", "Nein", "Musikschule",
         "Nein", "Ja", ""],
    ]  # fmt: skip
    return write(folder, "lime.csv", quoted([head, *rows]))


def limesurvey_coded(folder: Path):
    """The same survey exported with the codes of its questions."""
    head = ["id", "submitdate", "lastpage", "startlanguage", "G1Q1", *(f"G1Q2[SQ00{n}]" for n in range(1, 6))]
    rows = [["1", "2018-04-13 10:00:00", "3", "de", "Jugendamt", "A2", "", "A4", "A1", ""]]
    return write(folder, "lime_codes.csv", quoted([head, *rows]))


def microsoft_forms(folder: Path):
    """Several choices in one cell, each with a semicolon behind it; statements rated one a column."""
    head = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name",
            "Für welche Organisation antworten Sie?", *NAMES,
            "Mit wem möchten Sie künftig zusammenarbeiten?", "Handlungsfelder",
            "Haben Sie noch Anmerkungen?"]  # fmt: skip
    rows = [
        ["1", "4/13/18 10:00:00", "4/13/18 10:05:00", MAIL, PERSON, "Jugendamt",
         "regelmäßig", "", "gar nicht", "sehr eng", "", "AWO, Kreisverband;", "Bildung;", REMARK],
        ["2", "13.04.2018 11:00", "13.04.2018 11:09", "anonymous", None, "Klinikum Nord",
         None, "gelegentlich", None, "gar nicht", None, "Tafel Süd;Musikschule;", "Gesundheit;", None],
    ]  # fmt: skip
    return books.save(books.book(("Form1", [head, *rows])), folder / "formular_export.xlsx")


def google_forms(folder: Path):
    """Several choices in one cell, parted by commas that also stand in names; a grid with its statements."""
    grid = "Wie oft arbeiten Sie zusammen? [%s]"
    head = ["Zeitstempel", "E-Mail-Adresse", "Name Ihrer Organisation", *(grid % name for name in NAMES),
            "Mit wem würden Sie gern zusammenarbeiten?", "In welchen Handlungsfeldern sind Sie aktiv?",
            "Anmerkungen"]  # fmt: skip
    rows = [
        ["2018/04/13 2:15:12 PM OEZ", MAIL, "Jugendamt",
         "monatlich", "", "nie", "wöchentlich", "", "AWO, Kreisverband", "Bildung", REMARK],
        ["13.04.2018 14:18:40", "", "Klinikum Nord",
         "", "einmal im Jahr", "", "nie", "", "Tafel Süd, Musikschule", "Gesundheit", ""],
    ]  # fmt: skip
    return write(folder, "google.csv", quoted([head, *rows]))
