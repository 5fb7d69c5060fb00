"""Who was asked about whom (definitions.md 6), clause by clause, on small sheets made by hand."""

from __future__ import annotations

import pytest

from netzwerk.network import Network
from netzwerk.tables import tidy
from tests.sheets import roster, sheet, town

A, B, C, D, E = NAMES = (
    "Caritasverband Neustadt", "Jobcenter Neustadt", "Volkshochschule Neustadt", "Seniorenbeirat",
    "Musikzug Harmonie",
)  # fmt: skip
HEAD = ["Akteur", "Partner"]
SURVEY = ["ID", "Datum", "Ihre Organisation", *(f"Wie eng? [{name}]" for name in NAMES[1:4])]


def read(*sheets, **settings):
    return tidy(town(roster(*NAMES), *sheets, **settings))


def informants(tables, **directed):
    """How many informants were asked about each pair, by the letters of its ends; none where it is 0."""
    net = Network.of(actors=tables.actors, reports=tables.reports, asked=tables.asked, **directed)
    letters = ["ABCDE"[NAMES.index(name)] if name in NAMES else name for name in net.actors["name"]]
    pairs = {
        letters[i] + letters[j]: int(net.informants[i, j])
        for i in range(net.n)
        for j in range(net.n)
        if net.informants[i, j] and (directed or i < j)
    }
    return pairs


def test_the_first_column_of_a_list_was_asked_about_everyone_and_nobody_else_was():
    assert informants(read(sheet([["Tisch 1"], HEAD, [A, B]]))) == {"AB": 1, "AC": 1, "AD": 1, "AE": 1}


def test_whoever_is_named_without_standing_on_the_roster_was_asked_about_too():
    counts = informants(read(sheet([["Tisch 1"], HEAD, [A, "Raumschiff GmbH"]])))
    assert counts["ARaumschiff GmbH"] == 1


def test_a_name_that_waits_for_a_decision_was_not_asked_about():
    waiting = "Volkshochschule Neustadt Nord"
    tables = read(sheet([["Tisch 1"], HEAD, [waiting, B], [A, waiting]]))
    assert waiting in tables.mentions.query("how == 'pending'")["text"].tolist()
    assert set(informants(tables)) == {"AB", "AC", "AD", "AE"}


def test_attendance_says_whose_table_it_was_and_the_first_column_no_longer_does():
    seats = sheet([["Tisch 1", "Tisch 2"], [A, C], [B, ""]], "sitzplan.xlsx")
    tables = read(sheet([["Tisch 1"], HEAD, [A, C], [D, E]]), seats)
    assert set(informants(tables)) == {"AB", "AC", "AD", "AE", "BC", "BD", "BE"}
    assert "asked_first_column" not in [one.code for one in tables.assumptions]


def test_a_column_of_the_roster_says_it_too_but_not_of_those_who_stayed_away():
    listed = sheet(
        [
            ["Organisation", "Tisch", "anwesend"],
            [A, "1", "ja"],
            [B, "1", "nein"],
            [C, "1", "ja"],
            [D, "2", "ja"],
        ],
        "liste.xlsx",
    )
    tables = tidy(town(listed, sheet([["Tisch 1"], HEAD, [A, D]])))
    assert tables.asked["actor"].tolist() == ["caritasverband-neustadt", "volkshochschule-neustadt"]


def test_attendance_alone_asks_about_nothing():
    assert informants(read(sheet([["Tisch 1", "Tisch 2"], [A, B], [C, D]], "sitzplan.xlsx"))) == {}


def test_an_actor_in_first_place_on_one_sheet_of_a_group_sat_there_for_the_others():
    rows = [["Tisch 1"], ["", A, B, C], [A, "", "", ""], [B, "", "", ""], [C, "1", "", ""]]
    matrix = sheet(rows, "matrix.xlsx")
    assert set(informants(read(sheet([["Tisch 1"], HEAD, [A, B]]), matrix))) == {
        "AB", "AC", "AD", "AE", "BC", "CD", "CE",
    }  # fmt: skip


def test_a_row_of_a_matrix_counts_if_it_bears_a_mark_and_its_blanks_are_no():
    tables = read(sheet([["", A, B, C], [A, "", "2", ""], [B, "", "", ""], [C, "", "", ""]]))
    assert informants(tables) == {"AB": 1, "AC": 1}
    assert tables.asked[["answer", "blank"]].to_numpy().tolist() == [["yes", False], ["no", True]]
    assert "blank_in_matrix" in [one.code for one in tables.assumptions]


def test_a_stroke_in_a_matrix_is_an_answer_and_no_blank():
    tables = read(sheet([["", A, B, C], [A, "", "2", "–"], [B, "", "", ""], [C, "", "", ""]]))
    assert tables.asked[["answer", "blank"]].to_numpy().tolist() == [["yes", False], ["no", False]]


def test_marks_on_the_diagonal_of_a_matrix_make_no_row_an_answer():
    for mark in ("x", "–", "X"):
        rows = [["", A, B, C], [A, mark, "2", ""], [B, "", mark, ""], [C, "", "", mark]]
        assert informants(read(sheet(rows))) == {"AB": 1, "AC": 1}


def test_a_member_without_a_mark_in_the_groups_matrix_was_asked_all_the_same():
    rows = [["Tisch 1"], ["", A, B, C], [A, "", "2", ""], [B, "", "", ""], [C, "", "", ""]]
    seats = sheet([["Tisch 1", "Tisch 2"], [A, C], [B, ""]], "sitzplan.xlsx")
    assert informants(read(sheet(rows), seats)) == {"AB": 1, "AC": 1, "BC": 1}
    assert informants(read(sheet(rows), asked={"members": {"Tisch 1": [A, B]}})) == {
        "AB": 1,
        "AC": 1,
        "BC": 1,
    }


def test_one_line_of_netzwerk_toml_makes_blanks_of_a_matrix_unasked():
    rows = [["", A, B, C], [A, "", "2", ""], [B, "", "", "–"], [C, "", "", ""]]
    tables = read(sheet(rows), asked={"blank_in_matrix": "not_asked"})
    assert informants(tables) == {"AB": 1, "BC": 1}


@pytest.mark.parametrize(
    ("none", "counts"), [("gar nicht", {"AB": 1, "AC": 1}), ("", {"AB": 1, "AC": 1, "AD": 1})]
)
def test_a_blank_in_a_survey_is_no_unless_the_export_has_a_word_for_it(none, counts):
    rows = [SURVEY, ["1", "1.3.20", A, "eng", none or "selten", ""], ["2", "1.3.20", E, "", "", ""]]
    assert informants(read(sheet(rows, "umfrage.xlsx"))) == counts


def test_each_respondent_of_a_survey_is_an_informant_and_a_group_is_one_however_many_sit_there():
    survey = [SURVEY, ["1", "1.3.20", A, "gar nicht", "selten", "eng"], ["2", "1.3.20", C, "eng", "", "eng"]]
    counts = informants(
        read(sheet(survey, "umfrage.xlsx"), sheet([["Tisch 1"], HEAD, [A, B], [C, B], [B, D]]))
    )
    assert (counts["AC"], counts["AB"], counts["AE"], counts["BC"]) == (2, 2, 1, 2)


def test_of_directed_naming_only_the_members_own_side_was_asked():
    tables = read(sheet([["Tisch 1"], HEAD, [A, B]]), directed=True)
    assert set(informants(tables, directed=True)) == {"AB", "AC", "AD", "AE"}


def test_wishes_were_asked_for_only_where_a_sheet_offers_a_place_for_them():
    plain = sheet([["Tisch 1"], HEAD, [A, B]], "tisch1.xlsx")
    offering = sheet([["Tisch 2"], [*HEAD, "Status"], [C, D, "besteht"]], "tisch2.xlsx")
    tables = read(plain, offering)
    assert tables.asked[["group", "wishes"]].to_numpy().tolist() == [["Tisch 1", False], ["Tisch 2", True]]


def test_a_report_makes_a_pair_asked_whoever_sat_there():
    tables = read(sheet([["Tisch 1"], HEAD, [D, E]]), asked={"members": {"Tisch 1": [A]}})
    net = Network.of(tables)
    d, e, c = (net.index.get_loc(tables.actors.set_index("name").loc[n, "actor"]) for n in (D, E, C))
    assert net.asked_matrix[d, e]
    assert not net.asked_matrix[d, c]


def test_clean_tables_that_do_not_say_who_was_asked_mean_everyone():
    net = Network.of(reports=Network.of(read(sheet([HEAD, [A, B], [B, C]]))).reports)
    assert net.everything_asked
    assert net.asked_matrix.sum() == net.n * (net.n - 1)
