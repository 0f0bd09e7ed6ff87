"""Several lines in one cell of a drawing."""

import pytest

from mhhs_analysis.intake.plans import read_plan

MONTHS = ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]
TOLD = "several lines in a cell of the drawing, read as one name: a task each?"


def read(workbook_file, cell: str):
    rows = [
        ["Workstream", *MONTHS],
        ["Supplier", "Kick-off", cell, None, "Live"],
        ["Agent", "Scoping", "Design"],
    ]
    return read_plan(workbook_file({"Plan": rows}))


@pytest.mark.parametrize(
    "cell",
    [
        "\u2022 Design start\n\u2022 Register loaded",
        "Design start\n- Register loaded",
        "1. Design start\n2. Register loaded",
    ],
)
def test_each_bullet_of_a_cell_is_a_task(workbook_file, cell: str) -> None:
    """They were one task called by all of them, unwarned."""
    reading = read(workbook_file, cell)
    found = {row["activity_name"]: (row["start_from"], row["finish_to"], row["cell"]) for row in reading.rows}
    assert found["Design start"] == found["Register loaded"] == ("2026-02-01", "2026-02-28", "C2")
    assert len(found) == 6 and TOLD not in [one["reason"] for one in reading.warnings]


@pytest.mark.parametrize("cell", ["Team in place\nDesign start", "Review (14th)\nBuild start"])
def test_lines_that_may_each_name_a_task_are_asked_about(workbook_file, cell: str) -> None:
    """Nobody can say whether a name was broken or two stand below one another."""
    reading = read(workbook_file, cell)
    assert [(one["cell"], one["text"]) for one in reading.warnings if one["reason"] == TOLD] == [
        ("C2", cell.replace("\n", " / "))
    ]
    assert reading.reading_confidence != "high" and len(reading.rows) == 5


@pytest.mark.parametrize(
    "cell", ["Impact\nassessment", "Design\nReview", "SIT\n(functional)", "Build -\nadaptor"]
)
def test_a_name_that_is_broken_over_lines_is_one(workbook_file, cell: str) -> None:
    """Columns of months are narrow: a line that goes on in small letters, or in one word, is of the same name."""
    reading = read(workbook_file, cell)
    assert " ".join(cell.split()) in [row["activity_name"] for row in reading.rows]
    assert TOLD not in [one["reason"] for one in reading.warnings] and len(reading.rows) == 5
