"""Which days each time column of a drawn plan covers: as many as its headings say together, and no fewer.

A column that headings leave open (a blank one, a month of no year) is as wide as its neighbours let it be, or
is a numbered period that nobody dates.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby, pairwise

from mhhs_analysis.dates import Interval, Order, interval_from_text
from mhhs_analysis.intake.time_headings import NUMBER, Said, unit_of
from mhhs_analysis.intake.time_rows import TimeHead, TimeRow

_DAY = timedelta(days=1)
_UNSURE_WEEKS = "which days of a month its numbered weeks are is not said: each is as wide as it could be"
_ISO = "weeks numbered in a year: read as ISO weeks, Monday to Sunday"
_PARTED = "several columns a heading: which part of it each is is not said, so each is as wide as the heading"
OPEN_ORDER = "nothing shows the order of day and month in the headings of time; UK order taken"
NO_ORDER = "headings of time that do not go on in order"
YEARS_DISAGREE = "the years above the time columns do not fit the months below them"
_WEEKS_A_MONTH = range(4, 7)
_QUARTERS, _MONTHS, _WEEK = 4, 12, 7
_UNIT = r"(?:weeks?|wk|months?|periods?|fortnights?)"
_ENDING = re.compile(rf"\b{_UNIT}[ -]?(?:ending|ends?)\b|\bw[/.]?e\b|^ending\b", re.I)
_BEGINNING = re.compile(
    rf"\b{_UNIT}[ -]?(?:commencing|beginning|starting|begins?|starts?)\b|\bw[/.]?[cb]\b|^commencing\b", re.I
)
_EITHER_END = "days a week apart that may begin their weeks or end them: each is as wide as both"
_UNNAMED_WIDTHS = {14: "fortnight", 28: "four-week period"}


@dataclass(frozen=True)
class TimeColumn:
    """A column that stands for a stretch of time: the days it covers, None where unknown, and its period's number."""

    number: int
    label: str
    earliest: date | None = None
    latest: date | None = None
    period: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether its days are known."""
        return self.earliest is not None and self.latest is not None


@dataclass(frozen=True)
class TimeAxis:
    """The time columns of a table from left to right: their rows of headings, the unit they count in, and doubts.

    `unit` is what most columns are wide, or what numbered periods are called. `lacks_year` says that only a year
    is missing to date them; `months` are then their months in order, counted from that year's first.
    """

    rows: tuple[int, ...]
    columns: tuple[TimeColumn, ...]
    unit: str
    doubts: tuple[str, ...] = ()
    months: Mapping[int, int] = field(default_factory=dict)
    head: TimeHead | None = None
    dated_by: str = ""
    """What dates its numbered periods, where its headings alone don't."""

    @cached_property
    def by_number(self) -> dict[int, TimeColumn]:
        """The columns by their numbers."""
        return {one.number: one for one in self.columns}

    @property
    def first(self) -> int:
        """The first column."""
        return self.columns[0].number

    @property
    def last(self) -> int:
        """The last column."""
        return self.columns[-1].number

    @property
    def is_dated(self) -> bool:
        """Whether the days of most of its columns are known."""
        return 2 * sum(one.is_dated for one in self.columns) > len(self.columns)

    @property
    def is_numbered(self) -> bool:
        """Whether its columns number periods, dated or not."""
        return sum(one.period is not None for one in self.columns) * 2 > len(self.columns)

    @property
    def described(self) -> str:
        """What the columns are, for whoever drew them: weeks from 02/01/2023 to 31/12/2023, 52 columns."""
        count = f"{len(self.columns)} columns"
        known = [one for one in self.columns if one.is_dated]
        if self.is_dated and known[0].earliest and known[-1].latest:
            return f"{self.unit}s from {known[0].earliest:%d/%m/%Y} to {known[-1].latest:%d/%m/%Y}, {count}"
        headed = [one for one in self.columns if one.label]
        return f"{self.unit}s that nobody dates, {headed[0].label} to {headed[-1].label}, {count}"

    @property
    def lacks_year(self) -> bool:
        """Whether a year alone would date it."""
        return not self.is_dated and bool(self.months)

    def of_period(self, number: int) -> TimeColumn | None:
        """Return the column of a numbered period; beyond the last one, as far as their steps are even."""
        found = next((one for one in self.columns if one.period == number), None)
        return found or _beyond(self, number)


def time_axis(head: TimeHead, order: Order, year: int | None = None) -> TimeAxis:
    """Return the time columns under some rows of headings; `year` is that of the first, where none is said."""
    spread = [_spread(line, head) for line in head.rows]
    doubts: list[str] = []
    cells = {column: [over[column] for over in spread if column in over] for column in head.columns}
    found, months = _read(head, cells, order, year, doubts)
    columns = _numbered_once(_between_neighbours(found, head.columns))
    if any(later.earliest and earlier.latest and later.earliest < earlier.earliest  # type: ignore[operator]
           for earlier, later in pairwise(columns)):  # fmt: skip
        doubts.append(NO_ORDER)
    return TimeAxis(
        head.numbers, tuple(columns), _unit(columns, head), tuple(dict.fromkeys(doubts)), months, head
    )


def dated_from(axis: TimeAxis, first: Interval, number: int, unit: str = "") -> TimeAxis:
    """Return an axis of numbered periods dated by the days of one of them.

    Where the days are of another width than the unit (a project's start in the middle of a week), each period is
    as wide as both readings: from the unit's own beginning, and from that day.
    """
    unit = unit or axis.unit
    columns = [
        one if one.period is None else _dated_column(one, _moved(first, one.period - number, unit))
        for one in axis.columns
    ]
    return replace(axis, columns=tuple(columns), unit=unit)


# --- headings over columns ------------------------------------------------------------------------------------


def _spread(line: TimeRow, head: TimeHead) -> dict[int, Said]:
    """Return what a row says of each column: a merged cell as far as it reaches, another until the next one."""
    found: dict[int, Said] = {}
    starts = [*sorted(line.said), head.columns.stop]
    for start, following in pairwise(starts):
        reach = line.reach.get(start, start if line.is_merged else following - 1)
        for column in range(start, min(reach, following - 1) + 1):
            found[column] = line.said[start]
    return found


def _read(
    head: TimeHead, cells: Mapping[int, Sequence[Said]], order: Order, year: int | None, doubts: list[str]
) -> tuple[dict[int, TimeColumn], dict[int, int]]:
    """Return the columns that the headings date or number, and the months of those that lack only a year."""
    lines = sorted(head.rows, key=lambda one: len(one.said))
    dated = [one for one in lines if all(said.interval for said in one.said.values())]
    days = [one for one in dated if any(said.unit in ("day", "week") for said in one.said.values())]
    if days:
        return _by_dates(head, days[-1], doubts), {}
    intervals, months = _by_calendar(head, cells, order, year, doubts)
    finest = lines[-1]
    found = {column: _column(column, intervals[column], finest) for column in cells if intervals.get(column)}
    for column in cells:
        if column not in found:
            found[column] = _undated(column, cells, finest, head)
    return {column: one for column, one in found.items() if one is not None}, months


def _column(column: int, interval: Interval | None, finest: TimeRow) -> TimeColumn | None:
    if interval is None or interval.earliest is None or interval.latest is None:
        return None
    own = finest.said.get(column)
    period = own.number if own is not None and own.is_numbered else None
    return TimeColumn(column, label_of(interval), interval.earliest, interval.latest, period)


def _undated(
    column: int,
    cells: Mapping[int, Sequence[Said]],
    finest: TimeRow,
    head: TimeHead,
) -> TimeColumn | None:
    """Return a column of a numbered period, or of a month without its year; None where nothing heads it."""
    own = finest.said.get(column) or (cells[column][-1] if cells[column] else None)
    if own is None:
        return None
    if own.is_numbered:
        name = own.named or numbered_as(head)
        return TimeColumn(column, f"{name} {own.number}", period=own.number)
    return TimeColumn(column, own.words)


def numbered_as(head: TimeHead) -> str:
    """Return what plain numbers count: as the words above them say, else as they fit into years; else periods."""
    for words in head.words:
        low = words.lower()
        for unit in ("week", "month", "day", "quarter", "sprint"):
            if unit in low:
                return unit
    for line in head.rows:
        if all(one.named == "year" for one in line.said.values()):
            groups = Counter(one.number for one in _spread(line, head).values())
            sizes = {*groups.values()}
            if len(sizes) == 1 and (size := sizes.pop()) in (4, 12, 52, 53):
                return {4: "quarter", 12: "month"}.get(size, "week")
    return "period"


# --- dates that are typed -------------------------------------------------------------------------------------


def _by_dates(head: TimeHead, line: TimeRow, doubts: list[str]) -> dict[int, TimeColumn]:
    """Return columns headed by days: each lasts until the next one, as the steps between them show."""
    starts = {column: said.interval.earliest for column, said in line.said.items() if said.interval}
    numbers = next(
        (one for one in head.rows if one is not line and all(s.is_numbered for s in one.said.values())), None
    )
    is_whole = all(said.interval and said.unit != "day" for said in line.said.values())
    found: dict[int, TimeColumn] = {}
    each = _days_a_column(starts)
    places = sorted(starts)
    before = 0
    if not is_whole and _are_last_days(head, starts, each):
        starts = _from_last_days(starts, each)
    elif not is_whole and _may_be_last_days(head, starts, each):
        before = int(each or 1) - 1
        doubts.append(_EITHER_END)
    for place, column in enumerate(places):
        following = places[place + 1] if place + 1 < len(places) else None
        start = starts[column]
        own = line.said[column].interval
        assert start is not None
        assert own is not None
        stop = (
            (following or min(column + _gap(places), head.columns.stop))
            if following != column
            else column + 1
        )
        if line.reach.get(column):
            stop = line.reach[column] + 1
        for number in range(column, stop):
            interval = own if is_whole else _covered(start, starts.get(following or 0), each, number - column)
            period = numbers.said[number].number if numbers and number in numbers.said else None
            assert interval.earliest is not None
            interval = Interval(interval.earliest - before * _DAY, interval.latest)
            found[number] = TimeColumn(number, label_of(interval), interval.earliest, interval.latest, period)
    if each is None and any(later - earlier > 1 for earlier, later in pairwise(places)):
        doubts.append(_PARTED)
    return found


def _are_last_days(head: TimeHead, starts: Mapping[int, date | None], each: float | None) -> bool:
    """Return whether headings give the last day of what they stand for: their words say so, or all end a month."""
    if any(_ENDING.search(words) for words in (*head.words, *head.beside)):
        return each is None or each == int(each)
    return each is None and all(day and (day + _DAY).day == 1 for day in starts.values())


def _may_be_last_days(head: TimeHead, starts: Mapping[int, date | None], each: float | None) -> bool:
    """Return whether days a week apart may be the last of their weeks: Fridays to Sundays that nothing calls first."""
    is_said = any(_BEGINNING.search(words) for words in (*head.words, *head.beside))
    days = {day.weekday() for day in starts.values() if day}
    return each == _WEEK and not is_said and len(days) == 1 and days <= {4, 5, 6}


def _from_last_days(starts: Mapping[int, date | None], each: float | None) -> dict[int, date | None]:
    """Return the first days of columns headed by their last ones."""
    places = sorted(starts)
    found: dict[int, date | None] = {}
    for before, column in pairwise([None, *places]):
        last, earlier = starts[column or 0], starts[before or 0] if before else None
        assert last is not None
        if each is not None:
            found[column or 0] = last - timedelta(days=int(each) * _gap(places) - 1)
        else:
            found[column or 0] = earlier + _DAY if earlier else _months_on(last + _DAY, -1)
    return found


def _gap(places: Sequence[int]) -> int:
    return min((later - earlier for earlier, later in pairwise(places)), default=1)


def _days_a_column(starts: Mapping[int, date | None]) -> float | None:
    """Return how many days each column covers, where nearly all steps show one number; None where they differ."""
    known = [(column, day) for column, day in starts.items() if day]
    steps = [
        (later[1] - earlier[1]).days / (later[0] - earlier[0])
        for earlier, later in pairwise(known)
        if later[1] > earlier[1]
    ]
    if not steps:
        return None
    if {*steps} <= {1, 3}:
        return 1
    usual = max({*steps}, key=steps.count)
    return usual if usual == int(usual) and steps.count(usual) >= 0.8 * len(steps) else None


def _covered(start: date, following: date | None, each: float | None, offset: int) -> Interval:
    """Return the days of a column some columns right of a dated heading."""
    if each is not None:
        first = start + timedelta(days=int(each) * offset)
        return Interval(first, first + timedelta(days=int(each) - 1))
    if following is not None and following > start:
        return Interval(start, following - _DAY)
    return Interval(start, _month_on(start) - _DAY)


def _month_on(day: date) -> date:
    year, month = divmod(12 * day.year + day.month, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


# --- months, quarters, years and what is numbered within them -------------------------------------------------


def _by_calendar(
    head: TimeHead, cells: Mapping[int, Sequence[Said]], order: Order, year: int | None, doubts: list[str]
) -> tuple[dict[int, Interval | None], dict[int, int]]:
    """Return the days of each column from headings that say parts of years, and the months that lack a year."""
    broad = {column: _broad(said) for column, said in cells.items()}
    years, months = _years(head, cells, broad, year, doubts)
    wide = {column: _whole(broad[column], cells[column], years.get(column), order) for column in cells}
    finest = max(head.rows, key=lambda one: len(one.said))
    if not all(one.is_numbered for one in finest.said.values()):
        if {one.unit for one in broad.values() if one is not None} == {"day"}:
            wide = _lasting(wide)
        if any(len([*run]) > 1 for one, run in groupby(wide.values()) if one):
            doubts.append(_PARTED)
        return wide, {} if years else months
    return _numbered_within(head, finest, wide, broad, doubts), {} if years else months


def _broad(said: Sequence[Said]) -> Said | None:
    """Return the narrowest heading of a column that is a part of a year, or a year."""
    parts = [one for one in said if not one.is_numbered]
    return parts[-1] if parts else None


def _whole(broad: Said | None, said: Sequence[Said], year: int | None, order: Order) -> Interval | None:
    """Return the days that a column's headings mean together."""
    if broad is None or broad.interval is not None:
        return broad.interval if broad else None
    financial = next((one for one in said if one.unit == "year" and one.interval and not one.number), None)
    if financial is not None and broad.unit in ("quarter", "half"):
        return interval_from_text(f"{broad.unit[0]}{broad.number} {financial.words}", order)
    if year is None:
        return None
    if broad.unit == "month" and broad.number:
        return interval_from_text(f"{broad.number:02}/{year}", order)
    if broad.unit in ("quarter", "half") and broad.number:
        return interval_from_text(f"{broad.unit[0]}{broad.number} {year}", order)
    return interval_from_text(broad.words, order, year)


def _month_of(said: Said, order: Order = "DMY") -> int | None:
    """Return the first month that a heading without a year names, counted from 1."""
    if said.number is not None:
        return {"month": said.number, "quarter": 3 * said.number - 2, "half": 6 * said.number - 5}.get(
            said.unit
        )
    inside = interval_from_text(said.words, order, 2001)
    return inside.earliest.month if inside and inside.earliest else None


def _years(
    head: TimeHead, cells: Mapping[int, Sequence[Said]], broad: Mapping[int, Said | None], year: int | None,
    doubts: list[str],
) -> tuple[dict[int, int], dict[int, int]]:  # fmt: skip
    """Return the year of each column that lacks its own, and its month counted on from the first year's January."""
    months: dict[int, int] = {}
    turned = last = 0
    for column, said in broad.items():
        month = _month_of(said) if said is not None and said.interval is None else None
        if month is None:
            if said is not None and said.interval is not None and said.unit == "month":
                assert said.interval.earliest is not None
                month = said.interval.earliest.month
            else:
                continue
        turned += month < last
        last = month
        months[column] = 12 * turned + month
    known = {
        column: _year_said(cells[column], months[column]) for column in _own_columns(head) if column in months
    }
    firsts = {said - (months[column] - 1) // 12 for column, said in known.items() if said is not None}
    if any(one.unit == "year" and not one.number for line in head.rows for one in line.said.values()) and all(
        said is None or said.unit in ("quarter", "half", "year") for said in broad.values()
    ):  # quarters of financial years are read with the words of their years
        return {}, months
    if len(firsts) > 1:
        by_column = {column: _year_said(cells[column], month) for column, month in months.items()}
        ordered = [12 * (said or 0) + (months[column] - 1) % 12 for column, said in by_column.items() if said]
        if ordered == sorted(ordered):
            return {column: said for column, said in by_column.items() if said}, months
        doubts.append(YEARS_DISAGREE)
        return {}, {}
    first = firsts.pop() if firsts else year
    if first is None:
        return {}, months
    return {column: first + (month - 1) // 12 for column, month in months.items()}, months


def _own_columns(head: TimeHead) -> list[int]:
    """Return the columns in which headings of years, or that say theirs, themselves stand: merged ones all over."""
    columns: set[int] = set()
    for line in head.rows:
        for column, said in line.said.items():
            if said.interval is not None:
                columns |= {*range(column, line.reach.get(column, column) + 1)}
    return sorted(columns)


def _year_said(said: Iterable[Said], month: int) -> int | None:
    """Return the year that a column's headings say for its month, in the calendar."""
    for one in said:
        if one.interval is not None and one.interval.earliest is not None:
            first = one.interval.earliest
            is_financial = one.unit == "year" and first.month != 1
            return first.year + (is_financial and (month - 1) % 12 + 1 < first.month)
    return None


def _numbered_within(
    head: TimeHead, finest: TimeRow, wide: Mapping[int, Interval | None],
    broad: Mapping[int, Said | None], doubts: list[str],
) -> dict[int, Interval | None]:  # fmt: skip
    """Return the days of columns numbered within months or years: days, weeks, months or quarters of them."""
    found: dict[int, Interval | None] = dict.fromkeys(wide)
    groups = _groups(broad, head)
    runs = [[finest.said[column] for column in run if column in finest.said] for run in groups]
    wholes = [wide.get(run[0]) for run in groups]
    kind = _kind_within(runs, broad)
    if any(_is_financial(whole) for whole in wholes):
        kind = _kind_in_financial_years(kind, runs, wholes)
    for run, said, whole in zip(groups, runs, wholes, strict=True):
        if whole is None or whole.earliest is None or whole.latest is None or not said:
            continue
        found |= {
            column: _within(kind, one, place, whole)
            for place, (column, one) in enumerate((c, finest.said[c]) for c in run if c in finest.said)
        }
    if kind == "day":
        found = _lasting(found)
    if kind in ("week of month", "week of year"):
        doubts.append(_UNSURE_WEEKS if kind == "week of month" else _ISO)
    return found


def _groups(broad: Mapping[int, Said | None], head: TimeHead) -> list[list[int]]:
    """Return the columns in stretches under one heading each."""
    keyed = [(column, broad.get(column)) for column in head.columns if column in broad]
    return [[column for column, _ in run] for _, run in groupby(keyed, key=lambda pair: id(pair[1]))]


def _kind_within(runs: Sequence[Sequence[Said]], broad: Mapping[int, Said | None]) -> str:
    """Return what numbers within months or years count."""
    units = {said.unit for column, said in broad.items() if said is not None}
    named = {one.named for run in runs for one in run} - {""}
    most = max((one.number or 0 for run in runs for one in run), default=0)
    longest = max((len(run) for run in runs), default=0)
    if units == {"month"}:
        if named == {"day"} or (not named and most > 6 and most <= 31 and _begins_again(runs)):
            return "day"
        return "week of month" if named <= {"week"} and longest in _WEEKS_A_MONTH else ""
    if units & {"quarter", "half"} and longest <= 6 and named <= {"month"} and most <= 12:
        return "month"
    if units == {"year"}:
        if named == {"week"} or (not named and longest > 12 and most <= 53):
            return "week of year" if longest <= 53 and (_begins_again(runs) or len(runs) == 1) else ""
        if named == {"month"} or (not named and most > _QUARTERS):
            return "month" if longest <= 13 and most <= 12 else ""
        return "quarter" if len(runs) > 1 and longest <= _QUARTERS and _begins_again(runs) else ""
    return ""


def _kind_in_financial_years(
    kind: str, runs: Sequence[Sequence[Said]], wholes: Sequence[Interval | None]
) -> str:
    """Return what numbers within years that do not begin in January count, "" where that is not said.

    Twelve may count the year's own months from its first, or be the calendar's: either shows where a year begins.
    Weeks begin on a day of April that nothing names.
    """
    if kind != "month" or not all(one.unit == NUMBER or one.named == "month" for run in runs for one in run):
        return ""
    firsts = {one.earliest.month for one in wholes if one and one.earliest}
    begin = {run[0].number for run in runs[1:]} or ({runs[0][0].number} if len(runs[0]) == _MONTHS else set())
    turns = any(
        (later.number or 0) < (earlier.number or 0) for run in runs for earlier, later in pairwise(run)
    )
    if begin == {1} and not turns:
        return "month of financial year"
    return "month" if turns and begin <= firsts else ""


def _is_financial(whole: Interval | None) -> bool:
    """Return whether a stretch of days is a year that runs on into another one."""
    return bool(
        whole and whole.earliest and whole.latest and (whole.latest + _DAY) == _months_on(whole.earliest, _MONTHS)
        and whole.earliest.month != 1
    )  # fmt: skip


def _begins_again(runs: Sequence[Sequence[Said]]) -> bool:
    """Return whether the numbers of each stretch but the first begin anew."""
    firsts = [(run[0].number or 0) for run in runs if run]
    lasts = [(run[-1].number or 0) for run in runs if run]
    return all(later <= earlier for earlier, later in zip(lasts, firsts[1:], strict=False))


def _within(kind: str, said: Said, place: int, whole: Interval) -> Interval | None:
    """Return the days of a numbered part of a month, a quarter or a year."""
    first, number = whole.earliest, said.number
    assert first is not None
    assert whole.latest is not None
    if number is None or not kind:
        return None
    if kind == "day":
        last = calendar.monthrange(first.year, first.month)[1]
        day = date(first.year, first.month, number) if 0 < number <= last else None
        return Interval(day, day) if day else None
    if kind == "week of month":
        start = max(first, first + timedelta(days=7 * place - 6))
        return Interval(start, min(whole.latest + 6 * _DAY, first + timedelta(days=7 * place + 12)))
    if kind == "week of year":
        try:
            monday = date.fromisocalendar(first.year, number, 1)
        except ValueError:
            return None
        return Interval(monday, monday + timedelta(days=6))
    if kind == "quarter":
        return interval_from_text(f"q{number} {first.year}") if number <= 4 else None
    if kind == "month of financial year":
        begins = _months_on(first, number - 1)
        return Interval(begins, _months_on(begins, 1) - _DAY) if number <= _MONTHS else None
    if _is_financial(whole):
        return interval_from_text(f"{number:02}/{first.year + (number < first.month)}")
    months = (whole.latest.year - first.year) * 12 + whole.latest.month - first.month + 1
    month = number if number > months or months == 12 else first.month + number - 1
    return interval_from_text(f"{month:02}/{first.year}") if first.month <= month <= 12 else None


def _lasting(found: dict[int, Interval | None]) -> dict[int, Interval | None]:
    """Return days of months as long as the steps between them show: 2, 9, 16, 23 are weeks."""
    starts = {column: one.earliest for column, one in found.items() if one}
    each = _days_a_column(starts)
    if each is None or each <= 1:
        return found
    return {
        column: Interval(one.earliest, one.earliest + timedelta(days=int(each) - 1))
        if one and one.earliest
        else None
        for column, one in found.items()
    }


# --- the whole ------------------------------------------------------------------------------------------------


def _between_neighbours(found: Mapping[int, TimeColumn], columns: range) -> list[TimeColumn]:
    """Return every column in order; one that nothing heads is as wide as its neighbours let it be."""
    listed = [found.get(number) or TimeColumn(number, "") for number in columns]
    made = []
    for place, one in enumerate(listed):
        if one.label:
            made.append(one)
            continue
        before = next((other for other in reversed(listed[:place]) if other.is_dated), None)
        after = next((other for other in listed[place + 1 :] if other.is_dated), None)
        if before is None or after is None or before.latest is None or after.earliest is None:
            made.append(replace(one, label="a column without a heading"))
            continue
        first, last = before.latest + _DAY, after.earliest - _DAY
        if first > last:
            assert before.earliest is not None
            first, last = before.earliest, after.latest or last
        made.append(TimeColumn(one.number, f"between {before.label} and {after.label}", first, last))
    return made


def _numbered_once(columns: list[TimeColumn]) -> list[TimeColumn]:
    """Return columns whose numbers, where they begin again within each month or year, number no period."""
    numbers = [one.period for one in columns if one.period is not None]
    groups = [number for number, _ in groupby(numbers)]
    if len(groups) == len({*groups}):
        return columns
    return [replace(one, period=None) for one in columns]


def _unit(columns: Sequence[TimeColumn], head: TimeHead) -> str:
    """Return what most columns are: as wide as they are, or as their numbered periods are called."""
    counted = Counter(
        unit_of(Interval(one.earliest, one.latest)) if one.is_dated else one.label.split(" ")[0]
        for one in columns
        if one.is_dated or one.period is not None
    )
    widths = {(one.latest - one.earliest).days + 1 for one in columns if one.earliest and one.latest}
    if len(widths) == 1 and (named := _UNNAMED_WIDTHS.get(next(iter(widths)))):
        return named
    finest = max(head.rows, key=lambda one: len(one.said))
    if len(widths) > 1 and {one.named for one in finest.said.values()} == {"week"}:
        return "week"
    if counted:
        return counted.most_common(1)[0][0]
    broad = [said for line in head.rows for said in line.said.values() if said.lacks_year]
    return broad[-1].unit if broad else "period"


def label_of(interval: Interval) -> str:
    """Return how a stretch of days is written, as headings of time columns show it."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return "not known"
    days = (last - first).days + 1
    if days == 1:
        return f"{first:%d/%m/%Y}"
    is_months = first.day == 1 and (last + _DAY).day == 1
    if is_months and days <= 31:
        return f"{calendar.month_abbr[first.month]} {first.year}"
    if is_months and first.month % 3 == 1 and days in range(89, 93):
        return f"Q{(first.month + 2) // 3} {first.year}"
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    return f"w/c {first:%d/%m/%Y}" if days == 7 else f"{first:%d/%m/%Y} to {last:%d/%m/%Y}"


def _beyond(axis: TimeAxis, number: int) -> TimeColumn | None:
    """Return a numbered period beyond the last column, where the columns' days step evenly."""
    dated = [one for one in axis.columns if one.period is not None and one.is_dated]
    if len(dated) < 2:
        return TimeColumn(0, f"{axis.unit} {number}", period=number) if axis.is_numbered else None
    last, before = dated[-1], dated[-2]
    assert last.earliest is not None
    assert last.latest is not None
    assert before.earliest is not None
    assert last.period is not None
    step, width = (last.earliest - before.earliest).days, (last.latest - last.earliest).days
    even = {(b.earliest - a.earliest).days for a, b in pairwise(dated) if a.earliest and b.earliest}
    if number < last.period or even != {step}:
        return None
    first = last.earliest + timedelta(days=step * (number - last.period))
    interval = Interval(first, first + timedelta(days=width))
    return TimeColumn(0, label_of(interval), interval.earliest, interval.latest, number)


def _dated_column(one: TimeColumn, interval: Interval | None) -> TimeColumn:
    if interval is None:
        return one
    return TimeColumn(
        one.number, f"{one.label} ({label_of(interval)})", interval.earliest, interval.latest, one.period
    )


def _moved(first: Interval, count: int, unit: str) -> Interval | None:
    """Return the period some periods after the one that begins in some days."""
    if first.earliest is None or first.latest is None:
        return None
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        return Interval(first.earliest + timedelta(days=days), first.latest + timedelta(days=days))
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    if months is None:
        return None
    start, stop = (_months_on(day, count * months) for day in (first.earliest, first.latest + _DAY))
    return Interval(start, stop - _DAY)


def _months_on(day: date, count: int) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
