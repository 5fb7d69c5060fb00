"""The list of files that a reader of workshop data must survive, number by number."""

from __future__ import annotations

import pytest

from netzwerk.errors import FileRefusedError
from netzwerk.intake import file, read
from netzwerk.tables import tidy
from tests.nasty import archives, books, exports, groups, listed, text
from tests.nasty.watched import SECONDS, watched
from tests.sheets import pairs

# What must be heard of each number; what else is said is an assumption, or that there is no roster.
HEARD = {
    1: set(), 2: set(), 3: set(), 5: set(), 6: set(), 9: set(), 10: set(), 19: set(),
    4: {("encoded_twice", "warning")},
    7: {("questioned", "warning"), ("bracketed_mark", "note")},
    8: {("name_pending", "warning")},
    11: {("comment", "note"), ("struck", "warning"), ("hidden_sheet", "note"), ("unknown_column", "note")},
    12: {("formula_without_value", "warning"), ("error_value", "warning"), ("external_links", "note")},
    13: {("excel_date", "warning")},
    14: {("repeated", "note")},
    15: {("repeated", "note")},
    16: {("area_trimmed", "note")},
    17: {("file_bomb", "error"), ("file_odd_archive", "error"), ("file_entities", "error"),
         ("file_repeats", "error")},
    18: {("file_html", "error"), ("file_disguised", "error"), ("file_encrypted", "error"),
         ("file_empty", "error"), ("lock_file", "note")},
    20: set(),
    21: {("file_copy", "warning")},
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """What came of each number, read in a process of at most 512 MB and ten seconds a number."""
    root = tmp_path_factory.mktemp("nasty")
    for number, (_, make) in listed.ENTRIES.items():
        (root / f"{number:02}").mkdir()
        make(root / f"{number:02}")
    told = watched(*(root / f"{number:02}" for number in listed.ENTRIES))
    return dict(zip(listed.ENTRIES, told, strict=True))


def tables_of(folder, number):
    """The tables of one number, read here."""
    (folder / "welle").mkdir()
    listed.ENTRIES[number][1](folder / "welle")
    return tidy(read(folder / "welle"))


@pytest.mark.parametrize("number", listed.ENTRIES, ids=lambda n: f"{n}: {listed.ENTRIES[n][0]}")
def test_each_number_is_read_within_bounds_and_what_must_be_heard_is_said(outcomes, number):
    said = outcomes[number]
    assert said["seconds"] < SECONDS
    assert {tuple(one) for one in said["heard"]} - {("no_roster", "note")} == HEARD[number]
    assert said["reports"] > 0 or number in (6, 19)


def test_1_to_3_every_encoding_is_printed_and_the_decimal_comma_is_one(tmp_path):
    for number, encodings in ((1, ["cp1252"]), (2, ["mac_roman"]), (3, ["utf-16-le", "utf-16"])):
        (tmp_path / str(number)).mkdir()
        tables = tables_of(tmp_path / str(number), number)
        said = [a for a in tables.assumptions if a.code == "text_file"]
        assert sorted(a.values["encoding"] for a in said) == sorted(encodings)
        assert all("encoding = " in a.toml for a in said)
        names = set(tables.actors["name"])
        assert names >= ({"Büro Straße", "Bürgerbüro"} if number == 2 else {"Müllerverein", "AWO, Kreis"})
        if number != 2:
            assert set(tables.reports["strength"]) == {1.0, 2.5}


def test_4_text_encoded_twice_bears_its_repair(tmp_path):
    heard = tables_of(tmp_path, 4).findings.query("code == 'encoded_twice'")
    assert heard["row"].tolist() == [3]
    assert "Flüchtlingshilfe – Süd" in heard["message"].iloc[0]


def test_5_titles_and_footers_are_no_data(tmp_path):
    tables = tables_of(tmp_path, 5)
    assert pairs(tables, "group", "strength") == [("AWO", "Caritas", "Tisch 5", 2.0)]
    codes = dict(tables.ledger[["row", "code"]].to_numpy())
    assert (codes[2], codes[6], codes[7]) == ("title", "footer", "footer")


def test_6_names_with_commas_are_one_column(tmp_path):
    names = tables_of(tmp_path, 6).actors["name"].tolist()
    assert names == ["AWO, Kreisverband", "Caritas", "Diakonie, Ortsverein", "DRK, Kreis", "VHS"]


def test_7_marks_are_read_and_what_is_none_is_asked(tmp_path):
    tables = tables_of(tmp_path, 7)
    assert {frozenset(pair) for pair in pairs(tables)} == {
        frozenset(pair) for pair in (("AWO", "DRK"), ("AWO", "VHS"), ("AWO", "Tafel"), ("DRK", "VHS"),
                                     ("DRK", "Tafel"))
    }  # fmt: skip
    asked = tables.ledger[["row", "column", "code"]].to_numpy().tolist()
    assert [4, 2, "questioned"] in asked
    assert [3, 5, "bracketed_mark"] in asked


def test_8_two_columns_of_one_name_are_two_questions_and_never_numbered(tmp_path):
    tables = tables_of(tmp_path, 8)
    assert pairs(tables, "strength") == [
        ("Jugendamt Neustadt", "Tafel", 2.0), ("Klinikum Nord", "Jugendamt Neustadt", 2.0),
        ("Straßenverein", "Tafel", 1.0),
    ]  # fmt: skip
    waiting = tables.mentions.query("how == 'pending'")
    assert waiting[["row", "column", "text"]].to_numpy().tolist() == [
        [1, 4, "AWO"],
        [1, 5, "AWO"],
        [5, 1, "AWO"],
    ]
    totals = tables.ledger[tables.ledger["value"].isin(["Summe", "11"])]
    assert set(totals["outcome"]) <= {"ignored", "used"}
    assert not tables.mentions["text"].str.contains("Summe").any()
    (tmp_path / "ohne").mkdir()
    groups.slanting_matrix(tmp_path / "ohne" / "matrix_schief.xlsx")
    alone = tidy(read(tmp_path / "ohne"))
    assert "label_twice" in set(alone.findings["code"])
    assert not alone.actors["name"].str.contains(r"AWO\.|AWO 2|Summe").any()


def test_9_merged_actors_count_for_their_rows_and_titles_for_their_columns(tmp_path):
    assert pairs(tables_of(tmp_path, 9), "group", "strength") == [
        ("AWO", "Caritas", "Gruppe A", 1.0), ("AWO", "DRK", "Gruppe A", 2.0), ("AWO", "VHS", "Gruppe A", 3.0),
        ("DRK", "VHS", "Gruppe B", 3.0), ("Caritas", "VHS", "Gruppe B", 2.0),
    ]  # fmt: skip


def test_10_three_tables_on_a_sheet_are_three_groups(tmp_path):
    tables = tables_of(tmp_path, 10)
    assert tables.reports.groupby("group").size().to_dict() == {"Gruppe 1": 2, "Gruppe 2": 3, "Gruppe 3": 2}
    assert tables.reports["strength"].tolist() == [1, 2, 3, 2, 1, 2, 1]


def test_11_colour_is_not_interpreted_and_nothing_hidden_leaks(tmp_path):
    tables = tables_of(tmp_path, 11)
    assert pairs(tables, "strength") == [("AWO", "DRK", None), ("Caritas", "DRK", 2.0), ("VHS", "AWO", 3.0)]
    written = "\n".join(
        frame.to_csv() for frame in (tables.actors, tables.reports, tables.ledger, tables.mentions)
    )
    for secret in ("vertraulich", "geheim", "intern", "Notiz", "niemand", "Kontaktperson"):
        assert secret not in written


def test_12_formulas_count_by_what_is_stored(tmp_path):
    tables = tables_of(tmp_path, 12)
    assert pairs(tables, "strength") == [("AWO", "DRK", 2.0), ("AWO", "Tafel", 1.0)]
    heard = tables.findings.query("severity == 'warning'")
    assert set(zip(heard["row"], heard["value"], strict=True)) == {(3, "=1+2"), (4, "#N/A"), (5, "#REF!")}


def test_13_a_date_is_never_an_intensity_and_a_postcode_goes_nowhere(tmp_path):
    tables = tables_of(tmp_path, 13)
    assert set(pairs(tables, "strength")) == {("AWO", "Tafel", 2.0)}
    dates = tables.findings.query("code == 'excel_date'")["value"]
    assert sorted(set(dates)) == ["2018-02-01", "2018-04-03"]
    assert "4109" not in tables.ledger.to_csv()


def test_14_twelve_spellings_are_one_body_and_look_alikes_are_others(tmp_path):
    said = tables_of(tmp_path, 14).mentions.query("column == 1 and file == 'schreibweisen.xlsx'")
    actors = said["actor"].tolist()
    count, streets = len(groups.SPELLINGS), len(groups.STREET)
    one, street = actors[0], actors[count]
    assert set(actors[:count]) == {one}
    assert set(actors[count : count + streets]) == {street}
    others = actors[count + streets :]
    assert len(set(others)) == len(groups.OTHERS)
    assert not {"", one, street} & set(others)


def test_15_every_cell_is_parted_where_its_names_end(tmp_path):
    tables = tables_of(tmp_path, 15)
    for row, (_, names) in enumerate(groups.CELLS, 2):
        there = [pair[1] for pair, line in zip(pairs(tables), tables.reports.itertuples(), strict=True)
                 if line.row == row]  # fmt: skip
        assert tuple(there) == names, row


def test_16_and_17_the_good_file_beside_them_is_read(outcomes):
    assert outcomes[16]["reports"] == 11
    assert (outcomes[17]["reports"], outcomes[18]["reports"]) == (1, 3)


def test_17_each_bomb_is_refused_or_set_aside_without_its_weight(tmp_path):
    for number, (name, make) in enumerate(listed.BOMBS.items()):
        archives.small(tmp_path / str(number), "ein-guter-tisch.xlsx")
        make(tmp_path / str(number))
        assert name
    told = watched(*(tmp_path / str(number) for number in range(len(listed.BOMBS))))
    for name, said in zip(listed.BOMBS, told, strict=True):
        assert said["reports"] >= 1, name
        assert said["seconds"] < SECONDS, name
        loud = {code for code, severity in said["heard"] if severity in ("error", "warning")}
        assert len(loud) == 1, name


def test_18_a_file_without_read_permission_is_a_finding(tmp_path, monkeypatch):
    archives.small(tmp_path / "welle", "ein-guter-tisch.xlsx")
    locked = archives.small(tmp_path / "welle", "verboten.xlsx")
    known = file.Path.read_bytes

    def denied(path):
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return known(path)

    monkeypatch.setattr(file.Path, "read_bytes", denied)
    tables = tidy(read(tmp_path / "welle"))
    heard = tables.findings.query("severity == 'error'")
    assert heard[["file", "code"]].to_numpy().tolist() == [["verboten.xlsx", "file_unreadable"]]
    assert len(tables.reports) == 1
    with pytest.raises(FileRefusedError):
        file.bytes_of(locked)


def test_19_names_that_are_code_elsewhere_are_text_in_every_table(tmp_path):
    names = books.attack(tmp_path / "welle" / "angriff.xlsx")
    tables = tidy(read(tmp_path / "welle"))
    assert set(tables.actors["name"]) == {" ".join(n.split()) for n in names if not n.startswith("+49")}
    codes = dict(tables.ledger[["row", "code"]].to_numpy())
    assert codes[names.index("+49 2304 1") + 2] == "contact"
    assert tables.actors["actor"].str.fullmatch(r"[a-z0-9-]+").all()
    assert tables.actors["actor"].is_unique


def test_20_an_export_gives_its_answers_and_no_respondent(tmp_path):
    tables = tables_of(tmp_path, 20)
    assert set(tables.reports["file"]) == {"ein-guter-tisch.xlsx", "formular_export.xlsx", "lime.csv"}
    written = "\n".join(frame.to_csv() for frame in (tables.actors, tables.mentions, tables.ledger))
    assert not any(one in written for one in (exports.PERSON, exports.MAIL, "12345"))


def test_21_repeats_spans_and_annotations_of_an_opendocument_sheet(tmp_path):
    listed.opendocument(tmp_path / "welle")
    tables = tidy(read(tmp_path / "welle"))
    assert pairs(tables, "strength") == [("Tafel", "Klinikum", 2.0), ("Tafel", "Verein", 2.0)]
    heard = tables.findings[tables.findings["row"].gt(0)]
    assert set(zip(heard["row"], heard["column"], heard["code"], strict=True)) == {
        (2, 2, "comment"), (4, 2, "self_tie"),
    }  # fmt: skip
    assert "Kontaktperson" not in tables.ledger.to_csv()


def test_21_two_workshops_that_contradict_each_other_keep_their_own_word(tmp_path):
    groups.contradicting(tmp_path / "stadt")
    sheets = read(tmp_path / "stadt")
    first, second = (tidy(sheets.wave(wave)) for wave in sheets.waves)
    assert pairs(first, "state")[0] == ("Tafel", "Klinikum Nord", "existing")
    assert pairs(second, "state")[0] == ("Tafel", "Klinikum Nord", "refused")


def test_21_copies_are_read_once(outcomes):
    assert outcomes[21]["reports"] == 38


def test_what_excel_wrote_is_made_here_and_nowhere_stored():
    binaries = {".xlsx", ".xls", ".ods", ".xlsm"}
    root = text.__file__.rsplit("/", 2)[0]
    assert not [path for path in file.Path(root).rglob("*") if path.suffix in binaries]
