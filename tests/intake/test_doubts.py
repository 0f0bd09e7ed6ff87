"""Doubts about what stands below the headings of a plan's table."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan


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


@pytest.mark.parametrize("separator", [",", ";"])
def test_dates_that_a_separator_moved_are_none_of_their_row(text_file, separator) -> None:
    """A start that slid below the finish is no finish: the row keeps its name, and its dates are asked for again."""
    rows = [
        ["Phase", "Task", "Start", "End", "Owner"],
        ["Build", "Users (log in", " roles)", "2024-01-08", "2024-02-02", "IT"],
        ["Build", "Set up (store", " keys", " logs)", "2024-02-05", "2024-03-01", "IT"],
        ["Prove", "Rehearse", "2024-03-04", "2024-03-08", "IT", "twice"],
        ["Prove", "Report", "TBC", "2024-03-15", "IT", "2024-03-18"],
    ]
    reading = read_plan(text_file("\n".join(separator.join(row) for row in rows)))
    assert [(row["start_from"], row["finish_from"]) for row in reading.rows] == [
        (None, None),
        (None, None),
        ("2024-03-04", "2024-03-08"),
        (None, "2024-03-15"),
    ]
    moved = [one["cell"] for one in reading.set_aside if "moved the cells" in one["reason"]]
    assert moved == ["C2", "D2", "C3", "D3"]
    assert ("F2:G5", "2 dates") in [(one["cell"], one["text"]) for one in reading.warnings]
