"""Counts that give nobody's position away."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis.evidence_shown import rounds_hiding_late
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import WITHHELD

FEWEST = 3
"""A count that rests on fewer confidential respondents than this could give one of them away."""


def position_counts_shown(counts: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the counts of each option, all withheld where they would give a confidential position away.

    What is known of the others is taken off: a count is safe when none of it is confidential, or when at
    least three confidential respondents, not all of one position, stand behind it. Counts of those in time are
    withheld where a confidential answer came late, which the two together would tell.
    """
    positions = case.full["positions"]
    hidden = positions[case.is_hidden(positions)]
    counts = counts.copy()
    late = rounds_hiding_late(case.full["answers"], case.own)
    for (option, counted), group in counts.groupby(["plan_option", "answers_counted"]):
        behind = hidden[hidden["plan_option"] == option]
        is_safe = behind.empty or (len(behind) >= FEWEST and behind["position"].nunique() > 1)
        is_safe &= counted == "all" or not late.intersection(group["round"])
        said = group.index[~group["position"].isin(["no_response"])]
        if not is_safe:
            counts.loc[said, "units"] = pd.NA
            counts.loc[said, "shown"] = WITHHELD
    return counts
