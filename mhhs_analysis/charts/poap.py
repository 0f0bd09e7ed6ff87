"""An option's plan on a page: its lanes, bars and milestones, each date no more exact than it is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.links import CONFLICT, CYCLE, OPEN, UNDATED, UNKNOWN, follows_words, item_links
from mhhs_analysis.analysis.wording import count_words, day_words, interval_words
from mhhs_analysis.charts.geometry import DAY, is_dated, with_parts
from mhhs_analysis.charts.sheet import Flag, Sheet, Span, Surround, beyond, sheet_of, span_of
from mhhs_analysis.charts.style import NARROW_PAGE_PX, look_of, month_words, safe, said
from mhhs_analysis.charts.timeline import also_for_paper, draw_sheet
from mhhs_analysis.frames import BOUNDS

Row = Mapping[Hashable, Any]
HARD_STOP = "hard stop: no grace"


def draw_poap(
    poap_items: pd.DataFrame,
    plan_option: str,
    *,
    label: str,
    span: Span | None = None,
    as_at: pd.Timestamp | None = None,
) -> go.Figure:
    """Return one option's plan on a page, lane by lane in the workbook's order, over whole days.

    `poap_items` holds every option (the frame of that name); `label` is the option's name as a reader knows
    it; `span` is first and last day (`poap_span` gives one that fits every option), else the option's own.
    Solid is certain, pale is not; grace is in months; lines lead from what an item follows; an item without a date
    is named below the chart, as is a dependency that the dates contradict.
    """
    alt = poap_alt(poap_items, plan_option, label)

    def laid_out(page_px: float) -> go.Figure:
        sheet = poap_sheet(poap_items, plan_option, span=span, as_at=as_at, page_px=page_px)
        return draw_sheet(sheet, title=poap_title(label), alt=alt)

    return also_for_paper(laid_out)


def poap_sheet(
    poap_items: pd.DataFrame,
    plan_option: str,
    *,
    span: Span | None = None,
    as_at: pd.Timestamp | None = None,
    page_px: float = NARROW_PAGE_PX,
) -> Sheet:
    """Return where everything of an option's plan on a page goes, drawn by nobody yet, as `draw_poap` has it.

    `page_px` is the width of the page it is laid out for, in pixels of a text of 12: the wider it is, the more
    labels stand in their bars and the fewer rows there are.
    """
    own = _own(poap_items, plan_option)
    items, undated = own[is_dated(own)], own[~is_dated(own)]
    page = span or span_of([poap_span_days(own), pd.Series([as_at], dtype="datetime64[us]")])
    lanes, links = _lanes(own), item_links(own)
    ready = _ready(own, lanes)
    around = Surround(
        subtitle=standing(items),
        flags=[*hard_stops(ready), *as_at_flag(as_at, page)],
        notes=[*_notes(undated, ready, page, as_at), *_link_notes(links)],
        watermark="ILLUSTRATIVE DATES" if is_illustrative(items) else "",
    )
    return sheet_of(ready, lanes, page, around, links, page_px)


def poap_title(label: str) -> str:
    """Return the heading of an option's plan on a page."""
    return f"{label}: plan on a page"


def poap_alt(poap_items: pd.DataFrame, plan_option: str, label: str) -> str:
    """Return an option's plan on a page in words: counts, extremes, hard stops, grace, dependencies, standing."""
    own = _own(poap_items, plan_option)
    return _alt(label, own, own[is_dated(own)], _lanes(own))


def _own(poap_items: pd.DataFrame, plan_option: str) -> pd.DataFrame:
    return poap_items[poap_items["plan_option"].eq(plan_option)].sort_values("order", kind="stable")


def poap_span(poap_items: pd.DataFrame) -> Span | None:
    """Return the first and last day of the whole quarters that hold every option's dates and grace.

    None where no item has a date.
    """
    return span_of([poap_span_days(poap_items)])


def poap_span_days(poap_items: pd.DataFrame) -> pd.Series:
    """Return every day that items name, and the last day of each grace."""
    parts = with_parts(poap_items[is_dated(poap_items)])
    days: pd.Series = pd.concat([*(poap_items[bound] for bound in BOUNDS), parts["grace_to"] - DAY])
    return days


# --- what the options and the participants' plans share ---------------------------------------------------


def is_illustrative(items: pd.DataFrame) -> bool:
    """Return whether the dates of any item are illustrative: one of another standing makes the rest no firmer."""
    return bool(items["date_status"].eq("illustrative").any())


def standing(items: pd.DataFrame) -> str:
    """Return the standing of the dates in words: one where all share it, else the count of each."""
    counts = items["date_status"].value_counts(sort=False).sort_index()
    if counts.empty:
        return "No dates are given"
    if len(counts) == 1:
        return f"Standing of every date: {_status_words(counts.index[0])}"
    return "Standing of the dates: " + ", ".join(
        f"{count} {_status_words(status)}" for status, count in counts.items()
    )


def _status_words(status: Hashable) -> str:
    return str(status).replace("_", " ")


def extremes_words(items: pd.DataFrame) -> str:
    """Return the first and last day that items name, in words; empty where they name none."""
    if not is_dated(items).any():
        return ""
    first, last = items[BOUNDS].min(axis=1).min(), items[BOUNDS].max(axis=1).max()
    return f"The dates run from {day_words(first)} to {day_words(last)}"


def milestone_words(item: Row) -> str:
    """Return a milestone's label: id, name, its date as written, its grace."""
    milestone, name = said(item["milestone_id"]), said(item["name"])
    named = name if name.startswith(milestone) else f"{milestone} {name}"
    return " · ".join(part for part in (named, date_as_written(item), grace_words(item)) if part)


def end_given(item: Row) -> str:
    """Return which end of a point in time gives its date: the finish, else the start."""
    return "start" if pd.isna(item["finish_from"]) and pd.isna(item["finish_to"]) else "finish"


def date_as_written(item: Row) -> str:
    """Return a milestone's date as written: the finish, else the start, else its bounds in words."""
    end = end_given(item)
    return said(item[f"{end}_text"]) or interval_words(item[f"{end}_from"], item[f"{end}_to"])


def grace_words(item: Row) -> str:
    """Return the grace in words: none is a hard stop for a milestone, and not stated is nothing."""
    if pd.isna(item["grace_months"]):
        return ""
    months = int(item["grace_months"])
    return month_words(months) if months else HARD_STOP if item["kind"] == "milestone" else ""


def hard_stops(ready: pd.DataFrame) -> list[Flag]:
    """Return a heavy line at the end of the last day of each milestone that allows no grace."""
    hard = ready[ready["kind"].eq("milestone") & ready["grace_months"].eq(0).fillna(False)]
    ends = with_parts(hard)
    named = hard["milestone_id"].fillna(hard["name"]).map(said)
    # A milestone without a last day has nowhere to put a line; its own label still says that it is hard.
    seen = ~ends["is_open_right"].astype(bool)
    marks = zip(named[seen], ends.loc[seen, "right"], strict=True)
    return [Flag(right, f"{name} {HARD_STOP}", "hard") for name, right in marks]


def as_at_flag(as_at: pd.Timestamp | None, span: Span | None) -> list[Flag]:
    """Return the dotted line of the day the analysis speaks of, if the page shows that day."""
    if as_at is None or pd.isna(as_at) or not is_shown(as_at, span):
        return []
    return [Flag(as_at, f"as at {day_words(as_at)}", "as_at")]


def is_shown(day: pd.Timestamp, span: Span | None) -> bool:
    """Return whether a day lies on the page."""
    return span is not None and span[0] <= day <= span[1]


def beyond_note(ready: pd.DataFrame, span: Span | None, as_at: pd.Timestamp | None) -> list[str]:
    """Return what lies outside the days shown, by name: an item, or the as-at day."""
    out = list(ready.loc[beyond(ready, span), "label"])
    notes = [f"Runs past the dates shown ({len(out)}): {'; '.join(out)}"] if out else []
    if as_at is not None and not pd.isna(as_at) and not is_shown(as_at, span):
        notes.append(f"As at {day_words(as_at)}, which is outside the dates shown")
    return notes


# --- one option -------------------------------------------------------------------------------------------


def _lanes(own: pd.DataFrame) -> pd.DataFrame:
    """Return the lanes in the workbook's order, the lanes of a group together."""
    lanes = own[["lane_group", "lane"]].drop_duplicates()
    first = {group: place for place, group in enumerate(lanes["lane_group"].drop_duplicates())}
    ordered = lanes.sort_values("lane_group", key=lambda groups: groups.map(first), kind="stable")
    return ordered.reset_index(drop=True).assign(words="")


def _ready(items: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """Return an option's items as a timeline takes them."""
    keys = {(lane.lane_group, lane.lane): key for key, lane in enumerate(lanes.itertuples())}
    own = zip(items["lane_group"], items["lane"], strict=True)
    is_mixed = items.loc[is_dated(items), "date_status"].nunique() > 1
    return items.assign(
        lane_key=[keys[pair] for pair in own],
        label=[_label(item, is_mixed) for item in items.to_dict("records")],
        hover=[item_hover(item) for item in items.to_dict("records")],
        follows=follows_words(items),
    )


def _label(item: Row, is_mixed: bool) -> str:
    words = milestone_words(item) if item["kind"] == "milestone" else said(item["name"])
    doubts = [word for word in (_missing(item), _reversed(item)) if word]
    if is_mixed and item["date_status"] == "illustrative":
        doubts.append("illustrative")
    return f"{words} ({'; '.join(doubts)})" if doubts else words


def _missing(item: Row) -> str:
    """Return which end of a bar has no date at all, where the other has one."""
    if item["kind"] != "bar":
        return ""
    ends = [end for end in ("start", "finish") if pd.isna(item[f"{end}_from"]) and pd.isna(item[f"{end}_to"])]
    return f"{ends[0]} not given" if len(ends) == 1 else ""


def _reversed(item: Row) -> str:
    is_bar = item["kind"] == "bar" and pd.notna(item["start_from"]) and pd.notna(item["finish_to"])
    return "finish before start" if is_bar and item["finish_to"] < item["start_from"] else ""


def item_hover(item: Row) -> str:
    """Return what stands under the pointer: the name, both dates as written and as read, and what goes with them."""
    start = said(item["start_text"]) or interval_words(item["start_from"], item["start_to"])
    finish = said(item["finish_text"]) or interval_words(item["finish_from"], item["finish_to"])
    rows = {
        "Start": f"{start} [{interval_words(item['start_from'], item['start_to'])}]",
        "Finish": f"{finish} [{interval_words(item['finish_from'], item['finish_to'])}]",
        "Stage": look_of(item["stage"]).label,
        "Applies to": said(item["applies_to"]),
        "Grace": grace_words(item),
        "Dates": _status_words(item["date_status"]),
        "Source": said(item["source"]),
    }
    said_rows = [f"{name}: {safe(words)}" for name, words in rows.items() if words]
    return "<br>".join([f"<b>{safe(said(item['name']))}</b>", *said_rows])


def _undated_words(item: Row) -> str:
    named = milestone_words(item) if item["kind"] == "milestone" else said(item["name"])
    return f"{named} ({item['lane']})"


def _notes(
    undated: pd.DataFrame, ready: pd.DataFrame, span: Span | None, as_at: pd.Timestamp | None
) -> list[str]:
    words = [_undated_words(item) for item in undated.to_dict("records")]
    notes = [f"Undated, so not drawn ({len(words)}): {'; '.join(words)}"] if words else []
    return notes + beyond_note(ready, span, as_at)


def _link_notes(links: pd.DataFrame) -> list[str]:
    """Return, in words, each dependency that the dates contradict, and each that can't be drawn."""
    told = {
        CYCLE: "Impossible, whatever the dates, so no line",
        CONFLICT: "Conflict between dates",
        UNDATED: "No line, for want of a date",
        UNKNOWN: "No line, as one end is unknown",
    }
    words = {verdict: list(links.loc[links["verdict"].eq(verdict), "words"]) for verdict in told}
    return [
        f"{told[verdict]} ({len(said_words)}): {'; '.join(said_words)}"
        for verdict, said_words in words.items()
        if said_words
    ]


def _link_words(links: pd.DataFrame) -> str:
    """Return how many dependencies there are, and how many the dates leave open or contradict."""
    if links.empty:
        return ""
    counts = links["verdict"].value_counts()
    told = {
        OPEN: "whose dates leave the order open",
        CONFLICT: "in conflict",
        CYCLE: "impossible",
        UNDATED: "without a date",
        UNKNOWN: "to an item the option does not hold",
    }
    parts = [f"{counts[verdict]} {words}" for verdict, words in told.items() if counts.get(verdict)]
    whole = count_words(len(links), "dependency", "dependencies")
    return f"{whole}, of which {', '.join(parts)}" if parts else f"{whole}, all in order"


def _alt(label: str, own: pd.DataFrame, items: pd.DataFrame, lanes: pd.DataFrame) -> str:
    """Return the chart in words: counts, extremes, hard stops and grace, standing, what is undated."""
    bars, points = (int(own["kind"].eq(kind).sum()) for kind in ("bar", "milestone"))
    counts = f"{count_words(bars, 'bar')} and {count_words(points, 'milestone')}"
    milestones = [item for item in own.to_dict("records") if item["kind"] == "milestone"]
    entry = "; ".join(milestone_words(item) for item in milestones if grace_words(item))
    sentences = [
        f"Timeline of {label}: {counts} in {count_words(len(lanes), 'lane')}",
        extremes_words(items),
        f"Entry: {entry}" if entry else "",
        _link_words(item_links(own)),
        *_link_notes(item_links(own)),
        count_words(len(own) - len(items), "item has no date", "items have no date")
        if len(own) > len(items)
        else "",
        standing(items),
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
