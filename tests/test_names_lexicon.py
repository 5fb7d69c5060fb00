"""What is known of the words of German organisations' names: canonical words, compounds, kinds, places."""

from __future__ import annotations

import pytest

from netzwerk.names.compounds import split_word, stems
from netzwerk.names.lexicon import (
    adjective,
    canonical,
    group,
    is_kind,
    known_words,
    meanings,
    places_after_prepositions,
    spoken_words,
    stop_words,
)
from netzwerk.names.spelling import spell


@pytest.mark.parametrize(
    "word, plain",
    [("evangelischer", "evangelisch"), ("städtische", "städtisch"), ("internationaler", "international"),
     ("kommunales", "kommunal"), ("psychosoziale", "psychosozial"), ("christlichem", "christlich"),
     ("freies", "frei"),
     ("neuen", "neu"), ("becher", "becher"), ("tische", "tische"), ("evangelisch", "evangelisch"),
     ("regionaler", "regional"), ("", "")],
)  # fmt: skip
def test_an_adjective_loses_its_ending(word, plain):
    assert adjective(word) == plain


@pytest.mark.parametrize(
    "text, words",
    [
        ("Kindergarten Regenbogen", ("kita", "regenbogen")), ("KiGa Nord", ("kita", "nord")),
        ("Haus der Jugend am Markt", ("haus", "jugend", "markt")),
        ("Dt. Rotes Kreuz Linden", ("deutschesroteskreuz", "linden")),
        ("Rotes Kreuz", ("deutschesroteskreuz",)), ("DRK", ("deutschesroteskreuz",)),
        ("Turn- und Sportverein Dorf", ("turnsportverein", "dorf")), ("TuS Dorf", ("turnsportverein",
        "dorf")),
        ("Ev. Kirche", ("evangelisch", "kirche")), ("evangelische Kirche", ("evangelisch", "kirche")),
        ("Kita Kita Nord", ("kita", "nord")), ("Wlb. Nord", ("wlb.", "nord")), ("Soz.amt", ("soz.amt",)),
        ("St.Martin", ("sankt", "martin")), ("Kita St.Martin", ("kita", "sankt", "martin")),
        ("3. Grundschule", ("3", "grundschule")), ("Firma Meyer", ("meyer",)), ("der die das", ()),
        ("Allg. Deutscher Fahrrad-Club", ("allgemeinerdeutscherfahrradclub",)),
        ("Allgemeiner Deutscher Fahrrad-Club Linden", ("allgemeinerdeutscherfahrradclub", "linden")),
        ("Jugendliche Migranten", ("jugendlich", "migranten")), ("", ()),
    ],
)  # fmt: skip
def test_words_become_canonical(text, words):
    assert spell(text).words == words


def test_the_longest_phrase_counts():
    assert canonical(["bund", "der", "deutschen", "katholischen", "jugend"]) == canonical(["bdkj"])
    assert canonical(["migrationsberatung", "fuer", "erwachsene", "zuwanderer"]) == canonical(["mbe"])
    assert canonical(["migrationsberatung", "fuer", "erwachsene"]) == canonical(["mbe"])
    assert canonical(["migrationsberatung"]) != canonical(["mbe"])


def test_every_long_word_is_remembered_by_the_canonical_word_it_becomes():
    assert set(spoken_words()["kita"]) == {"kindertagesstaette", "kindertageseinrichtung", "kindergarten"}
    assert "grundschule" not in spoken_words()
    assert meanings()[("kiga",)] == "kita"


@pytest.mark.parametrize(
    "text, places",
    [("Gesamtschule am Stadtpark", {"stadtpark"}), ("Haus an der Brücke", {"bruecke"}),
     ("Kita im Grünen Winkel", {"gruenen"}), ("Amt für Wohnen", set()), ("Kirche St. Anna auf dem Berg",
     {"berg"}),
     ("Am Wall", {"wall"}), ("Treff am", set()), ("Chor der Mühle am Bach und im Tal", {"bach", "tal"})],
)  # fmt: skip
def test_the_word_behind_a_preposition_says_where_a_body_is(text, places):
    assert places_after_prepositions(spell(text).plain) == places


@pytest.mark.parametrize(
    "word, kind",
    [("grundschule", True), ("sozialamt", True), ("frauentreff", True), ("kita", True), ("regenbogen", False),
     ("schulen", True), ("amtsblatt", False), ("jugend", False), ("", False)],
)  # fmt: skip
def test_a_kind_word_says_what_a_body_is(word, kind):
    assert is_kind(word) is kind


def test_groups_hold_canonical_words_of_all_their_lists():
    assert {"kita", "grundschule"} <= group("kinds", "several")
    assert "kindergarten" not in group("kinds", "several")
    assert {"kita", "jugend", "arbeiterwohlfahrt"} <= group("kinds")
    assert "fachdienst" in group("parts") and "fachdienst" in group("parts", "office")
    assert {"integration", "sankt"} <= group("weak")


def test_every_word_of_the_lists_is_known_and_small_words_are_not_kept():
    assert {"regenbogen", "kindergarten", "kreuz", "tuerkisch", "arbeiterwohlfahrt"} <= known_words()
    assert {"und", "u", "der", "firma"} <= stop_words()
    assert not {"und", "der"} & known_words()


@pytest.mark.parametrize(
    "one, other, same",
    [("sonnenblume", "sonnenblumen", True), ("gesundheitslotsin", "gesundheitslotsinnen", True),
     ("anna", "annen", False), ("linden", "linde", True), ("lotse", "lotsen", True), ("bund",
     "bunde", False)],
)  # fmt: skip
def test_two_words_are_one_if_their_stems_meet(one, other, same):
    assert bool(stems(one) & stems(other)) is same


UNITS = {word: word for word in ("sued", "grund", "schule", "grundschule", "jugend", "amt", "sonne", "blume",
         "hilfe", "arbeit", "kind", "garten", "ab")}  # fmt: skip


@pytest.mark.parametrize(
    "word, parts",
    [
        ("suedgrundschule", ("sued", "grundschule")), ("grundschule", ("grundschule",)),
        ("jugendamt", ("jugend", "amt")), ("arbeitsamt", ("arbeit", "amt")), ("sonnenblume", ("sonne",
        "blume")),
        ("kindesgarten", ("kind", "garten")), ("kindergarten", ()), ("hilfenamt", ("hilfe", "amt")),
        ("jugendnamt", ()), ("arbeitsamts", ()), ("amtx", ()), ("xamt", ()), ("amtab", ()), ("absamt", ()),
        ("", ()), ("am",
        ()),
        ("jugendenamt", ("jugend", "amt")), ("suedsuedamt", ("sued", "sued", "amt")),
        ("amt" * 20, ("amt",) * 20), ("amt" * 21, ()),
    ],
)  # fmt: skip
def test_a_compound_is_split_into_the_fewest_words_with_what_joins_them(word, parts):
    assert split_word(word, UNITS) == parts


def test_of_several_ways_to_split_the_fewest_words_count_then_the_shortest_first_word():
    units = {unit: unit for unit in ("ost", "rat", "ostrathaus", "haus", "hausamt", "amt")}
    assert split_word("ostrathausamt", units) == ("ostrathaus", "amt")
    units = {unit: unit for unit in ("jugend", "arbeitamt", "jugendarbeit", "amt")}
    assert split_word("jugendarbeitamt", units) == ("jugend", "arbeitamt")


def test_a_part_may_stand_for_another_word():
    assert split_word("suedkita", {"sued": "sued", "kita": "kindergarten"}) == ("sued", "kindergarten")
