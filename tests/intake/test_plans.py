"""Plans laid out as tables are read as a person reads them, every row accounted for."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings

D = datetime


def dates(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]


def balanced(reading: Reading) -> bool:
    return reading.rows_in == reading.rows_kept + reading.rows_set_aside and reading.rows_kept == len(
        reading.rows
    )


def test_a_table_below_titles_and_above_notes_is_found(workbook_file) -> None:
    """Title rows and closing remarks are set aside by their cells; nothing is lost."""
    path = workbook_file(
        {
            "Plan": [
                ["Delivery plan", None, None],
                [],
                ["Task", "Start", "Finish"],
                ["Phase 1", None, None],
                ["Build", D(2023, 1, 2), D(2023, 3, 31)],
                [],
                ["Notes: dates are provisional"],
            ]
        }
    )
    reading = read_plan(path)
    assert dates(reading) == [("Phase 1", None, None), ("Build", "2023-01-02", "2023-03-31")]
    assert [(entry["cell"], entry["rows"]) for entry in reading.set_aside] == [("A7", 1), ("A1", 1)]
    assert balanced(reading)


def test_a_task_without_dates_is_kept_without_dates(workbook_file) -> None:
    """Work in progress is accepted: a named row stays, and what it lacks stays unknown."""
    path = workbook_file(
        {"Plan": [["Task", "Start", "End"], ["Build", "TBC", None], ["Test", D(2023, 5, 1), "asap"]]}
    )
    reading = read_plan(path)
    assert dates(reading) == [("Build", None, None), ("Test", "2023-05-01", None)]
    assert [(entry["cell"], entry["text"]) for entry in reading.set_aside] == [("C3", "asap")]
    assert "dd/mm/yyyy" in reading.set_aside[0]["remedy"] and balanced(reading)


def test_a_plan_without_any_date_says_what_to_ask_for(workbook_file) -> None:
    """A list of tasks with empty date columns is read, with low confidence and a question to its sender."""
    reading = read_plan(
        workbook_file({"Plan": [["Task", "Start", "Finish", "Owner"], ["Build", None, None, "IT"]]})
    )
    assert len(reading.rows) == 1 and reading.reading_confidence == "low"
    assert "ask for the start and finish" in reading.set_aside[-1]["remedy"] and balanced(reading)


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        (["07/28/16,08/01/17", "01/02/18,02/03/18"], "2016-07-28"),
        (["28/07/16,08/01/17", "01/02/18,02/03/18"], "2016-07-28"),
    ],
)
def test_the_order_of_day_and_month_is_proved_by_the_files_dates(text_file, rows, first) -> None:
    """A date that only one order can read decides for its file, and the proof is told."""
    reading = read_plan(
        text_file("Task,Start,End\n" + "\n".join(f"T{i},{row}" for i, row in enumerate(rows)))
    )
    assert reading.rows[0]["start_from"] == first
    assert any("proves it" in reason for reason in reading.reasons) and not reading.warnings


def test_an_unproven_order_is_a_warning(text_file) -> None:
    """Where nothing decides between day and month the UK order is taken, and doubted aloud."""
    reading = read_plan(text_file("Task,Start,End\nBuild,03/04/2023,05/06/2023\n"))
    assert reading.rows[0]["start_from"] == "2023-04-03"
    assert [entry["remedy"] for entry in reading.warnings] == ["ask in which order the dates are"]
    overruled = read_plan(
        text_file("Task,Start,End\nBuild,03/04/2023,05/06/2023\n"), Settings(date_order="MDY")
    )
    assert overruled.rows[0]["start_from"] == "2023-03-04" and not overruled.warnings


def test_dates_without_a_year_prove_their_order_once_a_year_is_known(text_file) -> None:
    """5/13 is May the 13th, and 5/1 beside it the first of May, in the year that a person or a heading gives."""
    rows = "A,5/1,5/3\nB,5/4,5/13\n"
    for head, said in (
        ("Task,Start,Finish", Settings(year=2026)),
        ("Task,Start (2026),Finish (2026)", Settings()),
    ):
        reading = read_plan(text_file(f"{head}\n{rows}"), said)
        found = [(row["start_from"], row["finish_to"]) for row in reading.rows]
        assert found == [("2026-05-01", "2026-05-03"), ("2026-05-04", "2026-05-13")]
        assert reading.order_proof == "5/13"
    reading = read_plan(text_file(f"Task,Start,Finish\n{rows}"))
    assert {entry["reason"] for entry in reading.set_aside if entry["text"]} == {"a date without its year"}


def test_the_week_of_a_day_that_is_no_monday_is_refused_for_that(text_file) -> None:
    """It begins on that day for some, on the Monday before it for others; the week of a Monday is read."""
    rows = ["Build,Week of 3 May 2026", "Test,Week of the 4 May 2026", "Move,Week of spring 2026"]
    reading = read_plan(text_file("\n".join(["Task,When", *rows, "Live,Week of 11 May 2026"])))
    told = {one["cell"]: one["reason"] for one in reading.set_aside if one["cell"]}
    assert "no Monday but a Sunday" in told["B2"] and "not a date we can read" in told["B4"]
    assert reading.rows[3]["start_from"] == "2026-05-11"


def test_dates_without_a_year_in_no_proven_order_are_doubted(text_file) -> None:
    """5/1 and 3/4 may be either: they are read in UK order, with a warning."""
    reading = read_plan(text_file("Task,Start,Finish\nA,5/1,3/4\n"), Settings(year=2026))
    assert reading.rows[0]["start_from"] == "2026-01-05"
    assert [one["text"] for one in reading.warnings] == ["2 dates"]


def test_dates_in_both_orders_are_never_mended(text_file) -> None:
    """In a file that mixes the orders, what its order can't read is set aside and the mixture told."""
    reading = read_plan(text_file("Task,Start,End\nA,13/02/2023,02/13/2023\n"))
    assert dates(reading) == [("A", "2023-02-13", None)]
    assert reading.set_aside[0]["text"] == "02/13/2023" and "both orders" in reading.warnings[0]["reason"]


def test_where_neither_order_is_the_rule_a_date_of_either_is_none(text_file) -> None:
    """5 March or 3 May, beside dates in both orders: nobody knows, so nothing is read, with low confidence."""
    rows = "A,13/02/2023,14/03/2023\nB,05/03/2023,04/15/2023\nC,04/20/2023,06/06/2023\n"
    reading = read_plan(text_file(f"Task,Start,End\n{rows}"))
    assert dates(reading) == [
        ("A", "2023-02-13", "2023-03-14"),
        ("B", None, None),
        ("C", None, "2023-06-06"),
    ]
    told = {one["text"]: one["reason"] for one in reading.set_aside}
    assert "in either order" in told["05/03/2023"] and "order DMY" in told["04/15/2023"]
    assert reading.reading_confidence == "low" and "either order" in reading.warnings[0]["reason"]
    said = read_plan(text_file(f"Task,Start,End\n{rows}"), Settings(date_order="MDY"))
    assert dates(said)[1:] == [("B", "2023-05-03", "2023-04-15"), ("C", "2023-04-20", "2023-06-06")]


@pytest.mark.parametrize(
    ("head", "proofs", "either"),
    [
        ("Start,End", ("13.02.23", "02.14.23"), "05.03.23"),
        ("Start 2026,End 2026", ("13/02", "02/14"), "05/03"),
        ("Start,End", ("13/02/2023", "02/14/2023"), "was 05/03/2023 now 06/04/2023"),
        ("Start,End", ("13/02/2023", "02/14/2023"), "05/03/2023 - 08/03/2023"),
        ("Start,End", ("13/02/2023", "02/14/2023"), "Start: 05/03/2023; End: 08/03/2023"),
        ("Start,End", ("13/02/2023", "02/14/2023"), "w/c 05/03/2023"),
        ("Start,End", ("Mon 06/05/24", "13/05/24"), "Wed 6/5/24"),
    ],
)
def test_no_way_to_write_a_date_of_either_order_is_read(text_file, head, proofs, either: str) -> None:
    """Dots, a year in the heading, words of revision, a stretch, a label: what it means nobody knows."""
    first, second = proofs
    rows = f"A,{first},{second}\nB,{second},{first}\nC,{either},\n"
    reading = read_plan(text_file(f"Task,{head}\n{rows}"))
    assert dates(reading)[-1] == ("C", None, None)
    (told,) = (one["reason"] for one in reading.set_aside if one["text"] == either)
    assert "in either order" in told or ":" in either


def test_columns_in_orders_of_their_own_are_known_by_weeks_and_by_headings(text_file) -> None:
    """All Mondays in one order, or a heading that says it, prove a column's as a day after the twelfth does."""
    weeks = (
        "A,w/c 05/01/2026,w/c 02/09/2026\nB,w/c 12/01/2026,w/c 03/02/2026\nC,w/c 02/02/2026,w/c 03/09/2026\n"
    )
    reading = read_plan(text_file(f"Task,Start,End\n{weeks}"))
    assert [row["finish_from"] for row in reading.rows] == ["2026-02-09", "2026-03-02", "2026-03-09"]
    said = read_plan(text_file("Task,Start (dd/mm/yyyy),End (mm/dd/yyyy)\nA,05/03/2023,04/05/2023\n"))
    assert dates(said) == [("A", "2023-03-05", "2023-04-05")]
    for one in (reading, said):
        assert "each column" in one.warnings[0]["reason"] and one.reading_confidence == "medium"


def test_a_heading_that_says_its_order_speaks_for_its_column_whatever_others_prove(text_file) -> None:
    """Finish (mm/dd/yyyy) beside starts that only UK order can read."""
    head = "Task,Start (dd/mm/yyyy),End (mm/dd/yyyy)"
    reading = read_plan(text_file(f"{head}\nA,13/02/2024,05/03/2024\nB,14/02/2024,06/03/2024\n"))
    assert (
        dates(reading)[0] == ("A", "2024-02-13", "2024-05-03")
        and "each column" in reading.warnings[0]["reason"]
    )
    proved = read_plan(text_file(f"{head}\nA,13/02/2024,25/03/2024\nB,14/02/2024,26/03/2024\n"))
    assert dates(proved)[0] == ("A", "2024-02-13", "2024-03-25")


def test_another_sheets_dates_in_both_orders_say_nothing_of_this_one(workbook_file) -> None:
    """A log that mixes them leaves the plan's order as open as it was: UK order, with a warning."""
    log = [["Note", "When"], ["x", "13/02/2023"], ["y", "02/14/2023"]]
    path = workbook_file({"Plan": [["Task", "Start", "End"], ["A", "05/03/2023", "06/04/2023"]], "Log": log})
    reading = read_plan(path)
    assert dates(reading) == [("A", "2023-03-05", "2023-04-06")]
    assert "nothing" in reading.warnings[0]["reason"]


def test_beside_a_date_in_the_other_order_a_date_of_either_is_none(text_file) -> None:
    """Who typed 06/15/2023 typed 05/06/2023 beside it, whatever the other rows say."""
    rows = "".join(f"Task {day},{day}/02/2023,{day}/03/2023\n" for day in range(13, 29) if day % 2)
    mixed = f"{rows}Slip,05/06/2023,06/15/2023\nLast,04/03/2023,04/04/2023\n"
    reading = read_plan(text_file(f"Task,Start,End\n{rows}{mixed}"))
    assert dates(reading)[-2:] == [
        ("Slip", None, None),
        ("Last", "2023-03-04", "2023-04-04"),
    ]
    assert "in either order" in next(
        one["reason"] for one in reading.set_aside if one["text"] == "05/06/2023"
    )


def test_columns_that_prove_orders_of_their_own_are_read_in_them(text_file) -> None:
    """One date may be a slip, and two beside many that either order could read: then a column is left open."""
    rows = "A,13/02/2023,03/14/2023\nB,05/03/2023,04/15/2023\nC,20/04/2023,05/06/2023\n"
    reading = read_plan(text_file(f"Task,Start,End\n{rows}"))
    assert dates(reading)[1:] == [("B", "2023-03-05", "2023-04-15"), ("C", "2023-04-20", "2023-05-06")]
    assert reading.reading_confidence == "medium" and "each column" in reading.warnings[0]["reason"]
    few = "".join(f"Task {day},{day}/02/2023,0{day - 12}/03/2023\n" for day in range(13, 21))
    open_ended = read_plan(
        text_file(f"Task,Start,End\n{few}X,20/04/2023,06/15/2023\nY,20/04/2023,06/16/2023\n")
    )
    assert {end for _, start, end in dates(open_ended) if start} == {None, "2023-03-03"}
    one = read_plan(text_file(f"Task,Start,End\n{rows.replace('04/15/2023', '04/05/2023')}"))
    assert dates(one)[1:] == [("B", "2023-03-05", None), ("C", "2023-04-20", None)]


def test_finish_before_start_is_kept_as_typed_and_doubted(workbook_file) -> None:
    """A reversal is for its sender to mend: the dates stay, and the row is named."""
    path = workbook_file({"Plan": [["Task", "Start", "Finish"], ["Build", D(2023, 5, 1), D(2023, 4, 1)]]})
    reading = read_plan(path)
    assert dates(reading) == [("Build", "2023-05-01", "2023-04-01")]
    assert reading.warnings[0]["cell"] == "A2:C2" and "finish before start" in reading.warnings[0]["reason"]


def test_bases_side_by_side_speak_in_turn(workbook_file) -> None:
    """Actual dates speak where both are given, then forecast, then baseline; the others stay in sight."""
    path = workbook_file(
        {
            "Plan": [
                ["Activity", "Baseline", None, "Forecast", None, "Actual", None],
                [None, "Start", "Finish", "Start", "Finish", "Start", "Finish"],
                ["Done", *[D(2023, 1, day) for day in (1, 2, 3, 4, 5, 6)]],
                ["Begun", *[D(2023, 1, day) for day in (1, 2, 3, 4, 5)], None],
                ["Held", D(2023, 1, 1), D(2023, 1, 2), None, None, None, None],
            ]
        }
    )
    reading = read_plan(path)
    assert [(row["date_basis"], row["start_from"]) for row in reading.rows] == [
        ("actual", "2023-01-05"),
        ("forecast", "2023-01-03"),
        ("baseline", "2023-01-01"),
    ]
    assert reading.rows[1]["other_dates"].startswith("actual 05/01/2023") and balanced(reading)


def test_a_month_shown_is_a_month(workbook_file) -> None:
    """A real date in a cell formatted mmm-yy is as wide as the month that people saw."""

    def change(book) -> None:
        book["Plan"]["C2"].number_format = "mmm-yy"

    path = workbook_file(
        {"Plan": [["Task", "Start", "Finish"], ["Build", D(2023, 1, 2), D(2023, 3, 1)]]}, change=change
    )
    (row,) = read_plan(path).rows
    assert (row["finish_from"], row["finish_to"], row["finish_text"]) == (
        "2023-03-01",
        "2023-03-31",
        "Mar 2023",
    )


def test_outline_numbers_and_indents_mark_summaries(workbook_file) -> None:
    """A row with rows beneath it, by number or by indent, is a summary."""
    numbered = workbook_file(
        {"P": [["WBS", "Task", "Start"], [1, "All", None], [1.1, "Part", D(2023, 1, 1)]]}
    )
    assert [row["is_summary"] for row in read_plan(numbered).rows] == [True, False]
    indented = workbook_file(
        {"P": [["Task", "Start", "End"], ["All", None, None], ["   Part", D(2023, 1, 1), None]]}
    )
    assert [row["is_summary"] for row in read_plan(indented).rows] == [True, False]


def test_the_task_and_not_its_phase_names_a_row(text_file) -> None:
    """Of two columns that could name a row the one that repeats least does."""
    reading = read_plan(
        text_file("Phase,Task,Start,End\nBuild,A,13/01/23,14/01/23\nBuild,B,15/01/23,16/01/23\n")
    )
    assert [row["activity_name"] for row in reading.rows] == ["A", "B"]


def test_a_task_before_the_first_phase_has_none(workbook_file) -> None:
    """What gathers tasks speaks from its row on, until the next; above it nothing does."""
    rows = [["Task", "Sub-task", "Start", "Finish"], [None, "Kick off", D(2023, 1, 2), D(2023, 1, 2)]]
    rows += [["Build" if n == 1 else None, f"Part {n}", D(2023, 1, 2), D(2023, 1, 5 + n)] for n in (1, 2)]
    reading = read_plan(workbook_file({"P": rows}))
    stages = {row["activity_name"]: row["stage_text"] for row in reading.rows}
    assert stages == {"Kick off": None, "Part 1": "Build", "Part 2": "Build"}


def test_the_fuller_sheet_is_read_once_and_the_others_named(workbook_file) -> None:
    """Of several plan-like sheets the one with most dates is the plan; the rest is set aside with its extent."""
    table = [["Task", "Start", "Finish"], *[[f"T{n}", D(2023, 1, n), D(2023, 2, n)] for n in (1, 2, 3, 4)]]
    reading = read_plan(workbook_file({"Copy": table[:2], "Plan": table, "Notes": [["A note"]]}))
    assert len(reading.rows) == 4 and reading.rows[0]["sheet"] == "Plan"
    assert {(entry["sheet"], entry["cell"], entry["rows"]) for entry in reading.set_aside} == {
        ("Copy", "A1:C2", 2),
        ("Notes", "A1", 1),
    }
    assert balanced(reading) and any("next best: Copy" in reason for reason in reading.reasons)


def test_headings_said_again_go_on_with_the_table(workbook_file) -> None:
    """A page or a phase that repeats the headings is the same plan, not another one."""
    head = ["Task", "Start", "Finish"]
    rows = [
        head,
        ["A", D(2023, 1, 1), D(2023, 1, 5)],
        [],
        ["Phase 2"],
        head,
        ["B", D(2023, 2, 1), D(2023, 2, 5)],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["activity_name"] for row in reading.rows] == ["A", "Phase 2", "B"]
    assert (reading.rows_in, reading.set_aside, reading.reading_confidence) == (3, [], "high")


def test_a_second_column_of_starts_is_not_passed_over_in_silence(workbook_file) -> None:
    """Of two columns headed alike one is read, and the other is named with what to ask."""
    rows = [["Task", "Start", "Start", "Finish"], ["A", D(2023, 1, 1), D(2023, 2, 1), D(2023, 3, 5)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(entry["cell"], entry["remedy"]) for entry in reading.warnings] == [
        ("C1", "ask which of the columns is meant")
    ]


def test_an_actual_date_that_says_nothing_gives_way(workbook_file) -> None:
    """N/A or TBC under the actual dates is no actual date: the forecast speaks."""
    head = ["Task", "Start", "Finish", "Actual Start", "Actual Finish"]
    rows = [head, *[["A", D(2023, 1, 1), D(2023, 1, 5), said, said] for said in ("N/A", "TBC", "-")]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert {(row["date_basis"], row["finish_to"]) for row in reading.rows} == {("forecast", "2023-01-05")}


def test_a_date_years_from_the_others_is_doubted(text_file) -> None:
    """A date left from a template, or typed year first, is kept as typed and named."""
    rows = "\n".join(f"T{n},{n:02}/03/2024,{n + 12}/03/2024" for n in range(1, 6))
    reading = read_plan(text_file(f"TaskName,Start,End\n{rows}\nOld,25/10/2019,27/10/2019\n"))
    assert reading.rows[-1]["activity_name"] == "Old" and reading.rows[-1]["start_from"] == "2019-10-25"
    (doubt,) = reading.warnings  # one for both ends: a consultation keeps one finding a place and reason
    assert (doubt["cell"], doubt["text"]) == ("A7", "start 25/10/2019 to finish 27/10/2019")


def test_dates_under_an_unknown_heading_are_not_passed_over_in_silence(workbook_file) -> None:
    """A revised date that no heading we know names is named with what to ask, and the confidence is low."""
    rows = [["Task", "Start", "Finish", "Re-gated to"], ["A", D(2024, 1, 1), D(2024, 5, 1), D(2025, 6, 1)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [entry["cell"] for entry in reading.warnings] == ["D1"] and reading.reading_confidence == "low"


def test_another_reading_nearly_as_good_lowers_the_confidence(workbook_file) -> None:
    """The same tasks on other days may be the plan; a copy of it on the same days says nothing else."""
    one, other = (
        [["Task", "Start", "Finish"], *[[f"T{n}", D(year, 1, n), D(year, 2, n)] for n in (1, 2, 3)]]
        for year in (2023, 2024)
    )
    assert read_plan(workbook_file({"A": one, "B": other})).reading_confidence == "low"
    assert read_plan(workbook_file({"A": one, "B": one})).reading_confidence == "high"


def test_hidden_rows_are_read_and_marked(workbook_file) -> None:
    """A hidden row is a task like another, and is said to be hidden."""

    def change(book) -> None:
        book["Plan"].row_dimensions[3].hidden = True

    rows = [["Task", "Start", "End"], ["A", D(2023, 1, 1), None], ["B", D(2023, 1, 2), None]]
    assert [row["is_hidden"] for row in read_plan(workbook_file({"Plan": rows}, change=change)).rows] == [
        False,
        True,
    ]


def test_formulas_nobody_calculated_are_set_aside(workbook_file) -> None:
    """A finish that was never calculated is not blank: it is listed, with its reason."""
    rows = [["Task", "Start", "Finish"], ["A", D(2023, 1, 1), "=B2+5"], ["B", D(2023, 1, 1), D(2023, 1, 9)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert dates(reading)[0] == ("A", "2023-01-01", None)
    assert [entry["cell"] for entry in reading.set_aside] == [
        "C2"
    ] and "never calculated" in reading.set_aside[0]["reason"]


def test_a_workbook_with_no_plan_is_set_aside_whole(workbook_file) -> None:
    """A workbook that names no tasks and timings is read as nothing, every row counted, with what to ask for."""
    reading = read_plan(workbook_file({"Budget": [["Item", "Cost"], ["Servers", 10]], "Empty": []}))
    assert (reading.layout, reading.rows, reading.reading_confidence) == ("none found", [], "low")
    assert (
        reading.set_aside[0]["rows"] == 2
        and "a row a task" in reading.set_aside[0]["remedy"]
        and balanced(reading)
    )


def test_progress_is_per_cent_however_it_is_written(workbook_file) -> None:
    """Half done is 50 whether typed as 50, as 50% or as a share shown as a percentage."""

    def change(book) -> None:
        book["Plan"]["C2"].number_format = "0%"

    rows = [
        ["Task", "Start", "% Complete"],
        ["A", D(2023, 1, 1), 0.5],
        ["B", D(2023, 1, 1), 50],
        ["C", None, "50%"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}, change=change))
    assert [row["percent_complete"] for row in reading.rows] == [50, 50, 50]


TASKS = st.lists(
    st.tuples(
        st.text("abcdefgh", min_size=1, max_size=12),
        st.dates(date(2022, 1, 1), date(2026, 12, 31)),
        st.integers(0, 400),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tasks=TASKS,
    titles=st.integers(0, 4),
    blank_columns=st.integers(0, 3),
    headings=st.sampled_from([("Task Name", "Start", "Finish"), ("Activity", "Start Date", "End Date")]),
    is_reversed=st.booleans(),
    is_text=st.booleans(),
)
def test_any_table_of_tasks_reads_back(
    workbook_file, tasks, titles, blank_columns, headings, is_reversed, is_text
) -> None:
    """Known tasks drawn up as any table, wherever it stands and however dates are typed, read back as they were."""
    known = [
        (f"{number} {name}", start, start + timedelta(days))
        for number, (name, start, days) in enumerate(tasks)
    ]
    written = [
        [n, *(f"{d:%d %b %Y}" if is_text else D(d.year, d.month, d.day) for d in ends)] for n, *ends in known
    ]
    order = -1 if is_reversed else 1
    table = [[None] * blank_columns + list(row)[::order] for row in (headings, *written)]
    path = workbook_file({"Sheet": [[f"Title {number}"] for number in range(titles)] + table})
    reading = read_plan(path)
    assert dates(reading) == [(name, start.isoformat(), finish.isoformat()) for name, start, finish in known]
    assert balanced(reading) and reading.rows_set_aside == titles


def test_tasks_named_as_in_a_template_are_read_with_low_confidence(text_file) -> None:
    """Task 1 and Task 2 with dates are what the file holds; the reason says why they may be nobody's plan."""
    reading = read_plan(
        text_file("Task,Start,End\nTask 1,2024-01-08,2024-02-02\nTask 2,2024-02-05,2024-03-01\n")
    )
    assert len(dates(reading)) == 2 and reading.reading_confidence == "low"
    assert "template" in reading.reasons[-1] and not any("next best" in one for one in reading.reasons)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("weeks", "order", "first"),
    [
        (["wc 05/01/26", "w/c 02/03/26"], "DMY", "2026-01-05"),
        (["w/c 01/05/26", "w/c 03/02/26"], "MDY", "2026-01-05"),
    ],
)
def test_weeks_that_begin_on_mondays_settle_the_order(plan_file, weeks, order, first, kind) -> None:
    """Only one order makes all of them Mondays: nobody is asked, and plain dates beside them are read in it."""
    rows = [["Task", "Start", "Finish"], ["Design", weeks[0], "06/04/26"], ["Build", weeks[1], "05/06/26"]]
    reading = read_plan(plan_file(rows, kind))
    assert (reading.date_order, reading.order_proof) == (order, weeks[0]) and not reading.warnings
    assert reading.rows[0]["start_from"] == first


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("weeks", [["wc 05/01/26"] * 2, ["w/c 05/01/26", "w/c 06/01/26"]])
def test_weeks_that_do_not_agree_are_asked_about(plan_file, weeks, kind) -> None:
    """One week alone, or one that begins on no Monday, leaves the order to be asked for."""
    rows = [["Task", "Start"], *([f"Task {at}", week] for at, week in enumerate(weeks))]
    reading = read_plan(plan_file(rows, kind))
    assert ["order of day and month" in one["reason"] for one in reading.warnings] == [True]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_headings_of_weeks_settle_their_order(plan_file, kind) -> None:
    """Weeks over a drawing that all begin on Mondays in one order are asked about no more."""
    weeks = ["w/c 05/01/26", "w/c 02/02/26", "w/c 02/03/26"]
    rows = [
        ["Task", *weeks],
        ["Design", "x", None, None],
        ["Build", None, "x", "x"],
        ["Test", None, None, "x"],
    ]
    reading = read_plan(plan_file(rows, kind))
    assert [row["start_from"] for row in reading.rows] == ["2026-01-05", "2026-02-02", "2026-03-02"]
    assert not [one for one in reading.warnings if "order" in one["reason"]]


@pytest.mark.parametrize("year", ["/2024", ""])
def test_a_single_column_of_dates_that_holds_ranges_gives_both_ends(text_file, year) -> None:
    """Below Date a range is a start and a finish, once its year is known; of a milestone, the days it may fall on."""
    rows = f"Build,1/3{year} - 5/3{year}\nTest,6/3{year} - 14/3{year}\nLive,20/3{year}\n"
    said = Settings(year=None if year else 2024)
    assert dates(read_plan(text_file(f"Task,Date\n{rows}"), said)) == [
        ("Build", "2024-03-01", "2024-03-05"),
        ("Test", "2024-03-06", "2024-03-14"),
        ("Live", "2024-03-20", "2024-03-20"),
    ]
    points = read_plan(text_file(f"Milestone,Date\n{rows}"), said)
    first = points.rows[0]
    assert (first["start_from"], first["finish_from"], first["finish_to"]) == (
        None,
        "2024-03-01",
        "2024-03-05",
    )


@pytest.mark.parametrize("text", ["Oct 15", "Oct 1 - Nov 30"])
def test_what_may_be_a_day_without_its_year_or_a_month_is_asked_about_as_that(text_file, text: str) -> None:
    """Nobody knows which of them Oct 15 is; it is not said to be no date."""
    reading = read_plan(text_file(f"Task,Start,Date\nBuild,01/02/2026,{text}\nLive,02/02/2026,12/03/2026\n"))
    assert reading.set_aside[0]["reason"] == "a day without its year, or a month of a year"


def test_a_column_of_dates_without_their_year_is_asked_for_cell_by_cell(text_file) -> None:
    """Date is a heading that is known: what lacks is the year, and that is what is asked."""
    reading = read_plan(text_file("Task,Date\nBuild,22/3 - 23/3\nLive,31/4\n"))
    first = reading.set_aside[0]
    assert (first["cell"], first["reason"]) == ("B2", "a date without its year")
    assert not reading.warnings


@pytest.mark.parametrize("name", ["Task {}", "Phase {}", "Sprint {}", "{}"])
def test_names_that_only_number_tasks_are_told(text_file, name: str) -> None:
    """Two of them, as they stand: nobody is told of sprints where phases are numbered."""
    first, second = name.format(1), name.format(2)
    reading = read_plan(
        text_file(f"Task,Start,Finish\n{first},02/01/2023,31/03/2023\n{second},03/04/2023,28/07/2023")
    )
    told = [one for one in reading.reasons if "blank template" in one]
    assert len(told) == 1 and told[0].endswith(f": {first}, {second}")
