"""Whether a cell is bold is told of every format that says so, by its style or one that this is derived from."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from openpyxl import Workbook
from openpyxl.styles import Font

from mhhs_analysis.intake.workbooks.workbook import read_workbook
from tests.intake.workbooks.test_ods import DOCUMENT
from tests.intake.workbooks.test_spreadsheetml import HEAD


def by_openpyxl(folder: Path) -> Path:
    book = Workbook()
    for row, is_bold in enumerate((True, False, True), 1):
        book.active.cell(row, 1, f"Row {row}").font = Font(bold=is_bold, strike=not is_bold)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def by_xlsxwriter(folder: Path) -> Path:
    book = xlsxwriter.Workbook(str(folder / "a.xlsx"))
    page, bold = book.add_worksheet(), book.add_format({"bold": True})
    for row, look in enumerate((bold, None, bold)):
        page.write(row, 0, f"Row {row + 1}", look)
    book.close()
    return folder / "a.xlsx"


def binary(folder: Path) -> Path:
    book = xlwt.Workbook()
    page, bold, plain = book.add_sheet("Plan"), xlwt.easyxf("font: bold on"), xlwt.XFStyle()
    for row, look in enumerate((bold, plain, bold)):
        page.write(row, 0, f"Row {row + 1}", look)
    book.save(str(folder / "a.xls"))
    return folder / "a.xls"


def document(folder: Path) -> Path:
    """An OpenDocument spreadsheet: bold, light, and derived from bold with another property of its own."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-cell" {parent}><style:text-properties {said}/>'
        "</style:style>"
        for name, parent, said in (
            ("ce1", "", 'fo:font-weight="bold"'),
            ("ce2", "", 'fo:font-weight="300"'),
            ("ce3", 'style:parent-style-name="ce1"', 'fo:color="#ff0000"'),
        )
    )
    rows = "".join(
        f'<table:table-row><table:table-cell table:style-name="ce{row}" office:value-type="string">'
        f"<text:p>Row {row}</text:p></table:table-cell></table:table-row>"
        for row in (1, 2, 3)
    )
    tables = f'<table:table table:name="Plan">{rows}</table:table>'
    with zipfile.ZipFile(folder / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", DOCUMENT.format(styles=styles, tables=tables))
    return folder / "a.ods"


def xml_spreadsheet(folder: Path) -> Path:
    styles = (
        '<Styles><Style ss:ID="b"><Font ss:Bold="1"/></Style><Style ss:ID="p"><Font ss:Bold="0"/></Style>'
        '<Style ss:ID="d" ss:Parent="b"><Alignment ss:Indent="1"/></Style></Styles>'
    )
    rows = "".join(
        f'<Row><Cell ss:StyleID="{style}"><Data ss:Type="String">Row {row}</Data></Cell></Row>'
        for row, style in enumerate("bpd", 1)
    )
    page = f'<Worksheet ss:Name="Plan"><Table>{rows}</Table></Worksheet>'
    (folder / "a.xml").write_text(f"{HEAD}{styles}{page}</Workbook>", encoding="utf-8")
    return folder / "a.xml"


@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter, binary, document, xml_spreadsheet])
def test_bold_cells_are_told_from_others(tmp_path, write) -> None:
    """The first and the third row are bold, the second is not."""
    rows = read_workbook(write(tmp_path)).sheets[0].rows
    assert [rows[row][1].is_bold for row in (1, 2, 3)] == [True, False, True]
    assert [rows[row][1].text for row in (1, 2, 3)] == ["Row 1", "Row 2", "Row 3"]
