"""From bytes to cells: what stands in a file, with how it is shown and whether it is hidden."""

from __future__ import annotations

import io
from pathlib import Path

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.delimited import delimited_sheet
from mhhs_analysis.intake.ods import ods_sheets
from mhhs_analysis.intake.packages import RESAVE, Package, encrypted
from mhhs_analysis.intake.sheets import Cell, Cells, Extent, Sheet, Value, Workbook, cell_name, cell_range
from mhhs_analysis.intake.xls import xls_sheets
from mhhs_analysis.intake.xlsb import xlsb_sheets
from mhhs_analysis.intake.xlsx import xlsx_sheets

__all__ = [
    "Cell",
    "Cells",
    "Extent",
    "Sheet",
    "Value",
    "Workbook",
    "cell_name",
    "cell_range",
    "read_workbook",
]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_RECORDS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
"""How a workbook of binary records begins that no compound file is around: Excel 2, 3, 4, 5 and 97."""
_OTHER_ARCHIVES = {
    "word/": "a Word document",
    "ppt/": "a presentation",
    "index/document.iwa": "an Apple Numbers or Pages document",
}


def read_workbook(path: Path) -> Workbook:
    """Return the cells of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) or a delimited text, whatever its name says.

    Raises NotReadable for a file that is empty, encrypted, corrupt, or of another kind.
    """
    content = _content(path)
    if content.startswith(_OLE):
        _refuse_encrypted(path.name, content)
        return Workbook(path.name, "xls", xls_sheets(path.name, content))
    if content.startswith(_BARE_RECORDS):
        return Workbook(path.name, "xls", xls_sheets(path.name, content))
    if content.startswith(_ZIP):
        return _from_archive(Package(path.name, content), content)
    return Workbook(path.name, "csv", (delimited_sheet(path.name, content),))


def _content(path: Path) -> bytes:
    if path.name.startswith(("~$", ".~lock")):
        raise NotReadable(path.name, "a lock file left by an open document", "ask for the document itself")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotReadable(path.name, f"it can't be opened ({error.strerror})", "check the path") from None
    if not content.strip():
        raise NotReadable(path.name, "the file is empty", "ask for it again")
    return content


def _from_archive(package: Package, content: bytes) -> Workbook:
    """Return the workbook in an archive, of whichever of three kinds its parts show."""
    parts, file = package.names(), package.file
    if "content.xml" in parts:
        return Workbook(file, "ods", ods_sheets(package))
    if "xl/workbook.bin" in parts:
        return Workbook(file, "xlsb", xlsb_sheets(file, content))
    if any(part.startswith("xl/") for part in parts):
        return Workbook(file, "xlsx", xlsx_sheets(package))
    for beginning, reason in _OTHER_ARCHIVES.items():
        if any(part.startswith(beginning) for part in parts):
            raise NotReadable(file, reason, "ask for the plan as .xlsx or .csv")
    raise NotReadable(file, "an archive that holds no workbook", RESAVE)


def _refuse_encrypted(name: str, content: bytes) -> None:
    """Raise NotReadable for a compound file that is encrypted, of whatever Office format."""
    import msoffcrypto

    try:
        is_encrypted = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except Exception:  # the library raises many kinds on a file it doesn't know; the reader says what it is
        return
    if is_encrypted:
        raise encrypted(name)
