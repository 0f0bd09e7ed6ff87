import json
import subprocess
import sys

import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.refresh import refresh

FIGURE = "import plotly.graph_objects as go\ngo.Figure(go.Bar(y=[1, 2]))"
FRAME = "import pandas as pd\npd.DataFrame({'a': [1]})"


def cells(path):
    return json.loads(path.read_text())["cells"]


def change(path, edit):
    held = json.loads(path.read_text())
    edit(held)
    path.write_text(json.dumps(held))


@pytest.fixture
def refreshed(tmp_path, write_notebook):
    """A notebook with a frame, a figure and text in pieces, refreshed once."""
    pieces = "import time\nfor n in range(3):\n    print(n, flush=True)\n    time.sleep(0.4)"
    path = write_notebook(tmp_path / "01_a.ipynb", FRAME, FIGURE, pieces, "# only a comment")
    refresh([path], check=False)
    return path


def test_a_second_refresh_changes_no_byte(refreshed):
    """Run again, a refreshed notebook is the same to the byte, and --check agrees."""
    before = refreshed.read_bytes()
    assert refresh([refreshed], check=False) == [] and refreshed.read_bytes() == before
    assert refresh([refreshed], check=True) == []


def test_a_refreshed_notebook_holds_nothing_of_the_run(refreshed):
    """Only the kernel's plain name, ids, tags and outputs are kept, in Jupyter's own layout."""
    held = json.loads(refreshed.read_text())
    kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert held["metadata"] == {"kernelspec": kernelspec}
    assert [cell["metadata"] for cell in held["cells"]] == [{}, {"tags": ["parameters"]}, {}, {}, {}, {}]
    assert [cell.get("execution_count") for cell in held["cells"]] == [None, 1, 2, 3, 4, 5]
    assert len(held["cells"][4]["outputs"]) == 1, "text that came in pieces is one text"
    assert set(held["cells"][3]["outputs"][0]["data"]) <= {"application/vnd.plotly.v1+json", "text/plain"}
    assert refreshed.read_bytes().endswith(b"\n}\n") and b'\n "cells"' in refreshed.read_bytes()


def test_check_names_a_changed_output_and_writes_nothing(refreshed):
    """With check, a notebook whose stored output differs is named, and left as it is."""
    change(refreshed, lambda held: held["cells"][2]["outputs"][0]["data"].update({"text/plain": ["changed"]}))
    before = refreshed.read_bytes()
    assert refresh([refreshed], check=True) == [refreshed]
    assert refreshed.read_bytes() == before


def test_what_an_editor_added_is_taken_away(refreshed):
    """Timing, an editor's marks and a chart's twin picture vanish; the ids of cells stay."""
    before = refreshed.read_bytes()

    def edit(held):
        held["metadata"]["language_info"] = {"version": "3.13"}
        held["cells"][3]["metadata"] = {"execution": {"iopub.status.busy": "now"}, "scrolled": True}
        held["cells"][3]["outputs"][0]["data"]["image/png"] = "aGVsbG8="

    change(refreshed, edit)
    assert refresh([refreshed], check=False) == [refreshed]
    assert refreshed.read_bytes() == before


def test_a_cell_without_an_id_gets_one_from_its_place(tmp_path, write_notebook):
    """A notebook of an older format gets ids that don't change from run to run."""
    path = write_notebook(tmp_path / "01_a.ipynb")

    def edit(held):
        held["nbformat_minor"] = 4
        for cell in held["cells"]:
            del cell["id"]

    change(path, edit)
    refresh([path], check=False)
    assert [cell["id"] for cell in cells(path)] == ["cell-01", "cell-02"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("1 / 0", r"cell 3 \(1 / 0\): ZeroDivisionError: division by zero"),
        (
            "import warnings\nwarnings.warn('rows dropped')",
            r"cell 3 .*: warns: .*; committed notebooks don't",
        ),
        ("import sys\nsys.exit(0)", r"cell 3 .*SystemExit|cell 3 .*sys\.exit"),
    ],
)
def test_a_notebook_that_fails_or_warns_is_refused_and_left_alone(tmp_path, write_notebook, cell, said):
    """A committed notebook may neither fail nor warn; none of the run is written then."""
    bad, good = write_notebook(tmp_path / "01_bad.ipynb", cell), write_notebook(tmp_path / "02_good.ipynb")
    before = bad.read_bytes(), good.read_bytes()
    with pytest.raises(MhhsError, match=said):
        refresh([bad, good], check=False)
    assert (bad.read_bytes(), good.read_bytes()) == before


def test_nbval_passes_a_refreshed_notebook_and_fails_a_changed_one(refreshed):
    """nbval passes what refresh wrote, and fails a stored output that isn't what the cell gives."""
    compare = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--nbval",
        "--nbval-current-env",
        "-p",
        "no:cacheprovider",
    ]
    compare += ["--rootdir", str(refreshed.parent), "-c", "/dev/null", str(refreshed)]
    assert subprocess.run(compare, capture_output=True, timeout=120).returncode == 0
    change(refreshed, lambda held: held["cells"][2]["outputs"][0]["data"].update({"text/plain": ["broken"]}))
    run = subprocess.run(compare, capture_output=True, text=True, timeout=120)
    assert run.returncode == 1 and "1 failed" in run.stdout
