"""What a cell of a known role says: an interval, a number, or something to set aside."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from mhhs_analysis.dates import YEARS, Interval, Order, interval_from_text, interval_shown
from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.workbook import Cell

_ZERO = re.compile(r"0(\.0*)?(?![\d.])")
_ASK_DATE = "ask for the date as dd/mm/yyyy, or for the month or quarter it falls in"


def date_in(cell: Cell | None, order: Order, place: Place, reading: Reading) -> Interval | None:
    """Return the interval a date cell means, or None; what can't be read is set aside at its place."""
    if cell is None:
        return None
    interval = _interval(cell, order)
    if interval is None:
        reading.put_aside(place, cell.text, _why_no_date(cell, order), _ASK_DATE)
    elif _is_out_of_range(interval):
        reading.warn(
            place, cell.text, "a year no plan of this programme can speak of; kept as typed", _ASK_DATE
        )
    return interval


def says_when(cell: Cell, order: Order) -> bool:
    """Return whether a cell gives a date at all: "N/A" and "TBC" don't."""
    interval = _interval(cell, order)
    return interval is not None and not interval.is_unknown


def per_cent_in(cell: Cell | None, place: Place, reading: Reading) -> float | None:
    """Return progress in per cent: 0.5 shown as 50% is 50; a plain number stands as typed."""
    if cell is None:
        return None
    try:
        number = float(cell.text.rstrip("% "))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        reading.put_aside(place, cell.text, "progress that is not a number", "ask for progress in per cent")
        return None
    is_share = "%" in cell.number_format and not isinstance(cell.value, str)
    return round(number * 100 if is_share else number, 6)


def is_zero_duration(cell: Cell | None) -> bool:
    """Return whether a duration reads as nought: a milestone."""
    return cell is not None and bool(_ZERO.match(cell.text))


def _interval(cell: Cell, order: Order) -> Interval | None:
    if cell.is_uncalculated:
        return None
    if isinstance(cell.value, date | datetime):
        return interval_shown(cell.value, cell.number_format, order)
    return interval_from_text(cell.text, order) if isinstance(cell.value, str) else None


def _why_no_date(cell: Cell, order: Order) -> str:
    if cell.is_uncalculated:
        return "a formula that was never calculated: the file was saved by a program that doesn't calculate"
    if isinstance(cell.value, str):
        return f"not a date we can read (day and month taken in the order {order})"
    return "a number, not a date"


def _is_out_of_range(interval: Interval) -> bool:
    return any(day.year not in YEARS for day in (interval.earliest, interval.latest) if day)
