"""One plan beside both options: its own bars on top, each option's of the same below, and the days between."""

import pandas as pd

from mhhs_analysis.analysis.own_against_options import own_margins
from mhhs_analysis.charts.beside import draw_beside
from mhhs_analysis.charts.figure import alt_text
from tests.analysis.test_own_against_options import OPTION, OWN
from tests.charts import drawn
from tests.charts.conftest import activity, plans, poap_item, poaps, register

PEOPLE = register(("p1", "Albion", "dno"))


def draw(own=OWN, options=OPTION):
    return draw_beside(own, PEOPLE, options, as_at=pd.Timestamp("2022-10-28"))


def test_the_plans_own_bars_stand_above_each_options():
    """One lane a stage; POAP 1 before POAP 2."""
    bars = drawn.bars(draw()).drop_duplicates("item_id").set_index("item_id")["y"]
    assert bars["own/dbt"] < bars["poap-1/i1"] < bars["poap-1/i2"]


def test_every_own_stage_and_milestone_and_every_counterpart_is_drawn_once():
    """None of the options' other items is."""
    whose = set(drawn.drawn_ids(draw()))
    assert whose == {"own/dbt", "own/M9", "poap-1/i1", "poap-1/i2", "poap-1/i3", "poap-2/i4"}


def test_days_printed_equal_the_frames():
    """Each option's label ends with what the frame holds for it."""
    found = drawn.labels(draw())
    for _, of in own_margins(OWN, OPTION).groupby(["plan_option", "item_id"], sort=False):
        printed = " | ".join(of["signed"].str.removesuffix(" days"))
        assert sum(label.endswith(f": {printed}") for label in found) >= 1
    assert "POAP 1 DBT of services: \u221210 | \u221219 to +10" in found
    assert "POAP 1: the option's own date" in found and "Own plan: Aug 23" in found


def test_what_only_one_side_has_is_said():
    """A stage of no option says so beside its bar, an option's that the plan leaves out below."""
    own = plans(activity("p1", "1", "migration", "2023-01-01", "2023-05-31"))
    figure = draw(own, poaps(poap_item("i1", "DBT", "2023-01-11", "2023-06-20", stage="dbt")))
    assert "Own plan · not in POAP 1 or POAP 2" in drawn.labels(figure)
    assert "not dated in this plan (1): Design, build and test" in drawn.texts(figure)


def test_no_plan_is_a_page_and_no_error():
    """Where the reader may see none."""
    assert alt_text(draw(plans())) == "No plan that this report may show."


def test_the_alternative_says_each_difference():
    """Whoever can't see the chart has its milestones in words, and all of it as a table."""
    alt = alt_text(draw())
    assert "Albion beside both options: 2 stages and milestones of its own plan" in alt
    assert "M9 POAP 2: +1 to +31 days" in alt and "M9 POAP 1: the option's own date" in alt
