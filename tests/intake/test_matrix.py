"""Wide milestone matrices: a row a licence or project, a column a milestone."""

from datetime import datetime as D

from mhhs_analysis.intake.plans import read_plan


def test_each_date_of_a_matrix_is_a_milestone(workbook_file) -> None:
    """A cell that holds anything is an activity, named by its column and its row, dated by its finish."""
    rows = [
        ["Licence", "SIT entry", "SIT exit", "Go live"],
        ["North", D(2023, 7, 3), D(2024, 3, 1), "TBC"],
        ["South", D(2023, 8, 1), None, "Q3 2024"],
    ]
    reading = read_plan(workbook_file({"Milestones": rows}))
    found = [(row["activity_id"], row["activity_name"], row["finish_from"]) for row in reading.rows]
    assert found == [
        ("R2.B", "SIT entry (North)", "2023-07-03"),
        ("R2.C", "SIT exit (North)", "2024-03-01"),
        ("R2.D", "Go live (North)", None),
        ("R3.B", "SIT entry (South)", "2023-08-01"),
        ("R3.D", "Go live (South)", "2024-07-01"),
    ]
    assert {(row["outline"], row["start_from"], row["is_milestone"]) for row in reading.rows} == {
        ("North", None, True),
        ("South", None, True),
    }
    assert (reading.layout, reading.rows_in, reading.rows_kept) == ("milestone matrix", 2, 2)


def test_two_columns_of_a_milestone_are_two_bases_of_one(workbook_file) -> None:
    """Planned and actual side by side give one activity; the actual date speaks where it is given."""
    head = ["Project", "SIT entry_Planned", "SIT entry_Actual", "Go live_Planned", "Go live_Actual"]
    row = ["North", D(2023, 7, 3), D(2023, 7, 10), D(2024, 3, 1), None]
    reading = read_plan(workbook_file({"Milestones": [head, row]}))
    found = [(row["activity_name"], row["date_basis"], row["finish_to"]) for row in reading.rows]
    assert found == [
        ("SIT entry (North)", "actual", "2023-07-10"),
        ("Go live (North)", "baseline", "2024-03-01"),
    ]
    assert reading.rows[0]["other_dates"] == "baseline 2023-07-03 00:00:00"


def test_a_row_that_gives_no_milestone_is_kept(workbook_file) -> None:
    """A licence without any date is an activity without dates, not nothing."""
    rows = [["Licence", "M9", "M10"], ["North", D(2023, 7, 3), D(2024, 3, 1)], ["South", None, None]]
    reading = read_plan(workbook_file({"Milestones": rows}))
    assert [row["activity_name"] for row in reading.rows] == ["M9 (North)", "M10 (North)", "South"]
