"""Dates typed in a bar: Design (12 Jan - 27 Mar) in one, or 12/01 in its first cell and 27/03 in its last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from mhhs_analysis.dates import Interval, Order, span_from_text
from mhhs_analysis.intake.time_axis.columns import TimeColumn

Ends = tuple[Interval, Interval]
_MOST_WORDS = 8
"""Words before a date that are left out one by one."""
_BRACKETED = re.compile(r"[(\[]([^)\]]*\d[^)\]]*)[)\]]")
NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.I)
_DAY = timedelta(days=1)
_WORD = re.compile(r"\S+")
_CLEAR = re.compile(r"[a-z]{3}|\d[/.-]\d{1,2}[/.-]\d", re.I)
"""What only dates have: a month by its name, or three numbers; 2/3 may count anything."""


def ends_typed(texts: Sequence[str], first: TimeColumn, last: TimeColumn, order: Order) -> Ends | None:
    """Return the start and finish that the texts of a bar's cells type, or None; years that are left out are its own.

    One text gives both, or each of two one of them. Dates that lie in the bar's columns come before others, of which
    only those that can't be anything else count.
    """
    if first.earliest is None or last.latest is None:
        return None
    if days := _days_of_months(texts, first, last):
        return days
    years = range(first.earliest.year, last.latest.year + 1)
    found = [ends for ends in _all_ends(texts, order, years) if _are_days(ends)]
    inside = (ends for ends in found if are_inside(ends, first, last))
    return next(inside, next((ends for ends in found if all(map(_is_clear, ends))), None))


def day_of_month(text: str, column: TimeColumn) -> Interval | None:
    """Return the day that a number names in a column of one month: 7th."""
    found, first, last = NTH.fullmatch(text), column.earliest, column.latest
    if found is None or first is None or last is None or first.day != 1 or (last + _DAY).day != 1:
        return None
    is_in_one = (first.year, first.month) == (last.year, last.month) and 0 < int(found[1]) <= last.day
    day = first.replace(day=int(found[1])) if is_in_one else None
    return Interval(day, day, text) if day else None


def _days_of_months(texts: Sequence[str], first: TimeColumn, last: TimeColumn) -> Ends | None:
    """Return the days that numbers name at both ends of a bar below months; 1st and 2nd may count."""
    if len(texts) == 1 or not NTH.fullmatch(texts[0].strip()):
        return None
    start, finish = day_of_month(texts[0].strip(), first), day_of_month(texts[-1].strip(), last)
    if start is None or finish is None or start.earliest is None or finish.earliest is None:
        return None
    is_counted = finish.earliest.day == start.earliest.day + 1
    return None if is_counted or finish.earliest < start.earliest else (start, finish)


def are_inside(ends: Ends, first: TimeColumn, last: TimeColumn) -> bool:
    """Return whether a start lies in the first column of a bar, and a finish in the last."""
    return _lies_in(ends[0], first) and _lies_in(ends[1], last)


def _lies_in(one: Interval, column: TimeColumn) -> bool:
    bounds = one.earliest, one.latest, column.earliest, column.latest
    return None not in bounds and column.earliest <= one.earliest and one.latest <= column.latest  # type: ignore[operator]


def _are_days(ends: Ends) -> bool:
    return all(one.earliest is not None and one.latest is not None and one.is_within_years for one in ends)


def _is_clear(one: Interval) -> bool:
    return bool(_CLEAR.search(one.text))


def _all_ends(texts: Sequence[str], order: Order, years: range) -> Iterator[Ends]:
    """Yield the starts and finishes that texts may type: in a year each, or from one year to the next."""
    pairs = [(year, later) for year in years for later in years if year <= later <= year + 1]
    if len(texts) > 1:
        for year, later in pairs:
            start, finish = _span(texts[0], order, year), _span(texts[-1], order, later)
            if start and finish:
                yield start[0], finish[1]
        return
    for year in years:
        if found := _span(texts[0], order, year):
            yield found


def _span(text: str, order: Order, year: int) -> Ends | None:
    """Return the dates in a text: in brackets, or what it ends with."""
    ends = [text[word.start() :] for word in _WORD.finditer(text)][: _MOST_WORDS + 1]
    for part in (*_BRACKETED.findall(text), *ends):
        if any(sign.isdecimal() for sign in part) and (found := span_from_text(part, order, year)):
            return found
    return None
