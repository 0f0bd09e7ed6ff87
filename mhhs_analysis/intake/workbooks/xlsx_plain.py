"""Rows of a worksheet's XML as most programs write them: read, and proven well-formed, without a parser.

Each cell says first where it stands, and holds a value or a text alone. A row is cut into texts of which few differ
(letters, attributes, contents); each of these is looked at once, sign by sign. They are cut where their form ends, so
that a row of which every text is in its form is well-formed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mhhs_analysis.intake.workbooks.references import column_number
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells
from mhhs_analysis.intake.workbooks.xlsx_values import (
    PLAIN_ATTRIBUTE,
    TRUE,
    Looks,
    NotPlain,
    Once,
    attributes_in,
    refuse_odd,
)

RowShown = tuple[bool, int]
"""Whether a row is hidden, and how deep it is grouped."""
Row = tuple[int, RowShown, Cells]
"""A row that holds anything: its number, how it is shown, its cells."""
ROW_END = "</row>"
_HELD = "</c>"
"""The end of a cell that may hold something."""
_PLACED = '<c r="'
_BEGUN = re.compile(rf'<row((?:{PLAIN_ATTRIBUTE})*?) r="([1-9][0-9]{{0,6}})"([^>]*+)>[ \t\n]*+')
_EMPTY_ROWS = re.compile(r"""\s*+(?:<row(?:\s[^\s<>"'=]+="[^<>"]*+")*+\s*+/>\s*+)*+""")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")


class PlainRows:
    """Reads rows in plain form, of sheets whose cells are shown in some looks."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._columns = Once(column_of)
        self._cells = Once(self._plainly_shown)
        self._found: dict[str, Mapping[str, Cell | None]] = {}

    def read(self, data: Sequence[str]) -> Iterator[Row | str]:
        """Yield the rows of a sheet's data in order; as it is written, what is not in plain form or holds nothing.

        The data is given without the ends of rows, and well-formed if all is that is yielded as it is written.
        """
        *rows, rest = data
        for written in rows:
            if _HELD not in written:
                yield written + ROW_END
                continue
            try:
                empty, row = self._row(written)
            except ValueError:  # of a value that can't be read, too: that is said when its row is well-formed
                yield written + ROW_END
            else:
                if empty:
                    yield empty
                yield row
        yield rest

    def _row(self, written: str) -> tuple[str, Row]:
        """Return a row, and the empty rows before it as they are written; it is written without its end.

        Raises NotPlain for a row in any other form.
        """
        cells = written.split(_PLACED)
        before = cells.pop(0)
        start = before.rfind("<row")
        if start < 0 or (start and not _EMPTY_ROWS.fullmatch(before, 0, start)):
            raise NotPlain(written)
        number, shown = _begun(before[start:])
        return before[:start], (number, shown, self._held(f'{number}"', cells))

    def _held(self, place_ends: str, written: list[str]) -> Cells:
        """Return the cells of a row that hold anything, each written from its column's letters on.

        What was found before is looked up in plain dicts: in what asks for what it lacks that costs thrice as much.
        """
        columns, shown_so = self._columns.found, self._found
        cells: Cells = {}
        for one in written:
            letters, _, said = one.partition(place_ends)
            shown, end, content = said.partition(">")
            try:
                column, found = columns[letters], shown_so[shown]
            except KeyError:
                column, found = self._columns[letters], self._found_so(shown)
            cell = found[content] if content in found else self._cells[shown][content]
            if cell is not None:
                cells[column] = cell
            elif not end:
                raise NotPlain(one)
        return cells

    def _found_so(self, shown: str) -> Mapping[str, Cell | None]:
        """Return the cells found shown so, by what is written in them; raises NotPlain as `_plainly_shown` does."""
        found = self._found[shown] = self._cells[shown].found
        return found

    def _plainly_shown(self, shown: str) -> Once[Cell | None]:
        """Return the cells that are shown so, by what is written in them; raises NotPlain for attributes not plain."""
        is_closed = shown.endswith("/")
        refuse_odd(shown[:-1] if is_closed else shown)
        return Once(_blank) if is_closed else self._looks[shown].cells


def column_of(letters: str) -> int:
    """Return the number of a column; raises NotPlain for what names none."""
    if not _LETTERS.fullmatch(letters):
        raise NotPlain(letters)
    return column_number(letters)


def way_shown(said: str) -> RowShown:
    """Return how a row is shown by its attributes as written; raises ValueError for a depth that is no number."""
    if "hidden" not in said and "outlineLevel" not in said:
        return False, 0
    found = attributes_in(said)
    return found.get("hidden") in TRUE, int(found.get("outlineLevel") or 0)


@lru_cache(maxsize=1 << 13)
def _begun(written: str) -> tuple[int, RowShown]:
    """Return the number of a row and how it is shown: plans begin their rows alike. Raises NotPlain for other forms."""
    begun = _BEGUN.fullmatch(written)
    if begun is None:
        raise NotPlain(written)
    first, number, further = begun.groups()
    return int(number), _way_plainly_shown(first + further)


@lru_cache(maxsize=1 << 10)
def _way_plainly_shown(said: str) -> RowShown:
    """Return how a row is shown; raises NotPlain for attributes that are not in plain form."""
    refuse_odd(said)
    return way_shown(said)


def _blank(content: str) -> Cell | None:
    """Return that an element without content holds nothing; raises NotPlain where any stands behind it."""
    if content.strip(" \t\n"):
        raise NotPlain(content)
    return None
