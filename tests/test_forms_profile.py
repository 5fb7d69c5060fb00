"""Profile pages that came back: confirmed, denied, new; and they outweigh what the groups said."""

from __future__ import annotations

import pytest

from netzwerk.tables import tidy
from tests.sheets import codes, pairs, roster, sheet, town

NAMES = ("Klinikum Nord", "Jugendamt", "Sozialamt", "Tafel Süd", "Musikschule")
GROUP = sheet(
    [
        ("Akteur", "Partner", "Intensität", "Status"),
        ("Klinikum Nord", "Jugendamt", 1, "besteht"),
        ("Sozialamt", "Klinikum Nord", 2, "besteht"),
        ("Tafel Süd", "Klinikum Nord", 3, "besteht"),
        ("Jugendamt", "Sozialamt", 2, "besteht"),
    ],
    "tisch1.xlsx",
)
ANSWERS = [("Jugendamt", "stimmt", 3), ("Sozialamt", "stimmt nicht", None), ("Tafel Süd", None, None),
           ("Musikschule", "neu", 2)]  # fmt: skip


def ticked(word):
    return [("x" if word == one else None) for one in ("stimmt", "stimmt nicht", "neu")]


LAYOUTS = {
    "named above, one column of answers": [
        ("Netzwerkprofil", None, None),
        ("Organisation: Klinikum Nord", None, None),
        (),
        ("Kooperationspartner", "Rückmeldung", "Intensität"),
        *ANSWERS,
    ],
    "named in the title, columns to tick": [
        ("Profil: Klinikum Nord", None),
        ("Partner", "stimmt", "stimmt nicht", "neu", "Wie eng (1-3)"),
        *((name, *ticked(word), level) for name, word, level in ANSWERS),
    ],
    "a column of the organisation": [
        ("Organisation", "Partner", "Trifft das zu?", "Stärke"),
        *(("Klinikum Nord", *line) for line in ANSWERS),
    ],
    "in English": [
        ("Your organisation: Klinikum Nord",),
        ("Partner", "Is this correct?", "Strength"),
        *((name, {"stimmt": "yes", "stimmt nicht": "no", "neu": "new", None: None}[word], level)
          for name, word, level in ANSWERS),
    ],
    "what is missing in a list below": [
        ("Organisation: Klinikum Nord",),
        ("Partner", "Rückmeldung", "Intensität"),
        *ANSWERS[:3],
        (),
        ("Neue Kooperationen",),
        ("Partner", "Intensität"),
        ("Musikschule", 2),
    ],
    "what is missing below a line": [
        ("Organisation: Klinikum Nord",),
        ("Partner", "Rückmeldung", "Intensität"),
        *ANSWERS[:3],
        ("Das fehlt:",),
        ("Musikschule", None, 2),
    ],
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_profile_page_confirms_denies_and_adds_ties_of_its_own(layout):
    tables = tidy(town(roster(*NAMES), sheet(LAYOUTS[layout], "profil.xlsx")))
    assert pairs(tables, "state", "strength") == [
        ("Klinikum Nord", "Jugendamt", "existing", 3.0), ("Klinikum Nord", "Musikschule", "existing", 2.0),
    ]  # fmt: skip
    assert tables.reports["first_person"].all()
    asked = tables.asked[["about", "answer"]].to_numpy().tolist()
    assert asked == [
        ["jugendamt", "yes"],
        ["sozialamt", "no"],
        ["tafel-sued", "none"],
        ["musikschule", "yes"],
    ]
    assert not [code for code in codes(tables) if code[2] != "no_roster"]


def test_a_profile_page_outweighs_the_groups_for_its_own_ties_only():
    page = sheet(LAYOUTS["named above, one column of answers"], "profil.xlsx")
    tables = tidy(town(roster(*NAMES), GROUP, page))
    assert pairs(tables, "group", "strength") == [
        ("Klinikum Nord", "Jugendamt", "tisch1", None),
        ("Tafel Süd", "Klinikum Nord", "tisch1", 3.0),
        ("Jugendamt", "Sozialamt", "tisch1", 2.0),
        ("Klinikum Nord", "Jugendamt", "profil: Klinikum Nord", 3.0),
        ("Klinikum Nord", "Musikschule", "profil: Klinikum Nord", 2.0),
    ]
    said = tables.ledger.query("file == 'tisch1.xlsx' and code == 'outweighed'")
    assert set(said["row"]) == {2, 3}
    assert set(said["outcome"]) == {"corrected"}
    assert said["message"].str.contains("Klinikum Nord").all()


def test_two_pages_that_contradict_each_other_are_both_kept_and_said():
    mine = sheet([("Organisation: Jugendamt",), ("Partner", "Rückmeldung"), ("Sozialamt", "nein")], "p1.xlsx")
    other = sheet([("Organisation: Sozialamt",), ("Partner", "Rückmeldung"), ("Jugendamt", "ja")], "p2.xlsx")
    tables = tidy(town(roster(*NAMES), GROUP, mine, other))
    assert ("Sozialamt", "Jugendamt", "p2: Sozialamt") in pairs(tables, "group")
    assert ("Jugendamt", "Sozialamt", "tisch1") not in pairs(tables, "group")
    heard = tables.findings.query("code == 'denied_by_one'")
    assert heard[["file", "row", "column"]].to_numpy().tolist() == [["p1.xlsx", 3, 1]]


def test_a_wish_may_be_denied_or_taken_up_on_a_profile_page():
    group = sheet([("Akteur", "Partner", "Status"), ("Jugendamt", "Sozialamt", "gewünscht"),
                   ("Jugendamt", "Musikschule", "gewünscht")], "tisch2.xlsx")  # fmt: skip
    page = sheet([("Organisation: Jugendamt",), ("Partner", "Status", "Rückmeldung"),
                  ("Sozialamt", "gewünscht", "nein"), ("Musikschule", "gewünscht", "ja"),
                  ("Tafel Süd", None, "gewünscht")], "profil.xlsx")  # fmt: skip
    tables = tidy(town(roster(*NAMES), group, page))
    assert pairs(tables, "state", "wished_by") == [
        ("Jugendamt", "Musikschule", "wished", "group"), ("Jugendamt", "Musikschule", "wished", "source"),
        ("Jugendamt", "Tafel Süd", "wished", "source"),
    ]  # fmt: skip


def test_answers_that_nobody_knows_or_that_contradict_themselves_are_findings():
    page = sheet([("Organisation: Jugendamt",), ("Partner", "stimmt", "stimmt nicht"),
                  ("Sozialamt", "x", "x"), ("Musikschule", "bitte anrufen", None),
                  ("Tafel Süd", "x", None)], "profil.xlsx")  # fmt: skip
    tables = tidy(town(roster(*NAMES), page))
    assert pairs(tables) == [("Jugendamt", "Tafel Süd")]
    assert [code for code in codes(tables) if code[2] == "unknown_verdict"] == [
        (3, 3, "unknown_verdict"), (4, 2, "unknown_verdict"),
    ]  # fmt: skip


def test_every_cell_of_a_profile_page_is_in_the_ledger_once():
    for rows in LAYOUTS.values():
        page = sheet(rows, "profil.xlsx")
        ledger = tidy(town(roster(*NAMES), page)).ledger.query("file == 'profil.xlsx' and row > 0")
        places = list(ledger[["row", "column"]].itertuples(index=False, name=None))
        assert sorted(places) == sorted(page.cells)
        assert not set(ledger["code"]) & {"outside", "form_unclear"}
