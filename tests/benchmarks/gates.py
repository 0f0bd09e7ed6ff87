"""Measure readiness and gates of a consultation of full size, beside pandas' groupby of the same activities."""

import time
from collections.abc import Callable
from datetime import date
from random import Random
from statistics import median

import pandas as pd

from mhhs_analysis.analysis.gates import gate_results_of
from mhhs_analysis.analysis.readiness import readiness_of
from mhhs_analysis.analysis.statements import statements_of
from mhhs_analysis.analysis.what_if import Change, ready_if
from mhhs_analysis.frames import (
    ACTIVITIES,
    CONSTITUENCIES,
    PARTICIPANT_ROLES,
    PARTICIPANTS,
    PLANS,
    POAP_ITEMS,
    POSITIONS_HELD,
    frame_of,
)
from mhhs_analysis.reference import known

PARTICIPANTS_ASKED, ACTIVITIES_EACH, LARGER = 180, 500, 10
MOST_BESIDE, MOST_WHAT_IF = 50, 20
"""Milliseconds: readiness and gates beyond pandas' groupby; a what-if."""
DAY = date(2022, 10, 28)
OPTIONS = {"round-1": "2024-01", "poap-1": "2023-11", "poap-2": "2023-07"}
STAGES = (None, "impact_assessment", "dbt", "pit", "cit", "sit", "qualification", "migration")

Frames = dict[str, pd.DataFrame]


def main(runs: int) -> None:
    """Print each median wall time in milliseconds, and how it grows with ten times the activities."""
    small, large = (consultation(ACTIVITIES_EACH * times) for times in (1, LARGER))
    print(f"{PARTICIPANTS_ASKED} participants, {len(small['activities'])} activities, 3 options, every gate")
    beside = _print(small, runs)
    whole = beside["readiness and gates"] - beside["pandas' groupby"]
    print(f"readiness and gates beside the groupby: {whole:.1f} ms, target at most {MOST_BESIDE}")
    print(f"a what-if: {beside['a what-if']:.1f} ms, target at most {MOST_WHAT_IF}")
    print(f"--- {LARGER} times the activities")
    grown = _print(large, runs)
    times = grown["readiness and gates"] / beside["readiness and gates"]
    print(
        f"readiness and gates take {times:.1f} x as long for {LARGER} x the activities, target at most {LARGER}"
    )


def _print(frames: Frames, runs: int) -> dict[str, float]:
    """Print and return the median milliseconds of each way; the first run of each warms and isn't counted."""
    statements = statements_of(frame_of([], POSITIONS_HELD), frames["participants"])
    readiness = _readiness(frames, statements)
    ways: dict[str, Callable[[], object]] = {
        "pandas' groupby": lambda: _groupby(frames["activities"]),
        "readiness": lambda: _readiness(frames, statements),
        "readiness and gates": lambda: _gates(frames, _readiness(frames, statements)),
        "a what-if": lambda: _gates(frames, ready_if(readiness, frames["poap_items"], Change(moved_days=14))),
    }
    taken = {name: [_milliseconds(way) for _ in range(runs + 1)][1:] for name, way in ways.items()}
    for name, each in taken.items():
        print(f"{name:22}{median(each):8.1f} ms  ({min(each):.1f} to {max(each):.1f})")
    return {name: median(each) for name, each in taken.items()}


def _groupby(activities: pd.DataFrame) -> object:
    days = ["finish_from", "finish_to"]
    return activities.groupby(["participant_id", "stage"], sort=False)[days].max()


def _readiness(frames: Frames, statements: pd.DataFrame) -> pd.DataFrame:
    rules, owners = (known(name, DAY) for name in ("readiness_rules", "milestone_owners"))
    named = ("participants", "plans", "activities", "poap_items")
    return readiness_of(*(frames[name] for name in named), statements, rules, owners)


def _gates(frames: Frames, readiness: pd.DataFrame) -> pd.DataFrame:
    return gate_results_of(known("gates", DAY), readiness, frames["participants"], frames["roles"])


def _milliseconds(way: Callable[[], object]) -> float:
    began = time.perf_counter()
    way()
    return 1000 * (time.perf_counter() - began)


# --- a consultation of that size ----------------------------------------------------------------------------


def consultation(activities_each: int, seed: int = 1) -> Frames:
    """Return participants of every constituency, each with a plan of so many activities, and three options."""
    random = Random(seed)
    who = [f"P{number:03}" for number in range(PARTICIPANTS_ASKED)]
    kinds = {one: random.choice(CONSTITUENCIES) for one in who}
    people = [
        {"participant_id": one, "participant_name": one, "responds_for": one, "constituency": kind,
         "sit_intent": random.choice(("sit", "sit", "unknown", "non_sit")), "is_name_public": True}
        for one, kind in kinds.items()
    ]  # fmt: skip
    roles = [{"participant_id": one, "role": role} for one in who if (role := _role(kinds[one]))]
    plans = [
        {"plan_id": one, "participant_id": one, "round": "round-2", "version": 1, "file": one, "is_latest": True,
         "is_readable": True, "is_confidential": False,
         "planned_against": random.choice(("unconstrained", *OPTIONS))}
        for one in who
    ]  # fmt: skip
    return {
        "participants": frame_of(people, PARTICIPANTS),
        "roles": frame_of(roles, PARTICIPANT_ROLES),
        "plans": frame_of(plans, PLANS),
        "activities": _activities(who, activities_each, random),
        "poap_items": _options(),
    }


def _role(constituency: str) -> str:
    if constituency.endswith("supplier"):
        return "supplier"
    return {"independent_agent": "data_service", "in_house_agent": "data_service", "dno": "registration_service",
            "idno": "registration_service"}.get(constituency, "")  # fmt: skip


def _activities(who: list[str], each: int, random: Random) -> pd.DataFrame:
    count = len(who) * each
    starts = pd.to_datetime("2022-10-01") + pd.to_timedelta(
        [random.randint(0, 500) for _ in range(count)], unit="D"
    )
    finishes = starts + pd.to_timedelta([random.randint(1, 90) for _ in range(count)], unit="D")
    stages = [random.choice(STAGES) for _ in range(count)]
    own = [
        {"sit": "M9", "migration": "M10"}.get(str(stage)) if random.random() < 0.02 else None
        for stage in stages
    ]
    table = pd.DataFrame(
        {
            "plan_id": [one for one in who for _ in range(each)],
            "participant_id": [one for one in who for _ in range(each)],
            "activity_id": [f"R{number}" for _ in who for number in range(each)],
            "activity_name": "Task",
            "stage": stages,
            "milestone_id": own,
            "start_from": starts, "start_to": starts, "finish_from": finishes, "finish_to": finishes,
            "start_text": "typed", "finish_text": "typed",
            "is_milestone": [one is not None for one in own], "is_summary": False, "is_hidden": False,
            "file": [one for one in who for _ in range(each)], "cell": "B2",
        }
    )  # fmt: skip
    return table.reindex(columns=ACTIVITIES.column_names).astype(ACTIVITIES.dtypes)


def _options() -> pd.DataFrame:
    shared = {"kind": "milestone", "lane_group": "g", "lane": "l", "order": 1, "date_status": "consulted",
              "file": "poap.xlsx"}  # fmt: skip
    dates = [
        (option, milestone, pd.Period(month) + later)
        for option, month in OPTIONS.items()
        for milestone, later in (("M9", 0), ("M10", 12))
    ]
    return frame_of(
        (
            {**shared, "plan_option": option, "item_id": f"{option} {milestone}", "milestone_id": milestone,
             "name": milestone, "finish_from": month.start_time, "finish_to": month.end_time.normalize()}
            for option, milestone, month in dates
        ),
        POAP_ITEMS,
    )  # fmt: skip
