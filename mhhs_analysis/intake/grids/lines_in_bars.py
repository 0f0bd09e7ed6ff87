"""Several lines in one cell of a drawing, as roadmaps have them: a bullet each is a bar each, others may be.

A name is also broken over lines where its column is narrow, and a line that goes on in small letters goes on with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mhhs_analysis.intake.headings.columns import is_wordy
from mhhs_analysis.intake.marks.bars import Bar, Drawing
from mhhs_analysis.intake.reading import Place
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet, cell_name

_BULLET = re.compile(
    r"\s*(?:[\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7*>\u2013\u2014-]|\d{1,2}[.)]|[a-z]\))\s+(?=\w)"
)
_SEVERAL = "several lines in a cell of the drawing, read as one name: a task each?"
_ASK = "ask whether each line is a task of its own"


def with_bullets_apart(sheet: Sheet, row: int, drawing: Drawing) -> Drawing:
    """Return what is drawn in a row with a bar for each bullet of a cell: Design starts, Register loaded."""
    if not any(_lines_of(sheet, row, bar) for bar in drawing.bars):
        return drawing
    return replace(drawing, bars=tuple(one for bar in drawing.bars for one in _bulleted(sheet, row, bar)))


def doubt_lines(table: Table, drawings: Mapping[int, Drawing]) -> None:
    """Warn, at the first, of the cells whose lines may each name a task, as each begins as a name does."""
    sheet = table.region.sheet
    found = [
        (cell_name(row, bar.first), " / ".join(lines))
        for row, drawing in drawings.items()
        for bar in drawing.bars
        if bar.words and _may_be_several(lines := _lines_of(sheet, row, bar), bar.words)
    ]
    if found:
        told = "; ".join(text for _, text in found)
        table.reading.warn(Place(table.file, sheet.name, found[0][0]), told, _SEVERAL, _ASK)
        table.reading.lower("medium")


def _bulleted(sheet: Sheet, row: int, bar: Bar) -> Iterator[Bar]:
    """Yield a bar for each line where all lines are bullets, or all but the first are."""
    lines = _lines_of(sheet, row, bar)
    if not lines or not bar.words or not all(map(_BULLET.match, lines[1:])):
        yield bar
        return
    for line in lines:
        yield bar._replace(words=_BULLET.sub("", line, count=1), text=line)


def _lines_of(sheet: Sheet, row: int, bar: Bar) -> list[str]:
    """Return the lines in the first cell of a bar, if it has several, of words each."""
    cell = sheet.rows.get(row, {}).get(bar.first)
    if cell is None or "\n" not in cell.text:
        return []
    lines = [" ".join(line.split()) for line in cell.text.splitlines() if line.strip()]
    return lines if len(lines) > 1 and all(is_wordy(Cell(line)) for line in lines) else []


def _may_be_several(lines: list[str], words: str) -> bool:
    """Return whether lines that together name a bar each begin as a name does, and one is of several words."""
    are_begun = all(line[0].isupper() or line[0].isdecimal() for line in lines)
    return are_begun and any(" " in line for line in lines) and all(words not in line for line in lines)
