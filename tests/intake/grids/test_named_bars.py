"""Plans on a page without a column of names: each bar says what it is in its own cells."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import NO_TABLE, Reading
from tests.intake.sheets import accounted, names, told

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PURPLE, BLUE = "FF7030A0", "FF4472C4"
Bar = tuple[str, str, str]
"""The cells of a bar, its colour, and its words: merged where the cells are written with a colon, else only filled."""
PAGE: tuple[Bar, ...] = (
    ("A2:C2", PURPLE, "SIT Functional"),
    ("E2:H2", PURPLE, "SIT Migration"),
    ("B3:D3", BLUE, "Design"),
    ("E3:I3", BLUE, "Build"),
)


def page(path: Path, bars: Sequence[Bar] = PAGE, texts: dict[str, str] | None = None) -> Reading:
    """Read a plan on a page: months of 2023 from column A on, bars below them, and other texts."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"{month} 2023" for month in MONTHS])
    for cells, colour, words in bars:
        for cell in (one for row in sheet[cells.replace("-", ":")] for one in row):
            cell.fill = PatternFill("solid", fgColor=colour) if colour else PatternFill()
        sheet[cells[:2]] = words or None
        if ":" in cells:
            sheet.merge_cells(cells)
    for place, text in (texts or {}).items():
        sheet[place] = text
    book.save(path)
    return read_plan(path)


def days(reading: Reading) -> dict[str, tuple[str, str]]:
    return {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}


def left(reading: Reading) -> list[tuple[str, str]]:
    return [(one["cell"], one["text"]) for one in reading.set_aside]


@pytest.mark.parametrize("part", [":", "-"])
def test_bars_are_tasks_by_their_own_words(tmp_path: Path, part: str) -> None:
    """A person reads each bar at once, merged or only filled; that words are taken for names is said."""
    colours = (PURPLE, PURPLE, PURPLE, BLUE)
    bars = [
        (cells.replace(":", part), colour, words)
        for (cells, _, words), colour in zip(PAGE, colours, strict=True)
    ]
    reading = page(tmp_path / "poap.xlsx", bars)
    assert days(reading) == {
        "SIT Functional": ("2023-01-01", "2023-03-31"),
        "SIT Migration": ("2023-05-01", "2023-08-31"),
        "Design": ("2023-02-01", "2023-04-30"),
        "Build": ("2023-05-01", "2023-09-30"),
    }
    assert reading.reading_confidence == "medium" and accounted(reading)
    assert [one["cell"] for one in reading.warnings] == ["A2:C2"]


def test_merged_words_without_a_fill_are_bars(tmp_path: Path) -> None:
    """A merged cell shows how long its task is, whatever its colour."""
    reading = page(tmp_path / "poap.xlsx", [(cells, "", words) for cells, _, words in PAGE])
    assert days(reading)["SIT Migration"] == ("2023-05-01", "2023-08-31")


def test_words_said_again_from_month_to_month_are_one_bar(tmp_path: Path) -> None:
    """Design in each of its months is one task, with or without a fill; beyond a gap it is another one."""
    said = {f"{letter}2": "Design" for letter in "BCDGH"} | {f"{letter}3": "Build" for letter in "EF"}
    for colour in ("", BLUE):
        bars = [(f"{place}-{place}", colour, text) for place, text in said.items()]
        reading = page(tmp_path / "poap.xlsx", bars)
        assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
            ("Design", "2023-02-01", "2023-04-30"), ("Design", "2023-07-01", "2023-08-31"),
            ("Build", "2023-05-01", "2023-06-30")]  # fmt: skip


def test_milestones_stand_among_the_bars(tmp_path: Path) -> None:
    """A sign with words in or beside it, and a milestone's number, are milestones in their month."""
    reading = page(
        tmp_path / "poap.xlsx", texts={"D4": "◆", "E4": "Baseline", "F5": "M9", "C6": "◆ Kick-off"}
    )
    assert [row["activity_name"] for row in reading.rows if row["is_milestone"]] == [
        "Baseline",
        "M9",
        "Kick-off",
    ]
    assert days(reading)["Baseline"] == ("2023-04-01", "2023-04-30")


def test_what_has_no_words_or_no_bar_is_told(tmp_path: Path) -> None:
    """Nobody names a bar by guess, and words over cells without a fill don't show when their task ends."""
    reading = page(tmp_path / "poap.xlsx", [*PAGE, ("A4-C4", BLUE, "")], {"E5": "Penetration testing"})
    assert ("A4:C4", "") in left(reading) and ("E5", "Penetration testing") in left(reading)
    assert len(reading.rows) == len(PAGE) and accounted(reading)


def test_the_same_words_name_bars_of_several_rows(tmp_path: Path) -> None:
    """Design and Build of two parties are four bars, though one colour goes on from one to the next."""
    bars = [
        ("A2-C2", BLUE, "Design"),
        ("D2-H2", BLUE, "Build"),
        ("B3-D3", PURPLE, "Design"),
        ("E3-I3", PURPLE, "Build"),
    ]
    reading = page(tmp_path / "poap.xlsx", bars)
    assert names(reading) == ["Design", "Build"] * 2
    assert [row["finish_to"] for row in reading.rows] == [
        "2023-03-31",
        "2023-08-31",
        "2023-04-30",
        "2023-09-30",
    ]


def test_where_bars_of_one_colour_meet_is_left_open_between_their_words(tmp_path: Path) -> None:
    """Words in the middle of their bars don't show where one ends: anywhere from its own words to the next ones."""
    bars = [*PAGE, ("A5-H5", BLUE, "")]
    reading = page(tmp_path / "poap.xlsx", bars, {"B5": "Trial run", "F5": "Cutover"})
    trial, cutover = (row for row in reading.rows if row["activity_name"] in ("Trial run", "Cutover"))
    assert (trial["finish_from"], trial["finish_to"]) == ("2023-02-01", "2023-05-31")
    assert (cutover["start_from"], cutover["start_to"]) == ("2023-03-01", "2023-06-30")
    assert reading.reading_confidence == "low"


def test_words_that_begin_bars_of_one_colour_are_doubted(tmp_path: Path) -> None:
    """Only words part Design from Build: dates are kept where both are of work, in a doubt that names them."""
    reading = page(tmp_path / "poap.xlsx", [*PAGE, ("A5-C5", BLUE, "Design"), ("D5-H5", BLUE, "Build")])
    assert [row["finish_to"] for row in reading.rows[-2:]] == ["2023-03-31", "2023-08-31"]
    assert told(reading, "words alone part cells of one colour (Design | Build)")
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize(
    ("texts", "read"),
    [({"B5": "Trial run", "D5": "3 Feb - 20 May"}, [("Trial run", "2023-02-28", "2023-05-31")]),
     ({"B5": "Trial run", "D5": "to 12 May"}, [("Trial run", "2023-02-28", "2023-05-31")]),
     ({"B5": "Trial run", "E5": "Ada"},
      [("Trial run", "2023-02-28", "2023-05-31"), ("Ada", "2023-05-31", "2023-05-31")])],
)  # fmt: skip
def test_more_words_in_a_bar_end_no_task(
    tmp_path: Path, texts: dict[str, str], read: list[tuple[str, str, str]]
) -> None:
    """Dates and owners in a bar cut it off: what begins and ends within one colour is left open throughout it."""
    reading = page(tmp_path / "poap.xlsx", [*PAGE, ("B5-E5", BLUE, "")], texts)
    assert [(row["activity_name"], row["start_to"], row["finish_to"]) for row in reading.rows[4:]] == read
    assert all(row["start_from"] == "2023-02-01" for row in reading.rows[4:])
    assert reading.reading_confidence == "low" and told(reading, " | ".join(texts.values()))


def test_words_said_in_each_cell_part_bars_of_one_colour(tmp_path: Path) -> None:
    """Design in each of its months and Build in each of its own leave no doubt where they meet."""
    said = {f"{letter}5": "Design" for letter in "BCD"} | {f"{letter}5": "Build" for letter in "EFG"}
    reading = page(tmp_path / "poap.xlsx", [*PAGE, ("B5-G5", BLUE, "")], said)
    assert reading.rows[-2]["finish_to"] == "2023-04-30" and reading.reading_confidence == "medium"


def test_a_bar_that_goes_on_in_another_colour_has_an_open_end(tmp_path: Path) -> None:
    """The other colour may be work to do, or another task's bar: it ends with its own colour or with the other."""
    reading = page(tmp_path / "poap.xlsx", [*PAGE, ("A5-C5", BLUE, "Trial run"), ("D5-F5", PURPLE, "")])
    trial = reading.rows[-1]
    assert (trial["finish_from"], trial["finish_to"]) == ("2023-03-01", "2023-06-30")
    assert reading.reading_confidence == "low"


def test_a_bar_merged_over_rows_is_one(tmp_path: Path) -> None:
    """Two rows tall, it is one task in the row that it begins in; so is a block of which one row has words."""
    bars = [("A2:C3", BLUE, "SIT Functional"), ("E2:H3", PURPLE, "SIT Migration"), ("B5-D5", BLUE, "Design"),
            ("B6-D6", BLUE, "")]  # fmt: skip
    reading = page(tmp_path / "poap.xlsx", bars)
    assert names(reading) == ["SIT Functional", "SIT Migration", "Design"]
    assert not left(reading) and accounted(reading)


def test_bars_below_one_another_are_no_shading(tmp_path: Path) -> None:
    """Bars of the same months in every row have a name each, and the doubt that they may be shading."""
    bars = [(f"D{row}-F{row}", BLUE, words) for row, words in enumerate(("Design", "Build", "Test"), 2)]
    reading = page(tmp_path / "poap.xlsx", bars)
    assert set(days(reading).values()) == {("2023-04-01", "2023-06-30")} and len(reading.rows) == len(bars)
    assert reading.reading_confidence == "low"


def test_bands_over_the_rows_below_are_titles(tmp_path: Path) -> None:
    """Two rows filled over all months are no tasks of a year; what stands below them is beneath their words."""
    bars = [("A2:L2", "FFD9D9D9", "Programme"), ("A3:C3", BLUE, "SIT Functional"), ("A4:L4", "FFD9D9D9", "Supplier"),
            ("B5:D5", BLUE, "Design")]  # fmt: skip
    reading = page(tmp_path / "poap.xlsx", bars)
    assert [(row["outline"], row["activity_name"]) for row in reading.rows] == [
        ("Programme", "SIT Functional"), ("Supplier", "Design")]  # fmt: skip
    assert left(reading) == [("A2", "Programme"), ("A4", "Supplier")] and accounted(reading)


def test_a_key_below_is_no_bar(tmp_path: Path) -> None:
    """A cell in each colour of the bars above a gap explains them; with a title over it, whatever its colours."""
    bars = [*PAGE, ("A6-A6", PURPLE, "SIT"), ("C6-C6", BLUE, "Design and build")]
    for texts in ({}, {"A8": "Source: programme plan"}):
        assert len(page(tmp_path / "poap.xlsx", bars, texts).rows) == len(PAGE)
    assert len(page(tmp_path / "poap.xlsx", bars, {"A5": "Key"}).rows) == len(PAGE)


def test_notes_below_are_no_names_and_no_bars(tmp_path: Path) -> None:
    """A note in the column left of the months names no row of the drawing above it."""
    book = openpyxl.Workbook()
    sheet = book.active
    for column, month in enumerate(MONTHS, 2):
        sheet.cell(1, column, f"{month} 2023")
    for cells, text in (("B2:D2", "SIT Functional"), ("F2:I2", "SIT Migration")):
        sheet[cells[:2]] = text
        for cell in sheet[cells][0]:
            cell.fill = PatternFill("solid", fgColor=PURPLE)
    sheet["A6"] = "Note: all dates are illustrative."
    book.save(tmp_path / "poap.xlsx")
    reading = read_plan(tmp_path / "poap.xlsx")
    assert days(reading)["SIT Functional"] == ("2023-01-01", "2023-03-31")
    assert ("A6", "Note: all dates are illustrative.") in left(reading) and accounted(reading)


@pytest.mark.parametrize(
    "words",
    [("Complete", "In progress", "Not started", "Complete"), ("Jane", "Jane", "Bob", "Jane"), ("", "", "", ""),
     ("12 Jan - 3 Mar", "May - Aug", "Feb - Apr", "Q3"), ("5", "8", "3", "1"),
     ("to 12 Jun", "until Aug 2023", "from 3 Feb", "by 1 May"), ("5 FTE", "10 FTE", "7 FTE", "8 FTE"),
     ("£3m capex", "£2m opex", "£40k", "£1m for travel")],
)  # fmt: skip
def test_bars_that_nothing_names_make_no_plan(tmp_path: Path, words: Sequence[str]) -> None:
    """States, dates, amounts, and the same people over and over, name no task."""
    bars = [(cells, colour, text) for (cells, colour, _), text in zip(PAGE, words, strict=True)]
    assert page(tmp_path / "poap.xlsx", bars).layout == NO_TABLE


def test_a_row_that_says_today_is_no_task(tmp_path: Path) -> None:
    """What documents say of themselves is told beside the tasks, and none of them."""
    reading = page(tmp_path / "poap.xlsx", [*PAGE, ("F5-F5", "FFFF0000", "Today")])
    assert names(reading) == ["SIT Functional", "SIT Migration", "Design", "Build"]
    assert left(reading) == [("F5", "Today")] and accounted(reading)


@pytest.mark.parametrize(
    "words",
    [("Ada", "Bob", "Cy", "Di"), ("Ada leave", "Bob leave", "Cy leave", "Di leave"),
     ("Spring term", "Summer term", "Winter", "Autumn term"), ("Test lead", "Build manager", "Ada", "Bob")],
)  # fmt: skip
def test_bars_without_a_kind_of_work_are_doubted(tmp_path: Path, words: Sequence[str]) -> None:
    """They may be people and their leave, or seasons: what was read of them is in doubt, and all are named."""
    bars = [(cells, colour, text) for (cells, colour, _), text in zip(PAGE, words, strict=True)]
    reading = page(tmp_path / "poap.xlsx", bars)
    assert reading.reading_confidence == "low" and told(reading, "no words in the bars name a kind of work")
    assert reading.warnings[-1]["text"] == "; ".join(words)


@pytest.mark.parametrize("first", ["4 5 6 7 8", "4 5 6 7 8 9 10"])
@pytest.mark.parametrize("shown", ["{}", "{} May"])
def test_a_wall_calendar_is_no_plan_on_a_page(tmp_path: Path, first: str, shown: str) -> None:
    """A week below a week: bars under the second one were dated in the first."""
    book = openpyxl.Workbook()
    sheet = book.active
    days = [int(day) for day in first.split()]
    sheet.append(["May 2026"])
    sheet.append(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][: len(days)])
    for week, text in enumerate(("Design", "Build", "Test")):
        sheet.append([day if not week else shown.format(day) for day in (day + 7 * week for day in days)])
        sheet.append([text])
        for column in (1, 2, 3):
            sheet.cell(sheet.max_row, column).fill = PatternFill("solid", fgColor=(PURPLE, BLUE)[week % 2])
    book.save(tmp_path / "wall.xlsx")
    reading = read_plan(tmp_path / "wall.xlsx")
    assert reading.layout == NO_TABLE and accounted(reading)


def test_numbers_of_no_next_day_below_days_leave_a_plan(tmp_path: Path) -> None:
    """A row that counts otherwise than the days above it goes on, as heads do, is no week below a week."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"{day:02}/05/2026" for day in range(4, 9)])
    for row, text in enumerate(("Design", "Build"), 2):
        sheet.append([text])
        for column in (1, 2, 3):
            sheet.cell(row, column).fill = PatternFill("solid", fgColor=(PURPLE, BLUE)[row % 2])
    sheet.append([2, 2, 3, 1, 1])
    book.save(tmp_path / "days.xlsx")
    assert names(read_plan(tmp_path / "days.xlsx")) == ["Design", "Build"]


def test_events_in_a_calendar_are_no_bars(tmp_path: Path) -> None:
    """Words in single cells, coloured or not, are what happens in a month."""
    texts = {"A2": "Board", "C2": "Meeting with supplier", "E3": "Audit", "G4": "Annual review"}
    assert page(tmp_path / "poap.xlsx", (), texts).layout == NO_TABLE
    events = [(f"{place}-{place}", BLUE, text) for place, text in texts.items()]
    assert page(tmp_path / "poap.xlsx", events).layout == NO_TABLE


def test_a_second_page_below_is_another_version(tmp_path: Path) -> None:
    """Its bars are none of the first one's, and nobody says which of the two is the plan."""
    texts = {f"{letter}6": f"{month} 2023" for letter, month in zip("ABCDEFGHIJKL", MONTHS, strict=True)}
    again = [("B7:D7", PURPLE, "SIT Functional"), ("F7:I7", PURPLE, "SIT Migration"),
             ("C8:E8", BLUE, "Design"), ("F8:J8", BLUE, "Build")]  # fmt: skip
    reading = page(tmp_path / "poap.xlsx", [*PAGE, *again], texts | {"A5": "POAP 2"})
    assert days(reading)["Design"] == ("2023-02-01", "2023-04-30") and len(reading.rows) == len(PAGE)
    assert reading.reading_confidence == "low" and accounted(reading)
