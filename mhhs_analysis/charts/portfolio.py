"""The participants' own plans side by side, against the entry to SIT of each option."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.stage_spans import stage_spans
from mhhs_analysis.analysis.wording import count_words, interval_words
from mhhs_analysis.charts.confidential import in_confidence, mark_notes, with_marked_hover, with_marks
from mhhs_analysis.charts.geometry import is_dated
from mhhs_analysis.charts.option_lines import (
    option_flags,
    option_milestone_words,
    option_milestones,
    without_line,
)
from mhhs_analysis.charts.poap import (
    Row,
    as_at_flag,
    beyond_note,
    date_as_written,
    end_given,
    extremes_words,
    poap_span_days,
)
from mhhs_analysis.charts.sheet import Span, Surround, span_of
from mhhs_analysis.charts.style import look_of, safe, said
from mhhs_analysis.charts.timeline import draw_timeline
from mhhs_analysis.frames import BOUNDS, CONSTITUENCIES, WITHHELD, MhhsError

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
SUBTITLE = "Participants' own dates; the lines mark the options' M9, the entry to SIT, and M10"
NO_DATE = "no dated activity"
SILENCES = {"no_plan": "no plan sent", "not_readable": "plan not readable", "read_no_dates": NO_DATE}
UNREGISTERED = "Not in the register"


def draw_plans(
    activities: pd.DataFrame,
    participants: pd.DataFrame,
    poap_items: pd.DataFrame,
    *,
    coverage: pd.DataFrame | None = None,
    plans: pd.DataFrame | None = None,
    span: Span | None = None,
    as_at: pd.Timestamp | None = None,
    subtitle: str = SUBTITLE,
) -> go.Figure:
    """Return a band a participant, by constituency and name, with its stages as bars and its milestones.

    A stage's bar runs from the earliest start to the latest finish of the activities mapped to it, in whole
    days; lines mark the M9 and M10 of POAP 1 and of POAP 2. `coverage` says why a participant has no bars: nothing
    sent, not readable, or withheld from the reader; `plans` say which were given in confidence. Raises MhhsError
    when a participant comes with two versions of its plan: two rounds or versions would be drawn as one.
    """
    _one_version_each(activities)
    secret = in_confidence(participants, plans)
    participants = with_marks(participants, secret)
    lanes = _lanes(participants, activities, coverage)
    dated = activities[is_dated(activities)]
    parts = [_stages(activities), _milestones(dated), _not_dated(activities)]
    ready = _with_lanes(pd.concat(parts, ignore_index=True), lanes)
    ready = with_marked_hover(ready, ready["participant_id"], secret)
    lines = option_milestones(poap_items)
    page = span or span_of([ready[b] for b in BOUNDS] + [poap_span_days(lines), _day_of(as_at)])
    around = Surround(
        subtitle=subtitle,
        flags=[*option_flags(lines), *as_at_flag(as_at, page)],
        notes=[
            *_undated(activities, participants),
            *without_line(poap_items, lines),
            *beyond_note(ready, page, as_at),
            *mark_notes(secret, participants["participant_id"]),
        ],
    )
    title, alt = "Participants' own plans and the options' milestones", _alt(lanes, ready, lines)
    return draw_timeline(ready, lanes, page, around, title=title, alt=alt)


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


def _stages(activities: pd.DataFrame) -> pd.DataFrame:
    """Return a bar a participant and stage: outer bounds of all, certain from the first sure start on."""
    stages = stage_spans(activities)
    pairs = zip(stages["participant_id"], stages["stage"], strict=True)
    return stages.assign(
        item_id=[f"{who}/{stage or 'not_mapped'}" for who, stage in pairs],
        kind="bar",
        label=[look_of(stage).code for stage in stages["stage"]],
        hover=[_stage_hover(item) for item in stages.to_dict("records")],
        grace_months=pd.Series(pd.NA, index=stages.index, dtype="Int64"),
    )


def _stage_hover(item: Row) -> str:
    start = interval_words(item["start_from"], item["start_to"]) + " (one has no start)" * bool(
        item["is_open_start"]
    )
    finish = interval_words(item["finish_from"], item["finish_to"])
    finish += " (one has no finish)" * bool(item["is_open_finish"])
    name = look_of(item["stage"]).label
    many = count_words(item["activities"], "dated activity", "dated activities")
    return f"<b>{name}</b><br>{many}<br>Start: {start}<br>Finish: {finish}"


def _milestones(dated: pd.DataFrame) -> pd.DataFrame:
    """Return a diamond an activity that is mapped to a milestone."""
    points = dated[dated["milestone_id"].notna()]
    return points[["participant_id", "stage", *BOUNDS]].assign(
        item_id=points["plan_id"] + "/" + points["activity_id"],
        kind="milestone",
        label=[_point_label(item) for item in points.to_dict("records")],
        hover=[_point_hover(item) for item in points.to_dict("records")],
        grace_months=pd.Series(pd.NA, index=points.index, dtype="Int64"),
    )


def _not_dated(activities: pd.DataFrame) -> pd.DataFrame:
    """Return a row a participant and stage with activities that have no date: told beside the chart, not drawn."""
    out = activities[~is_dated(activities)]
    counts = out.assign(stage=out["stage"].fillna("")).groupby(["participant_id", "stage"], sort=True).size()
    made = counts.rename("many").reset_index()
    none = dict.fromkeys(BOUNDS, pd.Series(pd.NaT, index=made.index, dtype="datetime64[us]"))
    return made.drop(columns="many").assign(
        item_id=made["participant_id"] + "/" + made["stage"] + "/not dated",
        kind="bar",
        label=[count_words(int(count), "activity", "activities") for count in made["many"]],
        hover="",
        grace_months=pd.Series(pd.NA, index=made.index, dtype="Int64"),
        **none,
    )


def _point_label(item: Row) -> str:
    """Return a milestone's id, and in words what its arrow says where a bound is missing."""
    end = end_given(item)
    open_ended = {"from": " or earlier", "to": " or later"}
    return str(item["milestone_id"]) + "".join(
        words for bound, words in open_ended.items() if pd.isna(item[f"{end}_{bound}"])
    )


def _point_hover(item: Row) -> str:
    named = f"<b>{safe(said(item['milestone_id']))}: {safe(said(item['activity_name']))}</b>"
    return f"{named}<br>{safe(date_as_written(item))}"


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


def _alt(lanes: pd.DataFrame, ready: pd.DataFrame, lines: pd.DataFrame) -> str:
    """Return the chart in words: how many plans, the extremes, the options' lines, who has no date."""
    dated = int(lanes["words"].eq("").sum())
    silent = lanes["words"][lanes["words"].ne("")].value_counts().sort_index()
    counts = [f"{dated} with dates", *(f"{many} with {words}" for words, many in silent.items())]
    marks = "; ".join(option_milestone_words(item) for item in lines.to_dict("records"))
    sentences = [
        f"Timeline of the plans of {count_words(len(lanes), 'participant')}: {', '.join(counts)}",
        extremes_words(ready),
        f"Lines mark {marks}" if marks else "",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
