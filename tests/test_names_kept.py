"""Lines of names.csv: each pair that people decided on once, and nothing lost that waits."""

import pytest

from netzwerk.decided import Decision
from netzwerk.names import kept, spelling_key


def test_a_spelling_is_known_by_its_letters_or_as_it_stands_where_it_has_none():
    assert spelling_key("Job-Center") == spelling_key(" JOBCENTER ") == "jobcenter"
    assert spelling_key(" ?? ") == "??"
    assert spelling_key("  ") == ""


def test_each_pair_is_kept_once_with_every_remark_and_the_lines_are_sorted():
    lines = [
        Decision("Zebra", "new"),
        Decision("SKM", "same", "SKM e.V.", "erste"),
        Decision("skm", "same", "SKM  e. V.", "zweite", "names.csv", 3),
        Decision("Skm", "same", "skm e.v.", "erste"),
        Decision("SKM", "different", "SkF"),
        Decision("AWO", "different", ""),
    ]
    assert kept(lines) == (
        Decision("AWO", "different", ""),
        Decision("SKM", "different", "SkF"),
        Decision("SKM", "same", "SKM e.V.", "erste; zweite"),
        Decision("Zebra", "new"),
    )


def test_a_remark_that_was_joined_already_is_joined_no_further():
    lines = [Decision("A1", "new", remark="x; y"), Decision("a1", "new", remark="y"), Decision("a1", "new")]
    assert [one.remark for one in kept(lines)] == ["x; y"]


def test_lines_are_sorted_by_spelling_then_decision_then_name():
    lines = [
        Decision("b", "same", "Y"), Decision("B", "same", "X"), Decision("b", "different", "Z"),
        Decision("a", "same", "Z"),
    ]  # fmt: skip
    assert [(one.spelling, one.decision, one.name) for one in kept(lines)] == [
        ("a", "same", "Z"), ("b", "different", "Z"), ("B", "same", "X"), ("b", "same", "Y"),
    ]  # fmt: skip
    assert kept(reversed(lines)) == kept(lines)


@pytest.mark.parametrize("line", [("SKM", "later", ""), ("SKM", "same", ""), ("SKM", "vielleicht", "X")])
def test_what_settles_nothing_is_kept_as_last_written_until_it_is_settled(line):
    first = Decision("skm", "later", "", "zuerst")
    assert kept([first, Decision(*line)]) == (Decision(*line),)
    for settled in (Decision("SkM", "new"), Decision("skm", "different"), Decision("skm", "same", "A")):
        assert kept([first, Decision(*line), settled]) == (settled,)
        assert kept([settled, Decision(*line)]) == (settled,)


def test_what_is_settled_for_one_spelling_settles_no_other():
    lines = (Decision("AWO", "later"), Decision("SKM", "new"))
    assert kept(lines) == lines


def test_nothing_decided_is_nothing_kept():
    assert kept([]) == ()
