"""How a frame is declared: its columns, each with its kind, meaning, unit and allowed values.

Plain values, so that a notebook's kernel that only loads a store never pays for the schema library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "whole", "number", "flag"]

DTYPES: dict[Kind, str] = {
    "text": "str",
    "date": "datetime64[us]",
    "whole": "Int64",
    "number": "float64",
    "flag": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, meaning, unit, allowed values, and whether a value must be there."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Frame:
    """One frame of the vocabulary: its name, what a row of it is, its key and its columns."""

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]

    @property
    def dtypes(self) -> dict[str, str]:
        """The pandas dtype of each column, in order."""
        return {column.name: DTYPES[column.kind] for column in self.columns}


def required(name: str, meaning: str, *allowed: str) -> Column:
    """Return a column of text in which a value must be there."""
    return Column(name, "text", meaning, allowed=allowed, required=True)


def text(name: str, meaning: str, *allowed: str) -> Column:
    """Return a column of text in which a value may be missing."""
    return Column(name, "text", meaning, allowed=allowed)


def date(name: str, meaning: str) -> Column:
    """Return a column of days; a missing one is not known, or unbounded."""
    return Column(name, "date", meaning, unit="day")


def flag(name: str, meaning: str) -> Column:
    """Return a column that is true or false in every row."""
    return Column(name, "flag", meaning, required=True)


def count(name: str, meaning: str, unit: str) -> Column:
    """Return a column of whole numbers, one in every row."""
    return Column(name, "whole", meaning, unit=unit, required=True)
