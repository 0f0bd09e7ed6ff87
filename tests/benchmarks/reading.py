"""Measure reading plans, guarded as a build reads them, beside what only fetches the cells of the same files.

Wall time is what a user waits, and what the target is on; beside it stands the CPU time of what runs in this one
process, which a machine that is busy with other things leaves nearly as it is.
"""

import tempfile
from pathlib import Path
from statistics import median

import pandas as pd
from python_calamine import CalamineWorkbook

from mhhs_analysis.intake.guard import WORKERS, read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workbooks.workbook import read_workbook
from tests.benchmarks.clocks import Taken, Way, taken_by, taken_in_turn
from tests.benchmarks.limits import held
from tests.benchmarks.plans import write_plans
from tests.benchmarks.processors import gain_of

FILES = 200
FEW, MANY = 50, 800
AT_LEAST_FASTER = 8
MOST_GROWTH = 1.2
MOST_MEGABYTES = 500
SECONDS = 10
"""For how long each way is gone over and over in a run: a third of what the slowest takes once."""


def main(runs: int) -> None:
    """Print each median wall time in seconds, what grows with the number of files, and the workers' memory."""
    with tempfile.TemporaryDirectory(prefix="mhhs-bench-") as made:
        print(f"writing {FILES} plans to read ...", flush=True)
        paths = write_plans(Path(made), FILES)
        ways: dict[str, Way] = {
            "plans, guarded": _guarded,
            "plans, one process": _plans,
            "cells alone": _cells,
            "pandas with openpyxl": _pandas,
            "calamine": _calamine,
        }
        _print(taken_in_turn(ways, paths, runs, SECONDS))
        print(
            f"{WORKERS} processors do {gain_of(WORKERS):.2f} x the work of one here: the most that guarded can gain"
        )
        _print_growth(paths[:FEW])
        print(
            f"memory: {_peak(paths):.0f} MB in the larger of {WORKERS} workers, target below {MOST_MEGABYTES}"
        )


def _guarded(paths: list[Path]) -> None:
    """Read files as plans in the workers; one that could not be read leaves nothing to measure."""
    outcomes = read_all([(read_plan, path, ()) for path in paths])
    if unread := [outcome for outcome in outcomes if not isinstance(outcome, Reading) or not outcome.rows]:
        raise SystemExit(f"{len(unread)} plans were not read, the first: {unread[0]}")


def _plans(paths: list[Path]) -> None:
    for path in paths:
        read_plan(path)


def _cells(paths: list[Path]) -> None:
    for path in paths:
        read_workbook(path)


def _pandas(paths: list[Path]) -> None:
    for path in paths:
        if path.suffix == ".csv":
            pd.read_csv(path, header=None)
        else:
            pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")


def _calamine(paths: list[Path]) -> None:
    """Fetch the values of the workbooks; text it does not read."""
    for path in paths:
        if path.suffix != ".csv":
            book = CalamineWorkbook.from_path(path)
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()


def _print(taken: dict[str, list[Taken]]) -> None:
    peer = taken["pandas with openpyxl"]
    print(
        f"{FILES} files, {WORKERS} workers where guarded, median of {len(peer)} runs of {SECONDS} s at the least"
    )
    print("how much faster than pandas with openpyxl stands last")
    for name, each in taken.items():
        wall, slow = (median(one.wall for one in some) for some in (each, peer))
        target = f", target {AT_LEAST_FASTER} x" if "guarded" in name else _cpu_told(each, peer)
        shown = f"({min(one.wall for one in each):.2f} to {max(one.wall for one in each):.2f})"
        print(f"{name:22}{wall:7.2f} s  {shown:18}{slow / wall:6.2f} x{target}")


def _cpu_told(each: list[Taken], peer: list[Taken]) -> str:
    """Return the least CPU time that a way took, and how much less than the other: what is busy beside it adds some."""
    own, slow = (min(one.cpu for one in some) for some in (each, peer))
    return f"    CPU {own:6.2f} s {slow / own:6.2f} x"


def _print_growth(paths: list[Path]) -> None:
    """Read few files, then the same ones over and over: a file should not take longer among many."""
    few = taken_by(_guarded, paths).wall / FEW
    many = taken_by(_guarded, paths * (MANY // FEW)).wall / MANY
    print(
        f"a file among {FEW}: {1000 * few:.1f} ms, among {MANY}: {1000 * many:.1f} ms: "
        f"{many / few:.2f} x, target at most {MOST_GROWTH} x"
    )


def _peak(paths: list[Path]) -> float:
    """Return the most memory any worker held after reading a file, in MB."""
    outcomes = read_all([(held, path, ()) for path in paths])
    return max(float(outcome.layout) for outcome in outcomes if isinstance(outcome, Reading))
