"""The functions that rules which colour cells are written with: those of calendars, of texts, and of yes and no."""

from __future__ import annotations

import calendar
import math
import operator
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from statistics import median

from mhhs_analysis.intake.workbooks.formula_values import (
    BLANK,
    FIRST_DAY,
    Failed,
    Result,
    Unclear,
    day_of,
    is_true,
    number_in,
    plain,
    text_of,
)

Here = tuple[int, int]
Work = Callable[[Here], Result]
Function = Callable[[Here, Sequence[Work]], Result]
_YEARS_END = 10_000
_WEEK, _WORKING = 7, 5
_WEEK_BEGINS = {1: 6, 2: 0, 11: 0, 12: 1, 13: 2, 14: 3, 15: 4, 16: 5, 17: 6}
"""The weekday from Monday, counted from nought, that weeks begin with, by the kind of their numbers (WEEKNUM)."""
_ISO_WEEKS = 21


# --- yes and no -----------------------------------------------------------------------------------------------


def _of_all(join: Callable[[bool, bool], bool], *, begins: bool) -> Function:
    """Return what joins yes and no of all it is given; an error anywhere is one.

    Once it is settled, by a no where all must hold or a yes where any may, what is unclear changes nothing.
    """

    def work(here: Here, given: Sequence[Work]) -> Result:
        holds = begins
        for one in given:
            try:
                holds = join(holds, is_true(one(here)))
            except Unclear as why:
                if holds is begins or isinstance(why, Failed):
                    raise
        return holds

    return work


def _if(here: Here, given: Sequence[Work]) -> Result:
    if is_true(given[0](here)):
        return given[1](here)
    return given[2](here) if len(given) > 2 else False


def _if_error(here: Here, given: Sequence[Work]) -> Result:
    try:
        return given[0](here)
    except Failed:
        return given[1](here)


def _asks(question: Callable[[Result], bool], *, of_error: bool = False) -> Function:
    """Return a function that asks something of one result, and what it says of an error."""

    def work(here: Here, given: Sequence[Work]) -> Result:
        try:
            return question(given[0](here))
        except Failed:
            return of_error

    return work


# --- numbers --------------------------------------------------------------------------------------------------


def _of_numbers(function: Callable[[list[float]], float]) -> Function:
    return lambda here, given: float(function([number_in(one(here)) for one in given]))


def _mod(numbers: list[float]) -> float:
    if not numbers[1]:
        raise Failed("a division by nought")
    return numbers[0] - numbers[1] * math.floor(numbers[0] / numbers[1])


def _rounded(way: Callable[[float], float]) -> Callable[[list[float]], float]:
    """Return what rounds a number as far from nought as it would one above it."""

    def work(numbers: list[float]) -> float:
        scale = 10 ** (numbers[1] if len(numbers) > 1 else 0)
        return math.copysign(way(abs(numbers[0]) * scale) / scale, numbers[0])

    return work


# --- days -----------------------------------------------------------------------------------------------------


def _weekday(here: Here, given: Sequence[Work]) -> Result:
    """Return the number of a weekday: from Sunday, from Monday (2), or from Monday counted from nought (3)."""
    monday = day_of(given[0](here)).weekday()
    kind = int(number_in(given[1](here))) if len(given) > 1 else 1
    if kind not in (1, 2, 3):
        raise Unclear("another kind of weekday")
    return float({1: (monday + 1) % _WEEK + 1, 2: monday + 1, 3: monday}[kind])


def _week_number(here: Here, given: Sequence[Work]) -> Result:
    """Return the number of a day's week: the first has the first of January, or is ISO's (21)."""
    day = day_of(given[0](here))
    kind = int(number_in(given[1](here))) if len(given) > 1 else 1
    if kind == _ISO_WEEKS:
        return float(day.isocalendar().week)
    if kind not in _WEEK_BEGINS:
        raise Unclear("another kind of week")
    before = (datetime(day.year, 1, 1).weekday() - _WEEK_BEGINS[kind]) % _WEEK
    return float((day.timetuple().tm_yday - 1 + before) // _WEEK + 1)


def _working_days(here: Here, given: Sequence[Work]) -> Result:
    """Return how many days from Monday to Friday there are from a day to another, both counted; fewer back in time."""
    if len(given) != 2:
        raise Unclear("holidays")
    first, last = (day_of(one(here)) for one in given)
    sign, (first, last) = (1, (first, last)) if first <= last else (-1, (last, first))
    weeks, rest = divmod((last - first).days + 1, _WEEK)
    beyond = sum((first.weekday() + one) % _WEEK < _WORKING for one in range(rest))
    return float(sign * (_WORKING * weeks + beyond))


def _working_day(here: Here, given: Sequence[Work]) -> Result:
    """Return the count of the day so many days from Monday to Friday after another, or before it."""
    if len(given) != 2:
        raise Unclear("holidays")
    day, count = day_of(given[0](here)), math.trunc(number_in(given[1](here)))
    step = timedelta(days=1 if count > 0 else -1)
    weeks, left = divmod(abs(count), _WORKING)
    if left == 0 and weeks:  # the last five are counted one by one: they may begin or end on a weekend
        weeks, left = weeks - 1, _WORKING
    day += weeks * _WEEK * step
    while left:
        day += step
        left -= day.weekday() < _WORKING
    return plain(day)


def _months_later(*, is_end: bool) -> Function:
    """Return what moves a day by months: to the same day there or, where the month is shorter or `is_end`, its last."""

    def work(here: Here, given: Sequence[Work]) -> Result:
        if len(given) != 2:
            raise Unclear("other than a day and a number of months")
        start, months = day_of(given[0](here)), math.trunc(number_in(given[1](here)))
        return plain(_of_month(start.year, start.month + months, 31 if is_end else start.day))

    return work


def _date(here: Here, given: Sequence[Work]) -> Result:
    """Return the count of a day given by year, month and day, each of which may run over."""
    if len(given) != 3:
        raise Unclear("a date of other than year, month and day")
    year, month, day = (math.trunc(number_in(one(here))) for one in given)
    return number_in(plain(_of_month(year, month, 1))) + day - 1


def _of_month(year: int, month: int, day: int) -> datetime:
    """Return a day of a month, counted on into other years, or its last day where the month is shorter."""
    years, month = divmod(month - 1, 12)
    if not FIRST_DAY.year <= year + years < _YEARS_END:
        raise Failed("a day that Excel doesn't count")
    last = calendar.monthrange(year + years, month + 1)[1]
    return datetime(year + years, month + 1, min(day, last))


# --- texts ----------------------------------------------------------------------------------------------------


def _of_text(function: Callable[[str], Result]) -> Function:
    return lambda here, given: function(text_of(given[0](here)))


def _end_of(cut: Callable[[str, int], str]) -> Function:
    """Return what cuts so many signs off a text: one, unless it says more."""

    def work(here: Here, given: Sequence[Work]) -> Result:
        count = math.trunc(number_in(given[1](here))) if len(given) > 1 else 1
        if count < 0:
            raise Failed("less than no sign")
        return cut(text_of(given[0](here)), count)

    return work


def _middle(here: Here, given: Sequence[Work]) -> Result:
    first, count = (math.trunc(number_in(one(here))) for one in given[1:3])
    if first < 1 or count < 0:
        raise Failed("a place before the first")
    return text_of(given[0](here))[first - 1 : first - 1 + count]


def _place_in(*, as_typed: bool) -> Function:
    """Return what finds where a text stands in another; there being none is an error, as Excel has it."""

    def work(here: Here, given: Sequence[Work]) -> Result:
        sought, text = (text_of(one(here)) for one in given[:2])
        if not as_typed:
            if any(sign in sought for sign in "?*~"):
                raise Unclear("signs that stand for others")
            sought, text = sought.lower(), text.lower()
        first = math.trunc(number_in(given[2](here))) if len(given) > 2 else 1
        place = text.find(sought, first - 1) + 1 if first > 0 else 0
        if not place:
            raise Failed("a text that is not there")
        return float(place)

    return work


FUNCTIONS: dict[str, Function] = {
    "AND": _of_all(operator.and_, begins=True),
    "OR": _of_all(operator.or_, begins=False),
    "NOT": lambda here, given: not is_true(given[0](here)),
    "IF": _if,
    "IFERROR": _if_error,
    "ISBLANK": _asks(lambda result: result is BLANK),
    "ISERROR": _asks(lambda _: False, of_error=True),
    "ISNUMBER": _asks(lambda result: not isinstance(result, str | bool) and result is not BLANK),
    "ISTEXT": _asks(lambda result: isinstance(result, str)),
    "ISNONTEXT": _asks(lambda result: not isinstance(result, str), of_error=True),
    "MEDIAN": _of_numbers(median),
    "MIN": _of_numbers(min),
    "MAX": _of_numbers(max),
    "SUM": _of_numbers(sum),
    "ABS": _of_numbers(lambda numbers: abs(numbers[0])),
    "INT": _of_numbers(lambda numbers: math.floor(numbers[0])),
    "ISEVEN": lambda here, given: math.trunc(number_in(given[0](here))) % 2 == 0,
    "ISODD": lambda here, given: math.trunc(number_in(given[0](here))) % 2 == 1,
    "MOD": _of_numbers(_mod),
    "ROUND": _of_numbers(_rounded(lambda number: math.floor(number + 0.5))),
    "ROUNDUP": _of_numbers(_rounded(math.ceil)),
    "ROUNDDOWN": _of_numbers(_rounded(math.floor)),
    "TRUNC": _of_numbers(_rounded(math.floor)),
    "WEEKDAY": _weekday,
    "WEEKNUM": _week_number,
    "ISOWEEKNUM": lambda here, given: float(day_of(given[0](here)).isocalendar().week),
    "NETWORKDAYS": _working_days,
    "WORKDAY": _working_day,
    "DAYS": lambda here, given: float((day_of(given[0](here)) - day_of(given[1](here))).days),
    "YEAR": lambda here, given: float(day_of(given[0](here)).year),
    "MONTH": lambda here, given: float(day_of(given[0](here)).month),
    "DAY": lambda here, given: float(day_of(given[0](here)).day),
    "DATE": _date,
    "EDATE": _months_later(is_end=False),
    "EOMONTH": _months_later(is_end=True),
    "LEN": _of_text(lambda text: float(len(text))),
    "TRIM": _of_text(lambda text: " ".join(filter(None, text.split(" ")))),
    "UPPER": _of_text(str.upper),
    "LOWER": _of_text(str.lower),
    "EXACT": lambda here, given: text_of(given[0](here)) == text_of(given[1](here)),
    "LEFT": _end_of(lambda text, count: text[:count]),
    "RIGHT": _end_of(lambda text, count: text[len(text) - count :] if count < len(text) else text),
    "MID": _middle,
    "SEARCH": _place_in(as_typed=False),
    "FIND": _place_in(as_typed=True),
}
"""What Excel's own functions work out; holidays, weeks and texts of other kinds are unclear."""
