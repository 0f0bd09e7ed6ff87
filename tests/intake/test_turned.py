"""Sheets that run the other way: tasks side by side, dates or time downwards."""

from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from tests.intake.responses.documents import p, tbl, write

BLUE = PatternFill("solid", fgColor="FF4472C4")
TASKS = st.lists(st.integers(0, 3), min_size=2, max_size=5).map(
    lambda lengths: [(2 * place + 1, more) for place, more in enumerate(lengths)]
)
"""Bars that begin one after another, by their first period and how many more they go on."""


def spans(reading):
    return [(row["activity_name"], row["start_from"], row["finish_to"], row["cell"]) for row in reading.rows]


@pytest.mark.parametrize("heads", [("Task", "Planned start", "Planned finish"), (None, "Start", "End")])
@pytest.mark.parametrize("is_text", [True, False])
def test_tasks_side_by_side_have_the_dates_below_them(workbook_file, heads, is_text: bool) -> None:
    """A column a task, with rows of starts and finishes: each is read, at the cell where the file has its name."""
    days = [(date(2026, 1, 5), date(2026, 3, 27)), (date(2026, 3, 30), date(2026, 6, 19))]
    shown = [[f"{day:%d/%m/%Y}" if is_text else day for day in pair] for pair in days]
    rows = [[heads[0], "Design", "Build"], ["Lead", "AB", "CD"]]
    rows += [[heads[1 + end], *(pair[end] for pair in shown)] for end in (0, 1)]
    reading = read_plan(workbook_file({"Plan": rows, "Notes": [["Draft"]]}))
    assert spans(reading) == [
        ("Design", "2026-01-05", "2026-03-27", "B1"),
        ("Build", "2026-03-30", "2026-06-19", "C1"),
    ]
    assert [row["activity_id"] for row in reading.rows] == ["B", "C"]
    assert "side by side" in reading.reasons[0] and reading.reading_confidence != "high"
    assert {one["sheet"] for one in reading.sheets} == {"Plan", "Notes"}
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_phases_side_by_side_have_the_span_below_them(workbook_file) -> None:
    """Phase | Design | Build over Dates | Jan-Mar 2026 | Apr-Jun 2026: no milestones named Design (Dates)."""
    rows = [["Phase", "Design", "Build"], ["Dates", "Jan-Mar 2026", "Apr-Jun 2026"], ["Owner", "AB", "CD"]]
    assert [one[:3] for one in spans(read_plan(workbook_file({"POAP": rows})))] == [
        ("Design", "2026-01-01", "2026-03-31"),
        ("Build", "2026-04-01", "2026-06-30"),
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(tasks=TASKS, unit=st.sampled_from(["week", "month"]))
def test_bars_drawn_downwards_read_back(tmp_path, tasks: list[tuple[int, int]], unit: str) -> None:
    """Time goes down, a column a task: its coloured cells are its dates, at the cells where the file has them."""
    book = openpyxl.Workbook()
    sheet = book.active
    firsts = [
        date(2026 + place // 12, place % 12 + 1, 1)
        if unit == "month"
        else date(2026, 1, 5) + timedelta(weeks=place)
        for place in range(13)
    ]
    sheet.append([unit.title(), *(f"Part {number} of it" for number in range(len(tasks)))])
    for row, day in enumerate(firsts[:12], 2):
        sheet.cell(row, 1, day).number_format = "mmm-yy" if unit == "month" else "dd/mm/yyyy"
    for column, (first, more) in enumerate(tasks, 2):
        for row in range(first + 1, first + more + 2):
            sheet.cell(row, column).fill = BLUE
    book.save(tmp_path / "down.xlsx")
    letters = "BCDEFG"
    expected = []
    for column, (first, more) in enumerate(tasks):
        after = first + more
        last = firsts[after] - timedelta(days=1)
        cells = [f"{letters[column]}{row}" for row in (first + 1, after + 1)]
        expected.append(
            (
                f"Part {column} of it",
                firsts[first - 1].isoformat(),
                last.isoformat(),
                ":".join(dict.fromkeys(cells)),
            )
        )
    assert spans(read_plan(tmp_path / "down.xlsx")) == expected


def test_words_below_weeks_that_go_down_are_what_is_done_then(workbook_file) -> None:
    """A calendar with a column a lane: each word, over as many weeks as it is said in, is an activity of the lane."""
    rows = [["Week commencing", "Systems", "People"]]
    said = [
        ("Kick-off", None),
        ("Design", "Brief teams"),
        ("Design", None),
        ("Build", "Train"),
        ("Build", "Train"),
    ]
    rows += [[date(2026, 1, 5) + timedelta(weeks=week), *one] for week, one in enumerate(said)]
    read = {
        row["activity_name"]: (row["outline"], row["cell"])
        for row in read_plan(workbook_file({"Plan": rows})).rows
    }
    assert read["Design"] == ("Systems", "B3:B4") and read["Brief teams"] == ("People", "C3")


MONTHS = ("Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026")
LANES = {
    "Systems": ("Design", "Design", "Build", "Build"),
    "Process": ("Map processes", None, None, "Trial"),
    "People": (None, "Recruit", "Recruit", "Train"),
}


@pytest.mark.parametrize("said", [MONTHS, [date(2026, 1, 5) + timedelta(weeks=week) for week in range(4)]])
def test_lanes_beside_one_another_are_read_though_one_of_them_might_name_a_list(workbook_file, said) -> None:
    """Month | Systems | Process | People is no list of what Process does, the words of the other lanes lost."""
    rows = [["Month" if said == MONTHS else "Date", *LANES], *zip(said, *LANES.values(), strict=True)]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert {(row["outline"], row["activity_name"], row["cell"]) for row in reading.rows} == {
        ("Systems", "Design", "B2:B3"),
        ("Systems", "Build", "B4:B5"),
        ("Process", "Map processes", "C2"),
        ("Process", "Trial", "C5"),
        ("People", "Recruit", "D3:D4"),
        ("People", "Train", "D5"),
    }
    assert reading.reading_confidence != "high" and "side by side" in reading.reasons[0]


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (("Theme", "Location"), [("Kick-off", "Discovery", "Design", "Build"), ("Hull", "Leeds", "Leeds", "Hull")]),
        (("Theme", "Venue"), [("Kick-off", "Discovery", "Design", "Build"), ("Hull", None, None, None)]),
        (("What happens", "System", "Place"), [("Kick-off", "Design", "Build", "Live"),
                                            ("DIP", "DIP", None, "DIP"), ("Hull", None, "Hull", "Hull")]),
        (("Activities", "Agent"), [("Design", "Design", "Build", None), ("Brief", None, None, "Brief")]),
        (("Workstream", "Owner"), [("Design", "Design", "Build", "Build"), ("AB", "AB", None, "AB")]),
    ],
)  # fmt: skip
def test_what_each_month_holds_beside_its_name_is_no_lane(workbook_file, heads, columns) -> None:
    """Where something names each month's work, or a column says whose it is, rows stay rows."""
    rows = [["Month", *heads], *zip(MONTHS, *columns, strict=True)]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["activity_name"] for row in reading.rows] == [one for one in columns[0] if one]
    assert reading.layout == "table"


@pytest.mark.parametrize(
    "column", [[18.5, 21, 20, 19, 17, 16], ["Yes", "No", "Yes", "Yes", "No", "No"], ["a" * 90] * 6]
)
def test_a_table_of_data_by_day_is_no_plan(workbook_file, column: list[object]) -> None:
    """Amounts, or what people answered on a day, are not drawn."""
    rows = [
        ["Date", "Value"],
        *([date(2026, 1, 5) + timedelta(days=day), one] for day, one in enumerate(column)),
    ]
    assert read_plan(workbook_file({"Data": rows})).layout == "none found"


def test_remarks_are_told_where_they_stand(workbook_file) -> None:
    """A remark on a date of tasks side by side is at its own cell."""
    rows = [
        ["Task", "Design", "Build"],
        ["Start", date(2026, 1, 5), date(2026, 2, 2)],
        ["Finish", "TBC", date(2026, 3, 2)],
    ]

    def change(book) -> None:
        book["Plan"]["B3"].comment = Comment("end of March", "pm")

    (told,) = [
        one
        for one in read_plan(workbook_file({"Plan": rows}, change=change)).warnings
        if "remark" in one["reason"]
    ]
    assert (told["cell"], told["text"]) == ("B3", "B3")


MILESTONES = [("SIT entry", "08/01/2024"), ("SIT exit", "17/05/2024"), ("Go live", "16/09/2024")]


def cards(path, label, when, said=MILESTONES, title="Our plan"):
    """A document of a table for each of some names and dates."""
    tables = (tbl([label, name], [when, day], ["Owner", "Ann Smith"]) + p("") for name, day in said)
    return write(path, p(title), *tables)


@pytest.mark.parametrize(
    ("label", "when"),
    [("Milestone", "Date"), ("Task", "Due date"), ("Name", "Date"), ("Milestone", "Target date")],
)
def test_cards_of_a_milestone_each_are_one_plan(tmp_path, label: str, when: str) -> None:
    """Labels down the left of several tables alike: each gives its milestone, at its own cell."""
    reading = read_plan(cards(tmp_path / "plan.docx", label, when))
    assert [one[:3:2] for one in spans(reading)] == [
        ("SIT entry", "2024-01-08"),
        ("SIT exit", "2024-05-17"),
        ("Go live", "2024-09-16"),
    ]
    assert {one[3] for one in spans(reading)} == {"B1"} and reading.reading_confidence == "medium"
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize(
    ("label", "when", "said"),
    [
        ("Milestone", "Date", MILESTONES[:1]),
        ("Name", "Date", [("Ann Smith", "08/01/2024"), ("Bob Jones", "17/05/2024")]),
        ("Name", "Date", [("Test lead", "08/01/2024"), ("Design lead", "17/05/2024")]),
        ("Risk", "Date raised", MILESTONES),
        ("Milestone", "Cost", MILESTONES),
    ],
)
def test_what_may_be_of_a_person_or_of_the_document_is_no_card(tmp_path, label: str, when: str, said) -> None:
    """Who signed, one milestone alone, or a card of something else: it is asked for as a table."""
    reading = read_plan(cards(tmp_path / "plan.docx", label, when, said))
    assert not [*reading.rows] and reading.set_aside


def test_cards_below_a_title_of_the_programmes_are_told(tmp_path) -> None:
    """The title above the first of them is that of all."""
    reading = read_plan(cards(tmp_path / "plan.docx", "Milestone", "Date", title="POAP 1"))
    assert len(reading.rows) == 3 and [one["text"] for one in reading.warnings] == ["POAP 1"]
