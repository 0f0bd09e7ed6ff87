"""Bars of one row that a legend calls baseline and forecast: apart, the forecast is the plan, the baseline is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mhhs_analysis.intake.grids.table import DrawnTable, span_of
from mhhs_analysis.intake.headings.columns import normalised, qualifiers
from mhhs_analysis.intake.marks.bars import Bar, Drawing
from mhhs_analysis.intake.reading import Place
from mhhs_analysis.intake.workbooks.workbook import cell_range

_OLD, _NOW = "baseline", "forecast"
_KEPT_OUT = "a bar of the baseline, by the legend, apart from that of the forecast: kept out"
_ASK = "ask for both dates of the task, as they were planned and as they are now"


def without_baseline(found: DrawnTable, number: int, drawing: Drawing) -> Drawing:
    """Return a drawing whose bars are the forecast ones where a legend tells these from the baseline's in its row.

    What was planned beside what happened stays as it is drawn, in doubt; and so do bars that touch: the forecast may
    go on from the baseline, or hide part of it.
    """
    legend = found.grid.legend
    if len(drawing.bars) < 2 or len(legend) < 2:
        return drawing
    bases = [_basis(legend, bar) for bar in drawing.bars]
    if len({*bases}) > 1 and all(bases):
        found.table.reading.lower("medium")
    if {*bases} != {_OLD, _NOW} or _touch(drawing.bars):
        return drawing
    for bar, basis in zip(drawing.bars, bases, strict=True):
        if basis == _OLD:
            where = cell_range((number, bar.first), (number, bar.last))
            place = Place(found.table.file, found.table.region.sheet.name, where)
            found.table.reading.warn(place, span_of(found.axis, bar), _KEPT_OUT, _ASK)
    now = (bar for bar, basis in zip(drawing.bars, bases, strict=True) if basis == _NOW)
    return replace(drawing, bars=tuple(now))


def _touch(bars: Sequence[Bar]) -> bool:
    return any(
        later.first <= one.last + 1 for one, later in pairwise(sorted(bars, key=lambda bar: bar.first))
    )


def _basis(legend: dict[str, str], bar: Bar) -> str:
    """Return the basis that a legend calls the colour of a bar, "" for any other words and several colours."""
    words = legend.get(bar.colours[0], "") if len({*bar.colours}) == 1 else ""
    bases = qualifiers(normalised(words), "activities")[0] if words else []
    said = next((one for one in (_OLD, _NOW, "actual", "planned") if one in bases), "")
    return _OLD if said == "planned" else said
