"""An interval of whole days, a milestone it is given from, and the comparisons that unknowns may decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

Order = Literal["DMY", "MDY"]
OTHER_ORDER: dict[Order, Order] = {"DMY": "MDY", "MDY": "DMY"}
YEARS = range(1990, 2100)
"""Years a plan of this programme can speak of; a date outside is read as typed and flagged."""


@dataclass(frozen=True)
class Anchor:
    """A milestone that a date is given from, and the least and most whole days from it to the date."""

    milestone_id: str
    least_days: int = 0
    most_days: int = 0


@dataclass(frozen=True)
class Interval:
    """The whole days a date can mean, from `earliest` to `latest`, both included; None is unbounded.

    A date given from a milestone ("M9 + 6 weeks") has an anchor and no days: each option gives its own.
    """

    earliest: date | None
    latest: date | None
    text: str = ""
    anchor: Anchor | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known of the date, not even a milestone it is given from."""
        return self.earliest is None and self.latest is None and self.anchor is None

    @property
    def is_within_years(self) -> bool:
        """Whether the days that bound it, as far as any do, are in years that a plan can speak of."""
        first, last = self.earliest, self.latest
        return (first is None or first.year in YEARS) and (last is None or last.year in YEARS)

    @cached_property
    def written(self) -> tuple[str | None, str | None, str | None]:
        """What frames hold of it: its two bounds in ISO form and its words, each None where there is none."""
        first = self.earliest.isoformat() if self.earliest else None
        if self.is_day:  # one text for both: rows are handed from process to process, and it goes there once
            return first, first, self.text or None
        return first, self.latest.isoformat() if self.latest else None, self.text or None

    @property
    def is_day(self) -> bool:
        """Whether the date is one day of the calendar."""
        return self.earliest is not None and self.earliest == self.latest

    @cached_property
    def day(self) -> int | None:
        """The one day of the calendar that it is, as a number, or None: the same dates are compared over and over."""
        return self.earliest.toordinal() if self.earliest is not None and self.is_day else None

    def is_before(self, other: Interval) -> bool | None:
        """Whether every day this can mean is before every day the other can: yes, no, or not known."""
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return True
        if self.earliest is not None and other.latest is not None and self.earliest >= other.latest:
            return False
        return None


def is_by(earliest: pd.Series, latest: pd.Series, deadline: pd.Timestamp) -> pd.Series:
    """Return, for intervals in two columns, whether each falls by the deadline: yes, no or not known.

    Yes when the latest day is by the deadline, no when the earliest is beyond it; a nullable boolean.
    """
    met = latest.le(deadline) & latest.notna()
    missed = earliest.gt(deadline) & earliest.notna()
    return met.astype("boolean").mask(~met & ~missed)


def days_apart(
    earliest: pd.Timestamp, latest: pd.Timestamp, other_earliest: pd.Timestamp, other_latest: pd.Timestamp
) -> tuple[int | None, int | None]:
    """Return the least and the most whole days by which one interval can be later than another.

    Negative days are earlier; None where a missing bound leaves it unbounded.
    """
    least, most = earliest - other_latest, latest - other_earliest
    return (None if least != least else least.days), (None if most != most else most.days)
