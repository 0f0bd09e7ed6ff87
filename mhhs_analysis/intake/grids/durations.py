"""Durations typed beside what is drawn that contradict it: a bar of two months, and 20 weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mhhs_analysis.dates import duration_from_text
from mhhs_analysis.frames import BOUNDS
from mhhs_analysis.intake.grids.ends import is_drawn
from mhhs_analysis.intake.grids.table import DrawnTable, number_of
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.reading import Row, place_of
from mhhs_analysis.intake.tables.lengths import days_of, is_far_off

_CONTRADICTED = (
    "a duration that contradicts what is drawn beside it, where most others fit: the drawing stands"
)
_ASK_WHICH = "ask which of them is meant"


class _Stated(NamedTuple):
    """A task whose duration is typed and whose one bar is drawn: the fewest and most days of each."""

    row: Row
    drawn: tuple[int, int]
    typed: tuple[float, float]

    @property
    def fits(self) -> bool:
        """Whether any number of days is of both."""
        return self.drawn[0] <= self.typed[1] and self.typed[0] <= self.drawn[1]

    @property
    def is_apart(self) -> bool:
        """Whether all that the bar may last is far from the duration, on the same side of it."""
        fewest, most = self.drawn
        return is_far_off(most if most < self.typed[0] else max(fewest, 1), *self.typed)


def doubt_durations(found: DrawnTable) -> None:
    """Warn of durations that bars contradict, where most others fit theirs: what is drawn stands."""
    column = next((one for one in found.table.region.columns if one.role == "duration"), None)
    if column is None or not found.axis.is_dated:
        return
    heading = normalised(column.heading)
    is_headed = duration_from_text("1", heading) is not None
    units = [heading] if is_headed else ["days", f"{found.axis.unit}s"]
    stated = max(([*_stated(found, unit)] for unit in units), key=lambda each: sum(one.fits for one in each))
    others = [one for one in stated if not one.fits]
    apart = [one for one in others if one.is_apart]
    for one in apart if len(apart) < len(stated) - len(others) else ():
        where = place_of(found.table.file, found.table.region.sheet, number_of(one.row), column.number)
        told = f"{one.row['duration_text']}; {one.row['start_text']} to {one.row['finish_text']}"
        found.table.reading.warn(where, told, _CONTRADICTED, _ASK_WHICH)


def _stated(found: DrawnTable, unit: str) -> Iterator[_Stated]:
    """Yield the tasks that are drawn as one bar and type how long they last, a bare number in the unit given."""
    for row in found.table.reading.rows:
        text, bars = row["duration_text"], found.drawings[number_of(row)].bars
        typed = days_of(text, unit) if text and len(bars) == 1 and is_drawn(row) else None
        if typed and all(row[bound] for bound in BOUNDS):
            first, start, finish, last = (date.fromisoformat(row[bound]) for bound in BOUNDS)
            yield _Stated(row, ((finish - start).days + 1, (last - first).days + 1), typed)
