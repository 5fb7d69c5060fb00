"""Personal data go nowhere: planted in every form and kind of file, searched in the bytes of every output."""

from __future__ import annotations

import io
import json
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.forms.privacy import free_text, personal, without_persons
from netzwerk.tables import tidy
from netzwerk.texts import words
from tests.nasty.old_books import old_book
from tests.nasty.sheets import cell as open_cell
from tests.nasty.sheets import opendocument
from tests.sheets import roster, sheet, town

# Given names in general use, one for each that is planted.
GIVEN = words("given_names")["names"][5::31]
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
    "person without a title": f"{GIVEN[0]} Mustereins", "person behind a comma": f"{GIVEN[1]} Musterzwei",
    "person asked for": f"{GIVEN[2]} Musterdrei", "person by initial": f"{GIVEN[3][0]}. Mustervier",
    "person turned round": f"Musterfünf, {GIVEN[4]}", "person in a title": f"{GIVEN[5]} Mustersechs",
    "person in a header": f"{GIVEN[6]} Mustersieben", "person as a value": f"{GIVEN[7]} Musteracht",
    "person in a sheet's name": f"{GIVEN[8]} Musterneun", "person among partners": f"{GIVEN[9]} Musterzehn",
    "person in a sector": f"{GIVEN[10]} Musterelf", "short number": "5550151", "dashed number": "555-0152",
    "author": "Verfasser66", "changed by": "Bearbeiter67", "page header": "Kopfzeile68",
    "old comment": "Altnotiz69",
    "old hidden": "Altverborgen70", "open comment": "Offennotiz71", "open hidden": "Offenverborgen72",
    "open title": "Dokumenttitel73", "hidden row": "Zeilenversteck74", "defined name": "Bereichsname75",
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
    plant_by_shape(raw)
    plant_old(raw)
    plant_open(raw)
    (raw / "korrekturen.csv").write_text(csv_of(
        [("Was", "Von", "Zu", "wird", "Wer sagt das", "Bemerkung"),
         ("Kooperation", NAMES[0], NAMES[4], "fehlt", p["person"], p["remark"])]), "utf-8")  # fmt: skip
    return raw


HEAD = ("Wer", "mit wem", "Intensität", "Bemerkungen")


def plant_by_shape(raw):
    """Persons without a title, and what a workbook says of its makers."""
    p = PLANTED
    book = xlsx_of([
        (f"Tisch 6, {p['person in a title']}",), (f"Wer ({p['person in a header']})", *HEAD[1:]),
        (f"{NAMES[0]} ({p['person without a title']})", NAMES[1], 2),
        (NAMES[0], f"{NAMES[2]}, {p['person behind a comma']}", 1),
        (f"{NAMES[1]} c/o {p['person asked for']}", NAMES[2], p["person as a value"]),
        (f"{NAMES[2]} ({p['person by initial']})", NAMES[3], p["short number"]),
        (f"{NAMES[3]} ({p['person turned round']})", f"{NAMES[4]} {p['dashed number']}", 3),
        (NAMES[4], NAMES[1], 1, p["hidden row"]),
    ])  # fmt: skip
    book.active.row_dimensions[8].hidden = True
    book.active.title = p["person in a sheet's name"]
    book.active.oddHeader.center.text = p["page header"]
    book.properties.creator, book.properties.lastModifiedBy = p["author"], p["changed by"]
    book.properties.title = p["open title"]
    book.defined_names[p["defined name"]] = DefinedName(p["defined name"], attr_text="$A$1")
    book.save(raw / "tisch6.xlsx")
    sectors = [("Organisation", "Sektor"), (NAMES[0], "Wohlfahrt"), (NAMES[1], p["person in a sector"])]
    xlsx_of(sectors).save(raw / "sektoren.xlsx")


def plant_old(raw):
    """An old workbook: persons beside names, a comment, a hidden sheet, an author."""
    p = PLANTED
    rows = [HEAD, (f"{NAMES[0]} ({p['person']})", f"{NAMES[3]}, Tel. {p['phone']}", 2, p["remark"]),
            (NAMES[1], f"{NAMES[4]} ({p['person without a title']})", 1, p["mail"])]  # fmt: skip
    old_book(raw / "tisch7.xls", (f"Tisch 7 {p['person in short']}", rows), ("intern", [[p["old hidden"]]]),
             notes={(2, 1): p["old comment"]}, hidden=("intern",), author=p["author"])  # fmt: skip


def plant_open(raw):
    """An .ods: the same, with an annotation by somebody, and the document's own properties."""
    p = PLANTED
    note = (
        f"<office:annotation><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>{p['author']}</dc:creator>"
        f"<text:p>{p['open comment']}</text:p></office:annotation>"
    )
    first = (NAMES[2], f"{NAMES[4]}, {p['address']}", "2", f"{p['free text']} {p['remark']}")
    cells = "".join(open_cell(text) for text in first).replace("<text:p>", f"{note}<text:p>", 1)
    rest = (
        f"{NAMES[3]} / {p['person behind a comma']}",
        f"{NAMES[0]}, {p['person among partners']}",
        "1",
        p["mail"],
    )
    hidden = (
        '</table:table><table:table table:name="intern" table:style-name="zu">'
        f"<table:table-row>{open_cell(p['open hidden'])}</table:table-row>"
    )
    raw_rows = "".join(
        f"<table:table-row>{row}</table:table-row>" for row in (cells, "".join(map(open_cell, rest)))
    )
    opendocument(
        raw / "tisch8.ods", rows=[HEAD], raw=raw_rows + hidden, name=f"Tisch 8 ({p['person']})",
        styles='<style:style style:name="zu" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>',
    )  # fmt: skip
    with zipfile.ZipFile(raw / "tisch8.ods", "a") as archive:
        archive.writestr(
            "meta.xml", f"<meta><creator>{p['author']}</creator><title>{p['open title']}</title></meta>"
        )


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
    nw.run(planted, folder, draws=5, seed=1, editions=("participants", "public"))
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


def test_what_stands_in_old_and_open_workbooks_is_read_beside_them(out):
    import pandas as pd

    reports = pd.read_csv(out / "tables/reports.csv", keep_default_na=False)
    for file, count in (("tisch6.xlsx", 6), ("tisch7.xls", 2), ("tisch8.ods", 2)):
        assert len(reports[reports["file"].eq(file)]) == count, file
    assert set(reports.loc[reports["file"].eq("tisch8.ods"), "sheet"]) == {"Tisch 8"}
    assert set(reports.loc[reports["file"].eq("tisch6.xlsx"), "sheet"]) == {"1"}


@pytest.mark.parametrize(
    "text",
    ["SV Rot-Weiß 1921", "Fachdienst 50", "Kita Bergstraße 12", "Treff 14", "Kita Frau Holle",
     "Frau und Beruf",
     "01.02.2020", "1-2", "Müller & Söhne", "Zahnarztpraxis Dr. Mühle", "2019-03-21",
     "Stadt X/Fachdienst 50", "3. Grundschule", "U18", "Herrenhausen", "Maria Hilf", "Peter Pan",
     "Kita (Anne Frank)", "Martin Luther Gemeinde", "Hermann Gmeiner Stiftung", "Elisabeth Krankenhaus",
     "Klaus Muster GmbH", "Paul und Anna", "Anna Muster Haus", "Haus (Martin Begegnungszentrum)",
     "Otto Musterwerk", "Jahrgang 2018/2019", "Werner & Söhne"],
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
