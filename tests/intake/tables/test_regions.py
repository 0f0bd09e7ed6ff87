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


@pytest.mark.parametrize("heading", ["Item", "Requirement", "Readiness topic"])
@pytest.mark.parametrize(
    "dates", ["Original date,Revised date", "Baseline,Forecast", "Planned finish,Actual finish"]
)
def test_one_date_on_two_bases_heads_a_table_whatever_names_its_rows(
    text_file, heading: str, dates: str
) -> None:
    """Its reading is less sure: contracts and policies have such dates as well."""
    rows = "Crane live,05/07/2024,30/09/2024\nBay open,01/09/2024,15/12/2024\n"
    reading = read_plan(text_file(f"{heading},{dates}\n{rows}"))
    found = [(row["activity_name"], row["finish_from"]) for row in reading.rows]
    assert found == [("Crane live", "2024-09-30"), ("Bay open", "2024-12-15")]
    assert reading.reading_confidence == "medium"
    assert [one["text"] for one in reading.warnings] == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "Measure,Target,Actual\nTons a day,400,380\nShips a week,12,11\n",
        "Invoice,Original due date,Revised due date\nINV-01,05/07/2024,30/09/2024\nINV-02,01/09/2024,15/12/2024\n",
        "Risk,Planned date,Actual date\nCrane late,05/07/2024,30/09/2024\nBay shut,01/09/2024,15/12/2024\n",
        "Item,Date\nCrane,05/07/2024\nBay,15/12/2024\n",
    ],
)
def test_amounts_and_other_lists_on_two_bases_are_no_tables_of_tasks(text_file, text: str) -> None:
    """Neither is a list with one date, which may be of anything."""
    assert read_plan(text_file(text)).rows_kept == 0
