"""What was read is kept while nothing changes; what failed for a reason that lies here is tried again."""

import pickle
import time
from pathlib import Path

import pytest

from mhhs_analysis.consultation import outcomes
from mhhs_analysis.frames import NotInstalled, NotReadable, NotReadHere
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

PLAN = "Task,Start,Finish\nDesign,01/02/2023,14/03/2023\n"


def sleepy(path: Path) -> Reading:
    """Take far longer than it is given."""
    time.sleep(30)
    return Reading(path.name)


def test_a_file_that_ran_out_of_time_is_read_again(tmp_path, monkeypatch) -> None:
    """The machine was busy: the next build tries anew, and what it then reads is kept."""
    path = tmp_path / "a.csv"
    path.write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr(
        outcomes, "read_all", lambda jobs: read_all([(sleepy, job[1], ()) for job in jobs], seconds=0.1)
    )
    jobs = [("a.csv", (read_plan, path, ()))]
    first = outcomes.outcomes_of(tmp_path, jobs)["a.csv"]
    assert isinstance(first, NotReadHere) and "took longer" in first.reason
    monkeypatch.undo()
    assert isinstance(outcomes.outcomes_of(tmp_path, jobs)["a.csv"], Reading)
    monkeypatch.setattr(outcomes, "read_all", lambda jobs: [] if not jobs else pytest.fail("read again"))
    assert isinstance(outcomes.outcomes_of(tmp_path, jobs)["a.csv"], Reading)


def test_a_file_that_is_broken_is_not_read_again(tmp_path, monkeypatch) -> None:
    """Its refusal lies in the file, and is kept."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04garbage")
    jobs = [("a.xlsx", (read_plan, path, ()))]
    assert "corrupt" in str(outcomes.outcomes_of(tmp_path, jobs)["a.xlsx"])
    monkeypatch.setattr(outcomes, "read_all", lambda jobs: [] if not jobs else pytest.fail("read again"))
    assert "corrupt" in str(outcomes.outcomes_of(tmp_path, jobs)["a.xlsx"])


@pytest.mark.parametrize("kind", [NotReadable, NotReadHere, NotInstalled])
def test_a_refusal_comes_from_its_process_as_what_it_is(kind) -> None:
    """By its three parts."""
    back = pickle.loads(pickle.dumps(kind("a", "b", "c")))
    assert type(back) is kind and (back.file, back.reason, back.remedy) == ("a", "b", "c")
