"""When each participant's own plan runs through each stage, and when they all do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.copied import copied_ends
from mhhs_analysis.analysis.wording import interval_words
from mhhs_analysis.frames import BOUNDS, WITHHELD

UNMAPPED = ""
"""The stage of activities that no phrase mapped."""

Days = tuple[pd.Timestamp, pd.Timestamp]

ENDS = {"start": "start", "finish": "end"}
REPEATED = "of which an option's own date"
"""The heading of how many dates merely repeat an option's."""


def stage_spans(activities: pd.DataFrame) -> pd.DataFrame:
    """Return a row a participant and stage: the earliest start to the latest finish of its dated activities.

    Columns: participant_id, stage, activities, the four bounds, is_open_start and is_open_finish. An activity
    without a start leaves the stage's start open, however early the others begin; so a finish. Milestones of
    the programme are points and not work; the heading of unmapped rows is not counted beside them.
    """
    dated = activities[activities[BOUNDS].notna().any(axis=1)]
    # The rows beneath an unmapped heading are counted: its own dates would only repeat them.
    is_heading = dated["is_summary"] & dated["stage"].isna()
    work = _points_as_work(dated[~_is_point(dated) & ~is_heading])
    work = work.assign(
        stage=work["stage"].fillna(UNMAPPED),
        is_open_start=work["start_from"].isna(),
        is_open_finish=work["finish_to"].isna(),
    )
    ends = {bound: (bound, "min" if bound.startswith("start") else "max") for bound in BOUNDS}
    opens = {name: (name, "any") for name in ("is_open_start", "is_open_finish")}
    by_stage = work.groupby(["participant_id", "stage"], sort=False)
    return by_stage.agg(activities=("activity_id", "size"), **ends, **opens).reset_index()


def stage_times(
    activities: pd.DataFrame, poap_items: pd.DataFrame, coverage: pd.DataFrame, stages: Mapping[str, str]
) -> pd.DataFrame:
    """Return, for each stage, when participants start and end it: the earliest, the middle and the latest.

    The middle of an even number is as wide as the two in the middle. A date that merely repeats an option's
    (`copied_ends`) is no participant's own: it is among those dated, counted apart as an option's own date, and in
    none of the three. Every participant asked is in one of the counts: dated, in the plan without that date, not in
    the plan, no plan with dates, or withheld from the reader; where any is withheld, the dates are headed as those
    shown. `stages` is identifier to label.
    """
    own = activities[activities["participant_id"].isin(coverage["participant_id"])]
    held = stage_spans(own)
    copied = copied_ends(held, poap_items).rename(columns="is_copied_{}".format)
    spans = held.join(copied).to_dict("records")
    work = own.loc[~_is_point(own) & own["stage"].notna(), ["stage", "participant_id"]].drop_duplicates()
    named = set(work.itertuples(index=False, name=None))
    planned = {span["participant_id"] for span in spans}
    states = dict(zip(coverage["participant_id"], coverage["plan"], strict=True))
    rows = []
    for stage, label in stages.items():
        own_spans = [span for span in spans if span["stage"] == stage]
        whose = {who for held, who in named if held == stage}
        for end, words in ENDS.items():
            known = _known(own_spans, end)
            repeated = _copied(own_spans, end) & known.keys()
            times = [days for who, days in known.items() if who not in repeated]
            counts = {"dated": f"{len(known)} of {len(coverage)}", REPEATED: len(repeated)}
            dated = {**counts, **_order_statistics(times)}
            unknown = _unknown(set(known), whose, planned, states)
            rows.append({"stage": label, "start or end": words, **dated, **unknown})
    return _headed_as_shown(pd.DataFrame(rows))


def _headed_as_shown(table: pd.DataFrame) -> pd.DataFrame:
    """Return times headed as those shown where any is withheld; where none is, without saying so."""
    if table["withheld"].any():
        shown = {name: f"{name} shown" for name in ("dated", REPEATED, "earliest", "middle", "latest")}
        return table.rename(columns={**shown, "withheld": f"withheld {WITHHELD}"})
    return table.drop(columns="withheld")


def _points_as_work(work: pd.DataFrame) -> pd.DataFrame:
    """Return activities with a point in time as work of a day: its start is its finish, not unknown."""
    made, point = work.copy(), work["is_milestone"].astype(bool)
    for end in ("from", "to"):
        made[f"start_{end}"] = made[f"start_{end}"].fillna(made[f"finish_{end}"].where(point))
        made[f"finish_{end}"] = made[f"finish_{end}"].fillna(made[f"start_{end}"].where(point))
    return made


def _is_point(activities: pd.DataFrame) -> pd.Series:
    """Return which activities are milestones of the programme."""
    return activities["is_milestone"] & activities["milestone_id"].notna()


def _known(spans: Iterable[Mapping[Hashable, Any]], end: str) -> dict[str, Days]:
    """Return one end of spans as an interval, by participant, those of which something is known."""
    found = {}
    for span in spans:
        first, last = span[f"{end}_from"], span[f"{end}_to"]
        if span[f"is_open_{end}"]:
            first, last = (pd.NaT, last) if end == "start" else (first, pd.NaT)
        if pd.notna(first) or pd.notna(last):
            found[span["participant_id"]] = (first, last)
    return found


def _copied(spans: Iterable[Mapping[Hashable, Any]], end: str) -> set[str]:
    """Return the participants whose end of spans is an option's own date."""
    return {str(span["participant_id"]) for span in spans if span[f"is_copied_{end}"]}


def _unknown(
    dated: set[str], named: set[str], planned: set[str], states: Mapping[str, str]
) -> dict[str, int]:
    """Return how many participants don't date an end of a stage, by why; each is in one count."""
    counts = dict.fromkeys(("in the plan, not dated", "not in the plan", "no plan with dates", "withheld"), 0)
    for who in states.keys() - dated:
        if who in named:
            counts["in the plan, not dated"] += 1
        elif who in planned:
            counts["not in the plan"] += 1
        else:
            counts["withheld" if states[who] == "read" else "no plan with dates"] += 1
    return counts


def _order_statistics(known: Sequence[Days]) -> dict[str, str]:
    """Return the earliest, middle and latest of intervals in words: of their first days and of their last."""
    many = len(known)
    if not many:
        return dict.fromkeys(("earliest", "middle", "latest"), "")
    begins = sorted((first for first, _ in known), key=lambda day: (pd.notna(day), day))
    ends = sorted((last for _, last in known), key=lambda day: (pd.isna(day), day))
    places = {"earliest": (0, 0), "middle": ((many - 1) // 2, many // 2), "latest": (many - 1, many - 1)}
    return {name: interval_words(begins[low], ends[high]) for name, (low, high) in places.items()}
