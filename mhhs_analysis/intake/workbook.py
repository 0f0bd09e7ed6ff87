"""From bytes to cells: what stands in a file, with how it is shown and whether it is hidden."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path

from mhhs_analysis.frames import NotReadable

Value = str | int | float | bool | datetime | date | time | timedelta

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELIMITERS = ",;\t|"
_OTHER_TEXTS = {
    "<": "a web page or XML file, not a workbook or a delimited text file",
    "version https://git-lfs": "a Git LFS pointer, not the file itself",
    "ERMHDR": "a Primavera exchange file",
    "MPX": "an MS Project exchange file",
    "{": "a JSON file, not a workbook or a delimited text file",
}
"""How texts that are no table begin, and what to call them."""
_RESAVE = "ask for it saved again as .xlsx or .csv"
_NOT_A_PLAN = "ask for the plan as .xlsx or .csv"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something: its value, the format it is shown in, and its indent."""

    value: Value
    number_format: str = "General"
    indent: int = 0
    is_uncalculated: bool = False

    @property
    def text(self) -> str:
        """The value as text, outer spaces removed; a whole number without its decimal point."""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return str(self.value).strip()


Cells = dict[int, Cell]
"""The cells of a row that hold something, by column from 1."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its rows that hold anything, by number from 1 in order, and what of it is hidden."""

    name: str
    rows: dict[int, Cells]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Workbook:
    """A file as cells: its sheets in order, and what kind of file it is."""

    file: str
    kind: str
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)


def read_workbook(path: Path) -> Workbook:
    """Return the cells of an .xlsx workbook or a delimited text file, whatever its name says.

    Raises NotReadable for a file that is empty, encrypted, corrupt, or of another kind.
    """
    content = _content(path)
    if content.startswith(_OLE):
        raise _refusal_of_ole(path.name, content)
    if content.startswith(_ZIP):
        _refuse_other_archives(path.name, content)
        return Workbook(path.name, "xlsx", tuple(_xlsx_sheets(path.name, content)))
    return Workbook(path.name, "csv", (_csv_sheet(path.name, content),))


def cell_name(row: int, column: int) -> str:
    """Return a position as a spreadsheet names it, such as B7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def cell_range(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return a stretch of cells as a spreadsheet names it, such as B7:D9, or B7 when it is one cell."""
    names = cell_name(*first), cell_name(*last)
    return names[0] if names[0] == names[1] else ":".join(names)


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


# --- xlsx -------------------------------------------------------------------------------------------------


def _refusal_of_ole(name: str, content: bytes) -> NotReadable:
    """Return the refusal of a compound file: encrypted, or an older format."""
    import msoffcrypto

    try:
        is_encrypted = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except Exception:  # the library raises many kinds on a broken file; any means it is broken
        return NotReadable(name, "the file is corrupt or of a kind we don't read", _RESAVE)
    if is_encrypted:
        return NotReadable(name, "the file is encrypted with a password", "ask for it without a password")
    return NotReadable(name, "an older Office format", _RESAVE)


def _refuse_other_archives(name: str, content: bytes) -> None:
    """Raise NotReadable for an archive that is whole but holds no Excel workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        raise NotReadable(name, f"the workbook is corrupt ({_said(error)})", _RESAVE) from None
    if "content.xml" in parts:
        raise NotReadable(name, "an OpenDocument file", _RESAVE)
    if not any(part.startswith("xl/") for part in parts):
        raise NotReadable(name, "an archive that holds no Excel workbook", _RESAVE)


def _xlsx_sheets(name: str, content: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook, calculated values with the formats they are shown in."""
    values = _opened(name, content, calculated=True)
    if not values.worksheets:
        raise NotReadable(name, "no sheet could be read (a Strict Open XML workbook reads so)", _RESAVE)
    formulas = _opened(name, content, calculated=False) if _has_formulas(content) else None
    for sheet in values.worksheets:
        rows = _rows(
            (cell.row, cell.column, Cell(cell.value, cell.number_format, int(cell.alignment.indent or 0)))
            for cell in sheet._cells.values()  # the library offers no public walk of the existing cells alone
            if not _is_blank(cell.value)
        )
        if formulas is not None:
            rows = _with_uncalculated(rows, formulas[sheet.title])
        hidden = frozenset(row for row, shown in sheet.row_dimensions.items() if shown.hidden)
        yield Sheet(sheet.title, rows, sheet.sheet_state != "visible", hidden)


def _opened(name: str, content: bytes, *, calculated: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202 - untyped library
    """Return the workbook opened by openpyxl, its calculated values or its formulas."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that it drops (slicers, extensions) hold no cell
            return openpyxl.load_workbook(io.BytesIO(content), data_only=calculated, keep_links=False)
    except MemoryError:
        raise
    except Exception as error:  # a broken part may raise anything; the file is named, its reason kept
        raise NotReadable(
            name, f"the workbook is corrupt or not a workbook ({_said(error)})", _RESAVE
        ) from None


def _said(error: Exception) -> str:
    """Return what an error said, on one line and short."""
    return " ".join(str(error).split())[:120] or type(error).__name__


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = (archive.read(part) for part in archive.namelist() if "worksheets/" in part)
        return any(b"<f>" in part or b"<f " in part for part in parts)


def _with_uncalculated(rows: dict[int, Cells], formulas) -> dict[int, Cells]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - untyped library
    """Return rows with the formulas nobody ever calculated: without a value, they must not pass for blank."""
    found = (
        (cell.row, cell.column, Cell(str(cell.value), is_uncalculated=True))
        for cell in formulas._cells.values()
        if cell.data_type == "f" and cell.column not in rows.get(cell.row, {})
    )
    held = ((row, column, cell) for row, cells in rows.items() for column, cell in cells.items())
    return _rows(chain(held, found))


def _rows(cells: Iterable[tuple[int, int, Cell]]) -> dict[int, Cells]:
    """Return placed cells as rows, both in order."""
    rows: dict[int, Cells] = {}
    for row, column, cell in sorted(cells, key=lambda placed: placed[:2]):
        rows.setdefault(row, {})[column] = cell
    return rows


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


# --- csv --------------------------------------------------------------------------------------------------


def _csv_sheet(name: str, content: bytes) -> Sheet:
    """Return delimited text as a sheet without a name."""
    text = _decoded(name, content)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        cells = [
            (row, column, Cell(value))
            for row, values in enumerate(table, 1)
            for column, value in enumerate(values, 1)
            if not _is_blank(value)
        ]
    except csv.Error as error:
        raise NotReadable(name, f"the text is not a table ({_said(error)})", _NOT_A_PLAN) from None
    return Sheet("", _rows(cells))


def _decoded(name: str, content: bytes) -> str:
    """Return text in the encoding its first bytes announce, else UTF-8, else Windows Western."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        raise NotReadable(name, "not a workbook or a delimited text file", _NOT_A_PLAN)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    for beginning, reason in _OTHER_TEXTS.items():
        if text.lstrip().startswith(beginning):
            raise NotReadable(name, reason, _NOT_A_PLAN)
    return text


def _delimiter(text: str) -> str:
    """Return the delimiter that splits the first lines into columns most evenly, then into the most."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]

    def columns(delimiter: str) -> tuple[bool, float, int]:
        widths = [len(values) for values in csv.reader(lines, delimiter=delimiter)]
        commonest = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return commonest > 1, widths.count(commonest) / max(1, len(widths)), commonest

    return max(_DELIMITERS, key=columns)
