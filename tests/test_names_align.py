"""A mention's words laid on a name's: the same, abbreviated, a part of a compound, or not explained."""

from __future__ import annotations

from functools import cache

import pytest

from netzwerk.names import RosterEntry
from netzwerk.names.align import Aligner, cover, kinds_in
from netzwerk.names.roster import Roster
from netzwerk.names.spelling import spell

LISTED = (
    RosterEntry("stadt", "Stadt Linden"), RosterEntry("ja", "Stadt Linden – Jugendamt"),
    RosterEntry("gs", "Grundschule Süd"), RosterEntry("kita", "Kita Sonnenblume"),
    RosterEntry("tsv", "Turn- und Sportverein Linden"), RosterEntry("fw", "Jugendfeuerwehr Nord"),
    RosterEntry("kvhs", "Kreisvolkshochschule Elmau"), RosterEntry("fd", "Fachdienst Jugend"),
    RosterEntry("tc", "Tennisclub Linden", ("TC",)), RosterEntry("ring", "Stadtjugendring"),
    RosterEntry("oa", "Ordnungsamt, Abteilung Verkehr"), RosterEntry("anna", "St.-Anna-Stift"),
    RosterEntry("ab", "Ausländerbehörde"),
)  # fmt: skip


@cache
def aligner():
    return Aligner(Roster(LISTED))


@pytest.mark.parametrize(
    "word, links",
    [
        ("jugendamt", {"jugendamt": "same"}), ("sonnenblumen", {"sonnenblume": "same"}),
        ("jugendring", {"stadtjugendring": "head"}), ("feuerwehr", {"jugendfeuerwehr": "head"}),
        ("volkshochschule", {"kreisvolkshochschule": "head"}), ("verein", {"turnsportverein": "head"}),
        ("grund", {"grundschule": "front"}), ("sonnenblum", {"sonnenblume": "same"}),
        ("linde", {"linden": "same"}), ("ring", {"stadtjugendring": "head"}),
        ("tennis", {"tennisclub": "front"}), ("tennisc", {"tennisclub": "front"}), ("tenniscl", {}),
        ("nisclub", {"tennisclub": "head"}), ("nnisclub", {}),
        ("jugend", {"jugend": "same", "jugendamt": "front", "jugendfeuerwehr": "front"}),
        # A word of its own, too near, too short, or neither front nor head.
        ("sportverein", {}), ("tennisclu", {}), ("ennisclub", {}), ("amt", {}), ("jug", {}), ("schul", {}),
        ("raumschiff", {}), ("stadtring", {}),
    ],
)  # fmt: skip
def test_a_word_stands_for_itself_and_for_compounds_that_it_begins_or_ends(word, links):
    assert dict(aligner().links(word)) == links


@pytest.mark.parametrize(
    "word, links",
    [
        ("jug.amt", {"jugendamt": "short"}), ("jug.amt.", {"jugendamt": "short"}), ("ju.amt",
        {"jugendamt": "short"}), ("j.amt", {}), ("j.", {}),
        ("jug.", {"jugend": "short", "jugendamt": "short", "jugendfeuerwehr": "short"}),
        ("kinderg.", {"kita": "short"}), ("jugend.amt", {"jugendamt": "same"}), ("jugend.",
        {"jugend": "same"}),
        ("soz.", {}), ("jugendfe.", {"jugendfeuerwehr": "short"}), ("so.blume", {"sonnenblume": "short"}),
        ("sonnen.nenblume", {}), ("li.", {"linden": "short"}), ("jug.ring", {}),
    ],
)  # fmt: skip
def test_an_abbreviation_stands_for_words_that_it_begins_and_ends_with_letters_left_out(word, links):
    found = dict(aligner().links(word))
    assert {known: how for known, how in found.items() if known in links} == links
    assert bool(found) == bool(links)


def test_a_word_may_be_said_of_everybody_who_has_what_it_stands_for():
    assert aligner().actors("jugend") == {"ja", "fd", "fw"}
    assert aligner().actors("linden") == {"stadt", "ja", "tsv", "tc"}
    assert aligner().actors("raumschiff") == frozenset()


@pytest.mark.parametrize(
    "text, actors",
    [
        ("Jugendamt Linden", {"ja"}), ("Linden", {"stadt"}), ("Abteilung", {"stadt"}),
        ("Abteilung Jugendamt", {"ja"}), ("Jugend Nord", {"fw"}), ("Jugendamt Kita", set()),
        ("Raumschiff Linden", set()), ("Jugend", {"ja", "fd", "fw"}),
    ],
)  # fmt: skip
def test_all_words_are_said_of_one_but_those_that_only_say_whose_area_it_is(text, actors):
    assert aligner().said_of(spell(text).words) == actors


@pytest.mark.parametrize(
    "word, parts",
    [
        ("suedgrundschule", ("sued", "grundschule")), ("sonnenblumenkita", ("sonnenblume", "kita")),
        ("stadtjugendamt", ("stadt", "jugendamt")), ("gemeindejugendamt", ("stadt", "jugendamt")),
        ("kreisjugendamt", ("kreis", "jugendamt")), ("jugendamt", ("jugendamt",)), ("linden", ("linden",)),
        ("st.anna", ("st.anna",)), ("stadtbuecherei", ("stadtbuecherei",)), ("kitakita", ("kita",)),
        ("landkreisvolkshochschule", ("landkreisvolkshochschule",)), ("stadtsued", ("stadt", "sued")),
        ("raumschiff", ("raumschiff",)),
    ],
)  # fmt: skip
def test_a_compound_is_taken_apart_into_words_of_the_roster(word, parts):
    assert aligner().parts(word) == parts
    assert aligner().parts(word) == parts  # remembered


def test_a_compound_that_stands_on_the_roster_is_not_taken_apart():
    both = Aligner(Roster([RosterEntry("1", "Kreisjugendamt"), RosterEntry("2", "Jugendamt")]))
    assert both.parts("kreisjugendamt") == ("kreisjugendamt",)
    assert both.parts("stadtjugendamt") == ("stadt", "jugendamt")


@pytest.mark.parametrize(
    "words, variants",
    [
        (("sued", "grundschule"), [("sued", "grundschule")]),
        (("grund", "schule", "sued"), [("grund", "schule", "sued"), ("grundschule", "sued")]),
        (("schule", "grund", "sued"), [("schule", "grund", "sued"), ("grundschule", "sued")]),
        (("stadt", "jugend", "ring"), [("stadt", "jugend", "ring"), ("stadtjugendring",)]),
        (("ring", "jugend", "stadt"), [("ring", "jugend", "stadt"), ("stadtjugendring",)]),
        (("so.", "sonnen", "blume"), [("so.", "sonnen", "blume"), ("so.", "sonnenblume")]),
        (("suedgrundschule", "linden"),
         [("suedgrundschule", "linden"), ("sued", "grundschule", "linden")]),
        (("kinder", "tages", "staette"), [("kinder", "tages", "staette"), ("kita",)]),
        (("grund.", "schule"), [("grund.", "schule"), ("grundschule",)]),
        ((), [()]),
    ],
)  # fmt: skip
def test_neighbours_are_joined_and_compounds_taken_apart(words, variants):
    assert list(aligner().variants(words)) == variants


def laid(text, actor, form=0):
    found = cover(aligner(), spell(text).words, aligner().roster.by_actor[actor][form])
    assert found.form is aligner().roster.by_actor[actor][form]
    return {
        "same": set(found.same), "cut": set(found.cut), "part": set(found.part), "parts": found.parts,
        "extra": set(found.extra), "open": found.open, "missing": set(found.missing),
    }  # fmt: skip


NONE: dict[str, object] = {
    "same": set(), "cut": set(), "part": set(), "parts": (), "extra": set(), "open": (), "missing": set()
}  # fmt: skip


@pytest.mark.parametrize(
    "text, actor, what",
    [
        ("Stadt Linden Jugendamt", "ja", {"same": {"stadt", "linden", "jugendamt"}}),
        ("Jug. Linden", "ja", {"same": {"jugendamt", "linden"}, "cut": {"jugendamt"}, "missing": {"stadt"}}),
        ("Jug.amt", "ja", {"same": {"jugendamt"}, "missing": {"stadt", "linden"}}),
        ("Feuerwehr Nord", "fw", {"same": {"nord"}, "part": {"jugendfeuerwehr"},
                                  "parts": (("feuerwehr", "jugendfeuerwehr", "head"),)}),
        ("Jugend Nord Feuer", "fw", {"same": {"nord"}, "part": {"jugendfeuerwehr"},
                                     "parts": (("jugend", "jugendfeuerwehr", "front"),), "open": ("feuer",)}),
        ("Jugendfeuerwehr Feuerwehr", "fw", {"same": {"jugendfeuerwehr"}, "missing": {"nord"},
                                             "parts": (("feuerwehr", "jugendfeuerwehr", "head"),)}),
        ("Grundschule Süd Linden", "gs", {"same": {"grundschule", "sued"}, "extra": {"linden"}}),
        ("Kita Raumschiff", "kita", {"same": {"kita"}, "open": ("raumschiff",), "missing": {"sonnenblume"}}),
        # Another name of the same body is explained, but says nothing alone.
        ("Tennisclub (TC)", "tc", {"same": {"tennisclub"}, "missing": {"linden"}}),
        ("TC", "tc", {"open": ("tc",), "missing": {"tennisclub", "linden"}}),
        ("Tennisclub Elmau", "tc", {"same": {"tennisclub"}, "open": ("elmau",), "missing": {"linden"}}),
        # The word for a part of an office is, beside the office, unless the name has one itself.
        ("Abteilung Jugendamt", "ja", {"same": {"jugendamt"}, "missing": {"stadt", "linden"}}),
        ("Abteilung Ausländerbehörde", "ab", {"same": {"auslaenderbehoerde"}}),
        ("Abteilung Grundschule", "gs", {"same": {"grundschule"}, "open": ("abteilung",),
                                         "missing": {"sued"}}),
        ("Ordnungsamt Fachdienst Verkehr", "oa", {"same": {"ordnungsamt", "verkehr"},
                                                  "open": ("fachdienst",), "missing": {"abteilung"}}),
    ],
)  # fmt: skip
def test_what_a_mention_explains_of_a_name(text, actor, what):
    assert laid(text, actor) == NONE | what


def test_a_short_name_is_a_form_of_its_own():
    assert laid("TC", "tc", 1) == NONE | {"same": {"tc"}}


def test_kinds_say_more_than_that_it_is_an_association():
    assert kinds_in(frozenset({"kita", "verein", "jugendamt", "sued"})) == {"kita", "jugendamt"}
