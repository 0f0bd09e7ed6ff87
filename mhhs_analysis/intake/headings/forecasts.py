"""Forecasts of one date that were made one after another, in columns beside one another: the last one given speaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from mhhs_analysis.dates import MONTH, MONTHS, interval_from_text
from mhhs_analysis.intake.headings.columns import (
    ALTERNATIVE,
    Column,
    dates_among,
    normalised,
    qualifiers,
    role_of,
)
from mhhs_analysis.intake.workbooks.workbook import Cells

EARLIER = "an earlier forecast"
"""How the doubt of a forecast begins that a later one stands beside."""
_SINGLE = "a forecast beside a finish that says no more of itself: of which end it is is not said"
_AT = r"(?:(?:as )?(?:at|of|in|on|from) )?"
_MONTH = re.compile(rf"\b{_AT}([^\W\d_]{{3,9}}) (\d\d|20\d\d)\b")
_MONTH_ALONE = re.compile(rf"\b{_AT}{MONTH}$")
_ALONE = "month alone"
_MOST = 3
"""Months from one forecast to the next, from which the year that neither says can be told."""
_NUMBER = re.compile(r"(?: (?:rev|revision|version|v|no|number))? ?\b(\d{1,2})$")

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINAL = re.compile(rf"(?:(?P<figure>[1-9])(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)})) (?=\w)")
"""Which forecast of several a heading begins by saying: 2nd revised date."""


@dataclass(frozen=True)
class _Forecast:
    """What a heading says of a forecast: of what, and when it was made or as which."""

    stem: str
    kind: str
    place: int


def with_latest_forecast(columns: Sequence[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which the last made of several forecasts speaks: Forecast (Sep 22) | Forecast (Oct 22).

    A forecast without a word for an end is one of the finish where the table has another finish.
    """
    found = _in_turn({one: said for one in columns if (said := _forecast_in(one, body))})
    settled: dict[Column, Column] = {}
    for members in _alike(found):
        latest, *earlier = sorted(members, key=lambda one: -found[one].place)
        role, basis = role_of(found[latest].stem, "activities")
        settled |= {one: _earlier(one, latest) for one in earlier}
        before = tuple(one.number for one in earlier)
        settled[latest] = replace(latest, role=role, basis=basis, before=before)
    return _as_finish([settled.get(one, one) for one in columns], body)


def heads_forecasts(headings: Iterable[str]) -> bool:
    """Return whether two or more headings forecast the same one after another, and say so alone: Forecast 1."""
    found = _in_turn(
        {Column(place, one, ""): said for place, one in enumerate(headings) if (said := _said(one))}
    )
    return bool(_alike(found))


def _forecast_in(column: Column, body: list[Cells]) -> _Forecast | None:
    """Return what the heading of a column of dates says of a forecast, or None."""
    said = _said(column.heading)
    return said if said and dates_among(column.cells_in(body)) else None


@lru_cache(maxsize=1 << 12)
def _said(heading: str) -> _Forecast | None:
    """Return what a heading says of a forecast that is told from others by a month or a number, or None."""
    words = normalised(heading)
    for month in _MONTH.finditer(words):
        made = interval_from_text(f"{month[1]} {month[2] if len(month[2]) > 2 else f'20{month[2]}'}")
        stem = " ".join(f"{words[: month.start()]} {words[month.end() :]}".split())
        if made and made.earliest and _is_forecast(stem):
            return _Forecast(stem, "month", made.earliest.toordinal())
    alone = _MONTH_ALONE.search(words)
    if alone and _is_forecast(stem := words[: alone.start()].strip()):
        return _Forecast(stem, _ALONE, MONTHS[alone["month"]])
    if ordinal := _ORDINAL.match(words):
        stem, place = words[ordinal.end() :], _ORDINALS.get(ordinal["word"] or "") or int(ordinal["figure"])
        return _Forecast(stem, "number", place) if _is_forecast(stem) else None
    number = _NUMBER.search(words)
    stem = words[: number.start()].strip() if number else words
    return _Forecast(stem, "number", int(number[1]) if number else 0) if _is_forecast(stem) else None


def _in_turn(found: Mapping[Column, _Forecast]) -> dict[Column, _Forecast]:
    """Return what headings say of forecasts, months without a year placed as they follow one another.

    Each is up to a quarter after the one before it, or each before: December, January. Others are left out.
    """
    alone = defaultdict[str, list[Column]](list)
    for column, said in found.items():
        if said.kind == _ALONE:
            alone[said.stem].append(column)
    placed = {column: said for column, said in found.items() if said.kind != _ALONE}
    for columns in alone.values():
        steps = [(found[later].place - found[one].place + 6) % 12 - 6 for one, later in pairwise(columns)]
        if all(0 < step <= _MOST for step in steps) or all(-_MOST <= step < 0 for step in steps):
            places = accumulate(steps, initial=found[columns[0]].place)
            placed |= {
                one: replace(found[one], place=place) for one, place in zip(columns, places, strict=True)
            }
    return placed


def _is_forecast(stem: str) -> bool:
    return "forecast" in qualifiers(stem, "activities")[0] and role_of(stem, "activities")[1] == "forecast"


def _alike(found: Mapping[Column, _Forecast]) -> list[list[Column]]:
    """Return the columns that forecast the same, two or more that are each told from the others."""
    groups: defaultdict[tuple[str, str], list[Column]] = defaultdict(list)
    for column, said in found.items():
        groups[said.stem, said.kind].append(column)
    return [
        members
        for members in groups.values()
        if len(members) > 1 and len({found[one].place for one in members}) == len(members)
    ]


def _earlier(column: Column, latest: Column) -> Column:
    return replace(column, role=ALTERNATIVE, basis="", doubt=f"{EARLIER}: {latest.heading} speaks")


def _as_finish(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which the one plain forecast is of the finish, beside a finish that is none.

    Beside starts it is so in doubt: it may be of a start.
    """
    ends = [one for one in columns if one.role in ("finish", "span") and one.basis != "actual"]
    single = [one for one in columns if one.role == "date" and one.basis == "forecast"]
    is_beside = bool(ends) and not any(one.basis == "forecast" or one.role == "span" for one in ends)
    if len(single) != 1 or not is_beside or not dates_among(single[0].cells_in(body)):
        return columns
    doubt = _SINGLE if any(one.role == "start" for one in columns) else ""
    return [replace(one, role="finish", doubt=doubt) if one is single[0] else one for one in columns]
