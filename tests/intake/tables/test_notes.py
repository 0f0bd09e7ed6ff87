"""Rows of a table that are no task."""

import pytest

from mhhs_analysis.intake.plans import read_plan


@pytest.mark.parametrize(
    "text",
    ["Insert new rows ABOVE this one", "To add more data, Insert new rows ABOVE this one",
     "[Insert rows above this one, then hide or delete this row]"],
)  # fmt: skip
def test_a_templates_last_row_is_no_task(text_file, text: str) -> None:
    """What a template says of its rows is a note, also where titles of phases stand alone as it does."""
    rows = ["Task,Start,End", "Design,,", "Scope,05/01/2026,30/01/2026", f'"{text}",,']
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Scope"]
    assert [entry["reason"] for entry in reading.set_aside] == ["a note, not a task"]


def test_a_task_that_inserts_rows_is_one(text_file) -> None:
    """Insert new meter rows is work."""
    rows = ["Task,Start,End", "Design,,", "Insert new rows in the register,05/01/2026,30/01/2026"]
    assert len(read_plan(text_file("\n".join(rows))).rows) == 2
