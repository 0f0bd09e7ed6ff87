"""Clashes between plans: one party's plan assumes a date of another's that the other's own plan doesn't give.

Which activity assumes whose date is for people to say (dependencies.csv): no name is guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.reasons import place_of
from mhhs_analysis.analysis.wording import apart_words, interval_words
from mhhs_analysis.dates import days_apart
from mhhs_analysis.frames import CLASHES, WITHHELD, frame_of

STANDING_WORDS = {
    "fits": "fits",
    "clashes": "clashes: the other's plan is later",
    "undetermined": "not yet known: the dates overlap, or one is missing",
    WITHHELD: f"withheld {WITHHELD}",
}


def clashes_of(activities: pd.DataFrame, depends: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Return clashes: a row an assumption of one plan on another's, the day assumed, the day given, how they stand.

    `activities` are those of the latest plans. `depends` are rows of dependencies.csv with their place as
    `dependency` and who says so as `reason`. It clashes where the day given is surely later than the day assumed,
    fits where it surely is not, and is undetermined between or where either is missing.
    """
    return frame_of((_row(activities, one) for one in depends), CLASHES)


def clash_table(clashes: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return a row an assumption: whose plan assumes what of whom, the other's own date, how far they are apart."""
    rows = clashes.to_dict("records")
    return pd.DataFrame(
        {
            "the plan of": [_named(row["participant_id"], names) for row in rows],
            "assumes": clashes["activity_name"].fillna(""),
            "by": [interval_words(row["assumed_from"], row["assumed_to"]) for row in rows],
            "of": [_named(row["relies_on"], names) for row in rows],
            "whose plan gives": [interval_words(row["given_from"], row["given_to"]) for row in rows],
            "so it": clashes["status"].map(STANDING_WORDS),
            "apart": [_apart(row) for row in rows],
            "in": clashes["places"].fillna(""),
        }
    ).reset_index(drop=True)


def _row(activities: pd.DataFrame, one: Mapping[str, str]) -> dict[str, Any]:
    assumed = _found(activities, activities["file"].eq(one["file"]), one["activity_name"])
    given = _found(activities, activities["participant_id"].eq(one["relies_on"]), one["other_activity"])
    days = [_days(assumed, one["end"] or "finish"), _days(given, "finish")]
    (assumed_from, assumed_to), (given_from, given_to) = days
    return {
        **{
            name: one[name]
            for name in ("dependency", "relies_on", "activity_name", "other_activity", "reason")
        },
        "participant_id": one["participant_id"],
        "status": _status(*days_apart(given_from, given_to, assumed_from, assumed_to)),
        "assumed_from": assumed_from,
        "assumed_to": assumed_to,
        "given_from": given_from,
        "given_to": given_to,
        "places": "; ".join(filter(None, (place_of(assumed), place_of(given)))) or None,
    }


def _status(least: int | None, most: int | None) -> str:
    """Return how two days stand, by the least and the most days by which the one given is later."""
    if least is not None and least > 0:
        return "clashes"
    return "fits" if most is not None and most <= 0 else "undetermined"


def _found(activities: pd.DataFrame, whose: pd.Series, name: str) -> dict[Any, Any]:
    """Return the one activity of a name in a plan; nothing where there is none, or more than one."""
    found = activities[whose & activities["activity_name"].eq(name)].to_dict("records")
    return found[0] if len(found) == 1 else {}


def _days(activity: Mapping[Any, Any], end: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the days of an end of an activity; of a finish that isn't given at all, of its start if it is a point."""
    days = [activity.get(f"{end}_{bound}", pd.NaT) for bound in ("from", "to")]
    if end == "finish" and pd.isna(days[0]) and pd.isna(days[1]) and activity.get("is_milestone"):
        days = [activity.get(f"start_{bound}", pd.NaT) for bound in ("from", "to")]
    return days[0], days[1]


def _apart(row: Mapping[Any, Any]) -> str:
    if row["status"] != "clashes":
        return ""
    apart = days_apart(row["given_from"], row["given_to"], row["assumed_from"], row["assumed_to"])
    return apart_words(*apart)


def _named(who: object, names: Mapping[str, str]) -> str:
    return f"withheld {WITHHELD}" if pd.isna(who) else names.get(str(who), str(who))  # type: ignore[call-overload]
