import io
import shutil
import subprocess

import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pypdf import PdfReader

from mhhs_analysis.charts.parting import ELSEWHERE
from mhhs_analysis.charts.style import DARK_PINK
from mhhs_analysis.frames import BOUNDS
from mhhs_analysis.reporting.marking import Marking
from mhhs_analysis.reporting.slides import HIGH, LEAST_POINTS, PARTED_POINTS, WIDE, deck_of

AS_AT = pd.Timestamp("2022-10-28")
MARKING = Marking("OFFICIAL", "A consultation · Ofgem · as at 28 October 2022")
INCH = 914_400


@pytest.fixture(scope="module")
def items(full):
    return full["poap_items"]


@pytest.fixture(scope="module")
def deck(items):
    return deck_of(items, AS_AT, MARKING)


@pytest.fixture(scope="module")
def slides(deck):
    return list(Presentation(io.BytesIO(deck)).slides)


def dated(items, option):
    own = items[items["plan_option"].eq(option)]
    return own[own[BOUNDS].notna().any(axis=1)]


def shapes_of(slide):
    """Every shape of a slide, those in groups too."""
    for shape in slide.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shape.shapes


def groups(slide):
    return [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]


def alternative(shape):
    return shape._element._nvXxPr.cNvPr.get("descr")


def is_decoration(shape):
    return "decorative" in str([each.tag for each in shape._element._nvXxPr.cNvPr.iter()])


def test_each_option_is_a_slide_of_16_to_9(deck, slides):
    """POAP 1 and POAP 2 first, then Round 1; each has its heading as the slide's own title."""
    opened = Presentation(io.BytesIO(deck))
    assert (opened.slide_width, opened.slide_height) == (round(WIDE * INCH), round(HIGH * INCH))
    assert pytest.approx(16 / 9, abs=1e-3) == WIDE / HIGH
    assert [slide.shapes.title.text for slide in slides] == [
        f"{name}: plan on a page" for name in ("POAP 1", "POAP 2", "Round 1")
    ]


def test_each_dated_item_is_one_group_that_bears_its_name_and_tells_its_dates(items, slides):
    """Nothing is left out or there twice, and who can't see it reads what it is, where and when."""
    for slide, option in zip(slides, ("poap-1", "poap-2", "round-1"), strict=True):
        assert sorted(group.name for group in groups(slide)) == sorted(dated(items, option)["name"])
        assert all(" in " in alternative(group) and "20" in alternative(group) for group in groups(slide))
    (hard,) = [group for group in groups(slides[1]) if "M9" in group.name or "SIT start" in group.name]
    assert "1 Jul 2023 to 31 Jul 2023" in alternative(hard) and "hard stop: no grace" in alternative(hard)


def test_a_bar_stands_where_its_days_are(items, slides):
    """Editable rectangles, as wide as their days: the same days are the same width on one slide."""
    (slide,) = [slide for slide in slides if slide.shapes.title.text.startswith("POAP 2")]
    own = dated(items, "poap-2")
    bars = own[own["kind"].eq("bar") & own["start_from"].notna() & own["finish_to"].notna()]
    whole = {
        shape.name.partition(": ")[2]: shape
        for shape in shapes_of(slide)
        if shape.name.startswith("Bar, all")
    }
    days = (bars["finish_to"] - bars["start_from"]) / pd.Timedelta(days=1) + 1
    per_day = [whole[name].width / many for name, many in zip(bars["name"], days, strict=True)]
    assert max(per_day) == pytest.approx(min(per_day), rel=0.01)
    first = bars["start_from"].idxmin()
    assert whole[bars.loc[first, "name"]].left == min(shape.left for shape in whole.values())


def test_nothing_lies_beyond_the_slide(slides):
    """Every shape, turned ones apart, is on the slide whole."""
    assert all(len(list(shapes_of(slide))) > 20 for slide in slides) and len(slides) == 3
    for slide in slides:
        for shape in (shape for shape in shapes_of(slide) if not getattr(shape, "rotation", 0)):
            assert shape.left >= 0 and shape.left + shape.width <= WIDE * INCH + 1, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= HIGH * INCH + 1, shape.name


def test_every_shape_is_told_or_is_decoration(slides):
    """No shape is without a name; one that says nothing says that it is decoration."""
    for slide in slides:
        for shape in shapes_of(slide):
            assert shape.name and "TextBox" not in shape.name, shape.name
            assert shape == slide.shapes.title or alternative(shape) or is_decoration(shape), shape.name


def test_lines_grace_and_what_the_dates_are_worth_stand_on_the_slide(slides):
    """As-at line, hard stop, grace, watermark, classification, axis and dependencies, each by its name."""
    one, two = ({shape.name for shape in shapes_of(slide)} for slide in slides[:2])
    assert {
        "Line: as at 28 Oct 2022",
        "Watermark",
        "Classification",
        "Year: 2023",
        "Quarter: Q1",
        "Foot",
    } <= one & two
    assert "Line: M9 hard stop: no grace" in two
    assert any(name.startswith("Grace: ") for name in one)
    assert any(name.startswith("Dependency: ") for name in one)
    assert all(
        "OFFICIAL" in shape.text_frame.text
        for slide in slides
        for shape in slide.shapes
        if shape.name == "Foot"
    )


def contradicted(items):
    """POAP 1 in which what begins first is to follow what ends last."""
    own = items[items["plan_option"].eq("poap-1")].copy()
    bars = own[own["kind"].eq("bar") & own["start_from"].notna() & own["finish_to"].notna()]
    own.loc[bars["start_to"].idxmin(), "predecessors"] = own.loc[bars["finish_from"].idxmax(), "item_id"]
    return own


def test_a_contradiction_is_told_from_an_open_order(items):
    """It is pink and ends in a cross, an open order is grey dots with a head; the key says both, a note says which."""
    (slide,) = Presentation(io.BytesIO(deck_of(contradicted(items), AS_AT, MARKING))).slides
    lines = [shape for shape in slide.shapes if shape.name.startswith("Dependency: ")]
    (clash,) = [shape for shape in lines if "the dates contradict it" in alternative(shape)]
    opens = [shape for shape in lines if "leave the order open" in alternative(shape)]
    looks = {(str(shape.line.color.rgb), shape.line.dash_style) for shape in opens}
    assert str(clash.line.color.rgb) == DARK_PINK.lstrip("#").upper()
    assert len(looks) == 1 and (str(clash.line.color.rgb), clash.line.dash_style) not in looks
    whose = clash.name.partition(": ")[2]
    ends = {shape.name for shape in slide.shapes if shape.name.startswith(("Head: ", "Cross: "))}
    assert f"Cross: {whose}" in ends and f"Head: {whose}" not in ends and len(ends) == len(lines)
    told = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "Cross: starts before what it follows" in told and "Dotted: order is open" in told
    forms = {shape.name: shape.shape_type for shape in slide.shapes if shape.name.startswith("Key: ")}
    assert [name for name, form in forms.items() if form == MSO_SHAPE_TYPE.LINE] == [
        "Key: Dotted: order is open"
    ]
    assert "Conflict between dates (1): " in told and ", which it follows, ends " in told


def test_a_head_points_into_the_mark_that_a_line_ends_at(slides):
    """Down where the line comes from above, up where it comes from below, however short its last leg; never back."""
    for slide in slides:
        heads = {
            shape.name.partition(": ")[2]: shape for shape in slide.shapes if shape.name.startswith("Head: ")
        }
        assert heads
        for line in (shape for shape in slide.shapes if shape.name.startswith("Dependency: ")):
            head = heads[line.name.partition(": ")[2]]
            points = line._element.findall(".//" + qn("a:pt"))
            is_down = int(points[-1].get("y")) > int(points[-2].get("y"))
            assert head.rotation == (180 if is_down else 0)
            assert line._element.find(".//" + qn("a:tailEnd")) is None
            assert (
                abs(head.left + head.width / 2 - line.left - int(points[-1].get("x")) * 914.4) < 0.02 * INCH
            )


def test_words_hide_no_line_and_no_watermark(slides):
    """Behind words nothing is painted, but half-clear white where they cross a strong line."""
    for slide in slides:
        for shape in (shape for shape in shapes_of(slide) if shape.name.startswith(("Label: ", "Words of"))):
            clear = [int(each.get("val")) for each in shape._element.iter(qn("a:alpha"))]
            assert shape.fill.type != MSO_FILL.SOLID or clear == [50_000], shape.name


def test_the_notes_hold_the_plan_in_words(items, slides):
    """The summary, then every item with its dates, then what has no date and so is not drawn."""
    notes = slides[1].notes_slide.notes_text_frame.text
    assert notes.startswith("Timeline of POAP 2: ")
    assert all(name in notes for name in items.loc[items["plan_option"].eq("poap-2"), "name"])
    assert "Undated, so not drawn (1)" in notes and "OFFICIAL" in notes


def test_the_same_plans_give_the_same_bytes(items, deck):
    """Neither the clock nor chance is in a deck; its dates are the day as at."""
    assert deck_of(items, AS_AT, MARKING) == deck
    told = Presentation(io.BytesIO(deck)).core_properties
    assert told.created.date().isoformat() == told.modified.date().isoformat() == "2022-10-28"
    assert (told.author, told.last_modified_by, told.category) == ("", "", "OFFICIAL")


def many(items, times=4):
    """POAP 1 so many times over, each lane with its own copies of the items and of what they follow."""
    own = items[items["plan_option"].eq("poap-1")]
    copies = [
        own.assign(
            lane=own["lane"] + f" {n}",
            name=own["name"] + f" copy {n}",
            item_id=own["item_id"] + f"-{n}",
            predecessors=own["predecessors"].str.replace(r"[^;\s]+", rf"\g<0>-{n}", regex=True),
        )
        for n in range(times)
    ]
    return pd.concat(copies, ignore_index=True)


def titles(slides):
    return [slide.shapes.title.text for slide in slides]


def chart_points(slide):
    """The sizes of a chart's own words."""
    kinds = ("Label: ", "Lane: ", "Group: ", "Year: ", "Quarter: ")
    held = [shape for shape in shapes_of(slide) if shape.name.startswith(kinds)]
    return {run.font.size.pt for shape in held for line in shape.text_frame.paragraphs for run in line.runs}


def test_a_plan_of_many_lanes_takes_several_slides(items):
    """28 lanes: each item and lane on one slide, axis and key on each, words of 9 points, which slide in the title."""
    plan = many(items)
    slides = list(Presentation(io.BytesIO(deck_of(plan, AS_AT, MARKING))).slides)
    assert titles(slides) == [
        f"POAP 1: plan on a page ({nth} of {len(slides)})" for nth in range(1, len(slides) + 1)
    ]
    assert 2 <= len(slides) <= 6
    held = [group.name for slide in slides for group in groups(slide)]
    assert sorted(held) == sorted(dated(plan, "poap-1")["name"])
    lanes = [shape.name for slide in slides for shape in slide.shapes if shape.name.startswith("Lane: ")]
    assert sorted(lanes) == sorted(f"Lane: {lane}" for lane in plan["lane"].unique())
    for slide in slides:
        names = {shape.name for shape in shapes_of(slide)}
        assert {"Year: 2023", "Quarter: Q1", "Line: as at 28 Oct 2022", "Key: Pale: date not exact"} <= names
        assert min(chart_points(slide)) >= PARTED_POINTS
        assert max(shape.top + shape.height for shape in shapes_of(slide)) <= HIGH * INCH + 1


def test_a_dependency_between_two_slides_is_told_on_the_later(items):
    """No line leads off a slide: the words of a note say what an item follows that stands elsewhere; none is lost."""
    slides = list(Presentation(io.BytesIO(deck_of(many(items), AS_AT, MARKING))).slides)
    drawn = sum(shape.name.startswith("Dependency: ") for slide in slides for shape in shapes_of(slide))
    whole = sum(shape.name.startswith("Dependency: ") for shape in shapes_of(slides_of_one(items)))
    told = [
        line
        for slide in slides
        for line in slide.notes_slide.notes_text_frame.text.splitlines()
        if line.startswith(ELSEWHERE)
    ]
    assert told and all(", after " in line for line in told)
    assert drawn + sum(line.count(", after ") for line in told) == 4 * whole


def slides_of_one(items):
    (slide,) = Presentation(
        io.BytesIO(deck_of(items[items["plan_option"].eq("poap-1")], AS_AT, MARKING))
    ).slides
    return slide


def test_a_small_plan_stays_on_one_slide(slides):
    """The sample's options need no second one, and their words are of 8 points at least."""
    assert not any(" of " in title for title in titles(slides))
    assert all(min(chart_points(slide)) >= LEAST_POINTS for slide in slides)


def test_a_lane_higher_than_a_slide_still_fits(items):
    """Letters grow smaller before anything leaves the slide; a long list of the undated moves to the notes."""
    own = items[items["plan_option"].eq("poap-1") & items["kind"].eq("bar")]
    copies = [
        own.assign(lane="One", lane_group="All", item_id=own["item_id"] + f"-{n}", predecessors=None)
        for n in range(4)
    ]
    undated = copies[0].assign(
        item_id=own["item_id"] + "-x", predecessors=None, **dict.fromkeys(BOUNDS, pd.NaT)
    )
    long = pd.concat([undated.assign(item_id=undated["item_id"] + str(n)) for n in range(9)])
    plan = pd.concat([*copies, long], ignore_index=True)
    (slide,) = Presentation(io.BytesIO(deck_of(plan, AS_AT, MARKING))).slides
    lowest = max(shape.top + shape.height for shape in shapes_of(slide))
    assert lowest <= HIGH * INCH + 1 and len(groups(slide)) == len(dated(plan, "poap-1"))
    (notes,) = [shape.text_frame.text for shape in slide.shapes if shape.name == "Notes"]
    assert notes.startswith(f"Undated, so not drawn ({len(long)})") and "in the notes of this slide" in notes


def rendered(deck, folder):
    """The words of each slide as LibreOffice draws it."""
    (folder / "deck.pptx").write_bytes(deck)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        shutil.which("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(folder / "deck.pptx")], check=True, capture_output=True, timeout=180)
    return [" ".join(page.extract_text().split()) for page in PdfReader(folder / "deck.pdf").pages]


@pytest.mark.needs_soffice
def test_a_deck_of_many_lanes_opens_in_libreoffice(items, tmp_path):
    """Rendered, each item's name is there, and each slide has axis, key, classification and its number."""
    plan = many(items)
    pages = rendered(deck_of(plan, AS_AT, MARKING), tmp_path)
    for name in dated(plan, "poap-1")["name"]:
        assert any(name in page for page in pages), name
    for nth, page in enumerate(pages, start=1):
        assert f"({nth} of {len(pages)})" in page and "Pale: date not exact" in page
        assert all(words in page for words in ("OFFICIAL", "as at 28 Oct 2022", "2023", "ILLUSTRATIVE DATES"))


@pytest.mark.needs_soffice
def test_the_deck_opens_in_libreoffice_and_shows_the_same_plan(items, deck, tmp_path):
    """Rendered, each slide holds each item's label and date, the lanes, the lines and the classification."""
    pages = rendered(deck, tmp_path)
    assert len(pages) == 3
    for page, option in zip(pages, ("poap-1", "poap-2", "round-1"), strict=True):
        own = dated(items, option)
        assert [name for name in own["name"] if name not in page] == []
        points = own[own["kind"].eq("milestone")]
        assert [text for text in points["finish_text"].dropna() if text not in page] == []
        assert [lane for lane in own["lane"].unique() if lane not in page] == []
        assert all(words in page for words in ("OFFICIAL", "as at 28 Oct 2022", "2023", "ILLUSTRATIVE DATES"))
