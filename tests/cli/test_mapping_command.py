"""mhhs mapping: what no rule maps goes out in a workbook, and comes back into the register and the frames."""

import subprocess
import sys
from pathlib import Path

import openpyxl

from mhhs_analysis.consultation import load


def mhhs(*words: str | Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "mhhs_analysis", "mapping", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


def test_a_mapping_goes_round(sample, tmp_path) -> None:
    """Written, filled in, imported: the store then has the stage, by the analyst's word, and the list is shorter."""
    form, again = tmp_path / "map.xlsx", tmp_path / "again.xlsx"
    written = mhhs(form, "--data", sample)
    assert written.returncode == 0, written.stderr
    book = openpyxl.load_workbook(form)
    sheet = book["Mapping"]
    name, count = sheet["A2"].value, sheet.max_row - 1
    sheet["B2"] = "Pre-integration testing"
    book.save(form)
    done = mhhs("--import", form, "--data", sample, "--who", "A. Analyst")
    assert done.returncode == 0 and done.stdout.startswith("1 of 1 mappings are new"), done.stderr
    rows = load(sample, audience="ofgem").frames.activities
    own = rows[rows["activity_name"].str.lower() == name.lower()]
    assert (own["stage"] == "pit").any()
    assert own.loc[own["stage"] == "pit", "mapped_by"].str.startswith("stage: analyst: A. Analyst, ").all()
    assert mhhs(again, "--data", sample).stdout.startswith(f"{count - 1} names")


def test_faults_are_plain_lines(sample, tmp_path) -> None:
    """A form that isn't there, and one that nobody signed, end with exit 1 and a line each."""
    for words in ([tmp_path / "none.xlsx", "--import"], [tmp_path / "map.csv"]):
        done = mhhs(*words, "--data", sample)
        assert done.returncode == 1 and "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1
