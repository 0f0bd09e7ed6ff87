"""Words beside a task that call another date current than the one that is read."""

import pytest

from mhhs_analysis.intake.plans import read_plan

REASON = "words beside tasks call other dates current than those that are read (now, moved to)"


def plan_with(heading: str, words: str, name: str = "Build") -> str:
    rows = [
        f"Task,Start,Finish,{heading}",
        "Design,03/01/2023,10/03/2023,",
        f"{name},13/03/2023,28/07/2023,{words}",
    ]
    return "\n".join([*rows, "Test,31/07/2023,13/10/2023,"])


@pytest.mark.parametrize(
    ("heading", "words", "told"),
    [
        ("Comments", "Now expected 25/08/2023 - see RAID R1", "25/08/2023"),
        ("Status", "Moved to 25/08/2023", "25/08/2023"),
        ("Remarks", "Vendor late: slipped to end of August 2023", "end of August 2023"),
        ("Remarks", "Slipped from 28/07/2023 to 25/08/2023", "25/08/2023"),
        ("Notes", "Now ends 25 August", "25 August"),
        ("Latest position", "Finish pushed back to w/c 21 Aug 2023", "w/c 21 Aug 2023"),
        ("Notes", "now due to complete by Q4 2023", "Q4 2023"),
        ("Notes", "Moved to 28/07/2023; now expected 31/08/2023", "31/08/2023"),
        ("Notes", "late data: postponed until 31 August.", "31 August"),
        ("Notes", "now 25/08/2023; contract extended to 31/01/2024", "25/08/2023"),
        ("Notes", "Late for want of a contract - now 25/08/2023", "25/08/2023"),
        ("Notes", "Build extended to 25/08/2023", "25/08/2023"),
    ],
)
def test_a_date_that_words_beside_a_task_call_current_is_doubted(text_file, heading, words, told) -> None:
    """What stands in the columns of dates may be out of date: it is read, and the other one is asked about."""
    reading = read_plan(text_file(plan_with(heading, words)))
    assert [row["finish_to"] for row in reading.rows] == ["2023-03-10", "2023-07-28", "2023-10-13"]
    assert [one["text"] for one in reading.warnings if one["reason"] == REASON] == [told]
    assert reading.reading_confidence == "medium"


def test_a_name_may_say_that_its_date_has_moved(text_file) -> None:
    """As notes do, in brackets."""
    reading = read_plan(text_file(plan_with("Owner", "", "Build (now 25/08/2023)")))
    assert [one["text"] for one in reading.warnings if one["reason"] == REASON] == ["25/08/2023"]


def test_a_task_named_after_what_has_moved_has_moved(text_file) -> None:
    """Meetings and contracts have dates of their own, and may be a plan's work too."""
    reading = read_plan(text_file(plan_with("Comments", "CAB now on 25/08/2023", "CAB approval")))
    assert [one["text"] for one in reading.warnings if one["reason"] == REASON] == ["25/08/2023"]


@pytest.mark.parametrize(
    "words",
    [
        "Moved to 28/07/2023",
        "Moved to 31/08/2023; now expected 28/07/2023",
        "Data moved to the new site by 12/08/2023",
        "moved to 3 sites",
        "Slipped from 14/07/2023 to 28/07/2023",
        "now due in July 2023",
        "Now complete",
        "Moved to the cloud",
        "May be moved to 25/08/2023",
        "Revised 25/08/2022",
        "Was 14/07/2023",
        "Depends on M8 on 31/05/2023",
        "CAB now on 01/11/2023",
        "Resource extended to 31/12/2023",
        "Their support contract has been extended to 31/12/2023",
        "Board: now on 01/11/2023",
    ],
)
def test_other_words_beside_a_task_doubt_none_of_its_dates(text_file, words: str) -> None:
    """Its own date said again, an older one, one that is not sure and the day of the words themselves."""
    reading = read_plan(text_file(plan_with("Comments", words)))
    assert not reading.warnings and reading.reading_confidence == "high"


def test_what_happened_may_have_moved_again(text_file) -> None:
    """Its actual dates stand, whatever was expected."""
    rows = ["Build,30/06/2023,05/08/2023,moved to 31/07/2023", "Test,28/08/2023,,"]
    text = "\n".join(["Task,Planned finish,Actual finish,Comments", *rows])
    assert not read_plan(text_file(text)).warnings
