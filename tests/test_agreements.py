"""What is agreed on comes back: by key, from run to run, from wave to wave, and through a new name."""

from __future__ import annotations

import csv
import io
import shutil

import openpyxl
import pandas as pd
import pytest
from openpyxl.comments import Comment

import netzwerk as nw
from netzwerk import schema
from netzwerk.intake.agreed import read_agreements
from netzwerk.measures.gaps.answer import gaps
from netzwerk.pipeline.answers import Answers, Chance, Standing
from netzwerk.render.book import HEADER_ROW
from netzwerk.views.register import register, with_matters

FIRST, SECOND = "2018-auftakt", "2019-folge"
NAMES = ["Amt", "Bücherei", "Chor e.V.", "Diakonie", "Elternkreis", "Feuerwehr"]
AMT_CHOR, BUECHEREI_DIAKONIE, SCHULE = "pair:amt--chor", "pair:buecherei--diakonie", "field:Schule"
YELLOW = ("Entscheidung", "zuständig", "bis", "Stand", "Bemerkung")


@pytest.fixture(autouse=True)
def only_the_register(monkeypatch):
    """Nothing is drawn and no chance is rolled here: what is agreed shows in the register."""

    def answer(net, _chance, *, standing: Standing, lang, **_more):
        wanted = ["coverage", "wish", "functional"]
        found = with_matters(net, gaps(net, wanted, lang=lang), standing.origins)
        nothing = pd.DataFrame(columns=list(schema.CENTRALITY.names))
        rows = register(net, found, settings=standing.settings, agreements=standing.agreements,
                        origins=standing.origins, lang=lang)  # fmt: skip
        results = {schema.GAPS: found, schema.REGISTER: rows, schema.CENTRALITY: nothing}
        return Answers(net, net.ties.assign(confidence=float("nan"), confidence_assumed=float("nan")),
                       results, None, Chance(), standing, lang)  # fmt: skip

    room = "netzwerk.pipeline.walk."
    monkeypatch.setattr(f"{room}answer", answer)
    monkeypatch.setattr(f"{room}draw_maps", lambda waves, *args, **options: ([{} for _ in waves], {}))
    monkeypatch.setattr(f"{room}follow", lambda *args, **options: (None, {}))
    for name in ("exchange_files", "rank_files", "methods_file"):
        monkeypatch.setattr(f"{room}{name}", lambda *args, **options: {})


def write_wave(folder, names=NAMES, *, wishes=((0, 2), (2, 0), (1, 3), (3, 1))):
    """Write a roster, a list of ties and wishes, and two fields, one of which nobody leads."""
    folder.mkdir(parents=True)
    (folder / "akteure.csv").write_text(
        "\n".join(["Organisation;Sektor", *(f"{n};Verein" for n in names)]), "utf-8"
    )
    ties = [
        (0, 1, "besteht"),
        (3, 4, "besteht"),
        (4, 5, "besteht"),
        *((a, b, "gewünscht") for a, b in wishes),
    ]
    lines = [f"{names[a]};{names[b]};{state}" for a, b, state in ties]
    (folder / "tisch1.csv").write_text("\n".join(["Wer;mit wem;Status", *lines]), "utf-8")
    fields = [
        "Organisation;Schule;Sport",
        *(f"{name};x;{'L' * (k == 5)}" for k, name in enumerate(names[3:], 3)),
    ]
    (folder / "handlungsfelder.csv").write_text("\n".join(fields), "utf-8")
    return folder


@pytest.fixture
def town(tmp_path):
    write_wave(tmp_path / "neustadt" / FIRST)
    return tmp_path / "neustadt"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def run(town, out, **options):
    return nw.run(town, out, **options)


def head(sheet):
    return {cell.value: cell.column for cell in sheet[HEADER_ROW] if cell.value}


def rows_of(path, sheet=0):
    """What stands in a workbook, by key."""
    page = openpyxl.load_workbook(path).worksheets[sheet]
    columns = head(page)
    lines = page.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    return {line[columns["Schlüssel"] - 1]: {name: line[place - 1] or "" for name, place in columns.items()}
            for line in lines}  # fmt: skip


def fill(path, answers, sheet=0):
    """Enter into the yellow columns what a meeting agreed on: {key: (decision, responsible, due …)}."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[sheet]
    columns = head(page)
    for row in range(HEADER_ROW + 1, page.max_row + 1):
        said = answers.get(page.cell(row, columns["Schlüssel"]).value, ())
        for name, text in zip(YELLOW, said, strict=False):
            page.cell(row, columns[name]).value = text or None
    book.save(path)


def as_spreadsheets_save(path, target, *, separator=";", encoding="cp1252"):
    text = io.StringIO()
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(
        ["" if cell is None else cell for cell in row] for row in rows
    )
    target.write_bytes(text.getvalue().encode(encoding, "replace"))


def decided(folder):
    """Decisions of results/register.csv by key, where there are any."""
    table = pd.read_csv(folder / "results" / "register.csv", dtype=str, keep_default_na=False).set_index(
        "matter"
    )
    return table.loc[table["decision"].ne(""), "decision"].to_dict()


def codes(done, wave=0):
    return done.waves[wave].tables.findings["code"].tolist()


def lying(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


AGREED = {
    AMT_CHOR: ("vereinbart", "Amt", "31.12.2026", "erstes Treffen war", "gern im Herbst"),
    BUECHEREI_DIAKONIE: ("zurückgestellt",),
    SCHULE: ("verworfen", "", "", "", "nicht unsere Sache"),
}
KEPT = {AMT_CHOR: "vereinbart", BUECHEREI_DIAKONIE: "zurückgestellt", SCHULE: "verworfen"}


def test_three_decided_rows_keep_key_and_decision_through_runs_waves_and_a_new_name(town, out):
    run(town, out)
    fill(out / "massnahmen.xlsx", AGREED)
    assert run(town, out).taken == (
        "Übernommen aus massnahmen.xlsx: Einträge zu 3 Zeilen der Handlungsliste (vereinbart 1, "
        "zurückgestellt 1, verworfen 1); sie stehen in agreements.csv und bleiben.",
    )
    assert decided(out) == KEPT
    write_wave(town / SECOND, ["Amt", "Bücherei", "Singkreis", *NAMES[3:]])
    (town / "organisations.csv").write_text("actor,successor of,since\nSingkreis,Chor e.V.,2019\n", "utf-8")
    shutil.copy(out / "agreements.csv", town / "agreements.csv")
    both = out.parent / "beide"
    run(town, both)
    assert decided(both / FIRST) == decided(both / SECOND) == KEPT
    table = pd.read_csv(both / SECOND / "results" / "register.csv", dtype=str).set_index("matter")
    assert table.loc[AMT_CHOR, "actors"] == "amt|singkreis"
    assert table.loc[AMT_CHOR, ["responsible", "due", "status", "remark"]].tolist() == list(
        AGREED[AMT_CHOR][1:]
    )


def test_run_twice_gives_the_same_bytes_and_says_nothing_twice(town, out):
    run(town, out)
    fill(out / "massnahmen.xlsx", AGREED)
    run(town, out)
    once = lying(out)
    again = run(town, out)
    assert again.taken == ()
    assert lying(out) == once
    assert [name for name in once if "neu" in name] == []


def test_every_row_of_the_register_can_be_decided_and_what_was_entered_is_shown_again(town, out):
    run(town, out)
    table = pd.read_csv(out / "results" / "register.csv", dtype=str)
    assert list(rows_of(out / "massnahmen.xlsx")) == table["matter"].tolist()
    fill(out / "massnahmen.xlsx", AGREED)
    run(town, out)
    shown = rows_of(out / "massnahmen.xlsx")
    assert tuple(shown[AMT_CHOR][name] for name in YELLOW) == AGREED[AMT_CHOR]


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "cp1252"), (",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")]
)
def test_what_any_spreadsheet_saves_as_csv_is_read(town, out, separator, encoding):
    run(town, out)
    fill(out / "massnahmen.xlsx", AGREED)
    as_spreadsheets_save(
        out / "massnahmen.xlsx", out / "massnahmen.csv", separator=separator, encoding=encoding
    )
    (out / "massnahmen.xlsx").unlink()
    run(town, out)
    assert decided(out) == KEPT


@pytest.mark.parametrize("name", ["massnahmen.xlsx", "Kopie von Maßnahmen (2).xlsx", "Sitzung Mai.xlsx"])
def test_a_list_in_the_towns_folder_is_told_by_its_headings_and_never_changed(town, out, name):
    run(town, out)
    fill(out / "massnahmen.xlsx", AGREED)
    shutil.move(out / "massnahmen.xlsx", town / name)
    before = (town / name).read_bytes()
    shutil.rmtree(out)
    done = run(town, out)
    assert decided(out) == KEPT
    assert (town / name).read_bytes() == before
    assert name not in set(done.waves[0].tables.reports["file"])


def test_in_english_the_words_are_english_and_the_table_keeps_its_own(town, out):
    run(town, out, lang="en")
    book = openpyxl.load_workbook(out / "massnahmen.xlsx")
    page = book.worksheets[0]
    columns = head(page)
    row = next(r for r in range(1, 40) if page.cell(r, columns["Key"]).value == AMT_CHOR)
    page.cell(row, columns["Decision"]).value = "Agreed"
    book.save(out / "massnahmen.xlsx")
    said = run(town, out, lang="en").taken
    assert said == ("Taken over from massnahmen.xlsx: one entry on the register (agreed 1); it stands in "
                    "agreements.csv and stays.",)  # fmt: skip
    assert decided(out) == {AMT_CHOR: "vereinbart"}


# What changes, contradicts itself or cannot be read.


def test_a_later_decision_overrules_an_earlier_one_although_an_old_copy_lies_there(town, out):
    run(town, out)
    fill(out / "massnahmen.xlsx", {AMT_CHOR: ("vereinbart",)})
    shutil.copy(out / "massnahmen.xlsx", town / "massnahmen.xlsx")
    run(town, out)
    fill(out / "massnahmen.xlsx", {AMT_CHOR: ("erledigt",)})
    for _ in range(2):
        done = run(town, out)
        assert decided(out) == {AMT_CHOR: "erledigt"}
        assert "agreements_contradict" not in codes(done)


def test_a_decision_can_be_taken_back_and_an_empty_copy_takes_nothing_back(town, out):
    run(town, out)
    shutil.copy(out / "massnahmen.xlsx", town / "leer.xlsx")
    fill(out / "massnahmen.xlsx", AGREED)
    run(town, out)
    assert decided(out) == KEPT
    fill(out / "massnahmen.xlsx", {SCHULE: ("", "", "", "", "")})
    run(town, out)
    assert decided(out) == {key: word for key, word in KEPT.items() if key != SCHULE}


def test_two_lists_that_contradict_each_other_are_said_and_neither_is_followed(town, out):
    run(town, out)
    shutil.copy(out / "massnahmen.xlsx", town / "massnahmen.xlsx")
    fill(out / "massnahmen.xlsx", {AMT_CHOR: ("vereinbart",), SCHULE: ("erledigt",)})
    fill(town / "massnahmen.xlsx", {AMT_CHOR: ("verworfen",)})
    mine = (out / "massnahmen.xlsx").read_bytes()
    for _ in range(2):
        done = run(town, out)
        assert decided(out) == {SCHULE: "erledigt"}
        finding = done.waves[0].tables.findings.set_index("code").loc["agreements_contradict"]
        assert "vereinbart" in finding["message"]
        assert "verworfen" in finding["message"]
        assert (out / "massnahmen.xlsx").read_bytes() == mine
    (town / "massnahmen.xlsx").unlink()
    run(town, out)
    assert decided(out) == {AMT_CHOR: "vereinbart", SCHULE: "erledigt"}


def test_a_word_that_nobody_knows_stays_as_it_was_written_and_is_a_finding(town, out):
    run(town, out)
    fill(out / "massnahmen.xlsx", {AMT_CHOR: ("vielleicht", "Amt")})
    for _ in range(2):
        done = run(town, out)
        assert codes(done).count("agreement_word") == 1
        assert rows_of(out / "massnahmen.xlsx")[AMT_CHOR]["Entscheidung"] == "vielleicht"
        assert decided(out) == {}


def test_a_list_that_cannot_be_read_whole_is_never_overwritten(town, out):
    run(town, out)
    fill(out / "massnahmen.xlsx", AGREED)
    book = openpyxl.load_workbook(out / "massnahmen.xlsx")
    book.worksheets[0].cell(HEADER_ROW + 1, 1).comment = Comment("bitte klären", "Büro")
    book.save(out / "massnahmen.xlsx")
    mine = (out / "massnahmen.xlsx").read_bytes()
    done = run(town, out)
    assert decided(out) == KEPT
    assert (out / "massnahmen.xlsx").read_bytes() == mine
    assert done.waves[0].measures == "massnahmen-neu.xlsx"
    fill(out / "massnahmen-neu.xlsx", {SCHULE: ("erledigt",)})
    run(town, out)
    assert decided(out) == {**KEPT, SCHULE: "erledigt"}
    assert (out / "massnahmen.xlsx").read_bytes() == mine


def test_a_torn_list_stays_and_is_said(town, out):
    run(town, out)
    (out / "massnahmen.xlsx").write_bytes(b"PK\x03\x04 torn")
    done = run(town, out)
    assert (out / "massnahmen.xlsx").read_bytes() == b"PK\x03\x04 torn"
    assert "decisions_unread" in codes(done)
    assert any("massnahmen-neu.xlsx" in line for line in done.lines())


def test_a_row_of_ones_own_without_a_key_is_said_and_kept(town, out):
    run(town, out)
    book = openpyxl.load_workbook(out / "massnahmen.xlsx")
    page = book.worksheets[0]
    page.cell(page.max_row + 1, head(page)["Entscheidung"]).value = "vereinbart"
    book.save(out / "massnahmen.xlsx")
    done = run(town, out)
    assert "agreement_without_key" in codes(done)
    assert done.waves[0].measures == "massnahmen-neu.xlsx"


def test_what_stands_in_a_column_of_ones_own_goes_to_the_remark(town, out):
    run(town, out)
    book = openpyxl.load_workbook(out / "massnahmen.xlsx")
    page = book.worksheets[0]
    place = page.max_column + 1
    page.cell(HEADER_ROW, place).value = "Kosten"
    row = next(r for r in range(1, 40) if page.cell(r, head(page)["Schlüssel"]).value == SCHULE)
    page.cell(row, place).value = "500 Euro"
    book.save(out / "massnahmen.xlsx")
    run(town, out)
    assert rows_of(out / "massnahmen.xlsx")[SCHULE]["Bemerkung"] == "Kosten: 500 Euro"


# From wave to wave.


def test_what_no_longer_comes_up_is_kept_and_said_without_calling_it_done(town, out):
    write_wave(town / SECOND, wishes=((1, 3),))
    run(town, out)
    fill(out / FIRST / "massnahmen.xlsx", AGREED)
    done = run(town, out)
    assert decided(out / FIRST) == KEPT
    assert AMT_CHOR not in decided(out / SECOND)
    assert done.waves[1].gone == 1
    assert any("betrifft diese Erhebung nicht mehr" in line for line in done.lines())
    earlier = rows_of(out / SECOND / "massnahmen.xlsx", sheet=1)
    assert earlier[AMT_CHOR]["Worum es ging"].startswith("Amt und Chor e.V.: ")
    assert earlier[AMT_CHOR]["Entscheidung"] == "vereinbart"
    fill(out / SECOND / "massnahmen.xlsx", {AMT_CHOR: ("erledigt",)}, sheet=1)
    run(town, out)
    assert rows_of(out / SECOND / "massnahmen.xlsx", sheet=1)[AMT_CHOR]["Entscheidung"] == "erledigt"
    assert decided(out / FIRST)[AMT_CHOR] == "vereinbart"


def test_a_later_wave_decides_for_itself_and_leaves_the_earlier_one_alone(town, out):
    write_wave(town / SECOND)
    run(town, out)
    fill(out / FIRST / "massnahmen.xlsx", {AMT_CHOR: ("vereinbart",)})
    run(town, out)
    assert decided(out / SECOND) == {AMT_CHOR: "vereinbart"}
    fill(out / SECOND / "massnahmen.xlsx", {AMT_CHOR: ("erledigt",)})
    run(town, out)
    assert (decided(out / FIRST), decided(out / SECOND)) == ({AMT_CHOR: "vereinbart"}, {AMT_CHOR: "erledigt"})


def test_one_wave_run_by_itself_remembers_what_the_town_decided(town, out):
    write_wave(town / SECOND)
    (town / "netzwerk.toml").write_text('[town]\nname = "Neustadt"\n', "utf-8")
    run(town, out)
    fill(out / FIRST / "massnahmen.xlsx", AGREED)
    run(town, out)
    run(town / SECOND, out / SECOND)
    assert decided(out / SECOND) == KEPT


def test_waves_that_are_only_run_one_by_one_remember_each_other(town, out):
    (town / "netzwerk.toml").write_text('[town]\nname = "Neustadt"\n', "utf-8")
    run(town / FIRST, out / FIRST)
    fill(out / FIRST / "massnahmen.xlsx", AGREED)
    write_wave(town / SECOND)
    run(town / SECOND, out / SECOND)
    assert decided(out / SECOND) == KEPT
    run(town / FIRST, out / FIRST)
    fill(out / FIRST / "massnahmen.xlsx", {SCHULE: ("erledigt",)})
    run(town / FIRST, out / FIRST)
    run(town / SECOND, out / SECOND)
    assert decided(out / SECOND) == {**KEPT, SCHULE: "erledigt"}


def test_merged_and_split_organisations(town, out):
    run(town, out)
    fill(out / "massnahmen.xlsx", AGREED)
    run(town, out)
    shutil.copy(out / "agreements.csv", town / "agreements.csv")
    merged = ["Amt", "Bücherei", "Kulturhaus", *NAMES[3:]]
    write_wave(town / SECOND, merged)
    lines = [
        "actor,successor of",
        "Kulturhaus,Chor e.V.",
        "Kulturhaus,Theater",
        "Haus Nord,Diakonie",
        "Diakonie,Diakonie",
    ]
    (town / "organisations.csv").write_text("\n".join(lines), "utf-8")
    run(town, out.parent / "b")
    assert decided(out.parent / "b" / SECOND) == KEPT


def test_a_list_without_a_wave_speaks_of_every_wave_that_has_the_matter(town, out):
    write_wave(town / SECOND, wishes=((0, 3),))
    only_now = "pair:amt--diakonie"
    (town / "massnahmen.csv").write_text(f"matter;decision\n{SCHULE};agreed\n{only_now};agreed\n", "utf-8")
    done = run(town, out)
    assert decided(out / FIRST) == {SCHULE: "vereinbart"}
    assert decided(out / SECOND) == {SCHULE: "vereinbart", only_now: "vereinbart"}
    assert [wave.gone for wave in done.waves] == [0, 0]


def test_what_the_map_lets_people_save_is_read(town, out):
    from netzwerk.texts import LANGUAGES, catalogue

    for lang in LANGUAGES:
        texts = catalogue(lang)
        head = [texts[f"page.agreed_col.{name}"] for name in
                ("matter", "what", "decision", "responsible", "due", "status", "remark")]  # fmt: skip
        line = [AMT_CHOR, "Amt – Chor", texts["page.agreed_word"], "", "", "", ""]
        (town / "massnahmen.csv").write_text(";".join(head) + "\n" + ";".join(line) + "\n", "utf-8-sig")
        run(town, out / lang)
        assert decided(out / lang) == {AMT_CHOR: "vereinbart"}


def test_an_empty_list_says_nothing():
    assert read_agreements([], wave="", file="").agreements == ()
