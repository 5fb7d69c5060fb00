"""Whom to invite next time: strangers, the absent, and who stands for what nobody covered."""

from __future__ import annotations

import pandas as pd
import pytest

import netzwerk as nw
from netzwerk.schema import INVITE
from netzwerk.texts import LANGUAGES
from tests.sample import WAVES
from tests.zoo import zoo


def town(present="ab", roster="abcd", *, reports=(), work=(), sectors="SSTU"):
    names = list("abcdx") if any("x" in row[:2] for row in reports) else list("abcd")
    actors = pd.DataFrame({"actor": names, "sector": list(sectors) + ["unknown"] * (len(names) - 4)})
    actors = actors.assign(
        on_roster=actors["actor"].isin(list(roster)), present=actors["actor"].isin(list(present))
    )
    return nw.Network.of(
        actors=actors,
        reports=pd.DataFrame(list(reports), columns=["source", "target", "state"]),
        affiliations=pd.DataFrame(list(work), columns=["actor", "field", "role"]),
    )


def listed(net):
    table = nw.invite(net)
    return [
        (row["reason"], row["actor"] or row["field"] or row["sector"]) for row in table.to_dict("records")
    ]


def test_who_was_named_and_is_on_no_list_and_who_was_absent():
    net = town(reports=[("a", "x", "existing")])
    assert listed(net) == [
        ("absent", "c"),
        ("absent", "d"),
        ("stranger", "x"),
        ("sector", "T"),
        ("sector", "U"),
    ]


def test_who_stands_for_most_comes_first_then_who_is_wished_for_then_who_is_named():
    reports = [("a", "c", "wished"), ("b", "c", "wished"), ("a", "x", "existing")]
    net = town(reports=reports, work=[("d", "X", "active"), ("a", "Y", "lead")], sectors="SSSS")
    table = nw.invite(net)
    assert table["actor"].tolist() == ["d", "c", "x", ""]
    assert table.set_index("actor").loc["d", "covers"] == "X"
    assert table.set_index("actor").loc["c", "wished"] == 2


def test_a_wish_that_exists_already_is_no_wish():
    table = nw.invite(town(reports=[("a", "c", "wished"), ("c", "a", "existing")])).set_index("actor")
    assert (table.loc["c", "wished"], table.loc["c", "named"]) == (0, 2)


@pytest.mark.parametrize(
    ("work", "asked"),
    [
        ([("c", "X", "active")], "c"),
        ([("c", "X", "planned"), ("d", "X", "lead")], "d|c"),
        ([("a", "X", "planned")], ""),
    ],
)
def test_a_field_that_nobody_there_works_in_names_who_would(work, asked):
    table = nw.invite(town(work=work)).set_index("invite")
    assert table.loc["field:X", "candidates"] == asked


def test_a_field_that_somebody_there_works_in_is_covered():
    assert ("field", "X") not in listed(town(work=[("a", "X", "active"), ("c", "X", "lead")]))


def test_where_nothing_says_who_was_there_nobody_is_absent_and_nothing_uncovered():
    assert listed(town(present="", work=[("c", "X", "active")])) == []


def test_where_there_is_no_roster_nobody_is_a_stranger():
    assert listed(town(roster="", present="abcd", reports=[("a", "x", "existing")])) == []


def test_every_small_network_has_its_table():
    for net in zoo().values():
        for lang in LANGUAGES:
            table = nw.invite(net, lang=lang)
            assert list(table.columns) == list(INVITE.names)
            assert table["invite"].is_unique


def test_the_sample_invites_its_absent_and_its_stranger_and_no_open_spelling():
    from tests.test_tables_sample import RAW

    tables = nw.tidy(nw.read(RAW / WAVES[0]))
    table = nw.invite(nw.Network.of(tables))
    absent = tables.actors.loc[tables.actors["on_roster"] & ~tables.actors["present"], "actor"]
    assert set(table.loc[table["reason"].eq("absent"), "actor"]) == set(absent)
    assert table.loc[table["reason"].eq("stranger"), "actor"].tolist() == ["raumschiff"]
    assert table["sentence"].str.endswith(".").all()
