"""When a participant's own plan says that it is ready for a milestone, by the first rule that finds anything."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

Rules = Sequence[Mapping[str, str]]
KEY = ["participant_id", "milestone_id"]
_PLACE = ["file", "sheet", "cell"]
_ENDS = {"done_from": "from", "done_to": "to", "done_anchor": "anchor"}


def ruled(activities: pd.DataFrame, rules: Rules, plans: Collection[str] | None = None) -> pd.DataFrame:
    """Return the activities that say when their participants are ready, a row for each milestone they speak of.

    `rules` are those of readiness_rules.csv: of a participant's activities those of the first rule that finds
    any speak; a stage's summary rows don't, for the rows below them do. Where `plans` are given, only they speak.
    Columns: participant_id, the milestone as milestone_id, basis, done_from, done_to, done_anchor, and the place.
    """
    ordered = sorted(rules, key=lambda rule: int(rule["order"]))
    chosen = list(_chosen(activities, ordered, plans))
    rows = np.concatenate([found for found, _ in chosen]) if chosen else np.empty(0, dtype="int64")
    many = [len(found) for found, _ in chosen]
    named = {name: [rule[name] for _, rule in chosen] for name in ("milestone_id", "basis")}
    return pd.DataFrame(
        {name: activities[name].array.take(rows) for name in ("participant_id", *_PLACE)}
        | {
            name: pd.array(np.repeat(np.array(each, object), many), dtype="str")
            for name, each in named.items()
        }
        | _done(activities, rows)
    )


def own_dates(speaking: pd.DataFrame, groups: np.ndarray) -> pd.DataFrame:
    """Return a row a participant and milestone: ready_from, ready_to, basis, and the cell that decides.

    `speaking` are the activities that `ruled` found, `groups` their `group_numbers`, which number the rows. A
    participant is ready when the last of them is done: no earlier than the latest first day, and not known at the
    latest where one has no last day.
    """
    first, last = (speaking[name].to_numpy() for name in ("done_from", "done_to"))
    # the row without a last day decides, else the one done last
    order = np.lexsort((last, np.isnat(last), groups))
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    decisive = speaking.take(order[np.append(starts[1:], len(order)) - 1] if len(order) else order)
    # a missing day is the least of all
    days = np.maximum.reduceat(first[order].view("int64"), starts) if len(order) else np.empty(0, "int64")
    found = {"ready_from": days.view(first.dtype), "ready_to": decisive["done_to"].to_numpy()}
    is_dated = ~(np.isnat(found["ready_from"]) & np.isnat(found["ready_to"]))
    basis = np.where(is_dated, decisive["basis"].to_numpy(object), np.nan)
    told = {name: decisive[name].array for name in (*KEY, *_PLACE)}
    return pd.DataFrame({**told, **found, "basis": pd.array(basis, dtype="str")})


def group_numbers(speaking: pd.DataFrame) -> np.ndarray:
    """Return, for each row, the number of its participant and milestone, in the order in which they first stand."""
    numbers: dict[tuple[Hashable, ...], int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys_of(speaking, KEY)], dtype="int64")


def keys_of(table: pd.DataFrame, key: Sequence[str]) -> list[tuple[Hashable, ...]]:
    """Return the key of each row; through numpy, for pandas hands out a column's texts one by one slowly."""
    return list(zip(*(table[name].to_numpy(object) for name in key), strict=True))


def _chosen(
    activities: pd.DataFrame, ordered: Rules, plans: Collection[str] | None
) -> Iterator[tuple[np.ndarray, Mapping[str, str]]]:
    """Yield, rule by rule, the rows that speak by it: none of a participant that an earlier rule found any of."""
    is_work = ~activities["is_summary"].to_numpy(bool)
    columns = {"milestone": activities["milestone_id"], "stage": activities["stage"]}
    heard: dict[str, set[str]] = {}
    for rule in ordered:
        is_found = columns[rule["kind"]].eq(rule["of"]).to_numpy(bool)
        rows = np.flatnonzero(is_found & is_work if rule["kind"] == "stage" else is_found)
        if plans is not None:
            rows = rows[[one in plans for one in _texts(activities, "plan_id", rows)]]
        who = _texts(activities, "participant_id", rows)
        earlier = heard.setdefault(rule["milestone_id"], set())
        if earlier:
            rows = rows[[one not in earlier for one in who]]
        earlier.update(who)
        yield rows, rule


def _texts(table: pd.DataFrame, name: str, rows: np.ndarray) -> np.ndarray:
    texts: np.ndarray = table[name].array.take(rows).to_numpy(object)
    return texts


def _done(activities: pd.DataFrame, rows: np.ndarray) -> dict[str, Any]:
    """Return the days on which some activities are done.

    An activity is done at its finish; a milestone that gives a start alone, at that. A finish given from a
    milestone has an anchor and no days: it would be ready whenever the option's milestone is.
    """
    names = [
        "is_milestone",
        "finish_text",
        *(f"{end}_{part}" for end in ("start", "finish") for part in _ENDS.values()),
    ]
    own = {name: activities[name].array.take(rows) for name in names}
    is_given = [pd.notna(own[f"finish_{part}"]) for part in ("text", *_ENDS.values())]
    starts_only = own["is_milestone"].to_numpy(bool) & ~np.any(is_given, axis=0)
    done = {name: own[f"finish_{end}"] for name, end in _ENDS.items()}
    for name, end in _ENDS.items() if starts_only.any() else ():
        done[name][starts_only] = own[f"start_{end}"][starts_only]
    return done
