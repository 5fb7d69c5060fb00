"""Places: no overlap, few crossings, those without a tie apart, the same for the same seed."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk.views.layout import crossings, lay_out
from tests.sample import WAVES, true_network
from tests.zoo import network


def apart(places, sizes):
    """Whether no two boxes overlap."""
    return all(
        (np.abs(places[i] - places[j]) >= (sizes[i] + sizes[j]) / 2 - 0.11).any()
        for i, j in combinations(range(len(places)), 2)
    )


def cross(a, b, c, d):
    """Whether two lines cross, by the textbook."""

    def turn(p, q, r):
        return np.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 24), st.integers(0, 60), st.integers(0, 2**20))
def test_boxes_never_overlap(n, m, seed):
    dice = np.random.default_rng(seed)
    ties = [(i, j) for i, j in dice.integers(0, n, (m, 2)).tolist() if i != j]
    sizes = dice.uniform(15, 130, (n, 2))
    assert apart(lay_out(network(range(n), ties), sizes), sizes)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 9), st.integers(0, 2**20))
def test_crossings_are_counted_as_by_hand(n, seed):
    dice = np.random.default_rng(seed)
    places = dice.random((n, 2))
    edges = np.array([pair for pair in combinations(range(n), 2) if dice.random() < 0.5], dtype=int).reshape(
        -1, 2
    )
    by_hand = sum(
        cross(*places[list(one)], *places[list(other)])
        for one, other in combinations(edges.tolist(), 2)
        if not set(one) & set(other)
    )
    assert crossings(places, edges) == by_hand


@pytest.mark.parametrize("wave", WAVES)
def test_fewer_lines_cross_than_in_a_spring_layout(wave):
    net = true_network(wave)
    edges = net.edges[["i", "j"]].to_numpy()
    ours = lay_out(net, np.full((net.n, 2), [90.0, 50.0]))
    spring = nx.spring_layout(net.graph, seed=1)
    assert crossings(ours, edges) < crossings(np.array([spring[actor] for actor in net.index]), edges)


def test_another_seed_gives_other_places_and_the_same_seed_the_same():
    net, sizes = true_network(), np.full((44, 2), 60.0)
    assert (lay_out(net, sizes, seed=3) == lay_out(net, sizes, seed=3)).all()
    assert (lay_out(net, sizes, seed=3) != lay_out(net, sizes, seed=4)).any()


def test_components_keep_to_themselves():
    net = network(range(9), [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6)])
    places = lay_out(net, np.full((9, 2), 40.0))
    assert places[[0, 1, 2, 3], 1].max() < places[[4, 5, 6], 1].min()
    assert places[[4, 5, 6], 1].max() < places[[7, 8], 1].min()


def test_the_map_of_the_sample_fills_a_wide_screen():
    net = true_network()
    places = lay_out(net, np.full((net.n, 2), [90.0, 50.0]))
    width, height = np.ptp(places, axis=0)
    assert 1.4 < width / height < 2.2


@pytest.mark.slow
def test_two_thousand_actors_find_their_places():
    dice = np.random.default_rng(1)
    ties = [(i, j) for i, j in dice.integers(0, 2000, (12000, 2)).tolist() if i != j]
    sizes = np.full((2000, 2), 26.0)
    places = lay_out(network(range(2000), ties), sizes, width=2800.0)
    order = places[:, 0].argsort()
    near = [(i, j) for k, i in enumerate(order) for j in order[k + 1 : k + 60]]
    assert all((np.abs(places[i] - places[j]) >= 25.8).any() for i, j in near)
