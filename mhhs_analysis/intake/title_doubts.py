"""Rows without dates that are read as titles of the tasks below them are told: each may be a task itself."""

from __future__ import annotations

from itertools import pairwise

from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.versions.words import version_said

_TITLES = "rows without dates are read as titles of the tasks below them, by their looks or what stands below"
_ASK = "ask whether they are tasks, and for their dates if they are"
_COLUMNS = ("sheet", "cell", "activity_name", "outline", "is_summary", "start_text", "finish_text")


def doubt_titles(reading: Reading) -> None:
    """Warn, at the first, of the rows that stand over others by their names alone; what is told of versions is not."""
    rows = (
        [*zip(*map(reading.rows.column, _COLUMNS), strict=True)]
        if any(reading.rows.column("is_summary"))
        else []
    )
    titles = [
        (sheet, cell, name)
        for (sheet, cell, name, _, is_summary, *ends), (*_, path, _, _, _) in pairwise(rows)
        if is_summary and not any(ends) and name in (path or "").split(UNDER) and not version_said(name)
    ]
    if titles:
        sheet, cell, _ = titles[0]
        told = "; ".join(name for *_, name in titles)
        reading.warn(Place(reading.file, sheet or "", cell), told, _TITLES, _ASK)
