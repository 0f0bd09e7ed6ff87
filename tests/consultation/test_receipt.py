"""Late, superseding and duplicate files: each is flagged, and one plan speaks for a participant."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.consultation.receipt import versions
from tests.consultation.kept import PLAN, SETTINGS, Kept

OTHER = PLAN.replace("Design", "Build")


def set_closes(kept: Kept, line: str) -> None:
    (kept.path / "consultation.toml").write_text(
        SETTINGS.replace("closes = 2022-10-21\n", line), encoding="utf-8"
    )


def test_what_came_after_the_close_is_late_and_still_speaks(kept) -> None:
    """The last day is in time, the next is late; the late plan is the latest all the same."""
    kept.plan("plans/a.csv", received_date="2022-10-21")
    kept.plan("plans/b.csv", OTHER, received_date="2022-10-22")
    tables = kept.tables()
    for name in ("received", "plans"):
        assert tables[name].set_index("file")["is_late"].to_dict() == {
            "plans/a.csv": False,
            "plans/b.csv": True,
        }
    assert tables["plans"].set_index("file")["is_latest"].to_dict() == {
        "plans/a.csv": False,
        "plans/b.csv": True,
    }


def test_without_a_close_nothing_is_known_to_be_late(kept) -> None:
    """No close, or one of another round: missing, which is not False."""
    kept.plan("plans/a.csv", round="round-1", received_date="2022-10-22")
    assert kept.tables()["received"]["is_late"].isna().all()
    kept.plan("plans/b.csv", OTHER, received_date="2022-10-22")
    assert kept.tables()["received"]["is_late"].isna().tolist() == [True, False]
    set_closes(kept, "")
    assert kept.tables()["plans"]["is_late"].isna().all()


def test_a_close_that_is_no_day_is_a_fault(kept) -> None:
    """It is told as as_at is."""
    set_closes(kept, 'closes = "21 October"\n')
    assert any("closes is '21 October'; write a day" in fault for fault in kept.faults())


def test_the_same_file_twice_is_one_version(kept) -> None:
    """A plan sent again is listed, says what it repeats, and is neither read nor counted again."""
    kept.plan("plans/a.csv")
    kept.plan("plans/again.csv", received_date="2022-10-18")
    tables = kept.tables()
    again = tables["received"].set_index("file").loc["plans/again.csv"]
    assert (
        again["duplicate_of"] == "plans/a.csv"
        and again["rows_in"] == 0
        and "not counted again" in again["reasons"]
    )
    assert tables["plans"]["file"].tolist() == ["plans/a.csv"] and tables["warnings"].empty
    assert set(tables["activities"]["file"]) == {"plans/a.csv"}
    assert "plans/again.csv" in set(tables["set_aside"]["file"])


def test_the_same_plan_in_another_round_is_that_rounds_plan(kept) -> None:
    """Sent again in Round 2, a plan of Round 1 speaks in Round 2."""
    kept.plan("plans/a.csv", round="round-1", received_date="2022-06-01")
    kept.plan("plans/b.csv", planned_against="poap-1")
    tables = kept.tables()
    assert tables["received"]["duplicate_of"].isna().all() and len(tables["plans"]) == 2


def test_an_old_plan_sent_again_after_another_is_doubted(kept) -> None:
    """It may be meant to speak again: nobody knows, so it is asked."""
    kept.plan("plans/a.csv")
    kept.plan("plans/b.csv", OTHER, received_date="2022-10-16")
    kept.plan("plans/c.csv", received_date="2022-10-18")
    tables = kept.tables()
    (doubt,) = tables["warnings"].to_dict("records")
    assert (doubt["file"], doubt["reason"]) == ("plans/c.csv", "plans/a.csv sent again, after plans/b.csv")
    assert tables["plans"].set_index("file").at["plans/b.csv", "is_latest"]


def test_equal_files_of_two_participants_are_two_plans_and_a_doubt(kept) -> None:
    """Both are read and both are doubted: one may have been sent for the other."""
    kept.plan("plans/a.csv")
    kept.plan("plans/b.csv", participant_id="P2")
    tables = kept.tables()
    assert len(tables["plans"]) == 2 and tables["received"]["duplicate_of"].isna().all()
    reasons = tables["warnings"].set_index("file")["reason"].to_dict()
    assert reasons == {"plans/a.csv": "the same bytes as plans/b.csv, which another participant sent",
                       "plans/b.csv": "the same bytes as plans/a.csv, which another participant sent"}  # fmt: skip


def test_of_two_plans_of_one_day_the_superseding_one_speaks(kept) -> None:
    """Whichever is listed first; nothing is left to doubt."""
    kept.plan("plans/b.csv", OTHER, supersedes="plans/a.csv")
    kept.plan("plans/a.csv")
    tables = kept.tables()
    plans = tables["plans"].set_index("file")
    assert plans["version"].to_dict() == {"plans/a.csv": 1, "plans/b.csv": 2}
    assert (
        plans["is_latest"].to_dict() == {"plans/a.csv": False, "plans/b.csv": True}
        and tables["warnings"].empty
    )


def test_of_two_plans_of_one_day_the_last_speaks_and_the_doubt_is_told(kept) -> None:
    """Without a word on which replaces which, the warning names the other."""
    kept.plan("plans/a.csv")
    kept.plan("plans/b.csv", OTHER)
    tables = kept.tables()
    assert tables["plans"].set_index("file")["is_latest"].to_dict() == {
        "plans/a.csv": False,
        "plans/b.csv": True,
    }
    (doubt,) = tables["warnings"].to_dict("records")
    assert doubt["reason"] == "nothing decides between it and plans/a.csv: all came on 2022-10-14"
    kept.plan("plans/c.csv", PLAN.replace("Design", "Test"), received_date="2022-10-15")
    assert kept.tables()["warnings"].empty  # what speaks now is decided


def test_what_replaces_a_duplicate_replaces_the_first(kept) -> None:
    """A plan's supersedes names a plan there is."""
    kept.plan("plans/a.csv")
    kept.plan("plans/again.csv", received_date="2022-10-15")
    kept.plan("plans/b.csv", OTHER, received_date="2022-10-16", supersedes="plans/again.csv")
    assert kept.tables()["plans"].set_index("file").at["plans/b.csv", "supersedes"] == "plans/a.csv"


def test_an_entry_of_a_duplicate_is_a_fault(kept) -> None:
    """It would change nothing: it is told which file to name."""
    kept.plan("plans/a.csv")
    kept.plan("plans/again.csv", received_date="2022-10-15")
    kept.register("readings.csv", {"file": "plans/again.csv", "setting": "year", "value": "2023"})
    (fault,) = kept.faults()
    assert "readings.csv row 2: plans/again.csv is the same file as plans/a.csv; name that one" in fault


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("plans/nowhere.csv", "which is not in received.csv"),
        ("plans/later.csv", "which came later, on 2022-10-20"),
        ("plans/theirs.csv", "which is not a plan of the same participant"),
        ("plans/b.csv", "which replaces it in turn"),
        ("plans/ring.csv", "which replaces it in turn"),
    ],
)
def test_what_cannot_be_superseded_is_a_fault(kept, named: str, told: str) -> None:
    """A file that isn't there, came later, is another's, is itself, or replaces it: a fault with file and row."""
    kept.plan("plans/b.csv", supersedes=named)
    kept.plan("plans/later.csv", OTHER, received_date="2022-10-20")
    kept.plan("plans/theirs.csv", OTHER, participant_id="P2")
    if named == "plans/ring.csv":
        kept.plan(named, OTHER, supersedes="plans/b.csv")
    faults = kept.faults()
    assert faults and "received.csv row 2: supersedes" in faults[0] and told in faults[0]


def test_a_day_earlier_knows_nothing_of_what_replaces_a_plan(kept) -> None:
    """Before it came, the plan it replaces speaks."""
    kept.plan("plans/a.csv")
    kept.plan("plans/b.csv", OTHER, received_date="2022-10-20", supersedes="plans/a.csv")
    plans = kept.tables(date(2022, 10, 19))["plans"]
    assert plans["file"].tolist() == ["plans/a.csv"] and plans["is_latest"].all()


@st.composite
def sent(draw: st.DrawFn) -> list[dict]:
    """Plans of one participant, in any order of the register, some replacing one received no later."""
    days = sorted(draw(st.lists(st.integers(1, 4), min_size=1, max_size=7)))
    plans = [{"plan_id": f"p{n}", "file": f"p{n}", "participant_id": "P1", "round": "round-2",
              "received_date": f"2022-10-0{day}", "supersedes": None} for n, day in enumerate(days)]  # fmt: skip
    for number, plan in enumerate(plans[1:], 1):
        plan["supersedes"] = draw(st.sampled_from([None, *(f"p{n}" for n in range(number))]))
    return draw(st.permutations(plans))


@given(sent())
def test_one_plan_speaks_and_none_that_was_replaced(plans: list[dict]) -> None:
    """The latest is of the last day and replaced by none; versions number all, a replaced one lower."""
    made = versions(plans)
    version = {plan["plan_id"]: plan["version"] for plan in made}
    (speaker,) = [plan for plan in made if plan["is_latest"]]
    assert sorted(version.values()) == list(range(1, len(plans) + 1)) and speaker["version"] == len(plans)
    assert speaker["received_date"] == max(plan["received_date"] for plan in plans)
    assert all(version[plan["supersedes"]] < plan["version"] for plan in made if plan["supersedes"])
    assert pd.Series([plan["received_date"] for plan in made]).is_monotonic_increasing
