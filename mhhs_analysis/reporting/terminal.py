"""How a file was read, shown to a person in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mhhs_analysis.intake.reading import Reading

FIRST = 10
"""How many rows of each list are shown; the rest are counted."""


def show_reading(console: Console, reading: Reading, rows_named: str, columns: Sequence[str]) -> None:
    """Print how each column was understood, the first rows, and what was set aside or is doubtful."""
    told = f"{reading.file}: {reading.layout}; {reading.rows_in} rows, {reading.rows_kept} kept, "
    console.print(
        Text(f"{told}{reading.rows_set_aside} set aside; confidence {reading.reading_confidence}", "bold")
    )
    for reason in reading.reasons:
        console.print(Text(f"  {reason}"))
    _show_columns(console, reading.sheets)
    _show_rows(console, f"First of {len(reading.rows)} {rows_named}", reading.rows, columns)
    _show_rows(console, "Set aside", reading.set_aside, ("sheet", "cell", "text", "reason", "remedy"))
    _show_rows(console, "Read with a doubt", reading.warnings, ("sheet", "cell", "text", "reason", "remedy"))


def _show_columns(console: Console, sheets: Sequence[dict[str, Any]]) -> None:
    used = [column | {"sheet": sheet["sheet"]} for sheet in sheets for column in sheet["columns"]]
    _show_rows(console, "Columns", used, ("sheet", "column", "heading", "role"), most=40)


def _show_rows(
    console: Console, title: str, rows: Sequence[dict[str, Any]], columns: Sequence[str], most: int = FIRST
) -> None:
    """Print rows as a table under a title, and how many more there are; nothing for none."""
    if not rows:
        return
    shown = [name for name in columns if any(row.get(name) for row in rows)]
    table = Table(title=title, title_justify="left", title_style="bold", header_style="", padding=(0, 1))
    for name in shown:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows[:most]:
        table.add_row(*(Text(_short(row.get(name))) for name in shown))
    console.print(table)
    if len(rows) > most:
        console.print(Text(f"  and {len(rows) - most} more"))


def _short(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= 100 else f"{text[:97]}..."
