"""Words over starts and finishes, or over rows, that say which dates these are: Revised dates."""

from datetime import date

import openpyxl
import pytest

from mhhs_analysis.intake.plans import read_plan

PLAN = [
    ("Design", date(2026, 1, 5), date(2026, 1, 30), date(2026, 2, 2), date(2026, 2, 27)),
    ("Build", date(2026, 2, 2), date(2026, 3, 31), date(2026, 3, 2), date(2026, 4, 30)),
    ("Test", date(2026, 4, 1), date(2026, 6, 30), date(2026, 5, 1), date(2026, 7, 31)),
]
REVISED = [(f"{row[3]}", f"{row[4]}") for row in PLAN]


def ends(reading) -> list[tuple[str, str]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@pytest.mark.parametrize("is_merged", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Original dates", "Revised dates"),
        ("Planned dates", "Revised dates"),
        ("Baseline schedule", "Current schedule"),
        (None, "Revised dates"),
        ("Original", "Revised"),
    ],
)
def test_revised_dates_over_a_start_and_a_finish_speak(tmp_path, first, second, is_merged: bool) -> None:
    """As Revised alone would; the others stay in sight."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, first, None, second])
    sheet.append(["Task", "Start", "Finish", "Start", "Finish"])
    for row in PLAN:
        sheet.append(row)
    for extent in ("B1:C1", "D1:E1") if is_merged else ():
        sheet.merge_cells(extent)
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert ends(reading) == REVISED
    assert next(row["other_dates"] for row in reading.rows) == "baseline 05/01/2026 to 30/01/2026"
    assert not reading.warnings


@pytest.mark.parametrize(
    ("said", "is_headed"),
    [
        ("Revised dates", True),
        ("Revised dates", False),
        ("Updated plan", True),
        ("Updated plan", False),
        ("Revised", False),
        ("Baseline dates", False),
        ("Previous dates:", False),
    ],
)
def test_tasks_named_again_below_a_row_that_says_which_dates_are_a_doubt(
    workbook_file, said: str, is_headed: bool
) -> None:
    """Nobody says which of a task's two dates is the plan's."""
    reading = read_plan(workbook_file({"Plan": with_a_block(said, is_headed)}))
    assert [one["cell"] for one in reading.warnings if "named again" in one["reason"]] == ["A5"]
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("said", ["Baseline dates", "Previous dates:"])
def test_tasks_below_headings_of_their_own_and_a_title_of_the_past_are_no_part(
    workbook_file, said: str
) -> None:
    """The table above is the plan, and the other is told."""
    reading = read_plan(workbook_file({"Plan": with_a_block(said, True)}))
    assert (len(reading.rows), reading.reading_confidence) == (len(PLAN), "medium")


def with_a_block(said: str, is_headed: bool) -> list[list[object]]:
    """A plan, words that say which dates follow, and its tasks again with others, below headings or not."""
    head = [["Task", "Start", "Finish"]]
    above, below = ([[row[0], *row[place : place + 2]] for row in PLAN] for place in (1, 3))
    return [*head, *above, [said], *(head if is_headed else []), *below]


@pytest.mark.parametrize("said", ["Delivery", "DNO plan", "Revised dates"])
def test_other_rows_over_tasks_are_none(workbook_file, said: str) -> None:
    """A phase, another party's, or words over tasks of other names, put nothing in doubt."""
    head = ["Task", "Start", "Finish"]
    again = " again" if said == "Revised dates" else ""
    above, below = ([[row[0], *row[place : place + 2]] for row in PLAN] for place in (1, 3))
    rows = [head, *above, [said], *([name + again, *days] for name, *days in below)]
    assert not [
        one for one in read_plan(workbook_file({"Plan": rows})).warnings if "named again" in one["reason"]
    ]


def read_text(tmp_path, headings: str, *rows: str):
    (tmp_path / "plan.csv").write_text("\n".join([headings, *rows]) + "\n")
    return read_plan(tmp_path / "plan.csv")


@pytest.mark.parametrize(
    ("start", "finish"),
    [("Start date", "Target end"), ("Target start", "Due date"), ("Planned start", "Finish")],
)
def test_a_planned_end_goes_together_with_the_plain_other_end(tmp_path, start, finish) -> None:
    """Neither is an older version of the other: both are what is expected."""
    reading = read_text(tmp_path, f"Title,{start},{finish}", "Load,16/02/2026,27/02/2026")
    (row,) = reading.rows
    assert (row["date_basis"], row["other_dates"]) == ("forecast", None)
    assert ends(reading) == [("2026-02-16", "2026-02-27")]


def test_a_planned_end_beside_a_plain_other_end_is_expected_until_it_happens(tmp_path) -> None:
    """A task that has not ended keeps its target; what happened speaks for the one that has."""
    reading = read_text(
        tmp_path,
        "Title,Start date,Target end,Actual start,Actual end",
        "Load,16/02/2026,27/02/2026,17/02/2026,28/02/2026",
        "Prove,02/03/2026,13/03/2026,,",
    )
    assert [row["date_basis"] for row in reading.rows] == ["actual", "forecast"]
    assert ends(reading) == [("2026-02-17", "2026-02-28"), ("2026-03-02", "2026-03-13")]


@pytest.mark.parametrize(
    ("headings", "dates"),
    [
        ("Planned start,Planned finish,Finish", "02/02/2026,13/02/2026,27/02/2026"),
        ("Start,Planned finish,Finish", "02/02/2026,13/02/2026,27/02/2026"),
        ("Start,Planned finish,Forecast finish", "02/02/2026,13/02/2026,27/02/2026"),
    ],
)
def test_planned_dates_beside_others_of_the_same_end_are_the_baseline(tmp_path, headings, dates) -> None:
    reading = read_text(tmp_path, f"Title,{headings}", f"Load,{dates}")
    (row,) = reading.rows
    assert (row["date_basis"], row["finish_to"]) == ("forecast", "2026-02-27")
    assert "baseline" in row["other_dates"]


@pytest.mark.parametrize("finish", ["Planned end", "Due date"])
def test_completions_that_few_rows_give_beside_a_finish_happened_with_a_doubt(tmp_path, finish: str) -> None:
    """Rows that are not complete keep their finish: it was taken for a baseline, and lost beside actual starts."""
    reading = read_text(
        tmp_path,
        f"Title,Actual start,Start,{finish},Completion date",
        "Load,17/02/2026,16/02/2026,27/02/2026,28/02/2026",
        "Prove,,02/03/2026,13/03/2026,",
        "Agree,,16/03/2026,27/03/2026,",
    )
    assert [row["date_basis"] for row in reading.rows] == ["actual", "forecast", "forecast"]
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-28", "2026-03-13", "2026-03-27"]
    assert [one["text"] for one in reading.warnings] == ["Completion date"]


def test_completions_of_every_row_are_expected(tmp_path) -> None:
    """Beside a planned end they are what is expected now."""
    reading = read_text(
        tmp_path,
        "Title,Planned end,Completion date",
        "Load,27/02/2026,28/02/2026",
        "Prove,13/03/2026,16/03/2026",
    )
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-28", "2026-03-16"]


@pytest.mark.parametrize(
    ("head", "last", "bases"),
    [
        ("Task,Start,Complete", "29/09/2026", {"forecast"}),
        ("Capability,Begin,Complete", "29/09/2026", {"forecast"}),
        ("Task,Planned commencement,Complete", "29/09/2026", {"forecast"}),
        ("Task,Forecast start,Complete", "29/09/2026", {"forecast"}),
        ("Task,Start,Complete", "", {"actual", "forecast"}),
        ("Task,Planned start,Complete", "", {"actual", "forecast"}),
        ("Task,Actual start,Complete", "29/09/2026", {"actual"}),
        ("Task,Start,Completed", "29/09/2026", {"actual"}),
        ("Task,Due,Complete", "", {"actual", "forecast"}),
    ],
)
def test_complete_is_when_each_task_is_to_be_or_which_are(
    text_file, head: str, last: str, bases: set[str]
) -> None:
    """As the one end that all have beside a start it is planned; where some have none, or another stands too, done."""
    rows = ["Design,05/01/2026,30/01/2026", "Build,02/02/2026,31/03/2026", f"Test,01/04/2026,{last}"]
    reading = read_plan(text_file("\n".join([head, *rows])))
    assert len(reading.rows) == 3 and {row["date_basis"] for row in reading.rows} == bases


@pytest.mark.parametrize(
    ("head", "spans"),
    [
        ("Task,Dates,Completion", ["05/01/2026 to 30/01/2026,100%", "02/02/2026 to 31/03/2026,40%"]),
        ("Task,Dates,Completion", ["05/01/2026 to 30/01/2026,100", "02/02/2026 to 31/03/2026,40"]),
        ("Task,Start,Completion", ["05/01/2026,100%", "02/02/2026,40%"]),
    ],
)
def test_a_completion_in_per_cent_is_no_date(text_file, head: str, spans: list[str]) -> None:
    """It says how far, and takes the place of no other column that says when."""
    names = ("Design", "Build")
    rows = [f"{name},{span}" for name, span in zip(names, spans, strict=True)]
    reading = read_plan(text_file("\n".join([head, *rows])))
    assert [row["start_from"] for row in reading.rows] == ["2026-01-05", "2026-02-02"]
    assert [row["percent_complete"] for row in reading.rows] == [100, 40] and not reading.set_aside


def test_a_completion_in_plain_numbers_that_nothing_else_dates_is_asked_about(text_file) -> None:
    """They may be periods as well."""
    reading = read_plan(text_file("Task,Completion\nDesign,12\nBuild,40\n"))
    assert not any(row["finish_from"] for row in reading.rows) and reading.set_aside


@pytest.mark.parametrize(
    ("heading", "confidence"), [("ECD", "high"), ("EDC", "high"), ("ETA", "low"), ("Due date,ETA", "low")]
)
def test_an_expected_completion_said_in_letters_is_the_finish(
    text_file, heading: str, confidence: str
) -> None:
    """A day of arrival too is called ETA, which is said; beside what was due it is what is expected now."""
    due = "05/01/2026," if "," in heading else ""
    rows = [f"{name},{due}{day}/02/2026" for name, day in (("Agree the rules", 12), ("Test the link", 20))]
    reading = read_plan(text_file("\n".join([f"Task,{heading}", *rows])))
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-12", "2026-02-20"]
    assert reading.reading_confidence == confidence
    assert all(row["date_basis"] == "forecast" for row in reading.rows)


UNDER_WAY = [
    ("Build", "05/01/2026", "30/01/2026", "07/01/2026", "02/02/2026"),
    ("Test", "02/02/2026", "27/02/2026", "03/02/2026", ""),
    ("Deploy", "02/03/2026", "31/03/2026", "", ""),
]


@pytest.mark.parametrize(
    "heads",
    [
        ("Planned start", "Planned end", "Started", "Completed"),
        ("Planned start", "Planned end", "Started", "Finished"),
        ("Planned start", "Planned finish", "Date started", "Date finished"),
        ("Start", "End", "Started", "Ended"),
        ("Start", "Due", "Commenced", "Done"),
    ],
)
def test_dates_headed_started_happened_where_others_are_planned(text_file, heads) -> None:
    """A task under way keeps its planned end: it was lost, unwarned, for Started was taken for what is expected."""
    lines = [",".join(("Task", *heads)), *map(",".join, UNDER_WAY)]
    reading = read_plan(text_file("\n".join(lines)))
    assert ends(reading) == [
        ("2026-01-07", "2026-02-02"),
        ("2026-02-02", "2026-02-27"),
        ("2026-03-02", "2026-03-31"),
    ]
    assert [row["date_basis"] for row in reading.rows] == ["actual", "forecast", "forecast"]
    assert reading.rows[1]["other_dates"] == "actual 03/02/2026" and not reading.warnings


def test_started_alone_is_the_start(text_file) -> None:
    """Where no other column gives one, nobody says that all of them have happened."""
    lines = ["Task,Started,Due", *(f"{name},{start},{end}" for name, start, end, *_ in UNDER_WAY)]
    reading = read_plan(text_file("\n".join(lines)))
    assert [row["date_basis"] for row in reading.rows] == ["forecast"] * 3


@pytest.mark.parametrize("start", ["Start", None])
def test_an_actual_start_makes_no_plain_finish_actual(text_file, start: str | None) -> None:
    """A finish that nobody says has happened was said to be an actual one, of work that had only begun."""
    heads = ["Task", *([start] if start else []), "Finish", "Actual start"]
    rows = [(name, *([first] if start else []), last, begun) for name, first, last, begun, _ in UNDER_WAY]
    reading = read_plan(text_file("\n".join(map(",".join, [heads, *rows]))))
    assert [row["date_basis"] for row in reading.rows] == ["forecast"] * 3
    assert [row["finish_to"] for row in reading.rows] == ["2026-01-30", "2026-02-27", "2026-03-31"]
    assert reading.rows[1]["start_from"] == ("2026-02-02" if start else "2026-02-03")


@pytest.mark.parametrize(
    ("head", "second", "found"),
    [
        ("Date,New date", "", ("2026-02-27", "baseline")),
        ("Date,New date", "13/03/2026", ("2026-03-13", "forecast")),
        ("Date,Forecast date", "", ("2026-02-27", "baseline")),
        ("Date,Baseline date", "30/01/2026", ("2026-02-27", "forecast")),
        ("Date,Original date", "30/01/2026", ("2026-02-27", "forecast")),
        ("Date,Planned date", "30/01/2026", ("2026-02-27", "forecast")),
        ("Date,Actual date", "", ("2026-02-27", "forecast")),
        ("Date,Actual date", "03/03/2026", ("2026-03-03", "actual")),
        ("Date,Our date", "", (None, None)),
    ],
)
def test_a_plain_date_beside_others_is_the_forecast_or_what_was_before_it(
    text_file, head: str, second: str, found: tuple[str | None, str | None]
) -> None:
    """As a plain finish is; beside the sender's own it is the programme's, and no date of the sender's."""
    rows = [f"SIT entry,27/02/2026,{second}", "SIT exit,30/04/2026,15/05/2026"]
    first, _ = read_plan(text_file("\n".join([f"Milestone,{head}", *rows]))).rows
    assert (first["finish_to"], first["finish_to"] and first["date_basis"]) == found


def test_a_forecast_date_that_nobody_filled_in_makes_no_baseline(text_file) -> None:
    """The plain date beside it is still the plan's."""
    rows = ["SIT entry,27/02/2026,", "SIT exit,30/04/2026,"]
    reading = read_plan(text_file("\n".join(["Milestone,Date,Forecast date", *rows])))
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}


@pytest.mark.parametrize("first", ["Date", "Target", "Planned date", "Baseline"])
@pytest.mark.parametrize("second", ["Slipped to", "Rescheduled to", "Forecast finish"])
def test_single_dates_beside_finishes_of_another_basis_are_finishes(plan_file, first, second) -> None:
    """Where none is given as it is now the one as it was speaks: nothing has moved."""
    rows = [
        [name, date(2026, 3 + at, 2), date(2026, 3 + at, 16) if at == 1 else None]
        for at, name in enumerate(["Racks up", "Belts in", "First parcel"])
    ]
    reading = read_plan(plan_file([["Milestone", first, second], *rows], "xlsx"))
    assert [(row["finish_to"], row["date_basis"]) for row in reading.rows] == [
        ("2026-03-02", "baseline"),
        ("2026-04-16", "forecast"),
        ("2026-05-02", "baseline"),
    ]
    assert reading.reading_confidence == "high"


@pytest.mark.parametrize("headings", [("Date", "Planned finish"), ("Baseline finish", "Date")])
def test_a_date_that_says_nothing_beside_a_planned_finish_is_told(plan_file, headings) -> None:
    """It may be the start, the finish as it is now, or when somebody looked: it was the finish, unwarned."""
    rows = [
        [name, date(2026, 3 + at, 2), date(2026, 3 + at, 16)] for at, name in enumerate(["Racks", "Belts"])
    ]
    reading = read_plan(plan_file([["Milestone", *headings], *rows], "xlsx"))
    assert [one["text"] for one in reading.warnings] == ["Date"] and reading.reading_confidence == "low"


@pytest.mark.parametrize("first", ["Date", "Planned date", "Due date", "Target"])
@pytest.mark.parametrize("second", ["Forecast", "Revised date"])
def test_a_forecast_in_words_makes_no_baseline(plan_file, first, second) -> None:
    """Whether there is one (Yes, No) is no date: those beside it stand as planned."""
    rows = [
        [name, date(2026, 3 + at, 2), "No" if at else "Yes"] for at, name in enumerate(["Racks", "Belts"])
    ]
    reading = read_plan(plan_file([["Milestone", first, second], *rows], "xlsx"))
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}
    assert reading.warnings
