"""Plans on a page as slides: 16:9, in native shapes that can be edited, a deck that steering groups can take over.

Each slide is drawn from the boxes of `charts.page`, of the audience's own frames. An item's mark and words are one
group that bears its name and says in words what it shows; rules and the like are marked as decoration. `deck` makes the
deck, `fitting` finds the page that a slide has room for, `slide` draws one with what `parts`, `links` and `key` know.
"""

from mhhs_analysis.reporting.slides.deck import deck_of, write_deck
from mhhs_analysis.reporting.slides.fitting import LEAST_POINTS, PARTED_POINTS
from mhhs_analysis.reporting.slides.room import HIGH, WIDE

__all__ = ["HIGH", "LEAST_POINTS", "PARTED_POINTS", "WIDE", "deck_of", "write_deck"]
