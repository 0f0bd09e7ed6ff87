"""Doubts about what stands beside a plan's table."""

from datetime import datetime as D

from mhhs_analysis.intake.plans import read_plan

BEYOND = "cells right of the last heading: not read"


def beyond(reading):
    return [(one["cell"], one["text"]) for one in reading.warnings if one["reason"] == BEYOND]


def test_a_separator_within_a_text_is_told_by_the_cells_it_moves(text_file) -> None:
    """Two notes hold a comma that nobody quoted: where their rows go on beyond the headings is told, not the words."""
    reading = read_plan(
        text_file(
            "Task,Start,End,Notes\nBuild,2024-01-08,2024-02-02,ask, then build\nTest,2024-02-05,2024-03-01,\n"
            "Prove,2024-03-04,2024-03-08,a, b, c\n"
        )
    )
    assert beyond(reading) == [("E2", "E2, E4")]
    assert [row["start_from"] for row in reading.rows] == ["2024-01-08", "2024-02-05", "2024-03-04"]


def test_remarks_right_of_a_table_without_a_heading_are_told(workbook_file) -> None:
    """A blank column may lie between; many rows are counted by the first of them."""
    rows = [
        ["Task", "Finish"],
        *[[f"Build {n}", D(2024, 1, n), None, "estimated" if n > 1 else None] for n in range(1, 7)],
    ]
    assert beyond(read_plan(workbook_file({"Plan": rows}))) == [("D3", "D3, D4, D5, ...")]


def test_another_list_beside_a_table_is_no_part_of_its_rows(workbook_file) -> None:
    """What has a word above the table, or below it, in the same column is something else."""
    rows = [
        [None, None, None, "Legend"],
        ["Task", "Finish", None, None],
        ["Build", D(2024, 1, 1), None, "late"],
        ["Test", D(2024, 1, 2), None, "done"],
    ]
    assert beyond(read_plan(workbook_file({"Plan": rows}))) == []


def undrawn(reading):
    return [(one["cell"], one["text"]) for one in reading.warnings if "what is drawn below" in one["reason"]]


def test_marks_below_days_without_a_year_are_told(workbook_file, text_file) -> None:
    """Sep 25, Oct 2 may be days of any year: the typed dates are read, and what is drawn is said to be unread."""
    rows = [
        ["Task", "Start", "Finish", "Sep 25", "Oct 2", "Oct 9", "Oct 16"],
        ["Design", "25/09/2023", "08/10/2023", "!", "!", None, None],
        ["Model", None, None, None, "!", "!", "!"],
        ["Report", "13/10/2023", "16/10/2023", None, None, "!", "!"],
    ]
    lines = "\n".join(",".join(one or "" for one in row) for row in rows)
    for file in (workbook_file({"Plan": rows}), text_file(lines)):
        reading = read_plan(file)
        assert [row["start_from"] for row in reading.rows] == ["2023-09-25", None, "2023-10-13"]
        assert undrawn(reading) == [("D1", "Sep 25 to Oct 16")]


def test_headings_of_days_with_nothing_below_are_not_told(workbook_file) -> None:
    """An empty calendar draws nothing."""
    rows = [["Task", "Finish", "Sep 25", "Oct 2", "Oct 9", "Oct 16"], ["Design", D(2023, 10, 8)]]
    assert undrawn(read_plan(workbook_file({"Plan": rows}))) == []
