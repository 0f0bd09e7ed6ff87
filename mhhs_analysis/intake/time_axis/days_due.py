"""Rows below headings of time that give days on which something is due, and are no more headings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.intake.headings.columns import is_wordy, role_of
from mhhs_analysis.intake.headings.milestone_words import names_due, names_period_end
from mhhs_analysis.intake.headings.period_words import LASTING, unit_named
from mhhs_analysis.intake.time_axis.headings import Said
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet

_DAY = timedelta(days=1)
_LEAP = 2024
"""A year that has all days of any other."""
LONG = frozenset({"month", "quarter", "half", "year"})
"""Units of columns that a day says more of than they do."""
Saids = Mapping[int, Said]
"""What cells of a row say of time, by column."""


def are_days_below(sheet: Sheet, row: int, said: Saids, above: tuple[Saids, range, tuple[int, ...]]) -> bool:
    """Return whether all that a row says of time are days due for what it names, below headings further up.

    These are given by what they say, their columns and their rows.
    """
    over, columns, heads = above
    days = _days_under(said, over)
    if len(days) < len(said) or _are_first_or_last(said):
        return False
    if all(one and _lies_in(day, one) for day, one in days):
        return _is_named(sheet, row, columns) or _are_below_others(sheet, row, said, heads)
    are_again = len(days) < len(over) and all(one and day.interval == one.interval for day, one in days)
    return are_again and _is_named(sheet, row, columns, heads)


def are_days_of_task(sheet: Sheet, row: int, said: Saids, above: tuple[Saids, range]) -> bool:
    """Return whether days, each in the month or longer period that heads its column, are due for what the row names.

    The periods are given by what they say, and all columns that they stand over.
    """
    over, columns = above
    is_each = len(over) == len(columns) and all(one.unit in LONG for one in over.values())
    if not is_each or _are_first_or_last(said):
        return False
    days = _days_under(said, over)
    are_theirs = all(one and _lies_in(day, one) for day, one in days) or _are_a_quarter_each(days)
    return len(days) == len(said) and are_theirs and _is_named(sheet, row, columns)


def _days_under(said: Saids, over: Saids) -> list[tuple[Said, Said | None]]:
    """Return the days that a row says, each with the heading of its column."""
    return [(one, over.get(column)) for column, one in said.items() if one.unit == "day"]


def _are_a_quarter_each(days: Iterable[tuple[Said, Said | None]]) -> bool:
    """Return whether days lie in quarters without a year as these are counted, whatever month the first begins in."""
    begun = set[int | None]()
    for day, over in days:
        first = day.interval.earliest if day.interval else None
        is_known = (
            first is not None and over is not None and over.unit == "quarter" and over.number is not None
        )
        begun.add((over.number - (first.month - 1) // 3) % 4 if is_known else None)  # type: ignore[union-attr, operator]
    return len(begun) == 1 and None not in begun


def _are_first_or_last(said: Saids) -> bool:
    """Return whether days are the first of a month each, or the last: they head columns of months."""
    days = [one.interval.earliest for one in said.values() if one.interval and one.interval.earliest]
    return {day.day for day in days} == {1} or {(day + _DAY).day for day in days} == {1}


def _lies_in(day: Said, over: Said) -> bool:
    """Return whether a day lies in the month, or wider period, of a heading; one without a year in its month."""
    known = over.interval if over.interval and over.interval.earliest and over.interval.latest else None
    first = _day_of(day, known.earliest.year if known and known.earliest else _LEAP)
    if first is None or over.unit in ("day", "week"):
        return False
    if known and known.earliest and known.latest:
        return known.earliest <= first <= known.latest
    return over.unit == "month" and over.number == first.month


def _day_of(day: Said, year: int) -> date | None:
    """Return the day that a cell says, in a year where it says none."""
    if day.interval is not None:
        return day.interval.earliest
    read = interval_from_text(day.words, "DMY", year)
    return read.earliest if read and read.is_day else None


def _is_named(sheet: Sheet, row: int, columns: range, heads: Iterable[int] = ()) -> bool:
    """Return whether a row has a name left of time columns; where rows of headings are given, below one of these."""
    headed = {column for one in heads for column in sheet.rows[one]}
    cells = sheet.rows[row].items()
    left = [cell for column, cell in cells if column < columns.start and (not heads or column in headed)]
    return any(_may_be_due(cell) for cell in left)


def _are_below_others(sheet: Sheet, row: int, said: Saids, heads: Iterable[int]) -> bool:
    """Return whether days stand right below what is drawn or written in the same columns alone: ◆ over 15 Mar."""
    over = sheet.rows.get(row - 1, {})
    return row - 1 > max(heads) and {*said} == {*over} & {*range(min(said), max(said) + 1)}


def _may_be_due(cell: Cell) -> bool:
    """Return whether a cell may name what days are due for: no heading, nor what everybody knows how long it lasts."""
    is_unheard = is_wordy(cell) and role_of(cell.text, "activities") == ("", "")
    is_period = unit_named(cell.text) in LASTING or names_period_end(cell.text)
    return names_due(cell.text) or (is_unheard and not is_period)
