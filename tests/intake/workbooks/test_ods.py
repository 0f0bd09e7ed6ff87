"""OpenDocument spreadsheets: values with how they are shown, repeats without expansion, hidden parts."""

import zipfile
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet, read_workbook

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
DOCUMENT = (
    f'<office:document-content xmlns:office="{_ODF}office:1.0" xmlns:table="{_ODF}table:1.0"'
    f' xmlns:text="{_ODF}text:1.0" xmlns:style="{_ODF}style:1.0" xmlns:number="{_ODF}datastyle:1.0"'
    f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0" xmlns:draw="{_ODF}drawing:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<office:automatic-styles>{styles}</office:automatic-styles>"
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
)
DAY = 'office:value-type="date" office:date-value="2023-07-01"'


@pytest.fixture
def ods(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a spreadsheet of the tables and styles given as XML."""

    def write(tables: str, styles: str = "", manifest: str = "") -> Path:
        path = tmp_path / "plan.ods"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
            package.writestr("content.xml", DOCUMENT.format(styles=styles, tables=tables))
        return path

    return write


def table(rows: str, said: str = "") -> str:
    return f'<table:table table:name="Plan" {said}>{rows}</table:table>'


def row(*cells: str, said: str = "") -> str:
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", said: str = "") -> str:
    paragraph = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {said}>{paragraph}</table:table-cell>"


def word(text: str) -> str:
    return cell(text, 'office:value-type="string"')


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def values(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {(row, column): one.value for row, cells in sheet.rows.items() for column, one in cells.items()}


@pytest.mark.parametrize(
    ("said", "text", "value"),
    [
        ('office:value-type="float" office:value="7"', "7.00", 7),
        ('office:value-type="float" office:value="1.5"', "1,5", 1.5),
        ('office:value-type="percentage" office:value="0.5"', "50%", 0.5),
        ('office:value-type="currency" office:value="12.5" office:currency="GBP"', "£12.50", 12.5),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", True),
        (DAY, "Jul 23", datetime(2023, 7, 1)),
        (
            'office:value-type="date" office:date-value="2023-07-01T09:30:00"',
            "x",
            datetime(2023, 7, 1, 9, 30),
        ),
        ('office:value-type="time" office:time-value="PT09H30M00S"', "09:30", time(9, 30)),
        ('office:value-type="time" office:time-value="PT30H00M00S"', "30:00", timedelta(hours=30)),
        ('office:value-type="string"', "a<text:s text:c='2'/>b<text:line-break/>c", "a  b\nc"),
        ('office:value-type="string" office:string-value=""', "#N/A", "#N/A"),
        ('office:value-type="date" office:date-value="soon"', "soon", "soon"),
    ],
)
def test_values_keep_their_kinds(ods, said: str, text: str, value: object) -> None:
    """Each kind of value is read from its own attribute; errors and what can't be read are the text shown."""
    read = values(only_sheet(ods(table(row(cell(text, said))))))[1, 1]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("parts", "number_format"),
    [
        ('<number:month number:textual="true"/><number:text> </number:text><number:year/>', "mmm yy"),
        (
            '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
            '<number:text>/</number:text><number:year number:style="long"/>',
            "dd/mm/yyyy",
        ),
        (
            '<number:month number:style="long" number:textual="true"/><number:text> day of </number:text>'
            '<number:year number:style="long"/>',
            'mmmm" day of "yyyy',
        ),
    ],
)
@pytest.mark.parametrize("where", ["cell", "row", "column", "parent"])
def test_a_date_style_becomes_the_format_it_shows(ods, parts: str, number_format: str, where: str) -> None:
    """Whether the cell, its row, its column or a parent style names it: a month stays a month."""
    styles = (
        f'<number:date-style style:name="N1">{parts}</number:date-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    )
    own = {"cell": 'table:style-name="ce1"', "parent": 'table:style-name="ce2"'}.get(where, "")
    default = 'table:default-cell-style-name="ce1"'
    column = f"<table:table-column {default if where == 'column' else ''}/>"
    rows = column + row(cell("x", f"{DAY} {own}"), said=default if where == "row" else "")
    assert only_sheet(ods(table(rows), styles)).rows[1][1].number_format == number_format


def test_a_share_is_shown_in_per_cent(ods) -> None:
    """Even where no style says so."""
    sheet = only_sheet(ods(table(row(cell("50%", 'office:value-type="percentage" office:value="0.5"')))))
    assert sheet.rows[1][1] == Cell(0.5, "0%")


def test_repeats_keep_places_and_giant_blank_ones_cost_nothing(ods) -> None:
    """What holds something repeats; blanks to the last row and column only count."""
    rows = (
        row(word("a"), cell(said='table:number-columns-repeated="3"'), word("b"))
        + row(cell(said='table:number-columns-repeated="16384"'), said='table:number-rows-repeated="1000000"')
        + row(
            cell("c", 'office:value-type="string" table:number-columns-repeated="2"'),
            said='table:number-rows-repeated="2"',
        )
    )
    assert values(only_sheet(ods(table(rows)))) == {
        (1, 1): "a", (1, 5): "b",
        (1000002, 1): "c", (1000002, 2): "c", (1000003, 1): "c", (1000003, 2): "c",
    }  # fmt: skip


def test_a_text_filled_down_to_the_end_is_refused(ods) -> None:
    """Millions of repeated cells are no plan; the sheet is named."""
    rows = row(*[word("x")] * 4, said='table:number-rows-repeated="1048576"')
    with pytest.raises(NotReadable, match="'Plan' repeats its cells"):
        read_workbook(ods(table(rows)))


def test_what_is_hidden_merged_indented_and_grouped_is_told(ods) -> None:
    """Hidden and filtered rows, hidden columns and tables, merges, indents and row groups."""
    styles = (
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/>'
        '</style:style><style:style style:name="ce1" style:family="table-cell">'
        '<style:paragraph-properties fo:margin-left="0.706cm"/></style:style>'
    )
    merged = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        + row(cell("a", f"{merged}"), "<table:covered-table-cell/>", word("hidden"))
        + row(word("b"), said='table:visibility="filter"')
        + "<table:table-row-group>"
        + row(cell("c", 'table:style-name="ce1"'))
        + "<table:table-row-group>" + row(word("d")) + "</table:table-row-group></table:table-row-group>"
        + row(word("e"))
    )  # fmt: skip
    sheet = only_sheet(ods(table(rows, 'table:style-name="ta1"'), styles))
    assert (sheet.is_hidden, sheet.hidden_rows, sheet.hidden_columns) == (True, {2}, {3})
    assert (sheet.merged, sheet.outline_levels) == (((1, 1, 2, 2),), {3: 1, 4: 2})
    assert sheet.rows[3][1].indent == 2


def test_remarks_and_drawings_are_no_part_of_a_cell(ods) -> None:
    """A comment's words don't join the cell's."""
    remark = "<office:annotation><dc:date>2023</dc:date><text:p>why?</text:p></office:annotation>"
    drawn = "<draw:frame><draw:text-box><text:p>picture</text:p></draw:text-box></draw:frame>"
    said = f'<table:table-cell office:value-type="string">{remark}<text:p>Task</text:p>{drawn}</table:table-cell>'
    sheet = only_sheet(ods(table(row(said))))
    assert values(sheet) == {(1, 1): "Task"} and sheet.may_be_remarked
    assert not only_sheet(ods(table(row(word("Task"))))).may_be_remarked


@pytest.mark.parametrize(
    ("kind", "saved_as"), [("text", ".docx"), ("presentation", ".pptx"), ("graphics", ".xlsx")]
)
def test_other_opendocument_files_say_as_what_they_are_read(ods, kind: str, saved_as: str) -> None:
    """A text and a presentation are wanted in the formats of Office."""
    path = ods("")
    content = DOCUMENT.replace("spreadsheet", kind).format(styles="", tables="")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        package.writestr("content.xml", content)
    with pytest.raises(NotReadable, match=rf"no spreadsheet; ask for it saved again as \{saved_as}"):
        read_workbook(path)


def test_a_formula_never_calculated_says_so(ods) -> None:
    """A formula without a value is no blank."""
    sheet = only_sheet(ods(table(row(cell(said='table:formula="of:=[.A2]+1"')))))
    assert sheet.rows[1][1] == Cell("=[.A2]+1", is_uncalculated=True)


def test_a_formula_without_a_value_gave_a_blank_where_others_have_theirs(ods) -> None:
    """Who calculates a spreadsheet writes no value for a blank: =IF(A1="","",A1)."""
    given = 'table:formula="of:=1+1" office:value-type="float" office:value="2"'
    cells = cell("2", given), cell(said='table:formula="of:=IF([.A2]=&quot;&quot;;&quot;&quot;;1)"')
    assert values(only_sheet(ods(table(row(*cells) + row(*reversed(cells)))))) == {(1, 1): 2, (2, 2): 2}


def test_a_spreadsheet_may_be_one_text(tmp_path) -> None:
    """A flat file (.fods) holds in order what an archive keeps in parts."""
    hidden = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="gone" style:family="table">{hidden}</style:style>'
    tables = table(row(word("Task"))) + table(row(word("Old")), 'table:style-name="gone"')
    written = DOCUMENT.format(styles=styles, tables=tables).replace("document-content", "document")
    (tmp_path / "plan.xml").write_text(f"\n<?xml version='1.0'?>{written}")
    sheets = read_workbook(tmp_path / "plan.xml").sheets
    assert [(one.is_hidden, one.rows[1][1].value) for one in sheets] == [(False, "Task"), (True, "Old")]


@pytest.mark.parametrize(
    ("manifest", "reason"), [("<manifest><encryption-data/></manifest>", "encrypted"), ("", "no spreadsheet")]
)
def test_encrypted_files_and_other_documents_are_named(ods, manifest: str, reason: str) -> None:
    """An encrypted document is called so, and a text document no spreadsheet."""
    path = ods("", manifest=manifest)
    content = DOCUMENT.replace("spreadsheet", "text").format(styles="", tables="")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("content.xml", content)
    with pytest.raises(NotReadable, match=reason):
        read_workbook(path)
