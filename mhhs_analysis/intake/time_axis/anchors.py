"""Numbered periods dated by what a file says of one of them: a project's start, a first week, a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from mhhs_analysis.dates import MONTH, MONTHS, Interval, Order, interval_from_text, interval_shown, months_on
from mhhs_analysis.intake.headings.period_words import LASTING, period_begun, unit_called
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.time_axis.columns import TimeAxis, dated_column, label_of, moved
from mhhs_analysis.intake.time_axis.lengths import Length, length_of
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet, cell_name

_WHICH = (
    r"(?:(?:actual|baseline|current|expected|forecast|latest|new|original|planned|re-?planned|revised|target|updated) "
    r")?"
)
_BEGINS = r"(?:start|starts|begin|begins|beginning|commences|commencement|kick[- ]?off)"
_START = re.compile(
    rf"{_WHICH}(?:(?:project|programme|program|plan|schedule|overall)(?:'s)? )?{_BEGINS}(?: date| day| of project)?",
    re.I,
)
_BARE = re.compile(rf"{_WHICH}{_BEGINS}", re.I)
"""Words of a start that don't name a project or plan, nor say that a date is what follows."""
_OF_CALENDAR = re.compile(r"\b(?:iso|calendar)\b|\b[ck]w ?\d", re.I)
"""What says that numbers are those of a year's weeks or months."""
_JOINED = re.compile(r"(?:\s*(?:=|:|→|is|starts?|begins?|commences|commencing|on|date|of|from|-|–))*", re.I)
"""What stands between a period and its day."""
_IN_SHORT = re.compile(r"([PW]) ?(\d{1,2})(?= ?(?:[=:→–-]|is\b|starts?\b|begins?\b))")
_SHORT_FOR = {"P": "period", "W": "week"}
"""What a letter before a number is short for; M5 and Q1 are milestones and quarters as well."""
_SENTENCES = re.compile(r"[;\n]|\.\s|, (?=\D)| \(")
_DASH = re.compile(r"\s[-–—]\s")
_CALENDAR_WEEKS = re.compile(
    r"\b(?:(?:calendar|iso)[ -]weeks?|kalenderwochen?)(?: numbers?)?(?: of| in| for|,|:)? 20\d\d(?![\d/–-])",
    re.I,
)
OPEN = "nothing shows the order of day and month of the day that dates them; UK order taken"
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_WHOSE = "they are dated by a start that doesn't say of what: taken for the plan's own"
_NO_MONDAY = "they are counted from a day that is no Monday: taken for the first day of each week"
_AS_MONTHS = "periods one of which is said to be a month: each is taken for one"
_OTHERWISE = "{told} lies in another period than the first, as what dates them says"
_UNNAMED = "plain numbers that nothing heads: taken for the {unit}s that their sheet dates"
_OF_YEAR = "twelve periods of a financial year: taken for its months, the first for April"
_FINANCIAL = re.compile(r"\bFY ?(?:20)?\d\d ?[/–-] ?(?:20)?\d\d(?!\d)", re.I)
_MONTH = re.compile(rf"\b{MONTH}(?!\w)", re.I)
_TURN_OF_YEAR = frozenset({3, 4})
"""The months between which a financial year ends and another begins."""
_PERIOD, _FOUR_WEEKLY = "period", 13
"""What is as long as its file says; how many of them there are in a year of four weeks each."""
_BESIDE = 4
"""How many columns right of its words a date may stand."""
_AROUND = " :=-–()"
_DAY = timedelta(days=1)
_WEEK, _MONTHS = 7, 12
_BEGUN = [Length(1, unit) for unit in ("day", "week", "month")]
"""Periods one of which a plan's start lies in, whichever day of it that is."""


@dataclass(frozen=True)
class Periods:
    """The periods that a sheet numbers: their unit and numbers, the rows of their headings, the columns those head.

    In a table that types their numbers they head no columns: what its headings say is none of its periods'.
    """

    unit: str
    numbers: tuple[int, ...]
    rows: tuple[int, ...]
    columns: Mapping[int, int] = field(default_factory=dict)

    def heads(self, row: int, column: int) -> bool:
        """Return whether a cell is one of their own headings."""
        is_within = not self.columns or min(self.columns) <= column <= max(self.columns)
        return row in self.rows and is_within


@dataclass(frozen=True)
class DatedPeriods:
    """Numbered periods as they are dated: the days of one, how far each lies from the next, and where that is said."""

    unit: str
    number: int
    days: Interval
    length: Length
    told: str
    doubts: tuple[str, ...] = ()

    def of(self, number: int) -> Interval | None:
        """Return the days of the period of a number."""
        return moved(self.days, (number - self.number) * self.length.count, self.length.unit)


@dataclass(frozen=True)
class _Anchor:
    """What is said of a numbered period: its days, or one day in it, and where that is said."""

    number: int
    interval: Interval
    is_exact: bool
    told: str
    doubts: tuple[str, ...] = ()


def dated_by_words(sheet: Sheet, axis: TimeAxis, settings: Settings) -> TimeAxis:
    """Return an axis dated by what a person or its sheet says of one of its periods, else as it is."""
    if axis.is_dated or not axis.is_numbered:
        return axis
    columns = {one.number: one.period for one in axis.columns if one.period is not None}
    periods = Periods(axis.unit, (*columns.values(),), axis.rows, columns)
    found = dated_periods(sheet, periods, settings)
    if found is None and axis.head is not None and axis.head.finest.is_plain:
        found = _dated_as_said(sheet, periods, settings)
    if found is None:
        return axis
    dated = tuple(
        one if one.period is None else dated_column(one, found.of(one.period)) for one in axis.columns
    )
    doubts = (*axis.doubts, *found.doubts)
    return replace(axis, columns=dated, unit=found.unit, dated_by=found.told, doubts=doubts)


def _dated_as_said(sheet: Sheet, periods: Periods, settings: Settings) -> DatedPeriods | None:
    """Return how plain numbers are dated as the one unit of which the sheet dates the first: Week no. 1 starts."""
    begun = [one for text in _texts_above(sheet, periods) if (one := period_begun(text))]
    units = {unit for unit, number, _ in begun if unit in LASTING and number == min(periods.numbers)}
    unit = units.pop() if len(units) == 1 else ""
    found = dated_periods(sheet, replace(periods, unit=unit), settings) if unit else None
    return replace(found, doubts=(*found.doubts, _UNNAMED.format(unit=unit))) if found else None


def dated_periods(sheet: Sheet, periods: Periods, settings: Settings) -> DatedPeriods | None:
    """Return how periods are dated by what a person or their sheet says of one of them, None where nobody does.

    A day that need not be the period's first makes each as wide as both ways. Words that disagree date nothing.
    """
    found = [*_in_cells(sheet, periods, settings), *_in_remarks(sheet, periods, settings)]
    found = found or _of_financial_year(sheet, periods) or _of_calendar_year(sheet, periods)
    length = length_of(unit_called(periods.unit), _texts_above(sheet, periods)) or _months_said(
        periods, found
    )
    if length is None:
        return None
    if settings.week_one is not None:
        day = settings.week_one
        told = f"{periods.unit} 1 begins on {day:%d/%m/%Y} (as set)"
        return _counted(periods.unit, length, _Anchor(1, Interval(day, day), True, told))
    exact = [one for one in found if one.is_exact] or found
    made = [_counted(periods.unit, length, one) for one in exact]
    ends = (min(periods.numbers), max(periods.numbers))
    is_one = len({one and tuple(map(one.of, ends)) for one in made}) == 1
    one = made[0] if is_one else None
    return replace(one, doubts=(*one.doubts, *_otherwise(one, found))) if one else None


def _otherwise(dated: DatedPeriods, found: Sequence[_Anchor]) -> list[str]:
    """Return what is said of a plan's start that lies in another period than the first, as those that date it say."""
    starts = [one for one in found if not one.is_exact and _WHOSE not in one.doubts]
    return [_OTHERWISE.format(told=one.told) for one in starts if not _may_lie_in(one, dated.of(one.number))]


def _may_lie_in(anchor: _Anchor, period: Interval | None) -> bool:
    """Return whether a day may be in a period, as far as both are known."""
    days = anchor.interval
    return period is None or not (period.is_before(days) or days.is_before(period))


def _months_said(periods: Periods, found: list[_Anchor]) -> Length | None:
    """Return that periods are months where words say which month one of them is; of thirteen a year none is one."""
    if periods.unit != _PERIOD or max(periods.numbers) == _FOUR_WEEKLY:
        return None
    days = [one.interval for one in found if one.is_exact]
    return Length(1, "month") if days and all(map(_is_month, days)) else None


def _of_financial_year(sheet: Sheet, periods: Periods) -> list[_Anchor]:
    """Return what the one financial year that stands above periods says of the first, where they are its twelve."""
    if periods.unit != _PERIOD or periods.numbers != (*range(1, _MONTHS + 1),):
        return []
    texts = [*_texts_above(sheet, periods)]
    named = {MONTHS[found["month"].lower()] for text in texts for found in _MONTH.finditer(text)}
    if not named <= _TURN_OF_YEAR:  # of a year from July to June the first is no April
        return []
    years = {found[0]: interval_from_text(found[0]) for text in texts for found in _FINANCIAL.finditer(text)}
    firsts = {year.earliest for year in years.values() if year and year.earliest}
    if len(firsts) != 1 or None in years.values():
        return []
    first = firsts.pop()
    april = Interval(first, months_on(first, 1) - _DAY)
    return [_Anchor(1, april, True, f"{next(iter(years))!r} above them", (_OF_YEAR,))]


def _of_calendar_year(sheet: Sheet, periods: Periods) -> list[_Anchor]:
    """Return what is said of week 1 where weeks that only rise are called those of one year: Calendar weeks 2026."""
    if unit_called(periods.unit) != "week" or any(one > later for one, later in pairwise(periods.numbers)):
        return []
    said = [text for text in _texts_above(sheet, periods) if _CALENDAR_WEEKS.search(text)]
    years = {year for text in said for year in _YEAR.findall(text)}
    if len(years) != 1:
        return []
    monday = date.fromisocalendar(int(years.pop()), 1, 1)
    return [_Anchor(1, Interval(monday, monday + 6 * _DAY), True, f"{said[0]!r} above them")]


def _is_month(days: Interval) -> bool:
    first, last = days.earliest, days.latest
    return first is not None and last is not None and first.day == 1 and months_on(first, 1) == last + _DAY


def _texts_above(sheet: Sheet, periods: Periods) -> Iterator[str]:
    """Yield the texts down to the headings of periods."""
    rows = (cells for row, cells in sheet.rows.items() if row <= periods.rows[-1])
    return (cell.text for cells in rows for cell in cells.values() if isinstance(cell.value, str))


def _counted(unit: str, length: Length, anchor: _Anchor) -> DatedPeriods | None:
    days = _as_wide(length, anchor)
    return DatedPeriods(unit, anchor.number, days, length, anchor.told, anchor.doubts) if days else None


def _as_wide(length: Length, anchor: _Anchor) -> Interval | None:
    """Return the days of the period that an anchor dates, as wide as both ways where its day need not be the first."""
    day, last = anchor.interval.earliest, anchor.interval.latest
    if day is None or last is None or not (anchor.is_exact or length in _BEGUN):
        return None
    if length.unit == "day" and length.count == 1:
        return anchor.interval if day == last else None
    is_its_first_week = length.unit == "week" and length.count > 1 and (last - day).days + 1 == _WEEK
    if day != last and not is_its_first_week:  # the words give the whole period
        return anchor.interval
    begins = day if anchor.is_exact else _begun(day, length.unit)
    step = moved(Interval(day, day), length.count, length.unit)
    return Interval(begins, step.earliest - _DAY) if step and step.earliest else None


def _begun(day: date, unit: str) -> date:
    """Return the first day of the week or month that a day lies in; of other units the day itself."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day


# --- what is said ---------------------------------------------------------------------------------------------


def _in_cells(sheet: Sheet, periods: Periods, settings: Settings) -> Iterator[_Anchor]:
    """Yield what cells down to the headings of time say of a period or the project's start."""
    for row in (row for row in sheet.rows if row <= periods.rows[-1]):
        for column, cell in sheet.rows[row].items():
            if not isinstance(cell.value, str) or periods.heads(row, column):
                continue
            sentences = [cell.text, *_SENTENCES.split(cell.text), *_after_dashes(cell.text)]
            said = (_said(sheet, row, column, one, periods, settings) for one in dict.fromkeys(sentences))
            if found := next(filter(None, said), None):
                yield found


def _after_dashes(text: str) -> list[str]:
    """Return what begins with a period behind a dash: Delivery plan - week 1 is 5 January 2026."""
    return [part for part in _DASH.split(text)[1:] if period_begun(part)]


def _said(
    sheet: Sheet, row: int, column: int, text: str, periods: Periods, settings: Settings
) -> _Anchor | None:
    words = " ".join(text.split())
    begun = period_begun(words) or _period_in_short(words, periods.unit)
    if begun is None:
        return _said_of_start(sheet, row, column, words, periods, settings)
    unit, number, behind = begun
    if unit != unit_called(periods.unit):
        return None
    rest = behind[_JOINED.match(behind).end() :].strip(_AROUND)  # type: ignore[union-attr]  # matches nothing, too
    said = _day_said(sheet, row, column, rest, periods, settings)
    if said is None:
        return None
    told = _told(row, column, words, said[0], is_beside=not rest)
    is_month = unit == _PERIOD and _is_month(said[0])
    doubts = (
        [OPEN] * said[1]
        + [_AS_MONTHS] * is_month
        + [_NO_MONDAY] * (unit == "week" and said[0].is_day and not _is_monday(said[0]))
    )
    return _Anchor(number, said[0], True, told, tuple(doubts))


def _period_in_short(words: str, unit: str) -> tuple[str, int, str] | None:
    """Return the unit, number and further words of a period that a text begins with in short: P1 = January 2023."""
    found = _IN_SHORT.match(words)
    is_it = found is not None and _SHORT_FOR[found[1]] == unit_called(unit)
    return (unit_called(unit), int(found[2]), words[found.end() :]) if found and is_it else None


def _said_of_start(
    sheet: Sheet, row: int, column: int, words: str, periods: Periods, settings: Settings
) -> _Anchor | None:
    """Return what a text says of when a plan starts: a day in its first period, unless they count down to another.

    A table that types numbers may mean those of a year.
    """
    start, first = _START.match(words), min(periods.numbers)
    if start is None or first < 0:
        return None
    rest = words[start.end() :].strip(_AROUND)
    said = _day_said(sheet, row, column, rest, periods, settings)
    if said is None or (not periods.columns and _may_be_of_year(sheet, periods, said[0])):
        return None
    doubts = [OPEN] * said[1] + [_WHOSE] * bool(_BARE.fullmatch(start[0]))
    told = _told(row, column, words, said[0], is_beside=not rest)
    return _Anchor(min(1, first), said[0], False, told, tuple(doubts))


def _day_said(
    sheet: Sheet, row: int, column: int, rest: str, periods: Periods, settings: Settings
) -> tuple[Interval, bool] | None:
    """Return the days in the rest of a text, or beside it where nothing is left of it."""
    return _date_in(rest, settings) if rest else _date_beside(sheet, row, column, periods, settings)


def _is_monday(day: Interval) -> bool:
    return day.earliest is not None and day.earliest.weekday() == 0


def _may_be_of_year(sheet: Sheet, periods: Periods, start: Interval) -> bool:
    """Return whether typed numbers may be those of a year's weeks or months, and not counted from a plan's start.

    So they may be where a text says so, where the first that is typed is not the first there is, and where no month
    goes beyond the twelfth though the plan starts in another than January.
    """
    is_of_months = periods.unit == "month" and max(periods.numbers) <= _MONTHS
    begins_later = start.earliest is not None and start.earliest.month > 1
    is_said = any(map(_OF_CALENDAR.search, _texts_above(sheet, periods)))
    return is_said or periods.numbers[0] > 1 or (is_of_months and begins_later)


def _told(row: int, column: int, words: str, days: Interval, *, is_beside: bool) -> str:
    """Return where a period's days are said: the words, and the days if they stand in a cell beside them."""
    return f"{cell_name(row, column)} {words!r}" + (f" ({label_of(days)})" if is_beside else "")


def _date_beside(
    sheet: Sheet, row: int, column: int, periods: Periods, settings: Settings
) -> tuple[Interval, bool] | None:
    """Return the first date right of a cell, else the one below it."""
    for place in range(column + 1, column + 1 + _BESIDE):
        cell = sheet.rows[row].get(place)
        if cell is not None:
            return None if _says_of_what(sheet, row, place) else day_of(cell, settings)
    below = sheet.rows.get(row + 1, {}).get(column) if row + 1 not in periods.rows else None
    return day_of(below, settings) if below is not None else None


def _says_of_what(sheet: Sheet, row: int, column: int) -> bool:
    """Return whether words in brackets stand right of a date: it is the start of what they name, not the plan's."""
    beside = sheet.rows[row].get(column + 1)
    return beside is not None and beside.text.startswith("(")


def day_of(cell: Cell, settings: Settings) -> tuple[Interval, bool] | None:
    """Return the days that a cell gives, and whether the order of day and month is open; None for other words."""
    if isinstance(cell.value, datetime | date):
        return interval_shown(cell.value, cell.number_format), False
    return _date_in(cell.text, settings) if isinstance(cell.value, str) else None


def _date_in(text: str, settings: Settings) -> tuple[Interval, bool] | None:
    """Return the days that a text names, and whether the order of day and month is open: a Monday decides it."""
    order: Order = settings.date_order or "DMY"
    found = _bounded(text, order, settings.year)
    other = _bounded(text, "MDY" if order == "DMY" else "DMY", settings.year)
    if found is None or other is None or other == found or settings.date_order is not None:
        return (found, False) if found is not None else None
    mondays = [one for one in (found, other) if _is_monday(one)]
    return (mondays[0], False) if len(mondays) == 1 else (found, True)


def _bounded(text: str, order: Order, year: int | None) -> Interval | None:
    found = interval_from_text(text, order, year)
    return None if found is None or found.earliest is None or found.latest is None else found


def _in_remarks(sheet: Sheet, periods: Periods, settings: Settings) -> Iterator[_Anchor]:
    """Yield what remarks on the headings of time say: the days of the period that they stand on."""
    for (row, column), text in sheet.drawn.remarks.items():
        number = periods.columns.get(column)
        if row not in periods.rows or number is None:
            continue
        for line in (part.strip() for part in re.split(r"[\n:;]", text)):
            interval = _date_in(line, settings)
            if interval is not None:
                told = f"a remark on {cell_name(row, column)} {line!r}"
                yield _Anchor(number, interval[0], True, told, (OPEN,) if interval[1] else ())
                break
