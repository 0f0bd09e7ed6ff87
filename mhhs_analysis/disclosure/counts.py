"""Counts that give nobody's position away."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis.evidence_shown import rounds_hiding_late
from mhhs_analysis.analysis.positions import standings_of
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.disclosure.suppression import Sum, suppressed
from mhhs_analysis.frames import WITHHELD

_SEEN_ANYWAY = ("no_response", "not_answered")
"""Standings of units that gave no position: that they gave none is shown of everybody."""


def position_counts_shown(counts: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the counts of each option, those withheld that would give a confidential position away.

    What is known of the others is taken off, and what is left counts the units whose positions are confidential.
    Counts of those in time are withheld where a confidential answer came late, which the two together would tell.
    """
    positions = case.full["positions"]
    hidden = positions[case.is_hidden(positions) & positions["milestone_id"].isna()]
    counts = counts.copy()
    late = rounds_hiding_late(case.full["answers"], case.own)
    for key, group in counts.groupby(["round", "plan_option", "answers_counted"]):
        round_, option, counted = map(str, key)
        own = hidden[hidden["round"].eq(round_) & hidden["plan_option"].eq(option)]
        standings = standings_of(positions, case.full["coverage"], option, round_)
        withheld = _withheld(group[~group["position"].isin(_SEEN_ANYWAY)], standings[_units(own, case)])
        if counted == "in_time" and round_ in late:
            withheld = [*group.index[~group["position"].eq("no_response")]]
        counts.loc[withheld, "units"] = pd.NA
        counts.loc[withheld, "shown"] = WITHHELD
    return counts


def _units(positions: pd.DataFrame, case: Case) -> list[str]:
    """Return the units of N that these positions are the voice of."""
    whose = case.full["coverage"].set_index("participant_id")["responds_for"]
    return sorted({*positions["participant_id"].map(whose)})


def _withheld(group: pd.DataFrame, hidden: pd.Series) -> list[int]:
    """Return the rows of an option's counts to withhold; `hidden` is how each unit in confidence stands."""
    many = hidden.value_counts()
    behind = [int(many.get(position, 0)) for position in group["position"]]
    rows = [*group.index]
    return [rows[cell] for cell in suppressed(behind, [Sum(tuple(range(len(rows))))])]
