"""Wide milestone matrices: a row a licence or project, a column a milestone."""

from datetime import datetime as D

import pytest

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
    assert reading.rows[0]["other_dates"] == "baseline 03/07/2023"


def test_a_row_that_gives_no_milestone_is_kept(workbook_file) -> None:
    """A licence without any date is an activity without dates, not nothing."""
    rows = [["Licence", "M9", "M10"], ["North", D(2023, 7, 3), D(2024, 3, 1)], ["South", None, None]]
    reading = read_plan(workbook_file({"Milestones": rows}))
    assert [row["activity_name"] for row in reading.rows] == ["M9 (North)", "M10 (North)", "South"]


@pytest.mark.parametrize(
    "heads", [("M5", "M6", "M7", "M8"), ("HLD", "SIT", "UIT", "Live"), ("Phase 1", "Phase 2")]
)
def test_milestones_a_quarter_apart_are_no_time_columns(workbook_file, heads: tuple[str, ...]) -> None:
    """Dates that lie evenly below names are milestones', and no drawing of the rows below the first."""
    days = [D(2023, month, 1) for month in (2, 5, 8, 11)][: len(heads)]
    rows = [["Project", *heads], ["Billing", *days], ["Metering", *["n/a"] * len(heads)]]
    reading = read_plan(workbook_file({"Milestones": rows}))
    found = [row["finish_from"] for row in reading.rows if row["finish_from"]]
    assert (reading.layout, found) == ("milestone matrix", [f"{day:%Y-%m-%d}" for day in days])


def test_a_table_of_tasks_beside_a_matrix_that_dates_no_milestone_is_said_to_be_left(workbook_file) -> None:
    """The matrix is read; the table beside it has no milestone to doubt, and a warning says that it is not read."""
    day, gap = D(2023, 7, 3), [None] * 8
    rows = [
        ["Task Name", "Start", None, "HLD approved", "Environment needed", *gap, "Actual start", "Task"],
        ["Build", None, None, day, "06/11/2026", *gap, None, "Key 19"],
        ["Test", None, None, day, "Q1 2026", *gap, None, "Key 20"],
    ]
    reading = read_plan(workbook_file({"Milestones": rows}))
    assert [row["activity_name"] for row in reading.rows] == [
        "HLD approved (Build)",
        "Environment needed (Build)",
        "HLD approved (Test)",
        "Environment needed (Test)",
    ]
    assert (reading.layout, reading.reading_confidence) == ("milestone matrix", "low")
    left = [(one["cell"], one["text"]) for one in reading.warnings if "another kind" in one["reason"]]
    assert left == [("N1", "2 rows")]


# --- what is no matrix ------------------------------------------------------------------------------------


def test_a_table_with_start_and_finish_is_no_matrix_whatever_dates_it_holds_beside(workbook_file) -> None:
    """Its headings say when tasks start and finish; the other columns of dates are named as not read."""
    day = D(2023, 5, 1)
    head = ["Task", "Start", "Finish", "HLD approved", "Environment needed", "Evidence submitted"]
    rows = [head, ["Build", D(2023, 1, 2), D(2023, 3, 31), day, day, day]]
    reading = read_plan(workbook_file({"Plan": rows}))
    (row,) = reading.rows
    assert (row["activity_name"], row["start_from"], row["finish_to"]) == (
        "Build",
        "2023-01-02",
        "2023-03-31",
    )
    assert [doubt["text"] for doubt in reading.warnings] == head[3:] and reading.reading_confidence == "low"


@pytest.mark.parametrize(
    "head",
    [
        ["Activity", "Best case finish", "Worst case finish", "Likely finish"],
        ["Activity", "POAP 1 Start", "POAP 1 Finish", "POAP 2 Start"],
        ["Milestone", "Last month", "This month", "MHHS Programme date"],
    ],
)
def test_versions_of_one_date_are_no_milestones(workbook_file, head) -> None:
    """Which of several versions speaks is for its sender to say: none does, and nothing is dropped."""
    reading = read_plan(
        workbook_file({"Plan": [head, ["SIT", D(2023, 1, 2), D(2023, 3, 31), D(2023, 4, 1)]]})
    )
    assert not any(row["finish_from"] or row["start_from"] for row in reading.rows)
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_dates_in_the_place_of_headings_are_no_milestones(text_file) -> None:
    """The first issue of an export whose dates are words is a row of it, not its headings."""
    reading = read_plan(
        text_file(
            "Key,Issue Type,Topic,Created,Updated,Resolution\n"
            "MH-1,Epic,Design,01/Nov/22,05/Apr/23,05/Apr/23\n"
            "MH-2,Story,Build,01/Nov/22,05/Apr/23,06/Apr/23\n"
        )
    )
    assert not any("/" in row["activity_name"] for row in reading.rows)


# --- headings in two rows, and days and months ------------------------------------------------------------


def test_milestones_over_groups_of_bases_read_by_basis(workbook_file) -> None:
    """M9 over Baseline and Forecast: the forecast speaks, also where it is not known yet."""
    rows = [
        ["MPID", "M9", None, "M10", None],
        [None, "Baseline", "Forecast", "Baseline", "Forecast"],
        ["Alpha", D(2023, 8, 31), D(2023, 10, 31), D(2024, 1, 31), "TBC"],
    ]
    reading = read_plan(workbook_file({"Tracker": rows}))
    found = [(row["activity_name"], row["date_basis"], row["finish_to"]) for row in reading.rows]
    assert found == [("M9 (Alpha)", "forecast", "2023-10-31"), ("M10 (Alpha)", "forecast", None)]


@pytest.mark.parametrize(
    "head",
    [
        [["MPID", "Design", None, "PIT", None], [None, "Start", "End", "Start", "End"]],
        [["MPID", "Design Start", "Design End", "PIT Start", "PIT End"]],
    ],
)
def test_stages_with_starts_and_ends_are_tasks_that_last(workbook_file, head) -> None:
    """Where every column is a start or an end and each stage has both, a pair is one task."""
    dates = [D(2023, 1, 3), D(2023, 3, 31), D(2023, 4, 3), D(2023, 6, 8)]
    reading = read_plan(workbook_file({"Tracker": [*head, ["Alpha", *dates], ["Beta", *dates]]}))
    found = [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows[:2]]
    assert found == [
        ("Design (Alpha)", "2023-01-03", "2023-03-31"),
        ("PIT (Alpha)", "2023-04-03", "2023-06-08"),
    ]
    assert not any(row["is_milestone"] for row in reading.rows)


@pytest.mark.parametrize(
    ("first", "months", "doubts"), [("3/31/2023", ["03", "10"], 0), ("3/11/2023", ["11", "11"], 1)]
)
def test_a_matrix_decides_the_order_of_day_and_month(text_file, first, months, doubts) -> None:
    """By the dates that prove it; where none does, UK order is taken and said to be unproven."""
    reading = read_plan(text_file(f"MPID,M8 design,M9 entry\nAlpha,{first},10/11/2023\n"))
    assert [row["finish_from"][5:7] for row in reading.rows] == months
    assert sum("order of day and month" in doubt["reason"] for doubt in reading.warnings) == doubts


@pytest.mark.parametrize("headings", [("Board", "Team view"), ("Round 1", "Round 2"), ("v1.0", "v2.0")])
def test_columns_beside_milestones_are_versions_of_their_dates(workbook_file, headings) -> None:
    """Rows named M9 and M10 leave no column to be a milestone: nothing says which of two dates speaks for M9.

    Where the headings say versions, the milestones are kept without dates, and both columns told.
    """
    rows = [["Milestone", *headings], *([f"M{number}", D(2023, 2, 1), D(2023, 3, 1)] for number in (9, 10))]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert not any(row["start_text"] or row["finish_text"] for row in reading.rows)
    told = {one["text"] for one in reading.warnings}
    assert reading.rows_set_aside == 3 or {*headings} <= told


def test_dates_beside_tasks_below_unknown_headings_are_doubted(workbook_file) -> None:
    """Columns beside tasks may be milestones or versions of one date: read, with low confidence and a question."""
    for heading, doubts in (("Task", 1), ("Milestone", 1), ("Participant", 0)):
        rows = [
            [heading, "Board", "Team view"],
            *([name, D(2023, 2, 1), D(2023, 3, 1)] for name in ("Build", "Test")),
        ]
        reading = read_plan(workbook_file({"Plan": rows}))
        assert len(reading.rows) == 4 and len(reading.warnings) == doubts
        assert (reading.reading_confidence == "low") == bool(doubts)


@pytest.mark.parametrize("left", ["Licence", "Supplier group"])
def test_a_matrix_names_its_rows_left_of_its_dates(workbook_file, left: str) -> None:
    """What stands far right of the dates says more of each row and names none, whatever its heading."""
    rows = [
        ["Ref", left, "SIT entry", "SIT exit", "Owner", "Activity"],
        [1, "North", D(2023, 7, 3), D(2024, 3, 1), "Ann", "Run it again"],
        [2, "South", D(2023, 8, 1), D(2024, 4, 1), "Ben", "Do it once"],
    ]
    reading = read_plan(workbook_file({"Milestones": rows}))
    found = [(row["activity_name"], row["outline"], row["notes_text"]) for row in reading.rows]
    assert found == [
        ("SIT entry (North)", "North", "Run it again"),
        ("SIT exit (North)", "North", "Run it again"),
        ("SIT entry (South)", "South", "Do it once"),
        ("SIT exit (South)", "South", "Do it once"),
    ]


def test_a_matrix_whose_words_left_of_its_dates_are_said_again_keeps_its_names(workbook_file) -> None:
    """Rows of one licence are told apart by the activities alone, wherever these stand."""
    rows = [
        ["Licence", "SIT entry", "SIT exit", "Owner", "Activity"],
        ["North", D(2023, 7, 3), D(2024, 3, 1), "Ann", "Run it again"],
        ["North", D(2023, 8, 1), D(2024, 4, 1), "Ben", "Do it once"],
    ]
    reading = read_plan(workbook_file({"Milestones": rows}))
    assert [row["activity_name"] for row in reading.rows][::2] == [
        "SIT entry (Run it again)",
        "SIT entry (Do it once)",
    ]
    assert reading.reading_confidence == "low"


def test_what_is_noted_beside_a_row_of_a_matrix_is_kept(workbook_file) -> None:
    """Comments stand beside each milestone of their row: they may say on what its dates depend."""
    rows = [
        ["Licence", "M9", "M10", "Comments"],
        ["North", D(2023, 7, 3), D(2024, 3, 1), "if the DIP is there"],
    ]
    reading = read_plan(workbook_file({"Milestones": rows}))
    assert [row["notes_text"] for row in reading.rows] == ["if the DIP is there"] * 2


def test_a_matrix_of_parties_names_its_rows_by_them(workbook_file) -> None:
    """Whose row it is names it where nothing else does, with a warning; said twice it tells no row from another."""
    head = ["Party", "PIT start", "PIT end", "SIT start", "SIT end"]
    days = [D(2023, 4, 3), D(2023, 6, 30), D(2023, 7, 3), D(2023, 12, 29)]
    reading = read_plan(workbook_file({"Plan": [head, ["Supplier", *days], ["Agent", *days]]}))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows][:2] == [
        ("PIT (Supplier)", "2023-04-03", "2023-06-30"),
        ("SIT (Supplier)", "2023-07-03", "2023-12-29"),
    ]
    assert [one["cell"] for one in reading.warnings] == ["A1"]
    again = read_plan(workbook_file({"Plan": [head, ["Supplier", *days], ["Supplier", *days]]}))
    assert not again.rows and again.set_aside


@pytest.mark.parametrize("name", ["Title", "Summary", "Deliverable"])
@pytest.mark.parametrize(
    "ends", ["Work start,Work end", "StartDateTime,EndDateTime", "Starts at,Ends at", "Valid from,Valid to"]
)
def test_a_pair_of_ends_beside_work_is_doubted(text_file, name: str, ends: str) -> None:
    """They are a row's start and finish, as a rule, and no two milestones of it."""
    rows = ["Load meters,04/02/2026,13/02/2026", "Rehearse,16/02/2026,27/02/2026"]
    reading = read_plan(text_file("\n".join([f"{name},{ends}", *rows])))
    assert [one["text"] for one in reading.warnings] == [ends.replace(",", ", ")]
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize(
    "headings", ["Deliverable,Draft,Final", "Supplier,SIT start,SIT end", "Title,SIT start,SIT end,UIT start"]
)
def test_stages_of_deliverables_and_parties_are_milestones_without_a_doubt(text_file, headings: str) -> None:
    many = headings.count(",")
    rows = [f"{name}{',04/02/2026,13/02/2026,16/02/2026'[: 11 * many]}" for name in ("Spec", "Report")]
    reading = read_plan(text_file("\n".join([headings, *rows])))
    assert reading.layout == "milestone matrix" and not reading.warnings


def test_a_stage_that_has_both_ends_lasts_beside_others_of_one_day(workbook_file) -> None:
    """A start without its end, and what is headed as the stage alone, are milestones."""
    days = [D(2023, month, 1) for month in (1, 3, 4, 5, 7, 8)]
    head = ["Component", "Design start", "Design end", "CIT", "Build start", "SIT start", "SIT end"]
    reading = read_plan(workbook_file({"Plan": [head, ["MDS", *days], ["VAS", *days]]}))
    found = [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]
    assert found[:4] == [
        ("Design (MDS)", "2023-01-01", "2023-03-01"),
        ("CIT (MDS)", None, "2023-04-01"),
        ("Build start (MDS)", None, "2023-05-01"),
        ("SIT (MDS)", "2023-07-01", "2023-08-01"),
    ]
    named = read_plan(
        workbook_file({"Plan": [["Component", "SIT", "SIT start", "SIT end"], ["MDS", *days[:3]]]})
    )
    assert [row["start_from"] for row in named.rows] == [None, None, None]


@pytest.mark.parametrize("ends", ["Schedule - Start,Schedule - End", "Dates - Start,Dates - End"])
def test_ends_of_a_span_are_a_start_and_a_finish(text_file, ends: str) -> None:
    """As boards part what they call a timeline, whatever it is headed."""
    reading = read_plan(text_file(f"Title,{ends}\nLoad meters,04/02/2026,13/02/2026\n"))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Load meters", "2026-02-04", "2026-02-13")
    ]


@pytest.mark.parametrize(
    ("heading", "named", "called"),
    [
        ("Sprint", [1, 2], "Sprint 1"),
        ("Iteration", ["Sprint 1", "Sprint 2"], "Sprint 1"),
        ("Cohort", [1, 2], "Cohort 1"),
        ("Wave no.", ["1", "2"], "Wave 1"),
        ("Release", [1.1, 1.2], "Release 1.1"),
        ("Release", ["R1", "R2"], "R1"),
    ],
)
def test_parts_of_a_rollout_are_called_by_their_numbers_and_what_these_count(
    workbook_file, heading: str, named: list[object], called: str
) -> None:
    """Sprint | Code freeze | Go live gives the milestones of Sprint 1, not of 1; no table was found below Sprint."""
    rows = [[heading, "Code freeze", "Go live"]]
    rows += [[one, D(2023, month, 6), D(2023, month + 1, 3)] for month, one in enumerate(named, 2)]
    reading = read_plan(workbook_file({"Milestones": rows}))
    assert reading.layout == "milestone matrix" and not reading.warnings
    assert [(row["activity_name"], row["outline"]) for row in reading.rows][:2] == [
        (f"Code freeze ({called})", called),
        (f"Go live ({called})", called),
    ]
    assert [row["finish_from"] for row in reading.rows] == [
        "2023-02-06",
        "2023-03-03",
        "2023-03-06",
        "2023-04-03",
    ]


@pytest.mark.parametrize("words", ["Complete", "Done", "In progress", "On track"])
def test_a_milestone_that_most_have_met_is_read(workbook_file, words: str) -> None:
    """Where most rows only say how it stands, its column still gives the dates of the others."""
    rows = [
        ["Participant", "M5", "M9", "M10"],
        ["North", D(2022, 10, 31), D(2023, 10, 30), D(2024, 9, 24)],
        ["South", words, D(2023, 11, 6), D(2024, 9, 24)],
        ["East", words, D(2023, 11, 13), "TBC"],
        ["West", words, D(2023, 11, 20), "TBC"],
    ]
    reading = read_plan(workbook_file({"Milestones": rows}))
    dated = {
        row["activity_name"]: row["finish_to"]
        for row in reading.rows
        if row["activity_name"].startswith("M5")
    }
    assert dated["M5 (North)"] == "2022-10-31" and {*dated.values()} == {"2022-10-31", None}


@pytest.mark.parametrize("words", [("by the board", "by Ada"), ("N/A", "N/A"), ("by Ada", "On track")])
def test_a_column_of_words_with_a_date_among_them_is_a_doubt(workbook_file, words) -> None:
    """It may be a milestone that few have dated, or no date of the plan: which is asked."""
    rows = [
        ["Participant", "Sign-off", "M9", "M10"],
        ["North", D(2022, 10, 31), D(2023, 10, 30), D(2024, 9, 24)],
        ["South", words[0], D(2023, 11, 6), D(2024, 9, 24)],
        ["East", words[1], D(2023, 11, 13), "TBC"],
    ]
    reading = read_plan(workbook_file({"Milestones": rows}))
    assert [one["cell"] for one in reading.warnings if "1 date among 3 cells" in one["reason"]] == ["B1"]
    assert reading.reading_confidence == "medium" and len(reading.rows) == 6


@pytest.mark.parametrize(
    "left", [("Site",), ("STORE",), ("Region", "Site"), ("No", "Customer"), ("Site", "Owner")]
)
def test_a_matrix_names_its_rows_by_the_places_that_work_is_done_at(text_file, left: tuple[str, ...]) -> None:
    """A region said of several of them names none; where the milestones are reached is said to have been taken."""
    said = {"Region": ("North", "North"), "No": ("1", "2"), "Owner": ("Ann", "Ann")}
    places = [said.get(one, ("Leeds", "York")) for one in left]
    rows = [
        ",".join([*(one[n] for one in places), f"{n + 12}/01/2026,16/03/2026,20/04/2026"]) for n in (0, 1)
    ]
    reading = read_plan(
        text_file("\n".join([",".join([*left, "Kick-off", "Installation", "Go-live"]), *rows]))
    )
    assert [(row["activity_name"], row["finish_from"]) for row in reading.rows][::3] == [
        ("Kick-off (Leeds)", "2026-01-12"),
        ("Kick-off (York)", "2026-01-13"),
    ]
    assert len(reading.rows) == 6
    assert [one["reason"].rpartition(": ")[2] for one in reading.warnings] == [
        "it says where the milestones of each row are reached"
    ]


@pytest.mark.parametrize(
    "head", ["Country,Independence,Accession,Euro", "Customer,Last visit,Last review,Last order"]
)
def test_dates_of_places_that_no_work_heads_are_no_matrix(text_file, head: str) -> None:
    """What countries or customers once did is no plan."""
    rows = ["North,01/05/2004,01/01/2008,02/02/2009", "South,01/06/2005,01/02/2008,02/03/2009"]
    assert read_plan(text_file("\n".join([head, *rows]))).layout == "none found"


def test_the_one_start_of_a_matrix_is_a_milestone_of_it(text_file) -> None:
    """Beside the stages that follow it nothing else would say when each kicks off: it was dropped, unwarned."""
    rows = ["Billing,12/01/2026,16/02/2026,20/04/2026", "Metering,13/01/2026,17/02/2026,21/04/2026"]
    reading = read_plan(text_file("\n".join(["Team,Kick-off,Build,Go-live", *rows])))
    assert [row["activity_name"] for row in reading.rows][:3] == [
        "Kick-off (Billing)",
        "Build (Billing)",
        "Go-live (Billing)",
    ]


CYCLES = ["SIT,{}1,01/05/2023,01/06/2023", "{},{}2,05/06/2023,07/07/2023", "UAT,{}1,14/08/2023,15/09/2023"]


@pytest.mark.parametrize(
    ("phase", "begun", "shown"), [("", "", "Cycle "), ("SIT", "", "Cycle "), ("", "C", "C")]
)
def test_numbered_steps_below_a_name_said_once_belong_to_it(
    text_file, phase: str, begun: str, shown: str
) -> None:
    """Later cycles of a test phase are its own, whether it is said again or left blank; each is told by its number."""
    first, second, third = CYCLES
    rows = [first.format(begun), second.format(phase, begun), third.format(begun)]
    reading = read_plan(text_file("\n".join(["Test phase,Cycle,Entry,Exit", *rows])))
    assert [(row["activity_name"], row["finish_from"]) for row in reading.rows] == [
        (f"Entry (SIT, {shown}1)", "2023-05-01"),
        (f"Exit (SIT, {shown}1)", "2023-06-01"),
        (f"Entry (SIT, {shown}2)", "2023-06-05"),
        (f"Exit (SIT, {shown}2)", "2023-07-07"),
        (f"Entry (UAT, {shown}1)", "2023-08-14"),
        (f"Exit (UAT, {shown}1)", "2023-09-15"),
    ]
    assert not reading.set_aside


@pytest.mark.parametrize(
    "second", [",1,05/06/2023,07/07/2023", ",,05/06/2023,07/07/2023", "\n,2,05/06/2023,07/07/2023"]
)
def test_rows_without_a_name_and_a_number_of_their_own_are_set_aside(text_file, second: str) -> None:
    """A number said twice, none at all, or a gap: nobody says that the row belongs to the phase above."""
    rows = [CYCLES[0].format(""), second, CYCLES[2].format("")]
    reading = read_plan(text_file("\n".join(["Test phase,Cycle,Entry,Exit", *rows])))
    assert not any(row["finish_from"] == "2023-06-05" for row in reading.rows)
    assert any("05/06/2023" in one["text"] for one in reading.set_aside)


@pytest.mark.parametrize(
    "heading", ["Design approved", "Initial load", "Test plan", "Contract agreed", "New meters"]
)
def test_a_word_for_a_basis_in_one_heading_of_a_milestone_is_part_of_its_name(
    text_file, heading: str
) -> None:
    """No other column gives the same milestone, so it says what is reached, and not which date is given."""
    rows = "Billing,13/03/2024,20/06/2024\nPortal,14/03/2024,21/06/2024\n"
    reading = read_plan(text_file(f"System,{heading},Go live\n{rows}"))
    first = reading.rows[0]
    assert (first["activity_name"], first["date_basis"]) == (f"{heading} (Billing)", "forecast")


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("Initial SIT entry,Revised SIT entry", ["SIT entry (Billing) forecast 2024-06-20"]),
        ("Original SIT entry,SIT entry", ["SIT entry (Billing) forecast 2024-06-20"]),
        (
            "Agreed entry,Agreed exit",
            ["entry (Billing) baseline 2024-03-13", "exit (Billing) baseline 2024-06-20"],
        ),
        (
            "Entry (agreed),Exit",
            ["Entry (Billing) baseline 2024-03-13", "Exit (Billing) forecast 2024-06-20"],
        ),
        (
            "Entry - agreed,Exit",
            ["Entry - (Billing) baseline 2024-03-13", "Exit (Billing) forecast 2024-06-20"],
        ),
        ("Agreed entry,Exit", ["entry (Billing) baseline 2024-03-13", "Exit (Billing) forecast 2024-06-20"]),
        (
            "Agreed date of entry,Exit",
            ["date of entry (Billing) baseline 2024-03-13", "Exit (Billing) forecast 2024-06-20"],
        ),
        (
            "Entry plan,Exit plan",
            ["Entry (Billing) baseline 2024-03-13", "Exit (Billing) baseline 2024-06-20"],
        ),
        ("Planned entry,Exit", ["entry (Billing) baseline 2024-03-13", "Exit (Billing) forecast 2024-06-20"]),
    ],
)
def test_words_for_bases_of_one_milestone_or_before_all_are_no_part_of_a_name(
    text_file, headings: str, found: list[str]
) -> None:
    """They say which dates are given: two of one milestone, or those of every one."""
    reading = read_plan(text_file(f"System,{headings}\nBilling,13/03/2024,20/06/2024\n"))
    said = ("activity_name", "date_basis", "finish_from")
    assert [" ".join(row[one] for one in said) for row in reading.rows] == found
