"""A workbook in which a person fills in columns beside what is shown: how it is written, and opened again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.cell_texts import fitting, keep_text

HOW_TO, LISTS = "How to", "Lists"
NONE = "none"
"""Chosen where what is listed fits nothing of a list."""
WHOSE_WORD = (
    "Who and Why say whose word it is: "
    "Who may be left blank where --who is given, Why where nothing special is."
)
NOBODY = "nobody's name; fill in Who, or give --who"
"""The fault of a row that nobody signed."""
_FILLED_IN = PatternFill("solid", start_color="FFF7E0")
_HEAD = PatternFill("solid", start_color="12436D")


@dataclass(frozen=True)
class Column:
    """A column of a worklist: its heading, its width in characters, and whether a person fills it in."""

    heading: str
    width: int
    is_filled_in: bool = False


@dataclass(frozen=True)
class Offer:
    """A list offered in a column: its choices, and the meaning of each where it has one; what it is a list of."""

    heading: str
    choices: Sequence[str]
    what: str
    meanings: Sequence[str] = ()
    widths: tuple[int, int] = (34, 80)


def new_worklist(path: Path, title: str, *, what: str, is_forced: bool) -> tuple[Workbook, Worksheet]:
    """Return a new workbook and its one sheet.

    Raises MhhsError for a file that is there already, unless it is to be replaced.
    """
    if path.suffix.lower() != ".xlsx":
        raise MhhsError(f"{path}: a {what} is written as a workbook; give it a name that ends in .xlsx")
    if path.exists() and not is_forced:
        raise MhhsError(f"{path}: is there already; give another name, or --force to replace it")
    book = Workbook()
    sheet = book.active
    sheet.title = title
    return book, sheet


def write_table(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Mapping[str, object]]) -> None:
    """Write headings and rows (by heading), the columns to fill in coloured; the headings stay in sight."""
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(1, number, column.heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    for row, told in enumerate(rows, 2):
        for number, column in enumerate(columns, 1):
            cell = sheet.cell(row, number)
            _write(cell, told.get(column.heading, ""))
            if column.is_filled_in:
                cell.fill = _FILLED_IN


def write_how_to(sheet: Worksheet, title: str, steps: Sequence[str]) -> None:
    """Write what to do, a numbered line a step."""
    sheet.column_dimensions["A"].width = 110
    sheet.cell(1, 1, title).font = Font(bold=True, size=14)
    for row, step in enumerate(steps, 3):
        sheet.cell(row, 1, f"{row - 2}. {step}").alignment = Alignment(wrap_text=True, vertical="top")


def offer_lists(
    sheet: Worksheet,
    lists: Worksheet,
    columns: Sequence[Column],
    offers: Sequence[Offer],
    last: int,
    otherwise: str,
) -> None:
    """Offer lists in their columns, down to row `last`; another word is refused, with `otherwise` as what to do."""
    lists.freeze_panes = "A2"
    places = {column.heading: number for number, column in enumerate(columns, 1)}
    for letter, offer in zip(_list_columns(lists, offers), offers, strict=True):
        source = f"{LISTS}!${letter}$2:${letter}${len(offer.choices) + 1}"
        offered = DataValidation("list", formula1=source, allow_blank=True)
        offered.errorTitle, offered.error = f"Not a {offer.what}", otherwise
        offered.showErrorMessage = True
        column = get_column_letter(places[offer.heading])
        offered.add(f"{column}2:{column}{max(last, 2)}")
        sheet.add_data_validation(offered)


def filled_in(
    path: Path, title: str, needed: Sequence[str], *, command: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a worklist's sheet, with its number: texts by heading, "" where nothing stands.

    Raises MhhsError for a file that is no such workbook, or lacks a column.
    """
    sheet = _opened(path, title, command)
    headings = {str(cell.value or "").strip(): cell.column for cell in sheet[1]}
    absent = [name for name in needed if name not in headings]
    if absent:
        raise MhhsError(f"{path}: {title}: no column {', '.join(absent)}; fill in a form of {command}")
    for number in range(2, sheet.max_row + 1):
        yield number, {name: _text(sheet.cell(number, column).value) for name, column in headings.items()}


def is_there(value: object) -> bool:
    """Return whether a value is one: NA and NaN don't equal themselves."""
    return value is not None and str(value) not in {"", "<NA>", "nan", "NaT"}


def _write(cell: Cell, value: object) -> None:
    """Write a value; a text that begins as a formula does stays a text, also when somebody edits it."""
    if not is_there(value):
        return
    is_flag = isinstance(value, bool) or type(value).__name__ == "bool"
    cell.value = ("yes" if value else "no") if is_flag else _plain(value)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    keep_text(cell)


def _plain(value: object) -> str | int:
    return fitting(ILLEGAL_CHARACTERS_RE.sub("", value)) if isinstance(value, str) else int(str(value))


def _list_columns(lists: Worksheet, offers: Sequence[Offer]) -> Iterator[str]:
    """Write each list, its meanings beside it, and yield the letter of its column."""
    number = 1
    for offer in offers:
        _write_list(lists, number, (offer.heading, *offer.choices), offer.widths[0])
        yield get_column_letter(number)
        if offer.meanings:
            _write_list(lists, number + 1, ("Meaning", *offer.meanings), offer.widths[1])
        number += 2 if offer.meanings else 1


def _write_list(lists: Worksheet, number: int, texts: Sequence[str], width: int) -> None:
    lists.column_dimensions[get_column_letter(number)].width = width
    for row, text in enumerate(texts, 1):
        lists.cell(row, number, text).font = Font(bold=row == 1)


def _opened(path: Path, title: str, command: str) -> Worksheet:
    try:
        book = load_workbook(path, data_only=True)
    except FileNotFoundError:
        raise MhhsError(f"{path}: no such file; give the workbook that was filled in") from None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError):
        raise MhhsError(f"{path}: not an .xlsx workbook; save the form as one") from None
    if title not in book.sheetnames:
        raise MhhsError(f"{path}: no sheet {title}; fill in a form of {command}")
    return book[title]


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
