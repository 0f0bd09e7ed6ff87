"""Small lists beside, above or below a plan: never read as its tasks, never silently left out."""

from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

D = date
HEADINGS = ["Task", "Start", "Finish", "Owner"]
TASKS: list[list[object]] = [
    [name, D(2023, at, 16), D(2023, at + 1, 20), None]
    for at, name in enumerate(["Design", "Build", "Test", "Migrate", "Close"], 1)
]
DATED: list[list[object]] = [["SIT entry", D(2023, 9, 14)], ["Go live", D(2023, 12, 14)]]
KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])


def beside(listed: list[list[object]], first: int = 0, gap: int = 1) -> list[list[object]]:
    """The plan with a list right of it, from a row on."""
    rows = [[*cells, *[None] * gap] for cells in (HEADINGS, *TASKS)]
    rows += [[None] * len(rows[0]) for _ in range(first + len(listed) - len(rows))]
    return [
        [*cells, *(listed[at - first] if 0 <= at - first < len(listed) else [])]
        for at, cells in enumerate(rows)
    ]


def told(reading: Reading) -> list[tuple[str, str]]:
    """Where and what is warned of; the tasks are those of the plan alone, and each row is accounted for."""
    assert [row["activity_name"] for row in reading.rows] == [cells[0] for cells in TASKS]
    assert all(row["start_text"] and row["finish_text"] and not row["owner_text"] for row in reading.rows)
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
    return [(one["cell"], one["text"]) for one in reading.warnings]


@KINDS
@pytest.mark.parametrize(
    ("listed", "first", "place"),
    [
        ([["Key dates"], *DATED], 0, "F2:G3"),
        (DATED, 1, "F2:G3"),
        (DATED[:1], 3, "F4:G4"),
        ([["Key dates"], ["Milestone", "Date"], *DATED], 0, "F2:G4"),
        ([["Key dates", "Date"], *DATED], 0, "F2:G3"),
        ([["Milestone", "Date"], *DATED], 2, "F3:G5"),
        ([["Milestone", "Date"], *DATED], 0, "F1"),
        ([["Occasion", "When"], *DATED], 0, "G1"),
        ([["Board"], [D(2023, 5, 14)]], 0, "F1"),
    ],
)
def test_dates_beside_a_plan_are_told_once_where_they_stand(plan_file, listed, first, place, kind) -> None:
    """Under a title, under headings of their own or bare, they are none of the plan's tasks, and asked about."""
    reading = read_plan(plan_file(beside(listed, first), kind))
    assert [cell for cell, _ in told(reading)] == [place]
    assert all(one["remedy"] for one in reading.warnings)


@KINDS
@pytest.mark.parametrize(
    "head", [["Key dates"], ["Key dates", "Date"], ["Occasion", "When"], ["Milestone", "Date"]]
)
def test_dates_above_a_plan_are_told(plan_file, head, kind) -> None:
    """Names and their dates above the headings, titled or headed, are asked about once."""
    reading = read_plan(plan_file([head, *DATED, [], HEADINGS, *TASKS], kind))
    ((place, _),) = told(reading)
    assert place == ("A1" if head[0] == "Milestone" else "A2:B3")


@KINDS
@pytest.mark.parametrize("head", [["Key dates", "Date"], ["Occasion", "When"], ["Milestone", "Date"]])
def test_a_headed_list_of_dates_below_a_plan_is_told(plan_file, head, kind) -> None:
    """Below a gap two words, one of which heads dates, begin something else than the plan."""
    reading = read_plan(plan_file([HEADINGS, *TASKS, [], head, *DATED], kind))
    ((place, _),) = told(reading)
    assert place == ("A8" if head[0] == "Milestone" else "A9:B10")


@KINDS
def test_facts_of_a_document_are_no_list_of_dates(plan_file, kind) -> None:
    """When it was issued and when the whole plan begins and ends is known for what it is."""
    facts = [["Issued", D(2022, 10, 14)], ["Last updated:", D(2022, 10, 16)], ["Start", D(2023, 1, 16)]]
    assert told(read_plan(plan_file([*facts, [], HEADINGS, *TASKS], kind))) == []


@KINDS
@pytest.mark.parametrize("is_headed", [True, False])
def test_words_beside_a_plan_are_set_aside_unquoted(plan_file, is_headed, kind) -> None:
    """Assumptions right of the tasks are nobody's owner or note: where they stand is told, not what they say."""
    listed = [["Assumptions", "Owner"] if is_headed else ["Assumptions"],
              ["Design is approved", "Ann"], ["Two testers", "Bob"]]  # fmt: skip
    reading = read_plan(plan_file(beside(listed), kind))
    assert told(reading) == []
    (aside,) = reading.set_aside
    assert (aside["cell"], aside["text"], aside["rows"]) == ("F2:G3", "4 texts", 0) and aside["remedy"]


@KINDS
def test_columns_that_a_blank_one_parts_from_their_table_stay_its_own(plan_file, kind) -> None:
    """Assumptions and owners of most tasks are the tasks', though a blank column lies between."""
    rows = [[*cells[:3], None, *more] for cells, more in zip(
        [HEADINGS, *TASKS], [["Assumptions", "Owner"], *([f"Needs {at}", f"Team {at}"] for at in range(5))],
        strict=True)]  # fmt: skip
    reading = read_plan(plan_file(rows, kind))
    assert [row["owner_text"] for row in reading.rows] == [f"Team {at}" for at in range(5)]
    assert not reading.set_aside and not reading.warnings


@KINDS
def test_assumptions_below_a_plan_are_notes_though_they_hold_dates(plan_file, kind) -> None:
    """From their title after a gap to the next one they are set aside, each with its words."""
    notes = [["Assumptions"], ["Design is approved by", D(2022, 10, 31)], ["Two testers"]]
    reading = read_plan(plan_file([HEADINGS, *TASKS, [], *notes], kind))
    assert told(reading) == []
    assert [one["reason"] for one in reading.set_aside] == ["a note, not a task"] * 3


@KINDS
def test_tasks_below_such_a_title_in_a_narrow_list_are_tasks(plan_file, kind) -> None:
    """Where no row has more than two cells, what stands below the title looks like any other task."""
    rows = [["Task", "Finish"], *([cells[0], cells[2]] for cells in TASKS), [], ["Constraints"], *DATED]
    reading = read_plan(plan_file(rows, kind))
    assert {"SIT entry", "Go live"} <= {row["activity_name"] for row in reading.rows}


@KINDS
def test_a_plan_right_of_a_list_that_begins_above_it_is_read(plan_file, kind) -> None:
    """A list of dates in the corner keeps no plan beside and below it from being read."""
    corner = [["Milestone", "Date"], *DATED]
    rows = [[*(corner[at] if at < len(corner) else [None, None]), None, *cells]
            for at, cells in enumerate([[None] * 4, HEADINGS, *TASKS])]  # fmt: skip
    reading = read_plan(plan_file(rows, kind))
    assert [row["activity_name"] for row in reading.rows][:5] == [cells[0] for cells in TASKS]
    assert all(row["start_from"] and row["finish_to"] for row in reading.rows[:5])


@KINDS
@pytest.mark.parametrize("gap", [1, 8])
def test_names_left_of_a_table_that_names_its_own_rows_are_none_of_its_dates(plan_file, gap, kind) -> None:
    """Names with dates below no heading of dates, and right of them a table: each of its dates is its own name's."""
    left = [["Task", "HLD approved", "Environment needed"],
            *([f"Interface {at}", D(2023, 7, at), D(2023, 8, at)] for at in range(1, 6))]  # fmt: skip
    rows = [[*one, *[None] * gap, *cells] for one, cells in zip(left, [HEADINGS, *TASKS], strict=True)]
    assert told(read_plan(plan_file(rows, kind))) == [("A2:C6", "10 dates")]


@KINDS
def test_an_activity_left_of_its_steps_still_gathers_them(plan_file, kind) -> None:
    """Where no dates stand beside it, it is a part of the table, though a blank column lies between."""
    rows = [[name, None, *cells] for name, cells in zip(
        ["Activity", "Plan", None, "Deliver", None, None], [HEADINGS, *TASKS], strict=True)]  # fmt: skip
    reading = read_plan(plan_file(rows, kind))
    assert [row["activity_name"] for row in reading.rows] == [cells[0] for cells in TASKS]


def test_words_of_a_legend_beside_a_drawing_are_known(workbook_file) -> None:
    """A legend right of drawn bars is read as one, and is no remark; other words there are set aside."""
    from openpyxl.styles import PatternFill

    def paint(book) -> None:
        sheet = book["Plan"]
        for cell, colour in (
            ("B2", "4472C4"),
            ("C2", "4472C4"),
            ("D3", "ED7D31"),
            ("G2", "4472C4"),
            ("G3", "ED7D31"),
        ):
            sheet[cell].fill = PatternFill("solid", fgColor=colour)

    rows = [["Task", "Jan 2023", "Feb 2023", "Mar 2023"], ["Build", *[None] * 3, None, None, None, "Work"],
            ["Test", *[None] * 3, None, None, None, "Testing"],
            ["Close", None, None, "x", None, None, None, "Ask Ann"]]  # fmt: skip
    reading = read_plan(workbook_file({"Plan": rows}, change=paint))
    assert [(one["cell"], one["text"]) for one in reading.set_aside] == [("H4", "1 text")]


@KINDS
@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("title", ["Key dates", "Milestones", "Meilensteine"])
def test_dates_below_such_a_title_in_the_plans_own_columns_are_milestones(
    plan_file, title, gap, kind
) -> None:
    """Named and dated where tasks are, each by one date, they are points in time; their title gathers them."""
    rows = [HEADINGS, *TASKS, *[[]] * gap, [title], *DATED, ["Pilot", D(2023, 9, 14), D(2023, 10, 16)]]
    found = {
        row["activity_name"]: (row["is_milestone"], row["is_summary"])
        for row in read_plan(plan_file(rows, kind)).rows
    }
    assert {name: found[name] for name in (title, "SIT entry", "Go live", "Pilot", "Close")} == {
        title: (False, True), "SIT entry": (True, False), "Go live": (True, False), "Pilot": (False, False),
        "Close": (False, False)}  # fmt: skip


def test_rows_with_names_and_dates_where_the_table_above_has_its_own_are_a_doubt(text_file) -> None:
    """What ends a table may be a task of it: those below that are dated as its own put the reading in doubt."""
    rows = [
        "Type,Task,From,To,Phase",
        "Task,Scope,14/05/2026,12/06/2026,Delivery",
        ",,,,",
        "Phase,Task list,,Started,Forecast",
        "Bug,Plan approved,03/09/2026,24/09/2026,Test",
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Scope"]
    assert reading.reading_confidence == "low"
    assert [(one["cell"], one["text"]) for one in reading.warnings if "below a table" in one["reason"]] == [
        ("B5:D5", "2 dates")
    ]


def test_a_list_of_risks_below_the_table_is_no_doubt(text_file) -> None:
    """Dates below the headings of another list are that list's."""
    rows = [
        "Ref,Task,From,To",
        "1,Scope,14/05/2026,12/06/2026",
        ",,,",
        "Ref,Risk,Mitigation,Due",
        "R1,Late data,Chase,24/09/2026",
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Scope"]
    assert reading.reading_confidence == "high"


RELEASES = [
    ["Release", "Go-live month", "Holds"],
    ["R 1", "May 2024", "Forms"],
    ["R 2", "Aug 2024", "Letters"],
]
DROPS = [["Drop", "Dates", "Holds"], ["Drop 1", "Weeks 1-2", "Forms"], ["Drop 2", "Weeks 3-4", "Letters"]]
OUTSIDE = "outside those that are read"


@KINDS
@pytest.mark.parametrize(("table", "is_above"), [(RELEASES, True), (DROPS, True), (DROPS, False)])
def test_a_dated_table_that_is_not_read_is_told(plan_file, table, is_above, kind) -> None:
    """Each of its rows is set aside, and one warning says where the table stands: the confidence is as it was."""
    plan = [HEADINGS, *TASKS]
    rows = [*table, [], *plan] if is_above else [*plan, [], ["Later"], [], *table]
    reading = read_plan(plan_file(rows, kind))
    first = 1 if is_above else len(plan) + 4
    assert (
        told(reading) == [(f"A{first}:C{first + 2}", "2 rows")] and OUTSIDE in reading.warnings[0]["reason"]
    )
    assert reading.reading_confidence == "high"


@KINDS
def test_a_drawing_above_a_table_that_is_read_is_told(plan_file, kind) -> None:
    """Its headings are days: what is marked below them is when there is work."""
    weeks = ["Work", *(f"Wk {day}/01/2023" for day in ("09", "16", "23"))]
    reading = read_plan(
        plan_file([weeks, ["Dig", "X", "X"], ["Fill", None, "X"], [], HEADINGS, *TASKS], kind)
    )
    assert told(reading)[0] == ("A1:D3", "2 rows")


@KINDS
@pytest.mark.parametrize(
    "table",
    [
        [
            ["Version", "Date", "Comments"],
            ["0.1", D(2022, 10, 3), "First"],
            ["0.2", D(2022, 10, 4), "Second"],
        ],
        [
            ["Approved by", "Post", "Date"],
            ["A N Other", "PM", D(2022, 10, 3)],
            ["B Else", "Lead", D(2022, 10, 4)],
        ],
        [
            ["Issue ID", "What", "Reported"],
            ["I 1", "No room", D(2022, 10, 3)],
            ["I 2", "Late", D(2022, 10, 4)],
        ],
        [["Project", "Acme", "Issued"], ["Manager", "A N Other", D(2022, 10, 4)]],
        [
            ["Owner", "Organisation", "Date joined"],
            ["A N Other", "Acme", D(2022, 10, 3)],
            ["B Else", "Acme", D(2022, 10, 4)],
        ],
        [
            ["Meeting", "Venue", "Date"],
            ["Kick-off", "Leeds", D(2022, 10, 3)],
            ["Review", "York", D(2022, 10, 4)],
        ],
        [
            ["Workstream", "RAG", "Last update date"],
            ["Systems", "G", D(2022, 10, 3)],
            ["Data", "A", D(2022, 10, 4)],
        ],
        [
            ["Risk ref. no.", "What", "Day"],
            ["R 1", "No room", D(2022, 10, 3)],
            ["R 2", "Late", D(2022, 10, 4)],
        ],
    ],
)
def test_what_a_document_says_of_itself_and_registers_are_no_such_tables(plan_file, table, kind) -> None:
    """Its editions, who approved it, issues, meetings and when things were said are dated, and nobody asks."""
    assert not told(read_plan(plan_file([*table, [], HEADINGS, *TASKS], kind)))


@pytest.mark.parametrize(
    ("days", "is_told"), [(("4 May", "30 October"), True), (("1/2", "2/2"), False), (("Ann", "Ben"), False)]
)
def test_names_and_days_without_a_year_above_a_plan_are_told(
    workbook_file, days: tuple[str, str], is_told: bool
) -> None:
    """Their year may well be the plan's: what stands there is asked for. Pages of two and persons are no days."""
    above = [["Summary"], ["SIT entry", days[0]], ["Go-live", days[1]], []]
    rows = [["Design", "05/01/2026", "30/01/2026"], ["Build", "02/02/2026", "31/03/2026"]]
    reading = read_plan(workbook_file({"Plan": [*above, ["Task", "Start", "Finish"], *rows]}))
    reason = "names and dates outside the tables of tasks: not read"
    assert [one["text"] for one in reading.warnings if one["reason"] == reason] == ["2 dates"] * is_told
