"""How far tasks have come: per cent, however a column writes it."""

from __future__ import annotations

import math
from collections.abc import Collection

from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.cells import numbers_in, per_cents
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cell

_SHARES = "numbers of 1 or less, shown plain: read as shares of the whole"
_UNCLEAR = "only 0 and 1, shown plain: per cent, or done and not done? left unread"
_NO_NUMBER = "progress that is not a number"
_ASK_NUMBER = "ask for progress in per cent"
_ASK = "ask whether 1 means complete"


def progress(table: Table, rows: list[int]) -> dict[int, float | None]:
    """Return the per cent complete of each row; a column of plain shares is read as such, with a warning."""
    cells = table.cells("percent", rows)
    given = [*cells.values()]
    numbers = numbers_in(given)
    kind = _kind(given, {*numbers})
    if kind:
        _doubt(table, kind)
    if kind == "unclear":
        return {}
    read = per_cents(numbers, given, are_shares=kind == "shares")
    for row, value in zip(cells, read, strict=True) if None in read else ():
        if value is None:
            table.reading.put_aside(table.place(row, "percent"), cells[row].text, _NO_NUMBER, _ASK_NUMBER)
    return dict(zip(cells, read, strict=True))


def _kind(cells: Collection[Cell], plain: set[float]) -> str:
    """Return what plain numbers of 1 or less are; "" where any is larger or is shown as a percentage."""
    if not cells or _are_shown_as_per_cent(cells):
        return ""
    if min(plain) < 0 or max(plain) > 1 or any(map(math.isnan, plain)) or plain == {0.0}:
        return ""
    return "shares" if plain - {0.0, 1.0} else "unclear"


def _are_shown_as_per_cent(cells: Collection[Cell]) -> bool:
    formats = {cell.number_format for cell in cells}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    return any("%" in one for one in (*formats, *texts))


def _doubt(table: Table, kind: str) -> None:
    column = table.region.column("percent")
    if column is not None:
        place = place_of(table.file, table.region.sheet, table.region.headers[-1], column.number)
        table.reading.warn(place, column.heading, _SHARES if kind == "shares" else _UNCLEAR, _ASK)
