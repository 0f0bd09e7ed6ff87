"""What stands before each line: the row of the file and the shortened name."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from mhhs_analysis.reporting.drawing.lines import Line
from mhhs_analysis.reporting.drawing.signs import Signs

_NAME_SHARE, _LEAST_NAME, _MOST_NAME = 0.4, 16, 44


def labels_of(lines: Sequence[Line], width: int, signs: Signs) -> list[Text]:
    """Return what stands before each line, all as wide: the row of the file and the shortened name."""
    rows = [str(line.row["activity_id"]) for line in lines]
    row_width = min(9, max(map(cell_len, rows)))
    names = ["  " * line.depth + printable(line.row["activity_name"]) for line in lines]
    room = min(max(_LEAST_NAME, int(width * _NAME_SHARE) - row_width), _MOST_NAME, max(map(cell_len, names)))
    return [
        Text.assemble(
            (_fitted(row, row_width, signs) + " ", "dim"),
            (_fitted(name, room, signs), "bold" if line.row["is_summary"] else ""),
        )
        for row, name, line in zip(rows, names, lines, strict=True)
    ]


def _fitted(text: str, width: int, signs: Signs) -> str:
    """Return text as wide as asked for, shortened or filled with blanks."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - len(signs.shortened)) + signs.shortened


def printable(text: str) -> str:
    """Return words on one line, with nothing in them that a terminal would obey instead of showing."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split())
    )
