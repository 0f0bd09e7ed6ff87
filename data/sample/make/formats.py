"""Sheets as bytes: workbooks and csv files, the same bytes on every run and machine."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from random import Random
from unittest.mock import patch

import msoffcrypto.format.ooxml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from make.page import Cell, Row, Sheet
from make.said import Said

SAVED = datetime(2022, 10, 21, 9, 0)
"""When every workbook says that it was saved."""

_ZIPPED = (1980, 1, 1, 0, 0, 0)
_FILETIME = 133_108_308_000_000_000  # 2022-10-21 09:00 in the units of a compound file


def workbook(sheets: Sequence[Sheet], author: str) -> bytes:
    """Return the sheets as an xlsx."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = author
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    saved = io.BytesIO()
    book.save(saved)
    return _settled(saved.getvalue())


def separated(sheet: Sheet, delimiter: str, encoding: str) -> bytes:
    """Return a sheet as a csv with Windows line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    width = max(len(row.cells) for row in sheet.rows)
    for row in sheet.rows:
        cells = [_typed(cell) for cell in row.cells]
        writer.writerow(["" if cell is None else cell for cell in cells] + [""] * (width - len(cells)))
    return text.getvalue().encode(encoding)


def encrypted(data: bytes, password: str, chance: Random) -> bytes:
    """Return a workbook behind a password, its salts and keys drawn from the participant's own chance."""
    sealed = io.BytesIO()
    with (
        patch("msoffcrypto.method.ecma376_agile._random_buffer", chance.randbytes),
        patch("msoffcrypto.method.container.ecma376_encrypted.datetime2filetime", lambda _: _FILETIME),
    ):
        msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt(password, sealed)
    return sealed.getvalue()


def truncated(data: bytes, share: float) -> bytes:
    """Return the first part of a file, as a broken upload leaves it."""
    return data[: int(len(data) * share)]


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        _fill_row(page, sheet, number, row)
    for index, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(index)].width = width
    for merged in sheet.merged:
        page.merge_cells(merged)


def _fill_row(page: Worksheet, sheet: Sheet, number: int, row: Row) -> None:
    for index, content in enumerate(row.cells, start=1):
        if (value := _typed(content)) is None:
            continue
        cell = page.cell(number, index, value)
        cell.font = Font(bold=row.is_bold)
        if isinstance(content, Said):
            cell.number_format = content.shown
        if row.indent and index == sheet.name_column:
            cell.alignment = Alignment(indent=row.indent)
        if isinstance(value, str) and "\n" in value:
            cell.alignment = Alignment(wrap_text=True)
    if row.is_hidden:
        page.row_dimensions[number].hidden = True


def _settled(data: bytes) -> bytes:
    """Return a workbook with fixed times inside, stored so that no compressor's version shows."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(settled, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.create_system = 0
            new.writestr(entry, _undated(name, old.read(name)))
    return settled.getvalue()


def _undated(name: str, part: bytes) -> bytes:
    if name != "docProps/core.xml":
        return part
    return re.sub(rb">\d{4}-\d\d-\d\dT[^<]*<", f">{SAVED:%Y-%m-%dT%H:%M:%SZ}<".encode(), part)


def _typed(cell: Cell) -> object:
    return cell.typed if isinstance(cell, Said) else cell
