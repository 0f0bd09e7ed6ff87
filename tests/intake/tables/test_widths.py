"""Days below headings that speak of months, quarters or weeks, and what each of them stands for."""

from datetime import date as D

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.tables.widths import speaks_of_periods

KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])


def ends(reading) -> list[tuple[str, ...]]:
    return [tuple(row[f"{end}_{bound}"] for end in ("start", "finish") for bound in ("from", "to"))
            for row in reading.rows]  # fmt: skip


def two(start: str, finish: str, *days: D) -> list[list[object]]:
    """Two tasks, each with a start and a finish."""
    return [["Task", start, finish], ["Design", *days[:2]], ["Build", *days[2:]]]


FIRSTS = (D(2023, 4, 1), D(2023, 7, 1), D(2023, 7, 1), D(2023, 10, 1))


@KINDS
@pytest.mark.parametrize(
    ("heads", "days", "first"),
    [
        (("Start month", "End month"), FIRSTS, ("2023-04-01", "2023-04-30", "2023-07-01", "2023-07-31")),
        (("Start quarter", "End quarter"), FIRSTS, ("2023-04-01", "2023-06-30", "2023-07-01", "2023-09-30")),
        (("Start Qtr", "Finish_Qtr"), FIRSTS, ("2023-04-01", "2023-06-30", "2023-07-01", "2023-09-30")),
        (
            ("Start month", "End month"),
            (D(2023, 4, 1), D(2023, 4, 30), D(2023, 5, 1), D(2023, 6, 30)),
            ("2023-04-01", "2023-04-30", "2023-04-01", "2023-04-30"),
        ),
        (
            ("Start (w/c)", "Finish (w/e)"),
            (D(2023, 4, 3), D(2023, 4, 28), D(2023, 5, 1), D(2023, 6, 30)),
            ("2023-04-03", "2023-04-09", "2023-04-22", "2023-04-28"),
        ),
        (
            ("Week commencing", "Week ending"),
            (D(2023, 4, 3), D(2023, 4, 28), D(2023, 5, 1), D(2023, 6, 30)),
            ("2023-04-03", "2023-04-09", "2023-04-22", "2023-04-28"),
        ),
        (
            ("Start week", "End week"),
            (D(2023, 4, 3), D(2023, 4, 24), D(2023, 5, 1), D(2023, 6, 26)),
            ("2023-04-03", "2023-04-09", "2023-04-24", "2023-04-30"),
        ),
    ],
)
def test_a_day_stands_for_what_its_heading_says(plan_file, heads, days, first, kind) -> None:
    """Of End month and 01/07/2023 the whole of July is meant, and nothing narrower is read."""
    reading = read_plan(plan_file(two(*heads, *days), kind))
    assert ends(reading)[0] == first
    assert sum("a day there is read as" in reason for reason in reading.reasons) == 2


@KINDS
@pytest.mark.parametrize(
    ("heads", "days"),
    [
        (("Start month", "End month"), (D(2023, 4, 3), D(2023, 7, 1), D(2023, 7, 1), D(2023, 10, 16))),
        (("Start month", "Month end"), (D(2023, 4, 3), D(2023, 7, 31), D(2023, 7, 1), D(2023, 10, 31))),
        (("Start week", "End week"), (D(2023, 4, 4), D(2023, 7, 3), D(2023, 7, 3), D(2023, 10, 13))),
        (("Start (day/month)", "Finish"), FIRSTS),
        (("Start", "Finish"), FIRSTS),
    ],
)
def test_other_days_stay_days(plan_file, heads, days, kind) -> None:
    """Days within their months, the end of a month, and a heading that says how dates are written widen nothing."""
    rows = two(*heads, *days)
    day = f"{days[0]}", f"{days[0]}", f"{days[1]}", f"{days[1]}"
    assert ends(read_plan(plan_file(rows, kind)))[0] == day


def test_what_is_wider_already_stays(text_file) -> None:
    """A quarter below End month is the quarter still, and what is not known stays so."""
    text = "Task,Start month,End month\nDesign,01/04/2023,Q3 2023\nBuild,01/05/2023,TBC\n"
    assert [one[2:] for one in ends(read_plan(text_file(text)))] == [
        ("2023-07-01", "2023-09-30"),
        (None, None),
    ]


@pytest.mark.parametrize("heading", ["Start", "Finish date", "Weekend work", "Owner", "Monthly report"])
def test_most_headings_speak_of_no_periods(heading) -> None:
    """Only whole words for periods make a heading one to be asked about."""
    assert not speaks_of_periods(heading)
