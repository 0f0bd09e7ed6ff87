"""Whether each gate of each option is met, not met, or not yet known, by whom, and when.

The date a gate is met is an order statistic of intervals: the last of all, or the k-th, of the participants' first
days and of their last. What is not known is unbounded: it can hold a gate open and never shut it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.own_dates import keys_of
from mhhs_analysis.analysis.readiness import DATED, IN_TIME
from mhhs_analysis.analysis.statements import CANNOT
from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.frames import GATE_RESULTS, OPTIONS, frame_of_columns

Row = Mapping[str, str]
NEVER, ALWAYS = np.datetime64("9999-12-31", "D"), np.datetime64("0001-01-01", "D")
PARTICIPANTS = "participants"
_PART_OPEN = "has not said whether it takes part in SIT"
_STATUS_WORDS = {
    "ready": _PART_OPEN,  # who is in time is waited for only where its part is open
    "ready_within_grace": _PART_OPEN,
    "no_plan": "sent no plan",
    "not_readable": "sent a plan that can't be read",
    "no_date": "gives no date",
    "too_wide": "gives a date too wide to tell",
    "not_planned_against": "planned for another option",
    "grace_not_stated": "is in time only with grace, which nobody states to be its",
    "option_undated": "has no deadline in the option",
    "late": "is late by its plan",
}
_READ = ["participant_id", "plan_option", "milestone_id", "ready_from", "ready_to", "status", "disagrees", "says",
         "is_sure", "is_anchored", "margin_least_days"]  # fmt: skip
_COPIED = "repeats the option's own date, which proves nothing"
_GAINSAID = "says otherwise than its plan shows"
_BY_WORD = "says that it can't be ready"


@dataclass(frozen=True)
class Verdict:
    """How a gate stands: when it is met at the earliest and the latest, who decides it, who is waited for."""

    status: str
    ready_from: np.datetime64 = ALWAYS
    ready_to: np.datetime64 = NEVER
    decided_by: Sequence[str] = ()
    waiting_for: Sequence[str] = ()
    why: str = ""


@dataclass(frozen=True)
class Concerned:
    """The participants that a gate concerns, as arrays in one order.

    `first` and `last` bound the day each is ready, unbounded where it is not known or gainsaid; `is_sure` is
    false where its part is open; `is_late` where it can't be in time by a date that may decide, `cannot` where
    it says so and shows no date in time; `margin` is the least days in hand, not a number where not known.
    """

    who: np.ndarray
    constituency: np.ndarray
    first: np.ndarray
    last: np.ndarray
    in_time: np.ndarray
    is_late: np.ndarray
    cannot: np.ndarray
    is_sure: np.ndarray
    why: np.ndarray
    margin: np.ndarray

    def those(self, chosen: np.ndarray) -> list[str]:
        """Return the identifiers of some of them."""
        return [str(one) for one in self.who[chosen]]

    def told(self, chosen: np.ndarray) -> str:
        """Return some of them, each with why it is not yet known or not in time."""
        return "; ".join(f"{who} {why}" for who, why in zip(self.who[chosen], self.why[chosen], strict=True))

    def only(self, chosen: np.ndarray | slice) -> Concerned:
        """Return some of them alone."""
        return Concerned(**{name: getattr(self, name)[chosen] for name in self.__dataclass_fields__})


def gate_results_of(
    gates: Sequence[Row], readiness: pd.DataFrame, participants: pd.DataFrame, roles: pd.DataFrame
) -> pd.DataFrame:
    """Return gate_results: each gate for each option it is a gate of, and each participant of a gate of all.

    `gates` are those of gates.csv; a gate without an option is tested under every one.
    """
    asked = concerned_by(readiness, participants)
    members = members_of(roles)
    options = dict.fromkeys(option for option, _ in asked)
    rows = [
        row
        for option in (one for one in OPTIONS if one in options)
        for gate in gates
        if gate["plan_option"] in ("", option)
        for row in _rows(gate, option, asked.get((option, gate["milestone_id"])), members)
    ]
    ends = {name: _bounded([row[name] for row in rows]) for name in ("ready_from", "ready_to")}
    names = [name for name in GATE_RESULTS.column_names if name not in ends]
    return frame_of_columns({name: [row[name] for row in rows] for name in names} | ends, GATE_RESULTS)


def members_of(roles: pd.DataFrame) -> dict[str, set[str]]:
    """Return the participants of each market role."""
    members: dict[str, set[str]] = {}
    for role, who in keys_of(roles, ["role", "participant_id"]):
        members.setdefault(str(role), set()).add(str(who))
    return members


def concerned_by(readiness: pd.DataFrame, participants: pd.DataFrame) -> dict[tuple[str, str], Concerned]:
    """Return, for each option and milestone, the participants it is asked of."""
    is_asked = readiness["status"].to_numpy(object) != "not_applicable"
    mine = {name: readiness[name].array[is_asked] for name in _READ}
    status, says = mine["status"].to_numpy(object), mine["says"].to_numpy(object)
    gainsaid = mine["disagrees"].to_numpy(bool)
    copied = mine["is_anchored"].to_numpy(bool, na_value=False) & _is_of(status, DATED)
    is_known = _is_of(status, DATED) & ~gainsaid & ~copied
    kinds: dict[Hashable, Hashable] = dict(keys_of(participants, ["participant_id", "constituency"]))  # type: ignore[arg-type]
    who, in_time = mine["participant_id"].to_numpy(object), _is_of(status, IN_TIME)
    words = [
        _COPIED if is_copied else _STATUS_WORDS.get(one, "")
        for one, is_copied in zip(status, copied, strict=True)
    ]
    whole = Concerned(
        who=who,
        constituency=np.array([kinds.get(one) for one in who], dtype=object),
        first=np.where(is_known, days_of(mine["ready_from"], ALWAYS), ALWAYS),
        last=np.where(is_known, days_of(mine["ready_to"], NEVER), NEVER),
        in_time=is_known & in_time,
        is_late=is_known & (status == "late"),
        cannot=(says == CANNOT) & ~in_time,
        is_sure=mine["is_sure"].to_numpy(bool, na_value=False),
        why=np.where(gainsaid, np.array(_GAINSAID, dtype=object), np.array(words, dtype=object)),
        margin=mine["margin_least_days"].to_numpy(float, na_value=np.nan),
    )
    keys = zip(*(mine[name].to_numpy(object) for name in ("plan_option", "milestone_id")), strict=True)
    return {key: whole.only(np.array(rows)) for key, rows in _places(keys).items()}


def _places(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[int]]:
    """Return the rows at which each key stands."""
    places: dict[tuple[str, str], list[int]] = {}
    for row, key in enumerate(keys):
        places.setdefault(key, []).append(row)
    return places


def _is_of(status: np.ndarray, names: Sequence[str]) -> np.ndarray:
    return np.array([one in names for one in status], dtype=bool)


def evaluate(needed: str, concerned: Concerned) -> Verdict:
    """Return how a gate stands that needs `all` or `at_least:N` of the participants it concerns."""
    if needed == "all":
        return _of_all(concerned)
    return _of_some(concerned, int(needed.removeprefix("at_least:")))


def _rows(
    gate: Row, option: str, asked: Concerned | None, members: Mapping[str, set[str]]
) -> Iterator[dict[str, Any]]:
    """Yield the result of a gate for an option, and of each participant where each one is told."""
    if gate["owner"] != PARTICIPANTS or asked is None:
        waiting = [gate["owner"]] if gate["owner"] != PARTICIPANTS else []
        yield _row(
            gate, option, gate["gate_id"], Verdict("undetermined", waiting_for=waiting, why=gate["note"])
        )
        return
    concerned = _concerned(gate, asked, members)
    yield _row(gate, option, gate["gate_id"], evaluate(gate["needed"], concerned), concerned)
    for place, who in enumerate(concerned.who if gate["each"] == "true" else ()):
        one = concerned.only(slice(place, place + 1))
        yield _row(gate, option, f"{gate['gate_id']}:{who}", evaluate("all", one), one)


def _concerned(gate: Row, asked: Concerned, members: Mapping[str, set[str]]) -> Concerned:
    """Return those asked that have a gate's role and are of its constituencies.

    Where the gate's own rule says that a word is enough, who says that it can't be ready is late.
    """
    own = asked.only(is_concerned(gate, asked.who, asked.constituency, members))
    if gate["statement_decides"] != "true":
        return own
    why = np.where(own.cannot & ~own.is_late, _BY_WORD, own.why)
    return replace(own, is_late=own.is_late | own.cannot, why=why)


def is_concerned(
    gate: Row, who: np.ndarray, constituency: np.ndarray, members: Mapping[str, set[str]]
) -> np.ndarray:
    """Return which participants have a gate's role and are of its constituencies; `members` is role to participants."""
    mine = np.full(len(who), True)
    if gate["constituencies"]:
        kinds = gate["constituencies"].split(";")
        mine &= np.array([one in kinds for one in constituency], dtype=bool)
    if gate["role"]:
        own = members.get(gate["role"], set())
        mine &= np.array([one in own for one in who], dtype=bool)
    return mine


def days_of(dates: pd.Series | pd.api.extensions.ExtensionArray, missing: np.datetime64) -> np.ndarray:
    """Return dates as whole days, a day beyond all others where one is missing."""
    days = dates.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), missing, days)


# --- all of them, or so many --------------------------------------------------------------------------------


def _of_all(concerned: Concerned) -> Verdict:
    """All are needed: the last of them decides, and one that is surely needed and late decides against it."""
    if not len(concerned.who):
        return Verdict("undetermined", why="nobody in the register is concerned: ask who is")
    first, last = concerned.first.max(), concerned.last.max()
    late = concerned.is_late & concerned.is_sure
    if late.any():
        return Verdict("not_met", first, last, concerned.those(late), (), concerned.told(late))
    waiting = ~concerned.in_time
    if waiting.any():
        return Verdict("undetermined", first, last, (), concerned.those(waiting), concerned.told(waiting))
    why = "ready in time" if len(concerned.who) == 1 else f"the last of {len(concerned.who)} is in time"
    return Verdict("met", first, last, concerned.those(concerned.last == last), (), why)


def _of_some(concerned: Concerned, needed: int) -> Verdict:
    """So many are needed: the k-th to be ready decides; whose part is open counts only in the best case."""
    first, last = kth(concerned.first, needed), kth(concerned.last[concerned.is_sure], needed)
    ready = concerned.in_time & concerned.is_sure
    waiting = ~ready & ~concerned.is_late
    counted = f"{_are(int(ready.sum()))} ready in time, {_are(needed)} needed"
    if ready.sum() >= needed:
        order = np.argsort(np.where(ready, concerned.last, NEVER), kind="stable")[:needed]
        return Verdict("met", first, last, concerned.those(order), (), counted)
    if len(concerned.who) < needed:
        why = f"the register has only {count_words(len(concerned.who), 'participant')} of the {needed} needed"
        return Verdict("undetermined", first, last, concerned.those(ready), concerned.those(waiting), why)
    if ready.sum() + waiting.sum() < needed:
        most = int(ready.sum() + waiting.sum())
        why = f"{most} can be ready in time, {_are(needed)} needed: {concerned.told(concerned.is_late)}"
        return Verdict("not_met", first, last, concerned.those(concerned.is_late), (), why)
    order = np.argsort(concerned.last, kind="stable")
    in_order = order[ready[order]]
    why = f"{counted}: {concerned.told(waiting)}"
    return Verdict("undetermined", first, last, concerned.those(in_order), concerned.those(waiting), why)


def kth(days: np.ndarray, needed: int) -> np.datetime64:
    """Return the day on which the k-th of them is ready; never where there are fewer."""
    return np.sort(days)[needed - 1] if len(days) >= needed else NEVER


def _are(count: int) -> str:
    return f"{count} is" if count == 1 else f"{count} are"


# --- rows ---------------------------------------------------------------------------------------------------


def _row(
    gate: Row, option: str, gate_id: str, verdict: Verdict, concerned: Concerned | None = None
) -> dict[str, Any]:
    names = ("label", "milestone_id", "owner", "if_not_met", "basis", "note", "source")
    return {name: gate[name] or None for name in names} | {
        "plan_option": option,
        "gate_id": gate_id,
        "needed": gate["needed"],
        "status": verdict.status,
        "ready_from": verdict.ready_from,
        "ready_to": verdict.ready_to,
        "margin_least_days": _margin(verdict, concerned),
        "decided_by": ";".join(verdict.decided_by) or None,
        "waiting_for": ";".join(verdict.waiting_for) or None,
        "why": verdict.why or None,
    }


def _bounded(days: Sequence[np.datetime64]) -> np.ndarray:
    """Return days as an array, those that are unbounded missing."""
    whole = np.array(days, dtype="datetime64[D]")
    is_open = (whole == ALWAYS) | (whole == NEVER)
    return np.where(is_open, np.datetime64("NaT"), whole).astype("datetime64[us]")


def day_or_none(day: np.datetime64) -> pd.Timestamp | None:
    """Return a day, and nothing where it is unbounded."""
    return None if day in (ALWAYS, NEVER) else pd.Timestamp(day)


def _margin(verdict: Verdict, concerned: Concerned | None) -> int | None:
    """Return the least days in hand of those who decide a gate; not known where nobody does."""
    if concerned is None or not verdict.decided_by:
        return None
    decisive = {*verdict.decided_by}
    own = concerned.margin[[one in decisive for one in concerned.who]]
    return None if np.isnan(own).any() else int(own.min())
