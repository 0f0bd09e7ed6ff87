"""Dates that people type into the registers: nobody guesses which of two numbers is the month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from mhhs_analysis.consultation.registers import Entry
from mhhs_analysis.dates import Interval, Order, date_order, interval_from_text, is_either
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings


@dataclass(frozen=True)
class FilesOrder:
    """The order of day and month in a file, None where nothing says it, how it is known, and the year meant.

    `own_numbers` are milestones' identifiers by which the file numbers rows of its own.
    """

    order: Order | None = None
    known_by: str = ""
    year: int | None = None
    own_numbers: frozenset[str] = frozenset()

    def leaves_open(self, text: str) -> bool:
        """Return whether nothing says which number of a typed date is its month."""
        return self.order is None and is_either(text)

    def read(self, text: str) -> Interval | None:
        """Return what a typed date means, in the file's order unless the date itself proves another; None if nothing.

        Only for a date that it doesn't leave open.
        """
        own = date_order([text], self.year)
        order = own.order if own.proof else self.order or "DMY"
        return interval_from_text(text, order, self.year)


def files_order_of(settings: Settings, reading: Reading | None, typed: Sequence[str]) -> FilesOrder:
    """Return the order of day and month in a file: as readings.csv says, else as its dates prove, read or typed in."""
    if settings.date_order:
        return FilesOrder(settings.date_order, "readings.csv says so", settings.year)
    if reading is not None and reading.date_order in get_args(Order):
        known_by = f"{reading.order_proof!r} in the file proves it"
        return FilesOrder(cast("Order", reading.date_order), known_by, settings.year)
    found = date_order(typed, settings.year)
    if found.proof and not found.is_mixed:
        return FilesOrder(found.order, f"{found.proof!r}, typed in from it, proves it", settings.year)
    return FilesOrder(year=settings.year)


def can_be_read(text: str) -> bool:
    """Return whether a date reads in either order of day and month."""
    return any(interval_from_text(text, order) is not None for order in get_args(Order))


def left_open(entry: Entry, column: str, text: str) -> str:
    """Return the fault of a date whose day and month nobody can tell."""
    uk, us = (interval_from_text(text, order) for order in get_args(Order))
    days = [f"{day:%Y-%m-%d}" for one in (uk, us) if one and (day := one.earliest or one.latest)]
    return (
        f"{entry.place}: {column} is {text!r}, which may be {' or '.join(days)}: write it so, or with the month in"
        " words, or say the file's date_order in readings.csv"
    )


def told_of(texts: Iterable[str], register: str, by: FilesOrder) -> str:
    """Return in which order the dates of a register that leave it open were read, and why; "" if none does."""
    first: Sequence[str] = [text for text in texts if is_either(text)][:1]
    return f"{first[0]} in {register} is read in the order {by.order}: {by.known_by}" if first else ""
