"""Durations that contradict the two dates typed beside them."""

from datetime import date, timedelta

import pytest

from mhhs_analysis.intake.plans import read_plan

MONDAY = date(2026, 1, 5)
CALENDAR, WORKING, WEEKS = "Duration (calendar days)", "Duration (days)", "Duration (weeks)"


def plan(workbook_file, heading: str, *odd: object):
    """Read six tasks whose durations fit their dates, and those of March to June with odd ones."""
    rows = [["Task", heading, "Start", "Finish"]]
    for number in range(6):
        start, weeks = MONDAY + timedelta(weeks=4 * number), number % 3 + 1
        working = start + timedelta(days=7 * weeks - 3)
        amount = {CALENDAR: 7 * weeks, WORKING: 5 * weeks, WEEKS: weeks, "Duration": f"{weeks}w"}[heading]
        rows.append(
            [
                f"Task {number}",
                amount,
                start,
                start + timedelta(days=7 * weeks - 1) if heading == CALENDAR else working,
            ]
        )
    rows += [[f"Odd {amount}", amount, date(2026, 3, 2), date(2026, 6, 30)] for amount in odd]
    return read_plan(workbook_file({"Plan": rows}))


@pytest.mark.parametrize("heading", [CALENDAR, WORKING, WEEKS])
def test_a_duration_that_contradicts_its_dates_is_warned_of(workbook_file, heading: str) -> None:
    """The dates stand, and the warning stands at the duration."""
    reading = plan(workbook_file, heading, 5)
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows][-1] == ("2026-03-02", "2026-06-30")
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [
        ("B8", "5; 121 days from start to finish")
    ]


@pytest.mark.parametrize(
    ("heading", "lasting"),
    [(CALENDAR, 121), (CALENDAR, 120), (WORKING, 87), (WORKING, 84), (WEEKS, 17), ("Duration", "4m")],
)
def test_one_that_fits_by_any_way_of_counting_is_none(workbook_file, heading: str, lasting: object) -> None:
    """Working days without the bank holidays, the days after the first, and weeks as they come are no contradiction."""
    assert not plan(workbook_file, heading, lasting).warnings


def test_durations_that_mostly_disagree_are_something_else(workbook_file) -> None:
    """Where as many contradict as fit, what is headed as a duration may be days of effort."""
    assert not plan(workbook_file, WORKING, *range(1, 8)).warnings


def test_a_finish_worked_out_from_a_duration_contradicts_nothing(workbook_file) -> None:
    """It says nothing that the duration does not."""
    rows = [["Task", "Duration (days)", "Start", "Finish"]]
    rows += [[f"Task {days}", days, MONDAY, None] for days in (5, 10, 15)]
    rows += [["Odd", 5, date(2026, 3, 2), date(2026, 6, 30)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert not [one for one in reading.warnings if "contradicts" in one["reason"]]


@pytest.mark.parametrize(
    ("heading", "weeks", "is_doubted"),
    [
        ("Date", 12, True),
        ("Date", -12, True),
        ("Key date", 12, True),
        ("Date", 2, False),
        ("Finish", 12, False),
    ],
)
def test_dates_that_most_durations_contradict_are_doubted_as_finishes(
    workbook_file, heading: str, weeks: int, is_doubted: bool
) -> None:
    """Dates stand in for finishes where no heading says what they are; starts and durations may say that they don't."""
    days = [MONDAY + timedelta(weeks=4 * number) for number in range(4)]
    tasks = zip(["Design", "Build", "Test", "Migrate"], days, strict=True)
    rows = [[name, day, 10, day + timedelta(weeks=weeks, days=-3)] for name, day in tasks]
    reading = read_plan(workbook_file({"Plan": [["Task", "Start", WORKING, heading], *rows]}))
    told = [one["cell"] for one in reading.warnings if "contradict it" in one["reason"]]
    assert told == (["D1"] if is_doubted else [])
    assert reading.reading_confidence == ("low" if is_doubted else "high")
