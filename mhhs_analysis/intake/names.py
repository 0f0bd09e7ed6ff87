"""Which column names the rows, where its heading alone doesn't say: blank headings, codes, names in steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mhhs_analysis.intake.columns import Column, is_date, is_wordy
from mhhs_analysis.intake.workbook import Cells

NO_HEADING = "the column has no heading"


def unheaded_name(columns: Sequence[Column], body: Sequence[Cells], before: int) -> Column | None:
    """Return the first column left of another that has no heading and holds words in most rows, as a name."""
    headed = {one.number for one in columns}
    for number in sorted({*range(1, before)} - headed):
        if 2 * _words(body, number) > len(body):
            return Column(number, "", "name", doubt=NO_HEADING)
    return None


def named_by_words(columns: Sequence[Column], body: Sequence[Cells]) -> list[Column]:
    """Return columns in which a name that holds only codes gives way to words beside it without a heading."""
    name = next((one for one in columns if one.role == "name"), None)
    if name is None or _words(body, name.number) or not body:
        return list(columns)
    right = min((one.number for one in columns if one.number > name.number), default=name.number)
    beside = unheaded_name([*columns, *_left_of(name)], body, right)
    if beside is None:
        return list(columns)
    others = [replace(one, role="identifier") if one is name else one for one in columns]
    return sorted([*others, beside], key=lambda one: one.number)


def steps(columns: Sequence[Column], body: Sequence[Cells]) -> list[int]:
    """Return the columns right of the name's, without headings, in which names stand further in by their level."""
    name = next((one for one in columns if one.role == "name"), None)
    if name is None:
        return []
    widest = max((max(cells, default=0) for cells in body), default=0)
    right = min((one.number for one in columns if one.number > name.number), default=widest + 1)
    found = [number for number in range(name.number + 1, right) if _steps_in(body, name.number, number)]
    return found if found == list(range(name.number + 1, name.number + 1 + len(found))) else []


def _steps_in(body: Sequence[Cells], name: int, number: int) -> bool:
    """Return whether words stand in a column only where the name's own is blank; a date is of some remark."""
    filled = [cells for cells in body if number in cells and not is_date(cells[number])]
    return bool(filled) and all(name not in cells and is_wordy(cells[number]) for cells in filled)


def _left_of(name: Column) -> list[Column]:
    return [replace(name, number=number) for number in range(1, name.number)]


def _words(body: Sequence[Cells], number: int) -> int:
    return sum(number in cells and is_wordy(cells[number]) for cells in body)
