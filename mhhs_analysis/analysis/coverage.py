"""Who was asked, and what came: no plan, not readable and no date are three things, none of them late."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.frames import COVERAGE, HEADLINES, frame_of


def coverage_of(
    participants: pd.DataFrame, plans: pd.DataFrame, activities: pd.DataFrame, answers: pd.DataFrame
) -> pd.DataFrame:
    """Return coverage: each participant asked, the state of its latest plan, and whether it answered."""
    latest = plans[plans["is_latest"]].set_index("participant_id")
    tasks = activities[activities["plan_id"].isin(latest["plan_id"])]
    dated = tasks[tasks["finish_from"].notna() | tasks["finish_to"].notna()]
    counts = {"activities": tasks, "dated_activities": dated}
    sizes = {name: table.groupby("participant_id").size() for name, table in counts.items()}
    answered = set(answers["participant_id"])
    units = participants.set_index("participant_id")["responds_for"].to_dict()
    return frame_of(
        (
            {
                "participant_id": who,
                "responds_for": unit,
                "plan": _state(latest, sizes["dated_activities"], str(who)),
                "response": "answered" if who in answered else "no_response",
            }
            | {name: size.get(who, 0) for name, size in sizes.items()}
            for who, unit in units.items()
        ),
        COVERAGE,
    )


def headlines_of(coverage: pd.DataFrame) -> pd.DataFrame:
    """Return headlines: how many of the units asked sent what, each as n of N."""
    asked = coverage["responds_for"].nunique()
    measures = {
        "responded": ("answered at least one question", coverage["response"] == "answered"),
        "plan_received": ("sent a plan of its own", coverage["plan"] != "no_plan"),
        "plan_read": ("sent a plan that could be read", coverage["plan"].isin(["read", "read_no_dates"])),
        "plan_dated": ("sent a plan with dates in it", coverage["plan"] == "read"),
        "plan_not_readable": ("sent a plan that could not be read", coverage["plan"] == "not_readable"),
    }
    rows = [
        {"measure": measure, "label": label, "units": coverage.loc[holds, "responds_for"].nunique()}
        for measure, (label, holds) in measures.items()
    ]
    return frame_of(
        (row | {"units_asked": asked, "shown": f"{row['units']} of {asked}"} for row in rows), HEADLINES
    )


def headline_table(headlines: pd.DataFrame) -> pd.DataFrame:
    """Return the headlines as a table to read: what came, and from how many of the units asked."""
    return (
        headlines[["label", "shown"]]
        .set_axis(["units that ...", "n of N"], axis=1)
        .set_index("units that ...")
    )


def _state(latest: pd.DataFrame, dated: pd.Series, participant: str) -> str:
    if participant not in latest.index:
        return "no_plan"
    if not latest.at[participant, "is_readable"]:
        return "not_readable"
    return "read" if dated.get(participant, 0) else "read_no_dates"
