"""The sheets of a figure: one that it fills, or as many as a long chart needs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from mhhs_analysis.reporting.marking import Marking
from mhhs_analysis.reporting.paper.cuts import cuts_of
from mhhs_analysis.reporting.paper.layout import laid_out
from mhhs_analysis.reporting.paper.measures import (
    A3_PX,
    EDGE_PX,
    FOOT_PX,
    LARGEST,
    SMALLEST,
    USUAL,
    Measures,
    Sheet,
    measures_of,
)
from mhhs_analysis.reporting.paper.parts import part_of

_MOST_STRETCHED = 1.5


def on_paper(figure: Mapping[str, Any], marking: Marking) -> list[Sheet]:
    """Return the A3 sheets of a figure: one, magnified to fill it, or several with rows as on screen."""
    own = measures_of(figure)
    scale = A3_PX[1] / (own.height + 2 * EDGE_PX + FOOT_PX)
    if scale >= SMALLEST or not own.has_rows:
        return [_filled(figure, own, marking, min(scale, _widest(figure), LARGEST))]
    cuts = list(pairwise(cuts_of(figure, own)))
    return [part_of(figure, own, marking, ends, (nth, len(cuts))) for nth, ends in enumerate(cuts, start=1)]


def in_one(figure: Mapping[str, Any], marking: Marking) -> Sheet:
    """Return a figure whole, as wide as A3 and as high as it has to be: a picture can be longer than paper."""
    sheets = on_paper(figure, marking)
    if len(sheets) == 1:
        return sheets[0]
    own, width = measures_of(figure), A3_PX[0] / USUAL
    height = own.height + 2 * EDGE_PX + FOOT_PX
    return Sheet(laid_out(figure, own, marking, (width, height), ""), width, height, USUAL)


def _widest(figure: Mapping[str, Any]) -> float:
    """Return by how much a sheet may be magnified at most so that what was laid out for a page still has its width."""
    meta = figure["layout"].get("meta")
    page_px = meta.get("page_px") if isinstance(meta, Mapping) else None
    return A3_PX[0] / (page_px + 2 * EDGE_PX) if page_px else LARGEST


def _filled(figure: Mapping[str, Any], own: Measures, marking: Marking, scale: float) -> Sheet:
    """Return one sheet, filled: rows may be a little higher than on screen, but not so that bars look like blocks."""
    width, height = (side / scale for side in A3_PX)
    spare = height - 2 * EDGE_PX - FOOT_PX - own.height
    beyond = max(0.0, spare - (_MOST_STRETCHED - 1) * own.plot)
    return Sheet(laid_out(figure, own, marking, (width, height), "", blank=beyond), width, height, scale)
