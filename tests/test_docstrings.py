"""The docstring carries the science: what is read, its units and range, an example that runs.

Examples run as doctests with all tests; here is asked that they are there, that every parameter is told, and
that what is told exists.
"""

from __future__ import annotations

import inspect
import re
from importlib import import_module

import pytest

import netzwerk as nw
from netzwerk.measures import MEASURES
from netzwerk.measures.whole.answer import WHOLE

# The rooms whose functions are measures, or answers that an analyst asks for.
ROOMS = (
    "clusters.membership", "core.against_chance", "core.model", "positions.centrality",
    "positions.cohesion", "positions.holes", "positions.partner", "positions.spectral",
    "sectors.brokerage", "sectors.mixing", "sectors.roles", "two_mode.answer", "two_mode.barber",
    "two_mode.bicm", "two_mode.fields", "two_mode.incidence", "two_mode.positions",
    "two_mode.projection", "whole.answer", "whole.centralization", "whole.extent", "whole.krackhardt",
    "whole.patterns",
)  # fmt: skip
# These write files or read folders: an example would need some.
AT_THE_EDGES = {"read", "run", "check", "init", "measure_tables", "compare_runs", "template", "save", "show"}
HEAD = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)


def _functions(room):
    module = import_module(f"netzwerk.measures.{room}")
    return [
        thing
        for name, thing in vars(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
    ]


OF_MEASURES = [pytest.param(f, id=f"{room}.{f.__name__}") for room in ROOMS for f in _functions(room)]
AT_THE_DOOR = [
    pytest.param(getattr(nw, name), id=name) for name in nw.__all__ if inspect.isfunction(getattr(nw, name))
]


def sections(function):
    parts = HEAD.split(inspect.getdoc(function) or "")
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def told(section):
    names = re.findall(r"^(\*{0,2}\w[\w, *]*?)(?: :.*)?$", section, re.MULTILINE)
    return {name.strip(" *") for line in names for name in line.split(",")}


def asked_for(function):
    return set(inspect.signature(function).parameters)


@pytest.mark.parametrize("function", OF_MEASURES)
def test_every_measure_tells_what_it_reads_what_it_gives_and_shows_it(function):
    found = sections(function)
    assert found[""].strip().split("\n", maxsplit=1)[0].endswith((".", ":"))
    assert asked_for(function) <= told(found.get("Parameters", ""))
    assert found.get("Returns", "").strip()
    assert ">>> " in found.get("Examples", "")


@pytest.mark.parametrize("function", AT_THE_DOOR)
def test_every_name_of_the_front_door_tells_its_parameters_and_what_it_gives(function):
    found = sections(function)
    if asked_for(function):
        assert asked_for(function) <= told(found.get("Parameters", "")), asked_for(function) - told(
            found.get("Parameters", "")
        )
    gives = inspect.signature(function).return_annotation
    assert gives in (None, "None") or found.get("Returns", "").strip()
    assert function.__name__ in AT_THE_EDGES or ">>> " in inspect.getdoc(function)


@pytest.mark.parametrize("function", [*OF_MEASURES, *AT_THE_DOOR])
def test_nothing_is_told_that_is_not_there(function):
    documented = told(sections(function).get("Parameters", ""))
    assert documented <= asked_for(function)


def test_every_error_that_is_raised_by_name_is_told():
    for function in (nw.measure, nw.two_mode, nw.projection, nw.gaps):
        assert sections(function)["Raises"].strip()


def test_every_record_names_its_source_its_range_and_its_engine():
    for record in (*MEASURES, *WHOLE):
        assert record.low < record.high, record.name
        assert record.engine in {"igraph", "numpy", "scipy", "pandas"}, record.name
        assert record.reads, record.name
    # Counts of what stands in the tables need nobody's definition.
    nobodys = {record.name for record in (*MEASURES, *WHOLE) if not record.source}
    assert nobodys <= {
        "fields", "leads", "actors", "ties", "density", "density_asked", "components", "largest_component",
        "isolates", "cutpoints", "bridges", "mean_distance", "diameter", "reciprocity", "reciprocity_dyad",
    }  # fmt: skip
