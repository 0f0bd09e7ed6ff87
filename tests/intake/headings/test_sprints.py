"""Tables of sprints and phases: which column says what each row is, and which only what it brings."""

import pytest

from mhhs_analysis.intake.plans import read_plan

SPANS = ["12/01/2026 to 23/01/2026", "26/01/2026 to 06/02/2026", "09/02/2026 to 20/02/2026"]
STARTS = ["2026-01-12", "2026-01-26", "2026-02-09"]
DAYS = [[*span.split(" to ")] for span in SPANS]


def table(text_file, *columns: list[str]):
    """Read a table of which each column is given: its heading, and what it says of three rows."""
    return read_plan(text_file("\n".join(";".join(row) for row in zip(*columns, strict=True))))


def names(reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows]


def reasons(reading) -> list[str]:
    return [one["reason"] for one in reading.warnings]


GOALS = ["Goal", "Meters sign on", "Meters sign off", "Meters are billed"]
GATES = ["Gate", "Ten meters on", "Ten meters off", "Ten bills out"]


@pytest.mark.parametrize("timing", ["Dates", "Timeline"])
@pytest.mark.parametrize("gate", ["Gate", "Deliverables", "Key deliverables", "Exit criteria"])
def test_a_sprint_with_a_name_is_called_so_and_not_what_it_brings(text_file, timing: str, gate: str) -> None:
    """What it is for and what it brings stand in its notes."""
    sprints = ["Sprint", "First meters", "Second meters", "Third meters"]
    reading = table(text_file, sprints, [timing, *SPANS], GOALS, [gate, *GATES[1:]])
    assert names(reading) == sprints[1:] and not reading.warnings
    assert [row["start_from"] for row in reading.rows] == STARTS
    assert reading.rows[0]["notes_text"] == "Meters sign on; Ten meters on"


@pytest.mark.parametrize("aim", ["Goal", "Focus", "Focus area", "Objective"])
@pytest.mark.parametrize("group", ["Sprint {}", "Iteration {}", "Phase {}"])
def test_what_a_numbered_sprint_is_for_names_it(text_file, aim: str, group: str) -> None:
    """Sprint 1 says less than its goal, which stands beneath it; what it brings is no name, wherever it stands."""
    groups = [group.partition(" ")[0], *(group.format(number) for number in (1, 2, 3))]
    for columns in (
        ([groups], [["Dates", *SPANS]], [[aim, *GOALS[1:]]], [GATES]),
        ([groups], [[aim, *GOALS[1:]]], [["Deliverables", *GATES[1:]]], [["Dates", *SPANS]]),
    ):
        reading = table(text_file, *(column for part in columns for column in part))
        assert names(reading) == GOALS[1:] and not reading.warnings
        assert [row["outline"] for row in reading.rows] == groups[1:]


def test_a_sprint_given_by_its_number_alone_gathers_what_it_is_for(text_file) -> None:
    reading = table(text_file, ["Sprint", "1", "2", "3"], ["Dates", *SPANS], GOALS)
    assert names(reading) == GOALS[1:]
    assert [row["outline"] for row in reading.rows] == ["Sprint 1", "Sprint 2", "Sprint 3"]


@pytest.mark.parametrize("weeks", [["Week", "1", "2", "3"], ["Week", "Week 1", "Week 2", "Week 3"]])
@pytest.mark.parametrize("aim", ["Goal", "Focus"])
def test_what_weeks_are_for_names_them_where_nothing_else_does(text_file, weeks: list[str], aim: str) -> None:
    reading = table(text_file, weeks, ["Dates", *SPANS], [aim, *GOALS[1:]])
    assert (reading.layout, names(reading)) == ("table", GOALS[1:])
    first = reading.rows[0]
    assert (first["start_from"], first["finish_to"]) == ("2026-01-12", "2026-01-23")


def test_a_goal_beside_a_single_date_heads_no_plan(text_file) -> None:
    """It may be the week's first day or the goal's last."""
    reading = table(text_file, ["Week", "1", "2", "3"], ["Date", *STARTS], GOALS)
    assert not reading.rows and reading.reading_confidence == "low"


def test_a_goal_in_many_words_is_no_name(text_file) -> None:
    """A numbered sprint keeps its number, and what it is for stands in its notes."""
    goals = ["Goal", *(f"{goal} wherever they are, and the sums are right for each of them at last, {goal}"
                       for goal in GOALS[1:])]  # fmt: skip
    reading = table(text_file, ["Sprint", "Sprint 1", "Sprint 2", "Sprint 3"], ["Dates", *SPANS], goals)
    assert names(reading) == ["Sprint 1", "Sprint 2", "Sprint 3"]
    assert reading.rows[0]["notes_text"] == goals[1]


def test_a_sprint_names_rows_that_nothing_else_does(text_file) -> None:
    """It is asked what is done in each: such a table may only say when sprints are."""
    sprints = ["Sprint", "Sprint 1", "Sprint 2", "Sprint 3"]
    for timing in ([["Dates", *SPANS]], [["Start", *(a for a, _ in DAYS)], ["End", *(b for _, b in DAYS)]]):
        reading = table(text_file, sprints, *timing)
        assert names(reading) == sprints[1:] and [row["start_from"] for row in reading.rows] == STARTS
        assert reasons(reading) == ["read as the name: nothing beside it says what is done in each"]
        assert reading.reading_confidence == "low"


def test_a_list_of_sprints_beside_a_plan_is_not_read(workbook_file) -> None:
    """Tasks without dates are a plan before a list that only says when sprints are."""
    plan = [["Task", "Sprint", "Owner"], ["Design it", 1, "Ann"], ["Build it", 2, "Bob"]]
    sprints = [["Sprint", "Start", "End"], *([n, *days] for n, days in enumerate(DAYS, 1))]
    assert names(read_plan(workbook_file({"Plan": plan, "Calendar": sprints}))) == ["Design it", "Build it"]


@pytest.mark.parametrize("beside", ["Sprint", "Iteration", "Goal", "Focus"])
def test_a_task_keeps_its_name_beside_its_sprint_and_its_goal(text_file, beside: str) -> None:
    """Also where tasks are named alike."""
    tasks = ["Task", "Run it", "Run it", "Mend it"]
    others = [beside, "High", "Low", "Middle"]
    reading = table(text_file, tasks, others, ["Dates", *SPANS])
    assert names(reading) == tasks[1:] and [row["outline"] for row in reading.rows] == [None] * 3


@pytest.mark.parametrize("timing", [["Dates", *SPANS], ["Duration", "3 weeks", "2 weeks", "4 weeks"]])
def test_a_phase_with_a_name_is_not_called_by_its_key_activities(text_file, timing: list[str]) -> None:
    """A list of what is done in it stands in its notes; below Phase 1 it names the row."""
    work = ["Key activities", "Talks, papers", "Code, tables", "Trials, training"]
    named = ["Phase", "Design", "Build", "Prove"]
    reading = table(text_file, named, timing, work)
    assert names(reading) == named[1:] and reading.rows[0]["notes_text"] == work[1]
    counted = table(text_file, ["Phase", "Phase 1", "Phase 2", "Phase 3"], timing, work)
    assert names(counted) == work[1:]


def test_what_is_brought_names_a_row_that_has_one_date(text_file) -> None:
    """A gate or a deliverable that is due is what a row is of."""
    phases = ["Phase", "Design", "Build", "Prove"]
    for heading in ("Gate", "Deliverables"):
        reading = table(text_file, phases, [heading, *GATES[1:]], ["Due date", *(end for _, end in DAYS)])
        assert names(reading) == GATES[1:] and [row["outline"] for row in reading.rows] == phases[1:]


def test_a_workstream_is_not_called_by_its_goal(text_file) -> None:
    groups = ["Workstream", "Meters", "Sums", "People"]
    assert names(table(text_file, groups, GOALS, ["Dates", *SPANS])) == groups[1:]


def test_a_numbered_phase_is_doubted_beside_unknown_words_that_may_name_it(text_file) -> None:
    phases = ["Phase", "Phase 1", "Phase 2", "Phase 3"]
    reading = table(text_file, phases, ["Chapter sought", *GOALS[1:]], ["Dates", *SPANS])
    assert names(reading) == phases[1:]
    assert reasons(reading) == [
        "read as the name: it only numbers them, and 'Chapter sought' beside it, a heading not known, "
        "may name them"
    ]


def test_two_unknown_columns_that_tell_rows_apart_are_both_told(text_file) -> None:
    """The first names the rows; the doubt says which other one may, where that is headed as work."""
    starts, ends = (["Start", *(a for a, _ in DAYS)], ["End", *(b for _, b in DAYS)])
    reading = table(
        text_file, ["Chief undertaking", *GOALS[1:]], ["Lesser-level task", *GATES[1:]], starts, ends
    )
    assert names(reading) == GOALS[1:]
    assert reasons(reading) == [
        "read as the name: its heading is not known, and 'Lesser-level task' tells rows apart as well"
    ]


def test_a_sprint_said_once_for_its_steps_gathers_them(workbook_file) -> None:
    """It is left with no doubt that nothing says what is done in it."""
    heads = ["Sprint", None, "Start", "End"]
    steps = [["Sprint 1", "Design it"], [None, "Build it"], ["Sprint 2", "Prove it"]]
    rows = [[*step, *days] for step, days in zip(steps, DAYS, strict=True)]
    reading = read_plan(workbook_file({"Plan": [heads, *rows]}))
    assert [(row["outline"], row["activity_name"]) for row in reading.rows] == [
        ("Sprint 1", "Design it"), ("Sprint 1", "Build it"), ("Sprint 2", "Prove it")]  # fmt: skip
    assert reasons(reading) == ["read as the name: the column has no heading"]


def test_lists_of_work_in_few_words_name_numbered_phases_and_long_ones_none(text_file) -> None:
    phases = ["Phase", "Phase 1", "Phase 2", "Phase 3"]
    brief = ["Key steps", "Talk and write", "Code and load", "Try and train"]
    long = ["Key steps", *(f"{said} {'and then we do all of it once more ' * 3}" for said in brief[1:])]
    assert names(table(text_file, phases, ["Dates", *SPANS], brief)) == brief[1:]
    assert names(table(text_file, phases, ["Dates", *SPANS], long)) == phases[1:]


@pytest.mark.parametrize("heading", ["Deliverables", "Stage gate", "Gate"])
@pytest.mark.parametrize(
    "groups",
    [
        ["Workstream", "Billing", "Reads", "Portal"],
        ["Phase", "Phase 1", "Phase 2", "Phase 3"],
        ["Phase", "Phase 1: Begin", "Phase 2: Make", "Phase 3: Prove"],
    ],
)
def test_what_a_group_brings_names_its_row_left_of_the_dates(text_file, groups, heading: str) -> None:
    """So it does whether each group stands once or again; right of the dates it is what the row brings at its end."""
    brought, days = [heading, *GATES[1:]], [["Start", *(a for a, _ in DAYS)], ["End", *(b for _, b in DAYS)]]
    reading = table(text_file, groups, brought, *days)
    assert names(reading) == GATES[1:] and reading.reading_confidence == "high"
    assert [row["outline"] for row in reading.rows] == groups[1:]
    assert names(table(text_file, groups, *days, brought)) == groups[1:]


@pytest.mark.parametrize(
    "heading", ["Success criteria", "Exit criteria", "Exit gate", "Key outputs", "Outcomes"]
)
@pytest.mark.parametrize("codes", [["Milestone", "M1", "M2", "M3"], ["Task", "T-01", "T-02", "T-03"]])
def test_what_rows_are_to_meet_names_none(text_file, codes: list[str], heading: str) -> None:
    """A code says whose criteria they are, and they stand in its notes; nor do they name the rows of a group."""
    reading = table(text_file, codes, [heading, *GATES[1:]], ["Date", *STARTS])
    assert names(reading) == codes[1:] and reading.reading_confidence == "high"
    assert [row["notes_text"] for row in reading.rows] == GATES[1:]
    phases = ["Phase", "Begin", "Make", "Prove"]
    days = [["Start", *(a for a, _ in DAYS)], ["End", *(b for _, b in DAYS)]]
    assert names(table(text_file, phases, [heading, *GATES[1:]], *days)) == phases[1:]


@pytest.mark.parametrize("heading", ["Outputs", "Exit criteria", "Key deliverables"])
def test_what_rows_are_to_bring_names_them_in_doubt_where_nothing_else_does(text_file, heading: str) -> None:
    """Where groups say the same of several rows, or nothing stands beside, wherever it stands."""
    brought, days = [heading, *GATES[1:]], [["Start", *(a for a, _ in DAYS)], ["End", *(b for _, b in DAYS)]]
    groups = ["Workstream", "Billing", "Billing", "Portal"]
    for columns in ([brought, *days], [groups, brought, *days], [groups, *days, brought]):
        reading = table(text_file, *columns)
        assert names(reading) == GATES[1:]
        assert reasons(reading) == ["read as the name: its heading is not known"]


@pytest.mark.parametrize("iterations", [["1", "2", "1"], ["Iteration 1", "Iteration 2", "Iteration 1"]])
def test_an_iteration_beside_the_phase_that_names_rows_stands_in_their_notes(text_file, iterations) -> None:
    """Nothing else tells two rows of one phase apart."""
    starts, ends = (["Start", *(a for a, _ in DAYS)], ["End", *(b for _, b in DAYS)])
    reading = table(text_file, ["Phase", "Build", "Build", "Test"], ["Iteration", *iterations], starts, ends)
    assert names(reading) == ["Build", "Build", "Test"]
    assert [row["notes_text"] for row in reading.rows] == ["Iteration 1", "Iteration 2", "Iteration 1"]
