"""A plan drawn in characters: a line an activity, on an axis of time as wide as the terminal.

Nothing is drawn at a guess: the days an activity surely takes are solid, those it may take are shaded, an
end that is not known is a question mark, and an activity without any date is counted instead of drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from mhhs_analysis.dates import Interval
from mhhs_analysis.reporting.axis import Axis, axis_for

MOST = 40
"""How many lines are drawn, unless all are asked for."""

_NAME_SHARE, _LEAST_NAME, _MOST_NAME, _DEEPEST = 0.4, 16, 44, 4


@dataclass(frozen=True)
class Signs:
    """What each part of a drawing is drawn with; `words` says what it means, `styles` its colour."""

    certain: str
    possible: str
    summary: str
    summary_possible: str
    milestone: str
    milestone_by: str
    earlier: str
    later: str
    grid: str
    shortened: str
    unknown: str = "?"
    reversed: str = "!"

    @property
    def words(self) -> dict[str, str]:
        """The legend: each sign that needs one, in the order in which it is explained."""
        return {
            self.certain: "surely at work",
            self.possible: "may be at work",
            self.summary: "summary",
            self.milestone: "milestone",
            self.milestone_by: "milestone, some time up to then",
            self.unknown: "not known",
            self.reversed: "finish before start, as typed",
            self.earlier: "before this drawing",
            self.later: "after it",
        }

    @property
    def styles(self) -> dict[str, str]:
        """The colour of each sign; every sign is told from the others without it."""
        return {
            self.certain: "cyan",
            self.possible: "cyan",
            self.summary: "bold",
            self.milestone: "bold magenta",
            self.milestone_by: "bold magenta",
            self.unknown: "yellow",
            self.reversed: "bold red",
            self.earlier: "yellow",
            self.later: "yellow",
            self.grid: "dim",
        }


UNICODE = Signs("█", "░", "━", "╌", "◆", "◇", "◀", "▶", "┊", "…")
ASCII = Signs("#", ".", "=", "-", "*", "o", "<", ">", ":", "...")


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


def draw_plan(
    activities: Sequence[dict[str, Any]], width: int, signs: Signs, most: int | None = MOST
) -> list[Text]:
    """Return the lines of a drawing: the axis, up to `most` activities, what the signs mean, what is not drawn.

    `activities` are rows of a reading, `width` the columns of the terminal. Nothing is returned where no
    activity has a date.
    """
    lines = _lines(activities)
    shown = _worth_drawing(lines)
    if not shown:
        return []
    drawn = shown[:most]
    labels = _labels(drawn, width, signs)
    taken = cell_len(labels[0].plain)
    axis = axis_for([day for line in drawn for day in line.days], max(10, width - taken - 2))
    canvases = [_painted(line, axis, signs) for line in drawn]
    return [
        *(Text(" " * (taken + 1) + text, "bold") for text in axis.headings),
        *(
            Text.assemble(label, _coloured(canvas, signs))
            for label, canvas in zip(labels, canvases, strict=True)
        ),
        *_said(lines, shown, drawn, {sign for canvas in canvases for sign in canvas}, signs),
    ]


# --- which lines ------------------------------------------------------------------------------------------


def _lines(activities: Sequence[dict[str, Any]]) -> list[Line]:
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


def _worth_drawing(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a date, and the headings that one of them stands beneath."""
    return [line for at, line in enumerate(lines) if line.days or (line.is_heading and _gathers(lines, at))]


def _gathers(lines: Sequence[Line], at: int) -> bool:
    for below in lines[at + 1 :]:
        if below.depth <= lines[at].depth:
            return False
        if below.days:
            return True
    return False


# --- what stands to the left ------------------------------------------------------------------------------


def _labels(lines: Sequence[Line], width: int, signs: Signs) -> list[Text]:
    """Return what stands before each line, all as wide: the row of the file and the shortened name."""
    rows = [str(line.row["activity_id"]) for line in lines]
    row_width = min(9, max(map(cell_len, rows)))
    names = ["  " * line.depth + printable(line.row["activity_name"]) for line in lines]
    room = min(max(_LEAST_NAME, int(width * _NAME_SHARE) - row_width), _MOST_NAME, max(map(cell_len, names)))
    return [
        Text.assemble(
            (_fitted(row, row_width, signs) + " ", "dim"),
            (_fitted(name, room, signs), "bold" if line.row["is_summary"] else ""),
        )
        for row, name, line in zip(rows, names, lines, strict=True)
    ]


def _fitted(text: str, width: int, signs: Signs) -> str:
    """Return text as wide as asked for, shortened or filled with blanks."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - len(signs.shortened)) + signs.shortened


def printable(text: str) -> str:
    """Return words on one line, with nothing in them that a terminal would obey instead of showing."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split())
    )


# --- painting ---------------------------------------------------------------------------------------------


def _painted(line: Line, axis: Axis, signs: Signs) -> list[str]:
    """Return the signs of a line, a cell each, with one more cell at either end for what lies beyond."""
    canvas = [" ", *(signs.grid if is_grid else " " for is_grid in axis.grid), " "]
    if not line.days:
        return canvas
    if line.finish.is_before(line.start):
        _paint_reversed(canvas, line, axis, signs)
    elif line.row["is_milestone"] and _at_one_time(line):
        _paint_milestone(canvas, line, axis, signs)
    else:
        _paint_bar(canvas, line, axis, signs)
    if any(day < axis.first for day in line.days):
        canvas[0] = signs.earlier
    if any(day > axis.last for day in line.days):
        canvas[-1] = signs.later
    return canvas


def _at_one_time(line: Line) -> bool:
    """Return whether a milestone has one date: both ends the same, or one of them not given."""
    return line.start == line.finish or line.start.is_unknown or line.finish.is_unknown


def _paint_reversed(canvas: list[str], line: Line, axis: Axis, signs: Signs) -> None:
    for end in (line.start.earliest, line.finish.latest):
        if end is not None and axis.first <= end <= axis.last:
            canvas[axis.cell_of(end) + 1] = signs.reversed


def _paint_milestone(canvas: list[str], line: Line, axis: Axis, signs: Signs) -> None:
    """Paint a milestone: on its day, or at the last day it can be with the days before it shaded."""
    when = line.start if line.finish.is_unknown else line.finish
    cells = axis.cells_of(min(line.days), max(line.days))
    if not cells:
        return
    for cell in cells:
        canvas[cell + 1] = signs.possible
    canvas[cells[-1] + 1] = signs.milestone if when.earliest == when.latest else signs.milestone_by
    _paint_unknown(canvas, cells, when.earliest is None, when.latest is None, signs)


def _paint_bar(canvas: list[str], line: Line, axis: Axis, signs: Signs) -> None:
    """Paint a bar: solid where it is surely at work, shaded where it may be, `?` where an end is not known."""
    is_summary = bool(line.row["is_summary"])
    solid, shaded = (signs.summary, signs.summary_possible) if is_summary else (signs.certain, signs.possible)
    cells = axis.cells_of(min(line.days), max(line.days))
    sure = _surely(line)
    for cell in cells:
        canvas[cell + 1] = solid if sure and axis.is_mostly(cell, sure, line.days) else shaded
    _paint_unknown(canvas, cells, line.start.earliest is None, line.finish.latest is None, signs)


def _surely(line: Line) -> tuple[date, date] | None:
    """Return the days an activity is at work whatever its dates turn out to be, or None."""
    first, last = line.start.latest, line.finish.earliest
    if line.start.is_unknown and line.finish.earliest == line.finish.latest:
        first = last
    if line.finish.is_unknown and line.start.earliest == line.start.latest:
        last = first
    return (first, last) if first and last and first <= last else None


def _paint_unknown(canvas: list[str], cells: range, is_before: bool, is_after: bool, signs: Signs) -> None:
    if is_before and cells:
        canvas[cells[0]] = signs.unknown
    if is_after and cells:
        canvas[cells[-1] + 2] = signs.unknown


def _coloured(canvas: Sequence[str], signs: Signs) -> Text:
    styles = signs.styles
    return Text.assemble(*(("".join(run), styles.get(sign, "")) for sign, run in groupby(canvas)))


# --- what is said below -----------------------------------------------------------------------------------


def _said(
    lines: Sequence[Line], shown: Sequence[Line], drawn: Sequence[Line], used: set[str], signs: Signs
) -> list[Text]:
    """Return what stands below a drawing: how many more there are, what isn't drawn, and the signs used."""
    said = []
    if len(shown) > len(drawn):
        said.append(Text(f"and {len(shown) - len(drawn)} more: --all shows them"))
    undated = [line for line in lines if not line.days and not any(line is one for one in shown)]
    if undated:
        relative = sum(bool(line.row["start_anchor"] or line.row["finish_anchor"]) for line in undated)
        told = f"Not drawn: {len(undated)} without a date"
        said.append(Text(f"{told}, {relative} of them given from a milestone" if relative else told))
    return [*said, _legend(used, signs)]


def _legend(used: set[str], signs: Signs) -> Text:
    """Return what each sign of a drawing means, for those that occur in it."""
    told = [
        Text.assemble((sign, signs.styles.get(sign, "")), f" {words}")
        for sign, words in signs.words.items()
        if sign in used
    ]
    return Text("   ").join(told)
