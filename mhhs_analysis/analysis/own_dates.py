"""When a participant's own plan says that it is ready for a milestone, by the first rule that finds anything."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

Rules = Sequence[Mapping[str, str]]
KEY = ["participant_id", "milestone_id"]
_PLACE = ["file", "sheet", "cell"]
_ENDS = {"done_from": "from", "done_to": "to", "done_anchor": "anchor"}


def ruled(activities: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return the activities that say when their participants are ready, a row for each milestone they speak of.

    `rules` are those of readiness_rules.csv: of a participant's activities those of the first rule that finds
    any speak; a stage's summary rows don't, for the rows below them do. Columns: participant_id, the milestone
    as milestone_id, basis, done_from, done_to, done_anchor, and the place.
    """
    ordered = sorted(rules, key=lambda rule: int(rule["order"]))
    chosen = list(_chosen(activities, ordered))
    rows = np.concatenate([found for found, _ in chosen]) if chosen else np.empty(0, dtype="int64")
    told = activities[["participant_id", *_PLACE]].take(rows).reset_index(drop=True)
    many = [len(found) for found, _ in chosen]
    for name in ("milestone_id", "basis"):
        told[name] = pd.Series(np.repeat([rule[name] for _, rule in chosen], many), dtype="str")
    return told.assign(**_done(activities, rows))


def own_dates(speaking: pd.DataFrame) -> pd.DataFrame:
    """Return a row a participant and milestone: ready_from, ready_to, basis, and the cell that decides.

    `speaking` are the activities that `ruled` found. A participant is ready when the last of them is done: no
    earlier than the latest first day, and not known at the latest where one has no last day.
    """
    # the row without a last day decides, else the one done last
    decisive = speaking.sort_values("done_to", kind="stable", na_position="last")
    decisive = decisive.drop_duplicates(KEY, keep="last").reset_index(drop=True)
    groups = group_numbers(speaking, decisive)
    days = speaking["done_from"].groupby(groups).max().to_numpy()
    found = decisive[KEY].assign(ready_from=days, ready_to=decisive["done_to"])
    is_dated = found["ready_from"].notna() | found["ready_to"].notna()
    return found.assign(basis=decisive["basis"].where(is_dated), **{name: decisive[name] for name in _PLACE})


def group_numbers(speaking: pd.DataFrame, keys: pd.DataFrame) -> np.ndarray:
    """Return, for each row, the number of the row of `keys` that has its participant and milestone."""
    numbers = {key: number for number, key in enumerate(keys_of(keys, KEY))}
    return np.array([numbers[key] for key in keys_of(speaking, KEY)], dtype="int64")


def keys_of(table: pd.DataFrame, key: Sequence[str]) -> list[tuple[Hashable, ...]]:
    """Return the key of each row; through numpy, for pandas hands out a column's texts one by one slowly."""
    return list(zip(*(table[name].to_numpy(object) for name in key), strict=True))


def _chosen(activities: pd.DataFrame, ordered: Rules) -> Iterator[tuple[np.ndarray, Mapping[str, str]]]:
    """Yield, rule by rule, the rows that speak by it: none of a participant that an earlier rule found any of."""
    is_work = ~activities["is_summary"].to_numpy(bool)
    columns = {"milestone": activities["milestone_id"], "stage": activities["stage"]}
    heard: dict[str, set[str]] = {}
    for rule in ordered:
        is_found = columns[rule["kind"]].eq(rule["of"]).to_numpy(bool)
        rows = np.flatnonzero(is_found & is_work if rule["kind"] == "stage" else is_found)
        who = activities["participant_id"].take(rows).to_numpy(object)
        earlier = heard.setdefault(rule["milestone_id"], set())
        if earlier:
            rows = rows[[one not in earlier for one in who]]
        earlier.update(who)
        yield rows, rule


def _done(activities: pd.DataFrame, rows: np.ndarray) -> dict[str, pd.Series]:
    """Return the days on which some activities are done.

    An activity is done at its finish; a milestone that gives a start alone, at that. A finish given from a
    milestone has an anchor and no days: it would be ready whenever the option's milestone is.
    """
    names = ["is_milestone", "finish_text", "start_text"]
    names += [f"{end}_{part}" for end in ("start", "finish") for part in _ENDS.values()]
    own = activities[names].take(rows).reset_index(drop=True)
    has_finish = own[["finish_text", "finish_from", "finish_to", "finish_anchor"]].notna().any(axis=1)
    starts_only = own["is_milestone"].astype("bool") & ~has_finish
    return {
        name: own[f"finish_{end}"].where(~starts_only, own[f"start_{end}"]) for name, end in _ENDS.items()
    }
