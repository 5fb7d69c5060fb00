"""Types of gap counted a second time, pair by pair, from their definitions; and key players set by set."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings

from netzwerk import terms
from netzwerk.measures import measure
from netzwerk.measures.effects.key_players import key_players
from netzwerk.measures.gaps.answer import gaps
from netzwerk.measures.gaps.critical import critical_ties
from netzwerk.measures.gaps.triangles import triangles
from netzwerk.network import Network
from tests.test_gaps import WETLANDS, pairs, plain, two_level

FEW = settings(deadline=None, max_examples=25)


def members(net, kinds, roles):
    rows = net.affiliations[net.affiliations["kind"].isin(kinds) & net.affiliations["role"].isin(roles)]
    return {name: set(actors) for name, actors in rows.groupby("field")["actor"]}


@given(two_level())
@FEW
def test_holes_are_partners_of_a_broker_with_nobody_else_between_them(net):
    graph, refused = plain(net), pairs(net, "refused") - pairs(net, "existing")
    held = measure(net, "constraint")["constraint"]
    able = sorted((round(held[a], 9), a) for a in graph if graph.degree(a) >= 3)
    brokers = [actor for _, actor in able[: min(10, max(3, net.n // 10))]]
    expected = {
        frozenset(pair)
        for broker in brokers
        for pair in combinations(graph[broker], 2)
        if not graph.has_edge(*pair) and set(nx.common_neighbors(graph, *pair)) == {broker}
    }
    found = gaps(net, "hole")
    assert {frozenset(pair) for pair in found[["actor_a", "actor_b"]].to_numpy()} == expected - refused
    assert len(found) == len(expected - refused)


@given(two_level())
@FEW
def test_one_sided_is_an_arc_whose_other_side_was_asked_and_named_nothing(net):
    if not net.directed:
        return
    existing = net.reports[net.reports["state"].eq("existing")]
    arcs = {(a, b) for a, b in existing[["source", "target"]].to_numpy() if a != b}
    refused = pairs(net, "refused")  # who refused has answered, and is not asked again
    expected = {(a, b) for a, b in arcs if (b, a) not in arcs and frozenset((a, b)) not in refused}
    assert {tuple(row) for row in gaps(net, "one-sided")[["actor_a", "actor_b"]].to_numpy()} == expected


def test_one_sided_needs_that_the_other_side_was_asked():
    arcs = pd.DataFrame({"source": ["a", "c"], "target": ["b", "b"], "group": ["a", "c"]})
    asked = pd.DataFrame(
        {"group": ["a", "c", "b"], "actor": ["a", "c", "b"], "about": ["*", "*", "c"], "answer": "yes"}
    )
    net = Network.of(reports=arcs, asked=asked, directed=True)
    assert gaps(net, "one-sided")[["actor_a", "actor_b"]].to_numpy().tolist() == [["c", "b"]]


@given(two_level())
@FEW
def test_redundant_are_two_of_three_members_or_more_that_share_three_quarters(net):
    by_kind = [
        members(net, ["field"], terms.WORKING_ROLES),
        members(net, ["group", "committee"], [role for role in terms.ROLES if role != terms.PLANNED]),
    ]
    expected = {
        tuple(sorted(both))
        for told in by_kind
        for both in combinations(sorted(told), 2)
        if min(len(told[name]) for name in both) >= 3
        and len(set.intersection(*(told[n] for n in both))) >= 0.75 * len(set.union(*(told[n] for n in both)))
    }
    assert {tuple(sorted(both.split("|"))) for both in gaps(net, "redundancy")["field"]} == expected


@given(two_level())
@FEW
def test_integrative_are_stated_pairs_of_fields_with_actors_in_each_and_nobody_in_both(net):
    links = pd.DataFrame({"field_a": list("AAB"), "field_b": list("BCD")})
    work, graph = members(net, ["field"], terms.WORKING_ROLES), plain(net)
    expected = {}
    for one, other in zip(links["field_a"], links["field_b"], strict=True):
        mine, theirs = work.get(one, set()), work.get(other, set())
        if mine and theirs and not mine & theirs:
            across = any(graph.has_edge(a, b) for a in mine for b in theirs)
            expected[one, other] = 1.0 if across else 2.0
    found = gaps(net, "integrative", fields=links)
    told = zip(found["field"], found["weight"], strict=True)
    assert {tuple(both.split("|")): weight for both, weight in told} == expected


def test_without_a_stated_dependence_there_are_no_integrative_gaps():
    work = pd.DataFrame({"actor": ["a", "b"], "field": ["A", "B"]})
    assert gaps(Network.of(affiliations=work), "integrative").empty


@given(two_level())
@FEW
def test_critical_ties_are_told_by_taking_each_away(net):
    work, graph = members(net, ["field"], terms.WORKING_ROLES), plain(net)
    found = critical_ties(net)
    assert {frozenset(pair) for pair in found[["actor_a", "actor_b"]].to_numpy()} == set(
        map(frozenset, graph.edges)
    )
    for row in found.to_dict("records"):
        a, b = row["actor_a"], row["actor_b"]
        shared = {name for name, those in work.items() if {a, b} <= those}
        assert set(filter(None, row["fields"].split("|"))) == shared
        assert row["triangles"] == len(shared)
        without = nx.restricted_view(graph, [], [(a, b)])
        assert row["separated"] == connected(graph) - connected(without)
    order = found[["triangles", "separated"]].apply(tuple, axis=1).tolist()
    assert order == sorted(order, reverse=True)


def connected(graph):
    return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(graph))


def fragmentation(graph, gone):
    left = graph.copy()
    left.remove_nodes_from(gone)
    n = len(left)
    return 1 - sum(len(part) * (len(part) - 1) for part in nx.connected_components(left)) / (n * (n - 1))


def far_apart(graph, gone):
    left = graph.copy()
    left.remove_nodes_from(gone)
    n, far = len(left), dict(nx.all_pairs_shortest_path_length(left))
    return 1 - sum(1 / far[a][b] for a, b in permutations(left, 2) if b in far[a]) / (n * (n - 1))


def reached(graph, chosen, steps):
    near = {b for a in chosen for b in nx.single_source_shortest_path_length(graph, a, cutoff=steps)}
    return len(near) / len(graph)


@given(two_level())
@settings(deadline=None, max_examples=15)
def test_key_players_are_the_best_of_all_sets(net):
    graph, table = plain(net), key_players(net)
    values = {
        "fragmentation": fragmentation,
        "fragmentation_distance": far_apart,
        "reach_1": lambda graph, chosen: reached(graph, chosen, 1),
        "reach_2": lambda graph, chosen: reached(graph, chosen, 2),
    }
    for (kind, size), rows in table[table["size"].gt(0)].groupby(["kind", "size"]):
        if kind not in values:
            continue
        every = {chosen: values[kind](graph, chosen) for chosen in combinations(net.index, size)}
        best = max(every.values())
        assert rows["value"].tolist() == pytest.approx([best] * len(rows))
        equal = [chosen for chosen, value in every.items() if value > best - 1e-9]
        assert [tuple(told.split("|")) for told in rows["actors"]] == equal[:10]
        assert rows["exact"].all()


def test_the_florentine_key_players_are_those_published():
    graph = nx.Graph(nx.florentine_families_graph())
    graph.add_node("Pucci")
    table = key_players(Network.from_networkx(graph))
    first = table.groupby(["kind", "size"]).first()
    expected = {0: 0.125, 1: 0.4667, 2: 0.7473, 3: 0.8846}
    for size, value in expected.items():
        assert first.loc[("fragmentation", size), "value"] == pytest.approx(value, abs=5e-5)
    assert set(first.loc[("fragmentation", 2), "actors"].split("|")) == {"Guadagni", "Medici"}
    assert set(first.loc[("fragmentation", 3), "actors"].split("|")) == {"Guadagni", "Medici", "Strozzi"}
    assert [round(16 * first.loc[("reach_1", size), "value"]) for size in (1, 2, 3)] == [7, 11, 13]


@pytest.mark.reference
@pytest.mark.skipif(not WETLANDS.is_dir(), reason="the peers' networks are not beside this checkout")
def test_the_wetlands_have_seven_closed_triangles_of_an_actor_and_two_fields_and_217_open_ones():
    names = ("actors", "ties", "affiliations", "field_links")
    actors, ties, work, links = (pd.read_csv(WETLANDS / f"{name}.csv") for name in names)
    counted = triangles(Network.of(actors=actors, reports=ties, affiliations=work), links)
    assert (counted["integrative_closed"], counted["integrative_open"]) == (7, 217)


@given(two_level())
@FEW
def test_triangles_are_those_counted_one_by_one(net):
    links = pd.DataFrame({"field_a": list("AAB"), "field_b": list("BCD")})
    work, graph = members(net, ["field"], terms.WORKING_ROLES), plain(net)
    counted = triangles(net, links)
    both = [graph.has_edge(*pair) for those in work.values() for pair in combinations(sorted(those), 2)]
    linked = {("A", "B"), ("A", "C"), ("B", "D")}
    shared = [pair in linked for pair in combinations(sorted(work), 2) for _ in work[pair[0]] & work[pair[1]]]
    if work:
        assert (counted["functional_closed"], counted["functional_open"]) == (sum(both), both.count(False))
        assert (counted["integrative_closed"], counted["integrative_open"]) == (
            sum(shared),
            shared.count(False),
        )
