"""Dates of phases and stages beside tasks: the groups' own, and none of the first task of each."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

ROWS = [
    "Build,08/05/2023,29/09/2023,Build adaptor,Ann",
    ",,,Build reports,Bob",
    ",,,Build checks,Bob",
    "Test,02/10/2023,26/04/2024,Functional SIT,Ann",
    ",,,Migration SIT,Cy",
]
EACH = [
    "Build,08/05/2023,29/09/2023,Adaptor and reports",
    "Test,02/10/2023,26/01/2024,Scripts",
    "Migrate,29/01/2024,26/04/2024,Meters",
]


def read(tmp_path, *lines: str) -> Reading:
    (tmp_path / "plan.csv").write_text("\n".join(lines))
    return read_plan(tmp_path / "plan.csv")


def doubted(reading: Reading) -> list[str]:
    return [one["text"] for one in reading.warnings if "of the group" in one["reason"]]


@pytest.mark.parametrize("group", ["Phase", "Stage", "Workstream"])
def test_starts_and_ends_of_groups_are_doubted_beside_tasks(tmp_path, group: str) -> None:
    """Phase start beside Task is as Phase start date is."""
    reading = read(tmp_path, f"{group},{group} start,{group} end,Task,Owner", *ROWS)
    assert doubted(reading) == [f"{group} start", f"{group} end"]
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("names", ["Task", "Activities"])
def test_dates_said_once_beside_groups_said_once_are_doubted(tmp_path, names: str) -> None:
    """Bare headings say no more: the dates stand where the group does, and nowhere else."""
    reading = read(tmp_path, f"Phase,Start,End,{names},Owner", *ROWS)
    assert doubted(reading) == ["Start", "End"]
    assert reading.reading_confidence == "low"


def test_dates_of_some_further_tasks_of_a_group_are_each_task_s_own(tmp_path) -> None:
    """A task not dated yet makes the others' dates no group's."""
    rows = [ROWS[0], ",12/06/2023,30/06/2023,Build reports,Bob", *ROWS[2:]]
    assert not doubted(read(tmp_path, "Phase,Start,End,Task,Owner", *rows))


@pytest.mark.parametrize("group", ["Phase", "Stage"])
def test_dates_of_groups_that_name_rows_or_have_one_each_are_the_rows_own(tmp_path, group: str) -> None:
    """A list of phases, with or without what each is for, gives their dates."""
    listed = read(tmp_path, f"{group},{group} start,{group} end", *(row.rpartition(",")[0] for row in EACH))
    told = read(tmp_path, f"{group},{group} start,{group} end,Activities", *EACH)
    assert [row["activity_name"] for row in listed.rows] == ["Build", "Test", "Migrate"]
    assert [one.reading_confidence for one in (listed, told)] == ["high", "high"]
    assert [row["start_from"] for row in told.rows] == ["2023-05-08", "2023-10-02", "2024-01-29"]
