"""Personal data go nowhere: planted in every form and kind of file, searched in the bytes of every output."""

from __future__ import annotations

import io
import json
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.forms.privacy import free_text, personal, without_persons
from netzwerk.tables import tidy
from tests.sheets import roster, sheet, town

# Each is found nowhere but where it is planted.
PLANTED = {
    "mail": "kontakt41@verein.example", "mail written out": "kontakt42(at)verein.example",
    "phone": "0231 5550143", "phone with slash": "02304/5550144", "phone in brackets": "(0231) 5550145",
    "phone abroad": "+49 (0)231 5550146", "mobile": "0176-5550147", "phone with dots": "0231.555.0148",
    "account": "DE89 3704 0044 0532 0130 49", "account closed": "DE89370400440532013050",
    "birth": "geb. 12.3.1951", "birth with a star": "*13.03.1952",
    "address": "Ahornweg 53", "town": "99154 Nirgendheim",
    "person": "Frau Muster55", "person with a degree": "Herr Dr. Beispiel56",
    "person in short": "Hr. Exempel57",
    "known person": "Kontaktperson Eins", "respondent": "Befragte Zwei",
    "remark": "Remarkwort58", "free text": "Freitextwort59", "side note": "Randnotiz60",
    "comment": "Kommentar61",
    "hidden": "Verborgen62", "unknown column": "Unbekannt63", "nowhere": "Nirgendstext64",
}  # fmt: skip
LONG = f"die beiden reden seit dem Streit im Mai nicht mehr, {PLANTED['free text']} sagt die Leitung"
NAMES = ("AWO Neudorf", "Caritas Neudorf", "Jugendamt Neudorf", "Tafel Neudorf", "Sportbund Neudorf")


def csv_of(rows):
    return "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)


def xlsx_of(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return book


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """A town whose sheets hold personal data wherever people put them."""
    p = PLANTED
    raw = tmp_path_factory.mktemp("raw") / "neudorf"
    raw.mkdir()
    head = (
        "Organisation", "Sektor", "Ansprechpartner", "Telefon", "Anschrift", "IBAN", "Geburtsdatum",
        "Bemerkung", "Wer kommt mit?",
    )  # fmt: skip
    lines = [
        (NAMES[0], "Wohlfahrt", p["known person"], p["phone"], f"{p['address']}, {p['town']}", p["account"],
         "14.04.1953", p["remark"], p["unknown column"]),
        *((name, "Wohlfahrt", "", p["mobile"], "", p["account closed"], "", "", "") for name in NAMES[1:]),
    ]  # fmt: skip
    (raw / "liste.csv").write_text(csv_of([("Moderation: Kontaktmensch65",), (), head, *lines]), "cp1252")
    book = xlsx_of([
        (f"Ergebnisse Tisch 1, {p['person']}",), ("Wer", "mit wem", "Intensität", "Bemerkungen"),
        (f"{NAMES[0]} ({p['person']})", f"{NAMES[1]}, Tel. {p['phone with slash']}", 2, p["remark"]),
        (f"{NAMES[1]}, {p['address']}", f"{NAMES[2]} ({p['known person']})", LONG, ""),
        (NAMES[2], f"{p['person with a degree']}, {NAMES[3]}", 3, p["mail"]),
        (p["person in short"], NAMES[3], 2, ""), (f"{NAMES[3]} {p['phone in brackets']}", NAMES[4], 1, ""),
        (), (f"Rückfragen: {p['nowhere']}",), (f"Anmerkung: {p['side note']}",),
    ])  # fmt: skip
    book.active["F3"] = f"{p['side note']} {p['birth']} {LONG}"
    book.active["A5"].comment = Comment(p["comment"], "x")
    book.active["G2"], book.active["G3"] = "vertraulich", p["hidden"]
    book.active.column_dimensions["G"].hidden = True
    aside = book.create_sheet("intern")
    aside["A1"] = p["hidden"]
    aside.sheet_state = "hidden"
    book.save(raw / "tisch1.xlsx")
    two = f"{NAMES[0]} (2), {NAMES[1]} (1)\n{p['mail written out']}"
    partners = [("Organisation", "arbeitet mit", "Kontakt"), (NAMES[4], two, p["phone abroad"])]
    (raw / "tisch2.csv").write_text(csv_of(partners), "utf-8-sig")
    matrix = [("", NAMES[0], NAMES[1], f"{NAMES[2]} {p['phone with dots']}"), (NAMES[0], "", 2, p["person"]),
              (NAMES[1], 1, "", 3), (f"{NAMES[2]} {p['birth with a star']}", 1, 2, "")]  # fmt: skip
    xlsx_of(matrix).save(raw / "tisch3.xlsx")
    survey = [
        ("Zeitstempel", "Ihre Organisation", "Ausgefüllt von", "E-Mail", f"Zusammenarbeit mit [{NAMES[0]}]",
         f"Zusammenarbeit mit [{NAMES[1]}]", "Was möchten Sie noch sagen?"),
        ("2019-03-21", NAMES[2], p["respondent"], p["mail"], "regelmäßig", "gar nicht", LONG),
        ("2019-03-22", f"{NAMES[3]}, {p['respondent']}", "", "", "eng", p["person in short"], p["remark"]),
    ]  # fmt: skip
    (raw / "umfrage.csv").write_text(csv_of(survey), "utf-8")
    unclear = [("Ding", "Sache"), (p["nowhere"], p["unknown column"]), (f"{LONG}", p["mail"])]
    xlsx_of(unclear).save(raw / "seltsam.xlsx")
    (raw / "korrekturen.csv").write_text(csv_of(
        [("Was", "Von", "Zu", "wird", "Wer sagt das", "Bemerkung"),
         ("Kooperation", NAMES[0], NAMES[4], "fehlt", p["person"], p["remark"])]), "utf-8")  # fmt: skip
    return raw


def contents(folder):
    """Every output's bytes, the parts of zip-based ones and their own names included."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            held = path.read_bytes()
            yield path.name, held
            if zipfile.is_zipfile(io.BytesIO(held)):
                with zipfile.ZipFile(io.BytesIO(held)) as parts:
                    yield from ((f"{path.name}/{name}", parts.read(name)) for name in parts.namelist())


def told_forms(text):
    """A planted text as any output may write it."""
    digits = "".join(filter(str.isdigit, text))
    return {text, json.dumps(text)[1:-1], text.replace(" ", ""), *([digits] if len(digits) > 7 else [])}


@pytest.fixture(scope="module")
def out(planted, tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    nw.run(planted, folder, draws=5, seed=1)
    return folder


@pytest.mark.parametrize("what", [*PLANTED])
def test_what_is_personal_is_in_no_output(what, out):
    leaks = [
        name
        for name, held in contents(out)
        for form in told_forms(PLANTED[what])
        if form.encode() in held or form.encode("utf-16-le") in held
    ]
    assert not leaks


@pytest.mark.parametrize("words", [[], ["--json"], ["--lang", "en"]])
def test_what_is_personal_is_not_said_in_the_shell(planted, capsys, words):
    call(["check", str(planted), *words])
    said = capsys.readouterr()
    heard = said.out + said.err
    assert not [what for what, text in PLANTED.items() if any(form in heard for form in told_forms(text))]
    assert "Kontaktmensch65" not in heard


def test_the_organisations_beside_them_are_read_all_the_same(out):
    import pandas as pd

    actors = pd.read_csv(out / "tables/actors.csv")
    assert set(NAMES) <= set(actors["name"])
    assert len(pd.read_csv(out / "tables/reports.csv")) >= 12
    assert set(pd.read_csv(out / "tables/mentions.csv")["how"]) <= {"exact", "alias"}


def test_a_column_that_netzwerk_toml_names_is_kept_and_no_other():
    rows = [("Organisation", "Sektor", "Telefon", "E-Mail"), ("AWO", "Verein", "0231 5550143", "a@b.example")]
    for named, expected in (((), ""), (("telefon",), "0231 5550143")):
        ledger = tidy(town(sheet(rows, "liste.xlsx"), personal_columns=named)).ledger
        cell = ledger[ledger["row"].eq(2) & ledger["column"].eq(3)].iloc[0]
        assert cell["value"] == expected
        assert not ledger["value"].str.contains("@").any()


@pytest.mark.parametrize(
    "text",
    ["SV Rot-Weiß 1921", "Fachdienst 50", "Kita Bergstraße 12", "Treff 14", "Kita Frau Holle",
     "Frau und Beruf",
     "01.02.2020", "1-2", "Müller & Söhne", "Zahnarztpraxis Dr. Mühle", "2019-03-21",
     "Stadt X/Fachdienst 50", "3. Grundschule", "U18", "Herrenhausen"],
)  # fmt: skip
def test_names_and_values_are_not_taken_for_personal_data(text):
    assert not personal(text)
    assert not free_text(text)
    tables = tidy(town(roster("AWO", text)))
    assert text in set(tables.actors["name"])


@pytest.mark.parametrize(
    "text, left",
    [("Frau Muster (AWO)", "AWO"), ("AWO (Frau Muster, Vorsitz)", "AWO"), ("VHS / Herr Muster", "VHS"),
     ("Leitung Frau Muster", "Leitung"), ("Haus Frau Sommer", "Haus Frau Sommer"), ("Herr Muster", "")],
)  # fmt: skip
def test_a_person_is_taken_out_and_the_organisation_stays(text, left):
    assert without_persons(text) == left
