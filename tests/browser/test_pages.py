"""The pages of a real report, opened from disk with the network cut, as a reader has them."""

from pathlib import Path

import plotly.graph_objects as go
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from mhhs_analysis.consultation.edition import Edition
from mhhs_analysis.consultation.shown import MIME
from mhhs_analysis.reporting.figures import plotly_js
from mhhs_analysis.reporting.pages import PLOTLY_FILE, Page, page_html
from tests.browser.conftest import leading_away

pytestmark = pytest.mark.needs_chromium

DRAWN = """() => [...document.querySelectorAll(".plot")].filter((plot) => !plot.querySelector(
  ".main-svg .bars path, .main-svg .points path, .main-svg .js-line, .main-svg .shapelayer path"))
  .map((plot) => plot.id)"""
LEGENDS_BELOW = """() => [...document.querySelectorAll(".plot")].every((plot) => {
  const legend = plot.querySelector(".legend");
  const { t, h } = plot._fullLayout._size;
  return Math.abs(plot._fullLayout.width - plot.clientWidth) < 2
    && (!legend || legend.getBoundingClientRect().top - plot.getBoundingClientRect().top >= t + h);
})"""
UNDESCRIBED = """() => [...document.querySelectorAll("figure")].filter((figure) => {
  const picture = figure.querySelector("svg[role=img]");
  const words = document.getElementById(picture.getAttribute("aria-describedby")).textContent;
  return words.length < 20 || words.includes("without a description") || !picture.getAttribute("aria-label")
    || !figure.querySelector("details table tbody tr");
}).map((figure) => figure.id)"""


def open_file(page, path: Path) -> None:
    page.goto(path.as_uri())
    page.wait_for_function("() => document.readyState === 'complete'")


def faults_of(page, path: Path) -> dict[str, object]:
    open_file(page, path)
    found = {
        "not drawn": page.evaluate(DRAWN),
        "not described": page.evaluate(UNDESCRIBED),
        "complaints": page.complaints,
        "wider than the screen by": page.evaluate("document.documentElement.scrollWidth - innerWidth"),
    }
    return {fault: seen for fault, seen in found.items() if seen}


def test_every_page_draws_is_described_and_asks_no_network(report, window):
    """Each page draws and describes every chart, fits the screen, complains of and fetches nothing."""
    pages = sorted(report.glob("*.html"))
    assert len(pages) > 2
    assert {path.name: faults for path in pages if (faults := faults_of(window, path))} == {}


def test_no_button_of_a_chart_takes_it_elsewhere(report, window):
    """Charts may be confidential: no button shares one, and none that is pressed asks for another host."""
    window.context.set_offline(False)
    window.on("popup", lambda opened: window.complaints.append(f"opens {opened.url}"))
    away = {}
    for path in sorted(report.glob("*.html")):
        open_file(window, path)
        away |= {path.name: found} if (found := leading_away(window)) else {}
    assert away == {}
    assert [said for said in window.complaints if said.startswith(("asks", "opens"))] == []


def test_the_report_has_charts(report, window):
    """The check above is of something: the report's pages do hold charts."""
    counts = []
    for path in report.glob("*.html"):
        open_file(window, path)
        counts.append(window.locator(".plot .main-svg").count())
    assert sum(counts) > 0


def test_a_legend_stays_below_its_chart_at_any_width(report, window):
    """In a window made wider or narrower, or turned, no legend comes to lie over the lowest lanes."""
    open_file(window, report / "02_plans_on_a_page.html")
    for width in (1000, 1900, 700):
        window.set_viewport_size({"width": width, "height": 900})
        window.wait_for_function(LEGENDS_BELOW, timeout=15_000)


def test_every_page_leads_from_the_contents_and_back(report, window):
    """From the contents each page is one step away, and so are the contents from it."""
    open_file(window, report / "index.html")
    links = [link.get_attribute("href") for link in window.locator("main ol a").all()]
    assert sorted(links) == sorted(path.name for path in report.glob("[0-9]*.html"))
    for link in links:
        open_file(window, report / link)
        window.locator("header a[href='index.html']").click()
        assert window.url.endswith("/index.html")


def test_text_of_a_plan_runs_no_script(tmp_path, window):
    """Markup in a label, a title or even an unescaped output runs nothing, whatever the page."""
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script><a href='javascript:alert(3)'>x</a>"
    figure = go.Figure(
        go.Bar(y=[evil], x=[1], orientation="h", hovertext=evil, text=evil), layout={"title": evil}
    )
    outputs = [
        new_output("display_data", data={MIME: figure.to_plotly_json()}),
        new_output("display_data", data={"text/html": evil, "text/plain": ""}),
    ]
    notebook = new_notebook(cells=[new_markdown_cell("# A"), new_code_cell("x", outputs=outputs)])
    edition = Edition("a", evil, "2023-11-30", "public", evil, "round-2", {})
    page = Page("01_a.html", evil, evil)
    (tmp_path / PLOTLY_FILE).write_bytes(plotly_js())
    for single_file in (False, True):
        path = tmp_path / f"{single_file}.html"
        path.write_text(page_html(notebook, page, [page], edition, single_file=single_file), encoding="utf-8")
        open_file(window, path)
        window.locator(".plot .bars path").first.hover(force=True)
        window.wait_for_timeout(300)
        assert window.evaluate(DRAWN) == []
        assert window.locator(".plot a[href^='javascript']").count() == 0
    assert all("Content Security Policy" in said or "ERR_" in said for said in window.complaints), (
        window.complaints
    )
