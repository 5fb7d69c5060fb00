"""The lanes of a mention in full: actor, lane and suggestions together, on sheets of names and of numbers."""

from __future__ import annotations

from functools import cache

import pytest

from netzwerk.names import Resolver, RosterEntry

LISTED = (
    RosterEntry("ja", "Stadt Linden – Jugendamt", ("JA",), " 007 "),
    RosterEntry("stadt", "Stadt Linden", (), "1"),
    RosterEntry("leb", "Lebenshilfe e.V.", (), "2"), RosterEntry("leg", "Lebenshilfe gGmbH", (), "3"),
    RosterEntry("wb", "Wohnungsbau Linden AG", ("WBL",), "4"),
    RosterEntry("hdj", "Haus der Jugend", ("HdJ",), "5"), RosterEntry("fc", "1. FC Linden", (), "6"),
    RosterEntry("werk", "Lebenshilfe-Werkstatt"), RosterEntry("tk", "Theater Kiste", (), "x9"),
)  # fmt: skip


@cache
def resolver():
    return Resolver(LISTED, decisions={"Die Jugend": "ja", "Fremde": None, "A": "tk", "Jugendamt Nord": "ja"})


def answer(text, **options):
    found = resolver().resolve(text, **options)
    return found.actor, found.how, [(s.actor, s.reason) for s in found.suggestions]


@pytest.mark.parametrize(
    "text, actor, how",
    [
        # Decided, however it is written.
        ("die jugend!", "ja", "decided"), ("Fremde", None, "decided"), ("a", "tk", "decided"),
        # The name, with its legal form where two differ by it only.
        ("lebenshilfe e. V.", "leb", "exact"), ("Lebenshilfe g GmbH", "leg", "exact"),
        ("Wohnungsbau Linden", "wb", "exact"), ("1. FC Linden", "fc", "exact"), ("hdj", "hdj", "exact"),
        ("Stadt Lind en", "stadt", "exact"), ("Stadt Linden –", "stadt", "exact"),
        # Words that tell it; what stands beside it left out; two names of one body.
        ("Theater", "tk", "alias"), ("1. FC", "fc", "alias"), ("Jugendamt (neu)", "ja", "alias"),
        ("Stadt Linden (neu)", "stadt", "alias"), ("Frau 01, Jugendamt", "ja", "alias"),
        ("Wohnungsbau AG (WBL)", "wb", "alias"), ("JA (Jugendamt)", "ja", "alias"),
        ("Jugendamt Jugendamt", "ja", "alias"),
        # Slips, beside a remark too.
        ("Theatr Kiste", "tk", "typo"), ("Jugendatm (neu)", "ja", "typo"), ("Theate rKiste", "tk", "exact"),
        # Like nothing that is there.
        ("Raumschiff", None, "new"), ("x9", None, "new"), ("x" * 201, None, "new"),
    ],
)  # fmt: skip
def test_each_lane_takes_what_is_its_own(text, actor, how):
    assert answer(text) == (actor, how, [])
    assert answer(text) == (actor, how, [])  # remembered


@pytest.mark.parametrize(
    "text, suggestions",
    [
        ("Lebenshilfe", [("leb", "words"), ("leg", "words"), ("werk", "words")]),
        ("Lebenshilf", [("leb", "words"), ("leg", "words"), ("werk", "words")]),
        ("Wohnungsbau (HdJ)", [("hdj", "words"), ("wb", "words")]),
        ("WBL (HdJ)", [("hdj", "words"), ("wb", "words")]), ("TK", [("tk", "initials")]),
        ("Jugendamt –", [("ja", "words"), ("hdj", "words")]),
        ("12 Jugendamt", [("ja", "words"), ("hdj", "words")]),
        # A number alone names nobody on a sheet of names.
        ("7", [("ja", "number")]), ("007", [("ja", "number")]), ("Nr. 7", [("ja", "number")]), ("99", []),
        ("e.V.", []), ("und", []), ("B", []), ("", []),
    ],
)  # fmt: skip
def test_what_no_lane_takes_is_asked(text, suggestions):
    assert answer(text) == (None, "pending", suggestions)


@pytest.mark.parametrize(
    "text, actor",
    [
        ("7", "ja"), ("07", "ja"), ("Nr. 7", "ja"), ("7 -", "ja"), ("7 Jugendamt", "ja"),
        ("7 JA", "ja"), ("2 Lebenshilfe", "leb"), ("3 Lebenshilfe", "leg"), ("6", "fc"),
        ("1. FC Linden", "fc"), ("Theater Kiste", "tk"), ("1 Stadt Linden", "stadt"),
    ],
)  # fmt: skip
def test_on_a_sheet_of_numbers_the_number_names_and_the_name_may_not_deny_it(text, actor):
    assert answer(text, numbered=True) == (actor, "exact", [])


@pytest.mark.parametrize(
    "text, suggestions",
    [
        ("7 Theater Kiste", [("ja", "number"), ("tk", "words")]),
        ("7 Lebenshilfe", [("ja", "number"), ("leb", "words"), ("leg", "words")]),
        ("4 Raumschiff", [("wb", "number")]), ("99", []), ("99 Theater", [("tk", "letters")]),
        ("9", []), ("", []), ("6 Theatr Kiste", [("fc", "number"), ("tk", "words")]),
    ],
)  # fmt: skip
def test_on_a_sheet_of_numbers_what_disagrees_is_asked(text, suggestions):
    assert answer(text, numbered=True) == (None, "pending", suggestions)


def test_the_same_text_is_another_question_on_a_sheet_of_numbers():
    assert answer("7")[0] is None
    assert answer("7", numbered=True)[0] == "ja"
    assert answer("Theater", numbered=True) == answer("Theater")


def test_a_number_that_names_is_surely_no_suggestion():
    found = resolver().resolve("7 Theater Kiste", numbered=True)
    assert [s.score for s in found.suggestions] == [1.0, 1.0]
    assert [s.score for s in resolver().resolve("Lebenshilfe").suggestions][:2] == [1.0, 1.0]


def test_a_spelling_of_three_actors_is_asked_in_the_order_of_their_keys_and_no_other_is_suggested():
    four = [RosterEntry(key, "Tafel") for key in "dbca"]
    assert [s.actor for s in Resolver(four).resolve("Tafel").suggestions] == ["a", "b", "c"]


def test_a_beginning_of_several_names_is_no_slip():
    two = Resolver([RosterEntry("1", "Sozialverbund"), RosterEntry("2", "Sozialverbunde Nord")])
    assert two.resolve("Sozialverbun").actor is None
    assert Resolver([RosterEntry("1", "Sozialverbund")]).resolve("Sozialverbun").actor == "1"


def test_a_slip_that_may_be_two_names_is_asked():
    two = Resolver([RosterEntry("1", "Kita Nordwind"), RosterEntry("2", "Kita Nordkind")])
    assert two.resolve("Kita Nordwin").actor == "1"
    assert two.resolve("Kita Nordmind").actor is None


def test_a_name_longer_than_two_hundred_letters_is_read_without_slips():
    name = "Verein " + "Regenbogenland " * 13
    long = Resolver([RosterEntry("1", name), RosterEntry("2", "Theater Kiste")])
    assert long.resolve(name).actor == "1"
    assert long.resolve(name.replace("Verein", "Vereni")).how != "typo"


def test_who_is_decided_to_be_none_is_not_asked_even_where_it_is_no_name():
    decided = Resolver(LISTED, decisions={"99": None, "e.V.": "tk"})
    assert (decided.resolve("99").actor, decided.resolve("99").how) == (None, "decided")
    assert decided.resolve("e. V.").actor == "tk"
