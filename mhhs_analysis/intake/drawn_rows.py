"""What is drawn in the rows of a table becomes their dates, beside or instead of typed ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, get_args

from mhhs_analysis.dates import Interval, Order, interval_from_text, looks_like_date
from mhhs_analysis.intake.added_up import rows_added_up
from mhhs_analysis.intake.bar_texts import Ends, are_inside, ends_typed
from mhhs_analysis.intake.bars import Bar, Drawing, drawing_of
from mhhs_analysis.intake.bases import PLAIN
from mhhs_analysis.intake.columns import DATE_ROLES, normalised, qualifiers
from mhhs_analysis.intake.grid_marks import MILESTONES, Grid
from mhhs_analysis.intake.groups import beneath
from mhhs_analysis.intake.legends import SPARE, kind_of_colour
from mhhs_analysis.intake.milestone_words import names_milestones
from mhhs_analysis.intake.reading import Confidence, Place, Row, interval_columns, place_of
from mhhs_analysis.intake.table import Table
from mhhs_analysis.intake.time_axis import NO_ORDER, OPEN_ORDER
from mhhs_analysis.intake.time_calendar import YEARS_DISAGREE
from mhhs_analysis.intake.time_columns import TimeAxis, TimeColumn
from mhhs_analysis.intake.time_headings import PROGRAMME_MILESTONE, said_by
from mhhs_analysis.intake.workbook import cell_name, cell_range

_TYPED = [f"{end}_{part}" for end in DATE_ROLES for part in ("from", "to", "text", "anchor")]
"""The columns of a row that hold what is typed of its ends."""
_ASK_DATES = "ask for the dates as a table: a row a task, with its start and finish"
_ASK_YEAR = "ask for the year of the first month (readings.csv: year)"
_ASK_FIRST = "ask on which day {unit} 1 begins (readings.csv: week_one)"
_ASK_WHICH = "ask which of the two is meant"
_DISAGREE = "typed {typed}, drawn {drawn}: the typed dates stand"
_SEVERAL = "drawn in {count} bars {parted}: read as one task from the first to the last"
_GAPS, _DIFFER = "with gaps between them", "side by side that differ"
_REMARK = "words in the drawing beside the bars: kept here, no task"
_ASK_REMARK = "ask whether it is a milestone or a task, and for its date"
_LOOKS = "a bar of several colours or hatchings that nothing explains: read as one, from its first cell to its last"
_ASK_LOOKS = "ask what each colour means: work done, work to do, or time in hand"
_DRAWN = "start and finish: as drawn"
_AS_TYPED = "as typed in the drawing"
_OUTSIDE = "typed {typed}, drawn {drawn}: read as drawn"
_OTHER: dict[Order, Order] = {"DMY": "MDY", "MDY": "DMY"}
_SPARE = "time in hand drawn beside the work: kept out of its dates"
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.I)
_DAY = timedelta(days=1)
_CODES = "codes in the drawing of a row that heads others: what falls due then is not said"
_ASK_CODES = "ask for a row each, with its name and date"
_OVER = "milestones above the headings of time: not read"
_ABOVE = 3
"""Rows above the headings of time in which milestones may stand over them."""
_BEYOND = "a bar that goes on right of the last heading of time: when it ends is not said"
_BROKEN = "from here on the headings of time do not go on in order: what is drawn below them is not read"
_NO_NAME = "a bar in a row without a name"
_SHAPES = "drawn shapes, pictures or charts on the sheet: what they show can't be read"
_RULES = "rules that colour cells of the drawing and could not be worked out"
_UNSEEN = "a calendar without marks, in a file whose colours can't be seen"
_BLANK = "a calendar in whose cells nothing is drawn: bars may be shapes over them, or lines around them"
_UNSEEN_ROWS = "rows of a calendar without marks of their own, in a file whose colours can't be seen"
_ASK_XLSX = "ask for the file as .xlsx, or for the dates as a table"


class _Lane(NamedTuple):
    """The name of a row that activities are drawn in, and the outline that they have from it."""

    name: str
    outline: str


@dataclass
class _Found:
    """What is drawn in a table, row by row, and how it fits what is typed."""

    table: Table
    axis: TimeAxis
    drawings: dict[int, Drawing]
    has_fills: bool
    agreed: int = 0
    disagreed: int = 0

    @cached_property
    def below(self) -> dict[int, int]:
        """The next row of the table, by row."""
        return dict(pairwise(self.table.region.rows))

    @cached_property
    def is_of_lanes(self) -> bool:
        """Whether rows are lanes: any holds several bars with names of their own."""
        return any(sum(bool(bar.words) for bar in one.bars) > 1 for one in self.drawings.values())


def add_drawn(table: Table) -> None:
    """Give the rows read of a table the dates that are drawn in them, and say where typed and drawn disagree."""
    region = table.region
    if region.grid is None:
        return
    grid = region.grid
    by_row = {row["activity_id"]: row for row in table.reading.rows}
    drawings = {row: _listed(drawing_of(grid, row), by_row.get(f"R{row}")) for row in grid.rows}
    _take_from_below(table, drawings, {*by_row})
    found = _Found(table, grid.axis, drawings, grid.has_fills)
    _say_doubts(table, grid)
    for number in rows_added_up(region.sheet, grid):
        by_row.get(f"R{number}", {})["is_summary"] = True
    made: list[Row] = []
    for number in region.rows:
        row = by_row.get(f"R{number}")
        if row is not None:
            made += _row_drawn(found, number, row)
    table.reading.rows[:] = made
    _put_nameless_aside(found, by_row)
    _say_how(found)


# --- one row --------------------------------------------------------------------------------------------------


def _row_drawn(found: _Found, number: int, row: Row) -> list[Row]:
    """Return the activities of a row: its own, with typed or drawn dates, and those that its drawing names."""
    drawing = found.drawings.get(number, Drawing())
    _period_dates(found, number, row)
    if not _is_typed(row) and _heads_others(found, number):
        _head(found, number, row)
        drawing = replace(drawing, bars=())
    drawing = _without_spare(found, number, drawing)
    if not _is_typed(row):
        drawing = _by_legend(found, drawing, row["activity_name"])
    plain = [bar for bar in drawing.bars if not bar.words]
    named = [bar for bar in drawing.bars if bar.words]
    if len(named) == 1 and not plain and not found.is_of_lanes:
        plain, named = named, []
        _keep_words(row, plain[0])
    points = [_without_day(found, bar) for bar in drawing.milestones]
    rows, lane = [row], _lane_of(found, number, row)  # before the first milestone gives the row its name
    if plain:
        _compare_or_take(found, number, row, plain)
    elif points and not named and not _is_typed(row):
        _take(found, number, row, points[:1])
        row["is_milestone"] = True
        if points[0].words and points[0].words.lower() != lane.name.lower():
            row["outline"], row["activity_name"] = lane.outline, points[0].words
        points = points[1:]
    elif named and not _is_typed(row):
        rows = []
    extras = [*named, *points]
    rows += [_extra(found, number, row, lane, bar, place) for place, bar in enumerate(extras, len(rows) + 1)]
    if rows[0] is not row:
        rows[0]["activity_id"] = f"R{number}"
    for remark in drawing.remarks:
        place = place_of(found.table.file, found.table.region.sheet, number, remark.first)
        found.table.reading.warn(place, remark.text, _REMARK, _ASK_REMARK)
    return rows


def _keep_words(row: Row, bar: Bar) -> None:
    """Keep what is written in the one bar of a row in its notes, where it says another thing than the row's name."""
    if normalised(bar.words) not in normalised(row["activity_name"]):
        row["notes_text"] = "; ".join(filter(None, (row["notes_text"], bar.words)))


def _lane_of(found: _Found, number: int, row: Row) -> _Lane:
    """Return a row as the lane of what its drawing names: its name stands beneath the groups it is under."""
    path = found.table.groups.get(number)
    name = row["activity_name"]
    return _Lane(name, beneath(path if path == row["outline"] else None, name))


def _listed(drawing: Drawing, row: Row | None) -> Drawing:
    """Return a drawing whose texts are milestones where a row is called so, and holds neither bars nor typed dates."""
    if drawing.bars or row is None or _is_typed(row) or not names_milestones(row["activity_name"]):
        return drawing
    named = [one for one in drawing.remarks if not looks_like_date(one.text)]
    points = [*drawing.milestones, *(one._replace(is_milestone=True) for one in named)]
    left = tuple(one for one in drawing.remarks if one not in named)
    return Drawing((), tuple(sorted(points, key=lambda one: one.first)), left)


def _take_from_below(table: Table, drawings: dict[int, Drawing], named: set[str]) -> None:
    """Give a row without a bar of its own the bars of the row below, where its name is merged down to that one.

    What is written above them is a label, and stays beside them.
    """
    columns = {one.number for one in table.region.columns if one.may_name}
    for top, left, bottom, _ in table.region.sheet.merged:
        if left not in columns or bottom == top or f"R{top}" not in named:
            continue
        above, below = drawings.get(top, Drawing()), drawings.get(top + 1, Drawing())
        is_bare = not any(bar.colours for bar in above.bars) and any(bar.colours for bar in below.bars)
        if is_bare and f"R{top + 1}" not in named:
            labels = (*above.remarks, *above.bars)
            points = (*above.milestones, *below.milestones)
            drawings[top] = Drawing(below.bars, points, (*labels, *below.remarks))
            drawings[top + 1] = Drawing()
        for row in range(top + 1, bottom + 1):
            if f"R{row}" not in named and drawings.get(row) == above:  # one bar, as tall as its name
                drawings[row] = Drawing()


def _without_day(found: _Found, bar: Bar) -> Bar:
    """Return a milestone without the day that is typed beside its sign as its name."""
    return bar._replace(words="") if _day_typed(found, bar, found.table.order) else bar


def _day_typed(found: _Found, bar: Bar, order: Order) -> Interval | None:
    """Return the day typed beside a milestone's sign, in the year of its column where none is typed."""
    start, _ = _ends(found.axis, [bar])
    text = bar.text.strip(f"{MILESTONES} ")
    if not bar.is_milestone or start.earliest is None:
        return None
    if day := _day_of_month(text, start):
        return day
    years = (start.earliest.year, start.earliest.year + 1)
    read = [interval_from_text(text, order, year) for year in years]
    days = [one for one in read if one and one.earliest and one.earliest == one.latest]
    return next((one for one in days if _is_within(found, bar, one)), days[0] if days else None)


def _day_of_month(text: str, column: TimeColumn) -> Interval | None:
    """Return the day that a number names in a column of one month: 7th."""
    found, first, last = _NTH.fullmatch(text), column.earliest, column.latest
    if found is None or first is None or last is None or first.day != 1 or (last + _DAY).day != 1:
        return None
    is_in_one = (first.year, first.month) == (last.year, last.month) and 0 < int(found[1]) <= last.day
    day = first.replace(day=int(found[1])) if is_in_one else None
    return Interval(day, day, text) if day else None


def _is_within(found: _Found, bar: Bar, day: Interval) -> bool:
    """Return whether a day lies in the periods of a bar's columns."""
    start, finish = _ends(found.axis, [bar])
    assert day.earliest is not None
    return bool(start.earliest and finish.latest and start.earliest <= day.earliest <= finish.latest)


def _by_legend(found: _Found, drawing: Drawing, name: str) -> Drawing:
    """Return a drawing whose bars are named by the legend where it tells kinds of work, or milestones, apart."""
    legend = found.table.region.grid.legend if found.table.region.grid else {}
    if not legend:
        return drawing
    said = [legend.get(bar.colours[0], "") if bar.colours else "" for bar in drawing.bars]
    kinds = [kind_of_colour(words) if words else "unsaid" for words in said]
    works = {words for words, kind in zip(said, kinds, strict=True) if not kind}
    bars, points = [], list(drawing.milestones)
    for bar, words, kind in zip(drawing.bars, said, kinds, strict=True):
        if kind == "milestone":
            points.append(bar._replace(is_milestone=True))
        elif not kind and len(works) > 1 and not bar.words:
            bars.append(bar._replace(words=f"{name}: {words}"))
        else:
            bars.append(bar)
    return replace(drawing, bars=tuple(bars), milestones=tuple(sorted(points, key=lambda one: one.first)))


def _without_spare(found: _Found, number: int, drawing: Drawing) -> Drawing:
    """Return a drawing without time in hand beside its work: what the legend calls contingency is no planned finish."""
    legend = found.table.region.grid.legend if found.table.region.grid else {}
    if not legend:
        return drawing
    spare = [
        bar for bar in drawing.bars if bar.colours and kind_of_colour(legend.get(bar.colours[0], "")) == SPARE
    ]
    work = tuple(bar for bar in drawing.bars if bar not in spare)
    if not work:
        return drawing
    for bar in spare:
        where = cell_range((number, bar.first), (number, bar.last))
        place = Place(found.table.file, found.table.region.sheet.name, where)
        found.table.reading.warn(place, f"{legend[bar.colours[0]]}: {_span(found.axis, bar)}", _SPARE)
    return replace(drawing, bars=work)


def _extra(found: _Found, number: int, row: Row, lane: _Lane, bar: Bar, place: int) -> Row:
    """Return an activity that a row's drawing names, or a milestone in it, beneath the row's own name."""
    name = bar.words or f"{lane.name} (milestone)"
    made = row | {
        "activity_id": f"R{number}.{place}",
        "activity_name": name,
        "outline": lane.outline,
        "is_milestone": bar.is_milestone,
        "is_summary": False,
        "other_dates": None,
        "percent_complete": None,
        "predecessors": None,
        "worked_out": None,
    }
    _take(found, number, made, [bar])
    return made


def _compare_or_take(found: _Found, number: int, row: Row, bars: list[Bar]) -> None:
    """Give a row the ends that are drawn and not typed; where both are there the typed ones stand."""
    ends = _ends(found.axis, bars)
    typed = {end: bool(row[f"{end}_from"] or row[f"{end}_to"]) for end in DATE_ROLES}
    if not any(typed.values()):
        if not any(row[f"{end}_text"] for end in DATE_ROLES):
            _take(found, number, row, bars)
        return
    drawn = [(end, column) for end, column in zip(DATE_ROLES, ends, strict=True) if column.is_dated]
    agree = [_compare(found, number, row, end, column) for end, column in drawn if typed[end]]
    if not (agree and all(agree)) or row["is_milestone"]:
        return
    edges = (
        found.axis.first,
        found.axis.last,
    )  # a bar may go on beyond them, or a blank end colour all its row
    for end, column in drawn:
        if not typed[end] and not row[f"{end}_text"] and column.number not in edges:
            _add_end(row, number, end, column, bars)


def _add_end(row: Row, number: int, end: str, column: TimeColumn, bars: list[Bar]) -> None:
    """Give a row the one end that is drawn and not typed, where the drawing bears out the end that is."""
    where = cell_range((number, bars[0].first), (number, bars[-1].last))
    row |= _interval(end, column)
    told = f"{end}: as drawn, {where}"
    row["worked_out"] = f"{row['worked_out']}; {told}" if row["worked_out"] else told


def _compare(found: _Found, number: int, row: Row, end: str, column: TimeColumn) -> bool:
    """Return whether a typed end and the drawn one can be the same day; a warning says where they can't."""
    first, last = row[f"{end}_from"], row[f"{end}_to"]
    typed = row[f"{end}_text"] or f"{first} (worked out)"
    assert column.earliest is not None
    assert column.latest is not None
    # a bar that begins or ends at the edge of the drawing may go on beyond it
    is_before = last is not None and last < column.earliest.isoformat()
    is_after = first is not None and first > column.latest.isoformat()
    is_apart = (is_before and not (end == "start" and column.number == found.axis.first)) or (
        is_after and not (end == "finish" and column.number == found.axis.last)
    )
    if not is_apart:
        found.agreed += 1
        return True
    found.disagreed += 1
    place = place_of(found.table.file, found.table.region.sheet, number, column.number or None)
    told = _DISAGREE.format(typed=typed, drawn=column.label)
    found.table.reading.warn(place, f"{end} {typed}", f"the {end}: {told}", _ASK_WHICH)
    return False


def _take(found: _Found, number: int, row: Row, bars: list[Bar]) -> None:
    """Give a row the dates of its bars, from the first to the last."""
    start, finish = _ends(found.axis, bars)
    where = cell_range((number, bars[0].first), (number, bars[-1].last))
    told = "as drawn" if len(bars) == 1 else f"as drawn in {len(bars)} bars"
    row |= _interval("start", start) | _interval("finish", finish)
    if len(bars) == 1 and (day := _day_read(found, number, bars[0])):
        row |= interval_columns("start", day) | interval_columns("finish", day)
        told = _AS_TYPED
    elif len(bars) == 1 and (ends := _ends_read(found, number, bars[0])):
        row |= interval_columns("start", ends[0]) | interval_columns("finish", ends[1])
        told = _AS_TYPED
    elif _goes_beyond(found, number, bars[-1]):
        row |= interval_columns("finish", _after(finish))
        place = Place(found.table.file, found.table.region.sheet.name, where)
        found.table.reading.warn(place, "", _BEYOND, _ASK_DATES)
    row |= {
        "date_basis": row["date_basis"] or _basis_said(found, number) or PLAIN,
        "cell": where,
        "worked_out": f"start and finish: {told}, {where}",
    }
    if len(bars) > 1:
        place = Place(found.table.file, found.table.region.sheet.name, where)
        parts = "; ".join(_span(found.axis, bar) for bar in bars)
        are_apart = any(earlier.last + 1 < later.first for earlier, later in pairwise(bars))
        told = _SEVERAL.format(count=len(bars), parted=_GAPS if are_apart else _DIFFER)
        found.table.reading.warn(place, parts[:200], told, "ask whether it is one task")


def _day_read(found: _Found, number: int, bar: Bar) -> Interval | None:
    """Return the day typed beside a milestone's sign where it lies in its column, unless another order would too."""
    day, other = _day_typed(found, bar, found.table.order), _day_typed(found, bar, _OTHER[found.table.order])
    if day is None:
        return None
    is_open = other is not None and other.earliest != day.earliest and _is_within(found, bar, other)
    if _is_within(found, bar, day) and not is_open:
        return day
    place = place_of(found.table.file, found.table.region.sheet, number, bar.first)
    told = _OUTSIDE.format(typed=day.text, drawn=_span(found.axis, bar))
    found.table.reading.warn(place, bar.text, told, _ASK_WHICH)
    return None


def _goes_beyond(found: _Found, number: int, bar: Bar) -> bool:
    """Return whether a bar goes on right of the last time column, where nothing is headed: nobody says when it ends."""
    sheet, axis = found.table.region.sheet, found.axis
    beyond = axis.last + 1
    if bar.last != axis.last or any(beyond in sheet.rows[row] for row in found.table.region.headers):
        return False
    fills = {row: sheet.drawn.fills.get(row, {}).get(beyond, "") for row in found.drawings}
    is_column = all(fills[row] for row, one in found.drawings.items() if one.bars)
    is_filled = bool(bar.colours) and fills.get(number) == bar.colours[-1] and not is_column
    return is_filled or any(
        top <= number <= bottom and axis.first <= left <= axis.last < right
        for top, left, bottom, right in sheet.merged
    )


def _after(column: TimeColumn) -> Interval:
    first = column.latest + _DAY if column.latest else None
    return Interval(first, None, f"after {column.label}")


def _ends_read(found: _Found, number: int, bar: Bar) -> Ends | None:
    """Return the dates typed in a bar where they lie in its columns, unless another order of day and month would too.

    One date alone is told of words in a cell, as of an event; in a coloured bar it may be either end.
    """
    assert found.table.region.grid is not None
    last = found.table.region.grid.marks[number].get(bar.last)
    texts = [bar.text, last.text] if last and last.origin not in (0, bar.first) else [bar.text]
    if not any(sign.isdecimal() for text in texts for sign in text):
        return None
    columns = _ends(found.axis, [bar])
    ends, other = (
        ends_typed(texts, *columns, order) for order in (found.table.order, _OTHER[found.table.order])
    )
    if ends is None or (ends[0] == ends[1] and bar.colours):
        return None
    is_inside, is_open = are_inside(ends, *columns), other is not None and are_inside(other, *columns)
    if is_inside and not (is_open and other != ends):
        return ends
    place = place_of(found.table.file, found.table.region.sheet, number, bar.first)
    told = _OUTSIDE.format(
        typed=" to ".join(dict.fromkeys(one.text for one in ends)), drawn=_span(found.axis, bar)
    )
    found.table.reading.warn(place, "", told, _ASK_WHICH)
    return None


def _basis_said(found: _Found, number: int) -> str:
    """Return the basis that a cell of a row says its bar is of (Plan, Actual), "" where none does."""
    first = found.axis.first
    for column, cell in found.table.region.sheet.rows.get(number, {}).items():
        if column < first and (basis := _basis_alone(normalised(cell.text))):
            return basis
    return ""


def _basis_alone(words: str) -> str:
    """Return the basis that words name and nothing else, "" for any others: a task's are told by the first one."""
    if not qualifiers(words.partition(" ")[0], "activities")[0]:
        return ""
    bases, rest = qualifiers(words, "activities")
    return "" if rest else "baseline" if bases[-1] == "planned" else bases[-1]


def _ends(axis: TimeAxis, bars: list[Bar]) -> tuple[TimeColumn, TimeColumn]:
    return axis.by_number[bars[0].first], axis.by_number[bars[-1].last]


def _span(axis: TimeAxis, bar: Bar) -> str:
    first, last = axis.by_number[bar.first].label, axis.by_number[bar.last].label
    return first if first == last else f"{first} to {last}"


def _interval(end: str, column: TimeColumn) -> Row:
    return interval_columns(end, Interval(column.earliest, column.latest, column.label))


def _is_typed(row: Row) -> bool:
    return any(map(row.get, _TYPED))


# --- numbered periods that are typed --------------------------------------------------------------------------


def _period_dates(found: _Found, number: int, row: Row) -> None:
    """Date the numbered periods that a row types as its start, finish or duration, as the time columns number them."""
    if not found.axis.is_numbered:
        return
    typed = {
        end: _whole(row[f"{end}_text"]) for end in DATE_ROLES if not (row[f"{end}_from"] or row[f"{end}_to"])
    }
    start, finish = typed.get("start"), typed.get("finish")
    lasting = _duration(found.table, number)
    is_worked_out = (
        finish is None and row["finish_text"] is None and start is not None and lasting is not None
    )
    if is_worked_out:
        finish = start + lasting - 1  # type: ignore[operator]  # both are there
    for end, period in (("start", start), ("finish", finish)):
        column = found.axis.of_period(period) if period is not None else None
        if column is not None:
            row |= _interval(end, column)
    if is_worked_out and row["finish_text"]:
        unit = found.axis.unit
        row["worked_out"] = f"finish: the start and {lasting} {unit}s, counted in {unit}s with the first"
        row["date_basis"] = row["date_basis"] or PLAIN


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\d{1,3}", text) else None


def _duration(table: Table, number: int) -> int | None:
    for basis in ("", "forecast", "baseline"):
        cell = table.cell(number, "duration", basis)
        if cell is not None and isinstance(cell.value, int | float):
            return int(cell.value) if cell.value > 0 and cell.value == int(cell.value) else None
    return None


# --- the whole table ------------------------------------------------------------------------------------------


def _heads_others(found: _Found, number: int) -> bool:
    """Return whether a row only heads others: no fill of its own in a drawing of fills, and one in the row below."""
    below = found.drawings.get(found.below.get(number, 0), Drawing())
    drawing = found.drawings.get(number, Drawing())
    return (
        found.has_fills
        and bool(drawing.bars or not drawing.milestones)
        and not any(bar.colours or bar.words for bar in drawing.bars)
        and any(bar.colours for bar in below.bars)
    )


def _head(found: _Found, number: int, row: Row) -> None:
    """Mark a row as one that heads others; codes that stand in its time columns are kept, for nobody dates them."""
    row["is_summary"] = True
    bars = found.drawings.get(number, Drawing()).bars
    if bars:
        told = "; ".join(f"{bar.text} {_span(found.axis, bar)}" for bar in bars)
        where = cell_range((number, bars[0].first), (number, bars[-1].last))
        place = Place(found.table.file, found.table.region.sheet.name, where)
        found.table.reading.put_aside(place, told, _CODES, _ASK_CODES)


def _put_nameless_aside(found: _Found, by_row: Mapping[str, Row]) -> None:
    """Set aside each bar in a row that names nothing; what is set aside whole already is asked about once.

    That is a named row that is no task, and the words of any row of the table.
    """
    told = {*found.table.region.rows}
    for number, drawing in found.drawings.items():
        if f"R{number}" in by_row or number in found.table.name_cells:
            continue
        for bar in (one for one in drawing.bars if one.colours or number not in told):
            where = cell_range((number, bar.first), (number, bar.last))
            place = Place(found.table.file, found.table.region.sheet.name, where)
            found.table.reading.put_aside(
                place, bar.text, f"{_NO_NAME}: {_span(found.axis, bar)}", "ask what it is"
            )


def _say_doubts(table: Table, grid: Grid) -> None:
    sheet = table.region.sheet
    for row, reason in grid.doubts:
        place = Place(table.file, sheet.name, cell_name(row, grid.axis.first) if row else "")
        table.reading.warn(place, "", reason, "ask whether it is a bar")
        table.reading.reading_confidence = "low"
    for reason in grid.axis.doubts:
        where = cell_range((grid.axis.rows[0], grid.axis.first), (grid.axis.rows[-1], grid.axis.last))
        table.reading.warn(Place(table.file, sheet.name, where), grid.axis.described, reason, _ASK_DATES)
        _lower(table, "low" if reason in (NO_ORDER, YEARS_DISAGREE, OPEN_ORDER) else "medium")
    if (beyond := sheet.rows[grid.axis.rows[-1]].get(grid.axis.last + 1)) and said_by(beyond, "DMY"):
        place = place_of(table.file, sheet, grid.axis.rows[-1], grid.axis.last + 1)
        table.reading.warn(place, beyond.text, _BROKEN, _ASK_DATES)
        _lower(table, "low")
    _say_above(table, grid)
    if grid.unread_rules:
        told = f"{grid.unread_rules} {_RULES}"
        table.reading.put_aside(Place(table.file, sheet.name), "", told, _ASK_DATES)
    if sheet.drawn.shapes:
        table.reading.put_aside(
            Place(table.file, sheet.name), f"{sheet.drawn.shapes} shapes", _SHAPES, _ASK_DATES
        )
    rows = table.reading.rows
    if sheet.drawn.can_be_seen and not grid.drawn and rows and not any(map(_is_typed, rows)):
        table.reading.put_aside(Place(table.file, sheet.name), "", _BLANK, _ASK_DATES)
    if not sheet.drawn.can_be_seen and not grid.drawn:
        table.reading.put_aside(Place(table.file, sheet.name), "", _UNSEEN, _ASK_XLSX)
    elif not sheet.drawn.can_be_seen and (blank := _blank_rows(table, grid)):
        told = "1 row" if len(blank) == 1 else f"{len(blank)} rows"
        place = place_of(table.file, sheet, blank[0], None)
        table.reading.put_aside(place, told, _UNSEEN_ROWS, _ASK_XLSX)


def _say_above(table: Table, grid: Grid) -> None:
    """Warn of milestones that stand over the time columns, above their headings: no row of the table is theirs."""
    rows, top = table.region.sheet.rows, grid.axis.rows[0]
    for row in (one for one in range(top - 1, max(0, top - 1 - _ABOVE), -1) if one in rows):
        said = {column: cell.text for column, cell in rows[row].items() if column in grid.axis.by_number}
        columns = [column for column, text in said.items() if _names_milestone(text)]
        if columns:
            where = cell_range((row, columns[0]), (row, columns[-1]))
            told = "1 milestone" if len(columns) == 1 else f"{len(columns)} milestones"
            place = Place(table.file, table.region.sheet.name, where)
            table.reading.warn(place, told, _OVER, _ASK_CODES)


def _names_milestone(text: str) -> bool:
    bare = text.strip(f"{MILESTONES} ")
    return any(sign in text for sign in MILESTONES) or PROGRAMME_MILESTONE.fullmatch(bare) is not None


def _blank_rows(table: Table, grid: Grid) -> list[int]:
    """Return the rows read as tasks that neither type a date nor show a mark."""
    rows = table.reading.rows
    untyped = {row["activity_id"] for row in rows if not (_is_typed(row) or row["is_summary"])}
    return [row for row in grid.rows if f"R{row}" in untyped and row not in grid.drawn]


def _doubt_looks(found: _Found) -> None:
    """Warn of bars that are dates, of several colours or hatchings, where no legend says what any of them means.

    What comes last may be time in hand.
    """
    legend = found.table.region.grid.legend if found.table.region.grid else {}
    dated = {row["cell"] for row in found.table.reading.rows if (row["worked_out"] or "").startswith(_DRAWN)}
    bars = [(row, bar) for row, one in found.drawings.items() for bar in one.bars if len(bar.colours) > 1]
    unexplained = [bar for _, bar in bars if not any(map(legend.get, bar.colours))]
    where = [cell_range((row, bar.first), (row, bar.last)) for row, bar in bars if bar in unexplained]
    if held := [one for one in where if one in dated]:
        told = "1 bar" if len(held) == 1 else f"{len(held)} bars"
        place = Place(found.table.file, found.table.region.sheet.name, held[0])
        found.table.reading.warn(place, told, _LOOKS, _ASK_LOOKS)


def _lower(table: Table, confidence: Confidence) -> None:
    """Lower the confidence in a reading, if it is higher."""
    order = get_args(Confidence)
    table.reading.reading_confidence = max(table.reading.reading_confidence, confidence, key=order.index)


def _say_how(found: _Found) -> None:
    """Say what the time columns are, how much typed and drawn agree, and what to ask for where no day is known."""
    table, axis = found.table, found.axis
    first, last = cell_name(1, axis.first)[:-1], cell_name(1, axis.last)[:-1]
    table.reading.reasons.append(f"columns {first} to {last}: {axis.described}")
    if axis.dated_by:
        table.reading.reasons.append(f"{axis.unit}s dated by {axis.dated_by}")
    compared = found.agreed + found.disagreed
    if compared:
        table.reading.reasons.append(f"{found.agreed} of {compared} typed dates agree with what is drawn")
    if found.disagreed > found.agreed:
        table.reading.reading_confidence = "low"
    _doubt_looks(found)
    is_used = any(bar for one in found.drawings.values() for bar in one.bars)
    if not axis.is_dated and (is_used or axis.is_numbered):
        place = Place(
            table.file,
            table.region.sheet.name,
            cell_range((axis.rows[-1], axis.first), (axis.rows[-1], axis.last)),
        )
        ask = _ASK_YEAR if axis.lacks_year else _ASK_FIRST.format(unit=axis.unit)
        table.reading.put_aside(place, axis.described, "time columns that nobody dates", ask)
