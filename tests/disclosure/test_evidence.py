"""What bears out a position passes the door as it is, marked, or not at all: by the registers alone."""

import pandas as pd
import pytest

from mhhs_analysis.analysis import evidence_shown
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import (
    CLAIMS,
    CODER_AGREEMENT,
    CONDITIONS,
    EVIDENCE,
    EVIDENCE_FOUND,
    POSITIONS_HELD,
    ROUND_CHANGES,
    WITHHELD,
    frame_of,
)

SEED = "0123456789abcdef"
READ_IN_ANSWERS = ["conditions", "evidence_found", "theme_hits", "uncovered_answers", "claims"]


@pytest.fixture(scope="module")
def public(full) -> dict[str, pd.DataFrame]:
    return disclose(full, "public", SEED)


def secret_words(full: dict[str, pd.DataFrame], name: str, column: str) -> set[str]:
    """Words of a frame that stand in confidential rows alone, and in nothing public."""
    table = full[name]
    shut = table["is_confidential"].astype(bool)
    open_words = "\n".join(full["answers"].loc[~full["answers"]["is_confidential"].astype(bool), "text"])
    words = set(table.loc[shut, column].dropna()) - set(table.loc[~shut, column].dropna())
    return {one for one in words if one not in open_words}


@pytest.mark.parametrize("name", READ_IN_ANSWERS)
def test_nothing_read_in_a_confidential_answer_passes(full, public, name: str) -> None:
    """Its row is not there; that there is one the answers say."""
    table = full[name]
    assert table["is_confidential"].any()
    kept = table[~table["is_confidential"].astype(bool)]
    if name != "evidence_found":
        assert len(public[name]) == len(kept)
    assert not public[name]["is_confidential"].any()


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("evidence_found", "excerpt"),
        ("theme_hits", "excerpt"),
        ("uncovered_answers", "text"),
        ("conditions", "condition"),
    ],
)
def test_no_words_of_a_confidential_answer_stand_in_any_public_frame(
    full, public, name: str, column: str
) -> None:
    """Not in another frame either."""
    whole = "\n".join(str(value) for table in public.values() for value in table.to_numpy().ravel())
    words = secret_words(full, name, column)
    assert words and [one for one in words if one in whole] == []


def test_a_grade_that_may_rest_on_a_confidential_plan_is_withheld_whatever_it_is(full, public) -> None:
    """Of a public answer: by the mark on the plan, not by what the plan is worth."""
    held, shown = full["positions"], public["positions"]
    shut = held["is_grade_confidential"].astype(bool)
    assert (shut & ~held["is_confidential"].astype(bool)).any()
    assert set(shown.loc[shut.to_numpy(), "evidence_grade"]) == {WITHHELD}
    assert set(shown.loc[shut.to_numpy(), "agrees_with_own_plan"]) == {WITHHELD}


OF_AN_OPTION = ["participant_id", "round", "plan_option"]


def keys(table: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(table[OF_AN_OPTION].astype("str").itertuples(index=False, name=None))


def reasons_in_confidence(full: dict[str, pd.DataFrame], *, beside: bool) -> pd.DataFrame:
    """Answers in confidence to why an option works or doesn't: asked for, or else comments beside what was asked."""
    asks = full["questions"][["round", "question_id", "asks_for", "is_beside"]]
    told = full["answers"].merge(asks[asks["asks_for"].isin(["reason_for", "reason_against"])])
    own = told[told["is_confidential"].astype("bool") & told["plan_option"].notna()]
    return own[own["is_beside"].astype("bool") == beside]


def test_evidence_in_confidence_tells_that_it_was_asked_for_and_nothing_else(full, public) -> None:
    """The same rows stand there if the answers say nothing: that they are there is seen in the answers anyway."""
    asked = keys(reasons_in_confidence(full, beside=False))
    evidence = full["evidence"]
    is_theirs = [
        key in asked and hidden
        for key, hidden in zip(
            evidence[OF_AN_OPTION].astype("str").itertuples(index=False, name=None),
            evidence["is_confidential"],
            strict=True,
        )
    ]
    assert asked and any(is_theirs)
    silent = disclose(full | {"evidence": evidence[[not one for one in is_theirs]]}, "public", SEED)[
        "evidence"
    ]
    told = [*OF_AN_OPTION, "side", "grade"]
    assert silent[told].astype("str").equals(public["evidence"][told].astype("str"))


def test_a_comment_in_confidence_that_nobody_asked_for_gives_no_row_on_its_option(full) -> None:
    """The answers hide which option it is on, so the evidence does."""
    questions = full["questions"].assign(is_beside=True)
    seen = disclose(full | {"questions": questions}, "public", SEED)["evidence"]
    assert not seen["side"].eq(WITHHELD).any()


def test_every_public_grade_is_ofgems(full, public) -> None:
    """Or it is marked."""
    key = ["participant_id", "round", "plan_option", "side"]
    both = public["evidence"].merge(full["evidence"], on=key, suffixes=("", "_full"))
    seen = both[both["grade"].ne(WITHHELD)]
    assert len(seen) > 10 and seen["grade"].equals(seen["grade_full"])
    assert seen["words"].fillna("").equals(seen["words_full"].fillna(""))


# --- the rules, case by case --------------------------------------------------------------------------------

ROW = {"participant_id": "P1", "round": "round-2", "plan_option": "poap-1", "file": "f", "cell": "B2"}
OPEN = {**ROW, "is_confidential": False}
EVIDENT = {**OPEN, "side": "for", "grade": "E4", "because": "P1's plan", "words": "6 weeks", "plan_file": "plans/p",
           "is_grade_confidential": False}  # fmt: skip
CASES = {
    "public answers and plan": ({}, "", [], [("for", "E4", "6 weeks", "plans/p")]),
    "a confidential plan": ({"is_grade_confidential": True}, "", [], [("for", WITHHELD, "6 weeks", None)]),
    "a confidential answer": (
        {"is_confidential": True, "is_grade_confidential": True}, "", [], [(WITHHELD, WITHHELD, None, None)]),
    "one's own": ({"is_confidential": True, "is_grade_confidential": True}, "P1", [],
                  [("for", "E4", "6 weeks", "plans/p")]),
    "without a public name": ({}, "", ["P1"], [("for", WITHHELD, "6 weeks", None)]),
}  # fmt: skip


@pytest.mark.parametrize(("said", "own", "nameless", "expected"), CASES.values(), ids=CASES)
def test_evidence_shown(said: dict, own: str, nameless: list, expected: list) -> None:
    """One case of the rule."""
    shown = evidence_shown.evidence_shown(frame_of([{**EVIDENT, **said}], EVIDENCE), own, nameless)
    told = [tuple(None if pd.isna(one) else one for one in row)
            for row in shown[["side", "grade", "words", "plan_file"]].to_numpy()]  # fmt: skip
    assert told == expected


def test_both_sides_of_a_confidential_respondent_are_one_row() -> None:
    """On how many sides it stands is not told."""
    rows = [{**EVIDENT, "side": side, "is_confidential": True} for side in ("for", "against")]
    for held in (rows, rows[:1]):
        assert len(evidence_shown.evidence_shown(frame_of(held, EVIDENCE), "", [])) == 1


CLAIM = {**OPEN, "milestone_id": "M9", "claim": "can", "outcome": "contradicted", "least_days": 5, "most_days": 9,
         "why": "late", "plan_to": "2024-01-05", "plan_place": "plans/p, B3",
         "is_plan_confidential": False}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "nameless"),
    [({"is_plan_confidential": True}, []), ({}, ["P1"])],
    ids=["a confidential plan", "nameless"],
)
def test_how_a_claim_stands_to_a_hidden_plan_is_withheld(said: dict, nameless: list) -> None:
    """The claim is public; nothing of the plan is told."""
    (row,) = evidence_shown.claims_shown(frame_of([{**CLAIM, **said}], CLAIMS), "", nameless).to_dict(
        "records"
    )
    assert row["claim"] == "can" and row["outcome"] == WITHHELD
    assert all(pd.isna(row[name]) for name in ("least_days", "most_days", "why", "plan_to", "plan_place"))


@pytest.mark.parametrize(("own", "expected"), [("", WITHHELD), ("P1", "opposes")])
def test_a_public_condition_does_not_show_a_confidential_position(own: str, expected: str) -> None:
    """The condition is public; the position on that option rests on an answer that isn't."""
    told = {
        **OPEN,
        "question_id": "Q2c",
        "condition": "a later M9",
        "position": "opposes",
        "coded_by": "rule",
    }
    held = {
        **ROW,
        "position": "opposes",
        "coded_by": "rule",
        "is_confidential": True,
        "is_grade_confidential": True,
    }
    others = [{**told, "participant_id": "P2"}, {**told, "plan_option": "poap-2"}]
    conditions, positions = frame_of([told, *others], CONDITIONS), frame_of([held], POSITIONS_HELD)
    shown = evidence_shown.conditions_shown(conditions, positions, own)
    assert shown["position"].tolist() == [expected, "opposes", "opposes"]


def test_a_public_plan_of_one_without_a_public_name_is_not_listed_as_found() -> None:
    """Its file is secret by its sender's name."""
    found = {
        **OPEN,
        "side": "for",
        "kind": "plan",
        "character": 0,
        "words": "a plan",
        "is_options_own": False,
    }
    table = frame_of([found, {**found, "kind": "date", "question_id": "Q1a"}], EVIDENCE_FOUND)
    assert evidence_shown.found_shown(table, "", ["P1"])["kind"].tolist() == ["date"]


def test_what_changed_in_confidence_is_withheld() -> None:
    """Of both rounds, days and cells too."""
    row = {"participant_id": "P1", "what": "answer", "about": "round-1:Q1 and round-2:Q1", "earlier": "May",
           "later": "June", "change": "changed", "least_days": 1, "why": "same",
           "is_confidential": True, "places": "f, B2"}  # fmt: skip
    (told,) = evidence_shown.changes_shown(frame_of([row], ROUND_CHANGES), "", []).to_dict("records")
    assert (told["change"], told["why"]) == (WITHHELD, WITHHELD)
    assert all(pd.isna(told[name]) for name in ("earlier", "later", "least_days", "places"))


def test_a_late_answer_in_confidence_shuts_the_counts_of_those_in_time(full) -> None:
    """With and without it the counts would tell it."""
    late = full["answers"]["participant_id"].eq("P02").astype("boolean")
    told = full | {"answers": full["answers"].assign(is_late=late)}
    counts = disclose(told, "public", SEED)["position_counts"]
    said = counts[counts["plan_option"].eq("poap-1") & counts["position"].ne("no_response")]
    is_shut = said["shown"].eq(WITHHELD).groupby(said["answers_counted"])
    assert is_shut.all()["in_time"] and not is_shut.all()["all"]


def test_who_coded_is_told_to_nobody_but_ofgem(full) -> None:
    """Neither in the agreement nor beside what they coded."""
    agreement = frame_of(
        [{"codes": "position", "pair": 1, "coders": "A. Analyst; B. Reader", "answers": 3, "agreed": 2}],
        CODER_AGREEMENT,
    )
    coded = full["positions"].assign(coded_by="A. Analyst, 2022-10-25: why")
    shown = disclose(
        full | {"coder_agreement": agreement, "positions": coded}, "public", SEED, ["A. Analyst"]
    )
    assert shown["coder_agreement"]["coders"].tolist() == [WITHHELD]
    assert not shown["positions"]["coded_by"].str.contains("A. Analyst", regex=False).any()
