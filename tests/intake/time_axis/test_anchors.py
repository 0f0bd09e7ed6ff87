"""Numbered periods dated by what their sheet says of one of them."""

from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan

KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])
MONDAY = date(2026, 1, 5)
WEEKS = [f"W{number}" for number in range(1, 9)]
AS_TYPED = ("2026-01-19", "2026-02-01")


def drawn(plan_file, kind: str, headings: list[object], *above: list[object]):
    """Read a task drawn below the third and the fourth of some headings, under lines about the plan."""
    blank = [None, None]
    rows = [*above, ["Task", "Owner", *headings], ["Build adaptor", "PMO", *blank, "x", "x", *blank, *blank]]
    return read_plan(plan_file(rows, kind))


def span(reading) -> tuple[str | None, str | None]:
    return reading.rows[0]["start_from"], reading.rows[0]["finish_to"]


def doubts(reading) -> str:
    return " ".join(one["reason"] for one in reading.warnings)


@KINDS
@pytest.mark.parametrize(
    "said",
    [
        "W1 = w/c 5 January 2026",
        "W3: 19 January 2026",
        "Delivery plan - week 1 is week commencing Monday 5th January 2026",
        "Delivery plan – Week 2 starts 12/01/2026",
    ],
)
def test_a_week_named_in_short_or_behind_a_title_dates_all(plan_file, kind: str, said: str) -> None:
    """Week 3 and week 4 are the two weeks from 19 January, without a doubt."""
    reading = drawn(plan_file, kind, WEEKS, [said])
    assert span(reading) == AS_TYPED and reading.reading_confidence == "high"


@KINDS
@pytest.mark.parametrize("said", ["W1 = Wave 1", "M1 = 5 January 2026", "Plan - start 5 January 2026", "W1"])
def test_what_is_no_week_of_the_plan_dates_none(plan_file, kind: str, said: str) -> None:
    """A wave, a milestone and a start behind a dash are not the first week."""
    assert span(drawn(plan_file, kind, WEEKS, [said])) == (None, None)


@KINDS
@pytest.mark.parametrize(
    "said", ["Calendar weeks 2026", "Plan by ISO week, ISO weeks of 2026", "Kalenderwochen 2026"]
)
def test_calendar_weeks_of_a_year_are_its_own(plan_file, kind: str, said: str) -> None:
    """Weeks 6 and 7 of 2026, as ISO 8601 numbers them, begin on 2 February."""
    reading = drawn(plan_file, kind, [f"CW{number}" for number in range(4, 12)], [said])
    assert span(reading) == ("2026-02-02", "2026-02-15")


@KINDS
@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("Calendar weeks 2026/27", 4),
        ("Calendar weeks 2026 and 2027", 4),
        ("Plan 2026", 4),
        ("Calendar weeks 2026", 49),
    ],
)
def test_calendar_weeks_of_no_one_year_are_undated(plan_file, kind: str, said: str, first: int) -> None:
    """Two years, one that is only the plan's, or weeks that go on into the next, leave open of which year each is."""
    numbers = [(first + place - 1) % 52 + 1 for place in range(8)]
    assert span(drawn(plan_file, kind, [f"CW{number}" for number in numbers], [said])) == (None, None)


@KINDS
def test_plain_numbers_are_the_weeks_that_their_sheet_dates(plan_file, kind: str) -> None:
    """In doubt, for nothing heads them so; another number than the first may be that of a report."""
    numbers = [*range(1, 9)]
    reading = drawn(plan_file, kind, numbers, ["Week no. 1 starts", MONDAY])
    assert span(reading) == AS_TYPED
    assert reading.reading_confidence == "medium" and "plain numbers that nothing heads" in doubts(reading)
    assert span(drawn(plan_file, kind, numbers, ["Week 5", MONDAY])) == (None, None)


@KINDS
@pytest.mark.parametrize(("start", "is_doubted"), [(date(2026, 1, 7), False), (date(2026, 2, 2), True)])
def test_a_start_in_another_week_than_the_first_is_doubted(plan_file, kind, start, is_doubted) -> None:
    """The week that is dated stands; that the plan starts in another one is told."""
    reading = drawn(plan_file, kind, WEEKS, ["Week 1", MONDAY], ["Start date", start])
    assert span(reading) == AS_TYPED
    assert ("another period than the first" in doubts(reading)) == is_doubted
