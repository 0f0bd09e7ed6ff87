"""What is drawn on a sheet of binary records: the fills of its cell formats, its remarks and its shapes."""

from __future__ import annotations

import io
import struct
from collections import Counter
from typing import TYPE_CHECKING

from mhhs_analysis.intake.workbooks.colours import shown
from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as Page

_NO_PATTERN, _SOLID = 0, 1
_OBJECT, _END = 0x5D, 0x0A
_BEGINNINGS = (0x809, 0x409, 0x209, 0x009)
_HEAD = 4
"""Bytes in which a record says what it is and how long."""
_NOTE, _DROPDOWN = 0x19, 0x14
"""Kinds of object that are no drawing: a remark's box, a list to choose from."""


def drawn_on(book: Book, page: Page, content: bytes) -> Drawn:
    """Return what is drawn on a sheet of a file's content; rules that fill its cells are not read by the library."""
    by_format = [_fill(book, number) for number in range(len(book.xf_list))]
    fills: Fills = {}
    for row in range(page.nrows):
        formats = page._cell_xf_indexes[row]
        filled = {
            column: colour
            for column, number in enumerate(formats, 1)
            if 0 <= number < len(by_format) and (colour := by_format[number])
        }
        if filled:
            fills[row + 1] = filled
    remarks = {(row + 1, column + 1): note.text for (row, column), note in page.cell_note_map.items()}
    return Drawn(fills, remarks=remarks, shapes=_shapes(book, page, content))


def _fill(book: Book, number: int) -> str:
    ground = book.xf_list[number].background
    if ground is None or ground.fill_pattern == _NO_PATTERN:
        return ""
    if ground.fill_pattern == _SOLID:
        return _colour(book, ground.pattern_colour_index)
    return f"{_colour(book, ground.pattern_colour_index) or '000000'}/{ground.fill_pattern}"


def _colour(book: Book, number: int) -> str:
    parts = book.colour_map.get(number)
    return shown("".join(f"{part:02X}" for part in parts)) if parts else ""


def _shapes(book: Book, page: Page, content: bytes) -> int:
    """Return how many shapes, pictures and charts stand on a sheet, by the records that each begins with."""
    held, last = _stream(content)
    kinds: Counter[int] = Counter()
    place, depth = book._sh_abs_posn[page.number], 0
    while place + _HEAD <= last:
        code, length = struct.unpack_from("<HH", held, place)
        depth += (code in _BEGINNINGS) - (code == _END)
        if depth <= 0:
            break
        if code == _OBJECT and length > _HEAD and depth == 1:
            kinds[struct.unpack_from("<H", held, place + 2 * _HEAD)[0]] += 1
        place += _HEAD + length
    return sum(count for kind, count in kinds.items() if kind not in (_NOTE, _DROPDOWN))


def _stream(content: bytes) -> tuple[bytes, int]:
    """Return the bytes that hold a workbook's records, and where they end."""
    from xlrd.compdoc import SIGNATURE, CompDoc

    if not content.startswith(SIGNATURE):
        return content, len(content)
    document = CompDoc(content, logfile=io.StringIO())
    for name in ("Workbook", "Book"):
        held, base, length = document.locate_named_stream(name)
        if held is not None:
            return held, base + length
    return b"", 0
