"""The same bar or milestone in each option: which is which, and how far apart they are."""

from mhhs_analysis.analysis.option_differences.absences import ALONE, absences
from mhhs_analysis.analysis.option_differences.apart import DIFFERENCE_COLUMNS, option_differences
from mhhs_analysis.analysis.option_differences.items import BASE, options_of
from mhhs_analysis.analysis.option_differences.matching import BY_STAGE_ALONE, matched_items
from mhhs_analysis.analysis.option_differences.table import dates_written, difference_table

__all__ = [
    "ALONE",
    "BASE",
    "BY_STAGE_ALONE",
    "DIFFERENCE_COLUMNS",
    "absences",
    "dates_written",
    "difference_table",
    "matched_items",
    "option_differences",
    "options_of",
]
