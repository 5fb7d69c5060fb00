"""Every answer of the value parser in full: kind, strength, state, fault and note together."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from netzwerk.forms.values import BLANK, Scale, Value, read_mark, read_role, read_state, read_value
from netzwerk.sheet import Cell

SIX = Scale(low=0, high=6, project_low=1, project_high=3)
FROM_NOTHING = Scale(low=0, high=3, project_low=0, project_high=3)
OWN = Scale(
    low=1, high=5, words=MappingProxyType({"taeglich": 5.0, "eng": 3.0}),
    letters=MappingProxyType({"g": "gewünscht", "t": "täglich", "f": "Federführung im Feld", "q": "q"}),
    nothing=frozenset({5.0}),
)  # fmt: skip

BRACKETS = Scale(letters=MappingProxyType({"()": "gewünscht"}))


def cell(text, kind="text"):
    return Cell(1, 1, text, kind)


@pytest.mark.parametrize(
    "text, scale, value",
    [
        ("2", Scale(), Value("strength", strength=2.0)),
        ("3,0", Scale(), Value("strength", strength=3.0)),
        ("4", Scale(), Value("fault", fault="out_of_range")),
        ("0", Scale(), Value("no")),
        ("0", FROM_NOTHING, Value("none")),
        ("1", SIX, Value("strength", strength=1.333333)),
        ("eng", Scale(low=1, high=3, project_low=1, project_high=2), Value("strength", strength=2.0)),
        ("regelmäßig", Scale(project_low=0, project_high=1), Value("strength", strength=0.5)),
        ("2 = eng", Scale(), Value("strength", strength=2.0)),
        ("2 Blumen", Scale(), Value("fault", fault="unclear_number")),
        ("5", OWN, Value("none")),
        ("täglich", OWN, Value("strength", strength=3.0)),
        ("eng", OWN, Value("strength", strength=2.0)),
        ("g", OWN, Value("state", state="wished")),
        ("t", OWN, Value("strength", strength=3.0)),
        ("q", OWN, Value("fault", fault="unknown_word")),
        ("eng", Scale(), Value("strength", strength=3.0)),
        ("gewünscht", Scale(), Value("state", state="wished")),
        ("gar nicht", Scale(), Value("none")),
        ("weiß nicht", Scale(), Value("silent")),
        ("x", Scale(), Value("mark")),
        ("(x)", Scale(), Value("mark", note="bracketed")),
        ("nein", Scale(), Value("none")),
        ("–", Scale(), Value("no")),
        ("(2)", Scale(), Value("strength", strength=2.0, note="bracketed")),
        ("(7)", Scale(), Value("fault", fault="unknown_word")),
        ("(x)", BRACKETS, Value("state", state="wished")),
        ("-1", Scale(), Value("fault", fault="out_of_range")),
        ("– 2,5", Scale(), Value("fault", fault="out_of_range")),
        ("x?", Scale(), Value("fault", fault="questioned")),
        ("eng?", Scale(), Value("fault", fault="questioned")),
        ("?", Scale(), Value("fault", fault="questioned")),
        ("2-3", Scale(), Value("fault", fault="several_numbers")),
        ("1.2.2018", Scale(), Value("fault", fault="excel_date")),
        ("1.234", Scale(), Value("fault", fault="unclear_number")),
        ("Blume", Scale(), Value("fault", fault="unknown_word")),
        ("  ", Scale(), BLANK),
        # The legend's letters come before the words of the lists.
        ("eng", Scale(letters=MappingProxyType({"eng": "gewünscht"})), Value("state", state="wished")),
        ("2x im Jahr", Scale(), Value("strength", strength=1.0)),
    ],
)
def test_a_value_in_full(text, scale, value):
    assert read_value(cell(text), replace(scale)) == value  # a scale that remembers nothing yet


YES = {
    "ja, eng": Value("strength", strength=3.0), "ja (monatlich)": Value("strength", strength=2.0),
    "ja, gewünscht": Value("state", state="wished"), "eng, ja": Value("fault", fault="unknown_word"),
    "nein, eng": Value("fault", fault="unknown_word"), "ja, gar nicht": Value("fault", fault="unknown_word"),
    "ja, Blume": Value("fault", fault="unknown_word"), "ja, weiß nicht": Value("fault", fault="unknown_word"),
}  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_what_follows_a_yes_is_read_where_it_is_an_intensity_or_a_state(text):
    assert read_value(cell(text), Scale()) == YES[text]


def test_what_follows_a_yes_is_on_the_sheets_scale():
    assert read_value(cell("ja, eng"), replace(OWN)) == Value("strength", strength=2.0)


def test_a_figure_that_the_legend_calls_a_word_is_that_word():
    said = MappingProxyType({"2": "gewünscht", "3": "Blume", "1": "täglich"})
    scale = Scale(letters=said, words=MappingProxyType({"taeglich": 2.0}))
    assert read_value(cell("2"), scale) == Value("state", state="wished")
    assert read_value(cell("1"), scale) == Value("strength", strength=2.0)
    assert read_value(cell("3"), scale) == Value("fault", fault="unknown_word")


def test_a_letter_of_the_legend_is_read_in_a_column_of_states():
    assert read_state(cell("V"), {"v": "Vorhanden"}) == Value("state", state="existing")
    assert read_state(cell("V")) == Value("fault", fault="unknown_state")


@pytest.mark.parametrize(
    "text, some, every",
    [
        ("1", Value("mark"), Value("mark")),
        ("3", Value("mark"), Value("mark")),
        ("0", Value("no"), Value("no")),
        ("0,5", Value("fault", fault="out_of_range"), Value("mark")),
        ("7", Value("fault", fault="out_of_range"), Value("mark")),
        ("(2)", Value("mark", note="bracketed"), Value("mark", note="bracketed")),
        ("(7)", Value("fault", fault="unknown_word"), Value("mark", note="bracketed")),
        ("2 = eng", Value("mark"), Value("mark")),
        ("eng", Value("strength", strength=3.0), Value("strength", strength=3.0)),
    ],
)
def test_numbers_that_say_no_intensity_are_marks(text, some, every):
    assert read_value(cell(text), Scale(unknown="some")) == some
    assert read_value(cell(text), Scale(unknown="all")) == every


@pytest.mark.parametrize(
    "text, kind, value",
    [
        ("#NV", "error", Value("fault", fault="error_value")),
        ("=A1", "formula", Value("fault", fault="formula_without_value")),
        ("2", "date", Value("fault", fault="excel_date")),
        ("2", "error", Value("fault", fault="error_value")),
        ("3", "formula", Value("fault", fault="formula_without_value")),
        ("Blume", "number", Value("fault", fault="unknown_word")),
    ],
)
def test_what_the_workbook_says_of_a_cell_comes_first(text, kind, value):
    assert read_value(cell(text, kind), Scale()) == value
    assert read_value(cell(text), Scale(), kind=kind) == value


def test_a_part_of_a_cell_may_be_read_as_text():
    assert read_value(cell("2", "date"), Scale(), kind="text") == Value("strength", strength=2.0)


@pytest.mark.parametrize("read", [read_state, read_mark])
def test_no_cell_and_a_blank_one_say_nothing(read):
    assert read(None) is BLANK
    assert read(cell(" ")) is BLANK
    assert read_value(None, Scale()) is BLANK


@pytest.mark.parametrize(
    "text, value",
    [
        ("besteht", Value("state", state="existing")),
        ("Gewünscht", Value("state", state="wished")),
        ("abgelehnt", Value("state", state="refused")),
        ("geplant ab Mai", Value("state", state="wished")),
        ("ist unklar", Value("fault", fault="unknown_state")),
        ("Blume gewünscht", Value("fault", fault="unknown_state")),
        ("wird noch gewünscht", Value("state", state="wished")),
        ("Blume", Value("fault", fault="unknown_state")),
        ("Blume besteht, mehr gewünscht", Value("fault", fault="unknown_state")),
        ("Blume nicht gewünscht", Value("fault", fault="unknown_state")),
        ("besteht, mehr gewünscht", Value("state", state="existing")),
        ("noch nicht, aber gewünscht", Value("state", state="wished")),
        ("besteht noch nicht, aber gewünscht", Value("state", state="wished")),
        ("noch nicht, aber", Value("fault", fault="unknown_state")),
    ],
)
def test_a_state_in_full(text, value):
    assert read_state(cell(text)) == value


@pytest.mark.parametrize(
    "text, value",
    [
        ("x", Value("mark")),
        ("(x)", Value("mark", note="bracketed")),
        ("nein", Value("no")),
        ("gewünscht", Value("mark")),
        ("besteht", Value("no")),
        ("vielleicht", Value("fault", fault="unknown_mark")),
    ],
)
def test_a_mark_in_full(text, value):
    assert read_mark(cell(text)) == value


@pytest.mark.parametrize(
    "text, scale, role",
    [
        ("x", Scale(), ("active", "")),
        ("L", Scale(), ("lead", "")),
        ("o", Scale(), ("planned", "")),
        ("–", Scale(), ("", "")),
        ("gar nicht", Scale(), ("", "")),
        (" ", Scale(), ("", "")),
        ("L?", Scale(), ("", "unknown_role")),
        ("Blume", Scale(), ("", "unknown_role")),
        ("f", OWN, ("lead", "")),
        ("q", OWN, ("", "unknown_role")),
    ],
)
def test_a_role_in_full(text, scale, role):
    assert read_role(cell(text), replace(scale)) == role


def test_no_cell_is_no_role():
    assert read_role(None, Scale()) == ("", "")


def test_numbers_are_brought_to_the_projects_scale_with_six_digits():
    thirds = Scale(low=0, high=3, project_low=0, project_high=1)
    assert [thirds.bring(number) for number in (0, 1, 2, 3)] == [0.0, 0.333333, 0.666667, 1.0]
    assert Scale(low=1, high=6, falling=True).bring(6) == 1.0
    assert Scale(project_low=1, project_high=2).of_level(1 / 3) == 1.333333
    assert [Scale().same, Scale(falling=True).same, SIX.same] == [True, False, False]
