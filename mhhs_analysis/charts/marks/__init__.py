"""The marks of a timeline as traces: few, each holding every mark of its look.

`order` says which are drawn over which; bars, points, dependencies, labels and the legend's entries have a module each,
and `traces` says what each trace of plotly's looks like.
"""

from mhhs_analysis.charts.marks.labels import labels_below
from mhhs_analysis.charts.marks.link_lines import LINK_WORDS
from mhhs_analysis.charts.marks.order import marks
from mhhs_analysis.charts.marks.points import diamond_colours
from mhhs_analysis.charts.marks.traces import SUMMARY_ROWS, iso_days, milliseconds

__all__ = [
    "LINK_WORDS",
    "SUMMARY_ROWS",
    "diamond_colours",
    "iso_days",
    "labels_below",
    "marks",
    "milliseconds",
]
