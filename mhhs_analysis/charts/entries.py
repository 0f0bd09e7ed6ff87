"""When each participant's own plan enters SIT, in order, against the options' M9."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.entry import OWN_MILESTONE, sit_entries
from mhhs_analysis.analysis.wording import count_words, interval_words
from mhhs_analysis.charts.option_lines import (
    ENTRY,
    option_flags,
    option_milestone_words,
    option_milestones,
    without_line,
)
from mhhs_analysis.charts.poap import beyond_note, poap_span_days
from mhhs_analysis.charts.sheet import Span, Surround, span_of
from mhhs_analysis.charts.style import safe
from mhhs_analysis.charts.timeline import draw_timeline

TITLE = "Entry to SIT in the participants' own plans"


def draw_entries(
    activities: pd.DataFrame,
    participants: pd.DataFrame,
    poap_items: pd.DataFrame,
    *,
    span: Span | None = None,
) -> go.Figure:
    """Return a row a participant whose plan dates its entry to SIT, earliest first, as wide as its words.

    Lines mark the M9 of POAP 1 and of POAP 2. Whom the chart does not hold `entries_unknown` says.
    """
    entries = sit_entries(activities)
    names = participants.set_index("participant_id")["participant_name"]
    lanes = pd.DataFrame(
        {
            "lane_group": "",
            "lane": entries["participant_id"].map(names).fillna(entries["participant_id"]),
            "words": "",
        }
    )
    lines = option_milestones(poap_items, (ENTRY,))
    items = _items(entries)
    page = span or span_of([items["finish_from"], items["finish_to"], poap_span_days(lines)])
    around = Surround(
        subtitle="Earliest first; later than an option's line is not the same as late for it",
        flags=option_flags(lines),
        notes=[*without_line(poap_items, lines), *beyond_note(items, page, None)],
    )
    return draw_timeline(items, lanes, page, around, title=TITLE, alt=_alt(entries, lines))


def _items(entries: pd.DataFrame) -> pd.DataFrame:
    """Return each entry as a diamond at the end of its days, the words as typed beside it."""
    rows = entries.to_dict("records")
    none = pd.Series(pd.NaT, index=entries.index, dtype="datetime64[us]")
    return entries.assign(
        lane_key=range(len(entries)),
        item_id=entries["participant_id"],
        kind="milestone",
        stage="sit",
        start_from=none,
        start_to=none,
        finish_from=entries["earliest"],
        finish_to=entries["latest"],
        label=[_label(str(row["text"]), row["taken_from"] == OWN_MILESTONE) for row in rows],
        hover=[
            f"<b>{safe(row['text'])}</b> [{interval_words(row['earliest'], row['latest'])}]<br>"
            f"Taken from {row['taken_from']}<br>Where: {safe(row['place'])}"
            for row in rows
        ],
        grace_months=pd.Series(pd.NA, index=entries.index, dtype="Int64"),
    )


def _label(text: str, is_milestone: bool) -> str:
    return text if is_milestone else f"{text} (first SIT task)"


def _alt(entries: pd.DataFrame, lines: pd.DataFrame) -> str:
    """Return the chart in words: how many entries, the first and the last, the options' lines."""
    first, last = entries["earliest"].min(), entries["latest"].max()
    marks = "; ".join(option_milestone_words(item) for item in lines.to_dict("records"))
    sentences = [
        f"Entry to SIT of {count_words(len(entries), 'participant')}, earliest first",
        f"They run from {interval_words(first, first)} to {interval_words(last, last)}"
        if len(entries)
        else "",
        f"Lines mark {marks}" if marks else "",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
