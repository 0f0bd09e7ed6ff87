"""Numbers after an M in place of dates that may be months of a project, and no milestones of the programme."""

from __future__ import annotations

import re

from mhhs_analysis.intake.headings.milestone_words import numbers_of_milestones
from mhhs_analysis.intake.reading import counted, place_of
from mhhs_analysis.intake.tables.table import Table

_NUMBERED = re.compile(r"m0*(\d{1,3})(?:\s*(?:[-–—]|to)\s*m?0*(\d{1,3}))?", re.I)
"""A date, or the first and the last of a span: M1, M1 - M3."""
_FEWEST = 2
"""Numbers that no milestone has from which others may be none either: one may be mistyped."""
_MONTHS = (
    "dates given as M and a number, and some numbers that no milestone of the programme has: months of the project? "
    "Read as milestones"
)
_ASK = "ask whether they are milestones or months, and on which day month 1 begins"


def doubt_months(table: Table) -> None:
    """Doubt a table all of whose dates are M and a number, where several numbers are of no milestone we know."""
    region, dating = table.region, table.dating
    found = [one for text in region.date_texts if (one := _NUMBERED.fullmatch(text))]
    unknown = {int(number) for one in found for number in one.groups() if number} - numbers_of_milestones()
    if len(unknown) < _FEWEST or dating.own_numbers or len(found) < len(region.date_cells):
        return
    if any(dating.of(one.number).lettered for one in region.date_columns):
        return
    place = place_of(table.file, region.sheet, region.headers[-1], region.date_columns[0].number)
    table.reading.warn(place, counted(len(found), "date"), _MONTHS, _ASK)
    table.reading.lower("medium")
