"""Layouts of sheets: where tables are, what form they have, what they say; each read through to reports."""

from __future__ import annotations

from netzwerk.settings import SheetSettings
from netzwerk.sheet import Cell
from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Caritasverband Neustadt", "Jobcenter Neustadt", "Volkshochschule Neustadt",
"Stadtbibliothek Neustadt",
         "Seniorenbeirat", "Musikzug Harmonie")  # fmt: skip
A, B, C, D, E, F = NAMES


def read(rows, *more, file="blatt.xlsx", **settings):
    return tidy(town(roster(*NAMES), sheet(rows, file), *more, **settings))


def forms(tables):
    return [
        a.code.removeprefix("form_")
        for a in tables.assumptions
        if a.code.startswith("form_") and a.file != "liste.xlsx"
    ]


def test_tables_side_by_side_are_two_with_their_own_groups():
    tables = read(
        [
            ["Tisch 1", "", "", "Tisch 2"],
            ["Akteur", "Partner", "", "Akteur", "Partner"],
            [A, B, "", C, D],
            [A, C, "", E, F],
        ]
    )
    assert pairs(tables, "group") == [
        (A, B, "Tisch 1"),
        (A, C, "Tisch 1"),
        (C, D, "Tisch 2"),
        (E, F, "Tisch 2"),
    ]


def test_tables_side_by_side_without_a_gap_begin_at_the_repeated_header():
    tables = read([["Akteur", "Partner", "Akteur", "Partner"], [A, B, C, D], [A, C, E, F]])
    assert sorted(pairs(tables)) == sorted([(A, B), (A, C), (C, D), (E, F)])


def test_tables_below_each_other_are_two():
    tables = read(
        [["Tisch 1"], ["Akteur", "Partner"], [A, B], [], ["Tisch 2"], ["Akteur", "Partner"], [C, D]]
    )
    assert pairs(tables, "group") == [(A, B, "Tisch 1"), (C, D, "Tisch 2")]


def test_existing_above_wished_with_a_header_each_or_only_a_line():
    again = [
        ["Bestehende Kooperationen"],
        ["Akteur", "Partner"],
        [A, B],
        [],
        ["Gewünschte Kooperationen"],
        ["Akteur", "Partner"],
        [C, D],
    ]
    line = [["Akteur", "Partner"], [A, B], ["Gewünschte Kooperationen:"], [C, D]]
    for rows in (again, line):
        assert pairs(read(rows), "state") == [(A, B, "existing"), (C, D, "wished")]


def test_two_forms_on_one_sheet_are_both_read():
    tables = read([["Akteur", "Partner", "Intensität"], [A, B, "2"], [], ["Wer macht wo mit?"],
                   ["Organisation", "Sprache", "Arbeit", "Kultur"], [A, "x", "L", ""], [B, "", "o",
                   "x"]])  # fmt: skip
    assert forms(tables) == ["tie_list", "affiliations"]
    assert tables.affiliations[["field", "role"]].to_numpy().tolist() == [
        ["Sprache", "active"], ["Arbeit", "lead"], ["Arbeit", "planned"], ["Kultur", "active"],
    ]  # fmt: skip


def test_a_header_of_two_levels_lets_the_upper_speak_for_the_lower():
    rows = [
        [Cell(1, 1, "Akteur", rows=2), Cell(1, 2, "Kooperation", columns=3), "", "", Cell(1, 5, "Wunsch")],
        ["", "Partner", "Art", "Intensität", "Partner"],
        [A, B, "Projekte", "2", C],
        [D, E, "Räume", "3", ""],
    ]
    assert pairs(read(rows), "state", "strength") == [
        (A, B, "existing", 2), (A, C, "wished", None), (D, E, "existing", 3),
    ]  # fmt: skip


def test_a_list_turned_on_its_side_is_read_with_its_own_addresses():
    tables = read([["Akteur", A, A, C], ["Partner", B, C, D], ["Intensität", "1", "2", "3"]])
    assert pairs(tables, "strength", "row", "column") == [(A, B, 1, 2, 2), (A, C, 2, 2, 3), (C, D, 3, 2, 4)]


def test_merged_actors_count_for_their_range_and_blanks_do_not():
    rows = [["Akteur", "Partner"], [Cell(2, 1, A, rows=2), B], ["", C], ["", D]]
    tables = read(rows)
    assert pairs(tables) == [(A, B), (A, C)]
    assert codes(tables) == [(4, 2, "actor_missing")]
    assert len(tables.mentions[tables.mentions["text"].eq(A)]) == 1


def test_a_matrix_says_ties_wishes_and_answers():
    tables = read([["", A, B, C], [A, "", "2", "W"], [B, "", "", "–"], [C, "", "", ""]])
    assert forms(tables) == ["matrix"]
    assert pairs(tables, "state", "strength") == [(A, B, "existing", 2), (A, C, "wished", None)]
    keys = dict(tables.actors[["name", "actor"]].to_numpy())
    asked = {(r["actor"], r["about"]): r["answer"] for r in tables.asked.to_dict("records")}
    assert asked[keys[A], keys[B]] == "yes"
    assert asked[keys[B], keys[C]] == "no"
    assert (keys[C], keys[A]) not in asked
    assert "blank_in_matrix" in [a.code for a in tables.assumptions]


def test_blanks_of_a_matrix_are_not_asked_where_netzwerk_toml_says_so():
    tables = read(
        [["", A, B, C], [A, "", "2", ""], [B, "", "", ""], [C, "1", "", ""]],
        asked={"blank_in_matrix": "not_asked"},
    )
    assert set(tables.asked["answer"]) == {"yes", "none"}


def test_mirror_cells_are_one_report_if_they_agree_and_two_with_a_finding_if_not():
    tables = read([["", A, B, C], [A, "", "2", "1"], [B, "2", "", ""], [C, "3", "", ""]])
    assert pairs(tables, "strength") == [(A, B, 2), (A, C, 1), (C, A, 3)]
    assert codes(tables) == [(4, 2, "mirror_differs")]
    assert tables.ledger.query("code == 'mirror'")[["row", "column", "outcome"]].to_numpy().tolist() == [
        [3, 2, "repeated"]
    ]


def test_a_matrix_of_marks_has_ties_without_intensity_and_questions_for_the_rest():
    tables = read([["", A, B, C], [A, "x", "(x)", "x?"], [B, "", "", "✓"], [C, "", "", ""]])
    assert pairs(tables, "strength") == [(A, B, None), (B, C, None)]
    assert codes(tables) == [(2, 4, "questioned"), (2, 3, "bracketed_mark")]
    assert (
        tables.ledger.query("file == 'blatt.xlsx' and row == 2 and column == 2")["code"].item() == "diagonal"
    )


def test_a_rectangular_matrix_is_told_from_fields_by_the_names_across():
    assert pairs(read([["Akteur", D, E, F], [A, "1", "2", ""], [B, "", "W", "3"]]), "state") == [
        (A, D, "existing"), (A, E, "existing"), (B, E, "wished"), (B, F, "existing"),
    ]  # fmt: skip


def test_totals_of_a_matrix_are_no_actors():
    tables = read(
        [
            ["", A, B, C, "Summe"],
            [A, "", "2", "1", "2"],
            [B, "", "", "3", "1"],
            [C, "", "", "", "0"],
            ["Summe", "0", "1", "2", "3"],
        ]
    )
    assert len(pairs(tables)) == 3
    assert len(tables.actors) == len(NAMES)


def test_one_body_twice_among_the_labels_is_a_finding():
    tables = read([["", A, B, B], [A, "", "2", "1"], [C, "1", "", "3"], [D, "", "1", ""]])
    assert (1, 4, "label_twice") in codes(tables)


def test_sheets_written_in_roster_numbers_are_read_by_them():
    listed = sheet(
        [("Nr.", "Organisation", "Sektor"), *((i, n, "Verein") for i, n in enumerate(NAMES, 1))], "liste.xlsx"
    )
    matrix = sheet(
        [
            ["", "1", "2", "3", "4"],
            ["1", "", "2", "1", ""],
            ["2", "", "", "", ""],
            ["3", "", "", "", "3"],
            ["4", "", "", "", ""],
        ]
    )
    assert pairs(tidy(town(listed, matrix)), "strength") == [(A, B, 2), (A, C, 1), (C, D, 3)]
    lines = sheet(
        [["Akteur", "Partner", "Intensität"], ["1", "2", "3"], ["Nr. 3", "4", "1"], ["5", "6 Musikzug", "2"]]
    )
    assert pairs(tidy(town(listed, lines)), "strength") == [(A, B, 3), (C, D, 1), (E, F, 2)]


def test_a_forms_export_with_several_partners_in_a_cell_is_a_survey():
    tables = read([
        ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Welche Organisation vertreten Sie?",
         "Mit wem arbeiten Sie zusammen?", "Mit wem möchten Sie zusammenarbeiten?",
         "Haben Sie noch Anmerkungen?"],
        ["1", "12.4.18 9:00", "12.4.18 9:10", "a@b.example", "Kontaktperson 01", A, f"{B};{C};", f"{D};",
        "gut"],
        ["2", "12.4.18 9:00", "12.4.18 9:10", "c@b.example", "Kontaktperson 02", E, f"{F};", "", ""],
    ])  # fmt: skip
    assert forms(tables) == ["survey"]
    assert pairs(tables, "state", "group") == [
        (A, B, "existing", f"blatt: {A}"), (A, C, "existing", f"blatt: {A}"), (A, D, "wished", f"blatt: {A}"),
        (E, F, "existing", f"blatt: {E}"),
    ]  # fmt: skip
    assert set(tables.reports["wished_by"]) == {"", "source"}


def test_a_grid_of_questions_reads_the_partner_in_brackets():
    tables = read([["Zeitstempel", "Organisation", f"Wie eng? [{B}]", f"Wie eng? [{C}]", "Kommentar"],
                   ["2018/04/12 9:00", A, "eng", "", "x"], ["2018/04/12 9:05", D, "Wunsch", "selten",
                   ""]])  # fmt: skip
    assert pairs(tables, "state", "strength") == [
        (A, B, "existing", 3),
        (D, B, "wished", None),
        (D, C, "existing", 1),
    ]
    assert tables.mentions["text"].tolist()[:2] == [B, C]


def test_a_blank_in_a_survey_is_no_answer_only_where_there_is_a_word_for_none():
    def answers(word):
        tables = read(
            [
                ["ID", "Startzeit", "Ihre Organisation", B, C, D],
                ["1", "1.1.20", A, "häufig", word, ""],
                ["2", "1.1.20", E, word, "manchmal", "selten"],
            ]
        )
        return sorted(tables.asked["answer"])

    assert answers("nie") == ["no", "no", "none", "yes", "yes", "yes"]
    assert answers("") == ["no", "no", "no", "yes", "yes", "yes"]


def test_attendance_says_who_was_asked_and_makes_no_tie():
    seats = sheet([["Tisch 1", "Tisch 2"], [A, C], [B, D]], "sitzplan.xlsx")
    tables = read([["Tisch 1"], ["Akteur", "Partner"], [A, D]], seats)
    keys = dict(tables.actors[["actor", "name"]].to_numpy())
    assert pairs(tables) == [(A, D)]
    assert [(keys[a], about) for a, about in tables.asked[["actor", "about"]].to_numpy()] == [
        (A, "*"),
        (B, "*"),
    ]
    assert set(tables.affiliations["kind"]) == {"group"}
    assert tables.actors.query("present")["name"].tolist() == [A, B, C, D]


def test_a_list_under_who_sits_here_belongs_to_the_table_of_its_sheet():
    tables = read([["Tisch 3"], ["Wer sitzt hier?"], [A], [B], [], ["Akteur", "Partner"], [A, C]])
    assert set(tables.asked["group"]) == {"Tisch 3"}
    assert len(tables.asked) == 2


def test_members_may_be_stated_in_netzwerk_toml():
    tables = read([["Tisch 1"], ["Akteur", "Partner"], [A, B]], asked={"members": {"Tisch 1": [C, D]}})
    assert len(tables.asked) == 2
    assert "asked_first_column" not in [a.code for a in tables.assumptions]


def test_memberships_in_a_list_have_fields_and_roles():
    tables = read(
        [
            ["Organisation", "Handlungsfeld", "Rolle"],
            [A, "Sprache", "federführend"],
            [B, "Sprache; Kultur", "aktiv"],
        ]
    )
    assert tables.affiliations[["field", "role"]].to_numpy().tolist() == [
        ["Sprache", "lead"],
        ["Sprache", "active"],
        ["Kultur", "active"],
    ]


def test_a_list_without_header_is_told_by_its_known_names():
    assert pairs(read([[A, B, "2"], [A, C, "1"], [D, E, "3"]]), "strength") == [
        (A, B, 2),
        (A, C, 1),
        (D, E, 3),
    ]


def test_headers_nobody_knows_are_told_by_the_names_below():
    assert pairs(read([["Akteur", "Gegenstück"], [A, B], [D, E]])) == [(A, B), (D, E)]
    assert pairs(read([["Kolonne", "Gegenstück"], [A, B], [D, E]])) == [(A, B), (D, E)]


def test_a_table_that_cannot_be_told_is_not_read_and_both_readings_are_named():
    tables = read([["Akteur", "Gegenstück"], ["Foo", "Bar"], ["Baz", "Qux"]])
    assert pairs(tables) == []
    line = tables.findings.iloc[0]
    assert (line["severity"], line["code"], line["file"]) == ("error", "form_unclear", "blatt.xlsx")
    assert 'form = "roster"' in line["message"]
    assert 'form = "tie_list"' in line["message"]
    assert set(tables.ledger.query("file == 'blatt.xlsx'")["outcome"]) == {"refused"}


def test_netzwerk_toml_decides_header_row_form_group_and_skipping():
    rows = [["Unsinn", "Unsinn"], ["Wer mit", "Gegenstück"], ["Foo", "Bar"], ["Baz", "Qux"]]
    stated = SheetSettings(form="tie_list", header_row=2, group="Tisch 9")
    tables = read(
        rows, sheets={"blatt.xlsx": stated}, headers={"actor": ("Wer mit",), "target": ("Gegenstück",)}
    )
    assert pairs(tables, "group") == [("Foo", "Bar", "Tisch 9"), ("Baz", "Qux", "Tisch 9")]
    skipped = read(rows, sheets={"blatt.xlsx": SheetSettings(skip=True)})
    assert codes(skipped) == [(1, 1, "skipped_sheet")]


def test_text_without_a_table_is_a_note_and_an_unknown_table_an_error():
    assert codes(read([["Liebe Kolleginnen und Kollegen,"], ["danke für den Abend!"]])) == [
        (1, 1, "no_table")
    ]
    unknown = read([["Foo", "Bar", "Baz"], ["eins", "zwei", "drei"], ["vier", "fünf", "sechs"]])
    assert codes(unknown) == [(1, 1, "form_unknown")]


def test_faults_of_a_list_are_found_all_at_once_each_at_its_cell():
    tables = read([
        ["Akteur", "Partner", "Intensität", "Status"],
        [A, B, "?", "besteht"], [A, C, Cell(3, 3, "2018-02-01", "date"), "besteht"], [A, D, "irgendwie",
        "besteht"],
        [A, E, "2", "wasdenn"], ["", F, "1", "besteht"], [A, F, "1.234", ""], [B, C, "2-3", ""],
        [B, D, "3", "gewünscht"], [C, C, "1", ""], [C, "", "1", ""], [C, D, "9", ""], [D, E, "1", ""], [D,
        E, "1", ""],
    ])  # fmt: skip
    assert sorted(codes(tables)) == [
        (2, 3, "questioned"), (3, 3, "excel_date"), (4, 3, "unknown_word"), (5, 4, "unknown_state"),
        (6, 2, "actor_missing"), (7, 3, "unclear_number"), (8, 3, "several_numbers"), (9, 3,
        "wish_with_strength"),
        (10, 2, "self_tie"), (11, 1, "partner_missing"), (12, 3, "out_of_range"), (14, 2, "repeated"),
    ]  # fmt: skip
    assert pairs(tables, "state", "strength") == [
        (A, D, "existing", None), (B, D, "wished", None), (D, E, "existing", 1), (D, E, "existing", 1),
    ]  # fmt: skip


def test_struck_and_hidden_cells_are_read_and_reported_and_hidden_ones_not_quoted():
    tables = read(
        [
            ["Akteur", "Partner"],
            [Cell(2, 1, A, struck=True), B],
            [Cell(3, 1, C, hidden=True), Cell(3, 2, D, hidden=True)],
        ]
    )
    assert pairs(tables) == [(A, B), (C, D)]
    assert codes(tables) == [(2, 1, "struck"), (3, 1, "hidden_cells")]
    assert tables.ledger.query("file == 'blatt.xlsx' and row == 3")["value"].tolist() == ["", ""]


def test_a_hidden_sheet_is_skipped_and_reported():
    tables = tidy(town(roster(*NAMES), sheet([["Akteur", "Partner"], [A, B]], hidden=True)))
    assert pairs(tables) == []
    assert codes(tables) == [(1, 1, "hidden_sheet")]


def test_wishes_belong_to_the_source_in_first_person_forms_and_to_the_group_elsewhere():
    listed = read([["Akteur", "Partner", "Wunsch"], [A, B, "x"]])
    own = read(
        [["Organisation", "arbeitet zusammen mit", "möchte zusammenarbeiten mit"], [A, f"{B}, {C}", D]]
    )
    assert listed.reports["wished_by"].tolist() == ["group"]
    assert own.reports["wished_by"].tolist() == ["", "", "source"]
    assert own.reports["first_person"].all()


def test_kinds_are_folded_to_the_commonest_spelling_with_a_note_and_an_assumption():
    tables = read(
        [
            ["Akteur", "Partner", "Art"],
            [A, B, "Projekte"],
            [A, C, "projekte "],
            [A, D, "Projekt"],
            [A, E, "Projekte, Räume"],
        ]
    )
    assert tables.reports["kind"].tolist() == ["Projekte", "Projekte", "Projekte", "Projekte|Räume"]
    assert [code for _, _, code in codes(tables)] == ["merged_kinds", "merged_kinds"]
    assert '[kinds]\n"Projekte" = ["projekte", "Projekt"]' in [a.toml for a in tables.assumptions]


def test_what_the_groups_scale_was_is_said_as_a_line_of_netzwerk_toml():
    tables = read([["Akteur", "Partner", "Intensität (1-5)"], [A, B, "5"], [A, C, "3"]])
    assert pairs(tables, "strength") == [(A, B, 3), (A, C, 2)]
    assert '[sheets."blatt.xlsx"]\nscale = [1, 5]' in [a.toml for a in tables.assumptions]


def test_the_group_is_what_the_sheet_calls_itself_else_its_file_and_sheet():
    two = [sheet([["Akteur", "Partner"], [A, B]], "abend.xlsx", name=name) for name in ("Nord", "Süd")]
    one = sheet([["Akteur", "Partner"], [A, C]], "abschrift.csv")
    assert tidy(town(roster(*NAMES), *two, one)).reports["group"].tolist() == [
        "abend Nord",
        "abend Süd",
        "abschrift",
    ]


def test_a_group_in_two_files_is_taken_for_one_and_said():
    sheets = [sheet([["Gruppe 2"], ["Akteur", "Partner"], [A, n]], f"{n[:3]}.xlsx") for n in (B, C)]
    tables = tidy(town(roster(*NAMES), *sheets))
    assert set(tables.reports["group"]) == {"Gruppe 2"}
    assert "same_group" in [a.code for a in tables.assumptions]


def test_without_a_roster_everyone_is_built_from_what_was_named_and_it_is_said():
    tables = tidy(
        town(
            sheet([["Akteur", "Partner"], ["AWO Nord", "Caritas"], ["awo nord", "DRK"], ["AWO Nord", "DRK"]])
        )
    )
    assert tables.actors["name"].tolist() == ["AWO Nord", "Caritas", "DRK"]
    assert set(tables.actors["sector"]) == {"unknown"}
    assert not tables.actors["on_roster"].any()
    assert "no_roster" in tables.findings["code"].tolist()


def test_two_columns_of_marks_say_what_exists_and_what_is_wished():
    tables = read(
        [["Akteur", "Partner", "besteht", "gewünscht"], [A, B, "x", ""], [A, C, "", "x"], [A, D, "nein", ""]]
    )
    assert pairs(tables, "state") == [(A, B, "existing"), (A, C, "wished")]


def test_compound_and_gendered_headers_are_told_by_their_ending_and_the_names_below():
    tables = read(
        [["Name Akteur", "Kooperationsakteur", "Art d. Kooperation"], [A, B, "Projekte"], [A, C, ""]]
    )
    assert pairs(tables, "kind") == [(A, B, "Projekte"), (A, C, "")]
    assert pairs(read([["Netzwerkakteur:in", "Netzwerkpartner*innen"], [A, f"{B}, {C}"]])) == [(A, B), (A, C)]


def test_questions_as_headers_tell_partners_from_wishes():
    head = [
        "Wer seid ihr?",
        "Mit wem arbeitet ihr schon zusammen?",
        "Mit wem würdet ihr gerne zusammenarbeiten?",
    ]
    assert pairs(read([head, [A, f"{B}, {C}", D]]), "state") == [
        (A, B, "existing"),
        (A, C, "existing"),
        (A, D, "wished"),
    ]


def test_intensities_as_headers_over_partners_are_their_strength():
    tables = read(
        [["Organisation", "eng", "regelmäßig", "gelegentlich", "Wunsch"], [A, B, C, f"{D}, {E}", F]]
    )
    assert pairs(tables, "strength") == [(A, B, 3), (A, C, 2), (A, D, 1), (A, E, 1), (A, F, None)]


def test_an_organisations_own_form_names_it_above_and_speaks_in_the_first_person():
    for line in ([f"Organisation: {A}"], ["Organisation:", A]):
        tables = read([line, [], ["Partner", "Intensität", "Wunsch"], [B, "2", ""], [C, "", "x"]])
        assert pairs(tables, "state") == [(A, B, "existing"), (A, C, "wished")]
        assert tables.reports["first_person"].all()
        assert len(tables.asked) == 1


def test_fields_down_and_actors_across_are_turned():
    tables = read([["Handlungsfeld", A, B, C], ["Sprache", "x", "", ""], ["Arbeit", "", "L", "o"]])
    rows = tables.affiliations[["field", "role", "row", "column"]].to_numpy().tolist()
    assert rows == [["Sprache", "active", 2, 2], ["Arbeit", "lead", 3, 3], ["Arbeit", "planned", 3, 4]]


def test_headings_between_the_lines_of_a_roster_are_its_sectors():
    listed = sheet([["Organisation", "Ansprechperson"], ["Vereine"], [A, "Kontaktperson 01"], [B,
    "Kontaktperson 02"],
                    ["Ämter"], [C, "Kontaktperson 03"]], "liste.xlsx")  # fmt: skip
    actors = tidy(town(listed)).actors
    assert actors[["name", "sector"]].to_numpy().tolist() == [[A, "Vereine"], [B, "Vereine"], [C, "Ämter"]]


def test_a_legend_beside_the_table_counts():
    tables = read(
        [
            ["Akteur", "Partner", "Intensität", "", "Legende"],
            [A, B, "4", "", "1 = selten"],
            [A, C, "1", "", "4 = täglich"],
        ]
    )
    assert pairs(tables, "strength") == [(A, B, 3), (A, C, 1)]


def test_an_error_or_formula_where_a_name_should_stand_is_a_finding():
    tables = read(
        [["Akteur", "Partner"], [Cell(2, 1, "#NV", "error"), B], [A, Cell(3, 2, "=B2", "formula")], [A, C]]
    )
    assert pairs(tables) == [(A, C)]
    assert [c for c in codes(tables) if c[2] != "partner_missing"] == [
        (2, 1, "error_value"),
        (3, 2, "formula_without_value"),
    ]


def test_a_roster_may_head_its_names_as_partners_and_give_tables():
    listed = sheet(
        [["Netzwerkpartner", "Bereich", "Tisch"], [A, "Verein", "1"], [B, "Amt", "2"], [C, "Amt", "1"]],
        "liste.xlsx",
    )
    tables = tidy(town(listed, sheet([["Tisch 1"], ["Akteur", "Partner"], [A, B]])))
    assert len(tables.actors) == 3
    assert len(tables.asked) == 2


def test_a_towns_roster_fills_in_what_the_waves_roster_leaves_open():
    towns = sheet(
        [["Organisation", "Sektor", "Kürzel"], [A, "Verein", "CV"], [B, "Amt", "JC"]], "stadt.xlsx", wave=""
    )
    waves = sheet(
        [["Organisation", "anwesend", "Namensnennung"], [B, "x", "ja"], [C, "", "ja"]], "abend.xlsx"
    )
    tables = tidy(town(towns, waves))
    rows = tables.actors[["name", "sector", "present", "named_in_public"]].to_numpy().tolist()
    assert rows == [[B, "Amt", True, True], [C, "unknown", False, True], [A, "Verein", False, False]]
    assert tables.findings.empty


def test_the_same_name_twice_on_one_roster_is_one_organisation_and_a_finding():
    tables = tidy(town(sheet([["Organisation", "Sektor"], [A, "Verein"], [A.upper(), "Amt"], [B, "Amt"]])))
    assert (3, 1, "duplicate_actor") in codes(tables)
    assert len(tables.actors) == 2


def test_of_the_commonest_word_the_spelling_with_umlauts_stands():
    listed = [
        ["Organisation", "Sektor"],
        [A, "Freie Traeger"],
        [B, "Freie Traeger"],
        [C, "Freie Träger"],
        [D, "freier Träger"],
    ]
    assert set(tidy(town(sheet(listed))).actors["sector"]) == {"Freie Träger"}
