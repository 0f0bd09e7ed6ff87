"""Numbers of people or money below months are no bars of tasks; hours and effort by task are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = [f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
ROLES = ("Project manager", "Business analyst", "Test lead")
TEAMS, TASKS = ("Systems", "Operations", "Data"), ("Design", "Build", "Test")
NUMBERS = ([1, 1, 1, 1, 1, 1], [2, 2.5, 3, None, None, None], [None, None, 1, 2, 2, 1])
TOLD = "people or money"


def profile(
    workbook_file: Callable[..., Path],
    names: tuple[str, ...],
    heading: str | None = None,
    title: str | None = None,
    sheet: str = "Sheet1",
    numbers: tuple[list[float | None], ...] = NUMBERS,
) -> Reading:
    """Read a sheet of numbers below months."""
    rows: list[list[object]] = [[title], []] if title else []
    rows += [[heading, *MONTHS], *([name, *own] for name, own in zip(names, numbers, strict=False))]
    return read_plan(workbook_file({sheet: rows}))


@pytest.mark.parametrize(
    ("names", "heading", "title", "sheet"),
    [
        (ROLES, None, None, "Sheet1"),
        (ROLES, "Role", None, "Plan"),
        (TEAMS, "Team", "FTE by month", "Sheet1"),
        (TEAMS, None, None, "Headcount"),
        (TEAMS, "Grade", None, "Sheet1"),
        (("Licences", "Travel", "Contractors"), "Line", None, "Sheet1"),
        (("Metering", "Billing", "Settlement"), "Area", "MHHS budget (£k)", "Sheet1"),
    ],
)
def test_people_and_money_by_month_are_no_tasks(workbook_file, names, heading, title, sheet) -> None:
    """What heads the rows, what names them or the title says so: each is set aside, and told."""
    reading = profile(workbook_file, names, heading, title, sheet)
    assert not reading.rows and reading.reading_confidence == "low"
    told = [entry for entry in reading.set_aside if TOLD in entry["reason"]]
    assert [entry["text"].partition(" | ")[0] for entry in told] == [*names]
    assert all(entry["remedy"] for entry in told)


@pytest.mark.parametrize(
    ("names", "heading", "title"),
    [(TASKS, "Task", "Resource plan (FTE)"), (ROLES, "Task", None), (TEAMS, "Workpackage owner", None),
     (TEAMS, None, None)],
)  # fmt: skip
def test_numbers_that_may_be_people_or_money_are_read_in_doubt(workbook_file, names, heading, title) -> None:
    """Where a heading says tasks and the rest says people, or nothing says what the numbers are."""
    reading = profile(workbook_file, names, heading, title)
    assert [row["activity_name"] for row in reading.rows] == [*names]
    assert [one["cell"] for one in reading.warnings if TOLD in one["reason"]]
    assert reading.reading_confidence != "high"


@pytest.mark.parametrize("heading", ["Task", "Activity", "Milestone / activity"])
@pytest.mark.parametrize("title", ["Effort in days", "Implementation plan", None])
def test_hours_and_effort_by_task_are_bars(workbook_file, heading, title) -> None:
    """Numbers of tasks say when there is work."""
    reading = profile(workbook_file, TASKS, heading, title)
    assert [row["finish_to"] for row in reading.rows] == ["2026-06-30", "2026-03-31", "2026-06-30"]
    assert not [one for one in reading.warnings if TOLD in one["reason"]]


def test_ones_as_marks_and_a_total_below_tasks_are_bars(workbook_file) -> None:
    """One number over and over is a mark, whatever the rows are called."""
    ones: tuple[list[float | None], ...] = ([1, 1, *[None] * 4], [None, 1, 1, *[None] * 3], [*[None] * 5, 1])
    reading = profile(workbook_file, TEAMS, None, numbers=ones)
    assert not [one for one in reading.warnings if TOLD in one["reason"]] and len(reading.rows) == 3


@pytest.mark.parametrize("heading", ["Task", "Activity", "Workstream", None])
@pytest.mark.parametrize("names", [("Charges", "Refunds", "Billing"), ("Tax", "Sales", "Interest")])
@pytest.mark.parametrize("mark", [1, 5])
def test_marks_of_workstreams_that_are_called_as_lines_of_accounts_are_bars(
    workbook_file, heading, names, mark
) -> None:
    """One number over and over is a mark, whether a heading says work or none says anything."""
    marks = tuple([mark if own else None for own in numbers] for numbers in NUMBERS)
    reading = profile(workbook_file, names, heading, numbers=marks)
    assert not [one for one in reading.warnings if TOLD in one["reason"]]
    assert len(reading.rows) == len(names) and reading.reading_confidence == "high"


def test_lines_of_accounts_below_a_heading_of_work_are_doubted(workbook_file) -> None:
    """Names that no work has, and numbers that differ, are of money; roles of people are, whatever the numbers."""
    reading = profile(workbook_file, ("Revenue", "Gross profit", "Net profit"), "Activity")
    assert [one for one in reading.warnings if TOLD in one["reason"]] and reading.reading_confidence == "low"
    ones: tuple[list[float | None], ...] = ([1, 1, 1], [1, 1, 1], [1, 1, 1])
    assert profile(workbook_file, ROLES, "Task", numbers=ones).reading_confidence == "low"


def mixed(workbook_file: Callable[..., Path], *rows: list[object], is_filled: bool = True) -> Reading:
    """Read a drawing of two tasks, in fills or in signs, and rows of numbers below them."""

    def fill(book) -> None:
        for row, columns in ((2, (2, 3)), (3, (4, 5, 6))) if is_filled else ():
            for column in columns:
                book.active.cell(row, column).fill = PatternFill("solid", fgColor="FF4472C4")

    signs = [] if is_filled else ["x", "x"]
    plan: list[list[object]] = [["Task", *MONTHS], ["Design", *signs], ["Build", None, None, *signs]]
    return read_plan(workbook_file({"Plan": [*plan, *rows]}, change=fill))


@pytest.mark.parametrize("is_filled", [True, False])
@pytest.mark.parametrize(
    "rows",
    [
        [["Spend (£k)", 10, 20, 35, 35, 40, 5]],
        [["FTE", 1, 1, 2, 2, 2, 1]],
        [[], ["Resources (FTE)"], ["Developers", 1, 1, 3, 3, 2, 1], ["Billing team", None, 1, 1, 2, 2, 2]],
    ],
)
def test_rows_of_people_or_money_below_the_bars_are_no_tasks(workbook_file, rows, is_filled) -> None:
    """A row's own name says so, or that of the rows it stands below; each is set aside and the bars stand."""
    reading = mixed(workbook_file, *rows, is_filled=is_filled)
    dated = [row["activity_name"] for row in reading.rows if row["finish_to"]]
    assert dated == ["Design", "Build"]
    told = [entry["text"].partition(" | ")[0] for entry in reading.set_aside if TOLD in entry["reason"]]
    assert {row[0] for row in rows if len(row) > 1} <= {*told}


@pytest.mark.parametrize("shown", ["£{}k", "{} FTE", "{} heads", "£{}"])
@pytest.mark.parametrize("heading", ["Workstream", "Area"])
def test_amounts_that_say_so_in_their_cells_are_no_bars_unasked(workbook_file, shown, heading) -> None:
    """Signs of money and words for people stand in the cells themselves."""
    numbers = [[shown.format(one) if one else None for one in own] for own in NUMBERS]
    reading = profile(workbook_file, ("Metering", "Billing", "Settlement"), heading, numbers=numbers)
    assert reading.reading_confidence == "low" and bool(reading.rows) is (heading == "Workstream")
    assert [one for one in (*reading.warnings, *reading.set_aside) if TOLD in one["reason"]]


def test_progress_of_the_plan_below_its_bars_is_no_task(workbook_file) -> None:
    """A row of shares that is called by what it measures is set aside; shares of a task are its bar."""
    shares = ["10%", "25%", "50%", "75%", "90%", "100%"]
    reading = mixed(
        workbook_file, ["Planned % complete", *shares], ["Cutover", None, None, None, *shares[:3]]
    )
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Cutover"]
    assert [entry["cell"] for entry in reading.set_aside if "progress" in entry["reason"]] == ["A4:G4"]


@pytest.mark.parametrize("numbers", [[5, 5, 5], [1, 1]])
def test_marks_of_charges_beside_signs_are_bars(workbook_file, numbers) -> None:
    """Work is called so, too, and the heading says that the rows are tasks."""
    reading = mixed(workbook_file, ["Charges", *numbers], is_filled=False)
    assert reading.rows[-1]["activity_name"] == "Charges" and reading.reading_confidence == "high"


def test_numbers_beside_bars_of_another_kind_are_read_in_doubt(workbook_file) -> None:
    """Where nothing says what they count they may be hours of work."""
    reading = mixed(workbook_file, ["Metering", 1, 2, 2, 3])
    assert reading.rows[-1]["finish_to"] == "2026-04-30" and reading.reading_confidence == "medium"
    assert [one["cell"] for one in reading.warnings if TOLD in one["reason"]] == ["B4"]


def test_milestones_beside_hours_put_the_hours_in_no_doubt(workbook_file) -> None:
    """Most rows are drawn with numbers."""
    rows = [["Task", *MONTHS], *([name, *own] for name, own in zip(TASKS, NUMBERS, strict=True))]
    reading = read_plan(workbook_file({"Plan": [*rows, ["Go-live", *[None] * 5, "◆"]]}))
    assert len(reading.rows) == 4 and reading.reading_confidence == "high"


def test_a_number_alone_beside_bars_is_a_mark(workbook_file) -> None:
    """As a 1 for each month is."""
    reading = mixed(workbook_file, ["Metering", 1, 1, 1, 1])
    assert reading.reading_confidence == "high" and not reading.warnings


def test_a_profile_below_a_plan_is_told(workbook_file) -> None:
    """On the plan's own sheet it is a table of another kind, and no row of it is lost without a word."""
    plan = [["Task", *MONTHS], ["Design", "x", "x"], ["Build", None, None, "x"], []]
    people = [["Role", *MONTHS], *([name, *own] for name, own in zip(ROLES, NUMBERS, strict=True))]
    reading = read_plan(workbook_file({"Plan": [*plan, *people]}))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert [one["cell"] for one in reading.warnings if "another table" in one["reason"]] == ["A5"]


def test_a_profile_beside_a_plan_leaves_the_plan_as_it_is(workbook_file) -> None:
    """The sheet of people is no part of the plan."""
    plan = [["Task", *MONTHS], ["Design", "x", "x"], ["Build", None, None, "x"]]
    people = [["Role", *MONTHS], *([name, *own] for name, own in zip(ROLES, NUMBERS, strict=True))]
    reading = read_plan(workbook_file({"Plan": plan, "Resources": people}))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert reading.reading_confidence == "high"


@pytest.mark.parametrize("title", [None, "MHHS cost to serve programme"])
def test_ones_as_marks_of_tasks_that_are_called_as_people_are_keep_their_bars(workbook_file, title) -> None:
    """Train staff may be work, and 1 its mark: each task is kept, and the doubt is told."""
    ones = ([1, 1, None, None, None, None], [None, 1, 1, None, None, None], [None, None, None, 1, 1, None])
    reading = profile(
        workbook_file, ("Train staff", "Recruit test manager", "Licences"), None, title, numbers=ones
    )
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-28", "2026-03-31", "2026-05-31"]
    assert reading.reading_confidence != "high" and any(TOLD in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize("heading", [None, "Quarter", "Measure"])
def test_one_row_of_figures_over_periods_is_doubted_as_several_are(workbook_file, heading) -> None:
    """Nothing says that it is work; below a heading of tasks it is, and a number over and over is a mark."""
    reading = profile(workbook_file, ("Tickets",), heading, numbers=NUMBERS[1:])
    assert [one["cell"] for one in reading.warnings if TOLD in one["reason"]] == ["B2"]
    assert reading.reading_confidence == "medium"
    for names, head, numbers in (
        (("Tickets",), "Task", NUMBERS[1:]),
        (("Tickets",), heading, ([1, 1, 1, None, None, None],)),
    ):
        plain = profile(workbook_file, names, head, numbers=numbers)
        assert not [one for one in plain.warnings if TOLD in one["reason"]]


@pytest.mark.parametrize(
    ("title", "total"), [("Resources (FTE)", "Total"), ("FTE", "Total FTE"), ("Budget (£k)", "Total cost")]
)
def test_the_total_of_people_or_money_is_no_task_either(workbook_file, title, total) -> None:
    """It adds up the rows that are set aside; a sum of the hours of tasks stays a summary of them."""
    rows = [
        [],
        [title],
        ["Metering", 1, 1, 3, 3, 2, 1],
        ["Billing", None, 1, 1, 2, 2, 2],
        [total, 1, 2, 4, 5, 4, 3],
    ]
    reading = mixed(workbook_file, *rows)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    told = [entry["text"].partition(" | ")[0] for entry in reading.set_aside if TOLD in entry["reason"]]
    assert told[-1] == total and reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_one_number_all_along_beside_bars_is_doubted(workbook_file) -> None:
    """Five working days in each month are no bar from first to last, nor are several such rows together."""
    for rows in (
        [["Working days", *[5] * 6]],
        [["Heads", *[4] * 6], ["Others", *[2] * 6], ["Working days", *[5] * 6], ["Total", *[6] * 6]],
    ):
        reading = mixed(workbook_file, *rows)
        assert reading.reading_confidence == "medium"
        assert [one["cell"] for one in reading.warnings if TOLD in one["reason"]] == ["B4"]
    for marks in ([1] * 6, [5, 5, 5, None, None, None]):
        plain = mixed(workbook_file, ["Metering", *marks])
        assert not [one for one in plain.warnings if TOLD in one["reason"]]


def test_amounts_below_nought_are_amounts(workbook_file) -> None:
    """As accounts write them, in brackets or with a sign."""
    rows = [[None, *MONTHS], ["Tariff effect", "(30,500)", "341", "1,125", "-740", "−1,051", "9,864"]]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert [one["cell"] for one in reading.warnings if TOLD in one["reason"]] == ["B2"]


def test_a_titled_profile_with_filled_rows_of_groups_is_no_tasks(workbook_file) -> None:
    """Bands that are filled part it, and are no bars: its title says what it is."""
    rows = [["FTE by month"], [], ["Team", *MONTHS], ["North"], ["Metering", 1, 2, 3, 3, 2, 1],
            ["Billing", 2, 2, 2, 3, 3, 3], ["South"], ["Finance", 1, 1, 1, 2, 2, 2]]  # fmt: skip

    def paint(book) -> None:
        for row in (4, 7):
            for column in range(1, 5):
                book.active.cell(row, column).fill = PatternFill("solid", fgColor="FF4472C4")

    reading = read_plan(workbook_file({"Plan": rows}, change=paint))
    assert not [row for row in reading.rows if row["activity_name"] in ("Metering", "Billing", "Finance")]


@pytest.mark.parametrize(
    "rows",
    [
        [["Sales", "1.200.000", "1.300.000", None], ["Refunds", "-2.000", None, "-9.000"]],
        [["Revenue", "12 500", None, "13 000"], ["Refunds", "(300)", "(250)", None]],
        [
            ["Gross profit", "12,500", "9,000", None],
            ["EBITDA", "3,000", None, "2,000"],
            ["Tax", None, "20%", "21%"],
        ],
        [["Umsatzerlöse", "12.500", "9.000", None], ["Personalkosten", "3.000", None, "2.000"]],
    ],
)
def test_accounts_by_year_are_no_tasks(workbook_file, rows) -> None:
    """What the lines of accounts are called says so, however thousands are parted, and shares of them."""
    sheet = [["Business case", "2026", "2027", "2028"], *rows]
    reading = read_plan(workbook_file({"Sheet1": sheet}))
    assert not reading.rows and reading.reading_confidence == "low"
    assert sum(TOLD in entry["reason"] for entry in reading.set_aside) == len(rows)


def test_shares_beside_numbers_that_nobody_explains_are_read_in_doubt(workbook_file) -> None:
    """What is measured by quarter, in numbers and in shares, may be no work at all."""
    rows = [
        ["", "Q1 2026", "Q2 2026", "Q3 2026"],
        ["Calls", 12, 40, None],
        ["Answered", None, "95%", "96,5 %"],
    ]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert reading.reading_confidence == "medium"
    assert any(TOLD in warning["reason"] for warning in reading.warnings)


def test_shares_below_months_are_the_progress_of_tasks(workbook_file) -> None:
    """Where no row holds numbers, shares say how far tasks are: no doubt of a plan."""
    rows = [["", *MONTHS], ["Design", "50%", "100%"], ["Build", None, "20%", "80%"]]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert len(reading.rows) == 2 and not any(TOLD in warning["reason"] for warning in reading.warnings)


@pytest.mark.parametrize("heading", [None, "Task"])
@pytest.mark.parametrize("returns", [["Returns", "(300)", "-2.000", None], ["Returns", -300, 250, None]])
def test_numbers_below_nought_are_of_no_work(workbook_file, heading, returns) -> None:
    """Whatever heads and names the rows: they are read, but with little confidence."""
    shops = ["Shops", "12 500", None, "13 000"]
    reading = read_plan(workbook_file({"Sheet1": [[heading, "2026", "2027", "2028"], shops, returns]}))
    assert len(reading.rows) == 2 and reading.reading_confidence == "low"
    assert any("below nought" in warning["reason"] for warning in reading.warnings)
