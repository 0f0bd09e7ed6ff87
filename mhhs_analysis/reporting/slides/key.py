"""The key below a chart: the stages and marks that are on the slide, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mhhs_analysis.analysis.links import CONFLICT, IN_ORDER, OPEN
from mhhs_analysis.charts.marks import LINK_WORDS
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import BLACK, DARK_GREY, DARK_PINK, MARGIN_PX, NOT_MAPPED, STAGES, WHITE, mix
from mhhs_analysis.reporting.slides.links import LINKS
from mhhs_analysis.reporting.slides.room import ROOM_WIDE, Room
from mhhs_analysis.reporting.slides.shapes import add_words, fill, outline, place, tell

KEY_HIGH = 0.19
"""Height of a row of the key, in inches."""


class Entry(NamedTuple):
    """What is explained: its words, its colour, and the form of its mark."""

    name: str
    colour: str
    form: str

    @property
    def wide(self) -> float:
        """Its width, in inches."""
        return 0.32 + 0.066 * len(self.name)


def key_rows(sheet: Sheet) -> Iterator[list[Entry]]:
    """Yield the entries of the key that stand beside each other."""
    room = (1 - 2 * MARGIN_PX / sheet.page_px) * ROOM_WIDE
    held: list[Entry] = []
    for entry in _entries(sheet):
        if held and sum(one.wide for one in (*held, entry)) > room:
            yield held
            held = []
        held.append(entry)
    yield held


def _entries(sheet: Sheet) -> Iterator[Entry]:
    """Yield what is explained: the stages and marks that are on the slide."""
    bars = sheet.items[sheet.items["kind"].eq("bar")]
    for stage in (*STAGES, NOT_MAPPED):
        if bars["look_id"].eq(stage.look_id).any():
            yield Entry(stage.key, stage.colour, "bar")
    yield Entry("Pale: date not exact", NOT_MAPPED.pale, "bar")
    if sheet.items["kind"].eq("milestone").any():
        yield Entry("Milestone, end of its dates", BLACK, "milestone")
    if (sheet.items["is_open_left"] | sheet.items["is_open_right"]).any():
        yield Entry("Arrow: no date that way", DARK_GREY, "endless")
    if sheet.items["grace_to"].notna().any():
        yield Entry("Grace", WHITE, "grace")
    for verdict in LINKS:
        if sheet.links["verdict"].eq(verdict).any():
            yield Entry(LINK_WORDS[verdict], LINKS[verdict][0], verdict)


def draw_keys(shapes: Any, room: Room, top: float) -> float:  # noqa: ANN401
    """Draw the key from its top, and return where what stands below it begins."""
    for entries in key_rows(room.sheet):
        across = room.edge
        for entry in entries:
            _draw_key(shapes, entry, (across, top))
            across += entry.wide
        top += KEY_HIGH
    return top


def _draw_key(shapes: Any, entry: Entry, at: tuple[float, float]) -> None:  # noqa: ANN401
    if entry.form == OPEN:
        _draw_dots(shapes, entry, at)
    else:
        _draw_mark(shapes, entry, at)
    box = (at[0] + 0.17, at[1], 0.07 * len(entry.name) + 0.1, 0.19)
    add_words(shapes, entry.name, box, f"Key, words: {entry.name}", 8)


def _draw_mark(shapes: Any, entry: Entry, at: tuple[float, float]) -> None:  # noqa: ANN401
    """Draw an entry's mark, as it looks in the chart."""
    from pptx.enum.shapes import MSO_SHAPE

    forms = {
        "milestone": MSO_SHAPE.DIAMOND,
        "endless": MSO_SHAPE.ISOSCELES_TRIANGLE,
        IN_ORDER: MSO_SHAPE.RIGHT_ARROW,
        CONFLICT: MSO_SHAPE.MATH_MULTIPLY,
    }
    is_grace = entry.form == "grace"
    mark = shapes.add_shape(forms.get(entry.form, MSO_SHAPE.RECTANGLE), 0, 0, 0, 0)
    place(mark, at[0], at[1] + 0.03, 0.13, 0.13)
    mark.rotation = 90 if entry.form == "endless" else 0
    fill(mark, entry.colour, hatch=DARK_PINK if is_grace else "")
    outline(mark.line, DARK_PINK if is_grace else mix(entry.colour, BLACK, 0.3), 0.75)
    tell(mark, f"Key: {entry.name}", "")


def _draw_dots(shapes: Any, entry: Entry, at: tuple[float, float]) -> None:  # noqa: ANN401
    """Draw the line of an order that is open."""
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Inches

    ends = (Inches(side) for side in (at[0], at[1] + 0.095, at[0] + 0.14, at[1] + 0.095))
    mark = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    colour, wide, dash = LINKS[OPEN]
    outline(mark.line, colour, wide, dash=dash)
    tell(mark, f"Key: {entry.name}", "")
