"""Engines held against each other: igraph and our matrices against networkx, exact fractions, brute force."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk.measures import measure
from netzwerk.measures.chance import generator
from netzwerk.measures.clusters.partitions import modularity, partition_draws
from netzwerk.measures.core.model import core_periphery
from netzwerk.measures.draws.batched import BATCHED
from netzwerk.measures.draws.replicates import measure_draws
from netzwerk.measures.engine import Engine, engine_of
from netzwerk.measures.positions import centrality, holes, spectral
from netzwerk.measures.registry import MEASURES, find
from netzwerk.measures.sectors import roles
from netzwerk.measures.sectors.two_paths import two_paths
from netzwerk.measures.whole import krackhardt, patterns
from tests.sample import true_network
from tests.zoo import network

STRENGTHS = (1.0, 2.0, 3.0, 1.5, 0.5, 7 / 3, 4 / 3)


@st.composite
def engines(draw, directed=False, most=8):
    n = draw(st.integers(2, most))
    pairs = list(permutations(range(n), 2) if directed else combinations(range(n), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20))
    strengths = [draw(st.sampled_from(STRENGTHS)) for _ in chosen]
    ends = np.array(chosen, dtype=np.int64).reshape(-1, 2)
    return Engine(n, ends[:, 0], ends[:, 1], np.array(strengths, dtype=float), directed)


def graph_of(engine):
    graph = nx.DiGraph() if engine.directed else nx.Graph()
    graph.add_nodes_from(range(engine.n))
    for i, j, strength in zip(engine.i, engine.j, engine.strength, strict=True):
        exact = Fraction(strength).limit_denominator(100)
        graph.add_edge(int(i), int(j), strength=float(strength), distance=1 / exact)
    return graph


def listed(values, n):
    return [float(values[actor]) for actor in range(n)]


@pytest.mark.parametrize("directed", [False, True])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_valued_betweenness_keeps_tied_paths_as_exact_fractions_do(directed, data):
    engine = data.draw(engines(directed))
    exact = nx.betweenness_centrality(graph_of(engine), normalized=False, weight="distance")
    assert np.allclose(centrality.betweenness(engine, valued=True), listed(exact, engine.n), atol=1e-9)


@pytest.mark.parametrize("directed", [False, True])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_closeness_and_harmonic_are_networkx_s(directed, data):
    engine = data.draw(engines(directed))
    graph = graph_of(engine)
    mode = "in" if directed else "all"
    closeness = nx.closeness_centrality(graph)
    harmonic = nx.harmonic_centrality(graph, distance="distance")
    assert np.allclose(centrality.closeness(engine, mode=mode), listed(closeness, engine.n))
    ours = centrality.harmonic(engine, mode=mode, valued=True) * (engine.n - 1)
    assert np.allclose(ours, listed(harmonic, engine.n))


@pytest.mark.parametrize("valued", [False, True])
@settings(max_examples=60, deadline=None)
@given(engine=engines(directed=True))
def test_structural_holes_are_burts_sums(valued, engine):
    constraint, size = _burt(engine, valued)
    assert np.allclose(holes.constraint(engine, valued=valued), constraint, equal_nan=True)
    assert np.allclose(holes.effective_size(engine, valued=valued), size, equal_nan=True)


def _burt(engine, valued):
    ties = np.zeros((engine.n, engine.n))
    ties[engine.i, engine.j] = engine.strength if valued else 1.0
    z = ties + ties.T
    constraint, size = np.full(engine.n, np.nan), np.full(engine.n, np.nan)
    for i in range(engine.n):
        contacts = [j for j in range(engine.n) if z[i, j] > 0]
        if contacts:
            p = {a: z[a] / z[a].sum() for a in [i, *contacts]}
            others = [q for q in contacts]
            constraint[i] = sum(
                (p[i][j] + sum(p[i][q] * p[q][j] for q in others if q != j)) ** 2 for j in contacts
            )
            size[i] = sum(1 - sum(p[i][q] * z[j, q] / z[j].max() for q in others if q != j) for j in contacts)
    return constraint, size


@settings(max_examples=40, deadline=None)
@given(engine=engines())
def test_constraint_is_igraphs(engine):
    theirs = np.array(engine.graph.constraint(weights=engine.strength.tolist() if engine.m else None))
    ours = holes.constraint(engine, valued=True)
    tied = engine.partners > 0
    assert np.allclose(ours[tied], theirs[tied])


@settings(max_examples=60, deadline=None)
@given(engine=engines(directed=True), data=st.data())
def test_roles_are_counted_as_one_would_by_hand(engine, data):
    sector = np.array([data.draw(st.integers(0, 2)) for _ in range(engine.n)])
    paths = two_paths(engine, sector)
    arcs = set(zip(engine.i.tolist(), engine.j.tolist(), strict=True))
    by_hand = {
        (i, v, k) for (i, v), (w, k) in permutations(arcs, 2) if v == w and i != k and (i, k) not in arcs
    }
    assert set(zip(paths.i.tolist(), paths.v.tolist(), paths.k.tolist(), strict=True)) == by_hand


ROLE_TESTS = {
    "coordinator": lambda a, b, c: a == b == c,
    "itinerant": lambda a, b, c: a == c != b,
    "representative": lambda a, b, c: a == b != c,
    "gatekeeper": lambda a, b, c: a != b == c,
    "liaison": lambda a, b, c: len({a, b, c}) == 3,
    "brokerage": lambda a, b, c: True,
}


@pytest.mark.parametrize("role", ROLE_TESTS)
@settings(max_examples=30, deadline=None)
@given(sectors=st.lists(st.sampled_from("ABC"), min_size=3, max_size=7))
def test_expectation_and_z_come_from_the_pairs_counted_out(role, sectors):
    n = len(sectors)
    net = network(range(n), [(0, 1), (1, 2)], sectors=sectors, directed=True)
    d = 2 / (n * (n - 1))
    chance = d**2 * (1 - d)
    expected, z = roles.role_expected(net, role), roles.role_z(net, role)
    for v in range(n):
        others = [actor for actor in range(n) if actor != v]
        pairs = [(i, k) for i, k in permutations(others, 2)
                 if ROLE_TESTS[role](sectors[i], sectors[v], sectors[k])]  # fmt: skip
        starts = np.bincount([i for i, _ in pairs], minlength=n)
        ends = np.bincount([k for _, k in pairs], minlength=n)
        shared = (starts * (starts - 1)).sum() + (ends * (ends - 1)).sum()
        together = d**3 * (1 - d) ** 2 - d**4 * (1 - d) ** 2
        variance = len(pairs) * chance * (1 - chance) + shared * together
        count = roles.role_count(net, role)[v]
        assert expected[v] == pytest.approx(len(pairs) * chance)
        right = (count - len(pairs) * chance) / variance**0.5 if variance > 0 else np.nan
        assert z[v] == pytest.approx(right, nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(engine=engines(directed=True))
def test_eigenvector_satisfies_its_equation(engine):
    scores = spectral.eigenvector(engine, valued=True)
    if not np.isnan(scores).any():
        passed = engine.valued.T @ scores
        assert scores.max() == 1
        assert (scores >= 0).all()
        assert np.allclose(passed, passed.max() * scores, atol=1e-8)
        assert passed.max() == pytest.approx(
            np.abs(np.linalg.eigvals(engine.valued.toarray())).max(), abs=1e-4
        )


@settings(max_examples=60, deadline=None)
@given(engine=engines())
def test_eigenvector_is_defined_exactly_where_one_component_leads(engine):
    values = np.linalg.eigvalsh(engine.adjacency.toarray())
    sole = engine.m > 0 and values[-1] - values[-2] > 1e-9
    assert np.isnan(spectral.eigenvector(engine)).all() == (not sole)


def test_a_large_component_is_led_as_a_small_one_is():
    dice = np.random.default_rng(3)
    ends = np.unique(np.sort(dice.integers(0, 600, size=(3000, 2)), axis=1), axis=0)
    ends = ends[ends[:, 0] != ends[:, 1]]
    for directed in (False, True):
        engine = Engine(600, ends[:, 0], ends[:, 1], np.ones(len(ends)), directed)
        if directed:
            engine = Engine(
                600, np.append(ends[:, 0], 599), np.append(ends[:, 1], 0), np.ones(len(ends) + 1), True
            )
        dense = np.linalg.eig(engine.adjacency.T.toarray())
        top = np.abs(dense[1][:, dense[0].real.argmax()].real)
        assert np.allclose(spectral.eigenvector(engine), top / top.max(), atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(engine=engines(directed=True))
def test_pagerank_is_networkx_s(engine):
    theirs = nx.pagerank(graph_of(engine), weight="strength", tol=1e-12, max_iter=1000)
    assert np.allclose(spectral.pagerank(engine, valued=True), listed(theirs, engine.n), atol=1e-8)


@settings(max_examples=40, deadline=None)
@given(engine=engines(most=7))
def test_the_core_is_the_best_of_all_cores(engine):
    pairs = np.triu_indices(engine.n, 1)
    ties = engine.adjacency.toarray()[pairs]
    fitted = core_periphery(engine)
    if ties.any() and not ties.all() and engine.n > 2:
        fits = []
        for size in range(1, engine.n - 1):
            for members in combinations(range(engine.n), size):
                inside = np.isin(np.arange(engine.n), members)
                pattern = (inside[:, None] | inside[None, :])[pairs]
                fits.append(np.corrcoef(ties, pattern)[0, 1])
        assert fitted.r == pytest.approx(max(fits), abs=1e-9)
    else:
        assert np.isnan(fitted.r)


@settings(max_examples=60, deadline=None)
@given(engine=engines(directed=True))
def test_least_upper_bounds_follow_their_definition(engine):
    reached = krackhardt.reach(engine)
    without = 0
    for i, j in combinations(range(engine.n), 2):
        bounds = [u for u in range(engine.n) if reached[u, i] and reached[u, j]]
        least = any(all(reached[v, u] for v in bounds) for u in bounds)
        same = engine.components[i] == engine.components[j]
        without += bool(same and not least)
    sizes = np.bincount(engine.components)
    possible = sum((s - 1) * (s - 2) / 2 for s in sizes)
    right = 1 - without / possible if possible else np.nan
    assert krackhardt.least_upper_bounds(engine) == pytest.approx(right, nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(engine=engines(directed=True))
def test_directed_transitivity_counts_ordered_triads(engine):
    arcs = set(zip(engine.i.tolist(), engine.j.tolist(), strict=True))
    two = [(i, k) for (i, v), (w, k) in permutations(arcs, 2) if v == w and i != k]
    closed = sum(pair in arcs for pair in two)
    right = closed / len(two) if two else np.nan
    assert patterns.transitivity(engine) == pytest.approx(right, nan_ok=True)


def test_igraph_is_built_without_networkx():
    net = replace(true_network())  # a copy for which nobody has asked for a graph yet
    engine_of(net)
    assert "graph" not in net.__dict__


STACKED = [name for name in BATCHED if name in {record.name for record in MEASURES}]


@settings(max_examples=15, deadline=None)
@given(drawn=st.lists(engines(most=7), min_size=1, max_size=4))
def test_stacked_measures_are_those_of_each_network_alone(drawn):
    n = max(engine.n for engine in drawn)
    pairs = np.column_stack(np.triu_indices(n, 1))
    ties = np.full((len(drawn), len(pairs)), np.nan)
    for row, engine in zip(ties, drawn, strict=True):
        for i, j, strength in zip(engine.i, engine.j, engine.strength, strict=True):
            row[(pairs == (min(i, j), max(i, j))).all(axis=1)] = strength
    records = [find(name) for name in STACKED]
    stacked = measure_draws(network(range(n)), pairs, ties, records=records)
    for place, row in enumerate(ties):
        there = [(*pair, s) for pair, s in zip(pairs.tolist(), row, strict=True) if s > 0]
        alone = measure(network(range(n), there), STACKED)
        for name in STACKED:
            assert np.allclose(stacked[name][place], alone[name], atol=1e-9, equal_nan=True), name


def test_clusters_of_many_draws_have_the_modularity_of_their_labels():
    engine = engine_of(true_network())
    ends = np.column_stack([engine.i, engine.j])
    there = np.random.default_rng(1).random((5, engine.m)) < 0.8
    labels, quality = partition_draws(ends, there, engine.n, dice=generator(1, "test"))
    again = partition_draws(ends, there, engine.n, dice=generator(1, "test"))
    assert (labels == again[0]).all()
    for row, own, q in zip(there, labels, quality, strict=True):
        assert modularity(ends[row], own) == pytest.approx(q)
