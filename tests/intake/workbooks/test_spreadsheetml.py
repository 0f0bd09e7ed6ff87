"""An XML Spreadsheet, as Excel 2003 saves one: places, kinds, formats, and what of it is hidden."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet, read_workbook

HEAD = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
"""
STYLES = """<Styles>
 <Style ss:ID="Default"><NumberFormat/></Style>
 <Style ss:ID="month"><NumberFormat ss:Format="mmm\\-yy"/></Style>
 <Style ss:ID="day" ss:Parent="month"><NumberFormat ss:Format="Short Date"/></Style>
 <Style ss:ID="derived" ss:Parent="month"><Alignment ss:Indent="2"/></Style>
 <Style ss:ID="hours"><NumberFormat ss:Format="[h]:mm:ss"/></Style>
 <Style ss:ID="answer"><NumberFormat ss:Format="Yes/No"/></Style>
</Styles>
"""


def cell(text: str, kind: str = "String", said: str = "") -> str:
    return f'<Cell {said}><Data ss:Type="{kind}">{text}</Data></Cell>'


def sheet_of(
    tmp_path: Path, table: str, options: str = "", before: str = "", encoding: str = "utf-8"
) -> Sheet:
    path = tmp_path / "plan.xls"
    page = f'<Worksheet ss:Name="Plan"><Table>{table}</Table>{options}</Worksheet>'
    path.write_bytes(f"{HEAD}{before}{STYLES}{page}</Workbook>".encode(encoding))
    (sheet,) = read_workbook(path).sheets
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_cell_stands_where_it_says_or_next_to_the_last(tmp_path, encoding: str) -> None:
    """Places are told by an index or by what came before, merged columns and spans of blank rows counted."""
    wide = cell("wide", said='ss:MergeAcross="1" ss:MergeDown="1"')
    placed = cell("E9", said='ss:Index="5"')
    rows = (
        f"<Row>{cell('Task – all')}{wide}{cell('Start')}</Row>"
        f'<Row ss:Span="2"/><Row>{cell("fifth")}</Row><Row ss:Index="9">{placed}</Row>'
    )
    sheet = sheet_of(tmp_path, rows, encoding=encoding)
    assert {
        row: {column: one.value for column, one in cells.items()} for row, cells in sheet.rows.items()
    } == {
        1: {1: "Task – all", 2: "wide", 4: "Start"},
        5: {1: "fifth"},
        9: {5: "E9"},
    }
    assert sheet.merged == ((1, 2, 2, 3),)


@pytest.mark.parametrize(
    ("written", "kind", "style", "expected"),
    [
        ("2023-07-01T00:00:00.000", "DateTime", "month", Cell(datetime(2023, 7, 1), "mmm\\-yy")),
        ("2023-07-01T00:00:00.000", "DateTime", "day", Cell(datetime(2023, 7, 1), "m/d/yyyy")),
        ("2023-07-01T08:30:00.000", "DateTime", "derived", Cell(datetime(2023, 7, 1, 8, 30), "mmm\\-yy", 2)),
        ("1899-12-31T08:30:00.000", "DateTime", "Default", Cell(time(8, 30))),
        ("1900-01-01T06:00:00.000", "DateTime", "hours", Cell(timedelta(hours=30), "[h]:mm:ss")),
        ("1900-03-01T00:00:00.000", "DateTime", "hours", Cell(timedelta(days=61), "[h]:mm:ss")),
        ("45108", "Number", "day", Cell(datetime(2023, 7, 1), "m/d/yyyy")),
        ("5", "Number", "Default", Cell(5)),
        ("0.5", "Number", "missing", Cell(0.5)),
        ("1", "Number", "answer", Cell(1, '"Yes";"Yes";"No"')),
        ("1E+400", "Number", "day", Cell("1E+400", "m/d/yyyy")),
        ("0000-00-00T00:00:00.000", "DateTime", "day", Cell("0000-00-00T00:00:00.000", "m/d/yyyy")),
        ("1", "Boolean", "Default", Cell(True)),
        ("#N/A", "Error", "Default", Cell("#N/A", is_uncalculated=True)),
        ("00042", "String", "Default", Cell("00042")),
        ("Design <html:B>and</html:B> build", "String", "Default", Cell("Design and build")),
    ],
)
def test_a_value_is_what_it_says_it_is(tmp_path, written: str, kind: str, style: str, expected: Cell) -> None:
    """Dates, times, lengths of time, numbers and texts, each with the format of its style or of its parent."""
    styled = cell(written, kind, f'ss:StyleID="{style}"')
    sheet = sheet_of(tmp_path, f"<Row>{styled}</Row>")
    assert sheet.rows[1][1] == expected


def test_a_cell_without_a_style_takes_its_rows_or_its_columns(tmp_path) -> None:
    """A date in a column of months is a month."""
    moment = cell("2023-07-01T00:00:00.000", "DateTime")
    table = f'<Column/><Column ss:StyleID="month"/><Row>{moment * 2}</Row><Row ss:StyleID="day">{moment * 2}</Row>'
    rows = sheet_of(tmp_path, table).rows
    shown = [[one.number_format for one in cells.values()] for cells in rows.values()]
    assert shown == [["General", "mmm\\-yy"], ["m/d/yyyy", "m/d/yyyy"]]


def test_days_counted_from_1904_are_written_as_they_are(tmp_path) -> None:
    """Dates are written out, so that only numbers and day nought ask where the calendar begins."""
    before = "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>"
    values = [
        ("2023-07-01T00:00:00.000", "DateTime"),
        ("43646", "Number"),
        ("1904-01-01T09:00:00.000", "DateTime"),
    ]
    row = "".join(cell(text, kind, 'ss:StyleID="day"') for text, kind in values)
    sheet = sheet_of(tmp_path, f"<Row>{row}</Row>", before=before)
    assert [one.value for one in sheet.rows[1].values()] == [*[datetime(2023, 7, 1)] * 2, time(9)]


def test_what_is_hidden_is_told(tmp_path) -> None:
    """Rows, columns and the sheet itself."""
    table = (
        f'<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/><Row>{cell("a") * 4}</Row>'
        f'<Row ss:Hidden="1">{cell("b")}</Row><Row ss:Hidden="1" ss:Span="9999999"/>'
    )
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    sheet = sheet_of(tmp_path, table, options)
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.is_hidden) == ({2}, {2, 3}, True)


def test_a_remark_is_no_value_and_a_formula_nobody_calculated_is_said(tmp_path) -> None:
    """A cell's comment holds data of its own; a formula without data was never calculated, one of "" is blank."""
    remark = '<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">a remark</ss:Data></Comment>'
    formula = 'ss:Formula="=RC[-1]+1"'
    row = (
        f'<Cell><Data ss:Type="Number">5</Data>{remark}</Cell><Cell {formula}/>{cell("", said=formula)}'
        f"<Cell>{remark}</Cell>{cell('7', 'Number', formula)}"
    )
    sheet = sheet_of(tmp_path, f"<Row>{row}</Row>")
    assert sheet.rows[1] == {1: Cell(5), 2: Cell("=RC[-1]+1", is_uncalculated=True), 5: Cell(7)}


PAINTED = """<Styles>
 <Style ss:ID="bar"><Interior ss:Color="#4472C4" ss:Pattern="Solid"/></Style>
 <Style ss:ID="striped" ss:Parent="bar"><Interior ss:Color="#4472C4" ss:Pattern="ThinDiagStripe"/></Style>
 <Style ss:ID="child" ss:Parent="bar"><Alignment ss:Indent="1"/></Style>
 <Style ss:ID="bare"><Interior/></Style>
 <Style ss:ID="white"><Interior ss:Color="#FFFFFF" ss:Pattern="Solid"/></Style>
</Styles>"""


def test_the_colours_of_cells_rows_and_columns_are_seen(tmp_path) -> None:
    """A cell's own style comes first, then its row's, then its column's; white and no pattern are no colour."""
    columns = '<Column ss:Index="6" ss:StyleID="bar"/>'
    own = "".join(f'<Cell ss:StyleID="{one}"/>' for one in ("bar", "striped", "child", "bare", "white"))
    rows = (
        f"<Row>{cell('Design')}{own}</Row><Row>{cell('Build')}</Row>"
        f'<Row ss:StyleID="bar">{cell("Test")}<Cell ss:StyleID="bare"/></Row>'
    )
    fills = sheet_of(tmp_path, columns + rows, before=PAINTED).drawn.fills
    assert fills[1] == {2: "4472C4", 3: "4472C4/ThinDiagStripe", 4: "4472C4"}
    assert fills[2] == {6: "4472C4"}
    assert 1 in fills[3] and 2 not in fills[3] and 6 in fills[3]


def test_remarks_are_told_of_but_are_no_values(tmp_path) -> None:
    """Where a remark stands, and what it says in how many fonts, is known of a cell that holds anything or nothing."""
    remark = '<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>PM:</B> not <I>firm</I></ss:Data></Comment>'
    rows = f'<Row><Cell><Data ss:Type="Number">5</Data>{remark}</Cell><Cell>{remark}</Cell></Row>'
    sheet = sheet_of(tmp_path, rows)
    assert sheet.may_be_remarked and sheet.rows[1] == {1: Cell(5)}
    assert sheet.drawn.remarks == {(1, 1): "PM: not firm", (1, 2): "PM: not firm"}


def test_a_plan_drawn_in_one_reads_as_in_a_workbook(tmp_path) -> None:
    """Bars of filled and of merged cells below months are the dates of their rows."""
    heads = "".join(
        cell(f"2026-{month:02}-01T00:00:00.000", "DateTime", 'ss:StyleID="month"') for month in range(1, 7)
    )
    rows = (
        f"<Row>{cell('Activity')}{heads}</Row>"
        f'<Row>{cell("Design")}<Cell ss:MergeAcross="2" ss:StyleID="bar"/></Row>'
        f'<Row ss:Index="4">{cell("Build")}<Cell ss:Index="4" ss:StyleID="bar"/><Cell ss:StyleID="bar"/></Row>'
    )
    path = tmp_path / "plan.xml"
    styles = STYLES.replace("</Styles>", PAINTED.removeprefix("<Styles>"))
    path.write_text(
        f'{HEAD}{styles}<Worksheet ss:Name="Plan"><Table>{rows}</Table></Worksheet></Workbook>', "utf-8"
    )
    read = [(one["activity_name"], one["start_from"], one["finish_to"]) for one in read_plan(path).rows]
    assert read == [("Design", "2026-01-01", "2026-03-31"), ("Build", "2026-03-01", "2026-04-30")]


def test_one_cut_short_is_corrupt(tmp_path) -> None:
    """Nothing of it is read."""
    path = tmp_path / "plan.xml"
    path.write_text(f"{HEAD}{STYLES}<Worksheet ss:Name='Plan'><Table><Row>{cell('Task')}", "utf-8")
    with pytest.raises(NotReadable, match="corrupt"):
        read_workbook(path)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("poi__SampleSS.xml", {"First Sheet": 3, "Sheet Number 2": 5, "Sheet3": 0}),
        ("smsankar__Project_Plan_SpreadsheetML2003.xml", {"Sheet1": 19, "Change Sets": 0, "Frontend": 2}),
    ],
)
def test_real_ones_have_their_rows(real, name: str, rows: dict[str, int]) -> None:
    """As many rows of each sheet hold anything as were counted by hand."""
    sheets = read_workbook(real / "hostile" / name).sheets
    assert {sheet.name: len(sheet.rows) for sheet in sheets} == rows
