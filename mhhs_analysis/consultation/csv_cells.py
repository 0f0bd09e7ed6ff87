"""Texts of a csv that a spreadsheet would take for a formula: written behind an apostrophe, read without it."""

from __future__ import annotations

import re

_AS_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTED = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def quoted(text: str) -> str:
    """Return a text as a cell of a csv, such that no spreadsheet works it out; a plain number stays one."""
    return f"'{text}" if _AS_FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unquoted(cell: str) -> str:
    """Return the text that `quoted` wrote, or somebody who types an apostrophe before it."""
    return cell[1:] if _QUOTED.match(cell) else cell
