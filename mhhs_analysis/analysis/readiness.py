"""Who is ready for each milestone of each option, within grace, late, or not known: as Ofgem may rely on it.

No plan, not readable and no date are three things, none of them late. A date later than the deadline is late only
where the plan was made against that option or against none, or where its owner says that it can't be ready.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.deadlines import deadlines_of, repeats
from mhhs_analysis.analysis.own_dates import KEY, group_numbers, keys_of, own_dates, ruled
from mhhs_analysis.analysis.statements import CAN, CANNOT
from mhhs_analysis.frames import READINESS, frame_of_columns

Rows = Sequence[Mapping[str, str]]
IN_TIME = ("ready", "ready_within_grace")
DATED = (*IN_TIME, "late", "too_wide")
"""The statuses of a date that was planned for the option, or that holds for it all the same."""

Columns = dict[str, np.ndarray]
"""Columns of one length, worked on as arrays: a table of a few hundred rows costs pandas more than its rows."""

_OPTION_KEY = ["plan_option", "milestone_id"]
_READY = ("ready_from", "ready_to")


def readiness_of(
    participants: pd.DataFrame,
    plans: pd.DataFrame,
    activities: pd.DataFrame,
    poap_items: pd.DataFrame,
    statements: pd.DataFrame,
    rules: Rows,
    owners: Rows,
) -> pd.DataFrame:
    """Return readiness: every participant at every milestone, of those with rules, of every option.

    `rules` say what in a plan speaks of a milestone (readiness_rules.csv), `owners` whose milestone it is and
    whether grace is theirs (milestone_owners.csv).
    """
    deadlines = deadlines_of(poap_items)
    dated = deadlines[deadlines["milestone_id"].isin([rule["milestone_id"] for rule in rules]).to_numpy(bool)]
    asked = {*dated["milestone_id"]}
    latest = plans[plans["is_latest"].to_numpy(bool)]
    listed = [rule for rule in rules if rule["milestone_id"] in asked]
    speaking = ruled(activities, listed, {*latest["plan_id"]})
    groups = group_numbers(speaking)
    own = own_dates(speaking, groups)
    table = _asked(participants, dated, owners)
    places = _places(own, KEY, table)
    is_anchored = _is_copied(speaking, groups, own, dated)[table.pop("deadline"), places] & (places >= 0)
    sent, said = _places(latest, KEY[:1], table), _places(statements, [KEY[0], *_OPTION_KEY], table)
    is_secret = _flags(latest, "is_confidential", sent) | _flags(statements, "is_confidential", said)
    table |= _texts(own, ("basis", "file", "sheet", "cell"), places)
    table |= {name: own[name].array.take(places, allow_fill=True).to_numpy() for name in _READY}
    table |= _texts(latest, ("planned_against",), sent) | _texts(statements, ("says", "said_in"), said)
    has_plan = sent >= 0
    table |= {"has_plan": has_plan, "is_readable": _flags(latest, "is_readable", sent)}
    told = {"is_anchored": is_anchored, "is_confidential": is_secret}
    return frame_of_columns(held_against(limited(table)) | told, READINESS)


def limited(table: Columns) -> Columns:
    """Return the table with each participant's limit: the deadline (`deadlines_of`), grace counted where it is its.

    Where it isn't stated whether grace is its, the limit is as wide as both.
    """
    grace = table["has_grace"] & ~np.isnat(table["grace_to"])
    may_have = grace | (table["is_grace_open"] & ~np.isnat(table["grace_by"]))
    return table | {
        "limit_from": np.where(grace, table["grace_to"], table["due_to"]),
        "limit_to": np.where(may_have, table["grace_by"], table["due_by"]),
    }


def held_against(table: Columns) -> Columns:
    """Return the table with each participant's status and margin, and whether its word and its plan disagree.

    It has its limit, and what is known of each participant.
    """
    status = _status(table)
    disagrees = np.isin(status, IN_TIME) & (table["says"] == CANNOT)
    disagrees |= (status == "late") & _is_one_of(table["says"], CAN)
    return table | {
        "status": status,
        "disagrees": disagrees,
        "margin_least_days": _days_between(table["ready_to"], table["limit_from"]),
        "margin_most_days": _days_between(table["ready_from"], table["limit_to"]),
    }


def _days_between(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return whole days, not a number where either end is missing."""
    days: np.ndarray = np.floor((last - first) / np.timedelta64(1, "D"))
    return days


def _asked(participants: pd.DataFrame, deadlines: pd.DataFrame, owners: Rows) -> Columns:
    """Return every participant at every deadline: whether it is asked, surely, and until when, grace counted.

    `deadline` is the number of the deadline's row.
    """
    intents = {
        (row["constituency"], row["milestone_id"]): (
            row["sit_intents"].split(";"),
            row["grace"],
        )
        for row in owners
    }
    listed = keys_of(participants, ["participant_id", "constituency", "sit_intent"])
    milestones = [str(one) for one in deadlines["milestone_id"]]
    parts = [_part(intents.get((str(kind), one)), intent) for _, kind, intent in listed for one in milestones]
    flags = np.array(parts, dtype="bool").reshape(-1, 4)
    number = np.tile(np.arange(len(deadlines)), len(listed))
    who = np.repeat(np.array([one for one, _, _ in listed], dtype=object), len(deadlines))
    own = {str(name): deadlines[name].to_numpy() for name in deadlines}
    named = {"participant_id": who, "deadline": number}
    names = ("is_asked", "is_sure", "has_grace", "is_grace_open")
    sure = {name: flags[:, place] for place, name in enumerate(names)}
    return {name: each[number] for name, each in own.items()} | named | sure


def _part(owner: tuple[list[str], str] | None, intent: Hashable) -> tuple[bool, bool, bool, bool]:
    """Return whether a participant is asked, surely takes part, has the option's grace, and whether that is open."""
    if owner is None or intent not in owner[0]:
        return False, False, False, False
    intents, grace = owner
    return True, intent == "sit" or "non_sit" in intents, grace == "of_the_option", grace == "not_stated"


def _places(other: pd.DataFrame, key: list[str], table: Columns) -> np.ndarray:
    """Return, for each row of the table, which row of another has its key; -1 where none has."""
    numbers = {whose: number for number, whose in enumerate(keys_of(other, key))}
    whose = zip(*(table[name] for name in key), strict=True)
    return np.array([numbers.get(one, -1) for one in whose], dtype="int64")


def _texts(other: pd.DataFrame, names: Sequence[str], places: np.ndarray) -> Columns:
    """Return texts of the rows in these places, missing where there is none."""
    # -1 is the last: what is missing stands there
    held = {name: np.append(other[name].to_numpy(object), np.nan) for name in names}
    return {name: each[places] for name, each in held.items()}


def _flags(other: pd.DataFrame, name: str, places: np.ndarray) -> np.ndarray:
    """Return whether the row in each place says yes: one that is missing doesn't."""
    held = other[name].astype("boolean").to_numpy(bool, na_value=False)
    flags: np.ndarray = np.append(held, False)[places]
    return flags


def _is_copied(
    speaking: pd.DataFrame, groups: np.ndarray, own: pd.DataFrame, deadlines: pd.DataFrame
) -> np.ndarray:
    """Return, for each deadline and participant's own date, whether that is the option's own, or all that speak are."""
    first, last = (speaking[name].to_numpy() for name in ("done_from", "done_to"))
    ready = [own[name].to_numpy() for name in _READY]
    is_given = speaking["done_anchor"].notna().to_numpy(bool)
    copied = np.zeros((len(deadlines), len(own) + 1), dtype=bool)
    names = ("due_from", "due_to", "due_by")
    for place, days in enumerate(zip(*(deadlines[name].to_numpy() for name in names), strict=True)):
        due = dict(zip(names, days, strict=True))
        is_own = is_given | repeats(first, last, due)
        are_all = np.bincount(groups[~is_own], minlength=len(own)) == 0
        copied[place, : len(own)] = are_all | repeats(ready[0], ready[1], due)
    return copied


def _is_one_of(texts: np.ndarray, words: Sequence[str]) -> np.ndarray:
    return np.array([text in words for text in texts], dtype=bool)


# --- how it stands ------------------------------------------------------------------------------------------


def _status(table: Columns) -> np.ndarray:
    """Return how each participant stands; what comes first in this list speaks.

    Only `_by_dates` weighs a date against a deadline.
    """
    first = {
        "not_applicable": ~table["is_asked"],
        "no_plan": ~table["has_plan"],
        "not_readable": ~table["is_readable"],
        "no_date": np.isnat(table["ready_from"]) & np.isnat(table["ready_to"]),
        "option_undated": np.isnat(table["due_to"]) & np.isnat(table["due_by"]),
    }
    return _first_of(first, _by_dates(table))


def _by_dates(table: Columns) -> np.ndarray:
    """Return how dates stand to the deadline; a comparison with a missing bound decides nothing."""
    against = table["planned_against"]
    is_planned = (against == table["plan_option"]) | (against == "unconstrained") | (table["says"] == CANNOT)
    is_later = table["ready_from"] > table["limit_to"]
    first = {
        "ready": table["ready_to"] <= table["due_to"],
        "ready_within_grace": table["ready_to"] <= table["limit_from"],
        "late": is_later & is_planned,
        "not_planned_against": is_later,
        "grace_not_stated": table["is_grace_open"] & (table["ready_from"] > table["due_by"]),
    }
    return _first_of(first, np.array("too_wide", dtype=object))


def _first_of(conditions: Mapping[str, np.ndarray], otherwise: np.ndarray) -> np.ndarray:
    """Return the name of the first condition that holds of each row."""
    names = [np.array(name, dtype=object) for name in conditions]
    return np.select([each.astype(bool) for each in conditions.values()], names, otherwise)
