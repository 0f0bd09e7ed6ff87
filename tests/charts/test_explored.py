from types import SimpleNamespace

import pytest

from mhhs_analysis.analysis.chosen import choices
from mhhs_analysis.charts.explored import explored_plans
from mhhs_analysis.reference import labels


@pytest.fixture(scope="module")
def drawn(full):
    frames = SimpleNamespace(**full)
    offered = choices(frames, labels("constituencies"), labels("roles"), labels("stages"))
    return explored_plans(frames, offered), offered


def lanes(figure):
    return {row[0] for row in figure.layout.meta["table"]["rows"] if row[0] != "All lanes"}


def test_each_choice_draws_its_own_plans_over_the_same_days(drawn):
    """Whatever is offered can be drawn, and the axis stays where it is."""
    draw, offered = drawn
    days = draw().layout.xaxis.range
    for name, values in offered.items():
        for _, value in values:
            assert draw(**{name: value}).layout.xaxis.range == days


def test_a_constituency_shows_its_own_and_says_so(drawn, full):
    """The participants of the register, whether or not they sent a plan."""
    draw, _ = drawn
    own = full["participants"][full["participants"]["constituency"].eq("large_supplier")]
    figure = draw(constituency="large_supplier")
    names = {lane.rpartition(": ")[2].removesuffix(" (confidential)") for lane in lanes(figure)}
    assert names == set(own["participant_name"])
    assert figure.layout.title.subtitle.text.startswith(f"Large supplier: {len(own)} participants of")


def test_a_stage_shows_that_stage_alone(drawn):
    """No bar of another stage is left, and whose plan lacks it is named and not drawn as withheld."""
    draw, _ = drawn
    figure = draw(role="supplier", stage="sit")
    stages = {row[4] for row in figure.layout.meta["table"]["rows"]}
    assert stages == {"System integration testing", ""}
    assert "no activity" in figure.layout.title.subtitle.text.replace("<br>", " ")
    assert not any("withheld" in row[1] for row in figure.layout.meta["table"]["rows"])
