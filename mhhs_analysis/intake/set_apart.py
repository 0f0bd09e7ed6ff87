"""Tables typed as lines of text, whose columns tabs or several blanks set apart: each piece is a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mhhs_analysis.intake.headings.columns import DATE_ROLES, MILESTONE_DATE, role_of
from mhhs_analysis.intake.workbooks.dated_notes import MOST_LINES
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, PartStruck, Sheet, Workbook

SET_APART = "lines of text read as a table: tabs or several blanks set its columns apart"
_FEWEST, _MOST = 3, 20
"""Lines from which they may be a table, its headings among them, and pieces of one: no plan has as many columns."""
_APART = re.compile(r"\s*\t\s*|[ \xa0]{2,}")
_TAB = "\t"


def set_apart(workbook: Workbook) -> tuple[Workbook, bool]:
    """Return a workbook with each sheet of lines that hold a table as that table, and whether there is any."""
    tabled = {one.name: found for one in workbook.sheets if (found := _tabled(one)) is not None}
    sheets = tuple(tabled.get(one.name, one) for one in workbook.sheets)
    return replace(workbook, sheets=sheets), bool(tabled)


def _tabled(sheet: Sheet) -> Sheet | None:
    """Return a sheet of lines below headings of tasks and dates as a table; None where a line may stand either way."""
    if not _FEWEST <= len(sheet.rows) <= MOST_LINES or any(len(cells) > 1 for cells in sheet.rows.values()):
        return None
    lines = {row: next(iter(cells.values())) for row, cells in sheet.rows.items()}
    first = next((row for row, cell in lines.items() if _heads(_APART.split(cell.text))), None)
    if first is None:
        return None
    texts = [cell.text for row, cell in lines.items() if row >= first]
    pieces = _at_each_tab if _stand_at_tabs(texts) else _APART.split
    many = [len(pieces(text)) for text in texts]
    if sum(one > 1 for one in many) < _FEWEST or not (pieces is _at_each_tab or {*many} <= {1, many[0]}):
        return None
    apart = {row: _cells(cell, pieces) for row, cell in lines.items() if row >= first}
    return replace(sheet, rows=sheet.rows | apart)


def _heads(pieces: Sequence[str]) -> bool:
    """Return whether the pieces of a line are headings of tasks and their dates."""
    if not 1 < len(pieces) <= _MOST:
        return False
    roles = {role_of(one, "activities")[0] for one in pieces}
    return "name" in roles and not roles.isdisjoint({*DATE_ROLES, MILESTONE_DATE})


def _stand_at_tabs(texts: Sequence[str]) -> bool:
    """Return whether each tab of lines begins a column: those of the headings all do, and no line has more."""
    headings = _at_each_tab(texts[0])
    return len(headings) > 1 and all(headings) and all(text.count(_TAB) < len(headings) for text in texts)


def _at_each_tab(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(_TAB)]


def _cells(line: Cell, pieces: Callable[[str], list[str]]) -> Cells:
    """Return the pieces of a line as cells that look as it does; what is struck through in it stays with the first."""
    held = {column: _piece(line, text) for column, text in enumerate(pieces(line.text), 1) if text}
    if isinstance(line.value, PartStruck) and not line.value.is_whole:
        first = min(held)
        held[first] = _piece(line, PartStruck(held[first].text, line.value.struck))
    return held


def _piece(line: Cell, text: str) -> Cell:
    return Cell(text, is_struck=line.is_struck, is_bold=line.is_bold)
