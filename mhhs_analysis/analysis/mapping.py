"""Which stage and milestone of the programme an activity is, by the phrases of data/reference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

Phrases = Sequence[Mapping[str, str]]


def map_activities(activities: pd.DataFrame, stages: Phrases, milestones: Phrases) -> pd.DataFrame:
    """Return activities with stage, milestone_id and mapped_by filled where a phrase stands in the name.

    A row that names a milestone and gives one date, not a start and a finish, is that milestone.

    Of several phrases the one that stands first speaks, of those that start together the longest: "SIT
    migration test" is SIT, "qualification testing" is not "qualification". What no phrase matches stays
    unmapped. Phrases are rows of stages.csv and milestones.csv.
    """
    stage = _matched(activities["activity_name"], stages, "stage")
    milestone = _matched(activities["activity_name"], milestones, "milestone_id")
    rules = [_rule(*phrases) for phrases in zip(stage["phrase"], milestone["phrase"], strict=True)]
    return activities.assign(
        stage=stage["stage"].astype("str"),
        milestone_id=milestone["milestone_id"].astype("str"),
        mapped_by=pd.Series(rules, index=activities.index, dtype="str"),
        is_milestone=activities["is_milestone"]
        | (milestone["milestone_id"].notna() & _gives_one_date(activities)),
    )


def _gives_one_date(activities: pd.DataFrame) -> pd.Series:
    return activities["start_text"].isna() != activities["finish_text"].isna()


def _matched(names: pd.Series, phrases: Phrases, identifier: str) -> pd.DataFrame:
    """Return the identifier and phrase that each name matches, or nothing."""
    patterns = [(re.compile(rf"\b{re.escape(row['phrase'])}\b", re.I), row) for row in phrases]
    found = [_first(name, patterns) for name in names]
    columns = {name: [row.get(name) for row in found] for name in (identifier, "phrase")}
    return pd.DataFrame(columns, index=names.index, dtype="object")


def _first(name: str, patterns: list[tuple[re.Pattern[str], Mapping[str, str]]]) -> Mapping[str, str]:
    """Return the row whose phrase stands first in a name, the longest of those; an empty one for none."""
    found = [
        (match.start(), -len(row["phrase"]), row)
        for pattern, row in patterns
        if (match := pattern.search(name))
    ]
    return min(found, key=lambda one: one[:2])[2] if found else {}


def _rule(stage: str | None, milestone: str | None) -> str | None:
    told = [
        f"{what}: phrase '{phrase}'"
        for what, phrase in (("stage", stage), ("milestone", milestone))
        if phrase
    ]
    return "; ".join(told) or None
