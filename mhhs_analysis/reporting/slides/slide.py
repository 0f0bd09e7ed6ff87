"""One slide: its title and marking, the chart item by item, the key and what is not drawn, the plan in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mhhs_analysis.charts.page import page_parts
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import BLACK, DARK_GREY
from mhhs_analysis.reporting.slides.key import draw_keys
from mhhs_analysis.reporting.slides.parts import Parts
from mhhs_analysis.reporting.slides.room import FOOT, LEFT, ROOM_WIDE, TOP, Room
from mhhs_analysis.reporting.slides.shapes import add_words, outline, place, tell, write
from mhhs_analysis.reporting.slides.words import NOTE_HIGH, brief, item_words, lines_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from mhhs_analysis.reporting.marking import Marking

WATERMARK = "#DDDDDD"
_LONG_MARKING = 24


@dataclass
class Slide:
    """A slide being drawn."""

    deck: Presentation
    sheet: Sheet
    own: pd.DataFrame
    marking: Marking

    def draw(self, title: str, summary: str) -> None:
        """Add the slide to the deck, its parts in the order in which they are read."""
        self.slide: Any = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        self.room = Room(self.sheet)
        self._title(title)
        self._classification()
        self._watermark()
        self._chart()
        self._below()
        self._notes(summary)

    def _title(self, title: str) -> None:
        heading = self.slide.shapes.title
        place(heading, self.room.edge, 0.14, 9.2, 0.42)
        write(heading, title, 20, align="left", is_bold=True)
        box = (self.room.edge, 0.53, 9.2, 0.26)
        subtitle = self.sheet.surround.subtitle
        add_words(self.slide.shapes, subtitle, box, "Standing of the dates", 11, DARK_GREY)

    def _classification(self) -> None:
        words = self.marking.classification
        box = (self.room.far - 2.9, 0.18, 2.9, 0.36)
        look: dict[str, Any] = {"is_bold": True, "align": "centre", "is_wrapped": True}
        points = 14 if len(words) <= _LONG_MARKING else 10
        shape = add_words(self.slide.shapes, words, box, "Classification", points, **look)
        outline(shape.line, BLACK, 1.5)

    def _watermark(self) -> None:
        """Write what the dates are behind all else: each slide is taken out of its deck some day."""
        words = self.sheet.surround.watermark
        if words:
            box = (LEFT + 2.6, TOP + self.room.high / 2 - 0.6, ROOM_WIDE - 2.6, 1.2)
            look: dict[str, Any] = {"is_bold": True, "align": "centre"}
            shape = add_words(self.slide.shapes, words, box, "Watermark", 44, WATERMARK, **look)
            shape.rotation = -14

    def _chart(self) -> None:
        """Draw what belongs to no item, then item by item."""
        parts = page_parts(self.sheet)
        is_items = parts["item_id"].ne("") & parts["what"].ne("link")
        names = dict(zip(self.own["item_id"], self.own["name"].map(str), strict=True))
        crossed = list(parts.loc[parts["what"].eq("flag"), "left"])
        drawn = Parts(self.room, names, crossed)
        flags = iter(flag.weight for flag, _, _ in self.sheet.flag_labels)
        for part in parts[~is_items].to_dict("records"):
            drawn.draw(part, self.slide.shapes, next(flags) if part["what"] == "flag" else "")
        for item_id, own in parts[is_items].groupby("item_id", sort=False):
            self._item(str(item_id), own, drawn)

    def _item(self, item_id: str, parts: pd.DataFrame, drawn: Parts) -> None:
        """Draw an item as a group that bears its name: moved or copied, it stays whole."""
        item = self.sheet.items.loc[self.sheet.items["item_id"].eq(item_id)].iloc[0].to_dict()
        name = drawn.names[item_id]
        group = self.slide.shapes.add_group_shape()
        for part in parts.to_dict("records"):
            drawn.draw({**part, "name": name}, group.shapes)
        lane = self.sheet.lanes.iloc[int(item["lane_key"])]
        tell(group, name, item_words(item, str(lane["lane"])))

    def _below(self) -> None:
        """Write the legend, what is not drawn, and the foot with the classification again."""
        shapes, room = self.slide.shapes, self.room
        top = draw_keys(shapes, room, TOP + room.high + 0.06)
        if self.sheet.surround.notes:
            words = brief(self.sheet.surround.notes, int((FOOT - top) / NOTE_HIGH))
            lines = sum(map(lines_of, words.split("\n")))
            box = (room.edge, top, room.far - room.edge, min(lines * NOTE_HIGH, FOOT - top))
            add_words(shapes, words, box, "Notes", 8, is_wrapped=True)
        foot = f"{self.marking.classification} · {self.marking.foot}"
        add_words(shapes, foot, (room.edge, FOOT, room.far - room.edge, 0.22), "Foot", 8)

    def _notes(self, summary: str) -> None:
        """Put the plan in words into the notes: the summary, then item by item, then what is not drawn."""
        lines = [summary, ""]
        for item in self.sheet.items.sort_values(["lane_key", "left"], kind="stable").to_dict("records"):
            lane = self.sheet.lanes.iloc[int(item["lane_key"])]
            lines.append(item_words(item, f"{lane['lane_group']}, {lane['lane']}"))
        lines += ["", *self.sheet.surround.notes, f"{self.marking.classification}. {self.marking.foot}."]
        self.slide.notes_slide.notes_text_frame.text = "\n".join(lines)
