"""Initials beside a name, words in several spellings, compounds, and names cut off by a narrow column."""

from __future__ import annotations

from functools import cache

import pytest

from netzwerk.names import Resolver, RosterEntry
from netzwerk.names.align import Aligner
from netzwerk.names.asides import without_asides
from netzwerk.names.compounds import split_word
from netzwerk.names.initials import Initials, compound_parts
from netzwerk.names.lexicon import is_association, is_umbrella
from netzwerk.names.roster import Roster
from netzwerk.names.spelling import spell

LISTED = (
    RosterEntry("jh", "Jugendhaus Backbord"), RosterEntry("kg", "KG Blau-Gold"),
    RosterEntry("sv", "Sportverein Rot-Weiß Linden"), RosterEntry("afs", "Amt für Soziales und Integration"),
    RosterEntry("jc", "Jugendclub Morgenrot"), RosterEntry("tv", "TVB Morgenstern"),
    RosterEntry("cv", "Caritasverband Linden"), RosterEntry("bi", "Büro für Integration"),
)  # fmt: skip


@cache
def aligner():
    return Aligner(Roster(LISTED))


def initials():
    return aligner().initials


@pytest.mark.parametrize(
    "words, ways",
    [
        (("amt", "fuer", "soziales"), {"afs", "as"}), (("katholische", "grundschule"), {"kg", "kgs"}),
        (("jugendhaus",), {"jh"}), (("st.", "anna", "hof"), {"sah"}), (("a", "b"), {"ab"}),
        # A small word in front or behind, nothing that tells, one letter, five, a word of its own.
        (("die", "tafel"), set()), (("tafel", "der"), set()), (("der",), set()), ((), set()),
        (("tafel",), set()), (("ein", "verein"), set()), (("amt", "und", "tafel", "am", "see"), {"ats"}),
        (("uebung", "neuer", "dinge"), set()),
    ],
)  # fmt: skip
def test_initials_are_written_by_word_and_by_the_parts_of_compounds(words, ways):
    assert initials().of(words) == ways


@pytest.mark.parametrize(
    "word, may",
    [("jh", True), ("abcd", True), ("kita", True), ("ov", True), ("a", False), ("abcde", False),
     ("a1", False), ("und", False), ("amt", False), ("rot", False), ("", False)],
)  # fmt: skip
def test_initials_are_two_to_four_letters_and_no_word_but_an_abbreviation(word, may):
    assert initials().may_be(word) is may


def test_every_run_of_up_to_four_words_has_its_initials():
    runs = initials().runs
    assert runs["jh"] == (("jugendhaus",),) and runs["jhb"] == (("jugendhaus", "backbord"),)
    assert runs["rw"] == (("rot", "weiss"),) and runs["srwl"] == (("sportverein", "rot", "weiss", "linden"),)
    assert runs["sui"] == runs["si"] == (("soziales", "integration"),)
    assert runs["bg"] == (("blau", "gold"),) and runs["as"] == runs["afs"] == (("amt", "soziales"),)
    assert "asui" not in runs and "r" not in runs
    five = Initials(Roster([RosterEntry("1", "Rat Neuer Xylophone Quer Zumal")])).runs
    assert "rnxq" in five and "nxqz" in five and "rnxqz" not in five


@pytest.mark.parametrize(
    "words, variants",
    [
        (("jh", "backbord"), [("jugendhaus", "backbord")]),
        (("sv", "rw", "linden"), [("sportverein", "rw", "linden"), ("sv", "rot", "weiss", "linden")]),
        (("afs", "integration"), [("amt", "soziales", "integration")]),
        (("jh", "backbord", "jc"), [("jugendhaus", "backbord", "jc"), ("jh", "backbord", "jugendclub")]),
        (("turnverein", "bremen", "morgenstern"), [("tvb", "morgenstern")]),
        # Alone, beside a kind only, where the roster has the short word itself, where nothing is short.
        (("jh",), []), (("jh", "kita"), []), (("jh", "linden"), [("jugendhaus", "linden")]),
        (("tvb", "morgenstern"), []), (("jugendhaus", "backbord"), []), ((), []),
    ],
)  # fmt: skip
def test_beside_a_word_that_tells_initials_are_written_out_and_words_shortened(words, variants):
    assert list(initials().variants(words)) == variants


@pytest.mark.parametrize(
    "text, readings",
    [("JC Morgenrot", [("jc", "morgenrot")]), ("die SV Linden", []), ("JC", [("jc",)]),
     ("Jobcenter", []), ("FB Morgenrot", []), ("J.C. Kita Nord", [("jc", "kita", "nord")])],
)  # fmt: skip
def test_an_abbreviation_in_general_use_may_here_be_another_names_initials(text, readings):
    assert list(initials().other_readings(spell(text))) == readings


@pytest.mark.parametrize(
    "word, parts",
    [("grundschule", ("grund", "schule")), ("jugendhaus", ("jugend", "haus")), ("xyzhaus", ("xyz", "haus")),
     ("haus", ("haus",)), ("nadeschda", ("nadeschda",)),
     ("abhaus", ("abhaus",)), ("", ("",))],
)  # fmt: skip
def test_a_compound_has_common_parts_or_a_head(word, parts):
    assert compound_parts(word) == parts


def test_a_word_of_the_list_may_be_split_or_stay_whole():
    units = {unit: unit for unit in ("grundschule", "grund", "schule")}
    assert split_word("grundschule", units) == ("grundschule",)
    assert split_word("grundschule", units, whole=False) == ("grund", "schule")
    assert split_word("schule", units, whole=False) == ()


@pytest.mark.parametrize(
    "word, sole",
    [("caritasv.", True), ("backb.", True), ("morgenr.", True), ("morgen.", False), ("jug.", False),
     ("ca.", False), ("kari.", False), ("lin.", False)],
)  # fmt: skip
def test_an_abbreviation_of_four_letters_may_begin_one_word_alone(word, sole):
    assert aligner().is_sole(word) is sole
    assert aligner().is_sole(word) is sole  # remembered


@pytest.mark.parametrize(
    "text, actor, how",
    [
        ("JH Backbord", "jh", "alias"), ("JC Morgenrot", "jc", "alias"), ("Caritasv. Linden", "cv", "alias"),
        ("Turnverein Bremen Morgenstern", "tv", "alias"), ("Integrationsbüro", "bi", "alias"),
        ("JH", None, None), ("JC", None, None),
        ("Carit. Linden", "cv", "alias"), ("SV RW", None, None), ("JH Morgenrot", None, None),
    ],
)  # fmt: skip
def test_initials_name_somebody_beside_a_word_that_tells_and_nobody_alone(text, actor, how):
    found = Resolver(LISTED).resolve(text)
    assert (found.actor, found.how if actor else None) == (actor, how)


@pytest.mark.parametrize(
    "text, words",
    [
        ("Grundschule Drei", ("grundschule", "3")), ("FB5", ("fachbereich", "5")), ("Fb. 5", ("fachbereich",
        "5")),
        ("SV1861", ("sportverein", "1861")), ("Verein der Vietnamesen", ("verein", "vietnamesisch")),
        ("Waldkindergarten", ("waldkita",)), ("Jugendklub", ("jugendclub",)),
        ("Komm. Integrationszentrum", ("kommunalesintegrationszentrum",)),
        ("Evangelische Gemeinde", ("evangelisch", "kirchengemeinde")),
        ("Türkische Gemeinde", ("tuerkisch", "gemeinde")), ("Gemeinde Linden", ("gemeinde", "linden")),
        ("Realschule+", ("realschule", "plus")), ("A+B", ("a", "b")), ("x2", ("x2",)),
    ],
)  # fmt: skip
def test_numbers_peoples_and_spellings_of_parts_become_one(text, words):
    assert spell(text).words == words


@pytest.mark.parametrize(
    "word, association, umbrella",
    [("verband", True, False), ("kreisgruppe", True, False), ("stadtverein", True, False),
     ("stadtteil", False, False), ("stadt", False, False), ("caritas", False, True), ("kita", False, False),
     ("caritasverband", False, True)],
)  # fmt: skip
def test_forms_of_associations_and_umbrellas_are_known(word, association, umbrella):
    assert (is_association(word), is_umbrella(word)) == (association, umbrella)


@pytest.mark.parametrize(
    "text, rest",
    [
        ("AWO Frau 01", "awo"), ("Frau 01 vom Jugendamt", "jugendamt"), ("Tafel fehlt", "tafel"),
        ("Tafel entschuldigt", "tafel"), ("Tafel (nur Beratung)", "tafel"), ("Tafel (a@b.de)", "tafel"),
        ("Tafel (www.tafel.de)", "tafel"), ("Tafel (0171 12345)", "tafel"), ("Leitung Tafel fehlt", "tafel"),
        ("Tafel (12)", "Tafel (12)"), ("fehlt", "fehlt"), ("Aus der Tafel", "Aus der Tafel"),
        ("Tafel (1234)", "Tafel (1234)"), ("Chor Frau 01 02", "chor"), ("Treff vom Chor", "Treff vom Chor"),
    ],
)  # fmt: skip
def test_persons_without_a_sign_addresses_and_what_narrows_are_left_out(text, rest):
    assert without_asides(text) == rest


CUT = (
    RosterEntry("1", "Gesellschaft für christlich-jüdische Zusammenarbeit"), RosterEntry("2", "Stadt Linden"),
    RosterEntry("3", "Stadt Linden – Integrationsbeauftragte"),
)  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [("Gesellschaft für christlich-jüdische Zusam", "1"), ("Gesellschaft für", None), ("Gesell", None),
     ("Gesellschaft für christlich-jüd", None), ("Gesellschaft für christlich-jüdische Zusex", None)],
)  # fmt: skip
def test_a_long_name_cut_off_within_its_last_word_is_found(text, actor):
    assert Resolver(CUT).resolve(text).actor == actor
