"""When each option asks for a milestone, and until when its grace lets one in."""

from __future__ import annotations

import pandas as pd

_KEY = ["plan_option", "milestone_id"]


def deadlines_of(poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return a row an option and milestone: the days it gives, and the last day of entry with grace.

    Columns: plan_option, milestone_id, due_from, due_to, due_by and grace_to, grace_by. The deadline is the
    last day of the interval given (assumption A2). Where lanes give the milestone different days, the least
    deadline is `due_to` and the greatest `due_by`, which is missing where any lane leaves it open. Grace of
    whole months is counted from the deadline, from a month's end to a month's end.
    """
    points = poap_items[poap_items["kind"].eq("milestone") & poap_items["milestone_id"].notna()]
    points = points.assign(
        due_from=points["finish_from"].fillna(points["start_from"]),
        due_to=points["finish_to"].fillna(points["start_to"]),
    )
    points["grace_to"] = _later(points["due_to"], points["grace_months"])
    lanes = points.groupby(_KEY, sort=False)
    found = lanes.agg(
        due_from=("due_from", "min"),
        due_to=("due_to", "min"),
        due_by=("due_to", "max"),
        grace_to=("grace_to", "min"),
        grace_by=("grace_to", "max"),
    )
    is_open = lanes["due_to"].count().ne(lanes.size())
    return found.mask(is_open).astype("datetime64[us]").reset_index()


def _later(days: pd.Series, months: pd.Series) -> pd.Series:
    """Return days moved by whole months; a month's end stays one, and no months leave a day where it is."""
    moved = [
        day if pd.isna(day) or pd.isna(count) else _moved(day, int(count))
        for day, count in zip(days, months, strict=True)
    ]
    return pd.Series(moved, index=days.index, dtype="datetime64[us]")


def _moved(day: pd.Timestamp, months: int) -> pd.Timestamp:
    later = day + pd.DateOffset(months=months)
    return later + pd.offsets.MonthEnd(0) if day.is_month_end else later
