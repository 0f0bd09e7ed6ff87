"""The words of lists and versions that are no plan: what heads them, names their sheets and stands above them."""

from __future__ import annotations

from functools import cache

from mhhs_analysis.intake.columns import normalised
from mhhs_analysis.reference import rows

_IN_PLANS = frozenset({"resource", "resources", "actions", "decisions", "costs", "budget", "fte"})
"""Words that head columns of plans too."""


def heads_other(heading: str) -> bool:
    """Return whether a heading is one that only another list than a plan has."""
    return normalised(heading) in words_of("other_list") - _IN_PLANS


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of not_plans.csv that name a kind of table."""
    return frozenset(row["words"] for row in rows("not_plans") if row["kind"] == kind)
