"""What is drawn on a sheet beside its values: fills, rules that fill, remarks, shapes. Made only when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

Fills = dict[int, dict[int, str]]
"""The colours of filled cells, RRGGBB and a pattern's name where it is not solid, by row and column."""
FURTHER_ROWS, FURTHER_COLUMNS = 40, 40
"""How far beyond a sheet's last cell that holds anything its fills are kept."""


@dataclass(frozen=True)
class Rule:
    """A rule that fills cells where it holds: its stretches of cells, its kind, its formulas, its fill ("" none).

    `kind` is the file's own word (expression, cellIs, ...); formulas are written for the first cell of the first
    stretch. Rules stand in the order in which they are tried.
    """

    extents: tuple[tuple[int, int, int, int], ...]
    kind: str
    operator: str
    formulas: tuple[str, ...]
    colour: str
    stops: bool = False


@dataclass(frozen=True)
class Drawn:
    """What is drawn on a sheet; `names` are formulas that rules may call by name, as the workbook defines them."""

    fills: Fills = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    remarks: dict[tuple[int, int], str] = field(default_factory=dict)
    shapes: int = 0
    names: dict[str, str] = field(default_factory=dict)
    can_be_seen: bool = True
    """Whether fills can be told at all: not in text, nor in a binary workbook."""


def nothing_drawn() -> Drawn:
    """Return what is drawn on a sheet of which only values are known."""
    return Drawn(can_be_seen=False)
