"""dependencies.csv says whose date an activity assumes; what it names must be there."""

import pytest

PLAN = "Task,Start,Finish\nTheir service (assumed),,07/08/2023\nSIT entry,,30/10/2023\n"
OTHER = "Task,Start,Finish\nService proven,,02/10/2023\n"
SAID = {
    "file": "plans/a.csv",
    "activity_name": "Their service (assumed)",
    "relies_on": "P2",
    "other_activity": "Service proven",
}


def test_an_assumption_is_compared_with_the_others_plan(kept) -> None:
    """By the two cells; as an analyst said."""
    kept.plan("plans/a.csv", PLAN)
    kept.plan("plans/b.csv", OTHER, participant_id="P2")
    kept.register("dependencies.csv", SAID)
    row = kept.tables()["clashes"].iloc[0]
    assert row[["participant_id", "relies_on", "status"]].tolist() == ["P1", "P2", "clashes"]
    assert row["dependency"] == "dependencies.csv row 2" and row["reason"].startswith("A. Analyst")


def test_a_name_that_no_plan_has_waits(kept) -> None:
    """It is told, and compares nothing."""
    kept.plan("plans/a.csv", PLAN)
    kept.register("dependencies.csv", SAID)
    tables = kept.tables()
    assert tables["clashes"]["status"].tolist() == ["undetermined"]
    waiting = tables["warnings"].query("file == 'dependencies.csv'")
    assert waiting[["cell", "text"]].to_numpy().tolist() == [["row 2", "Service proven"]]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"relies_on": "P9"}, "relies_on is 'P9'"),
        ({"relies_on": "P1"}, "the plan's own sender"),
        ({"file": "plans/none.csv"}, "name a plan as received.csv has it"),
        ({"end": "middle"}, "end is 'middle'"),
        ({"why": ""}, "say in a few words"),
    ],
)
def test_an_entry_that_cannot_be_is_a_fault(kept, row, told) -> None:
    """Register, row, what was seen, what to do."""
    kept.plan("plans/a.csv", PLAN)
    kept.register("dependencies.csv", {**SAID, **row})
    assert any(told in fault and "dependencies.csv row 2" in fault for fault in kept.faults())
