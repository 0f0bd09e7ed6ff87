"""How a plan was read, as a person sees it in a terminal."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.reporting.terminal import FIRST, show_plan

PLAN = """Our plan,,,,
Ref,Activity,Start,Finish,Colour
,Note: a draft,,,
1,Design,13/06/2022,w/c 12/06/23,x
2,Build,Q3 2023,TBC,y
3,Test,by 30/06/2024,from 01/07/2024,
4,Go live,asap,31/12/2024,
"""


@pytest.fixture
def told(tmp_path: Path):
    """A function that reads a plan and returns what a terminal of some width and encoding shows of it."""

    def show(text: str = PLAN, width: int = 100, encoding: str = "utf-8", show_all: bool = False) -> str:
        (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
        return shown(read_plan(tmp_path / "plan.csv"), width, encoding, show_all=show_all)

    return show


def shown(
    reading: Reading, width: int = 100, encoding: str = "utf-8", *, show_all: bool = False, **how
) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    show_plan(Console(file=stream, width=width, **how), reading, show_all=show_all)
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


def line_with(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


def test_every_column_is_shown_with_what_it_was_taken_for(told) -> None:
    """Its letter, heading, role and the basis of its dates; one not used says so."""
    text = told()
    assert line_with(text, "Activity ").split() == ["B", "Activity", "task", "name"]
    assert line_with(text, "Start ").split() == ["C", "Start", "start", "forecast"]
    assert line_with(text, "Colour").split() == ["E", "Colour", "not", "used"]
    assert "headings in row 2" in text


def test_sheets_of_the_same_columns_are_shown_together(tmp_path: Path) -> None:
    """Four workstreams headed alike say once what their columns are; one headed in another row says it again."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, above in (("Design", 0), ("Build", 0), ("Test", 1)):
        sheet = book.create_sheet(title)
        for row in [[f"{title} plan"]] * above + [["Task", "Start", "Finish"]]:
            sheet.append(row)
        for number in (1, 2):
            sheet.append([f"{title} {number}", date(2023, number, 2), date(2023, number, 20)])
    book.save(tmp_path / "streams.xlsx")
    text = shown(read_plan(tmp_path / "streams.xlsx"))
    assert text.count("Columns of") == 2 and "Columns of Design, Build, headings in row 1" in text


def test_each_version_on_a_sheet_is_shown_with_how_to_choose_it(told) -> None:
    """How many of its tasks are dated, from when to when, and the option that reads it."""
    text = told(
        "Task,Start,Finish\nPOAP 1,,\nBuild,13/02/2023,14/04/2023\nPOAP 2,,\nBuild,13/03/2023,15/05/2023\n",
        200,
    )
    assert line_with(text, "version 'POAP 2' in a table") == (
        "Close: version 'POAP 2' in a table, 2 activities, 1 dated, 2023-03-13 to 2023-05-15: "
        "choose it by --plan-version 'POAP 2'"
    )


def test_columns_not_used_are_greyed(told, tmp_path: Path) -> None:
    """On a terminal with colours, those and no others."""
    told()
    text = shown(read_plan(tmp_path / "plan.csv"), force_terminal=True, color_system="standard")
    assert "\x1b[2m" in line_with(text, "Colour") and "\x1b[2m" not in line_with(text, "Finish")


def test_each_date_is_shown_as_typed_and_as_read(told) -> None:
    """Days, weeks, quarters, open and unknown ends: where the words alone don't say it, the days do."""
    text = told()
    for read in (
        "12 - 18 Jun 23",
        "1 Jul - 30 Sep 23",
        "not known",
        "by 30 Jun 24",
        "from 1 Jul 24",
    ):
        assert read in text
    assert "13 Jun 22" not in text, "a day in UK order says it itself"


def test_a_day_typed_in_another_order_is_spelt_out(told) -> None:
    """09/01/2023 of a file in US order is the first of September for nobody who reads this."""
    text = told("Task,Start,End\nA,09/01/2023,09/22/2023\n")
    assert "1 Sep 23" in text and "22 Sep 23" in text


def test_a_finish_worked_out_is_shown_as_such(told) -> None:
    """The file gives a start and a duration: the finish stands there, and nobody can think it was typed."""
    text = told("Task,Start,Working days\nA,13/06/2023,5\nB,20/06/2023,4\n")
    assert "19 Jun 23" in text and text.count("worked out") == 3
    assert "2 finishes are worked out from the start and the duration, counted in working days" in text


def test_dates_on_other_bases_are_shown(told) -> None:
    """What was first agreed stays in sight beside the forecast that speaks for the row."""
    text = told("Task,Forecast start,Forecast finish,Baseline finish\nA,13/06/2023,22/06/2023,01/02/2023\n")
    kept = text.partition("beside those used above\n")[2]
    assert kept.split()[:3] == ["row", "activity", "baseline"] and "01/02/2023" in kept


def test_dates_kept_beside_are_shown_as_days(repository: Path) -> None:
    """A real date in a cell is no timestamp to whoever typed it."""
    text = shown(read_plan(repository / "data/sample/plans/Eastholme DNO plan v1.2 BASELINE+FORECAST.xlsx"))
    assert "04/07/2022 to" in text and "00:00:00" not in text


def test_hidden_rows_are_marked(repository: Path) -> None:
    """A row that its sender hid is read like any other: it says so, and the hidden ones are told by number."""
    reading = read_plan(repository / "data/sample/plans/UPN MHHS delivery plan v2.1.xlsx")
    text = shown(reading, show_all=True)
    rows = [row["activity_id"] for row in reading.rows if row["is_hidden"]]
    assert f"Hidden in the file, but read: {', '.join(rows)}" in text
    assert text.count("(hidden)") == len(rows) == 2


def test_what_there_is_to_ask_about_stands_first(told) -> None:
    """Of what was set aside, with its cell, the reason and the whole of what to ask."""
    text = told(width=200)
    assert text.index("asap") < text.index("Note: a draft")
    line = line_with(text, "asap")
    assert line.startswith("C7") and line.rstrip().endswith("or for the month or quarter it falls in")


def test_doubts_are_shown(told) -> None:
    """A finish before its start is told beside what was set aside."""
    text = told("Task,Start,End\nA,22/06/2023,13/06/2023\n")
    assert "Read with a doubt" in text and "finish before start" in text


def test_the_plan_is_drawn_to_the_terminals_width(told) -> None:
    """Up to forty lines below everything else; the drawing is as wide as the terminal lets it be."""
    narrow, wide = (told(width=width) for width in (80, 160))
    assert "The plan, drawn" in narrow and "█" in narrow
    for text, width in ((narrow, 80), (wide, 160)):
        assert max(map(len, text.splitlines())) <= width
    bars = [line_with(text.partition("The plan, drawn")[2], "Design").count("█") for text in (narrow, wide)]
    assert bars[1] > bars[0]


def test_a_plan_without_dates_is_not_drawn(told) -> None:
    """It says that no task has a date instead."""
    text = told("Task,Start,End\nA,TBC,TBC\n")
    assert "The plan, drawn" not in text and "no task has a date" in text


def test_a_terminal_without_unicode_is_served_in_ascii(told) -> None:
    """Nothing of ours needs more than ASCII there."""
    text = told(encoding="ascii")
    assert text.isascii() and "#" in text.partition("The plan, drawn")[2] and "?" in text


def test_no_colour_where_there_is_no_terminal(told) -> None:
    """A pipe gets words and signs alone."""
    assert "\x1b" not in told()


def test_long_lists_are_counted_and_shown_when_asked_for(told) -> None:
    """The first rows, then how many more; all of them with --all."""
    text = "Task,Start,End\n" + "".join(f"Task {number},13/06/2023,22/06/2023\n" for number in range(60))
    short, full = told(text), told(text, show_all=True)
    assert f"First {FIRST} of 60 activities" in short and f"and {60 - FIRST} more" in short
    assert "and 20 more: --all shows them" in short
    assert "60 activities" in full and "more" not in full and full.count("Task 59") == 2


def test_columns_of_a_drawn_plan_share_a_line(told) -> None:
    """A sheet of hundreds of columns doesn't fill the terminal, and none of them goes uncounted."""
    extra = ",".join(f"Col{number}" for number in range(60))
    text = told(f"Task,Start,End,{extra}\nA,13/06/2023,22/06/2023{',x' * 60}\n")
    assert line_with(text, "Col0").startswith("D:BK") and "not used: 60 columns" in text
    assert "Col59" not in text


def test_a_column_in_doubt_keeps_a_line_of_its_own(told) -> None:
    """However many stand beside it."""
    text = told("Task,Start,End,P,Q,Start Date,R,S\nA,13/06/2023,22/06/2023,x,x,,x,x\n")
    assert "another column is the start" in line_with(text, "Start Date")


def test_nothing_in_a_file_commands_the_terminal(told) -> None:
    """An escape code in a cell is shown as a sign that can't be read, and not obeyed."""
    text = told("Task,Start,End,Note \x1b[31m\nA\x1b[2J,13/06/2023,\x1b]0;x\x07\n")
    assert "\x1b" not in text and "\x07" not in text and "A\ufffd[2J" in text


@pytest.mark.parametrize("width", [80, 160])
def test_the_samples_plans_are_shown(repository: Path, width: int) -> None:
    """Every readable plan of the sample fits its terminal, with a drawing."""
    drawn = 0
    for path in sorted((repository / "data" / "sample" / "plans").iterdir()):
        try:
            text = shown(read_plan(path), width)
        except NotReadable:
            continue
        assert max(map(len, text.splitlines())) <= width
        drawn += "The plan, drawn" in text
    assert drawn >= 5


def test_each_table_of_a_sheet_is_shown(told) -> None:
    """A second table's columns are told under the row of its own headings."""
    text = told(
        "Task,Start,Finish\nA,22/06/2023,23/06/2023\n\nDue date,Activity,Begin\n23/08/2023,B,22/07/2023\n"
    )
    assert "Columns, headings in row 1" in text and "Columns, headings in row 4" in text
    assert line_with(text, "Begin").split() == ["C", "Begin", "start", "forecast"]
