"""Notes beside a plan that say what its dates mean, where they are read as the days that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mhhs_analysis.intake.headings.explained_words import explains_days
from mhhs_analysis.intake.reading import Place, Reading, place_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.sheets import Sheet

_EXPLAINED = (
    "a note says that dates stand for weeks, or for ends of months: those that are days are read as days"
)
_ASK = "ask which days the work begins and ends on, or for the weeks and months themselves"
_MOST_ROWS = 200
"""Rows of a sheet that is no plan, such as Notes, that are looked through."""


def doubt_explained(reading: Reading, regions: Sequence[Region], sheets: Sequence[Sheet]) -> None:
    """Warn of the first note that says what dates mean, where a task begins or ends on a day; not of headings drawn."""
    if any(region.grid for region in regions):
        return
    for place, text in _texts_beside(reading.file, regions, sheets):
        if explains_days(text) and _gives_day(reading):
            reading.warn(place, text, _EXPLAINED, _ASK)
            reading.lower("medium")
            return


def _gives_day(reading: Reading) -> bool:
    """Return whether any task begins or ends on one day."""
    bounds = ((reading.rows.column(f"{end}_{one}") for one in ("from", "to")) for end in ("start", "finish"))
    return any(first and first == last for ends in bounds for first, last in zip(*ends, strict=True))


def _texts_beside(
    file: str, regions: Sequence[Region], sheets: Sequence[Sheet]
) -> Iterator[tuple[Place, str]]:
    """Yield the texts that stand alone in rows of the tables, or in rows of none, with their places."""
    for sheet in (one for one in sheets if not one.is_hidden):
        own = [region for region in regions if region.sheet is sheet]
        if not own and len(sheet.rows) > _MOST_ROWS:
            continue
        inside = set[int]().union(*({*one.headers, *one.rows} - {*one.lone_rows} for one in own))
        for row in sheet.rows.keys() - inside:
            for column, cell in sheet.rows[row].items():
                if isinstance(cell.value, str):
                    yield place_of(file, sheet, row, column), cell.text
