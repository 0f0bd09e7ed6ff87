"""Notes on rows which say that their work moved to another date than the one that is read."""

import pytest

from mhhs_analysis.intake.plans import read_plan

REASON = "a note says that it moves to another date than is given: the note is not read as its date"


def told(text_file, note: str, head: str = "Task,Start,Finish,Comments", dates: str = "30/06/2026") -> bool:
    """Whether the note on SIT is told."""
    rows = ["Design,05/01/2026,27/02/2026,", f'SIT,04/05/2026,{dates},"{note}"', "UIT,06/07/2026,28/08/2026,"]
    reading = read_plan(text_file("\n".join([head, *rows])))
    found = [one["text"] for one in reading.warnings if one["reason"] == REASON]
    assert (reading.reading_confidence == "medium") is bool(found)
    return found == ["SIT"]


@pytest.mark.parametrize(
    "note",
    [
        "moved to 31/07/2026",
        "Slipped to 31 July following CR12",
        "Moved to 30/06/2026; now expected 31/07/2026",
        "late data: postponed until Aug 2026.",
    ],
)
def test_a_note_that_moves_work_to_another_date_is_a_doubt(text_file, note: str) -> None:
    """Who moved it may have left the columns as they were."""
    assert told(text_file, note)


@pytest.mark.parametrize(
    "note",
    [
        "moved to 30/06/2026",
        "Moved to 15/06/2026; now expected 30/06/2026",
        "moved to June 2026",
        "Data moved to the new site by 12/06/2026",
        "moved to 3 sites",
        "moved from 31/05/2026",
    ],
)
def test_a_note_that_says_the_dates_given_or_none_is_not(text_file, note: str) -> None:
    """The date in the columns was moved with it, or the note speaks of something else."""
    assert not told(text_file, note)


def test_what_happened_may_have_moved_again(text_file) -> None:
    """Its actual dates stand, whatever was expected."""
    head = "Task,Planned finish,Actual finish,Comments"
    rows = ["SIT,30/06/2026,05/08/2026,moved to 31/07/2026", "UIT,28/08/2026,,"]
    assert not read_plan(text_file("\n".join([head, *rows]))).warnings
