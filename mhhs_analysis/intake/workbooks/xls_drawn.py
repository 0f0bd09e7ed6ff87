"""What is drawn on a sheet of binary records: its cell formats' fills, its remarks, shapes, and where rules fill."""

from __future__ import annotations

import io
import struct
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from mhhs_analysis.intake.workbooks.colours import shown
from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills, Rule
from mhhs_analysis.intake.workbooks.sheets import Extent

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as Page

_NO_PATTERN, _SOLID = 0, 1
_OBJECT, _END = 0x5D, 0x0A
_RULED, _RULE, _RULED_LATER, _RULE_LATER = 0x1B0, 0x1B1, 0x879, 0x87A
"""The records of a stretch of cells that rules fill, and of each of its rules; those that Excel 2007 added."""
_BEGINNINGS = (0x809, 0x409, 0x209, 0x009)
_HEAD = 4
"""Bytes in which a record says what it is and how long."""
_NOTE, _DROPDOWN = 0x19, 0x14
"""Kinds of object that are no drawing: a remark's box, a list to choose from."""
_EXTENTS = {_RULED: slice(4, 12), _RULED_LATER: slice(16, 24)}
"""Where a record says the stretch of cells that holds all of its rules'."""
_FLAGS = slice(6, 10)
_FILLS = 1 << 29
"""What a rule changes, and how that says that it fills."""
_HEARD = (_OBJECT, _RULED, _RULE, _RULED_LATER, _RULE_LATER)


def drawn_on(book: Book, page: Page, content: bytes) -> Drawn:
    """Return what is drawn on a sheet of a file's content; of rules that fill its cells only where they do."""
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
    records = [*_records(book, page, content)]
    return Drawn(fills, tuple(_rules(records)), remarks, _shapes(records))


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


def _rules(records: Iterable[tuple[int, bytes]]) -> Iterator[Rule]:
    """Yield the rules that fill cells, each with where it does: their formulas are not read by the library."""
    extents: tuple[Extent, ...] = ()
    for code, held in records:
        if code in _EXTENTS:
            place = held[_EXTENTS[code]]
            top, bottom, left, right = struct.unpack("<4H", place) if len(place) == 8 else (0, 0, 0, 0)
            extents = ((top + 1, left + 1, bottom + 1, right + 1),)
        elif code == _RULE_LATER or (code == _RULE and int.from_bytes(held[_FLAGS], "little") & _FILLS):
            yield Rule(extents, "binary", "", (), "")


def _shapes(records: Iterable[tuple[int, bytes]]) -> int:
    """Return how many shapes, pictures and charts stand on a sheet, by the records that each begins with."""
    kinds = [int.from_bytes(held[_HEAD : _HEAD + 2], "little") for code, held in records if code == _OBJECT]
    return sum(kind not in (_NOTE, _DROPDOWN) for kind in kinds)


def _records(book: Book, page: Page, content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a sheet's objects and rules, without those of the charts that stand on it."""
    return records_of(book, page, content, _HEARD)


def records_of(book: Book, page: Page, content: bytes, codes: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a sheet that have some codes, without those of the charts that stand on it."""
    held, last = _stream(content)
    place, depth = book._sh_abs_posn[page.number], 0
    while place + _HEAD <= last:
        code, length = struct.unpack_from("<HH", held, place)
        depth += (code in _BEGINNINGS) - (code == _END)
        if depth <= 0:
            break
        place += _HEAD
        if depth == 1 and code in codes:
            yield code, held[place : place + length]
        place += length


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
