"""Ways in and out: graphs and matrices come back as they went, and mistakes are answered in a sentence."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from netzwerk.errors import NetworkError, NetzwerkError, TableError
from netzwerk.network import Network

from .sample import true_network
from .zoo import network, zoo

SHAPES = {**zoo(), "sample": true_network()}
each = pytest.mark.parametrize("name", SHAPES)
TIE = ["source", "target", "state", "strength"]


def same(back: Network, net: Network, *, every_state: bool = False) -> None:
    """The same actors in the same order, and the same ties."""
    ties = net.ties if every_state else net.ties[net.ties["state"].eq("existing")]
    pd.testing.assert_frame_equal(back.ties[TIE], ties[TIE].reset_index(drop=True))
    assert back.directed == net.directed and back.index.equals(net.index)
    assert back.actors[["name", "sector"]].equals(net.actors[["name", "sector"]])


@each
@pytest.mark.parametrize("every_state", [False, True])
def test_a_network_comes_back_from_networkx_and_igraph(name, every_state):
    net = SHAPES[name]
    same(Network.from_networkx(net.to_networkx(every_state=every_state)), net, every_state=every_state)
    same(Network.from_igraph(net.to_igraph(every_state=every_state)), net, every_state=every_state)


@each
def test_a_network_comes_back_from_a_matrix_with_what_was_not_asked(name):
    net = SHAPES[name]
    same(Network.from_matrix(net.to_matrix(), actors=net.actors, directed=net.directed), net)
    blank = net.to_matrix(asked=True)
    back = Network.from_matrix(blank, actors=net.actors, directed=net.directed)
    assert (back.asked_matrix == net.asked_matrix).all()
    assert ((net.to_matrix(valued=False) > 0) == (net.to_matrix() > 0)).all(axis=None)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_random_networks_come_back_from_everywhere(seed, directed):
    dice = np.random.default_rng(seed)
    n, m = int(dice.integers(1, 9)), int(dice.integers(0, 20))
    ties = [(i, j, s) for i, j, s in dice.integers(1, n + 1, (m, 3)).tolist() if i != j]
    net = network(range(1, n + 1), ties, directed=directed)
    same(Network.from_networkx(net.to_networkx()), net)
    same(Network.from_igraph(net.to_igraph()), net)
    same(Network.from_matrix(net.to_matrix(), actors=net.actors, directed=directed), net)


def test_the_graph_handed_out_can_be_edited_and_that_of_the_house_not():
    net = SHAPES["star"]
    net.to_networkx().remove_node("0")
    with pytest.raises(nx.NetworkXError):
        net.graph.remove_node("0")
    assert "weight" not in next(iter(net.to_networkx().edges(data=True)))[2]


def test_a_graph_may_call_strength_weight_or_anything():
    graph = nx.Graph([("a", "b", {"weight": 3, "closeness": 1}), ("b", "c", {"weight": 2})])
    assert Network.from_networkx(graph).edges["strength"].tolist() == [3, 2]
    assert Network.from_networkx(graph, strength="closeness").ties["assumed"].tolist() == [False, True]


def test_parallel_edges_are_reports_and_keep_their_group():
    graph = nx.MultiGraph([("a", "b", {"group": "t1"}), ("a", "b", {"group": "t2"})])
    assert Network.from_networkx(graph).ties[["reports", "groups"]].to_numpy().tolist() == [[2, "t1|t2"]]


def test_a_half_filled_matrix_is_read_from_the_half_that_is_there():
    nan = np.nan
    net = Network.from_matrix([[0, nan, nan], [2, 0, nan], [0, 1, 0]], actors=["a", "b", "c"])
    assert net.edges["strength"].tolist() == [2.0, 1.0] and net.everything_asked is False
    assert len(net.asked) == 3


def test_a_labelled_matrix_may_have_its_columns_in_another_order():
    table = pd.DataFrame([[5, 0], [0, 5]], index=["a", "b"], columns=["b", "a"])
    assert Network.from_matrix(table).edges["strength"].tolist() == [5.0]
    assert len(Network.from_matrix(csr_array(np.ones((3, 3)))).edges) == 3
    assert Network.from_matrix([]).n == 0


def test_keys_are_the_same_whether_typed_as_numbers_or_with_blanks():
    lines = pd.DataFrame({"Source": [1.0, 2.0], "Target": ["2", " 3 "], "weight": ["2,5", None]})
    net = Network.of(actors=pd.DataFrame({"actor": [1, 2, 3]}), reports=lines)
    assert net.edges[["i", "j"]].to_numpy().tolist() == [[0, 1], [1, 2]]
    assert net.ties["strength"].tolist() == [2.5, 2.5]
    assert Network.of(reports=lines).index.tolist() == ["1", "2", "3"]


def test_a_table_may_be_indexed_by_actor_and_hold_categories():
    table = pd.DataFrame({"sector": pd.Categorical(["x", None])}, index=pd.Index(["a", "b"], name="actor"))
    assert Network.of(actors=table).sectors.tolist() == ["x", "unknown"]


PAIR = [[0, 1], [1, 0]]
MISTAKES = {
    "a frame by place": (lambda: Network.of(pd.DataFrame()), "reports="),
    "a list for a frame": (lambda: Network.of(reports=[("a", "b")]), "list"),
    "a path for a frame": (lambda: Network.of(reports="ties.csv"), "read_csv"),
    "columns called otherwise": (
        lambda: Network.of(reports=pd.DataFrame({"from": [], "to": []})), "from, to"
    ),
    "no graph": (lambda: Network.from_networkx([1]), "list"),
    "the other library's graph": (lambda: Network.from_igraph(nx.path_graph(2)), "igraph"),
    "a graph of two modes": (
        lambda: Network.from_networkx(nx.davis_southern_women_graph()), "affiliations="
    ),
    "an attribute that is not there": (
        lambda: Network.from_networkx(nx.karate_club_graph(), sector="clubs"), "club"
    ),
    "nodes that read alike": (lambda: Network.from_networkx(nx.Graph([(1, "1")])), "„1“"),
    "a strength of nothing": (
        lambda: Network.from_networkx(nx.Graph([("a", "b", {"weight": 0})])), "a – b"
    ),
    "a matrix of two modes": (lambda: Network.from_matrix(np.ones((2, 3))), "2 Zeilen und 3"),
    "lines of different lengths": (lambda: Network.from_matrix([[1, 2], [3]]), "2 Zeilen"),
    "halves that differ": (lambda: Network.from_matrix([[0, 1], [2, 0]]), "directed=True"),
    "a word in a cell": (lambda: Network.from_matrix([[0, "viel"], [1, 0]]), "viel"),
    "a number below nothing": (lambda: Network.from_matrix([[0, -1], [-1, 0]]), "0 – 1"),
    "too few names": (lambda: Network.from_matrix(PAIR, actors=["a"]), "2 Zeilen"),
    "a name twice": (lambda: Network.from_matrix(PAIR, actors=["a", "a"]), "„a“"),
    "other names across": (
        lambda: Network.from_matrix(pd.DataFrame(PAIR, index=["a", "b"], columns=["a", "c"])), "„c“"
    ),
    "somebody who is not listed": (
        lambda: Network.from_matrix(
            pd.DataFrame(PAIR, index=["a", "b"], columns=["a", "b"]), actors=pd.DataFrame({"actor": ["a"]})
        ), "„b“"
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_answered_with_what_to_do(mistake):
    call, said = MISTAKES[mistake]
    with pytest.raises(NetzwerkError, match=said) as caught:
        call()
    assert isinstance(caught.value, NetworkError | TableError)
    assert caught.value.say("en") != caught.value.say("de")


def test_only_what_two_groups_named_leaves_fifty_ties_in_ten_components():
    twice = true_network().where(min_groups=2)
    assert (len(twice.edges), len(set(twice.component_labels())), twice.n) == (50, 10, 44)
