"""How a blank workbook looks: its instructions, its lists, and the ruled table that is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

INSTRUCTIONS, LISTS = "Instructions", "Lists"
RULED, CHECKED = 60, 1000
"""How many rows are ruled for a first look, and how many the dropdowns reach."""

AS_TYPED = "@"
"""Cells of dates and numbers of items keep what is typed: a spreadsheet would make of "June 2023" the first of June,
a day nobody wrote, and of item 3.10 another item 3.1."""

NAVY, GREY, PALE, LINE = "12436D", "595959", "EAF1F7", "BFBFBF"
_FONT, _POINTS = "Arial", 10
_THIN = Side(style="thin", color=LINE)
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_A3, _A4 = 8, 9  # paper sizes, as the format numbers them
_LINE_POINTS = 13.5


@dataclass(frozen=True)
class Heading:
    """A column of a form: its heading, its width in characters, what to write and an example of it.

    `choices` names the list it offers; a list that is not `strict` lets other words stand. `most` is the
    largest number it takes, from 0; one that is kept as typed is never made a number or a date.
    """

    text: str
    width: float
    meaning: str
    example: str = ""
    choices: str = ""
    is_strict: bool = False
    is_as_typed: bool = False
    most: int | None = None


@dataclass(frozen=True)
class Choices:
    """A list to choose from, and what each choice means where its name doesn't say."""

    name: str
    meanings: Mapping[str, str]

    @property
    def is_explained(self) -> bool:
        """Whether any choice has a meaning beside it."""
        return any(self.meanings.values())


Lines = Sequence[tuple[str, ...]]


def new_workbook(title: str) -> Workbook:
    """Return a workbook without a sheet, titled for readers and screen readers."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = title, "MHHS analysis"
    return book


# --- instructions and lists -------------------------------------------------------------------------------


def add_instructions(book: Workbook, title: str, parts: Sequence[tuple[Sequence[str], Lines]]) -> None:
    """Add the sheet of instructions: a title, then parts, each a line of headings with its lines below."""
    sheet = book.create_sheet(INSTRUCTIONS)
    _set_up_page(sheet, (26, 68, 44), _A4, is_landscape=False)
    _write(sheet, 1, 1, title, Font(_FONT, 16, bold=True, color=NAVY))
    sheet.row_dimensions[1].height = 30
    row = 2
    for headings, lines in parts:
        row += 1
        _headed(sheet, row, headings)
        for row, line in enumerate(lines, row + 1):  # noqa: B020 - each part goes on from the last
            _add_line(sheet, row, line)
        row += 1


def add_lists(book: Workbook, lists: Sequence[Choices]) -> dict[str, str]:
    """Add the sheet of lists; return the cells of each by its name, as a dropdown is given them."""
    sheet = book.create_sheet(LISTS)
    widths = [width for one in lists for width in ((32, 62) if one.is_explained else (32,))]
    _set_up_page(sheet, widths, _A4, is_landscape=True)
    sheet.freeze_panes = "A2"
    found, column = {}, 1
    for one in lists:
        letter = get_column_letter(column)
        found[one.name] = f"{LISTS}!${letter}$2:${letter}${len(one.meanings) + 1}"
        column += _add_list(sheet, column, one)
    return found


def _add_list(sheet: Worksheet, column: int, one: Choices) -> int:
    """Write a list downwards from row 1; return how many columns it takes."""
    _headed(
        sheet, 1, (one.name, f"What {one.name.lower()} means") if one.is_explained else (one.name,), column
    )
    for row, (choice, meaning) in enumerate(one.meanings.items(), 2):
        _write(sheet, row, column, choice, Font(_FONT, _POINTS))
        if meaning:
            _write(sheet, row, column + 1, meaning, Font(_FONT, _POINTS, color=GREY))
    return 2 if one.is_explained else 1


def _add_line(sheet: Worksheet, row: int, line: tuple[str, ...]) -> None:
    for column, text in enumerate(line, 1):
        _write(sheet, row, column, text, Font(_FONT, _POINTS, bold=column == 1))
        cell = sheet.cell(row, column)
        cell.border, cell.alignment = Border(bottom=_THIN), Alignment(vertical="center", wrap_text=True)
    widths = (sheet.column_dimensions[get_column_letter(column)].width for column in range(1, len(line) + 1))
    lines = max(ceil(len(text) / (1.05 * width)) for text, width in zip(line, widths, strict=True))
    sheet.row_dimensions[row].height = lines * _LINE_POINTS + 6


# --- the table that is filled in --------------------------------------------------------------------------


def add_table(
    book: Workbook,
    name: str,
    headings: Sequence[Heading],
    at: int,
    lists: Mapping[str, str],
    frozen: int,
    ruled: int = RULED,
) -> Worksheet:
    """Add the sheet that is filled in: its headings in row `at`, ruled rows below, `frozen` columns kept in sight."""
    sheet = book.create_sheet(name)
    _set_up_page(sheet, [one.width for one in headings], _A3, is_landscape=True)
    _headed(sheet, at, [one.text for one in headings])
    sheet.row_dimensions[at].height = 2 * _LINE_POINTS + 5
    sheet.freeze_panes = sheet.cell(at + 1, frozen + 1)
    sheet.print_title_rows = f"{at}:{at}"
    for column, heading in enumerate(headings, 1):
        _rule(sheet, column, at, heading, ruled)
        _check(sheet, column, at, heading, lists)
    last = f"{get_column_letter(len(headings))}{at + max(ruled, 1)}"
    sheet.add_table(Table(displayName=f"{name.replace(' ', '_')}_table", ref=f"A{at}:{last}"))
    return sheet


def add_labelled(sheet: Worksheet, row: int, column: int, label: str) -> str:
    """Write a label above the table and mark the cell after it to be filled in; return that cell's name."""
    _write(sheet, row, column, label, Font(_FONT, _POINTS, bold=True, color=NAVY))
    sheet.cell(row, column).alignment = Alignment(horizontal="right", vertical="center", indent=1)
    filled = sheet.cell(row, column + 1)
    filled.fill, filled.border = PatternFill("solid", fgColor=PALE), Border(_THIN, _THIN, _THIN, _THIN)
    filled.font, filled.number_format = Font(_FONT, _POINTS), AS_TYPED
    filled.alignment = Alignment(vertical="center")
    sheet.row_dimensions[row].height = 18
    return str(filled.coordinate)


def add_title(sheet: Worksheet, title: str, hint: str) -> None:
    """Write the title of the sheet in its first row, and where the instructions are."""
    _write(sheet, 1, 1, title, Font(_FONT, 14, bold=True, color=NAVY))
    _write(sheet, 1, 5, hint, Font(_FONT, _POINTS, italic=True, color=GREY))
    for cell in sheet[1]:
        cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 26


def offer(sheet: Worksheet, cells: str, source: str, *, is_strict: bool, name: str) -> None:
    """Offer a list in cells; one that is not strict lets other words stand after a question."""
    offered = DataValidation(
        type="list",
        formula1=source,
        allow_blank=True,
        errorStyle="stop" if is_strict else "warning",
        errorTitle=name,
        error=f"Choose one from the list, or leave it blank; the sheet {LISTS} says what each means.",
    )
    offered.add(cells)
    sheet.add_data_validation(offered)


def _rule(sheet: Worksheet, column: int, at: int, heading: Heading, ruled: int) -> None:
    """Rule the rows of a column, and set how what is typed there is kept."""
    as_typed = AS_TYPED if heading.is_as_typed else "General"
    sheet.column_dimensions[get_column_letter(column)].number_format = as_typed
    for row in range(at + 1, at + ruled + 1):
        cell = sheet.cell(row, column)
        cell.border, cell.font, cell.alignment = (
            Border(_THIN, _THIN, _THIN, _THIN),
            Font(_FONT, _POINTS),
            _TOP,
        )
        cell.number_format = as_typed


def _check(sheet: Worksheet, column: int, at: int, heading: Heading, lists: Mapping[str, str]) -> None:
    """Offer a column's list, or hold it to its numbers."""
    letter = get_column_letter(column)
    cells = f"{letter}{at + 1}:{letter}{at + CHECKED}"
    if heading.choices:
        offer(sheet, cells, lists[heading.choices], is_strict=heading.is_strict, name=heading.text)
    if heading.most is not None:
        told = f"Give a number from 0 to {heading.most}, or leave it blank."
        held = DataValidation(
            type="decimal", operator="between", formula1="0", formula2=str(heading.most),
            allow_blank=True, errorStyle="warning", errorTitle=heading.text, error=told,
        )  # fmt: skip
        held.add(cells)
        sheet.add_data_validation(held)


# --- one cell, one page -----------------------------------------------------------------------------------


def _headed(sheet: Worksheet, row: int, headings: Sequence[str], first: int = 1) -> None:
    for column, text in enumerate(headings, first):
        _write(sheet, row, column, text, Font(_FONT, _POINTS, bold=True, color="FFFFFF"))
        cell = sheet.cell(row, column)
        cell.fill = PatternFill("solid", fgColor=NAVY)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[row].height = 20


def _write(sheet: Worksheet, row: int, column: int, text: str, font: Font) -> None:
    cell = sheet.cell(row, column, text)
    cell.font, cell.alignment = font, _TOP if row > 1 else Alignment(vertical="center")


def _set_up_page(sheet: Worksheet, widths: Sequence[float], paper: int, *, is_landscape: bool) -> None:
    """Set the widths of the columns and the printed page: all columns on its width, however many pages long."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.5
    margins.bottom, margins.footer = 0.7, 0.3
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "Page &P of &N"
