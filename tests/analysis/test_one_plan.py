"""Which plan is shown in full, and its rows with the cell of each."""

import pytest

from mhhs_analysis.analysis.one_plan import plan_of, plan_table
from mhhs_analysis.frames import COVERAGE, MhhsError, frame_of
from tests.charts.conftest import activity, plans

ASKED = frame_of(
    [
        {"participant_id": f"p{n}", "responds_for": f"p{n}", "plan": "read", "response": "answered"}
        for n in range(4)
    ],
    COVERAGE,
)
STAGES = {"dbt": "Design, build and test"}
OWN = plans(
    activity("p1", "1", "dbt", "2023-01-01"),
    activity("p1", "2", "dbt"),
    activity("p1", "3", "dbt"),
    activity("p2", "1", "dbt", "2023-01-01"),
    activity("p2", "2", "pit", "", "2023-02-01"),
)


def whose(participant="", audience="ofgem", activities=OWN):
    return set(plan_of(activities, ASKED, participant, audience)["participant_id"])


def test_the_one_asked_for_is_shown():
    """Whatever else would have been chosen."""
    assert whose("p1") == {"p1"}


def test_unasked_it_is_the_readers_own_and_else_the_one_with_most_dates():
    """Rows without a date don't count; a reader without a plan sees another's."""
    assert whose() == {"p2"}
    assert whose(audience="participant:p1") == {"p1"}
    assert whose(audience="participant:p3") == {"p2"}


def test_a_plan_that_may_not_be_seen_is_none_and_not_anothers():
    """Asked for by name, nobody else's plan stands in its place."""
    assert whose("p3") == set()
    assert whose(activities=plans()) == set()


def test_a_participant_that_was_not_asked_is_refused():
    """A slip in the parameter must not show a page about nobody."""
    with pytest.raises(MhhsError, match="participant 'p9'"):
        whose("p9")


def test_a_row_has_its_words_its_reading_and_its_cell():
    """In the order of the file; what is to be known of it stands beside."""
    own = plans(
        activity(
            "p1",
            "2",
            "dbt",
            "2023-03-01/2023-03-31",
            start_text="Mar-23",
            sheet="Plan",
            cell="B6",
            is_hidden=True,
        ),
        activity("p1", "1", None, "", "", finish_text="TBC", sheet="Plan", cell="B7", is_summary=True),
    )
    first, second = plan_table(own, STAGES).to_dict("records")
    assert (first["start as typed"], first["start read as"]) == ("Mar-23", "1 Mar 2023 to 31 Mar 2023")
    assert first["cell"] == "B6" and "sheet" not in first and "file" not in first, "the same for all"
    assert first["stage"] == "Design, build and test" and second["stage"] == ""
    assert first["remarks"] == "hidden in the file" and second["remarks"] == "gathers the rows below"
    assert (second["finish as typed"], second["finish read as"]) == ("TBC", "")


def test_an_outline_heads_the_rows_where_there_is_one():
    """And no blank column where there is none."""
    assert plan_table(OWN, STAGES).index.name is None
    assert plan_table(OWN.assign(outline="1.1"), STAGES).index.tolist() == ["1.1"] * 5


def test_a_basis_is_a_remark_only_where_a_plan_has_several():
    """Every row of most plans is a forecast: said on each it tells nothing."""
    one = OWN.assign(date_basis="forecast")
    assert "remarks" not in plan_table(one, STAGES)
    two = one.assign(
        date_basis=["forecast", "actual", "forecast", "forecast", "forecast"], other_dates="baseline x"
    )
    assert plan_table(two, STAGES).at[1, "remarks"] == "actual; also gives baseline x"
