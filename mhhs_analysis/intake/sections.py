"""Tables below one another on a sheet under the same headings, some of which their titles tell apart from a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from mhhs_analysis.intake.headings.not_plans import names_summary, says_only_other
from mhhs_analysis.intake.tables.inactive import said_in_state
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.parties import is_apart, party_named
from mhhs_analysis.intake.versions.sheet_names import is_outline_of, says_level
from mhhs_analysis.intake.versions.titles import case_or_edition
from mhhs_analysis.intake.versions.words import names_plan, names_programme, says_own
from mhhs_analysis.intake.workbooks.sheets import Sheet, stretches
from mhhs_analysis.intake.workbooks.table_titles import uncounted

_NEAR = 3
"""Rows above headings in which a title of their own may stand."""
_MOST_ABOVE = 20
"""Rows at the top of a sheet in which the title of all pages may stand."""


def parted(region: Region) -> tuple[list[Region], list[Region]]:
    """Return the parts of a table whose headings are said again, and those that their titles say to be no part of it.

    Whole where no title says that what it heads is another list, another party's, one case of several or an edition:
    groups of one plan stay together.
    """
    blocks = stretches(region.headers)
    if len(blocks) < 2 or region.grid is not None:
        return [region], []
    titles = _titles(region.sheet, [block[0] for block in blocks])
    others = _others(titles)
    versions = [texts for texts in titles if any(map(case_or_edition, texts.values()))]
    if not (any(others) or len(versions) > 1):
        return [region], []
    parts = [*_cut(region, blocks, titles)]
    left = [part for part, is_other in zip(parts, others, strict=True) if is_other and part.rows]
    return [part for part in parts if part not in left and part.rows], left


def titled_otherwise(regions: Sequence[Region]) -> list[Region]:
    """Return the tables of a sheet that their titles say to be no part of what the others are."""
    titles = _titles(regions[0].sheet, [one.headers[0] for one in regions])
    return [one for one, is_other in zip(regions, _others(titles), strict=True) if is_other]


def _others(titles: Sequence[dict[int, str]]) -> list[bool]:
    """Return which parts are none of the plan by their titles; none where all are.

    What stands above the first part may be the title of all, unless another one says that it is a plan. Parties that
    all parts are called after are groups of one plan, and so is a party's name alone: it may head a workstream.
    """
    said = [frozenset(each.values()) for each in titles]
    plans = [any(names_plan(text) or says_own(text) for text in own) for own in said]
    levels = frozenset(text for own in said for text in own if says_level(text))
    are_parties = all(any(map(party_named, own)) for own in said)
    found = []
    for place, own in enumerate(said):
        is_outline = any(is_outline_of(text, other) for text in own & levels for other in levels - own)
        is_beside = place > 0 or sum(plans) > plans[place]
        is_anothers = not are_parties and any(
            names_plan(text) and is_apart(party_named(text)) for text in own
        )
        found.append(is_outline or (is_beside and (is_anothers or any(map(_says_other, own)))))
    return [False] * len(titles) if all(found) else found


def _titles(sheet: Sheet, tops: Sequence[int]) -> list[dict[int, str]]:
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


def _says_other(text: str) -> bool:
    """Return whether a title is over what is no plan, work that is dropped, or the plan of the programme."""
    is_list = says_only_other(text) or names_summary(text)
    return is_list or names_programme(text) or said_in_state("status", text) == ""


def _cut(
    region: Region, blocks: Sequence[Sequence[int]], titles: Sequence[dict[int, str]]
) -> Iterator[Region]:
    """Yield the table below each of the headings, without what stands above the next ones."""
    last = region.rows[-1] + 1 if region.rows else 0
    ends = [*(min([block[0], *texts]) for block, texts in zip(blocks[1:], titles[1:], strict=True)), last]
    for block, end in zip(blocks, ends, strict=True):
        rows = tuple(row for row in region.rows if block[-1] < row < end)
        yield replace(region, headers=tuple(block), rows=rows)
