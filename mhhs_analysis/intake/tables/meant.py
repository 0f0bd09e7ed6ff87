"""Texts of dates that only their table can tell: Jan 23, a day or a year; 2025/1, a month or another part of a year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from mhhs_analysis.dates import MONTH, MONTHS, interval_from_text
from mhhs_analysis.intake.time_axis.year_parts import UNSAID, are_months

_MONTH = MONTH.replace("?P<month>", "")
_PAIR = re.compile(rf"\b{_MONTH} (\d\d)\b", re.I)
_ENDS = re.compile(rf"{_MONTH} \d\d(?: ?(?:[-–—]|to) ?{_MONTH} \d\d)?", re.I)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH},?[ -]?'?(?:\d{{4}}|\d\d)\b", re.I)
_DIGIT = re.compile(r"\d")
_YEARS = range(20, 41)
"""Two digits that may be the year of a plan."""
_MOST_YEARS = 3
"""Years in a row that days would hardly all seem to be."""
_FEWEST_MONTHS, _FEWEST = 4, 5
_FEWEST_STATED = 3
"""Months, and texts, over which they do not; where one of the years is said in full, three are enough."""
_PART = re.compile(r"20\d\d(?: ?/ ?|-)(\d{1,2})")
_PARTS = re.compile(rf"{_PART.pattern}(?: ?(?:to|[-–—]) ?{_PART.pattern})?(?: ?\([^()]*\)| ?\?)?", re.I)
"""A year and a number, or a stretch from one to another, with a remark: not 1 March 2023-4 April 2023."""
_SAID = "months and two digits that are the same few over many months: read as their years (Jan 23)"
_MAY_BE_DAYS = "a day without its year, or a month of a year"


@dataclass(frozen=True)
class Meant:
    """What texts of a table's dates are read as, by the texts, why nobody can read others, and what shows the first."""

    read_as: Mapping[str, str] = field(default_factory=dict)
    doubted: Mapping[str, str] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """What shows that texts are read as they are, "" where none is."""
        return _SAID if self.read_as else ""


AS_TYPED = Meant()


def meant_in(texts: Sequence[str], *, has_days: bool) -> Meant:
    """Return what the texts of a table's dates mean together; `has_days` says that real days stand among them."""
    distinct = {*texts}  # plans give few dates over and over
    parts = {text: _PART.findall(text) for text in distinct if _PARTS.fullmatch(text)}
    ends = {text: found for text in distinct if (found := _ENDS.fullmatch(text))}
    if not parts and not ends:
        return AS_TYPED
    doubted = {} if are_months(chain(*parts.values())) else dict.fromkeys(parts, UNSAID)
    if not ends:
        return Meant({}, doubted)
    others = [text for text in texts if text not in ends]
    if not has_days and _are_years([text for text in texts if text in ends], others):
        return Meant({text: _PAIR.sub(r"\1 20\2", text) for text in ends}, doubted)
    return Meant({}, doubted | {text: _MAY_BE_DAYS for text, found in ends.items() if found[2]})


def _are_years(ends: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether two digits behind months are their years, as days never are.

    They are few years in a row over many months, several of them or one that another text says in full; no text
    has figures of anything but months of years. Two numbers of one month side by side are days: Jan 23, Jan 24.
    """
    if any(_DIGIT.search(_MONTH_OF_YEAR.sub("", text)) for text in others):
        return False
    said = [interval for text in others if (interval := interval_from_text(text)) and interval.earliest]
    found = [pair for text in ends for pair in _PAIR.findall(text)]
    if any(one.lower() == other.lower() and year != last for (one, year), (other, last) in pairwise(found)):
        return False
    years = {int(year) for _, year in found}
    stated = {one.earliest.year % 100 for one in said if one.earliest}
    months = {MONTHS[month.lower()] for month, _ in found}
    months |= {day.month for one in said for day in (one.earliest, one.latest) if day}
    fewest_months, fewest = (_FEWEST_STATED,) * 2 if years & stated else (_FEWEST_MONTHS, _FEWEST)
    is_shown = len(years) > 1 or bool(years & stated)
    return (
        is_shown
        and years <= {*_YEARS}
        and max(years | stated) - min(years | stated) < _MOST_YEARS
        and len(found) + len(said) >= fewest
        and len(months) >= fewest_months
    )
