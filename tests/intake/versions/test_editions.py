"""Which of several sheets is the last edition of a plan, by its name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.intake.versions.editions import last_edition


@pytest.mark.parametrize(
    ("names", "last"),
    [
        (["Jan 26 update", "Feb 26 update"], "Feb 26 update"),
        (["Feb 26 update", "Jan 26"], "Feb 26 update"),
        (["Status Dec 25", "Status Jan 26"], "Status Jan 26"),
        (["Plan as at 3 Feb 2026", "Plan as at 20 Jan 2026"], "Plan as at 3 Feb 2026"),
        (["Snapshot 2026-02-01", "Snapshot 2026-01-04"], "Snapshot 2026-02-01"),
        (["As at 14 Nov", "As at 12 Dec", "As at 9 Jan"], "As at 9 Jan"),
        (["Jan 25 update", "Feb 26 update", "Mar 26 update"], "Mar 26 update"),
        (["November update", "December update"], "December update"),
    ],
)
def test_the_last_edition_is_told_by_its_day_or_month(names: list[str], last: str) -> None:
    """In whatever order the sheets stand; those without a year in the order of time."""
    assert last_edition(names) == last


@pytest.mark.parametrize(
    "names",
    [
        ["Jan 26", "Feb 26"],
        ["Oct 26", "Mar 27"],
        ["As at 02.01.26", "As at 01.03.26"],
        ["As at 9 Jan", "As at 14 Nov"],
        ["Jan 26 update", "As at 14 Nov"],
        ["Nov 28 update", "Dec 12 update"],
        ["Jan 26 update", "Dec 25 update"],
        ["Dec 29 update", "Jan 26 update"],
        ["Jan 26 update", "Dec 29 update"],
        ["Nov 28 update", "Dec 30 update", "Jan 29 update"],
        ["Jan 26 update", "Jan 26 status"],
        ["Status wk 10", "Status wk 12"],
        ["Plan update", "Feb 26 update"],
    ],
)
def test_what_may_be_the_other_way_is_no_last_edition(names: list[str]) -> None:
    """A month when a plan ends, days in either order, a year that may be a day, and what says no time."""
    assert last_edition(names) == ""


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.lists(st.integers(1, 60), min_size=1, max_size=3))
def test_days_of_editions_are_in_order_whatever_they_are(first: date, gaps: list[int]) -> None:
    """With their years in any order of the sheets, without them in the order of time."""
    days = [first]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    names = [f"As at {day:%d %B %Y}" for day in days]
    assert last_edition(names) == last_edition(names[::-1]) == names[-1]
    if days[-1] - days[0] < timedelta(days=180):
        bare = [f"As at {day:%d %B}" for day in days]
        assert last_edition(bare) == bare[-1]
