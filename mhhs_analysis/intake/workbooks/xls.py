"""An Excel workbook of binary records (.xls of Excel 2 to 2003), through xlrd: values with their looks.

The faster reader of .xls tells no formats, and a mutated file can make it end the whole process.
"""

from __future__ import annotations

import io
import math
from collections.abc import Set
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.number_formats import GENERAL, kind_of, meant
from mhhs_analysis.intake.workbooks.packages import RESAVE, corrupt_refused, encrypted
from mhhs_analysis.intake.workbooks.runs import Run, is_wholly_struck, without_struck
from mhhs_analysis.intake.workbooks.sheets import BOLD, Cell, Cells, Sheet, Value, in_order, lack_values
from mhhs_analysis.intake.workbooks.xls_drawn import drawn_on
from mhhs_analysis.intake.workbooks.xls_formulas import uncalculated

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as Page

_TEXT, _NUMBER, _DATE, _FLAG, _ERROR = 1, 2, 3, 4, 5
_IS_1904 = 1
_LOST = "="
"""What stands for a formula that was never calculated: the library doesn't tell what it says."""
_FIRST_UNICODE = 80
"""The version of the records from which texts are written in UTF-16: runs are counted in its units, else in bytes."""
_OTHERS = {
    "WordDocument": (
        "a Word document of the older format (.doc)",
        "ask for it saved again as .docx, or for the plan as .xlsx or .csv",
    ),
    "PowerPoint Document": (
        "a presentation of the older format (.ppt)",
        "ask for it saved again as .pptx, or for the plan as .xlsx or .csv",
    ),
}
Look = tuple[str, int, bool, bool]
"""A cell's number format and indent, whether it is struck through, whether it is bold."""
_PLAIN: Look = (GENERAL, 0, False, False)


def xls_sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of cells of a workbook of binary records.

    Raises NotReadable when it is encrypted or broken.
    """
    with corrupt_refused(file):
        book = _opened(file, content)
        looks = [_look(book, number) for number in range(len(book.xf_list))]
        return tuple(_sheet(book, page, looks, content) for page in book.sheets())


def _opened(file: str, content: bytes) -> Book:
    import xlrd

    try:
        # What it would print of a file's oddities goes nowhere.
        return xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise encrypted(file) from None
        if "Can't find workbook" in str(error):
            raise _no_workbook(file, content) from None
        raise


def _no_workbook(file: str, content: bytes) -> NotReadable:
    """Return the refusal of another file of older programs, by the name of the stream that its text stands in."""
    for stream, (reason, remedy) in _OTHERS.items():
        if stream.encode("utf-16-le") in content:
            return NotReadable(file, reason, remedy)
    return NotReadable(file, "an older Office format that is no workbook", RESAVE)


def _look(book: Book, number: int) -> Look:
    cell_format = book.xf_list[number]
    named = book.format_map.get(cell_format.format_key)
    indent = cell_format.alignment.indent_level if cell_format.alignment else 0
    font = cell_format.font_index
    is_bold = 0 <= font < len(book.font_list) and book.font_list[font].weight >= BOLD
    return (named.format_str if named else GENERAL), int(indent), _is_struck(book, font), is_bold


def _is_struck(book: Book, font: int) -> bool:
    return 0 <= font < len(book.font_list) and bool(book.font_list[font].struck_out)


def _sheet(book: Book, page: Page, looks: list[Look], content: bytes) -> Sheet:
    lost = uncalculated(book, page, content)
    rows = in_order({row + 1: _cells(book, page, row, looks, lost) for row in range(page.nrows)})
    columns = {column for cells in rows.values() for column in cells}
    lines = {row: info for row in rows if (info := page.rowinfo_map.get(row - 1))}
    return Sheet(
        page.name,
        rows,
        page.visibility != 0,
        frozenset(row for row, info in lines.items() if info.hidden),
        frozenset(column for column in columns if (info := page.colinfo_map.get(column - 1)) and info.hidden),
        tuple((top + 1, left + 1, bottom, right) for top, bottom, left, right in page.merged_cells),
        {row: info.outline_level for row, info in lines.items() if info.outline_level},
        book.datemode == _IS_1904,
        bool(page.rich_text_runlist_map),
        bool(page.cell_note_map),
        may_lack_values=lack_values(rows),
        look=cache(partial(drawn_on, book, page, content)),
    )


def _cells(book: Book, page: Page, row: int, looks: list[Look], lost: Set[tuple[int, int]]) -> Cells:
    cells: Cells = {}
    kinds, values, formats = page.row_types(row), page.row_values(row), page._cell_xf_indexes[row]
    for column, (kind, value, number) in enumerate(zip(kinds, values, formats, strict=True), 1):
        number_format, indent, is_struck, is_bold = looks[number] if 0 <= number < len(looks) else _PLAIN
        held = _held(kind, value, number_format, book.datemode == _IS_1904)
        if isinstance(held, str) and (fonts := page.rich_text_runlist_map.get((row, column - 1))):
            held = without_struck(_runs(book, held, fonts, is_struck)) or None
            is_struck = is_wholly_struck(held)
        if lost and (row, column - 1) in lost:
            cells[column] = Cell(_LOST, number_format, indent, is_uncalculated=True)
        elif held is not None:
            cells[column] = Cell(held, number_format, indent, kind == _ERROR, is_struck, is_bold)
    return cells


def _runs(book: Book, text: str, fonts: list[tuple[int, int]], is_struck: bool) -> list[Run]:
    """Return a text in runs, each from where its font begins; before the first one it is shown as its cell is."""
    encoding, width = (
        ("utf-16-le", 2) if book.biff_version >= _FIRST_UNICODE else (book.encoding or "ascii", 1)
    )
    held = text.encode(encoding, "replace")
    begun = [(0, is_struck), *((width * place, _is_struck(book, font)) for place, font in sorted(fonts))]
    return [
        (held[start:end].decode(encoding, "replace"), struck)
        for (start, struck), (end, _) in pairwise([*begun, (len(held), False)])
    ]


def _held(kind: int, value: object, number_format: str, is_1904: bool) -> Value | None:
    """Return what a cell holds, or None for a blank; errors as the words that Excel shows."""
    from xlrd import error_text_from_code

    if kind in (_NUMBER, _DATE) and isinstance(value, float):
        if not math.isfinite(value):
            return "#NUM!"
        number = int(value) if value.is_integer() else value
        return meant(number, kind_of(number_format), is_1904)
    if kind == _TEXT and str(value).strip():
        return str(value)
    if kind == _FLAG:
        return bool(value)
    return str(error_text_from_code.get(value, "#N/A")) if kind == _ERROR else None
