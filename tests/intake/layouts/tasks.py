"""Known tasks: what a plan says before anybody lays it out."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

BASES = ("forecast", "baseline", "actual")
Bounds = tuple[date | None, date | None]
UNKNOWN: Bounds = (None, None)


@dataclass(frozen=True)
class Known:
    """A date as a planner knows it: to the day, as a wider stretch that holds that day, or not at all."""

    kind: str
    day: date

    @property
    def bounds(self) -> Bounds:
        """The first and the last day it can mean, by the calendar alone."""
        return _BOUNDS[self.kind](self.day) if self.kind in _BOUNDS else UNKNOWN


def month(day: date) -> Bounds:
    """Return the first and last day of the month of a day."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def year(day: date) -> Bounds:
    """Return the first and last day of the year of a day."""
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _months(day: date, length: int) -> Bounds:
    first = (day.month - 1) // length * length + 1
    return month(date(day.year, first, 1))[0], month(date(day.year, first + length - 1, 1))[1]


def _week(day: date) -> Bounds:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


_BOUNDS = {
    "day": lambda day: (day, day),
    "month": month,
    "quarter": lambda day: _months(day, 3),
    "half": lambda day: _months(day, 6),
    "week": _week,
    "by": lambda day: (None, day),
}


@dataclass(frozen=True)
class Task:
    """A task: its name, how deep it lies, its dates on each basis, and how long it lasts from a start."""

    name: str
    depth: int
    ends: dict[str, tuple[Known, Known]]
    days: int
    is_hidden: bool


# Names hold words that headings, notes and dates are made of too, as the names of real tasks do.
_NAMES = (
    *("Build the interface", "Start of SIT", "Finish testing", "Plan migration", "Due diligence", "Baseline review"),
    *("Phase 2 – design", "Q3 2023 release", "M10 readiness", "Design, build & test", "Résumé of données", "Tâche 4"),
    *("End to end test; dry run", "Key milestones", "Approve the date of cutover", "Notes migration", "Risk workshop"),
    *("Update DTN adaptor (v2.1)", "Go-live", "UAT", "Training | all sites", "Owner sign-off", "Task force set up"),
    *('Write the "as is" model', "Data cleanse 50%", "Contract – 2nd draft", "Forecast engine", "May bank holidays"),
    *("To-be processes", "When-to-test guide", "Actual meter reads", "Milestone review", "Source system analysis"),
)  # fmt: skip
_DAYS = st.dates(date(2022, 1, 3), date(2026, 12, 25))
_KINDS = st.sampled_from(
    ("day",) * 14 + ("month", "quarter", "half", "week", "by", "unknown", "none", "blank", "blank")
)


@st.composite
def tasks(draw: st.DrawFn) -> list[Task]:
    """Draw a plan of tasks: the first has every date, to the day, so that there is a plan to find at all.

    So has the last: nobody could tell a last name without any date from a remark below the table.
    """
    depths = [0]
    for step in draw(st.lists(st.integers(-2, 1), min_size=1, max_size=9)):
        depths.append(max(0, min(2, depths[-1] + step)))
    return [_task(draw, depth, is_full=number in (0, len(depths) - 1)) for number, depth in enumerate(depths)]


def _task(draw: st.DrawFn, depth: int, is_full: bool) -> Task:
    name = draw(st.sampled_from(_NAMES))
    number = draw(st.integers(0, 30))
    return Task(
        f"{name} {number}" if number and draw(st.booleans()) else name,
        depth,
        {basis: _ends(draw, is_full) for basis in BASES},
        draw(st.integers(1, 400)),
        draw(st.integers(0, 5)) == 0,
    )


def _ends(draw: st.DrawFn, is_full: bool) -> tuple[Known, Known]:
    # Days beyond the twelfth show in which order days and months are typed, where that is drawn unusual.
    start = draw(_DAYS.filter(lambda day: day.day > 12) if is_full else _DAYS)
    finish = start + timedelta(days=draw(st.integers(0, 400)))
    if is_full:
        return Known("day", start), Known("day", finish.replace(day=start.day if start.day < 29 else 28))
    return Known(draw(_KINDS), start), Known(draw(_KINDS), finish)
