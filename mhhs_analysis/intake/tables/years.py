"""The year of dates that have none: above their rows, in a column beside them, or in a title, as weekdays prove."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from mhhs_analysis.dates import interval_from_text, lacks_year, weekday_agrees
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import cell_name

_YEAR = re.compile(r"(20\d\d)(?:\.0)?:?")
_ANY = re.compile(r"(?<!\d)20\d\d(?!\d)")
_FEWEST = 2
"""Dates that prove a year together."""
_HEADINGS = frozenset({"year", "yr", "calendar year"})


@dataclass(frozen=True)
class Years:
    """The year that stands near each row of a table, the rows that hold one alone, the first's cell, and a proof."""

    of_row: Mapping[int, int] = field(default_factory=dict)
    alone: frozenset[int] = frozenset()
    cell: str = ""
    proof: str = ""


NONE = Years()


def years_of(region: Region) -> Years:
    """Return the years of a table's rows, where any date of it lacks one: those of a column come first."""
    lacking = {text for text in region.date_texts if lacks_year(text)}
    if not lacking:
        return NONE
    return _in_column(region) or _above(region) or _over(region) or _in_title(region, lacking) or NONE


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


def _over(region: Region) -> Years | None:
    """Return the year that stands alone right above the headings, over a column of dates."""
    row = region.headers[0] - 1
    cells = region.sheet.rows.get(row, {})
    said = _YEAR.fullmatch(next(iter(cells.values())).text.strip()) if len(cells) == 1 else None
    number = next(iter(cells), 0)
    if said is None or number not in {one.number for one in region.date_columns}:
        return None
    return Years(dict.fromkeys(region.rows, int(said[1])), cell=cell_name(row, number))


def _in_title(region: Region, lacking: Set[str]) -> Years | None:
    """Return the one year that the sheet's name or a text above the headings says, if each date falls as it says then.

    w/c 5 Feb is a Monday in 2024, and in neither year beside it: texts that say no weekday prove nothing.
    """
    above = (cells for row, cells in region.sheet.rows.items() if row < region.headers[0])
    texts = [region.sheet.name, *(cell.text for cells in above for cell in cells.values())]
    said = {year for text in texts for year in _ANY.findall(text)}
    if len(said) != 1 or len(lacking) < _FEWEST:
        return None
    year = int(said.pop())
    days = {text: interval_from_text(text, year=year) for text in lacking}
    if not all(days and weekday_agrees(text, days) for text, days in days.items()):
        return None
    proof = (
        f"dates without a year are of {year}: in that year {min(lacking)!r} falls on the weekday that it says"
    )
    return Years(dict.fromkeys(region.rows, year), proof=proof)
