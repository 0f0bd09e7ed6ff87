"""Titles over headings that a sheet says again below: each heads the rows down to the next, Supplier and then Agent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.intake.headings.columns import GROUP, LABELS, is_wordy, normalised, role_of
from mhhs_analysis.intake.headings.groups import beneath
from mhhs_analysis.intake.headings.number_words import parts_counted
from mhhs_analysis.intake.tables.notes import says_note
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet, stretches
from mhhs_analysis.intake.workbooks.table_titles import uncounted
from mhhs_analysis.reference import rows as words_in

TITLE = (
    "a title over headings: the rows below it stand under it, it is no task",
    "ask whether it is a task, and for its dates",
)
"""Why such a row is set aside, and what to ask."""
_NEAR = 3
"""Rows above headings in which a title of their own may stand."""
_MOST_ABOVE = 20
"""Rows at the top of a sheet in which the title of all pages may stand."""
_MAY_GATHER = ("", "name", "stage", GROUP, *LABELS)
"""Roles of words before a colon that may number or name a group: Workstream 1: Design."""
_BRACKETS = re.compile(r"[()\[\]]")
Top = tuple[int, int]
"""The first row of some headings, and the column in which their names stand."""


@dataclass(frozen=True)
class BlockTitles:
    """What each row of a table stands under by the titles over its headings, and the rows that hold those."""

    over: Mapping[int, str] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()

    def above(self, groups: Mapping[int, str]) -> Mapping[int, str]:
        """Return the groups of rows with the titles over them first."""
        under = {
            row: beneath(title, groups[row]) if row in groups else title for row, title in self.over.items()
        }
        return {**groups, **under} if under else groups


@dataclass(frozen=True)
class Title:
    """A title over headings, and the rows that hold it and what else stands between it and them."""

    text: str
    rows: frozenset[int]


def block_titles(region: Region) -> BlockTitles:
    """Return the titles of a table over its headings and those said again below, where each of them has its own."""
    if region.title:
        return BlockTitles(dict.fromkeys(region.rows, region.title), region.title_rows)
    tops = [block[0] for block in stretches(region.headers)]
    titles = titles_of_all(region.sheet, [(top, name_column(region)) for top in tops])
    if not titles:
        return BlockTitles()
    held = frozenset().union(*(title.rows for title in titles))
    own = {row: titles[bisect_right(tops, row) - 1].text for row in region.rows if row not in held}
    return BlockTitles(own, held)


def name_column(region: Region) -> int:
    """Return the column of a table in which its names stand, else its first."""
    return next((one.number for one in region.columns if one.role == "name"), region.columns[0].number)


def titles_of_all(sheet: Sheet, tops: Sequence[Top]) -> list[Title]:
    """Return the title over each of two or more headings, from the top of a sheet down; none unless each has its own.

    One without, or one that is said of several, may go on with the headings above.
    """
    if len(tops) < 2:
        return []
    over = titles_over(sheet, [top for top, _ in tops])
    found = [
        _title_in(sheet, texts, column, is_first=place == 0)
        for place, (texts, (_, column)) in enumerate(zip(over, tops, strict=True))
    ]
    titles = [title for title in found if title]
    return titles if len({title.text for title in titles}) == len(tops) else []


def _title_in(sheet: Sheet, texts: Mapping[int, str], names: int, *, is_first: bool) -> Title | None:
    """Return the title among lone texts over headings: the upper, or right over the first headings the nearest.

    Over the first ones that of all may stand too. Below others a gap parts it from the rows above: without one it is
    as likely the last task of a page.
    """
    if not texts or (not is_first and min(texts) - 1 in sheet.rows):
        return None
    for row in sorted(texts, reverse=is_first):
        column, cell = next(iter(sheet.rows[row].items()))
        if column <= names and _may_be_title(cell) and not _is_drawn(sheet, row, column):
            return Title(" ".join(cell.text.split()), frozenset(texts))
    return None


def _is_drawn(sheet: Sheet, row: int, column: int) -> bool:
    """Return whether cells of a row are filled and the one of its text is not: bars of a task, no band of a title."""
    fills = sheet.drawn.fills.get(row, {})
    return bool(fills) and column not in fills


def _may_be_title(cell: Cell) -> bool:
    """Return whether a lone cell may name what stands below it: words that give no date, fact or remark."""
    text = " ".join(cell.text.split())
    if not is_wordy(cell) or parts_counted(text) or says_note(text) or _says_remark(text) or _gives_day(text):
        return False
    before, colon, _ = text.partition(":")
    return not colon or role_of(before, "activities")[0] in _MAY_GATHER


def _gives_day(text: str) -> bool:
    """Return whether a text begins or ends with a day: Go-live 1 July 2026."""
    words = _BRACKETS.sub(" ", text).split()
    ends = [words[place:] for place in range(len(words))] + [words[:place] for place in range(1, len(words))]
    found = (interval_from_text(" ".join(each).strip(",;:-– ")) for each in ends)
    return any(one is not None and one.earliest is not None and one.earliest == one.latest for one in found)


def _says_remark(text: str) -> bool:
    words = f" {normalised(text)} "
    return any(
        f" {one} " in words if stands == "any" else words.startswith(f" {one} ") for one, stands in _remarks()
    )


@cache
def _remarks() -> tuple[tuple[str, str], ...]:
    return tuple((row["words"], row["stands"]) for row in words_in("remark_words"))


def titles_over(sheet: Sheet, tops: Sequence[int]) -> list[dict[int, str]]:
    """Return what stands above each of some headings, but for the title of a page that goes on with the one before."""
    found = [_title(sheet, top) for top in tops]
    rows = ((row, cells) for row, cells in sheet.rows.items() if row < tops[0] and row not in found[0])
    above = {uncounted(cell.text) for _, cells in islice(rows, _MOST_ABOVE) for cell in cells.values()}
    times = Counter(text for each in found for text in {*map(uncounted, each.values())})

    def is_of_all(text: str) -> bool:
        own = uncounted(text)
        return not own or own in above or times[own] > 1

    return [{row: text for row, text in each.items() if not is_of_all(text)} for each in found]


def _title(sheet: Sheet, top: int) -> dict[int, str]:
    """Return the rows over headings that hold a text alone, the nearest first, and these.

    Parted from the headings by a gap they are a title only if a gap is above them too: else they are the last rows of
    the table above, tasks without dates.
    """
    found: dict[int, str] = {}
    row, first = top - 1, max(1, top - _NEAR)
    while row > first and row not in sheet.rows:
        row -= 1
    is_parted = row < top - 1
    while row >= first and len(sheet.rows.get(row, {})) == 1:
        found[row] = next(iter(sheet.rows[row].values())).text
        row -= 1
    return {} if is_parted and row in sheet.rows else found
