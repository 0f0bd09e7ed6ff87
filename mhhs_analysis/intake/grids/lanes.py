"""Rows that are lanes (Workstream, Participant), of which the words in the one bar of each say what is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mhhs_analysis.intake.grids.names_in_bars import name_of
from mhhs_analysis.intake.grids.table import DrawnTable, is_typed
from mhhs_analysis.intake.headings.columns import GROUP, normalised, role_of
from mhhs_analysis.intake.headings.work_words import gathers_work, names_kind_of_work
from mhhs_analysis.intake.marks.bars import Bar, Drawing
from mhhs_analysis.intake.reading import Row, counted, place_of

_LANE_ROLES = (GROUP, "owner")
"""What a column says that its rows stand under, or whose they are."""
_NAMED = (
    "rows called after what work stands under, or whose it is: the words in their bars are read as the tasks"
)
_ASK_NAMED = "ask for a row a task, with its start and finish"
_KEPT = "words in the bars of rows that are called otherwise, and may be lanes: kept as notes"
_ASK_KEPT = "ask whether the words in the bars are the tasks, and their rows lanes"


def names_task(found: DrawnTable, number: int, row: Row, bar: Bar) -> bool:
    """Return whether the words in the one bar of a row are what is done in it: its heading says that it is a lane."""
    return _is_lane(found, number) and not is_typed(row) and bool(name_of(bar)) and says_other(bar, row)


def says_other(bar: Bar, row: Row) -> bool:
    """Return whether the words in a bar say another thing than the name of its row."""
    return normalised(bar.words) not in normalised(row["activity_name"])


def with_work_named(found: DrawnTable, number: int, drawing: Drawing) -> Drawing:
    """Return the drawing of a lane with its bars named by a kind of work that those of other lanes are called too."""
    if not _is_lane(found, number):
        return drawing
    bars = (
        bar if bar.words or not names_kind_of_work(bar.text) else bar._replace(words=bar.text)
        for bar in drawing.bars
    )
    return replace(drawing, bars=tuple(bars))


def doubt_words(found: DrawnTable, by_row: Mapping[str, Row]) -> None:
    """Warn once of rows named by the words in their one bar, and of rows that may be so where no heading tells."""
    if found.is_of_lanes:
        return
    alone = {
        number: drawing.bars[0]
        for number, one in found.drawings.items()
        if len((drawing := with_work_named(found, number, one)).bars) == 1
        and (row := by_row.get(f"R{number}"))
        and not is_typed(row)
        and name_of(drawing.bars[0])
        and drawing.bars[0].words
        and says_other(drawing.bars[0], row)
    }
    named = [number for number in alone if _is_lane(found, number)]
    kept = [number for number in alone if number not in named and _may_be_lane(found, number)]
    for rows, reason, ask in ((named, _NAMED, _ASK_NAMED), (kept, _KEPT, _ASK_KEPT)):
        if rows:
            place = place_of(found.table.file, found.table.region.sheet, rows[0], alone[rows[0]].first)
            found.table.reading.warn(place, counted(len(rows), "bar"), reason, ask)
            found.table.reading.lower("medium")


def _is_lane(found: DrawnTable, number: int) -> bool:
    """Return whether a row is headed as what work stands under, or whose it is, and bars say what is done.

    Below no heading known it is one where all words in bars are of work, and no row's name is.
    """
    column = found.table.name_columns.get(number)
    if column is None or not found.draws_work:
        return False
    role = role_of(column.heading, "activities")[0]
    return gathers_work(column.heading) or role in _LANE_ROLES or (not role and found.draws_only_work)


def _may_be_lane(found: DrawnTable, number: int) -> bool:
    """Return whether the heading of what names a row does not say that it names tasks."""
    column = found.table.name_columns.get(number)
    role = role_of(column.heading, "activities")[0] if column else "name"
    return role in ("", *_LANE_ROLES) or (column is not None and gathers_work(column.heading))
