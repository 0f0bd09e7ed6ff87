"""Quarters, halves and years that each stand over as many columns as they have months or quarters: one a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby, pairwise

from mhhs_analysis.dates import Interval, months_on

_DAY = timedelta(days=1)
_FEWEST = 2
"""Headings that show how many columns each stands over."""
_FEWEST_COLUMNS = 3
"""Columns below each; two may as well be the plan and what happened."""
_UNITS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_READ = "{count} columns a {whole}, none of them headed: each is read as a {part}"


def with_even_parts(
    wide: Mapping[int, Interval | None], doubts: list[str]
) -> dict[int, Interval | None] | None:
    """Return the days of columns that part each heading above them evenly into months or quarters.

    `wide` has the days of each column's heading. None where not all headings are of one length and over as many
    columns, or these are not as many as it has such parts: three a quarter are months, two are nothing.
    """
    runs = [[*run] for _, run in groupby(wide, lambda column: wide[column])]
    counts, sizes = {len(run) for run in runs}, {_months_in(wide[run[0]]) for run in runs}
    if len(runs) < _FEWEST or len(counts) != 1 or len(sizes) != 1 or not _go_on(wide, runs):
        return None
    count, whole = counts.pop(), sizes.pop()
    if whole not in _UNITS or count < _FEWEST_COLUMNS or whole % count or whole // count not in _UNITS:
        return None
    step = whole // count
    doubts.append(_READ.format(count=count, whole=_UNITS[whole], part=_UNITS[step]))
    return {
        column: _part(wide[run[0]], place * step, step) for run in runs for place, column in enumerate(run)
    }


def _go_on(wide: Mapping[int, Interval | None], runs: Sequence[Sequence[int]]) -> bool:
    """Return whether each heading begins on the day after the one before it ends."""
    days = [wide[run[0]] for run in runs]
    return all(
        one and after and one.latest and after.earliest and one.latest + _DAY == after.earliest
        for one, after in pairwise(days)
    )


def _months_in(days: Interval | None) -> int:
    """Return how many whole months some days are; nought for others."""
    if days is None or days.earliest is None or days.latest is None or days.earliest.day != 1:
        return 0
    return next((many for many in _UNITS if months_on(days.earliest, many) == days.latest + _DAY), 0)


def _part(days: Interval | None, first: int, months: int) -> Interval | None:
    """Return so many months of some days from one of theirs on."""
    if days is None or days.earliest is None:
        return None
    begins = months_on(days.earliest, first)
    return Interval(begins, months_on(begins, months) - _DAY)
