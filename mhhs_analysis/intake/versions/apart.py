"""Several versions of a plan: row by row in one table, or in tables or sheets that date the same tasks otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.headings.columns import DATE_ROLES, heads_alternative, normalised
from mhhs_analysis.intake.reading import Reading, Row, place_of, row_of, row_text
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.columns import said_in_column
from mhhs_analysis.intake.versions.headed import columns_of_version
from mhhs_analysis.intake.versions.names import said_by_names
from mhhs_analysis.intake.versions.reports import said_by_reports
from mhhs_analysis.intake.versions.rows import OWN, Versions, named_rows
from mhhs_analysis.intake.versions.same_tasks import SameTasks, same_tasks
from mhhs_analysis.intake.versions.tasks import tasks_named
from mhhs_analysis.intake.versions.titles import (
    are_versions,
    is_alike_said,
    version_of_sheet,
    version_of_table,
)
from mhhs_analysis.intake.versions.words import VersionSaid, version_key

ASIDE = "one of several versions of the plan: nobody says which of them is the sender's"
OTHER = "another version than the one that is said to be the sender's plan"
ALL = "all"
"""What a person says of versions where the rows of all of them are the plan."""
_SHOWN = 6
"""Versions that are named; where there are more they are as good as none."""
ASK_VERSION = "ask which version is the sender's own plan"

_Bounds = tuple[str | None, str | None, str | None]
_Table = tuple[Region, Reading]
EndsGiven = Mapping[tuple[str, str], Sequence[_Bounds]]
"""What is given as each end of the tasks of a name: from, to and as typed."""
Way = Callable[[Region, Reading], Versions | None]
"""A way in which versions are said: which rows of a table are of which, or None where it says none."""


@dataclass(frozen=True)
class _Rest:
    """The rows of a table that are not read because of their version, and why."""

    rows: frozenset[int]
    why: str
    ask: str = ""


def without_versions(
    region: Region,
    reading: Reading,
    wanted: str = "",
    apart: Sequence[_Table] = (),
    also: Sequence[Way] = (),
) -> Reading:
    """Return a reading of a table without the rows that are of one of several versions, each set aside, and told.

    `wanted` is the version that a person says is the sender's plan, or all; one that nobody tells of is impossible.
    `apart` are tables that date the same tasks otherwise, on its sheet or others. Where its heading or a person says
    that the column that parts the rows is notes or a stage, its rows stay, in doubt, its words beside. `also` says
    versions in ways of its own.
    """
    is_known = not wanted or is_titled(region, wanted) or bool(columns_of_version(region, wanted))
    told = list[str]()
    for said in _ways(region, apart, also):
        found = said(region, reading)
        if found is None:
            continue
        chosen = found.chosen(wanted) if wanted else None
        is_all = wanted.lower() == ALL and not found.elsewhere
        is_known, told = is_known or is_all or chosen is not None, [*told, *found.named.values()]
        reading = reading if is_all else _of_one(region, reading, found, chosen)
    if not told and (titled := same_tasks(region, reading)):
        told = [*titled.versions.named.values()]
        chosen = titled.versions.chosen(wanted) if wanted else None
        is_known = is_known or wanted.lower() == ALL or chosen is not None
        reading = _of_one_title(region, reading, titled, wanted, chosen)
    return reading if is_known else _without_wanted(region, reading, wanted, told)


def _ways(region: Region, apart: Sequence[_Table], also: Sequence[Way]) -> Sequence[Way]:
    """Return the ways in which versions may be said of a table's rows, the first that counts first."""
    by_tables = [partial(said, apart=apart) for said in (_said_by_titles, _said_by_sheets)]
    by_columns = [partial(said_in_column, one) for one in region.columns]
    return [*by_tables, *also, *by_columns, said_by_names, said_by_reports]


def _of_one_title(
    region: Region, reading: Reading, titled: SameTasks, wanted: str, chosen: str | None
) -> Reading:
    """Return a reading of the rows below the title that a person names, or of all, in doubt where nobody says so."""
    if chosen is not None:
        return _of_one(region, reading, titled.versions, chosen)
    result = replace(reading, warnings=[*reading.warnings])
    if not wanted:
        titled.tell(result, region)
    return result


def _without_wanted(region: Region, reading: Reading, wanted: str, told: Sequence[str]) -> Reading:
    """Return a reading that says that the version a person names isn't there, and which are."""
    if told:
        there = f"the versions told are {', '.join(told[:_SHOWN])}"
    elif any(heads_alternative(one.heading) for one in region.columns):
        headed = [one.heading for one in region.columns if heads_alternative(one.heading)]
        there = f"columns are headed {', '.join(headed[:_SHOWN])}"
    else:
        there = "nothing that was read is of several versions"
    return replace(reading, impossible=reading.impossible | {"version": f"no version {wanted!r}; {there}"})


def is_titled(region: Region, wanted: str) -> bool:
    """Return whether a table's title, or its sheet's name, says that it is of the version that a person names."""
    if normalised(wanted) in map(normalised, (region.sheet.name, region.sheet.called)):
        return True
    said = {one.words for one in (version_of_table(region), version_of_sheet(region)) if one}
    return any(Versions({0: words}, frozenset(), (0, None)).chosen(wanted) is not None for words in said)


def _said_by_titles(region: Region, reading: Reading, apart: Sequence[_Table]) -> Versions | None:
    """Return the versions that the titles of tables of the same tasks on one sheet say, if each says another."""
    beside = [(version_of_table(where), other) for where, other in apart if where.sheet is region.sheet]
    said = version_of_table(region) if beside else None
    return _of_tables(region, reading, said, beside, "in tables of one sheet") if beside else None


def _said_by_sheets(region: Region, reading: Reading, apart: Sequence[_Table]) -> Versions | None:
    """Return the versions that the names of sheets say, if each says another."""
    beside = [(version_of_sheet(where), other) for where, other in apart if where.sheet is not region.sheet]
    return (
        _of_tables(region, reading, version_of_sheet(region), beside, "on several sheets") if beside else None
    )


def _of_tables(
    region: Region,
    reading: Reading,
    said: VersionSaid | None,
    beside: Sequence[tuple[VersionSaid | None, Reading]],
    where: str,
) -> Versions | None:
    """Return the versions that a table and others are said to be, if each is another one."""
    others = [(one, other) for one, other in beside if said and one and is_alike_said(said, one)]
    if said is None or not any(are_versions(said, one) for one, _ in others):
        return None
    names = [
        {normalised(name) for _, name in named_rows(one)} for one in (reading, *(one for _, one in others))
    ]
    again = frozenset(names[0] & set[str]().union(*names[1:]))
    elsewhere = tuple(one.words for one, _ in others)
    place = (region.headers[0], None)
    return Versions(dict.fromkeys(region.rows, said.words), again, place, elsewhere=elsewhere, where=where)


def _of_one(region: Region, reading: Reading, found: Versions, chosen: str | None) -> Reading:
    """Return a reading of the rows of the version chosen, or of no version where none is."""
    result = replace(reading, set_aside=[*reading.set_aside], warnings=[*reading.warnings])
    rest = _rest(reading, found, chosen)
    if chosen is None:
        result.reading_confidence = "low"
        result.alternatives = [*reading.alternatives, *_alternatives(region, reading, found)]
        _warn(result, region, found, is_read=not rest.rows)
    for row in sorted({row_of(cell) for cell in reading.rows.column("cell")} & rest.rows):
        place, text = place_of(reading.file, region.sheet, row), row_text(region.sheet, row)
        result.put_aside(place, text, rest.why, rest.ask, rows=1)
    result.rows = ByColumn.of(one for one in reading.rows if row_of(one["cell"]) not in rest.rows)
    return result


def _rest(reading: Reading, found: Versions, chosen: str | None) -> _Rest:
    """Return the rows that are not read: of every version, or of others than the one chosen.

    What the version chosen dates otherwise than rows of no version is read as it has it.
    """
    if chosen is None:
        return _Rest(frozenset(() if found.is_shown_beside else found.of_row), ASIDE, ASK_VERSION)
    key_of = {row: version_key(words) for row, words in found.of_row.items()}
    names = [(row, found.name_of(name)) for row, name in named_rows(reading)]
    spoken = {name for row, name in names if key_of.get(row) == chosen}
    own = {row for row, name in names if row not in key_of and name in spoken}
    others = {row for row, key in key_of.items() if key != chosen}
    return _Rest(frozenset(own | others | found.heads), OTHER)


def _alternatives(region: Region, reading: Reading, found: Versions) -> Iterator[Row]:
    """Yield the first versions as readings to choose from: how many activities, dated, from when to when."""
    given: defaultdict[str, list[list[str]]] = defaultdict(list)
    bounds = [reading.rows.column(f"{end}_{bound}") for end in DATE_ROLES for bound in ("from", "to")]
    for (row, _), *days in zip(named_rows(reading), *bounds, strict=True):
        given[version_key(found.of_row.get(row, OWN))].append([day for day in days if day])
    for key, words in [(key, words) for key, words in found.named.items() if key in given][:_SHOWN]:
        days = sorted({day for each in given[key] for day in each})
        yield {
            "sheet": region.sheet.name or None,
            "layout": reading.layout,
            "version": words,
            "activities": len(given[key]),
            "dated": sum(map(bool, given[key])),
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
        }


def _warn(reading: Reading, region: Region, found: Versions, *, is_read: bool) -> None:
    """Warn of the versions that stand in one table, where they are said, and of how one of them is chosen."""
    shown = [*found.named.values()][:_SHOWN] + ["..."] * (len(found.named) > _SHOWN)
    names = ", ".join(shown)
    what = "several versions" if len(found.named) > 1 else "another version beside the sender's own"
    same = f" and name the same tasks ({len(found.tasks)} of them)" if found.tasks else ""
    read = "all of them are read, mixed" if is_read else "none of them is read"
    choice = " or ".join(shown) + ("" if found.elsewhere else ", or all")
    notes = f"; {found.letters} as notes reads the rows of all" if found.letters and not is_read else ""
    reading.warn(
        place_of(reading.file, region.sheet, *found.place),
        found.heading or names,
        f"rows of {what} stand {found.where} ({names}){same}: {read}",
        f"{ASK_VERSION} (readings.csv: version {choice}{notes})",
    )


# --- tables of the same tasks -------------------------------------------------------------------------------


def dates_otherwise(reading: Reading, other: Reading) -> bool:
    """Return whether a table dates any task of another one otherwise."""
    tables = [(tasks_named(one.rows.column("activity_name")), one) for one in (reading, other)]
    again = {*tables[0][0]} & {*tables[1][0]}
    return bool(dated_otherwise(*(ends_given([table], again) for table in tables)))


def dated_otherwise(here: EndsGiven, there: EndsGiven) -> frozenset[str]:
    """Return the tasks that are given a start or finish which no row of that name elsewhere allows."""
    again = {name for name, _ in there}
    return frozenset(
        key[0]
        for key, each in here.items()
        if key[0] in again
        and any(not any(_may_be_one(one, held) for held in there.get(key, ())) for one in each)
    )


def ends_given(tables: Iterable[tuple[Sequence[str], Reading]], tasks: AbstractSet[str]) -> EndsGiven:
    """Return what some tables, each with what its tasks are called, give as each end of those of some names."""
    found: defaultdict[tuple[str, str], list[_Bounds]] = defaultdict(list)
    for names, reading in tables:
        for end in DATE_ROLES:
            columns = (reading.rows.column(f"{end}_{part}") for part in ("from", "to", "text"))
            for name, given in zip(names, zip(*columns, strict=True), strict=True):
                if name in tasks and any(given):
                    found[name, end].append(given)
    return found


def _may_be_one(one: _Bounds, other: _Bounds) -> bool:
    """Return whether two ends may be one day; those that nothing dates are compared as typed."""
    if not any(one[:2]) or not any(other[:2]):
        return one[2] == other[2]
    apart = (one[1] and other[0] and one[1] < other[0]) or (other[1] and one[0] and other[1] < one[0])
    return not apart
