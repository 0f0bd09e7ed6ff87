"""When each option asks for a milestone, and until when its grace lets one in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
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
    points = points[(points["kind"].eq("milestone") & points["milestone_id"].notna()).to_numpy(bool)]
    days = _days(points)
    lanes: dict[tuple[str, str], list[int]] = {}
    # a few rows of a page: plain Python takes a tenth of the time of pandas' groups
    keys = zip(*(points[name].to_numpy(object) for name in _KEY), strict=True)
    for row, key in enumerate(keys):
        lanes.setdefault(key, []).append(row)
    least = {
        name: [_least(days, rows, *of) for rows in lanes.values()] for name, of in _DAYS.items()
    }  # fmt: skip
    texts = {name: [key[place] for key in lanes] for place, name in enumerate(_KEY)}
    return pd.DataFrame(
        {name: pd.array(each, dtype="str") for name, each in texts.items()}
        | {name: np.array(each, dtype="datetime64[us]") for name, each in least.items()}
    )


def repeats(first: np.ndarray, last: np.ndarray, due: Mapping[str, np.datetime64]) -> np.ndarray:
    """Return whether days are an option's own: the interval it gives, its first or last day, or what ends on its last.

    `first` and `last` are the ends of intervals; a missing one is open. `due` is a row of `deadlines_of`. A day typed
    may be the option's deadline copied and may be a true one: it proves nothing.
    """
    opens, closes = due["due_from"], (due["due_to"], due["due_by"])
    is_closing = np.logical_or.reduce([last == day for day in closes])
    is_within = is_closing & ((first >= opens) | (first == last))
    is_first_day = (first == opens) & (last == opens)
    is_by = np.isnat(first) & (is_closing | (last == opens))
    is_from = np.isnat(last) & np.logical_or.reduce([first == day for day in (opens, *closes)])
    own: np.ndarray = is_within | is_first_day | is_by | is_from
    return own


def _days(points: pd.DataFrame) -> dict[str, np.ndarray]:
    """Return each lane's first and last day of a milestone, and the last day of entry with grace."""
    first, last = (
        np.where(np.isnat(finish), start, finish)
        for start, finish in (
            tuple(points[f"{side}_{end}"].to_numpy().astype("datetime64[D]") for side in ("start", "finish"))
            for end in ("from", "to")
        )
    )
    return {"due_from": first, "due_to": last, "grace_to": _later(last, points["grace_months"])}


def _least(
    days: Mapping[str, np.ndarray], lanes: Sequence[int], name: str, choose: Callable[..., Any]
) -> np.datetime64:
    """Return the least or greatest of a day of the lanes; missing where a lane leaves the milestone open."""
    own, due = days[name][lanes], days["due_to"][lanes]
    given = own[~np.isnat(own)]
    return np.datetime64("NaT") if np.isnat(due).any() or not len(given) else choose(given)


def _later(days: np.ndarray, months: pd.Series) -> np.ndarray:
    """Return days moved by whole months; a month's end stays one, and no months leave a day where it is."""
    by = months.to_numpy("int64", na_value=0)
    month = days.astype("datetime64[M]")
    nights = days - month.astype("datetime64[D]")
    later = month + by.astype("timedelta64[M]")
    is_end = _last_day(month) == days
    moved = np.minimum(later.astype("datetime64[D]") + nights, _last_day(later))
    return np.where(is_end, _last_day(later), moved)


def _last_day(months: np.ndarray) -> np.ndarray:
    return (months + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
