"""Tables of every kind: where they begin and end, and what their headings mean, on workbooks people might send."""

from datetime import datetime as D
from datetime import timedelta
from itertools import product

import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

A, B = (D(2023, 1, 2), D(2023, 3, 31)), (D(2023, 4, 3), D(2023, 6, 30))


def read(workbook_file, *rows, change=None, settings=None):
    path = workbook_file({"Plan": [list(row) for row in rows]}, change=change)
    return read_plan(path, settings) if settings else read_plan(path)


def dates(reading):
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]


BOTH = [("Build", "2023-01-02", "2023-03-31"), ("Test", "2023-04-03", "2023-06-30")]


def merged(extents):
    def change(book) -> None:
        for extent in extents:
            book["Plan"].merge_cells(extent)

    return change


# --- headings ---------------------------------------------------------------------------------------------


def test_a_group_heading_reaches_as_far_as_it_is_merged(workbook_file) -> None:
    """Baseline is merged over two columns; what stands right of it, unmerged, is not a baseline."""
    reading = read(
        workbook_file,
        ["Task", "Baseline", None, None, None],
        [None, "Start", "Finish", "Start", "Finish"],
        ["Build", *A, *B],
        change=merged(["B1:C1"]),
    )
    assert dates(reading) == [("Build", "2023-04-03", "2023-06-30")]
    assert reading.rows[0]["other_dates"].startswith("baseline 02/01/2023")


def test_one_group_over_two_pairs_is_told_apart_by_the_row_between(workbook_file) -> None:
    """Three rows of headings: dates, which of them, and which end."""
    reading = read(
        workbook_file,
        ["Task", "Dates", None, None, None],
        [None, "Baseline", None, "Forecast", None],
        [None, "Start", "Finish", "Start", "Finish"],
        ["Build", *A, *B],
        change=merged(["B1:E1", "B2:C2", "D2:E2"]),
    )
    assert dates(reading) == [("Build", "2023-04-03", "2023-06-30")]
    assert reading.rows[0]["date_basis"] == "forecast"


def test_headings_merged_downwards_take_their_rows_with_them(workbook_file) -> None:
    """A heading two rows tall covers no task, though only a calendar stands in the second."""
    reading = read(
        workbook_file,
        ["Task", "Start", "Finish", "2023", None],
        [None, None, None, "Q1", "Q2"],
        ["Build", *A],
        ["Test", *B],
        change=merged(["A1:A2", "B1:B2", "C1:C2", "D1:E1"]),
    )
    assert dates(reading) == BOTH and reading.set_aside == []


def test_technical_and_display_names_are_one_header(workbook_file) -> None:
    """A scheduling tool's export says every heading twice; neither is a task."""
    reading = read(
        workbook_file,
        ["task_code", "task_name", "start_date", "end_date", "user_field_7"],
        ["Activity ID", "Activity Name", "(*)Start", "(*)Finish", "Workstream"],
        ["A10", "Build", *A, "Systems"],
        ["A20", "Test", *B, "Systems"],
    )
    assert dates(reading) == BOTH and reading.rows_in == 2


@pytest.mark.parametrize(
    "headings",
    [
        ("Vorgangsname", "Anfang", "Ende"),
        ("Nom de la tâche", "Début", "Fin"),
        ("Nombre de tarea", "Comienzo", "Fin"),
        ("Attività", "Inizio", "Fine"),
        ("Taaknaam", "Begin", "Einde"),
        ("Nazwa zadania", "Rozpoczęcie", "Zakończenie"),
        ("Nome da tarefa", "Início", "Término"),
        ("Uppgift", "Start", "Slut"),
        ("Gweithgaredd", "Dyddiad dechrau", "Dyddiad gorffen"),
        ("Activity", "Revised start date", "Expected completion date"),
        ("TASK_NAME", "PlannedStart", "planned-finish"),
    ],
)
def test_headings_in_other_languages_and_wordings_are_known(workbook_file, headings) -> None:
    """What the tools of other countries print, and what people add to a heading, is read as what it is."""
    assert dates(read(workbook_file, headings, ["Build", *A], ["Test", *B])) == BOTH


def test_an_unheaded_column_of_names_is_taken_with_a_warning(workbook_file) -> None:
    """A template that leaves the name's heading blank is read, and says so."""
    reading = read(workbook_file, [None, "Start", "Finish"], ["Build", *A], ["Test", *B])
    assert dates(reading) == BOTH
    assert [entry["cell"] for entry in reading.warnings] == ["A1"] and "no heading" in reading.warnings[0][
        "reason"
    ]


def test_a_title_above_the_headings_is_no_heading(workbook_file) -> None:
    """A title that holds a known word, merged over the table, changes no column's meaning."""
    reading = read(
        workbook_file,
        ["Actual project schedule", None, None],
        ["Task", "Start", "Finish"],
        ["Build", *A],
        ["Test", *B],
        change=merged(["A1:C1"]),
    )
    assert dates(reading) == BOTH and reading.rows[0]["date_basis"] == "forecast"
    assert [entry["cell"] for entry in reading.set_aside] == ["A1"]


# --- which dates ------------------------------------------------------------------------------------------


def test_planned_dates_beside_forecast_ones_are_the_baseline(workbook_file) -> None:
    """A finish that alone is forecast leaves the start as it was planned, and the row says so."""
    reading = read(workbook_file, ["Task", "Planned Start", "Planned Finish", "Forecast Finish"],
                   ["Build", *A, B[1]])  # fmt: skip
    (row,) = reading.rows
    assert (row["date_basis"], row["start_from"], row["finish_to"]) == (
        "forecast",
        "2023-01-02",
        "2023-06-30",
    )
    assert row["worked_out"] == "start: the baseline's, for the forecast gives none"
    assert row["other_dates"] == "baseline 02/01/2023 to 31/03/2023"


def test_planned_dates_alone_are_the_forecast(workbook_file) -> None:
    """Where nothing else is given, what is planned is what is expected."""
    reading = read(workbook_file, ["Task", "Planned Start", "Planned Finish"], ["Build", *A])
    assert reading.rows[0]["date_basis"] == "forecast" and reading.rows[0]["start_from"] == "2023-01-02"


def test_one_start_serves_every_finish(workbook_file) -> None:
    """A single plain start beside several finishes belongs to whichever finish speaks."""
    head = ["Task", "Start", "Baseline Finish", "Forecast Finish", "Actual Finish"]
    reading = read(workbook_file, head, ["Build", A[0], A[1], B[1], None], ["Test", A[0], A[1], B[1], B[0]])
    found = [(row["date_basis"], row["start_from"], row["finish_to"]) for row in reading.rows]
    assert found == [("forecast", "2023-01-02", "2023-06-30"), ("actual", "2023-01-02", "2023-04-03")]


def test_bases_without_a_word_for_the_end_are_finishes(workbook_file) -> None:
    """A milestone list headed Baseline, Forecast, Actual gives one date on each basis."""
    reading = read(workbook_file, ["Milestone", "Baseline", "Forecast", "Actual"], ["SIT entry", *A, None])
    (row,) = reading.rows
    assert (row["date_basis"], row["start_from"], row["finish_to"]) == ("forecast", None, "2023-03-31")


def test_a_day_of_creation_is_read_as_a_start_only_with_a_doubt(workbook_file) -> None:
    """A backlog's own dates are better than none, and are said to be what they are."""
    reading = read(workbook_file, ["ID", "DESCR", "CREATION_DATE", "COMPLETION_DATE"], [1, "Build", *A])
    assert dates(reading) == BOTH[:1]
    assert [entry["cell"] for entry in reading.warnings] == ["C1"] and "created" in reading.warnings[0][
        "reason"
    ]


def test_a_hidden_column_that_speaks_is_named(workbook_file) -> None:
    """A finish that nobody saw is read, and said to be hidden."""

    def change(book) -> None:
        book["Plan"].column_dimensions["C"].hidden = True

    reading = read(workbook_file, ["Task", "Start", "Finish"], ["Build", *A], change=change)
    assert dates(reading) == BOTH[:1] and "hidden column" in reading.warnings[0]["reason"]


# --- numbers where dates stand ----------------------------------------------------------------------------


def test_excel_days_shown_as_numbers_are_dates_with_a_doubt(workbook_file) -> None:
    """44928 in a column of dates is 2 January 2023, and its sender is asked."""
    reading = read(workbook_file, ["Task", "Start", "Finish"], ["Build", 44928, 45016], ["Test", *B])
    assert dates(reading) == BOTH and {entry["cell"] for entry in reading.warnings} == {"B1", "C1"}


def test_numbered_periods_are_never_dates(workbook_file) -> None:
    """Weeks 1 to 12 stay numbers, undated, with what to ask: none becomes a day of 1900."""
    reading = read(workbook_file, ["Task", "Start", "End"], ["Build", 1, 4], ["Test", 5, 12])
    assert dates(reading) == [("Build", None, None), ("Test", None, None)]
    assert [row["start_text"] for row in reading.rows] == ["1", "5"]
    assert "period 1 begins" in reading.set_aside[0]["remedy"] and reading.reading_confidence == "low"


def test_eight_digits_are_a_day(text_file) -> None:
    """20230102 is written year first, and means one day."""
    reading = read_plan(text_file("Task,Start,Finish\nBuild,20230102,20230331\n"))
    assert dates(reading) == BOTH[:1]


def test_real_dates_that_excel_swapped_are_doubted(workbook_file) -> None:
    """Texts in US order beside real dates with no day above 12: half the column may be swapped."""
    rows = [["A", "02/13/2023", "03/15/2023"], ["B", D(2023, 3, 2), D(2023, 4, 5)]]
    reading = read(workbook_file, ["Task", "Start", "Finish"], *rows)
    assert (
        any("swapped" in entry["reason"] for entry in reading.warnings)
        and reading.reading_confidence == "low"
    )


def test_real_dates_beside_texts_that_only_uk_order_reads_are_doubted(workbook_file) -> None:
    """A US Excel makes dates of a UK file's days up to the 12th, month and day swapped, and leaves the others texts."""
    days = [
        (D(2026, 1, 5) + timedelta(days=17 * step), D(2026, 1, 16) + timedelta(days=17 * step))
        for step in range(8)
    ]

    def opened(day: D) -> object:
        return D(day.year, day.day, day.month) if day.day <= 12 else f"{day:%d/%m/%Y}"

    rows = [[f"Task {number}", opened(start), opened(finish)] for number, (start, finish) in enumerate(days)]
    reading = read(workbook_file, ["Task", "Start", "Finish"], *rows)
    assert any("swapped" in entry["reason"] and "UK" in entry["reason"] for entry in reading.warnings)
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("kept", [14, 28])
def test_one_real_date_beyond_the_twelfth_shows_that_none_was_swapped(workbook_file, kept: int) -> None:
    """Nor do a text whose day could be a month, or too few of either kind, show that any was."""
    rows = [[f"Task {day}", D(2026, 3, day), f"{day + 12}/06/2026"] for day in (2, 3, 5, 8)]
    read_with = [*rows, ["Task", D(2026, 3, kept), "20/06/2026"]]
    assert not read(workbook_file, ["Task", "Start", "Finish"], *read_with).warnings
    read_with = [*rows, ["Task", D(2026, 3, 4), "05/06/2026"]]
    assert not any(
        "swapped" in one["reason"]
        for one in read(workbook_file, ["Task", "Start", "Finish"], *read_with).warnings
    )


@pytest.mark.parametrize(("months", "is_doubted"), [((2, 3, 4, 5), False), ((1, 1, 1, 1), True)])
def test_the_first_of_each_month_was_not_swapped(workbook_file, months, *, is_doubted: bool) -> None:
    """It would be day after day of January, which only other dates of January tell for."""
    rows = [[f"Task {at}", D(2026, at, 1), f"{20 + at}/{month}/2026"] for at, month in enumerate(months, 2)]
    reading = read(workbook_file, ["Task", "Start", "Finish"], *rows)
    assert any("swapped" in one["reason"] for one in reading.warnings) == is_doubted


# --- where a table ends -----------------------------------------------------------------------------------


def test_another_table_below_is_no_task(workbook_file) -> None:
    """Risks under the plan, parted by a gap and headed otherwise, are set aside, each row counted."""
    rows = [
        ["Task", "Start", "Finish"],
        ["Build", *A],
        ["Test", *B],
        [],
        ["Risk", "Owner", "Mitigation"],
        ["Late design", "PMO", "Weekly review"],
    ]
    reading = read(workbook_file, *rows)
    assert dates(reading) == BOTH
    assert [entry["cell"] for entry in reading.set_aside] == ["A5:C5", "A6:C6"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 4


def test_tables_below_one_another_are_one_plan(workbook_file) -> None:
    """Workstreams with tables of their own, worded differently, make up the sheet's plan."""
    rows = [
        ["Task", "Start", "Finish"],
        ["Build", *A],
        [],
        ["Activity", "Start date", "End date"],
        ["Test", *B],
    ]
    reading = read(workbook_file, *rows)
    assert dates(reading) == BOTH and reading.rows_in == reading.rows_kept == 2


def test_tables_beside_one_another_are_one_plan(workbook_file) -> None:
    """A blank column parts two plans that each name and date their tasks; a row of the sheet may hold two."""
    head = ["Task", "Start", "Finish"]
    reading = read(workbook_file, [*head, None, *head], ["Build", *A, None, "Test", *B])
    assert sorted(dates(reading)) == BOTH and len({row["activity_id"] for row in reading.rows}) == 2
    assert reading.rows_in == reading.rows_kept == 1


def test_a_table_beside_the_plan_gives_it_no_dates(workbook_file) -> None:
    """The due dates of a risk log to the right are not the tasks' finishes."""
    rows = [
        ["Task", "Start", "Finish", None, "ID", "Risk", "Due date"],
        ["Build", *A, None, 1, "Late design", D(2025, 1, 1)],
        ["Test", B[0], None, None, 2, "Staff", D(2025, 2, 1)],
    ]
    assert dates(read(workbook_file, *rows)) == [BOTH[0], ("Test", "2023-04-03", None)]


def test_a_copy_on_the_same_sheet_is_read_once(workbook_file) -> None:
    """A second table that gives the same tasks the same dates is no more work."""
    head = ["Task", "Start", "Finish"]
    rows = [head, ["Build", *A], ["Test", *B], ["Check", *B], [], [*head, "RAG"], ["Build", *A], ["Test", *B]]
    reading = read(workbook_file, *rows)
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test", "Check"]
    assert any("a copy" in entry["reason"] for entry in reading.warnings)
    assert reading.reading_confidence == "high"
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_a_template_left_beside_the_plan_is_not_chosen(workbook_file) -> None:
    """A sheet of Task 1 to Task 9 holds more dates than the plan, and is nobody's plan."""
    head = ["Task", "Start", "Finish"]
    sample = [[f"Task {number}", *A] for number in range(1, 10)]
    reading = read_plan(
        workbook_file({"Sample": [head, *sample], "Ours": [head, ["Build", *A], ["Test", *B]]})
    )
    assert dates(reading) == BOTH


def test_a_name_merged_down_names_each_of_its_rows(workbook_file) -> None:
    """One task over two rows of dates is two stretches of that task."""
    rows = [["Task", "Start", "Finish"], ["Build", *A], [None, *B]]
    reading = read(workbook_file, *rows, change=merged(["A2:A3"]))
    assert dates(reading) == [("Build", "2023-01-02", "2023-03-31"), ("Build", "2023-04-03", "2023-06-30")]


def test_a_phase_said_once_is_a_row_of_its_own(workbook_file) -> None:
    """Where a phase stands alone in its row it names it; beside a task the task does."""
    rows = [["Phase", "Task", "Start", "Finish"], ["DBT", None, *A], [None, "Build", *A], [None, "Test", *B]]
    assert [name for name, *_ in dates(read(workbook_file, *rows))] == ["DBT", "Build", "Test"]


def test_a_task_is_named_by_its_name_and_not_its_description(workbook_file) -> None:
    """Descriptions differ more than tasks do, and are no names."""
    rows = [
        ["Task", "Description", "Start", "Finish"],
        ["Build", "of the adapter", *A],
        ["Build", "of reports", *B],
    ]
    assert [name for name, *_ in dates(read(workbook_file, *rows))] == ["Build", "Build"]


# --- a person knows better --------------------------------------------------------------------------------


def test_a_person_says_which_sheet_row_and_column(workbook_file) -> None:
    """Settings overrule the choice of sheet, of the header's row and of a column's meaning."""
    head = ["Task", "Start", "Finish", "Agreed with Ofgem"]
    path = workbook_file(
        {
            "Draft": [head[:3], *[[f"T{n}", *A] for n in range(6)]],
            "New": [head, ["Build", *A, B[1]], [], [], head, ["Test", *B, A[1]]],
        }
    )
    assert len(read_plan(path).rows) == 6
    assert dates(read_plan(path, Settings(sheets=("New",)))) == BOTH
    below = read_plan(path, Settings(sheets=("New",), header_row=5))
    assert dates(below) == BOTH[1:]
    moved = read_plan(path, Settings(sheets=("New",), columns=(("D", "finish", ""),)))
    assert [finish for *_, finish in dates(moved)] == ["2023-06-30", "2023-03-31"]


# --- what was misread once --------------------------------------------------------------------------------


def test_a_finish_that_happened_speaks_beside_a_planned_start(workbook_file) -> None:
    """A table that records only finishes: the start stays as planned, and rows not finished keep their plan."""
    head = ["Task", "Planned Start", "Planned Finish", "Actual Finish"]
    reading = read(workbook_file, head, ["Build", *A, D(2023, 5, 12)], ["Test", *B, None])
    found = [(row["date_basis"], row["start_from"], row["finish_to"]) for row in reading.rows]
    assert found == [("actual", "2023-01-02", "2023-05-12"), ("forecast", "2023-04-03", "2023-06-30")]


def test_a_start_that_happened_finishes_nothing(workbook_file) -> None:
    """Actual starts alone leave the plan's dates to speak."""
    head = ["Task", "Planned Start", "Planned Finish", "Actual Start"]
    (row,) = read(workbook_file, head, ["Build", *A, D(2023, 1, 9)]).rows
    assert (row["date_basis"], row["start_from"], row["finish_to"]) == (
        "forecast",
        "2023-01-02",
        "2023-03-31",
    )


@pytest.mark.parametrize("said", ["Complete", "Done", "Awaiting MHHSP"])
def test_a_first_task_of_words_is_a_task(workbook_file, said) -> None:
    """What stands where dates stand is no heading unless it names a timing; the row is counted."""
    reading = read(workbook_file, ["Task", "Owner", "Start", "Finish"], ["Mobilise", "PMO", said, said],
                   ["Build", "PMO", *A])  # fmt: skip
    assert [row["activity_name"] for row in reading.rows] == ["Mobilise", "Build"] and reading.rows_in == 2


def test_a_task_of_words_after_a_gap_ends_no_table(workbook_file) -> None:
    """Dates go on below it where the table has its dates."""
    reading = read(workbook_file, ["Task", "Start", "End", "Owner"], ["Build", *A, "x"], [],
                   ["Hold", "Not started", "Awaiting programme", "y"], ["Test", *B, "z"])  # fmt: skip
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Hold", "Test"]


def test_columns_that_are_shown_come_before_hidden_ones(workbook_file) -> None:
    """The old dates that a sender hid don't speak for the ones it shows."""

    def hide(book) -> None:
        for letter in "BC":
            book["Plan"].column_dimensions[letter].hidden = True

    reading = read(
        workbook_file, ["Task", "Start", "Finish", "Start", "Finish"], ["Build", *B, *A], change=hide
    )
    assert dates(reading) == BOTH[:1] and reading.reading_confidence == "low"


def test_a_heading_without_a_doubt_comes_before_one_with_more_dates(workbook_file) -> None:
    """Needed by is a wish; the few finishes that there are speak."""
    reading = read(workbook_file, ["Task", "Start", "Finish", "Needed by"], ["Build", *A, B[0]],
                   ["Test", B[0], None, B[1]])  # fmt: skip
    assert dates(reading) == [BOTH[0], ("Test", "2023-04-03", None)]


def test_words_in_brackets_say_which_dates_a_column_gives(workbook_file) -> None:
    """Start (Baseline) is no forecast."""
    head = ["Task", "Start (Baseline)", "Finish (Baseline)", "Start (Forecast)", "Finish (Forecast)"]
    (row,) = read(workbook_file, head, ["Build", *B, *A]).rows
    assert (row["date_basis"], row["start_from"], row["finish_to"]) == (
        "forecast",
        "2023-01-02",
        "2023-03-31",
    )


def test_a_column_of_progress_that_holds_dates_says_when_tasks_were_done(workbook_file) -> None:
    """Complete: 05/04/2023 is an actual finish."""
    rows = read(workbook_file, ["Activity", "Due", "Complete"], ["Build", *A], ["Test", B[0], None]).rows
    found = [(row["date_basis"], row["finish_to"]) for row in rows]
    assert found == [("actual", "2023-03-31"), ("forecast", "2023-04-03")]


def test_a_range_typed_where_the_start_stands_gives_both_ends(workbook_file) -> None:
    """02/01/2023 - 31/03/2023 with a blank finish is a task's whole stretch; a quarter stays one interval."""
    rows = read(workbook_file, ["Task", "Start", "Finish"], ["Build", "02/01/2023 - 31/03/2023", None],
                ["Test", "Q2 2023", None]).rows  # fmt: skip
    assert [(row["start_to"], row["finish_to"]) for row in rows] == [
        ("2023-01-02", "2023-03-31"),
        ("2023-06-30", None),
    ]


@pytest.mark.parametrize(
    "name", ["Reviewed", "Approved", "Published", "Assumptions agreed", "Total loss testing"]
)
def test_tasks_whose_names_look_like_remarks_are_tasks(workbook_file, name) -> None:
    """Words of a document's own facts name tasks too, where dates stand beside them."""
    reading = read(workbook_file, ["Task", "Start", "Finish"], ["Build", *A], [name, *B], ["Test", *B])
    assert [row["activity_name"] for row in reading.rows] == ["Build", name, "Test"]
    assert not reading.rows[1]["is_summary"]


def test_years_of_two_digits_may_stand_first(text_file) -> None:
    """Three dates that keep together only so are read so, with a warning; UK order would strew them."""
    reading = read_plan(text_file("Task,Start,Finish\nBuild,23-06-12,23-06-24\nTest,23-07-03,24-01-31\n"))
    assert dates(reading) == [("Build", "2023-06-12", "2023-06-24"), ("Test", "2023-07-03", "2024-01-31")]
    assert reading.warnings[0]["reason"].startswith("dates such as 23-06-12")


def test_headings_and_other_sheets_settle_the_order_of_day_and_month(workbook_file) -> None:
    """Where the dates of a table leave it open, (mm/dd/yyyy) above them or a proof on another sheet decides."""
    headed = read(workbook_file, ["Task", "Start (mm/dd/yyyy)", "Finish (mm/dd/yyyy)"],
                  ["Build", "01/02/2023", "03/04/2023"])  # fmt: skip
    plan = [["Task", "Start", "Finish"], ["Build", "01/02/2023", "03/04/2023"]]
    log = [["Ref", "Note", "Date"], [1, "x", "12/31/2022"]]
    beside = read_plan(workbook_file({"Plan": plan, "Log": log}))
    assert dates(headed) == dates(beside) == [("Build", "2023-01-02", "2023-03-04")]


def test_tasks_on_another_sheet_that_are_not_read_are_told(workbook_file) -> None:
    """A plan in parts is not mended silently: the other part is named, with what to ask."""
    parts = {
        "A": [["Task", "Start", "Finish"], ["Build", *A], ["Test", *B]],
        "B": [["Session", "From", "To"], ["Live", *B]],
    }
    (doubt,) = read_plan(workbook_file(parts)).warnings
    assert (doubt["sheet"], doubt["text"]) == ("B", "1 task") and "readings.csv" in doubt["remedy"]


# --- met by random layouts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Finish ({})", "{} target date", "{} plan finish"])
def test_the_word_for_the_basis_may_stand_anywhere_in_a_heading(workbook_file, heading) -> None:
    """In brackets, or before words that alone would say another basis: an original target date is the baseline."""
    rows = [["Task", heading.format("Original"), heading.format("Revised")], ["Build", A[1], B[1]]]
    reading = read(workbook_file, *rows)
    assert dates(reading) == [("Build", None, "2023-06-30")] and reading.rows[0]["date_basis"] == "forecast"


def test_groups_are_read_beside_another_table(workbook_file) -> None:
    """What stands in the row of the ends, in a table to the right, does not part them from their groups."""
    rows = [
        ["Task", "Baseline", None, "Actual", None, None, "RAG", "Meaning"],
        [None, "Start", "Finish", "Start", "Finish", None, "R", "Late"],
        ["Build", *A, *B],
    ]
    reading = read(workbook_file, *rows, change=merged(["A1:A2", "B1:C1", "D1:E1"]))
    assert dates(reading) == [("Build", "2023-04-03", "2023-06-30")]


def test_an_unmerged_group_does_not_reach_over_headings_of_the_row_above(workbook_file) -> None:
    """Actual heads the one column below it, and not the tasks headed above it to the right."""
    rows = [
        ["Dates", "Owner", "Sub task", "Dates"],
        ["Actual", None, None, "Baseline"],
        ["Finish", None, None, "Finish"],
        [A[1], "IT", "Build", B[1]],
    ]
    assert dates(read(workbook_file, *rows)) == [("Build", None, "2023-03-31")]


def test_names_right_of_a_gap_belong_to_the_dates(workbook_file) -> None:
    """A narrow blank column within a plan parts no table: phases and dates left of it, the tasks right of it."""
    head = ["Phase", "Start", "Finish", None, "Task", "WBS", "Owner"]
    rows = [["Design", *A, None, "Build", "1", "IT"], ["Design", *B, None, "Test", "2", "IT"]]
    assert dates(read(workbook_file, head, *rows)) == BOTH


def test_names_in_steps_may_stand_in_the_last_columns(workbook_file) -> None:
    """Names that step to the right beyond the last heading are names still, and mark what gathers them."""
    reading = read(workbook_file, ["Start", "Finish", "Task"], [*A, "Build"], [*B, None, "Test"])
    assert dates(reading) == BOTH and [row["is_summary"] for row in reading.rows] == [True, False]


@pytest.mark.parametrize(
    "other", [[["RAG", "Meaning"], ["R", "Late"]], [["Line", "Year one"], ["Build", 120000]]]
)
def test_a_narrow_table_below_a_gap_is_no_task(workbook_file, other) -> None:
    """Rows that hold words or amounts, and never a date, where the plan has its dates, are another table."""
    reading = read(workbook_file, ["Task", "Start"], ["Build", A[0]], [], ["Also of note"], *other)
    assert [row["activity_name"] for row in reading.rows] == ["Build"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 4


def test_what_a_title_says_of_the_whole_plan_is_no_heading(workbook_file) -> None:
    """A start date and an end date, each beside its day, head no column of the row below."""
    title = ["Start date:", A[0], None, "End date:", B[1]]
    reading = read(workbook_file, title, ["Task", "Dates", "Ref", "Approved?"], ["Build", A[0], "1", "Y"])
    assert dates(reading) == [("Build", "2023-01-02", "2023-01-02")]


def test_a_task_may_begin_with_a_word_of_notes(workbook_file) -> None:
    """Key milestones and Source analysis are tasks where they stand alone in a row; Notes: is a remark."""
    names = ["Key milestones", "Source analysis", "Notes: draft"]
    rows = [["Task", "Start", "Finish"], *([name] for name in names), ["Build", *A]]
    assert [name for name, *_ in dates(read(workbook_file, *rows))] == [
        "Key milestones",
        "Source analysis",
        "Build",
    ]


def test_a_question_mark_for_a_forecast_is_a_forecast_not_known(workbook_file) -> None:
    """Where the forecast is to come, the baseline does not speak for it; a dash leaves it to the baseline."""
    rows = [["Task", "Baseline finish", "Forecast finish"], ["A", A[1], "?"], ["B", A[1], "-"]]
    assert [row["date_basis"] for row in read(workbook_file, *rows).rows] == ["forecast", "baseline"]


def test_days_in_other_languages_are_a_unit(workbook_file) -> None:
    """Kalendertage says both that durations are days and which."""
    reading = read(workbook_file, ["Vorgang", "Anfang", "Kalendertage"], ["Build", A[0], 10])
    assert dates(reading) == [("Build", "2023-01-02", "2023-01-11")]


STEPS = [
    ("Build", "Write the code"),
    ("Build", "Review the code"),
    ("Test", "Prepare data"),
    ("Test", "Run tests"),
]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        *product(["Step", "Sub-task", "Description", "Activity details"], ["again", "once", "merged"]),
        (None, "again"),  # names that stand further in without a heading are steps of their own
    ],
)
def test_a_task_said_again_for_each_step_is_named_by_its_steps(workbook_file, heading, said) -> None:
    """A phase in the column of tasks, typed again, once or merged, names no task: the column right of it does."""

    def merge(book) -> None:
        for first in (2, 4) if said == "merged" else ():
            book["Plan"].merge_cells(f"A{first}:A{first + 1}")

    rows = [
        [phase if said == "again" or row % 2 == 0 else None, step, D(2023, 1 + row, 2), D(2023, 2 + row, 1)]
        for row, (phase, step) in enumerate(STEPS)
    ]
    path = workbook_file({"Plan": [["Activity", heading, "Start", "Finish"], *rows]}, change=merge)
    reading = read_plan(path)
    assert [(row["activity_name"], row["cell"], row["stage_text"]) for row in reading.rows] == [
        (step, f"B{row}", phase) for row, (phase, step) in enumerate(STEPS, 2)
    ]


def test_steps_may_be_alike_in_every_phase(workbook_file) -> None:
    """Where a column is headed as steps, the same steps name the tasks of each phase."""
    rows = [[phase, step, D(2023, 2, 1)] for phase in ("SIT", "UIT") for step in ("Plan", "Execute")]
    reading = read_plan(workbook_file({"Plan": [["Activity", "Step", "Finish"], *rows]}))
    assert [(row["stage_text"], row["activity_name"]) for row in reading.rows] == [
        tuple(row[:2]) for row in rows
    ]


def test_a_task_said_twice_keeps_its_name_beside_a_description(workbook_file) -> None:
    """One name among others that stands twice is a name still; so are tasks of which each company has its own."""
    rows = [
        [name, f"About {name} {row}", D(2023, 1 + row, 2)]
        for row, name in enumerate(["Agree", "Build", "Check", "Build"])
    ]
    many = [
        [name, who, D(2023, 3, 2)] for name in ("Build it", "Test it") for who in ("North", "South", "East")
    ]
    for heading, body in (("Description", rows), ("Company", many)):
        reading = read_plan(workbook_file({"Plan": [["Task", heading, "Finish"], *body]}))
        assert [row["activity_name"] for row in reading.rows] == [row[0] for row in body]


PLAN = [
    ["ID", "Task", "Start", "Finish"],
    [None, "Phase 1"],
    [1, "Build", D(2023, 1, 2), D(2023, 3, 31)],
    [2, "Test", D(2023, 4, 3), "TBC"],
]


@pytest.mark.parametrize(
    "tail",
    [
        [[None, "1. We assume that M9 holds"], [None, "2. Testers are there"]],
        [[None, "Assumptions:"], [None, "1. We assume that M9 holds"], [None, "2. Testers are there"]],
        [["Assumptions"], [1, "We assume that M9 holds"], [2, "Testers are there"]],
        [
            [],
            [None, "Key assumptions"],
            ["A1", "We assume that M9 holds", None, None, "PMO"],
            ["A2", "Testers are there"],
        ],
        [[], ["Notes", None], [None, 1, "Dates are provisional"], [None, 2, "All dates are ends of days"]],
        [[None, "* subject to change"], [None, "a) We assume that M9 holds"], [None, "b) Testers are there"]],
    ],
)
def test_notes_below_a_table_are_no_tasks(workbook_file, tail) -> None:
    """Assumptions, notes and keys below the tasks, titled or numbered anew, are set aside; none is lost."""
    reading = read_plan(workbook_file({"Plan": [*PLAN, *tail]}))
    assert [row["activity_name"] for row in reading.rows] == ["Phase 1", "Build", "Test"]
    assert sum(entry["rows"] for entry in reading.set_aside) == sum(map(bool, tail))


def test_tasks_below_what_could_title_notes_are_kept(workbook_file) -> None:
    """A heading of notes over tasks that have dates, or wait for them, is a phase; numbers that go on are tasks'."""
    phase = [
        [None, "Assumptions"],
        [3, "Validate assumptions", D(2023, 5, 1), D(2023, 5, 2)],
        [4, "Agree", None, "TBC"],
    ]
    reading = read_plan(workbook_file({"Plan": [*PLAN, *phase]}))
    assert [row["activity_name"] for row in reading.rows][-2:] == ["Validate assumptions", "Agree"]
    numbered = [["Task", "Finish"], ["1. Build", D(2023, 3, 31)], ["2. Test"], ["3. Go live", D(2023, 6, 30)]]
    reading = read_plan(workbook_file({"Plan": numbered}))
    assert [row["activity_name"] for row in reading.rows] == ["1. Build", "2. Test", "3. Go live"]


@pytest.mark.parametrize("place", ["B2:B3", "C2:C3", "D2:D3"])
def test_a_date_merged_over_rows_is_each_rows(workbook_file, place) -> None:
    """A start, finish or duration merged down belongs to every row that it covers, which a warning says."""

    def merge(book) -> None:
        book["Plan"].merge_cells(place)

    rows = [["Task", "Start", "Finish", "Duration"]] + [
        [name, D(2023, 1, 2), D(2023, 1, 6), "5d"] for name in "AB"
    ]
    rows = [[*rows[0]], *([f"Build {row[0]}", *row[1:]] for row in rows[1:])]
    reading = read_plan(workbook_file({"Plan": rows}, change=merge))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2023-01-02", "2023-01-06")
    ] * 2
    assert [(entry["cell"], "several rows" in entry["reason"]) for entry in reading.warnings] == [
        (place, True)
    ]
    assert reading.rows_in == 2 == reading.rows_kept


def test_a_date_merged_over_rows_of_a_matrix_is_each_rows(workbook_file) -> None:
    """A milestone's date merged down is reached by every row of a matrix."""
    rows = [["Participant", "Design complete", "Build complete", "Test complete"]]
    rows += [[who, *(D(2023, month, 2) for month in (1, 3, 5))] for who in ("North", "South")]
    reading = read_plan(workbook_file({"Plan": rows}, change=lambda book: book["Plan"].merge_cells("C2:C3")))
    assert [row["finish_to"] for row in reading.rows if "Build" in row["activity_name"]] == ["2023-03-02"] * 2


def test_plain_numbers_count_from_where_their_workbook_counts(workbook_file) -> None:
    """Dates in General format are days from 1904 in a workbook that says so; digits typed as text may be any."""

    def change(book) -> None:
        book.epoch = CALENDAR_MAC_1904

    rows = [["Task", "Start", "Finish"], ["Build", 43467, 43556], ["Test", 43557, "43600"]]
    for kind, first, last in ((change, "2023-01-03", None), (None, "2019-01-02", "2019-05-15")):
        reading = read_plan(workbook_file({"Plan": rows}, change=kind))
        assert (reading.rows[0]["start_from"], reading.rows[1]["finish_to"]) == (first, last)
        assert all("numbers shown where dates stand" in entry["reason"] for entry in reading.warnings)
        assert [entry["cell"] for entry in reading.set_aside] == (["C3"] if kind else [])


def test_plain_numbers_of_an_old_workbook_of_1904(tmp_path) -> None:
    """The same in .xls."""
    book = xlwt.Workbook()
    book.dates_1904 = True
    page = book.add_sheet("Plan")
    for row, values in enumerate([["Task", "Start", "Finish"], ["Build", 43467, 43556]]):
        for column, value in enumerate(values):
            page.write(row, column, value)
    book.save(str(tmp_path / "plan.xls"))
    (row,) = read_plan(tmp_path / "plan.xls").rows
    assert (row["start_from"], row["finish_to"]) == ("2023-01-03", "2023-04-02")


@pytest.mark.parametrize(
    ("ends", "place"),
    [
        *product([("Start", "Finish")], range(2)),
        *product([("Start", "Finish", "Days"), ("Start", "Days", "Finish")], range(3)),
    ],
)
@pytest.mark.parametrize("words", [("Baseline", "Forecast"), ("Baseline", "Actual"), (None, "Actual")])
def test_a_word_over_the_middle_of_its_columns_heads_them_all(workbook_file, ends, place, words) -> None:
    """A basis centred by hand over one of its columns, not merged, is that of all of them."""
    over = [word if column == place else None for word in words for column in range(len(ends))]
    given = {
        "Start": lambda month: D(2023, month, 3),
        "Finish": lambda month: D(2023, month, 14),
        "Days": lambda _: 10,
    }
    dates = [given[end](month) for month in (2, 5) for end in ends]
    plan = [[None, *over], ["Task", *ends, *ends], ["Build", *dates], ["Test", *dates]]
    reading = read_plan(workbook_file({"Plan": plan}))
    other = {"Baseline": "baseline", None: "forecast"}[words[0]]
    assert [
        (row["date_basis"], row["start_from"], row["finish_to"], row["other_dates"]) for row in reading.rows
    ] == [(words[1].lower(), "2023-05-03", "2023-05-14", f"{other} 03/02/2023 to 14/02/2023")] * 2


def test_each_table_of_a_sheet_is_described(workbook_file) -> None:
    """A sheet says of every table that was read where its headings are and what each column is, the topmost first."""
    rows = [["Task", "Start", "Finish"], ["Build", D(2023, 1, 2), D(2023, 3, 31)], []]
    rows += [["Owner", "Activity", "Due date", "Begin"], ["IT", "Migrate", D(2023, 9, 1), D(2023, 4, 3)]]
    reading = read_plan(workbook_file({"Plan": rows, "Other": [["x"]]}))
    plan, other = reading.sheets
    assert [(one["header_row"], [column["role"] for column in one["columns"]]) for one in plan["tables"]] == [
        (1, ["name", "start", "finish"]),
        (4, ["owner", "name", "finish", "start"]),
    ]
    assert (plan["header_row"], plan["columns"]) == (1, plan["tables"][0]["columns"]) and other[
        "tables"
    ] == []
    assert [(one["sheet"], one["header_row"]) for one in reading.tables] == [
        ("Plan", 1),
        ("Plan", 4),
        ("Other", None),
    ]


def test_plain_dates_beside_a_baseline_and_a_forecast_are_neither(workbook_file) -> None:
    """Three of each end, two said to be baseline and forecast: the third is not read, and a warning says so."""
    days = [D(2023, month, 2) for month in range(2, 8)]
    headings = ["Task", "BL Start", "BL Finish", "Start", "Finish", "Forecast Start", "Forecast Finish"]
    reading = read_plan(workbook_file({"Plan": [headings, ["Build", *days]]}))
    (row,) = reading.rows
    assert (row["start_from"], row["finish_to"]) == ("2023-06-02", "2023-07-02")
    assert row["other_dates"] == "baseline 02/02/2023 to 02/03/2023"
    assert [entry["cell"] for entry in reading.warnings] == [
        "D1",
        "E1",
    ] and reading.reading_confidence == "low"


@pytest.mark.parametrize("words", ["Report date", "Data date:", "Today", "Cut-off date"])
def test_the_date_of_a_report_is_no_task(workbook_file, words) -> None:
    """A row that says when a plan was drawn up, below its tasks, gives no task and no date."""
    rows = [*PLAN[:1], *PLAN[2:], [None, words, D(2023, 2, 1)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test"]


@pytest.mark.parametrize(
    ("start", "finish"), [("ES", "EF"), ("Entry date", "Exit date"), ("Opens", "Concludes")]
)
def test_more_words_for_starts_and_finishes(workbook_file, start, finish) -> None:
    """Headings of network diagrams and of test windows are ends of a task, not milestones."""
    reading = read_plan(workbook_file({"Plan": [["Task", start, finish], PLAN[2][1:]]}))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [("2023-01-02", "2023-03-31")]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        (D(2023, 2, 1), "2023-02-01", "2023-02-01"),
        ("Q3 2023", "2023-07-01", "2023-09-30"),
        ("13/06/2023 - 30/06/2023", "2023-06-13", "2023-06-30"),
        ("TBC", None, None),
    ],
)
def test_a_date_merged_across_both_ends_is_both(workbook_file, typed, first, last) -> None:
    """One cell over start and finish says when a task is as a whole; a range in it says each end."""
    rows = [["Task", "Start", "Finish"], ["Approve", typed, None], ["Test", D(2023, 3, 1), D(2023, 4, 3)]]
    reading = read_plan(workbook_file({"Plan": rows}, change=lambda book: book["Plan"].merge_cells("B2:C2")))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        (first, last),
        ("2023-03-01", "2023-04-03"),
    ]
    assert reading.rows[0]["start_to"] == (first if first == last or "-" in str(typed) else last)


VERSIONS = [
    ["ID", "Task", "Start", "Finish", "Start", "Finish"],
    [1, "Build", D(2022, 1, 5), D(2022, 2, 6), *A],
    [2, "Test", D(2022, 2, 7), D(2022, 3, 7), *B],
]


@pytest.mark.parametrize("extents", [[], ["C1:D1", "E1:F1"]])
@pytest.mark.parametrize("versions", [("POAP 1", "POAP 2"), ("Best case", "Worst case")])
def test_no_version_headed_over_a_group_of_dates_is_read_unasked(workbook_file, extents, versions) -> None:
    """Which of several versions is the sender's own nobody says: no dates, a warning for each, a person's choice."""
    over = [None, None, versions[0], None, versions[1], None]
    reading = read(workbook_file, over, *VERSIONS, change=merged(extents))
    assert dates(reading) == [("Build", None, None), ("Test", None, None)]
    warned = [one["cell"] for one in reading.warnings if "several versions" in one["reason"]]
    assert warned == ["C2", "D2", "E2", "F2"]
    said = Settings(columns=(("E", "start", ""), ("F", "finish", "")))
    second = read(workbook_file, over, *VERSIONS, change=merged(extents), settings=said)
    assert dates(second) == BOTH and not second.idle


def test_versions_in_the_headings_themselves_can_be_chosen_from(workbook_file) -> None:
    """What a person says of columns counts though no heading of them is read as a date."""
    heads = ["ID", "Task", "POAP 1 start", "POAP 1 finish", "POAP 2 start", "POAP 2 finish"]
    said = Settings(columns=(("E", "start", ""), ("F", "finish", "")))
    reading = read(workbook_file, heads, *VERSIONS[1:], settings=said)
    assert dates(reading) == BOTH and not reading.idle and reading.layout == "table"


def test_one_version_in_a_title_parts_no_dates(workbook_file) -> None:
    """A title that names an option stands over all columns: the dates below are the plan's."""
    rows = [["POAP 2"], ["Task", "Start", "Finish"], ["Build", *A], ["Test", *B]]
    assert dates(read(workbook_file, *rows, change=merged(["A1:C1"]))) == BOTH


BELOW = [
    ["Task", "Start", None, "Finish", None],
    [None, "POAP 1", "POAP 2", "POAP 1", "POAP 2"],
    ["Build", A[0], B[0], A[1], B[1]],
]
BETWEEN = [
    [None, "POAP 1", None, "POAP 2", None],
    [None, "planned", "planned", "planned", "planned"],
    ["Task", "Start", "Finish", "Start", "Finish"],
    ["Build", *A, *B],
]
APART = [BETWEEN[0], [], *BETWEEN[2:]]


@pytest.mark.parametrize(
    ("rows", "extents"),
    [
        (BELOW, ["B1:C1", "D1:E1", "A1:A2"]),
        (BELOW, []),
        (BETWEEN, ["B1:C1", "D1:E1"]),
        (BETWEEN, []),
        (APART, []),
    ],
)
def test_versions_below_headings_or_apart_from_them_are_versions_too(workbook_file, rows, extents) -> None:
    """Merged or not, above a row that qualifies, above a blank one or below the headings: no version is read."""
    reading = read(workbook_file, *rows, change=merged(extents))
    assert dates(reading) == [("Build", None, None)] and reading.reading_confidence == "low"
    assert len([one for one in reading.warnings if "several versions" in one["reason"]]) == 4


@pytest.mark.parametrize("own", ["Our plan", "Acme"])
def test_dates_beside_a_version_are_the_senders_own(workbook_file, own) -> None:
    """POAP 1 over one pair of dates, the sender over the other: its own are read, the option's are not."""
    rows = [[None, "POAP 1", None, own, None], BETWEEN[2], ["Build", *A, *B]]
    reading = read(workbook_file, *rows, change=merged(["B1:C1", "D1:E1"]))
    assert dates(reading) == [("Build", "2023-04-03", "2023-06-30")]


def test_a_column_of_dates_without_a_heading_is_warned_of(workbook_file) -> None:
    """What its dates are nobody says; that they are there is no secret."""
    rows = [["Task", "Start", None, "Finish"], ["Build", A[0], B[0], A[1]], ["Test", B[0], A[0], B[1]]]
    reading = read(workbook_file, *rows)
    assert dates(reading) == BOTH and reading.reading_confidence == "low"
    assert [(one["cell"], one["reason"]) for one in reading.warnings] == [
        ("C2", "a column of dates without a heading: not read")
    ]


@pytest.mark.parametrize("done", ["Complete", "Completed", "Done"])
@pytest.mark.parametrize(
    ("group", "basis"), [("Planned", "forecast"), ("Baseline", "baseline"), ("Actual", "actual")]
)
def test_a_word_for_progress_over_dates_is_the_finish_of_its_group(workbook_file, done, group, basis) -> None:
    """Complete below Planned is no day on which a task was finished."""
    reading = read(
        workbook_file,
        [None, group, None],
        ["Deliverable", "Commence", done],
        ["Build", *A],
        ["Test", *B],
        change=merged(["B1:C1"]),
    )
    assert dates(reading) == BOTH
    assert {row["date_basis"] for row in reading.rows} == {basis}


@pytest.mark.parametrize("group", ["Planned", "Actual", "Progress"])
def test_a_word_for_progress_over_shares_stays_progress(workbook_file, group: str) -> None:
    """Complete below a group is a share where shares stand below it."""
    reading = read(
        workbook_file,
        ["Ref", None, None, None, group],
        [None, "Task", "Start", "Finish", "Complete"],
        [1, "Build", *A, 0.5],
        [2, "Test", *B, 0.25],
    )
    assert [row["percent_complete"] for row in reading.rows] == [50, 25]
    assert dates(reading) == BOTH


@pytest.mark.parametrize(
    ("start", "finish"),
    [
        ("START_DT", "END_DT"),
        ("Start Qtr", "End Qtr"),
        ("Start month", "Finish month"),
        ("Timeline - Start", "Timeline - End"),
        ("Custom field (Start date)", "Due date"),
        ("Custom field (Target start)", "Custom field (Target end)"),
    ],
)
def test_headings_of_exports_are_starts_and_finishes(workbook_file, start: str, finish: str) -> None:
    """As databases, task boards and planners of quarters head them."""
    assert dates(read(workbook_file, ["Task", start, finish], ["Build", *A], ["Test", *B])) == BOTH


def test_a_field_that_somebody_added_and_nobody_knows_is_no_date_of_the_plan(workbook_file) -> None:
    """It is warned of, and not read."""
    reading = read(
        workbook_file, ["Task", "Custom field (Gut feeling)", "Due date"], ["Build", *A], ["Test", *B]
    )
    assert [row["start_from"] for row in reading.rows] == [None, None]
    assert any("not known" in one["reason"] for one in reading.warnings)


def test_a_gap_parts_no_rows_that_say_where_dates_stand_what_rows_above_say(text_file) -> None:
    """Tasks timed after another one go on below a blank row: none is left outside, though none below it has a date."""
    reading = read_plan(
        text_file(
            "Task,Start,End\nHire,2024-01-01,8w\nDesign,after hire,8w\n,,\nBuild,after hire,8w\nTest,after build,2w\n"
        )
    )
    assert [row["activity_name"] for row in reading.rows] == ["Hire", "Design", "Build", "Test"]
    assert [one["cell"] for one in reading.set_aside] == ["C2", "B3", "C3", "B5", "C5", "B6", "C6"]


def test_a_forecast_that_nobody_filled_in_makes_no_baseline_of_plain_dates(workbook_file) -> None:
    """Latest start and latest end stand blank in every row: what is typed beside them is no baseline."""
    rows = [
        ["Task", "Start", "End", "Latest start", "Latest end"],
        ["Build", *A, None, None],
        ["Test", *B, None, None],
    ]
    reading = read(workbook_file, *rows)
    assert dates(reading) == BOTH and {row["date_basis"] for row in reading.rows} == {"forecast"}
    filled = read(workbook_file, *rows[:2], ["Test", *A, *B])
    assert dates(filled) == BOTH and [row["date_basis"] for row in filled.rows] == ["baseline", "forecast"]


def test_a_dated_row_is_no_heading_whatever_its_words_say(workbook_file, text_file) -> None:
    """Words such as Activity and Finish stand in the rows of plans too: one that gives dates is a task."""
    rows = [["Task", "Workstream", "Point", "Start", "Finish"],
            ["Draft the design", "Design", "Start", "12/01/2026", "30/01/2026"],
            ["Build the adapter", "Activity", "Finish", "12/02/2026", "20/02/2026"],
            ["Load the meters", "Milestone", "Start", "12/03/2026", "20/03/2026"],
            ["Prove the adapter", "Design", "Finish", "12/04/2026", "20/04/2026"]]  # fmt: skip
    for file in (workbook_file({"Plan": rows}), text_file("\n".join(map(",".join, rows)))):
        reading = read_plan(file)
        assert [row["activity_name"] for row in reading.rows] == [row[0] for row in rows[1:]]
        assert all(row["start_from"] and row["finish_to"] for row in reading.rows)


def test_dates_with_dots_prove_their_order_where_dates_stand(text_file, workbook_file) -> None:
    """Of 6.5.22 and 6.14.22 in one column of dates the second proves the first to be the fifth of June."""
    rows = [["Event", "Date"], ["Kick-off", "6.5.22"], ["Review", "6.14.22"], ["Close", "6.21.22"]]
    for file in (workbook_file({"Plan": rows}), text_file("\n".join(map(",".join, rows)))):
        reading = read_plan(file)
        assert [row["finish_to"] for row in reading.rows] == ["2022-06-05", "2022-06-14", "2022-06-21"]
        assert (reading.date_order, reading.warnings) == ("MDY", [])


def test_headings_joined_as_databases_join_them_say_which_dates_they_are(text_file) -> None:
    """planfinish and actualfinish are two bases of one end, and reportdate none of the plan's."""
    lines = ["task,planstart,planfinish,actualfinish,reportdate",
             "Build,2024-01-08,2024-02-02,2024-02-09,2024-03-01",
             "Test,2024-02-05,2024-03-01,2024-03-15,2024-03-01"]  # fmt: skip
    reading = read_plan(text_file("\n".join(lines)))
    assert [(row["date_basis"], row["finish_to"]) for row in reading.rows] == [
        ("actual", "2024-02-09"),
        ("actual", "2024-03-15"),
    ]
    assert reading.warnings == []
