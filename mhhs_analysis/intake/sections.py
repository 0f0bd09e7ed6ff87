"""Tables below one another on a sheet: what their titles tell apart from a plan, and what they group of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mhhs_analysis.intake.headings.columns import is_wordy
from mhhs_analysis.intake.headings.not_plans import names_summary, says_only_other
from mhhs_analysis.intake.tables.block_titles import Title, name_column, titles_of_all, titles_over
from mhhs_analysis.intake.tables.inactive import said_in_state
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.parties import is_apart, party_named
from mhhs_analysis.intake.versions.sheet_names import is_outline_of, says_level
from mhhs_analysis.intake.versions.titles import case_or_edition, version_of_table
from mhhs_analysis.intake.versions.words import names_plan, names_programme, says_own
from mhhs_analysis.intake.workbooks.sheets import stretches


def parted(region: Region) -> tuple[list[Region], list[Region]]:
    """Return the parts of a table whose headings are said again, and those that their titles say to be no part of it.

    Whole where no title says that what it heads is another list, another party's, one case of several or an edition:
    groups of one plan stay together.
    """
    blocks = stretches(region.headers)
    if len(blocks) < 2 or region.grid is not None:
        return [region], []
    titles = titles_over(region.sheet, [block[0] for block in blocks])
    others = _others(titles)
    versions = [texts for texts in titles if any(map(case_or_edition, texts.values()))]
    if not (any(others) or len(versions) > 1):
        return [region], []
    parts = [*_cut(region, blocks, titles)]
    left = [part for part, is_other in zip(parts, others, strict=True) if is_other and part.rows]
    return [part for part in parts if part not in left and part.rows], left


def titled_otherwise(regions: Sequence[Region]) -> list[Region]:
    """Return the tables of a sheet that their titles say to be no part of what the others are."""
    titles = titles_over(regions[0].sheet, [one.headers[0] for one in regions])
    return [one for one, is_other in zip(regions, _others(titles), strict=True) if is_other]


def with_titles(regions: Sequence[Region]) -> list[Region]:
    """Return the tables of a sheet with the titles over them, if they stand below one another and each has its own.

    The title over a table is no row of the one above. Where one says a version, none is of a group; a table whose
    headings are said again within it keeps the titles over those.
    """
    tops = [[block[0] for block in stretches(one.headers)] for one in regions]
    rows = [row for own in tops for row in own]
    if len(regions) < 2 or rows != sorted({*rows}) or any(map(version_of_table, regions)):
        return [*regions]
    named = [(row, name_column(one)) for one, own in zip(regions, tops, strict=True) for row in own]
    titles = _within(regions) or titles_of_all(regions[0].sheet, named)
    if not titles:
        return [*regions]
    over = dict(zip(rows, titles, strict=True))
    held = frozenset().union(*(over[own[0]].rows for own in tops))
    kept = [replace(one, rows=tuple(row for row in one.rows if row not in held)) for one in regions]
    return [
        replace(one, title=over[own[0]].text, title_rows=over[own[0]].rows) if len(own) == 1 else one
        for one, own in zip(kept, tops, strict=True)
    ]


def _within(regions: Sequence[Region]) -> list[Title]:
    """Return the words over the headings of the names within the headings of drawings: Supplier over Activity; or none.

    Each drawing has its own, as those have whose months stand below a title and beside it.
    """
    found = []
    for one in regions if all(one.grid for one in regions) else ():
        cells = {row: one.sheet.rows.get(row, {}).get(name_column(one)) for row in one.headers}
        said = [cell for cell in cells.values() if cell]
        found += [Title(" ".join(cell.text.split()), frozenset()) for cell in said[:-1][:1] if is_wordy(cell)]
    return found if len({title.text for title in found}) == len(regions) else []


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
