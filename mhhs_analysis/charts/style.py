"""The house look: palette, template, the stages' colours and codes, and the words that go with a figure.

Colours are the government Analysis Function's, from afcharts. A colour never stands alone: every stage has
a code or a label beside it, and what is uncertain is pale *and* outlined.
"""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass
from functools import cache
from typing import Any

import afcharts.pio_template  # noqa: F401  registers the template "afcharts"
import pandas as pd
import plotly.io as pio
from afcharts.af_colours import get_af_colours

from mhhs_analysis.analysis.wording import count_words

DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE, DARK_GREY, LIGHT_PURPLE = get_af_colours("categorical")
NAVY, _, MID_BLUE, LIGHT_BLUE, _, PALE_GREY = get_af_colours("sequential", include_grey=True)
NEUTRAL = get_af_colours("focus")[1]
BLACK, WHITE = "#000000", "#FFFFFF"

FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
FONT_PX, BOLD_PX, TITLE_PX = 12, 13.5, 20
"""Sizes of text; bold words take the room of a text larger than they are."""
CHARACTER_PX = 0.6 * FONT_PX
"""A generous mean width: the reader's font is not known here, and a clipped label is worse than a gap."""

NARROW_PAGE_PX, MIDDLE_PAGE_PX, WIDE_PAGE_PX = 700, 900, 1128
"""The narrowest page a chart is laid out for, the one at which a label fits inside its bar or not, a desk's."""
MARGIN_PX = 16


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with `share` (0 to 1) of another mixed in, both as #RRGGBB."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02X}" for one, two in pairs)


def contrast(colour: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21: text needs 4.5, a mark 3."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on(colour: str) -> str:
    """Return black or white, whichever reads better on the colour."""
    return max((BLACK, WHITE), key=lambda text: contrast(text, colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True)
class Look:
    """What bars of a kind look like: its id, its label, the short code drawn on bars, and its colour.

    A kind is a stage of the programme, or a timeline where a chart holds several.
    """

    look_id: str
    label: str
    code: str
    colour: str

    @property
    def key(self) -> str:
        """The words of the legend: the code that stands on bars, and what it means."""
        return self.label if self.code in ("Not mapped", self.label) else f"{self.code}: {self.label}"

    @property
    def pale(self) -> str:
        """The fill of a part that is not certain."""
        return mix(self.colour, WHITE, 0.78)

    @property
    def outline(self) -> str:
        """The outline, dark enough to be seen on white whatever the fill."""
        return mix(self.colour, BLACK, 0.3)


STAGES = (
    Look("migration_design", "Migration design", "Des", DARK_GREY),
    Look("impact_assessment", "Impact assessment and planning", "IA", LIGHT_PURPLE),
    Look("dbt", "Design, build and test", "DBT", DARK_BLUE),
    Look("pit", "Pre-integration testing", "PIT", MID_BLUE),
    Look("cit", "Component integration testing", "CIT", LIGHT_BLUE),
    Look("sit", "System integration testing", "SIT", DARK_PINK),
    Look("e2e_sandbox", "E2E sandbox", "E2E", TURQUOISE),
    Look("qualification", "Qualification", "Qual", ORANGE),
    Look("qualification_testing", "Qualification testing", "QT", mix(ORANGE, BLACK, 0.45)),
    Look("migration", "Migration", "Migr", mix(TURQUOISE, BLACK, 0.5)),
    Look("go_live", "Go live", "Live", NAVY),
)
"""The stages in programme order."""

TIMELINES = (
    Look("round-1", "Round 1", "Round 1", mix(NEUTRAL, BLACK, 0.25)),
    Look("poap-1", "POAP 1", "POAP 1", DARK_BLUE),
    Look("poap-2", "POAP 2", "POAP 2", ORANGE),
    Look("own", "Own plan", "Own plan", DARK_PINK),
    Look("2021 timetable", "2021 timetable", "2021 timetable", MID_BLUE),
    Look("CR022", "CR022", "CR022", TURQUOISE),
    Look("CR055", "CR055", "CR055", LIGHT_PURPLE),
    Look("happened", "Happened", "Happened", BLACK),
)
"""The options, a participant's own plan and the published timetables, where a chart tells them apart; the label of
each mark names it too."""

NOT_MAPPED = Look("", "Not mapped to a stage", "Not mapped", NEUTRAL)
_BY_ID = {look.look_id: look for look in (*STAGES, *TIMELINES)}


def look_of(look_id: object) -> Look:
    """Return the look of a stage or timeline; a missing or unknown id is `NOT_MAPPED`, in neutral grey."""
    return _BY_ID.get(str(look_id), NOT_MAPPED)


@cache
def house_template() -> dict[str, Any]:
    """Return what a figure needs of the afcharts template: it is carried in the JSON of every figure.

    The sizes are for a chart with many labels; afcharts' own are for one with a handful, and its
    `uniformtext` would hide the labels it can't fit.
    """
    af = pio.templates["afcharts"].layout
    return {
        "layout": {
            "font": {"family": FONT, "size": FONT_PX, "color": BLACK},
            "colorway": list(af.colorway),
            "title": {"font": {"size": TITLE_PX}, "subtitle": {"font": {"size": 13, "color": DARK_GREY}}},
            "hoverlabel": {"align": af.hoverlabel.align, "bgcolor": WHITE, "font": {"size": FONT_PX}},
            "xaxis": {"gridcolor": af.xaxis.gridcolor, "linecolor": af.xaxis.linecolor, "zeroline": False},
            "yaxis": {"visible": False, "fixedrange": True, "zeroline": False},
            "annotationdefaults": {"showarrow": False, "font": {"size": FONT_PX}},
            "plot_bgcolor": WHITE,
            "paper_bgcolor": WHITE,
            "autosize": True,
        }
    }


# --- words ------------------------------------------------------------------------------------------------


def said(value: object) -> str:
    """Return a text cell as words: empty where it is missing."""
    return "" if pd.isna(value) else str(value).strip()  # type: ignore[call-overload]


def safe(text: str) -> str:
    """Return text that plotly shows as it is: names may hold the signs of its markup."""
    return html.escape(text, quote=False)


def text_px(text: str, *, size: float = FONT_PX) -> float:
    """Return the width that text may need, in pixels: an estimate on the wide side."""
    return len(text) * CHARACTER_PX * size / FONT_PX


def wrapped(text: str, width_px: float, *, size: float = FONT_PX) -> list[str]:
    """Return the text in lines that fit a width in pixels; at least one line, nothing left out."""
    across = max(int(width_px / text_px("x", size=size)), 8)
    # Most names fit, and a chart of many has thousands.
    if 0 < len(text) <= across and text.isprintable() and text == text.strip():
        return [text]
    return textwrap.wrap(text, across) or [""]


def joined(lines: list[str]) -> str:
    """Return lines as plotly takes them, each shown as it is."""
    return "<br>".join(safe(line) for line in lines)


def option_words(plan_option: str) -> str:
    """Return an option's id as it is read: poap-1 is POAP 1, round-1 is Round 1."""
    kind, _, number = plan_option.partition("-")
    return f"{kind.upper() if kind == 'poap' else kind.capitalize()} {number}".strip()


def month_words(months: int) -> str:
    """Return months of grace in words: 1 month grace."""
    return f"{count_words(months, 'month')} grace"
