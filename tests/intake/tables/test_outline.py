"""The outline of a plan, however it is shown, and what its rows gather."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan

A = (D(2023, 1, 2), D(2023, 3, 31))


def summaries(reading):
    return [row["is_summary"] for row in reading.rows]


def test_numbers_that_end_in_nought_or_a_stop_are_parents(workbook_file) -> None:
    """1.0 over 1.1 and 2. over 2.1 are summaries; 1.1 and 1.10 are not each other's."""
    rows = [["WBS", "Task", "Start"], *[[n, f"T{n}", A[0]] for n in ("1.0", "1.1", "1.10", "2.", "2.1")]]
    assert summaries(read_plan(workbook_file({"P": rows}))) == [True, False, False, True, False]


def test_numbers_that_many_rows_share_are_groups_and_no_outline(workbook_file) -> None:
    """A scheduling tool's path of a group, said of each of its tasks, makes none of them a summary."""
    rows = [
        ["WBS Code", "Task", "Start"],
        *[[n, f"T{i}", A[0]] for i, n in enumerate(["P.1", "P.1", "P.1.1", "P.1.1"])],
    ]
    assert summaries(read_plan(workbook_file({"P": rows}))) == [False] * 4


def test_rows_grouped_in_the_sheet_lie_beneath_the_one_above(workbook_file) -> None:
    """Excel's own grouping shows the outline where nothing else does."""

    def change(book) -> None:
        for row in (3, 4):
            book["P"].row_dimensions[row].outlineLevel = 1

    rows = [["Task", "Start", "Finish"], ["All", None, None], ["Build", *A], ["Test", *A]]
    reading = read_plan(workbook_file({"P": rows}, change=change))
    assert summaries(reading) == [True, False, False]
    assert [row["outline"] for row in reading.rows] == [None, "level 1", "level 1"]


def test_a_level_column_shows_the_outline(workbook_file) -> None:
    """A level said in a column of its own counts before any indent."""
    rows = [["Outline Level", "Task", "Start"], [1, "All", A[0]], [2, "Build", A[0]]]
    assert summaries(read_plan(workbook_file({"P": rows}))) == [True, False]


def test_a_total_is_a_summary(workbook_file) -> None:
    """The row that adds the others up is no task of its own."""
    rows = [["Task", "Start", "Finish"], ["Build", *A], ["Grand total:", *A]]
    assert summaries(read_plan(workbook_file({"P": rows}))) == [False, True]


@pytest.mark.parametrize("total", ["Design total", "Total Design", "DESIGN SUB-TOTAL", "Design - Total"])
def test_a_total_of_what_stands_above_is_a_summary(workbook_file, total: str) -> None:
    """It adds up the rows below the name that it says again."""
    rows = [["Task", "Start", "Finish"], ["Design"], ["Draft", *A], ["Agree", *A], [total, *A]]
    assert summaries(read_plan(workbook_file({"P": rows}))) == [False, False, False, True]


def test_a_total_of_a_phase_in_a_column_of_its_own_is_a_summary(workbook_file) -> None:
    """As a spreadsheet writes it where it adds up rows by their phase."""
    rows = [["Phase", "Task", "Start", "Finish"], ["Design", "Draft", *A], ["Design", "Agree", *A]]
    reading = read_plan(workbook_file({"P": [*rows, ["Design Total", None, *A], ["Build", "Build", *A]]}))
    assert summaries(reading) == [False, False, True, False]


def test_a_total_that_does_not_span_what_stands_above_is_work_of_its_own(workbook_file) -> None:
    """A total outage follows a partial one."""
    later = [D(2026, 9, 14), D(2026, 9, 20)]
    rows = [["Task", "Start", "Finish"], ["Outage"], ["Partial outage", *A], ["Total outage", *later]]
    assert summaries(read_plan(workbook_file({"Plan": rows})))[-1] is False


def test_work_on_totals_is_no_summary(workbook_file) -> None:
    """Nothing above is called so."""
    rows = [["Task", "Start", "Finish"], ["Design", *A], ["Reconcile meter total", *A], ["Total rewrite", *A]]
    assert not any(summaries(read_plan(workbook_file({"P": rows}))))


def test_an_outline_number_that_lost_its_nought_is_doubted(workbook_file) -> None:
    """1.10 typed as a number is 1.1 to every program: the second one is named."""
    rows = [["WBS", "Task", "Start"], *[[n, f"T{i}", A[0]] for i, n in enumerate([1, 1.1, 1.2, 1.1])]]
    reading = read_plan(workbook_file({"P": rows}))
    assert [entry["text"] for entry in reading.warnings] == ["1.1"]


def test_milestones_are_told_by_kind_flag_or_no_duration(workbook_file) -> None:
    """A type that says milestone, a column that says yes and a duration of nought are milestones; 0-5 days is not."""
    rows = [
        ["Task", "Type", "Milestone", "Duration", "Start"],
        ["A", "Milestone", None, None, A[0]],
        ["B", "Task", "Yes", None, A[0]],
        ["C", "Task", "No", "0d", A[0]],
        ["D", "Task", "No", "0-5 days", A[0]],
    ]
    assert [row["is_milestone"] for row in read_plan(workbook_file({"P": rows})).rows] == [
        True,
        True,
        True,
        False,
    ]


def test_levels_that_begin_below_their_top_rank_rows_and_gather_none(workbook_file) -> None:
    """Milestones of the third and second rank are no outline: levels are shown, and nothing is a summary."""
    rows = [["Level", "Milestone", "Finish"], *[[n, f"M{i}", A[0]] for i, n in enumerate([3, 2, 3, 2, 3])]]
    reading = read_plan(workbook_file({"P": rows}))
    assert summaries(reading) == [False] * 5
    assert [row["outline"] for row in reading.rows] == ["level 3", "level 2", "level 3", "level 2", "level 3"]


def test_one_blank_before_a_name_is_a_slip_and_no_indent(text_file) -> None:
    """A blank typed before one name gathers nothing; two blanks, a tab or a deeper row make an outline."""
    said = {
        "Task,Start\nPlan,2023-01-02\n Build,2023-01-03\nTest,2023-01-04\n": [False, False, False],
        "Task,Start\nPlan,2023-01-02\n  Build,2023-01-03\nTest,2023-01-04\n": [True, False, False],
        "Task,Start\nPlan,2023-01-02\n\tBuild,2023-01-03\nTest,2023-01-04\n": [True, False, False],
        "Task,Start\nPlan,2023-01-02\n Build,2023-01-03\n  Code,2023-01-04\n": [True, True, False],
    }
    for text, meant in said.items():
        assert summaries(read_plan(text_file(text))) == meant


NUMBERED = ["1. Design", "1.1 Agree the scope", "1.2. Draw it up", "2) Build", "2.1: Code", "Close"]


def test_numbers_that_names_begin_with_are_their_outline(workbook_file, text_file) -> None:
    """Where no column numbers the rows, 1. Design gathers 1.1 below it; the names stay as they are typed."""
    rows = [["Task", "Start", "Finish"], *[[name, *A] for name in NUMBERED]]
    lines = [["Task", "Start", "Finish"], *[[name, "02/01/2023", "31/03/2023"] for name in NUMBERED]]
    for file in (workbook_file({"P": rows}), text_file("\n".join(";".join(row) for row in lines))):
        reading = read_plan(file)
        assert [row["activity_name"] for row in reading.rows] == NUMBERED
        assert [row["outline"] for row in reading.rows] == ["1", "1.1", "1.2", "2", "2.1", None]
        assert summaries(reading) == [True, False, False, True, False, False]


def test_numbers_in_names_that_gather_nothing_are_words(workbook_file) -> None:
    """3.5 tonnes, 2 weeks or a plain list 1, 2, 3 are no outline, and a column of numbers speaks first."""
    for names in (["3.5 tonne lift", "2 weeks of trials", "12 sites"], ["1 Design", "2 Build", "3 Prove"]):
        rows = [["Task", "Start", "Finish"], *[[name, *A] for name in names]]
        reading = read_plan(workbook_file({"P": rows}))
        assert [row["outline"] for row in reading.rows] == [None] * 3 and not any(summaries(reading))
    rows = [
        ["WBS", "Task", "Start"],
        ["1", "2. Design", A[0]],
        ["1.1", "2.1 Agree", A[0]],
        ["2", "1. Build", A[0]],
    ]
    assert [row["outline"] for row in read_plan(workbook_file({"P": rows})).rows] == ["1", "1.1", "2"]


@pytest.mark.parametrize("heading", ["Summary", "Is summary", "Summary task"])
def test_a_column_may_say_which_rows_gather_others(workbook_file, heading: str) -> None:
    """As schedules are exported without their outline."""
    rows = [
        ["Name", "Start", "Finish", heading],
        ["Design", *A, "Yes"],
        ["Draft", *A, "No"],
        ["Agree", *A, "No"],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert summaries(reading) == [True, False, False]
    assert not any(row["notes_text"] for row in reading.rows)


def test_a_summary_in_words_says_more_of_its_row(workbook_file) -> None:
    """It gathers nothing."""
    rows = [["Name", "Start", "Finish", "Summary"], ["Design", *A, "All of it"], ["Draft", *A, "Yes"]]
    reading = read_plan(workbook_file({"P": rows}))
    assert summaries(reading) == [False, False]
    assert reading.rows[0]["notes_text"] == "All of it"


BELOW = [
    ["Task", "Start", "Finish"],
    ["Scope", D(2023, 1, 9), D(2023, 1, 27)],
    ["Hire", D(2023, 1, 16), D(2023, 2, 10)],
    ["Mobilise", D(2023, 1, 9), D(2023, 2, 10)],
    ["Draft", D(2023, 2, 13), D(2023, 3, 17)],
    ["Review", D(2023, 3, 6), D(2023, 5, 5)],
    ["Design", D(2023, 2, 13), D(2023, 5, 5)],
]


def grouped(workbook_file, rows, levels):
    """A plan whose rows below the headings are grouped in the sheet, each so deep."""

    def change(book) -> None:
        for row, level in enumerate(levels, 2):
            book["P"].row_dimensions[row].outlineLevel = level

    return read_plan(workbook_file({"P": rows}, change=change))


def test_rows_grouped_above_what_spans_them_lie_beneath_it(workbook_file) -> None:
    """Excel's default puts the summary below its rows: Mobilise gathers those above it, and Design is no task."""
    nested = [*BELOW, ["Programme", D(2023, 1, 9), D(2023, 5, 5)]]
    assert summaries(grouped(workbook_file, BELOW, [1, 1, 0, 1, 1, 0])) == [False, False, True] * 2
    assert summaries(grouped(workbook_file, nested, [2, 2, 1, 2, 2, 1, 0])) == [
        *[False, False, True] * 2,
        True,
    ]


def test_a_summary_below_its_rows_that_is_dropped_drops_those_above_it(workbook_file) -> None:
    rows = [*BELOW[:3], ["Mobilise (cancelled)", *BELOW[3][1:]], *BELOW[4:]]
    reading = grouped(workbook_file, rows, [1, 1, 0, 1, 1, 0])
    assert [row["activity_name"] for row in reading.rows] == ["Draft", "Review", "Design"]


def test_a_group_cut_off_at_the_top_leaves_the_summaries_above_their_rows(workbook_file) -> None:
    """What spans none of the rows above it gathers those below."""
    rows = [*BELOW[:3], BELOW[6], *BELOW[4:6], ["Live", None, D(2023, 9, 1)]]
    assert summaries(grouped(workbook_file, rows, [1, 1, 0, 1, 1, 0])) == [
        False,
        False,
        True,
        False,
        False,
        False,
    ]
