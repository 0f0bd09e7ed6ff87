"""Whether a table of a document or slide without headings of its own is a further part of the one above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from mhhs_analysis.intake.grids.drawings import time_axes
from mhhs_analysis.intake.headings.columns import TIMINGS, dates_among, is_date
from mhhs_analysis.intake.headings.not_plans import kind_named
from mhhs_analysis.intake.headings.rows import roles_of
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.versions.parties import party_named
from mhhs_analysis.intake.versions.words import edition_said, names_programme, plan_version_said, says_own
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet
from mhhs_analysis.intake.workbooks.table_titles import goes_on

_MOST_PARTS = 100
"""Tables that are one: more are no plan that pages part."""
_AGAIN = 0.25
"""Share of its names up to which a table that goes on may name again what stands above."""
_LONGEST_MARK = 3
"""Letters of a mark in a drawing: anything longer is words."""


@dataclass(frozen=True, eq=False)
class Part:
    """A table that is part of a whole, and how many rows of that stand above it."""

    sheet: Sheet
    above: int = 0
    title: int = 0
    """Its row that says the title of the whole again, which is left out; 0 for none."""
    headings: frozenset[int] = frozenset()
    """Its rows that are the headings of the whole again, which are left out too."""
    again: int = 0
    """How many of the names above it names again."""

    @kept
    def rows(self) -> dict[int, Cells]:
        """What it adds to the whole, by its own rows."""
        left_out = self.headings | {self.title}
        return {row: cells for row, cells in self.sheet.rows.items() if row not in left_out}

    @property
    def bottom(self) -> int:
        """The last row of the whole that is its own."""
        return self.above + max([*self.sheet.rows, *self.sheet.drawn.fills], default=0)


def further_part(sheet: Sheet, parts: Sequence[Part], settings: Settings) -> Part | None:
    """Return the part of a table that one without headings is, or with the same again, None for another table.

    It has dates where the first has dates; in a drawing without dates it has fills or marks below the same time
    columns. It names other tasks than they do, but for a few.
    """
    first = parts[0].sheet
    title, headings = title_again(sheet, first), headings_again(sheet, first)
    part = Part(sheet, parts[-1].bottom, title, headings)
    body = replace(sheet, rows=part.rows)
    if len(parts) == _MOST_PARTS or _is_headed(body) or (not title and _says_plan(_lone_text(body)[1])):
        return None
    drawn = frozenset[int]()
    if not _is_typed_alike(first, body, drawn):
        drawn = _time_columns(first, settings)
        is_alike = _is_typed_alike(first, body, drawn) or _is_drawn_alike(first, body, drawn)
        if not is_alike or _dated(body) & drawn:
            return None
    named = _naming_column(first, drawn | _dated(first))
    above = {one[begin:] for each in parts for one in _names(each.sheet, named) for begin in (0, -1)}
    names = _names(body, named)
    again = len(names & above)
    return replace(part, again=again) if names and again <= _AGAIN * len(names) else None


def title_again(sheet: Sheet, first: Sheet) -> int:
    """Return the row in which a further part of a table says its title again: Our plan (continued); 0 for none."""
    row, text = _lone_text(sheet)
    return row if text and goes_on(text, first.title or _lone_text(first)[1]) else 0


def headings_again(sheet: Sheet, first: Sheet) -> frozenset[int]:
    """Return the rows of a further part of a table that are its headings again; none where they are not the same."""
    title, own_title = title_again(sheet, first), _lone_text(first)[0]
    rows = ((row, cells) for row, cells in sheet.rows.items() if row != title)
    heads = [cells for row, cells in first.rows.items() if row != own_title]
    above = [Cells(), *heads]
    same = takewhile(
        lambda one: _are_same(one[0][1], one[1]) and not _dates_below_words(one[1], one[2]),
        zip(rows, heads, above, strict=False),
    )
    return frozenset(row for (row, _), _, _ in same)


def _dates_below_words(cells: Cells, above: Cells) -> bool:
    """Return whether a row has a date where words stand in the row above it: the headings end there."""
    return any(
        is_date(cell) and number in above and not is_date(above[number]) for number, cell in cells.items()
    )


def _are_same(cells: Cells, others: Cells) -> bool:
    """Return whether two rows say the same in several cells; the name of a group alone is no heading."""
    texts = ({number: cell.text.lower() for number, cell in each.items()} for each in (cells, others))
    return len(cells) > 1 and next(texts) == next(texts)


def _says_plan(text: str) -> bool:
    """Return whether a text says that it is over another plan, or another list: POAP 2, Our plan, Elexon, Risks."""
    said = (plan_version_said, edition_said, says_own, names_programme, kind_named, party_named)
    return any(says(text) for says in said)


def _lone_text(sheet: Sheet) -> tuple[int, str]:
    """Return the first row of a table and its text, if that is all it holds."""
    row, cells = next(iter(sheet.rows.items()), (0, {}))
    return (row, next(iter(cells.values())).text) if len(cells) == 1 else (0, "")


def _first_row(sheet: Sheet) -> Cells:
    """Return the first row of a table that is more than its title or the name of a group."""
    return next((cells for cells in sheet.rows.values() if len(cells) > 1), {})


def _time_columns(sheet: Sheet, settings: Settings) -> frozenset[int]:
    return frozenset[int]().union(*(axis.by_number for axis in time_axes(sheet, settings)))


def _is_typed_alike(first: Sheet, sheet: Sheet, drawn: frozenset[int]) -> bool:
    """Return whether two tables have dates in the same columns, but time columns, below headings of the first."""
    dated, others = (_dated(one) - drawn for one in (first, sheet))
    is_headed = not any(is_date(cell) for number, cell in _first_row(first).items() if number in others)
    return bool(others) and is_headed and _are_dated_alike(first, sheet, dated, others)


def _is_drawn_alike(first: Sheet, sheet: Sheet, drawn: frozenset[int]) -> bool:
    """Return whether a table is drawn below the time columns of another one, and gives no dates, nor does that."""
    return _is_drawn(sheet, drawn) and _are_dated_alike(first, sheet, _dated(first) - drawn, frozenset())


def _is_headed(sheet: Sheet) -> bool:
    """Return whether a table has headings of timings, or words over all its columns of dates: Issue, Opened, Closed."""
    first = _first_row(sheet)
    over = [first[number] for number in _dated(sheet) if number in first]
    is_worded = bool(over) and not any(map(is_date, over))
    return is_worded or any(role in TIMINGS for role, _ in roles_of(first, "activities"))


def _are_dated_alike(first: Sheet, sheet: Sheet, dated: frozenset[int], others: frozenset[int]) -> bool:
    """Return whether two tables have dates in the same columns; where one has none, it holds nothing but headings."""
    blank = not any(sheet.column(number) for number in dated - others)
    return blank and all(_is_only_headed(first.column(number)) for number in others - dated)


def _is_only_headed(cells: Mapping[int, Cell]) -> bool:
    roles = (roles_of({1: cell}, "activities") for cell in cells.values())
    return bool(cells) and all(any(role in TIMINGS for role, _ in each) for each in roles)


def _dated(sheet: Sheet) -> frozenset[int]:
    """Return the columns of a table of which half are dates."""
    return frozenset(
        number
        for number, cells in sheet.columns.items()
        if (dates := dates_among(cells.values())) and 2 * dates >= len(cells)
    )


def _is_drawn(sheet: Sheet, columns: frozenset[int]) -> bool:
    """Return whether anything is filled or marked in some columns of a table, and nothing is written there."""
    filled = any(not columns.isdisjoint(row) for row in sheet.drawn.fills.values())
    marks = [cell.text for number in columns for cell in sheet.column(number).values()]
    return (filled or bool(marks)) and all(len(text) <= _LONGEST_MARK for text in marks)


def _naming_column(sheet: Sheet, others: frozenset[int]) -> int:
    """Return the column of a table that holds most texts, the first of those: what only gathers rows is merged."""
    found = [number for number in sheet.columns if number not in others]
    return max(found, key=lambda number: (len(sheet.texts_in(number)[0]), -number), default=0)


def _names(sheet: Sheet, named: int) -> frozenset[tuple[str, ...]]:
    """Return the names in a table, each after what it stands under in it: Design of one system is not another's.

    That is the row above that names a group, without bars, and what the columns left of the names said last.
    """
    found: set[tuple[str, ...]] = set()
    under: dict[int, str] = {}
    for row, cells in sheet.rows.items():
        texts = {number: cell.text.lower() for number, cell in cells.items() if number <= named}
        if len(cells) == 1 and row not in sheet.drawn.fills:
            under = {0: next(iter(cells.values())).text.lower()}
        elif name := texts.pop(named, ""):
            under |= texts
            found.add((*(text for _, text in sorted(under.items())), name))
    return frozenset(found)
