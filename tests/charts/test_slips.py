"""The slip chart: every published date once, what is not found said, and that it is no evidence."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.hindsight import published_dates
from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.slips import draw_slips
from mhhs_analysis.reference import hindsight
from tests.charts import drawn

DAY = pd.Timestamp("2022-10-28")


@pytest.fixture(scope="module")
def dates():
    return published_dates(hindsight())


@pytest.fixture
def figure(dates):
    return draw_slips(dates, {"M9": "start of SIT"}, DAY)


def test_every_published_date_is_drawn_once(figure, dates):
    """As a diamond, or as the triangle of a date without a last day."""
    points = drawn.markers(figure, "milestone") | drawn.markers(figure, "no bound on the right")
    assert len(points) == dates["date"].ne("").sum()
    assert {name.split("/")[0] for name in points} == set(dates.loc[dates["date"].ne(""), "milestone_id"])


def test_labels_say_the_timetable_the_date_and_the_weeks(figure):
    """As published, and how far from the first; a second date of one timetable says what it is."""
    found = drawn.labels(figure)
    assert "CR022: 30 Oct 2023" in found
    assert "happened: Oct 2023 · \u22124.1 to +0.1 weeks" in found
    assert any("May 2027 · approved alternative" in label for label in found)


def test_what_is_not_found_is_said(figure):
    """A milestone without any public date has its lane, and says so."""
    assert "M14" in drawn.texts(figure) and "not found" in drawn.texts(figure)
    assert "None found of M14" in alt_text(figure)


def test_the_page_says_that_it_is_no_evidence(figure):
    """In its title, its subtitle, across it and in words."""
    assert figure.layout.title.text.startswith("Hindsight")
    assert "Not evidence" in figure.layout.title.subtitle.text
    assert "HINDSIGHT" in drawn.texts(figure) and "not evidence" in alt_text(figure)
    assert drawn.lines(figure, dash="dot") == [DAY]


def test_a_milestones_dates_are_joined_in_order_of_publication(figure):
    """From the first timetable down to what happened."""
    (trail,) = [trace for trace in figure.data if trace.name == "trail"]
    assert list(trail.x).count(None) == 10
