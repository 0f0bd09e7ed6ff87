"""What those asked said of each option, every count apart: nothing is added to, or taken from, another."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.charts.data_table import data_table
from mhhs_analysis.charts.figure import Json, chart
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_BLUE,
    LIGHT_PURPLE,
    MARGIN_PX,
    MID_BLUE,
    NEUTRAL,
    ORANGE,
    PALE_GREY,
    TITLE_PX,
    WHITE,
    mix,
    option_words,
    safe,
    said,
)
from mhhs_analysis.frames import OPTIONS, WITHHELD

ROW_PX = 24
LABEL_COLUMN_PX = 200
BLOCK_GAP_ROWS = 1.6
SUBTITLE = "Each count apart, out of the units asked; none is added to another"
NO_RESPONSE = "no_response"
LABELS = {
    "supports": "Support",
    "supports_with_conditions": "Conditional support",
    "opposes": "Oppose",
    "no_view": "No view",
    "not_read": "Words not read as a position",
    "differing": "Its participants differ",
    "not_answered": "Question left blank",
    NO_RESPONSE: "No response",
}
RARE = ("not_read", "differing", "not_answered")
COLOURS = {
    "supports": DARK_BLUE,
    "supports_with_conditions": MID_BLUE,
    "opposes": ORANGE,
    "no_view": LIGHT_PURPLE,
    "not_read": LIGHT_PURPLE,
    "differing": LIGHT_PURPLE,
    "not_answered": LIGHT_PURPLE,
    NO_RESPONSE: NEUTRAL,
}


def draw_positions(position_counts: pd.DataFrame) -> go.Figure:
    """Return a block an option and round with a bar a position: units holding it, of the units asked.

    All answers are counted, those that came late among them: the table beside says what they change.
    A withheld count is the marker in words, without a bar. No shares, no net score: support with conditions
    is not support, and those who did not answer stand apart.
    """
    placed = _placed(position_counts[position_counts["answers_counted"].eq("all")])
    asked = float(placed["units_asked"].max()) if len(placed) else 1.0
    rows = float(placed["y"].max()) + 0.8 if len(placed) else 1.0
    layout = {
        "barmode": "overlay",
        "showlegend": False,
        "annotations": [*_headings(placed), *_names(placed), *_counts(placed), *_footnote(placed)],
        "shapes": _rules(placed),
        # Room at the right for the words of the longest bar.
        "xaxis": {"range": [0, asked * 1.16], "visible": False, "fixedrange": True},
        "yaxis": {"range": [rows, -0.2]},
        **_margins(rows),
    }
    title, alt, told = "Positions on each option", _alt(placed), _table(placed)
    return chart(_bars(placed), layout, title=title, subtitle=SUBTITLE, alt=alt, table=told)


def _placed(position_counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with their block and place: blocks by round and option, no response set apart.

    Why a unit that answered has no position is drawn where it happened, and left out where nobody did.
    """
    kept = position_counts[
        ~(position_counts["position"].isin(RARE) & ~position_counts["units"].gt(0).fillna(False))
    ]
    made = kept.assign(
        option_place=[OPTIONS.index(option) for option in kept["plan_option"]],
        place=[list(LABELS).index(position) for position in kept["position"]],
    ).astype({"option_place": "int64", "place": "int64"})
    made = made.sort_values(["round", "option_place", "place"], kind="stable")
    block = made.groupby(["round", "option_place"], sort=True).ngroup()
    heights = block.value_counts(sort=False).sort_index() + BLOCK_GAP_ROWS
    top = block.map(heights.cumsum() - heights).astype("float64")
    apart = made["position"].eq(NO_RESPONSE) * 0.25
    y = top + 1.4 + made.groupby(block).cumcount() + apart
    return made.assign(block=block, top=top, y=y).reset_index(drop=True)


def _is_shown(placed: pd.DataFrame) -> pd.Series:
    """Return which counts may be drawn: a withheld one has no bar, not even an empty one."""
    return placed["units"].notna() & placed["shown"].ne(WITHHELD)


def _bars(placed: pd.DataFrame) -> list[Json]:
    """Return the track of all units asked, then a trace a position."""
    shown = placed[_is_shown(placed)]
    track = {"color": PALE_GREY, "line": {"color": PALE_GREY, "width": 0}}
    return [
        _bar(shown, "units_asked", "asked", marker=track, hoverinfo="skip"),
        *(
            _bar(
                own,
                "units",
                LABELS[position],
                marker=_look(position),
                hovertext=_hover(own),
                hoverinfo="text",
            )
            for position in LABELS
            if len(own := shown[shown["position"].eq(position)])
        ),
    ]


def _bar(placed: pd.DataFrame, column: str, name: str, **look: object) -> Json:
    x = [int(units) for units in placed[column]]
    place = {"x": x, "y": list(placed["y"]), "orientation": "h", "width": 0.72}
    return {"type": "bar", **place, "name": name, **look}


def _look(position: str) -> Json:
    """Return a position's fill; support with conditions is hatched too, so that it can't pass for support."""
    colour = COLOURS[position]
    look: Json = {"color": colour, "line": {"color": mix(colour, BLACK, 0.3), "width": 1}}
    if position == "supports_with_conditions":
        look["pattern"] = {"shape": "/", "fgcolor": WHITE, "bgcolor": colour, "size": 7, "solidity": 0.2}
    return look


def _hover(placed: pd.DataFrame) -> list[str]:
    names = placed["position"].map(LABELS)
    return [f"{safe(name)}: {words}" for name, words in zip(names, _words(placed), strict=True)]


def _words(placed: pd.DataFrame) -> list[str]:
    """Return each count as it is printed: n of N, or the marker alone."""
    return [
        f"{safe(shown)} of {asked}" if seen else safe(shown)
        for shown, asked, seen in zip(placed["shown"], placed["units_asked"], _is_shown(placed), strict=True)
    ]


# --- words ------------------------------------------------------------------------------------------------


def _blocks(placed: pd.DataFrame) -> pd.DataFrame:
    return placed.drop_duplicates("block")


def _block_words(block: pd.Series) -> str:
    asked = count_words(int(block["units_asked"]), "unit")
    asked_in = (
        "" if block["plan_option"] == block["round"] else f" · asked in {option_words(str(block['round']))}"
    )
    return f"{option_words(str(block['plan_option']))}{asked_in} · N = {asked} asked"


def _headings(placed: pd.DataFrame) -> list[Json]:
    at = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": 6 - LABEL_COLUMN_PX, "yref": "y"}
    return [
        {**at, "y": row["top"] + 0.4, "text": f"<b>{safe(_block_words(row))}</b>"}
        for _, row in _blocks(placed).iterrows()
    ]


def _names(placed: pd.DataFrame) -> list[Json]:
    at = {"xref": "paper", "x": 0, "xanchor": "right", "xshift": -8, "yref": "y"}
    return [
        {**at, "y": y, "text": safe(LABELS[position])}
        for y, position in zip(placed["y"], placed["position"], strict=True)
    ]


def _counts(placed: pd.DataFrame) -> list[Json]:
    """Return the count at the end of each bar; at zero where there is no bar."""
    at = {"xref": "x", "xanchor": "left", "xshift": 6, "yref": "y"}
    ends = placed["units"].where(_is_shown(placed), 0).fillna(0)
    return [
        {**at, "x": int(end), "y": y, "text": words}
        for end, y, words in zip(ends, placed["y"], _words(placed), strict=True)
    ]


def _footnote(placed: pd.DataFrame) -> list[Json]:
    if _is_shown(placed).all():
        return []
    text = safe(f"{WITHHELD} withheld: the count is confidential, and no bar is drawn for it")
    at = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -LABEL_COLUMN_PX}
    return [{**at, "yref": "paper", "y": 0, "yanchor": "top", "yshift": -6, "text": text}]


def _rules(placed: pd.DataFrame) -> list[Json]:
    """Return a band behind each heading and the zero line of each block."""
    shapes: list[Json] = []
    for _, own in placed.groupby("block", sort=True):
        top, bottom = float(own["top"].iloc[0]), float(own["y"].iloc[-1]) + 0.55
        band = {"type": "rect", "yref": "y", "y0": top, "y1": top + 0.8, "layer": "below"}
        look = {"fillcolor": PALE_GREY, "line": {"width": 0}, "xref": "paper"}
        shapes.append({**band, **look, "x0": 0, "x1": 1})
        shapes.append({**band, **look, "xsizemode": "pixel", "xanchor": 0, "x0": -LABEL_COLUMN_PX, "x1": 0})
        zero = {"type": "line", "xref": "x", "x0": 0, "x1": 0, "yref": "y", "y0": top + 0.9, "y1": bottom}
        shapes.append({**zero, "line": {"color": BLACK, "width": 1}})
    return shapes


def _margins(rows: float) -> Json:
    top, bottom = MARGIN_PX + 1.3 * TITLE_PX + 28, 2 * MARGIN_PX
    return {
        "height": top + rows * ROW_PX + bottom,
        "margin": {"l": MARGIN_PX + LABEL_COLUMN_PX, "r": MARGIN_PX, "t": top, "b": bottom},
    }


def _table(placed: pd.DataFrame) -> Json:
    """Return every count as it is printed, in the order of the bars."""
    rows = [
        [_block_words(row), LABELS[str(row["position"])], said(row["shown"])] for _, row in placed.iterrows()
    ]
    return data_table(("Option", "Position", "Units"), rows)


def _alt(placed: pd.DataFrame) -> str:
    """Return every count in words: there are few, and none may be left out or added up."""
    blocks = []
    for _, own in placed.groupby("block", sort=True):
        counts = ", ".join(
            f"{LABELS[position].lower()} {words}"
            for position, words in zip(own["position"], own["shown"], strict=True)
        )
        blocks.append(f"{_block_words(own.iloc[0])}: {counts}.")
    return "Bars of the units asked by position, for each option. " + " ".join(blocks)
