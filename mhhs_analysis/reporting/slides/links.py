"""Dependencies on a slide: an open line to a head, or to a cross where the dates contradict it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mhhs_analysis.analysis.links import CONFLICT, IN_ORDER, OPEN
from mhhs_analysis.charts.style import DARK_GREY, DARK_PINK, WHITE
from mhhs_analysis.reporting.slides.room import ROOM_WIDE, Part, Room
from mhhs_analysis.reporting.slides.shapes import fill, outline, place, tell

LINKS = {
    IN_ORDER: (DARK_GREY, 0.75, "solid"),
    OPEN: (DARK_GREY, 1.0, "sysDot"),
    CONFLICT: (DARK_PINK, 1.75, "dash"),
}
"""The line of a dependency, by whether the dates allow it: its colour, points and dash, as a page's own."""
_VERDICTS = {
    IN_ORDER: "",
    OPEN: "; the dates leave the order open",
    CONFLICT: "; the dates contradict it",
}
_HEAD_PX = {"head": 9, "cross": 14}


def draw_link(part: Part, shapes: Any, room: Room, names: Mapping[str, str]) -> None:  # noqa: ANN401
    """Draw a dependency, with the names of what follows what."""
    points = [room.at(across, down) for across, down in part["points"]]
    verdict = part["text"]
    shape = _open_line(points, shapes)
    colour, wide, dash = LINKS[verdict]
    outline(shape.line, colour, wide, dash=dash)
    items = (item.strip() for item in part["item_id"].split(" > "))
    before, after = (names.get(item, item) for item in items)
    tell(shape, f"Dependency: {before} to {after}", f"{after} follows {before}{_VERDICTS[verdict]}")
    _draw_end(points, verdict, f"{before} to {after}", shapes, room)


def _open_line(points: Sequence[tuple[float, float]], shapes: Any) -> Any:  # noqa: ANN401
    """Add a line through points, in inches, that encloses nothing."""
    (across, down), *others = [(round(x * 1000), round(y * 1000)) for x, y in points]
    builder = shapes.build_freeform(across, down, scale=914.4)
    builder.add_line_segments(others, close=False)
    shape = builder.convert_to_shape()
    shape.fill.background()
    return shape


def _draw_end(
    points: Sequence[tuple[float, float]],
    verdict: str,
    whose: str,
    shapes: Any,  # noqa: ANN401
    room: Room,
) -> None:
    """Draw a line's head into the mark that it ends at, or its cross.

    A shape of its own: a head of the line itself turns back where the last leg is shorter than the head.
    """
    from pptx.enum.shapes import MSO_SHAPE

    (_, above), (across, at) = points[-2:]
    is_clash, is_down = verdict == CONFLICT, at > above
    side = _HEAD_PX["cross" if is_clash else "head"] * ROOM_WIDE / room.sheet.page_px
    form = MSO_SHAPE.MATH_MULTIPLY if is_clash else MSO_SHAPE.ISOSCELES_TRIANGLE
    end = shapes.add_shape(form, 0, 0, 0, 0)
    place(end, across - side / 2, at - side / 2, side, side)
    end.rotation = 180 if is_down and not is_clash else 0
    fill(end, LINKS[verdict][0])
    outline(end.line, LINKS[verdict][0] if is_clash else WHITE, 0.25)
    tell(end, f"{'Cross' if is_clash else 'Head'}: {whose}", "")
