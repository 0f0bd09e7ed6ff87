"""The rows of a table as one looks for versions of a plan in them: what each is named, gives, and lies beneath."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise, takewhile

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.reading import END_COLUMNS, Reading, row_of
from mhhs_analysis.intake.tables.outline import bare_number
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.rows import named_again, named_rows
from mhhs_analysis.intake.versions.words import VersionSaid, is_about, version_key, versions_said

_LEVEL = re.compile(r"level (\d+)")
_FEWEST = 2
"""Tasks that show what a row heads, or that options are versions: one may be so by chance."""

Days = tuple[str, str]
"""The first and the last day of work; "" where that is not known."""


@dataclass(frozen=True)
class Lines:
    """The rows of a table as one looks for versions in them: what each is named, gives, and lies beneath."""

    region: Region
    reading: Reading
    texts: Mapping[int, str]
    """What names each row, or stands in it alone."""
    spoken: Mapping[str, VersionSaid]
    """What each text says of a version, those that don't left out."""

    @kept
    def said(self) -> dict[int, VersionSaid]:
        """What each row says of a version, those that don't left out."""
        found = {row: self.spoken[text] for row, text in self.texts.items() if text in self.spoken}
        return {row: one for row, one in found.items() if self._is_of_work(one)}

    def _is_of_work(self, said: VersionSaid) -> bool:
        """Return whether a version is said of work and not worked on; of options, where it is several tasks."""
        return said.is_apart or not (said.is_about or (said.is_loose and len(self._loose) < _FEWEST))

    @kept
    def _loose(self) -> frozenset[str]:
        """The tasks that stand beside several options, nothing between: Option A design, Option B design."""
        tasks: defaultdict[str, set[str]] = defaultdict(set)
        for one in self.spoken.values():
            if one.is_loose and not one.is_about:
                tasks[version_key(one.words)].add(one.rest)
        return named_again(tasks)

    @kept
    def dated(self) -> set[int]:
        """The rows that give anything as a start or finish."""
        given = zip(*(self.reading.rows.column(one) for one in END_COLUMNS), strict=True)
        return {row for row, one in zip(self.numbers, given, strict=True) if any(one)}

    @kept
    def numbers(self) -> list[int]:
        """The row of each activity."""
        return [*map(row_of, self.reading.rows.column("cell"))]

    @kept
    def outlines(self) -> dict[int, str | None]:
        """Where each row lies in the outline of its plan."""
        return dict(zip(self.numbers, self.reading.rows.column("outline"), strict=True))

    @kept
    def days(self) -> dict[int, Days]:
        """The first and the last day of each row."""
        ends = ([day or "" for day in self.reading.rows.column(one)] for one in ("start_from", "finish_to"))
        return dict(zip(self.numbers, zip(*ends, strict=True), strict=True))

    @kept
    def below(self) -> dict[int, int]:
        """The next row of the table, by row."""
        return dict(pairwise(self.region.rows))

    def after(self, row: int) -> Iterator[int]:
        """Yield the rows of the table below one."""
        while row in self.below:
            row = self.below[row]
            yield row

    def bare(self, name: str) -> str:
        """Return the name of a task as one compares it, without the version that it says."""
        said = self.spoken.get(name)
        return said.rest if said and not said.is_weak and self._is_of_work(said) else normalised(name)

    @kept
    def headed(self) -> dict[int, int]:
        """The first row below each of the headings, which may be said again further down."""
        return _headed(self.region)

    def stretch(self, first: int) -> dict[str, Days]:
        """Return the tasks that give dates from a row on, to headings or the next row that gives none; their days."""
        if first not in self._stretches:
            below = takewhile(lambda row: row not in self._begun, self.after(first))
            rows = takewhile(lambda row: row in self.dated, chain([first], below))
            self._stretches[first] = {self.bare(self.texts[row]): span(self.days[row]) for row in rows}
        return self._stretches[first]

    @kept
    def _begun(self) -> set[int]:
        return {*self.headed.values()}

    @kept
    def _stretches(self) -> dict[int, dict[str, Days]]:
        return {}

    def is_once(self, row: int) -> bool:
        """Return whether no other row without dates has the text of one."""
        return self._times_bare[normalised(self.texts.get(row, ""))] == 1

    def is_of_its_own(self, first: int) -> bool:
        """Return whether the tasks from a row to the next that gives no dates stand there alone, or are about plans."""
        names = self.stretch(first)
        return bool(names) and all(self._times[name] == 1 or is_about(name) for name in names)

    @kept
    def _times(self) -> Counter[str]:
        return Counter(self.bare(name) for row, name in named_rows(self.reading) if row in self.dated)

    @kept
    def _times_bare(self) -> Counter[str]:
        return Counter(normalised(text) for row, text in self.texts.items() if row not in self.dated)

    def is_beneath(self, row: int, above: int) -> bool:
        """Return whether a row lies beneath another by the outline of the plan: by its number, or by its level."""
        below, over = self.outlines.get(row), self.outlines.get(above)
        levels = [_LEVEL.fullmatch(one or "level 0") for one in (below, over)]
        if levels[0] and levels[1]:
            return int(levels[0][1]) > int(levels[1][1])
        return bool(over) and (below or "").startswith(f"{bare_number(over or '')}.")

    def heads_by_outline(self, row: int) -> bool:
        """Return whether the next row lies beneath a row."""
        return row in self.below and self.is_beneath(self.below[row], row)

    def heads_in_order(self, row: int) -> bool:
        """Return whether a row that gives no dates, or those of all rows below it together, heads these."""
        if row not in self.dated:
            return True
        under = [*takewhile(lambda one: one not in self.said, self.after(row))]
        first, last = self.days[row]
        spans = [self.days[one] for one in under if one in self.dated]
        return (
            self.said[row].leads
            and len(spans) >= _FEWEST
            and all(first and one[0] and first <= one[0] <= one[1] <= last for one in spans)
        )


def lines_of(region: Region, reading: Reading) -> Lines | None:
    """Return the rows of a table, or None where no text says a version and no headings are said again."""
    spoken = versions_said(_all_texts(region, reading))
    if not spoken and len(_headed(region)) < 2:
        return None
    return Lines(region, reading, _texts(region, reading, spoken), spoken)


def _all_texts(region: Region, reading: Reading) -> list[str]:
    """Return every text in which rows, or what heads them, may say a version."""
    lanes = reading.rows.column("outline") if region.grid is not None else ()
    lone = [text for _, text in _lone(region)]
    return [*reading.rows.column("activity_name"), *filter(None, lanes), *lone]


def _lone(region: Region) -> Iterator[tuple[int, str]]:
    """Yield each row that holds one cell alone, and its text."""
    rows = region.sheet.rows
    return ((row, next(iter(rows[row].values())).text) for row in region.lone_rows)


def _texts(region: Region, reading: Reading, spoken: Mapping[str, VersionSaid]) -> dict[int, str]:
    """Return what names each row, in a drawing its lane, and what stands alone in a row that names nothing."""
    found = dict(_lone(region)) | dict(named_rows(reading))
    if region.grid is not None:
        lanes = zip(reading.rows.column("cell"), reading.rows.column("outline"), strict=True)
        found |= {row_of(cell): lane for cell, lane in lanes if lane in spoken}
    return found


def _headed(region: Region) -> dict[int, int]:
    """Return the first row below each of the headings of a table, which may be said again further down."""
    tops = region.headers if region.headers[-1] > region.headers[0] + len(region.headers) - 1 else ()
    places = {top: bisect_right(region.rows, top) for top in tops}
    firsts = {region.rows[place]: top for top, place in places.items() if place < len(region.rows)}
    return {top: first for first, top in firsts.items()}


def span(days: Days) -> Days:
    """Return the first and last day of work of which one alone may be known."""
    return days[0] or days[1], days[1] or days[0]


def is_at_once(one: Days, other: Days) -> bool:
    """Return whether two stretches of work overlap, so far as both are known."""
    return all((*one, *other)) and one[0] <= other[1] and other[0] <= one[1]
