"""Several partners in one cell: parted where they end, whole where a name holds a separator."""

from __future__ import annotations

import pytest

from netzwerk.forms.split import split_partners
from netzwerk.forms.values import Scale

KNOWN = {
    "AWO", "DRK", "Caritas", "Müller & Söhne", "Ausländer- und Integrationsbehörde", "Stadt X/Fachdienst 50",
    "Stadtverwaltung, FD Integration", "Gesamtschule Stadtpark", "Bürgerverein Nord",
}  # fmt: skip


def knows(text):
    return " ".join(text.split()) in KNOWN


def split(text, *, several=True):
    return [
        (p.text, p.value.strength if p.value else None)
        for p in split_partners(text, knows, scale=Scale(), several=several)
    ]


@pytest.mark.parametrize(
    "text",
    ["AWO, DRK, Caritas", "AWO; DRK; Caritas", "AWO;DRK;Caritas;", "AWO / DRK / Caritas", "AWO\nDRK\nCaritas",
     "- AWO\n- DRK\n- Caritas", "• AWO\n• DRK\n• Caritas", "1. AWO\n2. DRK\n3. Caritas",
     "AWO, DRK und Caritas",
     "AWO, DRK & Caritas", "AWO, DRK u. Caritas", "AWO,\nDRK,\nCaritas", "AWO | DRK | Caritas",
     "AWO/DRK/Caritas"],
)  # fmt: skip
def test_every_separator_parts_the_same_three(text):
    assert [name for name, _ in split(text)] == ["AWO", "DRK", "Caritas"]


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_known_name_stays_whole_alone_and_in_a_list(name):
    assert split(name) == [(name, None)]
    assert [part for part, _ in split(f"{name}; AWO")] == [name, "AWO"]


def test_a_name_with_a_comma_stays_whole_among_commas():
    assert [n for n, _ in split("AWO, Stadtverwaltung, FD Integration, DRK")] == [
        "AWO", "Stadtverwaltung, FD Integration", "DRK",
    ]  # fmt: skip


def test_intensities_in_brackets_belong_to_their_partner():
    assert split("AWO (2), DRK (eng), Caritas") == [("AWO", 2.0), ("DRK", 3.0), ("Caritas", None)]
    assert split("AWO: 2; DRK = 1") == [("AWO", 2.0), ("DRK", 1.0)]


def test_brackets_that_are_no_intensity_belong_to_the_name():
    assert split("Volkshochschule (VHS)") == [("Volkshochschule (VHS)", None)]
    assert split("Sozialamt (Stadt, Raum 2), AWO")[0][0] == "Sozialamt (Stadt, Raum 2)"


def test_a_wish_in_brackets_is_a_wish():
    parts = split_partners("AWO (W), DRK (Wunsch)", knows, scale=Scale(), several=True)
    assert [p.value.state for p in parts] == ["wished", "wished"]


def test_an_intensity_out_of_range_is_a_fault_of_its_part():
    parts = split_partners("AWO (7), DRK (2)", knows, scale=Scale(), several=True)
    assert [p.value.fault for p in parts] == ["out_of_range", ""]


def test_a_question_mark_is_noted_and_not_part_of_the_name():
    part = split_partners("AWO?, DRK", knows, scale=Scale(), several=True)[0]
    assert (part.text, part.questioned) == ("AWO", True)


def test_in_a_column_of_single_partners_only_known_names_are_parted():
    assert split("Foo, Kreisverband", several=False) == [("Foo, Kreisverband", None)]
    assert [n for n, _ in split("AWO, DRK", several=False)] == ["AWO", "DRK"]
    assert split("Gesamtschule\nStadtpark", several=False) == [("Gesamtschule\nStadtpark", None)]


def test_and_parts_only_between_known_names():
    assert [n for n, _ in split("Bürgerverein Nord und AWO")] == ["Bürgerverein Nord", "AWO"]
    assert split("Kunst und Krempel") == [("Kunst und Krempel", None)]


def test_a_cell_with_one_name_stays_as_it_is_written():
    assert split("  AWO ") == [("  AWO ", None)]
