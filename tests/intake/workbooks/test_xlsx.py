"""Workbooks of XML parts: values with how they are shown, oddly written ones, and agreement with openpyxl."""

import io
import re
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.sheets import is_error
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet, read_workbook

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
HANGS = {"calamine__issue_174.xlsx", "poi__57893-many-merges.xlsx"}
"""Files that openpyxl can't load in reasonable time."""


@pytest.fixture
def raw_sheet(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a workbook whose only sheet, or any other part, is the XML given."""

    def write(xml: str, parts: dict[str, str] | None = None, without: tuple[str, ...] = ()) -> Path:
        whole = io.BytesIO()
        openpyxl.Workbook().save(whole)
        path = tmp_path / "plan.xlsx"
        changed = {"xl/worksheets/sheet1.xml": xml, **(parts or {})}
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name in {*old.namelist(), *changed} - set(without):
                new.writestr(name, changed[name] if name in changed else old.read(name))
        return path

    return write


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def values(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {(row, column): cell.value for row, cells in sheet.rows.items() for column, cell in cells.items()}


def test_values_keep_their_kinds(workbook_file) -> None:
    """Whole numbers stay whole, flags flags, errors words, blanks nothing; dates, times and lengths as shown."""
    held = [7, 1.5, True, "#N/A", "  ", datetime(2023, 7, 1), clock(9, 30), timedelta(hours=30), "0017"]
    (cells,) = only_sheet(workbook_file({"Plan": [held]})).rows.values()
    read = {column: cell.value for column, cell in cells.items()}
    assert read == {column: value for column, value in enumerate(held, 1) if value != "  "}
    assert [type(read[column]) for column in (1, 2, 3)] == [int, float, bool]


def test_every_date_cell_carries_its_format(workbook_file) -> None:
    """Built-in and custom formats alike: whether a date is a day or a month depends on it."""
    formats = ["mm-dd-yy", "d-mmm-yy", "mmm-yy", "dd/mm/yyyy", 'mmm "of" yyyy', "[$-809]mmmm yyyy;@"]

    def change(book) -> None:
        for column, number_format in enumerate(formats, 1):
            book["Plan"].cell(1, column).number_format = number_format

    sheet = only_sheet(workbook_file({"Plan": [[datetime(2023, 7, 1)] * len(formats)]}, change=change))
    assert [cell.number_format for cell in sheet.rows[1].values()] == formats
    assert {cell.value for cell in sheet.rows[1].values()} == {datetime(2023, 7, 1)}


def test_what_is_hidden_merged_indented_and_grouped_is_told(workbook_file) -> None:
    """Hidden rows and columns, merges, indents and the depth of grouped rows come with the cells."""

    def change(book) -> None:
        sheet = book["Plan"]
        sheet.merge_cells("A1:C1")
        sheet.column_dimensions.group("B", "C", hidden=True)
        sheet.row_dimensions.group(2, 3, outline_level=2)
        sheet.row_dimensions[3].hidden = True
        sheet["A2"].alignment = Alignment(indent=3)

    rows = [["Plan"], ["Design", 1, 2, 3], ["Build", 4, 5, 6]]
    sheet = only_sheet(workbook_file({"Plan": rows}, change=change))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {2, 3})
    assert (sheet.merged, sheet.outline_levels) == (((1, 1, 1, 3),), {2: 2, 3: 2})
    assert sheet.rows[2][1] == Cell("Design", indent=3)


def test_a_workbook_that_counts_from_1904_gives_the_same_days(workbook_file) -> None:
    """The calendar's beginning is the workbook's own."""

    def change(book) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    sheet = only_sheet(workbook_file({"Plan": [[datetime(2023, 7, 1)]]}, change=change))
    assert sheet.rows[1][1].value == datetime(2023, 7, 1)


def test_formulas_never_calculated_say_so_and_blank_ones_are_blank(raw_sheet) -> None:
    """No stored value: the formula, moved when it is shared; a stored empty text: nothing; a stored value: it."""
    xml = SHEET.format(
        '<sheetData><row r="1"><c r="A1"><f>B1+1</f></c><c r="B1"><f>1+1</f><v></v></c>'
        '<c r="C1" t="str"><f>IF(A1,"","")</f><v></v></c><c r="D1"><f>2+2</f><v>4</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2&amp;C2</f></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row></sheetData>'
    )
    sheet = only_sheet(raw_sheet(xml))
    assert values(sheet) == {(1, 1): "=B1+1", (1, 2): "=1+1", (1, 4): 4, (2, 1): "=B2&C2", (3, 1): "=B3&C3"}
    assert [cell.is_uncalculated for cell in sheet.rows[1].values()] == [True, True, False]


@pytest.mark.parametrize(
    "xml",
    [
        SHEET.format('<sheetData><row r="2"><c r="B2" t="str"><v>A &amp; B</v></c></row></sheetData>'),
        SHEET.format("<sheetData><row r='2'><c t='str' r='B2'><v>A &#38; B</v></c></row></sheetData>"),
        SHEET.format('<sheetData>\n<row r="2">\n<c r="B2" t="str">\n<v>A &amp; B</v>\n</c>\n</row>\n</sheetData>'),
        SHEET.format('<sheetData><row r="2"><c r="B2" t="str"><v><![CDATA[A & B]]></v></c></row></sheetData>'),
        SHEET.format('<sheetData><row><c/></row><row><c/><c t="str"><v>A &amp; B</v></c></row></sheetData>'),
        SHEET.format(
            '<!-- <row r="9"><c r="A9"><v>1</v></c></row> --><sheetData><row r="1"/><row r="2"><c r="A2" s="0"/>'
            '<c r="B2" t="inlineStr"><is><t>A</t></is></c></row></sheetData>'
        ).replace("<t>A</t>", '<r><t xml:space="preserve">A </t></r><r><rPr/><t>&amp; B</t></r><rPh><t>no</t></rPh>'),
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="2">'
        '<x:c r="B2" t="str"><x:v>A &amp; B</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns="urn:other"><x:sheetData>'
        '<x:row r="2"><x:c r="B2" t="str"><x:v>A &amp; B</x:v></x:c><c r="C2"><v>9</v></c></x:row>'
        "</x:sheetData></x:worksheet>",
        '<?xml version="1.0" encoding="iso-8859-1"?>'
        + SHEET.format('<sheetData><row r="2"><c r="B2" t="str"><v>A &amp; B</v></c></row></sheetData>'),
    ],
)  # fmt: skip
def test_the_same_sheet_is_read_however_its_xml_is_written(raw_sheet, xml: str) -> None:
    """Quotes, spaces, comments, CDATA, prefixes, runs and missing references change nothing."""
    assert values(only_sheet(raw_sheet(xml))) == {(2, 2): "A & B"}


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c><c r="B4"><v>2</v></c></row>', {(1, 1): 1, (4, 2): 2}),
        ('<row r="4"><c r="A4"><v>1</v></c><c r="A14"><v>2</v></c></row>', {(4, 1): 1, (14, 1): 2}),
        ('<row r="4"><c r="A4"><v>1</v></c><c s="0"><v>2</v></c></row>', {(4, 1): 1, (4, 2): 2}),
        ('<row r="4"><c s="0"><v>1</v></c><c r="$C$4"><v>2</v></c></row>', {(4, 1): 1, (4, 3): 2}),
    ],
)
def test_a_cell_stands_where_it_says_else_next_to_the_last(raw_sheet, row: str, held: dict) -> None:
    """A cell's own reference is believed before its row's, also where it ends in the row's number."""
    assert values(only_sheet(raw_sheet(SHEET.format(f"<sheetData>{row}</sheetData>")))) == held


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><v>5</v></row>', {(1, 1): 1}),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><c r="A1"/><v>5</v></c></row>', {(1, 1): 1, (1, 2): 5}),
    ],
)
def test_a_value_is_of_the_cell_that_it_stands_in(raw_sheet, row: str, held: dict) -> None:
    """One behind a cell that has ended is of none, one behind a cell within a cell is of the outer one."""
    assert values(only_sheet(raw_sheet(SHEET.format(f"<sheetData>{row}</sheetData>")))) == held


def test_signs_that_xml_can_not_hold_are_given_back(raw_sheet) -> None:
    """Excel writes a carriage return as _x000D_."""
    xml = SHEET.format('<sheetData><row r="1"><c r="A1" t="str"><v>a_x000D_b</v></c></row></sheetData>')
    assert values(only_sheet(raw_sheet(xml))) == {(1, 1): "a\rb"}


@pytest.mark.parametrize(
    ("written", "held"),
    [("_xD83D__xDE00_", "😀"), ("a_xD800_b", "a\ufffdb"), ("a_x0000__x0007_b", "ab"), ("a_x0009_b", "a\tb")],
)
def test_half_signs_and_what_no_text_holds_are_not_kept(raw_sheet, written: str, held: str) -> None:
    """Halves of a sign that Excel writes apart are one; what is left could be written down nowhere."""
    xml = SHEET.format(f'<sheetData><row r="1"><c r="A1" t="str"><v>{written}</v></c></row></sheetData>')
    assert values(only_sheet(raw_sheet(xml))) == {(1, 1): held}


def test_dates_written_in_words_of_the_standard_are_dates(raw_sheet) -> None:
    """Strict workbooks write dates as ISO 8601."""
    xml = SHEET.format(
        '<sheetData><row r="1"><c r="A1" t="d"><v>2023-07-01T00:00:00</v></c></row></sheetData>'
    )
    assert values(only_sheet(raw_sheet(xml))) == {(1, 1): datetime(2023, 7, 1)}


@pytest.mark.parametrize(
    "without",
    [
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
    ],
)
def test_a_part_that_is_lost_costs_only_what_it_held(raw_sheet, without: str) -> None:
    """Without styles or relations the cells are still where they stand."""
    xml = SHEET.format('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
    assert values(only_sheet(raw_sheet(xml, without=(without,)))) == {(1, 1): 1}


@pytest.mark.parametrize("relations", ["<Relationships", "<Relationships/>"])
def test_the_workbook_is_found_without_the_archive_saying_where(raw_sheet, relations: str) -> None:
    """Relations cut short, or that say nothing, lose nothing: the workbook is where it usually is."""
    xml = SHEET.format('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
    assert values(only_sheet(raw_sheet(xml, parts={"_rels/.rels": relations}))) == {(1, 1): 1}


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (SHEET.format('<sheetData><row r="1"><c r="A1"><v>1</v></c>'), "corrupt"),
        (SHEET.format('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'), "corrupt"),
        ('<!DOCTYPE a [<!ENTITY b "bomb">]>' + SHEET.format("<sheetData>&b;</sheetData>"), "malicious"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + SHEET.format("&b;"), "malicious"),
    ],
)
def test_a_broken_or_malicious_sheet_is_refused_on_one_line(raw_sheet, xml: str, reason: str) -> None:
    """Nothing of a sheet that is not well-formed is taken; no entity is resolved."""
    with pytest.raises(NotReadable, match=reason) as told:
        read_workbook(raw_sheet(xml))
    assert "\n" not in str(told.value)


def test_a_lost_sheet_is_refused_not_left_out(raw_sheet) -> None:
    """A workbook that names a sheet it does not hold is corrupt."""
    with pytest.raises(NotReadable, match=r"sheet1.xml is missing"):
        read_workbook(raw_sheet("", without=("xl/worksheets/sheet1.xml",)))


def test_only_cells_cost_anything(raw_sheet) -> None:
    """A sheet to the last row and column, with hundreds of thousands of empty rows, is as small as its cells."""
    declared = "".join(f'<row r="{row}"/>' for row in range(2, 200_000))
    xml = SHEET.format(
        '<dimension ref="A1:XFD1048576"/><cols><col min="2" max="16384" hidden="1"/></cols><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row>{declared}'
        '<row r="1048576" hidden="1"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
    )
    path = raw_sheet(xml)
    tracemalloc.start()
    sheet = only_sheet(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert values(sheet) == {(1, 1): 1, (1048576, 16384): 2}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1048576}, {16384})
    assert peak < 5 * len(xml)


def test_openpyxl_sees_the_same_in_every_real_workbook(real) -> None:
    """Values, formats, indents, hidden and grouped rows, merges and names agree, cell for cell."""
    compared = 0
    for path in sorted(real.rglob("*.xls[xm]")):
        theirs = _opened(path)
        if theirs is None:
            continue
        ours = {sheet.name: sheet for sheet in read_workbook(path).sheets}
        assert set(ours) == {page.title for page in theirs.worksheets}, path.name
        for page in theirs.worksheets:
            assert _seen(ours[page.title]) == _as_openpyxl_sees(page), (path.name, page.title)
        compared += 1
    assert compared > 40


def _opened(path: Path) -> openpyxl.Workbook | None:
    """Return the workbook, or None where openpyxl hangs, fails or finds no sheet."""
    if path.name in HANGS:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path, data_only=True)
        except Exception:
            return None
    return book if book.worksheets else None


def _seen(sheet: Sheet) -> dict[str, object]:
    calculated = {
        (row, column): (_but_for_the_leap_day(cell.value), cell.number_format, cell.indent)
        for row, cells in sheet.rows.items()
        for column, cell in cells.items()
        if not cell.is_uncalculated or is_error(cell.text)
    }
    return {
        "cells": calculated,
        "is_hidden": sheet.is_hidden,
        "hidden": set(sheet.hidden_rows),
        "levels": sheet.outline_levels,
        "merged": set(sheet.merged),
    }


def _as_openpyxl_sees(page) -> dict[str, object]:
    cells = {
        (cell.row, cell.column): (_decoded(cell), cell.number_format, int(cell.alignment.indent or 0))
        for cell in page._cells.values()
        if cell.value is not None and str(cell.value).strip()
    }
    rows = {row for row, _ in cells}
    shown = {row: one for row, one in page.row_dimensions.items() if row in rows}
    return {
        "cells": cells,
        "is_hidden": page.sheet_state != "visible",
        "hidden": {row for row, one in shown.items() if one.hidden},
        "levels": {row: one.outlineLevel for row, one in shown.items() if one.outlineLevel},
        "merged": {(m.min_row, m.min_col, m.max_row, m.max_col) for m in page.merged_cells.ranges},
    }


def _decoded(cell) -> object:
    """Return a value as we hold it: openpyxl leaves _x000D_ as it is written."""
    if isinstance(cell.value, str):
        return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), cell.value)
    return _but_for_the_leap_day(cell.value)


def _but_for_the_leap_day(value: object) -> object:
    """Return a value; the day that Excel alone knows is 28 February to openpyxl and a number to us."""
    is_day_before = isinstance(value, datetime) and (value.month, value.day, value.year) == (2, 28, 1900)
    is_day = isinstance(value, int | float) and 60 <= value < 61
    return "about the leap day of 1900" if is_day_before or is_day else value
