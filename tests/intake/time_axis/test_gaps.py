"""Periods that are missing between the headings of time of a drawn plan."""

from collections.abc import Sequence

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

TOLD = "missing between the headings of time"


def drawn(workbook_file, headings: Sequence[object], *above: list[object]) -> Reading:
    """Read a plan of two tasks, marked below the second to fourth headings and the last two."""
    marks = [[None, "x", "x", "x"], [None, None, *["x"] * (len(headings) - 2)]]
    rows = [*above, ["Task", *headings], ["Design", *marks[0]], ["Build", *marks[1]]]
    return read_plan(workbook_file({"Plan": rows}))


@pytest.mark.parametrize(
    ("headings", "above"),
    [
        (["Jan 2026", "Feb 2026", "May 2026", "Jun 2026", "Jul 2026"], ()),
        (["Jan", "Feb", "May", "Jun", "Jul"], ([None, 2026],)),
        (["Q1 2026", "Q2 2026", "Q4 2026", "Q1 2027", "Q2 2027"], ()),
    ],
)
def test_missing_periods_are_told(workbook_file, headings, above) -> None:
    """Whether a bar goes on through them is not said: its ends stand, in doubt."""
    reading = drawn(workbook_file, headings, *above)
    (told,) = [one for one in reading.warnings if TOLD in one["reason"]]
    assert "after " in told["reason"] and reading.reading_confidence == "medium"
    assert reading.rows[0]["start_from"] and reading.rows[0]["finish_to"]


@pytest.mark.parametrize(
    "headings",
    [
        ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026"],
        ["w/c 01/12/2025", "w/c 08/12/2025", "w/c 15/12/2025", "w/c 05/01/2026", "w/c 12/01/2026"],
        ["Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026", "Q1 2027"],
    ],
)
def test_no_gap_and_weeks_left_out_over_christmas_are_none(workbook_file, headings) -> None:
    """Weeks in which nobody works are often left out."""
    assert not [one for one in drawn(workbook_file, headings).warnings if TOLD in one["reason"]]
