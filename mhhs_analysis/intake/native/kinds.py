"""Which program's own file a plan is, by its first bytes, its storages or its root element, whatever its name says."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.packages import root_of
from mhhs_analysis.intake.workbooks.workbook import ZIP

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = {"props", "props9", "props12", "props14"}
_WORKBOOKS = {"workbook", "book"}
_PROJECT = "http://schemas.microsoft.com/project"
_PRIMAVERA = ("APIBusinessObjects", "BusinessObjects")
_DOCTYPE, _BEGINNING = b"<!DOCTYPE", 1 << 17
_XER_END = b"%E"
_TABLES = re.compile(rb"%T\t[^\r\n]+\r?\n%F\t")
"""How the first table of an .xer begins, below its first line."""
_MADE_UP = "a text that is called as {words}, and holds none of its lines"
_CUT_OFF = "the file is cut off: its end is missing"
_BEHEADED = "Primavera's exchange file (.xer) that is cut off: its first line (ERMHDR) is missing"


@dataclass(frozen=True)
class Kind:
    """A program's own file format: its name in plain words, MPXJ's class that reads it, what to ask for instead."""

    words: str
    reader: str
    ask: str

    @property
    def is_primavera(self) -> bool:
        """Whether it is Primavera's: activities have identifiers of their own, and dates are planned."""
        return self.reader.startswith("primavera")

    @property
    def is_xml(self) -> bool:
        """Whether it is a text in XML."""
        return self in (MSPDI, PMXML)


_FROM_PROJECT = "ask for the task table exported to Excel from MS Project"
_FROM_PRIMAVERA = "ask for the activity table exported to Excel from Primavera P6"
MPP = Kind("MS Project's own file (.mpp)", "mpp.MPPReader", _FROM_PROJECT)
MPX = Kind("MS Project's exchange file (.mpx)", "mpx.MPXReader", _FROM_PROJECT)
MSPDI = Kind("MS Project's XML", "mspdi.MSPDIReader", _FROM_PROJECT)
XER = Kind("Primavera's exchange file (.xer)", "primavera.PrimaveraXERFileReader", _FROM_PRIMAVERA)
PMXML = Kind("Primavera's XML", "primavera.PrimaveraPMFileReader", _FROM_PRIMAVERA)
_BY_SUFFIX = {".xer": XER, ".mpp": MPP, ".mpx": MPX}
_ITS_OWN = (b"PK", b"ERMHDR", b"MPX")
"""How a workbook begins that somebody renamed, and the programs' own texts."""
_BEFORE = b"\xef\xbb\xbf \t\r\n"


def native_kind(file: str, content: bytes) -> Kind | None:
    """Return which program's own file the bytes are, or None for a workbook or any other text.

    Raises NotReadable for one that is cut off where that shows, or that declares entities.
    """
    if content.startswith(OLE):
        return MPP if _is_project(file, content) else None
    if content.startswith(b"ERMHDR"):
        _refuse_cut_off(file, content)
        return XER
    if _TABLES.match(content.lstrip(_BEFORE)):
        raise NotReadable(file, _BEHEADED, "ask for it exported again")
    if content.startswith(b"MPX") and content[3:4] in (b",", b";", b"\t"):
        return MPX
    kind = None if content.startswith(ZIP) else _kind_of_xml(file, content)
    if kind is None:
        _refuse_made_up(file, content)
    return kind


def any_native(paths: list[Path]) -> bool:
    """Return whether any of the files is a program's own; one that can't be opened or told is not."""
    return any(_is_native(path) for path in paths)


def _is_native(path: Path) -> bool:
    try:
        return native_kind(path.name, path.read_bytes()) is not None
    except (OSError, NotReadable):
        return False


def _kind_of_xml(file: str, content: bytes) -> Kind | None:
    namespace, _, name = root_of(file, content).rpartition(" ")
    is_project = name == "Project" and namespace.startswith(_PROJECT)
    kind = MSPDI if is_project else PMXML if name in _PRIMAVERA else None
    if kind is not None and _DOCTYPE in content[:_BEGINNING].replace(b"\0", b""):
        raise NotReadable(file, "the file is malicious or no plan (it declares a document type)", kind.ask)
    return kind


def _refuse_cut_off(file: str, content: bytes) -> None:
    """Refuse an .xer without its end: the tasks and links that are missing would not show."""
    if not content.rstrip(b"\0 \t\r\n\x1a").endswith(_XER_END):
        raise NotReadable(file, _CUT_OFF, "ask for it exported again")


def _refuse_made_up(file: str, content: bytes) -> None:
    """Refuse a text whose name says that a program wrote it and whose lines don't: nobody knows what made it."""
    kind = _BY_SUFFIX.get(Path(file).suffix.lower())
    if kind is not None and not content.lstrip(_BEFORE).startswith(_ITS_OWN):
        raise NotReadable(file, _MADE_UP.format(words=kind.words), kind.ask)


def _is_project(file: str, content: bytes) -> bool:
    """Return whether a compound file is MS Project's, by the names of its storages and streams.

    Raises NotReadable for one of MS Project's that is shorter than its own table of sectors says.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as compound:
            names = {entry[0].lower() for entry in compound.listdir()}
            last = max((after for after in compound.fat if after <= olefile.MAXREGSECT), default=0)
            is_whole = (last + 1) * compound.sector_size < len(content)
    except Exception:  # the library raises many kinds on a broken file; the workbook's reader says what it is
        return False
    is_project = bool(names & _PROPERTIES) and not names & _WORKBOOKS
    if is_project and not is_whole:
        raise NotReadable(file, _CUT_OFF, "ask for it again")
    return is_project
