"""Where peers differ or are wrong, one test a trap: what ours says, and that the trap is one."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from netzwerk.measures import catalogue, measure, notes
from netzwerk.measures.clusters.agreement import nmi
from netzwerk.measures.clusters.answer import clusters
from netzwerk.measures.engine import engine_of
from netzwerk.measures.sectors.table import sector_mixing
from netzwerk.measures.waves.qap import qap
from netzwerk.measures.whole.answer import whole
from tests.test_measures_known import borgatti, florentine, karate, of_networkx
from tests.zoo import network, zoo

TRIAD = [("a", "b"), ("b", "c"), ("a", "c")]


def value(net, name):
    return whole(net).set_index("measure")["value"][name]


def scores(net, name):
    return measure(net, name)[name].astype(float)


def graph_of(net, lengths=Fraction):
    graph = nx.DiGraph() if net.directed else nx.Graph()
    graph.add_nodes_from(net.index)
    for tie in net.ties.itertuples():
        exact = Fraction(tie.strength).limit_denominator(1000)
        graph.add_edge(tie.source, tie.target, strength=float(exact), distance=lengths(1 / exact))
    return graph


# Wrong or unsafe results of peers.


def test_effective_size_of_a_valued_network_is_burts_not_the_vectorised_one():
    ours, vectorised = scores(borgatti(), "effective_size_valued"), nx.effective_size(
        graph_of(borgatti()), weight="strength"
    )  # fmt: skip
    assert ours["G"] == pytest.approx(5.472, abs=5e-4)
    assert vectorised["G"] == pytest.approx(5.515, abs=5e-4)


def test_effective_size_of_who_only_receives_is_defined():
    net = zoo()["only receives"]
    assert scores(net, "effective_size").notna().all()
    assert np.isnan(nx.effective_size(graph_of(net), nodes=list(net.index))["3"])


def test_valued_betweenness_keeps_tied_paths_that_sums_of_floats_lose():
    net = karate()
    exact = nx.betweenness_centrality(graph_of(net), normalized=False, weight="distance")
    floats = nx.betweenness_centrality(graph_of(net, float), normalized=False, weight="distance")
    ours = scores(net, "betweenness_valued")
    assert np.allclose(ours, [exact[actor] for actor in net.index], atol=1e-9)
    lost = [actor for actor in net.index if abs(floats[actor] - exact[actor]) > 1e-6]
    assert len(lost) == 8


def test_thirds_and_sevenths_tie_as_exactly_as_whole_numbers():
    ties = [("a", "b", 3), ("b", "c", 3), ("c", "e", 3), ("a", "d", 1.5), ("d", "e", 3), ("a", "e", 1)]
    exact = nx.betweenness_centrality(graph_of(network("abcde", ties)), normalized=False, weight="distance")
    assert np.allclose(scores(network("abcde", ties), "betweenness_valued"), list(exact.values()))
    sevenths = [(s, t, w / 7) for s, t, w in ties]
    assert np.allclose(scores(network("abcde", sevenths), "betweenness_valued"), list(exact.values()))


def test_directed_transitivity_is_of_ordered_triads():
    net = network("abc", TRIAD, directed=True)
    assert value(net, "transitivity") == 1
    assert nx.transitivity(graph_of(net)) == 0.5


def test_eigenvector_of_a_disconnected_network_lives_in_the_leading_part_or_nowhere():
    led = scores(network(range(6), [(0, 1), (1, 2), (0, 2), (3, 4)]), "eigenvector")
    assert led.tolist() == pytest.approx([1, 1, 1, 0, 0, 0])
    assert scores(zoo()["two islands"], "eigenvector").isna().all()


def test_eigenvector_of_a_bipartite_network_is_found():
    assert scores(zoo()["star"], "eigenvector").tolist() == pytest.approx([1.0] + [6**-0.5] * 6)


def test_eigenvector_and_katz_of_an_acyclic_network_are_undefined_and_say_why():
    net = zoo()["directed line"]
    for name in ("eigenvector", "katz"):
        assert scores(net, name).isna().all()
        assert "circle" in notes(net, name, lang="en").iloc[0]


def test_the_best_modularity_is_the_exact_optimum():
    assert clusters(karate(), draws=1).modularity == pytest.approx(0.4197896, abs=5e-8)


def test_a_least_upper_bound_is_the_one_that_the_others_reach():
    # 0 reaches 1, and 1 reaches 2 and 3: 1 is their least bound. Two heads of 2 and 3 have none.
    assert value(network(range(4), [(0, 1), (1, 2), (1, 3)], directed=True), "krackhardt_lub") == 1
    heads = network(range(4), [(0, 2), (0, 3), (1, 2), (1, 3)], directed=True)
    assert value(heads, "krackhardt_lub") == pytest.approx(1 - 2 / 3)


# Conventions.


def test_isolates_count_in_the_norm_of_betweenness():
    assert scores(network("abcd", [("a", "b"), ("b", "c")]), "betweenness_norm")["b"] == pytest.approx(1 / 3)


def test_an_isolated_pair_is_not_close_to_all():
    net = network(range(5), [(0, 1), (2, 3), (3, 4)])
    assert scores(net, "closeness")["0"] == 0.25
    assert engine_of(net).graph.closeness()[0] == 1


def test_directed_closeness_says_which_way():
    net = network("abc", [("a", "b"), ("b", "c")], directed=True)
    assert scores(net, "closeness_in").tolist() == pytest.approx([0, 0.5, 2 / 3])
    assert scores(net, "closeness_out").tolist() == pytest.approx([2 / 3, 0.5, 0])


def test_harmonic_is_divided_by_the_others():
    assert scores(network("abc", [("a", "b")]), "harmonic").tolist() == [0.5, 0.5, 0]


def test_directed_eigenvector_reads_incoming_ties_and_its_largest_is_one():
    arcs = [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "a")]
    named = scores(network("abc", arcs, directed=True), "eigenvector")
    assert named.max() == 1
    assert named.idxmax() == "a"


def test_katz_is_raw():
    assert scores(network("abc", [("a", "b")]), "katz").tolist() == [2, 2, 1]


def test_a_mutual_pair_counts_twice_in_coreness():
    assert scores(network("ab", [("a", "b"), ("b", "a")], directed=True), "coreness").tolist() == [2, 2]


def test_reciprocity_counts_arcs_and_the_other_one_tied_pairs():
    net = network(range(4), [(0, 1), (1, 0), (1, 2)], directed=True)
    assert value(net, "reciprocity") == pytest.approx(2 / 3)
    assert value(net, "reciprocity_dyad") == 0.5  # sna's default, with the pairs without a tie: 5/6


def test_the_mean_of_local_clustering_has_two_names():
    assert value(karate(), "mean_local_clustering") == pytest.approx(0.588, abs=5e-4)
    assert value(karate(), "mean_local_clustering_zero") == pytest.approx(0.571, abs=5e-4)


def test_degree_centralization_is_freemans_without_loops():
    net = network(range(4), [(0, 1), (0, 2), (0, 3)], directed=True)
    assert value(net, "centralization_degree_out") == 1
    assert value(zoo()["star"], "centralization_degree") == 1


def test_a_self_named_actor_is_no_tie_and_moves_no_centralization():
    with_loop = network(range(4), [(0, 1), (0, 2), (0, 3), (0, 0)])
    without = network(range(4), [(0, 1), (0, 2), (0, 3)])
    for name in ("centralization_degree", "density", "ties"):
        assert value(with_loop, name) == value(without, name)


def test_closeness_centralization_of_a_disconnected_network_is_undefined_not_zero():
    row = whole(florentine(), lang="en").set_index("measure").loc["centralization_closeness"]
    assert np.isnan(row["value"])
    assert row["note"] == "not all reach each other"


def test_centralization_counts_the_pucci():
    assert value(florentine(), "centralization_betweenness") == pytest.approx(0.3835, abs=5e-5)


def test_constraint_of_isolates_is_undefined_and_the_whole_network_counts():
    assert np.isnan(scores(florentine(), "constraint")["Pucci"])
    # Ties of contacts outside ego's own network count: UCINET's default would leave them out.
    square = network("abcd", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c")])
    assert scores(square, "constraint")["b"] != pytest.approx(
        scores(network("abc", TRIAD), "constraint")["b"]
    )


def test_effective_size_unvalued_is_contacts_less_twice_their_ties_each():
    net = karate()
    graph = graph_of(net)
    for actor, size in scores(net, "effective_size").items():
        inside = graph.subgraph(graph[actor]).number_of_edges()
        assert size == pytest.approx(graph.degree(actor) - 2 * inside / graph.degree(actor))


def test_representative_is_from_the_own_sector_outwards_and_gatekeeper_inwards():
    net = network("abc", [("a", "b"), ("b", "c")], sectors="XXY", directed=True)
    assert measure(net, ["representative", "gatekeeper"]).loc["b"].tolist() == [1, 0]
    turned = network("abc", [("c", "b"), ("b", "a")], sectors="XXY", directed=True)
    assert measure(turned, ["representative", "gatekeeper"]).loc["b"].tolist() == [0, 1]


def test_undirected_two_paths_count_both_ways():
    assert scores(network("abc", [("a", "b"), ("b", "c")]), "coordinator")["b"] == 2


def test_with_two_sectors_there_is_no_liaison_to_expect_and_no_z():
    row = measure(karate(), ["liaison", "liaison_expected", "liaison_z"]).iloc[0]
    assert row.tolist()[:2] == [0, 0]
    assert np.isnan(row["liaison_z"])


def test_the_expectation_of_roles_knows_density_and_sizes_not_who_is_tied():
    one = network(range(5), [(0, 1), (1, 2), (2, 3)], sectors="AABBC", directed=True)
    other = network(range(5), [(4, 1), (3, 2), (0, 4)], sectors="AABBC", directed=True)
    for role in ("coordinator", "representative", "liaison"):
        assert scores(one, f"{role}_expected").tolist() == scores(other, f"{role}_expected").tolist()


def test_a_sector_of_one_has_no_density_within():
    table = sector_mixing(zoo()["one alone"], draws=5).set_index(["sector_a", "sector_b"])
    assert table.loc[("C", "C"), "possible"] == 0
    assert np.isnan(table.loc[("C", "C"), "density"])


def test_assortativity_by_one_sector_is_undefined_and_says_why():
    row = whole(zoo()["complete"], lang="en").set_index("measure").loc["assortativity_sector"]
    assert np.isnan(row["value"])
    assert row["note"]


def test_each_tie_counts_once_in_the_e_i_index():
    net = network("abc", [("a", "b"), ("b", "c")], sectors="XXY")
    assert value(net, "ei_index") == 0


def test_nmi_is_divided_by_the_mean_of_both():
    one, other = np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])
    shared = np.log(2)
    both = np.log(2), 0.5 * np.log(2) + 0.5 * np.log(4)
    assert nmi(one, other) == pytest.approx(2 * shared / sum(both))


def test_qap_correlates_pairs_once_and_never_the_diagonal():
    graph = nx.florentine_families_graph()
    assert pytest.approx(_florentine_correlation(graph), abs=5e-6) == 0.37187


def _florentine_correlation(graph):
    """Marriage and business of the sixteen families (Padgett & Ansell 1993)."""
    families = [*sorted(graph), "Pucci"]
    business = (
        "Barbadori-Castellani Barbadori-Ginori Barbadori-Medici Barbadori-Peruzzi Bischeri-Guadagni "
        "Bischeri-Lamberteschi Bischeri-Peruzzi Castellani-Lamberteschi Castellani-Peruzzi Ginori-Medici "
        "Guadagni-Lamberteschi Lamberteschi-Peruzzi Medici-Pazzi Medici-Salviati Medici-Tornabuoni"
    )
    place = {family: k for k, family in enumerate(families)}
    nets = [
        np.array([[place[a], place[b]] for a, b in pairs]).T
        for pairs in (graph.edges, [pair.split("-") for pair in business.split()])
    ]
    return qap(len(families), tuple(nets[0]), tuple(nets[1]), draws=1).r


def test_cutpoints_and_bridges_ignore_direction():
    net = network("abc", [("a", "b"), ("c", "b")], directed=True)
    assert measure(net, "cutpoint")["cutpoint"].tolist() == [False, True, False]
    assert value(net, "bridges") == 2


def test_isolates_are_always_there():
    net = network("abcd", [("a", "b")])
    assert list(measure(net).index) == list("abcd")
    assert value(net, "isolates") == 2


def test_leiden_and_chance_a_dense_network_is_not_given_clusters_for_its_modularity():
    dense = of_networkx(nx.gnm_random_graph(21, 150, seed=4))
    found = clusters(dense, draws=99)
    assert found.modularity > 0.05
    assert not found.discernible


# Where peers differ, the catalogue says whose convention ours is.
DIFFERING = (
    "betweenness_norm", "closeness", "harmonic", "eigenvector", "katz", "coreness", "constraint",
    "effective_size", "betweenness_valued", "local_clustering", "coordinator", "brokerage", "reciprocity",
    "transitivity", "mean_local_clustering", "mean_local_clustering_zero", "centralization_degree",
    "centralization_closeness", "centralization_eigenvector", "assortativity_sector", "ei_index",
    "krackhardt_lub", "two_mode_degree", "two_mode_betweenness", "cutpoint", "pagerank",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_catalogue_says_whose_convention_it_is_where_they_differ(lang):
    table = catalogue(lang)
    said = table["convention"].groupby(level=0).max()
    silent = [name for name in DIFFERING if not said[name]]
    assert not silent
    assert isinstance(said, pd.Series)
