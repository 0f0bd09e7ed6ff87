"""Rows with dates that head the tasks below them: shown otherwise than these, and lasting as long as they do together.

Templates of drawn plans show phases so, in bold and from the first start to the last finish below them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.outline import Outline
from mhhs_analysis.intake.tables.summaries import spans, spans_exactly
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.tables.title_rows import PLAIN, Look, look_of

_FEWEST, _FEWEST_BELOW = 2, 2
"""Rows that head others, and tasks to each on average, from which neither look nor dates are so by chance."""
_BY_LOOKS = "rows shown otherwise than the tasks below them, and lasting as long as these do, are read as their titles"
_ASK = "ask whether they are tasks of their own"


def spanning_rows(table: Table, rows: Sequence[int], outline: Outline) -> dict[int, Look]:
    """Return the dated rows that head those below them down to the next one so shown, and how they are shown.

    The first row is one of them. None are where an outline tells what lies beneath what.
    """
    if outline.has_levels or not spans(table, rows[0], rows[1 : 1 + _FEWEST_BELOW], _FEWEST_BELOW):
        return {}
    first = look_of(table, rows[0])
    looks = {row: look_of(table, row) for row in rows} if first != PLAIN else {}
    alike = [row for row in looks if _is_shown_as(looks[row], first)]
    heads = {row: tasks for row, tasks in _below(rows, alike).items() if tasks}
    are_several = len(heads) >= _FEWEST and _FEWEST_BELOW * len(heads) <= len(rows) - len(alike)
    return {row: first for row in heads} if are_several and _all_span(table, heads) else {}


def tell_spanning(table: Table, rows: Mapping[int, Look]) -> None:
    """Warn of rows that are read as titles by how they are shown and how long they last."""
    if rows:
        text = "; ".join(" ".join(table.name_texts[row].split()) for row in rows)
        first = min(rows)
        place = place_of(table.file, table.region.sheet, first, table.name_columns[first].number)
        table.reading.warn(place, text, _BY_LOOKS, _ASK)


def _is_shown_as(look: Look, first: Look) -> bool:
    """Return whether a row is bold as the first one is, in whatever colour, or else filled as it is."""
    return look[1] if first[1] else look == first


def _below(rows: Sequence[int], alike: Sequence[int]) -> dict[int, list[int]]:
    """Return the rows below each of some, down to the next of them."""
    found, above = {row: list[int]() for row in alike}, 0
    for row in rows if alike else ():
        if row in found:
            above = row
        else:
            found[above].append(row)
    return found


def _all_span(table: Table, heads: Mapping[int, Sequence[int]]) -> bool:
    """Return whether rows last as long as those below each, most to the day: long tasks in bold do by chance only."""
    exact = sum(spans_exactly(table, row, tasks) for row, tasks in heads.items())
    return 2 * exact > len(heads) and all(spans(table, row, tasks) for row, tasks in heads.items())
