"""Typed tables of a frame, made of rows or of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mhhs_analysis.frames.declarations import Frame
from mhhs_analysis.frames.errors import MhhsError

if TYPE_CHECKING:
    import pandas as pd


def frame_of(rows: Iterable[Mapping[str, Any]], frame: Frame) -> pd.DataFrame:
    """Return rows as a typed frame with exactly the declared columns, in order; absent values are missing.

    Raises MhhsError naming any column the frame doesn't declare.
    """
    import pandas as pd

    listed = [dict(row) for row in rows]
    _refuse_unknown({name for row in listed for name in row}, frame)
    made = pd.DataFrame(listed, columns=frame.column_names, dtype="object")
    return made.astype(frame.dtypes)


def frame_of_lists(columns: Mapping[str, Sequence[Any]], frame: Frame) -> pd.DataFrame:
    """Return what `frame_of` returns of the rows that stand here column by column.

    Raises MhhsError naming any column the frame doesn't declare.
    """
    import pandas as pd

    _refuse_unknown(columns, frame)
    made = pd.DataFrame(columns, columns=frame.column_names, dtype="object")
    return made.astype(frame.dtypes)


def _refuse_unknown(names: Iterable[str], frame: Frame) -> None:
    unknown = sorted({*names} - set(frame.column_names))
    if unknown:
        raise MhhsError(f"frame {frame.name}: no such column {', '.join(unknown)}; declare it in frames/")


def frame_of_columns(columns: Mapping[str, Any], frame: Frame) -> pd.DataFrame:
    """Return arrays of one length, a column each, as a typed frame with exactly the declared columns, in order."""
    import pandas as pd

    return pd.DataFrame({name: pd.array(columns[name], dtype=kind) for name, kind in frame.dtypes.items()})
