"""The house look: colours that can be read, words that can't be taken for markup, a text alternative."""

import pytest

from mhhs_analysis.charts import style
from mhhs_analysis.reference import labels


def test_every_stage_has_its_own_colour_code_and_label():
    """Two stages that look alike would be read as one."""
    for part in ("look_id", "colour", "code", "label"):
        assert len({getattr(stage, part) for stage in style.STAGES}) == len(style.STAGES) == 11


@pytest.mark.parametrize(
    "stage", [*style.STAGES, *style.TIMELINES, style.NOT_MAPPED], ids=lambda stage: stage.code
)
def test_text_and_outlines_can_be_read(stage):
    """Text on a bar reaches 4.5 to 1, text on its pale part too; the outline 3 to 1 on white."""
    assert style.contrast(stage.colour, style.text_on(stage.colour)) >= 4.5
    assert style.contrast(stage.pale, style.BLACK) >= 4.5
    assert style.contrast(stage.outline, style.WHITE) >= 3


def test_contrast_is_the_published_ratio():
    """WCAG: black on white is 21, a colour on itself 1."""
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert style.contrast("#12436D", "#12436D") == pytest.approx(1)


@pytest.mark.parametrize("missing", [None, float("nan"), "", "no_such_stage"])
def test_a_missing_or_unknown_stage_is_not_mapped(missing):
    """It is drawn in neutral grey, never in another stage's colour."""
    assert style.look_of(missing) is style.NOT_MAPPED


def test_the_template_is_small_and_the_palette_the_analysis_functions():
    """Each figure carries its template: afcharts' colours, without what these charts don't use."""
    template = style.house_template()
    assert len(repr(template)) < 1500
    assert template["layout"]["colorway"][0] == "#12436D"


def test_stages_are_those_of_the_reference():
    """A chart's stages, their labels and their order are those that data/reference/stages.csv gives."""
    assert {stage.look_id: stage.label for stage in style.STAGES} == labels("stages")
    assert [stage.look_id for stage in style.STAGES] == list(labels("stages"))
