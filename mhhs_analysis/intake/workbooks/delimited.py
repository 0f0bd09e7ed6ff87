"""Delimited text (csv and its kin): which encoding, which delimiter, which cells."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache

from mhhs_analysis.dates import looks_like_date
from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.markdown import BAR, BAR_SAID, cell_shown, is_rule
from mhhs_analysis.intake.workbooks.packages import said
from mhhs_analysis.intake.workbooks.sheets import (
    Cell,
    Sheet,
    in_order,
    is_error,
    lack_values,
    may_be_errors,
)

NOT_A_PLAN = "ask for the plan as .xlsx or .csv"
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"(?:(?<=[,;\t|\n]")|(?<=\A"))[^"]*(?:""[^"]*)*"(?=[,;\t|\r\n]|\Z)')
_LOOKED_AT = 1 << 16
LONGEST_CELL = 1 << 21
"""Signs of a cell beyond which a quotation mark is missing rather than an answer long."""
csv.field_size_limit(LONGEST_CELL)
_SWALLOWED = "a cell runs over many lines to the end: is a quotation mark missing?"
_SAID_BY_EXCEL = re.compile(r"\A\"?sep=(.)\"?\r?\n", re.IGNORECASE)
_WRAPPED = re.compile(r'"(?:[^"]|"")+"')
_FEWEST_WRAPPED = 3
"""Cells of each row from which rows that stand in quotes as a whole surely are rows: two may be a sentence's halves."""
_BEFORE_YEAR = ", "
"""What parts a day from its year, or from its weekday, where no quotes hold them together."""
_KEPT_AS_TEXT = '="'
_FORMULA_OF_TEXT = re.compile(r'="((?:[^"]|"")+)"')
_OTHER_TEXTS = {
    r"<.*schemas\.microsoft\.com/project": "an MS Project XML file",
    r"(?:<\?xml[^>]*>\s*)?<project\b[^>]*\bgantt-divider-location=": "a GanttProject file",
    r"<(?!\w+://)": "an XML file or a piece of a web page, not a workbook or a delimited text file",
    r"version https://git-lfs": "a Git LFS pointer, not the file itself",
    r"ERMHDR": "a Primavera exchange file",
    r"MPX": "an MS Project exchange file",
    r",[^\n]*,[\d.: ]+,file:///[^\n]*;\s*\Z": "a lock file left by an open document",
    r"%PDF": "a PDF",
    r"\{\\rtf": "a text document (RTF)",
    r"\{|\[\s*[\[{]": "a JSON file, not a workbook or a delimited text file",
}
"""How texts that are no table begin, and what to call them."""


def delimited_sheet(file: str, content: bytes) -> Sheet:
    """Return delimited text as a sheet without a name; a line `sep=;` above it is not counted, as in Excel.

    Raises NotReadable for what is no text, or text of another kind.
    """
    text = decoded(file, content)
    for beginning, reason in _OTHER_TEXTS.items():
        if re.match(rf"\s*(?s:{beginning})", text[:_LOOKED_AT]):
            raise NotReadable(file, reason, NOT_A_PLAN)
    text = _unwrapped(text) if text[:1] == '"' else text
    announced = _SAID_BY_EXCEL.match(text)
    delimiter = announced[1] if announced else delimiter_of(text)
    is_ruled = delimiter == "|" and any(map(is_rule, io.StringIO(text)))
    text = text.replace(BAR, BAR_SAID) if is_ruled else text
    table = csv.reader(
        io.StringIO(text[announced.end() if announced else 0 :], newline=""), delimiter=delimiter
    )
    may_part_dates = delimiter == "," and _BEFORE_YEAR in text
    made = cache(cell_shown if is_ruled else _made_for(text))  # many cells are alike
    try:
        rows = {
            row: {column: made(value) for column, value in enumerate(values, 1) if value.strip()}
            for row, values in enumerate(_with_whole_dates(table) if may_part_dates else table, 1)
            if not (is_ruled and is_rule(delimiter.join(values)))
        }
    except csv.Error as error:
        raise NotReadable(file, f"the text is not a table ({_why(error)})", NOT_A_PLAN) from None
    if _is_swallowed(text, rows):
        raise NotReadable(file, f"the text is not a table ({_SWALLOWED})", NOT_A_PLAN)
    may_be_struck = is_ruled and "~~" in text
    may_lack_values = may_be_errors(text) and lack_values(rows)
    return Sheet("", in_order(rows), may_be_struck=may_be_struck, may_lack_values=may_lack_values)


def _unwrapped(text: str) -> str:
    """Return a text each row of which stands in quotes as one cell, as a text that was saved twice, without them."""
    lines = (line.strip() for line in io.StringIO(text, newline=None))
    if not all(_WRAPPED.fullmatch(line) for line in lines if line):
        return text
    lines = (line.strip()[1:-1].replace('""', '"') for line in io.StringIO(text, newline=None))
    inner = "\n".join(lines)
    widths = {len(row) for row in csv.reader(io.StringIO(inner), delimiter=delimiter_of(inner)) if row}
    return inner if len(widths) == 1 and min(widths) >= _FEWEST_WRAPPED else text


def _with_whole_dates(table: Iterable[list[str]]) -> Iterable[list[str]]:
    """Yield the rows of a table, those longer than one above with each date in one cell that its comma parted.

    They are as wide then as one above, which may stand below a title that a comma parts.
    """
    widths = set[int]()
    for values in table:
        is_longer = bool(widths) and len(values) > min(widths) and len(values) > 1
        joined = _joined(values) if is_longer else values
        is_whole = len(joined) in widths
        if not is_whole and len(values) > 1:
            widths.add(len(values))
        yield joined if is_whole else values


def _joined(values: list[str]) -> list[str]:
    """Return cells, those put together that make a date with the cell before: January 8 | 2024."""
    found = values[:1]
    for value in values[1:]:
        whole = f"{found[-1]},{value}"
        if value[:1] == " " and not looks_like_date(found[-1]) and looks_like_date(whole):
            found[-1] = whole
        else:
            found.append(value)
    return found


def _made_for(text: str) -> Callable[[str], Cell]:
    """Return what makes the cells of a text: the less there is to look for in each, the sooner."""
    of_plain = _maybe_error if may_be_errors(text) else Cell
    return (lambda value: of_plain(_unquoted(value))) if _KEPT_AS_TEXT in text else of_plain


def _unquoted(value: str) -> str:
    """Return a value without what keeps a spreadsheet from taking it for another: ="01/05/2024"."""
    held = _FORMULA_OF_TEXT.fullmatch(value.strip())
    return held[1].replace('""', '"') if held else value


def _maybe_error(text: str) -> Cell:
    """Return a cell of a text among which errors may stand, as a spreadsheet that was saved as text shows them."""
    return Cell(text, is_uncalculated=is_error(text.strip()))


def _is_swallowed(text: str, rows: dict[int, dict[int, Cell]]) -> bool:
    """Return whether the last cell runs over many lines to the end of the text: nothing closes its quotation mark."""
    last = rows[max(rows)] if rows else {}
    cell = last[max(last)].text if last else ""
    return len(cell) > _LOOKED_AT and "\n" in cell and not text.rstrip().endswith('"')


def _why(error: csv.Error) -> str:
    """Return why text could not be split: nearly always a quotation mark that nothing closes."""
    if "field limit" in str(error):
        return f"a cell has more than {csv.field_size_limit():,} signs: is a quotation mark missing?"
    return said(error)


# --- encoding ---------------------------------------------------------------------------------------------

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_ALIKE_FROM_WEST = ("cp1252", "mac_roman")
_TAKEN_FOR = ("\u00e2\u20ac", "\u00c3", "\u00c2")
"""How dashes, letters with accents, and signs such as the pound's begin that were read in a wrong encoding."""
_BEYOND_ASCII = re.compile("[^\x00-\x7f]{2,}")
_COMMON = frozenset("–—‘’“”•…£€½¼¾°·éèêëàáâäãåçíìîïñóòôöøõúùûüýßæœÉÈÀÁÂÄÅÇÍÎÑÓÔÖØÚÜÆŒ\xa0")
"""Signs beyond ASCII that plans in western languages do hold; a wrong encoding gives others."""


def decoded(file: str, content: bytes, announced: str | None = None) -> str:
    """Return text in the encoding its first bytes show, else the announced, UTF-16 by zeros, UTF-8, or a western one.

    Signs that were written in UTF-8, and taken for a western encoding before, are those that were meant.
    Raises NotReadable for what is no text.
    """
    text = _decoded(file, content, announced)
    return _BEYOND_ASCII.sub(_meant, text) if any(sign in text for sign in _TAKEN_FOR) else text


def _meant(found: re.Match[str]) -> str:
    """Return signs as they were meant, if they are UTF-8 that was taken for a western encoding; else as they are."""
    try:
        return b"".join(map(_byte, found[0])).decode("utf-8")
    except UnicodeError:
        return found[0]


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if sign < "\xa0" else sign.encode("cp1252")


def _decoded(file: str, content: bytes, announced: str | None) -> str:
    for beginning, encoding in _BOMS.items():
        if content.startswith(beginning):
            return content.decode(encoding, errors="replace")
    if announced:
        with suppress(LookupError, UnicodeError):
            return content.decode(announced)
    if b"\x00" in content:
        return _of_two_bytes(file, content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        readings = [content.decode(encoding, errors="replace") for encoding in _ALIKE_FROM_WEST]
        return max(readings, key=_likelihood)  # the first, Windows', where they are alike


def _of_two_bytes(file: str, content: bytes) -> str:
    """Return UTF-16 text without a mark: zeros stand in every other place only, as western letters have them."""
    sample = content[:_LOOKED_AT]
    zeros = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    text = content.decode(encoding, errors="replace")
    is_lopsided = max(zeros) * 5 >= len(sample) and min(zeros) * 20 <= max(zeros)
    if not is_lopsided or _NO_TEXT.search(text):
        raise NotReadable(file, "not a workbook or a delimited text file", NOT_A_PLAN)
    return text


def _likelihood(text: str) -> int:
    """Return how many more of a text's signs beyond ASCII are common ones than not."""
    return sum(1 if sign in _COMMON else -1 for sign in text[:_LOOKED_AT] if sign > "\x7f")


# --- delimiter --------------------------------------------------------------------------------------------


def delimiter_of(text: str) -> str:
    """Return the delimiter that splits the rows of the text's table best; a comma where none splits any."""
    bare = _QUOTED.sub("quoted", text[:_LOOKED_AT])  # what stands in quotes parts nothing
    lines = [line for line in io.StringIO(bare, newline="") if line.strip()]
    return max(_DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> float:
    """Return how well a delimiter fits: rows of one width, many columns, and no other delimiter left in cells."""
    if not any(delimiter in line for line in lines):
        return 0.0
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0.0
    widths = [len(row) for row in rows if len(row) > 1]
    if not widths:
        return 0.0
    commonest = max(set(widths), key=lambda width: (widths.count(width), width))
    cells = [cell for row in rows if len(row) == commonest for cell in row]
    others = [
        other
        for other in _DELIMITERS.replace(delimiter, "").replace(",", "")
        if any(other in line for line in lines)
    ]
    unsplit = sum(any(other in cell for other in others) for cell in cells) / len(cells) if others else 0
    return widths.count(commonest) / len(rows) * math.log2(commonest) * (1 - unsplit)
