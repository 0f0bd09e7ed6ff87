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


STEPS = [
    "Name,Owner,Status,Start,End,",
    "Mobilise,Jo,Done,09/01/2026,13/02/2026,",
    "Subitems,Name,Owner,Status,Start,End",
    ",Hire,Al,Stuck,09/01/2026,27/01/2026",
    ",Govern,Al,Stuck,16/01/2026,13/02/2026",
    "Design,Jo,Done,16/02/2026,08/05/2026,",
    "Subitems,Name,Owner,Status,Start,End",
    ",Draft,Al,Stuck,16/02/2026,17/04/2026",
    "Live,Jo,Done,04/05/2026,29/05/2026,",
]


def test_a_task_after_steps_in_columns_of_their_own_is_read_by_its_own_headings(text_file) -> None:
    """Design is no step called Jo that starts on the day Design ends; what has steps gathers them."""
    reading = read_plan(text_file("\n".join(STEPS)))
    found = {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}
    assert found["Design"] == ("2026-02-16", "2026-05-08") and found["Live"] == ("2026-05-04", "2026-05-29")
    assert {*found} == {"Mobilise", "Hire", "Govern", "Design", "Draft", "Live"}
    assert [row["activity_name"] for row in reading.rows if row["is_summary"]] == ["Mobilise", "Design"]


def test_a_table_below_another_keeps_rows_that_begin_where_that_one_has_names(text_file) -> None:
    """An identifier or a group left of its names makes none of its rows the other's."""
    for heading in ("ID", "Phase"):
        below = [
            f"{heading},Name,Owner,Status,Start,End",
            *STEPS[3:5],
            "A7,Draft,Al,Stuck,16/02/2026,17/04/2026",
        ]
        reading = read_plan(text_file("\n".join([*STEPS[:2], *below])))
        assert [row["activity_name"] for row in reading.rows] == ["Mobilise", "Hire", "Govern", "Draft"]
