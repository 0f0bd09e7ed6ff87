"""The search finds a token and a day wherever they can stand: else a leak test proves nothing."""

import base64
import io
import json
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from tests.leaks.search import held_in, places_of, places_of_day

TOKEN = "zq4f9a2c7e"
DAY = date(2023, 9, 13)
SECONDS = 1694563200


def found(tmp_path: Path, name: str, data: bytes | str):
    folder = tmp_path / "report"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return held_in([folder])


def zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(name, data)
    return packed.getvalue()


def workbook(value: object) -> bytes:
    book, packed = Workbook(), io.BytesIO()
    book.active["B7"] = value
    book.save(packed)
    return packed.getvalue()


def parquet(value: object) -> bytes:
    return pd.DataFrame({"a": [value]}).to_parquet()


def png(words: bytes) -> bytes:
    chunk = b"zTXtComment\0\0" + zlib.compress(words)
    body = struct.pack(">I", len(chunk) - 4) + chunk + b"0000"
    return b"\x89PNG\r\n\x1a\n" + body


def figure(value: object) -> str:
    packed = json.dumps({"data": [value]}).replace("<", "\\u003c")
    return f'<p>x</p><script type="application/json" data-plot="a">{packed}</script>'


def array(dtype: str, form: str, *numbers: float) -> dict[str, str]:
    """Numbers as plotly packs them."""
    return {"dtype": dtype, "bdata": base64.b64encode(struct.pack(form, *numbers)).decode()}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", f"x{TOKEN.upper()}x"),
        ("a.html", f"<td>{TOKEN[:5]}<wbr>{TOKEN[5:]}</td>"),
        ("a.html", "".join(f"&#{ord(sign)};" for sign in TOKEN)),
        ("a.html", "".join(f"%{ord(sign):02x}" for sign in TOKEN)),
        ("a.ipynb", json.dumps({"metadata": {"a": [{"b": f"\u00e9{TOKEN}"}]}})),
        ("a.jsonl", json.dumps({"event": "x", "fault": TOKEN}) + "\n"),
        ("a.xlsx", workbook(TOKEN)),
        ("a.xlsx", zipped("docProps/custom.xml", TOKEN.encode())),
        ("a.pptx", zipped("media/book.xlsx", workbook(TOKEN))),
        ("a.parquet", parquet(TOKEN)),
        ("a.png", png(TOKEN.encode())),
        ("a.html", f'<img src="data:image/png;base64,{base64.b64encode(png(TOKEN.encode())).decode()}">'),
        (f"{TOKEN}.txt", "x"),
    ],
)
def test_a_token_is_found_however_it_is_packed(tmp_path, name: str, data) -> None:
    """In text, markup, escapes, nested archives, tables, pictures, and in a file's own name."""
    assert len(places_of(TOKEN, found(tmp_path, name, data))) == 1
    assert places_of("zq00000000", found(tmp_path, name, data)) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *(("a.txt", f"on {words}.") for words in (
            str(SECONDS), str(SECONDS * 1000), "2023-09-13", "20230913", "13/09/2023", "09/13/2023", "13/9/23",
            "13.09.2023", "13 Sep 2023", "13 Sep 23", "13th September 2023", "Sep 13, 2023",
            "13-Sep-23", "2023-09-13T00:00:00")),
        ("a.html", "<td>13&nbsp;Sep&nbsp;2023</td>"),
        ("a.html", figure(SECONDS * 1000)),
        ("a.html", figure(array("f8", "<2d", 0, SECONDS * 1e3))),
        ("a.ipynb", json.dumps({"x": array("i8", "<q", SECONDS * 10**9)})),
        ("a.html", figure(array("i4", "<i", 45182))),
        ("a.xlsx", workbook(DAY)),
        ("a.xlsx", workbook(45182)),
        ("a.parquet", parquet(pd.Timestamp(DAY))),
    ],
)  # fmt: skip
def test_a_day_is_found_however_it_is_written(tmp_path, name: str, data) -> None:
    """In words and figures of any order, as a count of days or of seconds, and in packed arrays."""
    assert len(places_of_day(DAY, found(tmp_path, name, data))) == 1
    assert places_of_day(date(2023, 9, 14), found(tmp_path, name, data)) == []
