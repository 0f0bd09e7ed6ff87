"""Headings of months that are not one a column in order: one typed twice, or one for each quarter."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import YEARS, Interval, interval_from_text, months_on
from mhhs_analysis.intake.time_axis.headings import Said
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells

_DAY = timedelta(days=1)
_YEAR = 12
_A_YEAR = {"month": 12, "quarter": 4, "half": 2}
_LONGEST_STEP = 6
_FEWEST = 3
_FIGURES, _FEW_FIGURES, _ABOVE = 6, 4, 1_000_000
_LONGEST = len("2026 M01")
_YEARS_SHORT = range(21, 100)
"""Two figures that name a year where two of its month stand behind them: 2012 is a year."""
_CALLED = re.compile(
    r"(?P<year>20\d\d)[ -]?m(?P<month>\d{1,2})|m(?P<number>\d{1,2})[ /-](?P<of>20\d\d)", re.I
)
_OR_WEEKS = "figures that may be a year and its months, or weeks of it: read as months"
_INITIALS = "".join(name[0] for name in month_name[1:])
_FEWEST_INITIALS = 6
_TWICE = "{words} typed twice where {missing} is missing: read as that month, by its place"
_STEPPED = (
    "headings of months {step} months apart: whether each begins its column or ends it is not said, so each is as "
    "wide as both"
)
_SPREAD = "headings of months {step} months apart over several columns: each column is as wide as that"
Broad = Mapping[int, Said | None]


def months_by_initials(texts: Mapping[int, str]) -> dict[int, int]:
    """Return the month of each text that is its first letter alone, where six or more such go on as the year does.

    Three letters side by side already stand in the year once only; six are no days of a week and no marks. A word
    that is typed over one of them parts none.
    """
    columns = [*texts]
    letters = [text if len(text := texts[column].strip(" .").upper()) == 1 else "" for column in columns]
    found: dict[int, int] = {}
    if sum(map(bool, letters)) < _FEWEST_INITIALS:
        return found
    place = 0
    while place <= len(letters) - _FEWEST_INITIALS:
        count, first = max((_going_on(letters, place, first), first) for first in range(_YEAR))
        is_enough = sum(map(bool, letters[place : place + count])) >= _FEWEST_INITIALS
        for step in range(count) if is_enough else ():
            if letters[place + step]:
                found[columns[place + step]] = (first + step) % _YEAR + 1
        place += count if is_enough else 1
    return found


def months_in_figures(cells: Cells) -> dict[int, Said]:
    """Return the months that figures each say in a row, where all go on from month to month: 202611, 2612, 2026M11.

    Where no year turns, and none is called a month, they may be weeks of a year, which is a doubt.
    """
    held = {column: found for column, cell in cells.items() if (found := _figures(cell)) is not None}
    places = [_YEAR * year + month - 1 for year, month in held.values()]
    are_all = all(year in YEARS and 0 < month <= _YEAR for year, month in held.values())
    if len(held) < _FEWEST or not are_all or {later - one for one, later in pairwise(places)} != {1}:
        return {}
    texts = {
        column: value if isinstance(value := cells[column].value, str) else f"{value:.0f}" for column in held
    }
    is_called = not any(map(str.isdecimal, texts.values()))
    doubt = _OR_WEEKS if places[0] // _YEAR == places[-1] // _YEAR and not is_called else ""
    return {
        column: Said("month", texts[column], interval_from_text(f"{month:02}/{year}"), doubt=doubt)
        for column, (year, month) in held.items()
    }


def _figures(cell: Cell) -> tuple[int, int] | None:
    """Return the year and month that six or four figures may say, or a year and the number of its month: 2026M01."""
    value = cell.value
    if isinstance(value, str):
        if not _FEW_FIGURES <= len(value) <= _LONGEST:
            return None  # as most headings
        if found := _CALLED.fullmatch(value.strip()):
            return int(found["year"] or found["of"]), int(found["month"] or found["number"])
        number = int(value) if len(value) in (_FIGURES, _FEW_FIGURES) and value.isdecimal() else 0
    else:
        is_whole = isinstance(value, int | float) and 0 < value < _ABOVE and value == int(value)
        number = int(value) if is_whole else 0  # type: ignore[arg-type]  # a number by then
    if number >= _ABOVE // 10:
        return divmod(number, 100)
    is_short = _ABOVE // 1000 <= number < _ABOVE // 100 and number // 100 in _YEARS_SHORT
    return (2000 + number // 100, number % 100) if is_short else None


def _going_on(letters: Sequence[str], place: int, first: int) -> int:
    """Return how many letters from a place on go on as the months from one of the year do."""

    def is_month(step: int) -> bool:
        return place + step < len(letters) and letters[place + step] == _INITIALS[(first + step) % _YEAR]

    step = 0
    while is_month(step) or (
        step and letters[place + step : place + step + 1] == [""] and is_month(step + 1)
    ):
        step += 1
    return step


def with_the_years_between(found: dict[int, Said]) -> dict[int, Said]:
    """Return headings in which months, quarters or halves have the year that others of their row say: Jan 26, Feb, Mar.

    Only where each goes on from the one before by one, and all years that are said agree.
    """
    if all(one.interval or one.unit not in _A_YEAR for one in found.values()):
        return found
    for unit, many in _A_YEAR.items():
        parts = {column: one for column, one in found.items() if one.unit == unit and not one.named}
        said = {
            column: place for column, one in parts.items() if (place := _place_said(one, many)) is not None
        }
        if not said or len(said) == len(parts):
            continue
        numbers = {
            column: said[column] % many if column in said else (one.number or 0) - 1
            for column, one in parts.items()
        }
        first = {said[column] - place for place, column in enumerate(parts) if column in said}
        goes_on = all((later - earlier) % many == 1 for earlier, later in pairwise(numbers.values()))
        if len(first) == 1 and goes_on:
            begins = first.pop()
            found |= {
                column: replace(one, interval=_part(begins + place, many), number=None)
                for place, (column, one) in enumerate(parts.items())
                if column not in said
            }
    return found


def _place_said(said: Said, many: int) -> int | None:
    """Return a part of a year, of so many, counted from the year nought; None where its year is not said."""
    first, last = (said.interval.earliest, said.interval.latest) if said.interval else (None, None)
    if first is None or last is None or first.day != 1 or (first.month - 1) % (_YEAR // many):
        return None
    return many * first.year + (first.month - 1) * many // _YEAR


def _part(place: int, many: int) -> Interval:
    """Return a part of a year, of so many, by its place from the year nought."""
    months = _YEAR // many
    first = date(place // many, place % many * months + 1, 1)
    return Interval(first, months_on(first, months) - _DAY)


def with_the_missing_month(broad: Broad, own: Collection[int], doubts: list[str]) -> dict[int, Said | None]:
    """Return headings in which a month typed twice is the one that is missing beside it: May, Jun, Jun, Aug.

    Only where every other step from column to column is one month: the place then proves which is meant. `own` are
    the columns in which the headings themselves stand.
    """
    months = _months(broad, own)
    places = [*months]
    steps = [(months[later] - months[earlier]) % _YEAR for earlier, later in pairwise(places)]
    if len(months) < len(broad) or not _is_typed_twice(steps):
        return dict(broad)
    first = next(place for place, step in enumerate(steps) if step != 1)
    column, said = places[first + 1], broad[places[first + 1]]
    assert said is not None
    meant = _moved(said, 1 if steps[first] == 0 else -1)
    doubts.append(_TWICE.format(words=said.words, missing=month_abbr[_month(meant)]))
    return {**broad, column: meant}


def as_wide_as_their_steps(
    wide: Mapping[int, Interval | None], broad: Broad, own: Collection[int], doubts: list[str]
) -> dict[int, Interval | None]:
    """Return columns headed by months several months apart, as wide as each may be.

    A heading that stands over several columns begins them; one of a column may begin it or end it.
    """
    months = _months(broad, own)
    steps = {(later - earlier) % _YEAR for earlier, later in pairwise(months.values())}
    step = steps.pop() if len(steps) == 1 and len(months) >= _FEWEST else 1
    if not 1 < step <= _LONGEST_STEP:
        return dict(wide)
    is_spread = len(months) < len(broad)
    doubts.append((_SPREAD if is_spread else _STEPPED).format(step=step))
    return {column: _widened(one, 0 if is_spread else step - 1, step - 1) for column, one in wide.items()}


def are_months(steps: Sequence[int]) -> bool:
    """Return whether headings so many months apart go on as months do: evenly, or said again for their parts."""
    is_even = len({*steps}) == 1 and 0 < steps[0] <= _LONGEST_STEP
    return is_even or {*steps} == {0, 1} or _is_typed_twice(steps)


def _is_typed_twice(steps: Sequence[int]) -> bool:
    """Return whether months go on one by one, but that one is said twice and the one beside it is left out."""
    odd = [place for place, step in enumerate(steps) if step != 1]
    return len(odd) == 2 and odd[1] == odd[0] + 1 and {steps[odd[0]], steps[odd[1]]} == {0, 2}


def _months(broad: Broad, own: Collection[int]) -> dict[int, int]:
    """Return the month of each column in which a heading stands, where all are months; else nothing."""
    if not all(one is not None and one.unit == "month" for one in broad.values()):
        return {}
    headed = {column: one for column, one in broad.items() if column in own and one is not None}
    return {column: month for column, one in headed.items() if (month := _month(one))}


def _month(said: Said) -> int:
    day = said.interval.earliest if said.interval else None
    return day.month if day else said.number or 0


def _moved(said: Said, count: int) -> Said:
    """Return a heading so many months on."""
    if said.interval is None or said.interval.earliest is None:
        return replace(said, number=((said.number or 1) - 1 + count) % _YEAR + 1)
    first = months_on(said.interval.earliest, count)
    return replace(said, interval=replace(said.interval, earliest=first, latest=months_on(first, 1) - _DAY))


def _widened(one: Interval | None, before: int, after: int) -> Interval | None:
    if one is None or one.earliest is None or one.latest is None:
        return one
    last = months_on(one.latest + _DAY, after) - _DAY
    return replace(one, earliest=months_on(one.earliest, -before), latest=last)
