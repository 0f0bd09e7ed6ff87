"""Java's dates and times as Python's, and as they are shown."""

from __future__ import annotations

from datetime import datetime

from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.workbooks.workbook import Cell


def moment_of(value: JavaObject) -> datetime | None:
    """Return Java's date and time as Python's, or None for one outside its years."""
    if value is None:
        return None
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None


def shown(moment: datetime) -> str:
    """Return a date and time as a cell shows it: a day without midnight."""
    return Cell(moment).text
