"""Times of the day beside a column of dates, as in runbooks."""

from datetime import date as D
from datetime import time

import pytest

from mhhs_analysis.intake.plans import read_plan

HEAD = ["Step", "Activity", "Date", "Start time", "End time"]
DAYS = [D(2025, 3, 14), D(2025, 3, 15), D(2025, 3, 16)]
NAMES = ["Freeze legacy", "Export data", "Load data"]


def ends(workbook_file, hours) -> list[tuple[str | None, str | None]]:
    """The start and finish of each step of a runbook."""
    rows = [[place, name, day, *each] for place, (name, day, each)
            in enumerate(zip(NAMES, DAYS, hours, strict=True), 1)]  # fmt: skip
    reading = read_plan(workbook_file({"Runbook": [HEAD, *rows]}))
    assert {one["cell"] for one in reading.warnings} == {"D1", "E1"} and not reading.set_aside
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@pytest.mark.parametrize("hours", [(time(18), time(20)), ("18:00", "20:00")])
def test_dates_beside_hours_are_the_dates_of_the_rows(workbook_file, hours) -> None:
    """The hours were taken for the dates, and all rows lost theirs."""
    assert ends(workbook_file, [hours] * 3) == [(None, f"2025-03-{day}") for day in (14, 15, 16)]


@pytest.mark.parametrize("late", [(time(20), time(2)), ("8pm", "2am")])
def test_dates_are_of_starts_where_a_row_may_end_past_midnight(workbook_file, late) -> None:
    """From eight to two ends on the next day: the finish stays missing."""
    hours = [("18:00", "20:00"), late, ("02:00", "12:00")]
    assert ends(workbook_file, hours) == [(f"2025-03-{day}", None) for day in (14, 15, 16)]


def test_hours_without_dates_stay_unread(workbook_file) -> None:
    """Nobody says on which day they are."""
    reading = read_plan(
        workbook_file({"P": [["Task", "Start", "End"], *[[name, "18:00", "20:00"] for name in NAMES]]})
    )
    assert not any(row["start_from"] or row["finish_to"] for row in reading.rows)
