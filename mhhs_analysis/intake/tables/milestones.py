"""Which rows of a table are milestones: by what they say of themselves, else by dates on one and the same day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from datetime import datetime
from itertools import count, takewhile

from mhhs_analysis.dates import Duration, Interval
from mhhs_analysis.intake.headings.columns import DATE_ROLES, NO, YES
from mhhs_analysis.intake.headings.milestone_words import names_milestone, names_points, titles_milestones
from mhhs_analysis.intake.headings.number_words import without_number
from mhhs_analysis.intake.marks.bars import drawing_of
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.reading import counted, place_of
from mhhs_analysis.intake.tables.bases import basis_of
from mhhs_analysis.intake.tables.cells import is_zero_duration
from mhhs_analysis.intake.tables.lengths import Lengths
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cell

_WORK = re.compile(r"\b(sub-?)?(task|activity)\b", re.I)
"""A kind of row that is work, which lasts, and no milestone."""
_HOUR = re.compile(r"\d{1,2}:\d\d(?: ?[ap]m)?", re.I)
_NOUGHT = (
    "a duration of nought beside a start and finish days apart: the dates are kept, and it makes no milestone"
)
_ASK = "ask whether the durations or the dates are meant"


def are_milestones(
    table: Table,
    rows: Sequence[int],
    starts: Sequence[Interval | None],
    finishes: Sequence[Interval | None],
    lengths: Callable[[], Lengths],
    listed: Set[int],
) -> list[bool]:
    """Return which rows are milestones: those that say so, or have one day and no duration, and none that last.

    `listed` are those that their title says to be milestones (`listed_below`).
    Of a duration of nought that the row's own dates belie, none is made; that is said once a table.
    """
    said, noughts, denied = _said(table, rows), _of_nought(table), _denied(table)
    ends = list(zip(rows, starts, finishes, strict=True))
    stated = ends if noughts else ()
    belied = {row for row, start, finish in stated if row in noughts and _are_apart(start, finish)}
    if belied:
        _doubt(table, belied)
    sure = said | listed | (noughts - belied)
    return [
        row in sure
        or (
            _is_one_day(start, finish)
            and row not in denied
            and not _lasts(lengths().durations.get(row))
            and not _lasts_hours(table, row)
        )
        for row, start, finish in ends
    ]


def listed_below(table: Table, rows: Sequence[int]) -> dict[int, set[int]]:
    """Return the rows of one date each below every lone title of milestones (Key dates), to the next gap or title."""
    region, lone = table.region, {*table.region.lone_rows}
    dated = [column.number for column in region.date_columns]
    found: dict[int, set[int]] = {}
    for title in (row for row in rows if row in lone and titles_milestones(table.name_texts[row])):
        below = takewhile(lambda row: row in table.name_texts and row not in lone, count(title + 1))
        listed = {row for row in below if sum(number in region.sheet.rows[row] for number in dated) == 1}
        if listed:
            found[title] = listed & {*rows}
    return found


def _said(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that say they are milestones: by their kind, a column that says yes, or their list.

    A list of milestones or deliverables is headed so, or numbers each as one, and gives them a date each; a bar over
    several periods lasts.
    """
    found = {row for row, text in table.texts("milestone").items() if text.lower() in YES}
    found |= {row for row, text in table.texts("kind").items() if "milestone" in text.lower()}
    if not table.lasts:
        is_numbered = _are_numbered(table, rows)
        listed = [row for row in rows if is_numbered or names_points(table.name_columns[row].heading)]
        found |= {row for row in listed if not _lasts_as_drawn(table.region.grid, row)}
    return found


def _are_numbered(table: Table, rows: Sequence[int]) -> bool:
    """Return whether a column headed as the milestones' numbers gives every row one of its own."""
    column, said = table.region.column("milestone"), table.texts("milestone")
    heading = column.heading.replace("_", " ") if column else ""
    if not names_milestone(heading) or without_number(heading) == heading:
        return False
    own = [said[row] for row in rows if row in said]
    return len(own) == len(rows) == len({*own})


def _of_nought(table: Table) -> set[int]:
    """Return the rows that give a duration of nought."""
    texts = table.texts("duration")
    nought = {text for text in {*texts.values()} if is_zero_duration(text)}
    return {row for row, text in texts.items() if text in nought} if nought else set()


def _denied(table: Table) -> set[int]:
    """Return the rows that say they are none: in a column that says no of them, or by their kind where others are."""
    found = {row for row, text in table.texts("milestone").items() if text.lower() in NO}
    kinds = table.texts("kind")
    if any("milestone" in text.lower() for text in {*kinds.values()}):
        found |= {row for row, text in kinds.items() if _WORK.search(text)}
    return found


def _doubt(table: Table, belied: set[int]) -> None:
    column = table.region.column("duration")
    if column is not None:
        place = place_of(table.file, table.region.sheet, table.region.headers[-1], column.number)
        table.reading.warn(place, counted(len(belied), "row"), _NOUGHT, _ASK)


def _lasts_as_drawn(grid: Grid | None, row: int) -> bool:
    """Return whether a row's bars go from one period of a drawing to another."""
    bars = drawing_of(grid, row).bars if grid is not None and row in grid.fills else ()
    return bool(bars) and bars[0].first < bars[-1].last


def _are_apart(start: Interval | None, finish: Interval | None) -> bool:
    """Return whether a row surely starts on an earlier day than it finishes."""
    return start is not None and finish is not None and start.is_before(finish) is True


def _is_one_day(start: Interval | None, finish: Interval | None) -> bool:
    """Return whether a row starts and finishes on one and the same day."""
    return start is not None and finish is not None and start.day is not None and start.day == finish.day


def _lasts_hours(table: Table, row: int) -> bool:
    """Return whether a row starts at one hour and finishes at another, as steps of a cutover do within a day."""
    basis = basis_of(table, row)
    cells = (table.cell(row, role, basis) or table.cell(row, role) for role in DATE_ROLES)
    start, finish = (_hour(cell) if cell else None for cell in cells)
    return start is not None and finish is not None and start != finish


def _hour(cell: Cell) -> str | None:
    """Return the hour and minute that a cell gives beside its date, or None."""
    if isinstance(cell.value, datetime):
        return f"{cell.value:%H:%M}"
    found = _HOUR.search(cell.text)
    return found[0].lower().zfill(len("00:00")) if found else None


def _lasts(duration: Duration | None) -> bool:
    return duration is not None and duration.amount != 0
