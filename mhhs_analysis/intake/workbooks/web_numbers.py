"""The numbers behind the texts of a web page, where Excel or LibreOffice wrote it, and how they are shown."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from datetime import date
from html import unescape

from mhhs_analysis.dates import parts_shown
from mhhs_analysis.intake.workbooks.number_formats import GENERAL, kind_of, meant

_SHOWN_AS = re.compile(r"""mso-number-format:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;]+)""", re.DOTALL)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,4}) ?|\\(.)", re.DOTALL)
_NAMED_FORMATS = {"short date": "m/d/yyyy", "medium date": "d-mmm-yy", "long date": "dddd, mmmm d, yyyy"}
_SHOWN_BESIDE = re.compile(r"""<td\b[^>]*?\bsdval="(\d+)"[^>]*?\bsdnum="[^";]*;[^";]*;([^"]+)"[^>]*>""")
"""A cell of a page that LibreOffice wrote: the number behind it, and the format that it is shown in."""
_MOST_SHOWN = 400
"""Signs in which a cell shows its day."""
_CELL_ENDS = re.compile(r"</?t[dr]\b")
_TAG = re.compile(r"<[^>]*>")
Said = dict[str, str]


def counts_from_1904(text: str) -> bool:
    """Return whether a page counts its days from 1904: Excel says so, LibreOffice only shows them."""
    if "<x:Date1904/>" in text:
        return True
    found = _SHOWN_BESIDE.finditer(text) if "sdval=" in text else iter(())
    shown = (_shows_from_1900_or_1904(text, one) for one in found)
    # the day that is meant is always shown; the other only by chance
    return next((one == (False, True) for one in shown if one[0] != one[1]), False)


def _shows_from_1900_or_1904(text: str, cell: re.Match[str]) -> tuple[bool, bool]:
    """Return whether a cell shows the day that its number is when counted from 1900, and when counted from 1904.

    The calendars differ by four years and a day: the day tells, and the year, as far as its format shows them.
    """
    shown = unescape(cell[2])
    if kind_of(shown) != "date":
        return False, False
    content = _CELL_ENDS.split(text[cell.end() : cell.end() + _MOST_SHOWN], maxsplit=1)[0]
    numbers = {int(number) for number in re.findall(r"\d{1,4}", unescape(_TAG.sub("", content)))}
    parts = parts_shown(shown)
    days = (meant(float(cell[1]), "date", is_1904) for is_1904 in (False, True))
    first, second = (isinstance(day, date) and _shows(day, parts, numbers) for day in days)
    return first, second


def _shows(day: date, parts: AbstractSet[str], numbers: AbstractSet[int]) -> bool:
    is_year = "y" not in parts or not numbers.isdisjoint({day.year, day.year % 100})
    return is_year and ("d" not in parts or day.day in numbers)


def number_format_of(said: Said, look: str) -> str:
    """Return the format that Excel (a style) or LibreOffice (an attribute) says a cell is shown in."""
    if "sdnum" in said:
        return said["sdnum"].split(";", 2)[-1] or GENERAL
    found = _SHOWN_AS.search(look)
    if found is None:
        return GENERAL
    written = found[1].strip()
    if written[0] in "\"'":
        written = written[1:-1]
    shown = _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)) if sign[1] else sign[2], written)
    return _NAMED_FORMATS.get(shown.lower(), shown)


def number_of(said: Said, text: str) -> float | None:
    """Return the number that a page says is behind a text, if it says one."""
    written = said.get("x:num", said.get("sdval"))
    if written is None:
        return None
    try:
        return float(written or text)
    except ValueError:
        return None
