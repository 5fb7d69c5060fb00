"""What is missing: every type against brute force, keys that last, nothing proposed that was refused."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.measures.effects.gains import pairs_gained
from netzwerk.measures.effects.losses import losses
from netzwerk.measures.gaps.answer import TYPES, gaps
from netzwerk.measures.sectors.brokerage import exclusivity
from netzwerk.network import Network
from netzwerk.schema import GAPS
from tests.sample import WAVES, true_network
from tests.zoo import network, zoo

STATES = st.sampled_from(["existing", "existing", "wished", "refused"])
ROLES = st.sampled_from(["lead", "active", "active", "planned", "member"])
KINDS = st.sampled_from(["field", "field", "field", "group", "committee"])


@st.composite
def two_level(draw):
    """A random network of two levels: ties of all states among actors, affiliations of all roles."""
    n = draw(st.integers(1, 9))
    actors = [f"o{k}" for k in range(n)]
    who = st.sampled_from(actors)
    reports = draw(st.lists(st.tuples(who, who, STATES, st.sampled_from("12")), max_size=18))
    work = draw(st.lists(st.tuples(who, st.sampled_from("ABCD"), ROLES, KINDS), max_size=16))
    return Network.of(
        actors=pd.DataFrame({"actor": actors, "sector": [("X", "Y")[k % 2] for k in range(n)]}),
        reports=pd.DataFrame(reports, columns=["source", "target", "state", "group"]),
        affiliations=pd.DataFrame(work, columns=["actor", "field", "role", "kind"]),
        directed=draw(st.booleans()),
    )


def pairs(net, state):
    rows = net.reports[net.reports["state"].eq(state)]
    return {
        frozenset(pair) for pair in zip(rows["source"], rows["target"], strict=True) if len(set(pair)) == 2
    }


def plain(net):
    graph = nx.Graph()
    graph.add_nodes_from(net.index)
    graph.add_edges_from(tuple(pair) for pair in pairs(net, "existing"))
    return graph


def within_two(graph):
    reached = dict(nx.all_pairs_shortest_path_length(graph, cutoff=2))
    return sum(len(others) - 1 for others in reached.values()) // 2


def apart(graph, actors):
    part = {actor: k for k, nodes in enumerate(nx.connected_components(graph)) for actor in nodes}
    return sum(part[a] != part[b] for a, b in combinations(actors, 2))


def found(net, kind, **options):
    rows = gaps(net, kind, **options)
    return {tuple(filter(None, row[:2])): row[2] for row in rows[["actor_a", "actor_b", "weight"]].to_numpy()}


@given(two_level())
@settings(deadline=None, max_examples=40)
def test_functional_gaps_are_those_that_brute_force_finds(net):
    rows = net.affiliations
    works = rows[rows["kind"].eq("field") & rows["role"].isin(["lead", "active"])]
    fields = {actor: set(works.loc[works["actor"].eq(actor), "field"]) for actor in net.index}
    taken = pairs(net, "existing") | pairs(net, "refused")
    expected = {
        (a, b): len(fields[a] & fields[b])
        for a, b in combinations(net.index, 2)
        if fields[a] & fields[b] and frozenset((a, b)) not in taken
    }
    assert found(net, "functional") == expected


@given(two_level())
@settings(deadline=None, max_examples=40)
def test_wishes_are_those_that_nothing_fulfils_and_nobody_refused(net):
    wished = net.reports[net.reports["state"].eq("wished")]
    directions = set(zip(wished["source"], wished["target"], strict=True))
    open_pairs = pairs(net, "wished") - pairs(net, "existing") - pairs(net, "refused")
    expected = {}
    for a, b in combinations(net.index, 2):
        if frozenset((a, b)) in open_pairs:
            expected[a, b] = 2 if {(a, b), (b, a)} <= directions else 1
    assert found(net, "wish") == expected


@given(two_level())
@settings(deadline=None, max_examples=40)
def test_fragility_is_what_taking_each_away_splits(net):
    graph = plain(net)
    expected = {}
    for actor in graph:
        split = parted(graph, [actor])
        if split or exclusivity(net)[net.index.get_loc(actor)] >= 1:
            expected[actor,] = split
    for a, b in list(graph.edges):
        less = nx.Graph(graph)
        less.remove_edge(a, b)
        split = apart(less, list(less)) - apart(graph, list(graph))
        sides = [len(nx.node_connected_component(less, end)) for end in (a, b)]
        if split and min(sides) >= 2:
            expected[tuple(sorted((a, b)))] = split
    rows = found(net, "fragility")
    assert {key: weight for key, weight in rows.items() if "|" not in key[0]} == expected


def parted(graph, gone):
    rest = [other for other in graph if other not in gone]
    return apart(graph.subgraph(rest), rest) - apart(graph, rest)


@given(two_level())
@settings(deadline=None, max_examples=30)
def test_fragile_sets_fragment_most_and_need_each_of_their_actors(net):
    graph = plain(net)
    sets = [tuple(key[0].split("|")) for key in found(net, "fragility") if "|" in key[0]]
    for size in (2, 3):
        named = [one for one in sets if len(one) == size]
        if len(graph) < size + 2:
            assert not named
            continue
        scores = {some: kept_together(graph, some) for some in combinations(net.index, size)}
        best = min(some for some, score in scores.items() if score == min(scores.values()))
        adds = all(parted(graph, best) > parted(graph, fewer) for fewer in combinations(best, size - 1))
        assert named == ([best] if adds else [])


def kept_together(graph, gone):
    rest = graph.subgraph([other for other in graph if other not in gone])
    return sum(len(part) * (len(part) - 1) for part in nx.connected_components(rest))


@given(two_level())
@settings(deadline=None, max_examples=40)
def test_isolation_counts_partners_and_components(net):
    graph = plain(net)
    expected = {}
    for actor in graph:
        size = len(nx.node_connected_component(graph, actor))
        weight = 3 if size == 1 else 2 if size < 4 else 1 if graph.degree(actor) == 1 else 0
        if weight:
            expected[actor,] = weight
    assert found(net, "isolation") == expected


@given(two_level())
@settings(deadline=None, max_examples=40)
def test_coverage_reads_active_and_lead_only(net):
    rows = net.affiliations[net.affiliations["kind"].eq("field")]
    expected = {}
    for field in set(rows["field"]):
        mine = rows[rows["field"].eq(field)]
        working = set(mine.loc[mine["role"].isin(["lead", "active"]), "actor"])
        if len(working) < 2 or not mine["role"].eq("lead").any():
            expected[field] = {0: 4, 1: 3}.get(len(working), 2)
    table = gaps(net, "coverage")
    assert dict(zip(table["field"], table["weight"], strict=True)) == expected


@given(two_level())
@settings(deadline=None, max_examples=40)
def test_the_gain_of_a_tie_is_what_adding_it_to_a_copy_gives(net):
    graph = plain(net)
    absent = [(a, b) for a, b in combinations(net.index, 2) if not graph.has_edge(a, b)]
    expected = []
    for a, b in absent:
        more = nx.Graph(graph)
        more.add_edge(a, b)
        expected.append(within_two(more) - within_two(graph))
    i, j = (net.index.get_indexer([pair[side] for pair in absent]) for side in (0, 1))
    assert pairs_gained(net, i, j).tolist() == expected


@given(two_level(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=12)
def test_keys_weights_and_evidence_do_not_depend_on_the_order_of_actors_or_lines(net, chance):
    actors, reports, work = (
        frame.sample(frac=1, random_state=chance.randrange(2**31))
        for frame in (net.actors, net.reports, net.affiliations)
    )
    other = Network.of(actors=actors, reports=reports, affiliations=work, directed=net.directed)
    columns = ["gap", "type", "field", "weight", "effect", "quality"]
    one, two = (gaps(each)[columns].sort_values("gap", ignore_index=True) for each in (net, other))
    pd.testing.assert_frame_equal(one, two)


@given(two_level())
@settings(deadline=None, max_examples=12)
def test_the_table_keeps_its_contract_and_its_order(net):
    table = gaps(net)
    assert tuple(table.columns) == GAPS.names
    assert table["gap"].is_unique
    place = table["type"].map(terms.GAP_TYPES.index).to_numpy()
    order = {key: k for k, key in enumerate(net.index)} | {"": -1}
    first = table["actor_a"].str.split("|").str[0].map(order).to_numpy()
    assert list(zip(place, -table["weight"], first, strict=True)) == sorted(
        zip(place, -table["weight"], first, strict=True)
    )
    assert table["matter"].eq("").all()


@pytest.mark.parametrize("name", zoo())
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_network_of_the_zoo_can_be_asked(name, lang):
    table = gaps(zoo()[name], lang=lang)
    assert table["weight"].ge(0).all()
    assert table["weight"].gt(0).all() or set(table.loc[table["weight"].eq(0), "type"]) == {"fragility"}
    assert table["evidence"].ne("").all()


def test_a_planned_member_never_closes_a_gap():
    work = pd.DataFrame(
        {"actor": ["a", "b", "c"], "field": ["F", "F", "F"], "role": ["active", "planned", "planned"]}
    )
    table = gaps(Network.of(affiliations=work), ["coverage", "functional"])
    assert table[["gap", "weight"]].to_numpy().tolist() == [["coverage:F", 3.0]]
    assert "geplant, noch nicht aktiv: b, c" in table["evidence"].iloc[0]


def test_a_field_that_expects_a_sector_says_which_is_lacking():
    net = Network.of(
        actors=pd.DataFrame({"actor": ["a", "b"], "sector": ["Kitas", "Vereine"]}),
        affiliations=pd.DataFrame({"actor": ["a", "b"], "field": ["F", "F"], "role": ["lead", "active"]}),
    )
    fields = pd.DataFrame({"field": ["F", "G"], "needs_sector": ["kitas|Politik", ""]})
    table = gaps(net, "coverage", fields=fields)
    assert table[["gap", "weight"]].to_numpy().tolist() == [["coverage:G", 4.0], ["coverage:F", 1.0]]
    assert "Politik" in table["evidence"].iloc[1]
    assert "kitas" not in table["evidence"].iloc[1]


def wish(*rows):
    columns = ["source", "target", "group", "state", "first_person", "file", "sheet", "row", "column"]
    return pd.DataFrame([(*row[:3], "wished", *row[3:]) for row in rows], columns=columns)


def test_only_two_wishes_in_the_first_person_are_mutual():
    own = wish(("a", "b", "1", True, "x.csv", "", 2, 2), ("b", "a", "2", True, "y.csv", "", 3, 2))
    named = own.assign(first_person=[True, False])
    assert "gegenseitig" in gaps(Network.of(reports=own), "wish")["evidence"].iloc[0]
    told = gaps(Network.of(reports=named), "wish")["evidence"].iloc[0]
    assert "von beiden Seiten genannt (1, 2)" in told
    assert "gegenseitig" not in told
    assert "Nennungen: 2 (x.csv B2; y.csv B3)" in told


@pytest.mark.parametrize(
    ("asked", "quality", "said"),
    [
        (["a", "b"], "both", "wurde gefragt und"),
        (["a"], "one", "nicht gefragt"),
        (["c"], "none", "nicht gefragt"),
    ],
)
def test_the_quality_of_a_wish_says_who_was_asked(asked, quality, said):
    net = Network.of(
        actors=pd.DataFrame({"actor": ["a", "b", "c"]}),
        reports=wish(("a", "b", "1", False, "", "", None, None)),
        asked=pd.DataFrame({"group": "1", "actor": asked, "about": "*", "answer": "yes", "wishes": True}),
    )
    row = gaps(net, "wish").iloc[0]
    assert row["quality"] == quality
    assert said in row["evidence"]


def test_questions_that_offered_no_wish_do_not_count_for_wishes():
    questions = pd.DataFrame(
        {"group": ["1", "2"], "actor": ["a", "b"], "about": "*", "answer": "yes", "wishes": [True, False]}
    )
    reports = wish(("a", "b", "1", False, "", "", None, None))
    assert gaps(Network.of(reports=reports, asked=questions), "wish")["quality"].tolist() == ["one"]


def test_the_same_pair_has_the_same_key_whoever_stands_first():
    one = gaps(Network.of(reports=wish(("b", "a", "1", False, "", "", None, None))), "wish")
    two = gaps(Network.of(reports=wish(("a", "b", "1", False, "", "", None, None))), "wish")
    assert one["gap"].tolist() == two["gap"].tolist() == ["wish:a--b"]


def test_keys_that_hold_the_separator_stay_apart():
    ties = [("a--b", "c"), ("a", "b--c")]
    net = Network.of(reports=wish(*((a, b, "1", False, "", "", None, None) for a, b in ties)))
    assert gaps(net, "wish")["gap"].is_unique


def test_an_actor_not_on_the_roster_is_a_row_where_there_is_a_roster():
    actors = pd.DataFrame({"actor": list("abcde"), "on_roster": [True, True, True, True, False]})
    ties = pd.DataFrame({"source": list("abcde"), "target": list("bcdea")})
    table = gaps(Network.of(actors=actors, reports=ties), "isolation")
    assert table[["actor_a", "weight"]].to_numpy().tolist() == [["e", 1.0]]
    assert "nicht auf der Organisationsliste" in table["evidence"].iloc[0]
    assert gaps(Network.of(actors=actors[["actor"]], reports=ties), "isolation").empty


def test_who_was_invited_absent_and_not_named_is_told():
    actors = pd.DataFrame({"actor": list("abc"), "on_roster": True, "present": [True, True, False]})
    net = Network.of(actors=actors, reports=pd.DataFrame({"source": ["a"], "target": ["b"]}))
    row = gaps(net, "isolation").set_index("actor_a").loc["c"]
    assert row["weight"] == 3
    assert "eingeladen, nicht anwesend" in row["evidence"]


def test_an_unknown_type_is_answered_with_the_nearest():
    with pytest.raises(NetworkError, match="functional"):
        gaps(network([0]), ["funktional"])


def test_the_samples_matter_of_the_first_wave_is_there_and_gone_in_the_second():
    first, second = (gaps(true_network(wave)).set_index("gap") for wave in WAVES)
    keys = ["coverage:Antidiskriminierung", "wish:mos--rat", "functional:mos--rat"]
    assert first.loc[keys, "weight"].tolist() == [2, 2, 1]
    assert [key in second.index for key in keys] == [True, False, False]


def test_medici_hold_the_florentine_families_together():
    net = network(*_florentine())
    table = gaps(net, "fragility").set_index("gap")
    cutpoints = {key.split(":")[1] for key in table.index[table["weight"].gt(0)] if "--" not in key}
    assert cutpoints == {"Albizzi", "Guadagni", "Medici", "Salviati"}
    assert "fragility:set:Guadagni--Medici--Strozzi" in table.index
    assert table.loc["fragility:Medici", "weight"] == 35
    assert len(losses(net).bridges) == 5
    assert set(TYPES) <= set(terms.GAP_TYPES)


def _florentine():
    graph = nx.florentine_families_graph()
    return sorted(graph), sorted(graph.edges)


@pytest.mark.slow
def test_two_thousand_actors_in_sixty_fields_lack_what_counting_all_pairs_finds():
    net = large_town()
    table = gaps(net, "functional")
    works = pd.crosstab(net.affiliations["actor"], net.affiliations["field"]).gt(0)
    works = works.reindex(net.index, fill_value=False).to_numpy(dtype=float)
    shared = np.triu(works @ works.T, 1)
    shared[net.edges["i"], net.edges["j"]] = 0
    assert len(table) == np.count_nonzero(shared) > 50_000
    assert table["weight"].sum() == shared.sum()


def large_town(n=2000, fields=60):
    chance = np.random.default_rng(1)
    keys = np.array([f"o{k:04d}" for k in range(n)], dtype=object)
    ends = chance.integers(0, n, (12_000, 2))
    member = chance.integers(0, n, 6000), chance.integers(0, fields, 6000)
    return Network.of(
        actors=pd.DataFrame({"actor": keys, "sector": [f"S{k % 8}" for k in range(n)]}),
        reports=pd.DataFrame({"source": keys[ends[:, 0]], "target": keys[ends[:, 1]]}),
        affiliations=pd.DataFrame(
            {"actor": keys[member[0]], "field": [f"F{k:02d}" for k in member[1]], "file": "felder.xlsx"}
        ),
    )


WETLANDS = Path(__file__).parents[1].parent / "shared" / "reference" / "wetlands"


@pytest.mark.reference
@pytest.mark.skipif(not WETLANDS.is_dir(), reason="the peers' networks are not beside this checkout")
def test_the_wetlands_open_triangles_are_those_counted_one_by_one():
    actors, ties, work = (
        pd.read_csv(WETLANDS / f"{name}.csv") for name in ("actors", "ties", "affiliations")
    )
    net = Network.of(actors=actors, reports=ties, affiliations=work)
    existing = pairs(net, "existing")
    shared = Counter()
    for _, members in work.drop_duplicates().groupby("field")["actor"]:
        shared.update(frozenset(pair) for pair in combinations(sorted(members), 2))
    expected = {pair: count for pair, count in shared.items() if pair not in existing}
    table = gaps(net, "functional")
    ends = zip(table["actor_a"], table["actor_b"], strict=True)
    assert {frozenset(pair): w for pair, w in zip(ends, table["weight"], strict=True)} == expected
    assert table["weight"].sum() == sum(expected.values())
