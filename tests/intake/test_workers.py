"""Files are read in processes that hold the readers, and nothing of the program that asks for them."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mhhs_analysis.intake.guard import read_one
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workers import IMPORTED_ONCE

SCRIPT = """
from pathlib import Path
from mhhs_analysis.intake.guard import read_one
from mhhs_analysis.intake.plans import read_plan
print("begun", flush=True)
for _ in range(2):
    print(len(read_one(read_plan, Path("plan.csv")).rows), "tasks", flush=True)
"""


def read_of_itself(path: Path) -> Reading:
    return Reading(path.name, layout=str(os.getppid()), reasons=sorted(sys.modules))


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system does not fork"
)
def test_workers_are_copies_of_one_process_that_has_the_readers() -> None:
    """No worker takes the time to import the readers, and none is a copy of a process with threads, as this may be."""
    first, second = (read_one(read_of_itself, Path("plan.xlsx")) for _ in range(2))
    assert first.layout == second.layout != str(os.getpid())
    assert {*IMPORTED_ONCE} <= {*first.reasons}


def test_a_script_that_reads_plans_needs_no_ceremony(tmp_path) -> None:
    """Its workers do not run it again: they would ask for workers of their own, without end."""
    (tmp_path / "plan.csv").write_text(
        "Task,Start,Finish\nBuild,2026-03-01,2026-04-30\nTest,2026-05-01,2026-06-30\n"
    )
    (tmp_path / "explore.py").write_text(SCRIPT)
    run = subprocess.run(
        [sys.executable, "explore.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert (run.stdout.splitlines(), run.stderr) == (["begun", "2 tasks", "2 tasks"], "")


def test_the_program_is_itself_again_once_workers_have_begun() -> None:
    """What a program keeps in its own module is there while files are read and after."""
    program = sys.modules["__main__"]
    read_one(read_of_itself, Path("plan.xlsx"))
    assert sys.modules["__main__"] is program
