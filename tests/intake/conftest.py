"""Workbooks written as people write them, by openpyxl and not by any code of ours."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Rows = list[list[object]]


@pytest.fixture
def workbook_file(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes sheets, by name, as a workbook; `change` may then do anything to it."""

    def write(
        sheets: dict[str, Rows], name: str = "plan.xlsx", change: Callable[..., None] | None = None
    ) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        if change:
            change(book)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes text, in an encoding, as a file."""

    def write(text: str, name: str = "plan.csv", encoding: str = "utf-8") -> Path:
        (tmp_path / name).write_bytes(text.encode(encoding))
        return tmp_path / name

    return write
