"""Rows of a plan that may be a log beside it: numbered as risks are, below its title, or named as persons are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from mhhs_analysis.intake.headings.columns import is_date
from mhhs_analysis.intake.headings.not_plans import numbers_listed, titles_absences, titles_other
from mhhs_analysis.intake.headings.person_names import names_one_person
from mhhs_analysis.intake.reading import Reading, counted, place_of, row_of
from mhhs_analysis.intake.tables.regions import Region

_LISTED = "rows numbered from 1 as a log of risks or issues is, below tasks that are not: read as tasks"
_TITLED = "rows below a title of another list than the plan's (risks, dependencies, history): read as tasks"
_ABSENT = "rows below a title of absences (leave, holidays): read as tasks"
_PERSONS = "the last rows, which a gap parts from the tasks, are named as persons are: read as tasks"
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


def doubt_titled_lists(reading: Reading, regions: Sequence[Region]) -> None:
    """Warn of each title of another list that stands in a plan right above a row that is read with a date.

    What a plan depends on, its risks and the decisions it waits for have days, and are no work of its sender.
    """
    titles = [(region, row) for region in regions for row in region.lone_rows if _titles_list(region, row)]
    if not titles:
        return
    kept = {*zip(reading.rows.column("sheet"), map(row_of, reading.rows.column("cell")), strict=True)}
    for region, row in titles:
        below = region.rows[region.rows.index(row) + 1 :][:1]
        name = region.sheet.name or None
        if any((name, one) in kept and _is_dated(region, one) for one in below) and (name, row) in kept:
            (number,) = region.sheet.rows[row]
            place = place_of(reading.file, region.sheet, row, number)
            text = region.sheet.rows[row][number].text
            reading.warn(place, text, _ABSENT if titles_absences(text) else _TITLED, _ASK)
            reading.lower("medium")


def doubt_persons_below(reading: Reading, regions: Sequence[Region]) -> None:
    """Warn of the last dated rows of a plan where a gap or a title parts them from it and persons' names name them.

    They say who is away, or works, from when to when.
    """
    rows = ((region, row) for region in reversed(regions) for row in reversed(region.rows))
    below = [*takewhile(lambda one: _is_persons(*one), rows)]
    if not below or len(below) == sum(len(region.rows) for region in regions):
        return
    region, first = below[-1]
    above = region.sheet.rows.get(first - 1, {})
    name = region.column("name")
    if len(above) < _FEWEST or first - 1 in region.headers:
        place = place_of(reading.file, region.sheet, first, name.number if name else 1)
        reading.warn(place, counted(len(below), "row"), _PERSONS, _ASK)
        reading.lower("medium")


def _is_persons(region: Region, row: int) -> bool:
    """Return whether a row has a date, and the name of a person as its own."""
    name = region.column("name")
    cell = region.sheet.rows[row].get(name.number) if name else None
    return cell is not None and names_one_person(cell.text) and _is_dated(region, row)


def _titles_list(region: Region, row: int) -> bool:
    (cell,) = region.sheet.rows[row].values()
    return titles_other(cell.text) or titles_absences(cell.text)


def _is_dated(region: Region, row: int) -> bool:
    cells = region.sheet.rows[row]
    return any(one.number in cells and is_date(cells[one.number]) for one in region.date_columns)


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
