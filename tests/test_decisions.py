"""Decisions come back: read from where people left them, kept, followed, and never asked for again."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from statistics import mean, median

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

import netzwerk as nw
from netzwerk.cli import call
from netzwerk.decided import Decision
from netzwerk.intake import read
from netzwerk.names import Decider, Resolver, RosterEntry
from netzwerk.network import Network
from netzwerk.render.workbook import HEADER_ROW, review_workbook
from netzwerk.tables import tidy
from tests.sample import RAW, STATES, WAVES, truth
from tests.test_tables_sample import keys, named, problem_rows

ROSTER = [
    "Stadt Neustadt – Fachdienst Zusammenleben Integration", "Integrationslotsen",
    "Evangelischer Kirchenkreis",
    "Repair-Café", "AWO Neustadt", "Jugendamt Neustadt",
]  # fmt: skip
INTEGRATION, LOTSEN, KIRCHE, CAFE, AWO, JUGENDAMT = ROSTER
FD = "FD Integration"
OPEN = [FD, "LOTSEN", "Evang. Kirche", "Reparatur-Café"]
UNLISTED = "Raumschiff GmbH"
COLUMNS = {"spelling": 2, "proposal": 5, "decision": 8, "name": 9, "remark": 10}


@pytest.fixture(autouse=True)
def no_map(monkeypatch):
    """Nothing is drawn here: what is decided shows in the tables."""
    monkeypatch.setattr(
        "netzwerk.pipeline.walk.draw_maps", lambda waves, *args, **options: ([{} for _ in waves], {})
    )


@pytest.fixture
def town(tmp_path):
    """A town of six organisations and one table, where four spellings are open and one is on no list."""
    folder = tmp_path / "neustadt"
    folder.mkdir()
    roster = "Organisation;Sektor\n" + "".join(f"{name};Verein\n" for name in ROSTER)
    (folder / "akteure.csv").write_text(roster, "utf-8")
    lines = "".join(f"{AWO};{text};2\n" for text in [*OPEN, UNLISTED, JUGENDAMT])
    (folder / "tisch1.csv").write_text(f"Wer;mit wem;Intensität\n{lines}", "utf-8")
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def run(town, out, **options):
    return nw.run(town, out, quick=True, **options)


def asked(out, name="review.xlsx"):
    """The spellings that a review asks for, with what stands in the yellow columns."""
    sheet = openpyxl.load_workbook(out / name).worksheets[0]
    rows = list(sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True))
    return {row[1]: tuple(cell or "" for cell in row[7:10]) for row in rows if isinstance(row[0], int)}


def fill(path, answers):
    """Write decisions into a review as a person does: {spelling: (decision, same as, remark)}."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        said = answers.get(sheet.cell(row, COLUMNS["spelling"]).value)
        for column, text in zip(("decision", "name", "remark"), said or (), strict=False):
            sheet.cell(row, COLUMNS[column]).value = text
    book.save(path)


def as_german_excel(path, target, *, sheet=0, encoding="cp1252"):
    """Save a sheet of a workbook as German Excel does: semicolons, its own code page, CRLF."""
    text = io.StringIO()
    rows = openpyxl.load_workbook(path).worksheets[sheet].iter_rows(values_only=True)
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
        ["" if cell is None else cell for cell in row] for row in rows
    )
    target.write_bytes(text.getvalue().encode(encoding))


def kept(out):
    with (out / "names.csv").open(encoding="utf-8") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def how(tables):
    return dict(tables.mentions[["text", "how"]].to_numpy())


def partners(tables):
    """Whom the AWO works with, by name."""
    names = dict(tables.actors[["actor", "name"]].to_numpy())
    return {names[actor] for actor in tables.reports["target"]}


def codes(tables):
    return tables.findings["code"].tolist()


def lying(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# A review, filled in and taken over.


def test_what_is_decided_is_followed_and_not_asked_again(town, out):
    run(town, out)
    assert set(asked(out)) == {*OPEN, UNLISTED}
    fill(out / "review.xlsx", {
        FD: ("gleich",), "LOTSEN": ("verschieden",), "Evang. Kirche": ("gleich", JUGENDAMT),
        "Reparatur-Café": ("später", "", "beim Café fragen"), UNLISTED: ("neu",),
    })  # fmt: skip
    done = run(town, out)
    tables = done.waves[0].tables
    assert {text for text, one in how(tables).items() if one == "decided"} == {*OPEN[:3], UNLISTED}
    assert partners(tables) == {INTEGRATION, "LOTSEN", JUGENDAMT, UNLISTED}
    assert asked(out) == {"Reparatur-Café": ("später", "", "beim Café fragen")}
    own = tables.actors.set_index("name").loc[["LOTSEN", UNLISTED]]
    assert own["sector"].tolist() == ["unknown", "unknown"]
    assert not own["on_roster"].any()


def test_half_filled_and_run_twice_gives_the_same_bytes_and_no_file_beside(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",), "LOTSEN": ("später", "", "fragen")})
    run(town, out)
    once = lying(out)
    again = run(town, out)
    assert lying(out) == once
    assert again.taken == ()
    assert [name for name in once if "neu" in name] == []


def test_what_was_taken_over_is_said_in_one_line(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",), "LOTSEN": ("verschieden",), UNLISTED: ("neu",)})
    said = run(town, out).taken
    assert said == (
        "Übernommen aus review.xlsx: 3 Entscheidungen (gleich 1, verschieden 1, neu 1); "
        "sie stehen in names.csv und werden nicht noch einmal gefragt.",
    )


def test_the_command_line_says_it_and_check_follows_it(town, out, capsys):
    run(town, out)
    fill(out / "review.xlsx", {text: ("neu",) for text in [*OPEN, UNLISTED]})
    assert call(["run", str(town), "--out", str(out), "--quick", "--lang", "en"]) == 0
    assert "Taken over from review.xlsx: 5 decisions" in capsys.readouterr().out
    assert call(["check", str(town), "--out", str(out), "--lang", "en"]) == 0
    assert "to decide: 0" in capsys.readouterr().out


def test_names_csv_keeps_the_pairs_of_both_spellings(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",), "LOTSEN": ("verschieden", "", "sagt Tisch 1")})
    run(town, out)
    assert kept(out) == [
        (FD, INTEGRATION, "same", ""), ("LOTSEN", LOTSEN, "different", "sagt Tisch 1"),
    ]  # fmt: skip


def test_decisions_survive_new_data(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",), "LOTSEN": ("verschieden",)})
    run(town, out)
    (town / "tisch2.csv").write_text(
        f"Wer;mit wem\n{JUGENDAMT};fd integration\nFD-Integration;{CAFE}\nLotsen;{AWO}\n", "utf-8"
    )
    tables = run(town, out).waves[0].tables
    assert {how(tables)[text] for text in ("fd integration", "FD-Integration", "Lotsen")} == {"decided"}


def test_a_denied_pair_is_not_suggested_but_another_one_is(town, out):
    run(town, out)
    fill(out / "review.xlsx", {"LOTSEN": ("verschieden",)})
    run(town, out)
    assert "LOTSEN" not in asked(out)
    roster = (town / "akteure.csv").read_text("utf-8") + "Schullotsen Neustadt;Verein\n"
    (town / "akteure.csv").write_text(roster, "utf-8")
    tables = run(town, out).waves[0].tables
    rows = tables.mentions.set_index("text").loc["LOTSEN"]
    assert rows["actor"] != "integrationslotsen"
    assert "integrationslotsen" not in rows["suggestions"]


def test_an_organisation_decided_new_goes_to_the_roster_once_it_stands_there(town, out):
    run(town, out)
    fill(out / "review.xlsx", {UNLISTED: ("neu",)})
    run(town, out)
    with (town / "akteure.csv").open("a", encoding="utf-8") as file:
        file.write(f"{UNLISTED};Wirtschaft\n")
    tables = run(town, out).waves[0].tables
    assert how(tables)[UNLISTED] == "exact"
    assert tables.actors.set_index("name").loc[UNLISTED, "sector"] == "Wirtschaft"


def test_two_spellings_off_the_list_can_be_one(town, out):
    with (town / "tisch1.csv").open("a", encoding="utf-8") as file:
        file.write(f"{JUGENDAMT};Zauberkessel;1\n")
    run(town, out)
    fill(out / "review.xlsx", {UNLISTED: ("neu",), "Zauberkessel": ("gleich", UNLISTED)})
    tables = run(town, out).waves[0].tables
    assert tables.actors["name"].tolist() == [*ROSTER, UNLISTED]


def test_a_number_with_the_wrong_name_is_asked_once(tmp_path):
    decider = Decider(
        Resolver([RosterEntry("awo", AWO, number="1"), RosterEntry("ja", JUGENDAMT, number="2")]),
        [Decision("1 Jugendamt", "same", JUGENDAMT)],
    )
    assert decider.resolver.resolve("1 Jugendamt", numbered=True).how == "pending"
    assert decider.resolve("1 Jugendamt", numbered=True).actor == "ja"


# What cannot be followed.


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (("gleich", "Zauberkessel AG"), "decision_name"),
        (("vielleicht",), "decision_word"),
        (("verschieden", CAFE), "decision_word"),
    ],
)
def test_what_cannot_be_followed_is_a_finding_and_stays_in_the_review(town, out, answer, code):
    run(town, out)
    fill(out / "review.xlsx", {FD: answer})
    for _ in range(2):
        tables = run(town, out).waves[0].tables
        assert codes(tables).count(code) == 1
        assert how(tables)[FD] == "pending"
    written = [text for text in asked(out)[FD] if text]
    assert set(answer) <= {part for text in written for part in (text, *text.split(" / "))}


def test_a_new_organisation_goes_by_the_name_that_a_person_wrote_beside_it(town, out):
    run(town, out)
    fill(out / "review.xlsx", {"Reparatur-Café": ("neu", "Reparaturtreff Süd"), "LOTSEN": ("neu", AWO)})
    for _ in range(2):
        tables = run(town, out).waves[0].tables
        assert "Reparaturtreff Süd" in partners(tables)
        assert how(tables)["Reparatur-Café"] == "decided"
        assert how(tables)["LOTSEN"] == "pending"  # new, and the name of one that is there: a question
        assert codes(tables).count("decision_word") == 1
    assert "Reparatur-Café" not in asked(out)


# What clerks do to such a list.


def mended(path, change):
    """Let somebody change the first sheet of a review."""
    book = openpyxl.load_workbook(path)
    change(book, book.worksheets[0])
    book.save(path)


def test_without_the_first_suggestion_same_means_nobody(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",)})
    mended(out / "review.xlsx", lambda book, sheet: sheet.delete_cols(COLUMNS["proposal"]))
    tables = run(town, out).waves[0].tables
    assert how(tables)[FD] == "pending"
    assert "decision_name" in codes(tables)


def test_a_decision_merged_over_several_lines_holds_for_each(town, out):
    run(town, out)
    first = HEADER_ROW + 1

    def merge(_, sheet):
        sheet.cell(first, COLUMNS["decision"]).value = "verschieden"
        sheet.merge_cells(
            start_row=first,
            end_row=first + 2,
            start_column=COLUMNS["decision"],
            end_column=COLUMNS["decision"],
        )

    mended(out / "review.xlsx", merge)
    told = how(run(town, out).waves[0].tables)
    assert [told[text] for text in OPEN].count("decided") == 3


HABITS = {
    "sorted": lambda book, sheet: turn(sheet),
    "lines above deleted": lambda book, sheet: sheet.delete_rows(1, HEADER_ROW - 1),
    "a blank line between": lambda book, sheet: sheet.insert_rows(HEADER_ROW + 2),
    "filtered": lambda book, sheet: [
        setattr(sheet.row_dimensions[row], "hidden", True) for row in range(6, 10)
    ],
    "the sheet renamed": lambda book, sheet: setattr(sheet, "title", "erledigt"),
    "the sheet hidden": lambda book, sheet: (book.create_sheet("x"), setattr(sheet, "sheet_state", "hidden")),
    "merged across": lambda book, sheet: [sheet.merge_cells(f"H{row}:J{row}") for row in range(6, 9)],
    "a column before": lambda book, sheet: sheet.insert_cols(1),
}


def turn(sheet):
    """Sort the lines the other way round."""
    rows = [[cell.value for cell in sheet[row]] for row in range(HEADER_ROW + 1, HEADER_ROW + 6)]
    for row, cells in enumerate(reversed(rows), HEADER_ROW + 1):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column).value = value


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("word", ["Gleich ", "GLEICH!", "same"])
def test_a_decision_is_found_whatever_was_done_to_the_list(town, out, habit, word):
    run(town, out)
    fill(out / "review.xlsx", {FD: (word,)})
    mended(out / "review.xlsx", HABITS[habit])
    tables = run(town, out).waves[0].tables
    assert INTEGRATION in partners(tables)
    assert not {"decision_word", "decision_name", "decisions_unread"} & set(codes(tables))


def test_a_list_copied_to_a_workbook_of_any_name_is_told_by_its_headings(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",)})
    rows = list(openpyxl.load_workbook(out / "review.xlsx").worksheets[0].iter_rows(values_only=True))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(out / "Mappe1.xlsx")
    (out / "review.xlsx").unlink()
    assert how(run(town, out).waves[0].tables)[FD] == "decided"


UNREAD = {
    "no decisions": lambda book, sheet: sheet.delete_cols(COLUMNS["decision"]),
    "no spellings": lambda book, sheet: sheet.delete_cols(COLUMNS["spelling"]),
    "no headings": lambda book, sheet: sheet.delete_rows(HEADER_ROW),
    "a heading of one's own": lambda book, sheet: setattr(sheet.cell(HEADER_ROW, 8), "value", "Was tun?"),
}
BESIDE = {
    "a comment": lambda book, sheet: setattr(
        sheet.cell(HEADER_ROW + 1, 8), "comment", Comment("gleich", "x")
    ),
    "struck through": lambda book, sheet: setattr(sheet.cell(HEADER_ROW + 1, 2), "font", Font(strike=True)),
}


@pytest.mark.parametrize("what", [*UNREAD, *BESIDE])
def test_what_is_not_understood_is_said_and_the_file_stays(town, out, what):
    run(town, out)
    if what in UNREAD:
        fill(out / "review.xlsx", {FD: ("gleich", INTEGRATION)})
    mended(out / "review.xlsx", (UNREAD | BESIDE)[what])
    left = (out / "review.xlsx").read_bytes()
    tables = run(town, out).waves[0].tables
    assert ("decisions_unread" if what in UNREAD else "decision_beside") in codes(tables)
    assert (out / "review.xlsx").read_bytes() == left
    assert set(asked(out, "review-neu.xlsx")) == {*OPEN, UNLISTED}


def test_what_could_not_be_followed_can_be_put_right(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich", "Zauberkessel AG"), "LOTSEN": ("vielleicht",)})
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich", INTEGRATION), "LOTSEN": ("gleich", "")})
    tables = run(town, out).waves[0].tables
    assert partners(tables) >= {INTEGRATION, LOTSEN}
    assert not {"decision_name", "decision_word"} & set(codes(tables))


@pytest.mark.parametrize("other", [f"{LOTSEN},same", ",new", f"{INTEGRATION},different"])
def test_contradictions_are_reported_and_nobody_is_believed(town, out, other):
    lines = ["spelling,name,decision", f"{FD},{INTEGRATION},same", f"{FD},{other}"]
    (town / "names.csv").write_text("\n".join(lines), "utf-8")
    tables = run(town, out).waves[0].tables
    finding = tables.findings[tables.findings["code"].eq("decisions_contradict")].iloc[0]
    assert (finding["file"], finding["severity"]) == ("names.csv", "warning")
    assert FD in finding["message"]
    assert how(tables)[FD] == "pending"
    assert FD in asked(out)


def test_deleting_the_wrong_line_settles_a_contradiction(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",)})
    run(town, out)
    with (out / "names.csv").open("a", encoding="utf-8") as file:
        file.write(f"{FD},{LOTSEN},same,\n")
    assert "decisions_contradict" in codes(run(town, out).waves[0].tables)
    lines = (out / "names.csv").read_text("utf-8").splitlines()
    (out / "names.csv").write_text("\n".join(line for line in lines if LOTSEN not in line), "utf-8")
    assert how(run(town, out).waves[0].tables)[FD] == "decided"


# Where decisions lie, and who saved them.


def test_a_review_from_the_towns_folder_is_followed_and_its_decisions_kept(town, out, tmp_path):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",)})
    shutil.move(out / "review.xlsx", town / "Kopie von review ausgefüllt.xlsx")
    shutil.rmtree(out)
    assert how(run(town, out).waves[0].tables)[FD] == "decided"
    assert kept(out) == [(FD, INTEGRATION, "same", "")]
    assert (town / "Kopie von review ausgefüllt.xlsx").exists()


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
def test_a_review_that_german_excel_saved_as_csv_is_read(town, out, lang, encoding):
    run(town, out, lang=lang)
    word = {"de": "Gleich", "en": "Same "}[lang]
    fill(out / "review.xlsx", {"Reparatur-Café": (word,), FD: (word, CAFE, "größer")})
    as_german_excel(out / "review.xlsx", out / "review.csv", encoding=encoding)
    (out / "review.xlsx").unlink()
    tables = run(town, out, lang=lang).waves[0].tables
    assert kept(out) == [(FD, CAFE, "same", "größer"), ("Reparatur-Café", CAFE, "same", "")]
    assert how(tables)["Reparatur-Café"] == "decided"
    assert not [a for a in tables.assumptions if "review" in a.file]


def test_names_csv_may_be_written_by_hand_in_german(town, out):
    text = [
        "Schreibweise;Name;Entscheidung;Wer",
        f"{FD};{AWO};gleich;Leitung",
        f"Evang. Kirche;{KIRCHE};verschieden;",
    ]
    (town / "names.csv").write_bytes("\r\n".join(text).encode("cp1252"))
    tables = run(town, out).waves[0].tables
    assert (how(tables)[FD], how(tables)["Evang. Kirche"]) == ("decided", "decided")
    assert not (out / "names.csv").exists()


def test_columns_may_be_moved_and_what_stands_in_a_new_one_is_kept(town, out):
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",)})
    book = openpyxl.load_workbook(out / "review.xlsx")
    sheet = book.worksheets[0]
    sheet.move_range("A1:J40", cols=2)
    sheet.cell(HEADER_ROW, 1).value = "Geprüft von"
    row = next(r for r in range(1, 40) if sheet.cell(r, 4).value == FD)
    sheet.cell(row, 1).value = "Büro"
    book.save(out / "review.xlsx")
    run(town, out)
    assert kept(out) == [(FD, INTEGRATION, "same", "Geprüft von: Büro")]


def test_a_review_with_a_note_that_is_no_decision_is_kept(town, out):
    run(town, out)
    book = openpyxl.load_workbook(out / "review.xlsx")
    book.worksheets[1].cell(HEADER_ROW + 1, 9).value = "ist erledigt"
    book.save(out / "review.xlsx")
    fill(out / "review.xlsx", {FD: ("gleich",)})
    done = run(town, out)
    assert how(done.waves[0].tables)[FD] == "decided"
    assert done.waves[0].review == "review-neu.xlsx"
    assert openpyxl.load_workbook(out / "review.xlsx").worksheets[1].cell(HEADER_ROW + 1, 9).value


def test_a_review_that_cannot_be_read_is_kept_and_said(town, out):
    run(town, out)
    (out / "review.xlsx").write_bytes(b"PK\x03\x04 torn")
    done = run(town, out)
    assert (out / "review.xlsx").read_bytes() == b"PK\x03\x04 torn"
    assert done.waves[0].review == "review-neu.xlsx"
    assert "decisions_unread" in codes(done.waves[0].tables)


def test_names_that_cannot_be_read_are_not_overwritten(town, out):
    out.mkdir()
    (out / "names.csv").write_text("wer,ist,wer\nVHS,AWO,ja\n")
    run(town, out)
    fill(out / "review.xlsx", {FD: ("gleich",)})
    run(town, out)
    assert (out / "names.csv").read_text() == "wer,ist,wer\nVHS,AWO,ja\n"
    assert (out / "names-neu.csv").exists()
    assert FD not in asked(out)


def test_other_files_of_a_person_in_out_are_no_decisions(town, out):
    run(town, out)
    (out / "notizen.csv").write_text("Wer;mit wem\nAWO Neustadt;Repair-Café\n", "utf-8")
    tables = run(town, out).waves[0].tables
    assert "notizen.csv" not in set(tables.ledger["file"])
    assert partners(tables) == {JUGENDAMT, UNLISTED}


def test_a_decision_in_one_wave_holds_in_all(town, out, tmp_path):
    two = tmp_path / "zwei"
    for wave in ("2018-auftakt", "2019-folge"):
        shutil.copytree(town, two / wave)
    run(two, out)
    fill(out / "2018-auftakt" / "review.xlsx", {FD: ("gleich",)})
    done = run(two, out)
    assert {how(wave.tables)[FD] for wave in done.waves} == {"decided"}
    assert kept(out) == [(FD, INTEGRATION, "same", "")]
    alone = run(two / "2019-folge", out / "2019-folge")
    assert how(alone.waves[0].tables)[FD] == "pending"


def test_without_a_roster_spellings_are_joined_by_name(town, out):
    (town / "akteure.csv").unlink()
    (town / "names.csv").write_text("spelling,name\nFD Integration,Reparatur-Café\n", "utf-8")
    tables = run(town, out).waves[0].tables
    assert FD not in set(tables.actors["name"])
    assert how(tables)[FD] == "decided"


# The sample, filled in from its truth.


@cache
def sample():
    return read(RAW)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Reviews of both waves, filled in as the truth says, and the tables that are read with them."""
    out = tmp_path_factory.mktemp("filled")
    for wave in WAVES:
        names = dict(truth(wave, "actors")[["key", "name"]].to_numpy())
        meant = {named(m["text"]): names[m["actor"]] for m in truth(wave, "mentions").to_dict("records")}
        (out / wave).mkdir()
        (out / wave / "review.xlsx").write_bytes(review_workbook(tidy(sample().wave(wave))))
        spellings = asked(out / wave)
        answers = {text: ("gleich", meant[text]) if text in meant else ("neu",) for text in spellings}
        fill(out / wave / "review.xlsx", answers)
    sheets = read(RAW, out=out)
    return {wave: tidy(sheets.wave(wave)) for wave in WAVES}


@pytest.mark.parametrize("wave", WAVES)
def test_the_sample_filled_from_its_truth_leaves_nothing_open(filled, wave):
    assert not filled[wave].mentions["how"].isin(["pending", "new"]).any()
    assert not filled[wave].ledger["outcome"].eq("pending").any()


@pytest.mark.parametrize("wave", WAVES)
def test_the_sample_filled_from_its_truth_has_every_report_in_its_place(filled, wave):
    key = keys(wave)
    expected = Counter(
        (r["file"], int(r["row"]), int(r["column"]), key[r["a"]], key[r["b"]], STATES[r["status"]])
        for r in truth(wave, "reports").to_dict("records")
    )
    ours = Counter(
        (r["file"], r["row"], r["column"], r["source"], r["target"], r["state"])
        for r in filled[wave].reports.to_dict("records")
        if (r["file"], r["row"]) not in problem_rows(wave)
    )
    assert ours == expected


def expected_ties(wave):
    """Ties by definitions.md 1, from the truth's reports alone: {pair: strength}."""
    stated = defaultdict(lambda: defaultdict(list))
    for r in truth(wave, "reports").query("status == 'besteht'").to_dict("records"):
        group = (r["file"], r["a"] if r["file"] == "umfrage.csv" else "")
        pair = frozenset((keys(wave)[r["a"]], keys(wave)[r["b"]]))
        stated[pair][group] += [float(r["weight"])] if r["weight"] else []
    strengths = [s for groups in stated.values() for those in groups.values() for s in those]
    return {
        pair: mean(max(those) for those in groups.values() if those)
        if any(groups.values())
        else median(strengths)
        for pair, groups in stated.items()
    }


@pytest.mark.parametrize("wave", WAVES)
def test_the_sample_filled_from_its_truth_has_the_ties_of_the_truth(filled, wave):
    tables = filled[wave]
    planted = [(f, r) in problem_rows(wave) for f, r in tables.reports[["file", "row"]].to_numpy()]
    ties = Network.of(replace(tables, reports=tables.reports[[not one for one in planted]])).ties
    ours = {
        frozenset((t["source"], t["target"])): t["strength"]
        for t in ties[ties["state"].eq("existing")].to_dict("records")
    }
    assert ours == pytest.approx(expected_ties(wave))
