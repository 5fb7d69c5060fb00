"""The whole: its numbers do not hang on order, and its bounds hold whatever unasked pairs turn out to be."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk.measures.engine import engine_of
from netzwerk.measures.whole.answer import whole
from netzwerk.measures.whole.bounds import count_unasked, degree_bounds
from netzwerk.network import Network
from tests.sample import WAVES, true_network

ACTORS = list("abcdefg")
PAIRS = st.tuples(st.sampled_from(ACTORS), st.sampled_from(ACTORS)).filter(lambda pair: pair[0] != pair[1])


def asked_network(ties, egos, *, directed):
    return Network.of(
        actors=pd.DataFrame({"actor": ACTORS, "sector": list("XXYYZZZ")}),
        reports=pd.DataFrame(ties, columns=["source", "target"]).assign(group="1"),
        asked=pd.DataFrame({"group": "1", "actor": egos, "about": "*"}),
        directed=directed,
    )


def values(net):
    return whole(net).set_index("measure")


@pytest.mark.parametrize("directed", [False, True])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_bounds_hold_whatever_the_unasked_pairs_are(directed, data):
    ties = data.draw(st.lists(PAIRS, max_size=8, unique=True))
    egos = data.draw(st.lists(st.sampled_from(ACTORS), min_size=1, unique=True))
    net = asked_network(ties, egos, directed=directed)
    asked = {tuple(pair) for pair in net.asked[["source", "target"]].to_numpy().tolist()}
    open_pairs = [
        (a, b)
        for a in ACTORS
        for b in ACTORS
        if a != b and (a, b) not in asked and (directed or (a < b and (b, a) not in asked))
    ]
    assert count_unasked(net) == len(open_pairs)
    truth = [pair for pair in open_pairs if data.draw(st.booleans())]
    real = asked_network([*ties, *truth], ACTORS, directed=directed)
    bounds, found = values(net), values(real)["value"]
    for name, row in bounds.dropna(subset=["low"]).iterrows():
        assert row["low"] - 1e-12 <= found[name] <= row["high"] + 1e-12, name
    degrees = degree_bounds(net)
    partners = pd.Series(engine_of(real).partners, index=real.index)
    assert partners.between(degrees["low"], degrees["high"]).all()


def test_bounds_are_reached_when_all_unasked_pairs_are_ties():
    net = asked_network([("a", "b")], ["a", "b"], directed=False)
    others = [(a, b) for a in ACTORS[2:] for b in ACTORS[2:] if a < b]
    full = values(asked_network([("a", "b"), *others], ACTORS, directed=False))["value"]
    bounds = values(net)
    assert bounds.loc["density", "high"] == full["density"]
    assert bounds.loc["components", "low"] == full["components"] == 2
    assert bounds.loc["largest_component", "high"] == full["largest_component"] == 5
    assert bounds.loc["krackhardt_connectedness", "high"] == full["krackhardt_connectedness"]


@pytest.mark.parametrize("directed", [False, True])
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_the_order_of_actors_and_reports_changes_no_number(directed, data):
    ties = data.draw(st.lists(PAIRS, min_size=1, max_size=12, unique=True))
    one = Network.of(
        actors=pd.DataFrame({"actor": ACTORS, "sector": list("XXYYZZZ")}),
        reports=pd.DataFrame(ties, columns=["source", "target"]), directed=directed,
    )  # fmt: skip
    order = data.draw(st.permutations(range(len(ACTORS))))
    other = Network.of(actors=one.actors.iloc[list(order)], reports=one.reports.iloc[::-1], directed=directed)
    before, after = values(one)["value"], values(other)["value"]
    assert np.allclose(before, after, atol=1e-9, equal_nan=True)


@pytest.mark.parametrize("wave", WAVES)
def test_the_notes_of_the_whole_speak_both_languages(wave):
    german, english = whole(true_network(wave)), whole(true_network(wave), lang="en")
    assert german["note"].ne(english["note"])[german["note"].ne("")].all()
    pd.testing.assert_frame_equal(german.drop(columns="note"), english.drop(columns="note"))
