"""Days, intervals, differences and counts in the words that tables and charts share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

import pandas as pd

NOT_GIVEN = "not given"
OPTION_WORDS = {"round-1": "Round 1", "poap-1": "POAP 1", "poap-2": "POAP 2"}
MINUS = "\u2212"
Unit = Literal["day", "week"]

ROLE_WORDS = {
    "name": "task name",
    "span": "start and finish",
    "identifier": "reference",
    "outline": "outline number",
    "level": "depth in the outline",
    "label": "description",
    "group": "group of tasks",
    "basis": "which dates each row gives",
    "percent": "share done",
    "predecessors": "what comes before it",
    "kind": "kind of row",
    "active": "live or not",
    "dropped": "dropped or not",
    "milestone": "milestone or not, or which",
    "milestone_date": "milestone date",
    "other": "known, but not needed",
    "entry": "of the form itself",
}
"""What a role of a column is called where its own name doesn't say it to the file's sender."""

_TIMED = re.compile(r"\b(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d):\d\d\b")


def role_words(role: str) -> str:
    """Return what a column was taken for in the words of whoever sent the file."""
    return ROLE_WORDS.get(role, role)


def typed_words(text: str) -> str:
    """Return dates as a cell holds them the way they are typed: 14/07/2022, a time only where it is not midnight."""
    return _TIMED.sub(_typed, text)


def span_words(earliest: date | None, latest: date | None) -> str:
    """Return an interval briefly: 3 Jul 23, 3 - 9 Jul 23, 1 Jul - 30 Sep 23, by 9 Jul 23."""
    if earliest is None or latest is None:
        day = earliest or latest
        return f"{'from' if earliest else 'by'} {_brief(day)}" if day else "not known"
    if earliest == latest:
        return _brief(latest)
    same_year = earliest.year == latest.year
    first = (
        f"{earliest.day}" if same_year and earliest.month == latest.month else f"{earliest.day} {earliest:%b}"
    )
    return f"{first}{'' if same_year else f' {earliest:%y}'} - {_brief(latest)}"


def round_words(text: str) -> str:
    """Return a text with each round in it as it is read: Round 2."""
    return text.replace("round-", "Round ")


def day_words(day: pd.Timestamp) -> str:
    """Return a day in words: 3 Jul 2023; 'not given' where it is missing."""
    return NOT_GIVEN if pd.isna(day) else f"{day.day} {day.month_name()[:3]} {day.year}"


def interval_words(earliest: pd.Timestamp, latest: pd.Timestamp) -> str:
    """Return an interval of whole days in words, a missing bound as 'from' or 'by'."""
    has_first, has_last = (pd.notna(day) for day in (earliest, latest))
    if not has_first:
        return f"by {day_words(latest)}" if has_last else NOT_GIVEN
    if not has_last:
        return f"from {day_words(earliest)}"
    return day_words(latest) if earliest == latest else f"{day_words(earliest)} to {day_words(latest)}"


def apart_words(least: int | None, most: int | None, unit: Unit = "day") -> str:
    """Return by how many days one date is later than another, from the least to the most; None is unbounded.

    Negative days are earlier. In weeks of seven days they are said to one decimal place.
    """
    if least is None or most is None:
        return _half_known(least, most, unit)
    if least == most == 0:
        return "the same day"
    if most <= 0:
        return f"{_long(-most, -least, unit)} earlier"
    if least >= 0:
        return f"{_long(least, most, unit)} later"
    return f"from {_long(-least, -least, unit)} earlier to {_long(most, most, unit)} later"


def moved_words(least: int | None, most: int | None) -> str:
    """Return by how many days one date is later than another, as two cells of a frame say; "" where neither does."""
    return "" if pd.isna(least) and pd.isna(most) else apart_words(whole_days(least), whole_days(most))


def whole_days(days: int | None) -> int | None:
    """Return days of a frame as a number, None where it holds none."""
    return None if pd.isna(days) else int(days)


def signed_weeks(least: int | None, most: int | None) -> str:
    """Return a difference of days in weeks with their signs, as charts have it: +4.6 to +13 weeks; - is earlier."""
    return _signed(least, most, "weeks", 7)


def signed_days(least: int | None, most: int | None) -> str:
    """Return a difference of days with their signs, as charts have it: +32 to +91 days; - is earlier."""
    return _signed(least, most, "days", 1)


def _signed(least: int | None, most: int | None, unit: str, each: int) -> str:
    low, high = (None if pd.isna(days) else _with_sign(days / each) for days in (least, most))
    if low is None and high is None:
        return "not known"
    if low is None or high is None:
        # "More" and "less" of a negative number are read as its size: later and earlier can't be.
        return f"{low} {unit} or later" if high is None else f"{high} {unit} or earlier"
    return f"{low} {unit}" if low == high else f"{low} to {high} {unit}"


def _with_sign(amount: float) -> str:
    words = f"{abs(amount):.1f}".removesuffix(".0")
    return words if words == "0" else f"{'+' if amount > 0 else MINUS}{words}"


def count_words(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: 1 milestone, 2 milestones."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def gathered_words(names: Sequence[str], most: int = 4) -> str:
    """Return names in a row, those past the `most` first as a count: A, B and 3 more."""
    listed = list(dict.fromkeys(names))
    if len(listed) <= most + 1:
        return ", ".join(listed)
    return f"{', '.join(listed[:most])} and {len(listed) - most} more"


def _half_known(least: int | None, most: int | None, unit: Unit) -> str:
    bound = least if least is not None else most
    if bound is None:
        return "not known"
    side, other = ("later", "earlier") if least is not None else ("earlier", "later")
    is_past = bound > 0 if least is not None else bound < 0
    long = _long(abs(bound), abs(bound), unit)
    return f"at least {long} {side}" if is_past else f"at most {long} {other}, or any {side}"


def _long(low: int, high: int, unit: Unit) -> str:
    if unit == "day":
        return count_words(low, "day") if low == high else f"{low} to {high} days"
    first, last = (f"{days / 7:.1f}".removesuffix(".0") for days in (low, high))
    if first == last:
        return f"{first} week" if first == "1" else f"{first} weeks"
    return f"{first} to {last} weeks"


def _brief(day: date) -> str:
    return f"{day.day} {day:%b %y}"


def _typed(found: re.Match[str]) -> str:
    year, month, day, time = found.groups()
    return f"{day}/{month}/{year}" + ("" if time == "00:00" else f" {time}")
