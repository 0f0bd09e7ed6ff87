"""The year of dates that have none, where it stands alone above their rows or in a column of years beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mhhs_analysis.dates import lacks_year
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import cell_name

_YEAR = re.compile(r"(20\d\d)(?:\.0)?:?")
_HEADINGS = frozenset({"year", "yr", "calendar year"})


@dataclass(frozen=True)
class Years:
    """The year that stands near each row of a table, the rows that hold one alone, and the cell of the first."""

    of_row: Mapping[int, int] = field(default_factory=dict)
    alone: frozenset[int] = frozenset()
    cell: str = ""


NONE = Years()


def years_of(region: Region) -> Years:
    """Return the years of a table's rows, where any date of it lacks one: those of a column come first."""
    found = _in_column(region) or _above(region)
    return found if found and any(map(lacks_year, {*region.date_texts})) else NONE


def _in_column(region: Region) -> Years | None:
    """Return the years of a column that is headed so, and holds nothing else."""
    column = next(
        (one for one in region.columns if normalised(one.heading) in _HEADINGS and not one.basis), None
    )
    cells = region.cells_in(column.number) if column else {}
    years = {row: int(said[1]) for row, cell in cells.items() if (said := _YEAR.fullmatch(cell.text.strip()))}
    if column is None or not years or len(years) < len(cells):
        return None
    return Years(years, cell=cell_name(region.headers[-1], column.number))


def _above(region: Region) -> Years | None:
    """Return the years that stand alone in rows, later ones lower down: each is of the rows down to the next."""
    sheet = region.sheet
    lone = {row: next(iter(sheet.rows[row].items())) for row in region.lone_rows}
    said = {
        row: int(year[1]) for row, (_, cell) in lone.items() if (year := _YEAR.fullmatch(cell.text.strip()))
    }
    if not said or [*said.values()] != sorted({*said.values()}):
        return None
    years: dict[int, int] = {}
    current = None
    for row in region.rows:
        current = said.get(row, current)
        if current is not None:
            years[row] = current
    first = min(said)
    return Years(years, frozenset(said), cell_name(first, lone[first][0]))
