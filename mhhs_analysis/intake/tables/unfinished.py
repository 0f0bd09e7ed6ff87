"""Rows whose state speaks against their dates: actual finishes of what is not done, any dates of what is put off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.progress_words import is_put_off
from mhhs_analysis.intake.headings.work_words import is_not_done
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.table import Table

_NOT_DONE = "its finish is given as actual, though its state says that it is not done: kept as typed"
_ASK = "ask whether it is done, and whether that date is when it was or when it is expected"
_PUT_OFF = "it is put off by its state, and its dates may hold no longer: kept as typed"
_ASK_WHEN = "ask whether it is still planned, and for when"


def doubt_unfinished(
    table: Table,
    rows: Sequence[int],
    bases: Sequence[str | None],
    finishes: Sequence[Interval | None],
    found: Sequence[str | None],
) -> None:
    """Warn of finishes typed as actual of rows that are not done by their status: the dates stand.

    Where no fewer of them are so than are not, the column need not be of what has happened.
    """
    if "actual" not in bases:
        return
    told = zip(rows, bases, finishes, found, strict=True)
    ended = [row for row, basis, finish, how in told if basis == "actual" and finish and not how]
    states = _states(table, ended, is_not_done)
    for row, state in states.items():
        table.reading.warn(place_of(table.file, table.region.sheet, row), state, _NOT_DONE, _ASK)
    if states:
        table.reading.lower("low" if 2 * len(states) >= len(ended) else "medium")


def doubt_put_off(
    table: Table, rows: Sequence[int], starts: Sequence[Interval | None], finishes: Sequence[Interval | None]
) -> None:
    """Warn of dates of rows that are on hold or deferred by their status: they stand, and may be those of before."""
    said = table.region.sheet.said
    if not any(is_put_off(text) for number in _statuses(table) for text in said.get(number, ())):
        return
    dated = [row for row, start, finish in zip(rows, starts, finishes, strict=True) if start or finish]
    states = _states(table, dated, is_put_off)
    for row, state in states.items():
        table.reading.warn(place_of(table.file, table.region.sheet, row), state, _PUT_OFF, _ASK_WHEN)
    if states:
        table.reading.lower("medium")


def _statuses(table: Table) -> list[int]:
    return sorted({one.number for one in table.region.state_columns if one.role == "status"})


def _states(table: Table, rows: Iterable[int], says_so: Callable[[str], bool]) -> Mapping[int, str]:
    """Return what the status of each of some rows says, of those of which it says so."""
    said = (table.cells_in(number) for number in _statuses(table))
    texts = [{row: cell.text for row, cell in cells.items()} for cells in said]
    return {row: each[row] for row in rows for each in texts if row in each and says_so(each[row])}
