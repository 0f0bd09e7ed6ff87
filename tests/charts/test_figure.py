"""A chart made of plain JSON: titled, described, held to plotly's rules."""

import pytest

from mhhs_analysis.charts.figure import alt_text, chart

LAYOUT = {"height": 200, "margin": {"t": 50}}


def drawn(title="A & B", **trace):
    return chart([{"type": "bar", "y": [1], **trace}], LAYOUT, title=title, subtitle="", alt="Two things.")


def test_a_chart_gives_its_text_back():
    """The page writer reads the alternative from the figure itself; a title is text, never markup."""
    assert alt_text(drawn()) == "Two things."
    assert drawn().layout.title.text == "A &amp; B"


def test_a_long_title_breaks_and_the_figure_grows():
    """A title is never cut by a narrow page, nor does it press the plot together."""
    figure = drawn("word " * 40)
    assert "<br>" in figure.layout.title.text
    grown = figure.layout.height - 200
    assert grown > 0 and figure.layout.margin.t == 50 + grown


def test_a_chart_leaves_what_it_was_made_of_as_it_was():
    """The template and the layout are shared by charts: none may change another's."""
    drawn().update_layout(template_layout_font_size=99, margin_t=1)
    assert drawn().layout.template.layout.font.size != 99
    assert LAYOUT == {"height": 200, "margin": {"t": 50}}


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"orientation": "sideways"}])
def test_what_plotly_does_not_know_is_found_by_these_tests(wrong):
    """A property or value that plotly.js would pass over in silence fails each test that draws it."""
    with pytest.raises(ValueError):
        drawn(**wrong)
