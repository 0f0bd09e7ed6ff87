"""Plans on a page as slides: 16:9, in native shapes that can be edited, a deck that steering groups can take over.

Each slide is drawn from the boxes of `charts.page`, of the audience's own frames. An item's mark and words are one
group that bears its name and says in words what it shows; rules and the like are marked as decoration.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from mhhs_analysis.analysis.links import CONFLICT, IN_ORDER, OPEN
from mhhs_analysis.analysis.wording import count_words, interval_words
from mhhs_analysis.charts.marks import LINK_WORDS
from mhhs_analysis.charts.page import AXIS_ROWS, page_high_px, page_parts
from mhhs_analysis.charts.parting import most_rows, parted
from mhhs_analysis.charts.poap import HARD_STOP, Row, poap_alt, poap_sheet, poap_span, poap_title
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_GREY,
    DARK_PINK,
    MARGIN_PX,
    NEUTRAL,
    NOT_MAPPED,
    STAGES,
    WHITE,
    look_of,
    mix,
    month_words,
    option_words,
    said,
)
from mhhs_analysis.frames import OPTIONS
from mhhs_analysis.reporting.marking import marking_of
from mhhs_analysis.reporting.slide_shapes import fill, outline, place, saved, tell, write

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from mhhs_analysis.consultation.edition import Edition
    from mhhs_analysis.reporting.marking import Marking

WIDE, HIGH = 13.333, 7.5
"""A slide's size in inches."""
LEFT, TOP, ROOM_WIDE = 0.3, 0.82, 12.73
"""Where the chart lies on it, in inches: left, top, width."""
LEAST_POINTS, PARTED_POINTS = 8.0, 9.0
"""The smallest that a chart's words are on one slide, and on each of the several that it takes else."""
_POINTS = 72
_TEXT_PX = 12
_PAGES_PX = range(900, 4001, 20)
"""The widths tried, narrowest first: a narrower page has larger letters, a wider one fewer rows."""
_NOTE_LETTERS, _NOTE_HIGH, _MOST_NOTES = 190, 0.13, 4
_KEY_HIGH = 0.19
_FOOT = HIGH - 0.29
_HEAD_PX = {"head": 9, "cross": 14}
_DASHES = {
    "hard": ("solid", 3.0),
    "soft": ("dash", 1.5),
    "later": ("lgDashDot", 1.25),
    "as_at": ("sysDot", 1.25),
}
_LINKS = {
    IN_ORDER: (DARK_GREY, 0.75, "solid"),
    OPEN: (DARK_GREY, 1.0, "sysDot"),
    CONFLICT: (DARK_PINK, 1.75, "dash"),
}
"""The line of a dependency, by whether the dates allow it: its colour, points and dash, as a page's own."""
WATERMARK = "#DDDDDD"

Part = Mapping[Hashable, Any]


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
        sheets = _fitting(poap_items, option, span=span, as_at=as_at)
        label = option_words(option)
        own = poap_items[poap_items["plan_option"].eq(option)]
        for nth, sheet in enumerate(sheets, start=1):
            which = f" ({nth} of {len(sheets)})" if len(sheets) > 1 else ""
            title, summary = f"{poap_title(label)}{which}", poap_alt(poap_items, option, label)
            _Slide(deck, sheet, own, marking).draw(title, summary)
    _date(deck, as_at.to_pydatetime(), marking, f"{count_words(len(options), 'plan')} on a page")
    return saved(deck)


def write_deck(edition: Edition, data: str | Path, path: Path) -> None:
    """Write the deck of an edition whose store is built, of what its audience may see."""
    from mhhs_analysis.consultation.edition import wanted
    from mhhs_analysis.consultation.store import read_tables

    tables = read_tables(wanted(data, edition.as_at, edition.audience).store)
    path.write_bytes(deck_of(tables["poap_items"], pd.Timestamp(edition.as_at), marking_of(edition)))


def _fitting(poap_items: pd.DataFrame, option: str, **how: Any) -> list[Sheet]:  # noqa: ANN401
    """Return an option's sheet for the narrowest page whose height has room on a slide, or its parts for several.

    Only a lane that is higher than a slide has smaller letters than it should.
    """
    for page_px in _PAGES_PX:
        sheet = poap_sheet(poap_items, option, page_px=page_px, **how)
        if _points(page_px) < LEAST_POINTS:
            break
        if sheet.rows <= _room_rows(sheet):
            return [sheet]
    return _several(poap_items, option, **how)


def _several(poap_items: pd.DataFrame, option: str, **how: Any) -> list[Sheet]:  # noqa: ANN401
    """Return the parts of an option's sheet: as few as `PARTED_POINTS` allow, then as large as can be."""
    smallest = next(px for px in _PAGES_PX if _points(px + _PAGES_PX.step) < PARTED_POINTS)
    fewest: list[Sheet] = []
    for page_px in (px for px in _PAGES_PX if px >= smallest):
        sheet = poap_sheet(poap_items, option, page_px=page_px, **how)
        fewest = parted(sheet, _room_rows(sheet))
        if most_rows(sheet) <= _room_rows(sheet):
            break
    for page_px in (px for px in _PAGES_PX if px < smallest):
        sheet = poap_sheet(poap_items, option, page_px=page_px, **how)
        larger = parted(sheet, _room_rows(sheet))
        if most_rows(sheet) <= _room_rows(sheet) and len(larger) <= len(fewest):
            return larger
    return fewest


def _points(page_px: float) -> float:
    """Return the size of a chart's words on a page of so many pixels."""
    return _TEXT_PX * ROOM_WIDE * _POINTS / page_px


def _room_rows(sheet: Sheet) -> float:
    """Return how many rows of lanes a slide has room for, above key and notes."""
    notes = min(sum(map(_lines_of, sheet.surround.notes)) + 1, _MOST_NOTES)
    below = 0.06 + _KEY_HIGH * len(list(_key_rows(sheet))) + notes * _NOTE_HIGH
    row = sheet.row_px * ROOM_WIDE / sheet.page_px
    return (_FOOT - TOP - below) / row - AXIS_ROWS - sheet.flag_rows


# --- one slide --------------------------------------------------------------------------------------------


@dataclass
class _Slide:
    """A slide being drawn: shares of the chart's page become inches, pixels of its text become points."""

    deck: Presentation
    sheet: Sheet
    own: pd.DataFrame
    marking: Marking

    @property
    def high(self) -> float:
        """Height of the chart, in inches."""
        return ROOM_WIDE * page_high_px(self.sheet) / self.sheet.page_px

    @property
    def points(self) -> float:
        """Size of the chart's words."""
        return _points(self.sheet.page_px)

    @property
    def edge(self) -> float:
        """Where the names of lanes begin, and so all else that stands at the left."""
        return LEFT + MARGIN_PX * ROOM_WIDE / self.sheet.page_px

    @property
    def far(self) -> float:
        """Where the plot ends at the right."""
        return LEFT + (1 - MARGIN_PX / self.sheet.page_px) * ROOM_WIDE

    def draw(self, title: str, summary: str) -> None:
        """Add the slide to the deck, its parts in the order in which they are read."""
        self.slide: Any = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        self._title(title)
        self._watermark()
        parts = page_parts(self.sheet)
        is_items = parts["item_id"].ne("") & parts["what"].ne("link")
        flags = iter(flag.weight for flag, _, _ in self.sheet.flag_labels)
        self.crossed = list(parts.loc[parts["what"].eq("flag"), "left"])
        for part in parts[~is_items].to_dict("records"):
            self._draw(part, self.slide.shapes, next(flags) if part["what"] == "flag" else "")
        for item_id, drawn in parts[is_items].groupby("item_id", sort=False):
            self._item(str(item_id), drawn)
        self._below()
        self._notes(summary)

    def _title(self, title: str) -> None:
        heading = self.slide.shapes.title
        place(heading, self.edge, 0.14, 9.2, 0.42)
        write(heading, title, 20, align="left", is_bold=True)
        self._text(
            self.sheet.surround.subtitle, (self.edge, 0.53, 9.2, 0.26), "Standing of the dates", 11, DARK_GREY
        )
        box = (self.far - 2.9, 0.18, 2.9, 0.36)
        words = self.marking.classification
        points = 14 if len(words) <= 24 else 10
        shape = self._text(
            words, box, "Classification", points, is_bold=True, align="centre", is_wrapped=True
        )
        outline(shape.line, BLACK, 1.5)

    def _watermark(self) -> None:
        """Write what the dates are behind all else: each slide is taken out of its deck some day."""
        words = self.sheet.surround.watermark
        if words:
            box = (LEFT + 2.6, TOP + self.high / 2 - 0.6, ROOM_WIDE - 2.6, 1.2)
            shape = self._text(words, box, "Watermark", 44, WATERMARK, is_bold=True, align="centre")
            shape.rotation = -14

    def _item(self, item_id: str, parts: pd.DataFrame) -> None:
        """Draw an item as a group that bears its name: moved or copied, it stays whole."""
        item = self.sheet.items.loc[self.sheet.items["item_id"].eq(item_id)].iloc[0].to_dict()
        name = str(self.own.loc[self.own["item_id"].eq(item_id), "name"].iloc[0])
        group = self.slide.shapes.add_group_shape()
        for part in parts.to_dict("records"):
            self._draw({**part, "name": name}, group.shapes)
        lane = self.sheet.lanes.iloc[int(item["lane_key"])]
        tell(group, name, item_words(item, str(lane["lane"])))

    def _draw(self, part: Part, shapes: Any, weight: str = "") -> None:  # noqa: ANN401
        """Draw a part of the page with what its kind is drawn with."""
        kind = str(part["what"])
        if kind in ("quarter", "year"):
            self._grid(part, shapes)
        if kind in ("heading", "lane", "year", "quarter", "flag_label", "label"):
            self._words(part, shapes)
        elif kind in ("may_be", "certain", "grace", "milestone", "open"):
            self._mark(part, shapes)
        elif kind == "link":
            self._link(part, shapes)
        else:
            self._rule(part, shapes, weight)

    def _inches(self, part: Part) -> tuple[float, float, float, float]:
        """Return a part's box as left, top, width and height in inches."""
        left, top = LEFT + part["left"] * ROOM_WIDE, TOP + part["top"] * self.high
        return (
            left,
            top,
            (part["right"] - part["left"]) * ROOM_WIDE,
            (part["bottom"] - part["top"]) * self.high,
        )

    def _grid(self, part: Part, shapes: Any) -> None:  # noqa: ANN401
        """Draw the line down the lanes where a quarter or a year begins."""
        down = {**part, "what": "rule", "right": part["left"], "top": part["bottom"], "bottom": 1.0}
        self._rule(down, shapes, "year" if part["what"] == "year" else "")

    def _words(self, part: Part, shapes: Any) -> None:  # noqa: ANN401
        kind, text = part["what"], part["text"]
        shape = shapes.add_textbox(0, 0, 0, 0)
        place(shape, *self._inches(part))
        if part["fill"]:
            fill(shape, part["fill"])
        elif any(part["left"] < at - _BESIDE and at + _BESIDE < part["right"] for at in self.crossed):
            fill(shape, WHITE, see_through=0.5)  # words are legible on a strong line, and the line still seen
        ink = part["line"] if kind == "label" else BLACK
        is_bold = kind == "heading" or (kind == "flag_label" and HARD_STOP in text)
        pad = {"heading": 0.05, "label": 0.04, "flag_label": 0.06}.get(kind, 0.0)
        is_wrapped = kind != "label" or part["align"] == "centre"
        write(
            shape,
            text,
            self.points,
            ink,
            align=part["align"],
            is_bold=is_bold,
            pad=pad,
            is_wrapped=is_wrapped,
        )
        words = text.replace("\n", " ")
        tell(shape, f"{_KINDS[kind]}: {part.get('name') or words}", words)

    def _mark(self, part: Part, shapes: Any) -> None:  # noqa: ANN401
        from pptx.enum.shapes import MSO_SHAPE

        kind = part["what"]
        forms = {"milestone": MSO_SHAPE.DIAMOND, "open": MSO_SHAPE.ISOSCELES_TRIANGLE}
        shape = shapes.add_shape(forms.get(kind, MSO_SHAPE.RECTANGLE), 0, 0, 0, 0)
        left, top, wide, high = self._inches(part)
        if kind == "open":  # a head as wide as the bar is high, past the end that has no date
            head = 0.6 * high
            left, wide = (left if part["text"] == "right" else left - head), head
            # Turned by a right angle: the box is that of the shape before it was.
            left, top, wide, high = left + (wide - high) / 2, top + (high - wide) / 2, high, wide
            shape.rotation = 90 if part["text"] == "right" else -90
        place(shape, left, top, max(wide, 0.02), high)
        fill(shape, part["fill"], hatch=DARK_PINK if kind == "grace" else "")
        outline(shape.line, part["line"] or part["fill"], 0.75)
        tell(shape, f"{_KINDS[kind]}: {part.get('name') or 'all lanes'}", "")

    def _link(self, part: Part, shapes: Any) -> None:  # noqa: ANN401
        """Draw a dependency as an open line to a head; one that the dates contradict ends in a cross."""
        points = [(LEFT + x * ROOM_WIDE, TOP + y * self.high) for x, y in part["points"]]
        builder = shapes.build_freeform(round(points[0][0] * 1000), round(points[0][1] * 1000), scale=914.4)
        builder.add_line_segments([(round(x * 1000), round(y * 1000)) for x, y in points[1:]], close=False)
        shape = builder.convert_to_shape()
        shape.fill.background()
        verdict = part["text"]
        colour, wide, dash = _LINKS[verdict]
        outline(shape.line, colour, wide, dash=dash)
        before, after = (self._name(item.strip()) for item in part["item_id"].split(" > "))
        told = f"{after} follows {before}{_VERDICTS[verdict]}"
        tell(shape, f"Dependency: {before} to {after}", told)
        self._link_end(points, verdict, f"{before} to {after}", shapes)

    def _link_end(self, points: Sequence[tuple[float, float]], verdict: str, whose: str, shapes: Any) -> None:  # noqa: ANN401
        """Draw a line's head into the mark that it ends at, or its cross.

        A shape of its own: a head of the line itself turns back where the last leg is shorter than the head.
        """
        from pptx.enum.shapes import MSO_SHAPE

        (_, above), (across, at) = points[-2:]
        is_clash, is_down = verdict == CONFLICT, at > above
        side = _HEAD_PX["cross" if is_clash else "head"] * ROOM_WIDE / self.sheet.page_px
        form = MSO_SHAPE.MATH_MULTIPLY if is_clash else MSO_SHAPE.ISOSCELES_TRIANGLE
        end = shapes.add_shape(form, 0, 0, 0, 0)
        place(end, across - side / 2, at - side / 2, side, side)
        end.rotation = 180 if is_down and not is_clash else 0
        fill(end, _LINKS[verdict][0])
        outline(end.line, _LINKS[verdict][0] if is_clash else WHITE, 0.25)
        tell(end, f"{'Cross' if is_clash else 'Head'}: {whose}", "")

    def _name(self, item_id: str) -> str:
        names = self.own.loc[self.own["item_id"].eq(item_id), "name"]
        return str(names.iloc[0]) if len(names) else item_id

    def _rule(self, part: Part, shapes: Any, weight: str) -> None:  # noqa: ANN401
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Inches

        left, top, wide, high = self._inches(part)
        if part["what"] == "whisker":
            middle = top + high / 2
            top, high = middle, 0.0
        ends = (Inches(side) for side in (left, top, left + wide, top + high))
        shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        if part["what"] == "flag":
            dash, points = _DASHES[weight]
            outline(shape.line, part["line"], points, dash=dash)
            tell(shape, f"Line: {part['text']}", part["text"])
        elif part["what"] == "whisker":
            outline(shape.line, part["line"], 1.25)
            tell(shape, f"Days it may mean: {part['name']}", "")
        else:
            outline(
                shape.line, NEUTRAL if weight == "year" else mix(NEUTRAL, WHITE, 0.5), 0.75 if weight else 0.5
            )
            tell(shape, "Rule", "")

    # --- below the chart ----------------------------------------------------------------------------------

    def _below(self) -> None:
        """Write the legend, what is not drawn, and the foot with the classification again."""
        top = TOP + self.high + 0.06
        for keys in _key_rows(self.sheet):
            across = self.edge
            for name, colour, form in keys:
                self._key(name, colour, form, (across, top))
                across += _key_wide(name)
            top += _KEY_HIGH
        if self.sheet.surround.notes:
            words = _brief(self.sheet.surround.notes, int((_FOOT - top) / _NOTE_HIGH))
            lines = sum(map(_lines_of, words.split("\n")))
            box = (self.edge, top, self.far - self.edge, min(lines * _NOTE_HIGH, _FOOT - top))
            self._text(words, box, "Notes", 8, is_wrapped=True)
        foot = f"{self.marking.classification} · {self.marking.foot}"
        self._text(foot, (self.edge, _FOOT, self.far - self.edge, 0.22), "Foot", 8)

    def _key(self, name: str, colour: str, form: str, at: tuple[float, float]) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        forms = {
            "milestone": MSO_SHAPE.DIAMOND,
            "endless": MSO_SHAPE.ISOSCELES_TRIANGLE,
            IN_ORDER: MSO_SHAPE.RIGHT_ARROW,
            CONFLICT: MSO_SHAPE.MATH_MULTIPLY,
        }
        if form == OPEN:
            self._dots(name, at)
        else:
            mark = self.slide.shapes.add_shape(forms.get(form, MSO_SHAPE.RECTANGLE), 0, 0, 0, 0)
            place(mark, at[0], at[1] + 0.03, 0.13, 0.13)
            mark.rotation = 90 if form == "endless" else 0
            fill(mark, colour, hatch=DARK_PINK if form == "grace" else "")
            outline(mark.line, DARK_PINK if form == "grace" else mix(colour, BLACK, 0.3), 0.75)
            tell(mark, f"Key: {name}", "")
        self._text(name, (at[0] + 0.17, at[1], 0.07 * len(name) + 0.1, 0.19), f"Key, words: {name}", 8)

    def _dots(self, name: str, at: tuple[float, float]) -> None:
        """Draw the line of an order that is open into the key."""
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Inches

        ends = (Inches(side) for side in (at[0], at[1] + 0.095, at[0] + 0.14, at[1] + 0.095))
        mark = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        colour, wide, dash = _LINKS[OPEN]
        outline(mark.line, colour, wide, dash=dash)
        tell(mark, f"Key: {name}", "")

    def _text(
        self,
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
        shape = self.slide.shapes.add_textbox(0, 0, 0, 0)
        place(shape, *box)
        write(shape, text, points, ink, align=align, is_bold=is_bold, is_wrapped=is_wrapped)
        tell(shape, name, text)
        return shape

    def _notes(self, summary: str) -> None:
        """Put the plan in words into the notes: the summary, then item by item, then what is not drawn."""
        lines = [summary, ""]
        for item in self.sheet.items.sort_values(["lane_key", "left"], kind="stable").to_dict("records"):
            lane = self.sheet.lanes.iloc[int(item["lane_key"])]
            lines.append(item_words(item, f"{lane['lane_group']}, {lane['lane']}"))
        lines += ["", *self.sheet.surround.notes, f"{self.marking.classification}. {self.marking.foot}."]
        self.slide.notes_slide.notes_text_frame.text = "\n".join(lines)


_VERDICTS = {
    IN_ORDER: "",
    OPEN: "; the dates leave the order open",
    CONFLICT: "; the dates contradict it",
}
_BESIDE = 0.002
"""Shares of the page's width within which words stand beside a line, not across it."""
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


def item_words(item: Row, lane: str) -> str:
    """Return an item in words: its label, its lane, its days, its stage and its grace."""
    finish = interval_words(item["finish_from"], item["finish_to"])
    start = interval_words(item["start_from"], item["start_to"])
    days = finish if item["kind"] == "milestone" else f"from {start} to {finish}"
    stage = look_of(item["look_id"]).label if item["look_id"] else ""
    grace = (
        ""
        if pd.isna(item["grace_months"]) or not int(item["grace_months"])
        else month_words(int(item["grace_months"]))
    )
    kind = "milestone" if item["kind"] == "milestone" else "bar"
    return "; ".join(filter(None, (said(item["label"]), f"{kind} in {lane}", days, stage, grace))) + "."


def _brief(notes: Sequence[str], lines: int) -> str:
    """Return what stands below the chart, in so many lines: where all is too much, conflicts first.

    Of what has no room it says what it is about and where it stands.
    """
    if sum(map(_lines_of, notes)) <= lines:
        return "\n".join(notes)
    whole: list[str] = []
    left = lines - 1
    for note in (note for note in notes if note.startswith(_CLASH)):
        if _lines_of(note) <= left:
            whole.append(note)
            left -= _lines_of(note)
    others = [note.partition(":")[0] for note in notes if note not in whole]
    return "\n".join([*whole, "; ".join(others) + ": named in the notes of this slide"])


_CLASH = "Conflict between dates"


def _lines_of(note: str) -> int:
    return -(-len(note) // _NOTE_LETTERS)


def _legend(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Yield what is explained: the stages and marks that are on the slide, each with its colour and its form."""
    bars = sheet.items[sheet.items["kind"].eq("bar")]
    for stage in (*STAGES, NOT_MAPPED):
        if bars["look_id"].eq(stage.look_id).any():
            yield stage.key, stage.colour, "bar"
    yield "Pale: date not exact", NOT_MAPPED.pale, "bar"
    if sheet.items["kind"].eq("milestone").any():
        yield "Milestone, end of its dates", BLACK, "milestone"
    if (sheet.items["is_open_left"] | sheet.items["is_open_right"]).any():
        yield "Arrow: no date that way", DARK_GREY, "endless"
    if sheet.items["grace_to"].notna().any():
        yield "Grace", WHITE, "grace"
    for verdict in _LINKS:
        if sheet.links["verdict"].eq(verdict).any():
            yield LINK_WORDS[verdict], _LINKS[verdict][0], verdict


def _key_wide(name: str) -> float:
    """Return the width of an entry of the key, in inches."""
    return 0.32 + 0.066 * len(name)


def _key_rows(sheet: Sheet) -> Iterator[list[tuple[str, str, str]]]:
    """Yield the entries of the key that stand beside each other."""
    room = (1 - 2 * MARGIN_PX / sheet.page_px) * ROOM_WIDE
    held: list[tuple[str, str, str]] = []
    for entry in _legend(sheet):
        if held and sum(_key_wide(name) for name, _, _ in (*held, entry)) > room:
            yield held
            held = []
        held.append(entry)
    yield held


def _date(deck: Presentation, as_at: datetime, marking: Marking, comments: str) -> None:
    """Say in the file's properties what it is, and the day it speaks of: not when it was made."""
    told = deck.core_properties
    told.title, told.subject, told.language = "Plans on a page", marking.foot, "en-GB"
    told.author = told.last_modified_by = ""
    told.category, told.comments = marking.classification, comments
    told.created = told.modified = as_at
    told.revision = 1
