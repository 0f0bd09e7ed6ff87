"""Texts of a sheet that say something of all its dates: no task's name or remark does."""

from __future__ import annotations

from collections.abc import Callable

from mhhs_analysis.intake.tables.regions import Region


def is_said_beside(region: Region, says: Callable[[str], bool]) -> bool:
    """Return whether a text says something, and stands in no cell of a task: Convert US format files names one.

    A note right of a table, below no heading, is beside it.
    """
    found = [
        (row, number)
        for number, (held, texts) in region.sheet.texts.items()
        for row, text in zip(held, texts, strict=True)
        if says(text)
    ]
    if not found:
        return False  # as on nearly all sheets
    tasks = {*region.rows} - {*region.lone_rows}
    headed = {one.number for one in region.columns if one.heading}
    return any(row not in tasks or number not in headed for row, number in found)
