"""When a participant's own plan says that it is ready for a milestone, by the first rule that finds anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

Rules = Sequence[Mapping[str, str]]
KEY = ["participant_id", "milestone_id"]
_PLACE = ["file", "sheet", "cell"]


def done_by(activities: pd.DataFrame) -> pd.DataFrame:
    """Return activities with the days on which each is done: done_from, done_to, done_anchor.

    An activity is done at its finish; a milestone that gives a start alone, at that. A finish given from a
    milestone has an anchor and no days: it would be ready whenever the option's milestone is.
    """
    has_finish = activities["finish_text"].notna() | activities["finish_from"].notna()
    has_finish |= activities["finish_to"].notna() | activities["finish_anchor"].notna()
    starts_only = activities["is_milestone"].astype("bool") & ~has_finish
    ends = {"done_from": "from", "done_to": "to", "done_anchor": "anchor"}
    return activities.assign(
        **{
            name: activities[f"finish_{end}"].mask(starts_only, activities[f"start_{end}"])
            for name, end in ends.items()
        }
    )


def ruled(activities: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return the activities that say when their participants are ready, a row for each milestone they speak of.

    `rules` are those of readiness_rules.csv: of a participant's activities those of the first rule that finds
    any speak; a stage's summary rows don't, for the rows below them do. Added columns: the milestone
    as milestone_id, basis, order, done_from, done_to, done_anchor.
    """
    done = done_by(activities.drop(columns="milestone_id").assign(own=activities["milestone_id"]))
    found = [_found(done, rule) for rule in sorted(rules, key=lambda rule: int(rule["order"]))]
    speaking = pd.concat(found, ignore_index=True)
    first = speaking.groupby(KEY, sort=False)["order"].transform("min")
    return speaking[speaking["order"].eq(first)].reset_index(drop=True)


def own_dates(speaking: pd.DataFrame) -> pd.DataFrame:
    """Return a row a participant and milestone: ready_from, ready_to, basis, and the cell that decides.

    `speaking` are the activities that `ruled` found. A participant is ready when the last of them is done: no
    earlier than the latest first day, and not known at the latest where one has no last day.
    """
    groups = speaking.groupby(KEY, sort=False)
    found = groups.agg(ready_from=("done_from", "max"), ready_to=("done_to", "max"), basis=("basis", "first"))
    is_open = groups["done_to"].count().ne(groups.size())
    found["ready_to"] = found["ready_to"].mask(is_open)
    found["basis"] = found["basis"].where(found["ready_from"].notna() | found["ready_to"].notna())
    # the row without a last day decides, else the one done last
    decisive = speaking.sort_values("done_to", kind="stable", na_position="last").drop_duplicates(
        KEY, keep="last"
    )
    return found.join(decisive.set_index(KEY)[_PLACE]).reset_index()


def _found(done: pd.DataFrame, rule: Mapping[str, str]) -> pd.DataFrame:
    if rule["kind"] == "milestone":
        own = done[done["own"].eq(rule["of"])]
    else:
        own = done[done["stage"].eq(rule["of"]) & ~done["is_summary"].astype("bool")]
    return own.assign(milestone_id=rule["milestone_id"], basis=rule["basis"], order=int(rule["order"]))
