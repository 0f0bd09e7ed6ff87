"""Tables with headings of their own below a matrix, a drawing or a list: none of their cells is read as its."""

import pytest

from mhhs_analysis.intake.headings.columns import is_date
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.tables import last_rows
from mhhs_analysis.intake.workbooks.workbook import Cell
from tests.intake.sheets import accounted, names

MATRIX = ["Supplier,Spec signed,Trial run", "Alder,05/01/2026,19/01/2026", "Birch,02/02/2026,16/02/2026"]
DRAWING = ["Task,Jan 2026,Feb 2026,Mar 2026", "Draft rules,X,X,", "Trial run,,X,X"]
READ = ["Spec signed (Alder)", "Trial run (Alder)", "Spec signed (Birch)", "Trial run (Birch)"]


@pytest.fixture
def read(text_file):
    """A function that reads rows as text and holds that each is counted."""

    def reading_of(rows: list[str]) -> Reading:
        reading = read_plan(text_file("\n".join(rows)))
        assert accounted(reading)
        return reading

    return reading_of


@pytest.mark.parametrize("between", [[""], ["", "Older suppliers", ""], ["", "Older suppliers"]])
def test_a_second_matrix_below_is_read_by_its_own_headings(read, between: list[str]) -> None:
    """Its milestones are those of its headings, not of the ones above in the same columns."""
    second = [
        "Supplier,Trial run,Licence lapses",
        "Cedar,03/11/2025,31/03/2026",
        "Dogwood,01/12/2025,31/12/2026",
    ]
    reading = read([*MATRIX, *between, *second])
    assert [(row["activity_name"], row["finish_from"]) for row in reading.rows][4:] == [
        ("Trial run (Cedar)", "2025-11-03"),
        ("Licence lapses (Cedar)", "2026-03-31"),
        ("Trial run (Dogwood)", "2025-12-01"),
        ("Licence lapses (Dogwood)", "2026-12-31"),
    ]


def test_another_table_of_dates_below_a_matrix_is_told(read) -> None:
    """Words over each column of dates head another table: its dates are no milestones of the matrix."""
    reading = read(
        [*MATRIX, "", "Room,Open from,Open to", "One,03/11/2025,31/03/2026", "Two,01/12/2025,30/04/2026"]
    )
    assert names(reading) == READ
    assert [one["cell"] for one in reading.warnings] == ["A6:C7"] and reading.reading_confidence == "low"


@pytest.mark.parametrize(
    "row",
    ["Cedar,Complete,In progress", "Cedar,TBC,Not planned", "Cedar,see above,", "Cedar,,see above"],
)
def test_a_row_of_a_matrix_without_dates_below_a_gap_heads_nothing(read, row: str) -> None:
    """How work stands is no heading, nor is what stands in some of the columns of dates alone."""
    reading = read([*MATRIX, "", row, "Dogwood,03/11/2025,31/03/2026"])
    assert names(reading)[-2:] == ["Spec signed (Dogwood)", "Trial run (Dogwood)"]


@pytest.mark.parametrize("title", [[""], ["", "Work by month:", ""], ["", "Work by month:"]])
@pytest.mark.parametrize("month", ["Feb", "Feb 2026", "Second month"])
def test_a_table_of_words_below_a_drawing_gives_no_bars(read, title: list[str], month: str) -> None:
    """Words that stand side by side in all its rows are no work in the months that stand over them further up."""
    below = ["Month,Work,Outcome", f"{month},Draft the rules,Rules agreed", "Mar 2026,Try them,Report sent"]
    reading = read([*DRAWING, *title, *below])
    assert names(reading) == ["Draft rules", "Trial run"]
    assert {"A7:C7", "A6:C6"} & {one["cell"] for one in reading.set_aside}


@pytest.mark.parametrize(
    "lanes",
    [
        ["Agents,Kick-off,,Go live", "Suppliers,,Workshop,"],
        ["Agents,,X,X", "Suppliers,Workshop,X,"],
        ["Milestones,Kick-off,Gate 2,"],
    ],
)
def test_words_in_a_drawing_below_a_gap_stay_in_it(read, lanes: list[str]) -> None:
    """What is said in some months of a lane, or beside marks, or in one row alone, is drawn there."""
    reading = read([*DRAWING, "", *lanes])
    assert not [one for one in reading.set_aside if one["reason"].startswith("outside the table")]


def test_drawings_that_name_their_bars_go_on_below_a_gap(read) -> None:
    """Where words name bars above the gap too, rows of words below it are drawn."""
    rows = ["Team,Jan 2026,Feb 2026,Mar 2026", "Alder,Draft,Agree,", "Birch,,Draft,Agree"]
    reading = read([*rows, "", "Cedar,Draft,Agree,", "Dogwood,Check,Sign,"])
    assert {row["outline"] for row in reading.rows} >= {"Dogwood"}
    assert "Cedar" in names(reading)


def test_a_drawing_below_a_table_of_phases_gives_it_no_tasks(read) -> None:
    """Headings that name rows and go on right of the table head another one: its marks are no tasks."""
    table = ["Phase,Activities,Duration", "One,Find out,2 weeks", "Two,Define,3 weeks"]
    drawing = [
        "Activity,Stretch 1,Stretch 2,Stretch 3,Stretch 4",
        "Find out,XXXX,XXXX,,",
        "Define,,XXXX,XXXX,XXXX",
    ]
    reading = read([*table, "", "Drawing", "", *drawing])
    assert names(reading) == ["Find out", "Define"]


def test_kinds_beside_names_in_a_drawing_head_no_table(read) -> None:
    """A kind of row that is a word for tasks stands beside marks: the row is drawn as those above the gap."""
    rows = ["Kind,Name,Jan 2026,Feb 2026,Mar 2026", "Task,Draft rules,X,X,", "", "Task,Trial run,X,X,X"]
    assert names(read(rows)) == ["Draft rules", "Trial run"]


@pytest.mark.parametrize("again", ["Task,Jan,Feb,Mar", "Task,Jan 2026,Feb 2026,Mar 2026"])
def test_headings_of_a_drawing_said_again_go_on_with_it(read, again: str) -> None:
    """The same headings below a gap head no other table."""
    top = again.split(",")
    reading = read([",".join(top), *DRAWING[1:], "", again, "Train staff,X,,", "Sign,,,X"])
    assert names(reading) == ["Draft rules", "Trial run", "Train staff", "Sign"]


PLAN = ["Task,Start,Finish", "Draft rules,05/01/2026,30/01/2026", "Trial run,02/02/2026,27/03/2026"]


@pytest.mark.parametrize(
    "second",
    [
        ["Release,Live month,Holds", "R1,Feb 2026,Adaptor", "R2,Apr 2026,Sums"],
        ["Site,Lead,Visit", "Leeds,Ann,09/02/2026", "York,Bo,10/02/2026"],
    ],
)
def test_dates_below_headings_of_their_own_are_none_of_the_plan(read, second: list[str]) -> None:
    """Where dates stood, one column turns to words below words: set aside, and no start of a task."""
    reading = read([*PLAN, "", *second])
    assert names(reading) == ["Draft rules", "Trial run"]
    assert [one["cell"] for one in reading.set_aside] == ["A5:C5", "A6:C6", "A7:C7"]


@pytest.mark.parametrize(
    "more",
    [
        ["Hypercare,After trial,Ongoing", "Support,TBC,Ongoing"],
        ["Hypercare,30/03/2026,Ongoing", "Support,01/05/2026,Ongoing"],
        ["Handover,30/03/2026,01/05/2026"],
    ],
)
def test_tasks_below_a_gap_stay_tasks(read, more: list[str]) -> None:
    """Words in place of one date, or of all of them, are what tasks say."""
    assert names(read([*PLAN, "", *more]))[2:] == [line.split(",")[0] for line in more]


@pytest.mark.parametrize(
    "second",
    [
        ["Approver,Role,Date", "Ann Alder,Sponsor,09/02/2026", "Bo Birch,Head,10/02/2026"],
        ["Action,Owner,Due", "Chase the reply,Ann,09/02/2026", "Book a room,Bo,10/02/2026"],
        ["Ref,Decision,Decision date", "D1,Use option A,09/02/2026", "D2,Skip a step,10/02/2026"],
        ["Recipient,Organisation,Date sent", "Ann Alder,Alder,09/02/2026", "Bo Birch,Birch,10/02/2026"],
        ["Name,Job title,Joined", "Ann Alder,Tester,09/02/2026", "Bo Birch,Lead,10/02/2026"],
        ["Site,Lead,Date", "Leeds,Ann,09/02/2026", "York,Bo,10/02/2026"],
        ["Bank holiday,Date", "Easter,09/02/2026", "May day,10/02/2026"],
    ],
)
@pytest.mark.parametrize("between", [[], [""]])
def test_a_list_right_below_a_plan_gives_it_no_tasks(read, between: list[str], second: list[str]) -> None:
    """Words for what is listed and when head another list, whether or not a gap parts it from the plan."""
    reading = read([*PLAN, *between, *second])
    assert names(reading) == ["Draft rules", "Trial run"]
    assert len([one for one in reading.set_aside if one["reason"].startswith("outside the table")]) == 3


@pytest.mark.parametrize(
    "more",
    [
        ["Decision,Board,Complete", "Handover,30/03/2026,01/05/2026"],
        ["Approval,TBC,TBC", "Handover,30/03/2026,01/05/2026"],
        ["Decision,Now,Soon", "Handover,30/03/2026,01/05/2026"],
        ["Change,Planned,Scheduled", "Handover,30/03/2026,01/05/2026"],
        ["Site,Lead,Complete", "Handover,30/03/2026,01/05/2026"],
        ["Title,Ongoing,Ongoing", "Handover,30/03/2026,01/05/2026"],
    ],
)
def test_tasks_called_as_lists_are_stay_tasks(read, more: list[str]) -> None:
    """How a task stands, or that its date is not known, heads nothing."""
    assert names(read([*PLAN, *more]))[2:] == [line.split(",")[0] for line in more]


def test_headings_said_again_without_a_gap_go_on_with_their_table(text_file) -> None:
    """What heads each page of a list that nothing else heads ends none of them."""
    head = "Action,Owner,Start,Due"
    rows = [head, "Chase the reply,Ann,05/01/2026,30/01/2026", head, "Book a room,Bo,02/02/2026,27/03/2026"]
    assert names(read_plan(text_file("\n".join(rows)))) == ["Chase the reply", "Book a room"]


@pytest.mark.parametrize(
    ("head", "inner"),
    [
        ("Task,Start,Finish", "Migration,Start,Finish"),
        ("Task,Start,Finish", "MIGRATION,BEGIN,END"),
        ("Task,Start,Finish", "Testing phase,Start date,End date"),
        ("Task,Start,Finish,Owner", "Migration,Start,Finish,Lead"),
        ("Task,Start,Finish,Status", "Build,Start,Finish,Status"),
        ("Task,Start,Finish,Duration", "Build,Start,Finish,Days"),
    ],
)
def test_a_plan_goes_on_below_headings_of_a_phase(read, head: str, inner: str) -> None:
    """No gap parts them, the first word heads no list of other things, and dates stay below words for dates."""
    beside = "," * head.count(",", head.index("Finish"))
    tasks = ["Draft rules,05/01/2026,30/01/2026", "Trial run,02/02/2026,27/03/2026"]
    later = ["Load data,30/03/2026,01/05/2026", "Reconcile,04/05/2026,29/05/2026"]
    reading = read([head, *(row + beside for row in tasks), inner, *(row + beside for row in later)])
    dated = [row["activity_name"] for row in reading.rows if row["start_from"]]
    assert dated == ["Draft rules", "Trial run", "Load data", "Reconcile"]


@pytest.mark.parametrize("listed", ["Holiday", "Decision", "Resource"])
def test_dates_below_headings_of_a_list_within_a_plan_are_told(read, listed: str) -> None:
    """Tasks may stand there: they are not read, which is said, and the confidence is low."""
    more = [f"{listed},Start,End", "SIT,30/03/2026,01/05/2026", "UAT,04/05/2026,29/05/2026"]
    reading = read([*PLAN, *more])
    assert names(reading) == ["Draft rules", "Trial run"]
    assert [one["cell"] for one in reading.warnings] == ["A5:C6"] and reading.reading_confidence == "low"


def test_a_list_of_holidays_right_below_a_plan_is_not_told(read) -> None:
    """Its names say no work."""
    reading = read(
        [*PLAN, "Holiday,Start,End", "Easter,03/04/2026,06/04/2026", "May day,04/05/2026,04/05/2026"]
    )
    assert names(reading) == ["Draft rules", "Trial run"]
    assert not reading.warnings and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    "headings",
    [
        "Risk,Impact,Owner,Due date",
        "ID,Risk description,Start,Finish",
        "Ref,Title,RAG,Review date",
        "#,Risk,Raised,Due",
        "No.,Risk,Likelihood,Impact",
        "RAID ID,Type,Description,Date raised",
    ],
)
def test_headings_of_a_list_right_below_tasks_name_none(read, headings: str) -> None:
    """No task is called Risk or Title beside Owner and Due date: what stands below them is no part of the plan."""
    plan = ["ID,Task,Start,Finish", "1,Design,02/01/2023,31/03/2023", "2,Build,03/04/2023,30/06/2023"]
    below = ["R1,Late data from DCC,High,02/05/2023", "R2,Loss of a tester,Low,02/06/2023"]
    assert names(read([*plan, headings, *below])) == ["Design", "Build"]


@pytest.mark.parametrize(
    "row", ["3,Approval,Supplier,Open", "3,Sign off,,Complete", "Approval,Team,Complete,"]
)
def test_a_task_named_as_a_list_is_headed_stays_one(read, row: str) -> None:
    """One word of those that head lists, with who does it or how it stands beside, is a task."""
    plan = ["ID,Task,Start,Finish", "1,Design,02/01/2023,31/03/2023", "2,Build,03/04/2023,30/06/2023"]
    assert len(read([*plan, row, "4,Test,03/07/2023,29/09/2023"]).rows) == 4


NUMBERED = ["Ref,Task,Start,Finish", "1,Design,05/01/2026,30/01/2026", "2,Build,02/02/2026,27/03/2026"]
NOTE = ",NB dates from March on are for indication only,,"


@pytest.mark.parametrize("note", [[], [NOTE]])
@pytest.mark.parametrize(
    "listed",
    [
        ["Version,Date,Author,Change", "0.1,05/01/2026,JS,First draft", "0.2,19/01/2026,AB,Build moved"],
        ["Meeting,Date,,", "Board,05/01/2026,,", "Steering group,19/01/2026,,"],
        ["Contact,Role,Email,", "Ann Alder,Lead,ann@example.org,", "Ben Birch,Tester,ben@example.org,"],
        ["Occasion,Date,,", "Away day,05/01/2026,,", "Summer party,19/06/2026,,"],
    ],
)
def test_what_a_list_below_dates_or_says_names_no_tasks(read, note: list[str], listed: list[str]) -> None:
    """Days and roles that stand where tasks are named, below headings of their own, are not their names."""
    assert names(read([*NUMBERED, *note, "", *listed])) == ["Design", "Build"]


def test_a_document_dated_below_its_contacts_goes_on_with_no_plan(read) -> None:
    """The day of issue stands where tasks start, and starts none: what stands above it is no part of the table."""
    plan = ["Task,Start,Finish", "Design,05/01/2026,30/01/2026", "Build,02/02/2026,27/03/2026"]
    contacts = ["Contact,Role,Email", "Ann Alder,Lead,ann@example.org"]
    assert names(read([*plan, "", *contacts, "", "Date of issue,12/01/2026,"])) == ["Design", "Build"]


def test_a_note_above_notes_of_two_cells_is_one(read) -> None:
    """Assumptions with their numbers, below a gap, leave the remark above them what it is."""
    assert names(read([*NUMBERED, NOTE, "", "Assumptions,,,", "1,M9 holds,,", "2,The DIP is ready,,"])) == [
        "Design",
        "Build",
    ]


@pytest.mark.parametrize("row", ["Version,Date agreed,,", "3,Meeting,,"])
def test_a_task_without_dates_below_a_gap_is_one_where_the_plan_goes_on(read, row: str) -> None:
    """Dates below it stand where the plan has its dates."""
    assert "Test" in names(read([*NUMBERED, "", row, "4,Test,30/03/2026,24/04/2026"]))


def test_each_task_below_a_gap_asks_little_of_those_below_it(read, monkeypatch) -> None:
    """Whether the plan goes on is found once, not anew from each of its gaps: hundreds of tasks have no dates yet."""
    asked = 0

    def counted(cell: Cell) -> bool:
        nonlocal asked
        asked += 1
        return is_date(cell)

    monkeypatch.setattr(last_rows, "is_date", counted)
    tasks = [row for number in range(300) for row in (f"Build part {number},after SIT,", "")]
    assert len(read(["Task,Start,Finish", *tasks]).rows) == 300
    assert 300 < asked < 30 * 300


PLAN = ["Task,Start,Finish", "Draft rules,05/01/2026,16/01/2026", "Trial run,02/02/2026,13/02/2026"]


@pytest.mark.parametrize("days", [("Jan 27", "Mar 27"), ("14 June", "2 July"), ("Q3", "Q4")])
@pytest.mark.parametrize("before", ["", ","])
def test_tasks_below_a_gap_whose_days_lack_a_year_are_asked_about(
    read, days: tuple[str, str], before: str
) -> None:
    """They were set aside as another table's, and nothing was asked."""
    more = [f"{name},{before}{day}" for name, day in zip(("Go live", "Close"), days, strict=True)]
    reading = read([*PLAN, "", *more])
    assert names(reading)[2:] == ["Go live", "Close"] and not any(
        row["start_from"] for row in reading.rows[2:]
    )
    assert [one["text"] for one in reading.set_aside if one["remedy"]] == [*days]


@pytest.mark.parametrize(
    "below",
    [
        ["Cost,Jan 27,Feb 27", "Build,100,200", "Test,300,10"],
        ["Version,Date", "0.1,Jan 27", "0.2,Feb 27"],
        ["Risk,Owner,Due", "Late,Ann,Jan 27", "Cost,Ben,Mar 27"],
    ],
)
def test_another_table_with_months_below_a_gap_names_no_tasks(read, below: list[str]) -> None:
    """Its headings or its numbers say so."""
    assert names(read([*PLAN, "", *below])) == ["Draft rules", "Trial run"]
