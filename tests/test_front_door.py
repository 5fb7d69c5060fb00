"""The front door: what `import netzwerk` offers, and what it does not load."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import netzwerk as nw

ROOT = Path(__file__).parents[1]
HEAVY = ("pandas", "numpy", "networkx", "igraph", "scipy", "matplotlib", "pyvis", "openpyxl", "rich", "typer")

everything = pytest.mark.parametrize("name", nw.__all__)


@everything
def test_every_name_opens_and_says_what_it_is(name):
    thing = getattr(nw, name)
    assert callable(thing)
    assert thing.__name__ == name
    assert inspect.getdoc(thing)


@everything
def test_nothing_takes_more_than_three_things_by_their_place(name):
    thing = getattr(nw, name)
    call = thing.of if name == "Network" else thing
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    by_place = [p for p in inspect.signature(call).parameters.values() if p.kind in kinds]
    assert len(by_place) <= 3


@pytest.mark.parametrize("name", ["read", "tidy", "measure", "gaps", "run", "check", "plan_map", "save"])
def test_a_call_explains_what_it_takes_and_gives(name):
    said = inspect.getdoc(getattr(nw, name))
    assert "Parameters\n" in said
    assert "Returns\n" in said


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="draw_everything"):
        nw.draw_everything  # noqa: B018 - asking is the test


def test_the_names_are_listed_for_the_tab_key():
    assert set(nw.__all__) <= set(dir(nw))


def test_the_version_is_that_of_the_package():
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert nw.__version__ == stated
    assert f"version: {stated}" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_opening_the_door_loads_nothing_heavy():
    code = "import json, sys, netzwerk; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    assert [name for name in HEAVY if name in loaded] == []


def test_the_walk_of_the_data_in_one_line_each():
    sheets = nw.read(ROOT / "data" / "raw" / "beispielstadt" / "2018-04-12-auftakt")
    net = nw.Network.of(nw.tidy(sheets))
    assert net.wave == "2018-04-12-auftakt"
    assert list(nw.measure(net, ["degree"]).columns) == ["degree"]
