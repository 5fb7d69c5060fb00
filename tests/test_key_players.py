"""Key players: exact against brute force, the published Florentine answers, bounds beyond; who to invite."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from netzwerk.measures.effects import key_search, set_search
from netzwerk.measures.effects.key_players import key_players
from netzwerk.measures.effects.key_search import FRAGMENTATION, NEARNESS, REACH, KeySearch, all_sets
from netzwerk.measures.effects.set_kernel import ties_left
from netzwerk.measures.engine import Engine
from netzwerk.measures.gaps.answer import gaps
from netzwerk.measures.gaps.critical import critical_ties
from netzwerk.measures.gaps.predicted import _hide, back_test, back_test_rows
from netzwerk.network import Network
from tests.sample import WAVES, true_network
from tests.zoo import network, zoo


def scored(graph, kind, actors):
    n = len(graph)
    if kind in REACH:
        near = [nx.single_source_shortest_path_length(graph, one, REACH[kind]) for one in actors]
        return len(set().union(*near)) / n
    rest = graph.subgraph(set(graph) - set(actors))
    pairs = len(rest) * (len(rest) - 1)
    if kind == FRAGMENTATION:
        return 1 - sum(len(part) * (len(part) - 1) for part in nx.connected_components(rest)) / pairs
    steps = dict(nx.all_pairs_shortest_path_length(rest))
    return 1 - sum(1 / d for others in steps.values() for d in others.values() if d) / pairs


@pytest.mark.parametrize("seed", range(6))
def test_the_best_sets_are_those_that_brute_force_finds(seed, monkeypatch):
    monkeypatch.setattr(
        set_search, "_RANGES", 1 + seed
    )  # so that ranges are halved, and nodes dropped, here, too
    monkeypatch.setattr(key_search, "_CHUNK", 40)
    monkeypatch.setattr(key_search, "_AT_ONCE", 0 if seed % 3 else 100)
    chance = random.Random(seed)
    n = chance.randint(5, 11)
    graph = nx.gnm_random_graph(n, chance.randint(2, 2 * n), seed=seed)
    ends = np.array(sorted(graph.edges)).reshape(-1, 2)
    search = KeySearch(Engine(n, ends[:, 0], ends[:, 1], np.ones(len(ends))))
    for kind in (FRAGMENTATION, NEARNESS, *REACH):
        for size in (1, 2, 3):
            scores = {some: scored(graph, kind, some) for some in combinations(range(n), size)}
            best = max(scores.values())
            found = search.best(kind, size)
            assert found.exact
            assert [tuple(one) for one in found.sets.tolist()] == [
                s for s, v in scores.items() if v > best - 1e-9
            ]
            assert search.values(kind, found.sets) == pytest.approx(best)


SHAPES = {
    "random": nx.gnm_random_graph(40, 90, seed=4),
    "hubs": nx.barabasi_albert_graph(40, 2, seed=4),
    "tree": nx.random_labeled_tree(40, seed=4),
    "parts": nx.disjoint_union(nx.gnm_random_graph(25, 40, seed=4), nx.path_graph(15)),
    "ring": nx.cycle_graph(30),
    "all tied": nx.complete_graph(30),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_three_are_proved_to_be_the_costliest_as_all_sets_tried_one_by_one_say(shape, monkeypatch):
    monkeypatch.setattr(key_search, "_AT_ONCE", 0)
    graph = SHAPES[shape]
    ends = np.array(sorted(graph.edges)).reshape(-1, 2)
    search = KeySearch(Engine(len(graph), ends[:, 0], ends[:, 1], np.ones(len(ends))))
    sets = all_sets(len(graph), 3)
    connected, near = ties_left(search.engine, sets)
    for kind, held in ((FRAGMENTATION, connected), (NEARNESS, near)):
        found = search.best(kind, 3)
        assert found.exact
        assert found.sets.tolist() == sets[held <= held.min() + 1e-7].tolist()


def test_a_proof_that_takes_too_much_work_is_given_up_and_the_set_is_not_called_exact(monkeypatch):
    monkeypatch.setattr(key_search, "_MOST_WORK", 1)
    monkeypatch.setattr(key_search, "_AT_ONCE", 0)
    anew = replace(true_network(WAVES[0]))  # what is known of the shared one is remembered
    table = key_players(anew, [3]).set_index(["kind", "size"])
    assert not table.loc[[("fragmentation", 3), ("fragmentation_distance", 3)], "exact"].any()
    assert table.loc[("reach_1", 3), "exact"].all()


@pytest.mark.slow
def test_three_of_150_actors_are_proved_against_all_sets_of_those_that_could_matter():
    graph = nx.barabasi_albert_graph(150, 3, seed=1)
    ends = np.array(sorted(graph.edges))
    search = KeySearch(Engine(150, ends[:, 0], ends[:, 1], np.ones(len(ends))))
    sets = all_sets(40, 3)  # the oldest actors of such a network are its hubs
    for kind in (FRAGMENTATION, NEARNESS):
        found = search.best(kind, 3)
        assert found.exact
        assert search.values(kind, found.sets).min() >= search.values(kind, sets).max() - 1e-9


def test_the_florentine_families_with_pucci():
    graph = nx.florentine_families_graph()
    table = key_players(network(sorted([*graph, "Pucci"]), sorted(graph.edges))).set_index(["kind", "size"])
    firsts = table[~table.index.duplicated()]
    assert firsts.loc["fragmentation", "value"].round(4).tolist() == [0.125, 0.4667, 0.7473, 0.8846]
    assert firsts.loc["fragmentation", "actors"].tolist() == [
        "", "Medici", "Guadagni|Medici", "Guadagni|Medici|Strozzi",
    ]  # fmt: skip
    assert (firsts.loc["reach_1", "value"] * 16).tolist() == [7, 11, 13]
    assert firsts["exact"].all()


@pytest.mark.parametrize("name", zoo())
def test_the_set_to_invite_reaches_everyone(name):
    net = zoo()[name]
    table = key_players(net)
    invited = table[table["kind"].str.startswith("invite")]
    assert invited["value"].eq(1).all()
    assert len(invited) == (2 if net.n else 0)
    assert (table["bound"].isna() | table["bound"].ge(table["value"])).all() or table["value"].isna().any()


def test_beyond_what_can_be_tried_the_search_is_greedy_and_says_so(monkeypatch):
    monkeypatch.setattr(key_search, "MOST_SETS", 100)
    table = key_players(true_network(WAVES[0]), [2]).set_index("kind")
    assert not table.loc[["fragmentation_distance", "reach_1"], "exact"].iloc[-1]
    assert table.loc["reach_1", "bound"] >= table.loc["reach_1", "value"]


def test_no_more_than_ten_equal_sets_are_listed_and_the_rest_counted():
    table = key_players(network(range(14)), [1], lang="en")
    row = table[table["kind"].eq("reach_1")]
    assert len(row) == 10
    assert row["note"].str.contains("14").all()


def test_critical_ties_carry_all_closed_triangles():
    net = true_network(WAVES[0])
    table = critical_ties(net)
    work = net.affiliations[
        net.affiliations["kind"].eq("field") & net.affiliations["role"].isin(["lead", "active"])
    ]
    fields = {actor: set(rows) for actor, rows in work.groupby("actor")["field"]}
    shared = [
        len(fields.get(a, set()) & fields.get(b, set()))
        for a, b in zip(table["actor_a"], table["actor_b"], strict=True)
    ]
    assert table["triangles"].tolist() == shared == sorted(shared, reverse=True)
    opened = gaps(net, "functional")["weight"].sum()
    lost = table.iloc[0]
    gone = ~(net.reports["source"].isin(lost[:2]) & net.reports["target"].isin(lost[:2]))
    less = Network.of(actors=net.actors, reports=net.reports[gone], affiliations=net.affiliations)
    assert gaps(less, "functional")["weight"].sum() == opened + lost["triangles"]


LINKS = pd.DataFrame({"field_a": ["A", "B"], "field_b": ["B", "C"]})


def test_integrative_gaps_need_a_stated_link_and_nobody_in_both():
    work = pd.DataFrame({"actor": list("abbcd"), "field": list("AABCC")})
    ties = pd.DataFrame({"source": ["b"], "target": ["c"]})
    net = Network.of(actors=pd.DataFrame({"actor": list("abcd")}), reports=ties, affiliations=work)
    assert gaps(net, "integrative").empty
    table = gaps(net, "integrative", fields=LINKS)
    assert table[["gap", "weight"]].to_numpy().tolist() == [["integrative:B--C", 1.0]]
    alone = gaps(Network.of(affiliations=work), "integrative", fields=LINKS)
    assert alone["weight"].tolist() == [2.0]


def test_one_sided_needs_who_was_asked_and_did_not_name_back():
    arcs = pd.DataFrame({"source": ["a", "b", "a"], "target": ["b", "a", "c"]})
    asked = pd.DataFrame({"group": ["1", "2"], "actor": ["a", "b"], "about": "*", "answer": "yes"})
    assert gaps(Network.of(reports=arcs, directed=True), "one-sided")["gap"].tolist() == ["one-sided:a--c"]
    assert gaps(Network.of(reports=arcs, directed=True, asked=asked), "one-sided").empty
    assert gaps(Network.of(reports=arcs), "one-sided").empty
    own = arcs.assign(first_person=True)
    assert gaps(Network.of(reports=own), "one-sided")["gap"].tolist() == ["one-sided:a--c"]


def test_redundancy_wants_three_members_and_three_quarters_in_common():
    work = pd.DataFrame({"actor": list("abcabcdab"), "field": list("FFFGGGGHH")})
    table = gaps(Network.of(affiliations=work), "redundancy")
    assert table[["gap", "weight"]].to_numpy().tolist() == [["redundancy:F--G", 0.75]]


def test_a_pair_of_sectors_with_too_few_ties_is_a_row():
    inside = [(s * 10 + i, s * 10 + j) for s in range(2) for i in range(10) for j in range(i) if (i + j) % 2]
    net = network(range(20), [*inside, (0, 10)], sectors="X" * 10 + "Y" * 10)
    table = gaps(net, "cross-sector")
    assert table["gap"].tolist() == ["cross-sector:X--Y"]
    assert table["weight"].iloc[0] > 10


def test_predicted_ties_are_shown_only_where_the_index_beats_the_number_of_partners():
    net = network(range(48), sorted(nx.planted_partition_graph(6, 8, 0.7, 0.02, seed=1).edges))
    test = back_test(net)
    table = gaps(net, "predicted")
    assert test.wins[test.best] >= 90
    assert 0 < len(table) <= 20
    assert table["evidence"].str.contains("Rückprüfung").all()
    random_net = network(range(30), sorted(nx.gnm_random_graph(30, 60, seed=3).edges))
    assert back_test(random_net).best == ""
    assert gaps(random_net, "predicted").empty
    rows = back_test_rows(back_test(random_net)).set_index("measure")
    assert rows["value"].between(0, 1).all()


def test_too_few_ties_give_no_back_test_and_say_so():
    rows = back_test_rows(back_test(network(range(4), [(0, 1), (1, 2)])), lang="en")
    assert rows["value"].isna().all()
    assert rows["note"].str.contains("too few").all()


def test_hidden_ties_leave_both_ends_with_one():
    ties = np.array(sorted(nx.gnm_random_graph(12, 20, seed=1).edges))
    hidden = _hide(ties, 12, 4, dice=np.random.default_rng(1))
    left = np.bincount(np.delete(ties, hidden, axis=0).ravel(), minlength=12)
    assert (left[ties[hidden]] > 0).all()
