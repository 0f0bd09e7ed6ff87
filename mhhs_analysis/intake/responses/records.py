"""Records of JSON, one object or one a line, as pages: a row a record, a column a key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.workbooks.delimited import decoded
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet

_ASK = "ask for the responses as .xlsx or .csv"
Record = Mapping[str, Any]
Bad = tuple[int, str]


def is_records(content: bytes) -> bool:
    """Return whether bytes begin as JSON does."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def record_pages(file: str, content: bytes) -> tuple[list[Page], list[Bad]]:
    """Return the pages of JSON, and the lines that are none, with their numbers.

    Raises NotReadable for what is no JSON at all, or holds no record.
    """
    text = decoded(file, content)
    lists, bad = _lists(file, text)
    pages = [_page(file, name, records, unit) for name, records, unit in lists if records]
    if not pages:
        raise NotReadable(file, "JSON that holds no record", _ASK)
    return pages, bad


def _lists(file: str, text: str) -> tuple[list[tuple[str, dict[int, Record], str]], list[Bad]]:
    """Return the lists of records by name, each record by its number, and what stands in its places' names."""
    whole = _loaded(text)
    if whole is not None:
        return [(name, dict(enumerate(held, 1)), "record") for name, held in _named(whole)], []
    lines = {number: line for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    loaded = {number: _loaded(line) for number, line in lines.items()}
    records: dict[int, Record] = {number: one for number, one in loaded.items() if isinstance(one, dict)}
    if not records:
        raise NotReadable(file, "the text begins as JSON and isn't", _ASK)
    return [("", records, "line")], [(number, lines[number]) for number in lines if number not in records]


def _loaded(text: str) -> Any:  # noqa: ANN401 - JSON may be anything
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _named(whole: object) -> Iterator[tuple[str, list[Record]]]:
    """Yield the lists of records of a JSON value: itself, those it holds by key, or itself as the one record."""
    if isinstance(whole, list):
        yield "", [one for one in whole if isinstance(one, dict)]
    elif isinstance(whole, dict):
        held = {key: value for key, value in whole.items() if _is_list(value)}
        yield from held.items()
        if not held:
            yield "", [whole]


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _page(file: str, name: str, records: dict[int, Record], unit: str) -> Page:
    flat = {number: dict(_flat(record)) for number, record in records.items()}
    keys = list(dict.fromkeys(key for record in flat.values() for key in record))
    columns = {key: column for column, key in enumerate(keys, 1)}
    rows = {0: {column: Cell(key) for key, column in columns.items()}}
    rows |= {
        number: {columns[key]: Cell(text) for key, text in record.items() if text.strip()}
        for number, record in flat.items()
    }
    within = f"{name} " if name else ""
    names: dict[Spot, str] = {
        (number, columns[key]): f"{within}{unit} {number}, {key}"
        for number, record in flat.items()
        for key in record
    }
    names |= {(0, column): f"{within}{key}" for key, column in columns.items()}
    sheet = Sheet(name, {number: cells for number, cells in rows.items() if cells})
    return Page(file, sheet, names, header=0)


def _flat(record: Record, above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the keys of a record with their texts; a record within is under both keys, a list is one text."""
    for key, value in record.items():
        name = f"{above} - {key}" if above else str(key)
        if isinstance(value, dict):
            yield from _flat(value, name)
        else:
            yield name, _text(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)
