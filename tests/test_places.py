"""Places over networks of many kinds: nothing overlaps, few lines cross, who stays does not move."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from netzwerk.network import Network
from netzwerk.views import plan_map
from netzwerk.views.bundles import ALONE, bundle
from netzwerk.views.layout import crossings
from netzwerk.views.sharing import slices
from netzwerk.views.wave_map import plan_waves
from tests.pages import sample_plan
from tests.sample import WAVES, true_network
from tests.test_plan import overlapping, scale
from tests.zoo import network

KINDS = (
    "Kontaktstelle {:02d}", "Beratungsstelle am Markt {:02d}", "Verein für Bildung und Begegnung {:02d} e.V.",
    "Kita {:02d}", "Evangelische Kirchengemeinde St. Johannis {:02d}", "Amt {:02d}",
)  # fmt: skip
TOWNS = {
    "small": (20, 30, 1, 0), "few ties": (30, 45, 1, 3), "sample's size": (44, 120, 1, 0),
    "three parts": (50, 100, 3, 4), "four parts, some alone": (60, 90, 4, 6), "full": (60, 180, 1, 2),
}  # fmt: skip


def invented(actors, ties, parts=1, alone=0, *, seed=1):
    """A town with names as long as towns have them, unequal numbers of partners, and parts apart."""
    dice = np.random.default_rng(seed)
    share = dice.pareto(2, actors - alone) + 0.3
    pairs = set()
    while len(pairs) < ties:
        i, j = sorted(dice.choice(actors - alone, 2, p=share / share.sum()).tolist())
        if i != j and i * parts // (actors - alone) == j * parts // (actors - alone):
            pairs.add((i, j))
    keys = [f"a{k:03}" for k in range(actors)]
    names = [KINDS[(k * k + k // 3) % len(KINDS)].format(k) for k in range(actors)]
    sectors = [f"Sektor {k}" for k in dice.integers(0, 7, actors)]
    return Network.of(
        actors=pd.DataFrame({"actor": keys, "name": names, "sector": sectors}),
        reports=pd.DataFrame([(keys[i], keys[j]) for i, j in sorted(pairs)], columns=["source", "target"]),
    )


def crossed(net, places):
    return crossings(np.asarray(places), net.edges[["i", "j"]].to_numpy())


@pytest.fixture(scope="module")
def planned():
    """Each town's network with its map."""
    return {name: (net := invented(*town), plan_map(net)) for name, town in TOWNS.items()}


@pytest.mark.parametrize("name", TOWNS)
def test_no_name_covers_another_and_all_are_legible_without_zooming(planned, name):
    _, plan = planned[name]
    assert overlapping(plan) == []
    assert plan.font_size * scale(plan) >= 8.4


def test_fewer_lines_cross_than_in_a_spring_layout(planned):
    counts = {}
    for name, (net, plan) in planned.items():
        spring = nx.spring_layout(net.graph, seed=1)
        counts[name] = (
            crossed(net, [[node.x, node.y] for node in plan.nodes]),
            crossed(net, [spring[actor] for actor in net.index]),
        )
    assert sum(ours for ours, _ in counts.values()) < sum(theirs for _, theirs in counts.values()), counts
    assert all(ours <= 1.06 * theirs for ours, theirs in counts.values()), counts


def test_those_alone_stand_below_all_others(planned):
    _, plan = planned["four parts, some alone"]
    alone = [node.y for node in plan.nodes if not node.partners]
    assert min(alone) > max(node.y for node in plan.nodes if node.partners)


def test_three_hundred_find_places_of_their_own():
    plan = plan_map(invented(300, 900))
    assert len({(node.x, node.y) for node in plan.nodes}) == len(plan.nodes) == 300


@pytest.mark.parametrize("weights", [[1], [5, 1], [4, 4, 4], [9, 3, 2, 1, 1]])
def test_shares_of_the_frame_are_in_proportion_and_fill_it(weights):
    parts = slices(weights, (0.0, 0.0, 1000.0, 560.0))
    areas = np.array([width * height for _, _, width, height in parts])
    assert areas.sum() == pytest.approx(560_000)
    assert areas / areas.sum() == pytest.approx(np.array(weights) / sum(weights))


def moved(before, after):
    """How far each who stays moved, as a share of the map's width."""
    stood = {node.actor: node for node in before.nodes}
    return [
        np.hypot(node.x - stood[node.actor].x, node.y - stood[node.actor].y) / before.width
        for node in after.nodes if node.actor in stood
    ]  # fmt: skip


def test_who_stays_in_the_sample_moves_less_than_two_hundredths_of_the_width():
    first = sample_plan(WAVES[0])
    second = sample_plan(WAVES[1], after=[first])
    assert max(moved(first, second)) < 0.02
    assert overlapping(second) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_who_joins_finds_a_free_place_and_pushes_nobody(seed):
    early, late = invented(40, 90, seed=seed), invented(52, 140, seed=seed)
    first = plan_map(early)
    second = plan_map(late, after=[first])
    assert max(moved(first, second)) < 0.02
    assert len(overlapping(second)) <= 1
    assert second.width <= first.width * 1.15


def test_who_leaves_keeps_the_place_free_for_the_map_of_all_waves():
    early, late = invented(40, 90, seed=4), network(range(9), [(0, 1), (1, 2), (2, 3)])
    plans = [plan_map(early)]
    plans.append(plan_map(late, after=plans))
    whole = plan_waves([early, late], plans=plans)
    assert overlapping(whole) == []
    assert max(moved(plans[0], whole) + moved(plans[1], whole)) < 0.02


def test_the_map_of_all_waves_knows_where_each_tie_held_and_what_became_of_it():
    plan = plan_waves([true_network(wave) for wave in WAVES])
    assert [wave for wave, _ in plan.waves] == list(WAVES)
    existing = [tie for tie in plan.ties if tie.state == "existing"]
    assert sum(0 in tie.waves for tie in existing) == 131
    assert all(tie.change[0] == "kept" for tie in existing if tie.waves == (0, 1))
    assert {tie.change[0] for tie in existing if tie.waves == (1,)} <= {
        "new", "first_named", "not_asked", "with_joiner",
    }  # fmt: skip


@pytest.mark.slow
def test_thousands_stand_in_bundles_that_do_not_overlap():
    dice = np.random.default_rng(1)
    ends = dice.integers(0, 3100, (9000, 2))
    near = ends // 100 * 100 + dice.integers(0, 100, (9000, 2))
    pairs = sorted({tuple(sorted(pair)) for pair in near.tolist() if pair[0] != pair[1]})
    plan = plan_map(network(range(3200), pairs, sectors=["S"] * 3200))
    assert 2 <= len(plan.bundles) <= 122
    assert sum(one.count for one in plan.bundles) == 3200
    assert any(one.key == str(ALONE) for one in plan.bundles)
    marks = np.array([(one.x, one.y, one.radius) for one in plan.bundles])
    apart = np.hypot(*(marks[:, None, :2] - marks[None, :, :2]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    assert (apart > marks[:, None, 2] + marks[None, :, 2]).all()


def test_bundles_are_the_same_for_the_same_seed():
    net = network(range(80), [(i, j) for i in range(80) for j in range(i) if i // 20 == j // 20])
    first, again = bundle(net, seed=2), bundle(net, seed=2)
    assert (first.places == again.places).all()
    assert (np.bincount(first.labels) == 20).all()
