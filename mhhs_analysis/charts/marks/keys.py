"""The legend: entries that are drawn nowhere, for the marks that are."""

from __future__ import annotations

from collections.abc import Iterator

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.marks.bars import HATCHED, not_exact
from mhhs_analysis.charts.marks.link_lines import LINK_WORDS, LINKS
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import BLACK, NOT_MAPPED, WHITE

_PALE: Json = {"color": NOT_MAPPED.pale, "line": {"color": NOT_MAPPED.outline, "width": 1}}
_HOLLOW: Json = {"color": WHITE, "line": {"color": BLACK, "width": 1.5}}
_THIN = {"color": BLACK, "width": 4}
_NOWHERE: Json = {"x": [None], "y": [None], "hoverinfo": "skip"}


def legend_keys(sheet: Sheet) -> Iterator[Json]:
    """Yield the legend of what marks mean, only those that are drawn, in grey and black: not a stage's."""
    items = sheet.items
    bars, points = (items[items["kind"].eq(kind)] for kind in ("bar", "milestone"))
    if len(not_exact(bars)):
        yield swatch("Pale: date not exact", **_PALE)
    if len(points):
        yield _sign("Milestone, end of its dates", "diamond")
    if "is_copied" in points and points["is_copied"].any():
        yield _sign("Hollow: the option's own date, no evidence", "diamond", **_HOLLOW)
    if (items["is_open_left"] | items["is_open_right"]).any():
        yield _sign("Triangle: no date that way", "triangle-right")
    if items["grace_to"].notna().any() or any(flag.grace_to is not None for flag in sheet.surround.flags):
        yield swatch("Grace", **HATCHED)
    if "is_summary" in bars and bars["is_summary"].any():
        yield _sign("Thin: gathers the rows below", "line-ew", line=_THIN)
    for verdict in (one for one in LINKS if sheet.links["verdict"].eq(one).any()):
        yield _line_key(LINK_WORDS[verdict], LINKS[verdict])


def swatch(name: str, **marker: object) -> Json:
    """Return an entry of the legend: a bar that is nowhere."""
    return {"type": "bar", **_NOWHERE, "name": name, "marker": marker}


def _sign(name: str, symbol: str, **look: object) -> Json:
    """Return an entry of the legend: a marker that is nowhere."""
    marker = {"symbol": symbol, "size": 12, "color": BLACK, **look}
    return {"type": "scatter", **_NOWHERE, "mode": "markers", "name": name, "marker": marker}


def _line_key(name: str, line: Json) -> Json:
    return {"type": "scatter", **_NOWHERE, "mode": "lines", "name": name, "line": line}
