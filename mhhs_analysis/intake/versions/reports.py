"""Status reports on one sheet, each with the same tasks again below the same headings: versions of one plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.rows import Versions, named_again, named_rows, tasks_by_version
from mhhs_analysis.intake.versions.sheet_names import time_said
from mhhs_analysis.intake.versions.words import listed

_SHARED = 0.5
"""Share of its tasks from which a report gives again what others do."""
_NUMBER = re.compile(r"\d{1,3}")
_FURTHEST = 3
"""Rows above headings in which the title of a report may stand."""


def said_by_reports(region: Region, reading: Reading) -> Versions | None:
    """Return the versions that titles over headings said again say, where each is a report of the same tasks."""
    tops = _tops(region)
    titles = {top: _title(region, top) for top in tops} if len(tops) > 1 else {}
    if not titles or not all(says_report(text) for _, text in [*titles.values()][1:]):
        return None
    named = [row for row, _ in named_rows(reading)]
    of_row = {row: _version_at(row, titles) for row in named}
    heads = {place for place, _ in titles.values()} & of_row.keys()
    bare = {row: words for row, words in of_row.items() if row not in heads}
    tasks = tasks_by_version(bare, reading)
    again = named_again(tasks)
    if len(tasks) < len(titles) or any(len(own & again) <= _SHARED * len(own) for own in tasks.values()):
        return None
    return Versions(of_row, again, (tops[0], None), heads=frozenset(heads))


def says_report(text: str) -> bool:
    """Return whether a title says of which day, month or number a report is, and little else: Status report 3."""
    if time_said(text) is not None:
        return True
    words = normalised(text).split()
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    return 0 < len(numbers) < len(words) and {*words} - {*numbers} <= listed("beside date")


def _tops(region: Region) -> list[int]:
    """Return the first row of each of the headings of a table, which may be said again further down."""
    headers = {*region.headers}
    return [row for row in region.headers if row - 1 not in headers]


def _title(region: Region, top: int) -> tuple[int, str]:
    """Return the nearest row above headings, and what it says; the headings' own place where nothing stands there."""
    above = takewhile(lambda row: row > 0, range(top - 1, top - 1 - _FURTHEST, -1))
    row = next((one for one in above if one in region.sheet.rows), 0)
    if not row:
        return top, f"row {top}"
    return row, " ".join(cell.text.strip(" :") for cell in region.sheet.rows[row].values())


def _version_at(row: int, titles: Mapping[int, tuple[int, str]]) -> str:
    """Return the report that a row stands in: the last whose title is not below it."""
    first, *others = titles.values()
    return [first[1], *(text for place, text in others if place <= row)][-1]
