"""Who is ready, within grace, late or not known: a case for each rule, as a careful person would decide it."""

import pandas as pd
import pytest

from tests.analysis.cases import cannot, entry, option, people, plans, positions, stand, tasks

ONE = people({})


def status(
    held: pd.DataFrame, sent: pd.DataFrame | None = None, asked: pd.DataFrame = ONE, **rest: object
) -> str:
    table = stand(asked, plans({}) if sent is None else sent, held, **rest)
    return table.set_index(["participant_id", "milestone_id"]).at[("P1", "M9"), "status"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (entry("2023-11-30"), "ready"),
        (entry("2023-12-01"), "ready_within_grace"),
        (entry("2023-12-31"), "ready_within_grace"),
        (entry("2024-01-01"), "late"),
        (entry("2023-11-01", "2023-12-31"), "ready_within_grace"),
        (entry("2023-12-31", "2024-01-31"), "too_wide"),
        (entry("2023-11-01", None, finish_to=None), "too_wide"),
        (entry(None, "2023-11-30", finish_to="2023-11-30"), "ready"),
        (entry(None, None, finish_text="TBC"), "no_date"),
        (entry(None, None, start_from="2023-10-02", start_to="2023-10-02"), "ready"),
        (entry(None, None, finish_text="TBC", start_from="2023-10-02", start_to="2023-10-02"), "no_date"),
        (entry(None, None, finish_anchor="M9", finish_offset_from=-14, finish_offset_to=-14), "no_date"),
    ],
)
def test_a_date_stands_to_the_deadline_as_wide_as_it_was_written(row, expected) -> None:
    """Ready by its last day, late by its first; grace lasts to the end of the month after; an unknown stays one."""
    assert status(tasks(row)) == expected


def test_central_systems_have_no_grace_that_anybody_stated() -> None:
    """The minutes give the month to individual participants, and don't say whether it covers them: neither in time
    nor late until it ends.
    """
    asked = people({"constituency": "central_systems"})
    found = [
        status(tasks(entry(day)), asked=asked)
        for day in ("2023-11-30", "2023-12-01", "2023-12-31", "2024-01-01")
    ]
    assert found == ["ready", "grace_not_stated", "grace_not_stated", "late"]
    without = option(grace_months=None)
    assert status(tasks(entry("2023-12-01")), asked=asked, items=without) == "late"


def test_no_plan_not_readable_and_no_date_are_three_things() -> None:
    """None of them is late."""
    nothing = tasks()
    assert status(nothing, sent=plans()) == "no_plan"
    assert status(nothing, sent=plans({"is_readable": False})) == "not_readable"
    assert status(nothing) == "no_date"


@pytest.mark.parametrize("against", ["poap-2", "round-1", "unknown"])
def test_a_plan_made_for_another_option_is_never_late(against) -> None:
    """It has to be asked; a date in time holds all the same."""
    sent = plans({"planned_against": against})
    assert status(tasks(entry("2024-02-01")), sent) == "not_planned_against"
    assert status(tasks(entry("2023-11-30")), sent) == "ready"


def test_who_says_that_it_cannot_is_late_by_a_plan_for_another_option() -> None:
    """Its owner says that no earlier date is possible."""
    sent = plans({"planned_against": "poap-2"})
    assert status(tasks(entry("2024-02-01")), sent, coded=cannot("P1")) == "late"


def test_silence_is_never_late() -> None:
    """Saying that one cannot, without a plan, is a word and no date."""
    assert status(tasks(), plans(), coded=cannot("P1")) == "no_plan"


def test_who_stays_out_of_sit_is_not_asked_for_m9() -> None:
    """Whose part is open is asked, and is not sure."""
    assert status(tasks(entry("2024-02-01")), asked=people({"sit_intent": "non_sit"})) == "not_applicable"
    table = stand(people({"sit_intent": "unknown"}), plans({}), tasks(entry("2023-11-30")))
    assert table.loc[table["milestone_id"].eq("M9"), ["status", "is_sure"]].to_numpy().tolist() == [
        ["ready", False]
    ]


@pytest.mark.parametrize(
    ("rows", "basis", "last"),
    [
        (
            [{"stage": "dbt", "finish_from": "2023-05-01", "finish_to": "2023-05-01"}],
            "end of DBT",
            "2023-05-01",
        ),
        (
            [
                {"stage": "dbt", "finish_from": "2023-05-01", "finish_to": "2023-05-01"},
                {"stage": "pit", "finish_from": "2023-07-01", "finish_to": "2023-07-31"},
                {"stage": "pit", "finish_from": "2023-06-01", "finish_to": "2023-06-30"},
            ],
            "end of PIT",
            "2023-07-31",
        ),
        (
            [{"stage": "pit", "finish_from": "2023-07-01", "finish_to": "2023-07-31"}, entry("2023-09-01")],
            "own milestone",
            "2023-09-01",
        ),
    ],
)
def test_the_first_rule_that_finds_anything_speaks(rows, basis, last) -> None:
    """A plan's own milestone, else the end of PIT, else of DBT; of several activities the last."""
    table = stand(ONE, plans({}), tasks(*rows)).set_index("milestone_id")
    assert table.at["M9", "basis"] == basis
    assert table.at["M9", "ready_to"] == pd.Timestamp(last)


def test_a_milestone_that_has_no_date_is_not_replaced_by_a_stage_that_has_one() -> None:
    """What a participant leaves open about its own M9 stays open."""
    pit = {"stage": "pit", "finish_from": "2023-07-01", "finish_to": "2023-07-31"}
    assert status(tasks(pit, entry(None, None, finish_text="TBC"))) == "no_date"


def test_a_task_without_a_finish_leaves_the_end_open() -> None:
    """However early the others end."""
    ended = {"stage": "pit", "finish_from": "2023-07-31", "finish_to": "2023-07-31"}
    table = stand(ONE, plans({}), tasks(ended, {"stage": "pit"})).set_index("milestone_id")
    assert table.at["M9", "ready_from"] == pd.Timestamp("2023-07-31")
    assert pd.isna(table.at["M9", "ready_to"]) and table.at["M9", "cell"] == "R1"


def test_a_summary_does_not_speak_for_the_rows_below_it() -> None:
    """Its own dates would only repeat them."""
    rows = [
        {"stage": "pit", "is_summary": True, "finish_from": "2024-07-31", "finish_to": "2024-07-31"},
        {"stage": "pit", "finish_from": "2023-07-31", "finish_to": "2023-07-31"},
    ]
    assert status(tasks(*rows)) == "ready"


def test_a_date_copied_from_the_option_is_anchored() -> None:
    """As is one given from the milestone; another day is the participant's own."""
    table = [
        stand(ONE, plans({}), tasks(row)).set_index("milestone_id").at["M9", "is_anchored"]
        for row in (
            entry("2023-11-01", "2023-11-30"),
            entry(None, None, finish_anchor="M9", finish_offset_from=0, finish_offset_to=0),
            entry("2023-11-01", "2023-11-29"),
        )
    ]
    assert table == [True, True, False]


OWN = {
    "the last day, as the plan's own milestone": ([entry("2023-11-30")], True),
    "the first day": ([entry("2023-11-01")], True),
    "the day before the last": ([entry("2023-11-29")], False),
    "a part of the month that ends on its last day": ([entry("2023-11-21", "2023-11-30")], True),
    "by the last day": ([entry(None, finish_to="2023-11-30")], True),
    "the quarter that ends in another month": ([entry("2023-10-01", "2023-12-31")], False),
    "the last day, as the end of PIT": (
        [{"stage": "pit", "finish_from": "2023-11-30", "finish_to": "2023-11-30"}], True),
    "the last of several ends of PIT": (
        [{"stage": "pit", "finish_from": day, "finish_to": day} for day in ("2023-06-15", "2023-11-30")], True),
    "the last of several is another day": (
        [{"stage": "pit", "finish_from": day, "finish_to": day} for day in ("2023-11-30", "2023-12-04")], False),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), OWN.values(), ids=OWN)
def test_the_day_that_decides_is_anchored_where_it_is_the_options_own(rows: list, expected: bool) -> None:
    """Its interval, its first day, its last, or a part that ends on that: it may be copied, and proves nothing."""
    table = stand(ONE, plans({}), tasks(*rows)).set_index("milestone_id")
    assert table.at["M9", "is_anchored"] == expected


def test_lanes_that_give_different_days_leave_what_lies_between_open() -> None:
    """In time for the earliest, late only for the latest; a lane without a date never makes anybody late."""
    first = option(grace_months=None)
    second = option(grace_months=None, finish_from="2024-01-01", finish_to="2024-01-31")
    both = pd.concat([first, second.assign(item_id=["j1", "j2"])], ignore_index=True)
    found = [status(tasks(entry(day)), items=both) for day in ("2023-11-30", "2024-01-15", "2024-02-01")]
    assert found == ["ready", "too_wide", "late"]
    blank = pd.concat([first, second.assign(item_id=["j1", "j2"], finish_from=pd.NaT, finish_to=pd.NaT)])
    assert status(tasks(entry("2024-02-01")), items=blank) == "option_undated"


def test_margins_count_the_days_in_hand() -> None:
    """Least from the last day it can be ready, most from the first; grace counted; negative is beyond."""
    table = stand(ONE, plans({}), tasks(entry("2023-12-01", "2024-01-10"))).set_index("milestone_id")
    assert table.loc["M9", ["margin_least_days", "margin_most_days"]].tolist() == [-10, 30]


def test_word_and_plan_that_point_different_ways_disagree() -> None:
    """Both ways: support with a late plan, and cannot with one in time."""
    supports = positions({"position": "supports"})
    late, ready = tasks(entry("2024-02-01")), tasks(entry("2023-11-30"))
    found = [
        stand(ONE, plans({}), late, said=supports),
        stand(ONE, plans({}), ready, coded=cannot("P1")),
        stand(ONE, plans({}), ready, said=supports),
        stand(ONE, plans({}), ready, said=positions({"position": "opposes"})),
    ]
    flags = [table.set_index("milestone_id").at["M9", "disagrees"] for table in found]
    assert flags == [True, True, False, False]


def test_a_unit_speaks_with_one_voice() -> None:
    """What one says holds for all it answers for; where they differ, nobody has spoken."""
    unit = people({"responds_for": "group"}, {"responds_for": "group"})
    one = stand(unit, plans(), tasks(), said=positions({"position": "supports"}))
    assert one.loc[one["milestone_id"].eq("M9"), "says"].tolist() == ["can", "can"]
    both = positions(
        {"position": "supports"}, {"participant_id": "P2", "position": "supports_with_conditions"}
    )
    assert stand(unit, plans(), tasks(), said=both)["says"].isna().all()


def test_only_the_latest_plan_speaks() -> None:
    """A plan that was replaced by one that can't be read leaves its participant unreadable."""
    sent = plans({"plan_id": "old", "is_latest": False}, {"plan_id": "new", "is_readable": False})
    assert status(tasks(entry("2023-11-30", plan_id="old")), sent) == "not_readable"
