"""How far tasks have come: per cent, however a column writes it."""

from __future__ import annotations

from mhhs_analysis.intake.cells import number_of, per_cent_in
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.table import Table
from mhhs_analysis.intake.workbook import Cell

_SHARES = "numbers of 1 or less, shown plain: read as shares of the whole"
_UNCLEAR = "only 0 and 1, shown plain: per cent, or done and not done? left unread"
_ASK = "ask whether 1 means complete"


def progress(table: Table, rows: list[int]) -> dict[int, float | None]:
    """Return the per cent complete of each row; a column of plain shares is read as such, with a warning."""
    cells = table.cells("percent", rows)
    kind = _kind(list(cells.values()))
    if kind:
        _doubt(table, kind)
    if kind == "unclear":
        return {}
    read = {row: per_cent_in(cell, table.place(row, "percent"), table.reading) for row, cell in cells.items()}
    if kind == "shares":
        return {row: None if value is None else round(value * 100, 6) for row, value in read.items()}
    return read


def _kind(cells: list[Cell]) -> str:
    """Return what plain numbers of 1 or less are; "" where any is larger or is shown as a percentage."""
    plain = {number_of(cell.text) for cell in cells}
    if not plain or any("%" in cell.number_format or "%" in cell.text for cell in cells):
        return ""
    if not all(0 <= number <= 1 for number in plain) or plain == {0.0}:
        return ""
    return "shares" if plain - {0.0, 1.0} else "unclear"


def _doubt(table: Table, kind: str) -> None:
    column = table.region.column("percent")
    if column is not None:
        place = place_of(table.file, table.region.sheet, table.region.headers[-1], column.number)
        table.reading.warn(place, column.heading, _SHARES if kind == "shares" else _UNCLEAR, _ASK)
