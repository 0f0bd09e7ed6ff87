"""Cells of tables in Markdown, as they are shown: emphasis, links, footnotes and ends of lines are only marked."""

from __future__ import annotations

import re

from mhhs_analysis.intake.workbooks.sheets import Cell, PartStruck, is_error

_EMPHASIS = re.compile(r"(?P<sign>\*\*|__|~~|[*_`])(?P<held>(?!\s)(?:(?!(?P=sign)).)+(?<!\s))(?P=sign)")
"""What stands around words that are bold, slanted, struck through or code."""
_STRESSED = re.compile(
    r"(?<!\w)(?P<sign>\*\*|__|[*_`])(?P<held>(?!\s)(?:(?!(?P=sign)).)+(?<!\s))(?P=sign)(?!\w)"
)
_LINK = re.compile(r"!?\[([^][^]*)\]\([^()\s]*\)")
_FOOTNOTE = re.compile(r"\[\^[^][]+\]")
_NEW_LINE = re.compile(r"\s*<br\s*/?>\s*", re.I)
BAR, BAR_SAID = "\\|", "\ufdd0"
"""A bar that parts no cells, as Markdown writes it, and the sign that stands for it while cells are parted."""
_STRUCK_OUT = re.compile(r"~~(?!\s)([^~]+)(?<!\s)~~")


def is_rule(line: str) -> bool:
    """Return whether a line rules headings off, as below those of a table in a text of Markdown: |---|:--|."""
    return "--" in line and "|" in line and not line.strip("|-: \t\r\n")


def cell_shown(value: str) -> Cell:
    """Return a cell of a ruled table as it is shown: emphasis around all of it left out, or struck through."""
    text, is_struck = _unlinked(value.strip()), False
    while emphasis := _EMPHASIS.fullmatch(text):
        text, is_struck = emphasis["held"], is_struck or emphasis["sign"] == "~~"
    return Cell(_without_struck(_without_marks(text)), is_struck=is_struck, is_uncalculated=is_error(text))


def _unlinked(text: str) -> str:
    """Return a text without its footnotes, and without where its links go."""
    return _LINK.sub(r"\1", _FOOTNOTE.sub("", text)) if "[" in text else text


def _without_marks(text: str) -> str:
    """Return a text without what marks parts of it: emphasis and ends of lines."""
    if "<" in text:
        text = _NEW_LINE.sub("\n", text)
    return _STRESSED.sub(r"\g<held>", text).replace(BAR_SAID, "|")


def _without_struck(text: str) -> str:
    """Return a text apart from the words in it that are struck through."""
    if not (struck := _STRUCK_OUT.findall(text)):
        return text
    return PartStruck(" ".join(_STRUCK_OUT.sub(" ", text).split()), " ".join(struck))
