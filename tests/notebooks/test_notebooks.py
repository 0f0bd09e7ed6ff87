"""Each notebook is an argument: a question, short cells, an output, how to read it; and each runs alone."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from mhhs_analysis.reference import REPOSITORY

NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))
MACHINERY = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.ListComp, ast.DictComp, ast.Lambda)


def cells(notebook: Path, kind: str) -> list[dict]:
    held = json.loads(notebook.read_text(encoding="utf-8"))
    return [cell for cell in held["cells"] if cell["cell_type"] == kind]


def lines(cell: dict) -> list[str]:
    return [line for line in "".join(cell["source"]).splitlines() if line.strip()]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_opens_with_its_question(notebook: Path) -> None:
    """A title, and one line below it that is a question."""
    title, question = lines(cells(notebook, "markdown")[0])
    assert title.startswith("# ") and question.endswith("?")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_parameters_are_typed_literals_with_a_comment(notebook: Path) -> None:
    """One cell is tagged as parameters; each of its lines is a name, a simple type, a literal and its help."""
    (tagged,) = [cell for cell in cells(notebook, "code") if "parameters" in cell["metadata"].get("tags", [])]
    for line in lines(tagged):
        (statement,) = ast.parse(line).body
        assert isinstance(statement, ast.AnnAssign) and isinstance(statement.annotation, ast.Name)
        assert isinstance(statement.value, ast.Constant) and "  # " in line
    assert {"data", "as_at", "audience"} <= {line.split(":")[0] for line in lines(tagged)}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_are_short_and_hold_no_machinery(notebook: Path) -> None:
    """Code cells have three lines at the median and ten at most; functions and loops live in the package."""
    sources = [lines(cell) for cell in cells(notebook, "code")]
    assert median(map(len, sources)) <= 3 and max(map(len, sources)) <= 10
    trees = [ast.parse("\n".join(source)) for source in sources]
    assert not [node for tree in trees for node in ast.walk(tree) if isinstance(node, MACHINERY)]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_was_run(notebook: Path) -> None:
    """nbval compares no cell without a count: a notebook stripped of its outputs would pass whatever it did."""
    counts = [cell["execution_count"] for cell in cells(notebook, "code")]
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_by_bare_papermill(notebook: Path, sample: Path, tmp_path: Path) -> None:
    """papermill alone, told only the data, runs it: a store that isn't there is built first."""
    out = tmp_path / "out.ipynb"
    command = [
        sys.executable,
        "-m",
        "papermill",
        str(notebook),
        str(out),
        "-p",
        "data",
        str(sample),
        "-k",
        "python3",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert all(cell["execution_count"] for cell in cells(out, "code"))


def test_nbval_sees_a_broken_output(tmp_path: Path) -> None:
    """Strict nbval fails on a committed notebook in which one output was changed by a digit."""
    (notebook,) = [one for one in NOTEBOOKS if one.name.startswith("09_")]
    text = notebook.read_text(encoding="utf-8")
    count = re.search(r"\b(\d+) of \d+", text)
    assert count
    broken = tmp_path / notebook.name
    broken.write_text(text[: count.start()] + "9" + text[count.start() :], encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--nbval",
        "--nbval-current-env",
        str(broken),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300)
    assert done.returncode == 1 and f"9{count[0]}" in done.stdout and "1 failed" in done.stdout
