"""What a table breaks of the rules of its frame; pandera is asked only where it breaks one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mhhs_analysis.frames.declarations import DTYPES, Column, Frame
from mhhs_analysis.frames.errors import MhhsError

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa


def check(table: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Return the table if it is a valid frame.

    Raises MhhsError with every fault at once: a missing or mistyped column, a value not allowed, a missing
    value where one must be, a key that occurs twice.
    """
    if holds(table, frame):
        return table
    import pandera.errors

    try:
        return schema(frame).validate(table, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        raise MhhsError(*_faults(frame, errors.failure_cases)) from None


def holds(table: pd.DataFrame, frame: Frame) -> bool:
    """Return whether a table breaks none of the schema's rules; pandera, asked only if so, says which.

    pandera takes a second of each build to import and to find nothing.
    """
    if list(table.columns) != frame.column_names:
        return False
    columns = ((table[column.name], column) for column in frame.columns)
    return all(_column_holds(values, column) for values, column in columns) and not bool(
        table.duplicated(list(frame.key)).any()
    )


def _column_holds(values: pd.Series, column: Column) -> bool:
    import pandas as pd

    if values.dtype != pd.api.types.pandas_dtype(DTYPES[column.kind]):
        return False
    if column.required and values.hasnans:
        return False
    return not column.allowed or bool(values.dropna().isin(list(column.allowed)).all())


def schema(frame: Frame) -> pa.DataFrameSchema:
    """Return the pandera schema of a frame: strict columns in order, allowed values, a unique key."""
    import pandera.pandas as pa

    columns = {
        column.name: pa.Column(
            DTYPES[column.kind],
            checks=[pa.Check.isin(column.allowed)] if column.allowed else [],
            nullable=not column.required,
            description=column.meaning,
        )
        for column in frame.columns
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(frame.key), name=frame.name)


def _faults(frame: Frame, cases: pd.DataFrame) -> list[str]:
    """Return one line a kind of fault: the column, the rule it broke, and the values seen."""
    lines = []
    for (column, rule), group in cases.groupby(["column", "check"], dropna=False, sort=True):
        seen = ", ".join(repr(value) for value in group["failure_case"].astype(str).unique()[:5])
        lines.append(f"frame {frame.name}: column {column}: breaks {rule} with {seen}")
    return lines
