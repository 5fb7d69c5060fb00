"""Coding rules: what the results would be under another rule, and what the sentences say of it."""

from __future__ import annotations

import pandas as pd
import pytest

from netzwerk import schema
from netzwerk.intake import read
from netzwerk.measures.doubt.coding import HOLDS, RULES, WHATS, recode
from netzwerk.measures.draws.seats import respondents
from netzwerk.network import Network
from netzwerk.pipeline.merging import merged_network
from netzwerk.tables import tidy
from netzwerk.texts import LANGUAGES
from netzwerk.views import state

from .sample import RAW, WAVES, true_network
from .zoo import zoo

ZOO = zoo()


def values(net: Network, **options) -> pd.DataFrame:
    """One row a result, one column a rule."""
    return recode(net, **options).pivot(index="what", columns="rule", values="value")


@pytest.fixture(scope="module")
def sample():
    return values(true_network())


def test_two_groups_instead_of_one_leave_fifty_ties_and_ten_components(sample):
    assert sample.loc["ties", ["any group", "two groups"]].tolist() == ["131", "50"]
    assert sample.loc["components", ["any group", "two groups"]].tolist() == ["1", "10"]


def test_one_component_holds_in_seven_of_nine_rules(sample):
    assert len(RULES) == 9
    assert sample.loc["components", HOLDS] == "7 of 9"
    notes = recode(true_network()).set_index(["what", "rule"])["note"]
    assert notes["components", HOLDS] == (
        "gilt in 7 von 9 Zählweisen; anders, wenn nur zählt, was zwei Gruppen nennen; "
        "wenn nur eine Intensität ab 2 zählt"
    )


def test_rules_of_strength_change_what_reads_strength_and_nothing_else(sample):
    assert sample.loc["first_strength", ["mean", "max", "min"]].tolist() == ["awo|kreg", "kreg", "awo"]
    plain = ["ties", "density", "components", "first_degree", "first_betweenness"]
    assert (sample.loc[plain, ["max", "min"]].eq(sample.loc[plain, "mean"], axis=0)).all(axis=None)


def test_each_rule_is_the_network_built_by_hand():
    net = true_network(WAVES[1])
    table = values(net)
    strong = net.where(state="existing", min_strength=2)
    assert table.loc["ties", "intensity ≥ 2"] == str(len(strong.edges))
    tables = [group for group in net.groups if not group.startswith("umfrage")]
    assert table.loc["ties", "without survey"] == str(len(net.where(groups=tables).edges))
    assert respondents(net) == {group for group in net.groups if group.startswith("umfrage")}


def test_what_one_side_alone_says_is_dropped_only_where_the_other_was_asked():
    lines = pd.DataFrame(
        {"group": ["s: A", "s: B", "s: B", "s: A", "t"], "source": list("ABBAC"), "target": list("BACDA"),
         "first_person": [True, True, True, True, False]}
    )  # fmt: skip
    asked = pd.DataFrame({"group": ["s: A", "s: B", "t"], "actor": list("ABC"), "about": "*"})
    net = Network.of(reports=lines, asked=asked)
    assert values(net).loc["ties", "one-sided dropped"] == "4"  # B–C and A–D stay: C, D had no own form
    asked = pd.concat([asked, pd.DataFrame({"group": ["s: C"], "actor": ["C"], "about": ["*"]})])
    more = pd.concat([lines, lines.tail(1).assign(group="s: C", target="D", first_person=True)])
    found = values(Network.of(reports=more, asked=asked)).loc["ties"]
    assert found[["any group", "one-sided dropped"]].tolist() == ["5", "4"]


def test_directed_ties_without_an_answer_are_one_sided():
    assert values(ZOO["mutual"]).loc["ties", ["any group", "one-sided dropped"]].tolist() == ["3", "2"]


def test_a_rule_without_its_data_changes_nothing_and_says_so():
    found = recode(ZOO["star"], lang="en")
    rows = found[found["what"].eq("ties")].set_index("rule")
    assert rows.loc["without survey", "value"] == rows.loc["any group", "value"]
    assert "lacking" in rows.loc["without survey", "note"] and rows.loc["any group", "note"] == ""


@pytest.mark.parametrize("name", ZOO)
def test_every_shape_has_every_result_under_every_rule(name):
    found = recode(ZOO[name])
    assert tuple(found.columns) == schema.CODING.names
    assert len(found) == len(WHATS) * (len(RULES) + 1)
    assert found.loc[found["value"].eq(""), "note"].ne("").all()


def test_wishes_and_actors_stay_under_every_rule(sample):
    assert sample.loc["open_wishes"].drop(HOLDS).nunique() == 1
    assert set(sample.loc["largest_component"].drop(HOLDS)) == {"44", "35"}


def test_spellings_that_are_open_are_taken_for_the_likeliest():
    sheets = read(RAW).wave(WAVES[0])
    tables = tidy(sheets)
    merged = merged_network(sheets, tables)
    net = Network.of(tables)
    pending = int(tables.mentions["how"].eq("pending").sum())
    assert pending and len(merged.reports) > len(net.reports)
    rows = recode(net, merged=merged).set_index(["what", "rule"])["value"]
    assert rows["ties", "pending merged"] == str(len(merged.edges))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_on_components_says_on_which_rule_it_depends(lang):
    net = true_network()
    first = state(net, coding=recode(net, lang=lang), lang=lang)[0]
    said = {
        "de": "wenn nur zählt, was zwei Gruppen nennen, sind es 10 Teile ohne Verbindung.",
        "en": "if only what two groups name counts, there are 10 separate parts.",
    }
    assert first.sentence.endswith(said[lang])
    assert "7" in first.caveat and "9" in first.caveat
    assert state(net, lang=lang)[0].caveat == ""


def test_the_sentence_is_silent_where_the_rule_changes_nothing():
    lines = pd.DataFrame({"group": ["t1", "t2"] * 2, "source": list("AABB"), "target": list("BBCC")})
    assert "auch wenn nur zählt, was zwei Gruppen nennen" in state(Network.of(reports=lines))[0].sentence
    one = Network.of(reports=lines[lines["group"].eq("t1")])
    assert "zwei Gruppen" not in state(one)[0].sentence
