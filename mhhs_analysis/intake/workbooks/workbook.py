"""From bytes to cells: what stands in a file, with how it is shown and whether it is hidden."""

from __future__ import annotations

import io
from pathlib import Path

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.delimited import decoded, delimited_sheet
from mhhs_analysis.intake.workbooks.nouns import in_words_of, kind_by_name, refused_in_words_of
from mhhs_analysis.intake.workbooks.ods import FLAT_ROOT, ods_sheets
from mhhs_analysis.intake.workbooks.packages import RESAVE, Package, encrypted, root_of
from mhhs_analysis.intake.workbooks.sheets import (
    Cell,
    Cells,
    Extent,
    Sheet,
    Value,
    Workbook,
    cell_name,
    cell_range,
)
from mhhs_analysis.intake.workbooks.slides import PRESENTATION, slide_sheets
from mhhs_analysis.intake.workbooks.spreadsheetml import SPREADSHEETML_ROOT, spreadsheetml_sheets
from mhhs_analysis.intake.workbooks.web_archive import is_web_archive, names_other_pages, web_archive_sheets
from mhhs_analysis.intake.workbooks.web_page import charset_of, is_web_page, page_sheets
from mhhs_analysis.intake.workbooks.word import document_part
from mhhs_analysis.intake.workbooks.word_sheets import word_sheets
from mhhs_analysis.intake.workbooks.xls import xls_sheets
from mhhs_analysis.intake.workbooks.xlsb import xlsb_sheets
from mhhs_analysis.intake.workbooks.xlsx import xlsx_sheets

__all__ = [
    "Cell",
    "Cells",
    "Extent",
    "Sheet",
    "Value",
    "Workbook",
    "cell_name",
    "cell_range",
    "content_of",
    "read_workbook",
    "workbook_in",
]

ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_RECORDS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
"""How a workbook of binary records begins that no compound file is around: Excel 2, 3, 4, 5 and 97."""
_MOST_BYTES, _MOST_BYTES_OF_TEXT = 1 << 28, 1 << 26
"""A workbook may hold pictures; a text is all cells, each of which takes ten times its length to hold."""
_OTHER_ARCHIVES = {
    "index/document.iwa": "an Apple Numbers or Pages document",
}


def read_workbook(path: Path) -> Workbook:
    """Return the cells of a file; raises NotReadable as `content_of` does, and `workbook_in`."""
    return workbook_in(path.name, content_of(path))


def workbook_in(file: str, content: bytes) -> Workbook:
    """Return the cells of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods, .fods, SpreadsheetML), a web page or a text.

    Of a Word document and of a presentation they are the tables. What the file is called decides nothing: its bytes do.

    Raises NotReadable for one that is encrypted, corrupt, or of another kind.
    """
    if content.startswith(_OLE):
        _refuse_encrypted(file, content)
        return Workbook(file, "xls", xls_sheets(file, content))
    if content.startswith(_BARE_RECORDS):
        return Workbook(file, "xls", xls_sheets(file, content))
    if content.startswith(ZIP):
        with refused_in_words_of(kind_by_name(file)):
            package = Package(file, content)
        return _from_archive(package, content)
    return _from_text(file, content)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises NotReadable for a lock file, and for one that is empty or can't be opened.
    """
    if path.name.startswith(("~$", ".~lock")):
        raise NotReadable(path.name, "a lock file left by an open document", "ask for the document itself")
    try:
        _refuse_larger(path.name, path.stat().st_size, _MOST_BYTES)
        content = path.read_bytes()
    except OSError as error:
        raise NotReadable(path.name, f"it can't be opened ({error.strerror})", "check the path") from None
    if not content.strip():
        raise NotReadable(path.name, "the file is empty", "ask for it again")
    return content


def _refuse_larger(file: str, size: int, most: int) -> None:
    if size > most:
        remedy = "ask for the rows of the plan alone, in a file without anything else"
        raise NotReadable(file, f"the file is larger than any plan ({size:,} bytes)", remedy)


def _from_archive(package: Package, content: bytes) -> Workbook:
    """Return the workbook in an archive, of whichever kind its parts show."""
    parts, file = package.names(), package.file
    if "content.xml" in parts:
        return Workbook(file, "ods", ods_sheets(package))
    if "xl/workbook.bin" in parts:
        return Workbook(file, "xlsb", xlsb_sheets(file, content))
    if any(part.startswith("xl/") for part in parts):
        return Workbook(file, "xlsx", xlsx_sheets(package))
    for kind, is_one, sheets_of in (
        ("docx", bool(document_part(parts)), word_sheets),
        ("pptx", PRESENTATION in parts, slide_sheets),
    ):
        if is_one:
            with refused_in_words_of(kind):
                return Workbook(file, kind, sheets_of(package))
    for part, reason in _OTHER_ARCHIVES.items():
        if part in parts:
            package.check(part)
            raise NotReadable(file, reason, "ask for the plan as .xlsx or .csv")
    told = in_words_of(kind_by_name(file), "an archive that holds no workbook")
    raise NotReadable(file, told, RESAVE)


def _from_text(file: str, content: bytes) -> Workbook:
    """Return the workbook that a text is, whatever its name says: XML, a web page or several in one, else delimited."""
    _refuse_larger(file, len(content), _MOST_BYTES_OF_TEXT)
    root = root_of(file, content)
    if root == SPREADSHEETML_ROOT:
        return Workbook(file, "xml", spreadsheetml_sheets(file, content))
    if root == FLAT_ROOT:
        return Workbook(file, "ods", ods_sheets(Package.of_one(file, "content.xml", content.lstrip())))
    if is_web_archive(content):
        return Workbook(file, "mht", web_archive_sheets(file, content))
    if is_web_page(content):
        return Workbook(file, "html", _page_alone(file, content))
    return Workbook(file, "csv", (delimited_sheet(file, content),))


def _page_alone(file: str, content: bytes) -> tuple[Sheet, ...]:
    text = decoded(file, content, charset_of(content))
    if found := page_sheets(text):
        return tuple(found)
    if names_other_pages(text):
        raise NotReadable(file, "a web page whose sheets stand in a folder beside it", RESAVE)
    raise NotReadable(file, "a web page that holds no table", RESAVE)


def _refuse_encrypted(name: str, content: bytes) -> None:
    """Raise NotReadable for a compound file that is encrypted, of whatever Office format."""
    import msoffcrypto

    try:
        is_encrypted = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except Exception:  # the library raises many kinds on a file it doesn't know; the reader says what it is
        return
    if is_encrypted:
        raise encrypted(name)
