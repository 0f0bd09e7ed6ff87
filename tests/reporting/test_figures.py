import json
import re

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from mhhs_analysis.reporting.figures import Drawing, plotly_js


def drawing(**layout):
    return Drawing(3, json.loads(go.Figure(go.Bar(x=["a"], y=[1]), layout=layout).to_json()))


def spec(html):
    return json.loads(re.search(r"<script[^>]*>(.*?)</script>", str(html), re.DOTALL)[1])


def test_a_figure_carries_its_description_twice():
    """The words for who can't see the chart name the figure and stand below it."""
    html = str(drawing(meta={"alt": 'Late <b> & "later"'}).html())
    words = "Late &lt;b&gt; &amp; &#34;later&#34;"
    assert f'aria-label="{words}"' in html
    assert html.index('class="plot"') < html.index(f"<figcaption>{words}</figcaption>")


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
