"""What was given in confidence is marked wherever a chart shows it, for those who may see it, and nowhere else."""

import json

import pandas as pd
import pytest

from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.charts.beside import draw_beside
from mhhs_analysis.charts.confidential import MARK, in_confidence
from mhhs_analysis.charts.entries import draw_entries
from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.one_plan import draw_plan
from mhhs_analysis.charts.portfolio import draw_plans
from mhhs_analysis.charts.strips import draw_strips
from mhhs_analysis.disclosure import disclose
from tests.charts import drawn

SEED = "0123456789abcdef"
CHARTS = ("plans", "entries", "beside", "one plan", "strips")


def figure_of(frames, chart, who):
    """Return a chart of an audience's frames; of one participant where it is of one."""
    own = of_latest_plans(frames["activities"], frames["plans"])
    people, options, plans = frames["participants"], frames["poap_items"], frames["plans"]
    one = own[own["participant_id"].eq(who)]
    draw = {
        "plans": lambda: draw_plans(own, people, options, coverage=frames["coverage"], plans=plans),
        "entries": lambda: draw_entries(own, people, options, frames["coverage"], plans=plans),
        "beside": lambda: draw_beside(one, people, options, plans=plans),
        "one plan": lambda: draw_plan(one, people, options, plans=plans),
        "strips": lambda: draw_strips(frames["activities"], plans, people, frames["received"]),
    }
    return draw[chart]()


def hovers(figure):
    """Return every text under the pointer, by the item it is of."""
    return {
        item_id: str(words)
        for trace in figure.data
        if trace.customdata is not None and trace.hovertext is not None
        for item_id, words in zip(trace.customdata, trace.hovertext, strict=True)
        if item_id
    }


@pytest.fixture(scope="module")
def ofgem(full):
    return disclose(full, "ofgem", SEED)


def test_a_name_that_may_not_be_told_and_a_plan_in_confidence_are_both_marked(ofgem):
    """By what the register says of the name, and by what the register of receipts says of the plan."""
    people, plans = ofgem["participants"], ofgem["plans"]
    names = set(people.loc[~people["is_name_public"].astype(bool), "participant_id"])
    sent = set(plans.loc[plans["is_confidential"].eq(True) & plans["is_latest"].eq(True), "participant_id"])
    assert names and sent - names
    assert in_confidence(people, plans) == names | sent and in_confidence(people) == names


@pytest.mark.parametrize("chart", ["plans", "entries"])
def test_every_participant_in_confidence_is_marked_by_name_and_no_other(ofgem, chart):
    """In its lane, in the table beside, and below the chart with what the mark means."""
    figure = figure_of(ofgem, chart, "")
    secret = in_confidence(ofgem["participants"], ofgem["plans"])
    words = drawn.texts(figure)
    for who, name in ofgem["participants"].set_index("participant_id")["participant_name"].items():
        lanes = {row[0] for row in figure.layout.meta["table"]["rows"] if name in row[0]}
        assert lanes and all(lane.endswith(MARK) == (who in secret) for lane in lanes), name
    assert f"{MARK}: name or plan given in confidence, not to be passed on ({len(secret)} of " in words


@pytest.mark.parametrize("chart", CHARTS)
def test_what_is_under_the_pointer_is_marked(ofgem, chart):
    """Each bar and point of a participant in confidence, and none of another's."""
    secret = in_confidence(ofgem["participants"], ofgem["plans"])
    own = of_latest_plans(ofgem["activities"], ofgem["plans"])
    for who in sorted(own["participant_id"].unique()):
        found = hovers(figure_of(ofgem, chart, who))
        if chart in ("plans", "entries"):
            keys = [key for key in found if key.split("/")[0] == who]
            assert all(("Confidential" in found[key]) == (who in secret) for key in keys)
        if chart in ("beside", "one plan"):
            mine = {
                key: words for key, words in found.items() if chart == "one plan" or key.startswith("own/")
            }
            assert all(("Confidential" in words) == (who in secret) for words in mine.values())
    if chart == "strips":
        shut = set(ofgem["plans"].loc[ofgem["plans"]["is_confidential"].eq(True), "plan_id"])
        open_ = set(ofgem["plans"]["plan_id"]) - shut
        found = hovers(figure_of(ofgem, chart, ""))
        assert all("Confidential" in words for key, words in found.items() if key.rsplit("/", 1)[0] in shut)
        names = ofgem["participants"].set_index("participant_id")["is_name_public"].astype(bool)
        whose = ofgem["plans"].set_index("plan_id")["participant_id"]
        free = {plan for plan in open_ if names[whose[plan]]}
        assert not any(
            "Confidential" in words for key, words in found.items() if key.rsplit("/", 1)[0] in free
        )


@pytest.mark.parametrize("chart", ["beside", "one plan"])
def test_the_chart_of_one_participant_says_it_in_its_title_and_in_words(ofgem, chart):
    """Whoever reads the chart, or hears it read, knows that it may not be passed on."""
    who = next(
        iter(
            in_confidence(ofgem["participants"], ofgem["plans"]) & set(ofgem["activities"]["participant_id"])
        )
    )
    figure = figure_of(ofgem, chart, who)
    assert MARK in figure.layout.title.text and MARK in alt_text(figure)


@pytest.mark.parametrize("chart", CHARTS)
def test_the_public_has_nothing_to_mark(full, chart):
    """What is withheld from it is not there: neither the mark nor what it would stand at."""
    public = disclose(full, "public", SEED)
    who = public["activities"]["participant_id"].iloc[0]
    assert MARK not in json.dumps(figure_of(public, chart, who).to_plotly_json(), default=str)


def test_a_chart_without_the_register_of_plans_marks_names_alone(ofgem):
    """It can't know of plans; what it knows of names it says."""
    people = ofgem["participants"].assign(
        is_name_public=pd.array([True] * len(ofgem["participants"]), "boolean")
    )
    assert in_confidence(people) == set()
