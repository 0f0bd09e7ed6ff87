"""Words struck through in the text of a cell: they are not read, and a warning says where."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from mhhs_analysis.intake.left_out import without_cells
from mhhs_analysis.intake.reading import Reading, place_of, place_read, row_of
from mhhs_analysis.intake.tables.cells import NO_LONGER_MEANT
from mhhs_analysis.intake.workbooks.sheets import Cell, PartStruck, Sheet

_UNDATED = "its date is struck through, and nothing stands in its place: read as not known"
_NO_START = "a date of it is struck through, and no start stands in its place: read as not known"
_ASK_NOW = "ask when it is to be now, or whether it was dropped"
_STARTS = ("start_from", "start_to", "start_anchor")
STRUCK = "struck through: it is not read"
_ASK_MEANT = "ask whether it still says it, if that matters"
ASK_SEEN = "look there, and ask whether it still says it, if that matters"


def doubt_struck(reading: Reading, sheets: Iterable[Sheet]) -> None:
    """Warn of each cell in whose text words are struck through; one struck through as a whole is no doubt of a part."""
    for sheet in (one for one in sheets if one.may_be_struck):
        for row, cells in sheet.rows.items():
            for column, cell in cells.items():
                if isinstance(cell.value, PartStruck) and cell.value.struck and not cell.value.is_whole:
                    place = place_of(reading.file, sheet, row, column)
                    reading.warn(place, cell.value.struck, STRUCK, _ASK_MEANT)


def doubt_undated(reading: Reading) -> None:
    """Warn of the tasks whose end, or start where others have one, is struck through, with nothing in its place."""
    struck = {(one["sheet"], one["cell"]) for one in reading.set_aside if one["reason"] == NO_LONGER_MEANT}
    if not struck:
        return
    own = [*zip(*map(reading.rows.column, ("sheet", "cell")), strict=True)]
    # what a milestone of a matrix is read of is its own, and says nothing of the rest of its row
    rows = {(sheet, row_of(cell)) for sheet, cell in struck.difference(own)}
    has_starts = any(map(any, zip(*map(reading.rows.column, _STARTS), strict=True)))
    for (sheet, cell), row in zip(own, reading.rows, strict=True):
        is_struck = (sheet, cell) in struck or (sheet, row_of(cell)) in rows
        lacks_end = not (row["finish_from"] or row["finish_to"])
        if is_struck and (lacks_end or (has_starts and not any(row[one] for one in _STARTS))):
            told = _UNDATED if lacks_end else _NO_START
            reading.warn(place_read(reading.file, row), row["activity_name"], told, _ASK_NOW)
            reading.lower("medium")


def without_struck(reading: Reading, sheet: Sheet) -> Sheet:
    """Return a sheet of responses without the cells that are struck through; each, or a part of one, is a warning.

    What a respondent took back is no answer, and no form says that it may be quoted.
    """
    return without_cells(reading, sheet, _is_struck, attrgetter("is_struck"), (STRUCK, ASK_SEEN))


def _is_struck(cell: Cell) -> bool:
    return cell.is_struck or (isinstance(cell.value, PartStruck) and bool(cell.value.struck))
