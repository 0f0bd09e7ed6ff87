"""The time columns of a drawn plan, and what they are together: which days each covers, or its period's number."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.time_axis.headings import PART, unit_of
from mhhs_analysis.intake.time_axis.heads import TimeHead

_DAY = timedelta(days=1)
_PLURALS = {"half": "halves"}
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

    @kept
    def interval(self) -> Interval:
        """Its days, called as it is headed: many bars end in one column."""
        return Interval(self.earliest, self.latest, self.label)


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
    left: int = 1
    """The first column that may name its rows: right of another drawing beside it."""
    right: int = 0
    """The last column of what is drawn beside one another; nought where nothing is."""
    scales: tuple[str, ...] = ()
    """The units of its columns in order, where near ones are of another than those beyond: weeks, then months."""
    others: frozenset[int] = frozenset()
    """The columns among its own that words head, between two that nothing lies between: Gate, Notes."""

    @kept
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

    @kept
    def is_dated(self) -> bool:
        """Whether the days of most of its columns are known."""
        return 2 * sum(one.is_dated for one in self.columns) > len(self.columns)

    @kept
    def is_numbered(self) -> bool:
        """Whether its columns number periods, dated or not."""
        return sum(one.period is not None for one in self.columns) * 2 > len(self.columns)

    @property
    def described(self) -> str:
        """What the columns are, for whoever drew them: weeks from 02/01/2023 to 31/12/2023, 52 columns."""
        count = f"{len(self.columns)} columns"
        known = [one for one in self.columns if one.is_dated]
        if self.is_dated and known[0].earliest and known[-1].latest:
            units = ", then ".join(_PLURALS.get(unit, f"{unit}s") for unit in self.scales or (self.unit,))
            return f"{units} from {known[0].earliest:%d/%m/%Y} to {known[-1].latest:%d/%m/%Y}, {count}"
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


# --- days and units of columns ------------------------------------------------------------------------------


def between_neighbours(found: Mapping[int, TimeColumn], columns: range) -> list[TimeColumn]:
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
            made.append(replace(one, label="a column whose heading says no time"))
            continue
        first, last = before.latest + _DAY, after.earliest - _DAY
        if first > last:  # nothing lies between them: it goes on with the one before
            made.append(replace(before, number=one.number))
            continue
        made.append(TimeColumn(one.number, f"between {before.label} and {after.label}", first, last))
    return made


def put_between(columns: Sequence[TimeColumn], unsaid: Collection[int]) -> frozenset[int]:
    """Return those of some columns whose headings say no time that stand between two adjoining ones of time."""
    told = [one for one in columns if one.number not in unsaid]
    return frozenset(
        number
        for before, after in pairwise(told)
        if _adjoin(before, after)
        for number in range(before.number + 1, after.number)
        if number in unsaid
    )


def _adjoin(before: TimeColumn, after: TimeColumn) -> bool:
    if before.latest and after.earliest:
        return after.earliest <= before.latest + _DAY
    return before.period is not None and after.period == before.period + 1


def numbered_once(columns: list[TimeColumn]) -> list[TimeColumn]:
    """Return columns whose numbers, where they begin again within each month or year, number no period."""
    numbers = [one.period for one in columns if one.period is not None]
    groups = [number for number, _ in groupby(numbers)]
    if len(groups) == len({*groups}):
        return columns
    return [replace(one, period=None) for one in columns]


def unit_of_columns(columns: Sequence[TimeColumn], head: TimeHead) -> str:
    """Return what most columns are: as wide as they are, or as their numbered periods are called."""
    widths = [
        (one.latest - one.earliest).days + 1 if one.earliest and one.latest else None for one in columns
    ]
    # of columns that are all as wide, one tells the unit
    units = {
        width: unit_of(Interval(one.earliest, one.latest))
        for width, one in dict(zip(widths, columns, strict=True)).items()
        if width is not None
    }
    counted = Counter(
        one.label.split(" ")[0] if width is None else units[width]
        for width, one in zip(widths, columns, strict=True)
        if width is not None or one.period is not None
    )
    if len(units) == 1 and (named := _UNNAMED_WIDTHS.get(next(iter(units)))):
        return named
    finest = max(head.rows, key=lambda one: len(one.said))
    if {one.named for one in finest.said.values()} == {PART}:
        return PART
    if len(units) > 1 and {one.named for one in finest.said.values()} == {"week"}:
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
        return _written(first)
    is_months = first.day == 1 and (last + _DAY).day == 1
    if is_months and days <= 31:
        return f"{calendar.month_abbr[first.month]} {first.year}"
    if is_months and first.month % 3 == 1 and days in range(89, 93):
        return f"Q{(first.month + 2) // 3} {first.year}"
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    return f"w/c {_written(first)}" if days == 7 else f"{_written(first)} to {_written(last)}"


def _written(day: date) -> str:
    """Return a day as people write it, in a third of the time that a format takes."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


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


def dated_column(one: TimeColumn, interval: Interval | None) -> TimeColumn:
    """Return a column with the days of an interval; without one, as it is."""
    if interval is None:
        return one
    return TimeColumn(
        one.number, f"{one.label} ({label_of(interval)})", interval.earliest, interval.latest, one.period
    )


def moved(first: Interval, count: int, unit: str) -> Interval | None:
    """Return the period some periods after the one that begins in some days."""
    if first.earliest is None or first.latest is None:
        return None
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        return Interval(first.earliest + timedelta(days=days), first.latest + timedelta(days=days))
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    if months is None:
        return None
    start, stop = (months_on(day, count * months) for day in (first.earliest, first.latest + _DAY))
    return Interval(start, stop - _DAY)
