"""Towns drawn at random from kinds, places, saints and operators: full names with slips are nobody else's.

Half of the bodies drawn are on the roster, the other half are strangers that share every word with somebody.
Each is written out in full, with a slip, without its legal form, with a remark, or with an abbreviation.
"""

from __future__ import annotations

import random

import pytest

from netzwerk.names import Resolver, RosterEntry

PLACES = (
    "Altenau",
    "Neuhof",
    "Birkenfelde",
    "Rosental",
    "Krummbach",
    "Oberstedt",
    "Niederstedt",
    "Hohenrode",
)
PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "house": (
        ("Kita", "Familienzentrum", "Jugendhaus", "Hort", "Seniorentreff"),
        ("Sonnenschein", "Sonnenblume", "Regenbogen", "Schatzinsel", "Schatzkiste", "Wirbelwind"),
    ),
    "saint": (
        ("Kita St.", "Altenheim St.", "Kath. Kirchengemeinde St.", "kfd St."),
        ("Josef", "Johannes", "Martin", "Martina", "Michael", "Anna", "Barbara", "Nikolaus"),
    ),
    "village": (("Grundschule", "Freiwillige Feuerwehr", "Jugendfeuerwehr", "Ev. Kirchengemeinde"), PLACES),
    "office": (("Stadt Hagenbrück –", "Kreis Moorland –"), ("Jugendamt", "Bauamt", "Schulamt")),
    "club": (("SV", "TuS", "FC", "Reitverein"), ("Rot-Weiß", "Blau-Weiß", "Eintracht", "Fortuna"), PLACES),
    "people": (
        ("Türkischer", "Kurdischer", "Serbischer", "Sorbischer", "Irakischer", "Iranischer"),
        ("Kulturverein", "Elternverein", "Frauenverein"), ("e.V.",),
    ),
    "branch": (("AWO", "Caritas", "DRK", "ASB"), ("Kreisverband", "Ortsverein", "Tagespflege"), PLACES),
    "school": (("Goethe", "Schiller", "Lessing"), ("-Gymnasium", "-Realschule", "-Grundschule")),
}  # fmt: skip
SHORT = (("Kita", "Kindergarten"),
         ("Grundschule", "GS"), ("Kath.", "Katholische"), ("Ev.", "evang."),
         ("St.", "Sankt"), ("Kreisverband", "KV"), ("Rot-Weiß", "Rot-Weiss"),
         ("Familienzentrum", "FZ"))  # fmt: skip


def drawn(dice: random.Random) -> str:
    """Draw the name of a body."""
    parts = PARTS[dice.choice(sorted(PARTS))]
    return " ".join(dice.choice(part) for part in parts).replace(" -", "-")


def slipped(name: str, dice: random.Random) -> str:
    """Double, drop or swap a letter inside a word."""
    inside = [at for at in range(1, len(name) - 2) if name[at - 1 : at + 3].isalpha()]
    at = dice.choice(inside)
    return dice.choice(
        (
            name[: at + 1] + name[at:],
            name[:at] + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def written(name: str, dice: random.Random) -> str:
    """Write a name as people do, with every word that tells."""
    for long, short in SHORT:
        if dice.random() < 0.3:
            name = name.replace(long, short)
    ways = (
        name,
        slipped(name, dice),
        name.replace(" e.V.", ""),
        f"{name} (neu)",
        f"{name}, Frau 01",
        name.upper(),
    )
    return dice.choice(ways)


@pytest.mark.parametrize("seed", range(8))
def test_full_names_are_decided_and_are_nobody_elses(seed):
    dice = random.Random(seed)
    names = list(dict.fromkeys(drawn(dice) for _ in range(90)))
    listed = names[::2]
    resolver = Resolver([RosterEntry(name, name) for name in listed], town="Hagenbrück")
    answers = [(name, text, resolver.resolve(text).actor) for name in names for text in [written(name, dice)]]
    assert not [(text, name, actor) for name, text, actor in answers if actor not in (name, None)]
    decided = [actor == name for name, _, actor in answers if name in listed]
    assert sum(decided) / len(decided) >= 0.9


def resolver(*names: str) -> Resolver:
    """Make a resolver of names, each its own key."""
    return Resolver([RosterEntry(name, name) for name in names])


def test_a_whole_word_at_the_end_is_no_beginning_of_another():
    parish = resolver("Katholische Kirchengemeinde St. Martina")
    assert parish.resolve("Katholische Kirchengemeinde St. Martin").actor is None
    assert (
        parish.resolve("Katholische Kirchengemeinde St. Mart").actor
        == "Katholische Kirchengemeinde St. Martina"
    )


def test_a_body_of_a_region_is_none_of_a_village():
    names = [f"{kind} Hohenrode" for kind in ("Chor", "Kita", "Hort", "Tafel", "Museum", "Jugendhaus")]
    roster = resolver(
        "Stadt Linden", "Stadt Linden – Bauamt", *names, "Chor Rosental", "Kita Rosental", "Mensa Rosental"
    )
    assert roster.resolve("Museum Rosental").actor is None
    assert roster.resolve("Museum Hohenrode").actor == "Museum Hohenrode"
