"""Headings that count periods to a day and from it: T-12 to T+1, Wk -4 to Wk 2, M9-3 to M9."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from mhhs_analysis.intake.time_axis.headings import Said

_UNITS = {"d": "day", "w": "week", "m": "month", "q": "quarter"}
_UNIT = r"(?P<unit>d|days?|w|wks?|weeks?|m|mths?|months?|q|quarters?)"
_COUNTED = re.compile(
    rf"(?:(?P<of>t|l|g|go[ -]?live|cut[ -]?over|m\d{{1,2}})|{_UNIT}) ?(?P<sign>[-\u2013\u2212+]) ?(?P<many>\d{{1,3}})"
    rf"(?: ?{_UNIT.replace('unit', 'after')})?"
)
_PLAIN = re.compile(rf"{_UNIT} ?\+?(?P<number>\d{{1,3}})")
_MINUS = {"-", "\u2013", "\u2212"}
_SIGNS = (*_MINUS, "+")
_FEWEST = 2
"""Headings that count to or from a day from which they show that they do."""
_NO_DAY = "time counted to and from {of}, whose day is not said"


class _Counted(NamedTuple):
    """What a heading counts: from what ("" for a unit's own number), how many, and in which unit."""

    of: str
    number: int
    unit: str


def relative_periods(texts: Mapping[int, str]) -> dict[int, Said]:
    """Return the numbered periods of headings that count down to a day and on from it, the day itself as nought.

    A hyphen before numbers that only rise is none: W-1, W-2. Weeks that go from -1 to 1 are counted in no way known.
    """
    together = "".join(texts.values())
    if not any(sign in together for sign in _SIGNS):
        return {}
    found = {column: one for column, text in texts.items() if (one := _counted(text))}
    numbers = [one.number for one in found.values()]
    is_rising = all(earlier < later for earlier, later in pairwise(numbers))
    if len(found) < _FEWEST or not is_rising or len({one.of for one in found.values()}) > 1:
        return {}
    first = next(iter(found.values()))
    if not first.of and _lacks_nought(texts.values()):
        return {}
    if first.of:
        found |= {
            column: _Counted(first.of, 0, "") for column, text in texts.items() if _plain(text) == first.of
        }
    unit = next((one.unit for one in found.values() if one.unit), "period")
    doubt = _NO_DAY.format(of=first.of.upper()) if first.of else ""
    return {
        column: Said(unit, texts[column].strip(), number=one.number, named=unit, doubt=doubt)
        for column, one in found.items()
    }


def _lacks_nought(texts: Iterable[str]) -> bool:
    numbers = {int(found["number"]) for text in texts if (found := _PLAIN.fullmatch(_plain(text)))}
    return bool(numbers) and 0 not in numbers


def _counted(text: str) -> _Counted | None:
    found = _COUNTED.fullmatch(_plain(text)) if any(sign in text for sign in _SIGNS) else None
    if found is None:
        return None
    many = int(found["many"]) * (-1 if found["sign"] in _MINUS else 1)
    unit = found["unit"] or found["after"] or ""
    return _Counted(found["of"] or "", many, _UNITS.get(unit[:1], ""))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .:")
