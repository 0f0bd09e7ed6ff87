"""A date given from a number that a plan gives a row of its own is not one given from the programme's milestone."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.tables.own_numbers import numbers_of

GIVEN = "M5 + 12 weeks"
DAY = D(2025, 10, 1)
NUMBERED = [
    ["ID", "Milestone", "Date"],
    ["M1", "Kick-off", D(2025, 1, 6)],
    ["M5", "Go live", DAY],
    ["M6", "Hypercare ends", GIVEN],
]


def last(reading: Reading) -> tuple[object, ...]:
    row = reading.rows[-1]
    return row["finish_text"], row["finish_anchor"], row["finish_offset_from"]


def asked(reading: Reading) -> list[tuple[object, ...]]:
    return [(one["cell"], one["text"]) for one in reading.set_aside if "of this plan's own" in one["reason"]]


def test_a_date_from_a_row_s_own_number_is_kept_undated_with_its_words_and_asked_about(workbook_file) -> None:
    """The plan's M5 is its go-live; nobody says whether the programme's M5 is meant, so no date is made of it."""
    reading = read_plan(workbook_file({"Plan": NUMBERED}))
    row = reading.rows[-1]
    assert last(reading) == (GIVEN, None, None)
    assert (row["finish_from"], row["finish_to"]) == (None, None)
    assert [(one["sheet"], one["cell"], one["text"], one["reason"], one["remedy"]) for one in reading.set_aside] == [
        ("Plan", "C4", GIVEN,
         "given from M5: a row of this plan's own bears that number, and so does a milestone of the programme; "
         "kept undated, for nobody says which is meant",
         "ask whether M5 of this plan or of the programme is meant, and for the date as dd/mm/yyyy"),
    ]  # fmt: skip


def test_the_other_numbers_of_the_programme_are_still_its_milestones(workbook_file) -> None:
    """A table that numbers M1, M5 and M6 leaves M9 to the programme."""
    rows = [*NUMBERED, ["M7", "Ready", "M9 + 6 weeks"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert last(reading) == ("M9 + 6 weeks", "M9", 42)
    assert asked(reading) == [("C4", GIVEN)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Task", "Finish"], ["M5: Go live", DAY], ["Hypercare ends", GIVEN]],
        [["Task", "Finish"], ["M5 - Go live", DAY], ["Hypercare ends", GIVEN]],
        [["Task", "Finish"], ["Go live (M5)", DAY], ["Hypercare ends", GIVEN]],
        [["Task", "Finish"], ["M1 Kick-off", DAY], ["M5 Go live", DAY], ["Hypercare ends", GIVEN]],
        [["Ref", "Task", "Finish"], ["m05", "Go live", DAY], ["x", "Hypercare ends", GIVEN]],
        [["WBS", "Task", "Finish"], ["M5", "Go live", DAY], ["M6", "Hypercare ends", GIVEN]],
        [["Milestone", "Description", "Date"], ["M5", "Go live", DAY], ["M6", "Hypercare ends", GIVEN]],
        [["ID", "Task", "Finish"], ["M5", "Programme mobilised", DAY], ["M6", "Hypercare ends", GIVEN]],
        [["ID", "Task", "MHHS milestone", "Finish"], ["M5", "Go live", "M12", DAY], ["x", "Later", None, GIVEN]],
        [["Ref", "Task", "Baseline", "Forecast"], ["M5", "Go live", DAY, DAY], ["M6", "Later", DAY, GIVEN]],
        [["ID", "Task", "Start", "Finish"], ["M5", "Go live", DAY, DAY], ["M6", "Later", DAY, GIVEN]],
        [["Licence", "M4 PIT", "M5 Go live", "M6 Hypercare"], ["North", DAY, DAY, GIVEN], ["South", DAY, DAY, DAY],
         ["East", DAY, DAY, GIVEN]],
    ],
)  # fmt: skip
def test_rows_numbered_in_any_way_keep_their_numbers_from_the_programme(workbook_file, rows) -> None:
    """Identifiers, outline numbers, names, headings of a matrix, and milestones one a row are the table's own."""
    reading = read_plan(workbook_file({"Plan": rows}))
    assert last(reading) == (GIVEN, None, None)
    assert GIVEN in {text for _, text in asked(reading)}


@pytest.mark.parametrize(
    "rows",
    [
        [["ID", "Milestone", "Date"], ["M9", "Start of SIT", DAY], ["M10", "Later", "M9 + 6 weeks"]],
        [["ID", "Task", "Finish"], ["M9", "MHHS programme M9: SIT may begin", DAY], ["x", "Later", "M9 + 6 weeks"]],
        [["Task", "Finish"], ["M9: SIT entry", DAY], ["Later", "M9 + 6 weeks"]],
        [["Task", "Finish"], ["M9", DAY], ["Later", "M9 + 6 weeks"]],
        [["ID", "Task", "MHHS milestone", "Finish"], ["M9", "SIT", "M9", DAY], ["x", "Later", "M8", "M9 + 6 weeks"]],
        [["ID", "Task", "Finish"], ["1", "SIT", DAY], ["2", "Later", "M9 + 6 weeks"]],
        [["Task", "Finish"], ["M9 evidence", DAY], ["M9 rehearsal", DAY], ["Later", "M9 + 6 weeks"]],
        [["ID", "Task", "Finish"], ["M9", "Own test", DAY], ["x", "Later", "SIT entry + 6 weeks"]],
    ],
)  # fmt: skip
def test_a_row_that_is_said_to_be_the_programme_s_milestone_lends_its_number(workbook_file, rows) -> None:
    """By a name that words that milestone and no more or says whose it is, or by a column of milestones."""
    reading = read_plan(workbook_file({"Plan": rows}))
    assert last(reading)[1:] == ("M9", 42)
    assert asked(reading) == []


def test_a_number_of_another_table_of_the_file_is_the_plan_s_too(workbook_file) -> None:
    """Tasks on one sheet are dated from milestones that another sheet numbers."""
    tasks = [["Task", "Start", "Finish"], ["Build", DAY, DAY], ["Test", DAY, DAY], ["Hypercare", DAY, GIVEN]]
    reading = read_plan(workbook_file({"Tasks": tasks, "Milestones": NUMBERED[:3]}))
    assert last(reading) == (GIVEN, None, None) and asked(reading) == [("C4", GIVEN)]
    reading = read_plan(workbook_file({"Tasks": tasks, "MHHS milestones": NUMBERED[:3]}))
    assert last(reading) == (GIVEN, "M5", 84) and asked(reading) == []


def test_one_cell_for_both_ends_keeps_the_end_that_is_a_day(workbook_file) -> None:
    """From a day to the plan's own M5 begins on that day and has no finish; the cell is asked about."""
    words = "01/06/2025 to M5 + 2 weeks"
    rows = [["ID", "Task", "Dates"], ["M5", "Go live", DAY], ["M6", "Hypercare", words]]
    reading = read_plan(workbook_file({"Plan": rows}))
    row = reading.rows[-1]
    assert (row["start_from"], row["finish_to"], row["finish_anchor"]) == ("2025-06-01", None, None)
    assert asked(reading) == [("C3", words)]
    rows[-1][-1] = "M4 to M5 + 2 weeks"
    row = read_plan(workbook_file({"Plan": rows})).rows[-1]
    assert (row["start_anchor"], row["finish_anchor"]) == ("M4", None)


def test_outline_steps_and_lone_words_number_nothing() -> None:
    """M5.1 is a step below M5, and one name that begins with M9 may be about the programme's."""
    assert numbers_of({1: "M5.1: Prepare", 2: "M9 readiness", 3: "MPAN", 4: "M100: x"}) == {}
    assert numbers_of({1: "M5. Go live", 2: "[M6] Later", 3: "Milestone 7"}) == {1: "M5", 2: "M6"}
    assert numbers_of({1: "M9 evidence", 2: "M9 rehearsal", 3: "M12 cutover"}) == {3: "M12"}
    assert numbers_of({1: "M5: North", 2: "M5: South"}) == {1: "M5", 2: "M5"}
