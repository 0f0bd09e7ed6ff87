"""Rows without dates that are read as titles of the tasks below them are told: each may be a task itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise, takewhile
from math import nan

from mhhs_analysis.dates import Interval, span_from_text
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.reading import Place, Reading, Row, place_read, undated_summaries
from mhhs_analysis.intake.versions.words import version_said

_TITLES = "rows without dates are read as titles of the tasks below them, by their looks or what stands below"
_ASK = "ask whether they are tasks, and for their dates if they are"
_MAY_BE = "rows with a name alone, each above tasks with dates: titles of these? read as tasks without dates"
_DATED = "rows that give no dates but those in brackets in their names: not read"
_ASK_DATED = "ask whether these are their dates"
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*\d\d[^()\[\]]*)[)\]]")
_BEGUN = re.compile(r"\d+(?:\.\d+)?")
_YEAR = timedelta(days=360)
_TIMES = ("start_text", "finish_text")
_SAID = (
    *_TIMES, "outline", "duration_text", "owner_text", "notes_text", "milestone_text",
    "predecessors", "percent_complete",
)  # fmt: skip
"""What a row says beside its name, none of which a title says."""
_FEWEST, _FEWEST_BELOW = 2, 2
"""Rows that may be titles, and tasks to each on average, from which the first row is no task left open by chance."""
_NEARLY_ALL = 0.8
"""Share of the tasks that have dates, from which a row without is hardly one."""


def doubt_titles(reading: Reading) -> None:
    """Warn, at the first, of the rows that stand over others by their names alone, or may; not of versions."""
    _tell_titles(reading)
    _doubt_bare(reading)
    _doubt_dated(reading)


def _doubt_bare(reading: Reading) -> None:
    """Warn of the rows that say their name alone, the first row among them, each above one of the tasks with dates.

    A drawing beside them may tell some for summaries, those whose tasks' bars are in view, and not the others.
    """
    first = [next(iter(reading.rows.column(one)), "") for one in _TIMES]
    if any(first) or reading.reading_confidence != "high":
        return  # nearly all plans begin with a task that is dated; others are doubted as they are
    rows = [*reading.rows]
    timed = [any(row[one] for one in _TIMES) for row in rows]
    bare = [_is_bare(rows, timed, place) for place in range(len(rows))]
    titles = [row for row, is_bare in zip(rows, bare, strict=True) if is_bare and not row["is_summary"]]
    if titles and _may_be_titles(bare, timed):
        place = place_read(reading.file, titles[0])
        reading.warn(place, "; ".join(row["activity_name"] for row in titles), _MAY_BE, _ASK)
        reading.lower("medium")


def _is_bare(rows: Sequence[Row], timed: Sequence[bool], place: int) -> bool:
    """Return whether a row says its name alone, or beside it how long the dated rows right below take together."""
    said = [one for one in _SAID if rows[place].get(one)]
    if said != ["duration_text"]:
        return not said
    below = takewhile(timed.__getitem__, range(place + 1, len(rows)))
    parts = [_number(rows[one]) for one in below]
    return len(parts) >= _FEWEST_BELOW and sum(parts) == _number(rows[place])


def _number(row: Row) -> float:
    """Return what the text of a duration begins with as a number, NaN where it is none."""
    found = _BEGUN.match(row["duration_text"] or "")
    return float(found[0]) if found else nan


def _doubt_dated(reading: Reading) -> None:
    """Warn of the tasks that give no date but in brackets in their names: Design (Jan - Mar 2023)."""
    rows = reading.rows
    if any(all(rows.column(one)) for one in _TIMES):
        return  # as in nearly all plans
    times = zip(*map(rows.column, ("is_summary", *_TIMES)), strict=True)
    names, places = rows.column("activity_name"), zip(rows.column("sheet"), rows.column("cell"), strict=True)
    found = [
        (name, place)
        for name, place, given in zip(names, places, times, strict=True)
        if not any(given) and _says_dates(name) and not version_said(name)
    ]
    if found:
        sheet, cell = found[0][1]
        place = Place(reading.file, sheet or "", cell or "")
        reading.warn(place, "; ".join(name for name, _ in found), _DATED, _ASK_DATED)
        reading.lower("medium")


def _says_dates(name: str) -> bool:
    """Return whether a name says days, months or quarters in brackets; a year alone may be a release's."""
    said = (span_from_text(part.strip()) for part in _BRACKETED.findall(name))
    return any(ends and all(map(_is_short, ends)) for ends in said)


def _is_short(end: Interval) -> bool:
    return bool(end.earliest and end.latest and end.latest - end.earliest < _YEAR)


def _may_be_titles(bare: Sequence[bool], timed: Sequence[bool]) -> bool:
    """Return whether rows that say nothing stand over the others by where they stand: nearly all of those are dated."""
    if not bare or not bare[0] or bare[-1] or sum(bare) < _FEWEST:
        return False
    are_above = all(below for above, (_, below) in zip(bare, pairwise(timed), strict=False) if above)
    tasks, dated = len(bare) - sum(bare), sum(timed)
    return are_above and dated >= _NEARLY_ALL * tasks and tasks >= _FEWEST_BELOW * sum(bare)


def _tell_titles(reading: Reading) -> None:
    """Warn, at the first, of the rows that stand over others by their names alone; what is told of versions is not."""
    names, paths = (reading.rows.column(one) for one in ("activity_name", "outline"))
    titles = [
        place
        for place in undated_summaries(reading.rows)
        if place + 1 < len(names) and names[place] in (paths[place + 1] or "").split(UNDER)
        if not version_said(names[place])
    ]
    if titles:
        sheet, cell = (reading.rows.column(one)[titles[0]] for one in ("sheet", "cell"))
        told = "; ".join(names[place] for place in titles)
        reading.warn(Place(reading.file, sheet or "", cell), told, _TITLES, _ASK)
