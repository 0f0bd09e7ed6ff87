"""The shortest date that the evidence doesn't rule out, for each gate of each option and over both options.

A date rules out anything shorter where its owner planned for the option, or for none, or says that it can't be ready
for it: the rule by which a date is late. A date copied from an option, and one that its owner's word gainsays, is
shown elsewhere and kept out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.gates import (
    ALWAYS,
    NEVER,
    PARTICIPANTS,
    day_or_none,
    days_of,
    is_concerned,
    kth,
    members_of,
)
from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.statements import CANNOT
from mhhs_analysis.frames import BOTH_OPTIONS, SHORTEST_DATES, frame_of

Row = Mapping[str, str]
Days = tuple[np.datetime64, np.datetime64]
CHOICE = ("poap-1", "poap-2")
"""The options that are chosen between; the first round's is what they shorten."""


@dataclass(frozen=True)
class Told:
    """Those asked for a milestone of an option, as arrays in one order.

    `first` and `last` bound the day each is ready, for those whose date `is_known`; `binds` where that date rules
    out anything shorter; `is_sure` is false where its part is open; `place` is its cell.
    """

    who: np.ndarray
    constituency: np.ndarray
    first: np.ndarray
    last: np.ndarray
    is_known: np.ndarray
    binds: np.ndarray
    is_sure: np.ndarray
    place: np.ndarray

    def only(self, chosen: np.ndarray) -> Told:
        """Return some of them alone."""
        return Told(**{name: getattr(self, name)[chosen] for name in self.__dataclass_fields__})


def shortest_dates_of(
    gates: Sequence[Row], readiness: pd.DataFrame, participants: pd.DataFrame, roles: pd.DataFrame
) -> pd.DataFrame:
    """Return shortest_dates: a row a gate of participants, for each option and over both.

    Over both, a gate is tested as under the one of the two options that asks for its milestone soonest: who planned
    for the later one was not asked for less.
    """
    asked = _told_by(readiness, participants)
    members = members_of(roles)
    rows = [
        _row(gate, option, asked[under, gate["milestone_id"]], members)
        for option, under_of in _options(readiness)
        for gate in gates
        if gate["owner"] == PARTICIPANTS and (under := under_of.get(gate["milestone_id"]))
        if gate["plan_option"] in ("", under) and (under, gate["milestone_id"]) in asked
    ]
    return frame_of(rows, SHORTEST_DATES)


def _options(readiness: pd.DataFrame) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each option, and for each milestone the option it is tested under: itself, over both the soonest."""
    deadlines = (
        readiness.groupby(["plan_option", "milestone_id"], sort=False)["limit_from"].min().reset_index()
    )
    for option, own in deadlines.groupby("plan_option", sort=False):
        yield str(option), dict.fromkeys(own["milestone_id"], str(option))
    chosen = deadlines[deadlines["plan_option"].isin(CHOICE)].sort_values("limit_from", kind="stable")
    soonest = chosen.drop_duplicates("milestone_id")
    yield BOTH_OPTIONS, dict(zip(soonest["milestone_id"], soonest["plan_option"], strict=True))


def _told_by(readiness: pd.DataFrame, participants: pd.DataFrame) -> dict[tuple[str, str], Told]:
    """Return, for each option and milestone, those it is asked of, and whose date is evidence."""
    mine = readiness[readiness["status"].ne("not_applicable")]
    whose = list(zip(mine["participant_id"], mine["milestone_id"], strict=True))
    copied = {one for one, is_copied in zip(whose, mine["is_anchored"].eq(True), strict=True) if is_copied}
    is_own = np.array([one not in copied for one in whose], dtype=bool)
    is_dated = mine["ready_from"].notna() | mine["ready_to"].notna()
    is_known = (is_dated & ~mine["disagrees"].eq(True)).to_numpy(bool) & is_own
    is_planned = mine["planned_against"].eq(mine["plan_option"]) | mine["planned_against"].eq("unconstrained")
    kinds = participants.set_index("participant_id")["constituency"]
    whole = Told(
        who=mine["participant_id"].to_numpy(object),
        constituency=mine["participant_id"].map(kinds).to_numpy(object),
        first=days_of(mine["ready_from"], ALWAYS),
        last=days_of(mine["ready_to"], NEVER),
        is_known=is_known,
        binds=is_known & (is_planned | mine["says"].eq(CANNOT)).to_numpy(bool),
        is_sure=mine["is_sure"].eq(True).to_numpy(bool),
        place=place_words(mine).to_numpy(object),
    )
    places = pd.MultiIndex.from_frame(mine[["plan_option", "milestone_id"]])
    return {key: whole.only(places == key) for key in places.unique()}


def _row(gate: Row, option: str, asked: Told, members: Mapping[str, set[str]]) -> dict[str, Any]:
    own = asked.only(is_concerned(gate, asked.who, asked.constituency, members))
    needed = None if gate["needed"] == "all" else int(gate["needed"].removeprefix("at_least:"))
    floor = _not_before(own, needed)
    rules_out = own.binds & (own.first == floor) & (own.is_sure if needed is None else True)
    named = {name: gate[name] or None for name in ("gate_id", "label", "milestone_id", "needed", "basis")}
    return named | {
        "plan_option": option,
        "finding": "nobody" if not len(own.who) else "open" if floor == ALWAYS else "ruled_out",
        "not_before": day_or_none(floor),
        "ruled_out_by": ";".join(own.who[rules_out]) or None,
        "places": "; ".join(own.place[rules_out]) or None,
        "concerned": len(own.who),
        "dated": int(own.is_known.sum()),
        **_bounds("answered", _answered(own, needed)),
        **_bounds("if_all_ready", _silent(own, needed, ALWAYS)),
        **_bounds("if_none_ready", _silent(own, needed, NEVER)),
    }


def _not_before(own: Told, needed: int | None) -> np.datetime64:
    """Return the day before which the gate can't hold, were all ready at once whose dates don't bind."""
    first = np.where(own.binds, own.first, ALWAYS)
    if needed is None:
        return kth(first, len(first)) if len(first := first[own.is_sure]) else ALWAYS
    return kth(first, needed)


def _answered(own: Told, needed: int | None) -> Days:
    """Return when the gate holds were only those asked whose dates are known and who surely take part."""
    pool = own.is_known & own.is_sure
    return _held(own.first[pool], own.last[pool], needed)


def _silent(own: Told, needed: int | None, silent: np.datetime64) -> Days:
    """Return when the gate holds were those without a date of their own ready always, or never."""
    counted = own.is_sure if silent == NEVER or needed is None else np.full(len(own.who), True)
    first, last = (np.where(own.is_known, days, silent)[counted] for days in (own.first, own.last))
    return _held(first, last, needed)


def _held(first: np.ndarray, last: np.ndarray, needed: int | None) -> Days:
    if not len(first):
        return ALWAYS, NEVER
    many = len(first) if needed is None else needed
    return kth(first, many), kth(last, many)


def _bounds(name: str, days: Days) -> dict[str, Any]:
    """Return an interval's two bounds as columns, and a word that tells at once from never, which have none."""
    told = {f"{name}_from": day_or_none(days[0]), f"{name}_to": day_or_none(days[1])}
    is_dated = any(day is not None for day in told.values())
    unbounded = "any day" if days[1] == ALWAYS else "not known"
    return told | {name: "dated" if is_dated else unbounded}
