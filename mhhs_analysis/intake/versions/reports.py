"""Status reports on one sheet, each with the same tasks again: versions of one plan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.number_words import parts_counted
from mhhs_analysis.intake.reading import Reading, row_of, undated_summaries
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.editions import says_edition
from mhhs_analysis.intake.versions.rows import Versions, named_again, named_rows, tasks_by_version
from mhhs_analysis.intake.versions.sheet_names import LENGTHS, begin_in, is_case, name_said, time_said
from mhhs_analysis.intake.versions.words import is_edition, listed

_SHARED = 0.5
"""Share of its tasks from which a report gives again what others do."""
_NUMBER = re.compile(r"\d{1,3}")
_LENGTHS = {**LENGTHS, "period": LENGTHS["month"]}
"""How long what reports are of lasts at most; a report as such lasts no time."""
_FURTHEST = 3
"""Rows above headings in which the title of a report may stand."""
_FEW_LETTERS = 2
"""Letters of any word that the name of a report begins with."""


def said_by_reports(region: Region, reading: Reading) -> Versions | None:
    """Return the versions that titles of reports, editions or cases say, over headings said again or in own rows.

    Each gives most of what others do; what is done again in each month that a title says is no report.
    """
    tops = _tops(region)
    titles = dict(_over_headings(region, tops) if len(tops) > 1 else _in_rows(region)) or _over_rows(reading)
    if not titles or (len(tops) > 1 and not all(map(says_report, titles.values()))):
        return None
    titles = _opening(region, reading, tops[0], titles) | titles
    of_row = _by_title(titles, (row for row, _ in named_rows(reading)))
    heads = frozenset(titles.keys() & of_row.keys())
    bare = {row: words for row, words in of_row.items() if row not in heads}
    tasks = tasks_by_version(bare, reading)
    again = named_again(tasks)
    are_same = len(tasks) > 1 and all(len(own & again) > _SHARED * len(own) for own in tasks.values())
    if not are_same or _are_done_again(bare, reading):
        return None
    return Versions(of_row, again, (tops[0], None), heads=heads)


def says_report(text: str) -> bool:
    """Return whether a title says of which day, month, number or version a report is, and little else: Report 3."""
    said = name_said(text)
    if time_said(text) is not None or normalised(text) in listed("report") or (said and not said.rest):
        return True
    if of := parts_counted(text):
        return {*of.split()[:-2]} <= listed("beside date", "numbered report")
    words = normalised(text).split()
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    return 0 < len(numbers) < len(words) and {*words} - {*numbers} <= listed("beside date", "numbered report")


def _tops(region: Region) -> list[int]:
    """Return the first row of each of the headings of a table, which may be said again further down."""
    headers = {*region.headers}
    return [row for row in region.headers if row - 1 not in headers]


def _over_headings(region: Region, tops: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the row right above each of the headings that are said again, and what it says."""
    _, *again = tops
    for top in again:
        yield _title(region, top)


def _in_rows(region: Region) -> Iterator[tuple[int, str]]:
    """Yield the rows that say of which day or number a report is, in words for such: Report date | 31/01/2026."""
    openings = _by_first_letters()
    cells = [  # most names begin otherwise
        (row, cell)
        for one in region.columns
        if one.role == "name"
        for row, cell in region.cells_in(one.number).items()
        if cell.text[:_FEW_LETTERS].lower() in openings
    ]
    for row, cell in cells:
        if (
            cell.text.lower().startswith(openings[cell.text[:_FEW_LETTERS].lower()])
            and isinstance(cell.value, str)
            and _begins().match(cell.value)
            and says_report(text := _said(region, row))
        ):
            yield row, text


def _over_rows(reading: Reading) -> dict[int, str]:
    """Return the rows without dates that stand over others, by what each says, if all say an edition, time or case."""
    if not (places := undated_summaries(reading.rows)):
        return {}
    named = [*named_rows(reading)]
    titles = dict(named[place] for place in places)
    return titles if len(titles) > 1 and all(map(_says_edition, titles.values())) else {}


def _says_edition(text: str) -> bool:
    """Return whether a title says which edition, time or case it is over: As at Oct, High; not Round 2, nor POAP 1."""
    said = name_said(text)
    is_known = said is None or is_case(said) or is_edition(said)
    return time_said(text) is not None or (says_report(text) and is_known)


def _opening(region: Region, reading: Reading, top: int, titles: Mapping[int, str]) -> dict[int, str]:
    """Return what stands above the first headings as the title of the rows down to the first of some others."""
    first = next((row for row, _ in named_rows(reading)), 0)
    if min(titles) <= first:
        return {}
    return {0: _title(region, top)[1]}


def _title(region: Region, top: int) -> tuple[int, str]:
    """Return the nearest row above headings, and what it says; the headings' own place where nothing stands there."""
    above = range(top - 1, max(0, top - 1 - _FURTHEST), -1)
    row = next((one for one in above if one in region.sheet.rows), 0)
    return (row, _said(region, row)) if row else (top, f"row {top}")


def _said(region: Region, row: int) -> str:
    return " ".join(cell.text.strip(" :") for cell in region.sheet.rows[row].values())


def _by_title(titles: Mapping[int, str], rows: Iterable[int]) -> dict[int, str]:
    """Return what the last title not below each row says."""
    places = sorted(titles)
    found = {row: bisect_right(places, row) for row in rows}
    return {row: titles[places[place - 1]] for row, place in found.items() if place}


def _are_done_again(of_row: Mapping[int, str], reading: Reading) -> bool:
    """Return whether the tasks below titles are other work each: in a time of their own, or later by as much each time.

    Titles of the last and this month or report say no time, and only periods, which reports and editions are not, are
    rounds of the same work. Where no title says a time, one after another is a time of their own.
    """
    days = _days_below(of_row, reading)
    if all(map(_says_relative, days)):
        return _are_in_their_own_time(days)
    if not all(map(_is_over_report, days)) and _are_moved_alike([*days.values()]):
        return True
    said = {words: time_said(words) for words in days}
    if any(said.values()):
        return any(one is not None and begin_in(one, days[words]) for words, one in said.items())
    return all(max(earlier) < min(later) for earlier, later in pairwise(days.values()))


def _days_below(of_row: Mapping[int, str], reading: Reading) -> dict[str, list[str]]:
    """Return on which day each task begins, or ends where that is all it gives, by the titles that they stand below."""
    days: defaultdict[str, list[str]] = defaultdict(list)
    columns = (reading.rows.column(one) for one in ("cell", "start_from", "finish_from"))
    for cell, start, finish in zip(*columns, strict=True):
        if (words := of_row.get(row_of(cell))) and (day := start or finish):
            days[words].append(day)
    return days


def _says_relative(words: str) -> bool:
    """Return whether a title says which report is the last and which this one: Last month, This report."""
    return normalised(words) in listed("report")


def _are_in_their_own_time(days: Mapping[str, Sequence[str]]) -> bool:
    """Return whether the tasks below each of Last month and This month are due in no more than a month, one by one."""
    ordered = [sorted(map(date.fromisoformat, own)) for own in days.values()]
    lasting = [own[-1] - own[0] for own in ordered]
    longest = [timedelta(_LENGTHS.get(normalised(words).rpartition(" ")[2], 0)) for words in days]
    are_short = all(length < most for length, most in zip(lasting, longest, strict=True))
    return are_short and all(earlier[-1] < later[0] for earlier, later in pairwise(ordered))


def _is_over_report(words: str) -> bool:
    """Return whether a title is over a report, or an edition of the plan, and not over a period: Report 3, Rev B."""
    said = name_said(words)
    return says_edition(words) or (said is not None and is_edition(said))


def _are_moved_alike(days: Sequence[Sequence[str]]) -> bool:
    """Return whether each list gives the days of the one before, all moved on by one number of days: rounds of work."""
    moved = [
        {
            date.fromisoformat(later) - date.fromisoformat(earlier)
            for earlier, later in zip(one, next_one, strict=False)
        }
        for one, next_one in pairwise(days)
    ]
    are_many = len({len(one) for one in days}) == 1 and len(days[0]) > 1
    return are_many and all(len(by) == 1 and min(by) > timedelta() for by in moved)


@cache
def _begins() -> re.Pattern[str]:
    """Return what the name of a report begins with."""
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, _openings()))})\b", re.I)


def _openings() -> list[str]:
    """Return the words that the name of a report begins with, the longest first."""
    return sorted(filter(None, listed("beside date", "report", "revised text")), key=len, reverse=True)


@cache
def _by_first_letters() -> dict[str, tuple[str, ...]]:
    """Return the words that the name of a report begins with by their first letters."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for opening in _openings():
        found[opening[:_FEW_LETTERS]].append(opening)
    return {letters: tuple(openings) for letters, openings in found.items()}
