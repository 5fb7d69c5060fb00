"""One cell's value: what is a number, a word, a mark, a wish, and what is a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netzwerk.forms.groups import group_in
from netzwerk.forms.heads import value_like
from netzwerk.forms.legend import read_scale
from netzwerk.forms.lexicon import Lexicon, state_in_title
from netzwerk.forms.values import Scale, read_mark, read_role, read_state, read_value
from netzwerk.settings import Settings
from netzwerk.sheet import Cell


def cell(text, kind="text"):
    return Cell(1, 1, text, kind)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("1", 1), ("3", 3), ("1,0", 1), ("2.0", 2), (" 2 ", 2), ("1,5", 1.5), ("gelegentlich", 1),
        ("GERING", 1),
        ("selten", 1), ("jährlich", 1), ("jaehrlich", 1), ("regelmäßig", 2), ("mittel", 2), ("monatlich", 2),
        ("eng", 3), ("hoch", 3), ("wöchentlich", 3), ("often", 3), ("2 = regelmäßig", 2), ("3 (eng)", 3),
    ],
)  # fmt: skip
def test_numbers_and_words_become_an_intensity(text, strength):
    assert read_value(cell(text), Scale()).strength == strength


@pytest.mark.parametrize(
    ("text", "kind", "fault"),
    [
        ("7", "number", "out_of_range"), ("0,5", "text", "out_of_range"), ("4", "text", "out_of_range"),
        ("2018-02-01", "date", "excel_date"), ("01.02.2018", "text", "excel_date"), ("1. Feb", "text",
        "excel_date"),
        ("02-Jan", "text", "excel_date"), ("3/4", "text", "several_numbers"), ("1-2", "text",
        "several_numbers"),
        ("2 bis 3", "text", "several_numbers"), ("?", "text", "questioned"), ("2?", "text", "questioned"),
        ("x?", "text", "questioned"), ("1.234", "text", "unclear_number"), ("2 Treffen", "text",
        "unclear_number"),
        ("keine Ahnung", "text", "unknown_word"), ("#NV", "error", "error_value"), ("=A1", "formula",
        "formula_without_value"),
        ("-1", "text", "out_of_range"),
    ],
)  # fmt: skip
def test_what_is_no_intensity_is_a_finding_and_never_a_number(text, kind, fault):
    value = read_value(cell(text, kind), Scale())
    assert (value.kind, value.fault, value.strength) == ("fault", fault, None)


@pytest.mark.parametrize("text", ["W", "w", "gewünscht", "Wunsch", "desired", "geplant"])
def test_a_wish_is_a_state_without_intensity(text):
    value = read_value(cell(text), Scale())
    assert (value.state, value.strength) == ("wished", None)


@pytest.mark.parametrize(("text", "kind"), [("x", "mark"), ("✓", "mark"), ("×", "mark"), ("(x)", "mark"),
("–", "no"),
                                            ("-", "no"), ("0", "no"), ("gar nicht", "none"), ("weiß nicht",
                                            "silent"),
                                            ("", "blank")])  # fmt: skip
def test_marks_and_answers_are_told_apart(text, kind):
    assert read_value(cell(text), Scale()).kind == kind


def test_a_bracketed_mark_keeps_its_brackets_as_a_note():
    assert read_mark(cell("(x)")).note == "bracketed"
    assert read_mark(cell("x")).note == ""


@pytest.mark.parametrize(("text", "state"), [("besteht", "existing"), ("vorhanden", "existing"), ("geplant",
"wished"),
                                             ("abgelehnt", "refused"), ("Desired", "wished")])  # fmt: skip
def test_states_are_read_in_both_languages(text, state):
    assert read_state(cell(text)).state == state


@pytest.mark.parametrize(("text", "role"), [("x", "active"), ("X", "active"), ("L", "lead"), ("o", "planned"),
                                            ("federführend", "lead"), ("–", ""), ("0", "")])  # fmt: skip
def test_roles_in_a_field_are_read_from_marks_and_words(text, role):
    assert read_role(cell(text), Scale()) == (role, "")


def test_an_unknown_role_is_a_fault():
    assert read_role(cell("Q"), Scale()) == ("", "unknown_role")


@pytest.mark.parametrize(
    ("line", "written", "strength"),
    [
        ("Legende: 1 = selten … 5 = täglich", "5", 3),
        ("1 = selten, 2 = monatlich, 3 = wöchentlich, 4 = täglich", "2", 5 / 3),
        ("Legende 1 selten 2 manchmal 3 oft 4 täglich", "4", 3), ("1 = sehr eng, 6 = selten", "1", 3),
        ("0 = kein Kontakt, 1 = gering, 2 = hoch", "2", 3),
        ("1 gelegentlich / 2 regelmäßig / 3 eng / W = gewünscht", "2", 2),
    ],
)  # fmt: skip
def test_a_legend_brings_its_own_scale_to_the_projects(line, written, strength):
    assert read_value(cell(written), read_scale([line], [], Settings())).strength == pytest.approx(
        strength, abs=1e-5
    )


def test_a_number_that_the_legend_calls_nothing_is_no_tie():
    scale = read_scale(["0 = kein Kontakt, 1 = gering, 2 = hoch"], [], Settings())
    assert read_value(cell("0"), scale).kind == "none"


def test_a_header_may_tell_the_scale_and_netzwerk_toml_the_projects():
    scale = read_scale([], ["Intensität (1–5)"], Settings(scale_low=1, scale_high=10))
    assert scale.bring(5) == 10


def test_a_date_or_a_title_is_no_legend():
    assert (
        read_scale(["Stand: 12.3.", "Gruppe 1", "Workshop am 12. April"], [], Settings()).source == "default"
    )


def test_letters_of_a_legend_mean_what_it_says():
    scale = read_scale(["V = vorhanden, P = geplant"], [], Settings())
    assert read_value(cell("V"), scale).state == "existing"
    assert read_value(cell("P"), scale).state == "wished"
    assert read_role(cell("F"), read_scale(["F = Federführung, M = Mitarbeit"], [], Settings())) == (
        "lead",
        "",
    )


@given(st.integers(2, 10), st.data())
def test_a_scale_keeps_order_and_ends(high, data):
    scale = Scale(low=1, high=high)
    low, up = sorted(data.draw(st.lists(st.integers(1, high), min_size=2, max_size=2, unique=True)))
    assert scale.bring(low) < scale.bring(up)
    assert (scale.bring(1), scale.bring(high)) == (1, 3)
    assert Scale(low=1, high=high, falling=True).bring(low) > Scale(low=1, high=high, falling=True).bring(up)


@given(st.text(max_size=12))
def test_no_text_breaks_the_value_parser(text):
    value = read_value(cell(text), Scale())
    assert value.strength is None or 1 <= value.strength <= 3
    assert value_like(cell(text)) in (True, False)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Akteur", "actor"), ("Name der Organisation", "actor"), ("Ihre Organisation", "actor"),
        ("mit wem?", "target"),
        ("Kooperationspartner/in", "target"), ("arbeitet zusammen mit", "target"), ("Wunschpartner",
        "target_wish"),
        ("möchte zusammenarbeiten mit", "target_wish"), ("Wie intensiv? (1-3)", "strength"), ("Häufigkeit",
        "strength"),
        ("Art der Zusammenarbeit", "kind"), ("Art der Organisation", "sector"), ("Namensnennung erlaubt?",
        "public"),
        ("TN am Workshop", "present"), ("E-Mail", "contact"), ("Ansprechpartner/in", "contact"),
        ("Bemerkung", "remark"),
        ("submitdate", "technical"), ("Handlungsfeld", "field"), ("Caritas", ""), ("Jugendamt", ""),
    ],
)  # fmt: skip
def test_headers_name_their_role(header, role):
    assert Lexicon.of(Settings()).role(header).name == role


def test_netzwerk_toml_adds_header_words():
    assert Lexicon.of(Settings(headers={"target": ("Gegenstelle",)})).role("Gegenstelle").name == "target"


def test_titles_say_state_and_group_but_legends_and_names_do_not():
    assert state_in_title("Gewünschte Kooperationen:") == "wished"
    assert state_in_title("1 gelegentlich / 3 eng / W = gewünscht") == ""
    assert state_in_title("Bestehende und gewünschte Kooperationen") == ""
    assert group_in("Ergebnisse von Tisch 4") == "Tisch 4"
    assert group_in("Selbsthilfegruppe e.V.") == ""
