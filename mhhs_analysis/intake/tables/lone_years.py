"""Dates whose year alone sets them apart from a plan that is in order: typed a year or more off, perhaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from itertools import chain, pairwise
from operator import gt

from mhhs_analysis.frames import BOUNDS
from mhhs_analysis.intake.headings.stage_words import places_among_stages
from mhhs_analysis.intake.reading import Reading, place_read
from mhhs_analysis.intake.tables.doubts import ASK_YEAR

_LONE = (
    "a year that sets these dates apart: in another they would stand in their place among the rows beside; "
    "kept as typed"
)
_LONG = "a finish years after all other dates, of a task that would be the only long one; kept as typed"
_LATE = (
    "a finish long after all other dates, that a year earlier would stand in its place among those beside; "
    "kept as typed"
)
_TURNED = (
    "dates from here on lie before those above, though later stages are named: a year later they would follow; "
    "kept as typed"
)
_FEWEST = 4
"""Other rows from which a plan shows where a row should stand."""
_YEAR = 366
_HALF = 183
"""Days by which the first row of a plan may begin before the next one, and the last after the one above."""
_APART = 640
"""Days from which a date stands clearly apart from all others."""
_FEWEST_TURNED = 2
"""Rows above and below a break in the order of dates from which no single row is out of it."""
_SEVERAL = 2
"""Years that dates are of from which one may be another than is meant."""
_FEWEST_MONTHS = 19
"""Months on at the least in which such a date is: more than 640 days are never fewer."""
_FEWEST_LATE = 6
"""Months on at the least in which a finish is that may be a year late: more than half a year is never fewer."""
_NEAR = 31
"""Days by which a row may begin before or after those beside it."""


@dataclass(frozen=True)
class _Dated:
    """A row of work, by its place among all, with its first day and its last one."""

    place: int
    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days


def doubt_lone_years(reading: Reading) -> None:
    """Warn of the row of a table, or the finish of one, whose year alone sets it apart from all others.

    The last row may be years later than the others: benefits are looked at then.
    """
    breaks_once = _breaks_once(reading)
    may_be_lone = _may_be_lone(reading, breaks_once=breaks_once)
    rows = [*_dated(reading)] if may_be_lone or breaks_once else []
    if len(rows) <= _FEWEST:
        return
    told = {(one["sheet"], one["cell"]) for one in reading.warnings if one["remedy"] == ASK_YEAR}
    found = [*_out_of_order(rows), *_too_long(rows), *_year_late(rows)] if may_be_lone else []
    for place, why in found or _turned_back(rows, reading.rows.column("activity_name")):
        row = reading.rows[rows[place].place]
        if (row["sheet"], row["cell"]) not in told:
            typed = " to ".join(filter(None, (row["start_text"], row["finish_text"])))
            reading.warn(place_read(reading.file, row), typed, why, ASK_YEAR)
            reading.lower("medium")


def _may_be_lone(reading: Reading, *, breaks_once: bool) -> bool:
    """Return whether a date may be years from all others, or all rows but one be in order, as few plans' are."""
    said = {day[:7] for day in {*chain.from_iterable(map(reading.rows.column, BOUNDS))} if day}
    if len({month[:4] for month in said}) < _SEVERAL:
        return False
    months = sorted(12 * int(month[:4]) + int(month[5:]) for month in said)
    steps = [later - one for one, later in pairwise(months)]
    return breaks_once or max(steps) > _FEWEST_MONTHS or steps[-1] >= _FEWEST_LATE


def _breaks_once(reading: Reading) -> bool:
    """Return whether the first days of rows go back once, and else on."""
    columns = zip(*map(reading.rows.column, (*BOUNDS, "is_summary")), strict=True)
    firsts = [a or b or c or d for a, b, c, d, is_summary in columns if not is_summary and (a or b or c or d)]
    breaks: int = sum(map(gt, firsts, firsts[1:]))
    return breaks == 1


def _dated(reading: Reading) -> Iterator[_Dated]:
    """Yield the rows that give a date and are no summaries of others."""
    columns = zip(*map(reading.rows.column, (*BOUNDS, "is_summary")), strict=True)
    for place, (*bounds, is_summary) in enumerate(columns):
        days = [day for day in bounds if day]
        if days and not is_summary:
            yield _Dated(place, date.fromisoformat(days[0]), date.fromisoformat(days[-1]))


def _out_of_order(rows: Sequence[_Dated]) -> Iterator[tuple[int, str]]:
    """Yield the one row that is out of the order of all others, or far from them all, for its year alone."""
    firsts = [one.first for one in rows]
    breaks = [place for place, (one, later) in enumerate(pairwise(firsts)) if one > later]
    maybe = {breaks[0], breaks[0] + 1} if len(breaks) == 1 else set[int]()
    ordered = [place for place in sorted(maybe) if _are_sorted(firsts[:place] + firsts[place + 1 :])]
    apart = [place for place in _outermost(rows) if _is_apart(rows, place)] if breaks else []
    found = [place for place in dict.fromkeys(ordered + apart) if _fits_in_another_year(rows, place)]
    if len(found) == 1:
        yield found[0], _LONE


def _are_sorted(days: Sequence[date]) -> bool:
    return all(one <= later for one, later in pairwise(days))


def _outermost(rows: Sequence[_Dated]) -> list[int]:
    """Return the rows, but for the first and last, that alone may lie after or before all others."""
    places = range(len(rows))
    latest, earliest = (
        max(places, key=lambda one: rows[one].first),
        min(places, key=lambda one: rows[one].last),
    )
    return [place for place in sorted({latest, earliest}) if 0 < place < len(rows) - 1]


def _is_apart(rows: Sequence[_Dated], place: int) -> bool:
    """Return whether a row lies years before or after all others."""
    own, others = rows[place], [*rows[:place], *rows[place + 1 :]]
    after = (own.first - max(one.last for one in others)).days
    before = (min(one.first for one in others) - own.last).days
    return max(after, before) > _APART


def _fits_in_another_year(rows: Sequence[_Dated], place: int) -> bool:
    """Return whether a row of less than a year would begin between those beside it, were its year another one."""
    own, beside = rows[place], [*rows[max(0, place - 1) : place], *rows[place + 1 : place + 2]]
    low, high = min(one.first for one in beside), max(one.first for one in beside)
    if not 0 <= own.length < _YEAR or (high - low).days > _YEAR:
        return False
    early = low.toordinal() - (_NEAR if place else _HALF)
    late = high.toordinal() + (_NEAR if place < len(rows) - 1 else _HALF)
    years = {low.year - 1, low.year, high.year, high.year + 1} - {own.first.year}
    there = (_in_year(own.first, year) for year in years if MINYEAR <= year <= MAXYEAR)
    return any(early <= day.toordinal() <= late for day in there)


def _in_year(day: date, year: int) -> date:
    """Return a day in another year; the last of February for one that only leap years have."""
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _too_long(rows: Sequence[_Dated]) -> Iterator[tuple[int, str]]:
    """Yield the row that ends years after all other dates, where each of the others lasts less than a year."""
    latest = max(range(len(rows)), key=lambda place: rows[place].last)
    others = [*rows[:latest], *rows[latest + 1 :]]
    own, last = rows[latest], max(one.last for one in others)
    are_short = all(0 <= one.length < _YEAR for one in others)
    if (
        are_short
        and (own.first - last).days < _NEAR
        and own.length > _APART
        and (own.last - last).days > _APART
    ):
        yield latest, _LONG


def _year_late(rows: Sequence[_Dated]) -> Iterator[tuple[int, str]]:
    """Yield the row between others that alone ends half a year after them, if all are in order but for that year.

    Its start stands in order already; the last row, and one that begins with the first, may well last longer.
    """
    place = max(range(len(rows)), key=lambda one: rows[one].last)
    own, others = rows[place], [*rows[:place], *rows[place + 1 :]]
    is_between = 0 < place < len(rows) - 1 and rows[0].first < own.first < rows[-1].first
    last = max(one.last for one in others)
    if not is_between or not _HALF < (own.last - last).days <= _APART or own.length < _YEAR:
        return
    meant = _in_year(own.last, own.last.year - 1)
    finishes = [*(one.last for one in rows[:place]), meant, *(one.last for one in rows[place + 1 :])]
    are_short = all(0 <= one.length < _HALF for one in others) and (meant - own.first).days < _HALF
    if are_short and _are_sorted([one.first for one in rows]) and _are_sorted(finishes):
        yield place, _LATE


def _turned_back(rows: Sequence[_Dated], names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the first row of all those that lie before the ones above, if they are later stages and in place next year.

    Streams side by side begin anew with the stages, too.
    """
    firsts = [one.first for one in rows]
    breaks = [place for place, (one, later) in enumerate(pairwise(firsts), 1) if one > later]
    if len(breaks) != 1 or not _FEWEST_TURNED <= breaks[0] <= len(rows) - _FEWEST_TURNED:
        return
    above, below = (
        _stages(names[one.place] for one in part) for part in (rows[: breaks[0]], rows[breaks[0] :])
    )
    first = firsts[breaks[0]]
    after = (_in_year(first, min(first.year + 1, MAXYEAR)) - firsts[breaks[0] - 1]).days
    if above and below and max(above) <= min(below) and max(above) < max(below) and -_NEAR <= after <= _HALF:
        yield breaks[0], _TURNED


def _stages(names: Iterable[str]) -> set[int]:
    """Return the places of the stages that names say among all stages."""
    return {place for name in names for place in places_among_stages(name)}
