"""The empty workbook for the next workshop: filled in, by names or numbers, it comes back in its place."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass

import openpyxl
import pandas as pd
import pytest

import netzwerk as nw
from netzwerk import schema
from netzwerk.errors import NothingReadError, OutputError, UsageError
from netzwerk.forms.lexicon import Lexicon
from netzwerk.render.template import template_workbook
from netzwerk.settings import Settings
from netzwerk.texts import LANGUAGES, say

TOP = 6  # the first row below the headers
SEAT, SOURCE, TARGET, STRENGTH, KIND = 1, 3, 4, 5, 6
ROSTER = ("name", "short", "sector", "present", "named_to_participants", "named_in_public", "wishes_told")
FLAGS = ROSTER[3:]
NAMES = (
    "Amt für Wohnen", "Bürgerhaus Nord", "Chor der Vielen e.V.", "Dorfladen am Bach", "Elternrat",
    "Freizeitheim Süd", "1. Gartenverein Lindenau", "Hebammenpraxis", "Imkerverein",
    "Jugendkunstschule", "Kleiderkammer",
)  # fmt: skip


@dataclass(frozen=True)
class Truth:
    """What was said at a made-up workshop: organisations by number, counted from 0."""

    actors: pd.DataFrame
    seats: dict[int, list[int]]
    ties: list[tuple[int, int, int, object, str]]
    fields: dict[tuple[int, str], str]


@pytest.fixture(scope="module")
def truth():
    chance = random.Random(11)
    actors = pd.DataFrame(
        {"name": NAMES, "short": "", "sector": [f"Bereich {i % 3}" for i in range(len(NAMES))]}
    )
    for flag in FLAGS:
        actors[flag] = [chance.random() < 0.5 for _ in NAMES]
    seats = {1: [0, 1, 2, 6], 2: [3, 4, 5], 3: []}
    ties = []
    for group, those in seats.items():
        for source in those:
            for target in sorted(chance.sample(sorted(set(range(len(NAMES))) - {source}), 3)):
                if (target, source) not in {(s, t) for g, s, t, *_ in ties if g == group}:
                    ties.append(
                        (
                            group,
                            source,
                            target,
                            chance.choice([1, 2, 3, "W"]),
                            chance.choice(["Beratung", ""]),
                        )
                    )
    fields = {(0, "Wohnen"): "L", (1, "Wohnen"): "x", (1, "Nachbarschaft"): "o", (6, "Nachbarschaft"): "x"}
    return Truth(actors, seats, ties, fields)


def begun(truth, **options):
    """The workbook with the organisations that were known before."""
    return template_workbook(truth.actors[["name", "sector"]], **{"groups": 3, **options})


def filled(truth, workbook, *, by="names", lang="de"):
    """Fill it in as people do; what `by` decides is how organisations are named."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    put = {
        "names": lambda n: NAMES[n],
        "numbers": lambda n: n + 1,
        "both": lambda n: (n + 1, NAMES[n])[n % 2],
    }[by]
    roster = book[say("template.roster.tab", lang)]
    for nth, actor in enumerate(truth.actors.to_dict("records")):
        for place, column in enumerate(ROSTER, 2):
            value = actor[column]
            roster.cell(
                TOP + nth, place, ("x" if value is True else None) if column in FLAGS else value or None
            )
    for group, those in truth.seats.items():
        sheet = book[say("template.group.tab", lang, number=group)]
        for row, actor in enumerate(those, TOP):
            sheet.cell(row, SEAT, put(actor))
        for row, (_, source, target, strength, kind) in enumerate(
            [t for t in truth.ties if t[0] == group], TOP
        ):
            for place, value in (
                (SOURCE, put(source)),
                (TARGET, put(target)),
                (STRENGTH, strength),
                (KIND, kind),
            ):
                sheet.cell(row, place, value or None)
    sheet = book[say("template.fields.tab", lang)]
    names = list(dict.fromkeys(field for _, field in truth.fields))
    for (actor, field), mark in truth.fields.items():
        sheet.cell(TOP - 1, 3 + names.index(field), field)
        sheet.cell(TOP + actor, 3 + names.index(field), mark)
    return book


def read_back(book, folder):
    book.save(folder / "workshop.xlsx")
    sheets = nw.read(folder)
    return nw.tidy(sheets)


def told(tables):
    """Reports as numbers, like the truth's."""
    number = dict(zip(tables.actors["actor"], tables.actors["name"].map(NAMES.index), strict=True))
    return sorted(
        (r["group"], number[r["source"]], number[r["target"]], r["state"],
         None if pd.isna(r["strength"]) else r["strength"], r["kind"])
        for r in tables.reports.to_dict("records")
    )  # fmt: skip


def meant(truth, lang="de"):
    return sorted(
        (say("template.group.tab", lang, number=group), source, target,
         "wished" if strength == "W" else "existing", None if strength == "W" else float(strength), kind)
        for group, source, target, strength, kind in truth.ties
    )  # fmt: skip


@pytest.mark.parametrize(
    ("by", "lang", "known"),
    [("names", "de", True), ("numbers", "en", True), ("both", "de", False), ("numbers", "de", False)],
)
def test_filled_in_it_comes_back_with_everything_in_its_place(truth, tmp_path, by, lang, known):
    workbook = begun(truth, lang=lang) if known else template_workbook(lang=lang, groups=3)
    tables = read_back(filled(truth, workbook, by=by, lang=lang), tmp_path)
    assert tables.findings.empty, tables.findings[["sheet", "row", "column", "code", "value"]]
    assert told(tables) == meant(truth, lang)
    actors = tables.actors
    assert list(actors["name"]) == list(NAMES)
    assert list(actors["sector"]) == list(truth.actors["sector"])
    seated = {n for those in truth.seats.values() for n in those}
    for flag in FLAGS:
        expected = truth.actors[flag] | (truth.actors.index.isin(seated) if flag == "present" else False)
        assert list(actors[flag]) == list(expected), flag
    number = dict(zip(actors["actor"], range(len(NAMES)), strict=True))
    rows = tables.affiliations.assign(actor=tables.affiliations["actor"].map(number))
    fields = rows[rows["kind"].eq("field")]
    roles = {"x": "active", "L": "lead", "o": "planned"}
    found = {(r["actor"], r["field"]): r["role"] for r in fields.to_dict("records")}
    assert found == {key: roles[mark] for key, mark in truth.fields.items()}
    sat = rows[rows["kind"].eq("group")].groupby("field")["actor"].agg(list).to_dict()
    tab = {group: say("template.group.tab", lang, number=group) for group in truth.seats}
    assert sat == {tab[group]: those for group, those in truth.seats.items() if those}
    informants = tables.asked.groupby("group")["actor"].agg(lambda a: [number[one] for one in a]).to_dict()
    assert informants == sat
    assert tables.asked["wishes"].all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_handed_back_as_it_was_it_says_nothing(truth, tmp_path, lang):
    (tmp_path / "workshop.xlsx").write_bytes(begun(truth, lang=lang))
    tables = nw.tidy(nw.read(tmp_path))
    assert tables.findings.empty, tables.findings[["sheet", "row", "column", "code", "value"]]
    assert list(tables.actors["name"]) == list(NAMES)
    assert tables.reports.empty
    assert tables.affiliations.empty


def test_without_organisations_it_says_nothing_either(tmp_path):
    (tmp_path / "workshop.xlsx").write_bytes(template_workbook())
    tables = nw.tidy(nw.read(tmp_path))
    assert tables.findings.empty, tables.findings[["sheet", "row", "column", "code", "value"]]
    assert tables.actors.empty


def test_fields_may_be_named_in_advance_or_in_words(truth, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(begun(truth)))
    sheet = book["Handlungsfelder"]
    for place, field in enumerate(("Wohnen", "Nachbarschaft", "Bildung"), 3):
        sheet.cell(TOP - 1, place, field)
    sheet.cell(TOP + 2, 3, "L")
    sheet.cell(TOP + 3, 13, "Gesundheit; Kultur")
    tables = read_back(book, tmp_path)
    assert tables.findings.empty, tables.findings[["sheet", "row", "column", "code", "value"]]
    names = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    rows = [(names[r["actor"]], r["field"], r["role"]) for r in tables.affiliations.to_dict("records")]
    assert sorted(rows) == [
        ("Chor der Vielen e.V.", "Wohnen", "lead"),
        ("Dorfladen am Bach", "Gesundheit", "active"),
        ("Dorfladen am Bach", "Kultur", "active"),
    ]


def test_several_numbers_in_one_cell_are_several_organisations(truth, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(begun(truth)))
    sheet = book["Gruppe 1"]
    sheet.cell(TOP, SEAT, "1, 3 und 5")
    for place, value in ((SOURCE, 1), (TARGET, "2, 4"), (STRENGTH, 3)):
        sheet.cell(TOP, place, value)
    tables = read_back(book, tmp_path)
    assert tables.findings.empty, tables.findings[["sheet", "row", "column", "code", "value"]]
    assert [row[1:3] for row in told(tables)] == [(0, 1), (0, 3)]
    assert len(tables.affiliations) == 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_header_is_a_word_that_the_reader_knows(lang):
    lexicon = Lexicon.of(Settings())
    role = {"name": "actor", "named_in_public": "public", "named_to_participants": "participants"}
    for column in ("number", *ROSTER):
        assert lexicon.role(say(f"template.roster.{column}", lang)).name == role.get(column, column)
    for column in ("target", "strength", "kind"):
        assert lexicon.role(say(f"template.group.{column}", lang)).name == column
    assert set(ROSTER) <= set(schema.ACTORS.names)


def test_equal_organisations_give_equal_bytes(truth):
    assert begun(truth) == begun(truth)


def test_every_page_is_landscape_a3_and_repeats_its_headers(truth):
    book = openpyxl.load_workbook(io.BytesIO(begun(truth, groups=2)))
    assert book.sheetnames == ["Organisationen", "Gruppe 1", "Gruppe 2", "Handlungsfelder"]
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 8
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$5:$5"


def test_a_group_chooses_names_levels_and_kinds_from_lists(truth):
    book = openpyxl.load_workbook(io.BytesIO(begun(truth)))
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book["Gruppe 1"].data_validations.dataValidation}
    assert rules["E6"].formula1 == '"1,2,3,W"'
    assert "Organisationen" in rules["A6"].formula1
    assert not rules["A6"].showErrorMessage
    assert rules["E6"].showErrorMessage


def test_names_that_look_like_formulas_stay_text(tmp_path):
    names = ["=1+1 Initiative", "@home e.V.", "Haus"]
    (tmp_path / "workshop.xlsx").write_bytes(template_workbook(pd.DataFrame({"name": names})))
    assert list(nw.tidy(nw.read(tmp_path)).actors["name"]) == names


@pytest.mark.parametrize("groups", [0, 31])
def test_a_number_of_groups_that_makes_no_sense_is_refused(groups):
    with pytest.raises(UsageError, match="groups"):
        template_workbook(groups=groups)


def first_names(path):
    sheet = openpyxl.load_workbook(path)["Organisationen"]
    return [value for row in range(TOP, TOP + 3) if (value := sheet.cell(row, 2).value)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("liste.csv", "Lfd. Nr.;Einrichtung;Sektor\n1;Elternrat;Verein\n2;Imkerverein;Verein\n"),
        (
            "actors.csv",
            "actor,name,short,sector,on_roster\nel,Elternrat,ER,Verein,true\nim,Imkerverein,,unknown,true\n",
        ),
    ],
    ids=["roster", "our own table"],
)
def test_it_begins_with_a_roster_of_any_kind(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    written = nw.template(tmp_path / "new" / "vorlage.xlsx", actors=tmp_path / name, groups=1)
    assert first_names(written.path) == ["Elternrat", "Imkerverein"]
    assert "2 Organisationen" in written.text


def test_a_filled_workbook_is_a_roster_for_the_next_one(truth, tmp_path):
    filled(truth, begun(truth)).save(tmp_path / "a.xlsx")
    nw.template(tmp_path / "b.xlsx", actors=tmp_path / "a.xlsx", groups=1)
    roster = openpyxl.load_workbook(tmp_path / "b.xlsx")["Organisationen"]
    rows = [
        [roster.cell(TOP + nth, place).value for place in (2, 4, 5, 6, 7, 8)] for nth in range(len(NAMES))
    ]
    known = truth.actors.assign(present=False)[["name", "sector", *FLAGS]]
    assert rows == [["x" if v is True else v or None for v in row] for row in known.to_numpy().tolist()]


def test_a_file_that_is_there_is_never_overwritten(tmp_path):
    (tmp_path / "vorlage.xlsx").write_text("filled in by hand")
    with pytest.raises(OutputError, match="nicht überschrieben"):
        nw.template(tmp_path / "vorlage.xlsx")
    assert (tmp_path / "vorlage.xlsx").read_text() == "filled in by hand"


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(UsageError, match="xlsx"):
        nw.template(tmp_path / "vorlage.ods")


@pytest.mark.parametrize(
    ("name", "content"), [("leer.csv", "Organisation\n"), ("leer.xlsx", "no workbook"), ("", "")]
)
def test_a_roster_that_names_nobody_is_an_error_of_one_sentence(tmp_path, name, content):
    path = tmp_path / (name or "nirgends.csv")
    if name:
        path.write_text(content)
    with pytest.raises(NothingReadError, match=path.stem):
        nw.template(tmp_path / "vorlage.xlsx", actors=path)
    assert not (tmp_path / "vorlage.xlsx").exists()
