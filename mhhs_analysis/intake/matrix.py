"""Wide milestone matrices: a row a project, a column a milestone, dates in the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mhhs_analysis.dates import looks_like_date
from mhhs_analysis.intake.cells import date_in, says_when
from mhhs_analysis.intake.columns import Column, normalised, qualifiers, role_of
from mhhs_analysis.intake.headings import Header, is_heading, roles_of
from mhhs_analysis.intake.notes import notes_in
from mhhs_analysis.intake.reading import Row, anchor_columns, interval_columns, place_of
from mhhs_analysis.intake.regions import NAMES, Region, regions_below
from mhhs_analysis.intake.table import Table
from mhhs_analysis.intake.workbook import Cell, Sheet, cell_name

FEWEST = 2
"""Columns of dates that make a table a matrix."""

_RANKED = ("actual", "forecast", "", "planned", "baseline")
"""Which column of a milestone speaks first; a plain one is the forecast."""


@dataclass(frozen=True)
class Milestone:
    """A milestone of a matrix: its name and its columns by date basis."""

    name: str
    columns: dict[str, Column]


def matrices(sheet: Sheet) -> list[Region]:
    """Return the tables of a sheet that name their rows and hold dates under two or more other headings."""
    for row, cells in sheet.rows.items():
        named = {role for role, _ in roles_of(cells, "activities")} & NAMES
        texts = sum(is_heading(cell) for cell in cells.values())
        if not named or texts <= FEWEST or texts < len(cells):
            continue
        found = regions_below(sheet, [Header((row,), cells)])
        if any(len(_dated(region)) >= FEWEST and not _is_turned(region) for region in found):
            return found
    return []


def milestones_of(region: Region) -> list[Milestone]:
    """Return the milestones of a matrix: columns whose headings differ only in which dates they give are one."""
    found: dict[str, Milestone] = {}
    for column in _dated(region):
        bases, stem = qualifiers(normalised(column.heading), "activities")
        basis = "forecast" if "forecast" in bases else bases[-1] if bases else ""
        key = stem or normalised(column.heading)
        milestone = found.setdefault(key, Milestone(_titled(column.heading, bases), {}))
        milestone.columns.setdefault(basis, column)
    return list(found.values())


def read_matrix(table: Table) -> None:
    """Add an activity for each milestone of each row that gives anything, and set nameless rows aside."""
    found, notes = milestones_of(table.region), notes_in(table.region, named_alone=True)
    for row in table.region.rows:
        named = table.name(row)
        if row in notes:
            table.put_row_aside(row, "a note, not a task")
            continue
        if named is None:
            table.put_row_aside(row, "no name where rows are named", "ask what this row is")
            continue
        table.reading.rows.extend(_activities(table, row, named[0], found))


def _activities(table: Table, row: int, name: Cell, found: list[Milestone]) -> Iterator[Row]:
    """Yield the milestones of a row; a row that gives none is an activity without dates."""
    given = [(one, spoken) for one in found if (spoken := _spoken(table, row, one))]
    text = " ".join(name.text.split())
    for milestone, (basis, column) in given:
        yield _activity(table, row, column, f"{milestone.name} ({text})", text, milestone, basis)
    if not given:
        yield _activity(table, row, table.named(row)[1], text, text, None, "")


def _activity(
    table: Table, row: int, column: Column, name: str, outline: str, milestone: Milestone | None, basis: str
) -> Row:
    place = place_of(table.file, table.region.sheet, row, column.number)
    cell = table.region.sheet.rows[row].get(column.number)
    dating = table.dating.of(column.number)
    finish = date_in(cell, dating, place, table.reading) if milestone else None
    sheet = table.region.sheet
    letters = cell_name(1, column.number)[:-1]
    return {
        "activity_id": f"R{row}.{letters}" if milestone else f"R{row}",
        "activity_name": name,
        "outline": outline,
        "stage": None,
        "milestone_id": None,
        "date_basis": _basis(basis) if finish else None,
        **interval_columns("start", None),
        **interval_columns("finish", finish),
        **anchor_columns("start", None),
        **anchor_columns("finish", finish),
        "worked_out": None,
        "other_dates": _others(table, row, milestone, basis) if milestone else None,
        "is_milestone": milestone is not None,
        "is_hidden": sheet.is_hidden or row in sheet.hidden_rows,
        "predecessors": None,
        **place.as_row(),
        "is_summary": False,
        "percent_complete": None,
    }


def _spoken(table: Table, row: int, milestone: Milestone) -> tuple[str, Column] | None:
    """Return the basis and column that speak for a milestone in a row: one that gives a date comes first."""
    cells = table.region.sheet.rows[row]
    filled = [
        (basis, column)
        for basis in _RANKED
        if (column := milestone.columns.get(basis)) and column.number in cells
    ]
    dated = [one for one in filled if says_when(cells[one[1].number], table.dating.of(one[1].number))]
    return next(iter([*dated, *filled]), None)


def _others(table: Table, row: int, milestone: Milestone, basis: str) -> str | None:
    cells = table.region.sheet.rows[row]
    told = [
        f"{_basis(other)} {cells[column.number].text}"
        for other, column in milestone.columns.items()
        if other != basis and column.number in cells
    ]
    return "; ".join(told) or None


def _basis(basis: str) -> str:
    return {"planned": "baseline", "": "forecast"}.get(basis, basis)


def _titled(heading: str, bases: list[str]) -> str:
    """Return a milestone's heading as typed, without the words that say which dates it gives."""
    if not bases:
        return " ".join(heading.split())
    words = [word for word in heading.replace("_", " ").replace("/", " ").split()
             if not qualifiers(normalised(word), "activities")[0]]  # fmt: skip
    return " ".join(words) or heading


def _is_turned(region: Region) -> bool:
    """Return whether a table runs the other way: its rows are starts and finishes, its columns tasks."""
    named = {column.number for column in region.columns if column.role in NAMES}
    rows = [region.sheet.rows[row] for row in region.rows]
    return any(role_of(cells[number].text, "activities")[0] in ("start", "finish")
               for cells in rows for number in named if number in cells)  # fmt: skip


def _dated(region: Region) -> list[Column]:
    """Return the columns without a role half of whose cells are dates, or say that a date is not known.

    A heading said twice stands under groups of dates, and is no milestone's.
    """
    times = Counter(normalised(column.heading) for column in region.columns)
    alone = [one for one in region.columns if not one.role and times[normalised(one.heading)] == 1]
    return [column for column in alone if _is_dated(column, region)]


def _is_dated(column: Column, region: Region) -> bool:
    cells = [
        cells[column.number] for row in region.rows if column.number in (cells := region.sheet.rows[row])
    ]
    dates = sum(
        isinstance(cell.value, date) or (isinstance(cell.value, str) and looks_like_date(cell.value))
        for cell in cells
    )
    return dates > 0 and 2 * dates >= len(cells)
