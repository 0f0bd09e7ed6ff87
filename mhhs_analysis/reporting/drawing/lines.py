"""The activities of a plan as lines: how deep each stands, and which are worth drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mhhs_analysis.dates import Interval

_DEEPEST = 4


@dataclass(frozen=True)
class Line:
    """An activity as it is drawn: where it stands in the outline, and what is known of its ends."""

    row: dict[str, Any]
    depth: int
    start: Interval
    finish: Interval

    @property
    def days(self) -> list[date]:
        """Every day that is given as a bound of an end."""
        bounds = (self.start.earliest, self.start.latest, self.finish.earliest, self.finish.latest)
        return [day for day in bounds if day is not None]

    @property
    def is_heading(self) -> bool:
        """Whether it only gathers others and gives no date of its own."""
        return bool(self.row["is_summary"]) and not self.days


def lines_of(activities: Sequence[dict[str, Any]]) -> list[Line]:
    """Return every activity with its depth in the outline, the shallowest being 0."""
    depths = [_depth(row.get("outline") or "") for row in activities]
    ranks = {depth: rank for rank, depth in enumerate(sorted(set(depths)))}
    return [
        Line(row, min(ranks[depth], _DEEPEST), _end(row, "start"), _end(row, "finish"))
        for row, depth in zip(activities, depths, strict=True)
    ]


def _depth(outline: str) -> int:
    """Return how deep an outline lies: `level 3`, or a number such as 1.2.1; anything else is no depth."""
    words = outline.removeprefix("level ").rstrip(".")
    if not all(part.isdigit() for part in words.split(".")):
        return 0
    return int(words) if outline.startswith("level ") else words.count(".") + 1


def _end(row: dict[str, Any], end: str) -> Interval:
    earliest, latest = (
        date.fromisoformat(row[f"{end}_{bound}"]) if row[f"{end}_{bound}"] else None
        for bound in ("from", "to")
    )
    return Interval(earliest, latest)


def worth_drawing(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a date, and the headings that one of them stands beneath."""
    return [line for at, line in enumerate(lines) if line.days or (line.is_heading and _gathers(lines, at))]


def _gathers(lines: Sequence[Line], at: int) -> bool:
    for below in lines[at + 1 :]:
        if below.depth <= lines[at].depth:
            return False
        if below.days:
            return True
    return False
