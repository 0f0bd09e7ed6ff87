"""Plans most of whose tasks or milestones are meetings: sprints' planning, demos and retrospectives, boards."""

from __future__ import annotations

from mhhs_analysis.intake.headings.work_words import are_meetings
from mhhs_analysis.intake.reading import Reading, counted, place_read

_MOSTLY = "most of what is dated are meetings, such as of sprints or boards: read as tasks or milestones"
_ASK = "ask which of these dates are milestones of the plan"


def doubt_meetings(reading: Reading) -> None:
    """Warn of a plan most of whose tasks or milestones, summaries apart, are called as meetings are."""
    columns = (reading.rows.column(one) for one in ("activity_name", "is_summary"))
    names = [name for name, is_summary in zip(*columns, strict=True) if not is_summary]
    if are_meetings(names):
        place = place_read(reading.file, reading.rows[0])
        reading.warn(place, counted(len(names), "row"), _MOSTLY, _ASK)
        reading.lower("medium")
