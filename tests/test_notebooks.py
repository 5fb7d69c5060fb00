"""Notebooks: a question first, no code that belongs into a room, no outputs, and they run to the end."""

from __future__ import annotations

import ast
from pathlib import Path

import jupytext
import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def load(path):
    return nbformat.read(path, as_version=4)


# The one exception: a measure of one's own is a function.
OWN_MEASURE = "07-your-own-measure"


def test_those_of_the_walk_and_the_analysts_two_are_there():
    assert {"01", "02", "03", "04", "05", "07", "08"} <= {path.stem[:2] for path in NOTEBOOKS}


def test_ones_own_data_need_no_more_than_twenty_five_lines():
    cells = load(ROOT / "notebooks" / "08-your-own-data.ipynb").cells
    code = [line for cell in cells if cell.cell_type == "code" for line in cell.source.splitlines()]
    assert len([line for line in code if line.strip()]) <= 25


@each
def test_a_notebook_opens_with_its_question(path):
    first = load(path).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert first.source.splitlines()[0].endswith("?")


@each
def test_a_notebook_is_committed_without_outputs(path):
    code = [cell for cell in load(path).cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)


@each
def test_a_notebook_needs_no_function_no_loop_and_no_pyplot(path):
    forbidden = (
        ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.For, ast.While, ast.ListComp, ast.DictComp,
        ast.SetComp, ast.GeneratorExp,
    )  # fmt: skip
    if path.stem == OWN_MEASURE:
        forbidden = forbidden[1:]
    for cell in load(path).cells:
        if cell.cell_type == "code":
            assert "plt" not in cell.source
            assert "matplotlib" not in cell.source
            assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, forbidden)]


@each
def test_a_notebook_and_its_text_pair_say_the_same(path):
    pair = jupytext.read(path.with_suffix(".py"))
    said = [(cell.cell_type, cell.source) for cell in load(path).cells]
    assert said == [(cell.cell_type, cell.source) for cell in pair.cells]


@each
@pytest.mark.notebook
@pytest.mark.slow
def test_a_notebook_runs_from_top_to_bottom(path):
    from nbclient import NotebookClient

    notebook = load(path)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    results = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    assert len(results) >= 3
    warned = [o for cell in results for o in cell.outputs if o.output_type == "stream" and o.name == "stderr"]
    assert warned == []
