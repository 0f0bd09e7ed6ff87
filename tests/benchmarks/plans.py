"""Invented plans to measure reading with: workbooks of many sizes with dates, merges and hidden rows, and some csv."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import openpyxl

CSV_IN = 10
"""One plan in so many is delimited text."""
FIRST_DAY = datetime(2023, 1, 2)
FORMATS = ("dd/mm/yyyy", "d-mmm-yy", "mmm-yy", "yyyy-mm-dd")
HEADINGS = ("WBS", "Task Name", "Start", "Finish", "Duration", "% Complete", "Predecessors", "Owner")
WORDS = ("Design", "Build", "Test", "Migrate", "Assure", "Qualify", "Train", "Deploy", "Review", "Approve")


def write_plans(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Write so many plans, each from a seed of its own, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, number, Random(f"{seed}/{number}")) for number in range(count)]


def _write(folder: Path, number: int, random: Random) -> Path:
    rows, columns = random.randint(20, 600), random.randint(len(HEADINGS), 20)
    if number % CSV_IN == CSV_IN - 1:
        path = folder / f"plan{number:03}.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(_as_text(row) for row in _table(rows, columns, random))
        return path
    path = folder / f"plan{number:03}.xlsx"
    book = openpyxl.Workbook()
    _fill(book.active, "Plan", _table(rows, columns, random), random)
    for other in range(random.randint(0, 2)):
        table = _table(random.randint(5, 60), len(HEADINGS), random)
        _fill(book.create_sheet(), f"Workstream {other}", table, random)
    book.save(path)
    return path


def _table(rows: int, columns: int, random: Random) -> list[list[object]]:
    notes = [f"Note {number}" for number in range(columns - len(HEADINGS))]
    return [[*HEADINGS, *notes], *(_task(number, len(notes), random) for number in range(1, rows))]


def _task(number: int, notes: int, random: Random) -> list[object]:
    start = FIRST_DAY + timedelta(days=random.randint(0, 700))
    days = random.randint(1, 90)
    finish = start + timedelta(days=days)
    name = f"{random.choice(WORDS)} {random.choice(WORDS).lower()} {number}"
    told = [
        f"{random.choice(WORDS)} by {random.choice(WORDS)}" if random.random() < 0.7 else None
        for _ in range(notes)
    ]
    return [f"1.{number}", name, start, finish, days, random.random(), number - 1, "PMO", *told]


def _fill(sheet: object, title: str, table: list[list[object]], random: Random) -> None:
    """Write a table below a merged title, its dates in one format, some of its rows hidden."""
    sheet.title = title
    sheet.append([f"{title}, as at 1 March 2023"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table[0]))
    number_format = random.choice(FORMATS)
    for row, values in enumerate(table, 2):
        sheet.append(values)
        for column in (3, 4):
            sheet.cell(row, column).number_format = number_format
        if random.random() < 0.02:
            sheet.row_dimensions[row].hidden = True


def _as_text(row: list[object]) -> list[object]:
    return [f"{value:%d/%m/%Y}" if isinstance(value, datetime) else value for value in row]
