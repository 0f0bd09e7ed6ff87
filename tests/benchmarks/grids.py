"""Measure reading drawn grids beside openpyxl's full load of the same files with the fill of every cell."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

import openpyxl
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from tests.benchmarks.clocks import Way, taken_in_turn

FILES, TASKS, WEEKS = 100, 60, 104
AT_LEAST_FASTER = 3
_BARS, _STRIPE = ("4472C4", "70AD47", "FFC000"), "DDEBF7"


def main(runs: int) -> None:
    """Print each median wall time in seconds, and how much faster the reader is."""
    with tempfile.TemporaryDirectory(prefix="mhhs-bench-") as made:
        print(f"writing {FILES} drawn plans of {TASKS} tasks over {WEEKS} weeks ...", flush=True)
        paths = [_write(Path(made) / f"{number}.xlsx", Random(number)) for number in range(FILES)]
        ways: dict[str, Way] = {
            "drawn grids": _read,
            "openpyxl with fills": _openpyxl,
        }
        taken = taken_in_turn(ways, paths, runs)
    for name, each in taken.items():
        wall = [one.wall for one in each]
        cpu = min(one.cpu for one in each)
        print(f"{name:22}{median(wall):7.2f} s  ({min(wall):.2f} to {max(wall):.2f})    CPU {cpu:6.2f} s")
    ours, theirs = (median(one.wall for one in each) for each in taken.values())
    cpu_of_ours, cpu_of_theirs = (min(one.cpu for one in each) for each in taken.values())
    print(
        f"{theirs / ours:.2f} x as fast as openpyxl with fills, target {AT_LEAST_FASTER} x"
        f" ({cpu_of_theirs / cpu_of_ours:.2f} x by CPU)"
    )


def _write(path: Path, chance: Random) -> Path:
    """Write a plan of striped rows, with a bar for each task, over weeks headed by their Mondays."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Delivery plan"])
    first = date(2022, 1, 3)
    sheet.append(["Ref", "Task", "Owner", *(first + timedelta(days=7 * week) for week in range(WEEKS))])
    for task in range(TASKS):
        row = task + 3
        sheet.append([task + 1, f"Task {task + 1} of workstream {task % 7}", "PMO"])
        start = chance.randrange(WEEKS - 12)
        for column in range(1, WEEKS + 4) if task % 2 else ():
            sheet.cell(row, column).fill = PatternFill("solid", fgColor=f"FF{_STRIPE}")
        for week in range(start, start + chance.randrange(1, 12)):
            sheet.cell(row, week + 4).fill = PatternFill("solid", fgColor=f"FF{_BARS[task % 3]}")
    book.save(path)
    return path


def _read(paths: list[Path]) -> None:
    """Read files as plans; one of whose tasks any is not dated leaves nothing to measure."""
    for path in paths:
        reading = read_plan(path)
        if len(reading.rows) != TASKS or not all(row["start_from"] for row in reading.rows):
            raise SystemExit(f"{path.name} was not read: {reading.reasons}")


def _openpyxl(paths: list[Path]) -> None:
    for path in paths:
        for sheet in openpyxl.load_workbook(path).worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    cell.fill.fgColor.rgb  # noqa: B018  # what a reader of fills would look at
