"""The ways in which each sheet of a workbook can be read as a plan, scored by how much of one they give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain, compress
from operator import not_

from mhhs_analysis.intake.by_column import ByColumn, joined
from mhhs_analysis.intake.columns_said import said_of, said_to_be_dated
from mhhs_analysis.intake.grids.drawings import (
    blank_grids,
    grids,
    is_of_time,
    rows_drawn_in,
    time_axes,
    with_time_columns,
)
from mhhs_analysis.intake.grids.stacked import joined_blocks
from mhhs_analysis.intake.headings.columns import DATE_ROLES, LABELS, normalised, role_of
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.headings.not_plans import begins_as_example, kind_named
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.layouts import GRID, LIST, MATRIX, TABLE, read_region
from mhhs_analysis.intake.reading import Place, Reading, counted
from mhhs_analysis.intake.sections import parted, titled_otherwise, with_titles
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.lists import task_lists
from mhhs_analysis.intake.tables.matrix import matrices
from mhhs_analysis.intake.tables.others import EXAMPLE, kind_of_other
from mhhs_analysis.intake.tables.regions import Region, plan_tables
from mhhs_analysis.intake.time_axis.headings import Said
from mhhs_analysis.intake.versions.apart import (
    EndsGiven,
    dated_otherwise,
    dates_otherwise,
    ends_given,
    is_titled,
)
from mhhs_analysis.intake.versions.doubted_titles import doubt_titles
from mhhs_analysis.intake.versions.sheet_names import begin_in, time_said
from mhhs_analysis.intake.versions.tasks import tasks_named
from mhhs_analysis.intake.versions.titles import (
    are_versions,
    title_of,
    titles_above,
    version_of_sheet,
    version_of_table,
)
from mhhs_analysis.intake.versions.words import VersionSaid
from mhhs_analysis.intake.workbooks.workbook import Sheet, cell_name

ASK_SHEETS = "ask whether these tasks belong to the plan (readings.csv: sheet)"
_VERSION = "another table on this sheet names the same tasks with other dates: another version? Not read"
_TITLED = "a table whose title says that it is another list, no plan or not the sender's: not read as part of the plan"
_ASK_VERSION = "ask which of the tables is the sender's own plan"
_PLACEHOLDER = re.compile(
    r"(task|title|activity|phase|milestone|item|name|step|deliverable|sprint|iteration|insert.*|enter.*)[ -]*\w?\d*"
    r"|\d{1,4}"
)
"""Names that a blank template gives its rows, or a list of sprints, in lower case."""
CLOSE = 0.5
"""Share of the score of the best reading from which another one is close."""
COPY = 0.5
"""Share of a table's task names that another one gives, from which it is a copy of it."""
_AGAIN = 0.25
"""Share of its tasks up to which a part of a plan may name those of another part again."""
_WORTH_BOTH, _WORTH_TIMED, _WORTH_NAMED = 7, 3, 1
"""What a row counts with both dates, with one or a numbered period, and with its name alone."""


Days = tuple[str, str]
"""The first day and the last one."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A sheet read as a plan: its tables and the reading of each."""

    sheet: Sheet
    readings: tuple[tuple[Region, Reading], ...]
    beside: tuple[Candidate, ...] = ()
    """The other ways in which the sheet gives dates or periods."""
    apart: tuple[tuple[Region, Reading], ...] = ()
    """Its tables that date the same tasks otherwise, and are not read."""
    is_as_said: bool = True
    """Whether it has a table in the row of headings that a person says."""

    @property
    def layout(self) -> str:
        """The way in which the sheet is read."""
        return self.readings[0][1].layout

    @property
    def is_doubtful(self) -> bool:
        """Whether what was read is in doubt as a whole."""
        return any(reading.reading_confidence == "low" for _, reading in self.readings)

    @kept
    def rows(self) -> ByColumn:
        """The activities of all its tables."""
        return joined(reading.rows for _, reading in self.readings)

    @kept
    def given(self) -> dict[str, Sequence[str | None]]:
        """What each of its activities gives as its start, and as its finish: a bound or a milestone, else None."""
        bounds = {
            end: [self.rows.column(f"{end}_{one}") for one in ("from", "to", "anchor")] for end in DATE_ROLES
        }
        return {
            end: each[0]
            if all(each[0])
            else [first or last or anchor for first, last, anchor in zip(*each, strict=True)]
            for end, each in bounds.items()
        }

    @kept
    def bounds(self) -> list[Days]:
        """From when to when each of its activities may last, each end "" where it is not told."""
        columns = (self.rows.column(one) for one in ("start_from", "finish_to"))
        return [(first or "", last or "") for first, last in zip(*columns, strict=True)]

    @kept
    def days(self) -> list[Days]:
        """From when to when its activities last, the first first; those that head others, or lack an end, left out."""
        rows = zip(self.bounds, self.rows.column("is_summary"), strict=True)
        return sorted(days for days, is_summary in rows if all(days) and not is_summary)

    @kept
    def dated(self) -> int:
        """How many of its activities give a start or a finish."""
        return sum(map(any, zip(*self.given.values(), strict=True)))

    @property
    def is_timed(self) -> bool:
        """Whether any row gives a date or a numbered period."""
        return self.timed > 0

    @property
    def is_blank(self) -> bool:
        """Whether its tables are calendars in which no cell shows anything."""
        return all(region.grid is not None and not region.grid.drawn for region, _ in self.readings)

    @kept
    def timed(self) -> int:
        """How many rows give a date or a numbered period."""
        return len(self._worths) - self._worths.count(_WORTH_NAMED)

    @kept
    def score(self) -> int:
        """How much of a plan it is: rows with both dates most, hidden sheets least, a template's own rows not."""
        names = map(str.lower, self.rows.column("activity_name"))
        score = sum(compress(self._worths, map(not_, map(_PLACEHOLDER.fullmatch, names))))
        return -(-score // 10) if self.is_beside else score

    @kept
    def is_beside(self) -> bool:
        """Whether it is hidden, or another list or an older version by its name or headings."""
        return self.sheet.is_hidden or all(self._kinds) or self.is_example

    @kept
    def is_example(self) -> bool:
        """Whether its name or a title says that it shows how a form is filled in."""
        is_titled = any(kind_named(title) == EXAMPLE for title in self.titles[1:])
        return is_titled or {*self._kinds} == {EXAMPLE}

    @kept
    def may_be_example(self) -> bool:
        """Whether its name or a title begins as one of an example, which may as well be a company's: Example Energy."""
        return any(map(begins_as_example, self.titles))

    @kept
    def tasks_of_tables(self) -> list[list[str]]:
        """What each task of each of its tables is called, as one compares it."""
        return [tasks_named(each.rows.column("activity_name")) for _, each in self.readings]

    @kept
    def tasks(self) -> list[str]:
        """What each of its tasks is called, as one compares it."""
        return [*chain.from_iterable(self.tasks_of_tables)]

    @kept
    def groups(self) -> frozenset[str]:
        """What the groups are called in which its tasks lie; a number in an outline is no name."""
        outlines = {one for one in self.rows.column("outline") if one and not one[0].isdecimal()}
        return frozenset(group for outline in outlines for group in outline.split(UNDER))

    @kept
    def names(self) -> frozenset[str]:
        """The names of its tasks, as one compares them."""
        return frozenset(self.tasks) - {""}

    @kept
    def said_when(self) -> frozenset[tuple[str, Days]]:
        """What its tasks are called, word for word, and from when to when each may last."""
        return frozenset(zip(map(normalised, self.rows.column("activity_name")), self.bounds, strict=True))

    @kept
    def dated_names(self) -> frozenset[str]:
        """The names of its tasks that have a start or a finish."""
        given = zip(*self.given.values(), strict=True)
        return frozenset(name for name, ends in zip(self.tasks, given, strict=True) if any(ends))

    def ends_of(self, tasks: AbstractSet[str]) -> EndsGiven:
        """Return what it gives as each end of some of its tasks."""
        readings = (each for _, each in self.readings)
        return ends_given(zip(self.tasks_of_tables, readings, strict=True), tasks)

    @kept
    def version(self) -> VersionSaid | None:
        """What it says of a version, by name or title; the time of its tasks is none: a sheet a year."""
        region = self.readings[0][0]
        return title_of(region) if self.time else version_of_sheet(region)

    @kept
    def time(self) -> Said | None:
        """The time that it is called after, if nearly all of its dated tasks begin in it."""
        said = time_said(self.called)
        if said is None:
            return None
        columns = (self.rows.column(one) for one in ("start_from", "finish_from"))
        days = [*filter(None, (start or finish for start, finish in zip(*columns, strict=True)))]
        return said if begin_in(said, days) else None

    @property
    def called(self) -> str:
        """What its sheet is called."""
        return self.sheet.called

    @kept
    def titles(self) -> tuple[str, ...]:
        """What its sheet is called, and what stands right above its table."""
        called = dict.fromkeys((self.called, self.sheet.own_title))
        return *called, *titles_above(self.readings[0][0])

    @kept
    def title(self) -> str:
        """What its sheet is called, as one compares it."""
        return normalised(self.called)

    @kept
    def _kinds(self) -> list[str]:
        """What each of its tables is instead of a plan."""
        return [kind_of_other(region) for region, _ in self.readings]

    @kept
    def _worths(self) -> list[int]:
        """What each row counts; one that types a start and a finish but no date gives numbered periods."""
        if all(map(all, self.given.values())):
            return [_WORTH_BOTH] * len(self.rows)
        texts = zip(*(self.rows.column(f"{end}_text") for end in DATE_ROLES), strict=True)
        return [
            _WORTH_BOTH
            if start and finish
            else _WORTH_TIMED
            if start or finish or (typed[0] and typed[1])
            else _WORTH_NAMED
            for start, finish, typed in zip(*self.given.values(), texts, strict=True)
        ]


def candidates(file: str, sheets: Sequence[Sheet], settings: Settings) -> Iterator[Candidate]:
    """Yield each sheet's best reading: as tables with dates, as a matrix, or, failing all, as a list of tasks."""
    found = False
    in_time: set[str] = set()
    for sheet in sheets:
        one = _of_sheet(file, sheet, settings, sheets)
        if one is None and settings.header_row and not settings.sheets:
            found_alone = _of_sheet(file, sheet, replace(settings, header_row=None), sheets)
            one = replace(found_alone, is_as_said=False) if found_alone else None
        found = found or bool(one and one.score and not one.is_blank)
        if one is not None:
            in_time |= {sheet.name} if one.is_timed or one.is_blank else set()
            yield one
    if not found:
        for sheet in (one for one in sheets if one.name not in in_time):
            lists = [(one, LIST) for one in task_lists(sheet)]
            if lists and settings.layout in ("", "list"):
                yield _candidate(file, sheet, lists, settings, sheets)


def _of_sheet(file: str, sheet: Sheet, settings: Settings, sheets: Sequence[Sheet]) -> Candidate | None:
    """Return a sheet read as tables of tasks with dates, as a drawn grid or as a matrix, the other ways beside it.

    A matrix comes first only where milestones head groups of columns, and a grid where no row of a table gives
    a date or period, or what is typed and drawn are at odds: a table whose headings say start and finish says so.
    """
    axes = time_axes(sheet, settings)
    typed = plan_tables(sheet, settings.header_row, rows_drawn_in(sheet, axes), of_items=settings.items)
    plain, left = _parted(with_time_columns(typed, axes), settings)
    tables = said_of(plain, settings) or said_to_be_dated(sheet, settings)

    def read_as(way: str, regions: Sequence[Region], left: Sequence[Region] = ()) -> Candidate | None:
        if not regions:
            return None
        found = _candidate(file, sheet, [(one, way) for one in regions], settings, sheets)
        _tell_left(found.readings[0][1], left)
        return found

    read = read_as(TABLE, tables, left)
    ways = [read]
    if axes and (settings.layout == "grid" or read is None or not read.is_timed or read.is_doubtful):
        is_only_drawn = settings.layout == "grid" or (read is not None and read.is_timed)
        found = grids(sheet, axes, is_only_drawn=is_only_drawn)
        headed = [one for one in found if settings.header_row in (None, *one.headers)]
        ways.append(read_as(GRID, said_of(headed, settings)))
    if not (settings.header_row or settings.columns):
        is_dated = read is not None and read.dated > 0
        untimed = [one for one in matrices(sheet, only_grouped=is_dated) if not is_of_time(one, axes)]
        ways.append(read_as(MATRIX, *_parted(untimed, settings)))
    if axes and not any(ways) and settings.layout in ("", "grid"):
        ways.append(read_as(GRID, said_of(blank_grids(sheet, axes), settings)))
    return _best_way([one for one in ways if one is not None], settings)


def _parted(tables: Sequence[Region], settings: Settings) -> tuple[list[Region], list[Region]]:
    """Return the tables of a sheet, parted where titles tell parts from a plan, and the parts that are none of it."""
    found = [parted(one) for one in tables]
    parts = [part for each, _ in found for part in each]
    left = [part for _, each in found for part in each]
    wanted = [one for one in (*parts, *left) if settings.header_row in one.headers] if left else []
    return (wanted, []) if wanted else (parts, left)


def _tell_left(reading: Reading, left: Sequence[Region]) -> None:
    """Warn of the tables of a sheet that their titles say to be no part of what is read."""
    for one in left:
        place = Place(reading.file, one.sheet.name, cell_name(one.headers[0], one.columns[0].number))
        reading.warn(place, counted(len(one.rows), "row"), _TITLED, ASK_SHEETS)
        reading.lower("medium")


def _best_way(ways: list[Candidate], settings: Settings) -> Candidate | None:
    """Return the way that a person asked for, else a matrix, else whichever of table and grid times more rows.

    Where both time as many the table stands: what is typed is what is meant, though a bar shows an end that isn't.
    """
    wanted = {"": None, "table": TABLE, "grid": GRID, "matrix": MATRIX, "list": LIST}[settings.layout]
    if wanted is not None:
        ways = [one for one in ways if one.layout == wanted]
    if not ways:
        return None
    if len(ways) == 1:
        return ways[0]
    best = max(ways, key=lambda one: (one.layout == MATRIX, one.timed, one.layout == TABLE, one.score))
    return replace(best, beside=tuple(one for one in ways if one is not best and one.is_timed))


def _candidate(
    file: str, sheet: Sheet, ways: Sequence[tuple[Region, str]], settings: Settings, sheets: Sequence[Sheet]
) -> Candidate:
    """Return a sheet read: its fullest table, and those of the same kind that say what it does not.

    Of tables whose titles say which version they are those of the one that a person names are there alone.
    """
    titled = [
        pair for pair in ways if settings.version and len(ways) > 1 and is_titled(pair[0], settings.version)
    ]
    under = zip(with_titles([region for region, _ in titled or ways]), titled or ways, strict=True)
    read = [(region, read_region(file, region, way, settings, sheets)) for region, (_, way) in under]
    blocks = joined_blocks(read)
    read = [pair for block in blocks for pair in block]
    regions = [region for region, _ in read]
    others = {*map(id, titled_otherwise(regions))} if len(read) > 1 else set[int]()
    own = [pair for pair in read if id(pair[0]) not in others]
    fullest = max(own, key=lambda pair: Candidate(sheet, (pair,)).score) if len(own) > 1 else own[0]
    together = next(block for block in blocks if any(pair is fullest for pair in block))
    added = [pair for pair in read if any(pair is one for one in together) or _adds(pair, fullest)]
    kept = [pair for pair in added if id(pair[0]) not in others]
    _tell_left(fullest[1], [region for region, _ in added if id(region) in others])
    for region, reading in read:
        many = len(reading.rows) + sum(entry["rows"] for entry in reading.set_aside)
        if not any(region is one for one, _ in added) and many:
            place = Place(file, sheet.name, cell_name(region.headers[0], region.columns[0].number))
            fullest[1].warn(place, counted(many, "row"), *_why_left((region, reading), fullest))
            if _is_version((region, reading), fullest):
                fullest[1].reading_confidence = "low"
    doubt_titles(kept)
    apart = [pair for pair in read if not any(pair is one for one in kept) and _is_version(pair, fullest)]
    return Candidate(sheet, tuple(kept), apart=tuple(apart))


def _adds(pair: tuple[Region, Reading], fullest: tuple[Region, Reading]) -> bool:
    """Return whether a table goes on with the plan: the same kinds of date, and not the same tasks again."""
    ends = [_ends(region) for region, _ in (pair, fullest)]
    is_plan = kind_of_other(pair[0]) in ("", kind_of_other(fullest[0]))
    return (
        is_plan
        and ends[0] == ends[1]
        and _are_named_alike(pair[0], fullest[0])
        and not _repeats(pair, fullest)
        and not _is_version(pair, fullest)
    )


def _are_named_alike(region: Region, other: Region) -> bool:
    """Return whether two tables, if they are drawn, name their rows alike."""
    return region.grid is None or other.grid is None or _name_alike(region, other)


def _ends(region: Region) -> set[str]:
    """Return which ends of a task a table dates; a span is both."""
    roles = {one.role for one in region.date_columns}
    return {*DATE_ROLES} if "span" in roles else roles


def _why_left(pair: tuple[Region, Reading], fullest: tuple[Region, Reading]) -> tuple[str, str]:
    """Return why a table is not read beside the fullest one, and what to ask."""
    if _is_version(pair, fullest):
        return _VERSION, f"{_ASK_VERSION} (readings.csv: header_row {pair[0].headers[0]})"
    if _repeats(pair, fullest):
        return "another table on this sheet names the same tasks: a copy, not read", ASK_SHEETS
    return "another table on this sheet is of another kind: not read as part of the plan", ASK_SHEETS


def _repeats(pair: tuple[Region, Reading], other: tuple[Region, Reading]) -> bool:
    return repeats(*(Candidate(one[0].sheet, (one,)) for one in (pair, other)))


def shared(one: Candidate, other: Candidate) -> float:
    """Return which share of what is read of a sheet or table is named on another one too."""
    return len(one.names & other.names) / max(1, len(one.names))


def repeats(one: Candidate, other: Candidate) -> bool:
    """Return whether half of the tasks of a sheet or table, or more, are named on another one too."""
    return shared(one, other) >= COPY


def varies(one: Candidate, other: Candidate) -> bool:
    """Return whether two sheets date otherwise so many of the same tasks that one may vary the other.

    The few that parts of any plan have are too few: a kick-off, or the approach to tests that each system agrees.
    """
    return names_again(one, other) and bool(otherwise(one, other))


def names_again(one: Candidate, other: Candidate) -> bool:
    """Return whether one of two sheets names more tasks of the other than parts of one plan do, such as a kick-off."""
    fewer = min(len(one.names), len(other.names))
    return len(one.names & other.names) / max(1, fewer) > _AGAIN


def otherwise(one: Candidate, other: Candidate) -> frozenset[str]:
    """Return the tasks that a sheet dates otherwise than another one."""
    if one.names.isdisjoint(other.names):
        return frozenset()
    again = {*one.tasks}.intersection(other.tasks)
    return dated_otherwise(one.ends_of(again), other.ends_of(again))


def are_headed_alike(one: Candidate, other: Candidate) -> bool:
    """Return whether two sheets are read in the same way, below headings that name tasks and date the same ends."""
    if one.layout != other.layout or one.layout == LIST:
        return False
    region, against = one.readings[0][0], other.readings[0][0]
    units = [each.grid.axis.unit if each.grid else "" for each in (region, against)]
    return _ends(region) == _ends(against) and units[0] == units[1] and _name_alike(region, against)


def _name_alike(region: Region, other: Region) -> bool:
    """Return whether two tables name their rows under the same heading, or under headings that name tasks."""
    said = [next((one.heading for one in each.columns if one.role == "name"), "") for each in (region, other)]
    is_known = [role_of(heading, "activities")[0] in ("name", *LABELS) for heading in said]
    return normalised(said[0]) == normalised(said[1]) or all(is_known)


def _is_version(pair: tuple[Region, Reading], fullest: tuple[Region, Reading]) -> bool:
    """Return whether a table may be another version of the plan: by its title, or the same tasks, dated otherwise."""
    is_plan = kind_of_other(pair[0]) in ("", kind_of_other(fullest[0]))
    is_alike = _repeats(pair, fullest) and dates_otherwise(pair[1], fullest[1])
    return is_plan and (is_alike or _are_titled_apart(pair, fullest))


def _are_titled_apart(pair: tuple[Region, Reading], fullest: tuple[Region, Reading]) -> bool:
    """Return whether two tables are titled as versions: in doubt, or of all the same tasks, if dated otherwise."""
    said, others = (version_of_table(region) for region, _ in (pair, fullest))
    if said is None or others is None or not are_versions(said, others):
        return False
    one, other = (Candidate(each[0].sheet, (each,)) for each in (pair, fullest))
    is_sure = not (said.is_weak or others.is_weak) and one.names != other.names
    return is_sure or dates_otherwise(pair[1], fullest[1])
