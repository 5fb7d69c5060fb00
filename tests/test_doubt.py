"""What is kept of an order, which pairs are settled, which orders all centralities share, and the light."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk import schema
from netzwerk.measures import measure
from netzwerk.measures.chance import generator
from netzwerk.measures.doubt.covered import COMMAND, COVERED
from netzwerk.measures.doubt.inclusion import comparable_share, neighbourhood_inclusion
from netzwerk.measures.doubt.kept import kept_order, overlap
from netzwerk.measures.doubt.light import GREEN, RED, YELLOW, Figure
from netzwerk.measures.doubt.misspelt import MERGED, SPLIT, orders_kept
from netzwerk.measures.doubt.misspelt import _merged as merged
from netzwerk.measures.doubt.misspelt import _split as split
from netzwerk.measures.doubt.ranks import above, places, spearman
from netzwerk.measures.doubt.stability import stability
from netzwerk.measures.engine import engine_of
from netzwerk.measures.registry import find
from netzwerk.network import Network

from .sample import true_network
from .zoo import network, zoo

ZOO = zoo()
NAN = float("nan")


@pytest.fixture(scope="module")
def found():
    return stability(true_network(), ["degree", "betweenness", "constraint"], draws=120)


def rows(found, kind, level=None):
    table = found.table[found.table["kind"].eq(kind)]
    return table if level is None else table[table["level"].eq(level)]


def test_every_kind_of_doubt_has_its_rows(found):
    assert tuple(found.table.columns) == schema.STABILITY.names
    kinds = {
        "resampled", "group_out", "actors_dropped", MERGED, SPLIT, "indistinguishable", "inclusion", "light",
        "coverage",
    }  # fmt: skip
    assert set(found.table["kind"]) == kinds
    for kind, levels in {
        "actors_dropped": (0.05, 0.1, 0.2, 0.3),
        MERGED: (0.05, 0.1),
        SPLIT: (0.05, 0.1),
    }.items():
        wanted = {f"{level:g}{what}" for level in levels for what in ("", " top_1", " top_3")}
        assert set(rows(found, kind)["level"]) == wanted
    for kind in ("resampled", "group_out"):
        assert {"spearman", "top_1", "top_3", "rank", "value"} <= set(rows(found, kind)["level"])


def test_what_is_kept_of_drawn_orders_is_what_spearman_and_counting_say(found):
    value = measure(true_network(), "betweenness")["betweenness"].to_numpy()
    drawn = found.draws["betweenness"]
    rho = spearman(np.tile(value, (len(drawn), 1)), drawn)
    kept = rows(found, "resampled").query("measure == 'betweenness'").set_index("level")["value"]
    assert kept["spearman"] == pytest.approx(rho.mean())
    first = set(np.argsort(-value)[:3])
    same = [len(first & set(np.argsort(-row)[:3])) / 3 for row in drawn]
    assert kept["top_3"] == pytest.approx(np.mean(same), abs=0.02)  # but for level places


def test_level_places_are_shared_in_the_overlap():
    a, b = (places(np.array([row])) for row in ([2.0, 2.0, 1.0, 0.0], [3.0, 1.0, 1.0, 1.0]))
    assert overlap(a, b, 1).tolist() == [0.5]
    assert overlap(a, b, 3).tolist() == pytest.approx([(1 + 2 / 3 + 2 / 3) / 3])


def test_who_has_no_value_in_a_draw_makes_room_for_the_next():
    value = np.array([9.0, 8.0, 7.0, 1.0])
    kept = kept_order(find("degree"), value, np.array([[NAN, 8.0, 7.0, 1.0], [9.0, 1.0, 7.0, 8.0]]), kind="k")
    assert kept.spearman[0] == pytest.approx(1) and kept.top[3][0] == 1 and kept.top[1][0] == 1
    assert kept.spearman[1] == pytest.approx(spearman(value[None], np.array([[9.0, 1.0, 7.0, 8.0]]))[0])


def test_an_order_of_equals_has_no_correlation():
    kept = kept_order(find("degree"), np.ones(4), np.arange(8.0).reshape(2, 4), kind="k")
    assert np.isnan(kept.spearman).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_pairs_are_compared_draw_by_draw(seed, smallest):
    dice = np.random.default_rng(seed)
    draws = np.where(dice.random((7, 5)) < 0.2, np.nan, dice.integers(0, 4, (7, 5)).astype(float))
    share = above(places(draws, smallest=smallest))
    for i, j in combinations(range(5), 2):
        both = draws[~np.isnan(draws[:, [i, j]]).any(axis=1)][:, [i, j]] * (-1 if smallest else 1)
        expected = ((both[:, 0] > both[:, 1]) + (both[:, 0] == both[:, 1]) / 2).mean() if len(both) else NAN
        assert share[i, j] == pytest.approx(expected, nan_ok=True)
        assert share[i, j] + share[j, i] == pytest.approx(1, nan_ok=True) or not len(both)


def test_indistinguishable_pairs_are_those_between_two_and_a_half_percent(found):
    pairs = found.indistinguishable("degree")
    assert pairs["share"].between(0.025, 0.975, inclusive="neither").all()
    written = rows(found, "indistinguishable", "pair").query("measure == 'degree'")
    assert written["actor"].tolist() == (pairs["actor_a"] + "|" + pairs["actor_b"]).tolist()
    others = rows(found, "indistinguishable", "others").query("measure == 'degree'")["value"]
    assert others.sum() == 2 * len(pairs)
    settled = above(places(found.draws["degree"]))[found.index.get_loc("kreg"), found.index.get_loc("frau")]
    assert 0 <= settled <= 1


def test_beyond_a_hundred_actors_only_the_first_twenty_are_compared():
    dice = np.random.default_rng(1)
    ties = {tuple(sorted(p)) for p in dice.integers(0, 110, (300, 2)).tolist() if p[0] != p[1]}
    net = network(range(110), sorted(ties))
    table = stability(net, "degree", draws=10).table
    pairs = table[table["kind"].eq("indistinguishable")]
    assert set(pairs["level"]) <= {"pair"} and len(set(pairs["actor"].str.split("|").explode())) <= 20
    assert set(table.loc[table["kind"].eq("inclusion"), "level"]) == {"comparable"}


def test_names_wrongly_merged_bring_all_ties_of_the_gone_to_others():
    net = true_network()
    gone, others = np.arange(4), np.arange(4, net.n)
    i, j, strength = merged(net, gone, others, dice=generator(1, "test"))
    assert not np.isin([i, j], gone).any() and (i != j).all()
    assert len(strength) >= len(net.edges) - 6 - (net.edges[["i", "j"]].isin(gone).all(axis=1).sum())


def test_names_wrongly_split_share_out_what_was_reported():
    net = true_network()
    chosen = np.array([net.index.get_loc("kreg")])
    i, j, _ = split(net, chosen, generator(1, "test"))
    ends = np.concatenate([i, j])
    old, new = (ends == chosen[0]).sum(), (ends == net.n).sum()
    degree = engine_of(net).partners[chosen[0]]
    assert new > 0 and old < degree <= old + new
    assert len(i) - len(net.edges) == old + new - degree


@pytest.mark.parametrize("directed", [False, True])
def test_mistaken_names_are_measured_as_networks_of_their_own(directed):
    ties = [(i, (i * 3 + 1) % 9, 1.0 + i % 2) for i in range(9)] + [(0, 5, 2.0), (3, 8, 1.0)]
    net = network(range(9), ties, sectors="AAABBBCCC", directed=directed)
    kept = orders_kept(net, ("degree", "brokerage", "constraint"), seed=1, draws=6)
    assert {(one.kind, one.level) for one in kept} == {
        (k, s) for k in (MERGED, SPLIT) for s in ("0.05", "0.1")
    }
    for one in kept:
        assert len(one.spearman) == 6 and (np.abs(one.spearman[~np.isnan(one.spearman)]) <= 1 + 1e-12).all()
        assert ((one.top[3] >= 0) & (one.top[3] <= 1 + 1e-12)).all()


def test_an_error_twice_as_large_keeps_less_of_the_order(found):
    for kind in (MERGED, SPLIT):
        kept = rows(found, kind).query("measure == 'degree'").set_index("level")["value"]
        assert kept["0.05"] > kept["0.1"]


def included_by_hand(net: Network) -> set[tuple[str, str]]:
    around = {actor: set(net.graph.to_undirected()[actor]) for actor in net.index}
    return {
        (i, j)
        for i in net.index for j in net.index
        if i != j and around[i] and around[i] <= around[j] | {j}
    }  # fmt: skip


@pytest.mark.parametrize("name", [*ZOO, "sample"])
def test_inclusion_is_that_of_the_neighbourhoods(name):
    net = true_network() if name == "sample" else ZOO[name]
    table = neighbourhood_inclusion(net)
    pairs = set(table[["below", "above"]].itertuples(index=False, name=None))
    pairs |= set(table.loc[table["equal"], ["above", "below"]].itertuples(index=False, name=None))
    assert pairs == included_by_hand(net)
    alone = [a for a in net.index if not len(net.graph.to_undirected()[a])]
    known = {frozenset(p) for p in pairs} | {frozenset((a, b)) for a in alone for b in net.index if a != b}
    share = comparable_share(net)
    assert np.isnan(share) if net.n < 2 else share == pytest.approx(len(known) / (net.n * (net.n - 1) / 2))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_every_centrality_agrees_with_inclusion(seed):
    """Schoch and Brandes 2016, on connected networks."""
    dice = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(int(dice.integers(4, 11)), 0.35, seed=seed)
    graph = graph.subgraph(max(nx.connected_components(graph), key=len))
    net = Network.from_networkx(graph)
    who = measure(net, ["degree", "betweenness", "harmonic", "closeness", "eigenvector", "coreness", "katz"])
    for row in neighbourhood_inclusion(net).itertuples():
        below, above_ = who.loc[row.below], who.loc[row.above]
        assert ((below <= above_ + 1e-9) | below.isna() | above_.isna()).all()


def test_the_light_is_green_yellow_and_red_at_the_stated_figures():
    stated = {
        ("spearman", 0.9): GREEN, ("spearman", 0.8999): YELLOW, ("spearman", 0.7): YELLOW,
        ("spearman", 0.6999): RED, ("top_3", 0.8): GREEN, ("top_3", 0.5): YELLOW, ("top_3", 0.499): RED,
        ("asked", 0.8): GREEN, ("asked", 0.5): YELLOW, ("asked", 0.49): RED, ("groups", 3.0): GREEN,
        ("groups", 2.0): RED, ("known", 0.8): GREEN, ("known", 0.79): RED, ("spearman", NAN): YELLOW,
    }  # fmt: skip
    assert {key: Figure(key[0], "", key[1]).light for key in stated} == stated


def test_the_worst_figure_decides_and_is_named(found):
    lights = found.lights.set_index("measure")
    for name in lights.index:
        kept = rows(found, "resampled").query("measure == @name").set_index("level")["value"]
        assert lights.loc[name, "value"] <= kept["top_3"] + 1e-12
    assert lights.loc["betweenness", ["light", "figure", "kind"]].tolist() == ["yellow", "top_3", "resampled"]
    said = rows(found, "light").set_index("measure")
    assert said.loc["betweenness", "level"] == "yellow"
    assert said.loc["betweenness", "note"].startswith(
        "gelb: wären andere Angaben gemacht worden, sind im Mittel"
    )
    assert said.loc["betweenness", "note"].endswith(
        "der ersten drei dieselben (grün ab 80 %, rot unter 50 %)"
    )


def test_fewer_than_three_groups_are_red():
    lines = pd.DataFrame({"group": ["t1", "t2"] * 2, "source": list("AABC"), "target": list("BCCD")})
    lights = stability(Network.of(reports=lines), "degree", draws=20, lang="en").lights
    assert lights[["light", "figure", "value"]].to_numpy().tolist() == [["red", "groups", 2.0]]
    assert lights["note"][0] == (
        "red: groups that reported: 2; below 3 it cannot be seen what hangs on a single one"
    )


def test_a_measure_without_a_value_for_over_a_fifth_is_red():
    lines = pd.DataFrame(
        {"group": ["t1", "t2", "t3"] * 2, "source": list("ABCABC"), "target": list("BCABCA")}
    )
    actors = pd.DataFrame({"actor": list("ABCDE")})
    net = Network.of(actors=actors, reports=lines)
    lights = stability(net, ["degree", "constraint"], draws=20).lights.set_index("measure")
    assert lights.loc["constraint", ["light", "figure"]].tolist() == ["red", "known"]
    assert "40,0 %" in lights.loc["constraint", "note"]


def test_few_pairs_asked_are_red():
    actors = pd.DataFrame({"actor": [f"a{i}" for i in range(12)]})
    lines = pd.DataFrame({"group": ["t1", "t2", "t3"], "source": ["a0", "a1", "a2"], "target": "a3"})
    asked = pd.DataFrame({"group": ["t1", "t2", "t3"], "actor": ["a0", "a1", "a2"], "about": "*"})
    net = Network.of(actors=actors, reports=lines, asked=asked)
    lights = stability(net, "degree", draws=20).lights
    assert lights["light"].tolist() == ["red"]


@pytest.mark.parametrize("name", ZOO)
def test_every_shape_has_its_doubt(name):
    table = stability(ZOO[name], ["degree", "constraint"], draws=6).table
    assert tuple(table.columns) == schema.STABILITY.names
    assert set(table.loc[table["kind"].eq("light"), "level"]) <= {GREEN, YELLOW, RED}
    assert table["note"].notna().all()


@pytest.mark.slow
def test_the_coverage_that_is_printed_is_what_the_simulation_gives():
    from benchmarks.coverage import held

    found = pd.concat([held(number, 60, ("degree", "betweenness")) for number in range(100, 108)])
    shares = found.groupby("measure")[["value", "rank"]].mean()
    for name, row in shares.iterrows():
        assert row["value"] == pytest.approx(COVERED[name][0], abs=0.08)
        assert row["rank"] == pytest.approx(COVERED[name][1], abs=0.05)
    assert COMMAND == "python benchmarks/coverage.py"
