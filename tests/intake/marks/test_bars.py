"""Signs and texts in the cells of a drawn plan: which of them names which milestone or bar."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BLUE, ORANGE = "FF9DC3E6", "FFF4B183"
LANES = {"Recruit": (2, 4, BLUE), "Train": (5, 9, BLUE)}


@pytest.fixture
def drawn(tmp_path: Path):
    """A function that draws texts and colours in a row below the months of 2026, with a row for each lane below it."""

    def draw(name: str, texts: dict[int, str], fills: dict[int, str] | None = None, lanes=LANES) -> Reading:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["Activity", *(date(2026, month, 1) for month in range(1, 13))])
        for cell in sheet[1][1:]:
            cell.number_format = "mmm yy"
        sheet.append([name])
        for month, text in texts.items():
            sheet.cell(2, month + 1, text)
        for month, colour in (fills or {}).items():
            sheet.cell(2, month + 1).fill = PatternFill("solid", fgColor=colour)
        for row, (lane, (first, last, colour)) in enumerate(lanes.items(), 3):
            sheet.cell(row, 1, lane)
            for month in range(first, last + 1):
                sheet.cell(row, month + 1).fill = PatternFill("solid", fgColor=colour)
        book.save(tmp_path / "drawn.xlsx")
        return read_plan(tmp_path / "drawn.xlsx")

    return draw


def months(reading: Reading) -> dict[str, tuple[str, str]]:
    """The names read above the lanes, each with the months it begins and ends in."""
    return {
        row["activity_name"]: (row["start_from"][:7], row["finish_to"][:7])
        for row in reading.rows
        if row["activity_name"] not in LANES
    }


@pytest.mark.parametrize("name", ["Key milestones", "Board"])
@pytest.mark.parametrize("to_label", [1, -1])
def test_words_beside_signs_name_them(drawn, name: str, to_label: int) -> None:
    """A label right of each sign, or left of each, is the milestone's name, and its date the sign's month."""
    texts = {3: "◆", 3 + to_label: "Design agreed", 7: "◆", 7 + to_label: "SIT ready"}
    reading = drawn(name, texts)
    assert months(reading) == {"Design agreed": ("2026-03",) * 2, "SIT ready": ("2026-07",) * 2}
    assert not reading.warnings


@pytest.mark.parametrize("texts", [{9: "◆", 10: "M9"}, {8: "M9", 9: "◆"}, {9: "◆", 10: "M9", 12: "M10"}])
def test_a_milestones_number_beside_a_bare_sign_is_its_name(drawn, texts: dict[int, str]) -> None:
    """The sign says when: the number in the cell beside it was a second milestone, a month late."""
    found = months(drawn("Gates", texts))
    assert found.pop("M9") == ("2026-09", "2026-09")
    assert found == ({"M10": ("2026-12", "2026-12")} if 12 in texts else {})


def test_words_between_two_signs_name_neither(drawn) -> None:
    """Words with a sign on both sides may be either's: they are asked about."""
    reading = drawn("Board", {3: "◆", 4: "Design agreed", 5: "◆"})
    assert months(reading) == {"Board": ("2026-03",) * 2, "Board (milestone)": ("2026-05",) * 2}
    assert [warning["text"] for warning in reading.warnings] == ["Design agreed"]


@pytest.mark.parametrize("said", ["12 Oct", "TBC"])
def test_dates_beside_signs_are_no_names(drawn, said: str) -> None:
    """A date, or that it is to come, names no milestone."""
    assert said not in months(drawn("Board", {9: "◆", 10: said}))


@pytest.mark.parametrize("texts", [{4: "▲", 5: "Signed"}, {4: "▲", 5: "Signed", 8: "▲", 9: "Built"}])
def test_words_in_drawings_without_colours(drawn, texts: dict[int, str]) -> None:
    """Words right of each sign are its name, also where words draw tasks elsewhere."""
    found = months(drawn("Board", texts, lanes={}))
    assert found == {name: (f"2026-0{month - 1}",) * 2 for month, name in texts.items() if name not in "▲"}


def test_words_left_of_a_lone_sign_may_be_a_task(drawn) -> None:
    """Where words draw tasks, one left of the only sign of its row is no name of that."""
    assert "Design" not in months(drawn("Board", {4: "Design", 5: "▲"}, lanes={}))


@pytest.mark.parametrize("at", [(1, 4), (2, 5), (3, 7)])
def test_colours_with_a_text_each_are_bars(drawn, at: tuple[int, int]) -> None:
    """Bars that touch and differ in colour are parted where their colours change, wherever their words stand."""
    fills = dict.fromkeys((1, 2, 3), BLUE) | dict.fromkeys((4, 5, 6, 7), ORANGE)
    reading = drawn("IT", dict(zip(at, ("Design", "Build"), strict=True)), fills)
    assert months(reading) == {"Design": ("2026-01", "2026-03"), "Build": ("2026-04", "2026-07")}
    assert not reading.warnings


def test_where_rows_write_tasks_of_a_column_each_words_beside_a_sign_are_one(tmp_path: Path) -> None:
    """Right of a bare sign Hire testers is a task, as Design in the row above is; alone it names the sign."""
    head = ",".join(["Team", *(f"{month} 26" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun"))])
    written = "Systems,Design,,Build,,,Test\n"
    people = "People,,◆,Hire testers,,,\n"
    found = {}
    for name, rows in (("beside", f"{written}{people}"), ("alone", f"Systems,,x,x,x,,\n{people}")):
        (tmp_path / f"{name}.csv").write_text(f"{head}\n{rows}")
        reading = read_plan(tmp_path / f"{name}.csv")
        found[name] = {row["activity_name"]: row["finish_from"] for row in reading.rows}
    assert found["beside"]["Hire testers"] == "2026-03-01" and found["beside"]["Build"] == "2026-03-01"
    assert found["alone"]["Hire testers"] == "2026-02-01"


def test_where_rows_write_tasks_those_left_of_signs_end_with_them(tmp_path: Path) -> None:
    """Hire and Train, each with a sign after it, are tasks of a month as Design and Build in the row above are."""
    head = ",".join(["Team", *(f"{month} 26" for month in MONTHS)])
    rows = ["Systems,Design,,Build,,,Test", "People,Hire,◆,,Train,◆"]
    (tmp_path / "left.csv").write_text("\n".join([head, *rows]))
    found = {row["activity_name"]: row["finish_from"] for row in read_plan(tmp_path / "left.csv").rows}
    assert (found["Hire"], found["Train"]) == ("2026-01-01", "2026-04-01")


ROWS_OF_SIGNS = {
    "in the next cell": ({1: "◆", 2: "Build", 5: "◆", 6: "Test"}, {2: "◆", 3: "Design", 7: "◆", 8: "Test"}),
    "in the cell before": ({1: "Build", 2: "◆", 4: "Test", 5: "◆"}, {2: "Design", 3: "◆", 6: "Test", 7: "◆"}),
    "in its own cell": ({1: "◆ Build", 5: "◆ Test"}, {2: "◆ Design", 7: "◆ Test"}),
    "the same in two cells": ({1: "◆ Board", 5: "◆ Board"}, {2: "◆ Board", 7: "◆ Council"}),
    "a code in its own cell": ({1: "◆ G1", 5: "◆ G2"}, {2: "◆ G1", 7: "◆ G3a"}),
    "one after the other": (
        {1: "◆", 2: "Build", 3: "◆", 4: "Test"},
        {5: "◆", 6: "Design", 7: "◆", 8: "Test"},
    ),
}


@pytest.mark.parametrize("where", ROWS_OF_SIGNS)
def test_each_sign_of_a_row_has_the_name_beside_it(tmp_path: Path, where: str) -> None:
    """Signs and words by turns are milestones, each named by its own words, though two rows say the same of theirs."""
    book = openpyxl.Workbook()
    book.active.append(["Activity", *(f"{month} 2026" for month in MONTHS)])
    expected = []
    for row, (name, texts) in enumerate(zip(("Supplier", "DNO"), ROWS_OF_SIGNS[where], strict=True), 2):
        book.active.cell(row, 1, name)
        for month, text in texts.items():
            book.active.cell(row, month + 1, text)
        signs = [month for month, text in texts.items() if "◆" in text]
        names = [text.strip("◆ ") for text in texts.values() if text != "◆"]
        expected += [(said, f"2026-{month:02}-01", name) for said, month in zip(names, signs, strict=True)]
    book.save(tmp_path / "signs.xlsx")
    reading = read_plan(tmp_path / "signs.xlsx")
    assert [(row["activity_name"], row["start_from"], row["outline"]) for row in reading.rows] == expected
    assert all(row["is_milestone"] for row in reading.rows)


def test_words_that_each_touch_one_sign_are_its_name_on_either_side(drawn) -> None:
    """Right of one sign and left of another, words name the one that they touch; a sign without any stays without."""
    found = months(drawn("Board", {2: "◆", 3: "Signed", 5: "Built", 6: "◆", 9: "◆"}))
    assert found == {
        "Signed": ("2026-02",) * 2,
        "Built": ("2026-06",) * 2,
        "Board (milestone)": ("2026-09",) * 2,
    }


@pytest.mark.parametrize("said", ["50% done", "at risk", "Complete", "In progress", "Delayed (40%)"])
@pytest.mark.parametrize(
    ("texts", "fills", "expected"),
    [
        ({5: "{}"}, {3: BLUE, 4: BLUE}, ("2026-03", "2026-04")),
        ({4: "{}"}, {3: BLUE, 4: BLUE}, ("2026-03", "2026-04")),
        ({3: "x", 4: "x", 5: "{}"}, {}, ("2026-03", "2026-04")),
        ({3: "x", 4: "{}", 5: "x"}, {}, ("2026-03", "2026-05")),
        ({4: "◆", 5: "{}"}, {}, ("2026-04", "2026-04")),
        ({4: "◆ {}"}, {}, ("2026-04", "2026-04")),
    ],
)
def test_how_work_stands_is_no_name_and_no_task(drawn, texts, fills, expected, said: str) -> None:
    """What is said beside a bar or a sign, or in it, of how its work stands is kept in the task's notes."""
    said_in = {month: text.format(said) for month, text in texts.items()}
    reading = drawn("Build", said_in, fills, lanes=LANES if fills else {})
    assert months(reading) == {"Build": expected}
    assert said in reading.rows[0]["notes_text"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({3: "Design", 5: "Build", 8: "Complete"}, {"Design", "Build", "Complete"}),
        ({3: "◆ Started", 8: "◆ Complete"}, {"Started", "Complete"}),
        ({3: "◆", 4: "Signed", 8: "◆", 9: "Completion report"}, {"Signed", "Completion report"}),
        ({3: "Late changes"}, {"Release"}),
    ],
)
def test_words_that_stand_among_names_are_names(drawn, texts: dict[int, str], expected: set[str]) -> None:
    """A word for how work stands is a name where others beside it are, and where it is but part of a name."""
    filled = {month: BLUE for month, text in texts.items() if "◆" not in text and 4 not in texts}
    assert months(drawn("Release", texts, filled)).keys() == expected


def test_a_date_to_come_beside_bars_leaves_the_calendar_one(drawn) -> None:
    """TBC beside a bar, and nothing else written in the drawing, makes no column of dates of the months."""
    reading = drawn("Build", {5: "TBC"}, {3: BLUE, 4: BLUE})
    assert months(reading) == {"Build": ("2026-03", "2026-04")}
    assert [warning["text"] for warning in reading.warnings] == ["TBC"]


def plan_of(path: Path, *rows: str) -> Reading:
    """Read rows of a drawing, each a name and what stands in its months from January on, parted by commas."""
    head = ",".join(["Activity", *(f"{month} 2026" for month in MONTHS)])
    path.write_text("\n".join([head, *rows]))
    return read_plan(path)


@pytest.mark.parametrize("said", ["In progress,In progress,Complete", "Red,Amber,Green,Green"])
def test_states_from_column_to_column_are_a_doubt(tmp_path: Path, said: str) -> None:
    """They may report how work stood in each month, and are told once."""
    reading = plan_of(tmp_path / "states.csv", f"Build,{said}", f"Test,,,{said}")
    assert reading.reading_confidence == "low"
    assert [warning["text"] for warning in reading.warnings] == ["2 rows"]


@pytest.mark.parametrize(("row", "cell"), [("x,x,Complete", "D2"), (",,Started,x,x,Finished", "G2")])
def test_a_state_right_after_marks_is_a_doubt_about_the_finish(tmp_path: Path, row: str, cell: str) -> None:
    """The task may last to the month in which it is said to be complete."""
    reading = plan_of(tmp_path / "closing.csv", f"Build,{row}", "Test,,,,x,x")
    assert [(one["cell"], "right after" in one["reason"]) for one in reading.warnings] == [(cell, True)]
    assert reading.reading_confidence == "medium"


def test_words_and_signs_by_turns_are_tasks_that_end_with_signs(tmp_path: Path) -> None:
    """Words left of every sign, the later ones right after another, may be bars: they keep their own months."""
    reading = plan_of(tmp_path / "turns.csv", "A,Build,◆,Test,◆,Cutover,◆", "B,,Build,◆,Test,◆")
    starts = {row["activity_name"]: row["start_from"][:7] for row in reading.rows[:3]}
    assert starts == {"Build": "2026-01", "Test": "2026-03", "Cutover": "2026-05"}


@pytest.mark.parametrize("said", ["at risk", "50%", "Complete"])
@pytest.mark.parametrize("is_filled", [True, False])
def test_how_work_stands_is_none_in_however_many_rows_it_is_said(
    tmp_path: Path, said: str, is_filled: bool
) -> None:
    """A state said again right of the bars of two tasks makes neither longer."""
    book = openpyxl.Workbook()
    book.active.append(["Activity", *(f"{month} 2026" for month in MONTHS)])
    for row, name in enumerate(("Design", "Build"), 2):
        book.active.append([name, None if is_filled else "x", None if is_filled else "x", said])
        for cell in book.active[row][1:3] if is_filled else ():
            cell.fill = PatternFill("solid", fgColor=BLUE)
    book.save(tmp_path / "states.xlsx")
    reading = read_plan(tmp_path / "states.xlsx")
    assert [(row["finish_to"], row["notes_text"]) for row in reading.rows] == [("2026-02-28", said)] * 2


@pytest.mark.parametrize("said", ["✓ (TBC)", "x - at risk", "X (50%)"])
def test_what_is_said_beside_a_mark_in_its_cell_leaves_it_one(drawn, said: str) -> None:
    """The bar goes on to it, and what is said is kept."""
    reading = drawn("Build", {3: said[0], 4: said[0], 5: said}, lanes={})
    assert months(reading) == {"Build": ("2026-03", "2026-05")}
    assert reading.rows[0]["notes_text"] == said[1:].strip(" -()")


@pytest.mark.parametrize("shares", [{3: "20%", 4: "50%", 5: "90%"}, {3: "2", 4: "3", 5: "50%"}])
def test_shares_that_a_row_is_drawn_with_are_marks(drawn, shares: dict[int, str]) -> None:
    """Of each month they say how much is done in it."""
    assert months(drawn("Build", shares, lanes={})) == {"Build": ("2026-03", "2026-05")}


@pytest.mark.parametrize("states", [("Green", "Amber", "Red"), ("Done", "In progress", "Not started")])
def test_states_from_column_to_column_draw_one_task(drawn, states: tuple[str, ...]) -> None:
    """Where nothing else stands in a row they are its work, and name none."""
    assert months(drawn("Build", dict(enumerate(states, 3)), lanes={})) == {"Build": ("2026-03", "2026-05")}


def test_words_apart_from_several_signs_are_asked_about(drawn) -> None:
    """Where no other row writes tasks in cells they are labels, and nobody says whose."""
    reading = drawn("Board", {2: "◆", 4: "Signed", 7: "◆", 9: "Built"}, lanes={})
    assert {*months(reading)} == {"Board", "Board (milestone)"}
    assert [warning["text"] for warning in reading.warnings] == ["Signed", "Built"]


@pytest.mark.parametrize(("place", "text"), [(5, "24/04"), (5, "24 Apr"), (2, "16/03/2026")])
def test_a_day_beside_a_bar_in_a_column_that_it_does_not_lie_in_is_no_part_of_it(
    drawn, place: int, text: str
) -> None:
    """A label of the bar's end or start draws nothing of its own: the bar ends where it is coloured, and it is told."""
    reading = drawn("Build", {place: text}, {3: BLUE, 4: BLUE})
    assert months(reading) == {"Build": ("2026-03", "2026-04")}
    assert [(one["text"], one["reason"][:5]) for one in reading.warnings] == [(text, "words")]


def test_a_day_beside_a_bar_in_its_own_month_may_be_a_part_of_the_task(drawn) -> None:
    """Nothing says that 12 May below May is a label: read to there, and asked about, as two bars that differ are."""
    reading = drawn("Build", {5: "12/05"}, {3: BLUE, 4: BLUE})
    assert months(reading) == {"Build": ("2026-03", "2026-05")}
    assert any("side by side" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize("to_label", [1, -1])
@pytest.mark.parametrize(
    ("said", "lanes"),
    [("13 Mar", LANES), ("13/03", LANES), ("13/03/2026", LANES), ("13 Mar", {}), ("13/03", {})],
)
def test_a_day_beside_a_sign_in_whose_month_it_lies_is_the_milestones(
    drawn, lanes, to_label: int, said: str
) -> None:
    """13 Mar below April is no mark of April: it says which day of March the sign beside it means."""
    reading = drawn("Design agreed", {3: "◆", 3 + to_label: said}, lanes=lanes)
    row = reading.rows[0]
    assert (row["start_from"], row["finish_to"]) == ("2026-03-13", "2026-03-13")
    assert [one["activity_name"] for one in reading.rows] == ["Design agreed", *lanes]
    assert not reading.warnings


@pytest.mark.parametrize("said", ["13 Apr", "13 Jun"])
def test_a_day_beside_a_sign_that_lies_elsewhere_is_no_day_of_it(drawn, said: str) -> None:
    """The sign keeps its month: a day of the text's own column, or of a third one, is not the sign's."""
    reading = drawn("Design agreed", {3: "◆", 4: said})
    assert reading.rows[0]["start_from"] == "2026-03-01"
    assert reading.warnings
