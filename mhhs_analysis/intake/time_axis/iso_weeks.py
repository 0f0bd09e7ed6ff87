"""Weeks numbered through the year below months: ISO weeks where each of them lies in the month that it stands below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.time_axis.headings import Said

ISO_WEEK = "ISO week"
"""What numbers of weeks below months count, where each fits the month above it."""
_FEWEST_MONTHS = 4
"""Months of a year from which weeks that all fit are no weeks of a project that happen to."""
_TELLING_DAYS = range(4)
"""Days of a week, from Monday to Thursday, one of which decides for every week the month that it is drawn below."""
_LASTS = (52, 53)


def are_iso_weeks(runs: Sequence[Sequence[Said]], wholes: Sequence[Interval | None]) -> bool:
    """Return whether the numbers below months go on from month to month as ISO weeks do, each in its own month."""
    numbers = [one.number or 0 for run in runs for one in run]
    go_on = all(
        later == earlier + 1 or (earlier in _LASTS and later == 1) for earlier, later in pairwise(numbers)
    )
    if not go_on or sum(map(bool, runs)) < _FEWEST_MONTHS:
        return False
    weeks = [
        (iso_week(one.number or 0, whole), whole)
        for run, whole in zip(runs, wholes, strict=True)
        for one in run
    ]
    return any(all(_lies_in(week, day, whole) for week, whole in weeks) for day in _TELLING_DAYS)


def iso_week(number: int, whole: Interval | None) -> Interval | None:
    """Return the ISO week of a number that some days of a month lie in, None where there is none."""
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    for year in (whole.earliest.isocalendar().year, whole.latest.isocalendar().year):
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday <= whole.latest and whole.earliest <= monday + timedelta(days=6):
            return Interval(monday, monday + timedelta(days=6))
    return None


def _lies_in(week: Interval | None, day: int, whole: Interval | None) -> bool:
    if week is None or whole is None or not (week.earliest and whole.earliest and whole.latest):
        return False
    return whole.earliest <= week.earliest + timedelta(days=day) <= whole.latest
