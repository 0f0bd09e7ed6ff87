"""How long tasks take, and the finish that follows from a start and a duration where none is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import Literal

from mhhs_analysis.dates import (
    DaysKind,
    Duration,
    Interval,
    days_kind_shown,
    duration_from_text,
    durations_from_text,
    finish_after,
    gives_none,
    is_to_be_told,
)
from mhhs_analysis.intake.headings.columns import normalised, role_of
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.bases import bases_of, basis_of, of_bases
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cell

_WORKING = re.compile(r"\bworking|\bwork days|\bworkdays|\bwd\b|business|arbeitstage|ouvrés")
_CALENDAR = re.compile(r"calendar|elapsed|kalendertage")
_DAYS = re.compile(r"tagen?\b|\bjours|\bdías|\bdias|\bgiorni|\bdagen")
"""Headings that say in another language that durations are days."""
_UNCLEAR = "nothing shows whether durations count working or calendar days: finishes are as wide as both"
_ASK = "ask whether durations are in working or calendar days"
_NO_UNIT = "durations without a unit: no finish is worked out from them"
_UNREAD = "a duration that can't be read: no finish is worked out from it"
_ASK_FINISH = "ask for the finish of the task, or how many days, weeks or months it lasts"
_BARE = re.compile(r"[-+]?[\d.,]+")
"""A number alone."""
_ASK_UNIT = "ask for the finish of each task, or the unit of the durations"
_BASES = ("", "forecast", "baseline")
"""Durations that a finish may be worked out from; an actual or remaining one is another thing."""
_DAYS_IN = {"days": (1, 1.6), "weeks": (6.5, 7.7), "months": (27, 32), "years": (360, 367)}
"""The fewest and most calendar days in a unit: working days have weekends and holidays among them."""
_SLACK = (0.75, 1.25)
"""How far off a duration may be that is only counted or rounded another way."""
_CONTRADICTED = (
    "a duration that contradicts the two dates typed beside it, where most others fit: the dates stand"
)
_ASK_WHICH = "ask which of them is meant"
_STOOD_IN = "read as the finish: the starts and durations of most tasks contradict it"
_ASK_STOOD_IN = "ask what happens on these dates, and when the tasks end"
FROM_ACTUAL = "finish: the actual start and"
"""How it is told that a finish is worked out from when a row began: it is not said to have happened."""
_WEEK = 7
"""Days in a row that show whether weekends count."""


Kind = DaysKind | Literal[""]


@dataclass(frozen=True)
class Lengths:
    """How a table's durations are read: the words that give their unit, and which days they count ("" unknown)."""

    unit: str = ""
    kind: Kind = ""
    durations: Mapping[int, Duration] = field(default_factory=dict)
    """The durations of the rows that give one that can be read; the least of those that give two."""
    most: Mapping[int, Duration] = field(default_factory=dict)
    """The most of those that give two: 3-4 weeks."""

    def finish(self, table: Table, row: int, start: Interval | None) -> tuple[Interval | None, str | None]:
        """Return the finish of a row without one, worked out where a start and a duration are typed, and how."""
        duration = self.durations.get(row)
        if not duration or not _is_open(table, row, start, duration):
            return None, None
        assert start is not None
        kind = duration.kind or self.kind
        days = {"": "calendar or working days", "difference": "days after the start"}.get(
            kind, f"{kind} days"
        )
        most = self.most.get(row)
        amount = _amount(duration, most or duration)
        begins = FROM_ACTUAL if basis_of(table, row) == "actual" else "finish: the start and"
        told = f"{begins} {amount}, counted in {days}"
        finish = finish_after(start, duration, self.kind)
        return _as_late_as(finish, finish_after(start, most, self.kind)) if most else finish, told


def _amount(least: Duration, most: Duration) -> str:
    """Return the least and most of a duration in words: 3 to 4 weeks, or up to 6 weeks."""
    if least.unit != most.unit:
        return f"up to {most.amount:g} {most.unit}"
    amount = f"{least.amount:g}" if least == most else f"{least.amount:g} to {most.amount:g}"
    return f"{amount} {most.unit}"


def _as_late_as(finish: Interval, other: Interval) -> Interval:
    """Return a finish that may be as late as another; the milestone it is given from may be as far off."""
    if finish.anchor and other.anchor:
        anchor = replace(finish.anchor, most_days=other.anchor.most_days)
        return replace(finish, anchor=anchor)
    return replace(finish, latest=other.latest)


def lengths_asked(table: Table, rows: Sequence[int]) -> Callable[[], Lengths]:
    """Return what tells, when asked, how the durations of a table are read: what nothing hangs on costs nothing.

    Where a finish hangs on them they are read at once, so that what is doubtful about them is said first.
    """
    asked = cache(partial(lengths_of, table, rows))
    finishes = _typed(table, rows, "finish")
    are_open = not all(finishes) and any(
        start and not finish for start, finish in zip(_typed(table, rows, "start"), finishes, strict=True)
    )
    if are_open:
        asked()
    return asked


def lengths_of(table: Table, rows: Sequence[int]) -> Lengths:
    """Return how the durations of a table are read: as its rows show, else as its heading says."""
    column = next((one for one in table.region.columns if one.role == "duration"), None)
    if column is None:
        return Lengths()
    heading = normalised(column.heading)
    if _DAYS.search(heading):
        heading += " (days)"
    is_headed = duration_from_text("1", heading) is not None
    unit = heading if is_headed else "days"
    durations = _durations(table, rows, unit)
    shown = days_kind_shown(
        _triples(table, {row: least for row, (least, most) in durations.items() if least == most})
    )
    if not is_headed and not shown:
        unit, durations = "", _durations(table, rows, "")
    said: Kind = "working" if _WORKING.search(heading) else "calendar" if _CALENDAR.search(heading) else ""
    lengths = Lengths(
        unit,
        table.dating.durations or shown or said or _days_drawn(table),
        {row: least for row, (least, _) in durations.items()},
        {row: most for row, (least, most) in durations.items() if least != most},
    )
    _doubt(table, rows, lengths, column.number)
    return lengths


def _durations(table: Table, rows: Sequence[int], unit: str) -> dict[int, tuple[Duration, Duration]]:
    """Return the least and most of the rows that give a duration that can be read, a bare number in the unit given."""
    cells: dict[int, Cell] = {}
    for basis in reversed(_BASES):
        cells |= table.cells("duration", rows, basis)
    texts = {row: cell.text for row, cell in cells.items() if not cell.is_uncalculated}
    return {row: found for row, text in texts.items() if (found := durations_from_text(text, unit))}


def _doubt(table: Table, rows: Sequence[int], lengths: Lengths, column: int) -> None:
    """Warn of durations that leave open which days they count, or have no unit, where a finish hangs on them."""
    place = place_of(table.file, table.region.sheet, table.region.headers[-1], column)
    starts = {
        row: start
        for row, (start, finish) in zip(rows, _typed_ends(table, rows), strict=True)
        if finish is None and start
    }
    durations = {row: one for row in starts if (one := lengths.durations.get(row))}
    opens = [one for row, one in durations.items() if _is_open(table, row, starts[row], one)]
    if not lengths.kind and not all(one.kind for one in opens):
        table.reading.warn(place, "", _UNCLEAR, _ASK)
    if table.region.grid is not None and table.region.grid.axis.is_numbered:
        return
    said = {
        row: cell.text for row in starts if row not in durations and (cell := table.cell(row, "duration"))
    }
    if not lengths.unit and any(map(_BARE.fullmatch, said.values())):
        table.reading.warn(place, "", _NO_UNIT, _ASK_UNIT)
    for row, text in said.items():
        if not (_BARE.fullmatch(text) or is_to_be_told(text) or gives_none(text.lower())):
            where = place_of(table.file, table.region.sheet, row, column)
            table.reading.warn(where, text, _UNREAD, _ASK_FINISH)


def doubt_contradicted(
    table: Table,
    rows: Sequence[int],
    ends: tuple[Sequence[Interval | None], Sequence[Interval | None]],
    lasting: Sequence[str | None],
    found: Sequence[str | None],
) -> None:
    """Warn of durations that the two days typed beside them contradict, where most others fit theirs: the days stand.

    Ends that are worked out or lent by another basis (`found`) show nothing. Any way of counting days fits.
    """
    if not any(lasting):
        return
    column = next(one for one in table.region.columns if one.role == "duration")
    heading = normalised(column.heading)
    unit = heading if duration_from_text("1", heading) else "days"
    spans = {text: span for text in {*lasting} if text and (span := days_of(text, unit))}
    stated = [
        (place, days, spans[text])
        for place, (text, start, finish, how) in enumerate(zip(lasting, *ends, found, strict=True))
        if text in spans and (days := _days_typed(start, finish, how)) is not None
    ]
    # what fits is never far off
    others = [
        (place, days, least, most) for place, days, (least, most) in stated if not least <= days <= most
    ]
    apart = [(place, days) for place, days, least, most in others if is_far_off(days, least, most)]
    fitting, reversed_ = len(stated) - len(others), sum(days <= 0 for _, days, _, _ in others)
    _doubt_stood_in(table, is_apart=len(apart) + reversed_ > fitting)
    for place, days in apart if len(apart) < fitting else ():
        where = place_of(table.file, table.region.sheet, rows[place], column.number)
        told = f"{lasting[place]}; {days} days from start to finish"
        table.reading.warn(where, told, _CONTRADICTED, _ASK_WHICH)


def _doubt_stood_in(table: Table, *, is_apart: bool) -> None:
    """Doubt dates of which no heading says that tasks end on them, where most durations say that they do not."""
    column = table.region.column("finish", "forecast")
    if is_apart and column is not None and role_of(column.heading, "activities")[0] == "date":
        place = place_of(table.file, table.region.sheet, table.region.headers[-1], column.number)
        table.reading.warn(place, column.heading, _STOOD_IN, _ASK_STOOD_IN)
        table.reading.lower("low")


def _days_typed(start: Interval | None, finish: Interval | None, how: str | None) -> int | None:
    """Return how many days there are from one to the other, both counted; None unless both are days that are typed."""
    if how or start is None or finish is None or start.day is None or finish.day is None:
        return None
    return finish.day - start.day + 1


def is_far_off(days: int, least: float, most: float) -> bool:
    """Return whether days from a start to a finish are far from those of a duration, however counted or rounded."""
    return 0 < days < least * _SLACK[0] - 2 or days > most * _SLACK[1] + 3


@lru_cache(maxsize=1 << 12)
def days_of(text: str, unit: str) -> tuple[float, float] | None:
    """Return the fewest and most days that a duration takes up, however days are counted; None where it is no days."""
    duration = duration_from_text(text, unit)
    days = _DAYS_IN.get(duration.unit) if duration and duration.amount > 0 else None
    return (duration.amount * days[0] - 2, duration.amount * days[1] + 4) if duration and days else None


def _is_open(table: Table, row: int, start: Interval | None, duration: Duration) -> bool:
    """Return whether a row leaves its finish blank though it gives a start and a duration that lasts."""
    cell = table.cell(row, "finish", basis_of(table, row))
    is_blank = cell is None or cell.is_uncalculated
    return is_blank and start is not None and not start.is_unknown and duration.amount > 0


def _days_drawn(table: Table) -> Kind:
    """Return which days a drawn calendar beside the headings counts: every day, or Mondays to Fridays alone."""
    sheet, headers = table.region.sheet, table.region.headers
    for row in range(max(1, headers[0] - 4), headers[-1] + 1):
        days = [cell.value for cell in sheet.rows.get(row, {}).values() if isinstance(cell.value, date)]
        steps = {(later - earlier).days for earlier, later in pairwise(days)}
        if len(days) >= _WEEK and steps == {1}:
            return "calendar"
        if len(days) >= _WEEK and steps == {1, 3}:
            return "working"
    return ""


def _triples(
    table: Table, durations: Mapping[int, Duration]
) -> Iterator[tuple[Interval, Duration, Interval]]:
    """Yield start, duration and finish of the rows that type all three."""
    for duration, (start, finish) in zip(durations.values(), _typed_ends(table, [*durations]), strict=True):
        if start and finish:
            yield start, duration, finish


def _typed_ends(table: Table, rows: Sequence[int]) -> Iterator[tuple[Interval | None, Interval | None]]:
    return zip(_typed(table, rows, "start"), _typed(table, rows, "finish"), strict=True)


def _typed(table: Table, rows: Sequence[int], role: str) -> list[Interval | None]:
    """Return the intervals that rows type for a role, on the bases that speak for them."""
    return of_bases(rows, bases_of(table, rows), partial(table.intervals, role))
