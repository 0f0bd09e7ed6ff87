"""Texts that name other days in the other order of day and month, and do not say themselves which is meant."""

from __future__ import annotations

from functools import lru_cache

from mhhs_analysis.dates import OTHER_ORDER, Interval, Order, date_order, interval_from_text, span_from_text
from mhhs_analysis.intake.tables.revised import revised_in


@lru_cache(maxsize=1 << 12)
def reads_either_way(text: str, order: Order, year: int | None = None) -> bool:
    """Return whether a text means other days in the other order than in this one, which it does not prove itself.

    A date, a stretch of time and several dates in one text are asked alike; `year` is that of dates without any.
    """
    readings = zip(_read(text, order, year), _read(text, OTHER_ORDER[order], year), strict=True)
    if not any(one and other and one != other for one, other in readings):
        return False
    own = date_order([text], year, are_dates=True)
    return not (own.proof and own.order == order)


def _read(text: str, order: Order, year: int | None) -> tuple[object, ...]:
    revised = revised_in(text, order, year)
    spoken: Interval | None = revised.current if revised else None
    return interval_from_text(text, order, year), span_from_text(text, order, year), spoken
