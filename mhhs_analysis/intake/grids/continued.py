"""Drawings that go on from sheet to sheet, each the next stretch of time for the same rows: a sheet a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.grids.ends import ASK_WHETHER_ONE, SEVERAL, is_drawn
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.reading import Place, Reading, Row
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import TimeColumn

Drawn = tuple[Region, Reading]
_Key = tuple[str, str]
_NEAR = timedelta(days=8)
"""How long after the last day of one sheet the next may begin: weeks need not end with the year."""
_NO_TIME = timedelta()
_FINISH = ("finish_from", "finish_to", "finish_text")
_APART = "on several sheets, with gaps between them"


def begins_after(region: Region, other: Region) -> bool:
    """Return whether the time columns of a drawing begin where those of another one end."""
    last, first = _edge(other, -1), _edge(region, 0)
    if last is None or first is None or last.latest is None or first.earliest is None:
        return False
    return _NO_TIME < first.earliest - last.latest <= _NEAR


def _edge(region: Region, place: int) -> TimeColumn | None:
    """Return the first time column of a drawing, or its last one."""
    return region.grid.axis.columns[place] if region.grid else None


def drawn_on(parts: Sequence[Drawn]) -> list[Reading]:
    """Return the readings of drawings in the order of time, each task that is drawn on several as one.

    It stands where it begins, and says where each end is drawn; a gap between its bars is told. A row without dates
    stands once, and not beside a dated one of its name. Tasks of one name on a sheet are left as they are.
    """
    rows = [list(reading.rows) for _, reading in parts]
    gone = {id(row) for row in _undated_again(rows)}
    for drawn in _on_several(rows).values():
        whole, *others = drawn
        _tell_gaps(parts, drawn)
        whole |= {one: drawn[-1][one] for one in _FINISH}
        whole["worked_out"] = f"start: {_where(whole)}; finish: {_where(drawn[-1])}"
        gone |= {id(row) for row in others}
    kept = [[row for row in own if id(row) not in gone] for own in rows]
    return [replace(reading, rows=ByColumn.of(own)) for (_, reading), own in zip(parts, kept, strict=True)]


def _key(row: Row) -> _Key:
    return row["outline"] or "", normalised(row["activity_name"])


def _on_several(rows: Sequence[Sequence[Row]]) -> dict[_Key, list[Row]]:
    """Return the rows of each task that bars date on more than one sheet, no sheet having two of its name."""
    found: defaultdict[_Key, list[Row]] = defaultdict(list)
    several: set[_Key] = set()
    for own in rows:
        bars = [row for row in own if is_drawn(row) and not row["is_milestone"]]
        several |= {key for key, count in Counter(map(_key, bars)).items() if count > 1}
        for row in bars:
            found[_key(row)].append(row)
    return {key: each for key, each in found.items() if len(each) > 1 and key not in several}


def _undated_again(rows: Sequence[Sequence[Row]]) -> Iterator[Row]:
    """Yield the rows without dates of tasks that another row dates, or that an earlier sheet has without dates too."""
    seen = {_key(row) for own in rows for row in own if _is_dated(row)}
    for own in rows:
        undated = [row for row in own if not _is_dated(row)]
        yield from (row for row in undated if _key(row) in seen)
        seen |= {_key(row) for row in undated}


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
