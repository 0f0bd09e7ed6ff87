"""Titles over headings that a table says again below: each heads the rows down to the next, Supplier and then Agent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from mhhs_analysis.intake.headings.groups import beneath
from mhhs_analysis.intake.headings.number_words import parts_counted
from mhhs_analysis.intake.tables.notes import says_note
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.sheets import Sheet, stretches
from mhhs_analysis.intake.workbooks.table_titles import uncounted

TITLE = (
    "a title over headings: the rows below it stand under it, it is no task",
    "ask whether it is a task, and for its dates",
)
"""Why such a row is set aside, and what to ask."""
_NEAR = 3
"""Rows above headings in which a title of their own may stand."""
_MOST_ABOVE = 20
"""Rows at the top of a sheet in which the title of all pages may stand."""


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


def block_titles(region: Region) -> BlockTitles:
    """Return the titles of a table over its headings and those said again below, each until the next.

    What stands over the first headings is one where all others are titled. A title parts rows from those above by a
    gap; without one it is as likely a task without dates, the last of a page, unless all headings are titled.
    """
    if region.title:
        return BlockTitles(dict.fromkeys(region.rows, region.title))
    blocks = stretches(region.headers)
    if len(blocks) < 2:
        return BlockTitles()
    tops = [block[0] for block in blocks]
    titles = titles_over(region.sheet, tops)
    said = _said_apart(region.sheet, titles)
    over, title = dict[int, str](), ""
    ends = [*tops[1:], region.rows[-1] + 1 if region.rows else 0]
    for own, first, end in zip(said, tops, ends, strict=True):
        title = own or title
        over |= {row: title for row in region.rows if first < row < end and title}
    held = {row for own, rows in zip(said, titles, strict=True) if own for row in rows}
    return BlockTitles({row: own for row, own in over.items() if row not in held}, frozenset(held))


def _said_apart(sheet: Sheet, titles: Sequence[Mapping[int, str]]) -> list[str]:
    """Return the title over each of some headings of one table, "" where it may be a row of what stands above."""
    said = said_alone(titles)
    is_each = all(said)
    parted = [is_each or min(rows, default=1) - 1 not in sheet.rows for rows in titles]
    own = [title if is_parted else "" for title, is_parted in zip(said, parted, strict=True)]
    return own if all(own[1:]) else ["", *own[1:]]


def said_alone(titles: Sequence[Mapping[int, str]]) -> list[str]:
    """Return what is the title among the lone texts over each of some headings: the first, but for the first headings.

    Over those the title of all may stand too: as many texts are theirs as stand over any others.
    """
    most = max((len(each) for each in titles[1:]), default=0)
    listed = [[each[row] for row in sorted(each)] for each in titles]
    own = [listed[0][-most:] if most else [], *listed[1:]]
    return [" ".join(each[0].split()) if each and _may_be_title(each[0]) else "" for each in own]


def _may_be_title(text: str) -> bool:
    return not parts_counted(text) and not says_note(text)


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
