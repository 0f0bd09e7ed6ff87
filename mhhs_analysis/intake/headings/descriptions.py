"""Columns of descriptions: of which others they say more, and which of them name rows all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhhs_analysis.intake.headings.columns import DATE_ROLES, Column, are_counted, is_wordy
from mhhs_analysis.intake.headings.names import name_by_contents
from mhhs_analysis.intake.headings.work_words import describes, is_described
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells

_LETTERS = re.compile(r"[A-Z]{1,4}")
_MAY_BE_SAID_OF = "it may only describe what {!r} left of it, a heading not known, names"


def said_of_others(labels: Sequence[Column], body: list[Cells]) -> list[Column]:
    """Return descriptions of what stands left of them and names a row, as a deliverable; Deliverable 1 names none."""
    named = [one for one in labels if is_described(one.heading) and not are_counted(one.cells_in(body))]
    first = min((one.number for one in named), default=0)
    return [one for one in labels if first and describes(one.heading) and one.number > first]


def may_be_said_of(chosen: Column, columns: Sequence[Column], body: list[Cells]) -> str:
    """Return the doubt of a description where a column left of it, of a heading not known, may name rows; or ""."""
    if not describes(chosen.heading):
        return ""
    dated = min((one.number for one in columns if one.role in (*DATE_ROLES, "span", "date")), default=0)
    unknown = [one for one in columns if not one.role and not one.doubt and one.number < chosen.number]
    if 0 < dated < chosen.number:
        left = (one for one in unknown if one.number < dated)
        named = next((one for one in left if _names_each(one, body)), None)
    else:
        named = name_by_contents(unknown, body)
    is_told = named is not None and _says_each(named, body) and not _are_letters(named, body)
    return _MAY_BE_SAID_OF.format(named.heading) if named and is_told else ""


def _names_each(column: Column, body: list[Cells]) -> bool:
    """Return whether a column tells every row apart, mostly in several words, as names do and codes do not."""
    cells = column.cells_in(body)
    several = sum(" " in cell.text.strip() for cell in cells)
    return 2 * several > len(cells) and _says_each(column, body)


def _are_letters(column: Column, body: list[Cells]) -> bool:
    """Return whether a column holds nothing but a few capital letters in each row, as codes are: DES, BLD."""
    return all(_LETTERS.fullmatch(cell.text.strip()) for cell in column.cells_in(body))


def _says_each(column: Column, body: list[Cells]) -> bool:
    """Return whether a column says something else of every row."""
    cells = column.cells_in(body)
    return len(cells) == len(body) and tells_all_apart(cells)


def tells_all_apart(cells: Sequence[Cell]) -> bool:
    """Return whether cells hold words, different in each, and not only numbers of one thing: Phase 1, Phase 2."""
    texts = {cell.text for cell in cells if is_wordy(cell)}
    return len(texts) == len(cells) > 0 and not are_counted(cells)
