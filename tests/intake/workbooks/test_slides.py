"""Plans in the tables of presentations, and the shapes that can't be read."""

from pathlib import Path

import pytest
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workbooks.workbook import read_workbook
from tests.intake.workbooks.decks import Deck, changed

HEAD = ["Task", "Start", "Finish"]
DESIGN = [["Draft spec", "02/01/2023", "13/01/2023"], ["Review spec", "16/01/2023", "31/01/2023"]]
BUILD = [["Build adaptor", "01/02/2023", "31/03/2023"]]


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


@pytest.mark.parametrize("title", ["Plan", "Current plan", "Workstreams"])
@pytest.mark.parametrize("is_one", [True, False])
def test_tables_below_one_title_are_one_plan(tmp_path: Path, title: str, is_one: bool) -> None:
    """On a slide or on two: what both are called tells neither from the other as a version."""
    deck = Deck()
    slide = deck.slide(title)
    deck.table(slide, [HEAD, *DESIGN])
    deck.table(slide if is_one else deck.slide(title), [HEAD, *BUILD])
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert [row["activity_name"] for row in reading.rows] == [row[0] for row in [*DESIGN, *BUILD]]
    assert not reading.warnings


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


def bullets(deck: Deck, title: str, lines: list[str], struck: str = ""):
    """A slide of a list, one line of which is struck through."""
    slide = deck.file.slides.add_slide(deck.file.slide_layouts[1])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    for line in lines:
        run = (frame.paragraphs[0] if line == lines[0] else frame.add_paragraph()).add_run()
        run.text = line
        run.font._element.set("strike", "sngStrike" if line == struck else "noStrike")
    return slide


LINES = ["Design - 31 March 2026", "Build: April to June 2026", "SIT: 1 August 2026", "M10: TBC"]


def test_the_lines_of_a_presentation_without_a_table_are_read(tmp_path: Path) -> None:
    """A list of dated bullets is a plan as lines of cells are; one that is struck through is no task."""
    deck = Deck()
    bullets(deck, "Who we are", ["A supplier", "Of gas and power"])
    bullets(deck, "Our plan", [*LINES, "UIT: 1 May 2026"], "UIT: 1 May 2026")
    reading = read_plan(deck.saved(tmp_path / "lines.pptx"))
    assert dates(reading) == [
        ("Design", "2026-03-31", "2026-03-31"),
        ("Build", "2026-04-01", "2026-06-30"),
        ("SIT", "2026-08-01", "2026-08-01"),
        ("M10", None, None),
    ]
    assert (reading.reading_confidence, {row["sheet"] for row in reading.rows}) == (
        "medium",
        {"slide 2: Our plan"},
    )
    assert ("A5", "UIT | 1 May 2026") in [(one["cell"], one["text"]) for one in reading.set_aside]


@pytest.mark.parametrize("title", ["POAP 1 milestones", "Progress to date"])
def test_lines_below_the_title_of_another_plan_or_none_are_asked_about(tmp_path: Path, title: str) -> None:
    """The title of the slide says whose dates they are, or of what."""
    deck = Deck()
    bullets(deck, title, LINES)
    reading = read_plan(deck.saved(tmp_path / "lines.pptx"))
    assert reading.reading_confidence == "low" and [one["text"] for one in reading.warnings] == [title]


def test_lines_of_a_slide_that_is_not_read_are_accounted_for_as_they_are(tmp_path: Path) -> None:
    """By their own words and rows, and none that the file does not have."""
    deck = Deck()
    bullets(deck, "Our plan", LINES)
    bullets(deck, "Back up", [line.replace("2026", "2027") for line in LINES])
    reading = read_plan(deck.saved(tmp_path / "lines.pptx"))
    assert [(one["text"], one["rows"]) for one in reading.set_aside] == [
        (LINES[0].replace("2026", "2027"), 4)
    ]
    assert [one["rows"] for one in reading.sheets] == [4, 4]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 8


@pytest.mark.parametrize("is_apart", [False, True])
def test_shapes_beside_the_lines_of_a_slide_are_counted(tmp_path: Path, is_apart: bool) -> None:
    """What they show may be of the plan, be its lines read or, their dates in boxes of their own, not."""
    deck = Deck()
    lines = [part for line in LINES for part in line.replace(" - ", ": ").split(": ")] if is_apart else LINES
    slide = bullets(deck, "Roadmap", lines)
    for place in range(5):
        slide.shapes.add_shape(MSO_SHAPE.CHEVRON, Inches(place), Inches(5), Inches(1), Inches(1))
    reading = read_plan(deck.saved(tmp_path / "shapes.pptx"))
    assert bool(dates(reading)) is not is_apart
    assert [one["reason"] for one in reading.set_aside if one["text"] == "5 shapes"] == [
        "drawn shapes, pictures or charts on the slide: what they show can't be read"
    ]


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


def with_related(path: Path, kind: str, part: str, body: str) -> Path:
    """A presentation to whose first slide another part belongs."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId77" Type="{office}/{kind}" Target="../{part}"/></Relationships>'

    def related(name: str, content: bytes) -> bytes:
        is_of_slide = name == "ppt/slides/_rels/slide1.xml.rels"
        return content.replace(b"</Relationships>", relation.encode()) if is_of_slide else content

    return changed(path, related, {f"ppt/{part}": body})


def on_first_slide(path: Path, more: str) -> Path:
    """A presentation with more on its first slide."""
    end = b"</p:spTree>"

    def longer(name: str, content: bytes) -> bytes:
        return content.replace(end, more.encode() + end) if name == "ppt/slides/slide1.xml" else content

    return changed(path, longer)


def frame(held: str) -> str:
    """A frame of something that is drawn elsewhere."""
    graphic = f"<a:graphic><a:graphicData>{held}</a:graphicData></a:graphic>"
    return f'<p:graphicFrame xmlns:x="urn:x">{graphic}</p:graphicFrame>'


PICTURE = '<p:pic><p:spPr><a:xfrm><a:ext cx="{}" cy="{}"/></a:xfrm></p:spPr></p:pic>'
OBJECT = f'<p:oleObj progId="Excel.Sheet.12"><p:embed/>{PICTURE.format(5_000_000, 3_000_000)}</p:oleObj>'
IN_ANY_OFFICE = (
    '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>{}</mc:Choice>'
    "<mc:Fallback><p:sp><p:txBody><a:p><a:r><a:t>Not shown by your version</a:t></a:r></a:p></p:txBody></p:sp>"
    "</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("more", "told", "asked"),
    [
        (PICTURE.format(5_000_000, 3_000_000) * 2, "2 pictures", "as a table"),
        (frame("<x:chart/>"), "1 chart", "as a table"),
        (IN_ANY_OFFICE.format(frame("<x:chart/>")), "1 chart", "as a table"),
        (frame("<x:relIds/>"), "1 diagram", "as a table"),
        (frame(OBJECT), "1 embedded workbook", "ask for the embedded workbook"),
        (PICTURE.format(900_000, 900_000), "", ""),
    ],
)
def test_what_a_slide_shows_that_cannot_be_read_is_counted(
    tmp_path: Path, more: str, told: str, asked: str
) -> None:
    """A picture or chart may be the plan; what stands there for older programs is not seen, and a logo is none."""
    deck = Deck()
    deck.table(deck.slide("Our plan"), [HEAD, *DESIGN])
    reading = read_plan(on_first_slide(deck.saved(tmp_path / "plan.pptx"), more))
    entries = [(one["sheet"], one["text"], asked in one["remedy"]) for one in reading.set_aside]
    assert entries == ([("slide 1: Our plan", told, True)] if told else [])


CHANGED = "We now go live w/c 5 June 2023"
OLDER = (
    '<p:cmLst xmlns:p="urn:p"><p:cm idx="1"><p:text>{}</p:text></p:cm><p:cm idx="2"><p:text>Agreed</p:text></p:cm>'
    "</p:cmLst>"
)
NEWER = (
    '<m:cmLst xmlns:m="urn:m" xmlns:a="urn:a"><m:cm id="1"><m:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></m:txBody>'
    "</m:cm></m:cmLst>"
)


@pytest.mark.parametrize("comments", [OLDER, NEWER])
def test_comments_on_a_slide_that_hold_a_date_are_counted(tmp_path: Path, comments: str) -> None:
    """Never quoted."""
    deck = Deck()
    deck.table(deck.slide("Our plan"), [HEAD, *DESIGN])
    path = deck.saved(tmp_path / "plan.pptx")
    reading = read_plan(with_related(path, "comments", "comments/comment1.xml", comments.format(CHANGED)))
    told = [(one["sheet"], one["text"]) for one in reading.warnings]
    assert told == [("slide 1: Our plan", "1 dated comment")]
    assert "June" not in str(reading.as_json("activities"))


def test_speaker_notes_that_hold_a_date_are_counted(tmp_path: Path) -> None:
    """Those of each slide, never quoted; other notes are the speaker's own."""
    deck = Deck()
    slides = [deck.slide("Our plan"), deck.slide("Next steps")]
    deck.table(slides[0], [HEAD, *DESIGN])
    for slide, notes in zip(slides, ("Say hello", CHANGED), strict=True):
        slide.notes_slide.notes_text_frame.text = notes
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    told = [(one["sheet"], one["text"]) for one in reading.warnings]
    assert told == [("slide 2: Next steps", "1 dated speaker note")]
    assert "June" not in str(reading.as_json("activities"))


@pytest.mark.parametrize("lost", ["ppt/slides/slide1.xml", "ppt/_rels/presentation.xml.rels"])
def test_a_presentation_that_lacks_a_slide_is_corrupt(tmp_path: Path, lost: str) -> None:
    """What stood on it may be the plan."""
    deck = Deck()
    for title in ("Our plan", "More of it"):
        deck.table(deck.slide(title), [HEAD, *DESIGN])
    path = changed(deck.saved(tmp_path / "plan.pptx"), lambda name, kept: None if name == lost else kept)
    with pytest.raises(NotReadable, match=r"the presentation is corrupt .*missing"):
        read_plan(path)


def test_slides_in_sections_are_slides_once(tmp_path: Path) -> None:
    """The list of sections names each slide again, by its number alone."""
    deck = Deck()
    deck.table(deck.slide("Our plan"), [HEAD, *DESIGN])
    section = (
        '<p:extLst><p:ext uri="{5}"><s:sectionLst xmlns:s="urn:s"><s:section name="A"><s:sldIdLst><s:sldId id="256"/>'
        "</s:sldIdLst></s:section></s:sectionLst></p:ext></p:extLst></p:presentation>"
    )

    def parted(name: str, content: bytes) -> bytes:
        is_whole = name == "ppt/presentation.xml"
        return content.replace(b"</p:presentation>", section.encode()) if is_whole else content

    reading = read_plan(changed(deck.saved(tmp_path / "plan.pptx"), parted))
    assert [row["sheet"] for row in reading.rows] == ["slide 1: Our plan"] * 2


OLD = [HEAD, ["Old spec", "03/01/2022", "14/01/2022"], ["Old review", "17/01/2022", "31/01/2022"]]


def hidden(shape) -> None:
    shape._element.xpath(".//p:cNvPr")[0].set("hidden", "1")


def off_slide(shape) -> None:
    shape.left = Inches(14)


def above_slide(shape) -> None:
    shape.top = Inches(-3)


@pytest.mark.parametrize("put_away", [hidden, off_slide, above_slide])
def test_a_table_that_a_slide_does_not_show_is_none_of_its_plan(tmp_path: Path, put_away) -> None:
    """One that is hidden in the selection pane, or parked beyond an edge, is a hidden sheet and asked about."""
    deck = Deck()
    slide = deck.slide("Our plan")
    deck.table(slide, [HEAD, *DESIGN])
    deck.table(slide, OLD)
    put_away(slide.shapes[-1])
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert [row["activity_name"] for row in reading.rows] == ["Draft spec", "Review spec"]
    assert [one["sheet"] for one in reading.warnings] == ["slide 1, hidden table 1: Our plan"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 5


@pytest.mark.parametrize("put_away", [hidden, off_slide])
@pytest.mark.parametrize("is_grouped", [True, False])
def test_lines_that_a_slide_does_not_show_are_none_of_its_plan(
    tmp_path: Path, put_away, is_grouped: bool
) -> None:
    """A box, or one of a group that is hidden as a whole; what is drawn there is not counted either."""
    deck = Deck()
    slide = deck.slide("Our plan")
    box = (Inches(1), Inches(2), Inches(4), Inches(1))
    slide.shapes.add_textbox(*box).text_frame.text = "SIT entry - 8 January 2024\vSIT exit - 17 May 2024"
    slide.shapes.add_textbox(*box).text_frame.text = "Go live - 16 September 2024"
    old = slide.shapes.add_group_shape() if is_grouped else slide
    old.shapes.add_textbox(*box).text_frame.text = "Go live - 15 March 2023"
    if is_grouped:
        old.shapes.add_shape(MSO_SHAPE.DIAMOND, *box)
    put_away(slide.shapes[-1])
    workbook = read_workbook(deck.saved(tmp_path / "plan.pptx"))
    assert [(one.name, one.is_hidden) for one in workbook.sheets] == [
        ("slide 1: Our plan", False),
        ("slide 1, hidden text", True),
    ]
    assert workbook.sheets[0].drawn.shapes == 0
    reading = read_plan(tmp_path / "plan.pptx")
    assert [row["finish_to"] for row in reading.rows] == ["2024-01-08", "2024-05-17", "2024-09-16"]


def test_a_table_that_reaches_over_the_edge_of_a_slide_is_read(tmp_path: Path) -> None:
    """A part of it is shown."""
    deck = Deck()
    slide = deck.slide("Our plan")
    deck.table(slide, [HEAD, *DESIGN])
    slide.shapes[-1].left = Inches(-7)
    assert len(read_plan(deck.saved(tmp_path / "plan.pptx")).rows) == 2


def test_a_date_that_a_slide_gives_of_itself_is_told(tmp_path: Path) -> None:
    """It is the day on which the presentation is shown, and no task's."""
    deck = Deck()
    table = deck.table(deck.slide("Our plan"), [HEAD, *DESIGN])
    run = table.cell(2, 2).text_frame.paragraphs[0].runs[0]._r
    run.tag = run.tag.replace("}r", "}fld")
    run.set("type", "datetime1")
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert [row["finish_to"] for row in reading.rows] == ["2023-01-13", None]
    assert [(one["cell"], one["text"]) for one in reading.set_aside] == [("C3", "{datetime}")]
