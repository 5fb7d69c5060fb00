"""Rules of names for whole classes: initials, one spelling, villages, what is left out, names cut off."""

from __future__ import annotations

import pytest

from netzwerk.names import Resolver, RosterEntry
from netzwerk.names.align import Aligner
from netzwerk.names.compounds import split_word
from netzwerk.names.fold import fold
from netzwerk.names.initials import Initials, compound_parts
from netzwerk.names.lexicon import is_association, is_umbrella
from netzwerk.names.places import may_be_place, places_of
from netzwerk.names.roster import Roster, is_year
from netzwerk.names.spelling import is_cut, spell


def resolver(*names: str, town: str = "") -> Resolver:
    """Make a resolver of names, each its own key."""
    return Resolver([RosterEntry(name, name) for name in names], town=town)


# Initials.


@pytest.mark.parametrize(
    "word, parts",
    [
        ("grundschule", ("grund", "schule")), ("pfarrgemeinderat", ("pfarr", "gemeinde", "rat")),
        ("sachgebiet", ("sach", "gebiet")), ("nadeschdatreff", ("nadeschda", "treff")),
        ("nadeschda", ("nadeschda",)), ("abrat", ("abrat",)), ("amt", ("amt",)),
    ],
)  # fmt: skip
def test_a_compound_is_taken_apart_as_far_as_it_goes(word, parts):
    assert compound_parts(word) == parts


@pytest.mark.parametrize(
    "words, ways",
    [
        (("amt", "fuer", "soziales"), {"as", "afs"}), (("katholische", "grundschule"), {"kg", "kgs"}),
        (("rot", "weiss"), {"rw"}), (("fuer", "soziales"), set()), (("amt", "fuer"), set()),
        (("und",), set()),
        (("jugendhaus",), {"jh"}), (("tafel",), set()), (("amt.", "soz."), {"as"}),
        (("haus", "der", "kleinen", "bunten", "welt"), {"hkbw"}),
    ],
)  # fmt: skip
def test_words_have_initials_by_word_and_by_part(words, ways):
    assert Initials(Roster([])).of(words) == ways


@pytest.mark.parametrize(
    "word, may", [("jh", True), ("j", False), ("abcd", True), ("abcde", False), ("j2", False), ("der", False),
                  ("amt", False), ("sv", True)]
)  # fmt: skip
def test_initials_are_two_to_four_letters_and_no_word(word, may):
    assert Initials.may_be(word) is may


HOUSES = (
    "Jugendhaus Backbord", "Jugendclub Oase", "Jobcenter Elmau", "SV Rot-Weiß Neuhof",
    "Sachgebiet Integration",
    "Tennisclub Nord", "QB Altwerk", "Amt für Jugend", "JT Speiche", "Kath. Frauenbund",
    "Schützenverein Neuhof",
)  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [
        ("JH Backbord", "Jugendhaus Backbord"), ("JC Oase", "Jugendclub Oase"), ("JC", "Jobcenter Elmau"),
        ("SV RW Neuhof", "SV Rot-Weiß Neuhof"), ("SG Integration", "Sachgebiet Integration"),
        ("TC Nord", "Tennisclub Nord"), ("Quartiersbüro Altwerk", "QB Altwerk"),
        ("Jugendtreff Speiche", "JT Speiche"), ("JH", None), ("TC", None), ("KC Oase", None),
        ("JH Oase", None),
        ("Quartiersbüro", None), ("Jugendtreff", None), ("SV Oase", None),
    ],
)  # fmt: skip
def test_initials_say_a_kind_beside_words_that_tell_who_is_meant(text, actor):
    assert resolver(*HOUSES).resolve(text).actor == actor


def test_initials_of_a_run_are_those_of_the_rosters_words():
    runs = Initials(Roster([RosterEntry("1", "SV Rot-Weiß Neuhof")])).runs
    assert runs["rw"] == (("rot", "weiss"),)
    assert runs["rwn"] == (("rot", "weiss", "neuhof"),)
    assert "srwn" in runs
    assert not Initials(Roster([RosterEntry("1", "Rote Blume Gelbe Nelke Nord")])).runs.get("rbgnn")


def test_an_abbreviation_of_what_a_town_has_several_of_stays_what_it_is():
    assert resolver("Schützenverein Neuhof", "Tafel Linden").resolve("SV Neuhof").actor is None


# Words: one spelling, numbers, peoples, phrases cut short, faiths.


@pytest.mark.parametrize(
    "text, words",
    [
        ("Waldkindergarten", ("waldkita",)), ("Stadtteilbibliothek", ("stadtteilbuecherei",)),
        ("Jugendklub", ("jugendclub",)), ("Photogruppe", ("fotogruppe",)),
        ("Wohnungsgenossenschaft", ("wohngenossenschaft",)), ("Gleis Drei", ("gleis", "3")),
        ("Kita II", ("kita", "2")), ("Zweite Oberschule", ("2", "oberschule")), ("FB5", ("fachbereich", "5")),
        ("Treff14", ("treff", "14")), ("H2O", ("h2o",)), ("Syrer", ("syrisch",)),
        ("Verein der Vietnamesen", ("verein", "vietnamesisch")),
        ("Ev. Gemeinde", ("evangelisch", "kirchengemeinde")),
        ("Alevitische Gemeinde", ("alevitisch", "gemeinde")),
        ("Pfarrei Heilig Kreuz", ("kirchengemeinde", "heilig", "kreuz")),
        ("Komm. Integrationszentrum", ("kommunalesintegrationszentrum",)),
        ("Kommunales Integr.", ("kommunales".removesuffix("es"), "integr.")),
        ("Ko. Integrationszentrum", ("ko.", "integrationszentrum")),
        ("Realschule+ Nord", ("realschule", "plus", "nord")),
        ("A+B", ("a", "b")), ("A + B", ("a", "b")),
    ],
)  # fmt: skip
def test_what_is_written_in_two_ways_is_one_word(text, words):
    assert spell(text).words == words


def test_a_plus_behind_a_word_is_read_and_one_between_words_joins():
    assert fold("RS+") == "rs plus"
    assert fold("AWO + DRK") == fold("AWO & DRK") == "awo und drk"


@pytest.mark.parametrize(
    "word, form", [("verband", True), ("kreisgruppe", True), ("stadtgeschaeftsstelle", True),
    ("stadtteil", False),
                   ("kreis", False), ("jugendgruppe", False)]
)  # fmt: skip
def test_a_form_of_association_may_bear_an_area(word, form):
    assert is_association(word) is form


@pytest.mark.parametrize(
    "word, is_one", [("caritas", True), ("caritasverband", True), ("verband", False), ("kita", False)]
)
def test_an_umbrella_may_bear_its_form(word, is_one):
    assert is_umbrella(word) is is_one


def test_a_word_that_is_a_unit_itself_is_taken_apart_where_asked():
    units = {word: word for word in ("grund", "schule", "grundschule")}
    assert split_word("grundschule", units) == ("grundschule",)
    assert split_word("grundschule", units, whole=False) == ("grund", "schule")
    assert split_word("schule", units, whole=False) == ()


# Places.

VILLAGES = (
    "Grundschule Oberdorf",
    "Feuerwehr Oberdorf",
    "Heimatverein Oberdorf",
    "Stadt Linden",
    "Tafel Linden",
)


def test_a_village_ends_names_of_three_kinds_and_a_quarter_of_any_name_those_of_four():
    assert places_of(VILLAGES).words == {"linden": "linden", "oberdorf": "oberdorf"}
    assert "oberdorf" not in places_of((*VILLAGES[1:], "Feuerwehr Oberdorf")).words
    quarter = ("Kita Altwerk", "Hort Nord", "Jugendhaus Altwerk", "Bücherei Altwerk")
    assert "altwerk" not in places_of((*quarter, *VILLAGES)).words
    assert "altwerk" in places_of((*quarter, *VILLAGES, "Grundschule Altwerk")).words


def test_what_stands_around_a_house_makes_no_place_of_it():
    around = ("Schule Lindental", "Hort Lindental", "Förderverein Lindental", "Mensa Lindental")
    assert "lindental" not in places_of((*around, *VILLAGES)).words


def test_where_no_name_says_which_town_it_is_the_word_that_most_names_bear_is_home():
    names = ["Kreis Elmau", "Tafel Kreis Elmau", *(f"{k} Linz" for k in ("Chor", "Kita", "Hort", "Haus"))]
    found = places_of(names)
    assert (found.home, set(found.districts)) == ("linz", {"elmau"})
    assert places_of([*names, "Stadt Lohne", "Kita Stadt Lohne"]).home == "lohne"


@pytest.mark.parametrize(
    "word, may", [("birkenfelde", True), ("neustadt", False), ("himmelfahrt", False), ("bach", False),
    ("stadt", False),
                  ("x1dorf", False)]
)  # fmt: skip
def test_a_word_may_look_like_a_place(word, may):
    assert may_be_place(word) is may


DISTRICT = (
    *VILLAGES, "Grundschule Unterdorf", "Feuerwehr Unterdorf", "Chor Unterdorf",
    "Ev. Kirchengemeinde Unterdorf",
    "Bücherei am Markt", "Frauenhilfe Birkenfelde", "Dorfladen Oberdorf", "Kreis Elmau – Sozialamt",
    "Kreis Elmau",
    "Gymnasium am Wall", "Realschule Mohnblume", "Verbandsgemeinde Lohne", "Hort Verbandsgemeinde Lohne",
    "Möhnenverein Oberdorf",
)  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [
        ("Grundschule Oberdorf Linden", "Grundschule Oberdorf"),
        ("Grundschule Oberdorf, Linden", "Grundschule Oberdorf"),
        ("Grundschule Oberdorf Unterdorf", None), ("Feuerwehr", None), ("Heimatverein Linden", None),
        ("Feuerwehr Unterdorf", "Feuerwehr Unterdorf"), ("Ev. Kirchengemeinde", None),
        ("Ev. Kirche Unterdorf", "Ev. Kirchengemeinde Unterdorf"), ("Dorfladen", "Dorfladen Oberdorf"),
        ("Stadtbücherei", None), ("Stadtbücherei Linden", None), ("Bücherei", "Bücherei am Markt"),
        ("Frauenhilfe", "Frauenhilfe Birkenfelde"), ("Frauenhilfe Linden", None),
        ("Sozialamt Kreis Elmau Linden", "Kreis Elmau – Sozialamt"), ("Sozialamt Linden", None),
        ("Gymnasium", "Gymnasium am Wall"), ("Realschule", None),
        ("Verbandsgemeindeverwaltung", "Verbandsgemeinde Lohne"),
        ("Stadtverwaltung", "Stadt Linden"), ("Möhnen", "Möhnenverein Oberdorf"), ("Chor Elmau", None),
        ("Chor Oberdorf", None),
    ],
)  # fmt: skip
def test_a_village_tells_and_home_does_not(text, actor):
    assert resolver(*DISTRICT, town="Linden").resolve(text).actor == actor


# Years, first names, operators, forms, offices.

CLUBS = (
    "TV Jahn 1888", "TSV Aue 1861", "Martin-Luther-Gymnasium", "Kita St. Anna",
    "DITIB Türkisch-Islamische Gemeinde",
    "Malteser Hilfsdienst, Stadtgeschäftsstelle", "Polizeirevier", "Landfrauenverein", "Jugendverein Aue",
    "Amt für Jugend und Familie", "Caritasverband Elmau, Migrationsdienst", "Pestalozzi-Grundschule",
    "Hort der Pestalozzischule", "Integrationsbüro", "Kolpingsfamilie Aue",
    "Walzwerk Nord Ausbildungszentrum",
)  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [
        ("TV Jahn", "TV Jahn 1888"), ("TV Jahn 1999", None), ("TSV Aue", "TSV Aue 1861"),
        ("TSV Aue 1862", None),
        ("Kita St. Anna 1950", "Kita St. Anna"), ("Luther-Gymnasium", "Martin-Luther-Gymnasium"),
        ("Martin-Gymnasium", None), ("Kita Anna", None),
        ("Türkisch-Islamische Gemeinde", "DITIB Türkisch-Islamische Gemeinde"), ("Gemeinde", None),
        ("Malteser", "Malteser Hilfsdienst, Stadtgeschäftsstelle"), ("Polizei", "Polizeirevier"),
        ("Landfrauen", "Landfrauenverein"), ("Jugend", None), ("Jugendamt", None),
        ("Amt für Jugend", "Amt für Jugend und Familie"),
        ("Migrationsdienst", "Caritasverband Elmau, Migrationsdienst"), ("Pestalozzi", None),
        ("Büro für Integration", "Integrationsbüro"), ("Kolping Aue", "Kolpingsfamilie Aue"),
        ("Walzwerk Nord SE", None), ("Walzwerk Nord", "Walzwerk Nord Ausbildungszentrum"),
    ],
)  # fmt: skip
def test_what_may_be_left_out_of_a_name(text, actor):
    assert resolver(*CLUBS).resolve(text).actor == actor


@pytest.mark.parametrize(
    "word, year", [("1700", True), ("1888", True), ("2019", True), ("1699", False), ("188", False),
    ("18888", False), ("19ab", False)]
)  # fmt: skip
def test_a_year_has_four_figures_and_is_not_long_ago(word, year):
    assert is_year(word) is year


# Names cut off, and abbreviations.

LONG = (
    "Kommunales Integrationszentrum Linden", "Stadt Linden – Gesundheitsamt",
    "Stadt Linden – Schulverwaltungsamt",
    "Evangelische Kirchengemeinde Lukas", "Tafel Linden", "Hospizverein Linden", "Hospitalstiftung",
    "Maschinenring Linden",
)  # fmt: skip


@pytest.mark.parametrize(
    "text, actor, how",
    [
        ("Kommunales Integrationsz", "Kommunales Integrationszentrum Linden", "typo"),
        ("Kommunales Integrations", None, "pending"),
        ("Kommunales Integrationszentrum L", None, "pending"),
        ("Stadt Linden – Schulverw", "Stadt Linden – Schulverwaltungsamt", "typo"),
        ("Stadt Linden – ", None, "pending"), ("Evangelische Kirchengeme", None, "pending"),
        ("Masch. Linden", "Maschinenring Linden", "alias"), ("Hosp. Linden", None, "pending"),
        ("Masch.", None, "pending"), ("Ma. Linden", None, "pending"), ("Taf. Linden", None, "pending"),
    ],
)  # fmt: skip
def test_a_name_cut_off_within_its_last_word_is_that_name_alone(text, actor, how):
    found = resolver(*LONG).resolve(text)
    assert (found.actor, found.how) == (actor, how)


@pytest.mark.parametrize(
    "word, sole", [("masch.", True), ("hosp.", False), ("mas.", False), ("xyzzy.", False), ("lind.", False)]
)
def test_an_abbreviation_is_sole_where_one_known_word_begins_so(word, sole):
    assert Aligner(Roster([RosterEntry(name, name) for name in LONG])).is_sole(word) is sole


@pytest.mark.parametrize(
    "text, cut", [("Kita St.", True), ("Kita Sankt", True), ("St.", False), ("Kita St. Anna", False)]
)
def test_a_saint_without_a_name_breaks_off(text, cut):
    assert is_cut(text) is cut
