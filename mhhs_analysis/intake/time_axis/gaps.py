"""Months, or longer, that are missing between the headings of time of a drawn plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from mhhs_analysis.intake.time_axis.columns import TimeColumn

_LONGEST = timedelta(days=28)
"""How long what is left out on purpose may be, such as weeks in which nobody works."""
_MISSING = (
    "{count} missing between the headings of time (after {before}, before {after}): whether a bar goes on "
    "through what is left out, or ends in it, is not said"
)


def missing_between(columns: Sequence[TimeColumn]) -> list[str]:
    """Return what to tell of the periods of a month or more that no column stands for between two that are dated."""
    dated = [one for one in columns if one.earliest and one.latest]
    found = [(before, after) for before, after in pairwise(dated) if _are_apart(before, after)]
    if not found:
        return []
    count = "periods are" if len(found) == 1 else f"periods in {len(found)} places are"
    before, after = found[0]
    return [_MISSING.format(count=count, before=before.label, after=after.label)]


def _are_apart(before: TimeColumn, after: TimeColumn) -> bool:
    if before.latest is None or after.earliest is None:
        return False
    return after.earliest - before.latest > _LONGEST
