"""What each column of a table was taken for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from mhhs_analysis.analysis.wording import role_words, typed_words
from mhhs_analysis.reporting.terminal.lists import Row, new_table, print_table, short

RUN = 4
"""From how many columns in a row that are not used they share a line: a drawn plan may have hundreds."""


def show_columns(console: Console, tables: Sequence[Row]) -> None:
    """Print what each column of tables was taken for, once for those that follow one another and have the same."""
    for alike in _alike(tables):
        if alike[0]["columns"]:
            _show_alike(console, alike)


def _alike(tables: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield tables that follow one another and have the same columns, together: a sheet a workstream."""
    for _, run in groupby(tables, lambda one: (one["columns"], one["header_row"], one["is_hidden"])):
        yield list(run)


def _show_alike(console: Console, alike: Sequence[Row]) -> None:
    """Print the columns of tables that have the same; those not used are greyed."""
    read = alike[0]
    name, header = ", ".join(dict.fromkeys(short(one["sheet"]) for one in alike)), read["header_row"]
    title = f"Columns of {name}" if name else "Columns"
    title += " (a hidden sheet)" if read["is_hidden"] else ""
    table = new_table("column", "heading", "read as", "dates")
    for is_used, run in groupby(read["columns"], _is_used):
        for cells in _column_lines(list(run), is_used=is_used):
            table.add_row(*(Text(short(cell)) for cell in cells), style="" if is_used else "dim")
    print_table(console, f"{title}, headings in row {header}" if header else title, table)


def _is_used(column: Row) -> bool:
    return column["role"] not in ("", "not used")


def _column_lines(run: Sequence[Row], *, is_used: bool) -> list[tuple[str, str, str, str]]:
    """Return the lines of columns side by side that are all used, or all not: a long run of the latter is one."""
    if is_used:
        return [(one["column"], _heading(one), _read_as(one), one.get("date_basis") or "") for one in run]
    if len(run) >= RUN and not any(one.get("doubt") for one in run):
        headings = ", ".join(_heading(one) for one in run)
        return [(f"{run[0]['column']}:{run[-1]['column']}", headings, f"not used: {len(run)} columns", "")]
    doubts = [f"not used: {one['doubt']}" if one.get("doubt") else "not used" for one in run]
    return [(one["column"], _heading(one), doubt, "") for one, doubt in zip(run, doubts, strict=True)]


def _read_as(column: Row) -> str:
    """Return what a column was read as, of responses in the words of their reading."""
    return str(column.get("read_as") or role_words(column["role"]))


def _heading(column: Row) -> str:
    return short(typed_words(column["heading"]))
