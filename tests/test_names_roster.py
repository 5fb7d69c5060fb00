"""The roster as the rules see it: which words tell bodies apart, which only say whose area it is."""

from __future__ import annotations

from functools import cache
from math import log

import pytest

from netzwerk.names import RosterEntry
from netzwerk.names.roster import Form, Roster

LISTED = (
    RosterEntry("b", "Stadt Linden – Jugendamt", ("JA",), "2"), RosterEntry("a", "Stadt Linden"),
    RosterEntry("gs", "Gesamtschule am Stadtpark"), RosterEntry("gs2", "Grundschule Nord"),
    RosterEntry("kn", "Kita Nord"), RosterEntry("k2", "Kanalkinder 2"), RosterEntry("sch", "Schillerschule"),
    RosterEntry("kr", "Kreis Elmau"), RosterEntry("kr2", "Kreis Elmau – Jugendhilfe"),
    RosterEntry("awo", "AWO Ortsverein"), RosterEntry("lo", "Lotsen und Helfer", ("", "?")),
    RosterEntry("nn", "??"),
)  # fmt: skip


@cache
def roster():
    return Roster(LISTED)


def those(holds):
    words = [
        "linden", "lindener", "stadt", "staedtisch", "kreis", "elmau", "region", "nord", "stadtpark", "2",
        "x3",
        "integration", "kita", "grundschule", "gesamtschule", "schillerschule", "kanalkinder",
        "arbeiterwohlfahrt", "lotsen", "helfer", "raumschiff", "skm",
    ]  # fmt: skip
    return {word for word in words if holds(word)}


def test_entries_stand_in_the_order_of_their_keys_then_names():
    assert roster().actors == ("a", "awo", "b", "gs", "gs2", "k2", "kn", "kr", "kr2", "lo", "nn", "sch")
    assert Roster(LISTED[::-1]).entries == roster().entries
    twice = [RosterEntry("1", "B"), RosterEntry("1", "A")]
    assert [entry.name for entry in Roster(twice).entries] == ["A", "B"]


def test_every_name_and_short_name_that_says_something_is_a_form():
    assert roster().by_actor["b"] == (Form("b", ("stadt", "linden", "jugendamt")), Form("b", ("ja",)))
    assert roster().by_actor["lo"] == (Form("lo", ("lotsen", "helfer")),)
    assert roster().by_actor["nn"] == ()


def test_towns_and_districts_are_places_and_a_town_is_no_district():
    assert those(roster().is_place) == {"linden", "lindener", "elmau"}
    assert {word: roster().town(word) for word in ("linden", "lindener", "elmau", "nord")} == {
        "linden": "linden", "lindener": "linden", "elmau": "", "nord": "",
    }  # fmt: skip
    assert {word: roster().area(word) for word in ("stadt", "staedtisch", "kreis", "region", "linden")} == {
        "stadt": "town", "staedtisch": "town", "kreis": "district", "region": "region", "linden": "",
    }  # fmt: skip
    assert roster().administrations == {"a", "kr"}


def test_words_for_areas_and_places_only_say_whose_area_it_is():
    assert those(roster().is_neutral) == {
        "linden", "lindener", "stadt", "staedtisch", "kreis", "elmau", "region"
    }  # fmt: skip
    assert those(roster().is_neutral) == those(roster().is_neutral)


def test_weak_words_tell_nobody_alone():
    assert those(roster().is_weak) == those(roster().is_neutral) | {
        "nord", "stadtpark", "2", "x3", "integration", "kita"
    }  # fmt: skip


def test_strong_words_stand_in_one_name_and_are_common_to_no_kind_of_body():
    assert those(roster().is_strong) == {"gesamtschule", "schillerschule", "kanalkinder", "lotsen", "helfer"}


@pytest.mark.parametrize(
    "word, common",
    [("grundschule", True), ("kita", True), ("gesamtschule", True), ("jugendhaus", True),
     ("schillerschule", False), ("regenbogen", False), ("raumschiff", False), ("xyzverein", False),
     ("kulturverein", True), ("frauentreff", True)],
)  # fmt: skip
def test_a_common_kind_is_made_of_common_words(word, common):
    assert roster().is_common_kind(word) is common


@pytest.mark.parametrize(
    "word, real",
    [("regenbogen", True), ("kanalkinder", True), ("lindener", True), ("kanalkindern", True), ("lotse", True),
     ("jugendlotsen", True), ("jugendhaus", True), ("tuerkischer", True), ("ja", True), ("elmauer", True),
     ("raumschiff", False), ("kanalkimder", False), ("xylotsen", False)],
)  # fmt: skip
def test_a_real_word_is_known_on_the_roster_or_made_of_such(word, real):
    assert roster().is_real(word) is real


def test_the_rarer_a_word_the_more_it_tells():
    assert roster().idf("raumschiff") == log(13 / 0.5)
    assert roster().idf("kita") == log(13 / 1.5)
    assert roster().idf("nord") == log(13 / 2.5)


def test_initials_leave_small_words_out_and_are_two_at_least():
    assert roster().acronyms["lh"] == {"lo"}
    assert roster().acronyms["slj"] == {"b"}
    assert roster().acronyms["gs"] == {"gs"}
    assert "s" not in roster().acronyms


def test_a_town_that_is_told_is_a_place_though_no_name_has_it():
    assert Roster([RosterEntry("1", "Kita Nord")], town="Ahausen").is_place("ahausen")
    assert not Roster([RosterEntry("1", "Kita Nord")]).is_place("ahausen")
    assert Roster([RosterEntry("1", "Kita Nord")]).places.home == ""
