"""What if: a milestone moved, another grace or number, a participant left out; and when each gate would hold.

Nothing is read again: the participants' dates stay what they are, and are held against other deadlines. Whoever
would be late by a plan that was made for another date is asked, not called late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.deadlines import READ, deadlines_of
from mhhs_analysis.analysis.gates import PARTICIPANTS, gate_results_of
from mhhs_analysis.analysis.readiness import Columns, held_against, limited
from mhhs_analysis.analysis.shortest import shortest_dates_of
from mhhs_analysis.analysis.statements import CAN, CANNOT
from mhhs_analysis.frames import BOUNDS, WITHHELD, MhhsError

Row = Mapping[str, str]
_RESTATED = ["status", "margin_least_days", "margin_most_days", "limit_from", "limit_to", "planned_against", "says",
             "disagrees"]  # fmt: skip
"""The columns of readiness that hang on a deadline."""
_HELD = ["plan_option", "ready_from", "ready_to", "has_grace", "is_grace_open", "status", "limit_from", "limit_to",
         "planned_against", "says"]  # fmt: skip
"""Those that are needed to tell how it stands to another."""


@dataclass(frozen=True)
class Change:
    """What is changed of an option: its milestone by so many days, its months of grace, numbers, who is left out.

    `grace_months` None leaves the grace as it is. `needed` is gate_id to a number. Without a `plan_option` every
    option is changed.
    """

    plan_option: str = ""
    milestone_id: str = "M9"
    moved_days: int = 0
    grace_months: int | None = None
    needed: Mapping[str, int] = field(default_factory=dict)
    without: Sequence[str] = ()


def ready_if(readiness: pd.DataFrame, poap_items: pd.DataFrame, change: Change) -> pd.DataFrame:
    """Return readiness as it would stand after a change.

    A plan made for the option, and a word of being ready for it, spoke of its date as it was. Of an earlier limit
    neither says anything: whoever could be late for it has to be asked; that it can't be ready holds all the more.
    Of a later limit that word is void. Raises MhhsError where anything is withheld: the answer would be another.
    """
    if readiness["status"].eq(WITHHELD).any():
        raise MhhsError("what if: parts of this store are withheld; use the audience ofgem")
    kept = readiness
    if change.without:
        kept = readiness[~readiness["participant_id"].isin(list(change.without))].reset_index(drop=True)
    is_asked = kept["status"].ne("not_applicable") & kept["milestone_id"].eq(change.milestone_id)
    if change.plan_option:
        is_asked &= kept["plan_option"].eq(change.plan_option)
    rows = np.flatnonzero(is_asked)
    own: Columns = {name: _native(kept[name])[rows] for name in _HELD}
    table = _known(own, deadlines_of(_moved(poap_items, change)))
    restated = held_against(_spoken(limited(table), own))
    return kept.assign(**{name: _put(kept[name], rows, restated[name]) for name in _RESTATED})


def gates_if(gates: Sequence[Row], change: Change) -> list[Row]:
    """Return the gates with the numbers of a change; a gate of all stays one.

    Raises MhhsError for a number of a gate that has none.
    """
    faults = [
        f"{name}: no gate that needs so many; see data/reference/gates.csv"
        for name in change.needed
        if not any(gate["gate_id"] == name and gate["needed"] != "all" for gate in gates)
    ]
    if faults:
        raise MhhsError(*faults)
    return [
        {**gate, "needed": f"at_least:{change.needed[gate['gate_id']]}"} if _is_set(gate, change) else gate
        for gate in gates
    ]


def results_if(
    gates: Sequence[Row],
    readiness: pd.DataFrame,
    participants: pd.DataFrame,
    roles: pd.DataFrame,
    poap_items: pd.DataFrame,
    change: Change,
) -> pd.DataFrame:
    """Return gate_results as they would stand after a change; raises MhhsError as `ready_if` and `gates_if` do."""
    readiness = ready_if(readiness, poap_items, change)
    return gate_results_of(gates_if(gates, change), readiness, participants, roles)


def break_even(
    gates: Sequence[Row],
    readiness: pd.DataFrame,
    participants: pd.DataFrame,
    roles: pd.DataFrame,
    plan_option: str,
) -> pd.DataFrame:
    """Return the earliest day of a milestone at which each gate of an option would hold, grace left aside.

    Columns: gate_id, label, milestone_id, holds_from (the day by which the dates sent surely meet it; missing where
    they never do) and not_before (the day before which they rule it out).
    """
    found = shortest_dates_of(gates, readiness, participants, roles)
    own = found[found["plan_option"].eq(plan_option)]
    told = {name: own[name] for name in ("gate_id", "label", "milestone_id")}
    return pd.DataFrame(
        {**told, "holds_from": own["if_none_ready_to"], "not_before": own["not_before"]}
    ).reset_index(drop=True)


def _is_set(gate: Row, change: Change) -> bool:
    is_option = not change.plan_option or gate["plan_option"] in ("", change.plan_option)
    return gate["owner"] == PARTICIPANTS and gate["gate_id"] in change.needed and is_option


def _moved(poap_items: pd.DataFrame, change: Change) -> pd.DataFrame:
    """Return the options' points of the milestone, moved and with another grace where the change says so."""
    points = poap_items[READ]
    points = points[points["milestone_id"].eq(change.milestone_id).to_numpy(bool)]
    option = points["plan_option"].to_numpy(object)
    own = option == change.plan_option if change.plan_option else np.full(len(points), True)
    by = np.where(own, np.timedelta64(change.moved_days, "D"), np.timedelta64(0, "D"))
    moved: dict[str, Any] = {name: points[name].to_numpy() + by for name in BOUNDS}
    if change.grace_months is not None:
        moved["grace_months"] = points["grace_months"].mask(own, change.grace_months)
    return points.assign(**moved)


def _known(own: Columns, deadlines: pd.DataFrame) -> Columns:
    """Return rows with their deadlines, and with what readiness is worked out from, as their statuses tell it."""
    numbers = {option: number for number, option in enumerate(deadlines["plan_option"])}
    places = [numbers[option] for option in own["plan_option"]]
    due = {name: deadlines[name].to_numpy()[places] for name in ("due_to", "due_by", "grace_to", "grace_by")}
    status = own["status"]
    states = {"has_plan": status != "no_plan", "is_readable": status != "not_readable"}
    return own | due | states | {"is_asked": np.full(len(status), True)}


def _native(column: pd.Series) -> np.ndarray:
    """Return a column as an array: days as days, flags as flags, where a missing one is no, texts as they are."""
    if column.dtype == "boolean":
        return column.to_numpy(bool, na_value=False)
    return column.to_numpy()


def _put(column: pd.Series, rows: np.ndarray, values: np.ndarray) -> pd.Series:
    """Return a column with other values in some rows."""
    changed = column.array.copy()
    changed[rows] = pd.array(values, dtype=str(column.dtype))  # type: ignore[call-overload]
    return pd.Series(changed, index=column.index)


def _spoken(table: Columns, before: Columns) -> Columns:
    """Return the table with only what its plans and words say of the new limit."""
    is_earlier = table["limit_from"] < before["limit_from"]
    is_later = table["limit_to"] > before["limit_to"]
    says, against = table["says"], table["planned_against"]
    can = (says == CAN[0]) | (says == CAN[1])
    is_void = (is_earlier & can) | (is_later & (says == CANNOT))
    is_for_it = is_earlier & (against == table["plan_option"])
    return table | {
        "says": np.where(is_void, np.nan, says),
        "planned_against": np.where(is_for_it, "unknown", against),
    }
