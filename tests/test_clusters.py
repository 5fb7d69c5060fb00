"""Clusters: known answers, a verdict that can say none, and what discernible clusters are told to follow."""

from __future__ import annotations

from itertools import permutations

import igraph
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netzwerk import schema
from netzwerk.measures.chance import generator
from netzwerk.measures.clusters import partitions
from netzwerk.measures.clusters.agreement import ami, ari, contingency, nmi, permuted_p
from netzwerk.measures.clusters.answer import clusters
from netzwerk.measures.clusters.compared import cluster_names
from netzwerk.measures.clusters.partitions import best_partition, consensus, membership, null_modularities
from netzwerk.measures.clusters.verdict import Figures, decide
from netzwerk.network import Network

from .planted import planted_ties, random_ties
from .sample import WAVES, true_network
from .zoo import network, zoo

ZOO = zoo()
KARATE = np.array(nx.karate_club_graph().edges)
CLUBS = np.array([club for _, club in nx.karate_club_graph().nodes(data="club")])
FOUR = np.repeat(np.arange(4), 12)


def planted(seed: int = 1, **tables) -> Network:
    """Four clusters of twelve, with five ties inside and one outside expected for each actor."""
    ties = [(f"a{i:02}", f"a{j:02}") for i, j in planted_ties(generator(seed, "planted"))]
    actors = pd.DataFrame({"actor": [f"a{i:02}" for i in range(48)], "sector": tables.pop("sectors", "x")})
    reports = pd.DataFrame(ties, columns=["source", "target"])
    return Network.of(actors=actors, reports=reports, **tables)


def across(size: int) -> list[str]:
    """Sectors that run across the four clusters."""
    return [f"s{i % size}" for i in range(48)]


# -- known answers ---------------------------------------------------------------------------------------


def test_karate_has_the_known_optimum_and_agreement_with_its_clubs():
    labels, quality = best_partition(KARATE, 34, dice=generator(1, "karate"))
    assert quality == pytest.approx(0.4197896, abs=1e-7)
    assert partitions.modularity(KARATE, labels) == pytest.approx(quality)
    assert ari(labels, CLUBS) == pytest.approx(0.46459, abs=5e-6)
    assert nmi(labels, CLUBS) == pytest.approx(0.58785, abs=5e-6)


def test_networks_with_the_degrees_of_karate_have_the_known_modularity():
    null = null_modularities(KARATE, 34, seed=1, draws=125)
    assert null.mean() == pytest.approx(0.303, abs=0.004)
    assert null.std(ddof=1) == pytest.approx(0.013, abs=0.003)


@pytest.mark.slow
def test_the_sample_has_no_clusters_and_says_so():
    found = clusters(true_network())
    figures = found.verdict.set_index("measure")["value"]
    assert found.outcome == "none" and not found.discernible
    assert float(figures["modularity"]) == pytest.approx(0.287, abs=0.001)
    assert float(figures["null_mean"]) == pytest.approx(0.287, abs=0.002)
    assert float(figures["null_sd"]) == pytest.approx(0.011, abs=0.001)
    assert float(figures["p"]) > 0.3 and figures["null_draws"] == "999"
    assert (found.table["cluster"] == "").all() and found.table["membership"].isna().all()
    assert "keine Gruppen erkennen, die untereinander mehr zusammenarbeiten" in found.sentence


def test_the_second_wave_has_none_either():
    assert clusters(true_network(WAVES[1]), draws=99).outcome == "none"


# -- agreement of partitions -----------------------------------------------------------------------------

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=20)


@given(LABELS)
def test_rand_and_mutual_information_are_those_of_igraph(pairs):
    a, b = np.array(pairs).T
    for ours, method in ((ari, "adjusted_rand"), (nmi, "nmi")):
        value = ours(a, b)
        if not np.isnan(value):
            theirs = igraph.compare_communities(a.tolist(), b.tolist(), method=method)
            assert value == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("measure", [ari, ami])
def test_agreement_by_chance_is_zero_on_average(measure):
    a, b = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 1, 1])
    shuffled = [measure(a, np.array(order)) for order in permutations(b)]
    assert np.mean(shuffled) == pytest.approx(0, abs=1e-12)
    assert measure(a, a) == pytest.approx(1)


def test_what_cannot_disagree_has_no_agreement():
    one, all_different, two = np.zeros(4), np.arange(4), np.array([0, 0, 1, 1])
    for a, b in ((one, two), (two, one), (all_different, two), (one, one)):
        assert np.isnan(ari(a, b))
    assert np.isnan(ami(one, two)) and np.isnan(nmi(one, one))
    assert np.isnan(permuted_p(ari, one, two, dice=generator(1, "none")))


def test_shuffled_labels_rarely_agree_as_the_true_ones_do():
    dice = generator(1, "shuffle")
    assert permuted_p(ari, FOUR, FOUR, dice=dice, draws=99) == 0.01
    assert permuted_p(nmi, FOUR, np.tile(np.arange(4), 12), dice=dice, draws=99) > 0.9


def test_contingency_counts_each_actor_once():
    assert contingency(FOUR, np.array(across(3))).sum() == 48


# -- search and consensus --------------------------------------------------------------------------------


def test_clusters_are_numbered_by_size_and_first_actor():
    assert partitions.in_order([5, 5, 1, 1, 1, 9]).tolist() == [1, 1, 0, 0, 0, 2]
    assert partitions.in_order([2, 1]).tolist() == [0, 1]


def test_consensus_joins_who_is_together_in_half_of_the_runs():
    together = np.array([[1, 0.5, 0.4], [0.5, 1, 0.4], [0.4, 0.4, 1]])
    assert consensus(together).tolist() == [0, 0, 1]
    assert consensus(np.ones((1, 1))).tolist() == [0]


def test_membership_counts_the_others_only_and_is_nothing_for_one_alone():
    together = np.array([[1, 0.8, 0.6], [0.8, 1, 0.7], [0.6, 0.7, 1]])
    assert membership(together, np.array([0, 0, 0])).tolist() == pytest.approx([0.7, 0.75, 0.65])
    assert membership(together, np.array([0, 0, 1])).tolist() == pytest.approx([0.8, 0.8, 0.0])


def test_the_null_is_sought_as_hard_as_the_observed_network():
    """Rewiring a network whose degrees allow no other gives the same modularity, not a lower one."""
    star = np.array([(0, i) for i in range(1, 20)])
    _, quality = best_partition(star, 20, dice=generator(1, "star"))
    assert null_modularities(star, 20, seed=1, draws=5).tolist() == pytest.approx([quality] * 5)


@pytest.mark.slow
def test_the_number_of_jobs_changes_no_null():
    alone, shared = (null_modularities(KARATE, 34, seed=1, draws=250, jobs=jobs) for jobs in (1, 2))
    assert np.array_equal(alone, shared)


# -- the verdict -----------------------------------------------------------------------------------------

SURE = {"actors": 48, "ties": 144, "clusters": 4, "p": 0.001, "mean_membership": 0.97}


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [
        ({"actors": 11}, "unclear"),
        ({"ties": 14}, "unclear"),
        ({"p": 0.051}, "none"),
        ({"p": 0.05}, "unclear"),
        ({"p": 0.011}, "unclear"),
        ({"mean_membership": 0.84}, "unclear"),
        ({"clusters": 1}, "unclear"),
        ({}, "unclear"),
        ({"groups_ari": 0.3, "groups_p": 0.01, "sectors_ari": 0.9, "sectors_p": 0.001}, "groups"),
        ({"groups_ari": 0.3, "groups_p": 0.02, "sectors_ari": 0.4, "sectors_p": 0.01}, "sectors"),
        ({"sectors_ari": 0.39, "sectors_p": 0.001, "sectors_ami_p": 0.001}, "unclear"),
        ({"fields_within": 0.3, "fields_between": 0.2, "fields_p": 0.01}, "fields"),
        ({"fields_within": 0.29, "fields_between": 0.2, "fields_p": 0.01}, "unclear"),
        ({"fields_within": 0.3, "fields_between": 0.0, "fields_p": 0.02}, "unclear"),
        ({"sectors_ami_p": 0.06, "largest_sector_share": 0.6}, "across"),
        ({"sectors_ami_p": 0.05, "largest_sector_share": 0.6}, "unclear"),
        ({"sectors_ami_p": 0.06, "largest_sector_share": 0.61}, "unclear"),
    ],
)
def test_the_first_verdict_that_holds_is_given(figures, outcome):
    assert decide(Figures.of({**SURE, **figures})) == outcome


def test_clusters_that_are_the_tables_are_an_artefact():
    seats = pd.DataFrame({"actor": [f"a{i:02}" for i in range(48)], "group": [f"t{i}" for i in FOUR]})
    net = planted(sectors=[f"s{i}" for i in FOUR])
    reports = net.reports.assign(group=net.reports["source"].map(seats.set_index("actor")["group"]))
    seated = Network.of(actors=net.actors, reports=reports, asked=seats.assign(about="*", answer="yes"))
    found = clusters(seated, draws=99)
    assert found.outcome == "groups" and "Tische" in found.sentence


def test_clusters_that_are_the_sectors_are_named_after_them():
    found = clusters(planted(sectors=[f"s{i}" for i in FOUR]), draws=99)
    assert found.outcome == "sectors"
    assert sorted(found.table["name"].unique()) == ["s0", "s1", "s2", "s3"]
    assert sorted(found.table["cluster"].unique()) == ["1", "2", "3", "4"]
    assert found.table["membership"].mean() >= 0.85
    counts = found.verdict[found.verdict["measure"].str.startswith("count:")]
    assert counts["value"].astype(int).sum() == 48


def test_clusters_can_follow_the_fields_or_run_across_the_sectors():
    fields = pd.DataFrame({"actor": [f"a{i:02}" for i in range(48)], "field": [f"f{i}" for i in FOUR]})
    follow = clusters(planted(sectors=across(4), affiliations=fields), draws=99, lang="en")
    assert follow.outcome == "fields" and follow.table["name"].str.startswith("f").all()
    cross = clusters(planted(sectors=across(4)), draws=99, lang="en")
    assert cross.outcome == "across" and "across the sectors" in cross.sentence
    assert set(cross.table["name"]) == {"mixed", "mixed 2", "mixed 3", "mixed 4"}


def test_planned_work_is_no_field_shared():
    fields = pd.DataFrame(
        {"actor": [f"a{i:02}" for i in range(48)], "field": [f"f{i}" for i in FOUR], "role": "planned"}
    )
    found = clusters(planted(sectors=across(4), affiliations=fields), draws=99)
    assert found.outcome == "across"


def test_names_come_from_the_sector_of_half_else_from_a_field_else_are_mixed():
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 2, 2, 2])
    sectors = ["x", "x", "y", "z", "x", "y", "z", "unknown", "unknown", "y"]
    marks = pd.DataFrame({"Sprache": [False] * 4 + [True, True, False] + [False] * 3})
    assert cluster_names(labels, sectors, marks, mixed="gemischt") == ["x", "Sprache", "gemischt"]


def test_the_order_of_actors_and_ties_changes_nothing():
    net = true_network()
    shuffled = Network.of(
        actors=net.actors.sample(frac=1, random_state=1),
        reports=net.reports.sample(frac=1, random_state=2),
        affiliations=net.affiliations.sample(frac=1, random_state=3),
        asked=net.asked_by.sample(frac=1, random_state=4),
    )
    first, second = clusters(net, draws=25), clusters(shuffled, draws=25)
    pd.testing.assert_frame_equal(first.verdict, second.verdict)
    pd.testing.assert_series_equal(first.consensus.sort_index(), second.consensus.sort_index())


@pytest.mark.parametrize("name", ZOO)
def test_small_networks_are_unclear_and_say_why(name):
    found = clusters(ZOO[name])
    assert found.outcome == "unclear" and "mindestens 12 Organisationen" in found.sentence
    assert tuple(found.table.columns) == schema.CLUSTERS.names
    assert tuple(found.verdict.columns) == schema.VERDICT.names
    assert len(found.table) == ZOO[name].n and found.consensus.isna().all()
    assert found.whole["value"].notna().all() == (len(ZOO[name].edges) > 0)
    assert found.whole["low"].isna().all()


def test_actors_without_a_tie_belong_to_no_cluster():
    net = planted(sectors=[f"s{i}" for i in FOUR])
    more = pd.concat([net.actors, pd.DataFrame({"actor": ["alone"], "sector": ["s0"]})])
    found = clusters(Network.of(actors=more, reports=net.reports), draws=99)
    row = found.table.set_index("actor").loc["alone"]
    assert row["cluster"] == "" and np.isnan(row["membership"])
    assert found.verdict.set_index("measure").loc["actors", "value"] == "48"


def test_direction_is_ignored():
    net = planted()
    both = pd.concat([net.reports, net.reports.rename(columns={"source": "target", "target": "source"})])
    directed = Network.of(actors=net.actors, reports=both, directed=True)
    pd.testing.assert_frame_equal(clusters(directed, draws=9).verdict, clusters(net, draws=9).verdict)


def test_figures_of_the_whole_carry_the_null():
    found = clusters(planted(), draws=99)
    row = found.whole.iloc[0]
    assert row["measure"] == "modularity_best" and row["basis"] == "null"
    assert row["low"] <= row["high"] < row["value"] == found.modularity


def test_too_large_a_network_is_not_searched_and_says_so(monkeypatch):
    monkeypatch.setattr("netzwerk.measures.clusters.answer._MOST_ACTORS", 20)
    found = clusters(planted(), lang="en")
    assert found.outcome == "unclear" and "more than 20 organisations" in found.sentence


def test_progress_is_told_up_to_the_end():
    told = []
    clusters(planted(), draws=230, progress=lambda *news: told.append(news))
    assert told == [("clusters", done, 230) for done in (100, 200, 230)]


# -- how often random networks are given clusters, and planted ones found -------------------------------


@pytest.mark.slow
def test_random_networks_are_rarely_given_clusters():
    """Sixteen of the two hundred of benchmarks/verdicts.py, with 99 draws."""
    given_ = [clusters(network_of(random_ties(k)), seed=k, draws=99).discernible for k in range(0, 192, 12)]
    assert sum(given_) <= 1


@pytest.mark.slow
def test_planted_clusters_are_found():
    """Twelve of the two hundred of benchmarks/verdicts.py, with 99 draws."""
    found = [clusters(planted(k), seed=k, draws=99) for k in range(12)]
    hits = [each.discernible and ari(each.consensus.to_numpy(), FOUR) >= 0.8 for each in found]
    assert sum(hits) >= 11


def network_of(ties: np.ndarray) -> Network:
    return network(range(int(ties.max()) + 1), ties.tolist())
