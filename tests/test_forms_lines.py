"""Partners and cooperations as people write them in lines: bullets, arrows, dittos, blocks, nobody at all."""

from __future__ import annotations

import pytest

from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Tafel", "VHS", "Jugendamt", "Sozialamt", "Kita Arche", "Polizei", "Sportjugend", "Kita - Nord")


def told(*rows, name=""):
    return tidy(town(roster(*NAMES), sheet(rows, "blatt.xlsx", name=name)))


def found(tables):
    return [code for *_, code in codes(tables) if code != "no_roster"]


def said(*rows):
    return {pair[1:] for pair in pairs(told(*rows), "state", "strength")}


BEHIND = {
    "bullets": "• VHS (2)\n• Jugendamt - eng\n• Sozialamt: wöchentlich\n• Polizei [W]",
    "semicolons": "VHS 2=mittel; Jugendamt = eng; Sozialamt – täglich; Polizei W".replace(
        "VHS 2=mittel", "VHS=2"
    ),
    "braces": "VHS {2}, Jugendamt {3}, Sozialamt [3], Polizei (gewünscht)",
    "numbers in one line": "1. VHS (2) 2. Jugendamt (3) 3. Sozialamt (eng) 4. Polizei (W)",
    "letters": "a) VHS (2)\nb) Jugendamt +++\nc) Sozialamt eng\nd) Polizei - Wunsch",
}


@pytest.mark.parametrize("written", BEHIND)
def test_what_stands_behind_a_partner_is_said_of_it(written):
    rows = ["Akteur", "Partner"], ["Tafel", BEHIND[written]], ["VHS", "Polizei, Kita Arche"]
    assert said(*rows) - {("Polizei", "existing", None), ("Kita Arche", "existing", None)} == {
        ("VHS", "existing", 2.0), ("Jugendamt", "existing", 3.0), ("Sozialamt", "existing", 3.0),
        ("Polizei", "wished", None),
    }  # fmt: skip


PAIRS = {
    "dashes": ["Tafel – VHS", "VHS - Polizei", "Kita - Nord – Tafel"],
    "arrows": ["Tafel → VHS", "VHS->Polizei", "Kita - Nord → Tafel"],
    "both ways": ["Tafel <-> VHS", "VHS ↔ Polizei", "Kita - Nord <=> Tafel"],
    "mit": ["Tafel mit VHS", "VHS mit Polizei", "Kita - Nord mit Tafel"],
    "und": ["Tafel und VHS", "VHS & Polizei", "Kita - Nord und Tafel"],
    "bullets in one cell": ["• Tafel – VHS\n• VHS – Polizei\n• Kita - Nord – Tafel"],
    "numbered": ["1. Tafel – VHS", "2. VHS – Polizei", "3. Kita - Nord – Tafel"],
}


@pytest.mark.parametrize("written", PAIRS)
def test_lines_of_two_names_are_cooperations(written):
    tables = told(["Ergebnisse Tisch 4"], *([line] for line in PAIRS[written]))
    assert pairs(tables, "group") == [
        ("Tafel", "VHS", "Tisch 4"), ("VHS", "Polizei", "Tisch 4"), ("Kita - Nord", "Tafel", "Tisch 4"),
    ]  # fmt: skip
    assert found(tables) == []
    assert "form_tie_list" in {one.code for one in tables.assumptions}


def test_pairs_say_intensity_and_state_behind_the_second_name():
    lines = ["Tafel → VHS (eng)", "VHS → Polizei: monatlich", "Polizei → Jugendamt (Wunsch)"]
    assert said(*([line] for line in lines)) == {
        ("VHS", "existing", 3.0), ("Polizei", "existing", 2.0), ("Jugendamt", "wished", None)
    }  # fmt: skip


def test_pairs_stand_beside_columns_and_below_titles():
    beside = told(["Kooperation", "Intensität", "Art"], ["Tafel – VHS", 3, "Kurs"], ["VHS – Polizei", 1, ""])
    assert pairs(beside, "strength", "kind") == [("Tafel", "VHS", 3.0, "Kurs"), ("VHS", "Polizei", 1.0, "")]
    parted = told(["Bestehende Kooperationen"], ["Tafel - VHS"], ["VHS - Polizei"], [],
                  ["Gewünschte Kooperationen"], ["Tafel - Polizei"])  # fmt: skip
    assert [state for *_, state in pairs(parted, "state")] == ["existing", "existing", "wished"]


def test_a_line_that_names_nobody_twice_is_set_aside_and_a_program_is_no_list():
    tables = told(["Tafel - VHS"], ["VHS - Polizei"], ["Tafel - Raumschiff"], ["offen"], [], ["Stand: 12.4."])
    assert pairs(tables) == [("Tafel", "VHS"), ("VHS", "Polizei"), ("Tafel", "Raumschiff")]
    assert found(tables) == ["name_new", "pair_unclear"]
    assert pairs(told(["9:00 – 10:00 Begrüßung"], ["10:00 – 11:00 Gruppen"])) == []


def test_partners_behind_a_colon_are_the_first_ones():
    tables = told(["Gruppe 2"], ["Tafel: VHS, Polizei (2), Sozialamt (W)"], ["VHS: Jugendamt; Kita - Nord"])
    assert pairs(tables, "state", "strength") == [
        ("Tafel", "VHS", "existing", None), ("Tafel", "Polizei", "existing", 2.0),
        ("Tafel", "Sozialamt", "wished", None), ("VHS", "Jugendamt", "existing", None),
        ("VHS", "Kita - Nord", "existing", None),
    ]  # fmt: skip
    torn = told(["Tafel: VHS", "Polizei (gewünscht)"], ["VHS: Jugendamt", "Sozialamt"])
    assert pairs(torn, "state") == [
        ("Tafel", "VHS", "existing"), ("Tafel", "Polizei", "wished"), ("VHS", "Jugendamt", "existing"),
        ("VHS", "Sozialamt", "existing"),
    ]  # fmt: skip


def test_nobody_is_no_partner_and_several_without_a_name_are_asked_for():
    tables = told(["Akteur", "Partner", "gewünschte Partner"], ["Tafel", "VHS, alle Kitas", "keine"],
                  ["VHS", "Polizei, andere Vereine", "alle"], ["Polizei", "–", "niemand"])  # fmt: skip
    assert pairs(tables) == [("Tafel", "VHS"), ("VHS", "Polizei")]
    assert found(tables) == ["several_unnamed"] * 3
    assert set(tables.actors["name"]) == set(NAMES)


def test_dittos_say_what_stands_above_them():
    tables = told(["Einrichtung", "arbeitet mit", "Stärke"], ["Tafel", "VHS", 3],
                  ['"', "Polizei", 1], ["dto.", "Jugendamt", '"'], ["VHS", "Polizei", 2],
                  ["s.o.", "Sozialamt", "ebenso"])  # fmt: skip
    assert pairs(tables, "strength") == [
        ("Tafel", "VHS", 3.0), ("Tafel", "Polizei", 1.0), ("Tafel", "Jugendamt", 1.0),
        ("VHS", "Polizei", 2.0), ("VHS", "Sozialamt", 2.0),
    ]  # fmt: skip
    assert found(tables) == ["ditto"]
    ledger = tables.ledger.query("file == 'blatt.xlsx' and row == 3 and column == 1")
    assert ledger["value"].tolist() == ['"']


def test_a_name_above_its_lines_stands_for_them_only_where_the_whole_table_is_written_so():
    head = ["Akteur", "Partner", "Intensität"]
    blocks = told(
        head, ["Tafel", "", ""], ["", "VHS", 2], ["", "Polizei", 1], ["VHS", "", ""], ["", "Sozialamt", 3]
    )
    assert pairs(blocks, "strength") == [
        ("Tafel", "VHS", 2.0),
        ("Tafel", "Polizei", 1.0),
        ("VHS", "Sozialamt", 3.0),
    ]
    assert found(blocks) == ["block"]
    left_out = told(head, ["Tafel", "VHS", 2], ["", "Polizei", 1])
    assert pairs(left_out) == [("Tafel", "VHS")]
    assert found(left_out) == ["actor_missing"]


def test_partners_right_of_the_last_header_are_partners():
    tables = told(
        ["Akteur", "Kooperationspartner"],
        ["Tafel", "VHS", "Polizei"],
        ["VHS", "Jugendamt", "Sozialamt", "Polizei"],
    )
    assert [b for _, b in pairs(tables)] == ["VHS", "Polizei", "Jugendamt", "Sozialamt", "Polizei"]


def test_organisations_in_a_column_without_a_header_are_not_passed_over_in_silence():
    tables = told(["Akteur", "Partner", "Intensität"], ["Tafel", "VHS", 2, "Polizei"], ["VHS", "Polizei", 1])
    assert pairs(tables) == [("Tafel", "VHS"), ("VHS", "Polizei")]
    assert [one for one in codes(tables) if one[2] != "no_roster"] == [(2, 4, "no_header")]


def test_an_own_form_goes_on_below_its_wishes():
    tables = told(["Name der Organisation:", "Tafel"], [], ["Wir arbeiten zusammen mit:"], ["VHS"],
                  ["Polizei"], [], ["Wir würden gern zusammenarbeiten mit:"], ["Jugendamt"])  # fmt: skip
    assert [(b, state) for _, b, state in pairs(tables, "state")] == [
        ("VHS", "existing"), ("Polizei", "existing"), ("Jugendamt", "wished"),
    ]  # fmt: skip


def test_a_legend_below_its_title_is_a_legend_and_no_list():
    tables = told(["Akteur", "Partner", "Stärke"], ["Tafel", "VHS", 5], ["VHS", "Polizei", 2], [],
                  ["Legende"], [1, "kaum Kontakt"], [3, "regelmäßiger Kontakt"],
                  [5, "sehr enge Zusammenarbeit"])  # fmt: skip
    assert pairs(tables, "strength") == [("Tafel", "VHS", 3.0), ("VHS", "Polizei", 1.5)]
    assert found(tables) == []
