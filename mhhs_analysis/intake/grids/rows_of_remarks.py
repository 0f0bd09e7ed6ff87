"""Rows of a drawing that are called as columns of remarks, states or persons are: what they say is of other rows."""

from __future__ import annotations

from collections.abc import Collection

from mhhs_analysis.intake.grids.table import names_untyped, put_rows_aside
from mhhs_analysis.intake.grids.whose import say_whose
from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.table import Table

_REMARKS = frozenset({"notes", "status"})
_ASIDE = "words under the time columns in a row called as remarks or states are: no tasks"
_ASK_ASIDE = "ask whether they are tasks, and for their start and finish"
_WHOSE = (
    "names of parties or persons in a row called as those are who do the work: whose the others are, no tasks"
)
_PERSONS = "words under the time columns in a row called as those are who do the work: tasks, or whose the others are?"
_ASK_PERSONS = "ask whether they are tasks"


def put_remarks_aside(table: Table, grid: Grid) -> None:
    """Set aside rows of words called Notes or Status, and warn of those called Owner, which may be a lane's name.

    Below Owner names of parties or persons alone say whose the others are.
    """
    called = {
        row: role_of(name, "activities")[0]
        for row, name in names_untyped(table).items()
        if grid.marks.get(row) and not grid.fills[row] and _is_of_words(grid, row)
    }
    put_rows_aside(table, _called(called, _REMARKS), _ASIDE, _ASK_ASIDE)
    owners = _called(called, {"owner"})
    whose = {row for row in owners if say_whose([mark.text for mark in grid.marks[row].values()])}
    put_rows_aside(table, whose, _WHOSE, _ASK_ASIDE)
    for row in sorted(owners - whose):
        place = place_of(table.file, table.region.sheet, row, min(grid.marks[row]))
        table.reading.warn(place, grid.axis.described, _PERSONS, _ASK_PERSONS)
        table.reading.lower("low")


def _called(rows: dict[int, str], roles: Collection[str]) -> set[int]:
    return {row for row, role in rows.items() if role in roles}


def _is_of_words(grid: Grid, row: int) -> bool:
    return all(any(map(str.isalpha, mark.text)) for mark in grid.marks[row].values())
