"""Slips of the pen: which known words a word may be a slip of, and what a spelling may have been."""

from __future__ import annotations

from functools import cache

import pytest

from netzwerk.names import RosterEntry
from netzwerk.names.roster import Roster
from netzwerk.names.typo import Repair, shifted_blanks

LISTED = (
    RosterEntry("ja", "Stadt Linden – Jugendamt"), RosterEntry("ki", "Kommunales Integrationszentrum"),
    RosterEntry("b", "Bürgerbüro Nord"), RosterEntry("s", "Kita Sonnenblume"),
    RosterEntry("w", "Weststadttreff"), RosterEntry("m", "Mühlental-Chor"),
    RosterEntry("t", "Theater Tonne"), RosterEntry("g", "Gesundheitslotsen"),
    RosterEntry("h", "Hort Mira"), RosterEntry("f", "Frauenhaus Zwiesel"),
    RosterEntry("q", "Quellenhof Bauer"), RosterEntry("z", "Bildungshof Möwennest"),
    RosterEntry("x", "Bauernmarkt Märchenwald"), RosterEntry("y", "Sonnenblumentreff"), RosterEntry("a",
    "Haus Abendrot Avila"),
)  # fmt: skip


@cache
def repair():
    return Repair(Roster(LISTED))


@pytest.mark.parametrize(
    "word, known",
    [
        # One letter swapped, dropped, doubled or wrong.
        ("jugendatm", "jugendamt"), ("jugenamt", "jugendamt"), ("jugendamtt", "jugendamt"),
        ("jugendamr", "jugendamt"), ("zwieesl", "zwiesel"), ("zwiessel", "zwiesel"),
        ("weststad", "weststadt"), ("weststadtreff", "weststadttreff"), ("gesundheitlotsen",
        "gesundheitslotsen"), ("sonenblume", "sonnenblume"), ("abendort", "abendrot"),
        # Short words keep their letters.
        ("nrod", "nord"), ("nordd", "nord"), ("mria", "mira"), ("mirra", "mira"), ("tone", "tonne"),
        ("tonnne", "tonne"), ("kiat", "kita"), ("chro", "chor"), ("norf", ""), ("hilfr", "hilfe"), ("mirs",
        ""), ("tonna", ""),
        ("mra", ""),
        # Names keep theirs up to seven letters; the first letter is kept up to nine.
        ("zwiesal", ""), ("zwisel", "zwiesel"), ("avilo", ""), ("abendrop", "abendrot"), ("xugendamt", ""),
        ("untegrationszentrum", "integrationszentrum"), ("xonnenblume", "sonnenblume"),
        # Long words may have two.
        ("imtegratoinszentrum", "integrationszentrum"), ("juegndatm", ""), ("intgrationszentrm", ""),
        ("sonenblumr", "sonnenblume"), ("xonenblume", "sonnenblume"), ("imtegratoinszemtrum", ""),
        # An umlaut is one letter.
        ("muehlntal", "muehlental"), ("mhlental", "muehlental"), ("mwennest", "moewennest"),
        ("mrchenwald", "maerchenwald"),
        # A word that is one is a slip of nothing; a number and an abbreviation are none.
        ("jugendamt", ""), ("jugendhaus", ""), ("stadtjugendamt", ""), ("oststadttreff", ""), ("nord3", ""),
        ("jugendam.", ""), ("lindens", ""), ("sued", ""), ("xyz", ""), ("no", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_word_is_a_slip_of_the_one_word_that_is_near(word, known):
    assert [found for found, slips in repair().near(word) if slips] == ([known] if known else [])


def test_slips_are_counted_and_the_nearest_words_alone_count():
    assert repair().near("imtegratoinszentrum") == (("integrationszentrum", 2),)
    assert repair().near("integratoinszentrum") == (("integrationszentrum", 1),)
    assert repair().near("baeurnmarkt") == (("bauernmarkt", 1),)
    assert repair().near("jugendatm") == repair().near("jugendatm") == (("jugendamt", 1),)


def test_umlauts_that_lost_their_dots_are_no_slip():
    assert repair().near("burgerburo") == (("buergerbuero", 0),)
    assert repair().near("muhlental") == (("muehlental", 0),)
    assert repair().near("qullenhof") == (("quellenhof", 1),)
    assert repair().near("zwisel") == (("zwiesel", 1),)


@pytest.mark.parametrize("word, stops", [("dei", ["die"]), ("nud", ["und"]), ("die", []), ("dex", [])])
def test_a_word_of_three_letters_may_be_a_small_word_with_its_letters_swapped(word, stops):
    assert repair().near(word) == tuple((stop, 1) for stop in stops)


@pytest.mark.parametrize(
    "plain, readings",
    [
        (("jugendatm",), [("jugendamt",)]),
        (("stadt", "jugendatm"), [("stadt", "jugendamt")]),
        (("jugendamt",), []),
        ((), []),
        (("komunales", "intgrationszentrum"), [("kommunales", "integrationszentrum")]),
        (("komunales", "imtegratoinszentrum"), []),  # three slips
        (("mirra", "chro"), []),  # two slips in a short name
        (("mirra", "chor"), [("mira", "chor")]),
        (("frauenhuas", "zwieesl"), []),  # seventeen letters: one slip
        (("frauenhuas", "zwiessel"), [("frauenhaus", "zwiesel")]),  # eighteen: two
        (("burgerburo", "nrod"), [("buergerbuero", "nord")]),
        (("burgerburo", "nord"), [("buergerbuero", "nord")]),
    ],
)  # fmt: skip
def test_a_spelling_is_read_with_each_slip_undone(plain, readings):
    assert list(repair().readings(plain)) == readings


def test_a_spelling_that_may_be_too_many_things_is_read_as_none():
    near = [f"k{vowel}rxstadt" for vowel in "aeiou"]
    many = Repair(Roster([RosterEntry(name, name) for name in near]))
    assert len(many.near("kyrxstadt")) == 5
    assert len(list(many.readings(("kyrxstadt",)))) == 5
    assert list(many.readings(("kyrxstadt", "kyrxstadt"))) == []
    eight = Repair(
        Roster([RosterEntry(name, name) for name in [*near, "kbrxstadt", "kcrxstadt", "kdrxstadt"]])
    )
    assert len(list(eight.readings(("kyrxstadt",)))) == 8
    nine = Repair(Roster([*eight.roster.entries, RosterEntry("9", "kfrxstadt")]))
    assert list(nine.readings(("kyrxstadt",))) == []


@pytest.mark.parametrize(
    "text, moved",
    [
        ("ab cd", ["abc d", "a bcd", "abcd"]),
        ("Kita 3 x", ["Kit a3 x", "Kita3 x", "Kita 3x "]),
        ("Sozialam t(Stadt)", ["Sozialamt (Stadt)", "Soziala mt(Stadt)", "Sozialamt(Stadt)"]),
        ("ab", []), ("3b c", ["3bc ", "3 bc", "3bc"]), ("a (b", [" a(b", "a(b"]), ("( b", ["(b "]),
        ("1 2", []),
    ],
)  # fmt: skip
def test_one_blank_is_moved_by_a_letter_or_dropped(text, moved):
    assert list(shifted_blanks(text)) == moved


@pytest.mark.parametrize(
    "word, known",
    [("gesundheitslostsen", "gesundheitslotsen"),
     ("integrationzentrum", "integrationszentrum"), ("frauehaus", "frauenhaus"),
     ("frauenshaus", "frauenhaus"), ("bildunghof", "bildungshof"),
     ("sonnenblumetreff", "sonnenblumentreff")],
)  # fmt: skip
def test_letters_between_the_parts_of_a_compound_make_no_word_of_its_own(word, known):
    assert known in [found for found, _ in repair().near(word)]
