"""Drawings below one another on a sheet that go on in time for the same rows: a block of months a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mhhs_analysis.intake.grids.continued import Drawn, begins_after, drawn_on
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.reading import row_of
from mhhs_analysis.intake.workbooks.sheets import Cells

_HALF = 0.5
"""Share of the rows of the block that has fewer from which the other has the same ones again."""
_YEARS = re.compile(
    r"(?:\bfy ?)?\b20\d\d(?: ?[/–-] ?(?:20)?\d\d)?\b|\bfy ?\d\d(?: ?[/–-] ?\d\d)?\b|\bcontinued\b", re.I
)
"""What a title may say of the block below it alone: when it is, or that it goes on."""


def joined_blocks(read: Sequence[Drawn]) -> list[list[Drawn]]:
    """Return the drawings of a sheet by those that go on from block to block, each task of such as one where it begins.

    Where two begin where one ends none goes on with it: they may be versions.
    """
    return [_joined(chain) if len(chain) > 1 else chain for chain in _chains(read)]


def _joined(chain: Sequence[Drawn]) -> list[Drawn]:
    readings = drawn_on(chain, _without_years)
    return [(region, reading) for (region, _), reading in zip(chain, readings, strict=True)]


def _chains(read: Sequence[Drawn]) -> list[list[Drawn]]:
    """Return the drawings of a sheet as those that go on from one to the next; one alone is itself."""
    chains: list[list[Drawn]] = []
    for pair in read:
        before = [chain for chain in chains if _goes_on(pair, chain[-1])]
        after = [one for chain in before for one in read if _goes_on(one, chain[-1])]
        if len(before) == len(after) == 1:
            before[0].append(pair)
        else:
            chains.append([pair])
    return chains


def _goes_on(pair: Drawn, last: Drawn) -> bool:
    """Return whether a drawing is the next stretch of time of one above it, for the same rows, headed alike."""
    (region, reading), (above, before) = pair, last
    if region.grid is None or above.grid is None or region.headers[0] <= above.headers[-1]:
        return False
    if not begins_after(region, above) or region.grid.axis.unit != above.grid.axis.unit:
        return False
    groups, above_them = ({*map(_without_years, one.rows.column("outline"))} for one in (reading, before))
    if groups != above_them:
        return False
    names, others = ({*map(normalised, one.rows.column("activity_name"))} for one in (reading, before))
    is_same = len(names & others) >= _HALF * max(1, min(len(names), len(others)))
    return is_same and _heading(pair) == _heading(last) and _is_titled_alike(pair, last)


def _heading(pair: Drawn) -> str:
    return next((normalised(one.heading) for one in pair[0].columns if one.role == "name"), "")


def _is_titled_alike(pair: Drawn, last: Drawn) -> bool:
    """Return whether nothing stands over a block but when it is, or what stands over the one above as well."""
    region, above = pair[0], last[0]
    end = max((row_of(row["cell"]) for row in last[1].rows), default=above.headers[-1])
    own = {*_titles(region.sheet.rows, end, region.headers[0])} - {""}
    return own <= {*_titles(region.sheet.rows, 0, above.headers[0])}


def _titles(rows: Mapping[int, Cells], after: int, before: int) -> Iterator[str]:
    """Yield the texts that stand alone in a row between two, without the years and the like that they say."""
    lone = (
        next(iter(cells.values())).text
        for row, cells in rows.items()
        if after < row < before and len(cells) == 1
    )
    yield from map(_without_years, lone)


def _without_years(text: str | None) -> str:
    """Return what a title says beside when its block is: Plan 2024."""
    return " ".join(normalised(_YEARS.sub(" ", text or "")).split())
