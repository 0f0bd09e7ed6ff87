"""Several days written in each of several rows of a drawing: milestones, or starts, reviews and finishes of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mhhs_analysis.intake.grids.due_rows import is_day
from mhhs_analysis.intake.grids.table import DrawnTable
from mhhs_analysis.intake.headings.milestone_words import (
    names_due,
    names_meetings,
    names_milestones,
    names_points,
)
from mhhs_analysis.intake.marks.bars import Drawing
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.reading import Row, counted, place_of
from mhhs_analysis.intake.time_axis.days_due import LONG

_FEWEST_ROWS, _PAIR, _MANY = 2, 2, 3
"""Rows of days from which they may be all that dates the tasks; days of a start and finish, and of more than these."""
_ABOVE = 3
"""Rows above the headings in which a title may stand."""
_DAYS = (
    "several days in a row each: read as milestones, though they may be starts, reviews and finishes of tasks"
)
_ASK_DAYS = "ask what each of the days is: a milestone, or when the task of its row starts or finishes"


def doubt_several_days(found: DrawnTable, grid: Grid, by_row: Mapping[str, Row]) -> None:
    """Warn once of rows whose days are read as milestones each where nothing says that they are such.

    One row alone, beside others that are drawn with bars, is of meetings or returns.
    """
    many = [row for row, one in found.drawings.items() if _are_days(one)] if grid.axis.unit in LONG else []
    untold = [*_untold(found, many, by_row)] if many and not _is_titled(found) else []
    pairs = sum(_is_pair(grid, row) for row in grid.rows) if untold else 0
    if not untold or len(untold) + pairs < _FEWEST_ROWS:
        return
    first = found.drawings[untold[0]].milestones[0].first
    place = place_of(found.table.file, found.table.region.sheet, untold[0], first)
    found.table.reading.warn(place, counted(len(untold), "row"), _DAYS, _ASK_DAYS)
    found.table.reading.lower("low")


def _are_days(drawing: Drawing) -> bool:
    points = drawing.milestones
    return (
        len(points) >= _MANY
        and not any(one.words for one in points)
        and all(is_day(one.text) for one in points)
    )


def _is_pair(grid: Grid, row: int) -> bool:
    """Return whether a row shows two days and nothing else, as a start and a finish are."""
    marks = [*grid.marks[row].values()]
    return len(marks) == _PAIR and all(is_day(mark.text) for mark in marks)


def _untold(found: DrawnTable, many: list[int], by_row: Mapping[str, Row]) -> Iterator[int]:
    """Yield the rows of days of which neither they nor the row without a drawing that heads them say what they are."""
    heads = [row for row, one in found.drawings.items() if not (one.bars or one.milestones)]
    for number in (one for one in many if f"R{one}" in by_row):
        head = by_row.get(f"R{max((one for one in heads if one < number), default=0)}")
        said = (found.table.name_columns[number].heading, head["activity_name"] if head else "")
        if not (_says_milestones(by_row[f"R{number}"]) or any(map(names_points, said))):
            yield number


def _says_milestones(row: Row) -> bool:
    """Return whether a row says that its days are milestones: by its heading or kind, its group or its name."""
    name = row["activity_name"]
    said = names_milestones(name) or names_milestones(row["outline"] or "")
    return row["is_milestone"] or said or names_due(name) or names_meetings(name)


def _is_titled(found: DrawnTable) -> bool:
    """Return whether a drawing is titled as of milestones, above its headings or by its sheet."""
    region = found.table.region
    rows = range(max(1, region.headers[0] - _ABOVE), region.headers[0])
    titles = (cell.text for row in rows for cell in region.sheet.rows.get(row, {}).values())
    return names_milestones(region.sheet.called) or any(map(names_milestones, titles))
