"""The deck: a slide or several for each option, and what its file says of itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.charts.poap import poap_alt, poap_span, poap_title
from mhhs_analysis.charts.sheet import Span
from mhhs_analysis.charts.style import option_words
from mhhs_analysis.frames import OPTIONS
from mhhs_analysis.reporting.marking import marking_of
from mhhs_analysis.reporting.slides.fitting import fitting
from mhhs_analysis.reporting.slides.room import HIGH, WIDE
from mhhs_analysis.reporting.slides.shapes import saved
from mhhs_analysis.reporting.slides.slide import Slide

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from mhhs_analysis.consultation.edition import Edition
    from mhhs_analysis.reporting.marking import Marking


def deck_of(poap_items: pd.DataFrame, as_at: pd.Timestamp, marking: Marking) -> bytes:
    """Return a deck with a slide an option of the frame, its bytes the same whenever it is made.

    An option whose words would be smaller than `LEAST_POINTS` takes several slides, parted between lanes. Every
    slide bears the classification, the audience and the day as at; notes hold the plan in words.
    """
    from pptx import Presentation as new_presentation
    from pptx.util import Inches

    deck = new_presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    span = poap_span(poap_items)
    held = poap_items["plan_option"].unique()
    options = [option for option in dict.fromkeys(("poap-1", "poap-2", *OPTIONS)) if option in held]
    for option in options:
        _add_slides(deck, poap_items, option, marking, span=span, as_at=as_at)
    _date(deck, as_at.to_pydatetime(), marking, f"{count_words(len(options), 'plan')} on a page")
    return saved(deck)


def write_deck(edition: Edition, data: str | Path, path: Path) -> None:
    """Write the deck of an edition whose store is built, of what its audience may see."""
    from mhhs_analysis.consultation.edition import wanted
    from mhhs_analysis.consultation.store import read_tables

    tables = read_tables(wanted(data, edition.as_at, edition.audience).store)
    path.write_bytes(deck_of(tables["poap_items"], pd.Timestamp(edition.as_at), marking_of(edition)))


def _add_slides(
    deck: Presentation,
    poap_items: pd.DataFrame,
    option: str,
    marking: Marking,
    *,
    span: Span | None,
    as_at: pd.Timestamp,
) -> None:
    """Add the slides of an option, numbered where there are several."""
    sheets = fitting(poap_items, option, span=span, as_at=as_at)
    label = option_words(option)
    own = poap_items[poap_items["plan_option"].eq(option)]
    for nth, sheet in enumerate(sheets, start=1):
        which = f" ({nth} of {len(sheets)})" if len(sheets) > 1 else ""
        title, summary = f"{poap_title(label)}{which}", poap_alt(poap_items, option, label)
        Slide(deck, sheet, own, marking).draw(title, summary)


def _date(deck: Presentation, as_at: datetime, marking: Marking, comments: str) -> None:
    """Say in the file's properties what it is, and the day it speaks of: not when it was made."""
    told = deck.core_properties
    told.title, told.subject, told.language = "Plans on a page", marking.foot, "en-GB"
    told.author = told.last_modified_by = ""
    told.category, told.comments = marking.classification, comments
    told.created = told.modified = as_at
    told.revision = 1
