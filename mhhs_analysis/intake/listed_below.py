"""Rows at the end of a plan that are numbered as a log of risks or issues is, and may be one: R1, R2 below 1, 2, 3."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from mhhs_analysis.intake.headings.not_plans import numbers_listed
from mhhs_analysis.intake.reading import Reading, counted, place_of
from mhhs_analysis.intake.tables.regions import Region

_LISTED = "rows numbered from 1 as a log of risks or issues is, below tasks that are not: read as tasks"
_ASK = "ask whether these rows are tasks of the plan, or a log beside it"
_NUMBERED = re.compile(r"([^\W\d_]+)[\s._-]*0*(\d+)")
_FEWEST = 2
"""Rows that are so numbered by no chance, and tasks above them."""


def doubt_listed_below(reading: Reading, regions: Sequence[Region]) -> None:
    """Warn of the last rows of a plan where they are numbered from 1 by a letter of logs, and no task above is."""
    ending = [*_numbered(regions[-1])] if regions else []
    last, _ = _number_in(regions[-1], ending[-1]) if ending else ("", 0)
    if not numbers_listed(last):
        return  # as nearly all plans are
    rows = [(region, row, *_number_in(region, row)) for region in regions for row in _numbered(region)]
    below = [*takewhile(lambda one: one[2] == last, reversed(rows))]
    above = {stem for _, _, stem, _ in rows[: -len(below)]} if below else set()
    is_apart = len(rows) - len(below) >= _FEWEST and len(above) == 1
    if is_apart and len(below) >= _FEWEST and below[-1][3] == 1:
        region, row, *_ = below[-1]
        column = region.column("identifier") or region.columns[0]
        place = place_of(reading.file, region.sheet, row, column.number)
        reading.warn(place, counted(len(below), "row"), _LISTED, _ASK)
        reading.lower("medium")


def _numbered(region: Region) -> Collection[int]:
    """Return the rows of a table that have numbers; all, where it has no column of them or gives none."""
    column = region.column("identifier")
    return (region.cells_in(column.number) if column else {}) or region.rows


def _number_in(region: Region, row: int) -> tuple[str, int]:
    """Return the letters of a row's number and the number after them: R1; neither where it has none."""
    column = region.column("identifier")
    cell = region.sheet.rows[row].get(column.number) if column else None
    found = _NUMBERED.fullmatch(cell.text.strip()) if cell else None
    return (found[1], int(found[2])) if found else ("", 0)
