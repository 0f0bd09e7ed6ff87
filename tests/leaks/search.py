"""Reads all that a report holds, however it is packed, and says where a token or a day stands in it."""

import base64
import html
import io
import json
import re
import struct
import subprocess
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet

from mhhs_analysis.reporting.figures import plotly_js

ARRAYS = {"i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "i8": "q", "f4": "f", "f8": "d"}
"""How plotly calls the types of an array that it packs, and how struct does."""
PNG = b"\x89PNG\r\n\x1a\n"


MONTHS = {name: number for number in range(1, 13) for name in (date(2000, number, 1).strftime("%b").lower(),)}
_ISO = re.compile(r"(?<!\d)(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_FIGURES = re.compile(r"(?<![\d.])(\d\d?)[/.-](\d\d?)[/.-](\d{4}|\d\d)(?!\d)")
_GAP = r"(?:[\s\u00a0,./-]|&nbsp;)*"
_DAY_FIRST = re.compile(rf"(?<!\d)(\d\d?)(?:st|nd|rd|th)?{_GAP}([a-z]{{3}})[a-z]*{_GAP}(\d{{4}}|\d\d)(?!\d)")
_MONTH_FIRST = re.compile(rf"([a-z]{{3}})[a-z]*{_GAP}(\d\d?)(?:st|nd|rd|th)?{_GAP}(\d{{4}}|\d\d)(?!\d)")
_COUNTED = re.compile(r"(?<![\w.])-?\d{9,19}(?!\w|\.\d)")


@dataclass
class Held:
    """What one file holds: each of its texts, unpacked and unescaped, the days in them, and its numbers."""

    texts: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)


def held_in(folders: Iterable[Path]) -> dict[str, Held]:
    """All that stands in the files of some folders, their names included, by file."""
    found = {}
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder.parent).as_posix()
            held = found.setdefault(name, Held())
            _add(held, name)
            # The library that draws is the same in every report, and holds numbers of every kind.
            _read(path.name, path.read_bytes().replace(plotly_js(), b""), held)
    return found


def places_of(token: str, found: dict[str, Held]) -> list[str]:
    """The files in which a token stands, in letters of any case."""
    wanted = token.lower()
    return [name for name, held in found.items() if any(wanted in text for text in held.texts)]


def places_of_day(day: date, found: dict[str, Held]) -> list[str]:
    """The files in which a day stands: in words, figures, or as a number that counts to it."""
    numbers = {*_counting_to(day)}
    return [name for name, held in found.items() if day in held.days or held.numbers & numbers]


# --- the ways to write a day ------------------------------------------------------------------------------


def _days_in(text: str) -> Iterator[date]:
    """Every day that a text in lower case can mean, read in each order of day and month."""
    for year, month, day in _ISO.findall(text):
        yield from _day(year, month, day)
    for one, other, year in _FIGURES.findall(text):
        yield from _day(year, other, one)
        yield from _day(year, one, other)
    for day, month, year in _DAY_FIRST.findall(text):
        yield from _day(year, MONTHS.get(month, 0), day)
    for month, day, year in _MONTH_FIRST.findall(text):
        yield from _day(year, MONTHS.get(month, 0), day)


def _day(year: str, month: int | str, day: str) -> Iterator[date]:
    with suppress(ValueError):
        yield date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def _counting_to(day: date) -> Iterator[float]:
    """A day as what counts to it: seconds to nanoseconds and days since 1970, Excel's days since 1900 and 1904."""
    seconds = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    yield from (seconds * unit for unit in (1, 10**3, 10**6, 10**9))
    yield from ((day - origin).days for origin in (date(1970, 1, 1), date(1899, 12, 30), date(1904, 1, 1)))


# --- unpacking --------------------------------------------------------------------------------------------


def _read(name: str, data: bytes, held: Held) -> None:
    if zipfile.is_zipfile(io.BytesIO(data)):
        _read_zip(data, held)
    elif data[:4] == b"PAR1":
        _read_parquet(data, held)
    elif data[:5] == b"%PDF-":
        _read_pdf(data, held)
    elif data[:8] == PNG:
        _read_png(data, held)
    else:
        _read_text(name, data.decode("utf-8", errors="replace"), held)


def _read_zip(data: bytes, held: Held) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        _add(held, packed.comment.decode("utf-8", errors="replace"))
        for member in packed.infolist():
            _add(held, member.filename, member.comment.decode("utf-8", errors="replace"))
            _read(member.filename, packed.read(member), held)


def _read_parquet(data: bytes, held: Held) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(data))
    _add(held, *map(str, (table.schema.metadata or {}).values()), *table.column_names)
    for column in table.columns:
        values = [value for value in column.to_pylist() if value is not None]
        _add(held, " | ".join(map(str, values)))


def _read_pdf(data: bytes, held: Held) -> None:
    for words in (["pdftotext", "-", "-"], ["pdfinfo", "-"]):
        _add(held, subprocess.run(words, input=data, capture_output=True, check=True).stdout.decode())


def _read_png(data: bytes, held: Held) -> None:
    """The texts among a picture's chunks: its words about itself, packed or not."""
    at = len(PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + size]
        if kind in (b"tEXt", b"iTXt", b"zTXt"):
            _add(held, chunk.decode("latin-1"))
            _add(held, *(_inflated(chunk[end.end() :]) for end in re.finditer(b"\0", chunk)))
        at += size + 12


def _inflated(part: bytes) -> str:
    try:
        return zlib.decompress(part).decode("latin-1")
    except zlib.error:
        return ""


def _read_text(name: str, text: str, held: Held) -> None:
    """A text as it stands and with what is escaped or packed in it undone."""
    _add(held, text, html.unescape(text), urllib.parse.unquote(text))
    if name.endswith((".json", ".ipynb")):
        _walk(json.loads(text), held)
    elif name.endswith(".jsonl"):
        for line in text.splitlines():
            _walk(json.loads(line), held)
    for packed in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL):
        _walk(json.loads(packed), held)
    for packed in re.findall(r"data:[\w/+.-]+;base64,([A-Za-z0-9+/=]+)", text):
        _read("", base64.b64decode(packed), held)
    held.numbers |= {float(number) for number in re.findall(r"<v>(-?[\d.]+)</v>", text)}
    if name.endswith((".html", ".xml", ".svg", ".rels")):
        # Words that markup runs through: a token may be broken by a place to break a line.
        _add(held, html.unescape(re.sub(r"<[^>]+>", "", text)))


def _walk(value: Any, held: Held) -> None:
    """Every text and number of a JSON, and of the texts that are JSON or markup themselves."""
    if isinstance(value, dict):
        if {"dtype", "bdata"} <= set(value):
            held.numbers |= set(_unpacked(value))
        for key, each in value.items():
            _walk(key, held)
            _walk(each, held)
    elif isinstance(value, list):
        for each in value:
            _walk(each, held)
    elif isinstance(value, str):
        _add(held, value, html.unescape(value))
        if "image/png" not in value and re.fullmatch(r"iVBOR[A-Za-z0-9+/=\s]+", value):
            _read("", base64.b64decode(value), held)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        held.numbers.add(float(value))


def _unpacked(array: dict[str, Any]) -> tuple[float, ...]:
    data = base64.b64decode(array["bdata"])
    kind = ARRAYS[array["dtype"].lstrip("<|=")]
    return struct.unpack(f"<{len(data) // struct.calcsize(kind)}{kind}", data)


def _add(held: Held, *texts: str) -> None:
    for text in {text.lower() for text in texts if text} - held.texts:
        held.texts.add(text)
        held.days |= {*_days_in(text)}
        held.numbers |= {float(number) for number in _COUNTED.findall(text)}
