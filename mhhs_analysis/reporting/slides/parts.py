"""The parts of a chart's page, each drawn with what its kind is drawn with: words, marks and rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mhhs_analysis.charts.poap import HARD_STOP
from mhhs_analysis.charts.style import BLACK, DARK_PINK, NEUTRAL, WHITE, mix
from mhhs_analysis.reporting.slides.links import draw_link
from mhhs_analysis.reporting.slides.room import Box, Part, Room
from mhhs_analysis.reporting.slides.shapes import fill, outline, place, tell, write

_DASHES = {
    "hard": ("solid", 3.0),
    "soft": ("dash", 1.5),
    "later": ("lgDashDot", 1.25),
    "as_at": ("sysDot", 1.25),
}
_WORDS = ("heading", "lane", "year", "quarter", "flag_label", "label")
_MARKS = ("may_be", "certain", "grace", "milestone", "open")
_KINDS = {
    "heading": "Group",
    "lane": "Lane",
    "year": "Year",
    "quarter": "Quarter",
    "flag_label": "Words of line",
    "label": "Label",
    "may_be": "Bar, all it may be",
    "certain": "Bar, what is certain",
    "grace": "Grace",
    "milestone": "Milestone",
    "open": "No date that way",
}
_PADS = {"heading": 0.05, "label": 0.04, "flag_label": 0.06}
_BESIDE = 0.002
"""Shares of the page's width within which words stand beside a line, not across it."""


@dataclass(frozen=True)
class Parts:
    """Draws the parts of a page into its room: `names` of items by id, `crossed` where strong lines run down."""

    room: Room
    names: Mapping[str, str]
    crossed: Sequence[float]

    def draw(self, part: Part, shapes: Any, weight: str = "") -> None:  # noqa: ANN401
        """Draw a part of the page; the line of a flag is as strong as its weight says."""
        kind = str(part["what"])
        if kind in ("quarter", "year"):
            self._grid(part, shapes)
        if kind in _WORDS:
            self._words(part, shapes)
        elif kind in _MARKS:
            self._mark(part, shapes)
        elif kind == "link":
            draw_link(part, shapes, self.room, self.names)
        else:
            self._rule(part, shapes, weight)

    def _grid(self, part: Part, shapes: Any) -> None:  # noqa: ANN401
        """Draw the line down the lanes where a quarter or a year begins."""
        down = {**part, "what": "rule", "right": part["left"], "top": part["bottom"], "bottom": 1.0}
        self._rule(down, shapes, "year" if part["what"] == "year" else "")

    def _words(self, part: Part, shapes: Any) -> None:  # noqa: ANN401
        kind, text = part["what"], part["text"]
        shape = shapes.add_textbox(0, 0, 0, 0)
        place(shape, *self.room.box(part))
        if part["fill"]:
            fill(shape, part["fill"])
        elif self._is_crossed(part):
            fill(shape, WHITE, see_through=0.5)  # words are legible on a strong line, and the line still seen
        write(
            shape,
            text,
            self.room.points,
            part["line"] if kind == "label" else BLACK,
            align=part["align"],
            is_bold=kind == "heading" or (kind == "flag_label" and HARD_STOP in text),
            pad=_PADS.get(kind, 0.0),
            is_wrapped=kind != "label" or part["align"] == "centre",
        )
        words = text.replace("\n", " ")
        tell(shape, f"{_KINDS[kind]}: {part.get('name') or words}", words)

    def _is_crossed(self, part: Part) -> bool:
        """Return whether a strong line runs through a part."""
        return any(part["left"] < at - _BESIDE and at + _BESIDE < part["right"] for at in self.crossed)

    def _mark(self, part: Part, shapes: Any) -> None:  # noqa: ANN401
        from pptx.enum.shapes import MSO_SHAPE

        kind = part["what"]
        forms = {"milestone": MSO_SHAPE.DIAMOND, "open": MSO_SHAPE.ISOSCELES_TRIANGLE}
        shape = shapes.add_shape(forms.get(kind, MSO_SHAPE.RECTANGLE), 0, 0, 0, 0)
        left, top, wide, high = self.room.box(part)
        if kind == "open":
            is_right = part["text"] == "right"
            left, top, wide, high = _head_box((left, top, wide, high), is_right=is_right)
            shape.rotation = 90 if is_right else -90
        place(shape, left, top, max(wide, 0.02), high)
        fill(shape, part["fill"], hatch=DARK_PINK if kind == "grace" else "")
        outline(shape.line, part["line"] or part["fill"], 0.75)
        tell(shape, f"{_KINDS[kind]}: {part.get('name') or 'all lanes'}", "")

    def _rule(self, part: Part, shapes: Any, weight: str) -> None:  # noqa: ANN401
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Inches

        left, top, wide, high = self.room.box(part)
        if part["what"] == "whisker":
            middle = top + high / 2
            top, high = middle, 0.0
        ends = (Inches(side) for side in (left, top, left + wide, top + high))
        _look_of_rule(shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends), part, weight)


def _head_box(bar: Box, *, is_right: bool) -> Box:
    """Return the box of the head past an end that has no date, as wide as the bar is high.

    The head is turned by a right angle: the box is that of the shape before it was.
    """
    left, top, _, high = bar
    wide = 0.6 * high
    left = left if is_right else left - wide
    return left + (wide - high) / 2, top + (high - wide) / 2, high, wide


def _look_of_rule(shape: Any, part: Part, weight: str) -> None:  # noqa: ANN401
    """Draw a line as what it is: a flag's, a whisker's, or a rule of the grid."""
    if part["what"] == "flag":
        dash, points = _DASHES[weight]
        outline(shape.line, part["line"], points, dash=dash)
        tell(shape, f"Line: {part['text']}", part["text"])
    elif part["what"] == "whisker":
        outline(shape.line, part["line"], 1.25)
        tell(shape, f"Days it may mean: {part['name']}", "")
    else:
        colour = NEUTRAL if weight == "year" else mix(NEUTRAL, WHITE, 0.5)
        outline(shape.line, colour, 0.75 if weight else 0.5)
        tell(shape, "Rule", "")
