"""Workbooks written as people write them, by openpyxl and not by any code of ours."""

from collections.abc import Callable, Mapping
from datetime import date
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


@pytest.fixture
def plan_file(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes the same rows as a workbook, delimited text or a web page."""

    def write(rows: Rows, kind: str, merged: Mapping[tuple[int, int], int] | None = None) -> Path:
        return write_plan(tmp_path / f"plan.{kind}", rows, kind, merged or {})

    return write


def write_plan(path: Path, rows: Rows, kind: str, merged: Mapping[tuple[int, int], int]) -> Path:
    """Write rows as xlsx, csv or html; `merged` says, by row and column from 0, how many rows a cell reaches down.

    Dates are typed as texts where there are no cells of dates.
    """
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for cells in rows:
            book.active.append(cells)
        for (row, column), many in merged.items():
            book.active.merge_cells(None, row + 1, column + 1, row + many, column + 1)
        book.save(path)
        return path
    texts = [[_typed(one) for one in cells] for cells in rows]
    text = _web_page(texts, merged) if kind == "html" else "\n".join(map(",".join, texts))
    path.write_text(text, encoding="utf-8")
    return path


def _typed(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _web_page(rows: list[list[str]], merged: Mapping[tuple[int, int], int]) -> str:
    under = {(row + down, column) for (row, column), many in merged.items() for down in range(1, many)}
    lines = (
        "".join(
            f'<td rowspan="{merged.get((row, column), 1)}">{text}</td>'
            for column, text in enumerate(cells)
            if (row, column) not in under
        )
        for row, cells in enumerate(rows)
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
