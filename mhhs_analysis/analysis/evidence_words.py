"""The evidence as tables to read: grades by side, the words that earned them, claims and plans, themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.reasons import marked_places
from mhhs_analysis.analysis.statements import CAN
from mhhs_analysis.analysis.wording import NOT_GIVEN, OPTION_WORDS, interval_words, moved_words, round_words
from mhhs_analysis.frames import CLAIM_OUTCOMES, EVIDENCE_GRADES, WITHHELD

OUTCOME_WORDS = {
    "borne_out": "its plan bears it out",
    "contradicted": "its plan contradicts it",
    "in_time_though_opposed": "opposes, though its plan is in time",
    "plan_silent": "its plan is silent",
    "not_comparable": "not comparable",
    WITHHELD: f"withheld {WITHHELD}",
}
CLAIM_WORDS = {
    "can": "can be ready",
    "can_with_conditions": "can be ready, with conditions",
    "cannot": "cannot be ready",
    "opposes": "opposes",
    "date": "gives a date",
}
SIDE_OF_CLAIM = {**dict.fromkeys(CAN, "for"), "cannot": "against", "opposes": "against"}
Names = Mapping[str, str]


def grade_counts(evidence: pd.DataFrame, participants: pd.DataFrame, round_: str) -> pd.DataFrame:
    """Return a row an option, side and grade of a round: how many units of N have evidence so good, noughts included.

    Columns: plan_option, side (for, against, [c]), grade (E0 to E4, [c]), units. A unit counts once a side, by the
    best grade of its respondents; a grade that is withheld, or a side that is, is counted as such.
    """
    units = participants.set_index("participant_id")["responds_for"]
    own = evidence[evidence["round"].eq(round_)]
    rank = own["grade"].map({grade: place for place, grade in enumerate((*EVIDENCE_GRADES, WITHHELD))})
    told = own.assign(unit=own["participant_id"].map(units), rank=rank)
    key = ["plan_option", "side", "unit"]
    best = told.sort_values("rank", kind="stable").drop_duplicates(key, keep="last")
    counts = best.groupby(["plan_option", "side", "grade"])["unit"].size().to_dict()
    return pd.DataFrame(
        [
            {
                "plan_option": option,
                "side": side,
                "grade": grade,
                "units": counts.get((option, side, grade), 0),
            }
            for option in sorted(own["plan_option"].unique())
            for side in ("for", "against", WITHHELD)
            for grade in (*EVIDENCE_GRADES, WITHHELD)
            if side != WITHHELD or grade == WITHHELD
        ],
        columns=["plan_option", "side", "grade", "units"],
    )


def grades_table(counts: pd.DataFrame, grades: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Return the counts as a table: a row an option and side, a column a grade; what is withheld has its own."""
    labels = {row["grade"]: f"{row['grade']} {row['label']}" for row in grades}
    labels[WITHHELD] = f"grade withheld {WITHHELD}"
    own = counts.assign(
        option=counts["plan_option"].map(OPTION_WORDS),
        side=counts["side"].replace({WITHHELD: f"side withheld {WITHHELD}"}),
        grade=counts["grade"].map(labels),
    )
    wide = own.pivot(index=["option", "side"], columns="grade", values="units").reindex(
        columns=list(labels.values())
    )
    rows = counts.assign(side=own["side"], option=own["option"])[["option", "side"]].drop_duplicates()
    wide = wide.reindex(pd.MultiIndex.from_frame(rows))
    wide = wide.loc[wide.fillna(0).sum(axis=1).gt(0)].astype("Int64").rename_axis(columns=None)
    if not wide[labels[WITHHELD]].fillna(0).any():
        return wide.drop(columns=labels[WITHHELD])
    return wide.rename(
        columns={name: f"{name}, shown" for grade, name in labels.items() if grade != WITHHELD}
    )


def evidence_table(
    evidence: pd.DataFrame, claims: pd.DataFrame, plan_option: str, names: Names, round_: str
) -> pd.DataFrame:
    """Return an option's evidence: the best first on each side, what earned it, and how the own plan stands to it."""
    own = evidence[evidence["plan_option"].eq(plan_option) & evidence["round"].eq(round_)]
    outcomes = _outcomes(claims)
    own = own.sort_values(["side", "grade"], ascending=False, kind="stable")
    told = [(row["participant_id"], row["round"], plan_option, row["side"]) for row in own.to_dict("records")]
    return pd.DataFrame(
        {
            "side": own["side"],
            "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
            "grade": own["grade"],
            "earned by": own["because"].fillna(""),
            "words found": own["words"].fillna(""),
            "its own plan": [outcomes.get(key, "") for key in told],
            "source": marked_places(own),
        }
    ).set_index(["side", "respondent"])


def found_table(found: pd.DataFrame, plan_option: str, names: Names, round_: str) -> pd.DataFrame:
    """Return each date, duration and quantity found for an option, with what stands around it, and its cell."""
    own = found[found["plan_option"].eq(plan_option) & found["round"].eq(round_) & found["kind"].ne("plan")]
    return (
        pd.DataFrame(
            {
                "side": own["side"],
                "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
                "kind": own["kind"],
                "words": own["words"],
                "earns": ["nothing: the option's own date" if one else "E2" for one in own["is_options_own"]],
                "in": own["excerpt"],
                "source": marked_places(own),
            }
        )
        .sort_values(["side", "respondent"], ascending=[False, True], kind="stable")
        .reset_index(drop=True)
    )


def outcome_counts(
    claims: pd.DataFrame, positions: pd.DataFrame, participants: pd.DataFrame, round_: str
) -> pd.DataFrame:
    """Return a row an option, side and outcome: how many units' claims of being ready, or of not, end so.

    Columns: plan_option, side (for: it can be ready; against: it can't, or opposes; [c]), outcome, units. The claims
    of the respondents of a unit count once where they end alike; units whose position is withheld are on no side.
    """
    units = participants.set_index("participant_id")["responds_for"]
    own = claims[claims["round"].eq(round_) & claims["claim"].ne("date")]
    told = own.assign(unit=own["participant_id"].map(units), side=own["claim"].map(SIDE_OF_CLAIM))
    shut = positions[positions["round"].eq(round_) & positions["position"].eq(WITHHELD)]
    hidden = shut.assign(unit=shut["participant_id"].map(units), side=WITHHELD, outcome=WITHHELD)
    by = pd.concat([told, hidden]).groupby(["plan_option", "side", "outcome"])["unit"]
    counts = by.nunique().to_dict()
    rows = [
        (option, side, outcome)
        for option in sorted({*own["plan_option"].dropna(), *shut["plan_option"]})
        for side in ("for", "against", WITHHELD)
        for outcome in (*CLAIM_OUTCOMES, WITHHELD)
        if side != WITHHELD or outcome == WITHHELD
    ]
    table = pd.DataFrame(rows, columns=["plan_option", "side", "outcome"], dtype="str")
    return table.assign(units=[counts.get(row, 0) for row in rows])


def claims_table(claims: pd.DataFrame, names: Names, *outcomes: str) -> pd.DataFrame:
    """Return claims and the plan that each is held against: of the outcomes given, else all; by how many days, why.

    Days are from the option's deadline, or from the date claimed, to the day of the plan.
    """
    own = claims[claims["outcome"].isin(outcomes)] if outcomes else claims
    rows = own.to_dict("records")
    return pd.DataFrame(
        {
            "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
            "of": [f"{row['milestone_id']} of {_option(row)}".removesuffix(" of ") for row in rows],
            "round": own["round"].map(round_words),
            "claims that it": [_claim(row) for row in rows],
            "its plan is ready": [_days(row["plan_from"], row["plan_to"]) for row in rows],
            "so": own["outcome"].map(OUTCOME_WORDS),
            "the plan is": [moved_words(row["least_days"], row["most_days"]) for row in rows],
            "why": own["why"].fillna(""),
            "said in": marked_places(own),
            "plan in": own["plan_place"].fillna(""),
        }
    ).reset_index(drop=True)


def themes_table(counts: pd.DataFrame, labels: Mapping[str, str], round_: str) -> pd.DataFrame:
    """Return how many units speak of each theme, for and against each option: a row a theme, the most told first.

    `labels` is theme_id to label. Answers that speak of no option, or of neither side, are counted under other.
    Where every count is withheld one row says so.
    """
    own = counts[counts["round"].eq(round_)]
    if len(own) and own["shown"].eq(WITHHELD).all():
        own = own.drop_duplicates(["plan_option", "side"]).assign(theme_id="each theme")
        labels = {"each theme": f"each of {len(labels)} themes"}
    head = [_heading(row) for row in own.to_dict("records")]
    wide = own.assign(head=head, label=own["theme_id"].map(dict(labels)))
    wide = wide.pivot_table(index="label", columns="head", values="shown", aggfunc=" + ".join, sort=False)
    total = own.groupby(own["theme_id"].map(dict(labels)))["units"].sum()
    order = total.sort_values(ascending=False, kind="stable").index
    return wide.reindex(order).fillna("").rename_axis(index="theme", columns=None)


def excerpts_table(hits: pd.DataFrame, labels: Mapping[str, str], names: Names, round_: str) -> pd.DataFrame:
    """Return each place where a theme is spoken of: the words found, what stands around them, and the cell."""
    own = hits[hits["round"].eq(round_)].assign(theme=lambda rows: rows["theme_id"].map(dict(labels)))
    own = own.sort_values(["theme", "plan_option", "side"], kind="stable", na_position="last")
    return pd.DataFrame(
        {
            "theme": own["theme"],
            "of": [_heading(row) for row in own.to_dict("records")],
            "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
            "words found": own["words"],
            "in": own["excerpt"],
            "source": marked_places(own),
        }
    ).reset_index(drop=True)


def uncovered_table(uncovered: pd.DataFrame, names: Names, round_: str) -> pd.DataFrame:
    """Return the open answers that no theme covers, with their cells."""
    own = uncovered[uncovered["round"].eq(round_)]
    return pd.DataFrame(
        {
            "of": [_heading(row) for row in own.to_dict("records")],
            "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
            "question": own["question_id"],
            "answer": own["text"].str.replace(r"\s*\n\s*", " / ", regex=True),
            "source": marked_places(own),
        }
    ).reset_index(drop=True)


def _outcomes(claims: pd.DataFrame) -> dict[tuple[str, ...], str]:
    """Return how each claim of being ready ended, by respondent, round, option and side, in words."""
    told: dict[tuple[str, ...], str] = {}
    for row in claims[claims["claim"].ne("date")].to_dict("records"):
        key = (row["participant_id"], row["round"], row["plan_option"], SIDE_OF_CLAIM[row["claim"]])
        apart = moved_words(row["least_days"], row["most_days"])
        told[key] = OUTCOME_WORDS[row["outcome"]] + (f": {apart}" if apart else "")
    return told


def _heading(row: Mapping[Any, Any]) -> str:
    option = OPTION_WORDS.get(row["plan_option"], "") if pd.notna(row["plan_option"]) else ""
    side = row["side"] if pd.notna(row["side"]) else ""
    return f"{side} {option}".strip() if side else f"{option}, other".removeprefix(", ")


def _option(row: Mapping[Any, Any]) -> str:
    return OPTION_WORDS.get(row["plan_option"], "") if pd.notna(row["plan_option"]) else ""


def _claim(row: Mapping[Any, Any]) -> str:
    return f"is ready: {row['words']}" if row["claim"] == "date" else CLAIM_WORDS[row["claim"]]


def _days(first: pd.Timestamp, last: pd.Timestamp) -> str:
    words = interval_words(first, last)
    return "" if words == NOT_GIVEN else words
