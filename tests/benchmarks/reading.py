"""Measure reading plans, guarded as a build reads them, beside what only fetches the cells of the same files."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pandas as pd
from python_calamine import CalamineWorkbook

from mhhs_analysis.intake.guard import WORKERS, read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workbook import read_workbook
from tests.benchmarks.limits import held
from tests.benchmarks.plans import write_plans

FILES = 200
FEW, MANY = 50, 800
AT_LEAST_FASTER = 5
MOST_GROWTH = 1.2
MOST_MEGABYTES = 500


def main(runs: int) -> None:
    """Print each median wall time in seconds, what grows with the number of files, and the workers' memory."""
    with tempfile.TemporaryDirectory(prefix="mhhs-bench-") as made:
        print(f"writing {FILES} plans to read ...", flush=True)
        paths = write_plans(Path(made), FILES)
        ways: dict[str, Callable[[list[Path]], None]] = {
            "plans, guarded": _guarded,
            "cells alone": _cells,
            "pandas with openpyxl": _pandas,
            "calamine": _calamine,
        }
        taken = {name: [_seconds(way, paths) for _ in range(runs)] for name, way in ways.items()}
        _print(taken)
        _print_growth(paths[:FEW])
        print(
            f"memory: {_peak(paths):.0f} MB in the larger of {WORKERS} workers, target below {MOST_MEGABYTES}"
        )


def _guarded(paths: list[Path]) -> None:
    """Read files as plans in the workers; one that could not be read leaves nothing to measure."""
    outcomes = read_all([(read_plan, path, ()) for path in paths])
    if unread := [outcome for outcome in outcomes if not isinstance(outcome, Reading) or not outcome.rows]:
        raise SystemExit(f"{len(unread)} plans were not read, the first: {unread[0]}")


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


def _seconds(way: Callable[[list[Path]], None], paths: list[Path]) -> float:
    began = time.perf_counter()
    way(paths)
    return time.perf_counter() - began


def _print(taken: dict[str, list[float]]) -> None:
    slow = median(taken["pandas with openpyxl"])
    print(f"{FILES} files, {WORKERS} workers where guarded, median of {len(taken['calamine'])} runs")
    for name, seconds in taken.items():
        told = f"{name:22}{median(seconds):7.2f} s  ({min(seconds):.2f} to {max(seconds):.2f})"
        target = f", target {AT_LEAST_FASTER} x" if "guarded" in name else ""
        print(f"{told}  {slow / median(seconds):6.2f} x as fast as pandas with openpyxl{target}")


def _print_growth(paths: list[Path]) -> None:
    """Read few files, then the same ones over and over: a file should not take longer among many."""
    few = _seconds(_guarded, paths) / FEW
    many = _seconds(_guarded, paths * (MANY // FEW)) / MANY
    print(
        f"a file among {FEW}: {1000 * few:.1f} ms, among {MANY}: {1000 * many:.1f} ms: "
        f"{many / few:.2f} x, target at most {MOST_GROWTH} x"
    )


def _peak(paths: list[Path]) -> float:
    """Return the most memory any worker held after reading a file, in MB."""
    outcomes = read_all([(held, path, ()) for path in paths])
    return max(float(outcome.layout) for outcome in outcomes if isinstance(outcome, Reading))
