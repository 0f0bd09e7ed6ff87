"""Each milestone's published dates, one timetable below the other, and what happened: hindsight, never evidence."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.hindsight import NOT_FOUND, TIMETABLES, slip_words
from mhhs_analysis.analysis.wording import count_words, day_words, signed_weeks
from mhhs_analysis.charts.poap import as_at_flag
from mhhs_analysis.charts.sheet import DENSE_ROW_PX, Surround, span_of
from mhhs_analysis.charts.style import safe
from mhhs_analysis.charts.timeline import draw_timeline

TITLE = "Hindsight: each milestone's published dates"

Row = Mapping[Hashable, Any]


def draw_slips(dates: pd.DataFrame, meanings: Mapping[str, str], as_at: pd.Timestamp) -> go.Figure:
    """Return a lane a milestone, a diamond for each date published of it, joined in order of publication.

    `dates` are `analysis.hindsight.published_dates`, `meanings` milestone_id to meaning. The words beside a diamond
    are the timetable, the date as published, and the weeks from the first one published (plus is later). A
    dotted line is the day the analyses look from: they knew none of what was published after it.
    """
    dated = dates[dates["date"].ne("")]
    milestones = list(dates["milestone_id"].unique())
    named = [f"{one} {meanings.get(one, '')}".strip() for one in milestones]
    silent = set(milestones) - set(dated["milestone_id"])
    words = [f"{NOT_FOUND}: no date that is public" if one in silent else "" for one in milestones]
    lanes = pd.DataFrame({"lane_group": "", "lane": named, "words": words})
    page = span_of([dated["earliest"], dated["latest"], pd.Series([as_at], dtype="datetime64[us]")])
    around = Surround(
        subtitle=f"Not evidence: the analyses look from {day_words(as_at)} and read nothing published later. "
        "Weeks are from the first date published",
        flags=as_at_flag(as_at, page),
        notes=["Each date's source, and what was looked for and not found, is on the page of notebook 10"],
        watermark="HINDSIGHT",
        kinds="Timetable",
    )
    items = _items(dated, milestones)
    return draw_timeline(
        items, lanes, page, around, title=TITLE, alt=_alt(dated, silent), row_px=DENSE_ROW_PX
    )


def _items(dated: pd.DataFrame, milestones: list[str]) -> pd.DataFrame:
    """Return each date as a diamond in its milestone's lane, in the row of its turn."""
    # Of two dates of one timetable the second is told by its note.
    again = dated.duplicated(["milestone_id", "timetable"])
    rows = dated.assign(is_again=again).to_dict("records")
    none = pd.Series(pd.NaT, index=dated.index, dtype="datetime64[us]")
    turn = dated.groupby("milestone_id").cumcount()
    return dated.assign(
        lane_key=dated["milestone_id"].map(milestones.index),
        slot=turn,
        item_id=dated["milestone_id"] + "/" + dated["timetable"] + "/" + turn.astype("str"),
        kind="milestone",
        stage=dated["timetable"],
        trail=dated["milestone_id"],
        start_from=none,
        start_to=none,
        finish_from=dated["earliest"],
        finish_to=dated["latest"],
        grace_months=pd.Series(pd.NA, index=dated.index, dtype="Int64"),
        label=[_label(row) for row in rows],
        hover=[_hover(row) for row in rows],
    )


def _label(row: Row) -> str:
    """Return the timetable, the date as published, and the weeks from the first one; which of two it is."""
    named = f"{row['timetable']}: {row['date']}"
    weeks = "" if row["is_first"] else signed_weeks(row["slip_least_days"], row["slip_most_days"])
    return " · ".join(filter(None, (named, row["note"] if row["is_again"] else "", weeks)))


def _hover(row: Row) -> str:
    published = f"Published: {row['published_on']}" if row["published_on"] else ""
    parts = [
        f"<b>{safe(row['milestone_id'])}: {safe(row['date'])}</b>",
        row["timetable"],
        published,
        row["note"],
    ]
    return "<br>".join([parts[0], *(safe(part) for part in (*parts[1:], f"Source: {row['source']}") if part)])


def _alt(dated: pd.DataFrame, silent: set[str]) -> str:
    """Return the chart in words: how many dates of how many milestones, and how far the last is from the first."""
    last = dated.drop_duplicates("milestone_id", keep="last").to_dict("records")
    moved = [
        f"{row['milestone_id']} {row['timetable']} {row['date']}, {slip_words(row)}"
        for row in last
        if not row["is_first"]
    ]
    sentences = [
        f"{count_words(len(dated), 'published date')} of {count_words(dated['milestone_id'].nunique(), 'milestone')}, "
        f"by timetable: {', '.join(TIMETABLES)}",
        f"The last of each against the first: {'; '.join(moved)}" if moved else "",
        f"None found of {', '.join(sorted(silent))}" if silent else "",
        "Hindsight, not evidence",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
