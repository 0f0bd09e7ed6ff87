"""How an OpenDocument spreadsheet's cells are shown: its styles, the parts of their dates as Excel would write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mhhs_analysis.intake.workbooks.number_formats import GENERAL
from mhhs_analysis.intake.workbooks.packages import Attributes
from mhhs_analysis.intake.workbooks.sheets import BOLD

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE, NUMBER, TABLE = f"{_ODF}style:1.0 ", f"{_ODF}datastyle:1.0 ", f"{_ODF}table:1.0 "
_MARGIN = f"{_ODF}xsl-fo-compatible:1.0 margin-left"
_WEIGHT = f"{_ODF}xsl-fo-compatible:1.0 font-weight"
_DATES = {f"{NUMBER}date-style", f"{NUMBER}time-style"}
_PER_CENT = f"{NUMBER}percentage-style"
_LETTERS = {"day": "d", "year": "yy", "hours": "h", "minutes": "m", "seconds": "s", "am-pm": "AM/PM"}
_PLAIN = re.compile(r"[\s/.,:-]*")
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0}
_POINTS_A_LEVEL = 10
"""What LibreOffice makes of one level of Excel's indent."""
_MOST_ANCESTORS = 10


@dataclass
class _Style:
    data_style: str
    parent: str
    indent: int = 0
    is_shown: bool = True
    is_struck: bool | None = None
    is_bold: bool | None = None


class StyleScan:
    """Hears the styles of a part as they pass, and tells how a style shows its cells or its table.

    Text is to be added to `held` as it passes.
    """

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._codes: dict[str, str] = {}
        self._style = _Style("", "")
        self._date = ""
        self.held: list[str] = []

    def start(self, name: str, said: Attributes) -> None:
        """Hear an element begin."""
        self.held.clear()
        if name == f"{STYLE}style":
            self._style = _Style(
                said.get(f"{STYLE}data-style-name", ""), said.get(f"{STYLE}parent-style-name", "")
            )
            self._styles[said.get(f"{STYLE}name", "")] = self._style
        elif name == f"{STYLE}table-properties":
            self._style.is_shown = said.get(f"{TABLE}display") != "false"
        elif name == f"{STYLE}paragraph-properties":
            self._style.indent = _level(said.get(_MARGIN, ""))
        elif name == f"{STYLE}text-properties":
            self._style.is_struck, self._style.is_bold = _strikes(said), _is_bold(said)
        elif name in _DATES:
            self._date = said.get(f"{STYLE}name", "")
            self._codes[self._date] = ""
        elif name == _PER_CENT:
            self._codes[said.get(f"{STYLE}name", "")] = "0%"
        elif self._date and name.startswith(NUMBER):
            self._codes[self._date] += _code(name.removeprefix(NUMBER), said)

    def end(self, name: str) -> None:
        """Hear an element end."""
        if name in _DATES:
            self._date = ""
        elif self._date and name == f"{NUMBER}text":
            text = "".join(self.held)
            self._codes[self._date] += text if _PLAIN.fullmatch(text) else f'"{text}"'

    def look(self, style: str) -> tuple[str, int, bool, bool]:
        """Return a cell's number format and indent, and whether it is struck and bold, by its style or one above it."""
        line = self._line(style)
        indent = next((held.indent for held in line if held.indent), 0)
        data_style = next((held.data_style for held in line if held.data_style), "")
        is_bold = next((held.is_bold for held in line if held.is_bold is not None), False)
        return self._codes.get(data_style) or GENERAL, indent, bool(self.strikes(style)), is_bold

    def strikes(self, style: str) -> bool | None:
        """Return whether a style, or one it is derived from, strikes text through; None where none says."""
        return next((held.is_struck for held in self._line(style) if held.is_struck is not None), None)

    def _line(self, style: str) -> list[_Style]:
        """Return a style and those it is derived from, the nearest first."""
        line: list[_Style] = []
        while len(line) < _MOST_ANCESTORS and (held := self._styles.get(style)):
            line.append(held)
            style = held.parent
        return line

    def is_shown(self, style: str) -> bool:
        """Return whether a table of a style is shown."""
        return style not in self._styles or self._styles[style].is_shown


def _code(part: str, said: Attributes) -> str:
    """Return a part of a date style as Excel would write it: a month by its name is mmm or mmmm."""
    is_long = said.get(f"{NUMBER}style") == "long"
    if part == "month":
        length = 1 + is_long + 2 * (said.get(f"{NUMBER}textual") == "true")
        return "m" * length
    if part == "day-of-week":
        return "dddd" if is_long else "ddd"
    if part == "quarter":
        return "m"  # Excel has no quarters: a month is the nearest that shows no day
    letters = _LETTERS.get(part, "")
    return letters * 2 if is_long and part != "am-pm" else letters


def _strikes(said: Attributes) -> bool | None:
    """Return whether text is struck through by its own style, or None where the style leaves it open."""
    line = said.get(f"{STYLE}text-line-through-style") or said.get(f"{STYLE}text-line-through-type")
    return None if line is None else line != "none"


def _is_bold(said: Attributes) -> bool | None:
    """Return whether text is bold by its own style, or None where the style leaves it open."""
    weight = said.get(_WEIGHT)
    return None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= BOLD)


def _level(length: str) -> int:
    found = _LENGTH.fullmatch(length)
    return round(float(found[1]) * _POINTS[found[2]] / _POINTS_A_LEVEL) if found else 0
