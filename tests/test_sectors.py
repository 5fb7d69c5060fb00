"""Sector mixing: counts that add up, chance at equal degrees, and cells that stay undecided."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from netzwerk import schema
from netzwerk.measures.sectors import table as sectors
from netzwerk.measures.sectors.table import benjamini_hochberg, sector_mixing
from netzwerk.network import Network

from .planted import planted_ties
from .sample import true_network
from .zoo import network, zoo

ZOO = zoo()


@pytest.mark.parametrize("name", ZOO)
def test_every_pair_of_actors_and_every_tie_is_in_one_cell(name):
    net = ZOO[name]
    table = sector_mixing(net, draws=20)
    pairs = {frozenset(pair) for pair in net.edges[["i", "j"]].to_numpy().tolist()}
    assert table["possible"].sum() == net.n * (net.n - 1) // 2
    assert table["ties"].sum() == len(pairs)
    assert table["expected"].sum() == pytest.approx(len(pairs))
    assert tuple(table.columns) == schema.SECTORS.names
    assert not table.duplicated(["sector_a", "sector_b"]).any()


def test_counts_are_those_by_hand():
    net = network(range(5), [(0, 1), (0, 2), (1, 2), (3, 4)], sectors=["b", "b", "a", "unknown", "a"])
    table = sector_mixing(net, draws=20).set_index(["sector_a", "sector_b"])
    assert table["ties"].to_dict() == {
        ("a", "a"): 0, ("a", "b"): 2, ("a", "unknown"): 1, ("b", "b"): 1, ("b", "unknown"): 0,
        ("unknown", "unknown"): 0,
    }  # fmt: skip
    assert table.loc[("a", "b"), "possible"] == 4 and table.loc[("a", "b"), "density"] == 0.5


def test_a_sector_of_one_has_no_density_within():
    table = sector_mixing(ZOO["all sectors different"], draws=20, lang="en")
    within = table[table["sector_a"].eq(table["sector_b"])]
    assert within["possible"].eq(0).all() and within["density"].isna().all()
    assert set(within["note"]) == {"only one organisation"}


def test_expectation_is_that_of_all_networks_with_the_same_degrees():
    """A hexagon: 60 hexagons and 10 pairs of triangles have its degrees, each as likely."""
    net = network(range(6), [(i, (i + 1) % 6) for i in range(6)], sectors="AAABBB")
    within = []
    for ties in combinations(list(combinations(range(6), 2)), 6):
        if (np.bincount(np.ravel(ties), minlength=6) == 2).all():
            within.append(sum(b < 3 for _, b in ties))
    assert len(within) == 70
    table = sector_mixing(net, draws=4000)
    assert table["expected"].iloc[0] == pytest.approx(np.mean(within), abs=0.05)
    assert table["low"].iloc[0] == np.percentile(within, 2.5)
    assert table["high"].iloc[0] == np.percentile(within, 97.5)


def test_cells_that_expect_few_ties_are_undecided_and_have_no_p():
    table = sector_mixing(true_network(), draws=400)
    few = table["expected"] < 5
    assert few.any() and (~few).any()
    assert table.loc[few, "p"].isna().all() and table.loc[~few, "p"].between(0, 1).all()
    assert set(table.loc[few & table["possible"].gt(0), "note"]) == {
        "unentschieden: weniger als 5 Kooperationen zu erwarten"
    }


def test_sectors_that_keep_to_themselves_are_told_from_chance():
    ties = planted_ties(np.random.default_rng(1))
    net = network(range(48), ties.tolist(), sectors=np.repeat(list("ABCD"), 12).tolist())
    table = sector_mixing(net, lang="en")
    within = table["sector_a"].eq(table["sector_b"])
    assert (table.loc[within, "p"] <= 0.01).all() and (table.loc[within, "ratio"] > 2).all()
    assert set(table.loc[within, "note"]) == {"more than expected with as many partners each"}
    assert set(table.loc[~within, "note"]) == {"fewer than expected with as many partners each"}


def test_sectors_given_out_by_lot_are_rarely_told_from_chance():
    net, dice = true_network(), np.random.default_rng(1)
    found = 0
    for seed in range(10):
        lots = net.actors.assign(sector=dice.permutation(net.actors["sector"]))
        shuffled = Network.of(actors=lots, reports=net.reports)
        found += (sector_mixing(shuffled, seed=seed, draws=300)["p"] <= 0.05).any()
    assert found <= 2


def test_the_middle_of_chance_holds_its_mean():
    table = sector_mixing(true_network(), draws=500)
    assert ((table["low"] <= table["expected"]) & (table["expected"] <= table["high"] + 1)).all()


def test_corrected_p_values_are_those_of_the_paper():
    p = np.array([0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262,
                  0.5719, 0.6528, 0.759, 1.0])  # fmt: skip
    corrected = benjamini_hochberg(p)
    assert (corrected <= 0.05).sum() == 4  # as in Benjamini & Hochberg 1995, section 4
    assert (np.diff(corrected) >= 0).all() and (corrected >= p).all()
    order = np.random.default_rng(1).permutation(15)
    assert np.array_equal(benjamini_hochberg(p[order]), corrected[order])
    assert benjamini_hochberg(np.empty(0)).size == 0


def test_draws_are_a_hundred_a_cell_and_two_thousand_at_least():
    told = []
    sector_mixing(ZOO["two islands"], progress=lambda *news: told.append(news))
    assert told[-1] == ("sectors", 2000, 2000)
    sector_mixing(true_network(), progress=lambda *news: told.append(news))
    assert told[-1] == ("sectors", 3600, 3600)


def test_the_seed_decides_and_the_order_of_actors_does_not():
    net = true_network()
    shuffled = Network.of(
        actors=net.actors.sample(frac=1, random_state=1), reports=net.reports.sample(frac=1, random_state=2)
    )
    first = sector_mixing(net, draws=200)
    pd.testing.assert_frame_equal(first, sector_mixing(shuffled, draws=200))
    assert not first.equals(sector_mixing(net, draws=200, seed=2))


def test_direction_is_ignored():
    ties = [(0, 1), (1, 0), (1, 2), (2, 3)]
    directed = network(range(4), ties, sectors="AABB", directed=True)
    plain = network(range(4), ties, sectors="AABB")
    pd.testing.assert_frame_equal(sector_mixing(directed, draws=50), sector_mixing(plain, draws=50))


def test_fewer_draws_than_the_definition_asks_for_are_said_in_every_row(monkeypatch):
    assert not sector_mixing(true_network(), lang="en")["note"].str.contains("instead of").any()
    monkeypatch.setattr(sectors, "_MANY_TIES", 100)
    spared = sector_mixing(true_network(), lang="en")
    assert spared["note"].str.endswith("; only 1000 random networks instead of 3600").all()
