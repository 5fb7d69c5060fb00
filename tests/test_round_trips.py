"""What is written from a known truth comes back from the file, whatever its form, its kind and its habits."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from netzwerk.intake import read
from netzwerk.sheet import is_blank
from netzwerk.tables import tidy
from tests.towns import NAMES, SECTORS
from tests.truths import FORMS
from tests.written import KINDS, write_rows

ROSTER = [["Organisation", "Sektor"], *([name, SECTORS[place % 5]] for place, name in enumerate(NAMES))]
drawn = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def came_back(form, truth, kind):
    """Write the rows, read them, and hold every table against the truth."""
    with tempfile.TemporaryDirectory() as folder:
        wave = Path(folder) / "welle"
        if form != "roster":
            write_rows(wave, "organisationen", ".csv", ROSTER)
        path = write_rows(wave, "blatt", kind, truth.rows)
        tables = tidy(read(wave))
    assert [a.code for a in tables.assumptions if a.code.startswith("form_") and a.file == path.name] == [
        f"form_{form}"
    ]
    names = dict(tables.actors[["actor", "name"]].to_numpy()) | {"*": "*"}
    strengths = [None if math.isnan(strength) else strength for strength in tables.reports["strength"]]
    rows = zip(tables.reports.itertuples(), strengths, strict=True)
    told = {(names[r.source], names[r.target], r.state, strength, r.kind) for r, strength in rows}
    assert told == truth.reports
    assert len(tables.reports) == len(truth.reports)
    asked = {(names[r.actor], names[r.about], r.answer) for r in tables.asked.itertuples()}
    assert asked == truth.asked
    members = {(names[r.actor], r.field, r.role) for r in tables.affiliations.itertuples()}
    assert members == truth.members
    if form == "roster":
        rows = tables.actors[["name", "sector", "present", "named_in_public"]]
        assert list(rows.itertuples(index=False, name=None)) == truth.listed
    lines = tables.ledger[tables.ledger["file"].eq(path.name)]
    assert lines.query("severity in ('warning', 'error')").empty, lines.query("severity != ''")
    places = list(lines.query("row > 0")[["row", "column"]].itertuples(index=False, name=None))
    filled = {(r, c) for r, row in enumerate(truth.rows, 1) for c, value in enumerate(row, 1)
              if value is not None and not is_blank(str(value))}  # fmt: skip
    assert sorted(places) == sorted(filled)


@pytest.mark.parametrize("form", FORMS)
def test_reports_asked_pairs_and_every_cell_come_back(form):
    @drawn
    @given(truth=FORMS[form], kind=st.sampled_from((".xlsx", ".ods", ".csv")))
    def comes_back(truth, kind):
        came_back(form, truth, kind)

    comes_back()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_read_from_each_kind_of_file(form, kind):
    @seed(20180412)
    @settings(drawn, max_examples=1, derandomize=False, database=None)
    @given(truth=FORMS[form])
    def comes_back(truth):
        came_back(form, truth, kind)

    comes_back()
