"""Sheets as an xlsx."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from make.page import Row, Shade, Sheet, typed
from make.said import Said, Span

SAVED = datetime(2022, 10, 21, 9, 0)
"""When every workbook says that it was saved."""

_ZIPPED = (1980, 1, 1, 0, 0, 0)
_BOLD, _PLAIN = Font(bold=True), Font()


def workbook(sheets: Sequence[Sheet], author: str, *, is_1904: bool = False) -> bytes:
    """Return the sheets as an xlsx, its days counted from 1904 where an old Macintosh made it."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = author
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    saved = io.BytesIO()
    book.save(saved)
    return _settled(saved.getvalue())


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        _fill_row(page, sheet, number, row)
    for index, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(index)].width = width
    for merged in sheet.merged:
        page.merge_cells(merged)
    for column in sheet.hidden_columns:
        page.column_dimensions[column].hidden = True
    for rule in sheet.rules:
        painted = PatternFill("solid", bgColor=rule.colour)
        page.conditional_formatting.add(rule.cells, FormulaRule([rule.formula], fill=painted))
    if sheet.is_hidden:
        page.sheet_state = "hidden"


def _fill_row(page: Worksheet, sheet: Sheet, number: int, row: Row) -> None:
    for index, content in enumerate(row.cells, start=1):
        if isinstance(content, Shade):
            page.cell(number, index).fill = PatternFill("solid", fgColor=content.colour)
            content = content.holds
        if (value := typed(content)) is None:
            continue
        cell = page.cell(number, index, value)
        cell.font = _BOLD if row.is_bold else _PLAIN
        if isinstance(content, Said | Span):
            cell.number_format = content.shown
        if row.indent and index == sheet.name_column:
            cell.alignment = Alignment(indent=row.indent)
        if isinstance(value, str) and "\n" in value:
            cell.alignment = Alignment(wrap_text=True)
    if row.is_hidden:
        page.row_dimensions[number].hidden = True
    if row.group:
        page.row_dimensions[number].outlineLevel = row.group


def _settled(data: bytes) -> bytes:
    """Return a workbook with fixed times inside, stored so that no compressor's version shows."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(settled, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.create_system = 0
            new.writestr(entry, _undated(name, _slim(name, old.read(name))))
    return settled.getvalue()


def _undated(name: str, part: bytes) -> bytes:
    if name != "docProps/core.xml":
        return part
    return re.sub(rb">\d{4}-\d\d-\d\dT[^<]*<", f">{SAVED:%Y-%m-%dT%H:%M:%SZ}<".encode(), part)


def _slim(name: str, part: bytes) -> bytes:
    """Return a part without the theme's list of fonts for sixty scripts, which would be a fifth of a plan."""
    return re.sub(rb'\s*<a:font script="[^>]*/>', b"", part) if name.startswith("xl/theme/") else part
