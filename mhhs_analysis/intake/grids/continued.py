"""Drawings that go on in time for the same rows: a sheet a year, or blocks below one another on one sheet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.grids.ends import ASK_WHETHER_ONE, SEVERAL, is_drawn
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.milestone_words import milestone_of
from mhhs_analysis.intake.reading import Place, Reading, Row, counted
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import TimeColumn

Drawn = tuple[Region, Reading]
_Key = tuple[str, str, str]
_Named = tuple[Row, _Key]
_NEAR = timedelta(days=8)
"""How long after the last day of one sheet the next may begin: weeks need not end with the year."""
_NO_TIME = timedelta()
_FINISH = ("finish_from", "finish_to", "finish_text")
_TWICE = (
    "bars of tasks that stand twice on a sheet or block, and on the next: which of them goes on is not told; "
    "read as drawn"
)
_ASK_WHICH = "ask which of them is one task"
_APART = "on several sheets or blocks, with gaps between them"


def begins_after(region: Region, other: Region) -> bool:
    """Return whether the time columns of a drawing begin where those of another one end."""
    last, first = _edge(other, -1), _edge(region, 0)
    if last is None or first is None or last.latest is None or first.earliest is None:
        return False
    return _NO_TIME < first.earliest - last.latest <= _NEAR


def _edge(region: Region, place: int) -> TimeColumn | None:
    """Return the first time column of a drawing, or its last one."""
    return region.grid.axis.columns[place] if region.grid else None


def drawn_on(parts: Sequence[Drawn], group: Callable[[str], str] = str) -> list[Reading]:
    """Return the readings of drawings in the order of time, each task that is drawn on several as one.

    It stands where it begins, and says where each end is drawn; a gap between its bars is told. A task without dates
    stands once, and not beside a dated one of its name on another sheet. Tasks that stand twice on a sheet are left
    as they are, and told. A sign on one sheet is the milestone of the task whose bar is on another, as beside its bar.
    `group` is what of a group's name all of them say.
    """
    named = _named([list(reading.rows) for _, reading in parts], group)
    gone = {id(row) for row in _undated_again(named)}
    _name_milestones(named)
    for drawn in _on_several(parts, named).values():
        whole, *others = drawn
        _tell_gaps(parts, drawn)
        whole |= {one: drawn[-1][one] for one in _FINISH}
        whole["worked_out"] = f"start: {_where(whole)}; finish: {_where(drawn[-1])}"
        gone |= {id(row) for row in others}
    kept = [[row for row, _ in own if id(row) not in gone] for own in named]
    return [replace(reading, rows=ByColumn.of(own)) for (_, reading), own in zip(parts, kept, strict=True)]


def _named(sheets: Sequence[Sequence[Row]], group: Callable[[str], str]) -> list[list[_Named]]:
    """Return the rows of each sheet with what they are called: their groups, what heads them, and their names.

    A row heads those below it where no sheet dates it: Supplier, DNO.
    """
    dated = {_name(row) for rows in sheets for row in rows if _is_dated(row)}
    found = []
    for rows in sheets:
        head, own = "", list[_Named]()
        for row in rows:
            is_head = _name(row) not in dated
            own.append((row, (group(row["outline"] or ""), "" if is_head else head, _name(row))))
            head = _name(row) if is_head else head
        found.append(own)
    return found


def _name(row: Row) -> str:
    return normalised(row["activity_name"])


def _on_several(parts: Sequence[Drawn], sheets: Sequence[Sequence[_Named]]) -> dict[_Key, list[Row]]:
    """Return the rows of each task that bars date on more than one sheet; one that is there twice is told instead."""
    found: defaultdict[_Key, list[Row]] = defaultdict(list)
    times: Counter[_Key] = Counter()
    twice: set[_Key] = set()
    for own in sheets:
        bars = [(row, key) for row, key in own if is_drawn(row) and not row["is_milestone"]]
        twice |= {key for key, count in Counter(key for _, key in bars).items() if count > 1}
        times.update({key for _, key in bars})
        for row, key in bars:
            found[key].append(row)
    several = {key: each for key, each in found.items() if times[key] > 1}
    if unclear := [row for key, each in several.items() if key in twice for row in each]:
        _tell_twice(parts, unclear)
    return {key: each for key, each in several.items() if key not in twice}


def _name_milestones(sheets: Sequence[Sequence[_Named]]) -> None:
    """Call each sign after the task of its name whose bar other sheets draw, as it is called beside that bar."""
    barred = [{key for row, key in own if is_drawn(row) and not row["is_milestone"]} for own in sheets]
    for place, own in enumerate(sheets):
        elsewhere = set[_Key]().union(*barred[:place], *barred[place + 1 :])
        for row, key in own:
            if row["is_milestone"] and is_drawn(row) and key in elsewhere:
                row["activity_name"] = milestone_of(row["activity_name"])


def _tell_twice(parts: Sequence[Drawn], rows: Sequence[Row]) -> None:
    first = parts[0][1]
    place = Place(first.file, rows[0]["sheet"], rows[0]["cell"])
    first.warn(place, counted(len(rows), "bar"), _TWICE, _ASK_WHICH)
    first.reading_confidence = "low"


def _undated_again(sheets: Sequence[Sequence[_Named]]) -> Iterator[Row]:
    """Yield the rows without dates of tasks that another sheet dates, or that an earlier one has without dates too.

    Rows that head others stand on each, and so does a task that stands twice on a sheet.
    """
    dated = [{key for row, key in own if _is_dated(row)} for own in sheets]
    seen: set[_Key] = set()
    for place, own in enumerate(sheets):
        elsewhere = set[_Key]().union(*dated[:place], *dated[place + 1 :])
        times = Counter(key for _, key in own)
        undated = [(row, key) for row, key in own if not _is_dated(row) and times[key] == 1]
        yield from (
            row for row, key in undated if key in elsewhere or (key in seen and not row["is_summary"])
        )
        seen |= {key for _, key in undated}


def _is_dated(row: Row) -> bool:
    return any(row[f"{end}_{part}"] for end in ("start", "finish") for part in ("from", "to", "text"))


def _where(row: Row) -> str:
    """Return where a row's bar is drawn: as drawn, B4:D4 of Plan 2024."""
    return f"{row['worked_out'].partition(': ')[2]} of {row['sheet']}"


def _meets(row: Row, after: Row) -> bool:
    """Return whether one bar of a task begins where the one before it ends; one that nothing ends may well."""
    ends, begins = row["finish_to"], after["start_from"]
    return not (ends and begins) or date.fromisoformat(begins) - date.fromisoformat(ends) <= _NEAR


def _tell_gaps(parts: Sequence[Drawn], drawn: Sequence[Row]) -> None:
    """Warn where the bars of a task do not go on from the last column of one sheet to the first of the next."""
    if all(_meets(one, after) for one, after in pairwise(drawn)):
        return
    first = parts[0][1]
    told = "; ".join(f"{row['sheet']} {row['cell']}" for row in drawn)
    place = Place(first.file, drawn[0]["sheet"], drawn[0]["cell"])
    first.warn(place, told, SEVERAL.format(count=len(drawn), parted=_APART), ASK_WHETHER_ONE)
    first.lower("medium")
