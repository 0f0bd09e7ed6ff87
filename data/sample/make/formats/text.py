"""A sheet as a csv."""

from __future__ import annotations

import csv
import io

from make.page import Sheet, typed


def separated(sheet: Sheet, delimiter: str, encoding: str) -> bytes:
    """Return a sheet as a csv with Windows line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    width = max(len(row.cells) for row in sheet.rows)
    for row in sheet.rows:
        cells = [typed(cell) for cell in row.cells]
        writer.writerow(["" if cell is None else cell for cell in cells] + [""] * (width - len(cells)))
    return text.getvalue().encode(encoding)


def utf_16(sheet: Sheet) -> bytes:
    """Return a sheet as a reporting tool's csv: tabs between the cells, UTF-16 with a byte order mark."""
    return "\ufeff".encode("utf-16-le") + separated(sheet, "\t", "utf-16-le")
