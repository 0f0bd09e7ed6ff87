"""When a respondent sent its form, by the form's own clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.dates.order import DateOrder, date_order, is_either
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.responses.reading import Responses
from mhhs_analysis.intake.workbooks.workbook import Cell

_ORDER_IN_DOUBT = "nothing proves the order of day and month: read as day first"
_ASK_COUNTRY = "say in which country the form was made"
_IN_BOTH_ORDERS = "times in both orders of day and month: those that either order could read are not read"
_ASK_ORDER = "ask in which order the times are"
_CLOCK = re.compile(
    r"\b(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?(?:\s*(?:z|utc|gmt|bst)?(?:[+-]\d\d?(?::?\d\d)?)?)(?![\d:])",
    re.I,
)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]")


def doubt_order(reading: Responses, page: Page, cells: Mapping[Spot, Cell]) -> DateOrder:
    """Return the order of day and month that the times of a form prove, the United Kingdom's where none does.

    An order that nothing proves is a doubt, at the first time that either order can read; so are both orders.
    """
    written = {spot: cell.value for spot, cell in cells.items() if isinstance(cell.value, str)}
    order = date_order(written.values())
    if order.ambiguous and not order.proof:
        spot = next(one for one, text in written.items() if date_order([text]).ambiguous)
        reading.warn(page.place(*spot), cells[spot].text, _ORDER_IN_DOUBT, _ASK_COUNTRY)
    elif order.is_mixed:
        spot = next(one for one, text in written.items() if date_order([text]).proof == order.proof)
        reading.warn(page.place(*spot), cells[spot].text, _IN_BOTH_ORDERS, _ASK_ORDER)
    return order


def cell_saying(page: Page, spot: Spot, words: str) -> Cell | None:
    """Return the cell that says when a form was sent, without the label that may stand before its words."""
    cell = page.rows.get(spot[0], {}).get(spot[1])
    return Cell(words) if cell is not None and isinstance(cell.value, str) else cell


def submitted_at(cell: Cell | None, order: DateOrder) -> str | None:
    """Return the time in a cell as ISO text, a day where no time stands there; None where it can't be read."""
    if cell is None:
        return None
    if isinstance(cell.value, datetime):
        return cell.value.replace(microsecond=0).isoformat()
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return None if order.is_mixed and is_either(cell.text) else _from_text(cell.text, order)


def _from_text(text: str, order: DateOrder) -> str | None:
    clock = _CLOCK.search(text)
    iso = _ISO.match(text.strip())
    words = iso[1] if iso else _CLOCK.sub(" ", text)
    read = interval_from_text(" ".join(words.replace(",", " ").split()), order.order)
    if read is None or read.earliest is None or read.earliest != read.latest:
        return None
    at = _time(clock) if clock else None
    return datetime.combine(read.earliest, at).isoformat() if at else read.earliest.isoformat()


def _time(clock: re.Match[str]) -> time | None:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    half = (clock[4] or "").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half else hour
    try:
        return time(hour, minute, second)
    except ValueError:
        return None
