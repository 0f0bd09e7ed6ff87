"""One participant's own plan in full: every row of it, in its own order, as exact as it was written."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.wording import count_words, interval_words
from mhhs_analysis.charts.confidential import in_confidence, mark_notes, with_marked_hover, with_marks
from mhhs_analysis.charts.geometry import is_dated
from mhhs_analysis.charts.option_lines import (
    option_flags,
    option_milestone_words,
    option_milestones,
    without_line,
)
from mhhs_analysis.charts.poap import as_at_flag, beyond_note, extremes_words, poap_span_days
from mhhs_analysis.charts.sheet import Surround, span_of
from mhhs_analysis.charts.style import look_of, safe, said
from mhhs_analysis.charts.timeline import draw_timeline
from mhhs_analysis.frames import BOUNDS

INDENT_PX, DEEPEST = 12, 6
NO_DATE = "no date given"
NOTHING = "No plan that this report may show"

Row = Mapping[Hashable, Any]


def draw_plan(
    activities: pd.DataFrame,
    participants: pd.DataFrame,
    poap_items: pd.DataFrame,
    *,
    plans: pd.DataFrame | None = None,
    as_at: pd.Timestamp | None = None,
) -> go.Figure:
    """Return a row an activity of one plan: outline indented, bars and diamonds, the dates as typed beside.

    `activities` are those of one version of one plan, in the order of its file. Lines mark the M9 of POAP 1
    and of POAP 2; a row without a date says what was typed instead. `plans` say whether it was given in confidence.
    """
    secret = in_confidence(participants, plans) & set(activities["participant_id"])
    participants = with_marks(participants, secret)
    lanes = _lanes(activities)
    lines = option_milestones(poap_items, ("M9",))
    items = with_marked_hover(_items(activities), activities["participant_id"], secret)
    page = span_of([*(items[bound] for bound in BOUNDS), poap_span_days(lines)])
    around = Surround(
        subtitle="; ".join(_sources(activities)) or "Nothing is drawn",
        flags=[*option_flags(lines), *as_at_flag(as_at, page)],
        notes=[
            *without_line(poap_items, lines),
            *beyond_note(items, page, as_at),
            *mark_notes(secret, set(activities["participant_id"])),
        ],
    )
    whose = _whose(activities, participants)
    title = f"{whose}: its own plan" if whose else NOTHING
    return draw_timeline(items, lanes, page, around, title=title, alt=_alt(whose, activities, lines))


def _sources(activities: pd.DataFrame) -> list[str]:
    """Return each file and sheet that rows of a plan stand in, in their order."""
    return place_words(activities.assign(cell=None)).drop_duplicates().tolist()


def depths(activities: pd.DataFrame) -> list[int]:
    """Return how deep in its outline each activity lies, the highest at 0: `level 2`, or as 1.2.3 is numbered."""
    levels = [_level(said(outline)) for outline in activities["outline"]]
    known = [level for level in levels if level is not None]
    highest = min(known, default=0)
    return [min((highest if level is None else level) - highest, DEEPEST) for level in levels]


def _level(outline: str) -> int | None:
    """Return the level an outline gives, or None where it gives none."""
    typed = re.fullmatch(r"level (\d+)", outline)
    if typed:
        return int(typed[1])
    return outline.rstrip(".").count(".") if re.fullmatch(r"[A-Za-z]?\d+(\.\d+)*\.?", outline) else None


def _lanes(activities: pd.DataFrame) -> pd.DataFrame:
    rows = activities.to_dict("records")
    dated = is_dated(activities)
    return pd.DataFrame(
        {
            "lane_group": "",
            "lane": [_name(row) for row in rows],
            "words": ["" if has else _undated_words(row) for row, has in zip(rows, dated, strict=True)],
            "indent": [INDENT_PX * depth for depth in depths(activities)],
            "is_strong": list(activities["is_summary"].astype(bool)),
        },
        index=pd.RangeIndex(len(rows)),
    )


def _name(row: Row) -> str:
    return f"{row['activity_name']} (hidden)" if row["is_hidden"] else str(row["activity_name"])


def _undated_words(row: Row) -> str:
    """Return what a row without days says: the words typed, such as TBC, or that there are none."""
    return _typed(row) or NO_DATE


def _typed(row: Row) -> str:
    """Return the dates as typed, start and finish; once where they are the same."""
    words = [said(row[f"{end}_text"]) for end in ("start", "finish")]
    if row["is_milestone"] or words[0] == words[1]:
        return words[1] or words[0]
    return " to ".join(word or "?" for word in words) if any(words) else ""


def _items(activities: pd.DataFrame) -> pd.DataFrame:
    """Return the activities as a timeline takes them, each in its own lane."""
    placed = activities.assign(lane_key=range(len(activities)), place=place_words(activities))
    rows = placed.to_dict("records")
    return placed.assign(
        item_id=placed["activity_id"],
        kind=placed["is_milestone"].astype(bool).map({True: "milestone", False: "bar"}),
        label=[_label(row) for row in rows],
        hover=[hover(row) for row in rows],
        is_summary=placed["is_summary"].astype(bool),
        grace_months=pd.Series(pd.NA, index=placed.index, dtype="Int64"),
        follows=placed["predecessors"],
    )


def _label(row: Row) -> str:
    """Return the dates as typed, with the milestone they are and what is wrong with them."""
    typed = _typed(row) or interval_words(row["finish_from"], row["finish_to"])
    is_reversed: bool = row["finish_to"] < row["start_from"]  # False where either is missing
    parts = (said(row["milestone_id"]), typed, "finish before start" if is_reversed else "")
    return " · ".join(filter(None, parts))


def hover(row: Row) -> str:
    """Return what stands under the pointer: the name, both dates as typed and as read, the stage, the cell."""
    ends = [
        (end.capitalize(), said(row[f"{end}_text"]), interval_words(row[f"{end}_from"], row[f"{end}_to"]))
        for end in ("start", "finish")
    ]
    dates = [f"{end}: {safe(typed)} [{read}]" for end, typed, read in ends if typed or read != "not given"]
    facts = {
        "Stage": "" if pd.isna(row["stage"]) else look_of(row["stage"]).label,
        "Milestone": said(row["milestone_id"]),
        "Worked out": said(row["worked_out"]),
        "Overruled": said(row["overruled"]),
        "Where": row["place"],
    }
    told = [f"{name}: {safe(words)}" for name, words in facts.items() if words]
    return "<br>".join([f"<b>{safe(said(row['activity_name']))}</b>", *dates, *told])


def _whose(activities: pd.DataFrame, participants: pd.DataFrame) -> str:
    names = participants.set_index("participant_id")["participant_name"]
    return ", ".join(str(names.get(who, who)) for who in activities["participant_id"].unique())


def _alt(whose: str, activities: pd.DataFrame, lines: pd.DataFrame) -> str:
    """Return the chart in words: whose plan, how many rows, how many dated, the extremes, the options' lines."""
    if not whose:
        return f"{NOTHING}."
    dated = int(is_dated(activities).sum())
    marks = "; ".join(option_milestone_words(item) for item in lines.to_dict("records"))
    sentences = [
        f"Timeline of the plan of {whose}: {count_words(len(activities), 'row')}, {dated} with a date",
        extremes_words(activities),
        f"Lines mark {marks}" if marks else "",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
