"""Words struck through in the text of a cell: they are not read, and a warning says where."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from mhhs_analysis.intake.left_out import without_cells
from mhhs_analysis.intake.reading import Reading, place_of
from mhhs_analysis.intake.workbooks.sheets import Cell, PartStruck, Sheet

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


def without_struck(reading: Reading, sheet: Sheet) -> Sheet:
    """Return a sheet of responses without the cells that are struck through; each, or a part of one, is a warning.

    What a respondent took back is no answer, and no form says that it may be quoted.
    """
    return without_cells(reading, sheet, _is_struck, attrgetter("is_struck"), (STRUCK, ASK_SEEN))


def _is_struck(cell: Cell) -> bool:
    return cell.is_struck or (isinstance(cell.value, PartStruck) and bool(cell.value.struck))
