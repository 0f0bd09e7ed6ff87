"""Pages written as files, by libraries and text that are no code of ours."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt
from openpyxl.styles import Alignment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.intake.layouts.layout import Layout
from tests.intake.layouts.page import Cell, Page


def write(layout: Layout, pages: Sequence[Page], folder: Path) -> Path:
    """Write pages as a file of the layout's kind; return where it stands."""
    path = folder / f"plan.{layout.file}"
    if layout.file == "csv":
        _write_csv(layout, pages, path)
    elif layout.file == "ods":
        _write_ods(pages, path)
    else:
        (_write_xlsx if layout.file == "xlsx" else _write_xls)(pages, path, layout.is_1904)
    return path


def _write_xlsx(pages: Sequence[Page], path: Path, is_1904: bool) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    for page in pages:
        sheet = book.create_sheet(page.name)
        for (row, column), cell in page.cells.items():
            written = sheet.cell(row, column, cell.value)
            written.number_format = cell.number_format
            if cell.indent:
                written.alignment = Alignment(indent=cell.indent)
        for top, left, bottom, right in page.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in page.hidden:
            sheet.row_dimensions[row].hidden = True
        for row, level in page.levels.items():
            sheet.row_dimensions[row].outlineLevel = level
    book.save(path)


def _write_xls(pages: Sequence[Page], path: Path, is_1904: bool) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    for page in pages:
        sheet = book.add_sheet(page.name)
        for top, left, bottom, right in page.merged:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        for (row, column), cell in page.cells.items():
            sheet.write(row - 1, column - 1, cell.value, _xls_style(cell))
        for row in page.hidden:
            sheet.row(row - 1).hidden = True
        for row, level in page.levels.items():
            sheet.row(row - 1).level = level
    book.save(str(path))


def _xls_style(cell: Cell) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    style.num_format_str = cell.number_format
    style.alignment.inde = cell.indent
    return style


def _write_csv(layout: Layout, pages: Sequence[Page], path: Path) -> None:
    """Write the only page as delimited text; signs that an encoding lacks make it another one."""
    (page,) = pages
    text = io.StringIO()
    writer = csv.writer(text, delimiter=layout.delimiter)
    width = max(column for _, column in page.cells)
    for row in range(1, max(row for row, _ in page.cells) + 1):
        cells = [page.cells.get((row, column)) for column in range(1, width + 1)]
        writer.writerow([_as_text(cell) for cell in cells])
    encoding = layout.encoding
    try:
        text.getvalue().encode(encoding)
    except UnicodeEncodeError:
        encoding = "utf-8"
    path.write_bytes(text.getvalue().encode(encoding))


def _as_text(cell: Cell | None) -> object:
    if cell is None:
        return ""
    return f"{cell.value:%d %b %Y}" if isinstance(cell.value, datetime) else cell.value


# --- OpenDocument -------------------------------------------------------------------------------------------

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_DOCUMENT = (
    f'<office:document-content xmlns:office="{_ODF}office:1.0" xmlns:table="{_ODF}table:1.0"'
    f' xmlns:text="{_ODF}text:1.0" xmlns:style="{_ODF}style:1.0" xmlns:number="{_ODF}datastyle:1.0"'
    f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0">'
    "<office:automatic-styles>{styles}</office:automatic-styles>"
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
)
_DATE_PARTS = {
    "day": '<number:day number:style="long"/><number:text>/</number:text>',
    "month": '<number:month number:textual="true"/><number:text> </number:text>',
    "year": '<number:year number:style="long"/>',
}


def _write_ods(pages: Sequence[Page], path: Path) -> None:
    """Write pages as XML: the number of a style is its indent, its letter what it shows of a date."""
    parts = {"d": ("day", "month", "year"), "m": ("month", "year"), "y": ("year",)}
    dates = "".join(
        f'<number:date-style style:name="N{letter}">{"".join(_DATE_PARTS[one] for one in shown)}</number:date-style>'
        for letter, shown in parts.items()
    )
    styles = "".join(_ods_style(letter, indent) for letter in "tdmy" for indent in range(3))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        tables = "".join(map(_ods_table, pages))
        package.writestr("content.xml", _DOCUMENT.format(styles=dates + styles, tables=tables))


def _ods_style(letter: str, indent: int) -> str:
    shown = f' style:data-style-name="N{letter}"' if letter in "dmy" else ""
    return (
        f'<style:style style:name="{letter}{indent}" style:family="table-cell"{shown}>'
        f'<style:paragraph-properties fo:margin-left="{10 * indent}pt"/></style:style>'
    )


def _ods_table(page: Page) -> str:
    last, width = (max((place[axis] for place in page.cells), default=0) for axis in (0, 1))
    rows = []
    for row in range(1, last + 1):
        cells = "".join(_ods_cell(page, row, column) for column in range(1, width + 1))
        hidden = ' table:visibility="collapse"' if row in page.hidden else ""
        level = page.levels.get(row, 0)
        opened, closed = "<table:table-row-group>" * level, "</table:table-row-group>" * level
        rows.append(f"{opened}<table:table-row{hidden}>{cells}</table:table-row>{closed}")
    return f"<table:table table:name={quoteattr(page.name)}>{''.join(rows)}</table:table>"


def _ods_cell(page: Page, row: int, column: int) -> str:
    merged = next((one for one in page.merged if one[:2] == (row, column)), None)
    spanned = (
        f' table:number-rows-spanned="{merged[2] - row + 1}" table:number-columns-spanned="{merged[3] - column + 1}"'
        if merged
        else ""
    )
    cell = page.cells.get((row, column))
    return f"<table:table-cell{spanned}{_ods_value(cell) if cell else '/>'}"


def _ods_value(cell: Cell) -> str:
    """Return the rest of a cell's element: its style, its value by kind, and text as paragraphs."""
    value = cell.value
    if isinstance(value, datetime):
        letter = next(one for one in "dmy" if one in cell.number_format.split("]")[-1])
        said = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        return f' table:style-name="{letter}0" {said}/>'
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value}"/>'
    text = str(value)
    spaces = len(text) - len(text.lstrip(" "))
    lead = f'<text:s text:c="{spaces}"/>' if spaces else ""
    paragraphs = "</text:p><text:p>".join(escape(line) for line in text.lstrip(" ").split("\n"))
    said = f' table:style-name="t{cell.indent}" office:value-type="string"'
    return f"{said}><text:p>{lead}{paragraphs}</text:p></table:table-cell>"
