"""How a file is to be read, where a person knows better than the file shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mhhs_analysis.dates import Order


@dataclass(frozen=True)
class Settings:
    """What a person says of a file (readings.csv, or an option of the command line); empty is left to the file.

    `columns` are triples of column letters, role and date basis, such as ("F", "finish", "forecast");
    `year` is the year that dates written without one mean; `durations` says which days durations count; `week_one`
    is the day on which the first of numbered periods begins; `layout` is the way to read it, where two are close;
    `version` is which of several versions of a plan in a file is the sender's, or all. `items` is nobody's word:
    whether lists of items and actions are read as tasks, as where a file holds nothing else.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    date_order: Order | None = None
    columns: tuple[tuple[str, str, str], ...] = ()
    year: int | None = None
    durations: Literal["", "working", "calendar"] = ""
    week_one: date | None = None
    layout: Literal["", "table", "grid", "matrix", "list"] = ""
    version: str = ""
    items: bool = False


NONE = Settings()
"""Nothing said: the file speaks for itself."""
