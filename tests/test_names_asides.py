"""What stands beside a name, and how a spelling begins and ends: remarks, persons, functions, numbers."""

from __future__ import annotations

import pytest

from netzwerk.names.asides import bracketed, is_person, without_asides
from netzwerk.names.spelling import is_cut, number_and_rest, spell


@pytest.mark.parametrize(
    "text, rest",
    [
        # Every sign that sets apart; none that joins.
        ("Tafel (neu)", "tafel"), ("Tafel [neu]", "tafel"), ("Tafel {neu}", "tafel"), ("Tafel; neu", "tafel"),
        ("Tafel: neu", "tafel"), ("Tafel, neu", "tafel"), ("Tafel / neu", "tafel"), ("Tafel - neu", "tafel"),
        ("Tafel -neu", "tafel"), ("Tafel | neu", "tafel"), ("Tafel/neu", "Tafel/neu"),
        ("Tafel neu", "Tafel neu"), ("neu, Tafel", "tafel"), ("(neu) Tafel", "tafel"),
        # Small words belong to a remark, and are none.
        ("Tafel (neu und wichtig)", "tafel"), ("Tafel (die neu)", "tafel"), ("Tafel (und)", "Tafel (und)"),
        ("Tafel (neu Nord)", "Tafel (neu Nord)"), ("Tafel (s.o.)", "tafel"),
        # What is left of several pieces, in order.
        ("Tafel, neu, AWO", "tafel awo"), ("neu, Jugendamt, Leitung Tafel", "jugendamt tafel"),
        ("Frau 01, AWO, Leitung", "awo"), ("Herr 01, neu", "Herr 01, neu"),
        # A function in front, with its small words; not one that is the whole name.
        ("Leitung Tafel", "tafel"), ("Leitung der Tafel", "tafel"), ("Leitung von der Tafel", "tafel"),
        ("Stellv. Leitung Tafel", "tafel"), ("Leitung und AWO", "awo"), ("Leitung der", "Leitung der"),
        ("Leitung der Leitung", "Leitung der Leitung"), ("der Leitung Tafel", "der Leitung Tafel"),
        ("Tafel Leitung", "Tafel Leitung"), ("Leitung Tafel der Stadt", "tafel der stadt"),
        ("die Tafel", "die Tafel"), (" ", " "),
    ],
)  # fmt: skip
def test_remarks_persons_and_functions_are_left_out_and_names_stay(text, rest):
    assert without_asides(text) == rest


@pytest.mark.parametrize("piece", ["neu", "frau 01", "leitung"])
def test_what_is_a_name_in_itself_stays(piece):
    assert without_asides(f"Tafel ({piece})") == "tafel"
    assert without_asides(f"Tafel ({piece})", lambda text: text == piece) == f"Tafel ({piece})"


@pytest.mark.parametrize(
    "piece, one",
    [
        ("Frau 01", True), ("Fr. 01", True), ("Herrn 03", True), ("Mrs 01", True), ("FRAU 01", True),
        ("Frau Dr. 02", True), ("Frau 01 02 03 04", True), ("Frau 01 02 03 04 05", False),
        ("Herr Prof. Dr. 01 02 03 04", True), ("Frau Leitung 01", True), ("Herr 01 Leitung", True),
        ("Frau", False), ("Frau Dr.", False), ("Frau Leitung", False), ("Dr. 05", False), ("01 Frau", False),
        ("Frau die 01", False), ("Frau Holle", False), ("Frau Tafel 01", False), ("Herr Sonne", False),
        ("", False),
    ],
)  # fmt: skip
def test_a_person_is_a_title_with_at_most_four_names_that_are_no_common_words(piece, one):
    assert is_person(piece) is one


@pytest.mark.parametrize(
    "text, parts",
    [
        ("Wohnungsbau AG (WB)", ("Wohnungsbau AG", "WB")), ("Haus [HdJ] Nord", ("Haus Nord", "HdJ")),
        ("Haus ( HdJ )", ("Haus", "HdJ")), ("(WB)", None), ("A (b) (c)", None), ("ohne", None),
        ("Haus ()", None), ("", None),
    ],
)  # fmt: skip
def test_one_second_name_stands_in_brackets(text, parts):
    assert bracketed(text) == parts


@pytest.mark.parametrize(
    "text, cut",
    [
        ("Stadt –", True), ("Stadt,", True), ("Stadt/", True), ("Stadt (", True), ("Stadt:", True),
        ("Stadt und", True), ("Stadt &", True), ("Amt für", True), ("Amt für ?!.", True), ("Amt der", True),
        ("für", False), ("Stadt", False), ("Meyer Fa.", False), ("Bund", False), ("Stadt)", False),
        ("", False),
    ],
)  # fmt: skip
def test_a_name_breaks_off_at_a_sign_that_joins_or_a_small_word(text, cut):
    assert is_cut(text) is cut


@pytest.mark.parametrize(
    "text, parts",
    [
        ("12", ("12", "")), (" 12 ", ("12", "")), ("Nr. 12", ("12", "")), ("NR 12", ("12", "")),
        ("lfd. Nr. 3: AWO", ("3", "AWO")), ("#7 AWO", ("7", "AWO")), ("007 – Caritas", ("7", "Caritas")),
        ("3) AWO (Nord)", ("3", "AWO (Nord)")), ("3 AWO.", ("3", "AWO")), ("3.AWO", ("3", "AWO")), ("12345",
        ("", "12345")),
        ("AWO 3", ("", "AWO 3")), ("0", ("0", "")), ("", ("", "")), ("3\nAWO\nNord", ("3", "AWO\nNord")),
        ("1.", ("1", "")), ("12 - AWO -", ("12", "AWO")),
    ],
)  # fmt: skip
def test_number_and_name_are_told_apart(text, parts):
    assert number_and_rest(text) == parts


def test_a_spelling_is_taken_apart():
    one = spell("Ev. Kindergarten am Markt e. V.")
    assert one.plain == ("ev.", "kindergarten", "am", "markt")
    assert one.words == ("evangelisch", "kita", "markt")
    assert (one.compact, one.full, one.incorporated) == (
        "evkindergartenammarkt", "evkindergartenammarktev", True,
    )  # fmt: skip
    assert spell("Kita").incorporated is False
