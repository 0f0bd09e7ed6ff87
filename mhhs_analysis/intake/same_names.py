"""Tasks that nothing tells apart: named alike, in no group, beside nobody and no note that says which is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mhhs_analysis.intake.reading import Reading, counted, place_read

_AGAIN = "most tasks are named as another one is, and no group, owner or note tells them apart"
_ONE = "every task has one name, and no group, owner or note tells them apart"
_ASK = "ask what each of them is for, such as its supplier, system or release"
_TELLING = ("outline", "stage_text", "milestone_text", "owner_text", "notes_text")
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


def _told(reading: Reading) -> Iterator[tuple[object, ...]]:
    """Yield what each row says of itself, and the summary above it where its outline says how far in it stands."""
    above = ""
    for row in reading.rows:
        if row["is_summary"]:
            above = row["activity_name"]
        yield row["activity_name"], above if row["outline"] else "", *map(row.get, _TELLING)
