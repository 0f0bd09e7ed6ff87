"""Rows with roles become activities; every other row is set aside with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mhhs_analysis.dates import Duration, Interval, span_from_text
from mhhs_analysis.intake.bases import basis_of, other_dates, start_basis
from mhhs_analysis.intake.cells import is_zero_duration
from mhhs_analysis.intake.columns import DATE_ROLES, YES
from mhhs_analysis.intake.doubts import doubt_reversal
from mhhs_analysis.intake.inactive import DROPPED_ABOVE, dropped
from mhhs_analysis.intake.lengths import Lengths, lengths_of
from mhhs_analysis.intake.notes import notes_in
from mhhs_analysis.intake.outline import (
    Position,
    ambiguous_number,
    beneath,
    outline_of,
    positions,
    summaries,
    totals_in,
)
from mhhs_analysis.intake.progress import progress
from mhhs_analysis.intake.reading import (
    Place,
    Row,
    anchor_columns,
    interval_columns,
)
from mhhs_analysis.intake.table import Table
from mhhs_analysis.intake.workbook import Cell, cell_name

_IN_WORDS = ("owner", "confidence", "notes")
"""Roles of which a row keeps the words, as typed."""
_ACTUAL = re.compile(r"\d A$")
_POINTS = re.compile(r"milestone|deliverable|meilenstein|jalon|hito|mijlpaal", re.I)


@dataclass(frozen=True)
class _Together:
    """What the rows of a table show only together: their outline, which add others up, how far they have come."""

    places: dict[int, Position]
    totals: set[int]
    summaries: set[int]
    milestones: set[int]
    done: dict[int, float | None]
    lengths: Lengths


def read_rows(table: Table) -> None:
    """Add the activities of a table to its reading, and set aside the rows that name none."""
    is_drawn = table.region.grid is not None and not table.region.date_columns
    notes = notes_in(table.region, named_alone=is_drawn)
    named = [row for row in table.region.rows if row not in notes and table.name(row)]
    for row in table.region.rows:
        if row in notes:
            table.put_row_aside(row, "a note, not a task")
        elif not table.name(row):
            table.put_row_aside(row, "no name where tasks are named", "ask what this row is")
    done = progress(table, named)
    named = _live(table, named, done)
    together = _together(table, named, done)
    table.reading.rows.extend(_activity(table, row, together) for row in named)
    if number := ambiguous_number(table, named):
        where = Place(table.file, table.region.sheet.name)
        table.reading.warn(where, number, "an outline number typed as a number stands twice: 1.1 or 1.10?",
                           "ask for the outline as text")  # fmt: skip


def _live(table: Table, named: list[int], done: dict[int, float | None]) -> list[int]:
    """Return the rows that are part of the plan still; those that are not are set aside."""
    why = {row: dropped(table, row, done.get(row)) for row in named}
    if any(why.values()):
        gone = beneath(positions(table, named), {row for row, found in why.items() if found})
        why |= {row: DROPPED_ABOVE for row in gone if not why[row]}
    for row, found in why.items():
        if found:
            table.put_row_aside(row, *found)
    return [row for row, found in why.items() if not found]


def _together(table: Table, rows: list[int], done: dict[int, float | None]) -> _Together:
    places, totals = positions(table, rows), totals_in(table, rows)
    gathering, milestones = summaries(table, places, totals), _milestones(table, rows)
    return _Together(places, totals, gathering, milestones, done, lengths_of(table, rows))


def _activity(table: Table, row: int, together: _Together) -> Row:
    name, column = table.named(row)
    basis = basis_of(table, row)
    start, finish = _ends(table, row, basis)
    duration, worked_out = together.lengths.durations.get(row), None
    if finish is None and row not in together.totals:
        finish, worked_out = together.lengths.finish(table, row, start)
    doubt_reversal(table, row, start, finish)
    sheet = table.region.sheet
    return {
        "activity_id": f"R{row}",
        "activity_name": " ".join(name.text.split()),
        "outline": outline_of(table, row, together.places[row]),
        "stage_text": table.texts("stage").get(row) or table.phases.get(row) or None,
        "milestone_text": table.texts("milestone").get(row),
        "date_basis": _basis_shown(table, row, basis),
        **interval_columns("start", start),
        **interval_columns("finish", finish),
        **anchor_columns("start", start),
        **anchor_columns("finish", finish),
        "duration_text": table.texts("duration", basis).get(row),
        "worked_out": worked_out or _one_cell(table, row, basis) or _start_lent(table, row, basis),
        "other_dates": other_dates(table, row, basis),
        "is_milestone": row in together.milestones or _is_one_day(start, finish, duration),
        "is_hidden": sheet.is_hidden or row in sheet.hidden_rows,
        "predecessors": table.texts("predecessors").get(row),
        **{f"{role}_text": table.words(row, role) for role in _IN_WORDS},
        "file": table.file,
        "sheet": sheet.name or None,
        "cell": cell_name(row, column.number),
        "is_summary": row in together.summaries,
        "percent_complete": together.done.get(row),
    }


def _basis_shown(table: Table, row: int, basis: str) -> str | None:
    """Return the basis of a row that gives any date, read or not; a scheduling tool marks actual ones by an A."""
    cells = [cell for role in (*DATE_ROLES, "span") if (cell := table.cell(row, role, basis))]
    if len(cells) == len(DATE_ROLES) and all(_is_actual(cell) for cell in cells):
        return "actual"
    return basis if cells else None


def _is_actual(cell: Cell) -> bool:
    return isinstance(cell.value, str) and bool(_ACTUAL.search(cell.text))


def _ends(table: Table, row: int, basis: str) -> tuple[Interval | None, Interval | None]:
    """Return the start and finish of a row: from a column each, or both from one cell."""
    if table.region.column("span") is not None:
        both = _span(table, row, "span", "")
        return both or (table.date(row, "span", ""),) * 2
    if table.cell(row, "finish", basis) is None and (both := _span(table, row, "start", basis)):
        return both
    start = table.date(row, "start", start_basis(table, row, basis))
    return start, start if table.is_one_cell(row, basis) else table.date(row, "finish", basis)


def _one_cell(table: Table, row: int, basis: str) -> str | None:
    """Return a word on a finish that stands in one cell with its start."""
    return "finish: one cell with the start" if table.is_one_cell(row, basis) else None


def _start_lent(table: Table, row: int, basis: str) -> str | None:
    """Return a word on a start that the plan before lends to a finish of a later basis."""
    lender = start_basis(table, row, basis)
    return None if lender == basis else f"start: the {lender}'s, for the {basis} gives none"


def _span(table: Table, row: int, role: str, basis: str) -> tuple[Interval, Interval] | None:
    """Return the two ends that one cell's words name, or None where they name but one date."""
    column, cell = table.region.column(role, basis), table.cell(row, role, basis)
    if column is None or cell is None or cell.is_struck or not isinstance(cell.value, str):
        return None
    dating = table.dating.of(column.number)
    both = span_from_text(cell.text, dating.order, dating.year)
    return both if both and both[0] != both[1] else None


def _milestones(table: Table, rows: list[int]) -> set[int]:
    """Return the rows that say they are milestones: by no duration, their kind, a column that says yes, or their list.

    A list of milestones or deliverables is headed so and gives them one date each.
    """
    found = {row for row, text in table.texts("duration").items() if is_zero_duration(text)}
    found |= {row for row, text in table.texts("milestone").items() if text.lower() in YES}
    found |= {row for row, text in table.texts("kind").items() if "milestone" in text.lower()}
    if not table.lasts:
        found |= {row for row in rows if _POINTS.search(table.named(row)[1].heading)}
    return found


def _is_one_day(start: Interval | None, finish: Interval | None, duration: Duration | None) -> bool:
    """Return whether a row starts and finishes on one and the same day and doesn't say that it lasts."""
    if start is None or finish is None or start.earliest is None or (duration and duration.amount):
        return False
    return start.earliest == start.latest == finish.earliest == finish.latest
