"""The sample town, held against its truth: mentions, reports, problems, sectors, memberships."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from netzwerk.forms.columns import bracketed
from netzwerk.intake import read
from netzwerk.network import Network
from netzwerk.tables import tidy
from tests.sample import RAW, STATES, WAVES, truth

PROBLEMS = {
    "self-tie": "self_tie", "partner missing": "partner_missing", "unknown actor": "name_new",
    "intensity out of range": "out_of_range",
}  # fmt: skip
wave = pytest.mark.parametrize("wave", WAVES)


@cache
def sheets(wave):
    return read(RAW).wave(wave)


@cache
def keys(wave):
    """The truth's keys to ours, by the names on the roster."""
    ours = {name: key for key, name in tidy(sheets(wave)).actors[["actor", "name"]].to_numpy()}
    return {key: ours[name] for key, name in truth(wave, "actors")[["key", "name"]].to_numpy()}


def named(text):
    """A survey's question stands around the name; the table of mentions holds the name alone."""
    return bracketed(text) or text


@cache
def decided(wave):
    """The sample with every spelling decided as the truth says."""
    mentions = truth(wave, "mentions")
    spellings = {named(text): keys(wave)[actor] for text, actor in mentions[["text", "actor"]].to_numpy()}
    return tidy(sheets(wave), decisions=spellings)


@cache
def problem_rows(wave):
    return {(p["file"], int(p["row"])) for p in truth(wave, "problems").to_dict("records")}


@wave
def test_every_report_of_the_truth_comes_back_and_no_other(wave):
    key = keys(wave)
    expected = Counter(
        (r["file"], r["sheet"], int(r["row"]), int(r["column"]), key[r["a"]], key[r["b"]], r["kind"],
         r["weight"], STATES[r["status"]])
        for r in truth(wave, "reports").to_dict("records")
    )  # fmt: skip
    ours = Counter(
        (r["file"], r["sheet"], r["row"], r["column"], r["source"], r["target"], r["kind"],
         "" if r["strength"] != r["strength"] else f"{r['strength']:g}", r["state"])
        for r in decided(wave).reports.to_dict("records")
        if (r["file"], r["row"]) not in problem_rows(wave)
    )  # fmt: skip
    assert ours == expected


@wave
def test_of_the_planted_lines_only_the_one_to_an_unknown_actor_is_a_report(wave):
    reports = decided(wave).reports
    planted = [(f, r) in problem_rows(wave) for f, r in reports[["file", "row"]].to_numpy()]
    assert reports[planted]["target"].tolist() == ["raumschiff"]


@wave
def test_every_mention_stands_where_the_truth_has_it(wave):
    expected = Counter(
        (m["file"], m["sheet"], int(m["row"]), int(m["column"]), named(m["text"]))
        for m in truth(wave, "mentions").to_dict("records")
    )
    ours = Counter(
        (m["file"], m["sheet"], m["row"], m["column"], m["text"])
        for m in decided(wave).mentions.to_dict("records")
        if (m["file"], m["row"]) not in problem_rows(wave)
    )
    assert ours == expected


@wave
def test_what_is_decided_without_help_is_right(wave):
    expected = {
        (m["file"], int(m["row"]), int(m["column"]), named(m["text"])): keys(wave)[m["actor"]]
        for m in truth(wave, "mentions").to_dict("records")
    }
    sure = tidy(sheets(wave)).mentions.query("how in ['exact', 'alias', 'typo']").to_dict("records")
    places = [((m["file"], m["row"], m["column"], m["text"]), m["actor"]) for m in sure]
    assert [place for place, actor in places if expected.get(place, actor) != actor] == []
    assert len(places) >= 0.85 * len(expected)


@wave
def test_every_planted_problem_is_a_finding_at_its_cell(wave):
    for tables in (decided(wave), tidy(sheets(wave))):
        found = tables.findings
        for problem in truth(wave, "problems").to_dict("records"):
            row = found[found["file"].eq(problem["file"]) & found["sheet"].eq(problem["sheet"])
                        & found["row"].eq(int(problem["row"]))]  # fmt: skip
            assert PROBLEMS[problem["problem"]] in row["code"].tolist()
            assert row["message"].str.len().gt(20).all()
            assert row["column"].gt(0).all()


@wave
def test_memberships_are_those_of_the_truth_with_what_is_only_planned_beside_them(wave):
    key = keys(wave)
    expected = {(key[a], f, r) for a, f, r in truth(wave, "affiliations").to_numpy()}
    rows = decided(wave).affiliations
    ours = {tuple(row) for row in rows[["actor", "field", "role"]].to_numpy()}
    assert expected <= ours
    assert {role for _, _, role in ours - expected} <= {"planned"}


@wave
def test_fourteen_words_for_sectors_become_the_eight_of_the_truth(wave):
    expected = {keys(wave)[k]: s for k, s in truth(wave, "actors")[["key", "sector"]].to_numpy()}
    ours = dict(decided(wave).actors[["actor", "sector"]].to_numpy())
    partition = {(expected[actor], ours[actor]) for actor in expected}
    assert len(partition) == len(set(expected.values())) == 8


@wave
def test_consent_and_presence_are_the_rosters(wave):
    actors = decided(wave).actors.set_index("name")
    expected = truth(wave, "actors").set_index("name")["named_in_public"].eq("ja")
    assert actors.loc[expected.index, "named_in_public"].eq(expected).all()
    assert not actors.loc["Raumschiff GmbH", ["on_roster", "present", "named_in_public"]].any()
    assert actors["present"].sum() >= 35


def test_the_network_of_the_first_wave_is_the_one_of_the_design_and_one_stranger():
    net = Network.of(decided(WAVES[0]))
    assert net.n == 45
    assert len(net.edges) == 132
    assert len(net.groups) == 6


def test_a_survey_has_a_group_a_respondent_and_asks_only_what_was_answered():
    asked = decided(WAVES[1]).asked
    survey = asked[asked["file"].eq("umfrage.csv")]
    assert survey["group"].nunique() == survey["actor"].nunique() == 12
    assert set(survey["answer"]) == {"yes", "no", "none"}
    assert survey["wishes"].all()


@wave
def test_the_same_sheets_give_the_same_tables_in_any_order_of_files(wave):
    from dataclasses import replace

    there = sheets(wave)
    turned = tidy(replace(there, sheets=there.sheets[::-1]))
    straight = tidy(there)
    columns = ["file", "sheet", "row", "column", "source", "target", "kind", "state", "strength"]
    assert sorted(map(str, turned.reports[columns].to_numpy().tolist())) == sorted(
        map(str, straight.reports[columns].to_numpy().tolist())
    )
