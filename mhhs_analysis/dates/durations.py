"""Durations in words, the finish that a start and a duration give, and which days durations count."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from mhhs_analysis.dates.amounts import (
    NUMBERS,
    UNIT,
    DaysKind,
    Unit,
    days_after,
    rounded_up,
    unit_of,
    whole_number,
)
from mhhs_analysis.dates.interval import Anchor, Interval
from mhhs_analysis.dates.plain import plain, without_note

KINDS: tuple[DaysKind, ...] = ("working", "calendar", "difference")
_SHARE_AGREEING = 0.9
_LEAST_TELLING = 2
_A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Duration:
    """An amount of a unit of time, and the kind of days where the words say it."""

    amount: float
    unit: Unit
    kind: Literal["working", "calendar", ""] = ""


Triple = tuple[Interval, Duration, Interval]

_AMOUNT = rf"(?P<amount>\d{{1,3}},\d{{3}}|\d{{1,5}}(?:[.,]\d{{1,3}})?|\.\d{{1,3}}|{'|'.join(NUMBERS)})"
_WITH_UNIT = re.compile(rf"{_AMOUNT}[ -]?{UNIT}\.?(?: ?\?)?")
_BARE = re.compile(rf"{_AMOUNT} ?\??")
_TO = re.compile(r" ?- ?| to | or ")
_AT_MOST = re.compile(r"(?:up to|at most|no(?:t)? more than|max(?:imum)?\.?(?: of)?|within|<=?) ?(?=\w)")
"""What says before a duration that it is the longest, and not how long the work will be."""
_DAYS_AND_HOURS = re.compile(
    r"(?P<days>\d{1,5}) ?(?:days?|d),? ?(?P<hours>\d{1,2}(?:\.\d{1,2})?) ?(?:hours?|hrs?|h)"
)
_HEADED = re.compile(rf"(?<![a-z]){UNIT}(?![a-z])")


@lru_cache(maxsize=1 << 14)
def duration_from_text(text: str, unit: str = "") -> Duration | None:
    """Return the duration that words mean, or None when they are none, or leave the amount or unit open.

    A bare number takes its unit from `unit`, a unit or a heading that names one (`Duration (weeks)`); nought
    needs none. `15d?` is Microsoft Project's estimate and `5 edays` its elapsed time. Hours beside days
    (`439d 9h`) are a part of one more day, for how long a working day is isn't known. `3m` is refused: months
    to a reader, minutes to Microsoft Project. That it is to be confirmed leaves it as it is.
    """
    words = without_note(plain(text))
    both = _DAYS_AND_HOURS.fullmatch(words)
    if both:
        return _with_hours(int(both["days"]), float(both["hours"]))
    found = _WITH_UNIT.fullmatch(words)
    if found:
        return Duration(_amount(found["amount"]), *unit_of(found))
    bare = _BARE.fullmatch(words)
    return _headed(_amount(bare["amount"]), unit) if bare else None


@lru_cache(maxsize=1 << 14)
def durations_from_text(text: str, unit: str = "") -> tuple[Duration, Duration] | None:
    """Return the least and the most that words mean (3-4 weeks, 2 to 3), twice the same for one; None for neither.

    What lasts up to 6 weeks may be done within a day.
    """
    if one := duration_from_text(text, unit):
        return one, one
    words = without_note(plain(text))
    if bound := _AT_MOST.match(words):
        at_most = duration_from_text(words[bound.end() :], unit)
        return (Duration(1, "days", at_most.kind), at_most) if at_most and at_most.amount > 0 else None
    ends = _TO.split(words)
    if len(ends) != 2:
        return None
    most = duration_from_text(ends[1], unit)
    least = most and (duration_from_text(ends[0]) or duration_from_text(f"{ends[0]} {most.unit}"))
    if not least or not most or least.unit != most.unit or not 0 < least.amount <= most.amount:
        return None
    return replace(least, kind=most.kind), most


def finish_after(start: Interval, duration: Duration, kind: DaysKind | Literal[""] = "") -> Interval:
    """Return the finish that a start and a duration give, as wide as the start is.

    The first and the last day both count: 5 working days from Monday end on Friday, and a part of a day is a
    whole one. Working days are Monday to Friday, bank holidays among them, and begin on the next Monday at a
    weekend; weeks are 5 of them, or 7 days. A month ends the day before the same day a month on, or with its
    last day. A "difference" counts from the day after the start. The kind the duration itself says comes
    first; where there is none, the finish is whatever working and calendar days allow. Nought days finish at
    the start. A finish beyond the calendar is unbounded. Nobody typed the finish: it has no text.
    """
    if duration.amount == 0:
        return replace(start, text="")
    kinds: list[str] = [duration.kind or kind] if duration.kind or kind else ["calendar", "working"]
    if start.anchor:
        return _anchored(start.anchor, duration, kinds)
    earliest = [_finish(start.earliest, duration, one, is_latest=False) for one in kinds]
    latest = [_finish(start.latest, duration, one, is_latest=True) for one in kinds]
    return Interval(
        None if None in earliest else min(day for day in earliest if day),
        None if None in latest else max(day for day in latest if day),
    )


def days_kind_shown(triples: Iterable[Triple]) -> DaysKind | Literal[""]:
    """Return the one way of counting that reproduces starts, durations and finishes typed in days.

    It must hold for 90% of those that can be told (days for start and finish, and no kind in the words), and
    for two at least that no other way reproduces. A "difference" (finish less start) must hold for all.
    """
    readings = Counter(reading for triple in triples if (reading := _readings(triple)))
    for kind in KINDS:
        held = sum(times for reading, times in readings.items() if kind in reading)
        share = 1.0 if kind == "difference" else _SHARE_AGREEING
        if held >= share * readings.total() and readings[frozenset({kind})] >= _LEAST_TELLING:
            return kind
    return ""


def _readings(triple: Triple) -> frozenset[str] | None:
    """Return the ways of counting that lead from a start to its finish; None when the triple tells nothing."""
    start, duration, finish = triple
    first, last = start.latest, finish.latest
    if not first or not last or first != start.earliest or last != finish.earliest:
        return None
    if duration.amount <= 0 or duration.kind or duration.unit not in ("days", "weeks"):
        return None
    return _leading(first.weekday(), (last - first).days, duration.amount, duration.unit)


@lru_cache(maxsize=1 << 12)
def _leading(weekday: int, days: int, amount: float, unit: Unit) -> frozenset[str]:
    """Return the ways of counting that lead from a day of the week to the day so many days later."""
    start, duration = _A_MONDAY + timedelta(days=weekday), Duration(amount, unit)
    return frozenset(
        kind
        for kind in KINDS
        if (finish := _finish(start, duration, kind, is_latest=True)) and (finish - start).days == days
    )


# --- words ------------------------------------------------------------------------------------------------


def _amount(words: str) -> float:
    """Return a number: a comma before three digits parts thousands, before fewer it is a decimal point."""
    if words in NUMBERS:
        return float(whole_number(words))
    return float(words.replace(",", "") if re.search(r",\d{3}$", words) else words.replace(",", "."))


def _with_hours(days: int, hours: float) -> Duration | None:
    return Duration(days + hours / 24, "days") if hours < 24 else None


def _headed(amount: float, heading: str) -> Duration | None:
    """Return a bare amount in the one unit that a heading names; nought is nought in any."""
    found = {unit_of(one) for one in _HEADED.finditer(plain(heading))}
    if len(found) == 1:
        return Duration(amount, *found.pop())
    return Duration(0, "days") if amount == 0 else None


# --- finishes ---------------------------------------------------------------------------------------------


def _finish(day: date | None, duration: Duration, kind: str, is_latest: bool) -> date | None:
    """Return the last day of a duration that begins on a day; None beyond the calendar."""
    if day is None:
        return None
    try:
        return _ended(day, duration, kind, is_latest)
    except (OverflowError, ValueError):
        return None


def _ended(day: date, duration: Duration, kind: str, is_latest: bool) -> date:
    if duration.unit in ("months", "years"):
        whole, part = _months(duration, is_latest)
        ended = _months_on(day, whole, is_inclusive=kind != "difference") + timedelta(days=part)
        return max(day, _friday_before(ended)) if kind == "working" else ended
    count = _days(duration, kind, is_latest)
    if kind == "working":
        first = day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)
        weeks, weekday = divmod(first.weekday() + count - 1, 5)
        return first + timedelta(days=7 * weeks + weekday - first.weekday())
    return day + timedelta(days=count - (kind == "calendar"))


def _days(duration: Duration, kind: str, is_latest: bool) -> int:
    """Return how many days hours, days or weeks touch; a working day has 7 to 10 hours, and a first hour any."""
    if duration.unit == "hours" and kind == "working":
        return rounded_up(duration.amount / (7 if is_latest else 10))
    if duration.unit == "hours":
        return rounded_up(duration.amount / 24) + (is_latest and kind == "calendar")
    return rounded_up(duration.amount * ((5 if kind == "working" else 7) if duration.unit == "weeks" else 1))


def _months(duration: Duration, is_latest: bool) -> tuple[int, int]:
    """Return whole months and the days of what is left, of a month of 28 or of 31 days."""
    count = round(duration.amount * (12 if duration.unit == "years" else 1), 6)
    return int(count), rounded_up((count - int(count)) * (31 if is_latest else 28))


def _months_on(day: date, count: int, is_inclusive: bool) -> date:
    """Return the day before (or the day) that many months on; a day that month lacks is its last."""
    year, index = divmod(12 * day.year + day.month - 1 + count, 12)
    if is_inclusive and day.day == 1:
        return date(year, index + 1, 1) - timedelta(days=1)
    last = calendar.monthrange(year, index + 1)[1]
    return date(year, index + 1, min(day.day - is_inclusive, last))


def _friday_before(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _anchored(anchor: Anchor, duration: Duration, kinds: list[str]) -> Interval:
    """Return a finish still given from the milestone that the start is given from."""
    least = min(_offset(duration, kind, is_latest=False) for kind in kinds)
    most = max(_offset(duration, kind, is_latest=True) for kind in kinds)
    moved = Anchor(anchor.milestone_id, anchor.least_days + least, anchor.most_days + most)
    return Interval(None, None, anchor=moved)


def _offset(duration: Duration, kind: str, is_latest: bool) -> int:
    """Return the least or most days from a first day, whichever it is, to the last."""
    if duration.unit in ("months", "years"):
        whole, part = _months(duration, is_latest)
        to_friday = 2 if kind == "working" and not is_latest else 0
        return days_after(whole, "months")[is_latest] + part - (kind != "difference") - to_friday
    count = _days(duration, kind, is_latest)
    if kind == "working":
        return days_after(count - (not is_latest), "days", is_working=True)[is_latest]
    return count - (kind == "calendar")
