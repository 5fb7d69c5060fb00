"""Packaging: three lists of packages that agree, and a wheel with everything in it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
SAMPLE = ROOT / "data" / "raw" / "beispielstadt"

# Names on conda-forge that differ from the package's own.
CONDA = {"igraph": "python-igraph", "playwright": "playwright-python"}
# The project's card names these; all must be in the environment.
CARD = {"networkx", "pandas", "matplotlib", "pyvis", "jupyter", "pytest"}


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def declared():
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for group in (PROJECT["dependencies"], *extras) for line in group]


def environment():
    lines = (ROOT / "environment.yml").read_text("utf-8").splitlines()
    listed = lines[lines.index("dependencies:") + 1 :]
    return [
        Requirement(line.strip()[2:])
        for line in listed
        if line.strip().startswith("- ") and not line.endswith(":")
    ]


def locked():
    pins = re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\$", LOCK, re.MULTILINE)
    here = default_environment()
    kept = [
        (normal(name), Version(version))
        for name, version, marker in pins
        if not marker or Requirement(f"x; {marker}").marker.evaluate(here)
    ]
    return dict(kept)


def imported_by_the_package():
    """First words of everything that src/ imports."""
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"netzwerk"}


def test_what_is_needed_at_run_time_is_what_the_package_imports():
    needed = {normal(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert {normal(name) for name in imported_by_the_package()} == needed


def test_environment_and_pyproject_ask_for_the_same():
    wanted = {CONDA.get(r.name, r.name): str(r.specifier) for r in declared()}
    listed = {r.name: str(r.specifier) for r in environment() if r.name not in ("python", "pip")}
    assert listed == wanted


def test_environment_and_pyproject_ask_for_the_same_python():
    python = next(r for r in environment() if r.name == "python")
    assert str(python.specifier) == PROJECT["requires-python"]


def test_the_environment_has_all_six_of_the_card():
    assert {r.name for r in environment()} >= CARD


def test_the_lock_holds_a_version_of_everything_that_is_asked_for():
    pinned = locked()
    wrong = [str(r) for r in declared() if pinned.get(normal(r.name)) not in r.specifier]
    assert wrong == []


def test_every_line_of_the_lock_has_hashes_and_none_names_an_index():
    blocks = [block for block in re.split(r"\n(?=[a-z])", LOCK) if "==" in block.split("\n")[0]]
    assert len(blocks) > len(declared())
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", LOCK)


def test_no_file_of_the_project_names_a_folder_of_somebodys_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    personal = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w+|[A-Z]:\\\\?Users\\")
    wrong = []
    for name in listed.splitlines():
        if name.endswith((".py", ".md", ".toml", ".yml", ".lock", ".ipynb", ".sh", "Makefile", ".ci/run")):
            text = (ROOT / name).read_text("utf-8")
            wrong += [name] * bool(personal.search(text)) * (name != "tests/test_packaging.py")
    assert wrong == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_texts_word_lists_and_the_page(wheel):
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("netzwerk/")}
    package = ROOT / "src" / "netzwerk"
    lying = {
        f"netzwerk/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == lying
    assert {"netzwerk/py.typed", "netzwerk/texts/catalogue/de/errors.toml"} <= packed


@pytest.mark.slow
def test_the_main_job_runs_from_the_wheel_alone(wheel, tmp_path):
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    code = (
        "import netzwerk, netzwerk.cli, sys; assert netzwerk.__file__.startswith(sys.argv[1]);"
        "sys.exit(netzwerk.cli.call(['run', sys.argv[2], '--out', sys.argv[3], '--quick']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(installed), str(SAMPLE), str(tmp_path / "out")],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "2018-04-12-auftakt" / "map.html").stat().st_size > 300_000
