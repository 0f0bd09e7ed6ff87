"""Where a table ends and another begins, beside it and below it."""

import pytest

from mhhs_analysis.intake.plans import read_plan

LEFT = [("Scope", "05/01/2026", "30/01/2026"), ("Build", "02/02/2026", "27/03/2026")]
RIGHT = [("Train", "04/05/2026", "29/05/2026"), ("Deploy", "01/06/2026", "26/06/2026")]


def read(reading) -> list[tuple[str, ...]]:
    return [(row["activity_name"], row["start_text"], row["finish_text"]) for row in reading.rows]


@pytest.mark.parametrize("name", ["Task", "Action", "Undertaking"])
@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1)])
def test_tables_side_by_side_keep_their_own_dates(text_file, name: str, order: tuple[int, ...]) -> None:
    """Headings that say the same beyond a blank column, in any order, head another table, whatever names its rows."""
    head = [name, "Start", "End"]
    other = [[row[place] for place in order] for row in [head, *RIGHT]]
    rows = [[*left, "", *right] for left, right in zip([head, *LEFT], other, strict=True)]
    reading = read_plan(text_file("\n".join(",".join(row) for row in rows)))
    assert read(reading) == LEFT + RIGHT


def test_versions_of_dates_beside_unheaded_names_are_one_table(text_file) -> None:
    """Starts and ends said again beside names without a heading are no table: they are asked about."""
    head = ["", "Start", "End", "", "Start", "End"]
    rows = [head, *[[*left, "", *right[1:]] for left, right in zip(LEFT, RIGHT, strict=True)]]
    reading = read_plan(text_file("\n".join(",".join(row) for row in rows)))
    assert read(reading) == LEFT
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("remark", ["original", "Finish", "Baseline", "Due"])
def test_a_remark_right_of_dates_heads_no_table(text_file, remark: str) -> None:
    """A row that begins with its dates is a task, where the heading over its name is not known either."""
    rows = [
        ["Action", "Start", "End", "Notes", "Owner"],
        [*LEFT[0], "", "Ann"],
        [*LEFT[1], remark, "Project"],
        [*RIGHT[0], "", "Programme"],
    ]
    reading = read_plan(text_file("\n".join(",".join(row) for row in rows)))
    assert read(reading) == [*LEFT, RIGHT[0]]


@pytest.mark.parametrize("title", ["Also of note,,,,,\n", ""])
def test_a_list_below_a_plan_joins_no_contacts_to_it(text_file, title: str) -> None:
    """Where a list below fills the blank column between a plan and its contacts, with a title above or none."""
    plan = ["Workstream,Dates,,Name,Role,Telephone", "Design,3 Jan - 13 Jan 2022,,A. Planner,Planner,01632 960001",
            "Build,14 Jan - 20 Jan 2022,,B. Lead,Lead,01632 960002", ",,,,,"]  # fmt: skip
    issues = f"{title}Issue,Owner,Date raised,Status,,\nNo test data,Test,3 Apr 2023,Open,,"
    reading = read_plan(text_file("\n".join([*plan, issues])))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
