"""When each option asks for a milestone, and until when its grace lets one in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

READ = [
    "plan_option",
    "milestone_id",
    "kind",
    "start_from",
    "start_to",
    "finish_from",
    "finish_to",
    "grace_months",
]
"""The columns of poap_items that deadlines are made of."""
_KEY = ["plan_option", "milestone_id"]
_DAYS: dict[str, tuple[str, Callable[..., Any]]] = {
    "due_from": ("due_from", min),
    "due_to": ("due_to", min),
    "due_by": ("due_to", max),
    "grace_to": ("grace_to", min),
    "grace_by": ("grace_to", max),
}
"""Each column, the day of a lane that it is made of, and which of the lanes' days it is."""


def deadlines_of(poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return a row an option and milestone: the days it gives, and the last day of entry with grace.

    Columns: plan_option, milestone_id, due_from, due_to, due_by and grace_to, grace_by. The deadline is the
    last day of the interval given (assumption A2). Where lanes give the milestone different days, the least
    deadline is `due_to` and the greatest `due_by`, which is missing where any lane leaves it open. Grace of
    whole months is counted from the deadline, from a month's end to a month's end.
    """
    points = poap_items[READ]
    points = points[points["kind"].eq("milestone") & points["milestone_id"].notna()]
    lanes: dict[tuple[str, str], list[dict[Hashable, Any]]] = {}
    # a few rows of a page: plain Python takes a tenth of the time of pandas' groups
    for point in points.to_dict("records"):
        lanes.setdefault((point["plan_option"], point["milestone_id"]), []).append(_days(point))
    rows = [
        dict(zip(_KEY, key, strict=True)) | {name: _least(own, *of) for name, of in _DAYS.items()}
        for key, own in lanes.items()
    ]
    table = pd.DataFrame(rows, columns=[*_KEY, *_DAYS])
    return table.astype(dict.fromkeys(_KEY, "str") | dict.fromkeys(_DAYS, "datetime64[us]"))


def _days(point: Mapping[Hashable, Any]) -> dict[Hashable, Any]:
    """Return a lane's first and last day of a milestone, and the last day of entry with grace."""
    first, last = (
        point[f"start_{end}"] if pd.isna(point[f"finish_{end}"]) else point[f"finish_{end}"]
        for end in ("from", "to")
    )
    return {"due_from": first, "due_to": last, "grace_to": _later(last, point["grace_months"])}


def _least(lanes: Sequence[Mapping[Hashable, Any]], name: str, choose: Callable[..., Any]) -> pd.Timestamp:
    """Return the least or greatest of a day of the lanes; missing where a lane leaves the milestone open."""
    days = [lane[name] for lane in lanes if pd.notna(lane[name])]
    is_open = any(pd.isna(lane["due_to"]) for lane in lanes)
    return pd.NaT if is_open or not days else choose(days)  # type: ignore[return-value]


def _later(day: pd.Timestamp, months: object) -> pd.Timestamp:
    """Return a day moved by whole months; a month's end stays one, and no months leave it where it is."""
    if pd.isna(day) or pd.isna(months):  # type: ignore[call-overload]
        return day
    later = day + pd.DateOffset(months=int(months))  # type: ignore[call-overload]
    return later + pd.offsets.MonthEnd(0) if day.is_month_end else later
