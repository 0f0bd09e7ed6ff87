"""The participants' own plans side by side, against the entry to SIT of each option."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.charts.geometry import BOUNDS, DAY, is_dated, with_parts
from mhhs_analysis.charts.poap import (
    HARD_STOP,
    as_at_flag,
    beyond_note,
    date_as_written,
    extremes_words,
    grace_words,
    poap_span_days,
)
from mhhs_analysis.charts.sheet import Flag, Span, Surround, span_of
from mhhs_analysis.charts.style import (
    count_words,
    described,
    interval_words,
    option_words,
    safe,
    said,
    stage_of,
)
from mhhs_analysis.charts.timeline import draw_timeline
from mhhs_analysis.frames import CONSTITUENCIES, WITHHELD, MhhsError

ENTRY = "M9"
ENTRY_OPTIONS = ("poap-1", "poap-2")
CONSTITUENCY_WORDS = {
    "ic_supplier": "I&C suppliers",
    "independent_agent": "Independent agents",
    "in_house_agent": "In-house agents",
    "dno": "DNOs",
    "idno": "iDNOs",
    "central_systems": "Central systems",
    "dcc": "DCC",
    "recco": "RECCo",
    "consumer_body": "Consumer bodies",
    WITHHELD: "Name and constituency withheld",
}
NO_DATE = "no dated activity"
SILENCES = {"no_plan": "no plan sent", "not_readable": "plan not readable", "read_no_dates": NO_DATE}
UNREGISTERED = "Not in the register"


def draw_plans(
    activities: pd.DataFrame,
    participants: pd.DataFrame,
    poap_items: pd.DataFrame,
    *,
    coverage: pd.DataFrame | None = None,
    span: Span | None = None,
    as_at: pd.Timestamp | None = None,
) -> go.Figure:
    """Return a band a participant, by constituency and name, with its stages as bars and its milestones.

    A stage's bar runs from the earliest start to the latest finish of the activities mapped to it, in whole
    days; lines mark the M9 of POAP 1 and of POAP 2. `coverage` says why a participant has no bars: nothing
    sent, not readable, or withheld from the reader. Raises MhhsError when a participant comes with two
    versions of its plan: two rounds or versions would be drawn as one.
    """
    _one_version_each(activities)
    lanes = _lanes(participants, activities, coverage)
    dated = activities[is_dated(activities)]
    ready = _with_lanes(pd.concat([_stages(dated), _milestones(dated)], ignore_index=True), lanes)
    entries = _entries(poap_items)
    page = span or span_of([ready[b] for b in BOUNDS] + [poap_span_days(entries), _day_of(as_at)])
    around = Surround(
        subtitle="Participants' own dates; the lines mark the options' entry to SIT",
        flags=[*_entry_flags(entries), *as_at_flag(as_at, page)],
        notes=[
            *_undated(activities, participants),
            *_without_line(poap_items, entries),
            *beyond_note(ready, page, as_at),
        ],
    )
    figure = draw_timeline(ready, lanes, page, around)
    return described(
        figure, "Participants' own plans and the options' entry to SIT", _alt(lanes, ready, entries)
    )


def _day_of(day: pd.Timestamp | None) -> pd.Series:
    return pd.Series([day], dtype="datetime64[us]")


def _one_version_each(activities: pd.DataFrame) -> None:
    versions = activities.groupby("participant_id")["plan_id"].nunique()
    faults = [
        f"{who}: {many} versions of its plan given, draw one" for who, many in versions.items() if many > 1
    ]
    if faults:
        raise MhhsError(*faults)


# --- lanes ------------------------------------------------------------------------------------------------


def _lanes(
    participants: pd.DataFrame, activities: pd.DataFrame, coverage: pd.DataFrame | None
) -> pd.DataFrame:
    """Return a lane a participant: those asked, in order, then any that sent a plan and isn't registered."""
    asked = participants[["participant_id", "participant_name", "constituency"]]
    strangers = sorted(set(activities["participant_id"]) - set(asked["participant_id"]))
    unknown = pd.DataFrame({"participant_id": strangers, "participant_name": strangers, "constituency": ""})
    everyone = pd.concat([asked, unknown.astype("str")], ignore_index=True)
    place = everyone["constituency"].map({name: order for order, name in enumerate(CONSTITUENCIES)})
    ordered = everyone.assign(place=place.fillna(len(CONSTITUENCIES))).sort_values(
        ["place", "participant_name"]
    )
    groups = [constituency_words(name) for name in ordered["constituency"]]
    words = _lane_words(ordered["participant_id"], activities, coverage)
    return ordered.assign(lane_group=groups, lane=ordered["participant_name"], words=words).reset_index(
        drop=True
    )


def constituency_words(constituency: str) -> str:
    """Return a constituency as a heading."""
    plain = constituency.replace("_", " ").capitalize() + "s"
    return CONSTITUENCY_WORDS.get(constituency, plain) if constituency else UNREGISTERED


def _lane_words(
    participant_ids: pd.Series, activities: pd.DataFrame, coverage: pd.DataFrame | None
) -> list[str]:
    """Return what a lane without bars says: no plan and no date are two things, and neither is late."""
    planned = set(activities["participant_id"])
    dated = set(activities.loc[is_dated(activities), "participant_id"])
    known = {} if coverage is None else _silences(coverage)
    return [
        "" if who in dated else NO_DATE if who in planned else known.get(who, "no plan read")
        for who in participant_ids
    ]


def _silences(coverage: pd.DataFrame) -> dict[str, str]:
    """Return why a participant has nothing to draw, by participant: a plan read but not here is withheld."""
    states = coverage.set_index("participant_id")["plan"]
    return {str(who): SILENCES.get(str(state), f"plan withheld {WITHHELD}") for who, state in states.items()}


def _with_lanes(items: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    keys = {who: key for key, who in enumerate(lanes["participant_id"])}
    return items.assign(lane_key=items["participant_id"].map(keys).astype("int64"))


# --- bars and diamonds ------------------------------------------------------------------------------------


def _stages(dated: pd.DataFrame) -> pd.DataFrame:
    """Return a bar a participant and stage: outer bounds of all, certain from the first sure start on.

    An activity without a start leaves the stage's start open, however early the others begin; so a finish.
    """
    # The rows beneath an unmapped heading are drawn: its own bar would only lie across them.
    is_heading = dated["is_summary"] & dated["stage"].isna()
    work = _points_as_work(dated[~(dated["is_milestone"] & dated["milestone_id"].notna()) & ~is_heading])
    work = work.assign(
        stage_id=[stage_of(stage).stage_id for stage in work["stage"]],
        is_open_start=work["start_from"].isna(),
        is_open_finish=work["finish_to"].isna(),
    )
    ends = {bound: (bound, "min" if bound.startswith("start") else "max") for bound in BOUNDS}
    opens = {name: (name, "any") for name in ("is_open_start", "is_open_finish")}
    made = work.groupby(["participant_id", "stage_id"], sort=False).agg(
        many=("activity_id", "size"), **ends, **opens
    )
    return _bars(made.reset_index())


def _points_as_work(work: pd.DataFrame) -> pd.DataFrame:
    """Return activities with a point in time as work of a day: its start is its finish, not unknown."""
    made, point = work.copy(), work["is_milestone"].astype(bool)
    for end in ("from", "to"):
        made[f"start_{end}"] = made[f"start_{end}"].fillna(made[f"finish_{end}"].where(point))
        made[f"finish_{end}"] = made[f"finish_{end}"].fillna(made[f"start_{end}"].where(point))
    return made


def _bars(stages: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(stages["participant_id"], stages["stage_id"], strict=True)
    return stages.assign(
        item_id=[f"{who}/{stage or 'not_mapped'}" for who, stage in pairs],
        kind="bar",
        stage=stages["stage_id"],
        label=[stage_of(stage).code for stage in stages["stage_id"]],
        hover=[_stage_hover(item) for _, item in stages.iterrows()],
        grace_months=pd.Series(pd.NA, index=stages.index, dtype="Int64"),
    )


def _stage_hover(item: pd.Series) -> str:
    start = interval_words(item["start_from"], item["start_to"]) + " (one has no start)" * bool(
        item["is_open_start"]
    )
    finish = interval_words(item["finish_from"], item["finish_to"])
    finish += " (one has no finish)" * bool(item["is_open_finish"])
    name = stage_of(item["stage_id"]).label
    many = count_words(int(item["many"]), "dated activity", "dated activities")
    return f"<b>{name}</b><br>{many}<br>Start: {start}<br>Finish: {finish}"


def _milestones(dated: pd.DataFrame) -> pd.DataFrame:
    """Return a diamond an activity that is mapped to a milestone."""
    points = dated[dated["milestone_id"].notna()]
    return points[["participant_id", "stage", *BOUNDS]].assign(
        item_id=points["plan_id"] + "/" + points["activity_id"],
        kind="milestone",
        label=[_point_label(item) for _, item in points.iterrows()],
        hover=[_point_hover(item) for _, item in points.iterrows()],
        grace_months=pd.Series(pd.NA, index=points.index, dtype="Int64"),
    )


def _point_label(item: pd.Series) -> str:
    """Return a milestone's id, and in words what its arrow says where a bound is missing."""
    end = "start" if item[["finish_from", "finish_to"]].isna().all() else "finish"
    open_ended = {"from": " or earlier", "to": " or later"}
    return str(item["milestone_id"]) + "".join(
        words for bound, words in open_ended.items() if pd.isna(item[f"{end}_{bound}"])
    )


def _point_hover(item: pd.Series) -> str:
    named = f"<b>{safe(said(item['milestone_id']))}: {safe(said(item['activity_name']))}</b>"
    return f"{named}<br>{safe(date_as_written(item))}"


# --- the options' entry to SIT ----------------------------------------------------------------------------


def _entries(poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return the dated entries to SIT of POAP 1 and POAP 2, with a last day to draw a line at."""
    is_entry = poap_items["milestone_id"].eq(ENTRY) & poap_items["kind"].eq("milestone")
    entries = poap_items[is_entry & poap_items["plan_option"].isin(ENTRY_OPTIONS)]
    parts = with_parts(entries[is_dated(entries)])
    return entries.loc[parts.index[~parts["is_open_right"].astype(bool)]].sort_values(
        ["plan_option", "order"]
    )


def _without_line(poap_items: pd.DataFrame, entries: pd.DataFrame) -> list[str]:
    """Return the options whose entry to SIT has no last day, so that no line can be drawn for it."""
    asked = poap_items.loc[poap_items["plan_option"].isin(ENTRY_OPTIONS), "plan_option"].unique()
    missing = [option_words(str(option)) for option in sorted(set(asked) - set(entries["plan_option"]))]
    return [f"No line for {ENTRY} of {' and '.join(missing)}: its last day is not given"] if missing else []


def _entry_flags(entries: pd.DataFrame) -> list[Flag]:
    parts = with_parts(entries)
    return [
        _entry_flag(item, part)
        for (_, item), (_, part) in zip(entries.iterrows(), parts.iterrows(), strict=True)
    ]


def _entry_flag(item: pd.Series, part: pd.Series) -> Flag:
    is_wide = part["right"] - part["left"] > DAY
    is_hard = grace_words(item) == HARD_STOP
    grace = None if pd.isna(part["grace_to"]) else part["grace_to"]
    since = part["left"] if is_wide else None
    return Flag(part["right"], entry_words(item), "hard" if is_hard else "soft", since, grace)


def entry_words(item: pd.Series) -> str:
    """Return an option's entry to SIT in words: option, date as written, grace, standing."""
    name = f"{option_words(str(item['plan_option']))} {ENTRY}"
    words = " · ".join(part for part in (name, date_as_written(item), grace_words(item)) if part)
    return f"{words} (illustrative)" if item["date_status"] == "illustrative" else words


# --- words ------------------------------------------------------------------------------------------------


def _undated(activities: pd.DataFrame, participants: pd.DataFrame) -> list[str]:
    """Return how many activities give no date, and whose they are."""
    out = activities[~is_dated(activities)]
    if out.empty:
        return []
    names = participants.set_index("participant_id")["participant_name"]
    counts = out.groupby("participant_id", sort=True).size()
    whose = "; ".join(f"{names.get(who, who)} {many}" for who, many in counts.items())
    every = count_words(len(activities), "activity", "activities")
    return [f"Undated, so not drawn: {len(out)} of {every} ({whose})"]


def _alt(lanes: pd.DataFrame, ready: pd.DataFrame, entries: pd.DataFrame) -> str:
    """Return the chart in words: how many plans, the extremes, the options' lines, who has no date."""
    dated = int(lanes["words"].eq("").sum())
    silent = lanes["words"][lanes["words"].ne("")].value_counts().sort_index()
    counts = [f"{dated} with dates", *(f"{many} with {words}" for words, many in silent.items())]
    marks = "; ".join(entry_words(item) for _, item in entries.iterrows())
    sentences = [
        f"Timeline of the plans of {count_words(len(lanes), 'participant')}: {', '.join(counts)}",
        extremes_words(ready),
        f"Lines mark {marks}" if marks else "",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
