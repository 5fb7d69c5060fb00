"""What people decided about names goes before what the rules say; what contradicts itself waits."""

from __future__ import annotations

from functools import cache

import pytest

from netzwerk.decided import Decision
from netzwerk.names import Decider, Resolver, RosterEntry
from netzwerk.names.decide import CONTRADICTION, UNKNOWN_NAME, UNKNOWN_WORD, Doubt

ROSTER = (
    RosterEntry("ja", "Stadt Neustadt – Jugendamt"),
    RosterEntry("sa", "Stadt Neustadt – Sozialamt"),
    RosterEntry("lotsen", "Integrationslotsen"),
    RosterEntry("bildung", "Bildungslotsen"),
    RosterEntry("gesund", "Gesundheitslotsen"),
    RosterEntry("kita", "Kita Regenbogen", number="4"),
)


@cache
def resolver():
    return Resolver(ROSTER)


@cache
def alone():
    return Resolver([])


def decide(*lines, by=resolver):
    """A decider who knows these lines of names.csv: spelling, decision, name."""
    return Decider(by(), [Decision(*line) for line in lines])


def answer(decider, text, **options):
    found = decider.resolve(text, **options)
    return found.actor, found.how


def doubts(decider, *texts):
    return [(one.code, one.decision.spelling, one.others) for one in decider.doubted(texts)]


# The same as a name.


@pytest.mark.parametrize("name", ["Jugendamt", "Stadt Neustadt – Jugendamt", "Jugendatm"])
def test_what_is_the_same_as_an_actor_is_that_actor_however_it_is_written(name):
    decider = decide(("Die Jugend", "same", name))
    assert answer(decider, "DIE  JUGEND") == ("ja", "decided")
    assert decider.knows("Die Jugend")
    assert decider.stands_for("Die Jugend") == "Die Jugend"
    assert decider.doubted(["Die Jugend"]) == ()
    assert decider.undone() == ()


def test_nobody_decided_leaves_it_to_the_rules():
    decider = decide()
    assert answer(decider, "Jugendamt") == ("ja", "alias")
    assert answer(decider, "Raumschiff") == (None, "new")
    assert answer(decider, "4", numbered=True) == ("kita", "exact")
    assert answer(decider, "4") == (None, "pending")
    assert decider.knows("Jugendamt") and not decider.knows("Raumschiff") and not decider.knows("Lotsen")
    assert decider.stands_for("Raumschiff") == "Raumschiff"
    assert Decider(resolver()).undone() == ()


def test_the_same_said_of_two_names_of_one_actor_is_no_contradiction():
    decider = decide(
        ("Die Jugend", "same", "Jugendamt"), ("Die Jugend", "same", "Stadt Neustadt – Jugendamt")
    )
    assert answer(decider, "Die Jugend") == ("ja", "decided")
    assert decider.doubted(["Die Jugend"]) == ()


def test_a_blank_spelling_decides_nothing():
    decider = decide((" ", "same", "Jugendamt"))
    assert answer(decider, " ")[1] == "pending"
    assert decider.undone() == ()


def test_what_is_the_same_as_a_decided_name_follows_that_decision():
    decider = decide(
        ("JuA", "same", "Die Jugend"), ("Die Jugend", "same", "Unser Amt"), ("Unser Amt", "same", "Jugendamt")
    )
    assert {answer(decider, text) for text in ("JuA", "Die Jugend", "Unser Amt")} == {("ja", "decided")}


@pytest.mark.parametrize("decision", ["new", "different"])
def test_what_is_the_same_as_an_organisation_of_its_own_goes_by_its_name(decision):
    decider = decide(("Raumschiff GmbH", decision), ("Das Schiff", "same", "raumschiff gmbh"))
    assert answer(decider, "Das Schiff") == (None, "decided")
    assert decider.stands_for("Das Schiff") == "Raumschiff GmbH"
    assert decider.knows("Das Schiff") and decider.knows("Raumschiff GmbH")
    assert decider.stands_for("Raumschiff GmbH") == "Raumschiff GmbH"


def test_two_spellings_that_are_each_others_name_are_nobody():
    decider = decide(("Schiff Eins", "same", "Schiff Zwei"), ("Schiff Zwei", "same", "Schiff Eins"))
    assert answer(decider, "Schiff Eins")[1] in ("new", "pending")
    assert doubts(decider, "Schiff Eins") == [(UNKNOWN_NAME, "Schiff Eins", ())]


def test_a_name_that_leads_nowhere_is_passed_over_for_one_that_leads_somewhere():
    decider = decide(
        ("JuA", "same", "Die Jugend"),
        ("Die Jugend", "same", "Raumschiff"),
        ("Die Jugend", "same", "Jugendamt"),
    )
    assert answer(decider, "JuA") == ("ja", "decided")
    assert answer(decider, "Die Jugend") == ("ja", "decided")
    assert doubts(decider, "Die Jugend") == []  # put right since


def test_without_a_roster_every_spelling_is_a_name():
    decider = decide(("Die Jugend", "same", "Jugendamt"), by=alone)
    assert answer(decider, "Die Jugend") == (None, "decided")
    assert decider.stands_for("die jugend") == "Jugendamt"
    assert decider.doubted(["Die Jugend"]) == ()


# Not the same; of its own.


def test_an_organisation_of_its_own_is_nobody_on_the_roster():
    decider = decide(("Lotsen", "new"))
    assert answer(decider, "lotsen") == (None, "decided")
    assert decider.knows("Lotsen")
    assert answer(decide(("Jugendamt Neustadt Mitte", "different")), "Jugendamt Neustadt Mitte") == (
        None,
        "decided",
    )


@pytest.mark.parametrize("decision", ["new", "different"])
def test_what_stands_on_the_roster_in_full_stays_that_actor(decision):
    assert answer(decide(("Kita Regenbogen", decision)), "Kita Regenbogen") == ("kita", "exact")


def test_who_is_denied_is_suggested_no_more():
    before = [s.actor for s in resolver().resolve("Lotsen").suggestions]
    assert set(before) == {"lotsen", "bildung", "gesund"}
    decider = decide(("Lotsen", "different", "Bildungslotsen"), ("LOTSEN", "different", "Gesundheitslotsen"))
    found = decider.resolve("Lotsen")
    assert (found.actor, found.how, [s.actor for s in found.suggestions]) == (None, "pending", ["lotsen"])
    assert not decider.knows("Lotsen")


def test_who_is_denied_every_suggestion_is_an_organisation_of_its_own():
    names = ("Bildungslotsen", "Gesundheitslotsen", "Integrationslotsen")
    decider = decide(*(("Lotsen", "different", name) for name in names))
    assert answer(decider, "Lotsen") == (None, "decided")


def test_an_alias_that_is_denied_is_asked_about_or_of_its_own():
    decider = decide(("Jugendamt", "different", "Stadt Neustadt – Jugendamt"))
    found = decider.resolve("Jugendamt")
    assert found.actor is None
    assert "ja" not in [s.actor for s in found.suggestions]
    assert answer(decide(("Jugendamt", "different", "Sozialamt")), "Jugendamt") == ("ja", "alias")


def test_a_denial_of_nobody_known_changes_nothing():
    decider = decide(("Jugendamt", "different", "Raumschiff"))
    assert answer(decider, "Jugendamt") == ("ja", "alias")


# Contradictions and what cannot be followed.

TORN = [
    ([("Amt", "same", "Jugendamt"), ("Amt", "same", "Sozialamt")], ["ja", "sa"], ("Jugendamt", "Sozialamt")),
    ([("Amt", "same", "Jugendamt"), ("Amt", "new")], ["ja"], ("Jugendamt", "new")),
    ([("Amt", "same", "Jugendamt"), ("Amt", "different")], ["ja"], ("Jugendamt", "different")),
    ([("Amt", "same", "Jugendamt"), ("Amt", "different", "Jugendamt")], ["ja"], ("Jugendamt",)),
    ([("Kita Regenbogen", "different", "Kita Regenbogen")], ["kita"], ("Kita Regenbogen",)),
    ([("Kita Regenbogen", "same", "Jugendamt")], ["ja", "kita"], ("Jugendamt",)),
]


@pytest.mark.parametrize("lines, between, others", TORN)
def test_decisions_that_contradict_each_other_are_followed_by_nobody(lines, between, others):
    decider = decide(*lines)
    spelling = lines[0][0]
    found = decider.resolve(spelling)
    assert (found.actor, found.how) == (None, "pending")
    assert [(s.actor, s.reason, s.score) for s in found.suggestions][: len(between)] == [
        (actor, "words", 1.0) for actor in between
    ]
    assert decider.doubted([spelling]) == (Doubt(CONTRADICTION, Decision(*lines[-1]), others),)
    assert decider.undone() == (Decision(*lines[-1]),)
    assert not decider.knows(spelling)


def test_a_torn_spelling_is_asked_with_the_likeliest_others_behind_and_three_in_all():
    decider = decide(("Lotsen", "same", "Integrationslotsen"), ("Lotsen", "same", "Jugendamt"))
    suggested = [s.actor for s in decider.resolve("Lotsen").suggestions]
    assert suggested[:2] == ["ja", "lotsen"]
    assert len(suggested) == 3 and suggested[2] in ("bildung", "gesund")


@pytest.mark.parametrize(
    "lines",
    [
        [("Kita Regenbogen", "same", "Kita Regenbogen")],
        [("Kita Regenbogen", "different", "Jugendamt")],
        [("Die Jugend", "same", "Jugendamt"), ("Die Jugend", "different", "Sozialamt")],
        [("Die Jugend", "same", "Jugendamt"), ("Die Jugend", "later")],
    ],
)
def test_what_agrees_is_no_contradiction(lines):
    decider = decide(*lines)
    assert decider.resolve(lines[0][0]).actor is not None
    assert decider.doubted([lines[0][0]]) == ()


def test_what_is_put_off_is_undone_and_followed_by_nobody():
    decider = decide(("Lotsen", "later"), ("Jugendamt", "same"), ("Sozialamt", "new"))
    assert answer(decider, "Lotsen") == (None, "pending")
    assert decider.undone() == (Decision("Lotsen", "later"), Decision("Jugendamt", "same"))
    assert doubts(decider, "Lotsen") == []


def test_a_name_that_is_nobodys_is_a_doubt_with_those_that_are_near():
    decider = decide(("Helfer", "same", "Lotsen"), ("Fremde", "same", "Raumschiff"))
    assert answer(decider, "Fremde") == (None, "new")
    code, spelling, near = doubts(decider, "Helfer")[0]
    assert (code, spelling) == (UNKNOWN_NAME, "Helfer")
    assert set(near) == {"Integrationslotsen", "Bildungslotsen", "Gesundheitslotsen"}
    assert doubts(decider, "Fremde") == [(UNKNOWN_NAME, "Fremde", ())]
    assert decider.undone() == (
        Decision("Helfer", "same", "Lotsen"),
        Decision("Fremde", "same", "Raumschiff"),
    )


def test_a_same_without_a_name_is_a_doubt():
    assert doubts(decide(("Helfer", "same")), "Helfer") == [(UNKNOWN_NAME, "Helfer", ())]


def test_a_word_that_is_no_decision_is_a_doubt_and_an_empty_one_is_none():
    decider = decide(("Helfer", "vielleicht", "Jugendamt"), ("Andere", "", "Jugendamt"))
    assert doubts(decider, "Helfer", "Andere") == [(UNKNOWN_WORD, "Helfer", ())]
    assert doubts(decide(("Helfer", "later")), "Helfer") == []


def test_doubts_come_once_each_in_the_order_of_the_spellings_asked_about():
    decider = decide(("Zebra", "nie"), ("Affe", "nie"), ("Affe", "nie"), ("Bär", "nie"))
    assert doubts(decider, "zebra", "Affe", "AFFE", "Chor") == [
        (UNKNOWN_WORD, "Affe", ()), (UNKNOWN_WORD, "Zebra", ()),
    ]  # fmt: skip
    assert decider.doubted([]) == ()


def test_a_person_is_believed_again_once_the_other_line_is_gone():
    both = [("Amt", "same", "Jugendamt"), ("Amt", "same", "Sozialamt")]
    assert answer(decide(*both), "Amt") == (None, "pending")
    assert answer(decide(both[1]), "Amt") == ("sa", "decided")
