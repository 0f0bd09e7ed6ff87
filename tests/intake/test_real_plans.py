"""Real plans, read by hand by somebody else, meet their truth."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

TABLES = (
    "jcline_test_new_schedule.xlsx",
    "bhel_Milestones.xlsx",
    "rkuipers_offshorewind_Gantt.xlsx",
    "techdocs_Workplan.xlsx",
    "pmo_portfolio_Project_Schedule.xlsx",
    "openharvest_Gantt_Chart.xlsx",
    "packt_tpm_Project_Plan.xlsx",
    "pmconverter_C2011-06_Veterinary_Exposition.xlsx",
    "pmconverter_Project_data_input_sheet.xlsx",
    "toyota_relocation_Project_Schedule.xlsx",
    "mefisto_Project_Schedule.xlsx",
    "turing_autspaces_roadmap.xlsx",
    "xdeath_Gantt.xlsm",
    "arundathi_Project_Plan.csv",
    "shopndrop_project_plan.csv",
    "lieudachris_project_schedule.csv",
    "mchapman43_Gantt.csv",
    "davidmcdonald_gantt.csv",
    "cliftonfestus_gantt.csv",
)
"""Plans laid out as tables of tasks or milestones."""
DRAWN = (
    "cyipt_gantt.xlsx",
    "techdocs_E2E_PM_Template.xlsx",
    "me462_Project_Schedule.xlsx",
    "arjunswaj_links_Project_Plan.xls",
    "widera_gantt.ods",
    "gergarage_ProjectPlan_v1.xls",
)
"""Plans that are drawn, or typed in numbered periods over time columns; the others are native files."""
_NUMBER = re.compile(r"\d+")


def expectations(real: Path) -> dict[str, dict]:
    entries = json.loads((real / "index.json").read_text(encoding="utf-8"))
    return {Path(entry["file"]).name: entry["expect"] for entry in entries if "expect" in entry}


@pytest.fixture(scope="module")
def readings(real: Path) -> dict[str, Reading | NotReadable]:
    """How each real plan is read, under guard."""
    paths = sorted((real / "plans").iterdir())
    outcomes = read_all([(read_plan, path, ()) for path in paths])
    return {path.name: outcome for path, outcome in zip(paths, outcomes, strict=True)}


def has(row: dict, end: str) -> bool:
    return bool(row[f"{end}_from"] or row[f"{end}_to"])


def seen(reading: Reading) -> dict[str, object]:
    """What an expectation speaks of, as it was read."""
    rows = reading.rows
    dated = [row for row in rows if has(row, "start") or has(row, "finish")]
    return {
        "all": len(rows),
        "leaves": sum(not row["is_summary"] for row in rows),
        "both": sum(has(row, "start") and has(row, "finish") for row in rows),
        "starts": sum(has(row, "start") for row in rows),
        "dated": len(dated),
        "milestone_dates": len(dated) + sum(bool(row["other_dates"]) for row in dated),
        "things": len({row["outline"] for row in rows}),
        "first": min((row["start_from"] for row in rows if row["start_from"]), default=None),
        "last": max((row["finish_to"] for row in rows if row["finish_to"]), default=None),
        "asks": any(entry["remedy"] for entry in reading.set_aside),
        "warns": bool(reading.warnings),
        "bars": sum("as drawn" in (row["worked_out"] or "") and not row["is_milestone"] for row in rows),
    } | seen_periods(rows)


def seen_periods(rows: list[dict]) -> dict[str, object]:
    """Return the numbered periods that rows without dates are kept in: the first and last, and each by its name."""
    numbers = {
        row["activity_name"].partition(" (")[0]: [
            int(_NUMBER.search(row[f"{end}_text"])[0]) for end in ("start", "finish")
        ]
        for row in rows
        if row["start_text"] and row["finish_text"] and not has(row, "start") and not has(row, "finish")
    }
    every = [number for pair in numbers.values() for number in pair]
    return {"weeks": [min(every, default=0), max(every, default=0)], "bars_weeks": numbers}


def within(found: object, expected: object) -> bool:
    if isinstance(found, list | dict):
        return found == expected
    if isinstance(expected, list) and isinstance(expected[0], int):
        return expected[0] <= found <= expected[1]
    return found in expected if isinstance(expected, list) else found == expected


def unmet(reading: Reading, expected: dict) -> list[str]:
    found = seen(reading)
    faults = [
        f"{key}: {found[key]}, not {expected[key]}"
        for key in expected
        if key in found and not within(found[key], expected[key])
    ]
    if "tasks" in expected and not any(within(found[key], expected["tasks"]) for key in ("all", "leaves")):
        faults.append(f"tasks: {found['all']} or {found['leaves']}, not {expected['tasks']}")
    return faults


@pytest.mark.parametrize("name", TABLES + DRAWN)
def test_a_plan_laid_out_as_a_table_or_drawn_meets_its_expectation(real: Path, readings, name: str) -> None:
    """Tasks, dated tasks, first start, last finish, what is asked and doubted are those read by hand."""
    reading = readings[name]
    assert isinstance(reading, Reading), reading
    assert unmet(reading, expectations(real)[name]) == []
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_it_is_said_how_many_were_read(real: Path, readings, record_property) -> None:
    """Every table and grid of the folder is among those held to their expectation, and their number is on record."""
    expected = expectations(real)
    assert {*TABLES, *DRAWN} <= set(expected) and set(expected) <= set(readings)
    read = [name for name, outcome in readings.items() if isinstance(outcome, Reading)]
    record_property(
        "real plans",
        f"{len(TABLES)} tables and {len(DRAWN)} drawn plans held, {len(read)} of {len(readings)} files read",
    )


def test_no_other_real_plan_is_misread(real: Path, readings) -> None:
    """What is neither is refused on one line, read without dates, or read with dates that were read by hand."""
    expected = expectations(real)
    others = {name: outcome for name, outcome in readings.items() if name not in TABLES + DRAWN}
    assert len(others) + len(TABLES + DRAWN) == len(readings) == 31
    for name, outcome in others.items():
        if isinstance(outcome, NotReadable):
            assert "\n" not in str(outcome), name
            continue
        assert outcome.rows_in == outcome.rows_kept + outcome.rows_set_aside, name
        assert seen(outcome)["first"] in (None, expected[name].get("first")), name


def test_the_command_line_tells_what_the_reader_read(real: Path, readings) -> None:
    """`mhhs read plan --json` prints the same reading."""
    name = "packt_tpm_Project_Plan.xlsx"
    command = [sys.executable, "-m", "mhhs_analysis", "read", "plan", str(real / "plans" / name), "--json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert told["activities"] == readings[name].rows


def test_no_hostile_file_stops_the_others(real: Path) -> None:
    """Each file that breaks readers is read or refused on one line; none hangs or ends the run."""
    paths = sorted((real / "hostile").iterdir())
    for path, outcome in zip(paths, read_all([(read_plan, path, ()) for path in paths]), strict=True):
        assert isinstance(outcome, Reading | NotReadable), path.name
        if isinstance(outcome, Reading):
            assert outcome.rows_in == outcome.rows_kept + outcome.rows_set_aside, path.name
        else:
            assert "\n" not in str(outcome), path.name


def test_encrypted_files_are_called_encrypted(real: Path) -> None:
    """Every workbook of the hostile folder that needs a password, in a format we open, is named so."""
    from mhhs_analysis.intake.workbooks.workbook import read_workbook

    entries = json.loads((real / "index.json").read_text(encoding="utf-8"))
    locked = [entry for entry in entries if entry.get("truth", {}).get("error_class") == "encrypted"]
    workbooks = [entry for entry in locked if entry["file"].endswith((".xlsx", ".xls", ".xlsb"))]
    assert workbooks
    for entry in workbooks:
        with pytest.raises(NotReadable, match="encrypted"):
            read_workbook(real / entry["file"])
