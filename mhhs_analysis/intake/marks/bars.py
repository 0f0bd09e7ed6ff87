"""Marks side by side in a row are a bar: from its first time column to its last, with the words written in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from mhhs_analysis.dates import OTHER_ORDER, interval_from_text, is_to_be_told, lacks_year, looks_like_date
from mhhs_analysis.intake.headings.legends import are_states
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.marks.covered import reach
from mhhs_analysis.intake.marks.grid_marks import LEVELS, SIGNS, Grid, Mark

_UNWRITTEN = Mark()
"""What stands in a cell that is only filled."""


class Bar(NamedTuple):
    """A bar or a milestone of a row: its first and last column, its colours, and the words that name it."""

    first: int
    last: int
    colours: tuple[str, ...] = ()
    words: str = ""
    is_milestone: bool = False
    text: str = ""
    open_end: str = ""
    """The end (start, finish) that nothing marks."""
    may_begin: int = 0
    """The first column that it may go on to under shading; 0 where it begins in sight."""
    may_end: int = 0


@dataclass(frozen=True)
class Drawing:
    """What is drawn in a row: its bars from left to right, its milestones, and texts beside them that are neither.

    `states` are those that say how the row's work stands.
    """

    bars: tuple[Bar, ...] = ()
    milestones: tuple[Bar, ...] = ()
    remarks: tuple[Bar, ...] = ()
    states: tuple[Bar, ...] = ()


def drawing_of(grid: Grid, row: int) -> Drawing:
    """Return what is drawn in a row; touching colours are two bars only where a legend or a text names each.

    Colours that a legend says are states of work (done, in progress) part none: they are one task's. Words for a date
    that is to come (TBC) draw nothing where they stand. Words right beside bare signs are their names, unless they
    only say how the work stands: 50% done, at risk.
    """
    marks, states = _without_states(grid.fills[row], grid.marks[row])
    are_parted = _names_each_colour(grid.fills[row], marks)
    bars: list[Bar] = []
    milestones: list[Bar] = []
    remarks: list[Bar] = []
    for one in _stretches(grid.fills[row], marks):
        mark = one.mark
        if mark.is_milestone:
            milestones += _milestone(milestones, one)
        is_remark = not one.colour and ((grid.has_fills and mark.words) or is_to_be_told(mark.text))
        if is_remark and not mark.is_milestone:
            remarks += _milestone(remarks, one)
            continue
        if mark.is_milestone and not one.colour:
            continue
        is_parted = are_parted and bool(bars) and _colours(one) != bars[-1].colours[-1:]
        if bars and not is_parted and _goes_on(bars[-1], one, grid):
            bars[-1] = _longer(bars[-1], one)
        else:
            words = "" if mark.is_milestone else mark.words
            bars.append(
                Bar(one.first, one.last, _colours(one), words, text=mark.text, open_end=mark.open_end)
            )
    alone = [_as_covered(bar, grid, row) for bar in bars if not any(_is_of(bar, one) for one in milestones)]
    days = [bar for bar in alone if _is_day_beside(bar, alone, grid)]
    left = [bar for bar in alone if bar not in days]
    drawing = Drawing(tuple(left), tuple(milestones), (*remarks, *days), states)
    return _labelled(_with_days_beside(drawing, grid) if milestones else drawing, grid)


def _as_covered(bar: Bar, grid: Grid, row: int) -> Bar:
    """Return a bar that knows how far it may go on under shading beside it."""
    hidden, left = grid.covered.get(row), grid.fills[row]
    if not hidden or not bar.colours:
        return bar
    return bar._replace(
        may_begin=reach(bar.first, -1, hidden, left, grid.shaded),
        may_end=reach(bar.last, 1, hidden, left, grid.shaded),
    )


def _is_day_beside(bar: Bar, bars: Sequence[Bar], grid: Grid) -> bool:
    """Return whether a bar is a day written right beside a coloured one that is no day of its own column: 27/01."""
    if bar.colours or bar.first != bar.last or not _says_when(bar.text):
        return False
    if not any(bar.first in (other.last + 1, other.first - 1) for other in bars if other.colours):
        return False
    days = _days_said(bar.text, grid, bar.first)
    return bool(days) and not _is_any_in(days, grid, bar.first)


def _days_said(text: str, grid: Grid, number: int) -> list[date]:
    """Return the days that a text may say in the years of a column that is dated, in either order of day and month."""
    column = grid.axis.by_number[number]
    years = {day.year for day in (column.earliest, column.latest) if column.is_dated and day}
    read = [interval_from_text(text, order, year) for order in OTHER_ORDER for year in years]
    return [one.earliest for one in read if one and one.is_day and one.earliest]


def _is_any_in(days: Sequence[date], grid: Grid, number: int) -> bool:
    """Return whether any of some days lies in a column that is dated."""
    column = grid.axis.by_number[number]
    return any(column.earliest <= day <= column.latest for day in days if column.earliest and column.latest)


def _with_days_beside(drawing: Drawing, grid: Grid) -> Drawing:
    """Return a drawing in which a bare sign says the day that is written right beside it: ◆ below July, then 6 Jul.

    Only a day that lies in the sign's column, and not in the one that it stands in.
    """
    texts = {one.first: one for one in (*drawing.bars, *drawing.remarks) if _may_be_day(one)}
    said: dict[Bar, Bar] = {}
    for sign in drawing.milestones if texts else ():
        beside = [one for at in (sign.first - 1, sign.last + 1) if (one := texts.get(at))]
        own = [one for one in beside if _is_day_of(one, sign, grid)]
        if len(own) == 1 and not sign.words and not SIGNS.isdisjoint(sign.text):
            said[sign] = own[0]
    return replace(
        drawing,
        bars=tuple(one for one in drawing.bars if one not in said.values()),
        milestones=tuple(
            sign._replace(text=f"{sign.text} {said[sign].text}") if sign in said else sign
            for sign in drawing.milestones
        ),
        remarks=tuple(one for one in drawing.remarks if one not in said.values()),
    )


def _may_be_day(bar: Bar) -> bool:
    return not bar.colours and bar.first == bar.last and _says_when(bar.text)


def _is_day_of(bar: Bar, sign: Bar, grid: Grid) -> bool:
    """Return whether a text says a day of the column that a sign stands in, and none of its own column."""
    days = _days_said(bar.text, grid, sign.first)
    is_own = _is_any_in(_days_said(bar.text, grid, bar.first), grid, bar.first)
    return not is_own and _is_any_in(days, grid, sign.first)


def _without_states(
    filled: Mapping[int, str], marks: dict[int, Mark]
) -> tuple[dict[int, Mark], tuple[Bar, ...]]:
    """Return marks without the words that say how work stands, and these; right of all that is drawn they draw nothing.

    Where other words stand in the row, or signs have words each, these may be names. Words alone are what is drawn.
    """
    states = {column: mark for column, mark in marks.items() if mark.state}
    if not states or _is_of_amounts(marks):
        return marks, ()
    shown = {column for column, mark in marks.items() if _is_drawn(mark)}
    drawn = {*filled, *shown}
    if len(states) == len(marks) and not drawn:  # what is drawn is how the work stands from column to column
        first = next(iter(states.values())).text
        return {column: replace(mark, words="", text=first) for column, mark in marks.items()}, _told(states)
    named = [mark for column, mark in marks.items() if column in drawn and mark.words]
    if not drawn or len({mark.origin for mark in named if mark.is_milestone}) > 1:
        return marks, ()
    is_named = any(not mark.state for mark in named)
    plain = next((mark.text for mark in marks.values() if not (mark.state or mark.is_milestone)), "")
    left = dict(marks)
    own = {
        column: mark for column, mark in states.items() if not (column in drawn and mark.words and is_named)
    }
    for column, mark in own.items():
        if column in drawn or column < max(drawn):
            left[column] = replace(
                mark, words="", text=mark.text if mark.is_milestone else plain or mark.text
            )
        else:
            del left[column]
    return left, _told(own)


def _told(states: Mapping[int, Mark]) -> tuple[Bar, ...]:
    """Return how the work of a row is said to stand, each merged cell once."""
    told = {
        mark.origin: Bar(column, column, words=mark.state, text=mark.text) for column, mark in states.items()
    }
    return tuple(told.values())


def _is_drawn(mark: Mark) -> bool:
    """Return whether a mark draws something by itself: a sign, or no words and no more than how work stands."""
    return mark.is_milestone or not (mark.words or mark.state) or mark.state != mark.text


def _is_of_amounts(marks: Mapping[int, Mark]) -> bool:
    """Return whether a row is drawn with shares or other amounts: they say of each column how much."""
    return sum(mark.text[:1].isdigit() for mark in marks.values()) > 1


def _labelled(drawing: Drawing, grid: Grid) -> Drawing:
    """Return a drawing in which bare signs have the names that stand beside them.

    They stand right of all, or left of all, or each beside one sign alone. Where names stand on both sides nobody knows
    whose they are, and where dates do they are no names. What may be a task of one column is a name where nothing else
    stands in the row; left of a lone sign it is not, nor beside one, or left of any, where other rows write tasks so,
    nor where it stands right after another sign.
    """
    bare = [one for one in drawing.milestones if not one.words]
    is_told = 0 < len(drawing.bars) <= len(bare) and not drawing.remarks
    may_be = drawing.bars if is_told and (len(bare) > 1 or not grid.writes_tasks) else ()
    codes = [one for one in drawing.milestones if one.words and SIGNS.isdisjoint(one.text)]
    beside = [one for one in (*drawing.remarks, *may_be, *codes) if one.words and not one.colours]
    texts = [one for one in beside if bare and not _says_when(one.text)]
    if not texts or (may_be and len(texts) < len(may_be)):
        return drawing
    labels = _names_of(bare, texts, is_left_none=bool(may_be) and (len(bare) == 1 or grid.writes_tasks))
    if may_be and _are_tasks_between(labels):
        return drawing
    named = {sign: sign._replace(words=label.words) for sign, label in labels.items()}
    if may_be and len(named) < len(may_be):
        is_asked = len(bare) > 1 and not grid.writes_tasks
        return replace(drawing, bars=(), remarks=drawing.bars) if is_asked else drawing
    return replace(
        drawing,
        bars=tuple(one for one in drawing.bars if one not in labels.values()),
        milestones=tuple(named.get(one, one) for one in drawing.milestones if one not in labels.values()),
        remarks=tuple(one for one in drawing.remarks if one not in labels.values()),
    )


def _names_of(bare: Sequence[Bar], texts: Sequence[Bar], *, is_left_none: bool) -> dict[Bar, Bar]:
    """Return the text that names each of some signs: all on one side of theirs, else what touches no other sign."""
    right, left = {one.first - 1: one for one in texts}, {one.last + 1: one for one in texts}
    left = {} if is_left_none else left
    sides = [
        [at[place] for place in places]
        for at, places in ((right, [one.last for one in bare]), (left, [one.first for one in bare]))
        if {*places} <= {*at}
    ]
    if len(sides) == 1:
        return dict(zip(bare, sides[0], strict=True))
    touching = {sign: [*filter(None, (right.get(sign.last), left.get(sign.first)))] for sign in bare}
    times = Counter(text for found in touching.values() for text in found)
    alone = {sign: found[0] for sign, found in touching.items() if len(found) == 1 and times[found[0]] == 1}
    return alone if len(bare) > 1 and len(alone) == len(texts) else {}


def _are_tasks_between(labels: Mapping[Bar, Bar]) -> bool:
    """Return whether words left of all of some signs stand right after others: tasks that end with a sign each."""
    lasts = {sign.last for sign in labels}
    is_left = all(label.last < sign.first for sign, label in labels.items())
    return is_left and any(label.first - 1 in lasts for label in labels.values())


def _says_when(text: str) -> bool:
    return is_to_be_told(text) or looks_like_date(text) or lacks_year(text)


def _names_each_colour(filled: Mapping[int, str], marks: Mapping[int, Mark]) -> bool:
    """Return whether colours that touch have a text each, wherever it stands in their cells: they are several bars."""
    if len({mark.origin for mark in marks.values() if mark.words}) < 2:
        return False
    runs: list[list[int]] = []
    for column in sorted(filled):
        if runs and runs[-1][-1] == column - 1 and filled[column - 1] == filled[column]:
            runs[-1].append(column)
        else:
            runs.append([column])
    texts = [
        {marks[column].origin for column in run if column in marks and marks[column].words} for run in runs
    ]
    touch = any(earlier[-1] + 1 == later[0] for earlier, later in pairwise(runs))
    return touch and all(len(one) == 1 for one in texts)


class _Stretch(NamedTuple):
    """Cells side by side that show the same; where something is written, one cell."""

    first: int
    last: int
    colour: str
    mark: Mark


def _stretches(filled: dict[int, str], marks: dict[int, Mark]) -> Iterator[_Stretch]:
    """Yield what a row shows, from left to right."""
    first = last = 0
    colour = ""
    for column in sorted({*filled, *marks}):
        own, mark = filled.get(column, ""), marks.get(column)
        if colour and (mark or own != colour or column != last + 1):
            yield _Stretch(first, last, colour, _UNWRITTEN)
            colour = ""
        if mark:
            yield _Stretch(column, column, own, mark)
        elif colour:
            last = column
        else:
            first, last, colour = column, column, own
    if colour:
        yield _Stretch(first, last, colour, _UNWRITTEN)


def _milestone(found: list[Bar], one: _Stretch) -> list[Bar]:
    """Return a point in time as a bar; none where the merged cell that holds it was met before."""
    mark = one.mark
    if found and mark.is_merged and found[-1].first <= one.first and found[-1].text == mark.text:
        found[-1] = found[-1]._replace(last=one.last)
        return []
    return [Bar(one.first, one.last, _colours(one), mark.words, mark.is_milestone, mark.text)]


def _is_of(bar: Bar, milestone: Bar) -> bool:
    """Return whether a bar is no more than the fill behind a milestone's sign."""
    return bar.first == milestone.first and bar.last == milestone.last


def _colours(one: _Stretch) -> tuple[str, ...]:
    return (one.colour,) if one.colour else ()


def _goes_on(bar: Bar, one: _Stretch, grid: Grid) -> bool:
    """Return whether cells belong to the bar left of them; shaded columns between them interrupt nothing."""
    mark, between = one.mark, range(bar.last + 1, one.first)
    if between and not grid.shaded.issuperset(between):
        return False
    if (mark.words and bar.words and mark.words != bar.words) or mark.open_end or bar.open_end:
        return False
    if bool(one.colour) != bool(bar.colours):
        return False
    if (
        not one.colour
        and not mark.is_merged
        and mark.text != bar.text
        and not _are_amounts(mark.text, bar.text)
    ):
        return False
    known = {grid.legend.get(colour, "") for colour in (one.colour, *bar.colours[-1:])}
    are_one = "" in known or len(known) < 2 or are_states(known)
    return are_one and _are_one_kind(grid, mark.text, bar.text)


def _are_one_kind(grid: Grid, *texts: str) -> bool:
    """Return whether letters are marks of one thing for all that a key says: its levels, or how its work stands."""
    said = {text.lower(): words for text in texts if (words := grid.said.get(text.lower()))}
    are_levels = said.keys() <= LEVELS and not any(map(names_kind_of_work, said.values()))
    return len({*said.values()}) < 2 or are_levels or are_states(said.values())


def _are_amounts(*texts: str) -> bool:
    return all(any(sign.isdigit() for sign in text) or len(text) <= 2 for text in texts)


def _longer(bar: Bar, one: _Stretch) -> Bar:
    colours = bar.colours if one.colour in bar.colours or not one.colour else (*bar.colours, one.colour)
    words = bar.words or ("" if one.mark.is_milestone else one.mark.words)
    return bar._replace(last=one.last, colours=colours, words=words)
