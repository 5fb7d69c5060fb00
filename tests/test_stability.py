"""Doubt: every draw equals a network measured on its own, spans hold their value, seating is no doubt."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk import schema
from netzwerk.errors import UsageError
from netzwerk.measures import measure
from netzwerk.measures.chance import generator
from netzwerk.measures.doubt.dropped import actors_dropped
from netzwerk.measures.doubt.ranks import places, spearman
from netzwerk.measures.doubt.stability import DEFAULT, stability
from netzwerk.measures.doubt.whole_spans import DRAWN_WHOLE, whole_records
from netzwerk.measures.draws.replicates import measure_draws
from netzwerk.measures.draws.resample import reports_of
from netzwerk.measures.draws.seats import home_tables, seats
from netzwerk.measures.draws.spans import percentiles, recentred
from netzwerk.measures.record import ACTOR
from netzwerk.measures.registry import MEASURES, find
from netzwerk.measures.whole.answer import whole
from netzwerk.network import Network

from .sample import true_network
from .zoo import network, zoo

ZOO = zoo()


def drawn_network(net: Network, counts: np.ndarray, **changes) -> Network:
    """The network of the reports drawn so often, built the long way."""
    lines = net.reports.loc[np.repeat(net.reports.index, counts)].reset_index(drop=True)
    given_ = {"directed": net.directed, "strength": net.strength_rule, "asked": net.asked_by, **changes}
    return Network.of(actors=net.actors, reports=lines, affiliations=net.affiliations, **given_)


def some_reports(directed: bool = False, rule: str = "mean", seed: int = 3) -> Network:
    """Sixty reports of four groups about twelve actors in three sectors, some without a strength."""
    dice = np.random.default_rng(seed)
    actors = pd.DataFrame({"actor": list("abcdefghijkl"), "sector": list("xyz") * 4})
    lines = pd.DataFrame(
        {
            "group": dice.choice(["t1", "t2", "t3", ""], 60),
            "source": dice.choice(actors["actor"], 60),
            "target": dice.choice(actors["actor"][:10], 60),
            "state": dice.choice(["existing", "existing", "existing", "wished"], 60),
            "strength": dice.choice([np.nan, 1.0, 2.0, 3.0], 60),
        }
    )
    return Network.of(actors=actors, reports=lines, directed=directed, strength=rule)


@pytest.mark.parametrize("rule", ["mean", "max", "min"])
@pytest.mark.parametrize("directed", [False, True])
def test_drawn_reports_fold_into_the_ties_of_a_network_built_from_them(rule, directed):
    net = some_reports(directed, rule)
    reports = reports_of(net)
    counts = reports.draw(generator(1, "fold"), 12)
    for row, strengths in zip(counts, reports.strengths(counts), strict=True):
        edges = drawn_network(net, row).edges
        there = ~np.isnan(strengths)
        assert reports.ends[there].tolist() == edges[["i", "j"]].to_numpy().tolist()
        assert np.allclose(strengths[there], edges["strength"], rtol=1e-12)


def test_each_group_is_drawn_from_within_itself():
    reports = reports_of(some_reports())
    counts = reports.draw(generator(1, "within"), 50)
    for group in range(len(reports.groups)):
        assert (counts[:, reports.group == group].sum(axis=1) == (reports.group == group).sum()).all()


def test_wishes_are_drawn_but_make_no_tie():
    net = some_reports()
    reports = reports_of(net)
    assert len(reports.group) == len(net.reports)
    assert set(reports.pair[net.reports["state"].eq("wished").to_numpy()]) == {-1}


def test_without_groups_the_ties_are_the_reports():
    net = ZOO["valued"]
    reports = reports_of(net)
    counts = reports.draw(generator(1, "ties"), 30)
    assert (counts.sum(axis=1) == len(net.edges)).all()
    assert np.array_equal(reports.strengths(np.ones((1, 4), dtype=int))[0], net.edges["strength"])
    assert set(stability(net, draws=20).centrality["basis"]) == {"reports"}


NETWORKS = {
    "sample": true_network(),
    "undirected": some_reports(),
    "directed": some_reports(directed=True),
}
ALL = tuple(record.name for record in MEASURES if record.of == ACTOR and not record.drawn)


@pytest.mark.parametrize("name", NETWORKS)
def test_every_measure_of_a_draw_is_that_of_the_network_on_its_own(name):
    net = NETWORKS[name]
    names = [n for n in ALL if net.directed or not find(n).directed_only]
    reports = reports_of(net)
    counts = reports.draw(generator(2, "alone"), 4)
    drawn = measure_draws(net, reports.ends, reports.strengths(counts), records=[find(n) for n in names])
    for place, row in enumerate(counts):
        alone = measure(drawn_network(net, row), names)
        for each in names:
            same = np.isclose(
                drawn[each][place], alone[each].astype(float), rtol=1e-9, atol=1e-9, equal_nan=True
            )
            assert same.all(), each


@pytest.mark.parametrize("name", NETWORKS)
def test_every_drawn_measure_of_the_whole_is_that_of_the_network_on_its_own(name):
    net = NETWORKS[name]
    records = whole_records()
    assert len(records) == len(DRAWN_WHOLE)
    reports = reports_of(net)
    counts = reports.draw(generator(2, "whole"), 4)
    drawn = measure_draws(net, reports.ends, reports.strengths(counts), records=records)
    for place, row in enumerate(counts):
        table = whole(drawn_network(net, row)).set_index("measure")["value"]
        for record in records:
            assert drawn[record.name][place] == pytest.approx(table[record.name], abs=1e-12, nan_ok=True)


def test_stacked_eigenvectors_settle_or_are_computed_alone():
    """Bipartite, nearly equal and equally leading components, and none at all, in one batch."""
    ends = np.array([(0, 1), (1, 2), (2, 3), (4, 5), (5, 6), (6, 7), (4, 6)])
    nan = np.nan
    ties = np.array(
        [
            [1, 1, 1, nan, nan, nan, nan],
            [1, 1, 1, 1, 1, 1, nan],
            [1, 1, 1, 1, 1.0001, 1, nan],
            [nan] * 7,
            [1, nan, nan, 1, 1, 1, 1],
        ]
    )
    base = network(range(8), ends.tolist())
    for name in ("eigenvector", "eigenvector_valued"):
        stacked = measure_draws(base, ends, ties, records=[find(name)])[name]
        for row, strengths in zip(stacked, ties, strict=True):
            there = [(*pair, s) for pair, s in zip(ends.tolist(), strengths, strict=True) if s > 0]
            alone = measure(network(range(8), there), name)[name]
            assert np.allclose(row, alone, atol=1e-9, equal_nan=True)


def rank_of(net: Network, name: str) -> pd.Series:
    values = measure(net, name)[name]
    return pd.Series(places(values.to_numpy()[None], smallest=name == "constraint").rank[0], net.index)


@pytest.mark.parametrize("name", ["degree", "betweenness", "constraint"])
def test_leaving_a_group_out_is_the_network_of_the_other_groups(name):
    net = true_network()
    table = stability(net, name, draws=2).table.query("kind == 'group_out'")
    spans, own = (table[table["level"].eq(level)].set_index("actor") for level in ("rank", "own_group"))
    without = pd.DataFrame({g: rank_of(net.where(groups=set(net.groups) - {g}), name) for g in net.groups})
    sat = pd.crosstab(seats(net)["actor"], seats(net)["group"]).reindex_like(without).fillna(0).gt(0)
    foreign = without.mask(sat).assign(observed=rank_of(net, name))
    assert spans["low"].tolist() == foreign.min(axis=1).tolist()
    assert spans["high"].tolist() == foreign.max(axis=1).tolist()
    assert own["low"].fillna(0).tolist() == without.where(sat).min(axis=1).fillna(0).tolist()
    assert own["high"].fillna(0).tolist() == without.where(sat).max(axis=1).fillna(0).tolist()


def test_the_rank_without_the_own_table_is_said_apart():
    lines = pd.DataFrame({"group": ["t1", "t1", "t1", "t2"], "source": list("AAAE"), "target": list("BCDF")})
    net = Network.of(reports=lines)
    german = stability(net, "degree", draws=30).centrality.set_index("actor")
    english = stability(net, "degree", draws=30, lang="en").centrality.set_index("actor")
    assert german.loc["A", "note"] == "ohne eigenen Tisch Rang 3"
    assert english.loc["A", "note"] == "rank 3 without its own table"
    assert german.loc["A", "rank"] == german.loc["A", "rank_high"] == 1
    assert german.loc["B", "note"] == ""


def test_one_group_alone_cannot_be_left_out():
    lines = pd.DataFrame({"group": "t1", "source": list("AAB"), "target": list("BCC")})
    found = stability(Network.of(reports=lines), "degree", draws=20)
    assert set(found.centrality["basis"]) == {"reports"}
    assert "group_out" not in set(found.table["kind"])


def test_respondents_are_no_table_and_the_smaller_table_is_home():
    lines = pd.DataFrame(
        {"group": ["t1", "t1", "t2", "t2", "t2", "own"], "source": list("ABABCA"), "target": list("CCDDAB")}
    )
    assert home_tables(Network.of(reports=lines)).fillna("").tolist() == ["t1", "t1", "t2", ""]


def test_attendance_says_who_sat_at_a_table():
    lines = pd.DataFrame({"group": ["t1", "t2"], "source": ["A", "B"], "target": ["B", "C"]})
    sat = pd.DataFrame({"actor": ["C", "A"], "field": "t1", "kind": "group", "role": "member"})
    found = seats(Network.of(reports=lines, affiliations=sat))
    assert found.to_numpy().tolist() == [["t1", "A"], ["t1", "C"], ["t2", "B"]]


@pytest.mark.parametrize("name", ZOO)
def test_spans_hold_their_value_on_every_shape(name):
    table = stability(ZOO[name], draws=25).centrality
    assert tuple(table.columns) == schema.CENTRALITY.names
    held = table.dropna(subset=["value"])
    assert (held["low"] <= held["value"]).all() and (held["value"] <= held["high"]).all()
    assert (held["rank_low"] <= held["rank"]).all() and (held["rank"] <= held["rank_high"]).all()
    blank = table[table["value"].isna()]
    assert blank[["low", "high", "rank", "rank_low", "rank_high"]].isna().all(axis=None)


def test_spans_of_the_sample_hold_their_value_and_stay_in_range():
    found = stability(true_network(), draws=200)
    table = found.centrality
    assert len(table) == 44 * len(DEFAULT)
    assert (table["low"] <= table["value"]).all() and (table["value"] <= table["high"]).all()
    for name, rows in table.groupby("measure"):
        assert rows["low"].min() >= find(name).low and rows["high"].max() <= find(name).high
    assert set(table["basis"]) == {"reports+groups"}
    assert (found.whole["low"] <= found.whole["value"]).all()
    assert (found.whole["value"] <= found.whole["high"]).all()


def test_unshifted_percentiles_would_leave_actors_out_of_their_own_interval():
    net = true_network()
    found = stability(net, "betweenness", draws=300)
    value = measure(net, "betweenness")["betweenness"].to_numpy()
    low, high = percentiles(stability(net, "degree", draws=300).draws["degree"])
    degree = measure(net, "degree")["degree"].to_numpy()
    assert ((degree < low) | (degree > high)).mean() > 0.1
    spans = found.centrality
    assert ((spans["low"] <= value) & (value <= spans["high"])).all()


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=30), st.floats(-40, 40))
def test_a_recentred_span_is_shifted_by_what_the_draws_shrank(drawn, value):
    draws = np.array(drawn)[:, None]
    low, high = recentred(np.array([value]), draws, low=-np.inf, high=np.inf)
    ends = np.percentile(draws, (2.5, 97.5)) - draws.mean()
    assert low[0] == pytest.approx(min(value, value + ends[0]), abs=1e-9)
    assert high[0] == pytest.approx(max(value, value + ends[1]), abs=1e-9)


@given(st.lists(st.one_of(st.integers(0, 4).map(float), st.just(float("nan"))), min_size=1, max_size=9))
def test_ranks_count_who_is_better(values):
    found = places(np.array([values])).rank[0]
    for value, rank in zip(values, found, strict=True):
        better = 1 + sum(other > value for other in values)
        assert np.isnan(rank) if np.isnan(value) else rank == better


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_sorting_and_comparing_all_with_all_give_the_same_places(seed):
    dice = np.random.default_rng(seed)
    rows = dice.integers(0, 50, (3, 230)) / 7 * np.where(dice.random((3, 230)) < 0.1, np.nan, 1.0)
    long, short = places(rows), places(rows[:, :150])
    for found, values in ((long, rows), (short, rows[:, :150])):
        better = (values[:, None, :] > values[:, :, None] + 1e-6).sum(axis=2)
        assert np.array_equal(found.rank, np.where(np.isnan(values), np.nan, better + 1.0), equal_nan=True)


def test_differences_below_a_rounding_error_are_ties():
    assert places(np.array([[1.0, 1.0 + 1e-12, 2.0]])).rank.tolist() == [[2.0, 2.0, 1.0]]
    assert places(np.array([[0.2, 0.1]]), smallest=True).rank.tolist() == [[2.0, 1.0]]


def test_spearman_shares_tied_ranks():
    a, b = np.array([[1.0, 2.0, 2.0, 4.0, 9.0]]), np.array([[1.0, 3.0, 2.0, 2.0, 7.0]])
    expected = pd.Series(a[0]).corr(pd.Series(b[0]), method="spearman")
    assert spearman(a, b)[0] == pytest.approx(expected)
    assert np.isnan(spearman(np.ones((1, 4)), np.arange(4.0)[None])[0])


def test_what_is_itself_drawn_has_no_span():
    with pytest.raises(UsageError, match="cluster"):
        stability(true_network(), ["degree", "cluster"])


def test_places_among_the_first_add_up():
    found = stability(true_network(), ["betweenness", "constraint"], draws=60)
    for k in (1, 3, 5):
        shares = found.probability_first(k)
        assert shares.sum().tolist() == pytest.approx([k, k])
        assert shares.max().max() <= 1
    rows = found.table.query("level == 'first_3' and measure == 'betweenness'")["value"]
    assert np.array_equal(rows, found.probability_first(3)["betweenness"])


def test_marks_have_a_share_and_no_rank():
    found = stability(true_network(), ["cutpoint"], draws=40)
    assert found.centrality[["low", "high", "rank", "rank_low", "rank_high"]].isna().all(axis=None)
    shares = found.table.query("kind == 'resampled'")
    assert shares["value"].between(0, 1).all() and set(shares["level"]) == {"share"}
    assert found.probability_first(1).empty


def test_the_seed_decides_and_nothing_else():
    net = true_network()
    first, same, other = (stability(net, "harmonic", draws=60, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first.centrality, same.centrality)
    pd.testing.assert_frame_equal(first.table, same.table)
    assert not first.centrality.equals(other.centrality)


@pytest.mark.slow
def test_the_number_of_jobs_changes_nothing():
    net = true_network()
    alone, shared = (stability(net, draws=120, jobs=jobs) for jobs in (1, 2))
    pd.testing.assert_frame_equal(alone.centrality, shared.centrality, check_exact=True)
    pd.testing.assert_frame_equal(alone.table, shared.table, check_exact=True)


def test_progress_is_told_up_to_the_end():
    told = []
    stability(true_network(), "degree", draws=120, progress=lambda *news: told.append(news))
    assert [news for news in told if news[0] == "stability"] == [
        ("stability", 50, 120), ("stability", 100, 120), ("stability", 120, 120),
    ]  # fmt: skip
    assert told[-1] == ("actors_dropped", 100, 100)


def test_no_draws_leave_the_groups():
    table = stability(true_network(), "degree", draws=0).centrality
    assert table[["low", "high"]].isna().all(axis=None)
    assert set(table["basis"]) == {"groups"} and table["rank_high"].notna().all()


def test_wishes_can_be_doubted_like_ties():
    wished = true_network().where(state="wished")
    table = stability(wished, "degree", draws=30).centrality
    assert table["value"].sum() == 2 * len(wished.edges)


def test_a_value_missing_in_draws_is_said():
    lines = pd.DataFrame({"group": "t1", "source": list("ABC"), "target": list("BCA")})
    actors = pd.DataFrame({"actor": list("ABCD")})
    table = stability(Network.of(actors=actors, reports=lines), "constraint", draws=200, lang="en")
    assert table.centrality["note"].str.contains("% of the draws").tolist() == [True, True, True, False]
    assert table.centrality["note"].iloc[3] == "no cooperation named"


@pytest.mark.slow
def test_dropping_a_tenth_of_karate_leaves_the_known_order():
    edges = pd.DataFrame(nx.karate_club_graph().edges, columns=["source", "target"]).astype(str)
    names = ["degree", "betweenness", "harmonic", "eigenvector"]
    found = actors_dropped(Network.of(reports=edges), names, draws=200, shares=[0.1])
    found = found[found["level"].eq("0.1")]
    assert found["value"].tolist() == pytest.approx([0.962, 0.956, 0.939, 0.882], abs=0.012)


def test_dropping_more_actors_leaves_less_of_the_order():
    found = actors_dropped(true_network(), "betweenness", draws=40, shares=[0.05, 0.3])
    found = found[found["level"].isin(["0.05", "0.3"])]
    assert found["value"].is_monotonic_decreasing
    assert (found["low"] <= found["value"]).all() and (found["value"] <= found["high"]).all()


def test_spans_fill_rows_of_the_whole_that_have_no_bounds():
    net = true_network()
    table = stability(net, "degree", draws=40).with_spans(whole(net)).set_index("measure")
    assert table.loc["transitivity", "basis"] == "reports" and table.loc["transitivity", "note"] == ""
    assert table.loc["density", "basis"] == "bounds"
    assert table.loc["diameter", "basis"] == ""


def test_large_networks_are_drawn_less_often_and_it_is_said(monkeypatch):
    monkeypatch.setattr("netzwerk.measures.doubt.stability._STEPS", 44 * 131 * 110)
    found = stability(true_network(), "degree", draws=300, lang="en")
    assert len(found.draws["degree"]) == 110
    assert found.centrality["note"].str.endswith("only 110 draws, because the network is large").all()


def test_large_networks_are_not_stacked():
    dice = np.random.default_rng(1)
    ties = {tuple(sorted(pair)) for pair in dice.integers(0, 250, (700, 2)).tolist() if pair[0] != pair[1]}
    net = network(range(250), sorted(ties))
    found = stability(net, ["degree", "constraint"], draws=3)
    assert len(found.centrality) == 500
