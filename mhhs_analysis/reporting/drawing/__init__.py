"""A plan drawn in characters: a line an activity, on an axis of time as wide as the terminal.

Nothing is drawn at a guess: the days an activity surely takes are solid, those it may take are shaded, an
end that is not known is a question mark, and an activity without any date is counted instead of drawn.
"""

from mhhs_analysis.reporting.drawing.labels import printable
from mhhs_analysis.reporting.drawing.plan import MOST, draw_plan
from mhhs_analysis.reporting.drawing.signs import ASCII, UNICODE

__all__ = ["ASCII", "MOST", "UNICODE", "draw_plan", "printable"]
