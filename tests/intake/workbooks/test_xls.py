"""Workbooks of binary records, old and new: real files above all."""

import struct
from datetime import date, datetime
from pathlib import Path

import pytest
import xlwt
from python_calamine import CalamineWorkbook

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet, Workbook, read_workbook


def read(real: Path, name: str) -> Workbook:
    (path,) = real.rglob(name)
    return read_workbook(path)


def test_dates_come_with_the_formats_they_are_shown_in(real) -> None:
    """The row of days of a planner: sixty real dates, each shown as a day."""
    (sheet,) = read(real, "arjunswaj_links_Project_Plan.xls").sheets
    dates = [
        one for cells in sheet.rows.values() for one in cells.values() if isinstance(one.value, datetime)
    ]
    assert sheet.rows[8][9] == Cell(datetime(2014, 5, 12), "m/d/yy")
    assert (len(dates), {one.number_format for one in dates}) == (60, {"m/d/yy"})


def test_what_is_hidden_and_merged_is_told(real) -> None:
    """Hidden sheets, rows and columns are marked, and merges counted from 1."""
    weekly, data, *_ = sheets = read(real, "calamine__OOM_alloc.xls").sheets
    assert [sheet.is_hidden for sheet in sheets] == [False] + [True] * 9
    assert (min(data.hidden_rows), data.hidden_columns) == (1, {1, 2, 3, 4})
    assert weekly.merged[0] == (8, 17, 8, 22)


def test_calamine_sees_the_same_values_in_every_real_workbook(real) -> None:
    """Place by place, wherever the other library opens the file."""
    compared = 0
    for path in sorted(real.rglob("*.xls")):
        try:
            theirs = CalamineWorkbook.from_path(path)
            ours = read_workbook(path)
        except Exception:
            continue
        for sheet in ours.sheets:
            assert _values(sheet) == _as_calamine_sees(theirs, sheet.name), (path.name, sheet.name)
        compared += 1
    assert compared >= 8


def _values(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {(row, column): one.value for row, cells in sheet.rows.items() for column, one in cells.items()}


def _as_calamine_sees(book: CalamineWorkbook, name: str) -> dict[tuple[int, int], object]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    cells = {(row, column): one for row, held in enumerate(rows, 1) for column, one in enumerate(held, 1)}
    return {place: _with_time(one) for place, one in cells.items() if str(one).strip()}


def _with_time(value: object) -> object:
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return datetime(value.year, value.month, value.day) if is_day else value


@pytest.mark.parametrize(("name", "rows"), [("poi__testEXCEL_3.xls", 30), ("poi__testEXCEL_95.xls", 18)])
def test_workbooks_of_before_1997_are_read(real, name: str, rows: int) -> None:
    """Excel 3's bare records and Excel 95's book are workbooks too."""
    assert len(read(real, name).sheets[0].rows) == rows


def test_a_compound_file_that_is_no_workbook_is_named(real) -> None:
    """An MS Project file is an Office format, but no workbook."""
    with pytest.raises(NotReadable, match="no workbook"):
        read(real, "ncl_team6_Project_Plan.mpp")


def test_rules_that_colour_cells_are_counted(tmp_path) -> None:
    """The library reads no formula of theirs: what they would show is said to be missing; others fill nothing."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    for column, value in enumerate(("Task", *(f"{month} 26" for month in ("Jan", "Feb", "Mar", "Apr")))):
        sheet.write(0, column, value)
    for number, task in enumerate(("Design", "Build"), 1):
        sheet.write(number, 0, task)
        sheet.write(number, number, "x")
    ruled = struct.pack("<HHHH4HH4H", 0x1B0, 22, 1, 0, 1, 2, 1, 4, 1, 1, 2, 1, 4)
    filling = struct.pack("<HHBBHHI6x", 0x1B1, 16, 2, 0, 0, 0, 1 << 29)
    aligning = struct.pack("<HHBBHHI2x", 0x1B1, 12, 2, 0, 0, 0, 1 << 27)
    held = sheet.get_biff_data()
    sheet.get_biff_data = lambda: held[:-4] + ruled + filling + aligning + held[-4:]
    book.save(tmp_path / "ruled.xls")
    (drawn,) = (one.drawn for one in read_workbook(tmp_path / "ruled.xls").sheets)
    assert [rule.extents for rule in drawn.rules] == [((2, 2, 3, 5),)]
    told = [one["reason"] for one in read_plan(tmp_path / "ruled.xls").set_aside]
    assert any("1 rule for the colours of the drawing could not be worked out" in one for one in told)


_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(stream: str) -> bytes:
    """A compound file of one blank stream: a header, a sector of the table of sectors, and one of the directory."""
    magic = bytes.fromhex("d0cf11e0a1b11ae1")
    header = magic + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 0x1000, _END, 0, _END, 0) + struct.pack(
        "<109I", 0, *[_FREE] * 108
    )
    table = struct.pack("<128I", _TABLE, _END, *[_FREE] * 126)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I", 2 * len(name) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", _END, 0)
        for name, kind, child in (("Root Entry", 5, 1), (stream, 2, _FREE))
    )
    return header.ljust(_SECTOR, b"\0") + table + entries.ljust(_SECTOR, b"\0")


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        ("WordDocument", r"a Word document of the older format \(.doc\); ask for it saved again as .docx"),
        (
            "PowerPoint Document",
            r"a presentation of the older format \(.ppt\); ask for it saved again as .pptx",
        ),
        ("VisioDocument", "an older Office format that is no workbook"),
    ],
)
def test_older_documents_say_as_what_they_are_read(tmp_path: Path, stream: str, told: str) -> None:
    """By the stream that holds their text."""
    (tmp_path / "plan.doc").write_bytes(compound(stream))
    with pytest.raises(NotReadable, match=told):
        read_workbook(tmp_path / "plan.doc")
