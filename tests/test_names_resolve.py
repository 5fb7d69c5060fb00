"""A mention becomes an actor where that is sure, and a question where it is not."""

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netzwerk.names import Resolver, RosterEntry

ROSTER = (
    RosterEntry("stadt", "Stadt Neuwiesen", number="1"),
    RosterEntry("jugendamt", "Stadt Neuwiesen – Jugendamt", ("JA",), "2"),
    RosterEntry("sozialamt", "Stadt Neuwiesen – Sozialamt", (), "3"),
    RosterEntry("awo", "AWO Kreisverband Neuwiesen e.V.", (), "4"),
    RosterEntry("awo-kita", "AWO-Kita Sternenzelt", (), "5"),
    RosterEntry("caritas", "Caritasverband Neuwiesen e.V.", ("Caritas",), "6"),
    RosterEntry("altenheim", "Caritas-Altenheim St. Anna", (), "7"),
    RosterEntry("skm", "SKM Neuwiesen e.V.", ("SKM",), "8"),
    RosterEntry("ki", "Kommunales Integrationszentrum", ("KI",), "9"),
    RosterEntry("michael", "Kita St. Michael", (), "10"),
    RosterEntry("martin", "Kita St. Martin", (), "11"),
    RosterEntry("nord", "Grundschule Nord", ("GS Nord",), "12"),
    RosterEntry("sued", "Grundschule Süd", ("GS Süd",), "13"),
    RosterEntry("rot", "SV Rot-Weiß 1921 e.V.", (), "14"),
    RosterEntry("blau", "SV Blau-Weiß 1908 e.V.", (), "15"),
    RosterEntry("bruecke", "Familienzentrum Kita Brückenland", ("Brückenland",), "16"),
    RosterEntry("boerse", "Freiwilligenzentrum Die Brücke", (), "17"),
    RosterEntry("lotsen", "Gesundheitslotsen", (), "18"),
    RosterEntry("moschee", "Moscheegemeinde am Wall e.V.", (), "19"),
    RosterEntry("iran", "Iranischer Kulturverein", (), "20"),
    RosterEntry("ring", "Stadtjugendring", (), "21"),
    RosterEntry("handwerk", "Kreishandwerkerschaft", (), "22"),
    RosterEntry("kolleg", "Berufskolleg Ruhrau", (), "23"),
    RosterEntry("west", "Bürgertreff Weststadt", (), "24"),
    RosterEntry("a", "Ratsfraktion A", (), "25"),
    RosterEntry("b", "Ratsfraktion B", (), "26"),
    RosterEntry("meyer", "Meyer Logistik GmbH", (), "27"),
)


@cache
def listed():
    return Resolver(ROSTER)


@pytest.fixture
def resolver():
    return listed()


@pytest.mark.parametrize(
    "text, actor",
    [("stadt neuwiesen – JUGENDAMT", "jugendamt"), ("JA", "jugendamt"), ("SKM e. V.", "skm"),
     ("GS-Nord", "nord"), ("Familienzentrum Kita Brueckenland", "bruecke"),
     ("Gesundheitslots*innen", "lotsen"), ("KI", "ki")],
)  # fmt: skip
def test_the_same_name_written_otherwise_is_exact(resolver, text, actor):
    found = resolver.resolve(text)
    assert (found.actor, found.how, found.suggestions) == (actor, "exact", ())


@pytest.mark.parametrize(
    "text, actor",
    [("Jugendamt", "jugendamt"), ("Jugendamt der Stadt", "jugendamt"), ("Sozialamt (Stadt)",
     "sozialamt"), ("Soz.amt", "sozialamt"), ("FD Jugend (Jugendamt)", "jugendamt"),
     ("Stadtverwaltung", "stadt"), ("AWO", "awo"), ("Arbeiterwohlfahrt Neuwiesen", "awo"),
     ("Kindergarten St. Martin", "martin"), ("Kita Sankt Michael", "michael"),
     ("Grundschule Nord (GS Nord)", "nord"), ("Südgrundschule", "sued"), ("Rot-Weiss", "rot"),
     ("Kita Sternenzelt", "awo-kita"), ("Sportverein Blau-Weiß", "blau"), ("FZ Brückenland",
     "bruecke"), ("Freiwilligen-Zentrum", "boerse"), ("Moschee am Wall", "moschee"),
     ("Moscheegemeinde", "moschee"), ("Iran. Kulturverein", "iran"), ("Jugendring", "ring"),
     ("Iranischer Verein", "iran"), ("Handwerkerschaft", "handwerk"), ("Berufskolleg", "kolleg"),
     ("BK Ruhrau", "kolleg"), ("Fraktion B", "b"), ("Altenheim St. Anna", "altenheim"),
     ("Caritas-Verband", "caritas"), ("Meyer Logistik", "meyer")],
)  # fmt: skip
def test_words_that_only_one_name_has_are_an_alias(resolver, text, actor):
    found = resolver.resolve(text)
    assert found.actor == actor
    assert found.how in ("alias", "exact")


@pytest.mark.parametrize(
    "text, actor",
    [("Jugendatm", "jugendamt"), ("Handwekerschaft", "handwerk"), ("Grundsschule Nord", "nord"),
     ("Grundschule Nrod", "nord"), ("Kita St. Mihcael", "michael"), ("Brüückenland", "bruecke"),
     ("Freiwilligenzentrum Dei Brücke", "boerse"), ("Stadt Neuweisen – Jugendamt", "jugendamt"),
     ("Geundheitslotsen", "lotsen"), ("Kommunales Integrationzsentum", "ki"),
     ("AWO-Kita Sternnzelt", "awo-kita")],
)  # fmt: skip
def test_a_slip_is_undone(resolver, text, actor):
    found = resolver.resolve(text)
    assert (found.actor, found.how) == (actor, "typo")


@pytest.mark.parametrize(
    "text, actor",
    [("Sozialam t(Stadt)", "sozialamt"), ("Berufskolle gRuhrau", "kolleg"), ("Kita St. Marti n", "martin")],
)
def test_a_blank_in_the_wrong_place_hides_no_name(resolver, text, actor):
    assert resolver.resolve(text).actor == actor


@pytest.mark.parametrize(
    "text",
    ["SkF", "KIM", "Kita St. Michaela", "Kita St. Martina", "Kita St. Markus", "Jugendhaus",
     "Jugendrat", "Kreisjugendamt", "Landkreis Grünau – Jugendamt", "Stadt Neuwiesen – Bauamt",
     "AWO-Kita", "AWO Ortsverein", "AWO-Kita Regenbogen", "Caritas Tagespflege",
     "Caritas Altenheim Nord", "St. Anna", "Kita", "Grundschule", "Grundschule West", "Nordschule",
     "SV Grün-Weiß", "SV Rot-Blau", "Brückenhaus", "Kita Brückenhof", "Bildungslotsen", "Lotsen",
     "Irakischer Kulturverein", "Iranischer Elternverein", "Bürgertreff Oststadt", "Ratsfraktion C",
     "Fraktion", "Förderverein Grundschule Nord", "Elternbeirat Kita St. Martin", "Meier Logistik",
     "Meyer Bau GmbH", "Moschee", "Am Wall", "Kreissportbund", "Berufsschule", "Volkshochschule",
     "SV Rot-Weiß 1922", "Grundschule 1", "Kulturverein", "Verein", "Kreisverband", "Integration"],
)  # fmt: skip
def test_a_look_alike_is_never_merged(resolver, text):
    assert resolver.resolve(text).actor is None


@pytest.mark.parametrize(
    "text, actor",
    [("Lotsen", "lotsen"), ("AWO-Kita", "awo-kita"), ("KIZ", "ki"), ("Fraktion", "a"),
     ("Kita Michel", "michael"), ("Caritas-Seniorenheim St. Anna", "altenheim")],
)  # fmt: skip
def test_what_is_not_sure_is_asked_with_the_right_actor_among_three(resolver, text, actor):
    found = resolver.resolve(text)
    assert found.how == "pending"
    assert actor in [suggestion.actor for suggestion in found.suggestions]
    assert len(found.suggestions) <= 3
    scores = [suggestion.score for suggestion in found.suggestions]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", ["Raumschiff GmbH", "Zahnarztpraxis Dr. Müller", "XYZ"])
def test_what_resembles_nothing_is_new(resolver, text):
    assert resolver.resolve(text).how == "new"


@pytest.mark.parametrize("text", ["", "?", "–", "e.V.", "und", "A", "😀"])
def test_a_cell_without_a_name_waits_for_a_person(resolver, text):
    found = resolver.resolve(text)
    assert (found.actor, found.how) == (None, "pending")


def test_a_spelling_shared_by_two_is_asked():
    both = Resolver([RosterEntry("1", "Lebenshilfe e.V."), RosterEntry("2", "Lebenshilfe gGmbH")])
    assert {s.actor for s in both.resolve("Lebenshilfe").suggestions} == {"1", "2"}
    assert both.resolve("Lebenshilfe e. V.").actor == "1"


def test_a_lone_abbreviation_that_fits_another_name_is_asked():
    both = Resolver([RosterEntry("1", "Berufskolleg Nord"), RosterEntry("2", "Bund der Kulturen")])
    assert both.resolve("BK").actor is None
    assert both.resolve("BK Nord").actor == "1"


def test_an_area_of_another_kind_is_another_body():
    both = [RosterEntry("1", "Volkshochschule Neuwiesen"), RosterEntry("2", "Kreisvolkshochschule Grünau")]
    town = Resolver(both, town="Neuwiesen")
    assert town.resolve("VHS").actor == "1"
    only = Resolver(both[1:], town="Neuwiesen")
    assert only.resolve("VHS Neuwiesen").actor is None


def test_an_umbrella_is_never_one_of_its_houses():
    houses = Resolver([RosterEntry("1", "AWO-Kita Sternenzelt"), RosterEntry("2", "DRK-Tagespflege")])
    assert houses.resolve("AWO").actor is None
    assert houses.resolve("DRK Kreisverband").actor is None


@pytest.mark.parametrize("text", ["12", "Nr. 12", "12 Grundschule Nord", "12. GS Nord", "12 Grundschule N."])
def test_a_numbered_sheet_is_read_by_the_rosters_numbers(resolver, text):
    found = resolver.resolve(text, numbered=True)
    assert (found.actor, found.how) == ("nord", "exact")


def test_number_and_name_that_disagree_are_asked(resolver):
    found = resolver.resolve("12 Berufskolleg", numbered=True)
    assert found.how == "pending"
    assert [s.actor for s in found.suggestions] == ["nord", "kolleg"]


def test_a_number_on_a_sheet_of_names_is_asked(resolver):
    found = resolver.resolve("12")
    assert (found.actor, found.how) == (None, "pending")
    assert [s.actor for s in found.suggestions] == ["nord"]


def test_what_was_decided_goes_before_everything():
    decided = Resolver(
        ROSTER, decisions={"Lotsen": "lotsen", "Jugendamt": "sozialamt", "Kita Brückenhof": None}
    )
    assert decided.resolve("LOTSEN").actor == "lotsen"
    assert (decided.resolve("Jugendamt").actor, decided.resolve("Jugendamt").how) == ("sozialamt", "decided")
    own = decided.resolve("kita brueckenhof e.V.")
    assert own.actor is None and own.how != "exact"
    assert decided.resolve("Kita Brückenhof").how == "decided"


def test_knows_is_a_sure_answer(resolver):
    assert resolver.knows("Jugendamt") and resolver.knows("Jugendatm")
    assert not resolver.knows("Jugendhaus")


def test_without_a_roster_everything_is_new():
    assert Resolver([]).resolve("AWO").how == "new"


@given(st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None)
def test_the_order_of_the_roster_makes_no_difference(chance: random.Random):
    shuffled = list(ROSTER)
    chance.shuffle(shuffled)
    texts = ["AWO", "Lotsen", "Fraktion", "Kita", "Jugendatm", "Grundschule", "Caritas-Heim", "KIZ"]
    here, there = Resolver(ROSTER), Resolver(shuffled)
    assert [here.resolve(text) for text in texts] == [there.resolve(text) for text in texts]


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_one_of_the_six_answers(text):
    found = listed().resolve(text)
    assert found.how in ("exact", "alias", "typo", "new", "pending")
    assert (found.actor is None) == (found.how in ("new", "pending"))
