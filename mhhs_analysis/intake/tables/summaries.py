"""Rows that gather others: by their place, their kind, as a group or parent that others name, or adding others up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise, takewhile

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import DATE_ROLES, GROUP, YES, Column, normalised
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.headings.names import may_total, names_total, total_of
from mhhs_analysis.intake.headings.rows import naming_rows
from mhhs_analysis.intake.headings.work_words import (
    is_group,
    is_kind_of_row,
    is_part,
    may_gather,
    names_parent,
    names_whole,
    says_summary,
)
from mhhs_analysis.intake.tables.inner_headings import heads_steps
from mhhs_analysis.intake.tables.lettered_steps import lettered_steps
from mhhs_analysis.intake.tables.outline import Outline
from mhhs_analysis.intake.tables.table import Table

_SEVERAL = 2
"""Rows that one spans by no chance."""


def summaries(table: Table, rows: Sequence[int], outline: Outline, totals: set[int]) -> set[int]:
    """Return the rows that gather others: by number (1, 1.1) or depth, as group or parent, totals and those said so."""
    pairs = pairwise(rows) if outline.has_levels else ()
    above = summing_above(table, rows, outline)
    gathering = {*above} or {row for row, under in pairs if outline.is_beneath(under, row)}
    said = {row for row, cell in table.cells("gathers", rows).items() if cell.text.lower() in YES}
    named = _parents(table, rows) | _groups(table, rows) | _items(table, rows) | _lettered(table, rows)
    named |= _over_labels(table, rows)
    return gathering | totals | _of_some(said, rows) | _of_some(_of_kinds(table, rows), rows) | named


def _of_some(found: set[int], rows: Sequence[int]) -> set[int]:
    """Return rows that a column calls summaries, none where it says so of all: Phase beside each phase."""
    return set() if len(found) == len(rows) else found


def summing_above(table: Table, rows: Sequence[int], outline: Outline) -> dict[int, list[int]]:
    """Return the rows that gather those above them, with these; none where any may gather those below it.

    Excel groups rows above their summary unless told otherwise: so where the first row lies deeper and the last at
    the top, and each that lies higher than the one above it spans those that do not, as far as any say when.
    """
    depths = [outline.depths.get(row, 0) for row in rows] if outline.depths else []
    if not depths or not depths[0] > depths[-1] == min(depths):
        return {}
    groups = {
        rows[place]: _deeper_above(rows, depths, place)
        for place in range(1, len(rows))
        if depths[place] < depths[place - 1]
    }
    spanned = [spans(table, row, group) for row, group in groups.items()]
    return groups if all(spanned) and any(map(_are_several, groups.values())) else {}


def _deeper_above(rows: Sequence[int], depths: Sequence[int], place: int) -> list[int]:
    """Return the rows right above one that lie deeper than it."""
    above = takewhile(lambda one: depths[one] > depths[place], reversed(range(place)))
    return [rows[one] for one in above]


def _are_several(rows: Sequence[int]) -> bool:
    return len(rows) >= _SEVERAL


def _of_kinds(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that a column of kinds calls summaries, and those of kinds that parts stand under.

    Epic, Project and the like gather only what they span, down to the next of the kind, and only where parts (Story,
    Task) stand there: a Project beside BAU is work as that is. Phase 1, said again, is where rows stand, and no kind.
    """
    kinds = {row: kind for row, kind in table.texts("kind").items() if kind}
    if not kinds:
        return set()
    are_places = any(times > 1 and _is_numbered(kind) for kind, times in Counter(kinds.values()).items())
    sums = {one for one in {*kinds.values()} if says_summary(one) and not (are_places and _is_numbered(one))}
    found = {row for row in rows if kinds.get(row) in sums}
    if not all(is_kind_of_row(one) or says_summary(one) for one in {*kinds.values()}):
        return found
    groups = {row for row in rows if is_group(kinds.get(row, ""))}
    return found | groups | _containers(table, rows, kinds)


def _is_numbered(kind: str) -> bool:
    """Return whether a kind is one of several by number: Phase 1."""
    return kind[-1:].isdecimal()


def _containers(table: Table, rows: Sequence[int], kinds: Mapping[int, str]) -> set[int]:
    """Return the rows of kinds such as Epic that span several rows below, parts among them."""
    found = set[int]()
    below: dict[str, list[int]] = {kind: [] for kind in {*kinds.values()} if may_gather(kind)}
    for row in reversed(rows):
        kind = kinds.get(row, "")
        under = below.get(kind, [])
        if under and any(is_part(kinds.get(one, "")) for one in under) and spans(table, row, under, _SEVERAL):
            found.add(row)
        for other, held in below.items():
            if other == kind:
                held.clear()
            else:
                held.append(row)
    return found


def spans(table: Table, row: int, below: Sequence[int], fewest: int = 1) -> bool:
    """Return whether a row begins no later and ends no earlier than the rows below it, so many of them dated alike.

    An end that all of them leave out says nothing; one that only it leaves out is not spanned.
    """
    known = _ends_of(table, row, below)
    if len(known) < sum(any(map(given.get, below)) for given in _given(table)):
        return False
    return any(len(others) >= fewest for _, _, others in known) and all(
        own <= min(others) if role == "start" else own >= max(others) for role, own, others in known
    )


def spans_exactly(table: Table, row: int, below: Sequence[int]) -> bool:
    """Return whether a row begins with the first and ends with the last of the rows below it."""
    known = _ends_of(table, row, below)
    return bool(known) and all(
        own == (min if role == "start" else max)(others) for role, own, others in known
    )


def _ends_of(table: Table, row: int, below: Sequence[int]) -> list[tuple[str, date, list[date]]]:
    return [found for one in _dated(table) if (found := _own_and_others(table, one, row, below))]


def _given(table: Table) -> list[Mapping[int, Interval | None]]:
    return [table.intervals(one.role, one.basis) for one in _dated(table)]


def _dated(table: Table) -> list[Column]:
    return [one for one in table.region.date_columns if one.role in DATE_ROLES]


def _own_and_others(
    table: Table, column: Column, row: int, below: Sequence[int]
) -> tuple[str, date, list[date]] | None:
    """Return a column's role, the day that it gives of a row, and those of others; None where either are missing."""
    given, is_last = table.intervals(column.role, column.basis), column.role == "finish"
    own, *others = (_day(given, one, is_last=is_last) for one in (row, *below))
    known = [day for day in others if day]
    return (column.role, own, known) if own and known else None


def _day(given: Mapping[int, Interval | None], row: int, *, is_last: bool = False) -> date | None:
    """Return the first day that a row may mean, or the last one; None where it gives none."""
    found = given.get(row)
    return (found.latest if is_last else found.earliest) if found else None


def _parents(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that others name as their parent, by identifier or else by name.

    Where most rows are named so they come after one another, and none stands over others.
    """
    numbers = [one.number for one in table.region.columns if names_parent(one.heading)]
    named = {cell.text for number in numbers for cell in table.region.cells_in(number).values()}
    if not named:
        return set()
    own, names = table.texts("identifier"), table.name_texts
    said = {*map(normalised, named)}
    by_identifier = {row for row in rows if own.get(row) in named}
    found = by_identifier or {row for row in rows if normalised(names[row]) in said}
    return found if 2 * len(found) <= len(rows) else set()


def _items(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows right above headings of their steps, which are read as a table of their own."""
    sheet, columns, own = table.region.sheet, table.name_columns, {*table.region.rows}
    above = {row - 1 for row in naming_rows(sheet, "activities") if row not in own} & {*rows}
    return {
        row
        for row in above
        if heads_steps(sheet.rows[row + 1], sheet.rows.get(row + 2, {}), columns[row].number)
    }


def _over_labels(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that span several right below, which only what stands right of the name says: Task | Sub-task."""
    named = {row: table.name_columns[row].number for row in rows}
    if len({*named.values()}) < _SEVERAL:
        return set()
    below = ((row, _named_right(named, rows, place)) for place, row in enumerate(rows))
    return {row for row, under in below if under and spans(table, row, under, _SEVERAL)}


def _named_right(named: Mapping[int, int], rows: Sequence[int], place: int) -> list[int]:
    """Return the rows right below one that are named in columns right of its name."""
    after = (rows[one] for one in range(place + 1, len(rows)))
    return [*takewhile(lambda one: named[one] > named[rows[place]], after)]


def _lettered(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows whose steps follow in letters (1, then 1a and 1b) and last as long, or that say nothing of when.

    7a and 7b that don't lie in 7 are tasks put in below it; what is drawn is not asked how long it lasts.
    """
    drawn = table.region.grid.marks if table.region.grid else ()
    steps = {row: below for row, below in lettered_steps(table, rows).items() if row not in drawn}
    return {row for row, below in steps.items() if not _is_dated(table, row) or spans(table, row, below)}


def _groups(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that a column of groups names alone, above rows which stand under them and which they span.

    A row with dates that others below do not lie in may be work of the group itself: Testing, before SIT.
    """
    if not any(one.role == GROUP for one in table.region.columns):
        return set()
    below = _below_groups(table, rows)
    return {
        row
        for row, under in below.items()
        if under and (not _is_dated(table, row) or spans(table, row, under))
    }


def _below_groups(table: Table, rows: Sequence[int]) -> dict[int, list[int]]:
    """Return the rows that stand under each one that a column of groups names alone."""
    columns, found = table.name_columns, dict[int, list[int]]()
    heads: list[int] = []
    for row in rows:
        heads = [one for one in heads if columns[one].number < columns[row].number]
        for head in heads:
            if _is_under(table, row, head):
                found[head].append(row)
        if columns[row].role == GROUP:
            heads.append(row)
            found[row] = []
    return found


def _is_under(table: Table, row: int, group: int) -> bool:
    name = " ".join(table.name_texts[group].split())
    return name in table.groups.get(row, "").split(UNDER)


def _is_dated(table: Table, row: int) -> bool:
    return any(table.intervals(one.role, one.basis).get(row) for one in table.region.date_columns)


# --- totals -------------------------------------------------------------------------------------------------


def totals_in(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that by their names add others up: all of them, or those of a group or name above."""
    texts, whole = table.name_texts, _of_whole(table, rows)
    if not may_total(texts.values()):
        return whole
    found = {row for row in rows if names_total(texts[row])}
    others = {row: said for row in rows if (said := total_of(texts[row]))}
    return found | whole | {row for row, said in others.items() if _adds_up(table, rows, row, said)}


def _of_whole(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the first or last row if its name is of the whole plan, and it lasts as long as all the others do."""
    ends = {rows[0], rows[-1]} if len(rows) > _SEVERAL else set[int]()
    named = {row for row in ends if names_whole(table.name_texts[row])}
    others = [row for row in rows if row not in named] if named else []
    return {row for row in named if spans_exactly(table, row, others)}


def _adds_up(table: Table, rows: Sequence[int], total: int, said: str) -> bool:
    """Return whether a row spans those from a group or name above it on: its dates are the first or last of theirs.

    Total outage, after Outage, is work of its own unless it lasts as long as what stands between.
    """
    above = [row for row in rows if row < total]
    headed = [row for row in above if said in _called(table, row)]
    if not headed:
        return False
    parts = [row for row in above if row >= headed[0]]
    return all(_is_end(given, total, parts) for given in _given(table))


def _called(table: Table, row: int) -> set[str]:
    """Return what a row and its groups are called, as one compares them."""
    return {*map(normalised, (*table.groups.get(row, "").split(UNDER), table.name_texts[row]))}


def _is_end(given: Mapping[int, Interval | None], total: int, parts: Sequence[int]) -> bool:
    """Return whether what a row gives is the first or the last that some others give, as far as any do."""
    own, *days = (_day(given, row) for row in (total, *parts))
    known = [day for day in days if day]
    return own is None or not known or own in (min(known), max(known))
