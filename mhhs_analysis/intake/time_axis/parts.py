"""Parts of months as headings below the months: days of them (1-15, 16-30), halves and thirds by their words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import pairwise, product

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.time_axis.headings import PART, Said
from mhhs_analysis.intake.workbooks.sheets import Cells
from mhhs_analysis.reference import rows

_DAY = timedelta(days=1)
_RANGE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? ?(?:[-\u2010-\u2015/]|to|till|until) ?(\d{1,2}|end)(?:st|nd|rd|th)?"
)
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
