"""Waves: what counts as born and ended, what only looks like it, and what became of wishes and gaps."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netzwerk as nw
from netzwerk.measures.waves.answer import Found, changes
from netzwerk.measures.waves.effort import effort
from netzwerk.measures.waves.followed import match_clusters
from netzwerk.network import Network
from tests.sample import WAVES, truth
from tests.test_tables_sample import decided, keys

NO_GAPS = Found(gaps=nw.gaps(Network.of()))


def net(ties="", *, actors="", asked=None, **extra):
    """A wave: `ab cd` are ties, `ab? cd!` a wish and a refusal; `asked` maps a group to who sat there."""
    states = {"?": "wished", "!": "refused"}
    rows = [(t[0], t[1], states.get(t[2:], "existing"), "1") for t in ties.split()]
    reports = pd.DataFrame(rows, columns=["source", "target", "state", "group"])
    names = sorted(set(actors) | set("".join(reports["source"] + reports["target"])))
    seats = [(g, who, "*") for g, sat in (asked or {}).items() for who in sat]
    table = pd.DataFrame({"actor": names, "on_roster": [name in actors for name in names]})
    said = pd.DataFrame(seats, columns=["group", "actor", "about"]) if asked is not None else None
    return Network.of(actors=table, reports=reports, asked=said, **extra)


def figures(a, b, column="value", **more):
    return nw.compare(a, b, **more).set_index("what")[column]


def fates(a, b, **more):
    rows = nw.wave_ties(a, b, **more)
    return {s + t: change for s, t, change in rows[["source", "target", "change"]].to_numpy()}


def test_ties_are_kept_born_and_gone():
    a, b = net("ab ac", actors="abcd"), net("ab bc", actors="abcd")
    assert fates(a, b) == {"ab": "kept", "ac": "not_named_again", "bc": "first_named"}
    for column in ("value", "like_for_like"):
        row = figures(a, b, column)
        assert (row["ties_kept"], row["ties_new"], row["ties_gone"], row["jaccard"]) == (1, 1, 1, 1 / 3)


def test_a_pair_that_nobody_was_asked_about_in_the_other_wave_is_not_comparable():
    a = net("ab cd", actors="abcd", asked={"1": "ac"})
    b = net("ab bd", actors="abcd", asked={"1": "ab"})
    assert fates(a, b) == {"ab": "kept", "bd": "not_asked", "cd": "not_asked"}
    rows = nw.compare(a, b).set_index("what")
    assert rows.loc["ties_new", ["value", "like_for_like"]].tolist() == [1, 0]
    assert rows.loc["ties_gone", ["value", "like_for_like"]].tolist() == [1, 0]
    assert rows.loc["change_not_asked", ["a", "b", "value"]].tolist() == [1, 1, 2]
    assert rows.loc["comparable_pairs", "value"] == 4  # ab ac ad bc: asked in a (ac) and in b (ab)


def test_ties_with_those_who_came_or_went_are_counted_apart():
    a, b = net("ab ax", actors="ab"), net("ab by", actors="ab")
    assert fates(a, b) == {"ab": "kept", "ax": "with_leaver", "by": "with_joiner"}
    row = figures(a, b)
    assert (row["stayers"], row["joiners"], row["leavers"]) == (2, 1, 1)
    assert (row["ties_new"], row["ties_gone"]) == (1, 1)
    assert figures(a, b, "like_for_like")["ties_new"] == 0


def test_who_stands_on_the_roster_without_a_tie_was_there_and_who_is_only_known_was_not():
    a = Network.of(
        actors=pd.DataFrame({"actor": list("abcd"), "on_roster": [True, True, True, False]}),
        reports=pd.DataFrame({"source": ["a"], "target": ["b"]}),
    )
    assert figures(a, a)["stayers"] == 3


def test_without_a_roster_everybody_known_was_there_and_it_is_said():
    graph = net("ab", wave="2018")
    rows = nw.compare(graph, net("ab bc", actors="abc", wave="2019"), lang="en").set_index("what")
    assert rows.loc["joiners", "value"] == 1
    assert "without a roster (2018)" in rows.loc["stayers", "note"]


def no(actor, about, *, blank=False):
    line = {"group": "2", "actor": actor, "about": about, "answer": "no", "blank": blank}
    return pd.DataFrame([line])


@pytest.mark.parametrize(
    ("blank", "change"), [(False, "ended"), (True, "not_named_again")], ids=["a word", "a blank"]
)
def test_only_a_no_in_words_says_that_a_tie_ended(blank, change):
    a, b = net("ab ac", actors="abc"), net("ac", actors="abc", asked={"1": "c"})
    said = pd.concat([b.asked_by, no("b", "a", blank=blank)]).fillna("")
    b = Network.of(actors=b.actors, reports=b.reports, asked=said)
    assert fates(a, b)["ab"] == change
    assert fates(b, a)["ab"] == ("new" if change == "ended" else "first_named")


@pytest.mark.parametrize("mark", ["?", "!"])
def test_who_wishes_or_refuses_a_tie_says_that_it_is_not_there(mark):
    a, b = net("ab", actors="ab"), net(f"ab{mark}", actors="ab")
    assert (fates(a, b), fates(b, a)) == ({"ab": "ended"}, {"ab": "new"})
    states = nw.wave_ties(a, b).iloc[0]
    assert (states["state_a"], states["state_b"]) == ("existing", "wished" if mark == "?" else "refused")


def test_missed_mentions_alone_are_reckoned_from_how_many_were_asked():
    a = net("ab bc", actors="abcd", asked={"1": "ab"})
    b = net("ab", actors="abcd", asked={"1": "ab", "2": "b"})
    rows = nw.compare(a, b, lang="en").set_index("what")
    assert figures(a, b)["expected_gone"] == pytest.approx(2 * 0.3**2)  # two were asked about each
    assert rows.loc["expected_new", "value"] == pytest.approx(0.3)  # in a one table was asked
    assert "assumed" in rows.loc["expected_new", "note"]


def test_directed_naming_is_compared_arc_by_arc():
    a, b = net("ab ba", actors="ab", directed=True), net("ab", actors="ab", directed=True)
    assert fates(a, b) == {"ab": "kept", "ba": "not_named_again"}
    both = net("ab", actors="ab")
    assert fates(a, both) == {"ab": "kept"}


def test_a_renamed_organisation_stays_and_a_merged_one_takes_its_ties_along():
    a, b = net("ab bc cd", actors="abcd"), net("ax xd", actors="axd")
    assert fates(a, b, known={"b": "x", "c": "x"}) == {"ax": "kept", "xd": "kept"}
    row = figures(a, b, known={"b": "x", "c": "x"})
    assert (row["stayers"], row["joiners"], row["leavers"]) == (3, 0, 0)
    assert figures(a, b)["leavers"] == 2


def test_organisations_that_nobody_has_looked_at_are_counted_apart():
    a, b = net("ab", actors="ab"), net("ab au", actors="ab")
    row = figures(a, b, unseen=["u"])
    assert (row["ties_new"], row["joiners"], row["ties_unseen"], row["unseen"]) == (0, 0, 1, 1)
    assert not nw.wave_ties(a, b, unseen=["u"]).set_index("target").loc["u", "listed"]


def test_wishes_that_came_true_have_the_wishes_asked_about_again_as_their_denominator():
    a = net("ab? ac? bc? ad? bd? bd", actors="abcd")
    b = net("ab ac? bc", actors="abcd", asked={"1": "bc"})
    row, like = figures(a, b), figures(a, b, "like_for_like")
    assert (row["wishes"], row["wishes_came_true"], like["wishes"]) == (4, 2, 3)
    assert like["wishes_came_true_share"] == pytest.approx(2 / 3)
    outcomes = changes(a, b).followed.query("kind == 'wish'").set_index("item")["outcome"]
    assert outcomes.to_dict() == {
        "a--b": "came_true", "a--c": "open", "a--d": "not_asked", "b--c": "came_true",
    }  # fmt: skip


def test_gaps_are_closed_open_or_void():
    a = net("ab? bc? xc? cd", actors="abcdx")
    b = net("ab bc? cd", actors="abcd")
    found = changes(a, b).followed.query("kind == 'gap' and type == 'wish'").set_index("item")
    assert found["outcome"].to_dict() == {
        "wish:a--b": "closed", "wish:b--c": "open", "wish:c--x": "void",
    }  # fmt: skip
    assert found.loc["wish:a--b", "after"] == "existing"


def test_a_field_that_is_asked_about_no_more_makes_its_gap_void_and_not_closed():
    works = pd.DataFrame({"actor": ["a"], "field": ["Sprache"], "role": ["active"]})
    a = Network.of(reports=net("ab").reports, affiliations=works)
    found = changes(a, net("ab")).followed.set_index("item")["outcome"]
    assert found["coverage:Sprache"] == "void"


def test_matters_that_were_agreed_come_first_with_what_became_of_them():
    a, b = net("ab? bc? cd", actors="abcd"), net("ab bc? cd", actors="abcd")
    gaps = nw.gaps(a)
    gaps["matter"] = gaps["gap"].where(gaps["type"].eq("wish"), "")
    register = pd.DataFrame(
        {
            "matter": ["wish:a--b", "wish:b--c", "wish:gone", "wish:x"],
            "decision": ["vereinbart", "erledigt", "vereinbart", "verworfen"],
        }
    )
    made = changes(a, b, found=(Found(gaps=gaps, register=register), Found()))
    first = made.followed.iloc[:4]
    assert first["kind"].tolist() == ["matter"] * 4
    assert first["outcome"].tolist() == ["closed", "open", "", ""]
    rows = made.table.set_index("what")["value"]
    assert made.table["what"].iloc[0] == "matters_agreed"
    assert [rows[f"matters_{what}"] for what in ("agreed", "closed", "open", "unknown")] == [3, 1, 1, 1]


def test_without_a_register_it_is_said_that_nothing_is_known_of_agreements():
    row = nw.compare(net("ab"), net("ab"), lang="en").iloc[0]
    assert row["what"] == "matters_agreed"
    assert np.isnan(row["value"])
    assert "on record" in row["note"]


def test_clusters_are_found_again_by_the_members_that_stayed():
    a = pd.DataFrame({"actor": list("abcdefxyz"), "cluster": [*"111222333"]})
    b = pd.DataFrame({"actor": list("abcdef"), "cluster": [*"221113"]})
    found = match_clusters(a, b, pd.Index(list("abcdef"))).set_index("item")
    assert found.loc["1", ["after", "outcome"]].tolist() == ["2", "found_again"]
    assert found.loc["1", "value"] == pytest.approx(2 / 3)
    assert found.loc["2", ["after", "outcome"]].tolist() == ["1", "found_again"]
    assert found.loc["3", "outcome"] == "gone"
    assert found.loc["", ["after", "outcome"]].tolist() == ["3", "new"]


def test_a_share_of_common_members_below_three_tenths_is_not_the_same_cluster():
    a = pd.DataFrame({"actor": list("abcdefghij"), "cluster": "1"})
    b = a.assign(cluster=[*"aabbccddee"])
    assert set(match_clusters(a, b, pd.Index(a["actor"]))["outcome"]) == {"gone", "new"}


def test_a_survey_that_came_is_said_beside_the_number_of_reports():
    lines = pd.DataFrame(
        {"source": ["a", "b"], "target": ["b", "c"], "group": ["s: a", "s: b"], "file": "s.csv",
         "first_person": True}
    )  # fmt: skip
    with_survey = Network.of(reports=pd.concat([net("ab").reports, lines]))
    assert effort(with_survey).respondents == 2
    row = nw.compare(net("ab"), with_survey, lang="en").set_index("what").loc["reports"]
    assert (row["a"], row["b"], row["note"]) == (1, 3, "a survey was added (2 organisations)")


def test_florentine_marriages_and_business_correlate_as_published():
    marriage = nx.florentine_families_graph()
    business = [("Barbadori", "Castellani"), ("Barbadori", "Ginori"), ("Barbadori", "Medici"),
                ("Barbadori", "Peruzzi"), ("Bischeri", "Guadagni"), ("Bischeri", "Lamberteschi"),
                ("Bischeri", "Peruzzi"), ("Castellani", "Lamberteschi"), ("Castellani", "Peruzzi"),
                ("Ginori", "Medici"), ("Guadagni", "Lamberteschi"), ("Lamberteschi", "Peruzzi"),
                ("Medici", "Pazzi"), ("Medici", "Salviati"), ("Medici", "Tornabuoni")]  # fmt: skip
    actors = pd.DataFrame({"actor": sorted([*marriage, "Pucci"])})
    nets = [
        Network.of(actors=actors, reports=pd.DataFrame([*ties], columns=["source", "target"]))
        for ties in (marriage.edges, business)
    ]
    assert figures(*nets)["qap_r"] == pytest.approx(0.37187, abs=1e-5)
    assert figures(*nets)["qap_p"] < 0.01


@cache
def sample():
    return tuple(Network.of(decided(wave)) for wave in WAVES)


def true_pairs(wave, table="reports"):
    rows = truth(wave, table)
    rows = rows[rows["status"].eq("besteht")] if "status" in rows else rows
    return {frozenset(keys(wave)[end] for end in pair) for pair in rows[["a", "b"]].to_numpy()}


def test_on_the_sample_the_raw_counts_are_those_of_the_truth():
    rows = nw.compare(*sample(), unseen=["raumschiff"]).set_index("what")
    before, after = (true_pairs(wave) for wave in WAVES)
    assert (len(after - before), len(before - after)) == (38, 21)
    assert rows.loc[["ties_kept", "ties_new", "ties_gone"], "value"].tolist() == [110, 38, 21]
    assert rows.loc["reports", ["a", "b"]].tolist() == [225, 317]
    assert rows.loc["reports", "note"].startswith("Umfrage kam hinzu")


def test_on_the_sample_five_of_those_gone_are_still_there_so_that_none_is_called_ended_for_sure():
    ties = nw.wave_ties(*sample(), unseen=["raumschiff"])
    gone = ties[ties["listed"] & ties["tie_a"] & ~ties["tie_b"]]
    still = true_pairs(WAVES[1], "ties")
    assert sum(frozenset(pair) in still for pair in gone[["source", "target"]].to_numpy()) == 5
    assert set(gone["change"]) == {"ended", "not_named_again"}
    found = (NO_GAPS, NO_GAPS)
    assert figures(*sample(), unseen=["raumschiff"], found=found)["expected_gone"] > 5


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_raw_and_like_for_like_are_those_of_counting_by_hand(data):
    waves = []
    for _ in range(2):
        who = data.draw(st.lists(st.sampled_from("abcde"), min_size=2, unique=True))
        pairs = [x + y for x in who for y in who if x < y]
        ties = data.draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True))
        sat = data.draw(st.lists(st.sampled_from(who), max_size=2, unique=True))
        waves.append((set(who), set(ties), set(sat), net(" ".join(ties), actors=who, asked={"1": sat})))
    (who_a, ties_a, sat_a, a), (who_b, ties_b, sat_b, b) = waves
    stayed = who_a & who_b
    fair = {
        x + y for x in stayed for y in stayed
        if x < y and ({x, y} & sat_a or x + y in ties_a) and ({x, y} & sat_b or x + y in ties_b)
    }  # fmt: skip
    rows = nw.compare(a, b, found=(NO_GAPS, NO_GAPS)).set_index("what")
    row, like = rows["value"], rows["like_for_like"]
    assert (row["ties_kept"], row["ties_new"], row["ties_gone"]) == (
        len(ties_a & ties_b), len(ties_b - ties_a), len(ties_a - ties_b),
    )  # fmt: skip
    assert (like["ties_kept"], like["ties_new"], like["ties_gone"]) == (
        len(ties_a & ties_b & fair), len((ties_b - ties_a) & fair), len((ties_a - ties_b) & fair),
    )  # fmt: skip
    assert row["comparable_pairs"] == len(fair)
    told = nw.wave_ties(a, b)
    assert len(told) == len(ties_a | ties_b)
    assert int(told["comparable"].sum()) == len(fair & (ties_a | ties_b))


def test_the_order_of_actors_and_reports_changes_nothing():
    a, b = sample()
    turned = replace(b, actors=b.actors.iloc[::-1].reset_index(drop=True), reports=b.reports.iloc[::-1])
    one, other = (nw.compare(a, later, found=(NO_GAPS, NO_GAPS)) for later in (b, turned))
    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_waves_in_which_nobody_or_nothing_is_can_be_compared(lang):
    empty = Network.of()
    for one, other in ((empty, empty), (empty, net("ab")), (net("ab"), empty), (net("", actors="ab"),) * 2):
        table = nw.compare(one, other, lang=lang)
        undefined = table[table["value"].isna() & ~table["what"].isin(["jaccard"])]
        assert undefined.loc[~undefined["what"].str.endswith("share"), "note"].ne("").all()
