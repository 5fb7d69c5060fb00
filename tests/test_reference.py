"""Agreement with independent peers (igraph and sna in R, exact arithmetic) on classic networks, within 1e-6.

What is compared, and what is not and why, stands in `tests/agreement.py` as data; nothing is left out
silently.
"""

from __future__ import annotations

import numpy as np
import pytest

from netzwerk.measures.engine import engine_of
from netzwerk.measures.waves.qap import qap
from tests.agreement import LEVELS, NOT_COMPARED, agreement, disagreeing, everything
from tests.reference import NETWORKS, TWO_MODE, names, read, reference_network

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not names(), reason="the reference networks do not lie beside the project"),
]
ALL = [*names(), *TWO_MODE]


@pytest.mark.parametrize("name", ALL)
def test_every_value_is_the_peers_or_left_out_for_a_reason(name):
    wrong = disagreeing(agreement(name))
    assert wrong.empty, wrong.drop(columns=["why", "network"]).head(20).to_string()


@pytest.mark.parametrize("name", ALL)
def test_no_value_of_the_files_is_passed_over(name):
    lines = sum(len(read(name, level)) for level in LEVELS)
    assert len(agreement(name)) == lines > 100


def test_most_values_of_actors_are_compared_and_defined():
    table = everything()
    actors = table[table["level"].eq("actor")]
    compared = actors[actors["why"].eq("")]
    assert len(compared) > 0.6 * len(actors)
    assert compared["value"].notna().mean() > 0.95


def test_every_level_of_the_files_has_a_counterpart_somewhere():
    table = everything()
    compared = table[table["why"].eq("")]
    assert set(compared["level"]) == {"actor", "graph", "group", "dyad"}
    assert {"igraph", "sna", "exact", "manual"} <= set(compared["engine"])


def test_every_reason_is_needed():
    said = set(everything()["why"])
    assert set(NOT_COMPARED.values()) <= said


def test_all_seven_networks_are_there():
    assert len([folder for folder in NETWORKS.iterdir() if folder.is_dir()]) == len(ALL) == 7


@pytest.mark.parametrize("pair", ["marriage|business"])
def test_qap_p_is_within_a_twentieth_of_the_peers(pair):
    rows = read("florentine", "graph").query("net == @pair and measure == 'qap_p_ge'")
    first, second = (engine_of(reference_network("florentine", net, "U")) for net in pair.split("|"))
    found = qap(first.n, (first.i, first.j), (second.i, second.j), draws=500)
    assert np.abs(found.p - rows["value"]).max() < 0.05
