"""Columns of the earliest and the latest dates of a network schedule, or of the best and the worst case."""

from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan

FIRST = [date(2026, 1, 5), date(2026, 2, 2), date(2026, 4, 1)]
LAST = [date(2026, 2, 27), date(2026, 4, 30), date(2026, 7, 31)]


def plan(workbook_file, *headings: str):
    """Read three tasks with early dates below the first half of some headings and late ones below the rest."""
    early = len(headings) // 2
    rows = [
        [name, *[first] * early, *[last] * (len(headings) - early)]
        for name, first, last in zip(("Design", "Build", "Test"), FIRST, LAST, strict=True)
    ]
    return read_plan(workbook_file({"Plan": [["Task", *headings], *rows]}))


@pytest.mark.parametrize(
    "headings",
    [
        ("Early start", "Early finish", "Late start", "Late finish"),
        ("Earliest start", "Earliest finish", "Latest start", "Latest finish"),
        ("Earliest Start Date", "Earliest End Date", "Latest Start Date", "Latest End Date"),
        ("ES", "EF", "LS", "LF"),
    ],
)
def test_the_earliest_dates_are_read_and_all_four_are_told(workbook_file, headings) -> None:
    """A schedule's own dates are its earliest; that they are, and which others stand beside them, is a doubt."""
    reading = plan(workbook_file, *headings)
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        (f"{day}", f"{day}") for day in FIRST
    ]
    assert sorted(warning["text"] for warning in reading.warnings) == sorted(headings)
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("headings", [("Earliest start", "Latest finish"), ("Early start", "Late finish")])
def test_the_latest_finish_ends_no_earliest_start(workbook_file, headings) -> None:
    """The two are no one task's dates: the start is read with a doubt, and the finish is asked for."""
    reading = plan(workbook_file, *headings)
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        (f"{day}", None) for day in FIRST
    ]
    assert {warning["text"] for warning in reading.warnings} == {*headings}


@pytest.mark.parametrize(
    "headings",
    [
        ("Best case start", "Worst case start"),
        ("P10", "P90"),
        ("P10 finish", "P90 finish"),
        ("Earliest date", "Latest date"),
    ],
)
def test_of_several_cases_none_is_taken(workbook_file, headings) -> None:
    """No case of a date is the plan's until somebody says so."""
    reading = plan(workbook_file, *headings)
    assert not [row for row in reading.rows if row["start_text"] or row["finish_text"]]
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize(
    "headings",
    [
        ("Start", "Finish"),
        ("Baseline finish", "Latest finish"),
        ("Early engagement", "Start", "Latest finish", "Owner"),
        ("Early start", "Latest forecast finish"),
        ("Early start", "Late finish", "Latest forecast"),
    ],
)
def test_plain_and_latest_forecasts_stay_what_they_are(workbook_file, headings) -> None:
    """The latest finish is the newest forecast where no earliest one stands beside it."""
    reading = plan(workbook_file, *headings)
    assert [row["finish_to"] for row in reading.rows] == [f"{day}" for day in LAST]


@pytest.mark.parametrize("latest", ["Latest finish", "Latest forecast finish"])
def test_the_latest_finish_stays_the_forecast_beside_an_early_start_and_a_plain_finish(
    workbook_file, latest: str
) -> None:
    """It is the newest of two finishes, and no end of a range that begins with a start."""
    rows = [["Task", "Early start", "Finish", latest], ["Design", FIRST[0], LAST[0], LAST[1]]]
    rows += [["Build", FIRST[1], LAST[1], LAST[2]]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["finish_to"] for row in reading.rows] == [f"{day}" for day in LAST[1:]]
