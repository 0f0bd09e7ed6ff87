"""Files are read in processes that hold the readers, and nothing of the program that asks for them."""

import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import spawn
from pathlib import Path

import pytest

from mhhs_analysis.intake.guard import read_one
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workers import IMPORTED_ONCE
from mhhs_analysis.reference import column_roles

IMPORTS = """
from pathlib import Path
from mhhs_analysis.intake.guard import read_one
from mhhs_analysis.intake.plans import read_plan
"""
SCRIPT = f"""{IMPORTS}
print("begun", flush=True)
for _ in range(2):
    print(len(read_one(read_plan, Path("plan.csv")).rows), "tasks", flush=True)
"""


def run_in(folder: Path, script: str) -> tuple[str, str]:
    """Return what a script prints."""
    run = subprocess.run(
        [sys.executable, script],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    return run.stdout, run.stderr


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


def reads_nothing(path: Path) -> Reading:
    return Reading(path.name, rows_in=column_roles.cache_info().currsize)


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system does not fork"
)
def test_workers_begin_with_what_the_first_plan_looks_up() -> None:
    """The tables of reference, and the patterns made of them, are there before any file is read."""
    assert read_one(reads_nothing, Path("plan.xlsx")).rows_in > 0


def test_a_script_that_reads_plans_needs_no_ceremony(tmp_path) -> None:
    """Its workers do not run it again: they would ask for workers of their own, without end."""
    (tmp_path / "plan.csv").write_text(
        "Task,Start,Finish\nBuild,2026-03-01,2026-04-30\nTest,2026-05-01,2026-06-30\n"
    )
    (tmp_path / "explore.py").write_text(SCRIPT)
    assert run_in(tmp_path, "explore.py") == ("begun\n2 tasks\n2 tasks\n", "")


def test_other_threads_begin_processes_of_the_program_meanwhile(monkeypatch, tmp_path) -> None:
    """What one thread leaves out of its workers another's processes have."""
    (tmp_path / "program.py").write_text("")
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None, raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(tmp_path / "program.py"), raising=False)
    usual = {key for key in spawn.get_preparation_data("another") if key.startswith("init_main_from_")}
    with ThreadPoolExecutor(4) as pool:
        readings = [pool.submit(read_one, read_of_itself, Path("plan.xlsx")) for _ in range(8)]
        told = [spawn.get_preparation_data("another") for _ in range(2000)]
        assert all(isinstance(one.result(), Reading) for one in readings)
    assert usual and all(usual <= one.keys() for one in told)


def test_a_program_may_read_by_a_reader_of_its_own(tmp_path) -> None:
    """Its workers run it then, as any process does: it guards what it begins."""
    own = "from mhhs_analysis.intake.reading import Reading\ndef read(path):\n    return Reading(path.name, 'own')"
    asks = "    print(read_one(read, Path('plan.csv')).layout)"
    (tmp_path / "own.py").write_text(f"{IMPORTS}{own}\n\nif __name__ == '__main__':\n{asks}\n")
    assert run_in(tmp_path, "own.py") == ("own\n", "")
