"""Known answers: published values, and small networks worked out by hand, tested wherever the tests run."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from netzwerk.measures import measure, notes
from netzwerk.measures.core.against_chance import core_against_chance
from netzwerk.measures.core.model import core_periphery
from netzwerk.measures.core.search import Networks, ascended
from netzwerk.measures.engine import engine_of
from netzwerk.measures.positions.cohesion import bridges
from netzwerk.measures.two_mode.fields import field_table
from netzwerk.measures.whole.answer import whole
from netzwerk.network import Network
from tests.sample import true_network
from tests.zoo import network, zoo


def of_networkx(graph, sector=None):
    sectors = [str(graph.nodes[node][sector]) for node in graph] if sector else None
    ties = [(u, v, data.get("weight", 1)) for u, v, data in graph.edges(data=True)]
    return network(graph, ties, sectors=sectors)


def florentine():
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return of_networkx(graph)


def karate():
    return of_networkx(nx.karate_club_graph(), "club")


def value_of(net):
    return whole(net).set_index("measure")["value"]


def borgatti():
    """Borgatti 1997: seven actors around G, with strengths."""
    rows = ["AB2", "AF3", "AG5", "AE2", "EG8", "FG3", "BG4", "BD1", "DG3", "GC10"]
    return network("ABCDEFG", [(row[0], row[1], float(row[2:])) for row in rows])


FREEMAN = {"star": (1, 1, 1), "circle": (0, 0, 0), "line": (0.0667, 0.2770, 0.3111)}


@pytest.mark.parametrize("shape", FREEMAN)
def test_freemans_star_circle_and_line(shape):
    table = value_of(zoo()[shape])
    found = [table[f"centralization_{name}"] for name in ("degree", "closeness", "betweenness")]
    assert np.allclose(found, FREEMAN[shape], atol=5e-5)


def test_the_medici_among_the_florentine_families():
    net = florentine()
    table, who = value_of(net), measure(net)
    assert table["centralization_degree"] == pytest.approx(0.2667, abs=5e-5)
    assert table["centralization_betweenness"] == pytest.approx(0.3835, abs=5e-5)
    medici = who.loc["Medici", ["betweenness", "constraint", "effective_size"]].astype(float)
    assert np.allclose(medici, [47.5, 0.2099, 5.6667], atol=5e-5)
    assert set(who.index[who["cutpoint"]]) == {"Albizzi", "Guadagni", "Medici", "Salviati"}


def test_without_the_pucci_the_florentine_lean_more_on_the_medici():
    found = value_of(of_networkx(nx.florentine_families_graph()))["centralization_betweenness"]
    assert found == pytest.approx(0.4368, abs=5e-5)


def test_karates_core_fit_and_mixing():
    net = karate()
    fitted = core_periphery(engine_of(net))
    assert fitted.r == pytest.approx(0.43148, abs=5e-6)
    assert list(net.index[fitted.members]) == ["0", "1", "2", "32", "33"]
    assert value_of(net)["ei_index"] == pytest.approx(-0.71795, abs=5e-6)


def test_karates_core_is_no_chance_but_owes_much_to_degrees():
    tested = core_against_chance(engine_of(karate()), draws=199)
    assert tested["core_periphery_p_random"] == 1 / 200
    assert 0.005 < tested["core_periphery_p_degree"] < 0.1


def test_networks_fitted_side_by_side_fit_as_each_alone():
    engines = [engine_of(karate()), engine_of(of_networkx(nx.gnm_random_graph(34, 78, seed=2)))]
    tables = np.stack([engine.adjacency.toarray() for engine in engines])
    cores, fits = ascended(Networks(tables, 78), 1)
    together = [fits[cores.owner == owner].max() for owner in (0, 1)]
    assert together == pytest.approx([core_periphery(engine).r for engine in engines])


def test_a_regular_network_has_no_core_beyond_its_degrees():
    engine = engine_of(of_networkx(nx.random_regular_graph(4, 20, seed=2)))
    assert core_against_chance(engine, draws=99)["core_periphery_p_degree"] > 0.05


def villages():
    """Three villages of eight who all know each other, joined in a ring by three ties."""
    inside = [(8 * v + a, 8 * v + b) for v in range(3) for a in range(8) for b in range(a)]
    return network(range(25), [*inside, (0, 8), (9, 16), (17, 1)])


def test_positions_among_clusters_follow_the_villages():
    net = villages()
    who = measure(net, ["cluster", "participation_cluster", "within_z_cluster"])
    assert who["cluster"].iloc[:24].nunique() == 3
    assert who["cluster"].groupby(np.arange(25) // 8, observed=True).nunique().tolist() == [1, 1, 1, 0]
    assert who["participation_cluster"].iloc[0] == pytest.approx(1 - (7**2 + 1) / 8**2)
    assert who.iloc[24].isna().all()
    assert notes(net, "cluster", lang="en").iloc[24] == "no cooperation named"


def test_two_sectors_have_no_liaison_and_say_that_nothing_can_vary():
    net = karate()
    who = measure(net, ["liaison", "liaison_expected", "liaison_z"])
    assert (who[["liaison", "liaison_expected"]] == 0).all(axis=None)
    assert who["liaison_z"].isna().all()
    assert set(notes(net, "liaison_z")) == {"hier lässt der Zufall keine Abweichung zu"}


def test_borgattis_structural_holes():
    who = measure(borgatti()).loc[["G", "A", "C"]]
    assert np.allclose(who["constraint"], [0.400, 0.595, 1], atol=5e-4)
    assert np.allclose(who["effective_size"], [4.67, 2.50, 1], atol=5e-3)
    assert np.allclose(who.loc[["G", "A"], "constraint_valued"], [0.299, 0.795], atol=5e-4)
    assert np.allclose(who.loc[["G", "A"], "effective_size_valued"], [5.47, 2.47], atol=5e-3)


def test_valued_betweenness_in_borgattis_network_is_exact_where_sna_is_not():
    assert measure(borgatti(), "betweenness_valued").loc["G", "betweenness_valued"] == 14


def test_krackhardts_kite_has_a_winner_for_each_measure():
    who = measure(of_networkx(nx.krackhardt_kite_graph()), ["degree", "closeness", "betweenness"])
    first = {name: set(who.index[np.isclose(who[name], who[name].max())]) for name in who}
    assert first == {"degree": {"3"}, "closeness": {"5", "6"}, "betweenness": {"7"}}


def test_eleven_actors_whose_ranking_is_not_decided():
    edges = [
        "1-11",
        "2-4",
        "3-5",
        "3-11",
        "4-8",
        "5-9",
        "5-11",
        "6-7",
        "6-8",
        "6-10",
        "6-11",
        "7-9",
        "7-10",
        "7-11",
        "8-9",
        "8-10",
        "9-10",
    ]
    who = measure(network(range(1, 12), [tuple(edge.split("-")) for edge in edges]))
    first = [who[name].idxmax() for name in ("degree", "betweenness", "closeness", "eigenvector")]
    assert first == ["11", "8", "6", "7"]


def test_two_components_keep_closeness_and_harmonic_apart():
    who = measure(network(range(5), [(0, 1), (2, 3), (3, 4)]), ["closeness", "harmonic"])
    assert np.allclose(who["closeness"], [0.25, 0.25, 1 / 3, 0.5, 1 / 3])
    assert np.allclose(who["harmonic"], [0.25, 0.25, 0.375, 0.5, 0.375])


def test_the_close_way_round_beats_the_loose_direct_tie():
    net = network("ABC", [("A", "B", 5), ("B", "C", 5), ("A", "C", 1)])
    assert measure(net, "betweenness_valued")["betweenness_valued"].tolist() == [0, 1, 0]


def test_two_equal_components_leave_eigenvector_undefined_and_say_why():
    net = zoo()["two islands"]
    assert measure(net, "eigenvector")["eigenvector"].isna().all()
    assert "equally" in notes(net, "eigenvector", lang="en").iloc[0]


def test_a_smaller_component_is_zero_in_eigenvector_and_says_why():
    net = network(range(5), [(0, 1), (1, 2), (3, 4)])
    assert measure(net, "eigenvector")["eigenvector"].tolist()[3:] == [0, 0]
    assert notes(net, "eigenvector", lang="en").ne("").tolist() == [False, False, False, True, True]


def test_an_acyclic_naming_has_no_eigenvector_and_no_katz():
    net = zoo()["directed line"]
    assert measure(net, ["eigenvector", "katz"]).isna().all(axis=None)
    assert "circle" in notes(net, "katz", lang="en").iloc[0]


def test_a_leading_circle_passes_its_score_on_along_arcs():
    net = network("abcd", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d")], directed=True)
    assert np.allclose(measure(net, "eigenvector")["eigenvector"], [1, 1, 1, 1])


def test_of_two_equal_circles_in_a_row_the_later_one_leads():
    arcs = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")]
    scores = measure(network("abcd", arcs, directed=True), "eigenvector")["eigenvector"]
    assert np.allclose(scores, [0, 0, 1, 1])


def test_one_transitive_triad_is_fully_transitive():
    net = network("abc", [("a", "b"), ("b", "c"), ("a", "c")], directed=True)
    assert value_of(net)["transitivity"] == 1


def test_who_only_receives_has_an_effective_size():
    who = measure(zoo()["only receives"], ["effective_size", "constraint"])
    assert who["effective_size"].notna().all()
    assert who.loc["3", "effective_size"] == pytest.approx(3 - (1 / 3 + 1 / 3))


def test_degree_centralization_counts_no_loops():
    assert value_of(zoo()["star"])["centralization_degree"] == 1


def test_a_sector_of_one_has_no_standard_deviation():
    net = zoo()["one alone"]
    assert np.isnan(measure(net, "within_z").loc["4", "within_z"])
    assert notes(net, "within_z", lang="en")["4"] == "within its sector all have equally many partners"


def test_a_bridge_is_a_mark_of_ties_in_both_directions():
    net = network("abcd", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "b")], directed=True)
    assert bridges(net).tolist() == [True, True, False, False, False]


def test_a_wish_is_never_a_bridge():
    reports = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "state": ["existing", "wished"]})
    assert bridges(Network.of(reports=reports)).tolist() == [True, False]


def test_krackhardts_four_on_an_out_tree():
    tree = network(range(5), [(0, 1), (0, 2), (1, 3), (1, 4)], directed=True)
    table = value_of(tree)
    four = [table[f"krackhardt_{name}"] for name in ("connectedness", "hierarchy", "efficiency", "lub")]
    assert four == [1, 1, 1, 1]


def test_two_heads_without_a_common_one_have_no_least_upper_bound():
    net = network("abc", [("a", "c"), ("b", "c")], directed=True)
    assert value_of(net)["krackhardt_lub"] == 0


def test_roles_read_the_direction():
    net = network("abc", [("a", "b"), ("b", "c")], sectors="XXY", directed=True)
    who = measure(net, ["representative", "gatekeeper", "brokerage"])
    assert who.loc["b"].tolist() == [1, 0, 1]


def test_planned_work_counts_in_no_field():
    rows = pd.DataFrame({"actor": ["a", "a", "b"], "field": ["Sprache", "Arbeit", "Arbeit"],
                         "role": ["lead", "planned", "active"]})  # fmt: skip
    net = Network.of(affiliations=rows)
    assert measure(net, ["fields", "leads"]).to_numpy().tolist() == [[1, 1], [1, 0]]
    table = field_table(net).set_index(["field", "measure"])["value"]
    assert table["Arbeit"][["active", "leads", "planned"]].tolist() == [1, 0, 1]
    assert np.isnan(table["Arbeit", "density"])


def test_a_committee_is_no_field_of_action():
    rows = pd.DataFrame({"actor": ["a"], "field": ["Beirat"], "kind": ["committee"]})
    assert field_table(Network.of(affiliations=rows)).empty


def test_unasked_pairs_bound_density_components_and_isolates():
    net = Network.of(
        actors=pd.DataFrame({"actor": list("abcd")}),
        reports=pd.DataFrame({"source": ["a"], "target": ["b"], "group": ["1"]}),
        asked=pd.DataFrame({"group": ["1"], "actor": ["a"], "about": ["*"]}),
    )
    table = whole(net, lang="en").set_index("measure")
    assert table.loc["density", ["value", "low", "high"]].tolist() == [1 / 6, 1 / 6, 4 / 6]
    assert table.loc["density_asked", "value"] == 1 / 3
    assert table.loc["components", ["value", "low", "high"]].tolist() == [3, 1, 3]
    assert table.loc["isolates", ["value", "low", "high"]].tolist() == [2, 0, 2]
    assert table.loc["largest_component", ["low", "high"]].tolist() == [2, 4]
    assert table.loc["density", "note"].startswith("nobody was asked about 3 pairs")
    assert table.loc["transitivity", ["low", "high"]].isna().all()


def test_the_sample_is_one_component_of_131_ties():
    table = value_of(true_network())
    assert table[["actors", "ties", "components", "isolates"]].tolist() == [44, 131, 1, 0]
    assert table["density"] == pytest.approx(131 / 946)
