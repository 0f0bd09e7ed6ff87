"""A list in a terminal: a table under its title, its first rows, and how many more there are."""

from __future__ import annotations

from typing import Any

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mhhs_analysis.reporting.drawing import printable

FIRST = 10
"""How many rows of each list are shown, unless all are asked for; the rest are counted."""
_LONGEST = 100
_PLAIN_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)

Row = dict[str, Any]


def new_table(*headings: str) -> Table:
    """Return a table of text with these headings and nothing yet below them."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def show_list(console: Console, named: str, table: Table, rows: int) -> None:
    """Print the first of the rows that were read, and how many more there are."""
    shown = table.row_count
    print_table(console, f"First {shown} of {rows} {named}" if shown < rows else f"{rows} {named}", table)
    tell_more(console, rows - shown)


def print_table(console: Console, title: str, table: Table) -> None:
    """Print a table under its title; nothing for an empty one."""
    if not table.row_count:
        return
    if not speaks_unicode(console):
        table.box = _PLAIN_HEAD
    console.print(Text(f"\n{title}", "bold"))
    console.print(table)


def tell_more(console: Console, rows: int) -> None:
    """Print how many rows are not shown, if any."""
    if rows > 0:
        console.print(Text(f"and {rows} more"))


def speaks_unicode(console: Console) -> bool:
    """Return whether a terminal shows every sign."""
    return console.encoding.lower().startswith("utf")


def short(value: object) -> str:
    """Return a value as text on one line, cut where it is long."""
    text = printable("" if value is None else str(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
