"""How many are ready by each date, as a band from the least to the most that their words allow."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.curves import ready_curve
from mhhs_analysis.analysis.entry import ENTRY
from mhhs_analysis.analysis.wording import count_words, day_words
from mhhs_analysis.charts.data_table import data_table
from mhhs_analysis.charts.figure import Json, chart
from mhhs_analysis.charts.option_lines import option_milestone_words, option_milestones
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_BLUE,
    DARK_GREY,
    DARK_PINK,
    MARGIN_PX,
    TITLE_PX,
    WHITE,
    mix,
    safe,
)
from mhhs_analysis.frames import WITHHELD

PLOT_PX = 300
LINE_PX = 18
SUBTITLE = "From the last to the first day their words can mean; dates copied from an option left out"
_OPTION_COLOURS = {"poap-1": DARK_GREY, "poap-2": DARK_PINK}


def draw_ready_curve(readiness: pd.DataFrame, poap_items: pd.DataFrame) -> go.Figure:
    """Return steps of how many are ready by each date to enter SIT: the least, the most, the band between.

    The dashed line at the top is all who were asked. Lines mark the deadlines of POAP 1 and POAP 2.
    """
    curve = ready_curve(readiness, ENTRY)
    asked = readiness[readiness["milestone_id"].eq(ENTRY) & readiness["status"].ne("not_applicable")]
    many = asked["participant_id"].nunique()
    withheld = asked.loc[asked["status"].eq(WITHHELD), "participant_id"].nunique()
    lines = option_milestones(poap_items, (ENTRY,))
    layout = {
        "shapes": [_all_asked(many), *_deadlines(lines)],
        "annotations": [_asked_words(many, withheld), *_deadline_words(lines)],
        "xaxis": {"type": "date", "tickformat": "%b %Y", "showgrid": True},
        "yaxis": {
            "visible": True,
            "range": [0, many * 1.08 + 0.5],
            "title": {"text": "participants"},
            "showgrid": True,
        },
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": -0.14, "yanchor": "top"},
        **_margins(len(lines)),
    }
    words = f"Participants ready for {ENTRY} by their own plans"
    alt = _alt(curve, (many, withheld), lines)
    told = _table(curve)
    return chart(_steps(curve), layout, title=words, subtitle=SUBTITLE, alt=alt, table=told)


def _steps(curve: pd.DataFrame) -> list[Json]:
    """Return the two steps, the band between them filled: a count holds until the day of the next."""
    look = {"mode": "lines", "hoverinfo": "text"}
    days = [day.date().isoformat() for day in curve["day"]]
    traces = []
    for name, dash, fill, words in (
        ("least", "solid", "none", "ready at the latest by their words"),
        ("most", "dot", "tonexty", "ready at the earliest by their words"),
    ):
        hover = [
            f"{day_words(day)}: {count} {words}" for day, count in zip(curve["day"], curve[name], strict=True)
        ]
        traces.append(
            {**look, "type": "scatter", "x": days, "y": [int(count) for count in curve[name]], "name": words,
             "hovertext": hover,
             "line": {"shape": "hv", "color": DARK_BLUE, "width": 2, "dash": dash}, "fill": fill,
             "fillcolor": mix(DARK_BLUE, WHITE, 0.78)}
        )  # fmt: skip
    return traces


def _all_asked(many: int) -> Json:
    rule = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": many, "y1": many}
    return {**rule, "line": {"color": BLACK, "width": 1, "dash": "dash"}}


def _asked_words(many: int, withheld: int) -> Json:
    at = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": many, "yanchor": "bottom"}
    marked = f" or withheld, {withheld} of them withheld {WITHHELD} and in no count" if withheld else ""
    return {**at, "text": safe(f"N = {many} asked{marked}")}


def _deadlines(lines: pd.DataFrame) -> list[Json]:
    return [
        {"type": "line", "xref": "x", "x0": _day(row), "x1": _day(row), "yref": "paper", "y0": 0, "y1": 1,
         "line": {"color": _OPTION_COLOURS[str(row["plan_option"])], "width": 2}}
        for row in lines.to_dict("records")
    ]  # fmt: skip


def _deadline_words(lines: pd.DataFrame) -> list[Json]:
    """Return each deadline's words above the plot, a line each, so that none covers another."""
    return [
        {"xref": "x", "x": _day(row), "xanchor": "left" if place else "right", "yref": "paper", "y": 1,
         "yanchor": "bottom", "yshift": LINE_PX * place, "text": safe(option_milestone_words(row))}
        for place, row in enumerate(lines.to_dict("records"))
    ]  # fmt: skip


def _day(row: dict[object, object]) -> str:
    return str(pd.Timestamp(row["finish_to"]).date().isoformat())  # type: ignore[arg-type]


def _margins(lines: int) -> Json:
    top = MARGIN_PX + 1.3 * TITLE_PX + 28 + LINE_PX * max(lines, 1)
    bottom = 4 * MARGIN_PX
    return {
        "height": top + PLOT_PX + bottom,
        "margin": {"l": 3.5 * MARGIN_PX, "r": MARGIN_PX, "t": top, "b": bottom},
    }


def _table(curve: pd.DataFrame) -> Json:
    """Return each day on which a count changes, with the counts from then on."""
    days = zip(curve["day"], curve["least"], curve["most"], strict=True)
    rows = [[day_words(day), str(least), str(most)] for day, least, most in days]
    return data_table(("By this day", "Ready at least", "Ready at most"), rows)


def _alt(curve: pd.DataFrame, asked: tuple[int, int], lines: pd.DataFrame) -> str:
    """Return the curve in words: how many are ready by each deadline, at the least and at the most, and what counts."""
    many, withheld = asked
    marked = f" or withheld, {withheld} of them withheld," if withheld else ""
    sentences = [
        f"Steps of how many of {count_words(many, 'participant')} asked{marked} are ready for {ENTRY}"
    ]
    for row in lines.to_dict("records"):
        by = curve[curve["day"].le(row["finish_to"])]
        least, most = (int(by[name].max()) if len(by) else 0 for name in ("least", "most"))
        sentences.append(f"By {option_milestone_words(row)}: at least {least}, at most {most}")
    return " ".join(f"{sentence}." for sentence in [*sentences, SUBTITLE])
