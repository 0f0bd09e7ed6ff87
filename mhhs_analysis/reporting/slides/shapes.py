"""Shapes of a slide: placed, filled, outlined, written into, named, told in words; in inches and points."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from mhhs_analysis.charts.style import BLACK

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape

_FONT = "Arial"


def place(shape: Any, left: float, top: float, wide: float, high: float) -> None:  # noqa: ANN401
    """Put a shape where its left and top are, as wide and as high."""
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in (left, top, wide, high))


def _colour(colour: str) -> Any:  # noqa: ANN401
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]


def fill(shape: Any, colour: str, hatch: str = "", see_through: float = 0) -> None:  # noqa: ANN401
    """Fill a shape with a colour as #RRGGBB, hatched in another, or see-through by a share."""
    from lxml import etree
    from pptx.enum.dml import MSO_PATTERN
    from pptx.oxml.ns import qn

    if hatch:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = _colour(hatch), _colour(colour)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(colour)
    if see_through:
        (held,) = shape._element.iter(qn("a:srgbClr"))
        etree.SubElement(held, qn("a:alpha")).set("val", str(round((1 - see_through) * 100_000)))


def outline(line: Any, colour: str, points: float, *, dash: str = "solid") -> None:  # noqa: ANN401
    """Give a line its colour, width and dash."""
    from lxml import etree
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    line.color.rgb, line.width = _colour(colour), Pt(points)
    held = line._get_or_add_ln()
    if dash != "solid":
        etree.SubElement(held, qn("a:prstDash")).set("val", dash)


def write(
    shape: Any,  # noqa: ANN401
    text: str,
    points: float,
    ink: str = BLACK,
    *,
    align: str = "left",
    is_bold: bool = False,
    pad: float = 0.0,
    is_wrapped: bool = True,
) -> None:
    """Write words into a shape, in the middle of its height."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Inches, Pt

    frame = shape.text_frame
    frame.text, frame.word_wrap, frame.auto_size = text, is_wrapped, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Inches(pad)
    frame.margin_top = frame.margin_bottom = 0
    placed = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "centre": PP_ALIGN.CENTER}
    for paragraph in frame.paragraphs:
        paragraph.alignment = placed.get(align, PP_ALIGN.LEFT)
        for run in paragraph.runs:
            run.font.size, run.font.name, run.font.bold = Pt(points), _FONT, is_bold
            run.font.color.rgb = _colour(ink)


def add_words(
    shapes: Any,  # noqa: ANN401
    text: str,
    box: tuple[float, float, float, float],
    name: str,
    points: float,
    ink: str = BLACK,
    *,
    is_bold: bool = False,
    align: str = "left",
    is_wrapped: bool = False,
) -> Any:  # noqa: ANN401
    """Add a box of words, in inches, that bears a name and tells its words to those who can't see it."""
    shape = shapes.add_textbox(0, 0, 0, 0)
    place(shape, *box)
    write(shape, text, points, ink, align=align, is_bold=is_bold, is_wrapped=is_wrapped)
    tell(shape, name, text)
    return shape


_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def tell(shape: BaseShape, name: str, words: str) -> None:
    """Give a shape its name and its text alternative; one without words is decoration, and said to be."""
    from lxml import etree
    from pptx.oxml.ns import qn

    shape.name = name
    for style in shape._element.findall(qn("p:style")):  # the theme's shadows and colours
        shape._element.remove(style)
    held = shape._element._nvXxPr.cNvPr
    if words:
        held.set("descr", words)
    else:
        held.append(etree.fromstring(_DECORATIVE))


def saved(deck: Presentation) -> bytes:
    """Return the deck's bytes, each part of its zip dated the same: the clock is no part of it."""
    held, made = io.BytesIO(), io.BytesIO()
    deck.save(held)
    with zipfile.ZipFile(held) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            after.writestr(
                zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0)), before.read(part), zipfile.ZIP_DEFLATED
            )
    return made.getvalue()
