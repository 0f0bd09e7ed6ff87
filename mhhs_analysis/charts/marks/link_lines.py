"""Dependencies: a line, and a head or a cross at its end."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis.links import CONFLICT, IN_ORDER, OPEN
from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.marks.traces import marker_traces
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import DARK_GREY, DARK_PINK, WHITE, safe

LINKS: dict[str, Json] = {
    IN_ORDER: {"color": DARK_GREY, "width": 1.5},
    OPEN: {"color": DARK_GREY, "width": 1.5, "dash": "3px,3px"},
    CONFLICT: {"color": DARK_PINK, "width": 2.5, "dash": "8px,3px"},
}
"""The line of a dependency, by whether the dates allow it."""
LINK_WORDS = {
    IN_ORDER: "Line to an arrow: follows",
    OPEN: "Dotted: order is open",
    CONFLICT: "Cross: starts before what it follows",
}


def link_lines(sheet: Sheet) -> list[Json]:
    """Return one trace of lines for each verdict on a dependency."""
    traces = []
    for verdict, line in LINKS.items():
        ways = sheet.links.loc[sheet.links["verdict"].eq(verdict), "way"]
        if len(ways):
            points = [point for way in ways for point in (*way, (None, None))]
            x = [None if day is None else f"{day:%Y-%m-%d}" for day, _ in points]
            y = [None if row is None else round(row, 3) for _, row in points]
            seen = {"hoverinfo": "skip", "showlegend": False, "name": f"link {verdict}"}
            traces.append({"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, **seen})
    return traces


def link_ends(sheet: Sheet) -> list[Json]:
    """Return the heads of lines, pointing into the mark they end at; a conflict has a cross and points nowhere."""
    ends = sheet.links
    if ends.empty:
        return []
    clash, down = ends["verdict"].eq(CONFLICT), ends["lands"].lt(0)
    symbols = down.map({True: "triangle-down", False: "triangle-up"}).mask(clash, "x-thin")
    names = zip(ends["follows"], ends["item_id"], strict=True)
    marker = {
        "symbol": list(symbols),
        "size": [10 if is_clash else 9 for is_clash in clash],
        "color": DARK_GREY,
        "line": {
            "color": [DARK_PINK if is_clash else WHITE for is_clash in clash],
            "width": [3 if is_clash else 1 for is_clash in clash],
        },
    }
    at = pd.DataFrame(
        {
            "x": ends["ends"],
            "y": [round(end["to_y"] + end["lands"], 3) for end in ends.to_dict("records")],
            "item_id": [f"{follows} > {item}" for follows, item in names],
            "hover": [safe(words) for words in ends["words"]],
        }
    )
    return marker_traces(at, "x", "link ends", marker=marker)
