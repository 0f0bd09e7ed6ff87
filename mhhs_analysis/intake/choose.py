"""Of the ways a workbook can be read, the best; its margin over the next is the confidence in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from mhhs_analysis.intake.accounts import account_for_the_rest, nothing_found
from mhhs_analysis.intake.by_column import ByColumn, joined
from mhhs_analysis.intake.grids.drawings import (
    blank_grids,
    grids,
    is_of_time,
    rows_drawn_in,
    time_axes,
    with_time_columns,
)
from mhhs_analysis.intake.headings.columns import DATE_ROLES, LABELS, Column, normalised, role_of
from mhhs_analysis.intake.layouts import GRID, LIST, MATRIX, TABLE, read_region
from mhhs_analysis.intake.markings import marking_of
from mhhs_analysis.intake.reading import NO_TABLE, Confidence, Place, Reading
from mhhs_analysis.intake.remarks import tell_remarks
from mhhs_analysis.intake.said import missing_columns, possible_in
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.intake.tables.beside import tell_beside
from mhhs_analysis.intake.tables.doubts import (
    doubt_columns,
    doubt_far_years,
    doubt_headless,
    doubt_moved,
    doubt_undrawn,
)
from mhhs_analysis.intake.tables.lists import task_lists
from mhhs_analysis.intake.tables.matrix import matrices
from mhhs_analysis.intake.tables.others import kind_of_other
from mhhs_analysis.intake.tables.regions import Region, plan_tables
from mhhs_analysis.intake.turned import is_told, turn_back, turned_workbook
from mhhs_analysis.intake.versions.apart import ASIDE, dates_otherwise, is_titled, without_versions
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Sheet, Workbook, cell_name

_ASK_DATES = "ask for the start and finish of each task"
_NO_PLAN = "the best there is looks like another list or an older version, by its name or headings"
_TEMPLATE = "every task is named as a blank template names its rows (Task 1, Activity A)"
_PART = "tasks on another sheet that name nothing read here: not read, though they may be a part of the plan"
_ASK_SHEETS = "ask whether these tasks belong to the plan (readings.csv: sheet)"
_VERSION = "another table on this sheet names the same tasks with other dates: another version? Not read"
_ASK_VERSION = "ask which of the tables is the sender's own plan"
_PLACEHOLDER = re.compile(
    r"(task|title|activity|phase|milestone|item|name|step|deliverable|insert.*|enter.*)[ -]*\w?\d*"
)
"""Names that a blank template gives its rows, in lower case."""
CLOSE = 0.5
"""Share of the score of the best reading from which another one is close."""
_COPY = 0.5
"""Share of a table's task names that another one gives, from which it is a copy of it."""
_WORTH_BOTH, _WORTH_TIMED, _WORTH_NAMED = 7, 3, 1
"""What a row counts with both dates, with one or a numbered period, and with its name alone."""


@dataclass(frozen=True)
class Candidate:
    """A sheet read as a plan: its tables and the reading of each."""

    sheet: Sheet
    readings: tuple[tuple[Region, Reading], ...]
    beside: tuple[Candidate, ...] = ()
    """The other ways in which the sheet gives dates or periods."""
    apart: tuple[tuple[Region, Reading], ...] = ()
    """Its tables that date the same tasks otherwise, and are not read."""

    @property
    def layout(self) -> str:
        """The way in which the sheet is read."""
        return self.readings[0][1].layout

    @property
    def is_doubtful(self) -> bool:
        """Whether what was read is in doubt as a whole."""
        return any(reading.reading_confidence == "low" for _, reading in self.readings)

    @cached_property
    def rows(self) -> ByColumn:
        """The activities of all its tables."""
        return joined(reading.rows for _, reading in self.readings)

    @cached_property
    def given(self) -> dict[str, list[str | None]]:
        """What each of its activities gives as its start, and as its finish: a bound or a milestone, else None."""
        bounds = {
            end: [self.rows.column(f"{end}_{one}") for one in ("from", "to", "anchor")] for end in DATE_ROLES
        }
        return {
            end: [first or last or anchor for first, last, anchor in zip(*each, strict=True)]
            for end, each in bounds.items()
        }

    @cached_property
    def dated(self) -> int:
        """How many of its activities give a start or a finish."""
        return sum(bool(start or finish) for start, finish in zip(*self.given.values(), strict=True))

    @property
    def is_timed(self) -> bool:
        """Whether any row gives a date or a numbered period."""
        return self.timed > 0

    @property
    def is_blank(self) -> bool:
        """Whether its tables are calendars in which no cell shows anything."""
        return all(region.grid is not None and not region.grid.drawn for region, _ in self.readings)

    @cached_property
    def timed(self) -> int:
        """How many rows give a date or a numbered period."""
        return len(self._worths) - self._worths.count(_WORTH_NAMED)

    @cached_property
    def score(self) -> int:
        """How much of a plan it is: rows with both dates most, hidden sheets least, a template's own rows not."""
        names = self.rows.column("activity_name")
        score = sum(
            worth
            for worth, name in zip(self._worths, names, strict=True)
            if not _PLACEHOLDER.fullmatch(name.lower())
        )
        is_other = self.sheet.is_hidden or all(kind_of_other(region) for region, _ in self.readings)
        return -(-score // 10) if is_other else score

    @cached_property
    def _worths(self) -> list[int]:
        """What each row counts; one that types a start and a finish but no date gives numbered periods."""
        texts = zip(*(self.rows.column(f"{end}_text") for end in DATE_ROLES), strict=True)
        return [
            _WORTH_BOTH
            if start and finish
            else _WORTH_TIMED
            if start or finish or (typed[0] and typed[1])
            else _WORTH_NAMED
            for start, finish, typed in zip(*self.given.values(), texts, strict=True)
        ]


def choose_reading(workbook: Workbook, settings: Settings = NONE) -> Reading:
    """Return the best reading of a workbook as a plan, with every row of every sheet accounted for.

    A workbook in which no table names tasks and timings gives a reading with no activities, all set aside.
    A sheet, row of headings or column asked for that isn't there is told in `impossible`, and counts for nothing.
    """
    settings, impossible = possible_in(workbook, settings)
    reading = _best_either_way(workbook, settings)
    if settings.layout and not reading.rows and not _is_of_versions(reading):
        impossible = impossible | {"layout": f"nothing in the file can be read as a {settings.layout}"}
        reading = _best_either_way(workbook, replace(settings, layout=""))
    reading.impossible = impossible | reading.impossible
    return reading


def _is_of_versions(reading: Reading) -> bool:
    """Return whether rows are set aside because nobody says which of several versions is the plan."""
    return any(one["reason"] == ASIDE for one in reading.set_aside)


def _best_either_way(workbook: Workbook, settings: Settings) -> Reading:
    """Return the best reading of a workbook, or of its sheets turned, where tasks stand side by side."""
    reading = _best(workbook, settings)
    if reading.layout != NO_TABLE or settings.header_row or settings.columns or settings.sheets:
        return reading
    other, sheets = turned_workbook(workbook, settings)
    across = _best(other, settings) if sheets else reading
    if not is_told(across):
        return reading
    turn_back(across, sheets)
    return across


def _best(workbook: Workbook, settings: Settings) -> Reading:
    named = {sheet.name: sheet for sheet in workbook.sheets}
    sheets = [named[name] for name in settings.sheets] or list(workbook.sheets)
    candidates = sorted(_candidates(workbook.file, sheets, settings), key=lambda one: one.score, reverse=True)
    if not candidates:
        reading = nothing_found(workbook)
        reading.marking = marking_of(workbook)
        return reading
    count = len(sheets) if settings.sheets else 1
    chosen, others = [_of_one_version(one, settings) for one in candidates[:count]], candidates[count:]
    reading = _joined(workbook.file, chosen)
    _say_why(reading, chosen, others)
    _tell_others(reading, chosen, others)
    regions = [region for one in chosen for region, _ in one.readings]
    reading.impossible |= missing_columns(regions, settings)
    reading.marking = marking_of(workbook, regions)
    account_for_the_rest(workbook, regions, reading)
    tell_remarks(regions, reading)
    tell_beside(regions, reading)
    _doubt_parts(reading, others)
    for sheet in {region.sheet.name for region in regions}:
        own = (region.rows for region in regions if region.sheet.name == sheet)
        reading.rows_in += len(set().union(*own))
    reading.rows_kept = reading.rows_in - reading.rows_set_aside
    return reading


# --- candidates -------------------------------------------------------------------------------------------


def _candidates(file: str, sheets: Sequence[Sheet], settings: Settings) -> Iterator[Candidate]:
    """Yield each sheet's best reading: as tables with dates, as a matrix, or, failing all, as a list of tasks."""
    found = False
    in_time: set[str] = set()
    for sheet in sheets:
        one = _of_sheet(file, sheet, settings, sheets)
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
    typed = plan_tables(sheet, settings.header_row, rows_drawn_in(sheet, axes))
    plain = with_time_columns(typed, axes)
    tables = [(_overruled(one, settings), TABLE) for one in plain] or _said_to_be_dated(sheet, settings)
    read = _candidate(file, sheet, tables, settings, sheets) if tables else None
    ways: list[Candidate | None] = [read]
    if axes and (settings.layout == "grid" or read is None or not read.is_timed or read.is_doubtful):
        is_only_drawn = settings.layout == "grid" or (read is not None and read.is_timed)
        found = grids(sheet, axes, is_only_drawn=is_only_drawn)
        drawn = [
            (_overruled(one, settings), GRID) for one in found if settings.header_row in (None, *one.headers)
        ]
        ways.append(_candidate(file, sheet, drawn, settings, sheets) if drawn else None)
    if not (settings.header_row or settings.columns):
        is_dated = read is not None and read.dated > 0
        untimed = (one for one in matrices(sheet, only_grouped=is_dated) if not is_of_time(one, axes))
        wide = [(one, MATRIX) for one in untimed]
        ways.append(_candidate(file, sheet, wide, settings, sheets) if wide else None)
    if axes and not any(ways) and settings.layout in ("", "grid"):
        blank = [(_overruled(one, settings), GRID) for one in blank_grids(sheet, axes)]
        ways.append(_candidate(file, sheet, blank, settings, sheets) if blank else None)
    return _best_way([one for one in ways if one is not None], settings)


def _said_to_be_dated(sheet: Sheet, settings: Settings) -> list[tuple[Region, str]]:
    """Return the lists of tasks of which a person says where the dates are, as one of several versions may be."""
    lists = [_overruled(one, settings) for one in task_lists(sheet)] if settings.columns else []
    return [(one, TABLE) for one in lists if one.is_timed]


def _best_way(ways: list[Candidate], settings: Settings) -> Candidate | None:
    """Return the way that a person asked for, else a matrix, else whichever of table and grid times more rows.

    Where both time as many the table stands: what is typed is what is meant, though a bar shows an end that isn't.
    """
    wanted = {"": None, "table": TABLE, "grid": GRID, "matrix": MATRIX, "list": LIST}[settings.layout]
    if wanted is not None:
        ways = [one for one in ways if one.layout == wanted]
    if not ways:
        return None
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
    read = [(region, read_region(file, region, way, settings, sheets)) for region, way in titled or ways]
    fullest = max(read, key=lambda pair: Candidate(sheet, (pair,)).score) if len(read) > 1 else read[0]
    kept = [pair for pair in read if pair is fullest or _adds(pair, fullest)]
    for region, reading in read:
        if not any(region is one for one, _ in kept) and reading.rows:
            place = Place(file, sheet.name, cell_name(region.headers[0], region.columns[0].number))
            fullest[1].warn(place, f"{len(reading.rows)} rows", *_why_left((region, reading), fullest))
            if _is_version((region, reading), fullest):
                fullest[1].reading_confidence = "low"
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
        and not _repeats(pair[1], fullest[1])
    )


def _are_named_alike(region: Region, other: Region) -> bool:
    """Return whether two tables, if they are drawn, name their rows under the same heading, or one that names tasks."""
    if region.grid is None or other.grid is None:
        return True
    said = [next((one.heading for one in grid.columns if one.role == "name"), "") for grid in (region, other)]
    is_known = [role_of(heading, "activities")[0] in ("name", *LABELS) for heading in said]
    return normalised(said[0]) == normalised(said[1]) or all(is_known)


def _ends(region: Region) -> set[str]:
    """Return which ends of a task a table dates; a span is both."""
    roles = {one.role for one in region.date_columns}
    return {*DATE_ROLES} if "span" in roles else roles


def _repeats(reading: Reading, other: Reading) -> bool:
    names, others = ({*one.rows.column("activity_name")} for one in (reading, other))
    return len(names & others) >= _COPY * max(1, len(names))


def _why_left(pair: tuple[Region, Reading], fullest: tuple[Region, Reading]) -> tuple[str, str]:
    """Return why a table is not read beside the fullest one, and what to ask."""
    if _is_version(pair, fullest):
        return _VERSION, f"{_ASK_VERSION} (readings.csv: header_row {pair[0].headers[0]})"
    if _repeats(pair[1], fullest[1]):
        return "another table on this sheet names the same tasks: a copy, not read", _ASK_SHEETS
    return "another table on this sheet is of another kind: not read as part of the plan", _ASK_SHEETS


def _is_version(pair: tuple[Region, Reading], fullest: tuple[Region, Reading]) -> bool:
    """Return whether a table may be another version of the plan: the same tasks, dated otherwise."""
    is_plan = kind_of_other(pair[0]) in ("", kind_of_other(fullest[0]))
    return is_plan and _repeats(pair[1], fullest[1]) and dates_otherwise(pair[1], fullest[1])


def _overruled(region: Region, settings: Settings) -> Region:
    """Return a table whose columns have the roles that a person gave them."""
    said = {letters: (role, basis) for letters, role, basis in settings.columns}
    taken = {*said.values()}

    def overruled(column: Column) -> Column:
        letters = column_letters(column.number)
        if letters in said:
            return replace(column, role=said[letters][0], basis=said[letters][1], doubt="")
        return replace(column, role="", doubt="") if (column.role, column.basis) in taken else column

    return replace(region, columns=tuple(overruled(one) for one in region.columns)) if said else region


# --- the reading chosen -----------------------------------------------------------------------------------


def _joined(file: str, chosen: Sequence[Candidate]) -> Reading:
    """Return the readings of all chosen tables as one, identifiers made unique where tables stand side by side."""
    parts = [pair for one in chosen for pair in one.readings]
    whole = Reading(file, layout=parts[0][1].layout)
    whole.rows = joined(part.rows for _, part in parts)
    seen: set[str] = set()
    identifiers: list[str] = []
    for region, part in parts:
        identifiers += [
            _unique(one, region, len(chosen) > 1, seen) for one in part.rows.column("activity_id")
        ]
        whole.set_aside += part.set_aside
        whole.warnings += part.warnings
        whole.alternatives += part.alternatives
        whole.reasons += [reason for reason in part.reasons if reason not in whole.reasons]
        whole.order_proof = whole.order_proof or part.order_proof
        doubt_columns(whole, region)
        doubt_headless(whole, region)
        doubt_moved(whole, region)
        doubt_undrawn(whole, region)
    whole.rows.set_column("activity_id", identifiers)
    if all("version" in part.impossible for _, part in parts):
        whole.impossible = parts[0][1].impossible
    orders = {part.date_order for _, part in parts} - {""}
    whole.date_order = orders.pop() if len(orders) == 1 else ""
    found = (part.reading_confidence for _, part in parts)
    whole.reading_confidence = _lower(whole.reading_confidence, *found)
    doubt_far_years(whole)
    return whole


def _of_one_version(one: Candidate, settings: Settings) -> Candidate:
    """Return what is read of a sheet without rows of several versions, or of others than the one that is said."""
    whole = [
        (region, without_versions(region, each, settings.version, one.apart)) for region, each in one.readings
    ]
    return replace(one, readings=tuple(whole))


def _unique(identifier: str, region: Region, is_of_several: bool, seen: set[str]) -> str:
    """Return an activity's identifier, with its sheet or first column where another activity has it already."""
    found = f"{region.sheet.name}!{identifier}" if is_of_several else identifier
    if found in seen:
        found = f"{found}.{column_letters(region.columns[0].number)}"
    seen.add(found)
    return found


def _say_why(reading: Reading, chosen: Sequence[Candidate], others: Sequence[Candidate]) -> None:
    """Record what was read, and how near another sheet came."""
    dated = sum(one.dated for one in chosen)
    told = "; ".join(_told(one) for one in chosen)
    reading.reasons.insert(0, f"{told}, {dated} dated")
    bases = sorted({*filter(None, reading.rows.column("date_basis"))})
    if any(reading.rows.column("other_dates")):
        reading.reasons.append(
            f"dates on several bases: rows are read by their {', '.join(bases)} dates, others are kept beside"
        )
    if others:
        nearest = others[0]
        header = nearest.readings[0][0].headers[-1]
        reading.reasons.append(
            f"next best: {nearest.sheet.name or 'the text'} row {header}, which holds less"
        )
        margin = _confidence(chosen[0].score, nearest.score)
        reading.reading_confidence = _lower(reading.reading_confidence, margin)
    if dated and not any(one.score for one in chosen):
        reading.reasons.append(_TEMPLATE)
        reading.reading_confidence = "low"
    if any(kind_of_other(region) for one in chosen for region, _ in one.readings):
        reading.reading_confidence = "low"
        place = Place(reading.file, chosen[0].sheet.name)
        reading.warn(place, chosen[0].sheet.name, _NO_PLAN, _ASK_SHEETS)
    if not dated:
        reading.reading_confidence = "low"
        place = Place(reading.file, chosen[0].sheet.name)
        if not _is_of_versions(reading):
            reading.put_aside(place, "", "no task has a date", _ASK_DATES)


def _tell_others(reading: Reading, chosen: Sequence[Candidate], others: Sequence[Candidate]) -> None:
    """Keep the other readings that are close, for a person to choose from: another way, or another sheet."""
    best = min(one.score for one in chosen)
    close = [one for one in others if one.is_timed and one.score > CLOSE * best]
    for one in [*(other for mine in chosen for other in mine.beside), *close]:
        bounds = (one.rows.column(f"{end}_{bound}") for end in DATE_ROLES for bound in ("from", "to"))
        days = sorted({day for bound in bounds for day in bound if day})
        reading.alternatives.append(
            {
                "sheet": one.sheet.name or None,
                "layout": one.layout,
                "activities": len(one.rows),
                "dated": one.dated,
                "first": days[0] if days else None,
                "last": days[-1] if days else None,
            }
        )


def _doubt_parts(reading: Reading, others: Sequence[Candidate]) -> None:
    """Warn of each sheet whose tasks are none of those read: it may be a part of the plan."""
    names = {*reading.rows.column("activity_name")}
    for one in others:
        own = {*one.rows.column("activity_name")}
        is_other = one.sheet.is_hidden or all(kind_of_other(region) for region, _ in one.readings)
        if one.score and not is_other and len(own & names) < _COPY * len(own):
            place = Place(reading.file, one.sheet.name)
            told = "1 task" if len(one.rows) == 1 else f"{len(one.rows)} tasks"
            reading.warn(place, told, _PART, _ASK_SHEETS)


def _told(one: Candidate) -> str:
    rows = ", ".join(str(region.headers[0]) for region, _ in one.readings)
    what = "activity" if len(one.rows) == 1 else "activities"
    return f"{one.sheet.name or 'the text'}: {len(one.rows)} {what} below the headings in row {rows}"


def _lower(*confidences: Confidence) -> Confidence:
    """Return the lowest of some confidences: what is in doubt stays so, however far other readings are."""
    return max(confidences, key=get_args(Confidence).index)


def _confidence(score: int, next_score: int) -> Confidence:
    share = next_score / score if score else 1
    return "high" if share <= 0.5 else "medium" if share <= 0.8 else "low"
