"""Slips of the hand and of the eye, and what stands beside a name without a sign between."""

from __future__ import annotations

import pytest

from netzwerk.names import RosterEntry
from netzwerk.names.asides import without_asides
from netzwerk.names.roster import Roster
from netzwerk.names.typo import Repair

# Slips of the hand and of the eye.


@pytest.mark.parametrize(
    "word, known",
    [
        ("dynmo", "dynamo"), ("dynsmo", "dynamo"), ("dynumo", None), ("xynamo", None), ("dynaamo", "dynamo"),
        ("dyname", None), ("dynam0", "dynamo"), ("farnilie", "familie"), ("vere1n", "verein"),
        ("5peiche", "speiche"),
        ("schvvalbe", "schwalbe"), ("seniorentreft", "seniorentreff"), ("seniorntreff", "seniorentreff"),
        ("senioentreff", "seniorentreff"),
        ("123", None), ("speiche", None), ("serbischer", None), ("irakiischer", "irakischer"),
    ],
)  # fmt: skip
def test_a_slip_is_a_letter_left_out_the_next_key_or_a_sign_that_looks_alike(word, known):
    names = (
        "SG Dynamo",
        "Speiche Familie",
        "Verein Schwalbe",
        "Seniorentreff",
        "Sorbischer Chor",
        "Iranischer Chor",
    )
    found = Repair(Roster([RosterEntry(name, name) for name in names])).near(word)
    assert [one for one, _ in found] == ([known] if known else [])


@pytest.mark.parametrize(
    "word, known",
    [
        ("westerhude", "osterhude"), ("oberlinden", "niederlinden"), ("suederhude", "norderhude"),
        ("grossrade", "kleinrade"),
    ],
)  # fmt: skip
def test_what_begins_with_another_direction_size_or_age_is_another_place(word, known):
    names = Repair(Roster([RosterEntry("a", f"Grundschule {known.title()}")]))
    assert not [one for one, _ in names.near(word) if one == known]
    slip = known[:3] + known[4] + known[3] + known[5:]
    assert known in [one for one, _ in names.near(slip)], "letters swapped in it are a slip"


# What stands beside a name.


@pytest.mark.parametrize(
    "text, rest",
    [
        ("AWO Frau 01", "awo"), ("Frau 01 vom Jugendamt", "jugendamt"), ("Frau 01 aus Linden", "linden"),
        ("Frau und Beruf vom Jugendamt", "Frau und Beruf vom Jugendamt"), ("AWO (ist heute krank)", "awo"),
        ("AWO (Tel. 0123 45)", "awo"), ("AWO (Kita 12345)", "awo"), ("AWO (Kita 1234)", "AWO (Kita 1234)"),
        ("AWO, info@awo.de", "awo"), ("AWO, www.awo.de", "awo"), ("Caritas (nur Beratung)", "caritas"),
        ("Caritas (Beratung nur)", "Caritas (Beratung nur)"), ("Tafel fehlt", "tafel"), ("fehlt", "fehlt"),
        ("Tafel fehlt angefragt", "tafel"), ("Tafel dabei Linden", "Tafel dabei Linden"),
        ("AWO (seit 2019)", "awo"),
        ("AWO (2019)", "AWO (2019)"), ("AWO (2 Personen)", "awo"), ("Pfarrer 01 (St. Anna)", "st. anna"),
        ("Haus der Frau", "Haus der Frau"),
    ],
)  # fmt: skip
def test_remarks_and_persons_need_no_sign_between(text, rest):
    assert without_asides(text) == rest
