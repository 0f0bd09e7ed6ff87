"""Headings of steps within a table, as boards that export subitems write them."""

from mhhs_analysis.intake.plans import read_plan

BOARD = [
    "Name,Subitems,Person,Status,Start,End",
    "Code,,Cy,Stuck,02/03/2026,30/04/2026",
    "Subitems,Name,Owner,Status,Date,",
    ",Unit,Dee,Working on it,03/04/2026,",
    "Deploy,,Cy,,04/05/2026,29/05/2026",
]


def test_headings_of_steps_within_a_table_are_no_task(text_file) -> None:
    """They and the steps below them are told, and the tasks after them are read."""
    reading = read_plan(text_file("\n".join(BOARD)))
    assert [row["activity_name"] for row in reading.rows] == ["Code", "Deploy"]
    assert [entry["cell"] for entry in reading.set_aside] == ["A3:E3", "B4:E4"]
    assert "steps" in reading.set_aside[0]["remedy"] and reading.reading_confidence == "medium"


def test_a_task_called_as_headings_are_is_one(text_file) -> None:
    """Its owner and its state may be words that head columns."""
    rows = [BOARD[0], "Subitems,,Owner,Status,02/03/2026,30/04/2026", "Task,,Start,End,04/05/2026,29/05/2026"]
    assert len(read_plan(text_file("\n".join(rows))).rows) == 2
