"""Delimited text: which delimiter, which encoding, which cells, and what is no table at all."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.delimited import delimited_sheet, delimiter_of

Table = list[list[str]]


def rows_of(content: bytes) -> dict[int, list[str]]:
    sheet = delimited_sheet("plan.csv", content)
    return {row: [cell.text for cell in cells.values()] for row, cells in sheet.rows.items()}


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Task;Cost\nA;1,5\nB;2,5\n", ";"),
        ("Task;Cost;Total\nA;1,000,000;2,000,000\nB;3,000,000;4,000,000\n", ";"),
        ("Plan for Acme, Ltd, as at May\n\nSent by Ann, for Bob\n\nTask;Start\nA;1\nB;2\n", ";"),
        ("Title\nNote\nAnother\nYet another\nOnce more\nTask,Start\nA,1\n", ","),
        ("Task\tNote\tStart\nA\tone, two\t1\nB\tthree, four\t2\nC\tfive, six\t3\n", "\t"),
        ("Task,After\nA,\nB,1;2\nC,1;2;3\n", ","),
        ('Task|Start\n"a|b"|1\n', "|"),
        ('Task,Start\n"one; two; three",1\n"four; five; six",2\n', ","),
        ("A\tB\tC\tD\tE\tF\n1, 2\t\t3\n1, 2\t3\t4\t5\n1, 3\n1, 2\t3\t4\t5\t6\t7\n", "\t"),
        ("Task\nDesign\nBuild\n", ","),
        ('"Task","Start","End"\n"0","0","0"\n"0","0",";"\n"0",";",";"\n"0",";",";;;;;"\n', ","),
        ('"Task","Start","End"\n"0","0","|"\n"0","|","|"\n"0","|","|"\n";","|","|"\n', ","),
    ],
)
def test_the_delimiter_is_that_of_the_table(text: str, delimiter: str) -> None:
    """Titles, decimal commas, thousands, quoted texts and lists in a cell do not decide it."""
    assert delimiter_of(text) == delimiter


@given(
    st.lists(
        st.lists(st.text("ABC xyz-019,;|\n\"'", min_size=1).filter(str.strip), min_size=3, max_size=3),
        min_size=4,
        max_size=20,
    ),
    st.sampled_from(",;\t|"),
)
def test_a_quoted_table_reads_back_whatever_its_delimiter(rows: Table, delimiter: str) -> None:
    """A table whose every text is quoted gives the same cells back, line ends within them included."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        [["Task", "Start", "End"], *rows]
    )
    read = rows_of(written.getvalue().encode())
    assert list(read.values())[1:] == [[cell.strip() for cell in row] for row in rows]


def test_a_line_that_says_the_delimiter_is_believed_and_not_counted() -> None:
    """Excel reads `sep=;` and shows the table from row 1."""
    assert rows_of(b"sep=;\r\nTask, or not;Start\r\n1,2;3,4\r\n") == {
        1: ["Task, or not", "Start"],
        2: ["1,2", "3,4"],
    }


def test_ragged_rows_and_blank_lines_keep_their_place() -> None:
    """A short row is short, a blank line takes a number, blanks hold no cell."""
    sheet = delimited_sheet("plan.csv", b"Task,Start,Finish\n\nA\n,, 3\n")
    places = {(row, column): cell.text for row, cells in sheet.rows.items() for column, cell in cells.items()}
    assert places == {(1, 1): "Task", (1, 2): "Start", (1, 3): "Finish", (3, 1): "A", (4, 3): "3"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_text_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    """Marked or not, of two bytes or one: dashes and accents come as they were typed."""
    text = "Task,Start\nCafé – phase 1’s end,01/02/2023\nÜbergabe,03/02/2023\n"
    assert list(rows_of(text.encode(encoding)).values())[1] == ["Café – phase 1’s end", "01/02/2023"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(line_end: str) -> None:
    """Lines of Windows, Unix and an old Mac are rows."""
    assert len(rows_of(f"Task,Start{line_end}A,1{line_end}B,2".encode())) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Task,Start\nA\x00B,1\n", "not a workbook"),
        (b"\x00\x01\x02\x03", "not a workbook"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"{\\rtf1 Task", "RTF"),
        (
            b'<?xml version="1.0"?><project name="MHHS" gantt-divider-location="300"><tasks/></project>',
            "GanttProject",
        ),
        (b'<project gantt-divider-location="300"><tasks/></project>', "GanttProject"),
        (b'<?xml version="1.0"?><project name="MHHS"><target name="build"/></project>', "an XML file"),
        (b'[{"task": "A"}]', "JSON"),
        (b'{"task": "A"}', "JSON"),
        (b"<!DOCTYPE html><table><tr><td>Task", "web page"),
        (b'<Project xmlns="http://schemas.microsoft.com/project">', "MS Project XML"),
        (b",PC/ann,,07.07.2019 20:50,file:///C:/home%20of%20ann/4;", "lock file"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(content: bytes, reason: str) -> None:
    """The reason names what the file is."""
    with pytest.raises(NotReadable, match=reason) as told:
        delimited_sheet("plan.csv", content)
    assert "\n" not in str(told.value)


def test_a_title_in_brackets_is_no_json() -> None:
    """Only brackets around objects or lists begin JSON."""
    assert rows_of(b"[Draft] plan\nTask,Start\nA,1\n")[1] == ["[Draft] plan"]


def test_text_that_begins_with_an_address_in_angles_is_no_xml(text_file) -> None:
    """An export of links is a table; a tag is what it is."""
    reading = read_plan(
        text_file("<https://example.org/1>,2023-03-06,Open\n<https://example.org/2>,2023-04-03,Open\n")
    )
    assert reading.rows_set_aside == 2
    with pytest.raises(NotReadable, match="XML"):
        read_plan(text_file("<plan><task/></plan>"))


@pytest.mark.parametrize("kept", ['="{}"', '"=""{}"""'])
def test_what_is_kept_from_a_spreadsheet_as_text_is_read(text_file, kept: str) -> None:
    """Exports write a value as the formula of a text, so that Excel takes a code for no number."""
    rows = [
        ["Task", "Start", "Finish"],
        ["Design", "08/01/2024", "23/02/2024"],
        ["Build", "26/02/2024", "17/05/2024"],
    ]
    text = "\n".join(",".join(map(kept.format, row)) for row in rows)
    reading = read_plan(text_file(text))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "2024-01-08", "2024-02-23"),
        ("Build", "2024-02-26", "2024-05-17"),
    ]


def test_an_unfinished_formula_of_a_text_stays_as_it_is(text_file) -> None:
    """So does one of more than a text: nobody worked it out."""
    reading = read_plan(
        text_file('Task,Start,Finish\nDesign,="08/01/"&2024,23/02/2024\nBuild,08/01/2024,="\n')
    )
    assert [row["start_from"] for row in reading.rows] == [None, "2024-01-08"]


PLAN = [
    ["Task", "Start", "Finish"],
    ["Design", "08/01/2024", "23/02/2024"],
    ["Build", "26/02/2024", "17/05/2024"],
]


@pytest.mark.parametrize("quoted", ["{}", '""{}""'])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_rows_that_stand_in_quotes_as_a_whole_are_rows(quoted: str, delimiter: str) -> None:
    """As where a text was opened as one column and saved again."""
    lines = (delimiter.join(map(quoted.format, row)) for row in PLAN)
    assert [*rows_of("\r\n".join(f'"{line}"' for line in lines).encode()).values()] == PLAN


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ('"Design, build"\n"Test, train"\n', 1),
        ('"Design, build and test"\n"Test"\n', 1),
        ('"Task","Start","Finish"\n"a, b","c","d"\n', 3),
        ('"one, two, three"\nDesign,1,2\n', 1),
    ],
)
def test_texts_in_quotes_are_cells(text: str, width: int) -> None:
    """Two halves of a sentence are no columns, nor are rows of which some stand in quotes."""
    assert len(rows_of(text.encode())[1]) == width


def test_signs_read_in_a_wrong_encoding_before_are_those_meant(text_file) -> None:
    """A range of dates keeps its dash; a text that only looks so is left."""
    meant = "Task,Dates\nDesign \u2013 \u00e9tude,8 Jan 2024 \u2013 23 Feb 2024\nBuild,1 Mar 2024 \u2013 2 Mar 2024\n"
    reading = read_plan(text_file(meant.encode().decode("cp1252")))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Design \u2013 \u00e9tude", "2024-01-08", "2024-02-23"),
        ("Build", "2024-03-01", "2024-03-02"),
    ]
    assert rows_of("T\u00c2CHE,\u00c3\u00d5\nA,1".encode())[1] == ["T\u00c2CHE", "\u00c3\u00d5"]


@pytest.mark.parametrize("title", ["", "Our plan, version 2\n"])
def test_a_date_that_its_own_comma_parts_is_one(text_file, title: str) -> None:
    """January 8, 2024 without quotes: its year was read as the finish, unwarned; also below a title with a comma."""
    rows = "Design,January 8, 2024,Friday, 23 February 2024\nBuild,February 26, 2024,May 17, 2024\n"
    reading = read_plan(text_file(f"{title}Task,Start,Finish\n{rows}"))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2024-01-08", "2024-02-23"),
        ("2024-02-26", "2024-05-17"),
    ]


@pytest.mark.parametrize("row", ["Design,May 5,2024,x", "Design,May 5, 2024,x,y", "Design,May 5, 2024"])
def test_cells_that_a_row_has_for_its_headings_stay(row: str) -> None:
    """Only a row longer than the headings, by as much as its dates hold commas, is put together."""
    assert rows_of(f"Task,Start,Finish\n{row}\n".encode())[2] == [one.strip() for one in row.split(",")]


def test_how_many_rows_an_export_says_is_no_task(text_file) -> None:
    """As databases print it below a table."""
    table = " task | start | finish\n------+-------+------\n A | 08/01/2024 | 23/02/2024\n B | 26/02/2024 | 7/5/2024\n"
    assert [row["activity_name"] for row in read_plan(text_file(f"{table}(2 rows)\n")).rows] == ["A", "B"]
