"""When every participant's own plan reaches one milestone, by constituency and in order, against the options."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.copied import Days, copied_dates
from mhhs_analysis.analysis.entry import ENTRY, FIRST_TASK, milestone_entries, undated_because
from mhhs_analysis.analysis.own_against_options import OWN_DATE
from mhhs_analysis.analysis.wording import count_words, interval_words
from mhhs_analysis.charts.confidential import in_confidence, mark_notes, with_marked_hover, with_marks
from mhhs_analysis.charts.option_lines import (
    option_flags,
    option_milestone_words,
    option_milestones,
    without_line,
)
from mhhs_analysis.charts.poap import as_at_flag, beyond_note, poap_span_days
from mhhs_analysis.charts.portfolio import constituency_words
from mhhs_analysis.charts.sheet import DENSE_ROW_PX, Span, Surround, span_of
from mhhs_analysis.charts.style import safe
from mhhs_analysis.charts.timeline import draw_timeline
from mhhs_analysis.frames import CONSTITUENCIES

NAMES_PX = 270.0
"""The most that names take: of very many participants each should be one line."""

Row = Mapping[Hashable, Any]


def draw_entries(
    activities: pd.DataFrame,
    participants: pd.DataFrame,
    poap_items: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    milestone_id: str = ENTRY,
    plans: pd.DataFrame | None = None,
    span: Span | None = None,
    as_at: pd.Timestamp | None = None,
) -> go.Figure:
    """Return a row a participant asked, by constituency, earliest first: its plan's date of a milestone.

    A date is as wide as its words. Those without one stand last in their constituency, each with why: five
    things, none of them late. Lines mark the milestone of POAP 1 and of POAP 2. `plans` say which were given in
    confidence.
    """
    secret = in_confidence(participants, plans)
    participants = with_marks(participants, secret)
    entries = milestone_entries(activities, milestone_id)
    why = undated_because(activities, coverage, participants, f"no {milestone_id} with a date in its plan")
    lanes = _lanes(entries, participants, why)
    lines = option_milestones(poap_items, (milestone_id,))
    entries = entries.assign(is_copied=copied_dates(*_days(entries), poap_items, milestone_id))
    items = _items(entries[entries["participant_id"].isin(lanes["participant_id"])], lanes)
    items = with_marked_hover(items, items["participant_id"], secret)
    page = span or span_of([items["finish_from"], items["finish_to"], poap_span_days(lines)])
    around = Surround(
        subtitle="By constituency, earliest first; later than an option's line is not the same as late for it",
        flags=[*option_flags(lines), *as_at_flag(as_at, page)],
        notes=[
            *without_line(poap_items, lines, milestone_id),
            *beyond_note(items, page, as_at),
            *mark_notes(secret, participants["participant_id"]),
        ],
    )
    title = f"{_reached(milestone_id)} in the participants' own plans"
    alt = _alt(milestone_id, lanes, entries, lines)
    place = {"row_px": DENSE_ROW_PX, "names_px": NAMES_PX}
    return draw_timeline(items, lanes, page, around, title=title, alt=alt, **place)


def _reached(milestone_id: str) -> str:
    return "Entry to SIT (M9)" if milestone_id == ENTRY else milestone_id


def _lanes(entries: pd.DataFrame, participants: pd.DataFrame, why: Mapping[str, str]) -> pd.DataFrame:
    """Return a lane a participant: constituencies in the programme's order, dates in theirs, then those without."""
    days = entries.set_index("participant_id")[["earliest", "latest"]]
    place = {name: order for order, name in enumerate(CONSTITUENCIES)}
    everyone = participants[["participant_id", "participant_name", "constituency"]].join(
        days, on="participant_id"
    )
    dated = everyone["participant_id"].isin(days.index)
    reasons = [why.get(who, "no plan read") for who in everyone["participant_id"]]
    everyone = everyone.assign(
        place=everyone["constituency"].map(place).fillna(len(place)),
        words=pd.Series(reasons, index=everyone.index).mask(dated, ""),
        day=everyone["earliest"].fillna(everyone["latest"]),
    )
    order = ["place", "words", "day", "latest", "participant_name"]
    lanes = everyone.sort_values(order, kind="stable", ignore_index=True)
    groups = [constituency_words(name) for name in lanes["constituency"]]
    return lanes.assign(lane_group=groups, lane=lanes["participant_name"])


def _items(entries: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """Return each date as a diamond at the end of its days, the words as typed beside it."""
    rows = entries.to_dict("records")
    keys = {who: key for key, who in enumerate(lanes["participant_id"])}
    none = pd.Series(pd.NaT, index=entries.index, dtype="datetime64[us]")
    return entries.assign(
        lane_key=entries["participant_id"].map(keys).astype("int64"),
        item_id=entries["participant_id"],
        kind="milestone",
        stage="sit",
        start_from=none,
        start_to=none,
        finish_from=entries["earliest"],
        finish_to=entries["latest"],
        label=[_label(row) for row in rows],
        hover=[_hover(row) for row in rows],
        grace_months=pd.Series(pd.NA, index=entries.index, dtype="Int64"),
    )


def _days(entries: pd.DataFrame) -> tuple[Days, Days]:
    return entries["earliest"].to_numpy("datetime64[D]"), entries["latest"].to_numpy("datetime64[D]")


def _label(row: Row) -> str:
    """Return the words as typed, else the days; a first task is not the plan's own milestone, and says so."""
    text = str(row["text"]) or interval_words(row["earliest"], row["latest"])
    doubts = ["first SIT task"] * (row["taken_from"] == FIRST_TASK) + [OWN_DATE] * bool(row["is_copied"])
    return f"{text} ({'; '.join(doubts)})" if doubts else text


def _hover(row: Row) -> str:
    days = interval_words(row["earliest"], row["latest"])
    taken = f"Taken from {row['taken_from']}<br>Where: {safe(row['place'])}"
    return f"<b>{safe(str(row['text']))}</b> [{days}]<br>{taken}"


def _alt(milestone_id: str, lanes: pd.DataFrame, entries: pd.DataFrame, lines: pd.DataFrame) -> str:
    """Return the chart in words: how many dates of how many asked, first and last, who has none, the options' lines."""
    own = entries[~entries["is_copied"]]
    first, last = own["earliest"].min(), own["latest"].max()
    silent = lanes.loc[lanes["words"].ne(""), "words"].value_counts().sort_index()
    copied = int(entries["is_copied"].sum())
    marks = "; ".join(option_milestone_words(item) for item in lines.to_dict("records"))
    sentences = [
        f"{_reached(milestone_id)} of {int(lanes['words'].eq('').sum())} of {count_words(len(lanes), 'participant')}, "
        "by constituency, earliest first",
        f"Those of their own run from {interval_words(first, first)} to {interval_words(last, last)}"
        if len(own)
        else "",
        f"No date: {', '.join(f'{many} {words}' for words, many in silent.items())}" if len(silent) else "",
        f"{count_words(copied, 'is', 'are')} {OWN_DATE} and no evidence" if copied else "",
        f"Lines mark {marks}" if marks else "",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
