"""The one object: what counts as a tie, what stays, what it says of itself."""

from __future__ import annotations

import pandas as pd
import pytest

from netzwerk.errors import TableError
from netzwerk.network import Network
from tests.sample import WAVES, true_network
from tests.zoo import network, zoo


def reports(*rows):
    return pd.DataFrame(rows, columns=["source", "target", "group", "state", "strength"])


def test_the_sample_prints_as_the_sentence_of_the_design():
    said = repr(true_network())
    assert said == (
        "<Network 'auftakt': 44 actors, 131 pairs named by 6 groups, 50 by two or more; 1 component>"
    )


def test_a_wish_is_not_a_tie_and_stays_reachable():
    net = Network.of(reports=reports(("a", "b", "g", "wished", None), ("b", "c", "g", "", 2)))
    assert list(net.graph.edges) == [("b", "c")]
    assert list(net.where(state="wished").graph.edges) == [("a", "b")]
    assert net.where(state="wished").n == 3


def test_strength_is_the_mean_over_groups_of_each_groups_largest():
    net = Network.of(
        reports=reports(
            ("a", "b", "1", "existing", 1), ("b", "a", "1", "existing", 3),
            ("a", "b", "2", "existing", 2), ("a", "b", "3", "existing", None),
        )
    )  # fmt: skip
    tie = net.ties.iloc[0]
    assert (tie["strength"], tie["reports"], tie["groups"]) == (2.5, 4, "1|2|3")


def test_a_tie_nobody_gave_a_strength_takes_the_median_and_says_so():
    net = Network.of(
        reports=reports(
            ("a", "b", "1", "", 1), ("b", "c", "1", "", 3), ("c", "d", "1", "", 3), ("a", "d", "1", "", None)
        )
    )  # fmt: skip
    tie = net.ties[net.ties["assumed"]].iloc[0]
    assert (tie["source"], tie["target"], tie["strength"]) == ("a", "d", 3.0)


def test_whole_numbers_and_a_tie_without_one_go_together_under_every_rule():
    lines = pd.DataFrame(
        {"source": list("aba"), "target": list("bcc"), "strength": [1, 2, None]}, dtype=object
    )
    for rule in ("mean", "max", "min"):
        assert Network.of(reports=lines, strength=rule).ties["strength"].tolist() == [1.0, 1.5, 2.0]


def test_self_naming_makes_no_tie_and_the_actor_stays():
    net = zoo()["self-named"]
    assert len(net.edges) == 1
    assert net.n == 3


def test_direction_is_kept_only_where_it_is_asked_for():
    rows = reports(("a", "b", "1", "", 1), ("b", "a", "2", "", 3))
    assert len(Network.of(reports=rows).edges) == 1
    assert len(Network.of(reports=rows, directed=True).edges) == 2


def test_an_unknown_actor_is_named_with_its_row():
    with pytest.raises(TableError, match=r"Zeile 2.*„z“"):
        Network.of(actors=pd.DataFrame({"actor": ["a"]}), reports=reports(("z", "a", "", "", 1)))


@pytest.mark.parametrize("strength", [0, -1, "viel", float("inf")])
def test_a_strength_that_is_no_positive_number_is_refused(strength):
    with pytest.raises(TableError, match="über 0"):
        Network.of(reports=reports(("a", "b", "", "", strength)))


def test_a_state_nobody_knows_is_refused_with_what_is_allowed():
    with pytest.raises(TableError, match="existing, wished, refused"):
        Network.of(reports=reports(("a", "b", "", "vielleicht", 1)))


def test_words_for_a_state_are_understood():
    net = Network.of(reports=reports(("a", "b", "", "desired", None), ("a", "c", "", "besteht", 1)))
    assert set(net.ties["state"]) == {"wished", "existing"}


def test_leaving_a_group_out_takes_its_question_back():
    net = true_network()
    fewer = net.where(groups=[group for group in net.groups if group != "gruppe-2"])
    assert fewer.asked_matrix.sum() < net.asked_matrix.sum()
    assert fewer.n == net.n


def test_everything_is_asked_where_nothing_says_who_was():
    net = network(range(3), [(0, 1)])
    assert net.asked_matrix.sum() == 6


@pytest.mark.parametrize("name", zoo())
def test_every_network_of_the_zoo_prints_and_has_a_graph(name):
    net = zoo()[name]
    assert len(net.graph) == net.n
    assert repr(net).startswith("<Network")


def test_both_waves_have_the_truths_counts():
    assert [len(true_network(wave).edges) for wave in WAVES] == [131, 148]


def test_only_confirmed_keeps_what_two_groups_or_a_party_named():
    net = true_network()
    confirmed = net.where(confirmed=True)
    sure = net.ties["confirmed"] & net.ties["state"].eq("existing")
    assert len(confirmed.edges) == sure.sum()
    assert confirmed.n == net.n
