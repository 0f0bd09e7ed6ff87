"""Doubts about what stands below the headings of a plan's table."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan


def undrawn(reading):
    return [(one["cell"], one["text"]) for one in reading.warnings if "what is drawn below" in one["reason"]]


def test_marks_below_days_without_a_year_are_told(workbook_file, text_file) -> None:
    """Sep 25, Oct 2 may be days of any year: the typed dates are read, and what is drawn is said to be unread."""
    rows = [
        ["Task", "Start", "Finish", "Sep 25", "Oct 2", "Oct 9", "Oct 16"],
        ["Design", "25/09/2023", "08/10/2023", "!", "!", None, None],
        ["Model", None, None, None, "!", "!", "!"],
        ["Report", "13/10/2023", "16/10/2023", None, None, "!", "!"],
    ]
    lines = "\n".join(",".join(one or "" for one in row) for row in rows)
    for file in (workbook_file({"Plan": rows}), text_file(lines)):
        reading = read_plan(file)
        assert [row["start_from"] for row in reading.rows] == ["2023-09-25", None, "2023-10-13"]
        assert undrawn(reading) == [("D1", "Sep 25 to Oct 16")]


def test_headings_of_days_with_nothing_below_are_not_told(workbook_file) -> None:
    """An empty calendar draws nothing."""
    rows = [["Task", "Finish", "Sep 25", "Oct 2", "Oct 9", "Oct 16"], ["Design", D(2023, 10, 8)]]
    assert undrawn(read_plan(workbook_file({"Plan": rows}))) == []


@pytest.mark.parametrize("separator", [",", ";"])
def test_dates_that_a_separator_moved_are_none_of_their_row(text_file, separator) -> None:
    """A start that slid below the finish is no finish: the row keeps its name, and its dates are asked for again."""
    rows = [
        ["Phase", "Task", "Start", "End", "Owner"],
        ["Build", "Users (log in", " roles)", "2024-01-08", "2024-02-02", "IT"],
        ["Build", "Set up (store", " keys", " logs)", "2024-02-05", "2024-03-01", "IT"],
        ["Prove", "Rehearse", "2024-03-04", "2024-03-08", "IT", "twice"],
        ["Prove", "Report", "TBC", "2024-03-15", "IT", "2024-03-18"],
    ]
    reading = read_plan(text_file("\n".join(separator.join(row) for row in rows)))
    assert [(row["start_from"], row["finish_from"]) for row in reading.rows] == [
        (None, None),
        (None, None),
        ("2024-03-04", "2024-03-08"),
        (None, "2024-03-15"),
    ]
    moved = [one["cell"] for one in reading.set_aside if "moved the cells" in one["reason"]]
    assert moved == ["C2", "D2", "C3", "D3"]
    assert ("F2:G5", "2 dates") in [(one["cell"], one["text"]) for one in reading.warnings]


def test_dates_without_a_year_below_an_unknown_heading_are_told_where_nothing_else_times_the_tasks(
    text_file,
) -> None:
    """A column of ranges such as 3-9 November, headed by a word nobody knows, may be when the tasks are done."""
    lines = ["Tarefa,Quando ser\u00e1,Status", "Ler o contrato,03-09/nov,Feito",
             "Escrever o plano,10-16/nov,Feito", "Testar,01-07/dez,Aberto"]  # fmt: skip
    reading = read_plan(text_file("\n".join(lines)))
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("B1", "Quando ser\u00e1")]


def test_words_that_a_missing_separator_moved_into_the_drawing_are_told(text_file) -> None:
    """Where most rows lack a comma, what the next column holds stands below the last month: said, with its places."""
    lines = ["Task,Jan 2025,Feb 2025,Mar 2025,Output", "Survey,X,X,Survey report", "Design,,X,Drawings",
             "Build,,X,Adapter built", "Close,,,X,Final report"]  # fmt: skip
    reading = read_plan(text_file("\n".join(lines)))
    moved = [
        one for one in reading.warnings if one["reason"].startswith("words below the last heading of time")
    ]
    assert [(one["cell"], one["text"]) for one in moved] == [("D2", "D2, D3, D4")]
    assert reading.reading_confidence == "low"
    whole = [
        line.replace("X,Survey", "X,,Survey").replace("X,Draw", "X,,Draw").replace("X,Adap", "X,,Adap")
        for line in lines
    ]
    assert read_plan(text_file("\n".join(whole))).warnings == []


@pytest.mark.parametrize(
    ("heading", "tasks", "is_doubted"),
    [
        ("W/C", ["Scope", "Scope", "Design", "Design"], True),
        ("W/C", ["Scope", "Design", "Build", "Test"], False),
        ("Start", ["Board", "Board", "Design", "Design"], False),
    ],
)
def test_weeks_that_run_down_the_rows_are_doubted(
    text_file, heading: str, tasks: list[str], is_doubted: bool
) -> None:
    """A task named week after week is one that lasts: each row's week is neither its start nor its finish alone."""
    weeks = ["05/01/2026", "12/01/2026", "19/01/2026", "26/01/2026"]
    rows = [f"{heading},Activity", *(",".join(pair) for pair in zip(weeks, tasks, strict=True))]
    reading = read_plan(text_file("\n".join(rows)))
    assert any("row after row" in warning["reason"] for warning in reading.warnings) == is_doubted
    assert (reading.reading_confidence == "low") == is_doubted


@pytest.mark.parametrize(
    ("title", "quarter", "is_doubted"),
    [
        ("All quarters are financial quarters", "Q4 2025", True),
        ("Quarters are financial and not calendar", "Q4 2025", True),
        ("Financial quarters: Q1 = Feb - Apr", "Q4 2025", True),
        ("Calendar quarters not financial year quarters", "Q4 2025", False),
        ("Quarters are not financial quarters", "Q4 2025", False),
        ("Calendar quarters. Our financial year starts in April", "Q4 2025", False),
        ("Q1: March board decides", "Q4 2025", False),
        ("Q1: May not begin before Ofgem decides", "Q4 2025", False),
        ("Financial year plan", "Q4 25/26", False),
        ("Plan 2026", "Q4 2025", False),
    ],
)
def test_quarters_where_financial_years_are_spoken_of_are_doubted(
    text_file, title: str, quarter: str, is_doubted: bool
) -> None:
    """Q4 2025 may be January to March 2026 there; a quarter that says its financial year is not open."""
    rows = [f"{title},,", "Task,Start,Finish", f"Build,{quarter},30/06/2026", f"Test,{quarter},31/07/2026"]
    reading = read_plan(text_file("\n".join(rows)))
    assert any("quarters read as" in warning["reason"] for warning in reading.warnings) == is_doubted
    assert (reading.reading_confidence == "low") == is_doubted


def test_a_task_at_the_end_of_a_financial_quarter_says_nothing_of_quarters(text_file) -> None:
    """It is work, and no note on the dates."""
    rows = ["Task,Start,Finish", "Build,Q1 2025,Q2 2025", "Financial quarter close,Q3 2025,Q4 2025"]
    assert read_plan(text_file("\n".join(rows))).reading_confidence == "high"


@pytest.mark.parametrize("said", [("40.00", "16", "7.5"), ("0", "0", "0")])
@pytest.mark.parametrize("heading", ["Estimated time", "Actual"])
def test_counts_under_a_heading_that_may_be_of_dates_were_not_left_out(tmp_path, heading, said) -> None:
    """Hours of work, and nothing yet, are no dates of the plan; days without a year might be."""
    days = [("13/01/2026", "20/01/2026"), ("14/02/2026", "25/02/2026"), ("26/02/2026", "27/02/2026")]

    def read(last: str):
        rows = [
            f"Build {n},{','.join(both)},{one}\n"
            for n, (both, one) in enumerate(zip(days, said, strict=True))
        ]
        rows[-1] = rows[-1].rpartition(",")[0] + f",{last}\n"
        (tmp_path / "plan.csv").write_text(f"Task,Start,Finish,{heading}\n{''.join(rows)}")
        return read_plan(tmp_path / "plan.csv")

    assert (read(said[-1]).reading_confidence, read(said[-1]).warnings) == ("high", [])
    assert read("04/03/2026").reading_confidence == "low"


@pytest.mark.parametrize("headings", ["ES,EF", "Start (days),Finish (days)", "Start,End"])
def test_days_counted_beside_dates_are_no_dates_left_unread(tmp_path, headings: str) -> None:
    """Programs that work a plan out give both, from the start of the plan; where they alone are given that is told."""
    rows = "Build,0.0,5.0,13/01/2026,20/01/2026\nTry,-2,12,14/02/2026,25/02/2026\n"
    (tmp_path / "plan.csv").write_text(f"Task,{headings},Start date,Finish date\n{rows}")
    reading = read_plan(tmp_path / "plan.csv")
    assert [row["start_from"] for row in reading.rows] == ["2026-01-13", "2026-02-14"]
    assert (reading.reading_confidence, reading.warnings) == ("high", [])
    (tmp_path / "plan.csv").write_text(f"Task,{headings}\nBuild,0.0,5.0\nTry,-2,12\n")
    alone = read_plan(tmp_path / "plan.csv")
    assert alone.reading_confidence == "low"


@pytest.mark.parametrize(("last", "confidence"), [("after Try,2w", "low"), ("TBC,TBC", "high")])
def test_a_plan_most_of_whose_dates_cannot_be_read_is_doubted(text_file, last: str, confidence: str) -> None:
    """What is left is no plan; dates that nobody knows yet are none that can't be read."""
    rows = ["Task,Start,Finish", "Build,13/01/2026,14/01/2026", "Try,after Build,8w", f"Run,{last}"]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["start_from"] for row in reading.rows] == ["2026-01-13", None, None]
    assert reading.reading_confidence == confidence
    assert any("more tasks have a date" in one["reason"] for one in reading.warnings) == (confidence == "low")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_finish_before_its_start_makes_a_reading_less_sure(plan_file, kind) -> None:
    """One of the two was mistyped; nobody knows which."""
    days = [(D(2026, 1, 12), D(2026, 2, 13)), (D(2026, 2, 16), D(2025, 3, 13))]
    rows = [[name, *ends] for name, ends in zip(["Design racking", "Build racking"], days, strict=True)]
    reading = read_plan(plan_file([["Task", "Start", "Finish"], *rows], kind))
    assert [one["text"] for one in reading.warnings] == ["16/02/2026 to 13/03/2025"]
    assert reading.reading_confidence == "medium"
