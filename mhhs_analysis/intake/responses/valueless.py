"""Formulas without a value among responses: an answer that begins with - or = becomes one as it is typed."""

from __future__ import annotations

from operator import attrgetter

from mhhs_analysis.intake.left_out import without_cells
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workbooks.sheets import Sheet

_WHY = "a formula that was never calculated or came to an error: it is not read"
_ASK = "ask what was to stand there: an answer that begins with - or = is taken for a formula"


def without_valueless(reading: Reading, sheet: Sheet) -> Sheet:
    """Return a sheet of responses without its formulas that have no value; each is a warning."""
    if not sheet.may_lack_values:
        return sheet
    is_valueless = attrgetter("is_uncalculated")
    return without_cells(reading, sheet, is_valueless, is_valueless, (_WHY, _ASK))
