"""Confidence: estimated where that can be done, assumed and called so elsewhere, and well calibrated."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from netzwerk.errors import SettingsError
from netzwerk.intake.configuration import settings_from
from netzwerk.measures.reliability.answer import (
    ASSUMED,
    ESTIMATED,
    confidence,
    fit,
    reliability,
    reliability_rows,
    with_confidence,
)
from netzwerk.network import Network

from .sample import WAVES, true_network
from .zoo import zoo

ZOO = zoo()


def surveyed(informants: int, *, actors: int = 20, alpha: float = 0.7, seed: int = 1) -> Network:
    """A network in which every informant was asked about every pair, and named ties with rate alpha."""
    dice = np.random.default_rng(seed)
    keys = np.array([f"a{i:02}" for i in range(actors)])
    i, j = np.triu_indices(actors, 1)
    tied = dice.random(len(i)) < 0.2
    lines, asked = [], []
    for informant in range(informants):
        named = dice.random(len(i)) < np.where(tied, alpha, 0.01)
        lines.append(
            pd.DataFrame({"group": f"t{informant}", "source": keys[i[named]], "target": keys[j[named]]})
        )
        asked.append(pd.DataFrame({"group": f"t{informant}", "actor": keys, "about": "*", "answer": "yes"}))
    table = pd.DataFrame({"actor": keys})
    return Network.of(actors=table, reports=pd.concat(lines), asked=pd.concat(asked))


@pytest.mark.slow
def test_posteriors_are_as_often_right_as_they_say():
    """Definitions 9: 200 networks of 44 actors, ρ .15, α .72, β .01, three informants."""
    dice = np.random.default_rng(1)
    pairs = 44 * 43 // 2
    tied = dice.random((200, pairs)) < 0.15
    named = dice.binomial(3, np.where(tied, 0.72, 0.01))
    asked = np.full(pairs, 3)
    said = np.array([fit(row, asked).posterior(row, asked) for row in named])
    for count in range(4):
        here = named == count
        assert here.sum() >= 200
        assert abs(said[here].mean() - tied[here].mean()) <= 0.05


def test_rates_are_found_again():
    dice = np.random.default_rng(2)
    tied = dice.random(40_000) < 0.15
    asked = dice.integers(3, 6, 40_000)
    rates = fit(dice.binomial(asked, np.where(tied, 0.72, 0.03)), asked)
    assert (rates.alpha, rates.beta, rates.rho) == pytest.approx((0.72, 0.03, 0.15), abs=0.01)


def test_a_fixed_share_of_false_mentions_leaves_the_others_to_be_found():
    dice = np.random.default_rng(2)
    tied = dice.random(40_000) < 0.15
    asked = np.full(40_000, 2)
    rates = fit(dice.binomial(asked, np.where(tied, 0.72, 0.01)), asked, beta=0.01)
    assert rates.beta == 0.01
    assert (rates.alpha, rates.rho) == pytest.approx((0.72, 0.15), abs=0.01)


def test_three_informants_about_fifty_pairs_are_enough_to_estimate():
    net = surveyed(3)
    found = reliability(net)
    assert found.estimated and found.confidence.name == ESTIMATED
    assert found.rates["basis"].tolist() == ["estimated"] and found.rates["pairs"].item() == 190
    assert found.rates["alpha"].item() == pytest.approx(0.7, abs=0.1)


def test_fewer_than_fifty_such_pairs_are_not():
    assert not reliability(surveyed(3, actors=10)).estimated
    assert reliability(surveyed(3, actors=11)).rates["pairs"].item() == 55


def test_with_two_informants_false_mentions_are_assumed_and_varied():
    found = reliability(surveyed(2))
    assert not found.estimated and found.confidence.name == ASSUMED
    assert found.rates["beta"].tolist() == [0.01, 0.005, 0.02]
    by_beta = found.rates.set_index("beta")["confidence"]
    assert by_beta[0.005] > by_beta[0.01] > by_beta[0.02]


def test_another_share_can_be_assumed():
    assert reliability(surveyed(2), beta=0.02).rates["beta"].tolist() == [0.02, 0.005]


def test_the_more_informants_name_a_tie_the_surer_it_is():
    net = surveyed(3)
    sure = confidence(net).groupby(net.ties["groups"].str.count(r"\|") + 1).mean()
    assert sure.is_monotonic_increasing and sure[3] > 0.99


def test_one_informant_a_pair_says_nothing():
    assert confidence(surveyed(1)).isna().all()
    assert reliability(surveyed(1)).rates.empty


@pytest.mark.parametrize("name", ZOO)
def test_where_nobody_says_who_was_asked_nothing_is_said(name):
    net = ZOO[name]
    found = confidence(net)
    assert found.index.equals(net.ties.index) and found.isna().all()


def test_an_informant_names_a_pair_once_however_often_it_writes_it():
    net = surveyed(3)
    twice = pd.concat([net.reports, net.reports])
    again = Network.of(actors=net.actors, reports=twice, asked=net.asked_by)
    assert np.allclose(confidence(net), confidence(again))


def test_wishes_and_refusals_have_no_confidence():
    net = true_network()
    found = confidence(net)
    existing = net.ties["state"].eq("existing")
    assert found[~existing].isna().all() and found[existing].between(0, 1).all()


def test_the_sample_is_assumed_in_one_wave_and_estimated_in_the_other():
    first, second = (reliability(true_network(wave)) for wave in WAVES)
    assert not first.estimated and second.estimated
    assert first.rates["alpha"].iloc[0] == pytest.approx(0.722, abs=0.001)


def test_ties_carry_the_one_column_that_applies():
    ties = with_confidence(true_network())
    assert ties[ESTIMATED].isna().all() and ties[ASSUMED].notna().any()


def test_directed_pairs_are_counted_by_direction():
    net = surveyed(3)
    directed = Network.of(actors=net.actors, reports=net.reports, asked=net.asked_by, directed=True)
    found = reliability(directed)
    assert found.rates["pairs"].item() == 380 and len(found.confidence) == len(directed.ties)


def test_single_informants_are_told_apart_where_enough_was_asked():
    dice = np.random.default_rng(4)
    keys = np.array([f"a{i:02}" for i in range(40)])
    i, j = np.triu_indices(40, 1)
    tied = dice.random(len(i)) < 0.2
    lines = []
    for number, alpha in enumerate((0.9, 0.8, 0.7, 0.6, 0.4)):
        named = dice.random(len(i)) < np.where(tied, alpha, 0.02)
        lines.append(
            pd.DataFrame({"group": f"t{number}", "source": keys[i[named]], "target": keys[j[named]]})
        )
    asked = pd.concat(
        [pd.DataFrame({"group": f"t{n}", "actor": keys, "about": "*", "answer": "yes"}) for n in range(5)]
    )
    net = Network.of(actors=pd.DataFrame({"actor": keys}), reports=pd.concat(lines), asked=asked)
    found = reliability(net)
    assert found.by_group["alpha"].tolist() == pytest.approx([0.9, 0.8, 0.7, 0.6, 0.4], abs=0.1)
    assert found.by_group["beta"].max() < 0.06 and set(found.by_group["pairs"]) == {780}
    rows = reliability_rows(net, lang="en").set_index("measure")
    assert rows.loc["reliability_alpha t4", "value"] == found.by_group["alpha"].iloc[4]
    fewer = net.where(groups=["t0", "t1", "t2", "t3"])
    assert reliability(fewer).estimated and reliability(fewer).by_group.empty


def test_informants_who_share_too_few_pairs_are_not_told_apart():
    assert reliability(true_network(WAVES[1])).estimated
    assert reliability(true_network(WAVES[1])).by_group.empty


def test_the_rates_stand_among_the_numbers_of_the_whole():
    rows = reliability_rows(surveyed(2)).set_index("measure")
    assert rows.index.tolist() == [
        "reliability_alpha", "reliability_beta", "reliability_rho", "reliability_confidence"
    ]  # fmt: skip
    assert rows.loc["reliability_beta", ["value", "low", "high"]].tolist() == [0.01, 0.005, 0.02]
    assert (rows["low"] <= rows["value"]).all() and (rows["value"] <= rows["high"]).all()
    assert rows["note"].str.contains("angenommen").all()
    assert reliability_rows(surveyed(1)).empty
    estimated = reliability_rows(surveyed(3))
    assert estimated["low"].isna().all() and estimated["note"].str.contains("geschätzt").all()


def test_netzwerk_toml_may_assume_another_share():
    assert settings_from({"reliability": {"beta": 0.03}}).false_mentions == 0.03
    for wrong in (0, 0.5, "viel", True):
        with pytest.raises(SettingsError, match="beta"):
            settings_from({"reliability": {"beta": wrong}})
    assert (
        with_confidence(surveyed(2), beta=0.2)[ASSUMED].mean() < with_confidence(surveyed(2))[ASSUMED].mean()
    )
