"""How good the evidence is on each side of each option, and how claims stand to own plans: two sides, never netted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.charts.data_table import data_table
from mhhs_analysis.charts.figure import Json, chart
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_BLUE,
    FONT_PX,
    MARGIN_PX,
    NEUTRAL,
    ORANGE,
    PALE_GREY,
    TITLE_PX,
    mix,
    option_words,
    safe,
)
from mhhs_analysis.frames import OPTIONS, SIDES, WITHHELD

ROW_PX = 24
LABEL_COLUMN_PX = 176
HEAD_ROWS, GAP_ROWS = 2.2, 0.8
HALVES = ((0.0, 0.47), (0.53, 1.0))
"""The part of the width that each side has."""
COLOURS = {"for": DARK_BLUE, "against": ORANGE}
GRADE_LABELS = {
    "E4": "E4 plan bears it out",
    "E3": "E3 plan of its own",
    "E2": "E2 dates, quantities",
    "E1": "E1 a reason in words",
    "E0": "E0 a position alone",
    WITHHELD: f"Grade withheld {WITHHELD}",
}
OUTCOME_LABELS = {
    "borne_out": "Plan bears it out",
    "contradicted": "Plan contradicts it",
    "in_time_though_opposed": "Opposes, plan in time",
    "plan_silent": "Plan is silent, or none",
    "not_comparable": "Not comparable",
    WITHHELD: f"Withheld {WITHHELD}",
}
_GRADES_HEAD = {"for": "For", "against": "Against"}
_CLAIMS_HEAD = {"for": "Says it can be ready", "against": "Says it can't, or opposes"}


def draw_grades(counts: pd.DataFrame) -> go.Figure:
    """Return a block an option: units with evidence for it at the left and against it at the right, by grade.

    `counts` are those of `grade_counts`. A side is never taken from the other, and units whose side is withheld
    are told in words alone.
    """
    told = counts[counts["side"].ne(WITHHELD)].rename(columns={"grade": "row"})
    notes = _withheld_sides(counts)
    return _draw(
        told,
        GRADE_LABELS,
        _GRADES_HEAD,
        notes,
        title="How good is the evidence, for and against?",
        subtitle="Units of N by the best grade of their respondents, a side at a time; never netted",
    )


def draw_outcomes(counts: pd.DataFrame) -> go.Figure:
    """Return a block an option: how units' claims of being ready stand to their own plans, each side apart.

    `counts` are those of `outcome_counts`; units whose position is withheld are told in words alone.
    """
    return _draw(
        counts[counts["side"].ne(WITHHELD)].rename(columns={"outcome": "row"}),
        OUTCOME_LABELS,
        _CLAIMS_HEAD,
        _withheld_sides(counts),
        title="Does the claimant's own plan agree?",
        subtitle="Units of N by how their own plan stands to what they say of being ready",
    )


def _draw(
    counts: pd.DataFrame,
    labels: Mapping[str, str],
    heads: Mapping[str, str],
    notes: Mapping[str, str],
    *,
    title: str,
    subtitle: str,
) -> go.Figure:
    placed = _placed(counts, labels)
    annotations = [
        *_headings(placed, notes),
        *_sides(placed, heads),
        *_names(placed, labels),
        *_counts(placed),
    ]
    alt, told = _alt(placed, labels, heads, notes, title), _table(placed, labels, heads)
    shown = f"Of those shown: u{subtitle[1:]}" if notes else subtitle
    return chart(
        _bars(placed, labels), _layout(placed, annotations), title=title, subtitle=shown, alt=alt, table=told
    )


def _layout(placed: pd.DataFrame, annotations: list[Json]) -> Json:
    """Return two halves side by side, as wide as the most units, and rows downwards."""
    most = float(placed["units"].max() or 1) if len(placed) else 1.0
    rows = float(placed["y"].max()) + 1.0 if len(placed) else 1.0
    axes: Json = {
        f"xaxis{number}": {"domain": list(half), "range": [0, max(most, 1.0) * 1.3], "visible": False,
                           "fixedrange": True, "anchor": "y"}
        for number, half in zip(("", "2"), HALVES, strict=True)
    }  # fmt: skip
    return {
        "barmode": "overlay",
        "showlegend": False,
        "annotations": annotations,
        "shapes": _bands(placed),
        **axes,
        "yaxis": {"range": [rows, -0.2]},
        **_margins(rows),
    }


def _placed(counts: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return the counts with their block and row: options in order, a withheld row only where any unit is in it."""
    own = counts[counts["row"].isin(list(labels))]
    rare = own["row"].isin([WITHHELD, "in_time_though_opposed"])
    kept = own[~rare | own["units"].groupby([own["plan_option"], own["row"]]).transform("sum").gt(0)]
    order, sides = list(labels), list(SIDES)
    made = kept.assign(
        option_place=[OPTIONS.index(option) for option in kept["plan_option"]],
        place=[order.index(row) for row in kept["row"]],
        side_place=[sides.index(side) for side in kept["side"]],
    ).astype({"option_place": "int64", "place": "int64", "side_place": "int64"})
    made = made.sort_values(["option_place", "place", "side_place"], kind="stable")
    block = made.groupby("option_place", sort=True).ngroup()
    row_of = made.groupby("option_place")["place"].rank(method="dense").sub(1)
    heights = row_of.groupby(block).max() + 1 + HEAD_ROWS + GAP_ROWS
    top = block.map(heights.cumsum() - heights).astype("float64")
    return made.assign(block=block, top=top, y=top + HEAD_ROWS + row_of).reset_index(drop=True)


def _bars(placed: pd.DataFrame, labels: Mapping[str, str]) -> list[Json]:
    """Return a trace a side: bars of the units, none where there are none."""
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [int(units) for units in own["units"]],
            "y": list(own["y"]),
            "xaxis": f"x{number}",
            "yaxis": "y",
            "width": 0.72,
            "name": side,
            "marker": {
                "color": [_colour(side, row) for row in own["row"]],
                "line": {"color": mix(COLOURS[side], BLACK, 0.3), "width": 1},
            },
            "hovertext": [
                f"{safe(labels[row])}: {count_words(int(units), 'unit')} {side}"
                for row, units in zip(own["row"], own["units"], strict=True)
            ],
            "hoverinfo": "text",
        }
        for side, number in zip(SIDES, ("", "2"), strict=True)
        if len(own := placed[placed["side"].eq(side) & placed["units"].gt(0)])
    ]


def _colour(side: str, row: str) -> str:
    return str(NEUTRAL if row == WITHHELD else COLOURS[side])


# --- words ------------------------------------------------------------------------------------------------


def _blocks(placed: pd.DataFrame) -> pd.DataFrame:
    return placed.drop_duplicates("block")


def _withheld_sides(counts: pd.DataFrame) -> dict[str, str]:
    """Return, for each option, in words of how many units the side is withheld."""
    hidden = counts[counts["side"].eq(WITHHELD) & counts["units"].gt(0)]
    return {
        row["plan_option"]: f"{count_words(int(row['units']), 'unit')} more withheld {WITHHELD}"
        for _, row in hidden.iterrows()
    }


def _headings(placed: pd.DataFrame, notes: Mapping[str, str]) -> list[Json]:
    at = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": 6 - LABEL_COLUMN_PX, "yref": "y"}
    return [
        {
            **at,
            "y": row["top"] + 0.4,
            "text": f"<b>{safe(option_words(row['plan_option']))}</b>{_note(row, notes)}",
        }
        for _, row in _blocks(placed).iterrows()
    ]


def _note(row: pd.Series, notes: Mapping[str, str]) -> str:
    note = notes.get(str(row["plan_option"]), "")
    return f" · {safe(note)}" if note else ""


def _sides(placed: pd.DataFrame, heads: Mapping[str, str]) -> list[Json]:
    return [
        {"xref": "paper", "x": half[0], "xanchor": "left", "yref": "y", "y": row["top"] + 1.3,
         "text": f"<b>{safe(heads[side])}</b>", "font": {"size": FONT_PX, "color": mix(COLOURS[side], BLACK, 0.45)}}
        for _, row in _blocks(placed).iterrows()
        for side, half in zip(SIDES, HALVES, strict=True)
    ]  # fmt: skip


def _names(placed: pd.DataFrame, labels: Mapping[str, str]) -> list[Json]:
    at = {"xref": "paper", "x": 0, "xanchor": "right", "xshift": -8, "yref": "y"}
    rows = placed.drop_duplicates(["block", "row"])
    return [{**at, "y": y, "text": safe(labels[row])} for y, row in zip(rows["y"], rows["row"], strict=True)]


def _counts(placed: pd.DataFrame) -> list[Json]:
    """Return the count at the end of each bar; at nought where there is none."""
    axes = dict(zip(SIDES, ("x", "x2"), strict=True))
    return [
        {
            "xref": axes[side],
            "x": int(units),
            "xanchor": "left",
            "xshift": 6,
            "yref": "y",
            "y": y,
            "text": str(units),
        }
        for side, units, y in zip(placed["side"], placed["units"], placed["y"], strict=True)
    ]


def _bands(placed: pd.DataFrame) -> list[Json]:
    """Return a band behind each heading and the zero line of each side."""
    shapes: list[Json] = []
    axes: Sequence[str] = ("x", "x2")
    for _, own in placed.groupby("block", sort=True):
        top, bottom = float(own["top"].iloc[0]), float(own["y"].max()) + 0.55
        band = {"type": "rect", "yref": "y", "y0": top, "y1": top + 0.8, "layer": "below", "xref": "paper"}
        look = {"fillcolor": PALE_GREY, "line": {"width": 0}}
        shapes.append({**band, **look, "x0": 0, "x1": 1})
        shapes.append({**band, **look, "xsizemode": "pixel", "xanchor": 0, "x0": -LABEL_COLUMN_PX, "x1": 0})
        zero = {
            "type": "line",
            "yref": "y",
            "y0": top + 1.7,
            "y1": bottom,
            "line": {"color": BLACK, "width": 1},
        }
        shapes += [{**zero, "xref": axis, "x0": 0, "x1": 0} for axis in axes]
    return shapes


def _margins(rows: float) -> Json:
    top = MARGIN_PX + 1.3 * TITLE_PX + 28
    return {
        "height": top + rows * ROW_PX + MARGIN_PX,
        "margin": {"l": MARGIN_PX + LABEL_COLUMN_PX, "r": MARGIN_PX, "t": top, "b": MARGIN_PX},
    }


def _table(placed: pd.DataFrame, labels: Mapping[str, str], heads: Mapping[str, str]) -> Json:
    """Return every count in the order of the bars."""
    rows = [
        [option_words(row["plan_option"]), heads[row["side"]], labels[row["row"]], str(row["units"])]
        for row in placed.to_dict("records")
    ]
    return data_table(("Option", "Side", "Evidence", "Units"), rows)


def _alt(
    placed: pd.DataFrame,
    labels: Mapping[str, str],
    heads: Mapping[str, str],
    notes: Mapping[str, str],
    title: str,
) -> str:
    """Return every count in words, each side of each option apart."""
    blocks = []
    for (_, side_place), own in placed.groupby(["block", "side_place"], sort=True):
        option = str(own["plan_option"].iloc[0])
        counts = ", ".join(
            f"{labels[row]} {units}" for row, units in zip(own["row"], own["units"], strict=True)
        )
        note = f" ({notes[option]})" if option in notes and not side_place else ""
        blocks.append(
            f"{option_words(option)}, {heads[SIDES[int(str(side_place))]].lower()}{note}: {counts}."
        )
    return f"{title} Bars of units, two sides apart. " + " ".join(blocks)
