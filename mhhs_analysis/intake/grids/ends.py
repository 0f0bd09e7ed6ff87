"""The start and finish of what is drawn: as wide as its cells, or as typed in them; typed ends beside it stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from mhhs_analysis.dates import OTHER_ORDER, Interval, Order, interval_from_text
from mhhs_analysis.intake.grids.table import DrawnTable, EndAtEdge, as_headed, period_columns, span_of
from mhhs_analysis.intake.headings.beyond_words import heads_earlier, heads_later
from mhhs_analysis.intake.headings.columns import DATE_ROLES, normalised, qualifiers, role_of
from mhhs_analysis.intake.marks.bar_texts import Ends, are_inside, day_of_month, ends_typed
from mhhs_analysis.intake.marks.bars import Bar
from mhhs_analysis.intake.marks.grid_marks import MILESTONES, SIGNS
from mhhs_analysis.intake.reading import Place, Row, counted, interval_columns, place_of
from mhhs_analysis.intake.tables.bases import PLAIN
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.time_axis.columns import TimeColumn
from mhhs_analysis.intake.time_axis.left_over import (
    heading_after,
    heading_before,
    is_below_merged,
    may_head_time,
)
from mhhs_analysis.intake.time_axis.typed_over import TYPED_OVER
from mhhs_analysis.intake.workbooks.workbook import Cell, cell_range
from mhhs_analysis.reference import column_roles

_ASK_DATES = "ask for the dates as a table: a row a task, with its start and finish"
_ASK_WHICH = "ask which of the two is meant"
_DISAGREE = "typed {typed}, drawn {drawn}: the typed dates stand"
SEVERAL = "drawn in {count} bars {parted}: read as one task from the first to the last"
ASK_WHETHER_ONE = "ask whether it is one task"
_AS_DRAWN = "as drawn"
_BOTH = "start and finish: "
_GAPS, _DIFFER = "with gaps between them", "side by side that differ"
_AS_TYPED = "as typed in the drawing"
_OUTSIDE = "typed {typed}, drawn {drawn}: read as drawn"
_BELOW_OTHER = "a day typed below {drawn}, in which it does not lie: read as typed"
_WHOLE = re.compile(r"(\d{1,3})(?:\.0+)?")
_ALONG = 3
"""Cells of a bar from which a day in each is no start and finish."""
_AT_EDGE = (
    "bars in the {which} time column, whose {end} is not typed: it may lie beyond that, and is not read"
)
_ASK_END = "ask for the {end} of each task"
_DAY = timedelta(days=1)
_OPEN = "the sign of one end of a task stands alone: nothing marks its {end}"
_AHEAD = "a bar that begins left of the first heading of time: when it begins is not said"
_BEYOND = "a bar that goes on right of the last heading of time: when it ends is not said"


def date_periods(found: DrawnTable, number: int, row: Row) -> None:
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
            row |= as_headed(end, column)
    if is_worked_out and row["finish_text"]:
        unit = found.axis.unit
        row["worked_out"] = f"finish: the start and {lasting} {unit}s, counted in {unit}s with the first"
        row["date_basis"] = row["date_basis"] or PLAIN


def compare_or_take(found: DrawnTable, number: int, row: Row, bars: list[Bar]) -> None:
    """Give a row the ends that are drawn and not typed; where both are there the typed ones stand."""
    typed = {end: bool(row[f"{end}_from"] or row[f"{end}_to"]) for end in DATE_ROLES}
    if not any(typed.values()):
        if not any(row[f"{end}_text"] for end in DATE_ROLES):
            take(found, number, row, bars)
        return
    ends = zip(DATE_ROLES, period_columns(found.axis, bars), strict=True)
    drawn = [(end, column) for end, column in ends if column.is_dated]
    agree = [_compare(found, number, row, end, column) for end, column in drawn if typed[end]]
    if not (agree and all(agree)) or row["is_milestone"]:
        return
    edges = (found.axis.first, found.axis.last)
    for end, column in drawn:
        if typed[end] or row[f"{end}_text"]:
            continue
        if column.number in edges:
            found.at_edges[end].append(EndAtEdge(number, row, column, bars))
        else:
            found.inside.add(end)
            _add_end(row, number, end, column, bars)


def settle_edges(found: DrawnTable) -> None:
    """Give rows the ends that are drawn in the first or last time column, where a blank end shows elsewhere as drawn.

    Else a blank end may colour all its row, as the rules of a sheet make it do: none is read, and that is told.
    """
    by_hand = not _is_ruled(found)
    for end, edges in found.at_edges.items():
        if by_hand and end in found.inside:
            for number, row, column, bars in edges:
                _add_end(row, number, end, column, bars)
                _open_end_beyond(found, number, row, bars, end)
        elif edges:
            number, _, _, bars = edges[0]
            where = cell_range((number, bars[0].first), (number, bars[-1].last))
            place = Place(found.table.file, found.table.region.sheet.name, where)
            told = _AT_EDGE.format(end=end, which="first" if end == "start" else "last")
            found.table.reading.warn(place, counted(len(edges), "row"), told, _ASK_END.format(end=end))


def _is_ruled(found: DrawnTable) -> bool:
    """Return whether any rule of the sheet colours cells under time columns."""
    axis, rules = found.axis, found.table.region.sheet.drawn.rules
    reached = (extent for rule in rules if rule.colour for extent in rule.extents)
    return any(left <= axis.last and axis.first <= right for _, left, _, right in reached)


def is_drawn(row: Row) -> bool:
    """Return whether both ends of a row are what is drawn."""
    return (row["worked_out"] or "").startswith(_BOTH + _AS_DRAWN)


def _add_end(row: Row, number: int, end: str, column: TimeColumn, bars: list[Bar]) -> None:
    """Give a row the one end that is drawn and not typed, where the drawing bears out the end that is."""
    where = cell_range((number, bars[0].first), (number, bars[-1].last))
    row |= as_headed(end, column)
    told = f"{end}: as drawn, {where}"
    row["worked_out"] = f"{row['worked_out']}; {told}" if row["worked_out"] else told


def _compare(found: DrawnTable, number: int, row: Row, end: str, column: TimeColumn) -> bool:
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


def take(found: DrawnTable, number: int, row: Row, bars: list[Bar]) -> None:
    """Give a row the dates of its bars, from the first to the last."""
    start, finish = period_columns(found.axis, bars)
    where = cell_range((number, bars[0].first), (number, bars[-1].last))
    told = _AS_DRAWN if len(bars) == 1 else f"{_AS_DRAWN} in {len(bars)} bars"
    row |= as_headed("start", start) | as_headed("finish", finish)
    if open_end := _open_end(bars):
        row |= interval_columns(open_end, None)
        place = Place(found.table.file, found.table.region.sheet.name, where)
        found.table.reading.warn(place, "", _OPEN.format(end=open_end), _ASK_DATES)
        told = f"{_AS_DRAWN}, without a {open_end}"
    elif len(bars) == 1 and (day := _day_read(found, number, bars[0])):
        row |= interval_columns("start", day) | interval_columns("finish", day)
        told = _AS_TYPED
    elif len(bars) == 1 and (ends := _ends_read(found, number, bars[0])):
        row |= interval_columns("start", ends[0]) | interval_columns("finish", ends[1])
        told = _AS_TYPED
    else:
        _note_covered(found, row, bars)
        _open_beyond(found, number, row, bars)
    row |= {
        "date_basis": row["date_basis"] or _basis_said(found, number) or PLAIN,
        "cell": where,
        "worked_out": f"{_BOTH}{told}, {where}",
    }
    if len(bars) > 1:
        place = Place(found.table.file, found.table.region.sheet.name, where)
        parts = "; ".join(span_of(found.axis, bar) for bar in bars)
        are_apart = any(earlier.last + 1 < later.first for earlier, later in pairwise(bars))
        told = SEVERAL.format(count=len(bars), parted=_GAPS if are_apart else _DIFFER)
        found.table.reading.warn(place, parts[:200], told, ASK_WHETHER_ONE)


def _open_end(bars: Sequence[Bar]) -> str:
    """Return the end of a task that the signs of its bars leave open, or ""."""
    return next((end for end, bar in (("start", bars[0]), ("finish", bars[-1])) if bar.open_end == end), "")


def _note_covered(found: DrawnTable, row: Row, bars: Sequence[Bar]) -> None:
    """Note a task whose first or last bar may go on under shading, for one warning of each stretch of it."""
    first, last = bars[0], bars[-1]
    if first.may_begin:
        found.covered.setdefault((first.may_begin, first.first - 1), []).append(row["activity_name"])
    if last.may_end:
        found.covered.setdefault((last.last + 1, last.may_end), []).append(row["activity_name"])


def _open_beyond(found: DrawnTable, number: int, row: Row, bars: Sequence[Bar]) -> None:
    """Leave open the ends of a task whose bar goes on beyond the first or last time column, and warn of it."""
    for end in ("finish", "start"):
        _open_end_beyond(found, number, row, bars, end)


def _open_end_beyond(found: DrawnTable, number: int, row: Row, bars: Sequence[Bar], end: str) -> None:
    """Leave open one end of a task whose bar goes on beyond the time columns there, and warn of it."""
    if end == "finish" and _goes_beyond(found, number, bars[-1]):
        interval, told = _after(period_columns(found.axis, [*bars])[1]), _BEYOND
    elif end == "start" and _begins_before(found, number, bars[0]):
        interval, told = _before(period_columns(found.axis, [*bars])[0]), _AHEAD
    else:
        return
    row |= interval_columns(end, interval)
    where = cell_range((number, bars[0].first), (number, bars[-1].last))
    place = Place(found.table.file, found.table.region.sheet.name, where)
    found.table.reading.warn(place, "", told, _ASK_DATES)


def _goes_beyond(found: DrawnTable, number: int, bar: Bar) -> bool:
    """Return whether a bar goes on right of the last time column: below no heading, Later, or time that is not read."""
    sheet, axis = found.table.region.sheet, found.axis
    beyond = axis.last + 1
    if bar.last != axis.last:
        return False
    headed = _headed(found, beyond)
    is_time = heading_after(sheet, axis) or all(heads_later(text) or may_head_time(text) for text in headed)
    if not (is_time or _may_stand_for_time(found, number, bar, beyond)):
        return False
    return _is_shown_on(found, number, bar, beyond) or any(
        top <= number <= bottom and axis.first <= left <= axis.last < right
        for top, left, bottom, right in sheet.merged
    )


def _begins_before(found: DrawnTable, number: int, bar: Bar) -> bool:
    """Return whether a bar begins left of the first time column, below what was before or time that is not read."""
    before = found.axis.first - 1
    if bar.first != found.axis.first:
        return False
    headed = _headed(found, before)
    is_time = bool(headed) and (
        heading_before(found.table.region.sheet, found.axis) is not None or all(map(heads_earlier, headed))
    )
    return (is_time or _may_stand_for_time(found, number, bar, before)) and _is_shown_on(
        found, number, bar, before
    )


def _may_stand_for_time(found: DrawnTable, number: int, bar: Bar, column: int) -> bool:
    """Return whether a word (Freeze, Release) may stand where a period of time is meant, and heads nothing else.

    What a bar's colour goes on in is blank there, as cells of a drawing are, and no name that is merged over rows.
    """
    sheet = found.table.region.sheet
    merged = any(top <= number <= low and left <= column <= right for top, left, low, right in sheet.merged)
    is_typed_over = all(role_of(text, "activities")[0] in TYPED_OVER for text in _headed(found, column))
    may_be = is_typed_over or is_below_merged(found.axis, column)
    return bool(bar.colours) and may_be and not merged and column not in sheet.rows.get(number, {})


def _headed(found: DrawnTable, column: int) -> list[str]:
    rows = found.table.region.sheet.rows
    return [rows[row][column].text for row in found.table.region.headers if column in rows[row]]


def _is_shown_on(found: DrawnTable, number: int, bar: Bar, column: int) -> bool:
    """Return whether a column beside the time columns shows in a row what its bar does, and not in all with a bar."""
    sheet = found.table.region.sheet
    fills = {row: sheet.drawn.fills.get(row, {}).get(column, "") for row in found.drawings}
    is_column = all(fills[row] for row, one in found.drawings.items() if one.bars)
    if bar.colours:
        return not is_column and fills.get(number) in (bar.colours[0], bar.colours[-1])
    held = sheet.rows.get(number, {}).get(column)
    return held is not None and bool(bar.text) and held.text.strip().lower() == bar.text.lower()


def _after(column: TimeColumn) -> Interval:
    first = column.latest + _DAY if column.latest else None
    return Interval(first, None, f"after {column.label}")


def _before(column: TimeColumn) -> Interval:
    last = column.earliest - _DAY if column.earliest else None
    return Interval(None, last, f"before {column.label}")


# --- days typed in the drawing --------------------------------------------------------------------------------


def without_day(found: DrawnTable, bar: Bar) -> Bar:
    """Return a milestone without the day that is typed beside its sign as its name."""
    said = bar._replace(text=bar.words)
    return bar._replace(words="") if bar.words and _day_typed(found, said, found.table.order) else bar


def _day_read(found: DrawnTable, number: int, bar: Bar) -> Interval | None:
    """Return the day typed beside a milestone's sign where it lies in its column, unless another order would too."""
    day = _day_typed(found, bar, found.table.order)
    if day is None:
        return None
    is_open = _is_open(found, number, bar, day)
    if _is_within(found, bar, day) and not is_open:
        return day
    is_drawn = is_open or not SIGNS.isdisjoint(bar.text)
    told = (_OUTSIDE if is_drawn else _BELOW_OTHER).format(typed=day.text, drawn=span_of(found.axis, bar))
    place = place_of(found.table.file, found.table.region.sheet, number, bar.first)
    found.table.reading.warn(place, bar.text, told, _ASK_WHICH)
    if not is_drawn:
        found.table.reading.lower("medium")
    return None if is_drawn else day


def _is_open(found: DrawnTable, number: int, bar: Bar, day: Interval) -> bool:
    """Return whether the other order of day and month gives another day in a milestone's column; no date has two."""
    cell = found.table.region.sheet.rows[number].get(bar.first)
    other = _day_typed(found, bar, OTHER_ORDER[found.table.order])
    if other is None or other.earliest == day.earliest or (cell and isinstance(cell.value, date)):
        return False
    return _is_within(found, bar, other)


def _day_typed(found: DrawnTable, bar: Bar, order: Order) -> Interval | None:
    """Return the day typed beside a milestone's sign, in the year of its column where none is typed."""
    if not bar.is_milestone:
        return None
    start, _ = period_columns(found.axis, [bar])
    text = bar.text.strip(f"{MILESTONES} ")
    if start.earliest is None:
        return None
    if day := day_of_month(text, start):
        return day
    years = (start.earliest.year, start.earliest.year + 1)
    read = [interval_from_text(text, order, year) for year in years]
    days = [one for one in read if one and one.earliest and one.earliest == one.latest]
    return next((one for one in days if _is_within(found, bar, one)), days[0] if days else None)


def _is_within(found: DrawnTable, bar: Bar, day: Interval) -> bool:
    """Return whether a day lies in the periods of a bar's columns."""
    start, finish = period_columns(found.axis, [bar])
    assert day.earliest is not None
    return bool(start.earliest and finish.latest and start.earliest <= day.earliest <= finish.latest)


def _ends_read(found: DrawnTable, number: int, bar: Bar) -> Ends | None:
    """Return the dates typed in a bar where they lie in its columns, unless another order of day and month would too.

    One date alone is told of words in a cell, as of an event; in a coloured bar it may be either end.
    """
    assert found.table.region.grid is not None
    last = found.table.region.grid.marks[number].get(bar.last)
    texts = [bar.text, last.text] if last and last.origin not in (0, bar.first) else [bar.text]
    if not any(sign.isdecimal() for text in texts for sign in text) or _is_dated_along(found, number, bar):
        return None
    columns = period_columns(found.axis, [bar])
    ends, other = (
        ends_typed(texts, *columns, order) for order in (found.table.order, OTHER_ORDER[found.table.order])
    )
    if ends is None or (ends[0] == ends[1] and bar.colours):
        return None
    is_inside, is_open = are_inside(ends, *columns), other is not None and are_inside(other, *columns)
    if is_inside and not (is_open and other != ends):
        return ends
    place = place_of(found.table.file, found.table.region.sheet, number, bar.first)
    told = _OUTSIDE.format(
        typed=" to ".join(dict.fromkeys(one.text for one in ends)), drawn=span_of(found.axis, bar)
    )
    found.table.reading.warn(place, "", told, _ASK_WHICH)
    return None


def _is_dated_along(found: DrawnTable, number: int, bar: Bar) -> bool:
    """Return whether each cell of a bar holds the day that its column begins on: what a formula writes, and no end."""
    cells = found.table.region.sheet.rows.get(number, {})
    columns = [found.axis.by_number[column] for column in range(bar.first, bar.last + 1)]
    held = [(cells.get(one.number), one.earliest) for one in columns]
    return len(held) >= _ALONG and all(cell and _day_of(cell) == first for cell, first in held)


def _day_of(cell: Cell) -> date | None:
    return cell.value.date() if isinstance(cell.value, datetime) else None


# --- what is typed beside it ----------------------------------------------------------------------------------


def _basis_said(found: DrawnTable, number: int) -> str:
    """Return the basis that a cell of a row says its bar is of (Plan, Actual), "" where none does."""
    first = found.axis.first
    for column, cell in found.table.region.sheet.rows.get(number, {}).items():
        if column >= first:
            break
        if isinstance(cell.value, str) and (basis := _basis_alone(normalised(cell.text))):
            return basis
    return found.bases.get(number, "")


def _basis_alone(words: str) -> str:
    """Return the basis that words name and nothing else, "" for any others: a task's are told by the first one."""
    if column_roles("activities").get(words.partition(" ")[0], ("", ""))[0] != "basis":
        return ""
    bases, rest = qualifiers(words, "activities")
    return "" if rest else "baseline" if bases[-1] == "planned" else bases[-1]


def _whole(text: str | None) -> int | None:
    found = _WHOLE.fullmatch(text) if text else None
    return int(found[1]) if found else None


def _duration(table: Table, number: int) -> int | None:
    for basis in ("", "forecast", "baseline"):
        cell = table.cell(number, "duration", basis)
        if cell is not None and (lasting := _whole(cell.text)):
            return lasting
    return None
