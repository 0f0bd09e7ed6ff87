"""Two expressions in one text: a range from one to the other, or one of two that either can be meant.

A year said once serves both sides. A side that borrows its year must not run backwards: `Dec - Feb 2023`
names no year for December, and none is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mhhs_analysis.dates.interval import Anchor, Interval
from mhhs_analysis.dates.periods import day as day_of
from mhhs_analysis.dates.periods import full_year, month
from mhhs_analysis.dates.phrases import Given, Phrase, phrase_from, without_weekday
from mhhs_analysis.dates.plain import MONTH, MONTHS, TO_BE_TOLD, without_note

Pair = tuple[Interval, Interval]

_JOINTS = [
    re.compile(r" (?:to|until|till|through|thru)(?: the)? "),
    re.compile(r" -+ "),
    re.compile(r" ?-+ ?"),
]
_AND = re.compile(r" and (?:the )?")
_OPENED = re.compile(r"^(?:from|between) (?:the )?")
_EITHER = re.compile(r" ?/ ?| or ")
_NO_END = TO_BE_TOLD | {"ongoing", "on-going"}
_MOST_JOINTS = 8
_MOST_YEARS = 3
"""From one month of a range to the other; figures further apart may be days."""
_YEAR_ALONE = re.compile(r"\d{4}")
_MONTH = MONTH.replace("?P<month>", "")
_TWO_MONTHS = re.compile(rf"{_MONTH}(?: (?P<first>\d\d))? ?(?:-| to ) ?{_MONTH} (?P<last>\d\d)")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAYS_OF_MONTH = re.compile(rf"{_MONTH} {_DAY} ?(?:-| to ) ?(?:{_MONTH} )?{_DAY},? (\d{{4}})")
_ISO_DAYS = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: to | -+ |/)(?:(\d{4})-)?(\d\d)-(\d\d)")
_DOTTED_DAYS = re.compile(r"(\d{1,2})\.(\d{1,2})(\.)? ?(?:-+|to) ?(\d{1,2})\.(\d{1,2})\.(\d{4}|(?(3)\d\d))")
"""A year of two digits only where a stop behind the first month says that the numbers are of days: 1.2 may be any."""
_DAY_ALONE = re.compile(rf"(?:the )?{_DAY}")
_LEADING_DAY = re.compile(r"(?:the )?(\d{1,2})(?!\d)")


def range_from(words: str, given: Given) -> Pair | None:
    """Return the two ends of a range in plain words, each an interval, or None when it is no range.

    Ends typed with their own years are kept as typed, even when the second is before the first.
    """
    words = without_note(words)
    opened = _OPENED.sub("", words)
    special = (
        _two_months(opened, given)
        or _days_of_month(opened)
        or _iso_days(opened)
        or _dotted_days(opened, given)
    )
    if special:
        return special
    for joint in [_AND] if words.startswith("between ") else _JOINTS:
        found = {pair for left, right in _splits(opened, joint) if (pair := _ends(left, right, given))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def either_from(words: str, given: Given) -> Interval | None:
    """Return the interval over two periods that either can be meant: `Q3/Q4 2023`, `June or July 2023`."""
    found = {
        pair
        for left, right in _splits(words, _EITHER)
        if left[0].isalpha() and right[0].isalpha() and (pair := _ends(left, right, given))
    }
    return whole_of(found.pop()) if len(found) == 1 else None


def whole_of(pair: Pair) -> Interval | None:
    """Return the interval from the beginning of a range to its end, or None where it has none."""
    start, finish = pair
    if start.anchor or finish.anchor:
        anchor = _anchor_over(start.anchor, finish.anchor)
        return Interval(None, None, anchor=anchor) if anchor else None
    if start.earliest and finish.latest and finish.latest < start.earliest:
        return None
    return Interval(start.earliest, finish.latest)


def _anchor_over(start: Anchor | None, finish: Anchor | None) -> Anchor | None:
    """Return the offsets over two that are given from one milestone; two milestones have no common one."""
    if not start or not finish or start.milestone_id != finish.milestone_id:
        return None
    return replace(start, most_days=finish.most_days) if start.least_days <= finish.most_days else None


def _splits(words: str, joint: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each place where words may be joined; a text of many joints is no range."""
    places = list(joint.finditer(words))
    for place in places if len(places) <= _MOST_JOINTS else []:
        left, right = words[: place.start()], words[place.end() :]
        if left and right:
            yield left, right


def _ends(left: str, right: str, given: Given) -> Pair | None:
    """Return what both sides mean, a missing year lent by the other side, else given from outside."""
    alone = replace(given, year=None)
    first, last = _side(left, alone), _side(right, alone)
    if first and last:
        return first.interval, last.interval
    # "June - 2023" is no range, and a year alone lends itself to nothing
    if (first and _YEAR_ALONE.fullmatch(left)) or (last and _YEAR_ALONE.fullmatch(right)):
        return None
    named = first or last
    lent = replace(given, year=named.year, is_lent=True) if named and named.year else given
    last = last or _side(right, lent)
    first = first or (last and _day_beside(left, right, last, given)) or _side(left, lent)
    return _forwards(first, last) if first and last else None


def _side(words: str, given: Given) -> Phrase | None:
    """Return what one side means; a side to be confirmed is unknown, and an open one (`by June`) is no end."""
    if words in _NO_END:
        return Phrase(Interval(None, None))
    phrase = phrase_from(words, given)
    return None if phrase is None or phrase.is_open else phrase


def _day_beside(left: str, right: str, last: Phrase, given: Given) -> Phrase | None:
    """Return the day of a bare number before a day of the same month: `22-23 March 2023`, `22-23/3/23`."""
    number, day = _DAY_ALONE.fullmatch(without_weekday(left)), last.interval.earliest
    leading = _LEADING_DAY.match(without_weekday(right))
    is_read_by_day = given.order == "DMY" or re.search(MONTH, right)
    if not (number and leading and day and last.interval.is_day and is_read_by_day):
        return None
    if int(leading[1]) != day.day or not 1 <= int(number[1]) <= day.day:
        return None
    return Phrase(day_of(day.year, day.month, int(number[1])), last.year)


def _forwards(first: Phrase, last: Phrase) -> Pair | None:
    start, finish = first.interval, last.interval
    if start.earliest and finish.latest and finish.latest < start.earliest:
        return None
    return start, finish


def _two_months(words: str, given: Given) -> Pair | None:
    """Return two months with years of two digits, where no day can be meant, in UK order only.

    `Dec 22 - Feb 23` read as days would run backwards, so it is December 2022 to February 2023. `Mar 23 - Jun
    23` may be days of one year, and is refused as `Oct 23` is; so is `Dec 21 - Jan 31`, which may be days around the
    turn of one. `Jan - Mar 23` has no day to begin on.
    """
    found = _TWO_MONTHS.fullmatch(words) if given.order == "DMY" else None
    if not found:
        return None
    start, end = MONTHS[found[1]], MONTHS[found[3]]
    last = full_year(found["last"])
    first = full_year(found["first"] or found["last"])
    if found["first"] and (start <= end or last - first > _MOST_YEARS):
        return None
    return _months_in_order((first, start), (last, end))


def _months_in_order(first: tuple[int, int], last: tuple[int, int]) -> Pair | None:
    return (month(*first), month(*last)) if first < last else None


def _days_of_month(words: str) -> Pair | None:
    """Return two days after their months and before their year: `March 22-23, 2023`, `Oct 28 - Nov 3, 2023`."""
    found = _DAYS_OF_MONTH.fullmatch(words)
    if not found:
        return None
    year, months = int(found[5]), (MONTHS[found[1]], MONTHS[found[3] or found[1]])
    return _days_in_order((year, months[0], int(found[2])), (year, months[1], int(found[4])))


def _iso_days(words: str) -> Pair | None:
    """Return two days of which the second may leave out its year: `2023-05-19 to 05-30`, `2023-05-19/2023-05-30`."""
    found = _ISO_DAYS.fullmatch(words)
    if not found:
        return None
    year, month_of, number, last_year, last_month, last = (int(each or 0) for each in found.groups())
    return _days_in_order((year, month_of, number), (last_year or year, last_month, last))


def _dotted_days(words: str, given: Given) -> Pair | None:
    """Return two days of one year, parted by stops, in UK order only: `27.04.-18.05.2026`."""
    found = _DOTTED_DAYS.fullmatch(words) if given.order == "DMY" else None
    if not found:
        return None
    day, month_of, _, last, last_month, year = found.groups()
    in_year = full_year(year)
    return _days_in_order((in_year, int(month_of), int(day)), (in_year, int(last_month), int(last)))


def _days_in_order(first: tuple[int, int, int], last: tuple[int, int, int]) -> Pair | None:
    """Return two days by year, month and number, or None where there is no such day or they run backwards."""
    try:
        return _forwards(Phrase(day_of(*first)), Phrase(day_of(*last)))
    except ValueError:
        return None
