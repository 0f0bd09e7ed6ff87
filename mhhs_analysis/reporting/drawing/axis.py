"""An axis of time in characters: which days each cell stands for, and the headings that fit above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

FAR_DAYS = 6 * 366
"""Days parted by more than this from the middle of a plan lie off the axis: one wrong year must not squash the rest."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Unit:
    """A unit of the calendar that an axis can be headed by: when its periods begin, and their names."""

    days: float
    forms: tuple[str, ...]
    """How a period may be named, longest first, as formats of its first day; %q is its quarter."""

    def begins(self, day: date) -> bool:
        """Return whether a period of this unit begins on a day."""
        if self.days <= 1:
            return True
        if self.days == 7:
            return day.weekday() == 0
        months = round(self.days / 30.4)
        return day.day == 1 and (day.month - 1) % months == 0


DAYS, WEEKS = Unit(1, ("%d",)), Unit(7, ("%d",))
MONTHS, QUARTERS, YEARS = Unit(30.4, ("%b", "%1")), Unit(91.3, ("Q%q",)), Unit(365.25, ("%Y", "'%y"))
MONTHS_OF_YEARS = Unit(30.4, ("%b %Y", "%b"))
_HEADED = (
    (DAYS, MONTHS_OF_YEARS),
    (WEEKS, MONTHS_OF_YEARS),
    (MONTHS, YEARS),
    (QUARTERS, YEARS),
    (YEARS, YEARS),
)
"""The pairs of units an axis may be headed by, finest first."""


@dataclass(frozen=True)
class Axis:
    """A stretch of days on a number of cells; `lower` is the finer unit it is headed by, `upper` the coarser."""

    first: date
    last: date
    cells: int
    lower: Unit = MONTHS
    upper: Unit = YEARS

    @property
    def days(self) -> int:
        """How many days it stands for."""
        return (self.last - self.first).days + 1

    def cell_of(self, day: date) -> int:
        """Return the cell that a day on the axis begins in."""
        return (day - self.first).days * self.cells // self.days

    def cells_of(self, first: date, last: date) -> range:
        """Return the cells that days fill at least half, or the one that holds their middle; none off the axis."""
        begins, ends = self._stretch(max(first, self.first), min(last, self.last))
        if ends <= begins:
            return range(0)
        inside = range(int(begins + 0.5), min(int(ends + 0.5), self.cells))
        middle = min(int((begins + ends) / 2), self.cells - 1)
        return inside or range(middle, middle + 1)

    def is_mostly(self, cell: int, sure: tuple[date, date], days: Sequence[date]) -> bool:
        """Return whether sure days fill at least half of what all the days take of a cell."""
        whole = self._share(cell, min(days), max(days))
        return whole > 0 and 2 * self._share(cell, *sure) >= whole

    @property
    def headings(self) -> list[str]:
        """The lines above: the coarser unit, then the finer one where it is another."""
        lines = [self._heading(self.upper)]
        return lines if self.lower is self.upper else [*lines, self._heading(self.lower)]

    @property
    def grid(self) -> list[bool]:
        """For each cell but the first, whether a year begins in it: or a quarter or month, on a short axis."""
        begins = self._begun(self.upper)
        if len(begins) < 2 and self.lower is MONTHS:
            begins = self._begun(QUARTERS)
        return [cell in begins for cell in range(self.cells)]

    def _stretch(self, first: date, last: date) -> tuple[float, float]:
        """Return where days begin and end on the axis, in cells."""
        scale = self.cells / self.days
        return (first - self.first).days * scale, ((last - self.first).days + 1) * scale

    def _share(self, cell: int, first: date, last: date) -> float:
        begins, ends = self._stretch(first, last)
        return max(0.0, min(ends, cell + 1) - max(begins, cell))

    def _begun(self, unit: Unit) -> set[int]:
        return {self.cell_of(day) for day in self._all_days() if unit.begins(day)} - {0}

    def _all_days(self) -> Iterator[date]:
        return (self.first + number * _DAY for number in range(self.days))

    def _heading(self, unit: Unit) -> str:
        """Return a line of names, each where its period begins, in the longest form that fits most of them.

        A period too short for its name has a shorter one, or none.
        """
        starts = [self.first, *(day for day in self._all_days() if unit.begins(day) and day > self.first)]
        places = [*(self.cell_of(day) for day in starts), self.cells + 1]
        line = [" "] * self.cells
        usual = _form(unit, [after - before for before, after in pairwise(places)])
        forms = unit.forms[unit.forms.index(usual) :]
        for day, (here, after) in zip(starts, pairwise(places), strict=True):
            room = min(after - 1, self.cells) - here
            name = next((name for form in forms if len(name := _named(day, form)) <= room), "")
            line[here : here + len(name)] = name
        return "".join(line).rstrip()


def axis_for(days: Sequence[date], cells: int) -> Axis:
    """Return the axis for days on a number of cells, in whole periods; days far from the others lie off it.

    It is headed by the finest units whose names fit.
    """
    first, last = _near(days)
    per_day = cells / ((last - first).days + 1)
    lower, upper = next(
        (pair for pair in _HEADED if pair[0].days * per_day >= len(_named(first, pair[0].forms[-1])) + 1),
        (YEARS, YEARS),
    )
    whole = lower if lower in (DAYS, WEEKS) else MONTHS
    return Axis(_floor(first, whole), _floor(last + _DAY, whole, later=True) - _DAY, cells, lower, upper)


def _near(days: Sequence[date]) -> tuple[date, date]:
    """Return the first and last of the days that no long gap parts from the middle one."""
    ordered = sorted(days)
    middle = median_low(ordered)
    first = last = middle
    for day in reversed([day for day in ordered if day < middle]):
        first = day if (first - day).days <= FAR_DAYS else first
    for day in (day for day in ordered if day > middle):
        last = day if (day - last).days <= FAR_DAYS else last
    return first, last


def _floor(day: date, unit: Unit, *, later: bool = False) -> date:
    """Return the day on or before, or on or after where `later`, on which a period of a unit begins."""
    while not unit.begins(day):
        day += _DAY if later else -_DAY
    return day


def _form(unit: Unit, gaps: Sequence[int]) -> str:
    """Return the longest way to name periods that fits at least half of them."""
    gap = median_low(gaps)
    return next((form for form in unit.forms if len(_named(date(2023, 9, 20), form)) < gap), unit.forms[-1])


def _named(day: date, form: str) -> str:
    quarter = (day.month + 2) // 3
    if form == "%1":
        return f"{day:%b}"[0]
    return day.strftime(form.replace("%q", str(quarter)))
