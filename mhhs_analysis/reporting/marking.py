"""What stands on whatever leaves a report: its classification, whose it is, and the day it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mhhs_analysis.reporting.pages import audience_in_words, day_in_words

if TYPE_CHECKING:
    from mhhs_analysis.consultation.edition import Edition


@dataclass(frozen=True)
class Marking:
    """What stands on every sheet and slide: the classification, and at the foot whose it is."""

    classification: str
    foot: str


def marking_of(edition: Edition) -> Marking:
    """Return the marking of an edition."""
    foot = f"{edition.title} · {audience_in_words(edition.audience)} · as at {day_in_words(edition.as_at)}"
    return Marking(edition.classification, foot)
