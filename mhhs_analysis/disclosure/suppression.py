"""Complementary suppression: which counts must be withheld, so that none that must be can be worked out from the rest.

What is counted here are the confidential units behind each count: of the others everybody can take the count away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FEWEST = 3
"""A count that rests on fewer confidential units than this could give one of them away."""


@dataclass(frozen=True)
class Sum:
    """Cells, by number, that add up to another cell, or to what everybody knows where `whole` is None."""

    parts: tuple[int, ...]
    whole: int | None = None

    @property
    def cells(self) -> tuple[int, ...]:
        """Its parts and, where it is a cell, its whole."""
        return self.parts if self.whole is None else (*self.parts, self.whole)


def suppressed(behind: Sequence[int], sums: Sequence[Sum]) -> set[int]:
    """Return the numbers of the cells to withhold.

    `behind` is how many confidential units stand behind each cell. To be withheld is a cell with some, yet fewer
    than three, and all parts of a sum whose units are fewer than three or all in one part: that would tell of each.
    Others are withheld with these until no sum gives one away: at least two of a sum, with three units or more,
    and none that follows from several sums together. It may be that nothing can be shown.
    """
    hidden = {cell for cell, units in enumerate(behind) if 0 < units < FEWEST}
    for each in sums:
        units = sum(behind[part] for part in each.parts)
        if units and (units < FEWEST or max(behind[part] for part in each.parts) == units):
            hidden |= {*each.parts}
    while more := _lacking(hidden, behind, sums):
        hidden.add(more[0])
    return hidden


def _lacking(hidden: set[int], behind: Sequence[int], sums: Sequence[Sum]) -> list[int]:
    """Return the cells that could be withheld next, the least first; none where all that are hidden stay so."""
    for each in sums:
        own = hidden.intersection(each.cells)
        few = sum(behind[cell] for cell in own) < FEWEST
        if own and (len(own) == 1 or few) and (others := _others(each, hidden, behind, sums)):
            return others
    given_away = [each for each in sums if _follows(hidden, sums).intersection(each.cells)]
    return next((others for each in given_away if (others := _others(each, hidden, behind, sums))), [])


def _others(each: Sum, hidden: set[int], behind: Sequence[int], sums: Sequence[Sum]) -> list[int]:
    """Return a sum's other cells: those with units first, then those that touch no further sum, then the fewest."""

    def touched(cell: int) -> int:
        return sum(cell in other.cells and hidden.isdisjoint(other.cells) for other in sums)

    cells = [cell for cell in each.cells if cell not in hidden]
    return sorted(
        cells, key=lambda cell: (cell == each.whole, not behind[cell], touched(cell), behind[cell], cell)
    )


def _follows(hidden: set[int], sums: Sequence[Sum]) -> set[int]:
    """Return the hidden cells whose value follows from all that is shown: what the sums' equations determine."""
    unknown = sorted(hidden)
    if not unknown:
        return set()
    equations = np.array(
        [[(cell in each.parts) - (cell == each.whole) for cell in unknown] for each in sums], dtype=float
    )
    rank = np.linalg.matrix_rank(equations)
    alone = np.eye(len(unknown))
    return {
        cell
        for at, cell in enumerate(unknown)
        if np.linalg.matrix_rank(np.vstack([equations, alone[at]])) == rank
    }
