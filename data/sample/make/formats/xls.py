"""Sheets as an xls, the binary format of Excel 97 to 2003."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache

import xlwt

from make.page import Row, Sheet, typed
from make.said import Said, Span


def old_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as an xls."""
    book = xlwt.Workbook(encoding="cp1252")
    style = cache(_style)
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for number, row in enumerate(sheet.rows):
            _fill_row(page, sheet, number, row, style)
        for index, width in enumerate(sheet.widths):
            page.col(index).width = 256 * width
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _fill_row(
    page: xlwt.Worksheet, sheet: Sheet, number: int, row: Row, style: Callable[..., xlwt.XFStyle]
) -> None:
    for index, content in enumerate(row.cells):
        value = typed(content)
        if value is None:
            continue
        shown = content.shown if isinstance(content, Said | Span) else "General"
        indent = row.indent if index + 1 == sheet.name_column else 0
        page.write(number, index, value, style(shown, row.is_bold, indent))
    if row.is_hidden:
        page.row(number).hidden = True


def _style(shown: str, is_bold: bool, indent: int) -> xlwt.XFStyle:
    return xlwt.easyxf(f"font: bold {is_bold}; alignment: indent {indent}", num_format_str=shown)
