"""A town with more than fifty faults of different kinds, and where each must be found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

NAMES = (
    "AWO Neudorf", "Caritas Neudorf", "Jugendamt Neudorf", "Tafel Neudorf", "Sportbund Neudorf",
    "Hospiz Abendrot", "Integrationslotsen", "Ratsfraktion A", "Ratsfraktion B", "Stadtbücherei Neudorf",
)  # fmt: skip
AWO, CARITAS, JUGENDAMT, TAFEL, SPORT, HOSPIZ, LOTSEN, FRAKTION, *_ = NAMES
# Below a list's headings: the line, what is wrong with it, and in which column.
LINES = (
    ((AWO, CARITAS, 2, "besteht", "", "Beratung"), "", 0),
    ((AWO, AWO, 2, "", "", ""), "self_tie", 2),
    ((AWO, TAFEL, 7, "", "", ""), "out_of_range", 3),
    ((AWO, JUGENDAMT, datetime(2018, 2, 1), "", "", ""), "excel_date", 3),
    ((AWO, SPORT, "2-3", "", "", ""), "several_numbers", 3),
    ((AWO, HOSPIZ, "3?", "", "", ""), "questioned", 3),
    ((CARITAS, TAFEL, "1.234", "", "", ""), "unclear_number", 3),
    ((CARITAS, SPORT, "halbwegs", "", "", ""), "unknown_word", 3),
    ((CARITAS, HOSPIZ, 1, "irgendwie", "", ""), "unknown_state", 4),
    ((TAFEL, SPORT, "", "", "womöglich", ""), "unknown_mark", 5),
    ((TAFEL, HOSPIZ, "#N/A", "", "", ""), "error_value", 3),
    ((TAFEL, JUGENDAMT, "=1+1", "", "", ""), "formula_without_value", 3),
    ((SPORT, HOSPIZ, "", "", "(x)", ""), "bracketed_mark", 5),
    ((SPORT, JUGENDAMT, 2, "gewünscht", "", ""), "wish_with_strength", 3),
    ((SPORT, "Lotsen", 2, "", "", ""), "name_pending", 2),
    ((SPORT, "Raumschiff GmbH", 2, "", "", ""), "name_new", 2),
    ((HOSPIZ, "Jugendatm Neudorf", 2, "", "", ""), "name_typo", 2),
    ((HOSPIZ, "Stadtbücherei?", 2, "", "", ""), "name_questioned", 2),
    (("", TAFEL, 2, "", "", ""), "actor_missing", 2),
    ((HOSPIZ, "", 2, "", "", ""), "partner_missing", 1),
    ((LOTSEN, TAFEL, 2, "", "", "Beratungen"), "merged_kinds", 6),
    ((LOTSEN, CARITAS, 3, "", "", "Beratung"), "", 0),
    ((LOTSEN, CARITAS, 3, "", "", "Beratung"), "repeated", 2),
    ((CARITAS, FRAKTION, 1, "", "", ""), "corrected", 2),
    (("ÃœbergÃ¤nge", CARITAS, 2, "", "", ""), "encoded_twice", 1),
)
HEAD = ("Wer", "mit wem", "Intensität", "Status", "Wunsch", "Art", "Zauberspalte")
CORRECTIONS = (
    (("Zirkus", AWO, TAFEL, "", "fehlt"), "correction_what", 1),
    (("Kooperation", "", "", "", "fehlt"), "correction_who", 1),
    (("Kooperation", "Nirgendwer", TAFEL, "", "fehlt"), "correction_name", 2),
    (("Kooperation", TAFEL, NAMES[7], "", "mal sehen"), "correction_value", 5),
    (("Kooperation", HOSPIZ, NAMES[8], "", "stimmt nicht"), "correction_nothing", 5),
    (("Organisation", AWO, "", "", "fehlt"), "correction_needless", 5),
    (("Kooperation", CARITAS, FRAKTION, "3", "geändert: 2"), "correction_was", 4),
    (("Name", AWO, "", "", "geändert: Caritas Neudorf"), "correction_taken", 5),
    (("Sektor", TAFEL, "", "", "geändert: Verein"), "corrections_contradict", 5),
    (("Sektor", TAFEL, "", "", "geändert: Amt"), "corrections_contradict", 5),
)  # fmt: skip


def _csv(rows) -> str:
    return "".join(";".join(map(str, row)) + "\r\n" for row in rows)


def _book(rows, name="Blatt") -> Workbook:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(list(row))
    return book


def make_faulty_town(folder: Path) -> list[tuple[str, str, int, int, str]]:
    """Write the town and return its faults: (file, sheet, row, column, code); 0 where no cell is meant."""
    folder.mkdir(parents=True)
    faults: list[tuple[str, str, int, int, str]] = []
    faults += _roster(folder)
    faults += _list(folder)
    faults += _others(folder)
    faults += _files(folder)
    faults += _decided(folder)
    return faults


def _roster(folder: Path):
    rows = [("Organisation", "Sektor", "Namensnennung erlaubt?"), *((name, "Verein", "ja") for name in NAMES)]
    rows[2] = (CARITAS, "Vereine", "vielleicht")
    rows.append((AWO, "Verein", "ja"))
    (folder / "organisationen.csv").write_text(_csv(rows), "utf-8")
    return [
        ("organisationen.csv", "", 3, 2, "merged_sectors"), ("organisationen.csv", "", 3, 3, "unknown_mark"),
        ("organisationen.csv", "", 12, 1, "duplicate_actor"),
    ]  # fmt: skip


def _list(folder: Path):
    book = _book([HEAD, *(line for line, *_ in LINES)], "Liste")
    sheet = book.active
    sheet["A2"].font = Font(strike=True)
    sheet["B2"].comment = Comment("unsichtbar", "x")
    sheet["G2"] = "Abrakadabra"
    hidden = book.create_sheet("intern")
    hidden["A1"] = "versteckt"
    hidden.sheet_state = "hidden"
    book.save(folder / "tisch1.xlsx")
    found = [
        ("tisch1.xlsx", "Liste", row, column, code) for row, (_, code, column) in enumerate(LINES, 2) if code
    ]
    return [
        *found, ("tisch1.xlsx", "Liste", 1, 7, "unknown_column"),
        ("tisch1.xlsx", "Liste", 2, 1, "struck"), ("tisch1.xlsx", "Liste", 2, 2, "comment"),
        ("tisch1.xlsx", "intern", 1, 1, "hidden_sheet"),
    ]  # fmt: skip


def _others(folder: Path):
    matrix = [
        ("", AWO, CARITAS, TAFEL, AWO),
        (AWO, "", 2, 1, ""),
        (CARITAS, 3, "", 1, ""),
        (TAFEL, 1, 1, "", ""),
    ]
    _book(matrix, "Matrix").save(folder / "tisch2.xlsx")
    fields = [("Organisation", "Wohnen", "Bildung"), *((name, "x", "L") for name in NAMES)]
    fields[1] = (AWO, "x", "Chef")
    _book(fields, "Handlungsfelder").save(folder / "felder.xlsx")
    survey = [
        ("Ihre Organisation", f"Zusammenarbeit mit [{AWO}]", f"Zusammenarbeit mit [{TAFEL}]"),
        (JUGENDAMT, "regelmäßig", "gar nicht"), (SPORT, "eng", "selten"), (JUGENDAMT, "eng", "gar nicht"),
    ]  # fmt: skip
    (folder / "umfrage.csv").write_text(_csv(survey), "utf-8")
    _book([("Ding", "Sache", "Zeug"), ("a", "b", "c"), ("d", "e", "f")], "Rätsel").save(
        folder / "raetsel.xlsx"
    )
    (folder / "zettel.csv").write_text("nur so eine Notiz ohne Tabelle\r\n", "utf-8")
    skipped = _book([HEAD[:2], (AWO, TAFEL)])
    skipped.save(folder / "alt.xlsx")
    (folder / "netzwerk.toml").write_text(
        '[sheets."alt.xlsx"]\nskip = true\n[sheets."fehlt.xlsx"]\nform = "matrix"\n'
        '[sheets."felder.xlsx"]\nheader_row = 40\n'
        '[asked.members]\n"tisch1 Liste" = ["AWO Neudorf", "Zauberkessel"]\n"Tisch 99" = ["AWO Neudorf"]\n',
        "utf-8",
    )  # fmt: skip
    return [
        ("tisch2.xlsx", "Matrix", 1, 5, "label_twice"), ("tisch2.xlsx", "Matrix", 3, 2, "mirror_differs"),
        ("felder.xlsx", "Handlungsfelder", 2, 3, "unknown_role"),
        ("felder.xlsx", "Handlungsfelder", 1, 1, "header_row_empty"),
        ("umfrage.csv", "", 4, 1, "respondent_twice"), ("raetsel.xlsx", "Rätsel", 1, 1, "form_unknown"),
        ("zettel.csv", "", 1, 1, "no_table"), ("alt.xlsx", "Blatt", 1, 1, "skipped_sheet"),
        ("netzwerk.toml", "", 0, 0, "settings_without_file"), ("netzwerk.toml", "", 0, 0, "members_name"),
        ("netzwerk.toml", "", 0, 0, "members_group"),
    ]  # fmt: skip


def _files(folder: Path):
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 no sheet")
    (folder / "~$tisch1.xlsx").write_bytes(b"lock")
    (folder / "leer.csv").write_bytes(b"")
    (folder / "weiss.csv").write_text(";;\r\n;;\r\n", "utf-8")
    (folder / "web.xls").write_text("<html><table><tr><td>AWO</td></tr></table></html>", "utf-8")
    (folder / "kaputt.xlsx").write_bytes(b"PK\x03\x04 torn")
    (folder / "Kopie von umfrage.csv").write_bytes((folder / "umfrage.csv").read_bytes())
    return [
        ("foto.jpg", "", 0, 0, "file_ignored"), ("~$tisch1.xlsx", "", 0, 0, "lock_file"),
        ("leer.csv", "", 0, 0, "file_empty"), ("weiss.csv", "", 0, 0, "file_blank"),
        ("web.xls", "", 0, 0, "file_html"), ("kaputt.xlsx", "", 0, 0, "file_damaged"),
        ("Kopie von umfrage.csv", "", 0, 0, "file_copy"),
    ]  # fmt: skip


def _decided(folder: Path):
    names = [
        ("spelling", "name", "decision"), ("Lotsen", "Zauberkessel AG", "same"),
        ("Raumschiff GmbH", "", "vielleicht"), ("Übergänge", AWO, "same"), ("Übergänge", TAFEL, "same"),
    ]  # fmt: skip
    (folder / "names.csv").write_text(_csv(names), "utf-8")
    rows = [("was", "von", "zu", "bisher", "wird"), *(line for line, *_ in CORRECTIONS)]
    (folder / "korrekturen.csv").write_text(_csv(rows), "utf-8")
    found = [("korrekturen.csv", "", row, col, code) for row, (_, code, col) in enumerate(CORRECTIONS, 2)]
    return [
        *found, ("names.csv", "", 2, 0, "decision_name"), ("names.csv", "", 3, 0, "decision_word"),
        ("names.csv", "", 0, 0, "decision_file"),
    ]  # fmt: skip
