"""Every number of the evidence leads to the answer or the activity behind it: two steps, none of them a dead end."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.evidence_words import grade_counts, outcome_counts

KEY = ["participant_id", "round", "question_id"]
PLACE = ["file", "sheet", "cell"]


def with_answers(full: dict, name: str) -> pd.DataFrame:
    """A frame's rows beside the answers that they were read in."""
    rows = full[name][full[name]["question_id"].notna()]
    told = rows.merge(full["answers"], on=KEY, how="left", suffixes=("", "_answer"))
    assert len(told) == len(rows) and told["kind_answer" if "kind" in rows else "kind"].notna().all()
    return told


@pytest.mark.parametrize(
    "name", ["evidence_found", "theme_hits", "conditions", "uncovered_answers", "claims"]
)
def test_what_was_read_stands_in_the_cell_of_its_answer(full, name: str) -> None:
    """File, sheet and cell are those of the answer, and so is whether it is confidential."""
    told = with_answers(full, name)
    assert len(told) > 5
    for column in (*PLACE, "is_confidential"):
        assert told[column].fillna("").tolist() == told[f"{column}_answer"].fillna("").tolist()


def test_the_words_found_begin_where_they_are_said_to(full) -> None:
    """Character by character of the answer."""
    told = with_answers(full, "evidence_found")
    for row in told.to_dict("records"):
        assert " ".join(row["text"][row["character"] :].split()).startswith(row["words"])


def test_each_grade_is_counted_from_rows_that_are_there(full) -> None:
    """The units of a count are those of the evidence, no more and no fewer."""
    counts = grade_counts(full["evidence"], full["participants"], "round-2")
    units = full["participants"].set_index("participant_id")["responds_for"]
    own = full["evidence"][full["evidence"]["round"].eq("round-2")]
    for (option, side), group in counts.groupby(["plan_option", "side"]):
        rows = own[own["plan_option"].eq(option) & own["side"].eq(side)]
        assert group["units"].sum() == rows["participant_id"].map(units).nunique()
        assert rows["file"].notna().all() and rows["cell"].notna().all()


def test_words_that_earned_a_grade_are_each_listed(full) -> None:
    """An E2 has words; each of them stands in a row of its own."""
    found = full["evidence_found"]
    key = ["participant_id", "round", "plan_option", "side"]
    words = found[found["kind"].ne("plan") & ~found["is_options_own"].astype(bool)].groupby(key)["words"]
    listed = words.agg("; ".join).to_dict()
    for row in full["evidence"].to_dict("records"):
        assert listed.get(tuple(row[name] for name in key)) == (
            row["words"] if pd.notna(row["words"]) else None
        )
        assert row["grade"] not in ("E0", "E1") or pd.isna(row["words"])


def test_a_plan_that_a_claim_is_held_against_is_an_activity_of_its_sender(full) -> None:
    """With the day that the claim names."""
    activities = full["activities"]
    places = activities[PLACE].fillna("").agg(lambda parts: ", ".join(filter(None, parts)), axis=1)
    held = full["claims"][full["claims"]["plan_place"].notna()]
    assert len(held) > 20
    for row in held.to_dict("records"):
        own = activities[places.eq(row["plan_place"])]
        assert (own["participant_id"] == row["participant_id"]).any()
        days = {*own["finish_to"].dropna(), *own["start_to"].dropna()}
        assert pd.isna(row["plan_to"]) or row["plan_to"] in days


def test_each_outcome_is_counted_from_claims_that_are_there(full) -> None:
    """Who supports POAP 2 while its own plan contradicts it is named by the claims."""
    counts = outcome_counts(full["claims"], full["positions"], full["participants"], "round-2")
    key = counts["plan_option"].eq("poap-2") & counts["side"].eq("for") & counts["outcome"].eq("contradicted")
    claims = full["claims"]
    own = claims[claims["plan_option"].eq("poap-2") & claims["outcome"].eq("contradicted")]
    told = own[own["claim"].isin(["can", "can_with_conditions"])]
    assert counts.loc[key, "units"].tolist() == [told["participant_id"].nunique()] and len(told)
    assert told["least_days"].gt(0).all()
