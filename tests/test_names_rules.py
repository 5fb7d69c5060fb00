"""The rules of names one by one: what people say, look-alikes, places, remarks, names cut off, numbers."""

from __future__ import annotations

import tomllib
from functools import cache

import pytest

from netzwerk.names import Resolver, RosterEntry
from netzwerk.names.asides import bracketed, is_person, without_asides
from netzwerk.names.places import places_of, town_word
from netzwerk.names.spelling import is_cut, number_and_rest, spell
from tests.labelled.spellings import HERE, town

COMPANY = [
    "Stadt Linden", "Stadt Linden – Sozialamt", "Stadtbücherei Linden", "Volkshochschule Linden",
    "Jobcenter Linden",
]  # fmt: skip


@cache
def read(half):
    """One town's spellings, and the resolver of its roster."""
    place = town(half)
    return [s for s in place.spelled if s.operation in ("said", "stranger")], Resolver(place.roster)


# What a person is asked about; everything else that people say is decided.
ASKED = {
    "south": {"Markt Oberhaslach (Gemeinde)", "Edelweißschützen"},
    "coast": set(),
    "east": {"Parkschule", "Kirchgemeinde Lohwitz", "Bündnis Bunt"},
    "rural": {"Gemeindeverwaltung Oberholz"},
    "metro": {"GirlsUnited", "Freie Schule"},
    "notes": {"Pfarrer St. Michael", "Syrischer Verein"},
}  # fmt: skip


@pytest.mark.parametrize("half", ASKED)
def test_what_people_say_is_decided_but_for_what_is_truly_open(half):
    spelled, resolver = read(half)
    wrong = [
        (s.text, found) for s in spelled if (found := resolver.resolve(s.text).actor) not in (s.actor, None)
    ]
    assert not wrong
    assert {s.text for s in spelled if s.actor and not resolver.resolve(s.text).actor} == ASKED[half]


@pytest.mark.parametrize("half", ASKED)
def test_what_is_open_is_asked_with_the_right_one_first_or_second(half):
    spelled, resolver = read(half)
    for one in spelled:
        if one.actor and one.text in ASKED[half]:
            assert one.actor in [s.actor for s in resolver.resolve(one.text).suggestions[:2]], one.text


@pytest.mark.parametrize("others", [[], COMPANY], ids=["alone", "in company"])
def test_a_body_that_only_looks_like_one_on_the_roster_is_never_merged_with_it(others):
    merged = []
    for listed, said in tomllib.loads((HERE / "look_alikes.toml").read_text("utf-8"))["pairs"]:
        roster = [RosterEntry(name, name) for name in dict.fromkeys((*others, listed))]
        if Resolver(roster, town="Linden").resolve(said).actor == listed:
            merged.append((said, listed))
    assert not merged


# Places.


@pytest.mark.parametrize(
    "names, told, places, districts",
    [
        (["Stadt Bad Linden", "Tafel Bad Linden"], "", {"bad": "bad linden", "linden": "bad linden"}, set()),
        (["Stadt Linden – Jugendamt", "Stadt Linden – Bauamt"], "", {"linden": "linden"}, set()),
        (["Stadt Linden", "Kita Nord"], "", {}, set()),
        (["Stadt Castrop-Rauxel", "Stadt Castrop-Rauxel – Amt"], "",
         {"castrop": "castrop rauxel", "rauxel": "castrop rauxel"}, set()),
        (["Kreis Elmau", "Tafel Kreis Elmau"], "", {"elmau": "elmau"}, {"elmau"}),
        (["Kreis Elmau", "Kreis Elmau – Amt"], "Elmau", {"elmau": "elmau"}, set()),
        (["Landratsamt Haslachkreis", "Landratsamt Haslachkreis, Amt"], "",
         {"haslachkreis": "haslachkreis"}, {"haslachkreis"}),
        (["Kita Nord"], "Linden", {"linden": "linden"}, set()),
        (["Kita Nord"], "Bad Aue", {"bad": "bad aue", "aue": "bad aue"}, set()),
        (["Kita Nord", "Hort Nord"], "Ulm", {}, set()),
        (["Kita Hof", "Hort Hof"], "Ulm", {}, set()),
        (["Kita Linden", "Hort Linden", "Tafel Linden"], "", {"linden": "linden"}, set()),
        (["Kita Linden", "Hort Linden"], "", {}, set()),
        (["Stadt Altenau", "Bad Altenau", *(f"{i}club Haus Mühlental" for i in "abcd")], "",
         {"altenau": "altenau", "muehlental": "muehlental"}, {"muehlental"}),
        (["Stadt Altenau", "Bad Altenau", *(f"{i}club Haus Mühlental" for i in "abc")], "",
        {"altenau": "altenau"}, set()),
        ([], "", {}, set()),
    ],
)  # fmt: skip
def test_places_are_read_from_the_roster(names, told, places, districts):
    found = places_of(names, told)
    assert (dict(found.words), set(found.districts)) == (places, districts)


def test_home_is_the_town_and_no_district():
    assert places_of(["Kreis Elmau", "Tafel Kreis Elmau", "Stadt Linden", "Tafel Linden"]).home == "linden"
    assert places_of(["Kreis Elmau", "Tafel Kreis Elmau"]).home == ""


@pytest.mark.parametrize(
    "word, place",
    [("dortmunder", "dortmund"), ("neustaedter", "neustadt"), ("linden", "linden"), ("ulmer", "ulmer"),
     ("hamburger", "hamburg")],
)  # fmt: skip
def test_a_towns_adjective_is_the_town(word, place):
    assert town_word(word) == place


TWO = [
    RosterEntry("la", "Stadt Altenlinde – Bücherei"), RosterEntry("lb", "Stadt Neuwiesen – Bücherei"),
    RosterEntry("ta", "Tafel Altenlinde"), RosterEntry("mn", "Museum Neuwiesen"),
    RosterEntry("chor", "Chor Harmonie"),
    RosterEntry("kreis", "Landkreis Elmau – Jugendamt"),
    RosterEntry("gs", "Landkreis Elmau – Gesundheitsamt"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [("Tafel Altenlinde", "ta"), ("Tafel Neuwiesen", None), ("Museum Altenlinde", None),
    ("Museum Neuwiesen", "mn"),
     ("Bücherei Altenlinde", "la"), ("Bücherei Neuwiesen", "lb"), ("Bücherei", None),
     ("Chor Harmonie Altenlinde", "chor"), ("Chor Harmonie Neuwiesen", None), ("Jugendamt Elmau", "kreis"),
     ("Jugendamt Altenlinde", None), ("Kreisjugendamt", "kreis"), ("Gesundheitsamt", "gs"),
     ("Gesundheitsamt der Stadt", None), ("Jugendamt des Kreises", "kreis")],
)  # fmt: skip
def test_a_body_of_one_town_is_none_of_another(text, actor):
    assert Resolver(TWO, town="Altenlinde").resolve(text).actor == actor


# Remarks, persons, functions.


@pytest.mark.parametrize(
    "text, rest",
    [
        ("Jugendamt (war nicht da)", "jugendamt"), ("Jugendamt [entschuldigt]", "jugendamt"),
        ("Tafel – angefragt", "tafel"), ("Tafel, neu!", "tafel"), ("Tafel: zugesagt", "tafel"),
        ("Frau 01 (AWO)", "awo"), ("Herr Dr. 02, Caritas", "caritas"), ("Caritas | Fr. 03", "caritas"),
        ("Leitung Bücherei", "buecherei"), ("Leiterin der Bücherei", "buecherei"),
        ("stellv. Leitung der Bücherei", "buecherei"), ("Bücherei (Leitung, Frau 04)", "buecherei"),
        ("Kita (Nord)", "Kita (Nord)"), ("Stadt X – Jugendamt", "Stadt X – Jugendamt"),
        ("Leitung", "Leitung"),
        ("Frau 01", "Frau 01"), ("(neu)", "(neu)"), ("", ""),
        ("Frau und Beruf (AWO)", "Frau und Beruf (AWO)"),
        ("AWO, DRK", "AWO, DRK"), ("AWO und", "AWO und"),
    ],
)  # fmt: skip
def test_only_what_is_no_name_is_left_out(text, rest):
    assert without_asides(text) == rest


def test_what_names_somebody_is_no_remark():
    assert without_asides("Tafel (neu)", lambda piece: piece == "neu") == "Tafel (neu)"


@pytest.mark.parametrize(
    "piece, is_one",
    [("Frau 01", True), ("Herr Dr. 02", True), ("Frau Prof. Dr. 03 04", True), ("Frau", False),
    ("Dr. 05", False),
     ("Frau Holle", False), ("Frauen", False), ("Frau und Beruf", False), ("Herr 1 2 3 4 5 6", False),
     ("", False),
     ("AWO Frau 01", False), ("Frau Leitung", False)],
)  # fmt: skip
def test_a_person_has_a_title_and_a_name(piece, is_one):
    assert is_person(piece) is is_one


@pytest.mark.parametrize(
    "text, parts",
    [("Wohnungsbau AG (WB)", ("Wohnungsbau AG", "WB")), ("Haus [HdJ] Nord", ("Haus Nord", "HdJ")),
    ("(neu)", None),
     ("A (b) (c)", None), ("ohne", None)],
)  # fmt: skip
def test_a_second_name_stands_in_brackets(text, parts):
    assert bracketed(text) == parts


def test_a_second_name_in_brackets_must_be_the_same_bodys():
    two = Resolver(
        [
            RosterEntry("wb", "Wohnungsbau Linden AG", ("WBL",)),
            RosterEntry("hdj", "Haus der Jugend", ("HdJ",)),
        ]
    )
    assert two.resolve("Wohnungsbau AG (WBL)").actor == "wb"
    assert two.resolve("Wohnungsbau AG (HdJ)").actor is None
    assert two.resolve("Wohnungsbau AG (XYZ)").actor is None


# Endings, numbers, legal forms.


@pytest.mark.parametrize(
    "text, cut",
    [("Stadt Linden –", True), ("Stadt Linden,", True), ("Amt für", True), ("Amt für Wohnen und", True),
     ("Müller &", True), ("Haus (", True), ("Amt:", True), ("FD Jugend /", True), ("Amt für ?", True),
     ("für", False), ("Stadt Linden", False), ("Meyer Fa.", False), ("Linden e.V.", False), ("", False)],
)  # fmt: skip
def test_a_name_that_breaks_off_is_known(text, cut):
    assert is_cut(text) is cut
    assert not cut or Resolver([RosterEntry("1", f"{text} Wohnen")]).resolve(text).actor is None


@pytest.mark.parametrize(
    "text, incorporated",
    [("Stahlwerk SE", True), ("Tafel e.V.", True), ("Tafel", False), ("Ev. Kirche", False)],
)
def test_a_legal_form_is_known(text, incorporated):
    assert spell(text).incorporated is incorporated


def test_a_firm_with_its_legal_form_is_none_of_its_houses():
    works = Resolver([RosterEntry("1", "Walzwerke Nord Ausbildungszentrum")])
    assert works.resolve("Walzwerke Nord SE").actor is None
    assert works.resolve("Walzwerke Nord").actor == "1"


@pytest.mark.parametrize(
    "text, parts",
    [("12", ("12", "")), ("nummer 12", ("12", "")), ("no. 7 AWO", ("7", "AWO")),
    ("lfd. Nr. 3: AWO", ("3", "AWO")),
     ("12345", ("", "12345")), ("0", ("0", "")), ("3) AWO", ("3", "AWO")), ("AWO 3", ("", "AWO 3"))],
)  # fmt: skip
def test_the_rosters_number_stands_in_front(text, parts):
    assert number_and_rest(text) == parts


NUMBERED = [
    RosterEntry("g3", "3. Grundschule"), RosterEntry("g7", "7. Grundschule am Ufer"),
    RosterEntry("k1", "Kita Kanalkinder 1"), RosterEntry("k2", "Kita Kanalkinder 2"),
    RosterEntry("f50", "Fachdienst 50 Soziales"), RosterEntry("f51", "Fachdienst 51 Jugend"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [("Grundschule 3", "g3"), ("die 3. Grundschule", "g3"), ("3. GS", "g3"), ("3. Grundschuel", "g3"),
     ("4. Grundschule", None), ("Grundschule", None), ("Kanalkinder 2", "k2"), ("Kanalkinder 3", None),
     ("Kanalkinder", None), ("Kita 2", None), ("Fachdienst 51", None), ("FD 50", "f50"),
     ("Fachdienst 52", None),
     ("Fachdienst Jugend", "f51"), ("Kanalkinder 12", None)],
)  # fmt: skip
def test_numbers_tell_bodies_apart(text, actor):
    assert Resolver(NUMBERED).resolve(text).actor == actor


UMLAUTS = [
    RosterEntry("b", "Bürgerbüro"), RosterEntry("t", "Türkischer Kulturverein"),
    RosterEntry("s", "Grundschule Süd"),
    RosterEntry("m", "Frauenhaus Mühlental"), RosterEntry("q", "Quellenhof Bauer"),
    RosterEntry("w", "Café Größenwahn"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [("Burgerburo", "b"), ("Turkischer Kulturverein", "t"), ("Grundschule Sud", "s"),
    ("Frauenhaus Muhlental", "m"),
     ("Frauenhaus Mhlental", "m"), ("Qullenhof Baur", None), ("Cafe Grossenwahn", "w")],
)  # fmt: skip
def test_umlauts_that_lost_their_dots_are_found_again(text, actor):
    assert Resolver(UMLAUTS).resolve(text).actor == actor


OFFICES = [
    RosterEntry("stadt", "Stadt Linden"), RosterEntry("ja", "Stadt Linden – Jugendamt"),
    RosterEntry("kreis", "Kreis Elmau"),
    RosterEntry("fw", "Jugendfeuerwehr Nord"), RosterEntry("lfv", "Landfrauenverein Nord"),
    RosterEntry("awo", "AWO Ortsverein Dorf"),
    RosterEntry("awok", "AWO-Kita Sonne"), RosterEntry("sb", "Stadtbücherei"), RosterEntry("tus", "TuS Dorf"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text, actor",
    [("Stadtverwaltung", "stadt"), ("Verwaltung", None), ("Linden", None),
     ("Feuerwehr Nord", None), ("Frauenverein Nord", None), ("AWO Dorf", "awo"), ("AWO", None),
     ("AWO Kita", None),
     ("Bücherei", "sb"), ("Gemeindebücherei", None), ("SV Dorf", None), ("Sportverein Dorf", None),
     ("Turn- und Sportverein Dorf", "tus"), ("Amt", None), ("Jugendamt (Stadt)", "ja"),
     ("Jugendamt des Kreises", None)],
)  # fmt: skip
def test_what_is_left_out_must_be_no_body_of_its_own(text, actor):
    assert Resolver(OFFICES).resolve(text).actor == actor


def test_two_slips_in_a_long_name_are_undone_and_three_are_not():
    centre = Resolver([RosterEntry("1", "Kommunales Integrationszentrum")])
    assert centre.resolve("Komunales Intgrationszentrum").actor == "1"
    assert centre.resolve("Komunales Intgrationszentrm").actor is None


def test_a_remark_that_is_somebodys_short_name_is_none():
    two = Resolver(
        [RosterEntry("t", "Tafel Linden"), RosterEntry("h", "Hort Morgenrot", ("Heute",))], town="Linden"
    )
    assert two.resolve("Tafel, dabei").actor == "t"
    assert two.resolve("Tafel, heute").actor is None


def test_a_word_that_many_names_end_in_is_no_region_where_another_is_nearly_as_common():
    names = ["Stadt Altenau", "Bad Altenau", *(f"{i}club Haus Mühlental" for i in "abcd")]
    assert "muehlental" in places_of(names).words
    assert "muehlental" not in places_of([*names, *(f"{i}club Hof Elmau" for i in "abc")]).words


def test_suggestions_are_scored_from_nothing_to_one_and_the_surest_comes_first():
    spelled, resolver = read("coast")
    scored = [s for one in spelled for s in resolver.resolve(one.text).suggestions]
    assert scored
    assert all(0.3 <= s.score <= 1 for s in scored)
    assert not [s for s in resolver.resolve("Zzzyx").suggestions if s.score >= 0.3]


def test_kinds_that_a_town_has_several_of_tell_nobody():
    alone = Resolver([RosterEntry("1", "Treffpunkt Morgenrot"), RosterEntry("2", "Tafel Linden")])
    assert alone.resolve("Treffpunkt").actor is None
    assert alone.resolve("Morgenrot").actor == "1"
