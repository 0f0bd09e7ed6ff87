"""Lists of what a column may say, kept right of a plan: they say nothing of the tasks that they stand beside."""

from collections.abc import Sequence

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import BUILD, DESIGN, HEAD, TEST, Rows, accounted, names, plan

TASKS = [*DESIGN, *BUILD, *TEST]
STATES = ["Not started", "In progress", "Complete", "Cancelled"]
LISTS = [
    ["Status", *STATES],
    ["Type", "Task", "Milestone", "Summary"],
    ["Milestone", "M9", "M10", "M11"],
    ["Active", "Yes", "No"],
    ["Stage", "Design", "Build", "Test"],
    ["Owner", "Ann", "Ben", "Cat"],
]


def beside(
    column: Sequence[object], head: Sequence[str] = HEAD, gap: int = 1, tasks: Sequence[str] = TASKS
) -> Rows:
    """The plan with a column right of it, a gap between them."""
    own = plan(tasks, head=HEAD)
    rows = [[*cells, *["Open"] * (len(head) - len(HEAD)), *[None] * gap] for cells in own]
    rows[0] = [*head, *[None] * gap]
    rows += [[None] * len(rows[0]) for _ in range(len(column) - len(rows))]
    return [[*cells, *column[at : at + 1]] for at, cells in enumerate(rows)]


def aside(reading: Reading) -> list[tuple[str, str]]:
    """Where and how much is set aside beside the plan, whose every row is there as if nothing stood beside it."""
    assert accounted(reading)
    return [(one["cell"], one["text"]) for one in reading.set_aside if one["rows"] == 0]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("listed", LISTS, ids=[one[0] for one in LISTS])
def test_a_list_of_values_beside_a_plan_says_nothing_of_its_tasks(
    plan_file, listed: list[str], kind: str
) -> None:
    """The values to choose from, in the row of the headings, cancel no task and give none a kind, stage or owner."""
    reading = read_plan(plan_file(beside(listed), kind))
    alone = read_plan(plan_file(plan(TASKS), kind))
    assert [*reading.rows] == [*alone.rows]
    assert aside(reading) == [(f"E2:E{len(listed)}", f"{len(listed) - 1} texts")]


@pytest.mark.parametrize("tasks", [TASKS[:3], TASKS[:6]])
def test_a_list_beside_a_column_of_its_heading_is_none_of_it(plan_file, tasks: list[str]) -> None:
    """A list longer than the plan, or more than half as long beside the column that it is for, is a list as well."""
    reading = read_plan(plan_file(beside(["Status", *STATES], [*HEAD, "Status"], tasks=tasks), "xlsx"))
    assert names(reading) == tasks


@pytest.mark.parametrize(
    "said",
    [
        ["Complete", "Cancelled", *["Open"] * 7],
        [None, "Complete", None, None, "Cancelled", None, None, "Open", None],
        ["Complete", "Complete", "Cancelled", None, None, None, None, None, None],
        ["Complete", "Open", "Cancelled", "Not started", "Held", "Late", "Due", None, None],
    ],
)
def test_a_column_of_the_plan_beyond_a_gap_stays_its_own(plan_file, said: list[str | None]) -> None:
    """What most rows say, or some here and there, or the same again, is said of the tasks in its rows."""
    reading = read_plan(plan_file(beside(["Status", *said]), "xlsx"))
    gone = [name for name, state in zip(TASKS, said, strict=True) if state == "Cancelled"]
    assert names(reading) == [name for name in TASKS if name not in gone]


def test_ends_of_the_first_tasks_beyond_a_gap_stay_theirs(plan_file) -> None:
    """The first few tasks are done, and no others: their actual dates are no list, and nor are notes."""
    day = plan(TASKS)[1][2]
    reading = read_plan(plan_file(beside(["Actual finish", day, day, day]), "xlsx"))
    assert [row["date_basis"] for row in reading.rows].count("actual") == 3
    reading = read_plan(plan_file(beside(["Notes", "late", "held", "at risk"]), "xlsx"))
    assert [row["notes_text"] for row in reading.rows][:3] == ["late", "held", "at risk"]


SCALES: list[list[object]] = [
    ["% complete", 0, 25, 50, 75],
    ["% complete", "0%", "50%", "100%"],
    ["% complete", 100, 75, 50, 25],
    ["Duration (weeks)", 1, 2, 4],
    ["Team", "Ann", "Ben"],
]


@pytest.mark.parametrize("listed", SCALES, ids=str)
def test_a_scale_or_two_names_beside_a_plan_say_nothing_of_its_tasks(plan_file, listed: list[object]) -> None:
    """Numbers to choose from were the progress of the first tasks, or how long they last, without a word."""
    head = HEAD[:2] if "Duration" in str(listed[0]) else HEAD
    own = [[*cells[: len(head)], None] for cells in plan(TASKS)]
    rows = [[*cells, *listed[at : at + 1]] for at, cells in enumerate(own)]
    reading, alone = (
        read_plan(plan_file(rows, "xlsx")),
        read_plan(plan_file([one[:-1] for one in own], "xlsx")),
    )
    assert [*reading.rows] == [*alone.rows] and len(aside(reading)) == 1
    assert any("list of values?" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize(
    "said", [["% complete", 100, 80, 30], ["% complete", 100, 100, 50, 0], ["Owner", "Ann", "Ann"]], ids=str
)
def test_how_far_the_first_tasks_are_beyond_a_gap_stays_theirs(plan_file, said: list[object]) -> None:
    """Progress falls from task to task and says the same again, and so may who does them."""
    reading = read_plan(plan_file(beside(said), "xlsx"))
    role = "percent_complete" if "%" in str(said[0]) else "owner_text"
    assert [row[role] for row in reading.rows][: len(said) - 1] == said[1:] and not aside(reading)


@pytest.mark.parametrize(("head", "is_doubted"), [(HEAD, True), ([*HEAD, "Status"], False)])
def test_a_list_of_what_no_column_of_the_plan_says_may_be_its_own(plan_file, head, is_doubted: bool) -> None:
    """Complete, In progress and Cancelled beside the first tasks are how these stand, where nothing else says so."""
    reading = read_plan(plan_file(beside(["Status", *STATES], head), "xlsx"))
    assert names(reading) == TASKS
    assert [one["cell"] for one in reading.warnings if "list of values?" in one["reason"]] == (
        ["E1"] if is_doubted else []
    )
    assert reading.reading_confidence == ("medium" if is_doubted else "high")
