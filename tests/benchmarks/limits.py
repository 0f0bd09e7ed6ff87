"""Measure reading small files that declare a large sheet, guarded, beside the time and memory a plan may take."""

import resource
import tempfile
import time
from pathlib import Path
from statistics import median

from mhhs_analysis.intake.guard import read_one
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake import traps

MOST_SECONDS, MOST_MEGABYTES = 2, 300
TASKS = 3000
"""As many as make a workbook of about 57 KB."""


def main(runs: int) -> None:
    """Print the median wall time of each file in a worker of its own, and the most memory that one held, in MB."""
    with tempfile.TemporaryDirectory(prefix="mhhs-bench-") as made:
        for name, write in _files().items():
            path = Path(made) / f"{name}.xlsx"
            write(path)
            seconds, megabytes = zip(*(_measured(path) for _ in range(runs)), strict=True)
            print(
                f"{name:28}{path.stat().st_size / 1024:4.0f} KB {median(seconds):6.2f} s, target below {MOST_SECONDS}"
                f"  {max(megabytes):5.0f} MB, target below {MOST_MEGABYTES}"
            )


def _files() -> dict[str, traps.Write]:
    tasks = "".join(
        traps.row(
            number, *map(traps.cell, (f"{c}{number}" for c in "ABC"), (f"Build {number}", *_dates(number)))
        )
        for number in range(3, TASKS)
    )
    last_row = traps.row(1_048_576, traps.cell("A1048576", "The end"))
    columns = traps.row(1, *(traps.cell(f"{column}1", "x") for column in traps.ALL_COLUMNS))
    return {
        "a last cell in row 1,048,576": traps.xlsx(traps.PLAN + tasks + last_row),
        "a last cell in column XFD": traps.xlsx(
            traps.PLAN.replace("</row>", traps.cell("XFD1", "end") + "</row>", 1) + tasks
        ),
        "16,384 columns of headings": traps.xlsx(columns + traps.TASK),
    }


def _dates(number: int) -> tuple[str, str]:
    return f"01/{number % 12 + 1:02}/2023", f"{number % 15 + 14}/{number % 12 + 1:02}/2024"


def _measured(path: Path) -> tuple[float, float]:
    """Return what reading a file took: seconds, a worker's start among them, and the most that worker held."""
    began = time.perf_counter()
    outcome = read_one(held, path)
    return time.perf_counter() - began, float(outcome.layout)


def held(path: Path) -> Reading:
    """Return a reading that tells the memory its worker held (Linux counts in KiB)."""
    read_plan(path)
    return Reading(path.name, layout=str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
