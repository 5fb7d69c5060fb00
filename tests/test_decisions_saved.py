"""A filled review, saved by LibreOffice itself as .xlsx, .ods and German .csv, is read back."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from netzwerk.intake import read
from netzwerk.tables import tidy
from tests import test_template as template
from tests.test_decisions import FD, INTEGRATION, UNLISTED, fill, how, kept, no_map, run, town
from tests.test_template import truth

__all__ = ["no_map", "town", "truth"]  # fixtures

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# What LibreOffice is asked for: the filter of each ending; csv with semicolons in Windows' own code page.
FORMATS = {"xlsx": "xlsx", "ods": "ods", "csv": "csv:Text - txt - csv (StarCalc):59,34,1,1"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


def saved(path, ending, folder):
    """Convert a file as LibreOffice's own `save as` does."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [profile, "--headless", "--convert-to", FORMATS[ending], "--outdir", str(folder), str(path)]
    subprocess.run([OFFICE, *words], check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{ending}"


def test_what_libreoffice_saved_is_read_back(town, tmp_path):
    first = tmp_path / "first"
    run(town, first)
    fill(first / "review.xlsx", {
        FD: ("gleich", "", "größer"), "LOTSEN": ("verschieden",), "Reparatur-Café": ("später", "", "fragen"),
        UNLISTED: ("neu",),
    })  # fmt: skip
    for ending in FORMATS:
        made = saved(first / "review.xlsx", ending, tmp_path)
        if ending == "csv":
            assert made.read_bytes().decode("cp1252").count(";") > 20
        out = tmp_path / f"out-{ending}"
        out.mkdir()
        shutil.move(made, out / f"review.{ending}")
        tables = run(town, out).waves[0].tables
        told = how(tables)
        assert {text for text, one in told.items() if one == "decided"} == {FD, "LOTSEN", UNLISTED}, ending
        assert (FD, INTEGRATION, "same", "größer") in kept(out), ending
        assert told["Reparatur-Café"] == "pending"


@pytest.mark.parametrize(("by", "lang", "ending"), [("names", "de", "xlsx"), ("numbers", "en", "ods")])
def test_a_template_that_libreoffice_saved_comes_back_without_a_finding(truth, tmp_path, by, lang, ending):
    template.filled(truth, template.begun(truth, lang=lang), by=by, lang=lang).save(
        tmp_path / "workshop.xlsx"
    )
    for folder in ("office", "raw"):
        (tmp_path / folder).mkdir()
    shutil.move(saved(tmp_path / "workshop.xlsx", ending, tmp_path / "office"), tmp_path / "raw")
    tables = tidy(read(tmp_path / "raw"))
    assert tables.findings.empty, tables.findings[["sheet", "row", "column", "code", "value"]]
    assert template.told(tables) == template.meant(truth, lang)
