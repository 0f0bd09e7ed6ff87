"""An Excel workbook of XML parts (.xlsx, .xlsm): each sheet is passed over once, for values and looks.

A library that reads values alone would not spare this pass: number formats, hidden rows, merges, grouping and
formulas never calculated stand in the same elements, and finding those is nearly all that a value costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.drawn import Drawn
from mhhs_analysis.intake.workbooks.packages import RESAVE, Attributes, Package, corrupt_refused
from mhhs_analysis.intake.workbooks.relations import Relation, relations_in, relations_of
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.intake.workbooks.xlsx_drawn import Looks, drawn_on
from mhhs_analysis.intake.workbooks.xlsx_shared import read_strings, read_styles
from mhhs_analysis.intake.workbooks.xlsx_sheet import SheetReader, SheetText

_ROOT = "_rels/.rels"
_USUAL_BOOK = "xl/workbook.xml"
_TRUE = {"1", "true", "on"}


@dataclass
class _Book:
    """What the workbook part says of its sheets: names, states and relations, and where its calendar begins."""

    sheets: list[Attributes] = field(default_factory=list)
    is_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append(attributes)
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "") in _TRUE


def xlsx_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return the sheets of cells of a workbook, those of charts alone apart.

    Raises NotReadable when the workbook or one of its sheets is broken.
    """
    book_part = _book_part(package)
    book = _Book()
    package.scan(book_part, book.start)
    relations = relations_of(package, book_part)
    parts = {one.kind: one.part for one in relations.values()}
    styles = read_styles(package, parts.get("styles", "xl/styles.xml"))
    strings = read_strings(package, parts.get("sharedStrings", "xl/sharedStrings.xml"))
    reader = SheetReader(strings, styles, book.is_1904)
    looks = Looks(
        package, book_part, parts.get("styles", "xl/styles.xml"), parts.get("theme", "xl/theme/theme1.xml")
    )
    found = tuple(
        _sheet(package, part, said, reader, looks) for said, part in _sheet_parts(package, book, relations)
    )
    if not found:
        raise NotReadable(package.file, "the workbook is corrupt (it holds no sheet of cells)", RESAVE)
    return found


def _book_part(package: Package) -> str:
    """Return the part that holds the workbook: where the archive says, or where it usually is."""
    try:
        said = [one.part for one in relations_in(package, _ROOT, "").values() if one.kind == "officeDocument"]
    except NotReadable:
        said = []
    return next((part for part in said if part in package), _USUAL_BOOK)


def _sheet(package: Package, part: str, said: Attributes, reader: SheetReader, looks: Looks) -> Sheet:
    text = _begun(package, part, reader)
    with corrupt_refused(package.file):
        sheet = reader.sheet(text, said.get("name", ""), said.get("state", "visible") != "visible")
    is_remarked = any("comments" in name for name in package.names())
    return replace(
        sheet, may_be_remarked=is_remarked, look=cache(partial(_drawn, package, part, looks, sheet))
    )


def _begun(package: Package, part: str, reader: SheetReader) -> SheetText:
    """Return a sheet's text with its rows in plain form read; a parser passes over what these do not prove."""
    written = package.unproven_text(part)
    begun = reader.begun(written)
    if begun.rows and package.is_plain(part, begun.unread.encode()):
        return begun
    text = package.plain_text(part)
    return begun if text == written else reader.begun(text)


def _drawn(package: Package, part: str, looks: Looks, sheet: Sheet) -> Drawn:
    """Return what is drawn on a sheet, with the parts that it names: remarks and drawings."""
    related = [(one.kind, one.part) for one in relations_of(package, part).values()]
    return drawn_on(package, part, looks, sheet, related)


def _sheet_parts(
    package: Package, book: _Book, relations: dict[str, Relation]
) -> Iterator[tuple[Attributes, str]]:
    """Yield what the workbook says of each sheet of cells, with its part; by number where the relation is lost."""
    for number, said in enumerate(book.sheets, 1):
        key = next((value for name, value in said.items() if name.endswith(":id")), "")
        usual = Relation("worksheet", f"xl/worksheets/sheet{number}.xml")
        relation = relations.get(key, usual)
        if relation.kind == "worksheet":
            yield said, relation.part if relation.part in package else usual.part
