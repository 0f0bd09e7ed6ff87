"""Rows that are read without a parser: as a parser's hearing all of the sheet has them read, and no sheet more."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.packages import Package
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.intake.workbooks.xlsx import xlsx_sheets
from mhhs_analysis.intake.workbooks.xlsx_plain import ROW_END, PlainRows
from mhhs_analysis.intake.workbooks.xlsx_shared import Style
from mhhs_analysis.intake.workbooks.xlsx_sheet import SheetReader
from tests.fuzz.mutations import mutant
from tests.intake import traps

DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PLAIN = (
    '<row r="1" spans="1:3" ht="12.5" x14ac:dyDescent="0.2"><c r="A1" t="s"><v>0</v></c>'
    '<c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="3"/></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">A &amp; B – C&#39;s > D&#x27;s </t></is></c>'
    '<c r="B2" s="1"><v>45000</v></c></row><row r="3" s="1"/>\n<row r="4" ht="3" />'
    '<row hidden="1" r="5" outlineLevel="2"><c r="A5" t="b"><v>1</v></c><c r="AB5"><v/></c></row>'
)
"""Every form of a cell that is plain, a row between, and rows that hold nothing."""
ODD = (
    '<row><c r="A6"><v>1</v></c></row><row r=\'7\'><c><v>4</v></c><c t="str"><v>a > b&#33;</v></c></row>'
    '<row r="8"><c r="A8"><f>A6*2</f><v>2</v></c><c r="B8"><f t="shared" ref="B8:B9" si="0">A8</f></c></row>'
)
LAST = (
    '<row r="9"><c r="A9"><v>5</v></c></row><row r="10"><c r="B10"><f t="shared" si="0"/></c>'
    '<c r="C12" t="inlineStr"><is><r><t>x</t></r><r><rPr><strike/></rPr><t>y</t></r></is></c></row>'
)
MERGED = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
SHEETS = [
    DECLARED + traps.worksheet(PLAIN + ODD + LAST, '<cols><col min="2" max="2" hidden="1"/></cols>', MERGED),
    traps.worksheet(PLAIN + LAST.replace("><", ">\n<"), after=MERGED),
    "\ufeff" + DECLARED + traps.worksheet(PLAIN.replace("\n", "\r\n"), after=MERGED),
    DECLARED.replace("UTF-8", "us-ascii") + traps.worksheet(PLAIN.replace("–", "-") + ODD),
]
STRINGS = "<sst><si><t>first</t></si><si><t>second</t></si></sst>"
FRAGMENTS = (
    *("<", ">", "/", '"', "'", "=", " ", "\n", "\r", "\t", "\0", "\x1f", "\x7f", "\x85", "\xa0", "\uffff", "\ufeff"),
    *("&", "&amp;", "&b;", "&#65;", "&#0;", "&#x1F;", "&#31;", "&#55296;", "&#xFFF;", "]]>", "]]"),
    *("<!-- -->", "<!--", "-->", "<![CDATA[a]]>", "<?a b?>"),
    *("<x/>", "<x>", "</x>", "text", "</v>", "<v>7</v>", "</c>", '<c r="B2"/>', '<c r="B2"><v>7</v></c>', "<f/>"),
    *("<row>", '<row r="3">', '<row r="7"/>', ROW_END, "<sheetData>", "</sheetData>", "</worksheet>"),
    *('1"', '2"', '\0"', '"A2"', '"A\0"'),
    *(' r="B2"', ' s="1"', " s='1'", ' a="1"', ' a=">"', ' a="/>', ' hidden="1"', ' outlineLevel="x"', ' é="é"'),
)  # fmt: skip
"""What makes XML another text, or none, wherever it is put."""


def outcome(sheet: bytes) -> tuple[Sheet, ...] | str:
    """Return the sheets of a workbook with a sheet of these bytes, or why it is refused."""
    whole = io.BytesIO()
    traps.xlsx(strings=STRINGS, **{"xl/worksheets/sheet1.xml": sheet})(whole)  # type: ignore[arg-type]
    try:
        return xlsx_sheets(Package("plan.xlsx", whole.getvalue()))
    except NotReadable as refusal:
        return str(refusal)


def outcome_by_parser(sheet: bytes) -> tuple[Sheet, ...] | str:
    """Return the same where no row is read before a parser has heard all of the sheet."""

    def unread(_: PlainRows, data: Sequence[str]) -> Iterator[str]:
        *rows, rest = data
        yield from (f"{row}{ROW_END}" for row in rows)
        yield rest

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainRows, "read", unread)
        return outcome(sheet)


@pytest.mark.parametrize("sheet", SHEETS)
def test_rows_read_without_a_parser_are_as_with_one(sheet: str) -> None:
    """Cells, how they and their rows are shown, formulas shared between rows, merges: all of it agrees."""
    assert isinstance(outcome(sheet.encode()), tuple)
    assert outcome(sheet.encode()) == outcome_by_parser(sheet.encode())


def test_a_parser_hears_only_what_is_not_in_plain_form() -> None:
    """Rows in plain form are left out of it; what stands between them is not."""
    reader = SheetReader(["first", "second"], {None: Style()}, is_1904=False)
    begun = reader.begun(traps.worksheet(PLAIN + LAST, after=MERGED))
    between, behind = '<row r="3" s="1"/>\n<row r="4" ht="3" />', LAST.partition(ROW_END)[2]
    assert [row[0] for row in begun.rows if not isinstance(row, str)] == [1, 2, 5, 9]
    assert begun.unread == traps.worksheet(between + behind, after=MERGED)


@pytest.mark.parametrize("number", range(len(SHEETS)))
def test_a_changed_sheet_ends_alike(number: int) -> None:
    """Bytes, tags, numbers and values changed: the same cells are read, or the same words said."""
    first, second = (SHEETS[place % len(SHEETS)].encode() for place in (number, number + 1))
    for seed in range(300):
        assert_alike(mutant(first, second, Random(f"{number}/{seed}")))


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_sheet_with_anything_put_in_ends_alike(fragment: str) -> None:
    """Wherever it stands: in a row, between two, in a tag, in a value."""
    for sheet in SHEETS[1:3]:
        for place in Random(fragment).sample(range(len(sheet)), 20):
            assert_alike((sheet[:place] + fragment + sheet[place:]).encode())


@pytest.mark.parametrize(
    "xml",
    [
        traps.worksheet(PLAIN).replace("<sheetData>", '<sheetData a=">', 1).replace("</sheetData>", '"></sheetData>'),
        traps.worksheet(PLAIN).replace("<sheetData>", "<sheetData ", 1).replace("</row>", "</row>>", 1),
        traps.worksheet(f'<row r="1" s="/>{LAST.partition(ROW_END)[0]}{ROW_END}"/>'),
        traps.worksheet(PLAIN).replace('s="3"/></row>', 's="3"/</row>'),
        traps.worksheet(PLAIN).replace('<c r="C1" s="3"/>', '<c r="C1" s="3"></c></c>'),
        traps.worksheet(PLAIN).replace('<c r="C1" s="3"/>', '<c r="C1" s="3">'),
        traps.worksheet(PLAIN).replace('s="1" t="s"', 's="1" s="1"'),
        traps.worksheet(PLAIN).replace('t="s"><v>0', 'r="A1"><v>0'),
        traps.worksheet(PLAIN).replace('spans="1:3"', 'ht="1"'),
        traps.worksheet(PLAIN).replace('hidden="1" r="5"', 'hidden=" r="5""'),
        traps.worksheet(PLAIN).replace('hidden="1" r="5"', 'r="4" hidden="1" r="5"'),
        traps.worksheet(PLAIN).replace("&amp;", "&undeclared;"),
        traps.worksheet(PLAIN).replace("&amp;", "]]>"),
        traps.worksheet(PLAIN).replace("&#39;", "&#0;"),
        traps.worksheet(PLAIN).replace("&amp;", "\x0b"),
        traps.worksheet(PLAIN).replace("&amp;", "\uffff"),
        f"<row><sheetData/></row>{PLAIN}",
        f"<row><sheetData></row>{PLAIN}",
        "\ufeff\ufeff" + traps.worksheet(PLAIN),
        DECLARED.replace("UTF-8", "us-ascii") + traps.worksheet(PLAIN),
        "<!-- " + traps.worksheet(PLAIN) + " -->",
        traps.worksheet(PLAIN)[:-5],
        traps.worksheet(PLAIN) + "<a/>",
    ],
)  # fmt: skip
def test_what_only_looks_like_rows_is_refused(xml: str) -> None:
    """A part that is no XML is refused in a parser's words, though each row of it looks well."""
    assert isinstance(outcome(xml.encode()), str)
    assert_alike(xml.encode())


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A2" s="2"><v>1</v></c><c r="B2"><v>2</v></c>',
        '<c r="A2" s="22" t="n"><v>1</v></c><c r="B2"><v>2</v></c>',
        '<c r="A2" t="inlineStr"><is><t>a 2" pipe</t></is></c><c r="B2"><v>2</v></c>',
        '<c r="A" s="2"><v>1</v></c><c r="B2"><v>2</v></c>',
        '<c r="A"><v>1</v></c><c r="B2" s="2"><v>2</v></c>',
        '<c r="A12"><v>1</v></c><c r="B2" s="2"><v>2</v></c>',
        '<c r="A22"><v>1</v></c><c r="2"><v>2</v></c>',
        '<c r="A2"><v>1</v></c><c r="B3"><v>2</v></c>',
        '<c r="A\0"><v>1</v></c><c r="B2"><v>2</v></c>',
        '<c r="A\0"><v>1</v></c><c r="B2" s="2"><v>2</v></c>',
    ],
)  # fmt: skip
def test_the_number_of_a_row_tells_a_place_only_behind_letters(cells: str) -> None:
    """In looks and texts it is what it is, and a cell without it stands where a parser's hearing puts it."""
    assert_alike(traps.worksheet(f'<row r="2">{cells}</row>').encode())


def test_real_sheets_are_read_as_with_a_parser(real: Path) -> None:
    """Whoever's program wrote them."""
    compared = 0
    for path in sorted((real / "plans").glob("*.xls[xm]")):
        package = Package(path.name, path.read_bytes())
        for part in sorted(name for name in package.names() if name.startswith("xl/worksheets/sheet")):
            assert_alike(package.first_bytes(part, 1 << 20))
            compared += 1
    assert compared > 40


def assert_alike(sheet: bytes) -> None:
    """Assert that a sheet is read, or refused, as where a parser hears all of it."""
    assert outcome(sheet) == outcome_by_parser(sheet), sheet
