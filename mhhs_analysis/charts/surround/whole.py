"""All shapes, and all annotations, as whole lists."""

from __future__ import annotations

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.surround.edges import notes_below
from mhhs_analysis.charts.surround.flags import flag_rules, flag_words
from mhhs_analysis.charts.surround.lanes import lane_names, lane_rules, quarters, years_again
from mhhs_analysis.charts.surround.watermark import watermarks


def shapes(sheet: Sheet) -> list[Json]:
    """Return the bands of headings, the rules of lanes and quarters, and the lines of flags."""
    return [*quarters(sheet.span, sheet.rows), *lane_rules(sheet), *flag_rules(sheet)]


def texts(sheet: Sheet) -> list[Json]:
    """Return the names of groups and lanes, words of empty lanes and of flags, watermark, notes."""
    return [
        *lane_names(sheet),
        *years_again(sheet),
        *flag_words(sheet),
        *watermarks(sheet),
        *notes_below(sheet),
    ]
