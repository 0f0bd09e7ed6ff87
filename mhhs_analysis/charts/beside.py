"""One participant's own stages and milestones, each above the same of POAP 1 and POAP 2, with the days between."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.own_against_options import OWN_DATE, option_things, own_margins, own_things
from mhhs_analysis.analysis.shortest import CHOICE
from mhhs_analysis.analysis.wording import OPTION_WORDS, count_words, interval_words
from mhhs_analysis.charts.confidential import MARK, in_confidence, mark_notes, with_marked_hover, with_marks
from mhhs_analysis.charts.geometry import is_dated
from mhhs_analysis.charts.one_plan import NOTHING
from mhhs_analysis.charts.poap import as_at_flag, beyond_note, is_illustrative, item_hover, poap_span_days
from mhhs_analysis.charts.sheet import DENSE_ROW_PX, Surround, span_of
from mhhs_analysis.charts.style import STAGES, look_of, safe, said
from mhhs_analysis.charts.timeline import draw_timeline

ORDER = {stage.look_id: place for place, stage in enumerate(STAGES)}

Row = Mapping[Hashable, Any]


def draw_beside(
    activities: pd.DataFrame,
    participants: pd.DataFrame,
    poap_items: pd.DataFrame,
    *,
    plans: pd.DataFrame | None = None,
    as_at: pd.Timestamp | None = None,
) -> go.Figure:
    """Return a lane a stage and milestone of one plan: its own on top, then each option's bars of the same.

    `activities` are those of one version of one plan. An option's label says how many days the plan's own start and
    finish are from it, plus is later; later is not the same as late. Stages that only one side has say so. `plans` say
    whether it was given in confidence.
    """
    whose = set(activities["participant_id"])
    secret = in_confidence(participants, plans) & whose
    own, items = own_things(activities), option_things(poap_items)
    things = sorted(own["thing"], key=lambda thing: (ORDER.get(thing, len(ORDER)), len(thing), thing))
    lanes = pd.DataFrame({"lane_group": "", "lane": [_name(thing) for thing in things], "words": ""})
    shown = items[items["thing"].isin(things)]
    margins = own_margins(activities, poap_items)
    ready = pd.concat([_own(own, items, things), _options(shown, margins, things)])
    ready = ready.sort_values(["lane_key", "slot"], kind="stable", ignore_index=True)
    ready = _own_marked(ready) if secret else ready
    page = span_of([poap_span_days(ready), pd.Series([as_at], dtype="datetime64[us]")])
    around = Surround(
        subtitle="Printed at an option: days the own plan is from it, of a bar start | finish; + is later, "
        "\u2212 earlier. Later is not the same as late",
        flags=as_at_flag(as_at, page),
        notes=[*_without(things, items), *beyond_note(ready, page, as_at), *mark_notes(secret, whose)],
        watermark="ILLUSTRATIVE OPTIONS" if is_illustrative(shown[is_dated(shown)]) else "",
        kinds="Whose dates",
    )
    title = _title(activities, with_marks(participants, secret))
    alt = _alt(title, things, ready)
    return draw_timeline(ready, lanes, page, around, title=title, alt=alt, row_px=DENSE_ROW_PX)


def _own_marked(ready: pd.DataFrame) -> pd.DataFrame:
    """Return the bars with a mark at those of a plan that was given in confidence."""
    marked = with_marked_hover(ready, ready["stage"], {"own"})
    label = marked["label"].astype("object")
    return marked.assign(label=label.mask(ready["stage"].eq("own"), label + f" {MARK}"))


def _title(activities: pd.DataFrame, participants: pd.DataFrame) -> str:
    names = participants.set_index("participant_id")["participant_name"]
    named = ", ".join(str(names.get(who, who)) for who in activities["participant_id"].unique())
    return f"{named} beside both options" if named else NOTHING


def _name(thing: str) -> str:
    return look_of(thing).label if thing in ORDER else thing


def _own(own: pd.DataFrame, items: pd.DataFrame, things: list[str]) -> pd.DataFrame:
    """Return the plan's own bars and milestones, each in the first row of its lane."""
    rows = own.to_dict("records")
    held = items.groupby("thing")["plan_option"].agg(set).to_dict()
    return own.assign(
        lane_key=[things.index(thing) for thing in own["thing"]],
        slot=0,
        item_id="own/" + own["thing"],
        stage="own",
        label=[_own_label(row, held.get(row["thing"], set())) for row in rows],
        hover=[f"<b>{safe(_name(str(row['thing'])))}</b><br>{safe(_own_dates(row))}" for row in rows],
        is_open_start=own["start_from"].isna() & own["kind"].eq("bar"),
        is_open_finish=own["finish_to"].isna(),
        grace_months=pd.Series(pd.NA, index=own.index, dtype="Int64"),
    )


def _own_dates(row: Row) -> str:
    finish = interval_words(row["finish_from"], row["finish_to"])
    if row["kind"] == "milestone":
        return said(row["text"]) or finish
    return f"start {interval_words(row['start_from'], row['start_to'])}; finish {finish}"


def _own_label(row: Row, options: set[str]) -> str:
    words = f"Own plan: {said(row['text'])}" if row["kind"] == "milestone" and row["text"] else "Own plan"
    missing = [OPTION_WORDS[option] for option in CHOICE if option not in options]
    return f"{words} · not in {' or '.join(missing)}" if missing else words


def _options(shown: pd.DataFrame, margins: pd.DataFrame, things: list[str]) -> pd.DataFrame:
    """Return the options' items of the same stages and milestones, each in a row of its own below."""
    told = {key: _signed(of) for key, of in margins.groupby(["plan_option", "item_id"], sort=False)}
    rows = shown.to_dict("records")
    return shown.assign(
        lane_key=[things.index(thing) for thing in shown["thing"]],
        slot=shown.groupby("thing").cumcount() + 1,
        item_id=shown["plan_option"] + "/" + shown["item_id"],
        stage=shown["plan_option"],
        label=[_option_label(row, told[(row["plan_option"], row["item_id"])]) for row in rows],
        hover=[item_hover(row) for row in rows],
        is_open_start=False,
        is_open_finish=False,
    )


def _signed(of: pd.DataFrame) -> str:
    return " | ".join(words if words == OWN_DATE else words.removesuffix(" days") for words in of["signed"])


def _option_label(item: Row, signed: str) -> str:
    name = "" if item["kind"] == "milestone" else f" {said(item['name'])}"
    return f"{OPTION_WORDS[item['plan_option']]}{name}: {signed}"


def _without(things: list[str], items: pd.DataFrame) -> list[str]:
    """Return the stages and milestones of the options that the plan doesn't date, and those that no option dates."""
    missing = [thing for thing in dict.fromkeys(items["thing"]) if thing not in things]
    names = ", ".join(_name(str(thing)) for thing in missing)
    undated = items[items["thing"].isin(things) & ~is_dated(items)]
    told = "; ".join(
        f"{OPTION_WORDS[row['plan_option']]} {row['name']}" for row in undated.to_dict("records")
    )
    notes = [f"In an option, and not dated in this plan ({len(missing)}): {names}"] if missing else []
    return notes + ([f"Undated in an option, so not drawn ({len(undated)}): {told}"] if told else [])


def _alt(title: str, things: list[str], ready: pd.DataFrame) -> str:
    """Return the chart in words: which stages and milestones, and the days at each milestone; the rest is its table."""
    if not things:
        return f"{title}."
    drawn = ready[is_dated(ready)]
    points = drawn[drawn["kind"].eq("milestone") & drawn["slot"].gt(0)].to_dict("records")
    days = "; ".join(f"{things[row['lane_key']]} {_days_words(row['label'])}" for row in points)
    sentences = [
        f"{title}: {count_words(len(things), 'stage or milestone', 'stages and milestones')} of its own plan, "
        f"{', '.join(_name(thing) for thing in things)}",
        f"Own dates from the option's: {days}" if days else "",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _days_words(label: str) -> str:
    return label if label.endswith((OWN_DATE, "not known")) else f"{label} days"
