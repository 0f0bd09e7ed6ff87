"""Headings that number the parts of each year: 2025/1, 2025/2. Up to four of them are months no more than quarters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.intake.time_axis.headings import Said

_PART = re.compile(r"(20\d\d) ?[/-] ?(\d{1,2})")
_UNITS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
"""What the parts of a year are called, one and several, by how many there are."""
_FEWEST_YEARS = 2
UNSAID = "a year and a number of which nothing shows whether it is a month, a quarter, a half or a term"
_READ = "numbers behind years that go from 1 to {many} in each: read as its {units}"


def parts_of_years(texts: Mapping[int, str]) -> dict[int, Said]:
    """Return headings of a year and a number up to four: quarters or halves where years show it, else undated periods.

    Whole years side by side, each with its 1 to 4 or 1 to 2, show it; numbers of two digits or beyond 4 are months.
    """
    found = {
        column: part
        for column, text in texts.items()
        if text[:2] == "20" and (part := _PART.fullmatch(text.strip()))
    }
    if not found or are_months(part[2] for part in found.values()):
        return {}
    pairs = {column: (int(part[1]), int(part[2])) for column, part in found.items()}
    words = {column: part[0] for column, part in found.items()}
    said = [*words.values()]
    many = _parts_a_year([*pairs.values()])
    doubt = _READ.format(many=many, units=_UNITS[many][1]) if many else UNSAID
    return _said(pairs, words, many, f"{doubt} ({said[0]} to {said[-1]})")


def are_months(numbers: Iterable[str]) -> bool:
    """Return whether numbers behind years are no parts but months: any has two digits, or is beyond any quarter."""
    return any(len(one) > 1 or not 0 < int(one) <= max(_UNITS) for one in numbers)


def _said(
    pairs: Mapping[int, tuple[int, int]], words: Mapping[int, str], many: int, doubt: str
) -> dict[int, Said]:
    """Return headings as parts of years of which there are so many, as periods in order where none is known."""
    if not many:
        return {
            column: Said("period", text, number=place, named="period", doubt=doubt)
            for place, (column, text) in enumerate(words.items(), 1)
        }
    unit = _UNITS[many][0]
    return {
        column: Said(unit, words[column], interval_from_text(f"{unit[0]}{number} {year}"), doubt=doubt)
        for column, (year, number) in pairs.items()
    }


def _parts_a_year(pairs: Sequence[tuple[int, int]]) -> int:
    """Return into how many parts years are numbered: two whole ones or more, and others as far as they are there."""
    by_year = [[number for _, number in group] for _, group in groupby(pairs, key=lambda pair: pair[0])]
    years = [year for year, _ in groupby(pair[0] for pair in pairs)]
    if years != [*range(years[0], years[0] + len(years))]:
        return 0
    for many in _UNITS:
        whole = [*range(1, many + 1)]
        goes_on = [number for one in by_year for number in one]
        begun = whole[whole.index(goes_on[0]) :] if goes_on[0] in whole else []
        expected = [*begun, *whole * len(by_year)][: len(goes_on)]
        if by_year.count(whole) >= _FEWEST_YEARS and goes_on == expected:
            return many
    return 0
