"""A what-if as a table to read: how each gate stands, and how it would stand after a change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace

import pandas as pd

from mhhs_analysis.analysis.verdicts import STATUS_WORDS, named, whole_gates
from mhhs_analysis.analysis.what_if import Change, results_if

Row = Mapping[str, str]


def explored(frames: SimpleNamespace, gates: Sequence[Row], plan_option: str) -> Callable[..., pd.DataFrame]:
    """Return what answers a what-if of an option with a table, for sliders to call.

    It takes moved_days and grace_months of M9, the numbers of suppliers and of data_services that a first cohort
    needs, and the identifiers of those left out, separated by semicolons.
    """
    names = frames.participants.set_index("participant_id")["participant_name"]

    def table(
        moved_days: int = 0,
        grace_months: int = 0,
        suppliers: int = 3,
        data_services: int = 2,
        without: str = "",
    ) -> pd.DataFrame:
        left_out = [one.strip() for one in without.split(";") if one.strip()]
        needed = {"cohort_has_suppliers": suppliers, "cohort_has_data_services": data_services}
        change = Change(plan_option, "M9", moved_days, grace_months, needed, left_out)
        whose = (frames.readiness, frames.participants, frames.roles, frames.poap_items)
        return compared(frames.gate_results, results_if(gates, *whose, change), plan_option, names)

    return table


def compared(
    before: pd.DataFrame, after: pd.DataFrame, plan_option: str, names: Mapping[str, str]
) -> pd.DataFrame:
    """Return a row a gate of participants of an option: how it stands, how it would, and by whom."""
    was, now = (_gates_of(results, plan_option) for results in (before, after))
    return pd.DataFrame(
        {
            "as it stands": was["status"].map(STATUS_WORDS),
            "then": now["status"].map(STATUS_WORDS).reindex(was.index),
            "decided by": now["decided_by"].map(lambda who: named(who, names)).reindex(was.index),
            "waiting for": now["waiting_for"].map(lambda who: named(who, names)).reindex(was.index),
        }
    )


def _gates_of(results: pd.DataFrame, plan_option: str) -> pd.DataFrame:
    own = whole_gates(results[results["plan_option"].eq(plan_option) & results["owner"].eq("participants")])
    return own.set_index(own["label"].rename("what must hold"))
