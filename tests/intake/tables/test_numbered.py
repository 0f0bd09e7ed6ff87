"""Weeks and months that a table numbers where dates stand."""

from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

SAID = Settings(week_one=date(2026, 1, 5))


def ends(reading):
    return [
        (
            row["start_from"],
            row["start_to"],
            row["finish_from"],
            row["finish_to"],
            row["start_text"],
            row["finish_text"],
        )
        for row in reading.rows
    ]


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        (("Start Week", "End Week"), ("2026-01-12", "2026-01-18", "2026-02-02", "2026-02-08")),
        (("Start (month)", "End (month)"), ("2026-02-05", "2026-03-04", "2026-05-05", "2026-06-04")),
        (("Start (day)", "End (day)"), ("2026-01-06", "2026-01-06", "2026-01-09", "2026-01-09")),
    ],
)
def test_numbered_periods_are_dated_by_the_day_the_first_begins(
    workbook_file, text_file, headings, meant
) -> None:
    """Where headings say that numbers count weeks, months or days, what a person says of the first dates them all."""
    rows = [["Task", *headings], ["Build", 2, 5], ["Prove", 5, "TBC"]]
    lines = "\n".join(";".join(map(str, row)) for row in rows)
    for file in (workbook_file({"Plan": rows}), text_file(lines)):
        reading = read_plan(file, SAID)
        assert ends(reading)[0] == (*meant, "2", "5") and ends(reading)[1][5] == "TBC"
        assert not reading.idle and any("(as set)" in reason for reason in reading.reasons)


def test_what_is_asked_of_numbered_weeks_is_what_can_be_said(text_file) -> None:
    """Undated weeks ask for the day of the first; numbers that nobody says the unit of ask for that too."""
    for heading, asked in (
        ("Start week", "week 1 begins (readings.csv: week_one)"),
        ("Start", "how long a period is"),
    ):
        reading = read_plan(text_file(f"Task,{heading},End\nBuild,2,5\nProve,5,9\n"))
        (entry,) = [one for one in reading.set_aside if one["cell"] == "B1"]
        assert entry["remedy"].endswith(asked)


def test_numbers_of_no_unit_stay_undated_though_a_day_is_said(text_file) -> None:
    """Nobody knows how long a period is: what was said changes nothing, and is told to be idle."""
    reading = read_plan(text_file("Task,Start,End\nBuild,2,5\nProve,5,9\n"), SAID)
    assert ends(reading)[0] == (None, None, None, None, "2", "5") and reading.idle == ["week_one"]


def test_plain_numbers_are_of_what_stands_left_of_them(text_file) -> None:
    """Week left of 1, 2, 3 over the columns says what they count; Days, as durations are headed, does not."""
    rows = "Build,X,X,,,,\nProve,,,X,X,,X\n"
    said = read_plan(text_file(f"Week,1,2,3,4,5,6\n{rows}"), SAID)
    assert ends(said)[0][:4] == ("2026-01-05", "2026-01-11", "2026-01-12", "2026-01-18")
    other = read_plan(text_file(f"Days,1,2,3,4,5,6\n{rows}"))
    assert not any("week" in (row["start_text"] or "") for row in other.rows)
