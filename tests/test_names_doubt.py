"""Names nearly told: one word more or less decides whether somebody is meant or a person is asked."""

from __future__ import annotations

import pytest

from netzwerk.names import Resolver, RosterEntry


def alone(name, text, *others, town=""):
    """Whom a text names on a roster of this one name, and of others that nobody says."""
    listed = [RosterEntry("1", name), *(RosterEntry(f"x{other}", other) for other in others)]
    return Resolver(listed, town=town).resolve(text).actor == "1"


@pytest.mark.parametrize(
    "name, text, told",
    [
        # Of the district is not of the town, though the name says no word for either.
        ("Tafel Linden", "Tafel des Kreises", False), ("Tafel Linden", "Tafel der Stadt", True),
        # What says for whom a body is, is not left out; what says whose it is, may be.
        ("Flüchtlingsinitiative Nord", "Initiative Nord", False),
        ("Betriebssportgruppe Nord", "Sportgruppe Nord", False),
        ("Stadtbücherei Morgenrot am Park", "Bücherei Morgenrot", True),
        # An umbrella with a word for an association is the umbrella; a topic or a kind with one is not.
        ("AWO Kreisverband", "AWO", True), ("Asyl-Verein", "Asyl", False),
        ("Treffpunkt Gemeinschaft", "Treffpunkt", False),
        # An abbreviation in general use is its own name's initials, too.
        ("Kommunales Integrationszentrum", "KI", True),
        # A slip in a firm's name with its legal form makes it none of its houses.
        ("Walzwerke Nord Ausbildungszentrum", "Walzwerke Nrod", True),
        ("Walzwerke Nord Ausbildungszentrum", "Walzwerke Nrod SE", False),
        # A blank in the wrong place, in a word that tells.
        ("Theater Kiste", "Kist e", True), ("Theater Kiste", "Kist  e", True),
    ],
)  # fmt: skip
def test_a_word_more_or_less_decides(name, text, told):
    assert alone(name, text, "Stadt Linden", "Chor Harmonie", town="Linden") is told


def test_a_number_and_a_weak_word_are_no_name():
    two = Resolver([RosterEntry("1", "Haus Süd 1"), RosterEntry("2", "Haus Süd 2")])
    assert two.resolve("Haus Süd 2").actor == "2"
    assert two.resolve("Süd 1").actor is None


@pytest.mark.parametrize("text", ["10", "010", "Nr. 10", "10 Chor"])
def test_noughts_in_front_of_a_number_say_nothing_and_those_behind_do(text):
    listed = [RosterEntry("ten", "Chor Harmonie", (), "010"), RosterEntry("one", "Tafel", (), "1")]
    assert Resolver(listed).resolve(text, numbered=True).actor == "ten"


def test_a_roster_may_count_from_nought():
    listed = [RosterEntry("0", "Chor Harmonie", (), "0"), RosterEntry("1", "Tafel", (), "1")]
    assert Resolver(listed).resolve("0", numbered=True).actor == "0"
    assert Resolver(listed).resolve("1", numbered=True).actor == "1"
