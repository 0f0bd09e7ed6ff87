"""The data dictionary: every frame and column as frames.py declares them."""

from __future__ import annotations

from collections.abc import Iterator

from mhhs_analysis.frames import FRAMES, SCHEMA_VERSION, Column, Frame

_HEAD = f"""# Data dictionary

Written by `mhhs dictionary` from `mhhs_analysis/frames.py`, schema version {SCHEMA_VERSION}; a test holds the two
together. `reference/` holds reviewed facts, each row with its source; `sample/` an invented consultation; a
real one goes into a folder of its own beside them, which git ignores.

A date is an interval of whole days, both ends included, in two columns `_from` and `_to`; a missing bound is
unbounded. `[c]` marks a value withheld as confidential.
"""


def dictionary() -> str:
    """Return the data dictionary as Markdown."""
    return "\n".join([_HEAD, *(line for frame in FRAMES.values() for line in _frame(frame))])


def _frame(frame: Frame) -> Iterator[str]:
    yield f"## {frame.name}"
    yield ""
    yield f"A row is {frame.row_is}. Key: {', '.join(f'`{name}`' for name in frame.key)}."
    yield ""
    yield "| column | kind | must be there | meaning |"
    yield "|---|---|---|---|"
    yield from map(_column, frame.columns)
    yield ""


def _column(column: Column) -> str:
    unit = f", in {column.unit}" if column.unit else ""
    allowed = f": {', '.join(f'`{value}`' for value in column.allowed)}" if column.allowed else ""
    must = "yes" if column.required else ""
    return f"| `{column.name}` | {column.kind}{unit} | {must} | {column.meaning}{allowed} |"
