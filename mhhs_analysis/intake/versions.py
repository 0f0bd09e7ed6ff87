"""Several versions of a plan on one sheet: row by row in one table, or in tables that date the same tasks otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.columns import (
    ALTERNATIVE,
    DATE_ROLES,
    LABELS,
    NO,
    YES,
    YES_OR_NO,
    Column,
    is_alternative,
    is_date,
    normalised,
    role_of,
)
from mhhs_analysis.intake.reading import Reading, place_of, row_text
from mhhs_analysis.intake.regions import Region
from mhhs_analysis.intake.sheets import column_letters

_ROW = re.compile(r"\d+")
_UNMEANT = ("", ALTERNATIVE)
"""Roles of columns of which neither the heading nor a person says that they are anything but versions."""
_SHOWN_BESIDE = ("stage", "notes")
"""Roles of columns whose words each activity keeps, so that what they say of versions stays visible."""
_MAY_SAY = (*_UNMEANT, *_SHOWN_BESIDE, "other", *LABELS, "status", "kind")
_SHARED = 0.5
"""Share of the names of each version that others name too, from which a column headed as one parts versions."""
_MOST_WORDS = 5
"""Words of a cell that says a version and no more: POAP 1 (as consulted on)."""
_SHOWN = 3
ASIDE = "one of several versions in this table: nobody says which of them is the sender's plan"
_ASK = "ask which version is the sender's own plan"

_Bounds = tuple[str | None, str | None, str | None]


@dataclass(frozen=True)
class _Versions:
    """A column that says of which of several versions each row of a table is, those of the sender's own left out."""

    column: Column
    of_row: Mapping[int, str]
    tasks: tuple[str, ...]
    """The names that stand under more than one of them, or under one and in rows of the sender's own."""


def without_versions(region: Region, reading: Reading) -> Reading:
    """Return a reading of a table without the rows that are of one of several versions, each set aside, and told.

    Where its heading or a person says that the column is notes or a stage, its rows stay, in doubt, its words beside.
    """
    found = next(filter(None, (_versions(one, region, reading) for one in region.columns)), None)
    if found is None:
        return reading
    left = {} if found.column.role in _SHOWN_BESIDE else found.of_row
    result = replace(reading, set_aside=[*reading.set_aside], warnings=[*reading.warnings])
    result.reading_confidence = "low"
    _warn(result, region, found, is_read=not left)
    read = {_row_of(cell) for cell in reading.rows.column("cell")}
    for row in sorted(read & {*left}):
        place, text = place_of(reading.file, region.sheet, row), row_text(region.sheet, row)
        result.put_aside(place, text, ASIDE, _ASK, rows=1)
    result.rows = ByColumn.of(one for one in reading.rows if _row_of(one["cell"]) not in left)
    return result


def _versions(column: Column, region: Region, reading: Reading) -> _Versions | None:
    """Return the versions that a column parts rows by, if the same tasks stand under more than one of them.

    Rows that say another thing beside those that say a version are the sender's own, and tell against it as one would.
    """
    if column.role not in _MAY_SAY:
        return None
    is_headed = _is_headed(column)
    _, typed_there = region.sheet.texts_in(column.number)
    if not is_headed and not any(map(_says_version, {*typed_there})):
        return None
    cells = region.cells_in(column.number)
    texts = {row: cell.text for row, cell in cells.items() if normalised(cell.text) and not is_date(cell)}
    said = {row: text for row, text in texts.items() if _says_version(text)}
    is_said = bool(said) and (is_headed or 2 * len(said) >= len(cells))
    if not is_said and (not is_headed or _are_flags(texts.values())):
        return None
    own = dict.fromkeys(region.rows if is_headed else texts, "") if is_said else {}
    of_row = said if is_said else texts
    if is_headed and _is_said_once(texts, region, reading):
        of_row = _carried_down(of_row, region)
    tasks = _tasks_by_version(own | of_row, reading)
    several = {name for names in tasks.values() for name in names if _count(name, tasks) > 1}
    is_parted = is_said or all(len(names & several) >= _SHARED * len(names) for names in tasks.values())
    if not several or not is_parted:
        return None
    typed = {normalised(name): name for name in reading.rows.column("activity_name")}
    return _Versions(column, of_row, tuple(name for key, name in typed.items() if key in several))


def _is_said_once(texts: Mapping[int, str], region: Region, reading: Reading) -> bool:
    """Return whether rows that say nothing name a task twice: what stands above speaks for them."""
    silent = [name for row, name in _named_rows(reading) if row not in texts]
    return region.rows[0] in texts and len({*silent}) < len(silent)


def _carried_down(of_row: Mapping[int, str], region: Region) -> dict[int, str]:
    carried, last = {}, ""
    for row in region.rows:
        last = of_row.get(row, last)
        if last:
            carried[row] = last
    return carried


def _are_flags(texts: Iterable[str]) -> bool:
    """Return whether texts say yes or no, each in one way."""
    said = {text.lower() for text in texts}
    return said <= YES_OR_NO and len(said & YES) <= 1 and len(said & NO) <= 1


def _says_version(text: str) -> bool:
    """Return whether a text names a version and says little else, as a remark or the name of a file does."""
    return is_alternative(text) and len(normalised(text).split()) <= _MOST_WORDS


def _is_headed(column: Column) -> bool:
    """Return whether a heading, or its last word, says that a column is of versions: Replan option."""
    headed = (column.heading, normalised(column.heading).rpartition(" ")[2])
    return column.role in _UNMEANT and any(role_of(one, "activities")[0] == ALTERNATIVE for one in headed)


def _tasks_by_version(of_row: Mapping[int, str], reading: Reading) -> dict[str, set[str]]:
    tasks: defaultdict[str, set[str]] = defaultdict(set)
    for row, name in _named_rows(reading):
        if row in of_row:
            tasks[normalised(of_row[row])].add(name)
    return tasks


def _named_rows(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the row of the sheet in which each activity stands, and its name."""
    columns = (reading.rows.column(one) for one in ("cell", "activity_name"))
    return ((_row_of(cell), normalised(name)) for cell, name in zip(*columns, strict=True))


def _count(name: str, tasks: Mapping[str, set[str]]) -> int:
    return sum(name in names for names in tasks.values())


def _row_of(cell: str | None) -> int:
    found = _ROW.search(cell or "")
    return int(found[0]) if found else 0


def _warn(reading: Reading, region: Region, found: _Versions, *, is_read: bool) -> None:
    """Warn at a column's heading of the versions that stand in one table."""
    names = sorted({*found.of_row.values()})
    tasks = ", ".join(found.tasks[:_SHOWN]) + (" ..." if len(found.tasks) > _SHOWN else "")
    what = "several versions" if len(names) > 1 else "another version beside the sender's own"
    read = "all of them are read, mixed" if is_read else "none of them is read"
    reason = (
        f"rows of {what} stand in one table ({', '.join(names)}) and name the same tasks ({tasks}): {read}"
    )
    letters = column_letters(found.column.number)
    remedy = _ASK if is_read else f"{_ASK} (readings.csv: {letters} as notes reads the rows of all)"
    place = place_of(reading.file, region.sheet, region.headers[-1], found.column.number)
    reading.warn(place, found.column.heading, reason, remedy)


# --- tables of the same tasks -------------------------------------------------------------------------------


def dates_otherwise(reading: Reading, other: Reading) -> bool:
    """Return whether a table gives a task of another one a start or finish that no row of that name there allows."""
    here, there = _given(reading), _given(other)
    return any(
        not any(_may_be_one(one, held) for held in there.get(key, ()))
        for key, each in here.items()
        if key[0] in {name for name, _ in there}
        for one in each
    )


def _given(reading: Reading) -> dict[tuple[str, str], list[_Bounds]]:
    """Return what is given as each end of the tasks of a name."""
    found: defaultdict[tuple[str, str], list[_Bounds]] = defaultdict(list)
    names = [normalised(name) for name in reading.rows.column("activity_name")]
    for end in DATE_ROLES:
        columns = (reading.rows.column(f"{end}_{part}") for part in ("from", "to", "text"))
        for name, *bounds in zip(names, *columns, strict=True):
            if any(bounds):
                found[name, end].append((bounds[0], bounds[1], bounds[2]))
    return found


def _may_be_one(one: _Bounds, other: _Bounds) -> bool:
    """Return whether two ends may be one day; those that nothing dates are compared as typed."""
    if not any(one[:2]) or not any(other[:2]):
        return one[2] == other[2]
    apart = (one[1] and other[0] and one[1] < other[0]) or (other[1] and one[0] and other[1] < one[0])
    return not apart
