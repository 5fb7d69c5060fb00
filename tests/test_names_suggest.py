"""Suggestions: whom a mention may mean, why, and how likely; scores reckoned by hand."""

from __future__ import annotations

from functools import cache
from math import log

import pytest

from netzwerk.names import RosterEntry
from netzwerk.names.align import Aligner
from netzwerk.names.roster import Roster
from netzwerk.names.spelling import spell
from netzwerk.names.suggest import Suggester

LISTED = (
    RosterEntry("bdk", "Bund der Kulturen", ("Kulturbund",)), RosterEntry("fw", "Jugendfeuerwehr Nord"),
    RosterEntry("gs", "Grundschule Nord", ("Ypsilon",)), RosterEntry("ja", "Stadt Linden – Jugendamt"),
    RosterEntry("ki", "Kommunales Integrationszentrum"), RosterEntry("kn", "Kita Nord"),
    RosterEntry("ks", "Kita Sonnenblume"), RosterEntry("mg", "Moscheegemeinde am Wall"),
    RosterEntry("stadt", "Stadt Linden"),
)  # fmt: skip
# How much a word tells that one, two, three of nine actors have; a kind that there are several of, 0.6 of it.
ONE, TWO, THREE = (log(10 / (count + 0.5)) for count in (1, 2, 3))
KITA, SCHOOL = 0.6 * TWO, 0.6 * ONE
TOWN = 0.15 * TWO


@cache
def suggester():
    return Suggester(Aligner(Roster(LISTED)))


def suggested(text):
    return [(one.actor, one.reason, one.score) for one in suggester().suggest(spell(text))]


@pytest.mark.parametrize(
    "text, found",
    [
        # Two thirds of the share of what the mention's words tell, one third of what the name's do.
        ("Kita Nord", [("kn", "words", 1.0),
                       ("gs", "words", (2 * THREE / (KITA + THREE) + THREE / (SCHOOL + THREE)) / 3),
                       ("fw", "words", (2 * THREE / (KITA + THREE) + THREE / (ONE + THREE)) / 3)]),
        ("Kita Kita Nord", [("kn", "words", 1.0),
                       ("gs", "words", (2 * THREE / (KITA + THREE) + THREE / (SCHOOL + THREE)) / 3),
                       ("fw", "words", (2 * THREE / (KITA + THREE) + THREE / (ONE + THREE)) / 3)]),
        ("Wall", [("mg", "words", (2 + ONE / (ONE + ONE)) / 3)]),
        ("Linden", [("stadt", "words", (2 + TOWN / (TOWN + TOWN)) / 3),
                    ("ja", "words", (2 + TOWN / (TOWN + TOWN + ONE)) / 3)]),
        # The end of a compound, its front, an abbreviation, a word spelled alike are worth less.
        ("Feuerwehr", [("fw", "words", (2 * 0.7 + 0.7 * ONE / (ONE + THREE)) / 3)]),
        ("Feuerwehr Nord", [("fw", "words", (0.7 * ONE + THREE) / (ONE + THREE)),
                            ("kn", "words", (2 * THREE / (log(20) + THREE) + THREE / (KITA + THREE)) / 3),
                            ("gs", "words", (2 * THREE / (log(20) + THREE) + THREE / (SCHOOL + THREE)) / 3)]),
        ("Jugend", [("ja", "words", (2 * 0.65 + 0.65 * ONE / (ONE + TOWN + TOWN)) / 3),
                    ("fw", "words", (2 * 0.65 + 0.65 * ONE / (ONE + THREE)) / 3)]),
        ("Jug.amt", [("ja", "words", (2 * 0.9 + 0.9 * ONE / (ONE + TOWN + TOWN)) / 3)]),
        ("Moschee", [("mg", "words", (2 * 0.65 + 0.65 * ONE / (ONE + ONE)) / 3)]),
        ("Kultur", [("bdk", "words", None)]),
        # A word that nothing resembles counts against all.
        ("Wall Raumschiff", [("mg", "words", (2 * ONE / (ONE + log(20)) + ONE / (ONE + ONE)) / 3)]),
        ("Raumschiff", []), ("Soz. Amt", []), ("Bd", []),
        # Initials, those of small words too, and letters of the insides of compounds.
        ("BDK", [("bdk", "initials", 0.95)]), ("BK", [("bdk", "initials", 0.95)]),
        ("MAW", [("mg", "initials", 0.95)]), ("KIZ", [("ki", "initials", 0.75)]),
        ("Amt KIZ", [("ki", "initials", 0.375)]), ("FW", []), ("JFW", []), ("KZ", []), ("IK", []),
        ("KOMINT", [("ki", "initials", 0.75)]), ("KOMINTE", []), ("KIK", []), ("KIZEUMX", []), ("BDKX", []),
        ("K", []),
        # Spelled alike.
        ("Kita Mond", [("kn", "letters", None)]),
        ("Integrationscemtrum", [("ki", "letters", None)]),
    ],
)  # fmt: skip
def test_suggestions_with_their_reasons_and_scores(text, found):
    asked = suggested(text)
    assert [(actor, reason) for actor, reason, _ in asked] == [(actor, reason) for actor, reason, _ in found]
    for (_, _, score), (_, _, reckoned) in zip(asked, found, strict=True):
        assert reckoned is None or score == round(reckoned, 3)


def test_of_names_spelled_alike_the_score_is_nine_tenths_of_the_share_of_common_letters():
    assert suggested("Kita Mond") == [("kn", "letters", round(0.9 * 2 * 6 / 16, 3))]
    assert suggested("Kitta Mond")[0] == ("kn", "letters", round(0.9 * 2 * 6 / 17, 3))


def test_a_word_spelled_alike_counts_eight_tenths_of_its_likeness():
    likeness = (1 + 11 / 16 + 1) / 3  # Jaro: every letter of the shorter, in order
    likeness += 0.1 * 4 * (1 - likeness)  # Winkler: four letters at the front
    score = 0.8 * likeness * (2 + ONE / (ONE + KITA)) / 3
    assert suggested("Sonnenblumenfeld") == [("ks", "words", round(score, 3))]


def test_three_letters_resemble_no_longer_word():
    wood = Suggester(Aligner(Roster([RosterEntry("1", "Baumhof Süd")])))
    assert [one.reason for one in wood.suggest(spell("Baum"))] == ["words"]
    assert "words" not in [one.reason for one in wood.suggest(spell("Bau"))]


def test_an_umbrella_counts_in_full():
    two = Suggester(Aligner(Roster([RosterEntry("1", "AWO Dorf"), RosterEntry("2", "Chor Dorf")])))
    once, twice = log(3 / 1.5), log(3 / 2.5)
    assert two.suggest(spell("AWO"))[0].score == round((2 + once / (once + twice)) / 3, 3)


def test_of_equals_the_first_key_comes_first_and_three_in_all():
    four = [RosterEntry(key, f"Lotsen {name}") for key, name in zip("dbca", "WXYZ", strict=True)]
    many = Suggester(Aligner(Roster(four)))
    assert [one.actor for one in many.suggest(spell("Lotsen"))] == ["a", "b", "c"]


def test_an_acronym_takes_a_first_letter_of_two_words_at_least_where_there_are_two():
    two = Suggester(Aligner(Roster([RosterEntry("1", "Arbeitskreis Stadtgeschichte")])))
    asked = {text: [one.score for one in two.suggest(spell(text))] for text in
             ("ARS", "ARBS", "AKSG", "AKS", "ARK", "AKG", "SA", "AS", "ASX", "RS", "AST")}  # fmt: skip
    assert asked == {
        "ARS": [0.75], "ARBS": [0.75], "AKSG": [0.75], "AKS": [0.75], "AS": [0.95], "AST": [0.75],
        "ARK": [], "AKG": [], "SA": [], "ASX": [], "RS": [],
    }  # fmt: skip


def test_of_three_words_two_are_enough_and_the_first_letter_is_the_names():
    three = [RosterEntry("1", "Bund Norddeutscher Karnevalisten"), RosterEntry("2", "Am Wall")]
    asked = {text: [(s.actor, s.score) for s in Suggester(Aligner(Roster(three))).suggest(spell(text))]
             for text in ("BNO", "AX", "AW", "BOX")}  # fmt: skip
    assert asked == {"BNO": [("1", 0.75)], "AX": [], "AW": [("2", 0.95)], "BOX": []}


def test_a_name_of_one_word_gives_the_letters_of_its_parts():
    one = Suggester(Aligner(Roster([RosterEntry("1", "Stadtteilkonferenz")])))
    assert [s.score for s in one.suggest(spell("STK"))] == [0.75]
    assert one.suggest(spell("KTS")) == ()


def test_a_common_word_is_nobodys_initials_unless_it_stands_alone_and_is_short_for_something():
    one = Suggester(Aligner(Roster([RosterEntry("1", "Aktionsbündnis Mobile Tafeln")])))
    assert [s.reason for s in one.suggest(spell("AMT"))] == []
    assert [s.reason for s in one.suggest(spell("AMTX"))] == []
