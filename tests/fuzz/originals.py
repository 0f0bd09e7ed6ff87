"""Small plans in each format, to be changed: two of each, so that one can be spliced with the other."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import xlwt
from pptx import Presentation
from pptx.util import Inches

from tests.intake import traps
from tests.intake.responses import documents

Originals = dict[str, tuple[bytes, bytes]]
KINDS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "fods", "csv", "xml", "html", "mht", "docx", "pptx")
HEADINGS = ("WBS", "Task Name", "Start", "Finish", "Duration", "% Complete", "Predecessors")
TASKS = (
    ("1", "Design – phase 1", datetime(2023, 2, 1), datetime(2023, 3, 14), "30 days", 0.5, ""),
    ("1.1", "Interfaces", datetime(2023, 2, 13), "mid October 2023", 12, 1, "1FS+2d"),
    ("2", "SIT entry", "", "Q3 2023", "0 days", 0, "2"),
    ("3", "Migrate", "w/c 12/06/23", datetime(2024, 1, 31, 17), 44, "25%", "2;3"),
)
FORMATS = ("dd/mm/yyyy", "mmm-yy")


def originals(real: Path | None) -> Originals:
    """Return two files of each format; of .xlsb, which nothing here writes, only where real ones are."""
    made = {
        "xlsx": tuple(_xlsx(shown) for shown in FORMATS),
        "xlsm": tuple(map(_written, (traps.xlsx(strings=traps.strings("<si><t>x</t></si>")), _inline()))),
        "xls": tuple(_xls(shown) for shown in FORMATS),
        "ods": (_written(traps.ods(traps.ODS_PLAN)), _ods()),
        "fods": tuple(_flat(archive) for archive in (_written(traps.ods(traps.ODS_PLAN)), _ods())),
        "csv": tuple(_csv(delimiter) for delimiter in ",;"),
        "xml": tuple(_spreadsheetml(shown) for shown in FORMATS),
        "html": tuple(_page(shown) for shown in FORMATS),
    }
    made["docx"] = tuple(_document(title) for title in ("Our plan", "POAP 2"))
    made["pptx"] = tuple(_slides(title) for title in ("Our plan", "Roadmap"))
    made["mht"] = tuple(_archive(page) for page in made["html"])
    if real is not None:
        names = ("calamine__date_1904.xlsb", "poi__date.xlsb")
        made["xlsb"] = tuple((real / "hostile" / name).read_bytes() for name in names)
    return made


def _written(write: Callable[[Path], None]) -> bytes:
    held = io.BytesIO()
    write(held)  # type: ignore[arg-type]  # an archive is written to a stream as to a path
    return held.getvalue()


def _inline() -> traps.Write:
    merged = '<mergeCells><mergeCell ref="A3:C3"/></mergeCells>'
    shared = '<c r="B3"><f t="shared" ref="B3:C3" si="0">B2+1</f></c><c r="C3"><f t="shared" si="0"/><v>45000</v></c>'
    hidden = f'<row r="3" hidden="1" outlineLevel="2">{traps.cell("A3", "Test")}{shared}</row>'
    return traps.xlsx(traps.PLAN + hidden, '<cols><col min="2" max="3" hidden="1"/></cols>', merged)


def _xlsx(shown: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Our plan"])
    sheet.merge_cells("A1:C1")
    for row in (HEADINGS, *TASKS):
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=3, min_col=3, max_col=4):
        for cell in cells:
            cell.number_format = shown
    sheet.row_dimensions[4].hidden, sheet.row_dimensions[5].outlineLevel = True, 1
    sheet["B5"].alignment = openpyxl.styles.Alignment(indent=2)
    sheet["H3"] = "=E3*2"
    book.create_sheet("Notes").append(["Risk", "Owner"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _xls(shown: str) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    for number, row in enumerate((HEADINGS, *TASKS)):
        for column, value in enumerate(row):
            sheet.write(number, column, value, xlwt.easyxf(num_format_str=shown))
    sheet.write_merge(7, 7, 0, 3, "a note over several cells")
    sheet.row(3).hidden = True
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _ods() -> bytes:
    date = '<table:table-cell office:value-type="date" office:date-value="2023-02-0{}"/>'
    number = (
        '<table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="2">'
        "<text:p>5</text:p></table:table-cell>"
    )
    rows = [
        f'<table:table-row table:visibility="collapse">{date.format(day) * 2}{number}</table:table-row>'
        for day in range(1, 5)
    ]
    spanned = (
        '<table:table-cell table:number-columns-spanned="3"><text:p>x<text:s text:c="3"/></text:p>'
        "</table:table-cell>"
    )
    grouped = f"<table:table-row-group>{''.join(rows)}</table:table-row-group>"
    row = f'<table:table-row table:number-rows-repeated="2">{spanned}</table:table-row>'
    return _written(
        traps.ods(traps.ODS_PLAN + grouped + row, '<table:table-column table:number-columns-repeated="4"/>')
    )


def _flat(archive: bytes) -> bytes:
    """Return a spreadsheet as one text."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return parts.read("content.xml").replace(b"document-content", b"document")


def _texts(delimiter: str) -> list[str]:
    return [delimiter.join(_text(value) for value in row) for row in (HEADINGS, *TASKS)]


def _text(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime) else str(value).replace(";", " ")


def _csv(delimiter: str) -> bytes:
    return "\r\n".join(['"a title"', *_texts(delimiter)]).encode()


def _spreadsheetml(shown: str) -> bytes:
    rows = "".join(f"<Row>{''.join(_data(value) for value in row)}</Row>" for row in (HEADINGS, *TASKS))
    styles = f'<Styles><Style ss:ID="d"><NumberFormat ss:Format="{shown}"/></Style></Styles>'
    table = f'<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/>{rows}<Row ss:Index="12" ss:Hidden="1"/>'
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}">{styles}'
        f'<Worksheet ss:Name="Plan"><Table>{table}</Table></Worksheet></Workbook>'
    ).encode()


def _data(value: object) -> str:
    if isinstance(value, datetime):
        return f'<Cell ss:StyleID="d"><Data ss:Type="DateTime">{value.isoformat()}.000</Data></Cell>'
    kind = "Number" if isinstance(value, int | float) else "String"
    return f'<Cell ss:MergeDown="0"><Data ss:Type="{kind}">{value}</Data></Cell>'


def _page(shown: str) -> bytes:
    style = f'<style>.d {{mso-number-format:"{shown}";}}</style>'
    rows = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in (HEADINGS, *TASKS))
    return f"<html><head>{style}</head><body><h1>Plan</h1><table><col span=2>{rows}</table></body></html>".encode()


def _document(title: str) -> bytes:
    rows = [[_text(value) for value in row] for row in (HEADINGS, *TASKS)]
    held = io.BytesIO()
    merged = [documents.wide("a note", 2), *[documents.under()] * 5]
    further = ["4", "Cut over", *rows[1][2:]]
    tables = (documents.tbl(*rows, merged), documents.p(""), documents.tbl(further))
    blocks = (documents.p(title), *tables, documents.p(documents.gone("x"), "Regards"))
    documents.write(held, *blocks)  # type: ignore[arg-type]  # an archive is written to a stream as to a path
    return held.getvalue()


def _slides(title: str) -> bytes:
    deck = Presentation()
    for rows in ((HEADINGS, *TASKS[:2]), TASKS[2:]):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = "until 14/03/2023"
        table = slide.shapes.add_table(len(rows), len(HEADINGS), *(Inches(one) for one in (1, 2, 8, 1))).table
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                table.cell(number, column).text = _text(value)
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return f'<td class="d" x:num="{(value - datetime(1899, 12, 30)).days}">{value:%d/%m/%Y}</td>'
    return f'<td rowspan="1" colspan="1">{value}</td>'


def _archive(page: bytes) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    part = b"Content-Location: file:///C:/plan.htm\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    return head + part + page + b"\r\n--b--\r\n"
