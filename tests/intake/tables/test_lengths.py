"""Finishes that follow from a start and a duration, and how it is known which days a duration counts."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

MONDAY = D(2023, 1, 2)


def finishes(reading):
    return [(row["finish_from"], row["finish_to"]) for row in reading.rows]


def read(workbook_file, head, *rows, settings=None):
    path = workbook_file({"P": [head, *rows]})
    return read_plan(path, settings) if settings else read_plan(path)


def test_a_duration_in_days_of_unknown_kind_leaves_the_finish_open(workbook_file) -> None:
    """Ten days from a Monday end on the Wednesday of next week or on its Friday: both, and a question."""
    reading = read(workbook_file, ["Task", "Start", "Days"], ["Build", MONDAY, 10])
    assert finishes(reading) == [("2023-01-11", "2023-01-13")]
    assert "calendar or working" in reading.rows[0]["worked_out"]
    assert [entry["remedy"] for entry in reading.warnings] == [
        "ask whether durations are in working or calendar days"
    ]


def test_a_duration_without_a_unit_gives_no_finish(workbook_file) -> None:
    """Ten of what nobody says: the finish stays missing, and the unit is asked for."""
    reading = read(workbook_file, ["Task", "Start", "Duration"], ["Build", MONDAY, 10])
    assert finishes(reading) == [(None, None)]
    assert [entry["cell"] for entry in reading.warnings] == ["C1"] and "unit" in reading.warnings[0]["remedy"]


def test_a_duration_of_three_to_four_weeks_leaves_a_week_open(workbook_file) -> None:
    """Working weeks from a Monday end on a Friday; rows that give one amount alone show which days are counted."""
    head = ["Task", "Start", "Duration", "Finish"]
    shown = [["A", MONDAY, "10 days", D(2023, 1, 13)], ["B", MONDAY, "15 days", D(2023, 1, 20)]]
    reading = read(workbook_file, head, *shown, ["C", MONDAY, "3-4 weeks", None])
    assert finishes(reading)[-1] == ("2023-01-20", "2023-01-27") and not reading.warnings
    assert "3 to 4 weeks" in reading.rows[-1]["worked_out"]


def test_a_duration_of_up_to_six_weeks_bounds_the_finish(workbook_file) -> None:
    """It ends on any day from the start to the last of them."""
    reading = read(workbook_file, ["Task", "Start", "Duration"], ["A", MONDAY, "up to 6 calendar weeks"])
    assert finishes(reading) == [("2023-01-02", "2023-02-12")] and not reading.rows[0]["is_milestone"]
    assert "up to 6 weeks" in reading.rows[0]["worked_out"]


@pytest.mark.parametrize("heading", ["Duration", "Duration (weeks)"])
@pytest.mark.parametrize("typed", ["as required", "2 sprints", "approx 6 weeks", "at least 6 weeks"])
def test_a_duration_that_cannot_be_read_is_asked_for(workbook_file, heading: str, typed: str) -> None:
    """Its own cell is told, also where the heading gives a unit, or others have one."""
    reading = read(workbook_file, ["Task", "Start", heading], ["A", MONDAY, "2 weeks"], ["B", MONDAY, typed])
    assert finishes(reading)[-1] == (None, None)
    assert ("C3", typed) in [(entry["cell"], entry["text"]) for entry in reading.warnings]


@pytest.mark.parametrize("typed", ["TBC", "ongoing", "n/a"])
def test_a_duration_that_is_not_given_is_not_asked_for_again(workbook_file, typed: str) -> None:
    """The finish stays unknown, as the sender says."""
    reading = read(workbook_file, ["Task", "Start", "Working days"], ["A", MONDAY, 5], ["B", MONDAY, typed])
    assert finishes(reading)[-1] == (None, None) and not reading.warnings


def test_a_range_after_a_milestone_stays_as_wide(workbook_file) -> None:
    """A start given from a milestone and a least and a most give a finish from it, from the least to the most."""
    reading = read(workbook_file, ["Task", "Start", "Duration"], ["A", "M9", "3-4 calendar weeks"])
    row = reading.rows[0]
    assert row["finish_anchor"] == "M9" and (row["finish_offset_from"], row["finish_offset_to"]) == (20, 27)


@pytest.mark.parametrize(
    ("heading", "typed", "finish"),
    [
        ("Duration (working days)", 10, "2023-01-13"),
        ("Calendar days", 10, "2023-01-11"),
        ("Duration", "10d", "2023-01-13"),
        ("Duration (weeks)", 2, None),
    ],
)
def test_the_heading_or_the_text_says_which_days(workbook_file, heading, typed, finish) -> None:
    """Working days, calendar days and a scheduling tool's own texts are read as what they say."""
    reading = read(workbook_file, ["Task", "Start", heading], ["Build", MONDAY, typed])
    (latest,) = {to for _, to in finishes(reading)}
    assert latest == finish if finish else latest in ("2023-01-13", "2023-01-15")


def test_rows_that_type_all_three_show_which_days(workbook_file) -> None:
    """Two finished rows that only working days explain decide for the row whose finish is blank."""
    rows = [["A", MONDAY, 10, D(2023, 1, 13)], ["B", MONDAY, 15, D(2023, 1, 20)], ["C", MONDAY, 20, None]]
    reading = read(workbook_file, ["Task", "Start", "Duration", "Finish"], *rows)
    assert finishes(reading)[-1] == ("2023-01-27", "2023-01-27") and not reading.warnings
    assert [bool(row["worked_out"]) for row in reading.rows] == [False, False, True]


def test_a_drawn_calendar_shows_which_days(workbook_file) -> None:
    """Days drawn beside the headings with their weekends are what the durations count."""
    days = [D(2023, 1, day) for day in range(2, 12)]
    reading = read(workbook_file, ["Task", "Start", "Days", *days], ["Build", MONDAY, 10])
    assert finishes(reading) == [("2023-01-11", "2023-01-11")]


def test_a_finish_that_is_not_known_stays_so(workbook_file) -> None:
    """TBC is an answer: no duration overrules it."""
    reading = read(workbook_file, ["Task", "Start", "Duration", "Finish"], ["Build", MONDAY, "10d", "TBC"])
    assert finishes(reading) == [(None, None)] and reading.rows[0]["worked_out"] is None


def test_a_milestone_keeps_its_one_date(workbook_file) -> None:
    """No duration means a point in time, and nothing is worked out for it."""
    reading = read(workbook_file, ["Task", "Start", "Duration", "Finish"], ["Go", MONDAY, "0d", None])
    (row,) = reading.rows
    assert row["is_milestone"] and row["start_from"] == "2023-01-02" and row["finish_to"] is None


def test_a_person_says_which_days_count(workbook_file) -> None:
    """readings.csv settles what the file leaves open."""
    reading = read(workbook_file, ["Task", "Start", "Days"], ["Build", MONDAY, 10],
                   settings=Settings(durations="calendar"))  # fmt: skip
    assert finishes(reading) == [("2023-01-11", "2023-01-11")] and not reading.warnings


def test_an_imprecise_start_carries_its_width(workbook_file) -> None:
    """Two weeks from some day of January end on some day between its 14th and the middle of February."""
    reading = read(
        workbook_file, ["Task", "Start", "Duration (calendar days)"], ["Build", "January 2023", 14]
    )
    assert finishes(reading) == [("2023-01-14", "2023-02-13")]


def test_a_finish_worked_out_from_an_actual_start_has_not_happened(workbook_file) -> None:
    """Work has begun, and when it ends is expected: the row's dates are its forecast, the start as it happened."""
    head = ["Task", "Planned start", "Actual start", "Duration"]
    rows = [["A", MONDAY, D(2023, 1, 4), "10 days"], ["B", MONDAY, None, "10 days"]]
    first, second = read(workbook_file, head, *rows).rows
    assert (first["start_from"], first["finish_from"]) == ("2023-01-04", "2023-01-13")
    assert first["worked_out"].startswith("finish: the actual start and 10 days")
    assert first["other_dates"] == "forecast 02/01/2023"
    assert [one["date_basis"] for one in (first, second)] == ["forecast", "forecast"]


def test_an_actual_start_that_nothing_is_worked_out_from_stays_actual(workbook_file) -> None:
    """A milestone of no days is done when it happened, and a row without a duration says when it began."""
    head = ["Task", "Planned start", "Actual start", "Duration"]
    rows = [["A", MONDAY, D(2023, 1, 4), "0 days"], ["B", MONDAY, D(2023, 1, 4), None]]
    reading = read(workbook_file, head, *rows, ["C", MONDAY, None, "5 days"])
    assert [row["date_basis"] for row in reading.rows] == ["actual", "actual", "forecast"]
