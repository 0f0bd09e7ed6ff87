"""Formulas of a sheet of binary records that were never calculated: the library shows them as blank texts."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from mhhs_analysis.intake.workbooks.xls_drawn import records_of

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as Page

_TEXT = 1
_FORMULA = 0x06
_RESULT, _LENGTH = slice(6, 14), slice(20, 22)
"""Where a record says what its formula came to, and how long the formula is that follows."""
_TOKENS = 22
_BLANK_TEXT, _IS_NO_NUMBER = 3, b"\xff\xff"
_RECKONED = frozenset({0x03, 0x04, 0x05, 0x06, 0x07})
"""The last token of a formula that adds, takes away, multiplies, divides or raises: it never comes to a text."""
_NOTHING = b"\x17\x00"
"""A blank text in a formula, which may so come to one: IF(A1="","",A1)."""
_LATEST = 80
"""The version of the records in which formulas are written so."""


def uncalculated(book: Book, page: Page, content: bytes) -> frozenset[tuple[int, int]]:
    """Return the cells, by row and column from 0, of formulas that were never calculated, as some programs write them.

    Excel keeps a blank text for a formula that came to one; a program that calculates none writes it for all of them,
    and sums among these prove it. Those that may come to a blank text stay blank.
    """
    if book.biff_version < _LATEST or not _shows_blank_texts(page):
        return frozenset()
    blank = [
        held
        for _, held in records_of(book, page, content, (_FORMULA,))
        if len(held) > _TOKENS and held[_RESULT][0] == _BLANK_TEXT and held[_RESULT].endswith(_IS_NO_NUMBER)
    ]
    if not any(_tokens(held)[-1:] and _tokens(held)[-1] in _RECKONED for held in blank):
        return frozenset()
    return frozenset(struct.unpack_from("<HH", held) for held in blank if _NOTHING not in _tokens(held))


def _tokens(held: bytes) -> bytes:
    return held[_TOKENS : _TOKENS + int.from_bytes(held[_LENGTH], "little")]


def _shows_blank_texts(page: Page) -> bool:
    return any(
        kind == _TEXT and value == ""
        for row in range(page.nrows)
        for kind, value in zip(page.row_types(row), page.row_values(row), strict=True)
    )
