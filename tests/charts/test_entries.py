"""The entries to SIT in order: as wide as their words, against the options' M9."""

import pandas as pd

from mhhs_analysis.charts.entries import draw_entries
from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.frames import COVERAGE, frame_of
from tests.charts import drawn
from tests.charts.conftest import activity, milestone, plans, poap_item, poaps, register

PEOPLE = register(
    ("p1", "Albion", "dno"),
    ("p2", "Bluebell", "large_supplier"),
    ("p3", "Cliff", "dno"),
    ("p4", "Dale", "dno"),
)


def asked(people, **states):
    """Return the coverage of a register: plans read but where another state is said."""
    usual = {"response": "answered", "plan": "read"}
    rows = [{**usual, "participant_id": who, "responds_for": who} for who in people["participant_id"]]
    return frame_of([row | {"plan": states.get(row["participant_id"], "read")} for row in rows], COVERAGE)


ASKED = asked(PEOPLE, p4="no_plan")
OPTIONS = poaps(poap_item("i1", "SIT", "", "2023-11-30", plan_option="poap-1", **milestone("M9")))
OWN = plans(
    activity(
        "p1",
        "1",
        "sit",
        "",
        "2023-12-01/2023-12-31",
        finish_text="Dec 23",
        is_milestone=True,
        milestone_id="M9",
    ),
    activity("p2", "1", "sit", "2023-08-01", "2024-01-31", start_text="1/8/23"),
    activity("p3", "1", "dbt", "2023-08-01", "2024-01-31"),
)


def draw(own=OWN, people=PEOPLE, options=OPTIONS, states=ASKED, **more):
    return draw_entries(own, people, options, states, **more)


def heights(figure):
    return {a.text: a.y for a in figure.layout.annotations}


def test_participants_stand_by_constituency_and_in_order_of_their_dates():
    """The programme's order; within, the earliest on top, and those without a date last."""
    at = heights(draw())
    assert at["<b>Large suppliers</b>"] < at["Bluebell"] < at["<b>DNOs</b>"] < at["Albion"]
    assert at["Albion"] < min(at["Cliff"], at["Dale"])


def test_every_participant_asked_has_a_row_and_silence_says_why():
    """No plan sent is not the same as a plan that leaves the milestone out; neither is late."""
    figure = draw()
    at = heights(figure)
    assert at["<i>no plan sent</i>"] == at["Dale"]
    assert at["<i>no M9 with a date in its plan</i>"] == at["Cliff"]
    assert drawn.markers(figure, "milestone") == {
        "p2": pd.Timestamp("2023-08-02"),
        "p1": pd.Timestamp("2024-01-01"),
    }


def test_an_entry_says_its_words_and_what_it_was_taken_from():
    """A first task is not the plan's own M9."""
    assert set(drawn.labels(draw())) == {"Dec 23", "1/8/23 (first SIT task)"}


def test_another_milestone_is_dated_by_the_plans_own_date_alone():
    """No task stands for it, and the options' line is that milestone's."""
    m10 = activity(
        "p1", "9", None, "", "2024-06-30", milestone_id="M10", is_milestone=True, finish_text="end June"
    )
    option = poap_item("i2", "M10", "", "2024-05-31", plan_option="poap-1", **milestone("M10"))
    figure = draw(plans(m10), options=poaps(option), milestone_id="M10")
    assert drawn.labels(figure) == ["end June"]
    assert drawn.lines(figure, dash="longdashdot") == [pd.Timestamp("2024-06-01")]
    assert figure.layout.title.text.startswith("M10 in the participants")


def test_the_options_entry_is_a_line_and_later_is_not_called_late():
    """The line is M9; the words say what it does not mean."""
    figure = draw()
    assert drawn.lines(figure, dash="dash") == [pd.Timestamp("2023-12-01")]
    assert "not the same as late" in figure.layout.title.subtitle.text


def test_no_entry_at_all_is_a_page_not_an_error():
    """Before the first plan arrives."""
    assert alt_text(draw(plans())).startswith("Entry to SIT (M9) of 0 of 4 participants")


def test_the_text_alternative_says_first_and_last_and_who_is_silent():
    """How many of how many, from when to when, why others have none, against what."""
    alt = alt_text(draw())
    assert "2 of 4 participants" in alt and "from 1 Aug 2023 to 31 Dec 2023" in alt and "POAP 1 M9" in alt
    assert "1 no plan sent" in alt


def test_a_register_of_180_is_one_line_each_and_no_name_is_clipped():
    """Rows of equal height, every name whole, the years again in the headings of a long page."""
    kinds = ("large_supplier", "small_supplier", "dno", "idno", "independent_agent")
    people = register(*((f"p{n:03}", f"Participant {n:03} Energy Limited", kinds[n % 5]) for n in range(180)))
    own = plans(
        *(
            activity(
                f"p{n:03}", "1", "sit", "", f"2023-{1 + n % 12:02}-15", is_milestone=True, milestone_id="M9"
            )
            for n in range(0, 180, 2)
        )
    )
    figure = draw(own, people, states=asked(people, **{f"p{n:03}": "no_plan" for n in range(1, 180, 2)}))
    names = {text: y for text, y in heights(figure).items() if text.startswith("Participant")}
    assert len(names) == 180 and not any("<br>" in name for name in names)
    steps = pd.Series(sorted(names.values())).diff().dropna().round(3)
    assert steps.min() == 1.4 and figure.layout.height < 180 * 30 + 700
    assert sum(a.text == "2023" for a in figure.layout.annotations) == 5
    assert len(drawn.markers(figure, "milestone")) == 90


def test_a_date_copied_from_an_option_is_hollow_and_said_to_be_no_evidence():
    """It is shown, told apart in form and words, and counted by itself."""
    own = plans(
        activity(
            "p1", "1", "sit", "", "2023-11-30", finish_text="30/11/23", is_milestone=True, milestone_id="M9"
        ),
        activity("p2", "1", "sit", "2023-08-01", "2024-01-31", start_text="1/8/23"),
    )
    figure = draw(own)
    (trace,) = (trace for trace in figure.data if trace.name == "milestone")
    fills = dict(zip(trace.customdata, trace.marker.color, strict=True))
    assert fills["p1"] == "#FFFFFF" and fills["p2"] != "#FFFFFF"
    assert "30/11/23 (the option's own date)" in drawn.labels(figure)
    assert "1 is the option's own date and no evidence" in alt_text(figure)
    assert "Those of their own run from 1 Aug 2023 to 1 Aug 2023" in alt_text(figure)
    assert drawn.look_of(figure, "Hollow")
