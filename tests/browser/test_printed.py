"""Pages on paper, printed from the browser as a reader prints them, held upright and lengthways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from mhhs_analysis.charts.poap import draw_poap
from mhhs_analysis.consultation.edition import Edition
from mhhs_analysis.consultation.shown import MIME
from mhhs_analysis.reporting.figures import plotly_js
from mhhs_analysis.reporting.pages import PLOTLY_FILE, Page, page_html
from tests.charts.conftest import poap_item, poaps

pytestmark = pytest.mark.needs_chromium

SHEETS = {"upright": False, "lengthways": True}
EDITION = Edition("a", 'A "title"', "2022-10-28", "ofgem", "OFFICIAL </style>", "round-2", {})
FEW = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HIGH = {"upright": 842, "lengthways": 595}
CUT = """(name) => [...document.querySelectorAll(`.paper.${name} tbody svg:not(.clips)`)].flatMap((strip) => {
  const { top, bottom } = strip.getBoundingClientRect();
  return [...strip.querySelectorAll(".bars path, .points path, text")]
    .map((leaf) => [leaf, leaf.getBoundingClientRect()])
    .filter(([, box]) => box.height < 60 && (box.top < top - 1 || box.bottom > bottom + 1))
    .map(([leaf]) => leaf.textContent || leaf.getAttribute("d"));
})"""
TILED = """(name) => [...document.querySelectorAll(`.paper.${name}`)].flatMap((pages) =>
  [...pages.querySelectorAll("table table > tbody")].flatMap((lanes) => {
    const boxes = [...lanes.querySelectorAll("svg")]
      .map((strip) => strip.getAttribute("viewBox").split(" ").map(Number));
    return boxes.slice(1).map((box, nth) => box[1] - boxes[nth][1] - boxes[nth][3])
      .filter((gap) => Math.abs(gap) > 0.01);
  }))"""


@st.composite
def plans(draw):
    """A plan of many lanes in several groups, some lanes of several rows; each lane and item named once."""
    rows = []
    for group in range(draw(st.integers(1, 5))):
        for lane in range(draw(st.integers(1, 14))):
            name = f"L{group}x{lane}z"
            for _ in range(draw(st.sampled_from([1, 1, 2, 3, 40]))):
                start = f"202{draw(st.integers(2, 4))}-0{draw(st.integers(1, 9))}-01"
                more = {"lane_group": f"Group {group}", "lane": name, "stage": "dbt"}
                rows.append(poap_item(f"i{len(rows)}", f"B{len(rows)}z", start, "2025-06-30", **more))
    return poaps(*rows)


@pytest.fixture(scope="module")
def desk(browser) -> Iterator:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    yield page
    page.close()


def written(folder: Path, plan) -> Path:
    """A page with the plan between two paragraphs."""
    figure = draw_poap(plan, "poap-1", label="POAP 1")
    output = new_output("display_data", data={MIME: figure.to_plotly_json()})
    cells = [new_markdown_cell("# A\n\nWhy?\n\n## B\n\nBefore."), new_code_cell("x", outputs=[output])]
    page = Page("01_a.html", "A", "Why?")
    (folder / PLOTLY_FILE).write_bytes(plotly_js())
    path = folder / page.file
    path.write_text(page_html(new_notebook(cells=cells), page, [page], EDITION), encoding="utf-8")
    return path


def printed(desk, path: Path, sheet: str) -> list[str]:
    """The words of each sheet of a page that is printed."""
    desk.goto(path.as_uri())
    desk.wait_for_function("() => [...document.querySelectorAll('.plot')].every((plot) => plot._fullLayout)")
    pdf = path.with_suffix(f".{sheet}.pdf")
    desk.pdf(path=str(pdf), format="A4", landscape=SHEETS[sheet])
    return [page.extract_text() for page in PdfReader(pdf).pages]


def lowest_words(path: Path) -> list[float]:
    """How far down each sheet words reach, above its foot, as a share of its height."""
    found = []
    for page in PdfReader(path).pages:
        high, downs = float(page.mediabox.height), [0.0]

        def keep(text, cm, tm, font, size, high=high, downs=downs):
            down = 1 - (tm[4] * cm[1] + tm[5] * cm[3] + cm[5]) / high
            if text.strip() and down < 0.93:
                downs.append(down)

        page.extract_text(visitor_text=keep)
        found.append(max(downs))
    return found


@pytest.mark.parametrize("sheet", SHEETS)
@FEW
@given(plan=plans())
def test_a_long_chart_is_parted_between_rows_and_says_its_axis_again(desk, tmp_path, sheet, plan):
    """Every item and lane is on one sheet, whole; each sheet with lanes has years, their group and the key."""
    sheets = printed(desk, written(tmp_path, plan), sheet)
    words = ["".join(text.split()) for text in sheets]
    for name in plan["name"]:
        assert sum(name in text for text in words) == 1, name
    for item in plan.to_dict("records"):
        (text,) = [text for text in words if item["name"] in text]
        assert item["lane"] in text and item["lane_group"].replace(" ", "") in text
        assert "2024" in text and "DBT:Design" in text
    assert all("OFFICIAL</style>" in text for text in words)
    assert desk.evaluate("document.querySelectorAll('.paper').length") == 0


@FEW
@given(plan=plans())
def test_no_strip_cuts_a_bar_or_a_word(desk, tmp_path, plan):
    """Strips follow each other without a gap, and what is drawn of an item lies in one of them whole."""
    desk.goto(written(tmp_path, plan).as_uri())
    desk.wait_for_function("() => document.querySelector('.plot')._fullLayout")
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    desk.emulate_media(media="print")
    for name, wide in (("upright", 688), ("lengthways", 1016)):
        desk.set_viewport_size({"width": wide, "height": 600 if wide > 700 else 1000})
        assert desk.evaluate(CUT, name) == []
        assert desk.evaluate(TILED, name) == []
    desk.emulate_media(media="screen")
    desk.set_viewport_size({"width": 1300, "height": 900})


SEEN = """() => {
  const { width, height } = document.querySelector(".plot .main-svg").getBoundingClientRect();
  const bars = document.querySelectorAll(".plot .bars path").length;
  return [width, height, bars, !!document.querySelector(".plot .legend")];
}"""


def test_a_chart_on_screen_is_the_same_after_printing(desk, tmp_path):
    """Its size, rows and key are as they were, and what was made for paper is gone."""
    rows = [
        poap_item(f"i{n}", f"B{n}", "2023-01-01", "2023-06-30", lane=f"L{n}", stage="dbt") for n in range(30)
    ]
    desk.goto(written(tmp_path, poaps(*rows)).as_uri())
    desk.wait_for_function("() => document.querySelector('.plot .legend')")
    before = desk.evaluate(SEEN)
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert desk.locator(".paper").count() == 2
    desk.evaluate("dispatchEvent(new Event('afterprint'))")
    desk.wait_for_timeout(300)
    assert desk.evaluate(SEEN) == before
    assert desk.locator(".paper").count() == 0


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_sheet_of_the_report_is_all_but_empty(report, desk, tmp_path, sheet):
    """Before a chart, or a table, no sheet is left with words on its first quarter alone."""
    for name in ("02_plans_on_a_page", "03_participant_plans", "09_ofgem_summary"):
        path = tmp_path / f"{name}.html"
        path.write_bytes((report / path.name).read_bytes())
        (tmp_path / PLOTLY_FILE).write_bytes(plotly_js())
        assert len(printed(desk, path, sheet)) > 5
        *whole, _ = lowest_words(path.with_suffix(f".{sheet}.pdf"))
        assert min(whole) > 0.3, (name, whole)
