import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from mhhs_analysis.consultation.shown import MIME
from mhhs_analysis.reporting.pages import Page, index_html, page_html, page_of

SCRIPT = "<script>alert('plan')</script>"
HERE, NEXT = Page("01_a.html", "First", "Why?"), Page("02_b.html", SCRIPT, SCRIPT)


def result(data):
    return new_output("execute_result", data=data, execution_count=1)


FIGURE = result({MIME: go.Figure(go.Bar(y=[1]), layout={"title": SCRIPT}).to_plotly_json()})


@pytest.fixture
def page(edition):
    """Return the page of a notebook with these cells."""

    def made(*cells, **how):
        return page_html(new_notebook(cells=list(cells)), HERE, [HERE, NEXT], edition, **how)

    return made


def code(source, *outputs, **more):
    return new_code_cell(source, outputs=list(outputs), **more)


def nonce_of(html):
    return re.search(r"script-src 'nonce-([0-9a-f]{32})'", html)[1]


def without_head(html):
    return html[html.index("<body>") :]


def test_a_page_says_what_it_is_and_leads_on(page):
    """A page names its report, classification, audience and date, and leads to its neighbours."""
    html = page(new_markdown_cell("# First\n\nWhy?\n\n## How many came?"))
    assert "<title>First – A consultation</title>" in html
    assert all(words in html for words in ("OFFICIAL", "Ofgem", "30 November 2023", 'href="index.html"'))
    assert 'rel="next" href="02_b.html"' in html and 'rel="prev"' not in html
    assert '<h2 id="how-many-came">' in html and '<a href="#how-many-came">How many came?</a>' in html


def test_code_is_folded_away_and_parameters_with_it(page):
    """Code, the parameters cells included, stands only inside a fold."""
    html = page(
        code("audience = 'public'", metadata={"tags": ["parameters"]}),
        code("audience = 'ofgem'", metadata={"tags": ["injected-parameters"]}),
        code("answer()", result({"text/plain": "42"})),
    )
    outside = re.sub(r"<details>.*?</details>", "", html, flags=re.DOTALL)
    assert html.count("<details>") == 1 and "answer()" in html
    assert "audience =" not in outside and "answer()" not in outside and "42" in outside


def test_text_of_a_plan_never_becomes_markup(page, edition):
    """What a plan, title or warning holds is shown as text: the only scripts are the page's own."""
    named = replace(edition, title=SCRIPT, classification=SCRIPT, round=SCRIPT)
    cells = [
        code("a", result({"text/html": pd.DataFrame({"a": [SCRIPT]}).to_html(), "text/plain": "x"})),
        code("b", result({"text/plain": SCRIPT})),
        code("c", result({"text/markdown": SCRIPT})),
        code("d", new_output("stream", name="stdout", text=SCRIPT)),
        code("e", new_output("stream", name="stderr", text=SCRIPT)),
        code(SCRIPT, FIGURE),
    ]
    html = page_html(new_notebook(cells=cells), HERE, [HERE, NEXT], named)
    assert "<script>" not in html
    assert [tag.split()[0] for tag in re.findall(r"<script ([^>]*)>", html)] == [
        'type="application/json"',
        *[f'nonce="{nonce_of(html)}"'] * 2,
    ]
    contents = index_html([HERE, NEXT], named, facts={SCRIPT: SCRIPT}, files={"manifest.json": "x"})
    assert "<script" not in contents


def test_a_warning_is_shown_in_a_box(page):
    """What a cell wrote to stderr is shown, apart from results and without the kernel's path."""
    warned = f"{Path('/', 'tmp')}/ipykernel_12/34.py:1: UserWarning: three rows dropped\n"
    html = page(code("x", new_output("stream", name="stderr", text=warned)))
    assert (
        '<div class="note" role="note"><strong>Warning</strong><pre>UserWarning: three rows dropped' in html
    )


def test_a_page_may_fetch_nothing(page):
    """A page's policy permits only its own scripts and no request, and it links to no other host."""
    html = page(new_markdown_cell("# First"), code("x", FIGURE))
    assert "default-src 'none'" in html
    assert re.findall(r"<script nonce=\"([^\"]+)\"", html) == [nonce_of(html)] * 2
    assert "http://" not in html and "https://" not in html and "<link" not in html


def test_a_page_without_charts_loads_no_library(page):
    """Four megabytes of plotly.js are loaded only where there is a chart to draw."""
    assert "plotly.min.js" not in page(code("x", result({"text/plain": "42"})))


def test_a_single_file_holds_its_library_and_leads_nowhere(page):
    """The summary as one file draws its charts and has no link to a file that isn't sent with it."""
    html = page(new_markdown_cell("# First\n\n## Why?"), code("x", FIGURE), single_file=True)
    assert len(html) > 4_000_000
    assert 'src="plotly' not in html and "index.html" not in html and "02_b.html" not in html
    assert without_head(html).count("</script") == 3


def test_the_same_notebook_gives_the_same_page(page):
    """Nothing in a page is random."""
    assert page(code("x", FIGURE, FIGURE)) == page(code("x", FIGURE, FIGURE))


def test_headings_of_one_name_have_ids_of_their_own(page):
    """Two headings of the same words are two places on the page."""
    html = page(new_markdown_cell("## Why?\n\n## Why?"))
    assert 'id="why"' in html and 'id="why-2"' in html


def test_a_picture_is_described(page):
    """A picture has its text as description, held in the page itself."""
    html = page(code("x", result({"image/png": "aGVsbG8=", "text/plain": "A map"})))
    assert '<img src="data:image/png;base64,aGVsbG8=" alt="A map">' in html


def test_the_contents_take_a_notebooks_heading_and_question(tmp_path, write_notebook):
    """A notebook's H1 and the line below it are what the contents say of it."""
    notebook = write_notebook(tmp_path / "01_a.ipynb")
    assert page_of(notebook) == Page("01_a.html", "About 01_a", "What is asked of 01_a?")
