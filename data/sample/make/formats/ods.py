"""Sheets as an ods, the OpenDocument format, its parts written out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from make.page import Cell, Row, Sheet, typed
from make.said import Said, Span

_ZIPPED = (1980, 1, 1, 0, 0, 0)
_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"), ("manifest", "manifest"),
    )
)  # fmt: skip
_PARTS = {"dd": ("day", "%d"), "mm": ("month", "%m"), "mmm": ("month", "%b"), "yy": ("year", "%y"),
          "yyyy": ("year", "%Y")}  # fmt: skip
"""A part of a date's pattern: its name in the format, and in strftime."""


def open_document(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as an ods."""
    parts = {
        "mimetype": _TYPE,
        "content.xml": _content(sheets),
        "META-INF/manifest.xml": _manifest(),
    }
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as new:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.create_system = 0
            new.writestr(entry, part)
    return saved.getvalue()


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _TYPE), ("content.xml", "text/xml"))
    )
    return f'<?xml version="1.0"?><manifest:manifest {_NAMES} manifest:version="1.2">{entries}</manifest:manifest>'


def _content(sheets: Sequence[Sheet]) -> str:
    shown = sorted({cell.shown for sheet in sheets for cell in _said(sheet) if isinstance(cell.typed, date)})
    styles = "".join(_style(number, pattern) for number, pattern in enumerate(shown))
    pages = "".join(_table(sheet, shown) for sheet in sheets)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{pages}</office:spreadsheet></office:body></office:document-content>"
    )


def _said(sheet: Sheet) -> Iterator[Said | Span]:
    return (cell for row in sheet.rows for cell in row.cells if isinstance(cell, Said | Span))


def _style(number: int, pattern: str) -> str:
    """Return the style of a date's pattern, such as dd/mm/yyyy: parts and what stands between them."""
    parts = "".join(_pattern_part(part) for part in _split(pattern))
    return (
        f'<number:date-style style:name="N{number}">{parts}</number:date-style>'
        f'<style:style style:name="ce{number}" style:family="table-cell" style:data-style-name="N{number}"/>'
    )


def _split(pattern: str) -> Iterator[str]:
    part = ""
    for letter in pattern:
        if part and letter != part[0]:
            yield part
            part = ""
        part += letter
    yield part


def _pattern_part(part: str) -> str:
    if part not in _PARTS:
        return f"<number:text>{escape(part)}</number:text>"
    textual = ' number:textual="true"' if part == "mmm" else ""
    long = ' number:style="long"' if part in {"dd", "mm", "yyyy"} else ""
    return f"<number:{_PARTS[part][0]}{textual}{long}/>"


def _shown(day: date, pattern: str) -> str:
    return day.strftime("".join(_PARTS[part][1] if part in _PARTS else part for part in _split(pattern)))


def _table(sheet: Sheet, shown: Sequence[str]) -> str:
    width = max(len(row.cells) for row in sheet.rows)
    rows = "".join(_row(row, shown) for row in sheet.rows)
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f'<table:table table:name="{escape(sheet.name)}">{columns}{rows}</table:table>'


def _row(row: Row, shown: Sequence[str]) -> str:
    hidden = ' table:visibility="collapse"' if row.is_hidden else ""
    cells: Iterable[str] = (_cell(cell, shown) for cell in row.cells)
    return f"<table:table-row{hidden}>{''.join(cells)}</table:table-row>"


def _cell(cell: Cell, shown: Sequence[str]) -> str:
    value = typed(cell)
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        style = f'table:style-name="ce{shown.index(cell.shown)}" office:value-type="date"'
        text = f"<text:p>{_shown(value, cell.shown)}</text:p>"
        return f'<table:table-cell {style} office:date-value="{value}">{text}</table:table-cell>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
