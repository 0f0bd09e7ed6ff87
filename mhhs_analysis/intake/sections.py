"""Tables below one another on a sheet under the same headings, some of which their titles tell apart from a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from mhhs_analysis.intake.headings.not_plans import names_summary, says_only_other
from mhhs_analysis.intake.tables.inactive import said_in_state
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.parties import is_apart, party_named
from mhhs_analysis.intake.versions.sheet_names import is_outline_of
from mhhs_analysis.intake.versions.titles import case_or_edition
from mhhs_analysis.intake.versions.words import names_plan, names_programme, says_own
from mhhs_analysis.intake.workbooks.sheets import Sheet, stretches
from mhhs_analysis.intake.workbooks.table_titles import goes_on

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
    """Return which parts are none of the plan by their titles; none where all are."""
    found = [_is_other(texts, titles, place) for place, texts in enumerate(titles)]
    return [False] * len(titles) if all(found) else found


def _titles(sheet: Sheet, tops: Sequence[int]) -> list[dict[int, str]]:
    """Return what stands above each of some headings, but for the title of a page that goes on with the one before."""
    found = [_title(sheet, top) for top in tops]
    rows = ((row, cells) for row, cells in sheet.rows.items() if row < tops[0] and row not in found[0])
    above = [cell.text for _, cells in islice(rows, _MOST_ABOVE) for cell in cells.values()]

    def is_of_all(place: int, text: str) -> bool:
        others = [one for other, each in enumerate(found) if other != place for one in each.values()]
        return any(goes_on(text, one) or goes_on(one, text) for one in (*above, *others))

    return [
        {row: text for row, text in each.items() if not is_of_all(place, text)}
        for place, each in enumerate(found)
    ]


def _title(sheet: Sheet, top: int) -> dict[int, str]:
    """Return the rows right above headings that hold a text alone, the nearest first, and these."""
    found: dict[int, str] = {}
    for row in range(top - 1, max(0, top - 1 - _NEAR), -1):
        cells = sheet.rows.get(row, {})
        if len(cells) > 1:
            break
        if cells:
            found[row] = next(iter(cells.values())).text
    return found


def _is_other(texts: dict[int, str], titles: Sequence[dict[int, str]], place: int) -> bool:
    """Return whether the title of a part says that it is none of the plan.

    What stands above the first part may be the title of all, unless another one says that it is a plan. Parties that
    all parts are called after are groups of one plan.
    """
    rest = [text for other, each in enumerate(titles) if other != place for text in each.values()]
    if any(is_outline_of(text, other) for text in texts.values() for other in rest):
        return True
    are_parties = all(any(map(party_named, each.values())) for each in titles)
    is_own = place > 0 or any(names_plan(text) or says_own(text) for text in rest)
    return is_own and any(
        _says_other(text) or (not are_parties and is_apart(party_named(text))) for text in texts.values()
    )


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
