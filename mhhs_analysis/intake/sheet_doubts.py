"""What sheets that are not read may be to the plan: another version of it, or a part; and what several of it share."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from mhhs_analysis.intake.candidates import (
    ASK_SHEETS,
    COPY,
    Candidate,
    are_headed_alike,
    otherwise,
    repeats,
)
from mhhs_analysis.intake.headings.columns import is_date
from mhhs_analysis.intake.headings.not_plans import kind_called
from mhhs_analysis.intake.plan_sheets import PlanSheets, dates_else
from mhhs_analysis.intake.reading import Place, Reading, counted
from mhhs_analysis.intake.sheet_parties import of_several
from mhhs_analysis.intake.sheet_phases import are_levels, may_be_phases
from mhhs_analysis.intake.tables.others import OLDER, kind_of_other
from mhhs_analysis.intake.versions.apart import ASK_VERSION
from mhhs_analysis.intake.versions.sheet_names import are_cases
from mhhs_analysis.intake.versions.words import are_parts
from mhhs_analysis.intake.workbooks.sheets import Sheet

VARIED = (
    "a sheet that names the same tasks with other dates: another version, or the same work for another system or "
    "party? Not read"
)
ASK_VARIED = "ask which of the sheets is the sender's own plan (readings.csv: sheet)"
_PART = "tasks on another sheet, most of which nothing read here names: not read, though they may be a part of the plan"
THEIRS = "a sheet called after another party or the programme: not read as its sender's plan"
ASK_THEIRS = "ask whether these tasks are the sender's own (readings.csv: sheet)"
_ASK_PHASES = "ask whether these rows are the phases of the tasks on the other sheets"
_HEADS = "a sheet whose rows may be phases of the tasks of others: each is read as a task beside them"
_THEIRS_READ = "a sheet called after one party beside others is read: whose plan the file is no sheet says"
_MIXED = "sheets called after several parties, or sorts of them, are read as one plan: each may be of another sender"
_BESIDE = "a sheet headed as the plan is, hidden or called as another list is: its tasks are not read"
_VERSIONS = "sheets of several versions ({names}) stand beside what is read: none of them is read"
_BASE_CASE = (
    "of sheets of several cases the base case by its name is read: {names} stand beside it and are not"
)
_EDITIONS = (
    "of editions of a plan the last one by its name is read, not {names}, in which {left} more are named"
)
BESIDE_TAKEN = "another version than the one that is read by its name: the base case, or the last edition"
_AGAIN = "tasks that several of the sheets read name: each is counted on each, on {days}"
_CASES = (
    "sheets called as cases of a plan may be (high, low) are read as one plan: none names the other's tasks"
)
_HEADLESS = (
    "rows without headings, dated or drawn where the plan's are: not read, though the plan may go on there"
)
_SEVERAL = 3
"""Dated rows from which a table below a plan may go on with it, wherever its dates stand; fewer are of who signs."""
_ASK_HEADLESS = "ask for the plan as one table, or with its headings on each part"
ASK_AGAIN = "ask whether they are the same work"


def doubt_sheets(reading: Reading, plan: PlanSheets, sheets: Sequence[Sheet]) -> None:
    """Warn of what sheets that are not read may be, and of tasks that several sheets read name."""
    _doubt_varied(reading, plan)
    _doubt_versions(reading, plan)
    _doubt_parties(reading, plan)
    _doubt_phases(reading, plan)
    _doubt_parts(reading, plan)
    _doubt_again(reading, plan)
    _doubt_headless(reading, plan, sheets)


def _doubt_varied(reading: Reading, plan: PlanSheets) -> None:
    """Warn of each sheet that dates the same tasks otherwise; one that holds as much of the plan may be the plan."""
    for one in plan.varied:
        reading.warn(Place(reading.file, one.sheet.name), counted(len(one.rows), "task"), VARIED, ASK_VARIED)
        if any(repeats(part, one) for part in plan.parts):
            reading.reading_confidence = "low"


def _doubt_versions(reading: Reading, plan: PlanSheets) -> None:
    """Warn of sheets that are versions, where what is read is of none, or one by its name: else others say so."""
    is_said = plan.said.is_chosen or (not plan.said.taken and any(map(plan.said.speaks, plan.parts)))
    if is_said or not plan.versions:
        return
    names = ", ".join(dict.fromkeys(plan.said.said[one.sheet.name].words for one in plan.versions))
    place = Place(reading.file, plan.versions[0].sheet.name)
    told = _VERSIONS if not plan.said.taken else _EDITIONS if plan.said.is_edition else _BASE_CASE
    left = len(frozenset[str]().union(*(one.names for one in plan.versions)) - plan.names)
    reason = told.format(names=names, left=counted(left, "task"))
    reading.warn(place, names, reason, f"{ASK_VERSION} (readings.csv: version)")
    reading.lower("medium" if plan.said.taken else "low")


def _doubt_parties(reading: Reading, plan: PlanSheets) -> None:
    """Warn of sheets called after somebody else, read or not, and of parts that may be of several parties."""
    for one in (one for one in plan.theirs if one.score and not one.is_beside and one not in plan.varied):
        reading.warn(Place(reading.file, one.sheet.name), counted(len(one.rows), "task"), THEIRS, ASK_THEIRS)
        reading.lower("medium")
    several = () if plan.is_said else of_several(plan.parts)
    if several:
        place, told = Place(reading.file, several[0].sheet.name), counted(len(several), "sheet")
        reading.warn(place, told, _MIXED, ASK_THEIRS)
    elif plan.is_theirs:
        place, told = Place(reading.file, plan.best.sheet.name), counted(len(plan.best.rows), "task")
        reading.warn(place, told, _THEIRS_READ, ASK_THEIRS)
    if plan.is_theirs:
        reading.reading_confidence = "low"


def _doubt_phases(reading: Reading, plan: PlanSheets) -> None:
    """Warn of parts that may be phases of others, by their days or by what they are called."""
    parts = () if plan.is_said or len(plan.parts) == 1 else plan.parts
    heads = [one for one in parts if may_be_phases(one, [other for other in parts if other is not one])]
    for one in heads:
        reading.warn(Place(reading.file, one.sheet.name), counted(len(one.rows), "row"), _HEADS, _ASK_PHASES)


def _doubt_parts(reading: Reading, plan: PlanSheets) -> None:
    """Warn of each sheet that may be a part of the plan: most of its tasks are none of those read."""
    for one in plan.rivals:
        if one in (*plan.summaries, *plan.varied, *plan.theirs):
            continue
        is_own = one not in plan.copies and len(one.names & plan.names) < COPY * len(one.names)
        place, told = Place(reading.file, one.sheet.name), counted(len(one.rows), "task")
        is_newer = not (_is_older(one) or one.is_example) and dates_else(one, plan.parts)
        if one.is_beside and one.is_timed and are_headed_alike(one, plan.best) and (is_own or is_newer):
            reading.warn(place, told, _BESIDE, ASK_SHEETS)
            if not one.is_example:
                reading.lower("medium")
        elif is_own and one.score and not one.is_beside:
            reading.warn(place, told, _PART, ASK_SHEETS)
            if any(are_levels(one, part) for part in plan.parts):
                reading.lower("medium")


def _is_older(one: Candidate) -> bool:
    return all(kind_of_other(region) == OLDER for region, _ in one.readings)


def _doubt_again(reading: Reading, plan: PlanSheets) -> None:
    """Warn once of each part that names tasks of others before it, unless each is done for both, and of cases."""
    for number, one in enumerate(plan.parts[1:], 1):
        before = [other for other in plan.parts[:number] if not _may_name_again(plan, one, other)]
        again = frozenset[str]().union(*(one.names & other.names for other in before))
        place = Place(reading.file, one.sheet.name)
        if again:
            days = "other days" if any(otherwise(one, other) for other in before) else "the same days"
            reading.warn(place, counted(len(again), "task"), _AGAIN.format(days=days), ASK_AGAIN)
        elif any(are_cases(one.version, other.version) for other in before):
            reading.warn(place, counted(len(one.rows), "task"), _CASES, ASK_VARIED)


def _may_name_again(plan: PlanSheets, one: Candidate, other: Candidate) -> bool:
    """Return whether two parts name the same tasks because each is done for both, or is one drawing."""
    are_drawn_on = one in plan.drawn_on and other in plan.drawn_on
    return are_drawn_on or are_parts(one.called, other.called, is_each=True)


def _doubt_headless(reading: Reading, plan: PlanSheets, sheets: Sequence[Sheet]) -> None:
    """Warn of sheets whose rows, from the first, have dates or bars where the plan's have: it may go on there.

    In a table of a document below the plan dates may stand in other columns. What is called notes, a key or another
    list says that it doesn't go on.
    """
    known = {one.sheet.name for one in (*plan.parts, *plan.others)}
    columns = {one.number for region, _ in plan.best.readings for one in region.date_columns}
    is_below = False
    for sheet in sheets:
        is_below |= sheet.name in known
        if sheet.name in known or sheet.is_hidden or _kind_of(sheet) not in ("", OLDER):
            continue
        if (
            _is_dated_in(sheet, columns)
            or (is_below and sheet.is_table and _is_dated_in(sheet, {*sheet.columns}, _SEVERAL))
            or (sheet.is_table and _is_drawn_as(sheet, plan.best))
        ):
            place = Place(reading.file, sheet.name)
            reading.warn(place, counted(len(sheet.rows), "row"), _HEADLESS, _ASK_HEADLESS)
            reading.reading_confidence = "low"


def _kind_of(sheet: Sheet) -> str:
    return kind_called(sheet.called) or kind_called(sheet.own_title)


def _is_dated_in(sheet: Sheet, columns: AbstractSet[int], fewest: int = 1) -> bool:
    """Return whether most rows of a sheet, the first too, have dates in some columns; names of groups apart."""
    if columns.isdisjoint(sheet.columns):
        return False
    rows = [row for row, cells in sheet.rows.items() if len(cells) > 1]
    dated = [
        row for row in rows if any(is_date(sheet.rows[row][one]) for one in columns & sheet.rows[row].keys())
    ]
    return len(dated) >= fewest and dated[0] == rows[0] and 2 * len(dated) >= len(rows)


def _is_drawn_as(sheet: Sheet, best: Candidate) -> bool:
    """Return whether a table without headings is filled where a drawn plan has its time columns."""
    columns = {number for region, _ in best.readings if region.grid for number in region.grid.axis.by_number}
    return any(not columns.isdisjoint(filled) for filled in sheet.drawn.fills.values())
