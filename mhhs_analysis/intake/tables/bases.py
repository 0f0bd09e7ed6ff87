"""Which of a row's dates speak for it: what happened, else what is expected, else what was first agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from mhhs_analysis.dates import lacks_year, may_lack_year
from mhhs_analysis.intake.headings.columns import BASES, DATE_ROLES, normalised
from mhhs_analysis.intake.tables.cells import Dating, interval_of
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cell

_NONE = {"", "n a", "na", "none", "nil", "not applicable", "n/a"}
"""Words that say there is no date on a basis, as those without letters do, a question mark apart."""
_Said = TypeVar("_Said")
PLAIN = "forecast"
"""What dates without a basis are: nobody says that they have happened, or were agreed."""


def basis_of(table: Table, row: int) -> str:
    """Return the basis whose dates speak for a row: actual ones where all ends are given, else the next given.

    An end that only a column without a basis gives serves every basis.
    """
    if not table.region.has_bases:
        return PLAIN
    if row not in table.bases:
        table.bases[row] = _spoken(table, row)
    return table.bases[row]


def bases_of(table: Table, rows: Sequence[int]) -> list[str]:
    """Return the basis whose dates speak for each row."""
    return [basis_of(table, row) for row in rows] if table.region.has_bases else [PLAIN] * len(rows)


def of_bases(
    rows: Sequence[int], bases: Sequence[str], column: Callable[[str], Mapping[int, _Said]]
) -> list[_Said | None]:
    """Return what each row says in the column of the basis that speaks for it."""
    spoken = {*bases}
    if len(spoken) == 1:
        return [*map(column(spoken.pop()).get, rows)]
    columns = {basis: column(basis) for basis in spoken}
    return [columns[basis].get(row) for row, basis in zip(rows, bases, strict=True)]


def _spoken(table: Table, row: int) -> str:
    if _given(table, row, "actual") and _is_whole(table, row, "actual"):
        return "actual"
    given = next((basis for basis in ("forecast", "baseline", "actual") if _given(table, row, basis)), "")
    if given == "actual" and not table.region.has("finish", given) and _says(table, row, "finish", ""):
        return PLAIN
    return given or ("baseline" if _is_baseline_alone(table, row) else PLAIN)


def _is_baseline_alone(table: Table, row: int) -> bool:
    """Return whether a row that gives no date that can be read says one as a baseline alone: it is told, not hidden."""
    said = {
        basis: [cell for role in _own(table, basis) if (cell := table.cell(row, role, basis)) is not None]
        for basis in BASES
    }
    others = any(said[basis] for basis in BASES if basis != "baseline")
    return not others and any(lacks_year(cell.text) or may_lack_year(cell.text) for cell in said["baseline"])


def start_lent(lender: str, basis: str) -> str:
    """Return in words that a start is of another basis than the one that speaks for its row."""
    return f"start: the {lender}'s, for the {basis} gives none"


def start_basis(table: Table, row: int, basis: str) -> str:
    """Return the basis that gives the start of a row: the one that speaks for it, else the plan before it.

    A finish that alone was revised, or is alone recorded when it happens, leaves the start as it happened, or else as
    it was planned. One struck through gives way to what happened alone: no earlier plan holds again by that.
    """
    if not table.region.has_bases:
        return basis
    own = table.cell(row, "start", basis)
    if own is not None and own.is_struck and basis == PLAIN:
        return "actual" if _says(table, row, "start", "actual") else basis
    given = (one for one in lenders(basis) if table.cell(row, "start", one) is not None)
    return next((one for one in given if one != "actual" or _says(table, row, "start", one)), basis)


def lenders(basis: str) -> tuple[str, ...]:
    """Return the bases that may give the start of a row, the one that speaks for it first: then what happened."""
    if basis == "forecast":
        return ("forecast", "actual", "baseline")
    return BASES[BASES.index(basis) :] if basis in BASES else (basis,)


def start_bases(table: Table, rows: Sequence[int], bases: Sequence[str]) -> Sequence[str]:
    """Return the basis that gives the start of each row."""
    if not table.region.has_bases:
        return bases
    return [start_basis(table, row, basis) for row, basis in zip(rows, bases, strict=True)]


def others_of(table: Table, rows: Sequence[int], bases: Sequence[str]) -> list[str | None]:
    """Return the dates each row gives on other bases, as typed: they stay in sight but don't speak for it."""
    if not table.region.has_bases:
        return [None] * len(rows)
    return [_other_dates(table, row, basis) for row, basis in zip(rows, bases, strict=True)]


def _other_dates(table: Table, row: int, basis: str) -> str | None:
    told = []
    for other in BASES:
        texts = [
            cell.text
            for role in DATE_ROLES
            if table.region.has(role, other) and (cell := table.cell(row, role, other)) is not None
        ]
        if other != basis and texts:
            told.append(f"{other} {' to '.join(texts)}")
    return "; ".join(told) or None


def _given(table: Table, row: int, basis: str) -> bool:
    """Return whether a row gives a date in a column of a basis's own; a forecast not known, or no more, is one."""
    if basis == "forecast" and any(_is_unknown(table, row, role) for role in _own(table, basis)):
        return True
    return any(_says(table, row, role, basis) for role in _own(table, basis))


def _is_unknown(table: Table, row: int, role: str) -> bool:
    """Return whether a forecast is unknown (TBC) or struck through, not that there is none (N/A)."""
    cell = table.cell(row, role, "forecast")
    return cell is not None and (_is_withdrawn(cell) or is_to_come(cell, table.dating))


def _is_withdrawn(cell: Cell) -> bool:
    return cell.is_struck and not says_none(cell.text)


def says_none(text: str) -> bool:
    """Return whether words where a date stands say that there is none."""
    return normalised(text) in _NONE and "?" not in text


def is_to_come(cell: Cell, dating: Dating) -> bool:
    """Return whether a cell says that its date is not known yet."""
    if says_none(cell.text):
        return False
    found = interval_of(cell, dating)
    return found is not None and found.is_unknown


def _is_whole(table: Table, row: int, basis: str) -> bool:
    """Return whether a row gives every end that the table has on a basis, and its last one in a column of that basis.

    A table may give actual finishes alone, beside planned starts; actual starts alone finish nothing, though a plain
    finish stands beside them.
    """
    ends = [role for role in DATE_ROLES if _has_end(table, role)]
    given = [role for role in ends if table.region.column(role, basis)]
    is_last = bool(ends) and table.region.has(ends[-1], basis)
    return is_last and all(_says(table, row, role, basis) for role in given)


def _has_end(table: Table, role: str) -> bool:
    return any(column.role == role for column in table.region.columns)


def _own(table: Table, basis: str) -> Iterator[str]:
    return (role for role in DATE_ROLES if table.region.has(role, basis))


def _says(table: Table, row: int, role: str, basis: str) -> bool:
    interval = table.interval(row, role, basis)
    return interval is not None and not interval.is_unknown
