"""Rows at the end of a plan that are numbered as a log of risks or issues is, and may be one: R1, R2 below 1, 2, 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from mhhs_analysis.intake.headings.not_plans import numbers_listed
from mhhs_analysis.intake.reading import Place, Reading, counted, place_of
from mhhs_analysis.intake.tables.regions import Region

_LISTED = "rows numbered from 1 as a log of risks or issues is, below tasks that are not: read as tasks"
_ASK = "ask whether these rows are tasks of the plan, or a log beside it"
_NUMBERED = re.compile(r"([^\W\d_]+)[\s._-]*0*(\d+)")
_FEWEST = 2
"""Rows that are so numbered by no chance, and tasks above them."""


def doubt_listed_below(reading: Reading, regions: Sequence[Region]) -> None:
    """Warn of the last rows of a plan where they are numbered from 1 by a letter of logs, and no task above is."""
    rows = [one for region in regions for one in _numbered(reading.file, region)]
    last = rows[-1][1] if rows else ""
    below = [*takewhile(lambda one: one[1] == last, reversed(rows))]
    above = {stem for _, stem, _ in rows[: -len(below)]} if below else set()
    is_apart = len(rows) - len(below) >= _FEWEST and len(above) == 1
    if is_apart and len(below) >= _FEWEST and numbers_listed(last) and below[-1][2] == 1:
        reading.warn(below[-1][0], counted(len(below), "row"), _LISTED, _ASK)
        reading.lower("medium")


def _numbered(file: str, region: Region) -> Iterator[tuple[Place, str, int]]:
    """Yield where each numbered row of a table stands, the letters of its number and the number after them.

    The rows of a table whose tasks have no numbers are there without either.
    """
    column = region.column("identifier")
    cells = region.cells_in(column.number) if column else {}
    for row in cells or region.rows:
        found = _NUMBERED.fullmatch(cells[row].text.strip()) if row in cells else None
        number = column.number if column else region.columns[0].number
        yield place_of(file, region.sheet, row, number), *((found[1], int(found[2])) if found else ("", 0))
