"""What stands around the marks of a timeline: axis, lane names, rules, flags, watermark, notes, margins.

Shapes and annotations are handed over as whole lists: added one by one they cost the square of their number.
"""

from mhhs_analysis.charts.surround.axis import AXIS_PX, axes, month_letters, time_axis
from mhhs_analysis.charts.surround.edges import LINE_PX, margins, subtitle
from mhhs_analysis.charts.surround.lanes import RULE
from mhhs_analysis.charts.surround.whole import shapes, texts

__all__ = [
    "AXIS_PX",
    "LINE_PX",
    "RULE",
    "axes",
    "margins",
    "month_letters",
    "shapes",
    "subtitle",
    "texts",
    "time_axis",
]
