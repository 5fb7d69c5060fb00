"""Repair and what-if: as small as brute force finds, under the cap, and what a change does to the whole."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from netzwerk.errors import NetworkError
from netzwerk.intake import read
from netzwerk.measures.gaps.answer import gaps
from netzwerk.measures.gaps.repair.answer import repair
from netzwerk.measures.gaps.repair.model import solve
from netzwerk.measures.gaps.repair.needs import Needs, Step
from netzwerk.measures.gaps.what_if import what_if
from netzwerk.measures.whole.answer import whole
from netzwerk.network import Network
from netzwerk.pipeline.answers import stated_frame
from tests.zoo import network, zoo


def mended(n, ties):
    graph = nx.Graph(ties)
    graph.add_nodes_from(range(n))
    if n and not nx.is_connected(graph):
        return False
    lost = (graph.subgraph(set(graph) - {actor}) for actor in graph)
    return all(len(rest) - max(map(len, nx.connected_components(rest)), default=0) <= 1 for rest in lost)


def puzzle(seed):
    """A tiny network in need of repair: its needs, with random prices and refusals, and a cap."""
    chance = random.Random(seed)
    n = chance.randint(2, 6)
    pairs = list(combinations(range(n), 2))
    ties = tuple(pair for pair in pairs if chance.random() < 0.25)
    free = [pair for pair in pairs if pair not in ties and chance.random() > 0.15]
    steps = [Step(f"repair:{i}--{j}", i, j, cost=chance.randint(0, 3)) for i, j in free]
    sectors = np.array([chance.randint(0, 1) for _ in range(n)])
    fields = {"F": frozenset(chance.sample(range(n), chance.randint(0, 1)))} if seed % 2 else {}
    steps += [
        Step(f"repair:{i}--field={f}", i, field=f) for f, at in fields.items() for i in set(range(n)) - at
    ]
    return Needs(n, ties, tuple(sorted(steps)), fields, sectors, complete=True), chance.choice([1, 2, 3])


def smallest(needs, cap):
    """Number, cost and keys of the best of all bundles; None where no bundle does."""
    for number in range(6):
        some = [one for one in combinations(needs.steps, number) if does(needs, one, cap)]
        if some:
            return number, *min((sum(step.cost for step in one), [step.key for step in one]) for one in some)
    return None


def does(needs, steps, cap):
    ends = [end for step in steps for end in step.ends]
    if any(ends.count(end) > cap for end in ends):
        return False
    members = {f: at | {s.i for s in steps if s.field == f} for f, at in needs.fields.items()}
    ties = [*needs.ties, *((s.i, s.j) for s in steps if s.j >= 0)]
    return all(map(needs.covered, members.values())) and mended(needs.n, ties)


@pytest.mark.parametrize("seed", range(24))
def test_the_smallest_repair_is_the_one_that_brute_force_finds(seed):
    needs, cap = puzzle(seed)
    found, best = solve(needs, cap), smallest(needs, cap)
    if best is None:
        assert found.open or len(found.steps) > 5
    else:
        keys = [step.key for step in found.steps]
        assert (len(found.steps), sum(step.cost for step in found.steps), keys) == best
        assert found.optimal
        assert found.first
        assert not found.open


def test_among_equal_bundles_the_first_keys_win_in_whatever_order_the_actors_stand():
    ties = [("a", "b"), ("c", "d"), ("e", "f")]
    told = [repair(network(order, ties)) for order in ("abcdef", "fedcba", "cfadbe")]
    for table in told:
        assert table.attrs["first"]
        assert table["gap"].tolist() == told[0]["gap"].tolist()
    assert told[0].loc[0, "gap"] == "repair:a--c"


def test_a_refused_pair_is_never_proposed_and_a_wish_comes_first():
    told = pd.DataFrame(
        {"source": ["a", "c", "a", "b"], "target": ["b", "d", "c", "d"],
         "state": ["existing", "existing", "refused", "wished"]}
    )  # fmt: skip
    table = repair(Network.of(reports=told))
    assert table[["actor_a", "actor_b", "preference"]].to_numpy().tolist() == [["b", "d", 1]]


def test_under_a_cap_that_is_too_low_the_largest_part_is_done_and_the_rest_stays_open():
    table = repair(network(range(5)), cap=1)
    assert table["kind"].value_counts().to_dict()["connect"] == 2
    assert table["step"].isna().sum() == table["kind"].eq("open").sum() > 0


def test_a_field_gets_the_second_actor_of_another_sector_who_plans_to_come():
    net = Network.of(
        actors=pd.DataFrame({"actor": list("abcd"), "sector": list("XXYY")}),
        reports=pd.DataFrame({"source": list("abcd"), "target": list("bcda")}),
        affiliations=pd.DataFrame({"actor": ["a", "d"], "field": ["F", "F"], "role": ["lead", "planned"]}),
    )
    table = repair(net)
    assert table[["actor_a", "field", "kind"]].to_numpy().tolist() == [["d", "F", "cover"]]


@pytest.mark.parametrize("name", zoo())
def test_a_repair_of_the_zoo_leaves_nothing_undone_that_it_does_not_name(name):
    net = zoo()[name]
    table = repair(net, lang="en")
    if not table["kind"].eq("open").any():
        after = what_if(net, add=table).set_index("measure")["after"]
        assert after["components"] <= 1
        assert table.attrs["bound"] <= table.attrs["number"] == len(table)


def test_a_large_broken_network_is_mended_with_a_bound():
    ties = [(k, k + 1) for k in range(0, 60, 2)]
    table = repair(network(range(70), ties), cap=3)
    assert table.attrs["bound"] >= 39
    assert table.attrs["number"] == len(table)
    assert what_if(network(range(70), ties), add=table).set_index("measure").loc["components", "after"] == 1


@pytest.mark.parametrize("name", ["two islands", "valued", "directed line", "star"])
def test_what_if_gives_every_measure_of_the_whole_before_and_after(name):
    net = zoo()[name]
    seen = what_if(net, add=[("0", "3")], remove=[("0", "1"), "2"])
    assert set(whole(net)["measure"]) <= set(seen["measure"])
    np.testing.assert_allclose(seen["difference"], seen["after"] - seen["before"])
    row = seen.set_index("measure").loc["actors"]
    assert (row["before"], row["after"]) == (net.n, net.n - 1)


def test_what_if_leaves_the_network_as_it_is():
    net = zoo()["star"]
    before = net.reports.copy()
    what_if(net, add=[("1", "2")], remove=["0"])
    pd.testing.assert_frame_equal(net.reports, before)


def test_what_if_names_the_nearest_actor_and_refuses_ties_that_are_not_there():
    net = network(["awo", "drk", "vhs"], [("awo", "drk")])
    with pytest.raises(NetworkError, match="awo"):
        what_if(net, remove=["awoo"])
    with pytest.raises(NetworkError, match="drk"):
        what_if(net, remove=[("drk", "vhs")])


def test_what_fields_csv_states_is_read_in_any_order_and_belongs_to_its_wave(tmp_path):
    (tmp_path / "fields.csv").write_text("depends_on;field;needs_sector\nArbeit|wohnen;Sprache;Politik\n;;\n")
    (tmp_path / "tisch.csv").write_text("Akteur;Partner\nAWO;DRK\n")
    sheets = read(tmp_path)
    assert [(one.field, one.needs_sector, one.depends_on) for one in sheets.fields] == [
        ("Sprache", "Politik", "Arbeit|wohnen")
    ]
    work = pd.DataFrame({"actor": ["a", "b"], "field": ["Sprache", "Wohnen"]})
    net = Network.of(affiliations=work)
    assert gaps(net, "integrative", fields=stated_frame(sheets.fields))["gap"].tolist() == [
        "integrative:Sprache--Wohnen"
    ]
