"""Parts of months as headings below them, or in one cell with each: days (1-15, 16-30), halves and thirds in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import groupby, pairwise, product

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.time_axis.headings import PART, Said
from mhhs_analysis.intake.time_axis.parts_said import month_and_part
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells
from mhhs_analysis.reference import rows

_DAY = timedelta(days=1)
_RANGE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? ?(?:[-\u2010-\u2015/]|to|till|until) ?(\d{1,2}|end)(?:st|nd|rd|th)?"
)
_WEEK = re.compile(r"w\D*(\d)")
_SHORTEST, _LONGEST = 28, 31
"""The least and most days of a month: a part that ends on either, or between, ends its month."""
_DAYS = {2: ((1, 15), (16, _LONGEST)), 3: ((1, 10), (11, 20), (21, _LONGEST))}
"""The days of halves and of thirds of a month."""

Days = tuple[int, int]


def parts_of_months(above: Mapping[int, Said], cells: Cells, columns: range) -> dict[int, Said]:
    """Return the parts of months that cells say below headings of months, in each month alike; else nothing.

    Each column must say one, and those of a month be all of it, in order: its halves or thirds by the words of
    month_parts.csv, or days that begin with the first and end with the last.
    """
    starts = [*sorted(above), columns.stop]
    groups = [[*range(first, after)] for first, after in pairwise(starts)]
    if len({len(group) for group in groups}) != 1 or not all(
        column in cells for group in groups for column in group
    ):
        return {}
    found: dict[int, Said] = {}
    for group in groups:
        words = [" ".join(cells[column].text.split()) for column in group]
        days = _days_said(tuple(one.lower().strip(" .:") for one in words))
        if not days:
            return {}
        told = zip(group, words, days, strict=True)
        found |= {column: Said(PART, text, named=PART, days=span) for column, text, span in told}
    return found


def parts_within(said: Mapping[int, Said], cells: Cells) -> tuple[dict[int, Said], dict[int, Said]] | None:
    """Return the months of headings that each say a part of one, by their first columns, and those parts; else None."""
    texts = {column: cell.value for column, cell in cells.items() if column in said}
    parted = {
        column: found
        for column, text in texts.items()
        if isinstance(text, str) and (found := month_and_part(text))
    }
    if not parted or parted.keys() != said.keys() or not all(map(_is_whole_month, said.values())):
        return None
    runs = [[*run] for _, run in groupby(parted, lambda column: parted[column][0])]
    months = {run[0]: said[run[0]] for run in runs}
    parts = {column: part for column, (_, part) in parted.items()}
    columns = range(min(parts), max(parts) + 1)
    cut = {column: Cell(part) for column, part in parts.items()}
    named = _numbered_weeks(parts) or parts_of_months(months, cut, columns)
    return (months, named) if named else None


def _is_whole_month(said: Said) -> bool:
    """Return whether a heading is read as a month, and as no part of it: 1st half of January is a date."""
    if said.interval is None:
        return said.unit == "month" and said.number is not None
    first, last = said.interval.earliest, said.interval.latest
    return bool(first and last and first.day == 1 and months_on(first, 1) - _DAY == last)


def _numbered_weeks(parts: Mapping[int, str]) -> dict[int, Said]:
    """Return parts as numbered weeks, as they stand below headings of months; {} unless all are."""
    numbers = {column: int(week[1]) for column, part in parts.items() if (week := _WEEK.fullmatch(part))}
    if len(numbers) < len(parts):
        return {}
    return {column: Said("week", parts[column], number=one, named="week") for column, one in numbers.items()}


def as_months(said: Mapping[int, Said]) -> dict[int, Said] | None:
    """Return headings as months: those that are, or all that are the first days of months; else None."""
    if all(one.unit == "month" for one in said.values()):
        return dict(said)
    firsts = {
        column: one.interval.earliest for column, one in said.items() if one.unit == "day" and one.interval
    }
    if len(firsts) < len(said) or any(day is None or day.day != 1 for day in firsts.values()):
        return None
    return {
        column: Said("month", said[column].words, Interval(day, months_on(day, 1) - _DAY))
        for column, day in firsts.items()
        if day
    }


def _days_said(words: Sequence[str]) -> Sequence[Days]:
    """Return the days of each part of a month that words say, together all of it; else none."""
    if words in _by_words():
        return _DAYS[len(words)]
    ranges = [found.groups() for text in words if (found := _RANGE.fullmatch(text))]
    if len(ranges) < len(words) or len(words) < 2:
        return ()
    days = [(int(first), _LONGEST if last == "end" else int(last)) for first, last in ranges]
    goes_on = all(later[0] == earlier[1] + 1 for earlier, later in pairwise(days))
    is_whole = days[0][0] == 1 and _SHORTEST <= days[-1][1] <= _LONGEST
    return (*days[:-1], (days[-1][0], _LONGEST)) if goes_on and is_whole else ()


@cache
def _by_words() -> frozenset[tuple[str, ...]]:
    """Return the words of halves and thirds, in order, that may stand side by side; plain numbers count two halves."""
    listed = [(row["words"], int(row["parts"]), int(row["part"])) for row in rows("month_parts")]
    halves, thirds = (
        [[words for words, *of in listed if of == [many, part]] for part in range(1, many + 1)]
        for many in _DAYS
    )
    numbered = [[*words, str(part)] for part, words in enumerate(halves, 1)]
    return frozenset((*product(*numbered), *product(*thirds)))
