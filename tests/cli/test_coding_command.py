"""mhhs coding: what wants a person goes out in a workbook, and comes back into the register and the frames."""

import csv
import subprocess
import sys
from pathlib import Path

import openpyxl

from mhhs_analysis.consultation import load


def mhhs(*words: str | Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "mhhs_analysis", "coding", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


def test_a_coding_goes_round(sample, tmp_path) -> None:
    """Written, filled in by two people, imported: the position stands, and they are told to agree."""
    form = tmp_path / "code.xlsx"
    written = mhhs(form, "--data", sample)
    assert written.returncode == 0, written.stderr
    book = openpyxl.load_workbook(form)
    sheet = book["Coding"]
    places = {cell.value: cell.column for cell in sheet[1]}
    row = next(n for n in range(2, sheet.max_row + 1) if "a position" in sheet.cell(n, places["Wants"]).value)
    who, option = sheet.cell(row, places["Participant"]).value, sheet.cell(row, places["Option"]).value
    sheet.cell(row, places["Position"], "Opposes")
    book.save(form)
    held = (sample / "coding.csv").read_text(encoding="utf-8").count("\n")
    for analyst in ("A. Analyst", "B. Reader"):
        done = mhhs(form, "--import", "--data", sample, "--who", analyst)
        assert done.returncode == 0 and done.stdout.startswith("1 of 1 codings are new"), done.stderr
    again = mhhs(form, "--import", "--data", sample, "--who", "A. Analyst")
    assert again.stdout.startswith("0 of 1 codings are new")
    with (sample / "coding.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == held + 1 and [one["who"] for one in rows[-2:]] == ["A. Analyst", "B. Reader"]
    frames = load(sample, audience="ofgem").frames
    own = frames.positions[frames.positions["participant_id"].eq(who)].set_index("plan_option")
    stands = own.loc[option.lower().replace(" ", "-")]
    assert stands["position"] == "opposes" and stands["coded_by"].count("read in the answer") == 2
    assert "A. Analyst; B. Reader" in frames.coder_agreement["coders"].tolist()
    listed = mhhs(tmp_path / "again.xlsx", "--data", sample)
    assert int(listed.stdout.split()[0]) <= int(written.stdout.split()[0])


def test_faults_are_plain_lines(sample, tmp_path) -> None:
    """A form that isn't there, and one of another name, end with exit 1 and a line each."""
    for words in ([tmp_path / "none.xlsx", "--import"], [tmp_path / "code.csv"]):
        done = mhhs(*words, "--data", sample)
        assert done.returncode == 1 and "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1
