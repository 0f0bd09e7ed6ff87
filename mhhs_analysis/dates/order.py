"""Which of day and month stands first in a file, by the dates that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mhhs_analysis.dates.interval import Interval, Order
from mhhs_analysis.dates.plain import plain, without_note
from mhhs_analysis.dates.weekdays import begins_week, weekday_disagrees, weekdays_in
from mhhs_analysis.dates.words import interval_from_text, span_from_text

Proof = Literal["DMY", "MDY", "either", ""]


@dataclass(frozen=True)
class DateOrder:
    """The order of day and month in a file, and how it is known.

    `proof` is a text that only this order can read ("" if none was found); `is_mixed` says that other
    texts prove the opposite, and `is_open` that they are too many for slips: neither order is the file's;
    `ambiguous` counts the texts that both orders can read, differently.
    """

    order: Order
    proof: str = ""
    is_mixed: bool = False
    ambiguous: int = 0
    is_open: bool = False


# Dots or spaces before a year of two digits may number an outline (2.14.10), and prove nothing.
_NUMERIC = re.compile(
    r"(?<![\d/])(\d{1,2})(?:([-/. ])(\d{1,2})\2'?\d{4}|([-/])(\d{1,2})\4'?\d{2}|/(\d{1,2}))(?!\d|[/.]\d)"
)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.'?\d{2}(?![\d.])")
_CHEAP = re.compile(r"\d ?[-/. \u2010-\u2015] ?\d")
_STROKE_ALONE = re.compile(r"\d{1,2}/\d{1,2}")
_SHORT = re.compile(r"(\d\d)[-/.](\d\d)[-/.](\d\d)")
_DIGIT = re.compile(r"\d")
_FEWEST, _NEAR_YEARS = 3, 5
_FEWEST_WEEKS = 2
"""Weeks that show by their Mondays in which order they are written: one may be a Monday by chance."""
_MANY_FOR_A_SLIP = 10
"""Dates in one order beside which a date in the other is a slip of the pen."""
_ANY_LEAP_YEAR = 2000


def date_order(texts: Iterable[str], year: int | None = None, are_dates: bool = False) -> DateOrder:
    """Return the order of day and month that a file's own dates prove; UK order where none does.

    A date proves its order by a day after the 12th, or by a weekday that only one order fits; where none does, two
    weeks or more by their first days, if all are Mondays in one order only (w/c 05/01/26). ISO dates and named
    months prove nothing. `year` is what dates without any mean, where that is known; without it `6/23`
    alone proves nothing, for it may be a fraction. `are_dates` says that the texts stand where dates do: then
    6.14.22 is no outline's number, and proves its order too.
    """
    told: dict[Proof, list[str]] = {"DMY": [], "MDY": [], "either": [], "": []}
    for text in texts:
        if _CHEAP.search(text):
            told[_proof(text, year) or (_dotted_proof(text) if are_dates else "")].append(text)
    uk, us = told["DMY"], told["MDY"]
    if uk and us:
        return _mixed(uk, us, len(told["either"]))
    if us:
        return DateOrder("MDY", us[0], False, len(told["either"]))
    if not uk and (weeks := [text for text in told["either"] if begins_week(text)]):
        order = _by_mondays(weeks, year)
        return DateOrder(order or "DMY", weeks[0] if order else "", False, len(told["either"]))
    return DateOrder("DMY", uk[0] if uk else "", False, len(told["either"]))


def may_prove_order(texts: Iterable[str]) -> bool:
    """Return whether any of some texts may be a date that proves an order: asked of all at once, most say no."""
    return _CHEAP.search("\n".join(texts)) is not None


def is_either(text: str) -> bool:
    """Return whether a date reads differently in the two orders of day and month, such as 03/04/2023."""
    return bool(text) and date_order([text]).ambiguous > 0


def _mixed(uk: Sequence[str], us: Sequence[str], ambiguous: int) -> DateOrder:
    """Return the order that more dates prove than prove the other; UK order where as many do.

    A weekday is easily mistyped: beside days after the twelfth those that prove the other order so are slips.
    """
    firm = [[text for text in some if not _hangs_on_weekday(text)] for some in (uk, us)]
    uk, us = firm if any(firm) else (uk, us)
    few, many = sorted((len(uk), len(us)))
    is_open = _MANY_FOR_A_SLIP * few > many
    order: Order = "MDY" if len(us) > len(uk) else "DMY"
    return DateOrder(order, us[0] if order == "MDY" else uk[0], True, ambiguous, is_open)


def years_first(texts: Iterable[str]) -> bool:
    """Return whether all dates of a file are years of two digits, months and days: `23-06-24`, `24-01-31`.

    Three or more must be read so, their years within five of one another where the other order would strew
    them over more.
    """
    triples = dict[str, re.Match[str]]()
    for text in (text.strip() for text in texts if _DIGIT.search(text)):
        found = _SHORT.fullmatch(text)
        if found is None:
            return False
        triples[text] = found
    if len(triples) < _FEWEST:
        return False
    firsts, months, lasts = (sorted(int(found[place]) for found in triples.values()) for place in (1, 2, 3))
    is_calendar = months[-1] <= 12 and lasts[-1] <= 31
    return is_calendar and firsts[-1] - firsts[0] <= _NEAR_YEARS < lasts[-1] - lasts[0]


@lru_cache(maxsize=1 << 15)
def _proof(text: str, year: int | None) -> Proof:
    """Return the order that one text proves, "either" when both read it, or "" when it is no such date."""
    words, pairs = plain(text), _pairs(text)
    if not pairs or (year is None and _STROKE_ALONE.fullmatch(without_note(words))):
        return ""
    is_read: dict[Order, bool] = {order: _is_read(text, order, year) for order in _possible(pairs)}
    orders = [order for order, is_so in is_read.items() if is_so]
    if len(orders) == 2 and any(first != second for first, second in pairs):
        return _by_weekday(text, year) if weekdays_in(words) else "either"
    is_proof = len(orders) == 1 == len(is_read)
    return orders[0] if is_proof else ""


def _hangs_on_weekday(text: str) -> bool:
    """Return whether only the weekday beside it tells in which order a date is."""
    return bool(weekdays_in(plain(text))) and len(_possible(_pairs(text))) > 1


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return the two numbers of each date in a text of which one is the day and one the month."""
    return [
        (int(found[1]), int(found[3] or found[5] or found[6])) for found in _NUMERIC.finditer(plain(text))
    ]


@lru_cache(maxsize=1 << 12)
def _dotted_proof(text: str) -> Proof:
    """Return the one order in which a date with dots and a year of two digits is of the calendar, or ""."""
    pairs = [(int(found[1]), int(found[2])) for found in _DOTTED.finditer(plain(text))]
    orders = _possible(pairs) if pairs else []
    return orders[0] if len(orders) == 1 and _is_read(text, orders[0], None) else ""


def _possible(pairs: list[tuple[int, int]]) -> list[Order]:
    """Return the orders in which no month is beyond the twelfth."""
    uk = all(second <= 12 for _, second in pairs)
    us = all(first <= 12 for first, _ in pairs)
    orders: tuple[tuple[Order, bool], ...] = (("DMY", uk), ("MDY", us))
    return [order for order, is_so in orders if is_so]


def _is_read(text: str, order: Order, year: int | None) -> bool:
    return span_from_text(text, order, year or _ANY_LEAP_YEAR) is not None


def _by_mondays(weeks: Sequence[str], year: int | None) -> Order | None:
    """Return the one order in which all of several weeks begin on a Monday, if they do in one alone."""
    orders: tuple[Order, ...] = ("DMY", "MDY")
    found = {order: [interval_from_text(text, order, year) for text in weeks] for order in orders}
    fitting = [order for order, read in found.items() if all(map(_begins_on_monday, read))]
    is_told = len({text.strip() for text in weeks}) >= _FEWEST_WEEKS
    return fitting[0] if len(fitting) == 1 and is_told else None


def _begins_on_monday(week: Interval | None) -> bool:
    return week is not None and week.earliest is not None and week.earliest.weekday() == 0


def _by_weekday(text: str, year: int | None) -> Proof:
    """Return the one order whose day falls on the weekday typed beside it; no year, no weekday."""
    orders: tuple[Order, ...] = ("DMY", "MDY")
    read = {order: interval_from_text(text, order, year) for order in orders}
    fitting = [order for order, found in read.items() if found and not weekday_disagrees(text, found)]
    return fitting[0] if len(fitting) == 1 else "either"
