"""Made-up towns, each written in ways of its own: what stands in the sheets comes back as reports."""

from __future__ import annotations

import math

import pytest

from netzwerk.tables import tidy
from tests.sheets import town
from tests.towns import make_town


def told(tables):
    names = dict(tables.actors[["actor", "name"]].to_numpy())
    return {
        (r["file"], names[r["source"]], names[r["target"]], r["state"],
         None if math.isnan(r["strength"]) else r["strength"], r["kind"])
        for r in tables.reports.to_dict("records")
    }  # fmt: skip


@pytest.mark.parametrize("seed", [*range(40), 2007])
def test_a_towns_reports_come_back_whatever_its_habits(seed):
    made = make_town(seed)
    tables = tidy(town(*made.sheets))
    assert told(tables) == made.truth
    heard = tables.findings.query("severity != 'note'")
    assert heard.empty, heard[["file", "row", "column", "code"]]


@pytest.mark.parametrize("seed", range(100, 120))
def test_a_town_without_a_roster_comes_back_too(seed):
    made = make_town(seed, listed=False)
    tables = tidy(town(*made.sheets))
    assert told(tables) == made.truth
    assert not tables.actors["on_roster"].any()


@pytest.mark.parametrize("seed", range(0, 40, 8))
def test_findings_and_messages_are_in_the_readers_language(seed):
    made = make_town(seed)
    german, english = (tidy(town(*made.sheets), lang=lang).ledger for lang in ("de", "en"))
    assert german.drop(columns="message").equals(english.drop(columns="message"))
    heard = german["severity"].ne("")
    assert (german[heard]["message"] != english[heard]["message"]).all()
