"""A date is an interval: whole days, both ends included, with the words it came from.

This room alone turns cells and words into intervals, and alone compares them: a missing bound is
unbounded, and a comparison that an unknown decides is itself unknown (never False, as NaT would have it).
"""

from mhhs_analysis.dates.amounts import DaysKind, Unit
from mhhs_analysis.dates.durations import (
    Duration,
    days_kind_shown,
    duration_from_text,
    durations_from_text,
    finish_after,
)
from mhhs_analysis.dates.interval import OTHER_ORDER, YEARS, Anchor, Interval, Order, days_apart, is_by
from mhhs_analysis.dates.languages import MONTHS_ABROAD
from mhhs_analysis.dates.order import DateOrder, date_order, is_either, may_prove_order, years_first
from mhhs_analysis.dates.periods import months_on
from mhhs_analysis.dates.plain import MONTH, MONTHS, WEEKDAY, gives_none, is_to_be_told
from mhhs_analysis.dates.shown import interval_from_serial, interval_shown, parts_shown
from mhhs_analysis.dates.weekdays import weekday_agrees, weekday_disagrees
from mhhs_analysis.dates.words import (
    gives_both_ends,
    interval_from_text,
    lacks_year,
    looks_like_date,
    may_lack_year,
    span_from_text,
)

__all__ = [
    "MONTH",
    "MONTHS",
    "MONTHS_ABROAD",
    "OTHER_ORDER",
    "WEEKDAY",
    "YEARS",
    "Anchor",
    "DateOrder",
    "DaysKind",
    "Duration",
    "Interval",
    "Order",
    "Unit",
    "date_order",
    "days_apart",
    "days_kind_shown",
    "duration_from_text",
    "durations_from_text",
    "finish_after",
    "gives_both_ends",
    "gives_none",
    "interval_from_serial",
    "interval_from_text",
    "interval_shown",
    "is_by",
    "is_either",
    "is_to_be_told",
    "lacks_year",
    "looks_like_date",
    "may_lack_year",
    "may_prove_order",
    "months_on",
    "parts_shown",
    "span_from_text",
    "weekday_agrees",
    "weekday_disagrees",
    "years_first",
]
