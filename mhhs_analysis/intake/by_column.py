"""Rows of a frame, held column by column until somebody asks for one: a plan has many more rows than columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from contextlib import suppress
from typing import Any, overload

Row = dict[str, Any]
_BETWEEN = "\0"
_Packed = list[Any] | str | tuple[str | None, int]
"""A column as it is handed to another process: as it is, its texts as one, or what all rows hold with their number."""


class ByColumn(MutableSequence[Row]):
    """Rows that all have the same columns; what a whole column is asked for or given costs no row being made.

    The first time that any row is asked for all are made, once, and from then on they are a list of rows that can
    be changed as any other.
    """

    __slots__ = ("_columns", "_is_lent", "_rows")

    def __init__(self, columns: Mapping[str, Iterable[object]] | None = None) -> None:
        """Hold columns, all of one length; none for no rows. Raises ValueError for columns of different lengths.

        Lists are held as they are: they grow only after they were copied.
        """
        self._columns: dict[str, list[Any]] | None = {
            name: values if isinstance(values, list) else [*values]
            for name, values in (columns or {}).items()
        }
        self._is_lent = True
        self._rows: list[Row] | None = None
        if len({len(values) for values in self._columns.values()}) > 1:
            raise ValueError("columns of different lengths are no rows")

    @classmethod
    def of(cls, rows: Iterable[Row]) -> ByColumn:
        """Hold rows that are made already, whatever columns each has."""
        held = cls()
        held.rows.extend(rows)
        return held

    def __getstate__(self) -> tuple[dict[str, _Packed] | None, list[Row] | None]:
        """Return what another process is handed: few objects, for each costs it time."""
        return None if self._columns is None else _packed_columns(self._columns), self._rows

    def __setstate__(self, state: tuple[dict[str, _Packed] | None, list[Row] | None]) -> None:
        """Hold what another process hands over."""
        packed, self._rows = state
        self._columns = None if packed is None else _unpacked_columns(packed)
        self._is_lent = True

    @property
    def rows(self) -> list[Row]:
        """The rows, each a dict of its own."""
        if self._rows is None:
            self._rows, self._columns = _turned(self._columns or {}), None
        return self._rows

    def column(self, name: str) -> Sequence[Any]:
        """Return what each row holds in a column."""
        if self._columns is not None:
            return self._columns[name] if self._columns else ()
        return [row[name] for row in self.rows]

    def maybe_column(self, name: str) -> Sequence[Any]:
        """Return what each row holds in a column, nothing for rows that don't have it."""
        if self._columns is not None:
            return self._columns.get(name, [None] * len(self))
        return [row.get(name) for row in self.rows]

    def set_column(self, name: str, values: Sequence[object]) -> None:
        """Give each row its value in a column; raises ValueError for more or fewer values than rows."""
        if len(values) != len(self):
            raise ValueError(f"{len(values)} values for {len(self)} rows")
        if self._columns:
            self._columns[name] = [*values]
        else:
            for row, value in zip(self.rows, values, strict=True):
                row[name] = value

    def with_same(self, values: Row) -> ByColumn:
        """Return the rows with the same values in all of them, these ones left as they are."""
        if self._columns:
            self._is_lent = True
            return ByColumn(self._columns | {name: [value] * len(self) for name, value in values.items()})
        return ByColumn.of(row | values for row in self.rows)

    def columns(self) -> Mapping[str, Sequence[Any]] | None:
        """Return the columns while no row was asked for, else None."""
        return self._columns

    def extend(self, values: Iterable[Row]) -> None:
        """Add rows, column by column where both are held so and have the same columns."""
        if isinstance(values, ByColumn) and values._columns is not None and self._columns is not None:
            if not self._columns:
                self._columns = dict(values._columns)
                self._is_lent = values._is_lent = True  # whichever of the two grows first copies
                return
            if self._columns.keys() == values._columns.keys():
                self._grow(values._columns)
                return
        self.rows.extend(values)

    def _grow(self, others: Mapping[str, Sequence[object]]) -> None:
        """Add more to each column, to lists that nobody else holds."""
        assert self._columns is not None
        if self._is_lent:
            self._columns = {name: [*held] for name, held in self._columns.items()}
            self._is_lent = False
        for name, held in self._columns.items():
            held.extend(others[name])

    def append(self, value: Row) -> None:
        """Add a row at the end."""
        self.rows.append(value)

    def insert(self, index: int, value: Row) -> None:
        """Add a row before another."""
        self.rows.insert(index, value)

    def __len__(self) -> int:
        """Return how many rows there are."""
        if self._rows is not None:
            return len(self._rows)
        return len(next(iter(self._columns.values()))) if self._columns else 0

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        return iter(self.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """Return a row, or a list of some."""
        return self.rows[index]

    @overload
    def __setitem__(self, index: int, value: Row) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: Iterable[Row]) -> None: ...
    def __setitem__(self, index: int | slice, value: Row | Iterable[Row]) -> None:
        """Put a row, or some, in the place of others."""
        self.rows[index] = value  # type: ignore[index, assignment]  # the two kinds go together

    def __delitem__(self, index: int | slice) -> None:
        """Take a row away."""
        del self.rows[index]

    def __eq__(self, other: object) -> bool:
        """Return whether the other gives the same rows, however it holds them."""
        return isinstance(other, Sequence) and len(other) == len(self) and self.rows == list(other)

    __hash__ = None  # type: ignore[assignment]  # rows can be changed

    def __repr__(self) -> str:
        """Show the rows, as a list of them shows."""
        return repr(self.rows)


def joined(parts: Iterable[ByColumn]) -> ByColumn:
    """Return the rows of several parts, one part after another; held by column where they all are."""
    whole = ByColumn()
    for part in parts:
        whole.extend(part)
    return whole


def _packed_columns(columns: Mapping[str, list[Any]]) -> dict[str, _Packed]:
    """Return columns in few objects: of those of the same texts, as both bounds of days are, one."""
    texts: dict[str, str] = {}
    packed = {name: _packed(values) for name, values in columns.items()}
    return {name: texts.setdefault(one, one) if isinstance(one, str) else one for name, one in packed.items()}


def _unpacked_columns(packed: Mapping[str, _Packed]) -> dict[str, list[Any]]:
    """Return the columns that another process hands over; those of the same texts share them."""
    found: dict[int, list[Any]] = {}
    for one in packed.values():
        if id(one) not in found:
            found[id(one)] = _unpacked(one)
    return {name: found[id(one)] for name, one in packed.items()}


def _packed(values: list[Any]) -> _Packed:
    """Return a column in few objects: texts as one, those or nothing that all rows hold once; any other as it is."""
    first, last = (values[0], values[-1]) if values else (0, 0)
    if first == last and (first is None or type(first) is str) and values.count(first) == len(values):
        return first, len(values)
    with suppress(TypeError):  # of what is no text
        whole = _BETWEEN.join(values)
        return whole if whole.count(_BETWEEN) == len(values) - 1 else values
    return values


def _unpacked(packed: _Packed) -> list[Any]:
    if isinstance(packed, str):
        return packed.split(_BETWEEN)
    return packed if isinstance(packed, list) else [packed[0]] * packed[1]


def _turned(columns: Mapping[str, Sequence[object]]) -> list[Row]:
    """Return columns as rows; a copy of a blank row has the room for all columns from the first."""
    blank: Row = dict.fromkeys(columns)
    made = [blank.copy() for _ in next(iter(columns.values()), ())]
    for name, values in columns.items():
        for row, value in zip(made, values, strict=True):
            row[name] = value
    return made
