"""Which actor words surely name: the whole name, all but whose area it is, or words that tell it alone."""

from __future__ import annotations

from functools import cache

import pytest

from netzwerk.names import RosterEntry
from netzwerk.names.align import Aligner, cover
from netzwerk.names.judge import BUT_FOR_THE_TOWN, PART, WHOLE, Judge
from netzwerk.names.roster import Roster
from netzwerk.names.spelling import spell

NAMES = {
    "stadt": "Stadt Linden", "ja": "Stadt Linden – Jugendamt", "gs": "Grundschule Süd am Park",
    "kita": "AWO-Kita Sternenzelt", "awo": "AWO Ortsverein Dorf", "kreis": "Kreis Elmau",
    "kvhs": "Kreisvolkshochschule Elmau", "fw": "Jugendfeuerwehr Nord", "tsv": "Turn- und Sportverein Nord",
    "kirche": "Ev. Lukas-Kirchengemeinde", "kk1": "Kanalkinder Haus 1", "kk2": "Kanalkinder Haus 2",
    "fv": "Förderverein Sternwarte", "mg": "Moscheegemeinde am Wall", "cb": "Caritas-Beratungsstelle Mitte",
    "hw": "Kreishandwerkerschaft", "tafel": "Tafel Linden", "sjr": "Stadtjugendring",
    "ki": "Kommunales Integrationszentrum", "dia": "Diakoniewerk", "land": "Landfrauenverein Dorf",
    "bib": "Stadtbücherei Linden",
}  # fmt: skip


@cache
def judge():
    return Judge(Aligner(Roster([RosterEntry(key, name) for key, name in NAMES.items()], town="Linden")))


def step(text, actor):
    found = cover(judge().aligner, spell(text).words, judge().roster.by_actor[actor][0])
    return judge().step(found) if not found.open else "open"


@pytest.mark.parametrize(
    "text, actor",
    [
        ("Stadt Linden", "stadt"), ("Stadt Linden Jugendamt", "ja"), ("Grundschule Süd am Park", "gs"),
        ("AWO-Kita Sternenzelt", "kita"), ("Kreis Elmau", "kreis"), ("TuS Nord", "tsv"), ("KI", "ki"),
        ("Förderverein Sternwarte", "fv"), ("Jugendfeuerwehr Nord Linden", "fw"), ("Tafel Linden", "tafel"),
        ("Kreishandwerkerschaft Elmau", "hw"),
    ],
)  # fmt: skip
def test_the_whole_name_is_surest(text, actor):
    assert step(text, actor) == WHOLE
    assert judge().named(spell(text).words) == actor


@pytest.mark.parametrize(
    "text, actor",
    [
        ("Stadt", "stadt"), ("Stadtverwaltung", "stadt"), ("Kreis", "kreis"), ("Kreisverwaltung", "kreis"),
        ("Jugendamt", "ja"), ("Jugendamt Linden", "ja"), ("Jugendamt der Stadt", "ja"), ("Jug.amt", "ja"),
        ("Tafel", "tafel"), ("Stadtbücherei", "bib"), ("Kreisvolkshochschule", "kvhs"),
    ],
)  # fmt: skip
def test_then_the_name_without_whose_area_it_is(text, actor):
    assert step(text, actor) == BUT_FOR_THE_TOWN
    assert judge().named(spell(text).words) == actor


@pytest.mark.parametrize(
    "text, actor",
    [
        # A word of its own; a kind with its qualifier; an umbrella with its place; a number with a name.
        ("Sternenzelt", "kita"), ("Kita Sternenzelt", "kita"), ("AWO Sternenzelt", "kita"),
        ("Grundschule Süd", "gs"), ("Grundschule Park", "gs"), ("AWO Dorf", "awo"),
        ("Lukas-Kirchengemeinde", "kirche"), ("Moschee am Wall", "mg"), ("Moscheegemeinde", "mg"),
        ("Beratungsstelle Mitte", "cb"), ("Kanalkinder 1", "kk1"), ("Kanalkinder 2", "kk2"),
        ("Jugendfeuerwehr", "fw"), ("Verein Nord", "tsv"),
        # The end of a compound whose front only says whose area it is, or the front of an association's.
        ("Handwerkerschaft", "hw"), ("Jugendring", "sjr"), ("Jugendring Linden", "sjr"), ("Bücherei", "bib"),
        ("Bücherei Linden", "bib"), ("Diakonie", "dia"), ("Diakonie Linden", "dia"),
        ("Landfrauen Dorf", "land"),
    ],
)  # fmt: skip
def test_then_words_that_tell_one_actor(text, actor):
    assert step(text, actor) == PART
    assert judge().named(spell(text).words) == actor


@pytest.mark.parametrize(
    "text, actor",
    [
        # Nothing but an area, and not the administration.
        ("Linden", "stadt"), ("Elmau", "kreis"), ("Stadt", "ja"), ("Linden", "tafel"), ("Stadt", "sjr"),
        ("Kreis", "stadt"), ("Linden", "kreis"),
        # A kind alone, a weak word alone, a place alone.
        ("Grundschule", "gs"), ("Süd", "gs"), ("Park", "gs"), ("Kita", "kita"), ("Beratungsstelle", "cb"),
        ("Kirchengemeinde", "kirche"), ("Ev. Kirchengemeinde", "kirche"), ("Lukas", "kirche"),
        ("Wall", "mg"), ("Moschee", "mg"), ("Dorf", "awo"), ("Haus 1", "kk1"), ("1", "kk1"),
        ("Kanalkinder", "kk1"), ("Förderverein", "fv"), ("Ring", "sjr"), ("Werk", "dia"),
        ("Landfrauen", "land"), ("Grundschule Linden", "gs"),
        # An umbrella is none of its houses, and a house is not another of them.
        ("AWO", "kita"), ("AWO", "awo"), ("AWO Kita", "kita"), ("AWO Ortsverein", "awo"), ("Caritas", "cb"),
        ("Caritas Mitte", "cb"), ("Caritas-Beratungsstelle", "cb"), ("Ortsverein Dorf", "awo"),
        # What is left out is a body of its own, or says for whom it is.
        ("Sternwarte", "fv"), ("Feuerwehr Nord", "fw"), ("Feuerwehr", "fw"), ("Frauenverein Dorf", "land"),
        # The end of a compound of a kind that others are too; the front of one.
        ("Volkshochschule", "kvhs"), ("VHS Elmau", "kvhs"), ("Integrationszentrum", "ki"), ("Jugend", "ja"),
        ("Jugend Nord", "fw"), ("Grund Süd", "gs"), ("Kommunales Zentrum", "ki"),
        # An abbreviation without its end.
        ("Jug.", "ja"), ("Sternenz.", "kita"), ("Grunds. Süd", "gs"),
        # Of another area.
        ("Jugendamt des Kreises", "ja"), ("VHS Linden", "kvhs"), ("Volkshochschule der Stadt", "kvhs"),
        ("Handwerkerschaft Linden", "hw"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_no_step(text, actor):
    assert step(text, actor) == 0
    assert judge().named(spell(text).words) != actor


def test_words_that_fit_two_actors_equally_name_neither():
    assert step("Kanalkinder Haus", "kk1") == step("Kanalkinder Haus", "kk2") == PART
    assert judge().named(spell("Kanalkinder Haus").words) is None
    assert step("Verein Dorf", "land") == PART
    assert judge().named(spell("Verein Dorf").words) is None  # the AWO's is an association, too


def test_who_could_be_meant_too_stands_in_the_way_only_of_what_is_less_sure():
    two = Judge(Aligner(Roster([RosterEntry("1", "Tafel Linden"), RosterEntry("2", "Tafel Linden Nord"),
                                RosterEntry("0", "Stadt Linden")])))  # fmt: skip
    assert two.named(("tafel", "linden")) == "1"
    assert two.named(("tafel",)) is None
    assert two.named(("tafel", "nord")) == "2"


def test_a_whole_name_with_its_legal_form_is_none_of_a_bodys_houses():
    works = Judge(Aligner(Roster([RosterEntry("1", "Walzwerke Nord Ausbildungszentrum")])))
    assert works.named(("walzwerke", "nord")) == "1"
    assert works.named(("walzwerke", "nord"), whole=True) is None
    assert works.named(("walzwerke", "nord", "ausbildungszentrum"), whole=True) == "1"


def test_nobody_is_named_by_nothing_or_by_words_that_no_name_explains():
    assert judge().named(()) is None
    assert judge().named(("raumschiff",)) is None
    assert judge().named(("jugendamt", "raumschiff")) is None


def test_a_name_or_a_second_name_of_the_actor_may_say_its_area():
    both = [RosterEntry("ja", "Jugendamt", ("Stadt Linden Jugend und Soziales",)),
            RosterEntry("st", "Stadt Linden"), RosterEntry("kr", "Kreis Elmau")]  # fmt: skip
    office = Judge(Aligner(Roster(both)))
    assert office.named(("jugendamt", "linden")) == "ja"
    assert office.named(("stadt", "jugendamt")) == "ja"
    assert office.named(("kreis", "jugendamt")) is None
