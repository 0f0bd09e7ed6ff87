"""Measure the report beside the least it can take.

Cold has no store; warm has a fresh one. They alternate, so that a busy spell of the machine falls on all.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from mhhs_analysis.reference import REPOSITORY
from mhhs_analysis.reporting.notebooks import notebooks_named
from tests.benchmarks.floor import write_floor

WORKERS = 2
TARGET = 1.5


def main(runs: int) -> None:
    """Print each median wall time in seconds, and its ratio to the floor."""
    notebooks = notebooks_named([])
    with tempfile.TemporaryDirectory(prefix="mhhs-bench-") as made:
        folder = Path(made)
        write_floor(notebooks, folder / "floor")
        taken: dict[str, list[float]] = {"floor": [], "cold": [], "warm": []}
        for _ in range(runs):
            taken["floor"].append(_seconds("tests.benchmarks.floor", str(folder / "floor"), str(WORKERS)))
            _copy_sample(folder / "sample")
            taken["cold"].append(_report(folder))
            taken["warm"].append(_report(folder))
    _print(len(notebooks), taken)


def _copy_sample(target: Path) -> None:
    """Put the sample there without any store it holds (the store's folder is hidden)."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(
        REPOSITORY / "data" / "sample", target, ignore=shutil.ignore_patterns(".*", "__pycache__")
    )


def _report(folder: Path) -> float:
    options = ["--data", str(folder / "sample"), "--reports", str(folder / "reports"), "--audience", "ofgem"]
    return _seconds("mhhs_analysis", "report", *options, "--workers", str(WORKERS))


def _seconds(module: str, *words: str) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{module} failed, so there is nothing to measure:\n{done.stderr}")
    return time.perf_counter() - began


def _print(count: int, taken: dict[str, list[float]]) -> None:
    floor = median(taken["floor"])
    print(f"{count} notebooks, {WORKERS} workers, median of {len(taken['floor'])} runs")
    for name, words in (("floor", "imports only"), ("cold", "no store"), ("warm", "store fresh")):
        seconds, least, most = median(taken[name]), min(taken[name]), max(taken[name])
        told = f"{name:6}{words:14}{seconds:7.2f} s  ({least:.2f} to {most:.2f})"
        print(told if name == "floor" else f"{told}  {seconds / floor:.2f} x floor, target {TARGET} x")
