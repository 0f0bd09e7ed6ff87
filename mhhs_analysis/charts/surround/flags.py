"""Flags: their lines down the lanes, and the words of each."""

from __future__ import annotations

from collections.abc import Iterator

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import Label
from mhhs_analysis.charts.sheet import Flag, Sheet, flag_lines
from mhhs_analysis.charts.style import BLACK, DARK_GREY, DARK_PINK, WHITE, joined
from mhhs_analysis.charts.surround.axis import iso_day
from mhhs_analysis.charts.surround.lanes import shape

LINES: dict[str, Json] = {
    "hard": {"color": BLACK, "width": 4},
    "soft": {"color": DARK_PINK, "width": 2, "dash": "dash"},
    "later": {"color": DARK_PINK, "width": 1.5, "dash": "longdashdot"},
    "as_at": {"color": DARK_GREY, "width": 1.5, "dash": "dot"},
}


def flag_rules(sheet: Sheet) -> Iterator[Json]:
    """Yield the line of each flag, with a bracket back to its earliest day where it may be earlier."""
    for flag, _, row in sheet.flag_labels:
        at, top = iso_day(flag.at), row - sheet.flag_rows + 0.1
        yield shape("line", at, at, top, sheet.rows, line=LINES[flag.weight], layer="below")
        if flag.since:
            look = {"line": {"color": LINES[flag.weight]["color"], "width": 1.5}, "layer": "below"}
            yield shape("line", iso_day(flag.since), at, top + 0.4, top + 0.4, **look)
            yield shape("line", iso_day(flag.since), iso_day(flag.since), top + 0.2, top + 0.6, **look)


def flag_words(sheet: Sheet) -> Iterator[Json]:
    """Yield the words of each flag, above the lanes."""
    for flag, label, row in sheet.flag_labels:
        text = joined(flag_lines(flag, label))
        middle = row - sheet.flag_rows + label.lines / 2
        look = {"text": f"<b>{text}</b>" if flag.weight == "hard" else text, "bgcolor": WHITE, "borderpad": 1}
        yield {
            "yref": "y",
            "y": middle,
            "align": "right" if label.side == "left" else "left",
            **look,
            **_hung(flag, label),
        }


def _hung(flag: Flag, label: Label) -> Json:
    """Return where a flag's words hang: right of its line and grace, or left of its earliest day."""
    if label.side == "left":
        return {"x": iso_day(flag.since or flag.at), "xanchor": "right", "xshift": -6}
    return {"x": iso_day(flag.grace_to or flag.at), "xanchor": "left", "xshift": 6}
