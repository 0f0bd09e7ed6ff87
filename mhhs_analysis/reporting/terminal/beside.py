"""What is told beside the rows: what is hidden or was worked out, and dates on other bases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from mhhs_analysis.analysis.wording import count_words, typed_words
from mhhs_analysis.reporting.terminal.lists import Row, new_table, print_table, short, tell_more
from mhhs_analysis.reporting.terminal.rows import AS_DRAWN, name_of

_BASES = ("baseline", "forecast", "actual", "planned", "deadline", "constraint", "expected", "field")
_NEXT_BASIS = re.compile(rf"; (?=(?:{'|'.join(_BASES)}) )")


def show_notes(console: Console, rows: Sequence[Row], most: int | None) -> None:
    """Print which of all the rows are hidden in the file, and what their dates were worked out from."""
    hidden = [str(row["activity_id"]) for row in rows if row["is_hidden"]]
    if hidden:
        more = f" and {len(hidden) - len(hidden[:most])} more" if len(hidden[:most]) < len(hidden) else ""
        console.print(Text(f"Hidden in the file, but read: {', '.join(hidden[:most])}{more}"))
    for told in _worked_out(rows):
        console.print(Text(told))


def _worked_out(rows: Sequence[Row]) -> Iterator[str]:
    """Yield how many rows are dated by a drawing, by counting days, and in each other way."""
    worked = [row["worked_out"] for row in rows if row["worked_out"]]
    if drawn := sum(AS_DRAWN in one for one in worked):
        yield f"{count_words(drawn, 'row')} dated by what is drawn, not typed"
    ways = [one.rpartition(" counted in ") for one in worked if AS_DRAWN not in one]
    for days, count in Counter(days for _, is_counted, days in ways if is_counted).items():
        told = count_words(count, "finish is", "finishes are")
        yield f"{told} worked out from the start and the duration, counted in {days}"
    for way, count in Counter(way for _, is_counted, way in ways if not is_counted).items():
        yield f"{count_words(count, 'row')}: {way}"


def show_kept_beside(console: Console, rows: Sequence[Row], most: int | None) -> None:
    """Print the dates that rows give on other bases: they don't speak for the row, but are not lost."""
    kept = [(row, others) for row in rows if (others := _other_dates(row))]
    bases = [basis for basis in _BASES if any(basis in others for _, others in kept)]
    table = new_table("row", "activity", *bases)
    for row, others in kept[:most]:
        dates = (Text(short(others.get(basis))) for basis in bases)
        table.add_row(Text(str(row["activity_id"])), name_of(row), *dates)
    print_table(console, "Other dates the file gives, beside those used above", table)
    tell_more(console, len(kept) - table.row_count)


def _other_dates(row: Row) -> dict[str, str]:
    """Return the dates kept beside a row's own, as typed, by basis; several on one basis stand one after another."""
    found: dict[str, str] = {}
    for part in filter(None, _NEXT_BASIS.split(row["other_dates"] or "")):
        basis, _, dates = part.partition(" ")
        found[basis] = "; ".join(filter(None, (found.get(basis), typed_words(dates))))
    return found
