"""Weeks and months that a table numbers where dates stand."""

from datetime import date

import pytest
from openpyxl import load_workbook

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

SAID = Settings(week_one=date(2026, 1, 5))


def ends(reading):
    return [
        (
            row["start_from"],
            row["start_to"],
            row["finish_from"],
            row["finish_to"],
            row["start_text"],
            row["finish_text"],
        )
        for row in reading.rows
    ]


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        (("Start Week", "End Week"), ("2026-01-12", "2026-01-18", "2026-02-02", "2026-02-08")),
        (("Start (month)", "End (month)"), ("2026-02-05", "2026-03-04", "2026-05-05", "2026-06-04")),
        (("Start (day)", "End (day)"), ("2026-01-06", "2026-01-06", "2026-01-09", "2026-01-09")),
    ],
)
def test_numbered_periods_are_dated_by_the_day_the_first_begins(
    workbook_file, text_file, headings, meant
) -> None:
    """Where headings say that numbers count weeks, months or days, what a person says of the first dates them all."""
    rows = [["Task", *headings], ["Build", 2, 5], ["Prove", 5, "TBC"]]
    lines = "\n".join(";".join(map(str, row)) for row in rows)
    for file in (workbook_file({"Plan": rows}), text_file(lines)):
        reading = read_plan(file, SAID)
        assert ends(reading)[0] == (*meant, "2", "5") and ends(reading)[1][5] == "TBC"
        assert not reading.idle and any("(as set)" in reason for reason in reading.reasons)


def test_what_is_asked_of_numbered_weeks_is_what_can_be_said(text_file) -> None:
    """Undated weeks ask for the day of the first; numbers that nobody says the unit of ask for that too."""
    for heading, asked in (
        ("Start week", "week 1 begins (readings.csv: week_one)"),
        ("Start", "how long a period is"),
    ):
        reading = read_plan(text_file(f"Task,{heading},End\nBuild,2,5\nProve,5,9\n"))
        (entry,) = [one for one in reading.set_aside if one["cell"] == "B1"]
        assert entry["remedy"].endswith(asked)


def test_numbers_of_no_unit_stay_undated_though_a_day_is_said(text_file) -> None:
    """Nobody knows how long a period is: what was said changes nothing, and is told to be idle."""
    reading = read_plan(text_file("Task,Start,End\nBuild,2,5\nProve,5,9\n"), SAID)
    assert ends(reading)[0] == (None, None, None, None, "2", "5") and reading.idle == ["week_one"]


def test_plain_numbers_are_of_what_stands_left_of_them(text_file) -> None:
    """Week left of 1, 2, 3 over the columns says what they count; Days, as durations are headed, does not."""
    rows = "Build,X,X,,,,\nProve,,,X,X,,X\n"
    said = read_plan(text_file(f"Week,1,2,3,4,5,6\n{rows}"), SAID)
    assert ends(said)[0][:4] == ("2026-01-05", "2026-01-11", "2026-01-12", "2026-01-18")
    other = read_plan(text_file(f"Days,1,2,3,4,5,6\n{rows}"))
    assert not any("week" in (row["start_text"] or "") for row in other.rows)


WEEKS = [["Task", "Start week", "End week"], ["Build", 2, 5], ["Prove", 6, 9]]
SPRINTS = [["Task", "Start", "Finish"], ["Build", "Sprint 2", "Sprint 5"], ["Prove", "Sprint 6", "TBC"]]
FIRST_WEEKS = ("2026-01-12", "2026-01-18", "2026-02-02", "2026-02-08")
TWO_WEEKS = ("2026-01-19", "2026-02-01", "2026-03-02", "2026-03-15")


@pytest.mark.parametrize(
    ("above", "table", "meant"),
    [
        (["Week 1 = w/c 5 January 2026"], WEEKS, FIRST_WEEKS),
        (["Week 1", "05/01/2026"], WEEKS, FIRST_WEEKS),
        (["Woche 1: 5.1.2026"], WEEKS, FIRST_WEEKS),
        (["Project start", "07/01/2026"], [WEEKS[0], ["Scope", 1, 1], *WEEKS[1:]], None),
        (["All sprints are two weeks; Sprint 1 starts Monday 5 January 2026"], SPRINTS, TWO_WEEKS),
        (["Sprint 1 starts on 5 January 2026. Sprint length: 14 days"], SPRINTS, TWO_WEEKS),
        (["Sprint 1 (5 January 2026)", "Fortnightly sprints"], SPRINTS, TWO_WEEKS),
        (["Sprint 1 = w/c 5 January 2026", "Each sprint is 10 working days"], SPRINTS, TWO_WEEKS),
    ],
)
def test_numbered_periods_are_dated_by_words_above_them(workbook_file, above, table, meant) -> None:
    """What a sheet says of one of the periods that a table types dates them all, and is named as a reason."""
    reading = read_plan(workbook_file({"Plan": [above, [], *table]}))
    build = next(row for row in reading.rows if row["activity_name"] == "Build")
    # a project's start in the middle of a week makes each as wide as both ways to count
    meant = meant or ("2026-01-12", "2026-01-20", "2026-02-02", "2026-02-10")
    assert tuple(build[name] for name in ("start_from", "start_to", "finish_from", "finish_to")) == meant
    assert any("dated by A1" in reason for reason in reading.reasons)


@pytest.mark.parametrize(
    ("above", "table"),
    [
        (["Project start", "07/01/2026"], [WEEKS[0], ["Build", 31, 34], ["Prove", 35, 39]]),
        (["Week 1 = 5 January 2026", "Week 1 = 12 January 2026"], WEEKS),
        (["Week 1 review: 5 January 2026"], WEEKS),
        (["Month 1 = January 2026"], WEEKS),
        (["Sprint 1 starts on 5 January 2026"], SPRINTS),
        (["Sprint 1 starts on 5 January 2026", "Sprint 0 is two weeks"], SPRINTS),
        (["Sprint 1 starts on 5 January 2026", "Two-week sprints, three-week sprints from May"], SPRINTS),
        (["Project start", "05/01/2026", "Two-week sprints"], SPRINTS),
        (["Project start", "05/01/2026"], [WEEKS[0], ["Build", 40, 45], ["Prove", 46, 52], ["Live", 1, 6]]),
        (
            ["Project start", "05/01/2026"],
            [["Task", "Start (ISO week)", "End (ISO week)"], *WEEKS[1:], ["A", 1, 1]],
        ),
        (["Plan start", "01/04/2026"], [["Task", "Start month", "End month"], ["A", 1, 3], ["B", 4, 12]]),
        (
            ["Project start", "05/01/2026", "Revised project start", "02/03/2026"],
            [WEEKS[0], ["A", 1, 2], ["B", 3, 4]],
        ),
    ],
)
def test_words_that_do_not_say_which_days_periods_are_date_none(workbook_file, above, table) -> None:
    """Weeks of a year, two days for one week, another unit, sprints of no one length: each stays a number."""
    reading = read_plan(workbook_file({"Plan": [above, [], *table]}))
    assert all(row["start_from"] is None for row in reading.rows) and reading.rows[0]["start_text"]


def test_a_day_said_dates_sprints_whose_length_their_sheet_says(workbook_file) -> None:
    """A person gives the first day; how long a sprint is stands in the sheet."""
    file = workbook_file({"Plan": [["Two-week sprints"], [], *SPRINTS]})
    reading = read_plan(file, SAID)
    assert ends(reading)[0][:4] == TWO_WEEKS and not reading.idle


def test_a_first_day_in_either_order_is_doubted(workbook_file) -> None:
    """Neither order of 02/03/2026 is a Monday's alone: the weeks are dated in the UK's, and the day is asked for."""
    reading = read_plan(workbook_file({"Plan": [["Week 1: 03/04/2026"], [], *WEEKS]}))
    (warning,) = [one for one in reading.warnings if "UK order" in one["reason"]]
    assert warning["cell"] == "B3" and "week_one" in warning["remedy"]


CALENDAR = [
    ["Sprint", "Start", "End"],
    ["Sprint 2", date(2026, 1, 19), date(2026, 1, 30)],
    ["Sprint 5", date(2026, 3, 2), date(2026, 3, 13)],
    ["Sprint 6", date(2026, 3, 16), date(2026, 4, 2)],
]


def test_sprints_are_dated_by_the_list_of_another_sheet(workbook_file) -> None:
    """Each has the days of its own row, whatever the next one's are; where they stand is said."""
    reading = read_plan(workbook_file({"Plan": SPRINTS, "Sprint calendar": CALENDAR}))
    assert ends(reading)[0] == (
        "2026-01-19", "2026-01-30", "2026-03-02", "2026-03-13", "Sprint 2", "Sprint 5",
    )  # fmt: skip
    assert len(reading.rows) == 2
    assert any("dated by the list from A2 of 'Sprint calendar'" in reason for reason in reading.reasons)


def test_sprints_of_a_list_of_starts_last_until_the_next(workbook_file) -> None:
    """In words; the last one lasts as long as the others, where they last alike."""
    starts = [["Sprint", "Start"], *([f"Sprint {n}", f"{7 * n} January 2026"] for n in (1, 2, 3, 4))]
    plan = [SPRINTS[0], ["Build", "Sprint 2", "Sprint 3"], ["Prove", "Sprint 3", "Sprint 4"]]
    reading = read_plan(workbook_file({"Plan": plan, "Sprints": starts}))
    build, prove = ends(reading)[:2]
    assert build[:4] == ("2026-01-14", "2026-01-20", "2026-01-21", "2026-01-27")
    assert prove[2:4] == ("2026-01-28", "2026-02-03")


NEAR = [date(2026, 1, 5), date(2026, 1, 16)], [date(2026, 1, 19), date(2026, 1, 30)]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (["Sprint", "Demo"], [["Sprint 2", NEAR[0][0]], ["Sprint 5", NEAR[1][0]]]),
        (["Sprint", "Ends"], [["Sprint 2", NEAR[0][1]], ["Sprint 5", NEAR[1][1]]]),
        (["Sprint", "Date"], [["Sprint 2", NEAR[0][0]], ["Sprint 5", NEAR[1][0]]]),
        (["Sprint", "Planned start", "Actual start"], [["Sprint 2", *NEAR[0]], ["Sprint 5", *NEAR[1]]]),
        (["Team B sprint", "Start", "End"], [["Sprint 2", *NEAR[0]], ["Sprint 5", *NEAR[1]]]),
        (["Task", "Sprint", "Start"], [["X", "Sprint 2", NEAR[0][0]], ["Y", "Sprint 5", NEAR[1][0]]]),
        (["Sprint", "Start", "End"], [["Sprint 2", NEAR[0][0], None], ["Sprint 5", *NEAR[1]]]),
    ],
)
def test_lists_of_other_days_of_sprints_date_none(workbook_file, heads, rows) -> None:
    """Demos, ends alone, dates of nobody says what, plan beside actual, another team's, tasks', and half a list."""
    reading = read_plan(workbook_file({"Plan": SPRINTS, "Other": [heads, *rows]}))
    build = next(row for row in reading.rows if row["activity_name"] == "Build")
    assert build["start_from"] is None and build["start_text"] == "Sprint 2"


def test_other_days_beside_starts_and_ends_are_none_of_a_sprints(workbook_file) -> None:
    """The headings say which days are its first and last; a list on another sheet is asked about."""
    rows = [
        ["Sprint", "Planning", "Start", "End"],
        *([name, date(2026, 1, 2), *days] for name, *days in CALENDAR[1:]),
    ]
    reading = read_plan(workbook_file({"Plan": SPRINTS, "Sprint calendar": rows}))
    assert ends(reading)[0][:4] == ("2026-01-19", "2026-01-30", "2026-03-02", "2026-03-13")
    assert any("another sheet" in one["reason"] for one in reading.warnings)


def test_a_list_that_disagrees_with_what_stands_above_dates_nothing(workbook_file) -> None:
    """Both are named, for the sender to say which is meant."""
    above = [["Two-week sprints; sprint 1 starts 12 January 2026"], []]
    reading = read_plan(workbook_file({"Plan": [*above, *SPRINTS], "Sprint calendar": CALENDAR}))
    assert reading.rows[0]["start_from"] is None
    assert any("disagrees" in one["reason"] and "A1" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize(
    "other",
    [
        [*CALENDAR, ["Sprint 2", date(2026, 5, 1), date(2026, 5, 8)]],
        [
            ["Sprint", "Start", "End"],
            ["Sprint 2", date(2026, 3, 2), date(2026, 3, 13)],
            CALENDAR[3][:1],
            CALENDAR[1],
        ],
        [
            CALENDAR[0],
            ["Sprint 2", date(2026, 3, 2), date(2026, 3, 13)],
            ["Sprint 5", date(2026, 3, 9), date(2026, 4, 2)],
        ],
        [CALENDAR[0], CALENDAR[1]],
    ],
)
def test_lists_that_give_no_days_of_each_sprint_date_none(workbook_file, other) -> None:
    """One said twice, one without days, two at a time, or one alone: no calendar of sprints."""
    reading = read_plan(workbook_file({"Plan": SPRINTS, "Sprint calendar": other}))
    plan = [row for row in reading.rows if row["activity_name"] == "Build"]
    assert plan and plan[0]["start_from"] is None


def test_lists_that_disagree_date_none(workbook_file) -> None:
    """Two teams' calendars: nobody says which one is meant."""
    later = [CALENDAR[0], *([name, last, date(2026, 5, 1)] for name, _, last in CALENDAR[3:]), CALENDAR[1]]
    reading = read_plan(workbook_file({"Plan": SPRINTS, "Sprint calendar": CALENDAR, "Sprint list": later}))
    assert reading.rows[0]["start_from"] is None


def test_a_list_on_the_plans_own_sheet_is_not_called_anothers(workbook_file) -> None:
    """Nor where a date merged over rows was filled in before the table is read."""
    plan = [SPRINTS[0], ["Build", "Sprint 2", "Sprint 5"], ["Prove", "Sprint 2", "Sprint 6"]]
    file = workbook_file({"Plan": [*CALENDAR, [], ["Our plan"], [], *plan]})
    book = load_workbook(file)
    book["Plan"].merge_cells("B9:B10")
    book.save(file)
    reading = read_plan(file)
    assert [end[:3] for end in ends(reading)] == [
        ("2026-01-19", "2026-01-30", "2026-03-02"),
        ("2026-01-19", "2026-01-30", "2026-03-16"),
    ]
    assert not any("another sheet" in one["reason"] for one in reading.warnings)


LETTERED = [["Build", "M1", "M2"], ["Prove", "M3", "M6"], ["Migrate", "M9", "M12"]]


@pytest.mark.parametrize("headings", [("Start month", "End month"), ("Start (month)", "Finish (month)")])
@pytest.mark.parametrize("letter", ["M", "m", "M0"])
def test_a_letter_and_a_number_below_months_is_a_month_and_no_milestone(
    workbook_file, headings, letter
) -> None:
    """M9 is the ninth month of the plan: undated until somebody says when the first begins, never SIT's start."""
    rows = [[name, *(end.replace("M", letter) for end in both)] for name, *both in LETTERED]
    file = workbook_file({"Plan": [["Task", *headings], *rows]})
    reading = read_plan(file)
    assert not any(row["start_anchor"] or row["finish_anchor"] or row["start_from"] for row in reading.rows)
    assert reading.rows[2]["start_text"] == rows[2][1] and reading.reading_confidence == "low"
    assert {one["cell"] for one in reading.set_aside if "week_one" in one["remedy"]} >= {"B2", "C4"}
    dated = read_plan(file, SAID)
    assert [row["start_from"] for row in dated.rows] == ["2026-01-05", "2026-03-05", "2026-09-05"]
    assert dated.rows[0]["finish_to"] == "2026-03-04"


@pytest.mark.parametrize("headings", [("Start", "Finish"), ("Start (milestone)", "Finish (milestone)")])
def test_a_letter_and_a_number_elsewhere_is_a_milestone(workbook_file, headings) -> None:
    """Where no heading speaks of months, dates are given from the programme's milestones."""
    reading = read_plan(workbook_file({"Plan": [["Task", *headings], *LETTERED]}))
    assert [row["start_anchor"] for row in reading.rows] == ["M1", "M3", "M9"]


@pytest.mark.parametrize(
    ("rows", "is_doubted"),
    [
        ([["Task", "Start", "Finish"], *LETTERED], True),
        ([["Task", "Timeline"], ["Build", "M1 - M2"], ["Prove", "M3-M6"]], True),
        ([["Task", "Start", "Finish"], ["Build", "M1", "M9"], ["Prove", "M9", "M10"]], False),
        ([["Task", "Start", "Finish"], ["Build", "M1", "M2"], ["Prove", "M3", date(2026, 7, 1)]], False),
        ([["Task", "Start", "Finish"], ["Build", "M1 + 2 weeks", "M2"], ["Prove", "M3", "M9"]], False),
    ],
)
def test_numbers_that_no_milestone_has_may_be_months(workbook_file, rows, is_doubted: bool) -> None:
    """Where all dates are such, and several of no milestone we know, it is asked; they are read as before."""
    reading = read_plan(workbook_file({"Plan": rows}))
    assert reading.rows[0]["start_anchor"] == "M1"
    assert any("months of the project" in one["reason"] for one in reading.warnings) is is_doubted
    assert (reading.reading_confidence == "medium") is is_doubted


def test_weeks_and_quarters_by_their_letters(workbook_file) -> None:
    """W3 is the third week; Q2 is of a year, where one is said."""
    weeks = [["Task", "Start week", "End week"], ["Build", "W1", "W2"], ["Prove", "W3", "W4"]]
    reading = read_plan(workbook_file({"Plan": weeks}), SAID)
    assert [row["start_from"] for row in reading.rows] == ["2026-01-05", "2026-01-19"]
    quarters = [["Task", "Start quarter", "End quarter"], ["Build", "Q1", "Q2"], ["Prove", "Q2", "Q3"]]
    reading = read_plan(workbook_file({"Plan": quarters}), Settings(year=2026))
    assert [row["finish_to"] for row in reading.rows] == ["2026-06-30", "2026-09-30"]
