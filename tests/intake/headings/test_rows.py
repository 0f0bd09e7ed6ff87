"""Which rows of a plan are headings, where tasks say words that headings say."""

import pytest

from mhhs_analysis.intake.plans import read_plan

DATED = ["Build", "Story", "Active", "05/01/2026", "30/01/2026"]


@pytest.mark.parametrize("state", ["New", "Planned", "Approved", "Proposed"])
@pytest.mark.parametrize("kind", ["User Story", "Task", "Milestone"])
def test_a_task_without_dates_is_no_heading_for_its_kind_and_state(text_file, kind: str, state: str) -> None:
    """A new task of a task board says Task and Planned, and heads no table of the tasks below it."""
    rows = [
        ["Title", "Work Item Type", "State", "Start Date", "Due Date"],
        DATED,
        ["Prove", kind, state, "", ""],
        ["Run", *DATED[1:]],
    ]
    reading = read_plan(text_file("\n".join(",".join(row) for row in rows)))
    assert [(row["activity_name"], row["start_from"]) for row in reading.rows] == [
        ("Build", "2026-01-05"),
        ("Prove", None),
        ("Run", "2026-01-05"),
    ]
    assert not reading.set_aside


def test_headings_of_another_table_are_no_task(text_file) -> None:
    """Where no status is headed above, words that head dates begin a table of their own."""
    rows = [
        ["Task", "Owner", "Start", "End"],
        ["Build", "A team", "05/01/2026", "30/01/2026"],
        ["Task", "Planned", "Actual", ""],
        ["Prove", "02/02/2026", "03/02/2026", ""],
    ]
    reading = read_plan(text_file("\n".join(",".join(row) for row in rows)))
    assert "Task" not in [row["activity_name"] for row in reading.rows]
