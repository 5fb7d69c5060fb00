"""QAP: the published answer, the peers' values, and brute force over every permutation."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk.measures.waves.qap import qap
from tests.reference import NETWORKS, read, reference_network

CASES = [
    ("florentine", "marriage", "business", "U"),
    ("hitech_managers", "advice", "friendship", "D"),
    ("hitech_managers", "advice", "reports_to", "D"),
    ("hitech_managers", "friendship", "reports_to", "D"),
]


def ends(net):
    return net.edges["i"].to_numpy(), net.edges["j"].to_numpy()


def brute(n, one, other, *, directed):
    """R over the cells as numpy has it, and the exact share of all permutations at least as large."""
    matrices = [np.zeros((n, n)), np.zeros((n, n))]
    for matrix, ties in zip(matrices, (one, other), strict=True):
        for i, j in zip(*ties, strict=True):
            matrix[i, j] = 1
            if not directed:
                matrix[j, i] = 1
    cells = ~np.eye(n, dtype=bool) if directed else np.triu(np.ones((n, n), dtype=bool), 1)
    a, b = matrices
    r = np.corrcoef(a[cells], b[cells])[0, 1]
    drawn = [np.corrcoef(a[np.ix_(p, p)][cells], b[cells])[0, 1] for p in map(list, permutations(range(n)))]
    return r, np.mean(np.array(drawn) >= r - 1e-9)


@pytest.mark.reference
@pytest.mark.skipif(not NETWORKS.exists(), reason="the reference networks are not beside the project")
@pytest.mark.parametrize(("name", "one", "other", "variant"), CASES)
def test_it_agrees_with_the_peers(name, one, other, variant):
    nets = [reference_network(name, net, variant) for net in (one, other)]
    found = qap(nets[0].n, ends(nets[0]), ends(nets[1]), directed=variant == "D")
    values = read(name, "graph").query(f"net == '{one}|{other}'").set_index("measure")["value"]
    assert found.r == pytest.approx(values["gcor"], abs=1e-6)
    assert found.p == pytest.approx(values["qap_p_ge"], abs=0.05)
    assert found.draws == 5000


def test_florentine_marriages_and_themselves():
    graph = nx.florentine_families_graph()
    index = {name: place for place, name in enumerate(graph)}
    ties = tuple(np.array([index[edge[end]] for edge in graph.edges]) for end in (0, 1))
    found = qap(len(graph), ties, ties)
    assert found.r == pytest.approx(1)
    assert found.p == 1 / 5001


@settings(max_examples=15, deadline=None)
@given(st.data(), st.booleans())
def test_r_and_p_are_those_of_brute_force(data, directed):
    n = data.draw(st.integers(3, 5))
    pairs = (
        [(i, j) for i in range(n) for j in range(n) if i != j] if directed else [*combinations(range(n), 2)]
    )
    subset = st.lists(st.sampled_from(pairs), min_size=1, max_size=len(pairs) - 1, unique=True)
    one, other = (tuple(np.array(data.draw(subset)).T) for _ in range(2))
    r, p = brute(n, one, other, directed=directed)
    found = qap(n, one, other, directed=directed, draws=4000)
    assert found.r == pytest.approx(r, abs=1e-9)
    assert found.p == pytest.approx(p, abs=0.05)


@pytest.mark.parametrize("ties", [[], [(0, 1), (0, 2), (1, 2)]])
def test_where_nothing_varies_there_is_no_correlation(ties):
    constant = tuple(np.array(ties, dtype=int).reshape(-1, 2).T)
    line = (np.array([0, 1]), np.array([1, 2]))
    assert np.isnan(qap(3, constant, line).r)
    assert np.isnan(qap(3, line, constant).p)


def test_the_same_seed_gives_the_same_p_and_the_global_dice_are_left_alone():
    line, other = (np.array([0, 1, 2]), np.array([1, 2, 3])), (np.array([0, 1, 2]), np.array([1, 2, 4]))
    np.random.seed(3)
    before = np.random.get_state()[1].tolist()
    found = [qap(5, line, other, seed=seed) for seed in (1, 1, 2)]
    assert found[0] == found[1] != found[2]
    assert np.random.get_state()[1].tolist() == before
