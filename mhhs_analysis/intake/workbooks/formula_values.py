"""What formulas are worked out from and to: numbers, texts, and yes or no; what is unclear, and what is an error."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta

from mhhs_analysis.intake.workbooks.sheets import Cell, Value, is_error

Result = float | str | bool
FIRST_DAY = datetime(1899, 12, 30)
"""The day that Excel counts as nought, as far as its count goes from March 1900 on."""
_MAY_BE_NUMBER = frozenset("0123456789")


class Blank(float):
    """What a cell holds in which nothing stands: nought among numbers, and "" among texts."""


BLANK = Blank()


class Unclear(Exception):
    """A formula that is not worked out: an unknown function, a cell never calculated, the day of today."""


class Failed(Unclear):
    """A formula that Excel works out to an error: a rule that does so holds nowhere, and says nothing else."""


def value_of(cell: Cell | None) -> Result:
    """Return what a cell holds as a formula sees it: a day is its count.

    Raises Unclear for a formula that was never calculated, Failed for one that came to an error.
    """
    if cell is None:
        return BLANK
    if cell.is_uncalculated:
        raise (Failed if is_error(cell.text) else Unclear)("a formula without a value")
    return plain(cell.value)


def plain(value: Value) -> Result:
    """Return a value as formulas see it."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, datetime):
        return (value - FIRST_DAY) / timedelta(days=1)
    if isinstance(value, date):
        return float((datetime.combine(value, time()) - FIRST_DAY).days)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    return value / timedelta(days=1) if isinstance(value, timedelta) else float(value)


def is_true(result: Result) -> bool:
    """Return whether a result means that a rule holds; raises Unclear for a text."""
    if isinstance(result, str):
        raise Unclear("a text for yes or no")
    return bool(result)


def number_in(result: Result) -> float:
    """Return a result as a number.

    Raises Failed for a text that is none, and Unclear for one that Excel may take for a day or a number.
    """
    if not isinstance(result, str):
        return float(result)
    try:
        return float(result)
    except ValueError:
        unknown = _MAY_BE_NUMBER.isdisjoint(result)
        raise (Failed if unknown else Unclear)("a text where a number should be") from None


def text_of(result: Result) -> str:
    """Return a result as text, a number with as many digits as Excel has."""
    if result is BLANK:
        return ""
    if isinstance(result, bool):
        return str(result).upper()
    return f"{result:.15g}" if isinstance(result, float) else result


def day_of(result: Result) -> datetime:
    """Return the day that a number counts."""
    return FIRST_DAY + timedelta(days=math.floor(number_in(result)))
