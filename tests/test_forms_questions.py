"""Headers that ask, and diagonals that somebody crossed out: what people type on real sheets."""

from __future__ import annotations

import pytest

from netzwerk.forms.lexicon import Lexicon
from netzwerk.settings import Settings
from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Mit welchen Einrichtungen arbeiten Sie zusammen?", "target"),
        ("Mit wem arbeiten Sie schon zusammen?", "target"),
        ("Which organisations do you work with?", "target"),
        ("Welche Einrichtungen sind Ihre Kooperationspartner?", "target"),
        ("Mit welchen Organisationen möchten Sie künftig stärker zusammenarbeiten?", "target_wish"),
        ("Which organisations would you like to work with?", "target_wish"),
        ("Name Ihrer Einrichtung", "actor"),
        ("Welche Organisation vertreten Sie?", "actor"),
    ],
)
def test_a_question_plays_the_role_it_asks_for(question, role):
    assert Lexicon.of(Settings()).role(question).name == role


def test_a_form_export_with_questions_is_read_from_the_respondents_side():
    export = sheet(
        [
            ("Zeitstempel", "Name Ihrer Einrichtung", "Mit welchen Einrichtungen arbeiten Sie zusammen?"),
            ("2024/03/05 2:15:12 PM OEZ", "Klinikum", "Gesundheitsamt, Jugendamt"),
            ("2024/03/05 2:18:40 PM OEZ", "Jugendamt", "Klinikum"),
        ],
        "umfrage.csv",
    )
    tables = tidy(town(roster("Klinikum", "Gesundheitsamt", "Jugendamt"), export))
    assert pairs(tables) == [
        ("Klinikum", "Gesundheitsamt"), ("Klinikum", "Jugendamt"), ("Jugendamt", "Klinikum")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows", [("Klinikum", "Jugendamt", "Sozialamt"), ("Klinikum", "Jugend-Amt", "Sozialamt")]
)
def test_a_crossed_out_diagonal_is_ignored_whatever_sign_crosses_it_out(rows):
    names = ("Klinikum", "Jugendamt", "Sozialamt")
    matrix = sheet(
        [
            ("Wer mit wem?", *names),
            (rows[0], "\\", "x", None),
            (rows[1], None, "///", "x"),
            (rows[2], None, None, "■"),
        ],
        "matrix.xlsx",
    )
    tables = tidy(town(roster(*names), matrix))
    assert codes(tables) == []
    assert pairs(tables) == [("Klinikum", "Jugendamt"), ("Jugendamt", "Sozialamt")]
