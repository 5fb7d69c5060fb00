"""Chance by hand: the same seed, the same draws; nobody else's dice are touched; degrees are kept."""

from __future__ import annotations

import random
from collections import Counter

import igraph
import numpy as np
import pytest

from netzwerk.measures import chance
from netzwerk.measures.chance import generator, lend, p_value, rewired

from .sample import true_network


def _sample_ties():
    net = true_network()
    return net.edges[["i", "j"]].to_numpy(), net.n


def _as_sets(drawn):
    return [frozenset(map(frozenset, ties.tolist())) for ties in drawn]


def test_every_purpose_and_chunk_has_dice_of_its_own():
    first = {generator(1, room, chunk).integers(2**60) for room in "ab" for chunk in range(50)}
    assert len(first) == 100
    assert generator(1, "a", 0).integers(2**60) != generator(2, "a", 0).integers(2**60)


def test_igraph_rolls_with_the_lent_generator_and_pythons_random_is_given_back():
    random.seed(7)
    before = random.getstate()
    numpy_before = np.random.get_state()[1].tolist()
    with lend(generator(1, "lent")):
        igraph.Graph.Erdos_Renyi(n=20, m=30)
    assert random.getstate() == before
    assert np.random.get_state()[1].tolist() == numpy_before
    igraph.Graph.Erdos_Renyi(n=20, m=30)
    assert random.getstate() != before


def test_pythons_random_is_given_back_after_an_error_too():
    with pytest.raises(RuntimeError), lend(generator(1, "lent")):
        raise RuntimeError
    before = random.getstate()
    igraph.Graph.Erdos_Renyi(n=20, m=30)
    assert random.getstate() != before


def test_the_generator_moves_on_so_that_two_loans_roll_differently():
    dice, drawn = generator(1, "moves"), []
    for _ in range(2):
        with lend(dice):
            drawn.append(igraph.Graph.Erdos_Renyi(n=20, m=30).get_edgelist())
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize("cells", [chance._CELLS, 1])
def test_rewiring_keeps_every_degree_and_stays_simple(cells, monkeypatch):
    monkeypatch.setattr(chance, "_CELLS", cells)
    ties, n = _sample_ties()
    for drawn in rewired(ties, n, draws=80, dice=generator(1, "keep")):
        assert np.array_equal(np.bincount(drawn.ravel(), minlength=n), np.bincount(ties.ravel(), minlength=n))
        assert (drawn[:, 0] != drawn[:, 1]).all()
        assert len(set(map(frozenset, drawn.tolist()))) == len(ties)


def test_rewiring_does_not_touch_what_it_was_given():
    ties, n = _sample_ties()
    before = ties.copy()
    drawn = rewired(ties, n, draws=2, dice=generator(1, "own"))
    assert np.array_equal(ties, before)
    assert _as_sets(drawn)[0] != _as_sets([ties])[0]


def test_refused_swaps_count_so_that_a_star_ends_where_it_began():
    star = np.array([(0, i) for i in range(1, 7)])
    drawn = rewired(star, 7, draws=100, dice=generator(1, "star"))
    assert set(_as_sets(drawn)) == set(_as_sets([star]))


@pytest.mark.parametrize("cells", [chance._CELLS, 1])
def test_every_network_of_the_same_degrees_is_drawn_equally_often(cells, monkeypatch):
    """Six actors with two ties each: 60 hexagons and 10 pairs of triangles, 70 networks in all."""
    monkeypatch.setattr(chance, "_CELLS", cells)
    ring = np.array([(i, (i + 1) % 6) for i in range(6)])
    counts = Counter(_as_sets(rewired(ring, 6, draws=7000, dice=generator(5, "even"))))
    assert len(counts) == 70
    spread = sum((count - 100) ** 2 / 100 for count in counts.values())
    assert 35 < spread < 115  # chi-square with 69 degrees of freedom: .9997 of it lies below 115


@pytest.mark.parametrize("ties", [np.empty((0, 2), dtype=int), np.array([[0, 1]])])
def test_less_than_two_ties_cannot_be_swapped(ties):
    drawn = rewired(ties, 2, draws=3, dice=generator(1, "few"))
    assert drawn.shape == (3, *ties.shape)
    assert (drawn == ties).all()


def test_p_values_count_the_observed_network():
    assert p_value(4, 99) == 0.05
