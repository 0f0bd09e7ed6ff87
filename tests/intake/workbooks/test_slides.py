"""Plans in the tables of presentations, and the shapes that can't be read."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workbooks.workbook import read_workbook

HEAD = ["Task", "Start", "Finish"]
DESIGN = [["Draft spec", "02/01/2023", "13/01/2023"], ["Review spec", "16/01/2023", "31/01/2023"]]
BUILD = [["Build adaptor", "01/02/2023", "31/03/2023"]]
TITLE_ONLY = 5


class Deck:
    """A presentation being made, slide by slide."""

    def __init__(self) -> None:
        self.file = Presentation()

    def slide(self, title: str, shapes: int = 0):
        slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = title
        for place in range(shapes):
            at = (Inches(1 + place), Inches(6), Inches(0.3), Inches(0.3))
            slide.shapes.add_shape(MSO_SHAPE.DIAMOND, *at)
        return slide

    def table(self, slide, rows: Sequence[Sequence[str]]):
        place = (Inches(1), Inches(2), Inches(8), Inches(1))
        table = slide.shapes.add_table(len(rows), len(rows[0]), *place).table
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        return table

    def saved(self, path: Path) -> Path:
        self.file.save(path)
        return path


def dates(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]


def test_a_plan_in_a_table_of_a_slide_is_read(tmp_path: Path) -> None:
    """Each table is a sheet, called by its slide and what that is titled."""
    deck = Deck()
    deck.slide("Who we are")
    deck.table(deck.slide("Our plan"), [HEAD, *DESIGN])
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert dates(reading) == [
        ("Draft spec", "2023-01-02", "2023-01-13"),
        ("Review spec", "2023-01-16", "2023-01-31"),
    ]
    assert next((row["sheet"], row["cell"]) for row in reading.rows) == ("slide 2: Our plan", "A2")
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_tables_of_several_slides_are_one_plan(tmp_path: Path) -> None:
    """In the order in which the slides are shown."""
    deck = Deck()
    deck.table(deck.slide("Design"), [HEAD, *DESIGN])
    deck.table(deck.slide("Build"), [HEAD, *BUILD])
    slides = deck.file.slides._sldIdLst  # the library has no other way to move one
    slides.insert(0, slides[1])
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert [row["sheet"] for row in reading.rows] == ["slide 1: Build", *["slide 2: Design"] * 2]


@pytest.mark.parametrize("by_theme", [False, True])
def test_bars_filled_below_months_are_read_and_shapes_counted(tmp_path: Path, by_theme: bool) -> None:
    """A plan drawn in a table's cells, in a colour or one of the theme's; diamonds over it can't be read."""
    deck = Deck()
    bars = {"Design": (1, 2), "Build": (2, 4)}
    table = deck.table(
        deck.slide("Gantt", shapes=3),
        [["Task", "Jan 23", "Feb 23", "Mar 23", "Apr 23"], *([name, "", "", "", ""] for name in bars)],
    )
    for row, (first, last) in enumerate(bars.values(), 1):
        for column in range(1, 5):
            fill = table.cell(row, column).fill
            fill.background()
            if first <= column <= last:
                fill.solid()
                if by_theme:
                    fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
                else:
                    fill.fore_color.rgb = RGBColor(0x44, 0x72, 0xC4)
    reading = read_plan(deck.saved(tmp_path / "gantt.pptx"))
    assert dates(reading) == [("Design", "2023-01-01", "2023-02-28"), ("Build", "2023-02-01", "2023-04-30")]
    assert [one["text"] for one in reading.set_aside if "shapes" in one["reason"]] == ["3 shapes"]


def test_a_slide_drawn_in_shapes_beside_a_table_is_told(tmp_path: Path) -> None:
    """What the shapes show is not in the plan that was read."""
    deck = Deck()
    deck.table(deck.slide("Our plan"), [HEAD, *DESIGN])
    deck.slide("Roadmap", shapes=6)
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert [(one["sheet"], one["text"]) for one in reading.set_aside if "shapes" in one["reason"]] == [
        ("slide 2: Roadmap", "6 shapes")
    ]


def test_merged_and_hidden_are_known(tmp_path: Path) -> None:
    """Cells that are one, and a slide that is not shown."""
    deck = Deck()
    slide = deck.slide("Plan")
    table = deck.table(slide, [["Plan", "", ""], HEAD, *DESIGN])
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(2, 1).merge(table.cell(3, 1))
    slide._element.set("show", "0")
    (sheet,) = read_workbook(deck.saved(tmp_path / "merged.pptx")).sheets
    assert sheet.merged == ((1, 1, 1, 3), (3, 2, 4, 2)) and sheet.is_hidden


def test_words_struck_through_are_not_read(tmp_path: Path) -> None:
    """And told."""
    deck = Deck()
    table = deck.table(deck.slide("Plan"), [HEAD, *DESIGN])
    paragraph = table.cell(1, 2).text_frame.paragraphs[0]
    paragraph.runs[0].font._element.set("strike", "sngStrike")
    paragraph.add_run().text = " 20/01/2023"
    reading = read_plan(deck.saved(tmp_path / "struck.pptx"))
    assert dates(reading)[0] == ("Draft spec", "2023-01-02", "2023-01-20")
    assert [one["text"] for one in reading.warnings if "struck" in one["reason"]] == ["13/01/2023"]


def test_a_presentation_without_a_table_says_how_many_shapes_it_draws(tmp_path: Path) -> None:
    """It is typed in, or asked for as a table."""
    deck = Deck()
    deck.slide("Roadmap", shapes=6)
    deck.slide("Next steps", shapes=2)
    with pytest.raises(NotReadable, match=r"no table, but 8 shapes on 2 slides.*type it in"):
        read_plan(deck.saved(tmp_path / "shapes.pptx"))


def test_tints_of_a_colour_are_told_apart_and_grey_is_a_bar(tmp_path: Path) -> None:
    """A light band behind a row is not the bar in it; white made darker is grey."""
    deck = Deck()
    table = deck.table(
        deck.slide("Gantt"), [["Task", "Jan 23", "Feb 23", "Mar 23"], *([name, "", "", ""] for name in "AB")]
    )
    for row in (1, 2):
        for column in (1, 2, 3):
            fill = table.cell(row, column).fill
            fill.background()
            if column < 3:
                fill.solid()
                fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
                fill.fore_color.brightness = -0.25 if column == row or row == 1 else 0
    reading = read_plan(deck.saved(tmp_path / "grey.pptx"))
    assert dates(reading) == [("A", "2023-01-01", "2023-02-28"), ("B", "2023-02-01", "2023-02-28")]


def test_a_table_in_a_place_for_content_is_no_shape(tmp_path: Path) -> None:
    """Nor does it hide the one that is drawn over it."""
    deck = Deck()
    slide = deck.slide("Plan", shapes=1)
    table = deck.table(slide, [["Task", "Jan 23", "Feb 23", "Mar 23"], ["A", "", "", ""], ["B", "", "", ""]])
    for row in (1, 2):
        table.cell(row, row).fill.solid()
        table.cell(row, row).fill.fore_color.rgb = RGBColor(0x44, 0x72, 0xC4)
    frame = table._graphic_frame._element
    properties = frame.find(f"{frame.tag.partition('}')[0]}}}nvGraphicFramePr")
    properties.find(f"{frame.tag.partition('}')[0]}}}nvPr").append(
        properties.makeelement(f"{frame.tag.partition('}')[0]}}}ph", {"idx": "1"})
    )
    reading = read_plan(deck.saved(tmp_path / "placed.pptx"))
    assert [one["text"] for one in reading.set_aside if "shapes" in one["reason"]] == ["1 shape"]
