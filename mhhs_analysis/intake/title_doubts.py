"""Rows without dates that are read as titles of the tasks below them are told: each may be a task itself."""

from __future__ import annotations

from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.reading import Place, Reading, undated_summaries
from mhhs_analysis.intake.versions.words import version_said

_TITLES = "rows without dates are read as titles of the tasks below them, by their looks or what stands below"
_ASK = "ask whether they are tasks, and for their dates if they are"


def doubt_titles(reading: Reading) -> None:
    """Warn, at the first, of the rows that stand over others by their names alone; what is told of versions is not."""
    names, paths = (reading.rows.column(one) for one in ("activity_name", "outline"))
    titles = [
        place
        for place in undated_summaries(reading.rows)
        if place + 1 < len(names) and names[place] in (paths[place + 1] or "").split(UNDER)
        if not version_said(names[place])
    ]
    if titles:
        sheet, cell = (reading.rows.column(one)[titles[0]] for one in ("sheet", "cell"))
        told = "; ".join(names[place] for place in titles)
        reading.warn(Place(reading.file, sheet or "", cell), told, _TITLES, _ASK)
