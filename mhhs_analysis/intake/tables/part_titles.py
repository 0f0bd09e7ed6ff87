"""Titles within a table that only count its parts (Report 2 of 2, Part 1 of 3), which name no task."""

from __future__ import annotations

from itertools import pairwise

from mhhs_analysis.intake.headings.number_words import parts_counted
from mhhs_analysis.intake.tables.regions import Region

TITLE = (
    "a title that counts the parts of the plan, over the rows below it: not a task",
    "ask whether it is a task, and for its dates",
)
"""Why such a row is set aside, and what to ask."""


def part_titles(region: Region) -> set[int]:
    """Return the rows that hold such a title and nothing else, right above a row that holds more.

    A title alone in its table is parted from the rows above it by a gap, or stands right above headings. Where another
    of its count (Report 1 of 2) stands in a row with more, or above nothing, they are all tasks.
    """
    counted = {row: words for row in region.lone_rows if (words := parts_counted(_first_text(region, row)))}
    if not counted:
        return set()
    drawn = region.grid.drawn if region.grid else frozenset()
    full = {row for row in region.rows if len(region.sheet.rows[row]) > 1 or row in drawn}
    heading = {row for row, below in pairwise(region.rows) if row not in full and below in full}
    tasks = {parts_counted(_first_text(region, row)) for row in full} | {
        words for row, words in counted.items() if row not in heading
    }
    titled = [*counted.values(), *_above(region)]
    return {
        row
        for row, words in counted.items()
        if words not in tasks and (titled.count(words) > 1 or _is_parted(region, row))
    }


def _above(region: Region) -> list[str]:
    """Return what titles above the headings of a table count."""
    rows = region.sheet.rows.items()
    return [
        parts_counted(cell.text) for row, cells in rows if row < region.headers[0] for cell in cells.values()
    ]


def _is_parted(region: Region, row: int) -> bool:
    """Return whether a gap stands above a row, or headings right below."""
    return row - 1 not in region.sheet.rows or row + 1 in region.headers


def _first_text(region: Region, row: int) -> str:
    """Return the first text of a row that is none of its number alone."""
    texts = (cell.text for cell in region.sheet.rows[row].values())
    return next((text for text in texts if any(map(str.isalpha, text))), "")
