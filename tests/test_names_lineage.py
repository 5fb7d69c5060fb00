"""One organisation over the years: who carries on whose work, and by which key it is known."""

from netzwerk.decided import Succession
from netzwerk.names import absorbed, origins, predecessors

NAMES = {"haus-b": "Haus B e.V.", "x1": "Jugendring"}


def lines(*pairs):
    return [Succession(*pair) for pair in pairs]


def test_organisations_stand_there_by_name_however_written_or_by_key():
    for actor in ("Haus B e.V.", "HAUS B E. V.", "haus-b"):
        for before in ("Jugendring", "JUGENDRING", "x1"):
            assert predecessors(lines((actor, before)), NAMES) == {"haus-b": ("x1",)}


def test_a_name_that_nobody_has_gets_the_key_that_it_would_have_had():
    assert predecessors(lines(("Neue Tafel e.V.", "Alte Tafel e.V.")), NAMES) == {
        "neue-tafel": ("alte-tafel",)
    }
    assert predecessors(lines(("Neue Tafel", "Alte Tafel")), {}) == {"neue-tafel": ("alte-tafel",)}


def test_a_key_stands_there_as_the_roster_has_it():
    assert predecessors(lines(("A_1", "B_2")), {"A_1": "Chor", "B_2": "Tafel"}) == {"A_1": ("B_2",)}


def test_a_merged_organisation_has_its_predecessors_once_each_in_the_order_of_the_lines():
    merged = lines(("haus-b", "Zebra"), ("Haus B e.V.", "Affe"), ("haus-b", "ZEBRA"), ("x1", "Chor"))
    assert predecessors(merged, NAMES) == {"haus-b": ("zebra", "affe"), "x1": ("chor",)}


def test_who_was_dissolved_or_carries_on_itself_has_no_predecessor():
    assert predecessors(lines(("", "Jugendring"), ("Jugendring", "x1"), ("Haus C", "haus c")), NAMES) == {}


def test_a_renamed_organisation_is_known_by_its_first_key_over_several_renamings():
    before = {"c": ("b",), "b": ("a",)}
    assert origins(before, ["c"]) == {"c": "a"}
    assert origins(before, ["b", "x"]) == {"b": "a", "x": "x"}


def test_a_merged_organisation_is_known_by_the_first_that_it_carries_on():
    assert origins({"both": ("one", "two")}, ["both"]) == {"both": "one"}


def test_nobody_can_tell_whose_work_is_whose_where_a_body_was_split_or_is_still_there():
    split = {"left": ("whole",), "right": ("whole",)}
    assert origins(split, ["left", "right"]) == {"left": "left", "right": "right"}
    assert origins(split, ["left"]) == {"left": "whole"}
    assert origins({"new": ("old",)}, ["new", "old"]) == {"new": "new", "old": "old"}
    assert origins({"new": ("old",)}, ["new"]) == {"new": "old"}


def test_a_circle_ends_where_it_began():
    assert origins({"a": ("b",), "b": ("a",)}, ["a"]) == {"a": "b"}
    assert origins({"a": ("b",), "b": ("c",), "c": ("b",)}, ["a"]) == {"a": "c"}
    assert origins({"a": ("b",), "b": ("a",)}, ["a", "b"]) == {"a": "a", "b": "b"}
    assert origins({}, []) == {}


def test_those_that_merged_are_known_by_what_they_became():
    assert absorbed({"both": ("one", "two")}) == {"one": "one", "two": "one"}
    assert absorbed({"later": ("both", "three"), "both": ("one", "two")}) == {
        "both": "one", "three": "one", "one": "one", "two": "one",
    }  # fmt: skip


def test_what_was_split_was_absorbed_by_nobody():
    assert absorbed({"left": ("whole",), "right": ("whole", "rest")}) == {"rest": "whole"}
    assert absorbed({}) == {}
