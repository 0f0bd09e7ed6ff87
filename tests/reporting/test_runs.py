from pathlib import Path

import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.runs import raise_faults, run


def test_every_failure_is_told_and_the_other_notebooks_finish(tmp_path, write_notebook):
    """A cell that raises, one that takes too long and a kernel that dies are told at once, a line each."""
    notebooks = [
        write_notebook(tmp_path / "raises.ipynb", "x = 1", "# the sum\n1 / 0"),
        write_notebook(tmp_path / "dies.ipynb", "import os\nos._exit(1)"),
        write_notebook(tmp_path / "hangs.ipynb", "import time\ntime.sleep(60)"),
        write_notebook(tmp_path / "finishes.ipynb", "1 + 1"),
    ]
    states = []
    runs = run(
        notebooks,
        {},
        tmp_path / "out",
        workers=2,
        cell_timeout=2,
        progress=lambda notebook, state: states.append((notebook.stem, state)),
    )
    raises, dies, hangs, finishes = (each.fault for each in runs)
    assert "raises.ipynb: cell 4 (# the sum): ZeroDivisionError: division by zero" in raises
    assert "dies.ipynb: cell 3 (import os): its kernel died" in dies
    assert "hangs.ipynb: cell 3 (import time): took longer than a cell may" in hangs
    assert finishes == ""
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["finishes.ipynb"]
    assert {stem for stem, state in states if state == "failed"} == {"raises", "dies", "hangs"}
    with pytest.raises(MhhsError) as caught:
        raise_faults(runs)
    assert len(str(caught.value).splitlines()) == 3


def test_our_own_error_in_a_cell_is_told_in_its_own_words(tmp_path, write_notebook):
    """An error that says already what to do keeps its words, without a Python name."""
    cell = "from mhhs_analysis.frames import MhhsError\nraise MhhsError('a.xlsx: empty', 'b.xlsx: too')"
    (only,) = run(
        [write_notebook(tmp_path / "a.ipynb", cell)], {}, tmp_path / "out", workers=1, cell_timeout=9
    )
    assert only.fault.endswith("): a.xlsx: empty / b.xlsx: too")


def test_a_cell_that_leaves_early_is_a_failure(tmp_path, write_notebook):
    """sys.exit(0) would leave the rest of the notebook unrun, so it doesn't count as success."""
    notebook = write_notebook(tmp_path / "a.ipynb", "import sys\nsys.exit(0)", "print('never run')")
    (only,) = run([notebook], {}, tmp_path / "out", workers=1, cell_timeout=9)
    assert "cell 3 (import sys): the cell ends the notebook by sys.exit" in only.fault


def test_kernels_that_run_at_once_keep_to_the_notebooks_folder(tmp_path, write_notebook):
    """Notebooks run side by side in their own folder, whatever its name; the caller's stays as it was."""
    before = Path.cwd()
    folder = tmp_path / "a folder {with} braces {}"
    cell = "import os, pathlib\npathlib.Path(str(os.getpid())).write_text(os.getcwd())"
    notebooks = [write_notebook(folder / f"{name}.ipynb", cell) for name in "abc"]
    runs = run(notebooks, {}, tmp_path / "{out}", workers=3, cell_timeout=20)
    assert [each.fault for each in runs] == ["", "", ""]
    left = {path.name: path.read_text() for path in folder.iterdir() if path.suffix != ".ipynb"}
    assert len(left) == 3, "each kernel wrote one file and left no socket behind"
    assert set(left.values()) == {str(folder)}
    assert Path.cwd() == before
    assert sorted(path.name for path in (tmp_path / "{out}").iterdir()) == ["a.ipynb", "b.ipynb", "c.ipynb"]


def test_the_executed_record_names_no_folder_of_this_machine(tmp_path, write_notebook):
    """The executed notebook holds its parameters and outputs, but no path of the machine that ran it."""
    notebook = write_notebook(tmp_path / "a.ipynb", "limit")
    (only,) = run([notebook], {"limit": "7", "other": "x"}, tmp_path / "out", workers=1, cell_timeout=9)
    text = (tmp_path / "out" / "a.ipynb").read_text()
    assert only.fault == ""
    assert "limit = 7" in text and "other" not in text
    assert str(tmp_path) not in text and "papermill" not in text


def test_a_page_that_cannot_be_made_fails_its_notebook(tmp_path, write_notebook):
    """A fault in making the page is told as the notebook's, not as a traceback."""

    def cannot(notebook, executed):
        raise KeyError("data")

    (only,) = run(
        [write_notebook(tmp_path / "a.ipynb")], {}, tmp_path / "out", workers=1, cell_timeout=9, made=cannot
    )
    assert only.fault.startswith("a.ipynb: making its page: KeyError: 'data'")
