"""Two modes: known answers, networkx's norms, chance counted out, and projections that claim nothing."""

from __future__ import annotations

from itertools import product

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from netzwerk.errors import UsageError
from netzwerk.measures import measure
from netzwerk.measures.two_mode.answer import two_mode
from netzwerk.measures.two_mode.barber import modules
from netzwerk.measures.two_mode.bicm import expected_table, poisson_binomial_tail
from netzwerk.measures.two_mode.fields import field_table
from netzwerk.measures.two_mode.incidence import Incidence, incidence_of
from netzwerk.measures.two_mode.positions import POSITIONS, clustering
from netzwerk.measures.two_mode.projection import projection
from netzwerk.measures.whole.answer import whole
from netzwerk.network import Network


def southern_women():
    graph = nx.davis_southern_women_graph()
    women = {node for node, mode in graph.nodes(data="bipartite") if mode == 0}
    rows = [(u, v) if u in women else (v, u) for u, v in graph.edges]
    return Network.of(affiliations=pd.DataFrame(rows, columns=["actor", "field"]))


@st.composite
def tables(draw, actors=6, fields=5):
    shape = draw(st.integers(1, actors)), draw(st.integers(1, fields))
    cells = draw(st.lists(st.booleans(), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
    return np.array(cells, dtype=float).reshape(shape)


def two_of(table):
    names = [
        tuple(f"{letter}{i}" for i in range(size)) for letter, size in zip("af", table.shape, strict=True)
    ]
    return Incidence(*names, table)


def graph_of(two):
    graph = nx.Graph()
    graph.add_nodes_from([*two.actors, *two.fields])
    graph.add_edges_from((two.actors[i], two.fields[j]) for i, j in np.argwhere(two.table))
    return graph


def test_nora_among_the_southern_women():
    nora = measure(southern_women(), ["two_mode_closeness", "two_mode_betweenness"]).loc["Nora Fayette"]
    assert nora["two_mode_closeness"] == pytest.approx(0.8)
    assert nora["two_mode_betweenness"] == pytest.approx(0.1135, abs=5e-5)


def test_the_southern_women_as_a_whole():
    values = whole(southern_women()).set_index("measure")["value"]
    assert values["two_mode_clustering"] == pytest.approx(0.46776, abs=5e-6)
    assert values["two_mode_modularity"] == pytest.approx(0.3455372, abs=5e-8)
    table = two_mode(southern_women()).set_index(["mode", "measure"])["value"]
    assert table["both", "two_mode_modularity_2"] == pytest.approx(0.3211716, abs=5e-8)
    assert table["actor", "module"].nunique() == 4


@settings(max_examples=40, deadline=None)
@given(table=tables())
def test_positions_are_networkx_s(table):
    two = two_of(table)
    graph = graph_of(two)
    theirs = {
        "two_mode_degree": bipartite.degree_centrality(graph, two.actors),
        "two_mode_closeness": bipartite.closeness_centrality(graph, two.actors),
        "two_mode_betweenness_raw": nx.betweenness_centrality(graph, normalized=False),
    }
    if min(table.shape) > 1:
        theirs["two_mode_betweenness"] = bipartite.betweenness_centrality(graph, two.actors)
    for name, values in theirs.items():
        for seen in (two, two.turned):
            ours = POSITIONS[name](seen)
            assert np.allclose(ours, [values[node] for node in seen.actors], atol=1e-9), name


@settings(max_examples=40, deadline=None)
@given(table=tables())
def test_clustering_is_the_same_from_both_sides_and_networkx_s(table):
    two = two_of(table)
    ours = clustering(two)
    assert np.isclose(ours, clustering(two.turned), equal_nan=True)
    if not np.isnan(ours):
        assert ours == pytest.approx(bipartite.robins_alexander_clustering(graph_of(two)))


@settings(max_examples=25, deadline=None)
@given(table=tables())
def test_modularity_is_that_of_its_labels_and_never_below_one_module(table):
    two = two_of(table)
    found = modules(two)
    if table.any():
        degrees = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        same = (found.actors[:, None] == found.fields[None, :]) & (found.actors[:, None] >= 0)
        assert found.q == pytest.approx(((table - degrees) * same).sum() / table.sum(), abs=1e-9)
        assert found.q >= 0
    else:
        assert np.isnan(found.q)


@settings(max_examples=15, deadline=None)
@given(table=tables(4, 4))
def test_small_tables_get_the_best_of_all_partitions(table):
    if table.any():
        excess = table - np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        best = 0.0
        for labels in product(range(min(table.shape)), repeat=table.shape[0]):
            names = np.eye(min(table.shape))[list(labels)]
            best = max(best, (excess.T @ names).max(axis=1).sum() / table.sum())
        assert modules(two_of(table)).q == pytest.approx(best, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(table=tables(8, 6))
def test_the_model_of_chance_keeps_every_degree(table):
    chance = expected_table(table)
    assert ((chance >= 0) & (chance <= 1)).all()
    assert np.allclose(chance.sum(axis=1), table.sum(axis=1), atol=1e-7)
    assert np.allclose(chance.sum(axis=0), table.sum(axis=0), atol=1e-7)


@settings(max_examples=30, deadline=None)
@given(chances=st.lists(st.floats(0, 1), min_size=1, max_size=7))
def test_the_tail_is_the_sum_over_all_outcomes(chances):
    tail = np.zeros(len(chances) + 1)
    for outcome in product((0, 1), repeat=len(chances)):
        weight = np.prod([p if hit else 1 - p for p, hit in zip(chances, outcome, strict=True)])
        tail[: sum(outcome) + 1] += weight
    assert np.allclose(poisson_binomial_tail(np.array(chances)), tail, atol=1e-12)


def test_a_pairs_p_is_the_tail_of_its_own_product_of_chances():
    net = southern_women()
    two, table = incidence_of(net), projection(net)
    chance = expected_table(two.table)
    for row in table.iloc[::20].itertuples():
        i, j = two.actors.index(row.a), two.actors.index(row.b)
        both = chance[i] * chance[j]
        assert row.shared == (two.table[i] * two.table[j]).sum()
        assert row.p == pytest.approx(poisson_binomial_tail(both)[row.shared])
        assert row.expected == pytest.approx(both.sum())


def test_what_the_southern_women_share_is_no_more_than_chance():
    for of in ("actor", "field"):
        table = projection(southern_women(), of=of)
        assert not table["beyond_chance"].any()
        assert table["p"].is_monotonic_increasing


def test_two_who_share_twenty_small_fields_stand_out():
    dice = np.random.default_rng(5)
    rows = [(f"a{actor}", f"f{field}") for field in range(40) for actor in dice.choice(30, 3, replace=False)]
    rows += [(actor, f"g{field}") for field in range(20) for actor in ("x", "y")]
    table = projection(Network.of(affiliations=pd.DataFrame(rows, columns=["actor", "field"])))
    found = table[table["beyond_chance"]]
    assert found[["a", "b"]].to_numpy().tolist() == [["x", "y"]]


def test_a_shared_field_stands_beside_what_words_say_of_the_pair():
    net = Network.of(
        affiliations=pd.DataFrame({"actor": list("abc"), "field": ["x"] * 3}),
        reports=pd.DataFrame({"source": ["b", "a", "c"], "target": ["a", "b", "a"],
                              "state": ["existing", "wished", "refused"]}),
    )  # fmt: skip
    said = projection(net).set_index(["a", "b"])["tie"]
    assert said.to_dict() == {("a", "b"): "existing|wished", ("a", "c"): "refused", ("b", "c"): ""}


def test_newmans_weights_add_up_to_the_fields_shared_with_somebody():
    net = southern_women()
    table = projection(net)
    total = table.groupby("a")["newman"].sum().add(table.groupby("b")["newman"].sum(), fill_value=0)
    assert np.allclose(total, incidence_of(net).table[net.index.get_indexer(total.index)].sum(axis=1))


def test_groups_are_told_by_who_reported_there():
    net = Network.of(reports=pd.DataFrame({"group": ["t1", "t1", "t2"], "source": list("abc"),
                                           "target": list("bca")}))  # fmt: skip
    assert incidence_of(net, "group").fields == ("t1", "t2")
    assert set(two_mode(net)["kind"]) == {"group"}


def test_who_only_plans_is_not_in_a_field_but_the_field_is_there():
    rows = pd.DataFrame({"actor": ["a", "b"], "field": ["x", "y"], "role": ["active", "planned"]})
    net = Network.of(affiliations=rows)
    assert measure(net, "two_mode_degree")["two_mode_degree"].tolist() == [0.5, 0.0]
    table = field_table(net).set_index(["field", "measure"])["value"]
    assert table["y", "two_mode_degree"] == 0
    assert table["x", "active:unknown"] == 1


def test_an_unknown_kind_is_named_with_what_is_allowed():
    with pytest.raises(UsageError, match="committee"):
        two_mode(Network.of(actors=pd.DataFrame({"actor": ["a"]})), "board")


def test_without_fields_there_is_nothing_and_a_reason():
    net = Network.of(actors=pd.DataFrame({"actor": ["a", "b"]}))
    assert two_mode(net).empty
    assert projection(net).empty
    assert "two_mode_degree" not in measure(net)
    assert measure(net, "two_mode_degree").isna().all(axis=None)
    rows = whole(net, lang="en").set_index("measure")
    assert rows.loc["two_mode_modularity", "note"] == "there are no fields of action"


EDGES = {
    "nobody anywhere": np.zeros((3, 2)),
    "one in one": np.ones((1, 1)),
    "all in everything": np.ones((3, 3)),
    "one field": np.ones((4, 1)),
    "one actor": np.ones((1, 4)),
}


@pytest.mark.parametrize("shape", EDGES)
def test_small_shapes_keep_range_and_order(shape):
    two = two_of(EDGES[shape])
    for kernel in POSITIONS.values():
        for seen in (two, two.turned):
            values = kernel(seen)
            assert values.shape == (len(seen.actors),)
            assert ((values >= 0) | np.isnan(values)).all()
    rows = [(two.actors[i], two.fields[j]) for i, j in np.argwhere(two.table)]
    net = Network.of(actors=pd.DataFrame({"actor": two.actors}),
                     affiliations=pd.DataFrame(rows, columns=["actor", "field"]))  # fmt: skip
    assert projection(net)["p"].between(0, 1).all()


@settings(max_examples=10, deadline=None)
@given(table=tables(), seed=st.integers(0, 99))
def test_the_order_of_actors_and_fields_changes_nothing(table, seed):
    dice = np.random.default_rng(seed)
    rows, columns = dice.permutation(table.shape[0]), dice.permutation(table.shape[1])
    for kernel in POSITIONS.values():
        moved = kernel(two_of(table[rows][:, columns]))
        assert np.allclose(kernel(two_of(table))[rows], moved, equal_nan=True)


def trusted(answers, about="A"):
    rows = pd.DataFrame(answers, columns=["mission", "openness", "reliability", "power"])
    sources = [f"s{place}" for place in range(len(rows))]
    return Network.of(reports=rows.assign(source=sources, target=about))


def test_trust_is_the_mean_of_three_items_from_three_answers_on():
    net = trusted([(4, 3, 2, 1), (4, 4, 4, 2), (1, 1, 1, None)])
    assert measure(net, ["trust", "value"]).loc["A", "trust"] == pytest.approx((3 + 4 + 1) / 3)
    assert np.isnan(measure(net, "value").loc["A", "value"])
    values = whole(net).set_index("measure")["value"]
    assert values["trust"] == pytest.approx(100 * (8 / 3) / 4)
    assert np.isnan(values["value"])


def test_where_nobody_was_asked_there_is_no_row_about_trust():
    assert "trust" not in measure(southern_women())
    assert "trust" not in set(whole(southern_women())["measure"])


def test_an_answer_off_the_scale_is_named_with_its_line():
    with pytest.raises(Exception, match="1–4"):
        trusted([(5, 1, 1, 1)])
