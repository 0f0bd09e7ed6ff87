"""Tables of names and dates that may be lists of something else than work: prices, orders, concerts, courses."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.intake.headings.columns import NAMES, Column, role_of
from mhhs_analysis.intake.headings.not_plans import heads_anything, hints_at_other, names_list
from mhhs_analysis.intake.headings.person_names import may_be_persons, name_persons
from mhhs_analysis.intake.headings.work_words import gathers_work
from mhhs_analysis.intake.reading import Reading, place_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.titles import titles_above
from mhhs_analysis.intake.versions.words import names_plan

_NAMED = NAMES | {"stage"}
"""Roles of headings that say, over names, that these are of work, unless they head names of anything."""
_WORK = frozenset({"owner", "percent", "predecessors", "stage", "milestone", "outline"})
"""Roles of columns that say of rows that they are work; a state, or how long it lasts, other things have too."""
_PERHAPS = "perhaps other_list"
_SURE = 2
"""Headings of other lists from which a table is one as likely as not, if one of them is hardly a plan's."""
_LIST = (
    "headings that lists of other things have, and none that says work: a list of something else, no plan?"
)
_TITLED = "titled as lists of other things are, and no heading says work: a list of something else, no plan?"
_PERSONS = "names as persons have them, beside whom they work for: a list of persons, no plan?"
_ROWS_OF_PERSONS = "rows named as persons are, or by what they do: who works when, no tasks?"
_SHOWN = 3
"""Names that are shown."""
_ASK = "ask whether these rows are tasks of the plan"


def doubt_list(reading: Reading, region: Region) -> None:
    """Warn of a table with headings that other lists have, in which nothing says that its rows are work."""
    name = next((one for one in region.columns if one.role == "name"), None)
    _doubt_rows_of_persons(reading, region, name)
    if region.grid is not None:
        return
    columns = [one for one in region.columns if one not in region.date_columns]
    _doubt_persons(reading, region, columns)
    hints = {one: kind for one in columns if (kind := hints_at_other(one.heading))}
    beside = [one for one in hints if one is not name]
    is_one_sure = any(hints[one] == _PERHAPS for one in beside)
    is_headed = bool(beside) and (is_one_sure or len(hints) >= _SURE)
    is_named = name is not None and hints.get(name) == _PERHAPS
    titled = next((one for one in _called(region) if names_list(one)), "")
    if not (is_headed or is_named or titled) or _says_work(region, name):
        return
    column = next(iter(beside), name) or columns[0]
    place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
    said = ", ".join(one.heading for one in hints)
    reading.warn(place, said or titled, _LIST if is_headed or is_named else _TITLED, _ASK)
    reading.lower("low" if is_one_sure and len(hints) >= _SURE else "medium")


def _doubt_rows_of_persons(reading: Reading, region: Region, name: Column | None) -> None:
    """Warn of rows that are named as persons are, whatever their heading: Anna, Tom below weeks is who works when."""
    texts = [cell.text for cell in region.cells_in(name.number).values()] if name else []
    if name and name_persons(texts):
        shown = (" ".join(text.split()) for text in texts[:_SHOWN])
        place = place_of(reading.file, region.sheet, region.headers[-1], name.number)
        reading.warn(place, ", ".join(shown), _ROWS_OF_PERSONS, _ASK)
        reading.lower("medium")


def _doubt_persons(reading: Reading, region: Region, columns: Sequence[Column]) -> None:
    """Warn of a table that may be of persons and whom they work for, as its names are; nothing says tasks."""
    name = next((one for one in columns if one.role == "name"), None)
    if name is None or not heads_anything(name.heading):
        return
    texts = [cell.text for cell in region.cells_in(name.number).values()]
    if may_be_persons(name.heading, texts, [one.heading for one in columns if one is not name]):
        place = place_of(reading.file, region.sheet, region.headers[-1], name.number)
        reading.warn(place, name.heading, _PERSONS, _ASK)
        reading.lower("medium")


def _says_work(region: Region, name: Column | None) -> bool:
    """Return whether the heading of the names, another column or what a table is called says that it is of work."""
    heading = name.heading if name else ""
    is_named = role_of(heading, "activities")[0] in _NAMED and not heads_anything(heading)
    return (
        is_named
        or any(one.role in _WORK or gathers_work(one.heading) for one in region.columns if one is not name)
        or any(map(names_plan, _called(region)))
    )


def _called(region: Region) -> tuple[str, ...]:
    """Return what a table's sheet is called, and what stands above it."""
    return region.sheet.called, region.sheet.own_title, *titles_above(region)
