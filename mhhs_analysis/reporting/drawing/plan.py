"""The drawing of a plan: axis, lines, and what is said below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from mhhs_analysis.reporting.drawing.axis import axis_for
from mhhs_analysis.reporting.drawing.labels import labels_of
from mhhs_analysis.reporting.drawing.lines import Line, lines_of, worth_drawing
from mhhs_analysis.reporting.drawing.painting import painted
from mhhs_analysis.reporting.drawing.signs import Signs, coloured, legend

MOST = 40
"""How many lines are drawn, unless all are asked for."""


def draw_plan(
    activities: Sequence[dict[str, Any]], width: int, signs: Signs, most: int | None = MOST
) -> list[Text]:
    """Return the lines of a drawing: the axis, up to `most` activities, what the signs mean, what is not drawn.

    `activities` are rows of a reading, `width` the columns of the terminal. Nothing is returned where no
    activity has a date.
    """
    lines = lines_of(activities)
    shown = worth_drawing(lines)
    if not shown:
        return []
    drawn = shown[:most]
    labels = labels_of(drawn, width, signs)
    taken = cell_len(labels[0].plain)
    axis = axis_for([day for line in drawn for day in line.days], max(10, width - taken - 2))
    canvases = [painted(line, axis, signs) for line in drawn]
    return [
        *(Text(" " * (taken + 1) + text, "bold") for text in axis.headings),
        *(
            Text.assemble(label, coloured(canvas, signs))
            for label, canvas in zip(labels, canvases, strict=True)
        ),
        *_said(lines, shown, drawn, {sign for canvas in canvases for sign in canvas}, signs),
    ]


def _said(
    lines: Sequence[Line], shown: Sequence[Line], drawn: Sequence[Line], used: set[str], signs: Signs
) -> list[Text]:
    """Return what stands below a drawing: how many more there are, what isn't drawn, and the signs used."""
    said = []
    if len(shown) > len(drawn):
        said.append(Text(f"and {len(shown) - len(drawn)} more: --all shows them"))
    undated = [line for line in lines if not line.days and not any(line is one for one in shown)]
    if undated:
        relative = sum(bool(line.row["start_anchor"] or line.row["finish_anchor"]) for line in undated)
        told = f"Not drawn: {len(undated)} without a date"
        said.append(Text(f"{told}, {relative} of them given from a milestone" if relative else told))
    return [*said, legend(used, signs)]
