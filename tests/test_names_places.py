"""Places: towns and districts are read from the names of a roster, or told."""

from __future__ import annotations

import pytest

from netzwerk.names.places import places_of, town_word


def places(*names, told=""):
    found = places_of(names, told)
    return dict(found.words), set(found.districts), found.home


def twice(first):
    """Two names that begin alike, so that what stands there counts."""
    return f"{first} – Jugendamt", f"{first} – Bauamt"


@pytest.mark.parametrize(
    "first, words, districts, home",
    [
        ("Stadt Linden", {"linden": "linden"}, set(), "linden"),
        ("Stadt Bad Linden", {"bad": "bad linden", "linden": "bad linden"}, set(), "bad linden"),
        ("Stadt St. Ingbert", {"st": "st ingbert", "ingbert": "st ingbert"}, set(), "st ingbert"),
        ("Stadt Neu Ulm", {"neu": "neu ulm", "ulm": "neu ulm"}, set(), "neu ulm"),
        ("Gemeindeverwaltung Oberholz", {"oberholz": "oberholz"}, set(), "oberholz"),
        ("Kreis Elmau", {"elmau": "elmau"}, {"elmau"}, ""),
        ("Landratsamt Haslachkreis", {"haslachkreis": "haslachkreis"}, {"haslachkreis"}, ""),
        ("Region Elmau", {"elmau": "elmau"}, {"elmau"}, ""),
        # No place: a common word, a short one, a part of a word, a double name that goes on.
        ("Stadt Jugendhaus", {}, set(), ""), ("Stadt Hof", {}, set(), ""), ("Stadtrat Linden", {}, set(), ""),
        ("Innen-Stadt Linden", {}, set(), ""), ("Stadt", {}, set(), ""), ("Landratsamt Kreis", {}, set(), ""),
        ("Stadt Verein Linden", {}, set(), ""), ("Stadt 12345", {}, set(), ""),
    ],
)  # fmt: skip
def test_a_place_stands_behind_a_word_for_one(first, words, districts, home):
    assert places(*twice(first)) == (words, districts, home)


def test_a_place_must_stand_in_two_names():
    assert places("Stadt Linden", "Kita Nord") == ({}, set(), "")
    assert places("Stadt Linden", "Kita Linden")[0] == {"linden": "linden"}
    assert places("Stadt Linden", "Kita Lindenhof")[0] == {}


def test_a_town_of_that_name_makes_a_district_a_town():
    assert places("Kreis Elmau", "Stadt Elmau") == ({"elmau": "elmau"}, set(), "elmau")
    assert places(*twice("Kreis Elmau"), told="Elmau") == ({"elmau": "elmau"}, set(), "elmau")
    assert places(*twice("Kreis Elmau"), told="Linden") == (
        {"linden": "linden", "elmau": "elmau"}, {"elmau"}, "linden",
    )  # fmt: skip


def test_home_is_the_told_town_before_all_others():
    assert places(*twice("Stadt Altenau"), told="Linden")[2] == "linden"
    assert places(*twice("Stadt Altenau"), *twice("Stadt Linden"))[2] == "altenau"


@pytest.mark.parametrize(
    "told, words",
    [
        ("Linden", {"linden": "linden"}), ("Bad Hof", {"bad": "bad hof", "hof": "bad hof"}),
        ("Linden an der Elz", {}), ("Ulm", {}), ("Hof", {}), ("Kirche", {}), ("", {}),
        ("Linden an der Elzach", {"linden": "linden elzach", "elzach": "linden elzach"}),
    ],
)  # fmt: skip
def test_a_told_town_counts_where_it_is_no_common_word(told, words):
    assert places("Kita Nord", "Hort Süd", told=told)[0] == words


def test_a_told_town_that_is_a_common_word_counts_where_two_names_have_it():
    assert places("Kita Hof", "Hort Hof Nord", told="Hof")[0] == {"hof": "hof"}
    assert places("Kita Hof", "Hort Süd", told="Hof")[0] == {}
    assert places("Kita Ulm", "Hort Ulm", told="Ulm")[0] == {"ulm": "ulm"}


def test_where_no_name_tells_it_is_the_commonest_last_word_of_three():
    three = ["Kita Linden", "Hort Linden", "Tafel Linden"]
    assert places(*three)[0] == {"linden": "linden"}
    assert places(*three[:2])[0] == {}
    assert places(*three, "Tafel Elmau", "Hort Elmau", "Chor Elmau")[0] == {
        "linden": "linden", "elmau": "elmau",
    }  # fmt: skip
    assert places(*three, "Tafel Elmau", "Hort Elmau")[0] == {"linden": "linden"}
    assert places("Linden Kita", "Linden Hort", "Linden Tafel")[0] == {}
    assert places("Kita Linden Linden", "Hort Linden")[0] == {}


VALLEY = [f"Haus{letter} Mühlental" for letter in "abcd"]


def test_a_region_is_told_by_four_names_and_twice_as_many_as_any_other_word():
    assert places(*twice("Stadt Linden"), *VALLEY) == (
        {"linden": "linden", "muehlental": "muehlental"}, {"muehlental"}, "linden",
    )  # fmt: skip
    assert places(*twice("Stadt Linden"), *VALLEY[:3])[1] == set()
    two, three = ([f"Hof{letter} Elmau" for letter in letters] for letters in ("ab", "abc"))
    assert places(*twice("Stadt Linden"), *VALLEY, *two)[1] == {"muehlental"}
    assert places(*twice("Stadt Linden"), *VALLEY, *three)[1] == set()


def test_a_region_is_told_by_a_tenth_of_the_names():
    others = [f"Chor {letter}{letter}{letter}{other}" for letter in "bcdfgh" for other in "bcdfgh"]
    assert places(*twice("Stadt Linden"), *VALLEY, *others[:34])[1] == {"muehlental"}  # 4 of 40
    assert places(*twice("Stadt Linden"), *VALLEY, *others[:35])[1] == set()  # 4 of 41


def test_the_town_itself_is_no_region():
    assert places(*twice("Stadt Linden"), *(f"Haus{letter} Linden" for letter in "abcd"))[1] == set()


@pytest.mark.parametrize(
    "word, town",
    [("dortmunder", "dortmund"), ("neustaedter", "neustadt"), ("linden", "linden"), ("ulmer", "ulmer"),
     ("hanauer", "hanau"), ("bremer", "bremer"), ("altstaedt", "altstadt"), ("kinder", "kinder"),
     ("elmauer", "elmau")],
)  # fmt: skip
def test_a_towns_adjective_of_seven_letters_is_the_town(word, town):
    assert town_word(word) == town


def test_a_town_is_found_by_its_adjective():
    assert places(*twice("Stadt Darmstadt"))[0] == {"darmstadt": town_word("darmstaedter")}
    assert places(*twice("Stadt Hannover"))[0] == {"hannov": "hannover"}
