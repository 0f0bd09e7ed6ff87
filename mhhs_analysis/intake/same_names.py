"""Tasks that nothing tells apart: named alike, in no group, beside nobody and no note that says which is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from mhhs_analysis.intake.grids.rows import REMARK
from mhhs_analysis.intake.reading import Reading, counted, place_read, row_of

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
_PAIR = 2
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
    again = {name for name, times in Counter(names).items() if times >= _PAIR and " " in name}
    if not again:
        return  # as nearly all plans are
    found = dict[tuple[object, ...], list[int]]()
    columns = zip(
        names, reading.rows.column("is_summary"), reading.rows.column("sheet"), _told(reading), strict=True
    )
    for place, (name, is_summary, sheet, told) in enumerate(columns):
        if name in again and not is_summary:
            found.setdefault((sheet, *told), []).append(place)
    pairs = [places for places in found.values() if len(places) == _PAIR]
    if twice := _contradicting(reading, pairs):
        shown = "; ".join(names[place] for place in twice[:_MOST_SHOWN])
        reading.warn(place_read(reading.file, reading.rows[twice[0]]), shown, _TWICE, _ASK_TWICE)
        reading.lower("medium")


def _contradicting(reading: Reading, pairs: Sequence[Sequence[int]]) -> list[int]:
    """Return the second of each two tasks under one title, with a start and a finish, that have any day in common."""
    if not pairs:
        return []
    begins, ends = map(reading.rows.column, ("start_from", "finish_to"))
    parts = _parts(reading)
    return [
        other
        for one, other in pairs
        if all((begins[one], ends[one], begins[other], ends[other]))
        and begins[one] <= ends[other]
        and begins[other] <= ends[one]
        and parts[one] == parts[other]
    ]


def _parts(reading: Reading) -> list[int]:
    """Return how many rows without dates, which may be titles, stand from the first row to each."""
    texts = zip(*map(reading.rows.column, ("start_text", "finish_text")), strict=True)
    return [*accumulate(not (starts or ends) for starts, ends in texts)]


def _told(reading: Reading) -> Iterator[tuple[object, ...]]:
    """Yield what each row says of itself, and the summary above it where its outline says how far in it stands."""
    columns = zip(*map(reading.rows.maybe_column, ("activity_name", "is_summary", *_TELLING)), strict=True)
    above = ""
    for name, is_summary, outline, *telling in columns:
        if is_summary:
            above = name
        yield name, above if outline else "", outline, *telling
