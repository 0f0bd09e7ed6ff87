"""The activities that were read, with their dates as typed and as understood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from mhhs_analysis.analysis.wording import span_words
from mhhs_analysis.reporting.terminal.lists import Row, new_table, short

_DATES_WIDTH = 10
AS_DRAWN = "as drawn"


def activity_table(rows: Sequence[Row]) -> Table:
    """Return the activities as a table: name, start, finish, and on which basis."""
    table = new_table("row", "activity", "start", "finish", "dates")
    for column in table.columns[2:4]:
        column.min_width = _DATES_WIDTH
    for row in rows:
        table.add_row(
            Text(str(row["activity_id"])),
            name_of(row),
            _when(row, "start"),
            _when(row, "finish"),
            row["date_basis"] or "",
        )
    return table


def name_of(row: Row) -> Text:
    """Return what a row is called: bold where it gathers others, and marked where the file hides it."""
    name = Text(short(row["activity_name"]), "bold" if row["is_summary"] else "")
    return Text.assemble(name, (" (hidden)", "yellow")) if row["is_hidden"] else name


def _when(row: Row, end: str) -> Text:
    """Return an end as typed and, where that alone doesn't say it, the days it was read as or worked out to be."""
    typed = short(row[f"{end}_text"])
    first, last = (day and date.fromisoformat(day) for day in (row[f"{end}_from"], row[f"{end}_to"]))
    if not typed:
        worked_out = row["worked_out"] and (first or last)
        return Text.assemble(span_words(first, last), ("\nworked out", "dim")) if worked_out else Text()
    if first and first == last and _is_plain(typed, first):
        return Text(typed)
    said = span_words(first, last) if first or last else _relative(row, end)
    return Text.assemble(typed, (f"\n{said}", "dim"))


def _is_plain(typed: str, day: date) -> bool:
    """Return whether a day is typed so that nobody can take it for another: in UK order, or with its month's name."""
    return typed == f"{day:%d/%m/%Y}" or any(sign.isalpha() for sign in typed)


def _relative(row: Row, end: str) -> str:
    """Return the milestone an end is given from, with the days between, or that the end is not known."""
    if not row[f"{end}_anchor"]:
        return "not dated" if AS_DRAWN in (row["worked_out"] or "") else "not known"
    least, most = row[f"{end}_offset_from"], row[f"{end}_offset_to"]
    return f"{row[f'{end}_anchor']} {least:+d}{'' if least == most else f' to {most:+d}'} days"
