"""The legend of a drawn plan: which colour, letter or sign means what, by the words beside it outside the drawing."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import NO, is_date, normalised, qualifiers
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.reference import rows

SPARE = "spare"
"""Time in hand: contingency, float."""
NOT_WORK = "not_work"
"""What nobody works in: weekends, bank holidays."""
LINE = "line"
"""What is drawn down all rows over the work in them: today, a freeze."""

KEY = re.compile(r"(key|legend)\b:?", re.I)
"""What a legend is called."""
_LONGEST_SIGN = 3
"""Characters of a letter or sign that a legend explains."""
_EQUALS = re.compile(
    r"(?:^|(?<=[\s,;:(/]))(?P<code>[^\s=,;:()/]{1,3}) ?= ?(?P<words>[^=,;()\n]+?)"
    r"(?=\s*(?:[,;)\n]|\s[^\s=]{1,3} ?=|$))"
)
_COLON = re.compile(
    r"(?:^|(?<=[\s,;:(/]))(?P<code>[A-Z](?= ?:)|[^\w\s=,;:()/.'\"&+-]{1,2}) ?:? ?(?P<words>[^\W\d][\w '%/-]*?)"
    r"(?=\s*(?:[,;)\n]|\s[A-Z] ?:|[^\w\s'%/-]|$))"
)
_DASH = re.compile(r"(?:^|(?<=[,;\n]))\s?(?P<code>[A-Z]) ?[–-] (?P<words>[^\W\d][\w '%/-]*)")
"""A letter and what it stands for; of one text two or more, for one alone may be a name."""
_BLANKS = re.compile(r"[^\S\n]+")
_SHARE = re.compile(r"\b\d{1,3} ?%")
_BESIDE = 2
"""How many columns right of its colour a legend's words may stand."""


def legend_of(
    sheet: Sheet, rows_drawn: Collection[int], headings: Collection[int], last: int
) -> dict[str, str]:
    """Return the words for colours, from cells outside the rows that are drawn in and their headings.

    Right of the last time column a legend may stand beside the drawing too.
    """
    found: dict[str, str] = {}
    for row, fills in sheet.drawn.fills.items():
        is_outside = row not in rows_drawn and row not in headings
        if not is_outside and max(fills, default=0) <= last:
            continue
        for column, colour in fills.items():
            words = _words(sheet, row, column) if is_outside or column > last else ""
            if words and _fits(sheet, row, colour, last if column > last else 0):
                found.setdefault(colour, words)
    return found


def signs_said(sheet: Sheet, inside: Collection[int]) -> dict[str, str]:
    """Return the words for letters and signs, in small letters: H = holiday in any text, else in no row drawn in.

    There they may also stand before a colon (H: high), in a cell beside them, or right after a sign (▲ start).
    """
    texts = {_squeezed(text) for _, held in sheet.texts.values() for text in held if "=" in text}
    said = [found.groups() for text in texts for found in _EQUALS.finditer(text)]
    for row in sheet.rows.keys() - {*inside}:
        for column, cell in sheet.rows[row].items():
            if not isinstance(cell.value, str) or "=" in cell.text:
                continue
            if len(cell.text) <= _LONGEST_SIGN:
                said += [(cell.text, words) for words in [_words(sheet, row, column + 1)] if words]
            else:
                text = _squeezed(cell.text)
                said += [found.groups() for found in _COLON.finditer(text)]
                dashed = (
                    [found.groups() for found in _DASH.finditer(text)] if "," in text or ";" in text else []
                )
                said += dashed if len(dashed) > 1 else []
    return {code.lower(): words for code, words in reversed(said)}


def _squeezed(text: str) -> str:
    """Return a text with one space for blanks side by side, over which what looks for keys would go again and again."""
    return _BLANKS.sub(" ", text)


def kind_of_colour(words: str) -> str:
    """Return what a legend's words say of a colour: not_work, line, milestone, status, spare; "" for a kind of work."""
    said = normalised(words)
    if said in _kinds():
        return _kinds()[said]
    return "status" if {_kinds().get(word) for word in said.split()} & {"status", SPARE} else ""


def is_no_work(words: str) -> bool:
    """Return whether a legend's words say that no work is done: holiday, N = no."""
    return kind_of_colour(words) in (NOT_WORK, LINE) or normalised(words) in NO


def are_states(words: Collection[str]) -> bool:
    """Return whether legends' words all say how far work has come or how it stands, and none which dates it has."""
    return all(
        kind_of_colour(one) == "status" and not qualifiers(normalised(one), "activities")[0] for one in words
    )


@lru_cache(maxsize=1 << 12)
def says_state(words: str) -> bool:
    """Return whether words say how far work has come or how it stands, and nothing more: 50% done, at risk."""
    said = normalised(_SHARE.sub(" ", words))
    return _kinds().get(said) == "status" and not qualifiers(said, "activities")[0]


def _words(sheet: Sheet, row: int, column: int) -> str:
    """Return the words in a filled cell, else those right of it."""
    cells = sheet.rows.get(row, {})
    for place in range(column, column + _BESIDE + 1):
        cell = cells.get(place)
        if cell is not None:
            return cell.text if is_heading(cell) and not is_date(cell) else ""
    return ""


def _fits(sheet: Sheet, row: int, colour: str, beyond: int) -> bool:
    """Return whether a colour fills one cell or few, as a legend's does, and not a whole title or row of headings.

    Beside a drawing, only the cells beyond its last column count: the row's own bar may have the colour.
    """
    fills = sheet.drawn.fills[row]
    return sum(other == colour and column > beyond for column, other in fills.items()) <= 2 * _BESIDE


@cache
def _kinds() -> dict[str, str]:
    return {row["words"]: row["kind"] for row in rows("legend_words")}
