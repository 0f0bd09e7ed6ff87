"""Where the tables are: rectangles of a sheet that begin with a row of headings we know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mhhs_analysis.intake.columns import DATE_ROLES, Column, columns_of, role_of
from mhhs_analysis.intake.workbook import Cell, Cells, Sheet

_TIMINGS = {"start", "finish", "duration"}


@dataclass(frozen=True)
class Region:
    """A table of a sheet: its rows of headings, its columns, and the rows below that hold anything."""

    sheet: Sheet
    headers: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]

    def column(self, role: str, basis: str = "") -> Column | None:
        """Return the column of a role and date basis, if the table has one."""
        return next((one for one in self.columns if (one.role, one.basis) == (role, basis)), None)

    @property
    def date_texts(self) -> list[str]:
        """Every text that stands in a column of starts or finishes."""
        numbers = [column.number for column in self.columns if column.role in DATE_ROLES]
        cells = (self.sheet.rows[row].get(number) for row in self.rows for number in numbers)
        return [cell.text for cell in cells if cell is not None and isinstance(cell.value, str)]


def plan_tables(sheet: Sheet) -> Iterator[Region]:
    """Yield the tables of a sheet whose headings name activities and at least one kind of timing."""
    yield from _tables(sheet, "activities", {"name"}, _TIMINGS)


def form_tables(sheet: Sheet, frame: str, needed: set[str]) -> Iterator[Region]:
    """Yield the tables of a sheet whose headings name every needed role of a frame."""
    yield from _tables(sheet, frame, needed, needed)


def _tables(sheet: Sheet, frame: str, needed: set[str], one_of: set[str]) -> Iterator[Region]:
    """Yield the tables of a sheet; the same headings again, for a page or a phase, go on with the table."""
    found: list[tuple[tuple[int, ...], Cells]] = []
    for headers, headings in _headings(sheet, frame, needed, one_of):
        if found and _texts(found[-1][1]) == _texts(headings):
            found[-1] = (found[-1][0] + headers, headings)
        else:
            found.append((headers, headings))
    ends = [*(headers[0] for headers, _ in found[1:]), max(sheet.rows, default=0) + 1]
    for (headers, headings), end in zip(found, ends, strict=False):
        rows = tuple(row for row in sheet.rows if headers[0] < row < end and row not in headers)
        columns = columns_of(headings, (sheet.rows[row] for row in rows), frame)
        yield Region(sheet, headers, tuple(columns), rows)


def _texts(headings: Cells) -> dict[int, str]:
    return {column: cell.text for column, cell in headings.items()}


def _headings(
    sheet: Sheet, frame: str, needed: set[str], one_of: set[str]
) -> Iterator[tuple[tuple[int, ...], Cells]]:
    """Yield each row of headings, or pair of rows that only together name the roles, with its headings."""
    taken = 0
    for row in sheet.rows:
        if row <= taken:
            continue
        below = row + 1
        pair = _spanned(sheet.rows[row], sheet.rows[below]) if below in sheet.rows else {}
        if _is_header(sheet.rows[row], frame, needed, one_of):
            headers: tuple[int, ...] = (row,)
        elif _is_header(pair, frame, needed, one_of) and _says_more(pair, sheet.rows[below], frame):
            headers = (row, below)
        else:
            continue
        taken = headers[-1]
        yield headers, pair if len(headers) > 1 else sheet.rows[row]


def _spanned(upper: Cells, lower: Cells) -> Cells:
    """Return two rows of headings as one: an upper heading spans the columns to its right until the next."""
    spanning, headings = "", {}
    for column in sorted({*upper, *lower}):
        spanning = upper[column].text if column in upper else spanning
        own = lower[column].text if column in lower else ""
        headings[column] = Cell(f"{spanning} {own}".strip() if own else spanning)
    return headings


def _says_more(pair: Cells, lower: Cells, frame: str) -> bool:
    """Return whether two rows together name more roles than the lower one alone."""
    together, alone = ({role_of(cell.text, frame) for cell in cells.values()} for cells in (pair, lower))
    return len(together - {("", "")}) > len(alone - {("", "")})


def _is_header(cells: Cells, frame: str, needed: set[str], one_of: set[str]) -> bool:
    """Return whether a row of cells is a row of headings: texts that name the needed roles."""
    texts = [cell.text for cell in cells.values() if isinstance(cell.value, str) and len(cell.text) < 100]
    roles = {role_of(text, frame)[0] for text in texts}
    return needed <= roles and bool(one_of & roles)
