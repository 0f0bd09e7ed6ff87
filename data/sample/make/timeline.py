"""When each option asks for a milestone, from the plans on a page."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from make import poap


@dataclass(frozen=True)
class Due:
    """A milestone of an option: its interval, and the last day of any grace to enter."""

    plan_option: str
    milestone_id: str
    first: date
    last: date
    grace_to: date | None

    @property
    def interval(self) -> tuple[date, date]:
        """The first and last day that the option gives."""
        return self.first, self.last


def due(plan_option: str, milestone_id: str) -> Due:
    """Return a milestone of an option. The end of the milestone is the last day of its interval."""
    (item,) = [one for one in poap.OPTIONS[plan_option][1] if one.milestone == milestone_id]
    first, last = item.finish.first, item.finish.last
    if first is None or last is None:
        raise ValueError(f"{plan_option} gives {milestone_id} no dates")
    return Due(plan_option, milestone_id, first, last, _later(last, item.grace) if item.grace else None)


def _later(last: date, months: int) -> date:
    """The end of the month so many months after the one that ends on a day."""
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
