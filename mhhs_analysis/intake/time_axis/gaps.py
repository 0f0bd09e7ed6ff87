"""Months, or longer, that are missing between the headings of time of a drawn plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import months_on
from mhhs_analysis.intake.time_axis.columns import TimeColumn
from mhhs_analysis.intake.time_axis.headings import MONTHS_IN, Said
from mhhs_analysis.intake.time_axis.heads import TimeHead

_LONGEST = timedelta(days=28)
"""How long what is left out on purpose may be, such as weeks in which nobody works."""
_MISSING = (
    "{count} missing between the headings of time (after {before}, before {after}): whether a bar goes on "
    "through what is left out, or ends in it, is not said"
)
_CUT_OFF = (
    "{words} stands over a column {side} {label} whose heading says no time: whether a bar goes on there is "
    "not said"
)
_DAY = timedelta(days=1)


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


def missing_at_ends(head: TimeHead, columns: Sequence[TimeColumn]) -> list[str]:
    """Return what to tell of headings that are merged beyond the first or last column below them that is dated.

    Only where none stands for the rest of their time: Q4 over Oct, Nov and Notes.
    """
    dated = [one for one in columns if one.earliest and one.latest]
    if not dated:
        return []
    first, last, found = dated[0], dated[-1], []
    for said, start, reach in (
        (line.said[start], start, line.reach[start]) for line in head.rows for start in line.reach
    ):
        if start < first.number <= reach and _are_days_left(said, first, is_before=True):
            found.append(_CUT_OFF.format(words=said.words, side="before", label=first.label))
        if start <= last.number < reach and _are_days_left(said, last, is_before=False):
            found.append(_CUT_OFF.format(words=said.words, side="after", label=last.label))
    return found


def _are_days_left(said: Said, one: TimeColumn, *, is_before: bool) -> bool:
    """Return whether a heading's time goes on before or after a column below it, for half as long as that at least."""
    assert one.earliest is not None
    assert one.latest is not None
    begins, ends = _ends_of(said, one.latest if is_before else one.earliest)
    left = one.earliest - begins if is_before else ends - one.latest
    return 2 * left >= one.latest - one.earliest + _DAY


def _ends_of(said: Said, inside: date) -> tuple[date, date]:
    """Return the first and last day of what a heading says, in the year of a day inside it; else that day."""
    if said.interval is not None and said.interval.earliest and said.interval.latest:
        return said.interval.earliest, said.interval.latest
    months = MONTHS_IN.get(said.unit, 0)
    if said.is_numbered or not months:
        return inside, inside
    begins = inside.replace(month=inside.month - (inside.month - 1) % months, day=1)
    return begins, months_on(begins, months) - _DAY
