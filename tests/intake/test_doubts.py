"""Doubts about what stands below the headings of a plan's table."""

from datetime import datetime as D

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
