"""Rows whose finish is given as actual, though their state says that they are not done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.work_words import is_not_done
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.table import Table

_NOT_DONE = "its finish is given as actual, though its state says that it is not done: kept as typed"
_ASK = "ask whether it is done, and whether that date is when it was or when it is expected"


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
    states = _states_not_done(table, ended)
    for row, state in states.items():
        table.reading.warn(place_of(table.file, table.region.sheet, row), state, _NOT_DONE, _ASK)
    if states:
        table.reading.lower("low" if 2 * len(states) >= len(ended) else "medium")


def _states_not_done(table: Table, rows: Iterable[int]) -> Mapping[int, str]:
    """Return what the status of each of some rows says, of those that are not done by it."""
    states = {one.number for one in table.region.state_columns if one.role == "status"}
    said = (table.cells_in(number) for number in sorted(states))
    texts = [{row: cell.text for row, cell in cells.items()} for cells in said]
    return {row: each[row] for row in rows for each in texts if row in each and is_not_done(each[row])}
