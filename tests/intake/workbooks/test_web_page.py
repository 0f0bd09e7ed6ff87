"""Tables of web pages named as workbooks, and workbooks saved as one web page."""

from datetime import date, datetime
from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.workbook import Sheet, read_workbook


def sheet_of(tmp_path: Path, page: str | bytes) -> Sheet:
    path = tmp_path / "plan.xls"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    (sheet,) = read_workbook(path).sheets
    return sheet


def texts(sheet: Sheet) -> dict[int, dict[int, str]]:
    return {row: {column: one.text for column, one in cells.items()} for row, cells in sheet.rows.items()}


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Task</th><th>Start</th></tr><tr><td>Build</td><td>1/7/23</td></tr></table>",
        "<TABLE><TR><TH>Task<TH>Start<TR><TD>Build<TD>1/7/23</TABLE>",
        "<table><thead><tr><td>Task<td>Start</thead><tbody><tr><td> Build\n <td>1/7/23</table>",
        "<table><td>Task<td>Start<tr><td><b>Bui</b>ld<td><font>1/7/</font>23",
        "<table><tr><td>Task</td><td>Start</td></tr></tr><tr><td>Build</td><td>1/7/23</td></table></table>",
    ],
)
@pytest.mark.parametrize(
    "head", ["", "<html><head><title>x</title></head><body>", "<!DOCTYPE html><!-- a -->"]
)
def test_a_table_is_read_however_its_ends_are_said(tmp_path, table: str, head: str) -> None:
    """Ends that a page leaves out are taken as said, as a browser takes them."""
    assert texts(sheet_of(tmp_path, head + table)) == {
        1: {1: "Task", 2: "Start"},
        2: {1: "Build", 2: "1/7/23"},
    }


def test_cells_that_span_others_are_merged_and_leave_them_free(tmp_path) -> None:
    """What follows stands beside or below, as it is shown."""
    page = (
        "<table><tr><td rowspan=2>Phase</td><td colspan=2>Dates</td></tr><tr><td>Start<td>Finish</tr>"
        "<tr><td rowspan=999999999999>x<td colspan='many'>y</tr></table>"
    )
    sheet = sheet_of(tmp_path, page)
    assert texts(sheet) == {1: {1: "Phase", 2: "Dates"}, 2: {2: "Start", 3: "Finish"}, 3: {1: "x", 2: "y"}}
    assert sheet.merged == ((1, 1, 2, 1), (1, 2, 1, 3))


def test_texts_and_tables_stand_below_each_other(tmp_path) -> None:
    """A text outside is a row of its own, and a table within another's cell stands below it."""
    page = (
        "<h1>Our  plan</h1><p>As at 1 May</p><script>var a = '<td>';</script><style>p {color: red}</style>"
        "<table><tr><td>Task<table><tr><td>inner</table></td><td>Start<p>date</p></td></tr></table>"
        "<table><tr><td>other &amp; last</table>the end"
    )
    assert texts(sheet_of(tmp_path, page)) == {
        1: {1: "Our plan"},
        2: {1: "As at 1 May"},
        4: {1: "Task", 2: "Start\ndate"},
        6: {1: "inner"},
        8: {1: "other & last"},
        10: {1: "the end"},
    }


def test_a_number_behind_a_date_is_the_date_in_its_format(tmp_path) -> None:
    """Excel says it in an attribute with a style, LibreOffice in two attributes; a text alone stays text."""
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- .xl24 {color:black;'
        'mso-number-format:"mmm\\\\-yy";} .xl25 {mso-number-format:"Short Date"; mso-char-indent-count:2;} --></style>'
        "</head><table><tr><td class=xl24 x:num=45108>Jul-23</td><td class=xl25 x:num='45108'>01/07/2023</td>"
        "<td style='mso-number-format:General' x:num>5</td><td x:num='abc' class=xl24>?</td>"
        '<td sdval="45108" sdnum="2057;0;DD/MM/YY">01/07/23</td><td class=xl24>Aug-23</td></tr></table>'
    )
    cells = sheet_of(tmp_path, page).rows[1]
    assert [one.value for one in cells.values()] == [
        *[datetime(2023, 7, 1)] * 2,
        "5",
        "?",
        datetime(2023, 7, 1),
        "Aug-23",
    ]
    assert [cells[column].number_format for column in (1, 2, 5)] == ["mmm\\-yy", "m/d/yyyy", "DD/MM/YY"]
    assert cells[2].indent == 2


def test_what_is_hidden_is_told(tmp_path) -> None:
    """Rows and columns that are not shown."""
    page = (
        "<table><col><col span=2 style='display:none'><tr><td>a<td>b<td>c<td>d</tr>"
        "<tr style='mso-height-source:userset; display: none'><td>e</tr></table>"
    )
    sheet = sheet_of(tmp_path, page)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {2, 3})


PLAN_ROWS = (
    "<tr><th>Task<th>Start<th>Finish</tr><tr><td>Design<td>08/01/2024<td>23/02/2024</tr>"
    "<tr><td>Build<td>26/02/2024<td>17/05/2024</tr>"
)
OLD_ROWS = (
    "<tr><td>Old design<td>09/01/2023<td>24/02/2023</tr><tr><td>Old build<td>27/02/2023<td>19/05/2023</tr>"
)


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        (".gone {display: none}", "class=gone"),
        ("tr.gone, p {visibility:collapse}", "class='x gone'"),
        ("#t > tr.gone {display:none !important} tr.gone {display: table-row}", "class=gone"),
        ("#gone {display:none}", "id=gone"),
        ("", "hidden"),
        ("", "style='visibility: hidden'"),
        ("@media screen { tr.gone {display:none} }", "class=gone"),
        ("@media print, only screen { p {margin:0} tr.gone {display:none} }", "class=gone"),
    ],
)
def test_a_row_that_rules_or_attributes_hide_is_hidden(tmp_path, rule: str, row: str) -> None:
    """By a class, an id or what it stands in: the weightiest rule counts."""
    page = f"<style>{rule}</style><table id=t>{PLAN_ROWS}<tr {row}><td>Old<td>1/2/23<td>3/3/23</tr></table>"
    assert sheet_of(tmp_path, page).hidden_rows == {4}


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        ("tr:hover {display:none}", ""),
        ("@media print { tr {display:none} td {display:none} }", ""),
        ("@media screen and (max-width: 600px) { tr {display:none} }", ""),
        ("</style><style media=print>tr {display:none}", ""),
        ("tbody {visibility:hidden} tr {visibility:visible}", ""),
        (".closed .one {display:none}", "class=one"),
        ("table > .one {display:none}", "class=one"),
        (".one {display:none} .one.open {display:table-row}", "class='one open'"),
        ("tr {display:none}", "style='display:table-row'"),
        (".one {text-decoration:line-through} .one.now {text-decoration:none}", "class='one now'"),
        ("tr + tr {text-decoration:line-through}", ""),
        ("/* .one {display:none} */", "class=one"),
        (".one {display:none}", "class=ones"),
    ],
)
def test_a_row_that_no_rule_hides_or_strikes_is_live(tmp_path, rule: str, row: str) -> None:
    """Rules for paper or a pointer, of other elements or outweighed, say nothing of it."""
    rows = PLAN_ROWS.replace("<tr>", f"<tr {row}>")
    page = f"<style>{rule}</style><table><tbody>{rows}</tbody></table>"
    sheet = sheet_of(tmp_path, page)
    assert not sheet.hidden_rows and not any(
        cell.is_struck for cells in sheet.rows.values() for cell in cells.values()
    )


def test_styles_below_those_for_paper_count(tmp_path) -> None:
    """What an element says of its media holds for its own rules."""
    styles = "<style media=print>.now {display:none}</style><style>.old {display:none}</style>"
    page = f"{styles}<table>{PLAN_ROWS.replace('<tr>', '<tr class=now>')}<tr class=old><td>Old</tr></table>"
    assert sheet_of(tmp_path, page).hidden_rows == {4}


@pytest.mark.parametrize(
    "page",
    [
        "<table>{plan}</table><table style='display:none'>{old}</table>",
        "<table>{plan}</table><div hidden><p>Old<table>{old}</table></div>",
        "<style>.tab {{display:none}} .tab.now {{display:block}}</style>"
        "<div class='tab now'><table>{plan}</table></div><div class=tab><table>{old}</table></div>",
    ],
)
def test_tables_that_are_not_shown_are_a_hidden_sheet(tmp_path, page: str) -> None:
    """A hidden plan is none beside one that is shown, as on a hidden sheet of a workbook."""
    path = tmp_path / "plan.html"
    path.write_text("<html>" + page.format(plan=PLAN_ROWS, old=PLAN_ROWS[:44] + OLD_ROWS))
    shown, hidden = read_workbook(path).sheets
    assert (shown.is_hidden, hidden.is_hidden, hidden.hidden_rows) == (False, True, frozenset())
    assert [row["activity_name"] for row in read_plan(path).rows] == ["Design", "Build"]


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        ("tr.old td {text-decoration: line-through}", "class=old"),
        (".gone, .old {text-decoration: line-through}", "class=old"),
        ("#o td {text-decoration-line: line-through}", "id=o"),
        ("TR.old TD {text-decoration: line-through}", "class=old"),
    ],
)
def test_a_row_that_a_rule_strikes_through_is_no_live_task(tmp_path, rule: str, row: str) -> None:
    """Whichever way the rule calls it."""
    path = tmp_path / "plan.html"
    page = (
        f"<style>{rule}</style><table>{PLAN_ROWS}<tr {row}><td>Old<td>01/02/2023<td>03/03/2023</tr></table>"
    )
    path.write_text(page)
    assert [row["activity_name"] for row in read_plan(path).rows] == ["Design", "Build"]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("<span style='display:none'>15/03/2023</span>17/05/2024", ["15/03/2023"]),
        ("17/05/2024<p hidden>was 15/03/2023</p>", ["was 15/03/2023"]),
        ("<span style='display:none'>20240517</span>17/05/2024", []),
        ("<span style='display:none'>2024-05-17</span>17/05/2024", []),
    ],
)
def test_words_hidden_in_a_cell_are_no_part_of_its_date(tmp_path, cell: str, told: list[str]) -> None:
    """They are told, but for a key of the same figures that the table is sorted by."""
    path = tmp_path / "plan.html"
    path.write_text(f"<table>{PLAN_ROWS.replace('17/05/2024', cell)}</table>")
    reading = read_plan(path)
    assert [row["finish_to"] for row in reading.rows] == ["2024-02-23", "2024-05-17"]
    assert [one["text"] for one in reading.warnings] == told


def test_a_column_of_which_no_cell_is_shown_is_hidden(tmp_path) -> None:
    """As tables have them from whose columns a reader chose."""
    page = "<table>" + "<tr><td>a<td style='display:none'>b<td>c</tr>" * 3 + "<tr><td>d<td>e</tr></table>"
    assert sheet_of(tmp_path, page.replace("<td>e", "<td hidden>e")).hidden_columns == {2}
    assert not sheet_of(tmp_path, page).hidden_columns


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ("bgcolor=#4472C4", "4472C4"),
        ('bgcolor="yellow"', "FFFF00"),
        ('style="background:#4472c4;mso-pattern:black none"', "4472C4"),
        ('style="color: red; background-color: rgb(68, 114, 196)"', "4472C4"),
        ('style="background:#f00"', "FF0000"),
        ('style="background: lightblue"', "000000/lightblue"),
        ("class=bar", "4472C4"),
        ('class=bar style="background:none"', None),
        ('style="background:rgba(1, 2, 3, 0)"', None),
        ("bgcolor=white", None),
        ('style="color:red"', None),
        ("", None),
    ],
)
def test_the_colour_behind_a_cell_is_seen(tmp_path, said: str, colour: str | None) -> None:
    """By an old attribute, a style or a class, written as a number, its parts or a name; white is none."""
    page = f"<style>.bar {{background: #4472C4}}</style><table><tr><td>Design<td {said}></tr></table>"
    assert sheet_of(tmp_path, page).drawn.fills.get(1, {}).get(2) == colour


def test_a_cell_without_a_colour_has_its_rows(tmp_path) -> None:
    """One that says it has none has none."""
    page = "<table><tr bgcolor=#4472C4><td>a<td bgcolor=red>b<td style='background:white'>c</tr><tr><td>d</tr></table>"
    assert sheet_of(tmp_path, page).drawn.fills == {1: {1: "4472C4", 2: "FF0000"}}


def test_a_plan_drawn_in_a_page_reads_to_its_bars(tmp_path) -> None:
    """Coloured cells, alone or over several columns, below months in two rows of headings, names merged down."""
    months = "".join(f"<th>{month}</th>" for month in ("Jan", "Feb", "Mar", "Apr"))
    page = (
        f"<p>Plan</p><table><tr><th rowspan=2>Lane<th rowspan=2>Activity<th colspan=4>2026</tr><tr>{months}</tr>"
        "<tr><td rowspan=2>IT<td>Design<td colspan=2 bgcolor=navy>&nbsp;<td><td></tr>"
        "<tr><td>Build<td><td><td bgcolor=navy><td bgcolor=navy></tr></table>"
    )
    path = tmp_path / "plan.xls"
    path.write_text(page)
    read = [(one["activity_name"], one["start_from"], one["finish_to"]) for one in read_plan(path).rows]
    assert read == [("Design", "2026-01-01", "2026-02-28"), ("Build", "2026-03-01", "2026-04-30")]


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("", "utf-8"),
        ("<meta charset=nonsense>", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_says(tmp_path, said: str, encoding: str) -> None:
    """As its head says, else as its bytes show."""
    page = f"<html><head>{said}</head><table><tr><td>Café – 1</table>"
    assert texts(sheet_of(tmp_path, page.encode(encoding))) == {1: {1: "Café – 1"}}


def test_a_plan_in_a_page_is_read_to_its_dates(tmp_path) -> None:
    """As any other table of tasks."""
    (tmp_path / "plan.xls").write_text(
        "<table><tr><th>Task</th><th>Start</th><th>Finish</th></tr>"
        "<tr><td>Design</td><td>13/02/2023</td><td>03/03/2023</td></tr>"
        "<tr><td>Build</td><td>06/03/2023</td><td>28/04/2023</td></tr></table>"
    )
    rows = read_plan(tmp_path / "plan.xls").rows
    assert [(row["activity_name"], row["finish_to"]) for row in rows] == [
        ("Design", date(2023, 3, 3).isoformat()),
        ("Build", date(2023, 4, 28).isoformat()),
    ]


def archive(*parts: tuple[str, str]) -> bytes:
    """Write pages as one file, as Excel does."""
    written = [
        'MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary="--=_b"\n'
    ]
    for address, page in parts:
        kind = 'Content-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset="us-ascii"'
        text = page.replace("=", "=3D")
        written.append(f"----=_b\nContent-Location: file:///C:/0E5A/{address}\n{kind}\n\n{text}\n")
    return "\n".join([*written, "----=_b--\n"]).encode()


BOOK = (
    "<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Plan &amp; all"
    '</x:Name><x:WorksheetSource HRef="Book_files/sheet001.htm"/></x:ExcelWorksheet><x:ExcelWorksheet><x:Name>Old'
    '</x:Name><x:WorksheetSource HRef="Book_files/sheet002.htm"/></x:ExcelWorksheet></x:ExcelWorksheets>'
    "</x:ExcelWorkbook></xml><![endif]--></head><frameset></frameset></html>"
)
HIDDEN = "<!--[if gte mso 9]><xml><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></xml>-->"


def test_a_workbook_saved_as_one_page_has_its_sheets(tmp_path) -> None:
    """By the names that its first page gives them; the strip of tabs is none of them."""
    path = tmp_path / "plan.xls"
    path.write_bytes(
        archive(
            ("Book.htm", BOOK),
            ("Book_files/sheet001.htm", "<table><tr><td>Task</table>"),
            ("Book_files/sheet002.htm", f"<head>{HIDDEN}</head><table><tr><td>old</table>"),
            ("Book_files/tabstrip.htm", "<table><tr><td>Plan<td>Old</table>"),
        )
    )
    plan, old = read_workbook(path).sheets
    assert (plan.name, texts(plan), plan.is_hidden) == ("Plan & all", {1: {1: "Task"}}, False)
    assert (old.name, texts(old), old.is_hidden) == ("Old", {1: {1: "old"}}, True)


def test_a_page_saved_as_one_file_is_a_sheet_by_its_own_name(tmp_path) -> None:
    """A workbook of one sheet says its name in the page itself."""
    path = tmp_path / "plan.mht"
    name = "<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>Alone</x:Name></x:ExcelWorksheet></xml>-->"
    path.write_bytes(archive(("Book.htm", f"<html><head>{name}</head><table><tr><td>Task</table>")))
    (sheet,) = read_workbook(path).sheets
    assert (sheet.name, texts(sheet)) == ("Alone", {1: {1: "Task"}})


def test_a_page_without_the_folder_of_its_sheets_is_refused(tmp_path) -> None:
    """Its own file holds no cell, and says where they are."""
    (tmp_path / "plan.xls").write_text(BOOK)
    with pytest.raises(NotReadable, match="sheets stand in a folder beside it"):
        read_workbook(tmp_path / "plan.xls")


OFFICE = (
    "<html><body><hr><p><center><h1>Overview</h1><A HREF='#table0'>Plan</A><br><A HREF='#table1'>Risks &amp; co</A>"
    "</center></p><hr><A NAME='table0'><h1>Sheet 1: <em>Plan</em></h1></A><table><colgroup span='2'></colgroup>"
    "<tr><td>Task</td><td>Start</td></tr><tr><td><a class='comment-indicator'></a>\n<comment>late?</comment>\n"
    '<font>Build</font></td><td sdval="46082" sdnum="2057;0;DD/MM/YYYY"><font>01/03/2026</font></td></tr></table>'
    "<hr><A NAME='table1'><h1>Tabelle 2: <em>Risks &amp; co</em></h1></A><table><tr><td>Risk</td></tr></table></body>"
)


def test_sheets_that_a_page_names_are_sheets(tmp_path) -> None:
    """LibreOffice writes them one below another, each below its name: the list of them all is no row of any."""
    (tmp_path / "plan.html").write_text(OFFICE)
    sheets = read_workbook(tmp_path / "plan.html").sheets
    assert [one.name for one in sheets] == ["Plan", "Risks & co"]
    assert [texts(one) for one in sheets] == [
        {1: {1: "Task", 2: "Start"}, 2: {1: "Build", 2: "01/03/2026"}},
        {1: {1: "Risk"}},
    ]


def test_a_comment_is_no_part_of_its_cell(tmp_path) -> None:
    """It is a remark on it, which is told."""
    (tmp_path / "plan.html").write_text(OFFICE)
    sheet = read_workbook(tmp_path / "plan.html").sheets[0]
    assert (sheet.rows[2][1].value, sheet.drawn.remarks) == ("Build", {(2, 1): "late?"})
    assert any("a remark" in one["reason"] for one in read_plan(tmp_path / "plan.html").warnings)


@pytest.mark.parametrize(
    ("number", "format_said", "shown", "day"),
    [
        (46082, "DD/MM/YYYY", "01/03/2026", date(2026, 3, 1)),
        (44620, "DD/MM/YYYY", "01/03/2026", date(2026, 3, 1)),
        (44620, "MMM-YY", "Mar-26", date(2026, 3, 1)),
        (44620, "D MMM", "1 Mar", date(2026, 3, 1)),
        (46111, "D MMM", "30 Mar", date(2026, 3, 30)),
        (46111, "DD/MM/YY", "30/03/26", date(2026, 3, 30)),
        (44619, "DD/MM/YYYY", "27/02/2022", date(2022, 2, 27)),
        (44619, "MMMM", "February", date(2022, 2, 27)),
    ],
)
def test_days_counted_from_1904_are_those_that_the_page_shows(
    tmp_path, number, format_said: str, shown: str, day: date
) -> None:
    """LibreOffice writes a number without saying where its count begins; the day and year shown beside it tell."""
    page = OFFICE.replace("46082", str(number)).replace("DD/MM/YYYY", format_said)
    (tmp_path / "plan.html").write_text(page.replace(">01/03/2026<", f">{shown}<"))
    held = read_workbook(tmp_path / "plan.html").sheets[0].rows[2][2].value
    assert held == datetime.combine(day, datetime.min.time())


def test_a_comment_over_lines_or_without_an_end_is_its_cells_alone(tmp_path) -> None:
    """Its lines are one remark; the next cell is a cell."""
    page = OFFICE.replace("late?</comment>", "first<br>second &amp; last</td>")
    (tmp_path / "plan.html").write_text(page.replace("<font>Build</font></td>", ""))
    sheet = read_workbook(tmp_path / "plan.html").sheets[0]
    assert sheet.drawn.remarks == {(2, 1): "first second & last"} and texts(sheet)[2] == {2: "01/03/2026"}


def test_only_a_page_of_sheets_is_parted_at_its_places(tmp_path) -> None:
    """Other pages have places called so too: the texts around their tables stay, and a sheet may hold texts alone."""
    other = "<h1>Our plan</h1><p>Build may slip</p><a name='table1'></a><table><tr><td>Task</td></tr></table><p>end</p>"
    assert texts(sheet_of(tmp_path, other)) == {
        1: {1: "Our plan"},
        2: {1: "Build may slip"},
        4: {1: "Task"},
        6: {1: "end"},
    }
    (tmp_path / "plan.html").write_text(
        OFFICE.replace("<table><tr><td>Risk</td></tr></table>", "<p>none yet</p>")
    )
    plan, risks = read_workbook(tmp_path / "plan.html").sheets
    assert (plan.name, texts(risks)) == ("Plan", {1: {1: "none yet"}})


LISTED = ("SIT entry: 8 January 2024", "SIT exit: 17 May 2024", "Go live: 16 September 2024")


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [
        ("<ul><li>", "</li><li>", "</li></ul>"),
        ("<p class=MsoListParagraph>\u00b7&nbsp;&nbsp; ", "<p>\u00b7 ", "</p>"),
        ("<pre>", "\n", "</pre>"),
        ("<p>", "<br>", "</p>"),
        ("<section>", "</section><section>", "</section>"),
    ],
)
def test_a_list_of_milestones_in_a_page_without_a_table_is_read(
    tmp_path, before: str, between: str, after: str
) -> None:
    """Line by line, as in a document; words struck through are none of it."""
    path = tmp_path / "plan.html"
    listed = f"<p><s>SIT entry: 1 May 2023</s></p>{before}{between.join(LISTED)}{after}"
    path.write_text(f"<html><h1>Our milestone plan</h1>{listed}")
    assert [(row["activity_name"], row["finish_to"]) for row in read_plan(path).rows] == [
        ("SIT entry", "2024-01-08"),
        ("SIT exit", "2024-05-17"),
        ("Go live", "2024-09-16"),
    ]


def test_a_page_without_a_table_or_several_dates_is_refused(tmp_path) -> None:
    """A notice of one date lists nothing."""
    path = tmp_path / "plan.html"
    path.write_text("<html><p>Please see our plan of 8 January 2024.<p>It stands on our site.")
    with pytest.raises(NotReadable, match="holds no table"):
        read_plan(path)


@pytest.mark.parametrize(
    "field",
    [
        "<input value=17/05/2024>",
        "<input type=date value=2024-05-17><input type=hidden value=03/03/2023>",
        "<select><option>03/03/2023</option><option selected>17/05/2024</option></select>",
        "<select><option>17/05/2024<option>03/03/2023</select><button></button>",
        "<select><option>17/05/2024<option>03/03/2023",
        "<textarea>17/05/2024</textarea>",
        "<input list=days value=17/05/2024><datalist id=days><option>03/03/2023</option></datalist>",
        "<datalist><option>03/03/2023</datalist>17/05/2024",
        "17/05/2024<input type=checkbox value=1>",
    ],
)
def test_a_field_to_fill_in_says_what_it_shows(tmp_path, field: str) -> None:
    """A date that was typed or chosen in a page was lost without a word, or read with all that could be chosen."""
    path = tmp_path / "plan.html"
    path.write_text(f"<table>{PLAN_ROWS.replace('17/05/2024', field)}</table>")
    assert [row["finish_to"] for row in read_plan(path).rows] == ["2024-02-23", "2024-05-17"]


def test_all_that_is_chosen_of_a_list_is_shown(tmp_path) -> None:
    """A task may be of two stages."""
    path = tmp_path / "plan.html"
    chosen = "<select multiple><option selected>Build<option selected>Test<option>Train</select>"
    path.write_text(f"<table>{PLAN_ROWS.replace('Build', chosen)}</table>")
    assert "Build, Test" in [row["activity_name"] for row in read_plan(path).rows]
