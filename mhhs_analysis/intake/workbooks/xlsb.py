"""An Excel workbook of binary parts (.xlsb), through calamine: values alone, no formats and nothing hidden but sheets.

A date here is a day whatever its cell shows, and an error such as #N/A is blank: the library tells no more. Nor can be
known what is struck through, a cell or words in it: it is read as live.
"""

from __future__ import annotations

import io
import math
from datetime import date, datetime
from typing import TYPE_CHECKING

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.packages import corrupt_refused
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet, Value, in_order

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MOST_CELLS = 1 << 24
"""The library holds every cell from the first to the last, blank ones too: twice as many fill a reader's memory."""
_ASK_XLSX = "ask for it saved again as .xlsx"


def xlsb_sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of cells of a workbook of binary parts.

    Raises NotReadable when it is broken, or a sheet of it reaches too far.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with corrupt_refused(file):
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            _sheet(file, book, one.name, one.visible != SheetVisibleEnum.Visible)
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet
        )


def _sheet(file: str, book: CalamineWorkbook, name: str, is_hidden: bool) -> Sheet:
    page = book.get_sheet_by_name(name)
    if page.height * page.width > _MOST_CELLS:
        raise NotReadable(file, f"sheet {name!r} reaches over more than {_MOST_CELLS:,} cells", _ASK_XLSX)
    top, left = page.start or (0, 0)
    rows = {
        row: {
            column: Cell(_typed(value))
            for column, value in enumerate(values, left + 1)
            if not isinstance(value, str) or value.strip()
        }
        for row, values in enumerate(page.to_python(skip_empty_area=True), top + 1)
    }
    return Sheet(name, in_order(rows), is_hidden)


def _typed(value: object) -> Value:
    """Return a value as other workbooks give it: a whole number as int, a day as datetime."""
    if isinstance(value, float) and not math.isfinite(value):
        return "#NUM!"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value  # type: ignore[return-value]  # the library's cells hold no other kinds
