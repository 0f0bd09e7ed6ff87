"""Real plans, read by hand by somebody else, meet their truth through the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LISTED = (
    "pmo_portfolio_Project_Schedule.xlsx",
    "arundathi_Project_Plan.csv",
    "davidmcdonald_gantt.csv",
    "mefisto_Project_Schedule.xlsx",
    "packt_tpm_Project_Plan.xlsx",
)
"""Plans that this version reads whole; the others of the folder may be refused, but never misread."""


def told(file: Path) -> dict:
    command = [sys.executable, "-m", "mhhs_analysis", "read", "plan", str(file), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def truths(real: Path) -> dict[str, dict]:
    entries = json.loads((real / "index.json").read_text(encoding="utf-8"))
    return {Path(entry["file"]).name: entry["expect"] for entry in entries if "expect" in entry}


def has(row: dict, end: str) -> bool:
    return bool(row[f"{end}_from"] or row[f"{end}_to"])


def within(seen: int, expected: int | list[int]) -> bool:
    least, most = expected if isinstance(expected, list) else (expected, expected)
    return least <= seen <= most


@pytest.mark.parametrize("name", LISTED)
def test_a_listed_plan_meets_its_expectation(real: Path, name: str) -> None:
    """Tasks, dated tasks, first start and last finish are those read by hand from the cells."""
    reading, expected = told(real / "plans" / name), truths(real)[name]
    rows = reading["activities"]
    assert within(len(rows), expected["tasks"])
    assert sum(has(row, "start") and has(row, "finish") for row in rows) == expected["both"]
    assert min(row["start_from"] for row in rows if row["start_from"]) == expected["first"]
    assert max(row["finish_to"] for row in rows if row["finish_to"]) == expected["last"]
    assert reading["rows_in"] == reading["rows_kept"] + reading["rows_set_aside"]


def test_no_real_plan_is_misread(real: Path) -> None:
    """Every other real plan is refused, read without dates, or read with the dates that were read by hand."""
    from mhhs_analysis.intake.guard import read_all
    from mhhs_analysis.intake.plans import read_plan
    from mhhs_analysis.intake.reading import Reading

    expected = truths(real)
    paths = sorted((real / "plans").iterdir())
    outcomes = read_all([(read_plan, path, ()) for path in paths])
    assert len(outcomes) == len(paths) >= len(LISTED)
    for path, outcome in zip(paths, outcomes, strict=True):
        if not isinstance(outcome, Reading):
            continue
        assert outcome.rows_in == outcome.rows_kept + outcome.rows_set_aside, path.name
        starts = [row["start_from"] for row in outcome.rows if row["start_from"]]
        if starts and "first" in expected.get(path.name, {}):
            assert min(starts) == expected[path.name]["first"], path.name


def test_no_hostile_file_stops_the_others(real: Path) -> None:
    """Each file that breaks readers is read or refused on one line; none hangs or ends the run."""
    from mhhs_analysis.frames import NotReadable
    from mhhs_analysis.intake.guard import read_all
    from mhhs_analysis.intake.plans import read_plan
    from mhhs_analysis.intake.reading import Reading

    paths = sorted((real / "hostile").iterdir())
    for path, outcome in zip(paths, read_all([(read_plan, path, ()) for path in paths]), strict=True):
        assert isinstance(outcome, Reading | NotReadable), path.name
        if isinstance(outcome, Reading):
            assert outcome.rows_in == outcome.rows_kept + outcome.rows_set_aside, path.name
        else:
            assert "\n" not in str(outcome), path.name


def test_encrypted_files_are_called_encrypted(real: Path) -> None:
    """Every workbook of the hostile folder that needs a password, in a format we open, is named so."""
    from mhhs_analysis.frames import NotReadable
    from mhhs_analysis.intake.workbook import read_workbook

    entries = json.loads((real / "index.json").read_text(encoding="utf-8"))
    locked = [entry for entry in entries if entry.get("truth", {}).get("error_class") == "encrypted"]
    workbooks = [entry for entry in locked if entry["file"].endswith((".xlsx", ".xls", ".xlsb"))]
    assert workbooks
    for entry in workbooks:
        with pytest.raises(NotReadable, match="encrypted"):
            read_workbook(real / entry["file"])
