"""Names of tasks, rows that head others and titles that say of which of several versions of a plan the rows are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, pairwise, takewhile

from mhhs_analysis.intake.columns import DATE_ROLES, normalised
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.regions import Region
from mhhs_analysis.intake.version_rows import OWN, Versions, named_again, named_rows, row_of, tasks_by_version
from mhhs_analysis.intake.version_words import (
    VersionSaid,
    is_about,
    says_own,
    version_key,
    version_said,
    versions_said,
)

_GIVEN = [f"{end}_{part}" for end in DATE_ROLES for part in ("from", "to", "text", "anchor")]
_LEVEL = re.compile(r"level (\d+)")
_TRAILING = re.compile(r"(\.0)*\.?$")
_ABOVE = 3
"""Rows above the headings of a table in which its title may stand."""
_FEWEST = 2
"""Rows whose dates lie within those of the row above them that it heads."""

_Days = tuple[str | None, str | None]


@dataclass(frozen=True)
class _Lines:
    """The rows of a table as one looks for versions in them: what each is named, gives, and lies beneath."""

    region: Region
    reading: Reading
    texts: Mapping[int, str]
    """What names each row, or stands in it alone."""
    spoken: Mapping[str, VersionSaid]
    """What each text says of a version, those that don't left out."""

    @cached_property
    def said(self) -> dict[int, VersionSaid]:
        """What each row says of a version, those that don't left out."""
        found = {row: self.spoken[text] for row, text in self.texts.items() if text in self.spoken}
        return {row: one for row, one in found.items() if self._is_of_work(one)}

    def _is_of_work(self, said: VersionSaid) -> bool:
        """Return whether a version is said of work and not worked on; of options, where it is several tasks."""
        return said.is_apart or not (said.is_about or (said.is_loose and len(self._loose) < _FEWEST))

    @cached_property
    def _loose(self) -> frozenset[str]:
        """The tasks that stand beside several options, nothing between: Option A design, Option B design."""
        tasks: defaultdict[str, set[str]] = defaultdict(set)
        for one in self.spoken.values():
            if one.is_loose and not one.is_about:
                tasks[version_key(one.words)].add(one.rest)
        return named_again(tasks)

    @cached_property
    def dated(self) -> set[int]:
        """The rows that give anything as a start or finish."""
        given = zip(*(self.reading.rows.column(one) for one in _GIVEN), strict=True)
        return {row for row, one in zip(self.numbers, given, strict=True) if any(one)}

    @cached_property
    def numbers(self) -> list[int]:
        """The row of each activity."""
        return [*map(row_of, self.reading.rows.column("cell"))]

    @cached_property
    def outlines(self) -> dict[int, str | None]:
        """Where each row lies in the outline of its plan."""
        return dict(zip(self.numbers, self.reading.rows.column("outline"), strict=True))

    @cached_property
    def days(self) -> dict[int, _Days]:
        """The first and the last day of each row, as far as both are known."""
        ends = (self.reading.rows.column(one) for one in ("start_from", "finish_to"))
        return dict(zip(self.numbers, zip(*ends, strict=True), strict=True))

    @cached_property
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

    @cached_property
    def headed(self) -> dict[int, int]:
        """The first row below each of the headings, which may be said again further down."""
        return _headed(self.region)

    def stretch(self, first: int) -> dict[str, _Days]:
        """Return the tasks that give dates from a row on, to headings or the next row that gives none; their days."""
        if first not in self._stretches:
            below = takewhile(lambda row: row not in self._begun, self.after(first))
            rows = takewhile(lambda row: row in self.dated, chain([first], below))
            self._stretches[first] = {self.bare(self.texts[row]): _span(self.days[row]) for row in rows}
        return self._stretches[first]

    @cached_property
    def _begun(self) -> set[int]:
        return {*self.headed.values()}

    @cached_property
    def _stretches(self) -> dict[int, dict[str, _Days]]:
        return {}

    def is_once(self, row: int) -> bool:
        """Return whether no other row without dates has the text of one."""
        return self._times_bare[normalised(self.texts.get(row, ""))] == 1

    def is_of_its_own(self, first: int) -> bool:
        """Return whether the tasks from a row to the next that gives no dates stand there alone, or are about plans."""
        names = self.stretch(first)
        return bool(names) and all(self._times[name] == 1 or is_about(name) for name in names)

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(self.bare(name) for row, name in named_rows(self.reading) if row in self.dated)

    @cached_property
    def _times_bare(self) -> Counter[str]:
        return Counter(normalised(text) for row, text in self.texts.items() if row not in self.dated)

    def is_beneath(self, row: int, above: int) -> bool:
        """Return whether a row lies beneath another by the outline of the plan: by its number, or by its level."""
        below, over = self.outlines.get(row), self.outlines.get(above)
        levels = [_LEVEL.fullmatch(one or "level 0") for one in (below, over)]
        if levels[0] and levels[1]:
            return int(levels[0][1]) > int(levels[1][1])
        return bool(over) and (below or "").startswith(f"{_TRAILING.sub('', over or '')}.")

    def heads_by_outline(self, row: int) -> bool:
        """Return whether the next row lies beneath a row."""
        return row in self.below and self.is_beneath(self.below[row], row)

    def heads_in_order(self, row: int) -> bool:
        """Return whether a row that gives no dates, or those of all rows below it together, heads these."""
        if row not in self.dated:
            return True
        under = [*takewhile(lambda one: one not in self.said, self.after(row))]
        first, last = self.days[row]
        spans = [self.days.get(one, (None, None)) for one in under if one in self.dated]
        return (
            self.said[row].leads
            and len(spans) >= _FEWEST
            and all(
                first and last and one[0] and one[1] and first <= one[0] <= one[1] <= last for one in spans
            )
        )


@dataclass(frozen=True)
class _Head:
    """A row, or a title, that says the version of the rows below it."""

    row: int
    said: VersionSaid
    is_by_outline: bool = False


def said_by_names(region: Region, reading: Reading) -> Versions | None:
    """Return the versions that names, rows that head others or a title say, if tasks stand under more than one.

    Work on plans, such as a response to each, is done for each: it is read unless other work comes twice as well.
    """
    spoken = versions_said(_all_texts(region, reading))
    if not spoken and len(_headed(region)) < 2:
        return None
    lines = _Lines(region, reading, _texts(region, reading, spoken), spoken)
    heads, of_row = _said(lines)
    of_row = _without_repeated(lines, heads, of_row)
    if not of_row:
        return None
    tasks = tasks_by_version({row: of_row.get(row, OWN) for row in lines.dated}, reading, lines.bare)
    again = named_again(tasks)
    if all(map(is_about, again)):
        return None
    first = next(row for row in lines.region.rows if row in of_row)
    return Versions(of_row, again, (first, None), name_of=lines.bare)


def title_of(region: Region) -> VersionSaid | None:
    """Return what a lone text right above the headings of a table says of a version, or None."""
    extent = range(
        min(one.number for one in region.columns),
        (region.grid.axis.last if region.grid else max(one.number for one in region.columns)) + 1,
    )
    top = region.headers[0]
    for row in range(top - 1, max(0, top - 1 - _ABOVE), -1):
        cells = [cell for column, cell in region.sheet.rows.get(row, {}).items() if column in extent]
        if len(cells) > 1:
            return None
        said = version_said(cells[0].text) if cells else None
        if said and not said.is_weak and (said.is_apart or not said.is_about):
            return said
    return None


def is_alike_said(said: VersionSaid, other: VersionSaid) -> bool:
    """Return whether two titles are of versions of one thing: each says little else, or the same: Acme plan, POAP 1."""
    return (said.leads and other.leads) or said.rest == other.rest


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


# --- which rows a version is said of ------------------------------------------------------------------------


def _said(lines: _Lines) -> tuple[dict[int, _Head], dict[int, str]]:
    """Return the rows that head others, and the version of each row by its own words, else by what heads it."""
    heads: dict[int, _Head] = {}
    of_row: dict[int, str] = {}
    above, again = _titled(lines), _headed_again(lines)
    for row in lines.region.rows:
        above = [again[row]] if row in again else [one for one in above if not _is_ended(lines, one, row)]
        said = lines.said.get(row)
        head = _head(lines, row, said) if said else _alike(lines, row, above)
        if head:
            heads[row] = head
            above = [*(one for one in above if one.is_by_outline), head]
        if head or (said and not said.is_weak):
            of_row[row] = (head.said if head else lines.said[row]).words
        elif above:
            of_row[row] = above[-1].said.words
    return heads, of_row


def _titled(lines: _Lines) -> list[_Head]:
    """Return the title of a table as what heads its first rows, where a row further down heads others as well."""
    heads = [
        one for row, one in lines.said.items() if not lines.heads_by_outline(row) and _head(lines, row, one)
    ]
    title = title_of(lines.region) if heads else None
    is_one = title is not None and any(map(partial(is_alike_said, title), heads))
    return [_Head(0, title)] if title and is_one else []


def _head(lines: _Lines, row: int, said: VersionSaid) -> _Head | None:
    """Return a row that says a version as what heads others, by the outline or by its place; None where it heads none.

    Words that may say that work is done again head others only where they say nothing else.
    """
    if (said.is_weak and (said.rest or not said.leads)) or row not in lines.below:
        return None
    if lines.heads_by_outline(row):
        return _Head(row, said, is_by_outline=True)
    return _Head(row, said) if lines.heads_in_order(row) else None


def _headed(region: Region) -> dict[int, int]:
    """Return the first row below each of the headings of a table, which may be said again further down."""
    tops = region.headers if region.headers[-1] > region.headers[0] + len(region.headers) - 1 else ()
    places = {top: bisect_right(region.rows, top) for top in tops}
    firsts = {region.rows[place]: top for top, place in places.items() if place < len(region.rows)}
    return {top: first for first, top in firsts.items()}


def _headed_again(lines: _Lines) -> dict[int, _Head]:
    """Return the headings that stand over the same tasks again at the same time, untitled, by the first row below."""
    found: dict[int, _Head] = {}
    for (top, first), (other, again) in pairwise(lines.headed.items()):
        above = next((row for row in range(other - 1, top, -1) if row in lines.region.sheet.rows), 0)
        if above in lines.dated and _are_alike(lines.stretch(first), lines.stretch(again)):
            found |= {first: _by_place(top), again: _by_place(other)}
    return found


def _by_place(row: int) -> _Head:
    """Return a row as what heads a version that nobody names: it is told by its place."""
    return _Head(row, VersionSaid(f"row {row}", "", True, False, False, False))


def _alike(lines: _Lines, row: int, above: Sequence[_Head]) -> _Head | None:
    """Return a row as what heads another version, named by its place, where what it heads is what a version holds.

    Whose version that is nobody says: the same first heading stands below both, or most of the same tasks at one time.
    """
    if not above or above[-1].is_by_outline or row in lines.dated or row not in lines.below:
        return None
    first, again = lines.below.get(above[-1].row, lines.region.rows[0]), lines.below[row]
    if not {first, again} & lines.dated:
        is_alike = normalised(lines.texts.get(first, "")) == normalised(lines.texts.get(again, ""))
    else:
        is_alike = _are_alike(lines.stretch(first), lines.stretch(again))
    return _by_place(row) if is_alike else None


def _are_alike(here: Mapping[str, _Days], there: Mapping[str, _Days]) -> bool:
    """Return whether most of the tasks of each of two stretches are the other's too, most of these at one time."""
    if 2 * min(len(here), len(there)) <= max(len(here), len(there)):
        return False
    shared = here.keys() & there.keys()
    at_once = sum(_is_at_once(here[name], there[name]) for name in shared)
    return 2 * len(shared) > max(len(here), len(there)) and 2 * at_once > len(shared)


def _is_ended(lines: _Lines, head: _Head, row: int) -> bool:
    """Return whether what a row says of those below ends: they lie no longer beneath it, or another heads them.

    What nobody parts goes on: rows that may be of a version are not the sender's own.
    """
    if head.is_by_outline:
        return not lines.is_beneath(row, head.row)
    if row in lines.dated:
        return False
    is_peer = lines.is_once(row) and lines.is_of_its_own(lines.below.get(head.row, lines.region.rows[0]))
    return is_peer or says_own(lines.texts.get(row, "")) or (bool(head.row) and not head.said.leads)


# --- work that is done again ----------------------------------------------------------------------------------


def _without_repeated(lines: _Lines, heads: Mapping[int, _Head], of_row: dict[int, str]) -> dict[int, str]:
    """Return the version of each row without rounds of work that follow one another: most of theirs must overlap."""
    weak = {version_key(one.said.words) for one in heads.values() if one.said.is_weak}
    if not weak:
        return of_row
    spans = _spans(lines, heads, of_row)
    rounds = {key for key in weak if not _overlaps(key, weak, spans)}
    return {row: words for row, words in of_row.items() if version_key(words) not in rounds}


def _spans(
    lines: _Lines, heads: Mapping[int, _Head], of_row: Mapping[int, str]
) -> dict[str, dict[str, list[_Days]]]:
    """Return when the tasks of each name are done, by name and version."""
    found: defaultdict[str, dict[str, list[_Days]]] = defaultdict(dict)
    ends = (lines.reading.rows.column(one) for one in ("start_from", "finish_to"))
    for (row, name), first, last in zip(named_rows(lines.reading), *ends, strict=True):
        if row not in heads and (first or last):
            key = version_key(of_row.get(row, OWN))
            found[lines.bare(name)].setdefault(key, []).append(_span((first, last)))
    return found


def _overlaps(key: str, weak: set[str], spans: Mapping[str, Mapping[str, Sequence[_Days]]]) -> bool:
    """Return whether most tasks that a version shares with others are done at the same time there, or sure."""
    shared = [
        any(other not in {*weak, OWN} or _meet(held[key], held[other]) for other in held if other != key)
        for held in spans.values()
        if key in held and len(held) > 1
    ]
    return 2 * sum(shared) > len(shared)


def _meet(here: Iterable[_Days], there: Sequence[_Days]) -> bool:
    return any(_is_at_once(one, other) for one in here for other in there)


def _span(days: _Days) -> _Days:
    """Return the first and last day of work of which one alone may be known."""
    return days[0] or days[1], days[1] or days[0]


def _is_at_once(one: _Days, other: _Days) -> bool:
    return bool(one[0] and one[1] and other[0] and other[1]) and one[0] <= other[1] and other[0] <= one[1]  # type: ignore[operator]
