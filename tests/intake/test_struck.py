"""Words struck through inside the text of a cell: not read, said in a warning at the cell."""

import zipfile
from html import escape
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.poap import read_poap
from mhhs_analysis.intake.reading import NO_TABLE
from mhhs_analysis.intake.responses import read_responses
from mhhs_analysis.intake.workbooks.workbook import Cell, cell_name, read_workbook
from tests.intake.workbooks.test_ods import DOCUMENT
from tests.intake.workbooks.test_spreadsheetml import HEAD

OLD, NEW = "14/07/2023", " 28/07/2023"
RICH = {"B3": (OLD, NEW)}
"""Cells of a plan's table in which the first words are struck through and the others stand."""


def shared(path: Path, rows: list[list[str]], rich: dict[str, tuple[str, str]]) -> Path:
    """A workbook whose texts are shared strings."""
    book = xlsxwriter.Workbook(str(path))
    sheet, struck = book.add_worksheet("Plan"), book.add_format({"font_strikeout": True})
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    for cell, (out, left) in rich.items():
        sheet.write_rich_string(cell, *([struck, out, left] if left else [struck, out[:2], struck, out[2:]]))
    book.close()
    return path


def in_place(path: Path, rows: list[list[str]], rich: dict[str, tuple[str, str]]) -> Path:
    """A workbook whose texts in runs stand in their cells."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cell, (out, left) in rich.items():
        parts = [
            TextBlock(InlineFont(strike=True), out),
            *([TextBlock(InlineFont(b=True), left)] if left else []),
        ]
        sheet[cell] = CellRichText(*parts)
    book.save(path)
    return path


def old(path: Path, rows: list[list[str]], rich: dict[str, tuple[str, str]]) -> Path:
    """A workbook of binary records; a cell has the look of its first run, as LibreOffice writes it."""
    book = xlwt.Workbook()
    page = book.add_sheet("Plan")
    plain, struck = xlwt.XFStyle(), xlwt.easyxf("font: struck_out on")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if parts := rich.get(cell_name(number + 1, column + 1)):
                out, left = parts
                runs = [(out, struck.font), (left, plain.font)] if left else [(out, struck.font)]
                page.write_rich_text(number, column, runs, struck)
            elif text:
                page.write(number, column, text)
    book.save(str(path.with_suffix(".xls")))
    return path.with_suffix(".xls")


SPAN_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="{family}">'
    f'<style:text-properties style:text-line-through-{said}"/></style:style>'
    for name, family, said in (
        ("T1", "text", 'type="single'),
        ("T2", "text", 'type="none'),
        ("T3", "text", 'width="auto'),
        ("ce1", "table-cell", 'style="solid'),
    )
)
"""Struck through, not struck through, and one that leaves it open; a cell that is struck through."""


def document(path: Path, cells: list[list[str]]) -> Path:
    """An OpenDocument spreadsheet of cells given as XML."""
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    with zipfile.ZipFile(path.with_suffix(".ods"), "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        tables = f'<table:table table:name="Plan">{rows}</table:table>'
        package.writestr("content.xml", DOCUMENT.format(styles=SPAN_STYLES, tables=tables))
    return path.with_suffix(".ods")


def text_cell(within: str, style: str = "") -> str:
    """A cell of an OpenDocument spreadsheet that holds a text."""
    said = f'table:style-name="{style}" ' if style else ""
    return f'<table:table-cell {said}office:value-type="string">{within}</table:table-cell>'


def span(style: str, within: str) -> str:
    return f'<text:span text:style-name="{style}">{within}</text:span>'


def spans(path: Path, rows: list[list[str]], rich: dict[str, tuple[str, str]]) -> Path:
    """An OpenDocument spreadsheet whose texts in runs are spans, as LibreOffice writes them."""

    def one(row: int, column: int, text: str) -> str:
        out, left = rich.get(cell_name(row + 1, column + 1), ("", text))
        runs = (span("T1", escape(out)) if out else "") + (span("T2", escape(left)) if left else "")
        return text_cell(f"<text:p>{runs}</text:p>")

    cells = [[one(row, column, text) for column, text in enumerate(texts)] for row, texts in enumerate(rows)]
    return document(path, cells)


def spreadsheetml(path: Path, rows: list[list[str]], rich: dict[str, tuple[str, str]]) -> Path:
    """An XML Spreadsheet whose texts in runs are HTML, as Excel 2003 writes them."""

    def one(row: int, column: int, text: str) -> str:
        out, left = rich.get(cell_name(row + 1, column + 1), ("", text))
        runs = f"<S><Font>{escape(out)}</Font></S><Font>{escape(left)}</Font>" if out else escape(left)
        return (
            f'<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">{runs}</ss:Data></Cell>'
        )

    lines = (
        f"<Row>{''.join(one(row, column, text) for column, text in enumerate(texts))}</Row>"
        for row, texts in enumerate(rows)
    )
    page = f'<Worksheet ss:Name="Plan"><Table>{"".join(lines)}</Table></Worksheet>'
    path.with_suffix(".xls").write_text(f"{HEAD}{page}</Workbook>", encoding="utf-8")
    return path.with_suffix(".xls")


def page(path: Path, rows: list[list[str]], rich: dict[str, tuple[str, str]]) -> Path:
    """A web page of one table."""

    def one(row: int, column: int, text: str) -> str:
        out, left = rich.get(cell_name(row + 1, column + 1), ("", text))
        return f"<td>{f'<s>{escape(out)}</s>' if out else ''}{escape(left)}</td>"

    lines = (
        f"<tr>{''.join(one(row, column, text) for column, text in enumerate(texts))}</tr>"
        for row, texts in enumerate(rows)
    )
    path.with_suffix(".xls").write_text(f"<html><table>{''.join(lines)}</table></html>", encoding="utf-8")
    return path.with_suffix(".xls")


PLAN = [["Task", "Finish"], ["Build", "26/05/2023"], ["Test", ""], ["Pilot", "25/08/2023"]]
WAYS = pytest.mark.parametrize("write", [shared, in_place, old, spans, spreadsheetml, page])


@WAYS
def test_words_struck_through_are_not_read(tmp_path, write) -> None:
    """The date that stands is read, and a warning gives the one that was struck."""
    reading = read_plan(write(tmp_path / "plan.xlsx", PLAN, RICH))
    assert [row["finish_to"] for row in reading.rows] == ["2023-05-26", "2023-07-28", "2023-08-25"]
    (told,) = [one for one in reading.warnings if "struck through" in one["reason"]]
    assert (told["cell"], told["text"]) == ("B3", OLD)


@pytest.mark.parametrize(
    ("runs", "left", "struck"),
    [
        (["User", "~ ", "tests"], "User tests", ""),
        (["User", "~\n", "tests"], "User\ntests", ""),
        (["User", "~ acceptance ", "tests"], "User tests", "acceptance"),
        (["User", "~ acceptance", " tests"], "User tests", "acceptance"),
        (["User", "~, or", "~ unit ", "tests & all"], "User tests & all", ", or unit"),
        (["Build", "~ (old)", ", test"], "Build, test", "(old)"),
        (["Re", "~X", "build"], "Rebuild", "X"),
        (["14/0", "~7", "8/2023"], "14/08/2023", "7"),
        (["~Te", "~ ", "~st"], "Te st", "Te st"),
        (["~old", " ", "~words"], "old words", "old words"),
        (["~ ", " "], "", ""),
    ],
)
def test_words_that_stood_apart_stay_apart(tmp_path, runs, left, struck) -> None:
    """A blank that is struck through stands, and words between which a blank was struck with others keep one."""
    book = Workbook()
    book.active["A1"] = CellRichText(
        *(TextBlock(InlineFont(strike=one.startswith("~")), one.removeprefix("~")) for one in runs)
    )
    book.active["A2"] = "Test"
    book.save(tmp_path / "a.xlsx")
    cell = read_workbook(tmp_path / "a.xlsx").sheets[0].rows.get(1, {}).get(1)
    assert (cell.value if cell else "") == left
    assert getattr(cell.value if cell else "", "struck", "") == struck
    assert bool(cell and cell.is_struck) == (left == struck != "")


@WAYS
def test_a_text_of_which_every_run_is_struck_through_is_a_struck_cell(tmp_path, write) -> None:
    """Nothing is left of it to read: the cell is as one struck through by its own look."""
    path = write(tmp_path / "plan.xlsx", PLAN, {"A3": ("Test", "")})
    assert read_workbook(path).sheets[0].rows[3][1].is_struck
    reading = read_plan(path)
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Pilot"]


@WAYS
def test_a_workbook_without_a_plan_tells_what_was_struck_in_it(tmp_path, write) -> None:
    """Where no table was found nothing else shows that words are left out."""
    rows = [["Minutes of a meeting"], ["Agreed"], [""]]
    reading = read_plan(write(tmp_path / "plan.xlsx", rows, {"A3": (OLD, NEW)}))
    assert (reading.layout, len(reading.rows)) == (NO_TABLE, 0)
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A3", OLD)]


@WAYS
def test_what_is_struck_in_the_plan_on_a_page_is_told_once(tmp_path, write) -> None:
    """Its dates are read as they stand, and a warning gives the one struck, be there two tables on its sheet."""
    table = [["Option", "Lane", "Kind", "Name", "Finish"], ["POAP 1", "SIT", "bar", "Test", ""]]
    other = [["Name", "Option", "Lane", "Kind"], ["Pilot", "POAP 2", "SIT", "bar"]]
    reading = read_poap(write(tmp_path / "poap.xlsx", [*table, *other], {"E2": (OLD, NEW)}))
    assert [(row["name"], row["finish_to"]) for row in reading.rows] == [
        ("Test", "2023-07-28"),
        ("Pilot", None),
    ]
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("E2", OLD)]


@WAYS
def test_an_answer_is_what_is_left_of_it(tmp_path, write) -> None:
    """Words taken back are no answer, nor is a cell that is struck through as a whole; warnings quote neither."""
    rows = [["Organisation", "Q1. Why?", "Q2. When?"], ["A Ltd", "", ""], ["B Ltd", "Because", "Now"]]
    path = write(tmp_path / "a.xlsx", rows, {"B2": ("Never. ", "In May."), "C2": ("Today", "")})
    reading = read_responses(path)
    said = [(row["respondent"], row["text"]) for row in reading.rows]
    assert said == [("A Ltd", "In May."), ("B Ltd", "Because"), ("B Ltd", "Now")]
    assert sorted((one["cell"], one["text"]) for one in reading.warnings) == [("B2", ""), ("C2", "")]


def test_a_run_that_says_it_is_not_struck_through_is_read(tmp_path) -> None:
    """Strike may be said to be off."""
    book = Workbook()
    for row in PLAN:
        book.active.append(row)
    book.active["A3"] = CellRichText(
        TextBlock(InlineFont(strike=False), "Test"), TextBlock(InlineFont(b=True), " it")
    )
    book.save(tmp_path / "plan.xlsx")
    assert read_plan(tmp_path / "plan.xlsx").rows[1]["activity_name"] == "Test it"


def only(path: Path) -> Cell:
    """The one cell of a workbook."""
    (cells,) = read_workbook(path).sheets[0].rows.values()
    (cell,) = cells.values()
    return cell


def said(cell: Cell) -> tuple[object, str, bool]:
    """What is read of a cell, what of it was struck through, and whether that is all of it."""
    return cell.value, getattr(cell.value, "struck", ""), cell.is_struck


@pytest.mark.parametrize(
    ("runs", "is_struck"),
    [(["~14/07/2023", " 28/07/2023"], False), (["~a", "=b"], True), (["a", " b"], False), ([" a"], False),
     (["a", "=b"], True), (["=a", "b"], True), (["=a"], True)],
)  # fmt: skip
def test_words_that_stand_in_a_struck_cell_are_read_where_they_say_so(tmp_path, runs, is_struck) -> None:
    """LibreOffice gives a cell the look of its first run; a run that gives none of its own has its cell's."""
    book = Workbook()
    book.active["A1"] = CellRichText(
        *(
            one[1:]
            if one[0] == "="
            else TextBlock(InlineFont(strike=True if one[0] == "~" else None, sz=11), one.lstrip("~"))
            for one in runs
        )
    )
    book.active["A1"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").is_struck == is_struck


def unstruck_shared(path: Path, text: str) -> Path:
    """A workbook of shared strings with one struck cell whose runs say that they are not."""
    book = xlsxwriter.Workbook(str(path))
    sheet, plain = book.add_worksheet("Plan"), book.add_format({"bold": True})
    for number, row in enumerate(PLAN):
        sheet.write_row(number, 0, row)
    sheet.write_rich_string("A3", plain, text[:2], plain, text[2:], book.add_format({"font_strikeout": True}))
    book.close()
    return path


def unstruck_in_place(path: Path, text: str) -> Path:
    """The same with texts in their cells."""
    book = Workbook()
    for row in PLAN:
        book.active.append(row)
    book.active["A3"] = CellRichText(
        TextBlock(InlineFont(b=True), text[:2]), TextBlock(InlineFont(), text[2:])
    )
    book.active["A3"].font = Font(strike=True)
    book.save(path)
    return path


def unstruck_old(path: Path, text: str) -> Path:
    """The same in binary records."""
    book = xlwt.Workbook()
    page, plain = book.add_sheet("Plan"), xlwt.XFStyle()
    struck = xlwt.easyxf("font: struck_out on")
    for number, row in enumerate(PLAN):
        for column, one in enumerate(row):
            if (number, column) == (2, 0):
                page.write_rich_text(2, 0, [(text[:2], plain.font), (text[2:], plain.font)], struck)
            elif one:
                page.write(number, column, one)
    book.save(str(path.with_suffix(".xls")))
    return path.with_suffix(".xls")


def unstruck_spans(path: Path, text: str) -> Path:
    """The same as an OpenDocument spreadsheet."""
    cells = [[text_cell(f"<text:p>{escape(one)}</text:p>") for one in row] for row in PLAN]
    cells[2][0] = text_cell(f"<text:p>{span('T2', text[:2])}{span('T2', text[2:])}</text:p>", "ce1")
    return document(path, cells)


@pytest.mark.parametrize("write", [unstruck_shared, unstruck_in_place, unstruck_old, unstruck_spans])
def test_a_struck_cell_whose_runs_are_not_is_read(tmp_path, write) -> None:
    """A person sees unstruck words: they are a live task, and nothing is said to be struck."""
    reading = read_plan(write(tmp_path / "plan.xlsx", PLAN[2][0]))
    assert PLAN[2][0] in [row["activity_name"] for row in reading.rows]
    assert not reading.set_aside and not [one for one in reading.warnings if "struck" in one["reason"]]


def test_an_answer_in_runs_of_its_own_is_an_answer(tmp_path) -> None:
    """A respondent's bold words in a cell are read, and no warning says that any are struck."""
    book = Workbook()
    for row in (["Organisation", "Q1. Why?"], ["A Ltd", ""]):
        book.active.append(row)
    book.active["B2"] = CellRichText(
        TextBlock(InlineFont(b=True), "Because"), TextBlock(InlineFont(), " of it")
    )
    book.active["B2"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    reading = read_responses(tmp_path / "a.xlsx")
    assert [row["text"] for row in reading.rows] == ["Because of it"] and not reading.warnings


@pytest.mark.parametrize(
    ("runs", "look", "left"),
    [
        (["a ", "~b", " c"], "", ("a  c", "b", False)),
        (["\U0001f600 a ", "~b \U0001f600", " c"], "", ("\U0001f600 a  c", "b \U0001f600", False)),
        (["a", " b"], "~", ("a b", "", False)),
        (["~a", "~ b"], "", ("a b", "a b", True)),
        (["=a ", "b"], "~", ("b", "a", False)),
        (["=a ", "~b"], "", ("a ", "b", False)),
    ],
)
def test_the_runs_of_an_old_workbook_are_told_apart(tmp_path, runs, look, left) -> None:
    """Each run has its own font, whatever its cell's; what stands before the first one is shown as the cell is."""
    book = xlwt.Workbook()
    struck = xlwt.easyxf("font: struck_out on")
    fonts = {True: struck.font, False: xlwt.XFStyle().font}
    parts = [one[1:] if one[0] == "=" else (one.lstrip("~"), fonts[one[0] == "~"]) for one in runs]
    book.add_sheet("Plan").write_rich_text(0, 0, parts, struck if look else xlwt.XFStyle())
    book.save(str(tmp_path / "a.xls"))
    assert said(only(tmp_path / "a.xls")) == left


@pytest.mark.parametrize(
    ("within", "style", "left"),
    [
        (f"<text:p>a {span('T1', 'b')} c</text:p>", "", ("a  c", "b", False)),
        (
            f"<text:p>a {span('T1', 'b' + span('T3', 'c') + span('T2', 'd'))}</text:p>",
            "",
            ("a d", "bc", False),
        ),
        (f"<text:p>a</text:p><text:p>{span('T1', 'b')}</text:p>", "", ("a\n", "b", False)),
        (f"<text:p>{span('T1', 'a')}</text:p><text:p>{span('T1', 'b')}</text:p>", "", ("a\nb", "a\nb", True)),
        (f"<text:p>a {span('T2', 'b')}</text:p>", "ce1", ("b", "a", False)),
        (f"<text:p>a {span('T3', 'b')}</text:p>", "ce1", ("a b", "", True)),
    ],
)
def test_the_spans_of_an_opendocument_sheet_are_told_apart(tmp_path, within, style, left) -> None:
    """A span is struck through as its style says, else as what it stands in; an open one as its cell is."""
    assert said(only(document(tmp_path / "a", [[text_cell(within, style)]]))) == left


STRIKES = ".gone {text-decoration:line-through} .back {text-decoration:none}"


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ("<tr><td><s><font>a</font></s>", ("a", "a", True)),
        ("<tr><td>a <del>b</del> c", ("a  c", "b", False)),
        ("<tr><td><strike>a", ("a", "a", True)),
        ("<tr><td><strike>a<td>b", ("b", "", False)),
        ("<tr><td class=gone>a", ("a", "", True)),
        ('<tr><td class="x gone" style="text-decoration: none">a', ("a", "", False)),
        ("<tr style='TEXT-DECORATION: underline Line-Through'><td>a", ("a", "", True)),
        ("<tr><td>a <span class=gone>b<span>c</span>d</span> e", ("a  e", "bcd", False)),
        ("<tr><td><s>a<b>b</s>c</b>", ("c", "ab", False)),
        ("<tr><td><s>a</s><br><s>b</s>", ("a\nb", "a\nb", True)),
        ("<tr><td>a<br><s>b</s>", ("a", "b", False)),
        ("<tr class=gone><td><tr><td>a", ("a", "", False)),
        ("<tr><td><p class=gone>a<p>b", ("b", "a", False)),
        ("<tr><td><ul><li class=gone>a<li>b</ul>", ("b", "a", False)),
        ("<tr><td><ul><li class=gone>a<ul><li>b</ul>c<li>d</ul>", ("d", "a\nb\nc", False)),
        ("<tr><td><hr class=gone>a<img class=gone>b", ("ab", "", False)),
    ],
)
def test_what_is_struck_in_a_web_page_is_told_apart(tmp_path, table, left) -> None:
    """By its elements, its styles and its classes, as far as they reach; a row's style strikes all its cells."""
    path = tmp_path / "a.xls"
    path.write_text(f"<style>{STRIKES}</style><table>{table}")
    cells = next(iter(read_workbook(path).sheets[0].rows.values()))
    assert said(cells[max(cells)]) == left


@pytest.mark.parametrize(
    ("style", "is_struck"), [("struck", True), ("of struck", True), ("lifted", False), ("Default", False)]
)
def test_a_style_of_an_xml_spreadsheet_strikes_its_cells(tmp_path, style, is_struck) -> None:
    """Its own font says it, else that of the style it is derived from."""
    font = '<Font ss:StrikeThrough="{}"/>'
    styles = "".join(
        f'<Style ss:ID="{name}" {f"ss:Parent={chr(34)}struck{chr(34)}" if name != "struck" else ""}>{own}</Style>'
        for name, own in (("struck", font.format(1)), ("of struck", ""), ("lifted", font.format(0)))
    )
    row = f'<Row><Cell ss:StyleID="{style}"><Data ss:Type="String">Pilot</Data></Cell></Row>'
    sheet = f'<Styles>{styles}</Styles><Worksheet ss:Name="Plan"><Table>{row}</Table></Worksheet>'
    (tmp_path / "a.xls").write_text(f"{HEAD}{sheet}</Workbook>")
    assert said(only(tmp_path / "a.xls")) == ("Pilot", "", is_struck)


UNDATED = "its date is struck through, and nothing stands in its place: read as not known"


def with_struck(tmp_path: Path, rows: list[list[str]], *cells: str) -> Path:
    """A workbook in which some cells are struck through as a whole."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell in cells:
        book.active[cell].font = Font(strike=True)
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["Milestone", "Date"], ["B3"]),
        (["Task", "Start", "Finish"], ["B3", "C3"]),
        (["Task", "Start", "Finish"], ["C3"]),
        (["Supplier", "SIT entry", "SIT exit"], ["C3"]),
    ],
)
def test_a_date_struck_through_with_nothing_in_its_place_is_told_of_its_task(
    tmp_path: Path, head: list[str], cells: list[str]
) -> None:
    """The plan no longer says when it is to be, and may have dropped it; others are not told with it."""
    days = ["17/04/2023", "28/04/2023"]
    rows = [head, *([name, *days[: len(head) - 1]] for name in ("Alpha", "Beta", "Gamma"))]
    reading = read_plan(with_struck(tmp_path, rows, *cells))
    (told,) = [one for one in reading.warnings if one["reason"] == UNDATED]
    assert "Beta" in told["text"] and reading.reading_confidence != "high"


@pytest.mark.parametrize("head", [("Baseline", "Forecast"), ("Original date", "Revised date")])
def test_a_forecast_struck_through_brings_no_baseline_back(tmp_path: Path, head: tuple[str, str]) -> None:
    """Nobody knows when its task is to be now: what was agreed before is kept beside, and is none of its dates."""
    rows = [["Milestone", *head], *([one, "17/04/2023", "28/04/2023"] for one in ("A", "B", "C"))]
    reading = read_plan(with_struck(tmp_path, rows, "C3"))
    found = [(row["date_basis"], row["finish_from"]) for row in reading.rows]
    assert found[1] == ("forecast", None) and {*found[:1], *found[2:]} == {("forecast", "2023-04-28")}
    assert "17/04/2023" in reading.rows[1]["other_dates"] and reading.reading_confidence != "high"
    assert [one["text"] for one in reading.warnings if one["reason"] == UNDATED] == ["B"]


def test_a_start_that_happened_stands_for_the_forecast_struck_through(tmp_path: Path) -> None:
    """Who began strikes out when that was to be; an earlier plan does not hold again by it."""
    head = ["Task", "Baseline start", "Start", "Finish", "Actual start"]
    rows = [head, *([one, "10/04/2023", "17/04/2023", "28/04/2023", None] for one in ("A", "B", "C"))]
    rows[1][-1] = "18/04/2023"
    reading = read_plan(with_struck(tmp_path, rows, "C2", "C3"))
    assert [row["start_from"] for row in reading.rows] == ["2023-04-18", None, "2023-04-17"]


def test_a_date_struck_through_beside_another_that_holds_is_no_doubt_of_its_task(tmp_path: Path) -> None:
    """The forecast, or what happened, says when it is; a task struck through is none, and N/A no forecast."""
    rows: list[list[str]] = [
        ["Milestone", "Baseline", "Forecast", "Actual"],
        *([one, "17/04/2023", "28/04/2023", ""] for one in ("A", "B", "C")),
        ["D", "17/04/2023", "28/04/2023", "30/04/2023"],
        ["E", "17/04/2023", "N/A", ""],
    ]
    reading = read_plan(with_struck(tmp_path, rows, "B2", "A4", "B4", "C4", "C5", "C6"))
    assert not any(one["reason"] == UNDATED for one in reading.warnings)
    assert [row["date_basis"] for row in reading.rows] == ["forecast", "forecast", "actual", "baseline"]


@pytest.mark.parametrize(("cell", "is_told"), [("B3", True), ("C3", False)])
def test_a_start_struck_through_alone_is_told_of_its_task(tmp_path: Path, cell: str, is_told: bool) -> None:
    """Its finish stays, and when it begins is not known: a struck baseline beside the forecast says nothing."""
    head = ["Task", "Forecast start", "Baseline start", "Finish"]
    rows = [head, *([one, "17/04/2023", "10/04/2023", "28/04/2023"] for one in ("A", "B", "C"))]
    reading = read_plan(with_struck(tmp_path, rows, cell))
    told = [one["text"] for one in reading.warnings if "no start stands in its place" in one["reason"]]
    assert told == (["B"] if is_told else []) and len(reading.rows) == 3
