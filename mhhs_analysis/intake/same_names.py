"""Tasks that nothing tells apart: named alike, in no group, beside nobody and no note that says which is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mhhs_analysis.intake.grids.rows import REMARK
from mhhs_analysis.intake.reading import Reading, Row, counted, place_read, row_of

_AGAIN = "most tasks are named as another one is, and no group, owner or note tells them apart"
_ONE = "every task has one name, and no group, owner or note tells them apart"
_ASK = "ask what each of them is for, such as its supplier, system or release"
_LANES = (
    "rows of one name with words beside their bars, which may name their tasks: each is called as its row is"
)
_ASK_LANES = "ask what each bar is called, and whether the names of the rows are of lanes"
_TELLING = ("outline", "stage_text", "milestone_text", "owner_text", "notes_text")
_TWICE = "stands twice, at times that overlap, and no group, owner or note tells them apart: each is read as a task"
_ASK_TWICE = "ask which of the two holds, or what each of them is for"
_PAIR, _PART = 2, "part"
_MOST_SHOWN = 3
"""Names that are told."""
_FEWEST = 3
"""Names said again, or tasks of one name, from which they are no chance."""


def doubt_same_names(reading: Reading) -> None:
    """Warn of a plan most of whose tasks are named as another one is, and nothing beside them differs."""
    names = reading.rows.column("activity_name")
    if 3 * len({*names}) > 2 * len(names) or len(names) < _FEWEST:
        return  # as nearly all plans are
    told = Counter(_told(reading))
    again = {one: times for one, times in told.items() if times > 1}
    is_one = len({*names}) == 1
    if 2 * sum(again.values()) > len(names) and (len(again) >= _FEWEST or is_one):
        place = place_read(reading.file, reading.rows[0])
        reading.warn(place, counted(sum(again.values()), "task"), _ONE if is_one else _AGAIN, _ASK)
        reading.lower("medium")


def doubt_lanes(reading: Reading) -> None:
    """Warn of drawn rows that have one name, as lanes do, and words beside their bars that may be names of tasks."""
    beside = {(one["sheet"], row_of(one["cell"])) for one in reading.warnings if one["reason"] == REMARK}
    if not beside:
        return
    again = {name for name, times in Counter(reading.rows.column("activity_name")).items() if times > 1}
    rows = (row for row in reading.rows if row["activity_name"] in again)
    alike = [row for row in rows if (row["sheet"], row_of(row["cell"])) in beside]
    if len(alike) >= _PAIR:
        reading.warn(place_read(reading.file, alike[0]), counted(len(alike), "row"), _LANES, _ASK_LANES)
        reading.lower("medium")


def doubt_named_twice(reading: Reading) -> None:
    """Warn of names of several words in two rows of a sheet whose times overlap, where nothing beside them differs.

    Work that comes again goes on after it was done; names of one word, or said more often, may be of any part of it.
    """
    names = reading.rows.column("activity_name")
    if len({*names}) == len(names) or not any(
        times >= _PAIR and " " in name for name, times in Counter(names).items()
    ):
        return  # as nearly all plans are
    found, part = dict[tuple[object, ...], list[Row]](), 0
    for told, row in zip(_told(reading), reading.rows, strict=True):
        part += not (row["start_text"] or row["finish_text"])  # a row without dates may be a title
        if not row["is_summary"]:
            found.setdefault((row["sheet"], *told), []).append({**row, _PART: part})
    pairs = [rows for rows in found.values() if len(rows) == _PAIR]
    twice = [other for one, other in pairs if " " in other["activity_name"] and _contradict(one, other)]
    if twice:
        names = [row["activity_name"] for row in twice]
        reading.warn(place_read(reading.file, twice[0]), "; ".join(names[:_MOST_SHOWN]), _TWICE, _ASK_TWICE)
        reading.lower("medium")


def _contradict(one: Row, other: Row) -> bool:
    """Return whether two tasks under one title, each with a start and a finish, have any day in common."""
    ends = ("start_from", "finish_to")
    (first, last), (begin, end) = ([row[bound] for bound in ends] for row in (one, other))
    return one[_PART] == other[_PART] and all((first, last, begin, end)) and first <= end and begin <= last


def _told(reading: Reading) -> Iterator[tuple[object, ...]]:
    """Yield what each row says of itself, and the summary above it where its outline says how far in it stands."""
    above = ""
    for row in reading.rows:
        if row["is_summary"]:
            above = row["activity_name"]
        yield row["activity_name"], above if row["outline"] else "", *map(row.get, _TELLING)
