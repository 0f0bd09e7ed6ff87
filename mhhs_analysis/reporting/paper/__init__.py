"""A figure laid out anew for paper: A3 landscape, as many sheets as a long chart needs, marked on each.

Pure: a figure's plain JSON in, that of its sheets out. A screen scrolls down a long chart; paper turns over, so each
sheet repeats title, axis, legend and the words of lines.
"""

from mhhs_analysis.reporting.paper.layout import BLANK
from mhhs_analysis.reporting.paper.measures import A3_PX, Sheet
from mhhs_analysis.reporting.paper.sheets import in_one, on_paper

__all__ = ["A3_PX", "BLANK", "Sheet", "in_one", "on_paper"]
