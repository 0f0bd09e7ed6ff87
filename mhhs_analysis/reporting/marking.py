"""What stands on whatever leaves a report: its classification, whose it is, and the day it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mhhs_analysis.charts.slips import TITLE as HINDSIGHT
from mhhs_analysis.reporting.pages import foot_of

if TYPE_CHECKING:
    from mhhs_analysis.consultation.edition import Edition


@dataclass(frozen=True)
class Marking:
    """What stands on every sheet and slide: the classification, and at the foot whose it is."""

    classification: str
    foot: str


def marking_of(edition: Edition) -> Marking:
    """Return the marking of an edition."""
    return Marking(edition.classification, foot_of(edition))


PUBLISHED = (
    "Dates published elsewhere, none of them the consultation's: each source is on the page of notebook 10"
)


def marking_of_figure(marking: Marking, name: str) -> Marking:
    """Return the marking of a figure by its name: hindsight shows nothing of the consultation, and says so."""
    return replace(marking, foot=PUBLISHED) if name == HINDSIGHT else marking
