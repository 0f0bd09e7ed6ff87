"""Years of months that lack one, as the title above them says from which month to which they are."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]


def titled(workbook_file, title: str) -> Reading:
    rows = [[title], [], ["Task", *MONTHS], ["Design", "x", "x"], ["Build", None, None, "x", "x"]]
    return read_plan(workbook_file({"Plan": rows}))


@pytest.mark.parametrize(
    "title",
    ["Delivery plan Oct 2025 - Mar 2026", "Plan: October 2025 to March 2026", "Plan (Oct 2025–Mar 2026) v2"],
)
def test_the_first_and_last_month_in_a_title_date_the_months_between(workbook_file, title: str) -> None:
    """Both ends are those of the calendar; that a title alone says so is told."""
    reading = titled(workbook_file, title)
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2025-10-01", "2025-11-30"),
        ("2025-12-01", "2026-01-31"),
    ]
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    "title", ["Plan Oct 2025 - Sep 2026", "Plan Sep 2025 - Mar 2026", "Plan Oct 2025 - Mar 2027"]
)
def test_months_of_a_title_that_are_others_date_nothing(workbook_file, title: str) -> None:
    """A contract's or a programme's months need not be the calendar's."""
    assert not any(row["start_from"] for row in titled(workbook_file, title).rows)
