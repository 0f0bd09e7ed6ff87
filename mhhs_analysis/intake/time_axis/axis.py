"""Which days each time column of a drawn plan covers: as many as its headings say together, and no fewer.

A column that headings leave open (a blank one, a month of no year) is as wide as its neighbours let it be, or
is a numbered period that nobody dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from mhhs_analysis.dates import Interval, Order
from mhhs_analysis.intake.time_axis.calendar import by_calendar
from mhhs_analysis.intake.time_axis.columns import (
    TimeAxis,
    TimeColumn,
    between_neighbours,
    label_of,
    numbered_once,
    put_between,
    unit_of_columns,
)
from mhhs_analysis.intake.time_axis.dates import by_dates
from mhhs_analysis.intake.time_axis.gaps import missing_at_ends, missing_between
from mhhs_analysis.intake.time_axis.headings import Said, unit_of
from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.time_axis.lines import TimeRow
from mhhs_analysis.intake.time_axis.numbered_months import unit_beside
from mhhs_analysis.intake.time_axis.stepped import parted

OPEN_ORDER = (
    "either order of day and month could read the headings of time: UK order taken, or the one of other dates"
)
NO_ORDER = "headings of time that do not go on in order"


def time_axis(head: TimeHead, order: Order, year: int | None = None) -> TimeAxis:
    """Return the time columns under some rows of headings; `year` is that of the first, where none is said.

    One whose finest heading can't be read (Jly between Jun and Aug) is no part of the one left of it.
    """
    spread = [line.over(head.columns) for line in head.rows]
    doubts = [said.doubt for line in head.rows for said in line.said.values() if said.doubt]
    unsaid = head.finest.others
    cells = {
        column: [over[column] for over in spread if column in over and column not in unsaid]
        for column in head.columns
    }
    found, months = _read(head, cells, order, year, doubts)
    columns = numbered_once(between_neighbours(found, head.columns))
    if any(later.earliest and earlier.latest and later.earliest < earlier.earliest  # type: ignore[operator]
           for earlier, later in pairwise(columns)):  # fmt: skip
        doubts.append(NO_ORDER)
    else:
        doubts += [*missing_between(columns), *missing_at_ends(head, columns)]
    return TimeAxis(
        head.numbers,
        tuple(columns),
        unit_of_columns(columns, head),
        tuple(dict.fromkeys(doubts)),
        months,
        head,
        scales=_units(head, columns),
        others=put_between(columns, unsaid) if unsaid else frozenset(),
    )


# --- headings over columns ------------------------------------------------------------------------------------


def _read(
    head: TimeHead, cells: Mapping[int, Sequence[Said]], order: Order, year: int | None, doubts: list[str]
) -> tuple[dict[int, TimeColumn], dict[int, int]]:
    """Return the columns that the headings date or number, and the months of those that lack only a year."""
    if by_parts := _read_by_parts(head, cells, order, doubts):
        return by_parts, {}
    lines = sorted(head.rows, key=lambda one: (len(one.said), one.is_dated))
    dated = [one for one in lines if all(said.interval for said in one.said.values())]
    days = [one for one in dated if any(said.unit in ("day", "week") for said in one.said.values())]
    if days:
        return by_dates(head, days[-1], doubts), {}
    intervals, months = by_calendar(head, cells, order, year, doubts)
    finest = lines[-1]
    found = {column: _column(column, intervals[column], finest) for column in cells if intervals.get(column)}
    for column in cells:
        if column not in found:
            found[column] = _undated(column, cells, finest, head)
    return {column: one for column, one in found.items() if one is not None}, months


def _read_by_parts(
    head: TimeHead, cells: Mapping[int, Sequence[Said]], order: Order, doubts: list[str]
) -> dict[int, TimeColumn]:
    """Return the columns of headings of several scales or rows, each part read by itself; none where all are alike.

    Nor where months lack their year: it goes on from part to part.
    """
    found: dict[int, TimeColumn] = {}
    more: list[str] = []
    parts = parted(head)
    for part in parts if len(parts) > 1 else []:
        lines = [line.over(part.columns) for line in part.rows]
        own = {
            column: [over[column] for over in lines if column in over]
            for column in part.columns
            if column in cells
        }
        columns, months = _read(part, own, order, None, more)
        if months:
            return {}
        found |= columns
    doubts += more
    return found


def _units(head: TimeHead, columns: Sequence[TimeColumn]) -> tuple[str, ...]:
    """Return the units of columns of several scales, in order; none where all are of one."""
    if len(head.finest.scales) < 2 and len(parted(head)) < 2:
        return ()
    widths = [unit_of(Interval(one.earliest, one.latest)) for one in columns if one.is_dated]
    return tuple(unit for unit, _ in groupby(widths)) if len(widths) == len(columns) else ()


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
    if own.days is not None:
        return TimeColumn(column, " ".join(one.words for one in reversed(cells[column])))
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
            groups = Counter(one.number for one in line.over(head.columns).values())
            sizes = {*groups.values()}
            if len(sizes) == 1 and (size := sizes.pop()) in (4, 12, 52, 53):
                return {4: "quarter", 12: "month"}.get(size, "week")
    return unit_beside(head.beside) or "period"
