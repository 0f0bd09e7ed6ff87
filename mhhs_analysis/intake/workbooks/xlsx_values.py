"""What is written in the cells of a worksheet's XML becomes cells: few kinds, many cells, each made once."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from functools import partial
from typing import Generic, TypeVar

from mhhs_analysis.intake.workbooks.number_formats import Kind, meant
from mhhs_analysis.intake.workbooks.sheets import Cell, PartStruck, Value
from mhhs_analysis.intake.workbooks.xlsx_shared import Style, as_typed

TRUE = {"1", "true", "on"}
_ATTRIBUTE = re.compile(r"""(?<!\S)([^\s=]++)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ODD_SIGNS = r"<>&\x00-\x08\x0b-\x1f\ufffe\uffff"
"""Signs that may not stand in XML, or not everywhere."""
_NUMBERED = "#(?:10|3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3}|x(?:[Aa]|[2-9A-Fa-f][0-9A-Fa-f]{1,2}))"
_TEXT = rf"((?:[^{_ODD_SIGNS}]++|&(?:amp|lt|gt|quot|apos|{_NUMBERED});|(?<!\]\])>)*+)"
_CONTENT = re.compile(
    rf'(?:<v ?/>|<v>{_TEXT}</v>|<is><t(?: xml:space="preserve")?+>{_TEXT}</t></is>)?+</c>[ \t\n]*+'
)
"""A value, a text in place, or nothing, to the end of the cell: all that most cells hold."""
PLAIN_ATTRIBUTE = rf' [A-Za-z_][A-Za-z0-9_:.-]*+="[^"{_ODD_SIGNS}]*+"'
_SAID = re.compile(rf"(?:{PLAIN_ATTRIBUTE})*+ ?")
_MOST_DIGITS = 300
"""A whole number of more may be beyond what a cell can hold."""
_CALCULATED_TEXT = "str"
_ERROR = "e"
_MOST_SHARED = 1 << 17
"""Cells that are kept for the workbooks to come."""

_Read = Callable[[str], Value]
"""Makes a value of what is written in a cell."""
_Found = TypeVar("_Found")


class NotPlain(ValueError):
    """Raised by what is written otherwise than most programs write it: a parser must prove it well-formed, and a
    pattern that knows more must read it.
    """


class Once(Generic[_Found]):
    """What is found of texts, each asked once; `found` is what was found of those that were."""

    def __init__(self, find: Callable[[str], _Found]) -> None:
        self._find = find
        self.found: dict[str, _Found] = {}

    def __getitem__(self, text: str) -> _Found:
        """Return what is found of a text."""
        if text in self.found:
            return self.found[text]
        found = self.found[text] = self._find(text)
        return found


class Look:
    """How a cell is shown, how its value is read, and whether that is a text or an error that a formula gave.

    `cells` are those shown so by what is written in them, to their end and the blanks behind; a blank one is None.
    What they raise NotPlain for may be no XML; what they don't is proven to be well-formed.
    Workbooks that show cells alike share them, as far as those of texts by number do not mean another text in each.
    """

    def __init__(self, style: Style, kind: str, read: _Read) -> None:
        self._style = style
        self.read = read
        self.is_text, self.is_error = kind == _CALCULATED_TEXT, kind == _ERROR
        self.cells: Once[Cell | None] = Once(self._written)

    def cell(self, held: Value, *, is_uncalculated: bool = False) -> Cell | None:
        """Return the cell that holds a value, or None for a blank one."""
        style = self._style
        is_struck = style.is_struck
        if isinstance(held, str):
            if not held:
                return None
            if isinstance(held, PartStruck):
                is_struck = held.is_whole or (is_struck and not held.is_apart)
        is_uncalculated = is_uncalculated or self.is_error
        return Cell(held, style.number_format, style.indent, is_uncalculated, is_struck, style.is_bold)

    def _written(self, content: str) -> Cell | None:
        found = _CONTENT.fullmatch(content)
        if found is None:
            raise NotPlain(content)
        value, text = found.groups("")
        return self.cell(self.read(value) if value else as_typed(text))


_shared_looks: dict[tuple[Style, str, bool], Look] = {}


class Looks(Once[Look]):
    """How the cells of one workbook are shown and read, by their attributes as written."""

    def __init__(self, strings: Sequence[str], styles: Mapping[str | None, Style], is_1904: bool) -> None:
        super().__init__(self._said)
        self._strings, self._styles, self._is_1904 = strings, styles, is_1904
        if sum(len(look.cells.found) for look in _shared_looks.values()) > _MOST_SHARED:
            _shared_looks.clear()

    def _said(self, shown: str) -> Look:
        said = attributes_in(shown)
        style, kind = self._styles.get(said.get("s")) or self._styles[None], said.get("t", "n")
        if kind == "s":
            return Look(style, kind, partial(_shared, self._strings))
        key = (style, kind, self._is_1904)
        if key not in _shared_looks:
            _shared_looks[key] = Look(style, kind, _reading(*key))
        return _shared_looks[key]


def attributes_in(said: str) -> dict[str, str]:
    """Return the attributes that an element is written with."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(said)}


def refuse_odd(said: str) -> None:
    """Raise NotPlain for attributes that are not proven to be well-formed, written behind one that is called `r`."""
    names = [name for name, *_ in _ATTRIBUTE.findall(said)]
    if not _SAID.fullmatch(said) or len({"r", *names}) <= len(names):
        raise NotPlain(said)


# --- values -----------------------------------------------------------------------------------------------


def _reading(style: Style, kind: str, is_1904: bool) -> _Read:
    """Return what makes a value of what is written in a cell of a kind."""
    if kind != "n":
        return {"b": _as_flag, "d": _as_moment}.get(kind, as_typed)
    return _as_number if style.kind == "number" else partial(_as_shown, style.kind, is_1904)


def _as_shown(kind: Kind, is_1904: bool, written: str) -> Value:
    """Return a number as the date or length of time that it is shown as."""
    number = _as_number(written)
    return number if isinstance(number, str) else meant(number, kind, is_1904)


def _shared(strings: Sequence[str], written: str) -> str:
    number = int(written)
    if not 0 <= number < len(strings):
        raise ValueError(f"a cell shows text {number} of {len(strings)}")
    return strings[number]


def _as_number(written: str) -> int | float | str:
    """Return a number; what is none, or beyond any, as it is written."""
    try:
        if len(written) <= _MOST_DIGITS and written.lstrip("-").isdecimal():
            return int(written)
        number = float(written)
    except ValueError:
        return written
    return number if math.isfinite(number) else written


def _as_flag(written: str) -> Value:
    return written.strip() in TRUE


def _as_moment(written: str) -> Value:
    """Return a date, a time or both written as ISO 8601, as strict workbooks do."""
    for read in (datetime.fromisoformat, time.fromisoformat):
        try:
            return read(written).replace(tzinfo=None)
        except ValueError:
            continue
    return written
