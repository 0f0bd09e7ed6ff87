"""The marks of a timeline, in the order in which they are drawn."""

from __future__ import annotations

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.marks.bars import grace_strips, stage_bars
from mhhs_analysis.charts.marks.keys import legend_keys, swatch
from mhhs_analysis.charts.marks.labels import labels_beside
from mhhs_analysis.charts.marks.link_lines import link_ends, link_lines
from mhhs_analysis.charts.marks.points import TIMELINE_IDS, point_marks
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import NOT_MAPPED, STAGES, TIMELINES


def marks(sheet: Sheet) -> list[Json]:
    """Return the traces of a timeline, undermost first, then those that are only entries of the legend."""
    items = sheet.items
    bars = items[items["kind"].eq("bar")]
    held = set(bars["look_id"]) | set(items["look_id"]) & TIMELINE_IDS
    looks = [look for look in (*STAGES, *TIMELINES, NOT_MAPPED) if look.look_id in held]
    drawn = [
        *grace_strips(sheet),
        *link_lines(sheet),
        *stage_bars(bars),
        *link_ends(sheet),
        *point_marks(items),
    ]
    swatches = [swatch(look.key, color=look.colour) for look in looks]
    return [*drawn, *labels_beside(items), *swatches, *legend_keys(sheet)]
