import json
import re

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from mhhs_analysis.reporting.figures import Drawing, plotly_js


def drawing(**layout):
    return Drawing(3, json.loads(go.Figure(go.Bar(x=["a"], y=[1]), layout=layout).to_json()))


def spec(html):
    return json.loads(re.search(r"<script[^>]*>(.*?)</script>", str(html), re.DOTALL)[1])


def test_a_figure_is_named_and_described():
    """The title names the figure and what scrolls it; the words for who can't see it stand below, referred to."""
    html = str(drawing(title="Ready<br>dates &amp; all", meta={"alt": 'Late <b> & "later"'}).html())
    words = "Late &lt;b&gt; &amp; &#34;later&#34;"
    assert '<figure class="chart" id="figure-3" aria-label="Ready dates &amp; all">' in html
    assert 'aria-label="Chart: Ready dates &amp; all" aria-describedby="summary-3"' in html
    assert html.index('class="plot"') < html.index(f'<figcaption id="summary-3">{words}</figcaption>')


def test_a_figures_table_stands_folded_below_it():
    """Columns and rows are headed, and text of a plan stays text; the drawing's own script holds it no second time."""
    table = {"columns": ["Lane", "Finish"], "rows": [["<b>SIT", "3 Jul 2023"]], "of": 1}
    html = str(drawing(title="x", meta={"alt": "y", "table": table}).html())
    folded = html[html.index('<details class="data">') :]
    assert '<th scope="col">Lane</th><th scope="col">Finish</th>' in folded
    assert '<th scope="row">&lt;b&gt;SIT</th><td>3\u00a0Jul\u00a02023</td>' in folded
    assert "The first" not in folded and html.count("Jul") == 1


def test_a_table_cut_short_says_so_and_where_the_rest_is():
    """Of a chart with more rows than a page can hold, the page says how many there are."""
    table = {"columns": ["Lane"], "rows": [["SIT"]] * 300, "of": 1200}
    made = drawing(meta={"alt": "y", "table": table})
    assert "The first 300 of 1,200 rows" in str(made.html()) and "annex" not in str(made.html())
    assert '<a href="evidence_annex.xlsx">' in str(made.html(annex="evidence_annex.xlsx"))


def test_a_figure_without_a_description_is_named_by_its_title():
    """Where a chart has no description its title stands in, and else that there is none is said."""
    assert drawing(title="Ready dates").alt == "Ready dates"
    assert drawing().alt == "A chart without a description."


def test_a_figure_is_as_wide_as_the_page_and_as_high_as_it_was_made():
    """A fixed width gives way to the page's; the height stays."""
    html = drawing(width=1400, height=700).html()
    assert "width" not in spec(html)["layout"]
    assert spec(html)["layout"]["height"] == 700 and "height:700px" in html


def test_text_of_a_plan_cannot_end_the_figures_script():
    """A label that holds a closing script tag stays a label."""
    html = str(drawing(title="</script><script>alert(1)</script><!--").html())
    assert html.count("<script") == 1 and "<!--" not in html
    assert spec(html)["layout"]["title"]["text"] == "</script><script>alert(1)</script><!--"


def test_the_same_figure_gives_the_same_html():
    """No id is random."""
    assert drawing(title="x").html() == drawing(title="x").html()


def test_plotly_js_is_that_of_the_installed_plotly():
    """The library beside the pages is the one that plotly itself would embed."""
    assert plotly_js().decode() == get_plotlyjs()


def test_a_text_longer_than_anybody_reads_is_cut_and_says_so() -> None:
    """A megabyte in a name stops no browser; packed numbers and a path to draw are no text, and stay whole."""
    spec = {
        "data": [{"name": "<b>" + "a" * 1_000_000, "y": {"dtype": "f8", "bdata": "A" * 9000}}],
        "layout": {"shapes": [{"type": "path", "path": "M0,1" * 900}]},
    }
    page = str(Drawing(1, spec).html())
    assert len(page) < 20_000 and page.count("[cut: the whole text stands in the file]") == 1
    assert "A" * 9000 in page and "M0,1" * 900 in page
