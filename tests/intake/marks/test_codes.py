"""Marks of a drawing that are no work: letters that a key explains, and shares that stay at the whole."""

from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan

MONTHS = [date(2023, month, 1) for month in range(1, 7)]
HEAD = ["Activity", *MONTHS]


def bars(reading) -> dict[str, tuple[str | None, str | None]]:
    return {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}


@pytest.mark.parametrize(
    "key",
    [
        "H = holiday",
        "H   =   holiday",
        "h=Bank holiday",
        "P = planned, H = holiday",
        "Note: x = work; H = holidays",
    ],
)
def test_a_letter_that_a_key_calls_a_holiday_is_no_work(workbook_file, key) -> None:
    """What is drawn is cut at it, and the key is no task."""
    rows = [HEAD, ["Design", "x", "x", "H"], ["Build", None, None, "H", "x", "x"], [], [key]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert bars(reading) == {"Design": ("2023-01-01", "2023-02-28"), "Build": ("2023-04-01", "2023-05-31")}
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize("key", ["H = hand-over", "P = planned", "Holidays are the team's own"])
def test_other_letters_are_work(workbook_file, key) -> None:
    """Only what a key calls no work is none."""
    rows = [HEAD, ["Design", "x", "x", "H"], ["Build", None, None, "H", "x", "x"], [], [key]]
    assert bars(read_plan(workbook_file({"Plan": rows})))["Design"] == ("2023-01-01", "2023-03-31")


def test_a_key_right_below_the_tasks_is_no_task(workbook_file) -> None:
    """A letter, an equals sign and what it means name no activity."""
    rows = [HEAD, ["Design", "P", "P"], ["Build", None, None, "A", "P"], ["P = planned"], ["A = actual"]]
    assert list(bars(read_plan(workbook_file({"Plan": rows})))) == ["Design", "Build"]


def test_shares_that_stay_at_the_whole_are_done_when_they_reach_it(workbook_file) -> None:
    """A ramp of what has migrated so far goes on at 100% beyond its end: read to its first, with a warning."""
    rows = [
        HEAD,
        ["Smart", "0%", "10%", "40%", "80%", "100%", "100%"],
        ["UMS", None, None, "50%", "100%", "100%", "100%"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert bars(reading) == {"Smart": ("2023-02-01", "2023-05-31"), "UMS": ("2023-03-01", "2023-04-30")}
    assert sum("stay at 100%" in one["reason"] for one in reading.warnings) == 2


@pytest.mark.parametrize(
    "shares",
    [
        ["50%", "50%", "50%"],
        ["100%", "100%", "100%"],
        ["40%", "100%", "20%"],
        ["20%", "60%", "100%"],
        [2, 4, 4],
    ],
)
def test_other_numbers_are_work_throughout(workbook_file, shares) -> None:
    """How much of somebody works on it, and shares that rise to the last, cut nothing."""
    reading = read_plan(workbook_file({"Plan": [HEAD, ["Smart", *shares], ["UMS", None, *shares]]}))
    assert bars(reading) == {"Smart": ("2023-01-01", "2023-03-31"), "UMS": ("2023-02-01", "2023-04-30")}


@pytest.mark.parametrize("word", ["PI", "Increment"])
def test_numbered_increments_are_time_columns_that_nobody_dates(workbook_file, word) -> None:
    """They are kept, and asked about."""
    rows = [
        ["Feature", *(f"{word} {at}" for at in range(1, 5))],
        ["DIP", "x", "x"],
        ["Registration", None, "x", "x", "x"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["start_text"], row["finish_text"]) for row in reading.rows] == [
        ("increment 1", "increment 2"), ("increment 2", "increment 4")]  # fmt: skip
    assert any("time columns that nobody dates" in one["reason"] for one in reading.set_aside)


@pytest.mark.parametrize("numbers", [[2, 4, 4], [20, 40, 40], [1, 2, 3], [1, 2, 5, 10], [5, 5, 5, 5, 5, 5]])
@pytest.mark.parametrize("heading", ["Activity", "Segment"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_amounts_of_the_first_task_are_no_headings(plan_file, numbers, heading, kind) -> None:
    """Thousands of meters a month, small at first: the row that names them is a task, however they count."""
    rows = [[heading, *MONTHS], ["Smart", *numbers], ["UMS", None, *numbers[:4]]]
    last = f"2023-{len(numbers):02}"
    found = bars(read_plan(plan_file(rows, kind)))
    assert list(found) == ["Smart", "UMS"]
    assert (found["Smart"][0], (found["Smart"][1] or "")[:7]) == ("2023-01-01", last)


def test_amounts_that_stay_below_no_heading_of_names_are_no_headings(workbook_file) -> None:
    """Where nothing stands over the names, numbers that count on head the columns, and others are a task's."""
    reading = read_plan(
        workbook_file({"Plan": [[None, *MONTHS], ["Smart", 2, 4, 4], ["UMS", None, 2, 4, 4]]})
    )
    assert list(bars(reading)) == ["Smart", "UMS"]


@pytest.mark.parametrize("word", ["Week", "Day no.", None])
def test_numbers_that_count_weeks_below_months_stay_headings(plan_file, word) -> None:
    """The word left of them says so, or nothing stands there."""
    weeks = [date(2023, 1, day) for day in (2, 9, 16, 23, 30)]
    reading = read_plan(
        plan_file(
            [["Activity", *weeks], [word, 1, 2, 3, 4, 5], ["Design", "x", "x"], ["Build", None, "x", "x"]],
            "xlsx",
        )
    )
    assert list(bars(reading)) == ["Design", "Build"]


LEVELS = [HEAD, ["Design", "H", "M", "L"], ["Build", None, "M", "M"], ["Test", None, None, None, "M"]]
WORK = [("Design", "01", "03", False), ("Build", "02", "03", False), ("Test", "04", "04", False)]


def ends(reading) -> list[tuple[str, str, str, bool]]:
    return [
        (row["activity_name"], row["start_from"][5:7], row["finish_to"][5:7], row["is_milestone"])
        for row in reading.rows
    ]


@pytest.mark.parametrize(
    "key",
    [
        [],
        [["H = High, M = Medium, L = Low"]],
        [["Effort: H = high M = medium L = low"]],
        [["H: High, M: Medium, L: Low"]],
        [["Key"], ["H", "High effort"], ["M", "Medium effort"], ["L", "Low effort"]],
    ],
)
def test_levels_are_work_and_no_milestones(workbook_file, key) -> None:
    """M beside H and L is medium, as any key says too."""
    assert ends(read_plan(workbook_file({"Plan": [*LEVELS, [], *key]}))) == WORK


@pytest.mark.parametrize("key", ["M = Maintenance window, P = work", "P = planned; M = moderate"])
def test_a_letter_that_a_key_calls_something_else_is_no_milestone(workbook_file, key) -> None:
    """M is what the key says it is."""
    rows = [HEAD, ["Design", "P", "P"], ["Build", None, None, "M"], [], [key]]
    assert ends(read_plan(workbook_file({"Plan": rows})))[1] == ("Build", "03", "03", False)


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        ("M", ""),
        ("M", "M = milestone, x = work"),
        ("T", "T = milestone"),
        ("T", "Key: x: work T: milestone"),
        ("M", "M = key milestone; H = holiday"),
    ],
)
def test_a_letter_for_milestones_marks_one(workbook_file, letter: str, key: str) -> None:
    """M does by itself, and any that a key calls so."""
    rows = [HEAD, ["Design", "x", "x"], ["Go live", None, None, letter], [], [key or None]]
    assert ends(read_plan(workbook_file({"Plan": rows})))[1] == ("Go live", "03", "03", True)


@pytest.mark.parametrize(
    ("key", "months"),
    [("C = complete, P = in progress, N = not started", ("01", "03")), ("Y = yes, N = no", ("01", "02"))],
)
def test_n_is_a_mark_where_a_key_calls_it_a_state(workbook_file, key: str, months: tuple[str, str]) -> None:
    """Not started is work to do, and no is none."""
    first = "C" if "C" in key else "Y"
    rows = [HEAD, ["Design", first, first, "N"], ["Build", None, first, first], [], [key]]
    assert ends(read_plan(workbook_file({"Plan": rows})))[0][1:3] == months


KEY = [["C", "Complete"], ["P", "In progress"], ["N", "Not started"]]


def test_a_key_without_a_title_is_no_task(workbook_file) -> None:
    """Letters of the rows above, each beside its words, below a gap: they are no tasks of January."""
    rows = [HEAD, ["Design", "C", "C"], ["Build", None, None, "P", "N"]]
    reading = read_plan(workbook_file({"Plan": [*rows, [], *KEY]}))
    assert bars(reading) == {"Design": ("2023-01-01", "2023-02-28"), "Build": ("2023-03-01", "2023-04-30")}


@pytest.mark.parametrize(
    "below", [[], [["QA", "Audit"], ["HR", "Hiring"]]], ids=["one row", "letters that stand nowhere above"]
)
def test_other_short_names_stay_tasks(workbook_file, below: list[list[str]]) -> None:
    """A short name beside one month's words is a task like others."""
    rows = [HEAD, ["Design", "C", "C"], ["Build", None, None, "P"], [], ["IT", "C"], *below]
    assert {"IT", *(name for name, _ in below)} <= bars(read_plan(workbook_file({"Plan": rows}))).keys()


@pytest.mark.parametrize("codes", [("T3", "T4"), ("C", "D")])
def test_tasks_that_others_depend_on_are_no_key(workbook_file, codes: tuple[str, str]) -> None:
    """Below a gap in a table of dates, short codes and names are tasks though they stand in another column above."""
    above = [["A", "Build", date(2026, 1, 1), codes[0]], ["B", "Test", date(2026, 2, 1), codes[1]]]
    rows = [["ID", "Task", "Finish", "Depends on"], *above, [], [codes[0], "Procure"], [codes[1], "Approve"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test", "Procure", "Approve"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Build", "x", "x", "M"],
            ["Hypercare", None, None, None, "H", "H"],
            ["Launch", None, None, None, "L"],
        ],
        [["DNO", "L", None, "M"], ["Supplier", "H", None, "M"]],
    ],
)
def test_m_is_a_milestone_where_h_and_l_stand_apart(workbook_file, rows: list[list[str]]) -> None:
    """H for hypercare and L for launch are no levels, for no row holds two of the three side by side."""
    assert sum(row["is_milestone"] for row in read_plan(workbook_file({"Plan": [HEAD, *rows]})).rows) >= 1


def test_time_in_hand_beside_work_is_kept_out_of_its_dates(workbook_file) -> None:
    """By letters as by colours; a row of nothing else is what it is."""
    rows = [["C = contingency"], HEAD, ["Design", "x", "x", "C"], ["Reserve", None, None, "C", "C"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert bars(reading) == {"Design": ("2023-01-01", "2023-02-28"), "Reserve": ("2023-03-01", "2023-04-30")}
    assert [one["cell"] for one in reading.warnings] == ["B3"]


@pytest.mark.parametrize(
    ("key", "marks", "count"),
    [
        ("P = plan, A = actual", "PPA", 1),
        ("P = plan, A = actual", "PPP", 0),
        ("R = red, A = amber", "RRA", 0),
        ("P = planned", "PPA", 0),
        ("R = review, A = actual", "RRA", 1),
        ("H = high, M = medium, L = low", "HML", 0),
    ],
)
def test_letters_for_different_things_side_by_side_are_a_doubt(
    workbook_file, key: str, marks: str, count: int
) -> None:
    """A plan and what happened are no one bar without a word."""
    rows = [[key], HEAD, ["Design", *marks], ["Build", None, None, None, marks[0]]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert bars(reading)["Design"] == ("2023-01-01", "2023-03-31")
    assert len([one for one in reading.warnings if "that differ" in one["reason"]]) == count


@pytest.mark.parametrize("key", ["D = design, B = build, T = test", "D - design, B - build, T - test"])
@pytest.mark.parametrize("is_filled", [False, True])
def test_letters_that_a_key_explains_are_tasks_each(workbook_file, key: str, is_filled: bool) -> None:
    """As colours are that a legend explains: beneath the row's own name, each as long as its letter stands."""
    rows = [HEAD, ["CRM", *"DDBBT"], ["Billing", None, *"DBBTT"], [], [key]]
    file = workbook_file({"Plan": rows})
    if is_filled:
        book = load_workbook(file)
        for cells in book["Plan"]["B2:G3"]:
            for cell in (one for one in cells if one.value):
                cell.fill = PatternFill("solid", start_color="FF4472C4")
        book.save(file)
    reading = read_plan(file)
    assert bars(reading)["CRM: design"] == ("2023-01-01", "2023-02-28")
    assert bars(reading)["CRM: test"] == ("2023-05-01", "2023-05-31")
    assert bars(reading)["Billing: build"] == ("2023-03-01", "2023-04-30")
    assert {row["outline"] for row in reading.rows} == {"CRM", "Billing"} and not reading.warnings


def test_letters_that_nothing_explains_are_a_doubt(workbook_file) -> None:
    """One bar from the first to the last, in which the letters may be tasks; one letter alone is a mark."""
    rows = [HEAD, ["CRM", *"DDBBT"], ["Billing", None, *"DBBTT"], ["Data", None, *"XXxx"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert bars(reading)["CRM"] == ("2023-01-01", "2023-05-31")
    (warning,) = [one for one in reading.warnings if "several letters" in one["reason"]]
    assert (warning["cell"], warning["text"]) == ("B2:F2", "2 bars")


@pytest.mark.parametrize(
    ("key", "marks"),
    [
        ("S = supplier, D = DCC", "SSDDD"),
        ("R = responsible, A = accountable", "RRAAA"),
        ("C = confirmed, T = tentative", "CCTTT"),
        ("J = Jane Smith, K = Kai Low", "JJKKK"),
        ("D = design, B = build", "DDBBT"),
        ("D = design, B = build", ["D", "D", "D/B", "B", "B"]),
    ],
)
def test_letters_of_persons_states_or_of_only_some_work_part_no_task(workbook_file, key: str, marks) -> None:
    """One task from the first to the last, with a warning: who does it, how sure it is, or a letter nobody explains."""
    rows = [HEAD, ["Connect", *marks], ["Load", None, *marks], [], [key]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert bars(reading) == {"Connect": ("2023-01-01", "2023-05-31"), "Load": ("2023-02-01", "2023-06-30")}
    assert {one["cell"][:2] for one in reading.warnings} >= {"B2"}


def test_one_letter_in_two_cases_is_one_task(workbook_file) -> None:
    """b beside B is typed otherwise, and means the same."""
    rows = [HEAD, ["CRM", *"DDBbb"], ["Billing", None, *"DDBBB"], [], ["D = design, B = build"]]
    assert bars(read_plan(workbook_file({"Plan": rows})))["CRM: build"] == ("2023-03-01", "2023-05-31")
