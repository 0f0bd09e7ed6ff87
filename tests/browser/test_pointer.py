"""What stands under the pointer of a chart of very many rows, in a real browser."""

import pandas as pd
import pytest

from mhhs_analysis.charts.strip_marks import MOST_WORDED
from mhhs_analysis.charts.strips import draw_strips
from mhhs_analysis.reporting.figures import plotly_js
from mhhs_analysis.reporting.pages import PLOTLY_FILE
from tests.charts.conftest import activity, plans
from tests.charts.test_strips import PEOPLE, files, plan, versions

pytestmark = pytest.mark.needs_chromium

PLACE = """([day, y]) => {
  const plot = document.querySelector(".js-plotly-plot"), { xaxis, yaxis } = plot._fullLayout;
  const { left, top } = plot.getBoundingClientRect();
  return [left + xaxis._offset + xaxis.d2p(day), top + yaxis._offset + yaxis.d2p(y)];
}"""
SEEN = """() => [...document.querySelectorAll(".hoverlayer text")]
  .filter((text) => getComputedStyle(text).fillOpacity !== "0" && text.textContent)
  .map((text) => [...text.querySelectorAll("tspan.line")].map((line) => line.textContent))"""


@pytest.fixture
def rows():
    """A participant's plan of as many rows as lose their own bars, each a task of twenty days."""
    each = range(MOST_WORDED + 1)
    return plans(
        *(
            activity("p1", str(n), "dbt", f"2023-0{1 + n % 9}-05", f"2023-0{1 + n % 9}-24")
            for n in each[:-12]
        ),
        *(
            activity("p2", str(n), "dbt", f"2023-0{1 + n % 9}-05", f"2023-0{1 + n % 9}-24")
            for n in each[-12:]
        ),
    )


def test_the_pointer_names_the_row_beside_it(tmp_path, browser, rows):
    """On its bar or away from it, a row's name, first and last day, plan and number; between two plans nothing."""
    held = versions(plan("p1"), plan("p2"))
    figure = draw_strips(rows, held, PEOPLE, files(held))
    (tmp_path / PLOTLY_FILE).write_bytes(plotly_js())
    page = browser.new_page(viewport={"width": 1280, "height": 500})
    path = tmp_path / "a.html"
    path.write_text(figure.to_html(include_plotlyjs=PLOTLY_FILE), encoding="utf-8")
    page.goto(path.as_uri())
    page.wait_for_selector(".js-plotly-plot .shapelayer path", state="attached")
    (drawn,) = [trace for trace in figure.data if trace.name == "rows"]
    at = list(drawn.customdata).index(f"p2-round-2-1 {MOST_WORDED - 5}")
    month = 1 + (MOST_WORDED - 5) % 9
    middle = f"2023-0{month}-14"
    words = [
        f"Task {MOST_WORDED - 5}",
        f"5 {pd.Timestamp(middle):%b} 2023 to 24 {pd.Timestamp(middle):%b} 2023",
    ]
    for day in (middle, "2023-09-28"):
        page.mouse.move(*page.evaluate(PLACE, [day, float(drawn.y[at])]))
        page.wait_for_timeout(300)
        assert page.evaluate(SEEN) == [[*words, drawn.customdata[at]]], day
    page.mouse.move(*page.evaluate(PLACE, [middle, 13.0]))
    page.wait_for_timeout(300)
    assert page.evaluate(SEEN) == []
    page.close()
