"""A drawn plan written as a file, by libraries and not by any code of ours."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from tests.intake.grids.drawing import SHADES, Drawing

STRIPE, WEEKEND, HOLIDAY, TODAY = (*SHADES, "FFFF99")


class Page:
    """Cells by row and column: what each holds, in what format, filled how; and what is merged."""

    def __init__(self) -> None:
        self.values: dict[tuple[int, int], tuple[object, str]] = {}
        self.fills: dict[tuple[int, int], str] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.rules: list[tuple[str, str, str]] = []


def page_of(drawing: Drawing) -> tuple[Page, dict[str, int]]:
    """Return the page of a plan, and the row of each task."""
    page, calendar = Page(), drawing.calendar
    row = drawing.row_first
    if drawing.has_title:
        page.values[row, 1] = "Delivery plan for the programme", "General"
        row += 2
    if drawing.has_legend == "above":
        row = _legend(page, drawing, row) + 1
    name = 1 + drawing.columns_before
    first = name + 1 + drawing.gap_before
    if drawing.mark == "rule":
        first = name + 3
    for headings in calendar.rows:
        for place, heading in headings.items():
            page.values[row, first + place] = heading.value, heading.number_format
            if heading.is_merged and heading.width > 1:
                page.merged.append((row, first + place, row, first + place + heading.width - 1))
        row += 1
    head = row - 1
    if drawing.has_heading or drawing.mark == "rule":
        page.values[head, name] = "Task", "General"
        for column in range(1, name):
            page.values[head, column] = ("Ref", "Owner")[column - 1], "General"
    rows = {}
    for place, task in enumerate(drawing.tasks):
        rows[task.name] = row
        _shade(page, drawing, row, place, name, first)
        page.values[row, name] = task.name, "General"
        for column in range(1, name):
            page.values[row, column] = (place + 1 if column == 1 else "PMO"), "General"
        _draw(page, drawing, row, place, first, head)
        row += 1
    if drawing.has_legend == "below":
        _legend(page, drawing, row + 1)
    return page, rows


def _legend(page: Page, drawing: Drawing, row: int) -> int:
    page.values[row, 1] = "Key", "General"
    for place, colour in enumerate(drawing.colours):
        page.fills[row + 1 + place, 1] = colour
        page.values[row + 1 + place, 2] = ("Work", "Testing", "Governance")[place], "General"
    return row + 1 + len(drawing.colours)


def _shade(page: Page, drawing: Drawing, row: int, place: int, name: int, first: int) -> None:
    count = drawing.calendar.count
    if drawing.is_striped and place % 2:
        page.fills |= {(row, column): STRIPE for column in range(1, first + count)}
    if drawing.shades_weekends:
        page.fills |= {(row, first + column): WEEKEND for column in drawing.calendar.weekends}
    page.fills |= {(row, first + column): HOLIDAY for column in drawing.shades_columns}
    if drawing.today is not None and drawing.mark in ("fill", "merged"):
        page.fills[row, first + drawing.today] = TODAY


def _draw(page: Page, drawing: Drawing, row: int, place: int, first: int, head: int) -> None:
    task, colour = drawing.tasks[place], drawing.colours[place % len(drawing.colours)]
    for start, stop in task.bars:
        columns = range(first + start, first + stop + 1)
        if drawing.mark in ("fill", "merged"):
            page.fills |= {(row, column): colour for column in columns}
        if drawing.mark == "merged" and stop > start:
            page.merged.append((row, first + start, row, first + stop))
        text = {"X": "X", "word": "Plan", "hours": 7.5, "glyph": "◆"}.get(drawing.mark)
        if text is not None:
            page.values |= {(row, column): (text, "General") for column in columns}
    if drawing.mark == "rule":
        _rule(page, drawing, row, place, first, head)


def _rule(page: Page, drawing: Drawing, row: int, place: int, first: int, head: int) -> None:
    """Type the first and last column's numbers beside the names, and let one rule colour what lies between."""
    (start, stop), name = drawing.tasks[place].bars[0], first - 3
    page.values[row, name + 1] = start + 1, "General"
    page.values[row, name + 2] = stop + 1, "General"
    if place == 0:
        last = get_column_letter(first + drawing.calendar.count - 1)
        stretch = f"{get_column_letter(first)}{row}:{last}{row + len(drawing.tasks) - 1}"
        offset = f"(COLUMN()-{first - 1})"
        low, high = (f"${get_column_letter(column)}{row}" for column in (name + 1, name + 2))
        page.rules.append((stretch, f"AND({offset}>={low},{offset}<={high})", drawing.colours[0]))


def write(drawing: Drawing, folder: Path) -> tuple[Path, dict[str, int]]:
    """Return the file that a plan was written to, and the row of each task."""
    page, rows = page_of(drawing)
    suffix = drawing.file
    if suffix == "csv" and drawing.mark not in ("X", "word", "hours", "glyph"):
        suffix = "xlsx"
    if suffix == "xls" and drawing.mark == "rule":
        suffix = "xlsx"
    path = folder / f"drawn.{suffix}"
    {"xlsx": _xlsx, "xls": _xls, "csv": _csv}[suffix](page, path)
    return path, rows


def _xlsx(page: Page, path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for (row, column), (value, number_format) in page.values.items():
        cell = sheet.cell(row, column, value)
        cell.number_format = number_format
    for (row, column), colour in page.fills.items():
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=f"FF{colour}")
    for top, left, bottom, right in page.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for stretch, formula, colour in page.rules:
        fill = PatternFill("solid", bgColor=f"FF{colour}")
        sheet.conditional_formatting.add(stretch, FormulaRule(formula=[formula], fill=fill))
    book.save(path)


def _xls(page: Page, path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan", cell_overwrite_ok=True)
    numbers = {colour: 8 + place for place, colour in enumerate(sorted({*page.fills.values()}))}
    for colour, number in numbers.items():
        xlwt.add_palette_colour(f"own{number}", number)
        book.set_colour_RGB(number, *(int(colour[place : place + 2], 16) for place in (0, 2, 4)))
    styles: dict[tuple[str, str], xlwt.XFStyle] = {}
    merged = {(top, left): (bottom, right) for top, left, bottom, right in page.merged}
    covered = {
        (r, c) for t, left, b, right in page.merged for r in range(t, b + 1) for c in range(left, right + 1)
    }
    for place in sorted({*page.values, *page.fills}):
        value, number_format = page.values.get(place, (None, "General"))
        key = number_format, page.fills.get(place, "")
        if key not in styles:
            styles[key] = xlwt.XFStyle()
            styles[key].num_format_str = number_format
            if key[1]:
                pattern = xlwt.Pattern()
                pattern.pattern, pattern.pattern_fore_colour = xlwt.Pattern.SOLID_PATTERN, numbers[key[1]]
                styles[key].pattern = pattern
        row, column = place[0] - 1, place[1] - 1
        if place in merged:
            bottom, right = merged[place]
            sheet.write_merge(row, bottom - 1, column, right - 1, value, styles[key])
        elif place not in covered:
            sheet.write(row, column, value, styles[key])
    book.save(str(path))


def _csv(page: Page, path: Path) -> None:
    lines: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), (value, number_format) in page.values.items():
        lines[row][column] = _shown(value, number_format)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for row in range(1, max(lines) + 1):
            cells = lines.get(row, {})
            writer.writerow([cells.get(column, "") for column in range(1, max(cells, default=1) + 1)])


def _shown(value: object, number_format: str) -> str:
    if not isinstance(value, date):
        return str(value)
    return value.strftime({"mmm-yy": "%b-%y"}.get(number_format, "%d/%m/%Y"))
