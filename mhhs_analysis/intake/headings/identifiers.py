"""Identifiers that are words: a column headed Ref that holds the names of its rows, beside labels that may too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mhhs_analysis.intake.headings.columns import Column, is_wordy
from mhhs_analysis.intake.headings.descriptions import tells_all_apart
from mhhs_analysis.intake.workbooks.workbook import Cells

_AS_WELL = "{!r}, headed as what identifies rows, tells them apart in words as well"
_CODE = re.compile(r"\S*\d\S*|[A-Z]{1,4}")
_FEWEST = 3
"""Rows from which it is no chance that a column tells all apart."""


def named_by_identifier(columns: Sequence[Column], label: Column, body: Sequence[Cells]) -> list[Column]:
    """Return columns in which words below a heading of identifiers name rows whose label holds codes alone, else none.

    Where the label holds words, too, it names them in doubt.
    """
    worded = next((one for one in columns if one.role == "identifier" and _holds_names(one, body)), None)
    if worded is None:
        return []
    if _holds_codes(label, body):
        swapped = {worded: replace(worded, role="name"), label: replace(label, role="identifier")}
    else:
        doubt = label.doubt or _AS_WELL.format(worded.heading)
        swapped = {label: replace(label, role="name", doubt=doubt)}
    return [swapped.get(one, one) for one in columns]


def _holds_names(column: Column, body: Sequence[Cells]) -> bool:
    """Return whether a column says something else of each row, in words, and of most of them in several."""
    cells = column.cells_in(body)
    if len(cells) < _FEWEST or not all(is_wordy(cell) and not _CODE.fullmatch(cell.text) for cell in cells):
        return False
    several = sum(" " in cell.text.strip() for cell in cells)
    return 2 * several > len(cells) and tells_all_apart(cells)


def _holds_codes(column: Column, body: Sequence[Cells]) -> bool:
    """Return whether a column says something else of each row, in codes alone: DES1, BLD1."""
    cells = column.cells_in(body)
    return len(cells) >= _FEWEST and all(_CODE.fullmatch(cell.text.strip()) for cell in cells)
